"""Who is cited as one who ranks, counts or publishes, by the words around."""

from __future__ import annotations

import re
from functools import cache

from kaix import vocabulary

LISTS = "지수|순위|인덱스|랭킹|보고서|평가|조사|리더보드|차트|성적표|설문|통계|집계|벤치마크"
_MADE = r"(?:발표|공개|집계|조사|발간|펴낸|펴냈|내놓은|내놨|평가|선정|산출|분석|매긴|작성|진행|추산|설문)"
_GLOSS = r"(?:\([^()\n]{1,40}\))?['’”」]?(?:\([^()\n]{1,40}\))?"
_CITES = {
    "cite_told": re.compile(
        rf"{_GLOSS}(?:(?:의|가|이)? ?[^.,\n은는]{{0,24}})?(?:에|를) (?:따르면|의하면|보면)"
    ),
    "cite_told_close": re.compile(rf"{_GLOSS}(?:의)?(?: [가-힣]{{2,4}})?에 (?:따르면|의하면)"),
    "cite_made": re.compile(rf"{_GLOSS}(?:이|가|은|는|에서|의) [^.\n]{{0,40}}?{_MADE}"),
    "cite_made_close": re.compile(rf"{_GLOSS}(?:이|가|에서)? [^., \n]{{0,8}} ?{_MADE}(?:한|된|하는|하고|했)"),
    "cite_owns_list": re.compile(rf"{_GLOSS}의? ?[‘'“\"「『《]?[^.,\n은는이가]{{0,30}}(?:{LISTS})"),
    "cite_list": re.compile(rf"{_GLOSS} ?(?:{LISTS}|기준)"),
    "cite_says": re.compile(
        rf"{_GLOSS}(?:은|는|이|가|측은) (?:[^.\n]{{0,200}}(?:다고|라고|며|고) )?(?:\d+일 )?"
        r"(?:밝|말|전|설명|강조|발표)(?:했|혔|하|한)"
    ),
}
HOUSE = (
    r"(?:조사|분석|평가|리서치|통계|연구|컨설팅|데이터|정보|시장|여론|집계|측정)[가-힣 ]{0,8}"
    r"(?:업체|기관|회사|기업|미디어|플랫폼|사이트|매체|단체|전문지)(?:인)?,? "
)
_APPOSED = re.compile(rf"{HOUSE}['‘“]?$")
_CREDITED = re.compile(r"(?:자료|출처|제공|조사|집계) ?[=:：/] ?['‘“]?$")
_RESEARCH = re.compile(
    r"(?:연구소|연구원|재단|포럼|협회|기구|리서치|미디어|인사이트|인텔리전스|애널리시스|어낼리시스|데이터|대학교?|증권|은행|위원회|공사|신문|일보)$"
)


@cache
def _rankers() -> frozenset[str]:
    rows = vocabulary.table("rankers")
    return frozenset(form for row in rows for form in (row["name"], *row["korean"].split(";")) if form)


def cites(text: str, start: int, end: int, value: str) -> list[str]:
    """The classes of the words around a span that say that it ranks, counts or publishes."""
    line = text.find("\n", end)
    after = text[end : min(end + 90, line if line >= 0 else len(text))]
    found = [name for name, pattern in _CITES.items() if pattern.match(after)]
    if _APPOSED.search(text[max(0, start - 24) : start]):
        found.append("cite_apposed")
    if _CREDITED.search(text[max(0, start - 8) : start]):
        found.append("cite_credited")
    if value in _rankers():
        found.append("cite_ranker")
    elif found and _RESEARCH.search(value):
        found.append("cite_research")
    return found
