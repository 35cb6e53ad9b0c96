"""The name that follows its position: in a bracket, `과기정통부(장관 배경훈)`, or as the subject, `위원장 송경희는`."""

from __future__ import annotations

import re

from kaix.korean import PARTICLES
from kaix.rules.ko import phrase_words
from kaix.rules.ko.foreign_names import foreign_length
from kaix.rules.ko.persons import CERTAIN, LIKELY, POSSIBLE, common_surname, likeness
from kaix.rules.ko.titles import Title

Span = tuple[int, int]

_AFTER = re.compile(r"(?: {1,3}| ?[:：] ?)([가-힣]{2,5})(?: [가-힣]{1,6})?(?=$|[\s,)(/·]|[（）])")
_PHONE = re.compile(r"\s*[(（☎]{1,2}\s*0\d{1,2}[-)]")
_OPENED = re.compile(r"([^()（）\s,]+(?: [^()（）\s,]+)?)[(（][^()（）]*\Z")
_COLON = re.compile(r"[:：|]\s*\Z")


def in_bracket(text: str, low: int, begin: int, title: Title) -> tuple[Span, Span | None] | None:
    """The name behind a position in a bracket, after a colon or before a telephone number, and what is in front."""
    if title.particle or (match := _AFTER.match(text, title.after)) is None or likeness(match[1]) < POSSIBLE:
        return None
    low = max(low, begin - 60)
    bracket = _OPENED.search(text, low, begin)
    if not bracket:
        beside = _COLON.search(text, low, begin) or _PHONE.match(text, match.end(1))
        return (match.span(1), None) if beside else None
    start, end = bracket.span(1)
    first, _, second = bracket[1].partition(" ")
    if second and (first in PARTICLES or phrase_words.ends_phrase(first)):
        start = end - len(second)  # 누리협회(회장 …)와 남도고(교장 …)는
    return match.span(1), (start, end)


_SUBJECT = re.compile(
    r" ([가-힣]{2,5}?(?: [가-힣]{1,6}?)?|[가-힣] [가-힣]{2,6}?)"
    r"(?:[(（][^()（）\n]{1,20}[)）])?(?:[은는이가도의을를와과씨]|에게)(?![가-힣(（])"
)


def subject_after(text: str, title: Title, high: int, employed: bool) -> Span | None:
    """The certain name with a particle that follows a position: `위원장 송경희는`.

    A Korean's only where the organisation stands in front (`employed`): 위원장 공모제는 names nobody.
    """
    match = _SUBJECT.match(text, title.after + len(title.particle), high)
    if match is None or title.particle not in ("", "인"):
        return None
    words = match[1].split()
    if len(words) == 2:
        return match.span(1) if foreign_length(words, 0) in ((2, CERTAIN), (2, LIKELY)) else None
    if foreign_length(words, 0) == (1, LIKELY):
        return match.span(1)  # 의장인 량웨이펑은
    sure = employed or (common_surname(words[0]) and _OF_FOUNDERS.search(text, title.start, title.end))
    if sure and not title.noun and len(words[0]) > 2 and likeness(words[0]) == CERTAIN:
        return match.span(1)
    return None


_OF_FOUNDERS = re.compile(
    r"(?:창업자|설립자|창립자|창업주|책임자(?:\([A-Z]{2,5}\))?|최고경영자(?:\([A-Z]{2,5}\))?|C[A-Z]{1,3}O)$"
)
