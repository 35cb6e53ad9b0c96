"""Names that follow their position in a bracket, after a colon or before a telephone number.

`과학기술정보통신부(장관 배경훈)`, `책임자 : 과장 탁서린`, `투자정책관 투자유치과 과장 탁서린(044-000-0000)`.
"""

from __future__ import annotations

import re

from kaix.korean import PARTICLES
from kaix.rules.ko import phrase_words
from kaix.rules.ko.foreign_names import foreign_length
from kaix.rules.ko.persons import CERTAIN, POSSIBLE, likeness
from kaix.rules.ko.titles import Title

_DEPARTMENT = re.compile(r"담\s*당\s*부\s*서\s*[:：|]?\s*([^\n]{2,60})")
_AFTER = re.compile(r"(?: {1,3}| ?[:：] ?)([가-힣]{2,5})(?: ([가-힣]{1,6}))?(?=$|[\s,)(/·]|[（）])")


_SECTION_BEFORE = re.compile(
    r"(?<![가-힣])((?:[가-힣A-Za-z0-9]+(?:국|관|실|본부|단) )?[가-힣A-Za-z0-9]+"
    r"(?:과|팀|국|관|실|센터|추진단)) \Z"
)
PHONE = re.compile(r"\s*[(（☎]{1,2}\s*0\d{1,2}[-)]")
"""The number behind a contact: `투자유치과 과장 탁서린¦(044-203-0000)¦`."""


def name_after(
    text: str, low: int, begin: int, title: Title
) -> tuple[tuple[int, int], tuple[int, int] | None] | None:
    """The name that follows a position in a bracket or after a colon, and the organisation in front."""
    if title.particle or (match := _AFTER.match(text, title.after)) is None:
        return None
    before = text[max(low, begin - 60) : begin]
    bracket = re.search(r"([^()（）\s,]+(?: [^()（）\s,]+)?)[(（][^()（）]*$", before)
    colon = re.search(r"[:：|]\s*$", before)
    phone = PHONE.match(text, match.end(1))
    if not bracket and not colon and not phone:
        return None
    words = [word for word in match.groups() if word]
    length, score = foreign_length(words, 0)
    if length == 2 and score == CERTAIN:
        end = match.end(2)
    elif likeness(words[0]) >= POSSIBLE:
        end = match.end(1)
    else:
        return None
    organisation = None
    if bracket:
        base = begin - len(before)
        start, stop = base + bracket.start(1), base + bracket.end(1)
        words_before = text[start:stop].split()
        joined = words_before[0] in PARTICLES  # 누리협회(회장 …)와 남도고(교장 …)는
        if len(words_before) == 2 and (joined or phrase_words.ends_phrase(words_before[0])):
            start = stop - len(words_before[1])
        organisation = (start, stop)
    elif in_line := _SECTION_BEFORE.search(text, max(low, begin - 50), title.begin):
        organisation = in_line.span(1)  # 담당 : 투자정책관 투자유치과 과장 탁서린(044-203-0000)
    elif department := list(_DEPARTMENT.finditer(text, max(0, begin - 300), begin)):
        start = department[-1].start(1)
        organisation = (
            start,
            start + len(re.split(r"\s{2,}|[|/(]|책\s*임|담\s*당", department[-1][1])[0].rstrip()),
        )
    return (match.start(1), end), organisation
