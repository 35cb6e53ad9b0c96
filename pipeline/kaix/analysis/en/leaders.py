"""Whom a named person speaks and acts for: the company of "Haneul CEO Ahn", of "Ahn, who heads Haneul"."""

from __future__ import annotations

import re

from kaix.reading import Name, Reading

_TITLE = (
    r"(?:(?:[Cc]o-|[Vv]ice[ -])?(?:CEO|CFO|CTO|COO|[Cc]hief [Ee]xecutive(?: [Oo]fficer)?|[Cc]hief [a-z]+ [Oo]fficer"
    r"|[Cc]hair(?:man|woman|person)?|[Pp]resident|[Ff]ounder|[Mm]anaging [Dd]irector|chief|boss))"
)
_AHEAD = re.compile(
    rf"(?:\s(?:AI|Group))?(?:['’]s)?\s(?:[a-z-]+\s){{0,2}}{_TITLE}(?:(?:\sand\s|/){_TITLE})?\s$"
)
_BEHIND = re.compile(
    rf",\s(?:(?:who\s(?:heads|leads|runs|founded))|(?:[a-z-]+\s){{0,3}}{_TITLE}(?:(?:\sand\s|/){_TITLE})?\s(?:of|at|for))\s"
    r"(?:[a-z-]+\s){0,4}"
)
_REACH = 70
_MOST = 12
_COUNTED = 30_000
"""Characters of an article, and times that a name stands in it, in which its post is looked for."""
_LED = frozenset(("organisation", "unknown"))


def led_by(reading: Reading, name: str) -> Name | None:
    """The organisation that the article says `name` leads, `None` where it says none."""
    text, at = reading.text, 0
    for _ in range(_MOST):
        at = text.find(name, at, _COUNTED)
        if at < 0:
            break
        end = at + len(name)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            low = max(0, at - _REACH)
            ahead = _AHEAD.search(text, low, at)
            if ahead is not None and (found := _named(reading, end=ahead.start())) is not None:
                return found
            behind = _BEHIND.match(text, end)
            if behind is not None and (found := _named(reading, start=behind.end())) is not None:
                return found
        at = end
    return None


def _named(reading: Reading, *, start: int = -1, end: int = -1) -> Name | None:
    """The organisation whose name begins or ends there."""
    for one in reading.names(reading.sentence_at(max(start, end - 1))):
        if one.kind in _LED and (one.start == start or one.end == end):
            return one
    return None
