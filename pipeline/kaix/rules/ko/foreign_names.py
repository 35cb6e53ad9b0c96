"""Foreigners' names of which the form tells, whatever the words: `칼둔 알 무바라크`, `응우옌 반 득`, `사토 레이`.

What stands between two words (알, 빈, 폰데어), a family name that only one language has (응우옌, 다카하시) and
the employer behind them say that the words are one name. Names of listed persons and given names are `persons.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from kaix import vocabulary

# Between two words of a name; those that are Korean words too (두, 본) only behind a word that sounds foreign.
_LINKS = frozenset((
    "알", "빈", "빈트", "이븐", "벤", "엘", "반", "판", "폰", "폰데어", "폰더", "판데르", "반데르", "반데어", "반덴",
    "드", "델", "데", "디", "다", "도스", "두", "라", "르", "본",
))  # fmt: skip
_WEAK_LINKS = frozenset(("드", "델", "데", "디", "다", "두", "라", "르", "본", "판", "반", "벤", "엘", "빈"))
_INITIAL = re.compile(r"[A-Z]\.?")
_WORD = re.compile(r"[가-힣]{1,7}")


@cache
def _families(origin: str) -> frozenset[str]:
    return frozenset(row["name"] for row in vocabulary.table("family_names_ko") if row["origin"] == origin)


def family_first(word: str) -> bool:
    """Whether a word is a family name that stands in front of the given name: 다케우치."""
    return word in _families("japanese")


def length(
    words: Sequence[str],
    at: int,
    employed: Callable[[str], bool],
    may_be_surname: Callable[[str], bool],
    foreign: Callable[[str], bool],
) -> int:
    """How many words from `at` are a name of such a form; 0 where they are none."""

    def word(offset: int) -> str:
        return words[at + offset] if at + offset < len(words) else ""

    first, second, third = word(0), word(1), word(2)
    if not second or _WORD.fullmatch(first) is None or not may_be_surname(first):
        return 0
    given = first in vocabulary.words("given_names_ko")
    if second in _LINKS and len(first) > 1:
        last = 2
        while word(last) in _LINKS:  # 마흐무드 알 빈 …
            last += 1
        end = word(last)
        if (
            end
            and len(end) > 1
            and may_be_surname(end)
            and not employed(end)
            and (given or foreign(first) or (foreign(end) and second not in _WEAK_LINKS))
        ):
            return last + 1  # 칼둔 알 무바라크, 마리안 폰데어 뮐렌
    if _INITIAL.fullmatch(second) and third and (given or foreign(first)) and may_be_surname(third):
        return 3  # 토머스 J. 리드
    if first in _families("japanese"):
        if 2 <= len(second) <= 4 and may_be_surname(second) and not employed(second):
            return 2  # 사토 레이
        return 0
    if third in ("전", "현", "신임", "새", "前", "現"):
        return 0
    short = all(
        1 <= len(part) <= 3 and may_be_surname(part) and not employed(part) for part in (second, third)
    )
    if first in _families("vietnamese") and third and short:
        return 3  # 응우옌 반 득
    if (
        third
        and short
        and first in _families("chinese")
        and len(second) + len(third) <= 4
        and (foreign(second + third) or not word(3) or employed(word(3)))
    ):
        return 3  # 탄 웨이 밍
    if (
        third
        and employed(word(3))
        and all(foreign(part) and not employed(part) for part in (first, second, third))
    ):
        return 3  # 마리아 페르난다 에스피노사 에콰도르 장관
    return 0
