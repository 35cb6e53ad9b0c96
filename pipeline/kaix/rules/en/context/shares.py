"""Whose each of several counts is: "50k, 60k and 50k to Samsung, Naver and Kakao"."""

from __future__ import annotations

import re

from kaix.context import JOINED
from kaix.rules.en.context.candidates import Candidate
from kaix.rules.en.context.clause import Clause
from kaix.rules.en.context.entity import subject_of
from kaix.rules.en.context.reference import History, joined
from kaix.rules.en.counts import Count

_LISTED = re.compile(r"\s?(?:,|and|,\s?and|&|/)\s(?:another\s)?")
_GOES_TO = re.compile(
    r"\s(?:units\s)?(?:will\s|would\s)?(?:(?:go|going|went|each)\s)?(?:to|for|at)\s(?:the\s)?"
)


def distributed(clause: Clause, found: list[Count], who: list[Candidate], history: History) -> dict[int, str]:
    """Whose each of several counts is, by its index: "50k, 60k and 50k to Samsung, Naver and Kakao"."""
    result: dict[int, str] = {}
    first = 0
    while first < len(found):
        last = first
        while last + 1 < len(found) and _LISTED.fullmatch(
            clause.reading.text, found[last].end, found[last + 1].start
        ):
            last += 1
        if last > first:
            end = found[last].end - clause.base
            names = _names_behind(clause, end, who, history)
            if len(names) != last - first + 1 and "respectively" in clause.text:
                start = found[first].start - clause.base
                subject = subject_of(clause, start, who)
                owners = joined(clause, subject, who, history) if subject is not None else None
                names = owners.split(JOINED) if owners else []
            if len(names) == last - first + 1:
                result.update(zip(range(first, last + 1), names, strict=True))
        first = last + 1
    return result


def _names_behind(clause: Clause, end: int, who: list[Candidate], history: History) -> list[str]:
    link = _GOES_TO.match(clause.text, end)
    recipient = next((c for c in who if link is not None and c.start == link.end()), None)
    owners = joined(clause, recipient, who, history, forward=True) if recipient is not None else None
    return owners.split(JOINED) if owners else []
