"""The names in a Korean sentence that can own a quantity, and those that are listed together.

`대만 정부는` is 대만, `일본 법인은` the firm's, `국무회의` nobody; `SK텔레콤과 KT, LG유플러스가` are three.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from kaix.reading import Name, Reading
from kaix.rules.ko import actors
from kaix.rules.ko.context import SENTENCE_VERB

KINDS = ("organisation", "country", "government", "group")
_PURPOSE = re.compile(
    r"(?:펀드|기금|사업|프로젝트|센터|단지|캠퍼스|공장)$"
)  # what money is for, not who has it
_TITLE = (
    r"(?:\([^)]{1,30}\))?(?:\s[가-힣]{2,4}(?=\s(?:대표|회장|사장|부회장|최고|CEO|부사장|전무|장관"
    r"|차관|의장|위원장|원장)))?"
    r"(?:\s?(?:정부|당국|측|관계자|대변인|장관|차관|대표|회장|사장|부회장|총리|부총리|대통령|의장"
    r"|위원장|청장|처장|원장|이사회"
    r"|최고경영자\(?(?:CEO)?\)?|CEO|대표이사|경영진|본사|법인)){0,2}"  # 대표이사 사장
)
COUNTED_ONES = (
    r"(?:\s등)?(?:\s(?:한|두|세|네|다섯|[0-9]{1,3})\s?(?:곳|개사|사|명|개국|개))?(?:\s[0-9.]{1,5}%)?"
)
# 은행 세 곳이, 기업 72%는
SUBJECT = re.compile(
    rf"{_TITLE}{COUNTED_ONES}(?:들)?(?:께서는?|에서는|에선|은|는|이|가|도|측은|측이)(?=[\s,]|$)"
)
_TOGETHER = re.compile(r"(?:\([^)]{1,30}\))?(?:\s?[·,、/]\s?|\s?(?:와|과|및|하고|그리고)\s)")
_LISTED = re.compile(r"(?<=\w\w)·(?=\w\w)")  # 삼성·SK·현대차
_LINE = 400  # characters of a headline
_MEETINGS = frozenset(("국무회의", "본회의", "정상회의", "당정협의회", "대책회의"))
_BRANCH = re.compile(r"\s?(?:법인|지사|지점|자회사|사업부|현지 ?법인)")  # 일본 법인은: the firm's
_OF_A_STATE = re.compile(r"\s?정부")


def of(
    reading: Reading, index: int, window: tuple[int, int] = (0, 1 << 62), *, places: bool = False
) -> list[Name]:
    """The names of a sentence that can own a quantity, of those that begin in `window`, and what stands for one.

    With `places`, a fund or a centre that is the subject counts as well.
    """
    names = reading.names(reading.sentences[index])
    first = bisect_left(names, window[0], key=_start)
    last = bisect_left(names, window[1], key=_start)
    text = reading.text
    named = [
        name
        for name in names[first:last]
        if name.kind in KINDS
        and name.text not in _MEETINGS
        and (not _PURPOSE.search(name.text) or (places and SUBJECT.match(text, name.end)))
        and not (name.kind == "country" and _BRANCH.match(text, name.end))
    ]
    states = {name.end for name in named if name.kind == "country" and _OF_A_STATE.match(text, name.end)}
    if states:  # 대만 정부는: Taiwan's
        named = [
            name for name in named if name.kind != "government" or not states & {name.start, name.start - 1}
        ]
    more = actors.stand_ins(reading, index, *window)
    if not more:
        return named
    starts, gone, added = [name.start for name in named], set(), []
    for other in more:  # 중국 연구소는: the class, not the country that it is in
        at = bisect_left(starts, other.end)
        clash = [i for i in range(max(0, at - 3), at) if named[i].end > other.start]
        if all(named[i].kind == "country" and named[i].end < other.end for i in clash):
            gone.update(clash)
            added.append(other)
    return sorted([*(name for i, name in enumerate(named) if i not in gone), *added], key=_start)


def _start(name: Name) -> int:
    return name.start


def together(text: str, names: list[Name], last: Name) -> str:
    """A name with those that it is listed with: `SK텔레콤과 KT, LG유플러스가` are three."""
    group = [last]
    for name in reversed(names[: names.index(last)]):
        joint = text[name.end : group[0].start]
        if not _TOGETHER.fullmatch(joint) or ("," in joint and _opens_headline(text, name)):
            break
        group.insert(0, name)
    parts = (part for name in group for part in _LISTED.split(name.text))
    return ";".join(dict.fromkeys(parts))


def _opens_headline(text: str, name: Name) -> bool:
    """Whether a name and its comma open a line without a verb: `미 상무부, 삼성 보조금 47억달러 확정`."""
    if name.start and text[name.start - 1] != "\n":
        return False
    end = text.find("\n", name.end, name.end + _LINE)
    return end > 0 and SENTENCE_VERB.search(text, max(name.end, end - 12), end) is None
