"""Where a Korean text names a position: 장관, 과방위원장, 제2차관, 최고경영자(CEO), 장관 후보자.

The words are `vocabulary/titles_ko.tsv`; one that is marked `fused` also ends longer words. What
follows says the status: 후보자, 내정자, 직무대행.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from kaix import vocabulary
from kaix.korean import PARTICLES
from kaix.rules.ko import names

_STATUS = {
    "후보자": "designate", "내정자": "designate", "지명자": "designate", "예정자": "designate",
    "당선인": "designate", "당선자": "designate", "후보": "designate", "예비후보": "candidate",
    "직무대행": "acting", "직무대리": "acting", "권한대행": "acting", "대행": "acting", "서리": "acting",
}  # fmt: skip
# 대통령 후보 runs for the office, 장관 후보(자) is nominated for it.
_ELECTED = vocabulary.used("word_uses_ko", "elected")
_NO_UNIT = vocabulary.used("word_uses_ko", "no_unit")


@dataclass(frozen=True, slots=True)
class Title:
    """One position in the text; offsets in code points.

    `begin` is where its word begins, `start` to `end` the position as written; `unit` is where the
    organisation that is fused with it ends (방위사업청|장: its text is `begin` to `unit`), or `None`.
    `after` is behind 후보자, 직무대행 and (CEO); `particle` is what follows there.
    """

    begin: int
    start: int
    end: int
    after: int
    head: str
    status: str
    particle: str
    sector: str | None
    noun: bool
    unit: int | None


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of `words`, the longest first, that shares their beginnings: fast to search."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}

    def written(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
        branches = [re.escape(char) + written(rest) for char, rest in sorted(node.items()) if char]
        if not branches:
            return ""
        joined = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
        return f"{joined}?" if "" in node else joined

    return written(tree)


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["title"]: row for row in vocabulary.table("titles_ko")}


_TAIL = alternatives(PARTICLES | vocabulary.used("word_uses_ko", "title_tail"))
_NO_TAIL = frozenset(("들", "들은", "들이", "들과", "급", "씩"))  # 장관들, 장관급: no one person

HEAD = alternatives(vocabulary.words("titles_ko"))
"""A position's word, as a regular expression."""

_TITLE = re.compile(
    rf"(?P<head>{HEAD})(?P<latin>\([A-Z][A-Za-z&]{{1,5}}\))?"
    rf"(?:(?P<status> ?(?:{alternatives(_STATUS)})))?"
    rf"(?:(?<=교수)(?:연구)?팀|(?<=의원)실)?(?P<tail>{_TAIL})?(?![가-힣A-Za-z])"
)
_WORD_BACK = re.compile(r"[가-힣A-Za-z0-9㐀-鿿&·ㆍ-]{0,30}\Z")
_DIGITS = re.compile(r"제?\d{1,2}")


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[Title]:
    """The positions in `text[start:end]`, in order, without overlaps."""
    for match in _TITLE.finditer(text, start, len(text) if end is None else end):
        title = _read(text, match)
        if title is not None:
            yield title


def _read(text: str, match: re.Match[str]) -> Title | None:
    head = match["head"]
    back = _WORD_BACK.search(text, max(0, match.start() - 30), match.start())
    begin = back.start() if back else match.start()
    fused = text[begin : match.start()]
    if (
        dot := max(fused.rfind("·"), fused.rfind("ㆍ")) + 1
    ):  # 정책실장·하정우 수석: the word begins after the dot
        begin, fused = begin + dot, fused[dot:]
    row = _rows()[head]
    if (
        fused and row["fused"] != "yes" and (ends := _shorter(head))
    ):  # 비|상임위원: 위원, which ends longer words
        head, fused = ends, fused + head[: -len(ends)]
        row = _rows()[head]
    hanja = len(fused) == 1 and "㐀" <= fused <= "鿿"  # 李대통령
    if fused and not hanja and row["fused"] != "yes" and not _DIGITS.fullmatch(fused):
        return None
    if fused + head in vocabulary.words("not_titles_ko") or match["tail"] in _NO_TAIL:
        return None
    end = match.start() + len(match["head"])
    latin = match["latin"] or ""
    if (latin and _EXECUTIVE.search(head)) or _ROLE.fullmatch(latin):
        end += len(latin)  # 최고경영자(CEO); 정보통신산업진흥원장(NIPA) is the institute's
        latin = ""
    status = (match["status"] or "").strip()
    said = _STATUS.get(status, {"후보": "candidate", "당선인": "designate"}.get(head, "current"))
    if status == "후보" and head in _ELECTED:
        said = "candidate"
    place = _place(fused, head) if fused and not hanja else None
    start, unit = begin + hanja, None
    if place is not None:
        start = match.start() + len(match["head"]) - len(head)  # 한솔군수: 군수 of 한솔군
        unit = start + len(place) - len(fused)
    elif row["unit"] and not hanja and _is_organisation(fused, row["unit"]):
        start = match.start() + len(match["head"]) - len(head)
        unit = start + len(row["unit"])
    noun = row["noun"] == "yes" and place is None
    after = end + len(latin) + len(match["status"] or "")
    sector = row["sector"] or None
    return Title(begin, start, end, after, head, said, match["tail"] or "", sector, noun, unit)


@cache
def _shorter(head: str) -> str | None:
    """The longest position's word at the end of `head`, itself left out, that longer words may end in."""
    ends = (head[cut:] for cut in range(1, len(head) - 1))
    return next((end for end in ends if (row := _rows().get(end)) and row["fused"] == "yes"), None)


RANKS = vocabulary.used("word_uses_ko", "rank_behind_name")
"""Ranks that stand behind the name of somebody who has a post: `대외협력실장 홍길동 교수`."""

PROFESSIONS = vocabulary.used("word_uses_ko", "profession")
"""Words that stand like positions and are none by themselves: `대표변호사` is one, `변호사` a profession."""

_EXECUTIVE = re.compile(r"(?:책임자|경영자|사장|전무|상무|임원|총괄)$")
_ROLE = re.compile(r"\((?:C[A-Z]{1,4}O|CEO|[SEA]?VP|PM|PD|GM|MD|Fellow|DRI)\)")
_PLACE_OF = {
    "시장": "시",
    "군수": "군",
    "구청장": "구",
    "지사": "",
    "교육감": "",
    "읍장": "읍",
    "면장": "면",
    "동장": "동",
    "총장": "",
}


@lru_cache(maxsize=1 << 10)
def _place(fused: str, head: str) -> str | None:
    """The place that a title's word begins with and that it is the head of: 서울시 of 서울|시장; `None` for none."""
    if head not in _PLACE_OF:
        return None
    place = fused + _PLACE_OF[head]
    if head == "총장":
        return place if place.endswith(("대", "대학교")) else None
    known = names.match_known(place, 0)
    if known is not None and known[0] == place and known[3] == "government":
        return place
    if fused.removesuffix("도").removesuffix("시").removesuffix("특별자치") in _PROVINCES:
        return place
    if (
        head == "군수"
        or (head in ("읍장", "면장", "동장") and len(fused) > 1)
        or (head == "구청장" and len(fused) <= 4)
        or fused.endswith(("광역", "특별", "특례"))
    ):
        return place
    return None


_PROVINCES = vocabulary.used("word_uses_ko", "province")


def _is_organisation(fused: str, unit: str) -> bool:
    """Whether a word such as 방위사업|청 is an organisation, not a rank such as 민간|위."""
    if len(fused) < 2 or fused in _NO_UNIT:
        return False
    known, ending = names.match_known(fused + unit, 0), names.ending_of(fused + unit)
    return len(fused) >= 3 or bool((known and known[0] == fused + unit) or (ending and ending[1]))
