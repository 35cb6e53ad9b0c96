"""What kind of owner a Korean phrase is: a class of many, a body that no list names, a person, whose a measure is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from kaix import vocabulary
from kaix.analysis.sentences import Chunk
from kaix.attribution.ko import places
from kaix.attribution.ko.setting import measure
from kaix.people import surname_part
from kaix.reading import Reading

_OWNED = ("result", "value", "asset", "price", "budget", "fine", "spending")
"""Classes of measures that are somebody's; a fund or a deal may itself be whose a sum is."""
_OF_MEASURE = frozenset((
    "총", "연간", "누적", "전체", "평균", "분기", "연", "월", "월간", "합산", "예상", "최대", "최소", "잔액",
))  # fmt: skip
_OF_THINGS = frozenset((
    "가격", "값", "단가", "판매가", "출고가", "요금", "이용료", "구독료", "유가", "호가", "고정거래가", "현물가",
    "사업", "지원", "투입", "대출",
))  # fmt: skip
"""Measures whose owner is no part of their phrase: the price of a thing is its maker's, a business what it is in."""
_LOCAL_HEAD = re.compile(
    r"(?:^|\s)(?P<where>[가-힣]{1,4}(?:시(?=장)|군(?=수)|구(?=청장)|도(?=지사)))(?P<title>장|수|청장|지사)$"
)
_AGE = re.compile(r"\((?:[1-9][0-9](?:세|·[^)]{1,6})?)\)")
_OF_A = re.compile(r"(?:^|\s)(?:[가-힣] ?모|[A-Z])\s?(?:씨|대표|회장|의장)$|^[가-힣]{1,4} ?씨$")
_HANGUL_NAME = re.compile(r"[가-힣]{2,4}")
GENERIC = frozenset(("규모", "금액", "총액", "액수", "신고금액", "사업", "대금", "투자금", "잔액"))


def measure_of(chunk: Chunk) -> str:
    """The class of the measure that a phrase ends in; of `시장 규모` that of 시장."""
    words = chunk.text.split()
    if len(words) > 1 and words[-1] in GENERIC and (found := measure(words[-2])):
        return found
    return measure(chunk.head)


def measured(words: Sequence[str]) -> Sequence[str]:
    """The words before the nouns at the end that say what a sum is: 노동자 of `노동자 시급`; none elsewhere."""
    end = len(words)
    if words and words[-1] in _OF_THINGS:
        return ()
    while end and (measure(words[end - 1]) in _OWNED or words[end - 1] in _OF_MEASURE):
        end -= 1
    return words[:end] if any(measure(word) in _OWNED for word in words[end:]) else ()


@lru_cache(maxsize=1 << 13)
def is_titled(phrase: str) -> bool:
    """Whether a phrase is a person with a title, or one half named: `임소이 대표`, `김모 씨`."""
    words = phrase.split()
    if words and words[-1] in ("측", "등"):
        words.pop()
    if len(words) < 2 or words[-1] not in vocabulary.words("titles_ko"):
        return _OF_A.search(phrase) is not None
    return _HANGUL_NAME.fullmatch(words[-2]) is not None and surname_part(words[-2]) is not None


def person_in(phrase: str, text: str, end: int) -> bool:
    """Whether a phrase that ends at `end` of `text` is a person: 김가람 회장, 마리아 로웰(39), 박모 씨."""
    return (text[end : end + 1] == "(" and _AGE.match(text, end) is not None) or is_titled(phrase)


def headed(phrase: str) -> str:
    """The local government whose head a phrase is: 나래군 of `나래군수`; "" of another, as 시장 may be a market."""
    head = _LOCAL_HEAD.search(phrase) if phrase.endswith(("장", "수", "지사")) else None
    if head is None or (head["title"] == "장" and head["where"] not in vocabulary.words("municipalities_ko")):
        return ""
    return head["where"]


@cache
def _endings(kind: str) -> tuple[str, ...]:
    return tuple(row["ending"] for row in vocabulary.table("owner_nouns_ko") if row["kind"] == kind)


@lru_cache(maxsize=1 << 13)
def is_class(value: str) -> bool:
    """Whether a noun is for many that own something."""
    return value.removesuffix("들").endswith(_endings("class"))


def kind_of(reading: Reading, value: str) -> str:
    """The kind of a phrase that the vocabulary lists nowhere."""
    kind = "class" if is_class(value) else places.kind_of(reading, value)
    return "body" if kind == "unlisted" and _is_body(value) else kind


@cache
def _body_endings() -> tuple[str, ...]:
    """How the names of organisations end, without what other nouns end in as often."""
    endings = (row["ending"] for row in vocabulary.table("organisation_endings_ko"))
    return (*(ending for ending in endings if len(ending) > 2), *_endings("body"))


@lru_cache(maxsize=1 << 13)
def _is_body(value: str) -> bool:
    """Whether a noun that no list has ends as the names of organisations do: 다솜협의회."""
    last = value.rsplit(maxsplit=1)[-1]
    return last.endswith(_body_endings()) and not last.startswith(_body_endings())
