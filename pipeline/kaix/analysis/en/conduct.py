"""What an article has a name do (act, tell, be measured, only be a place), and whom a person speaks and acts for.

A name that nobody knows is typed by the company it keeps: "Naver ¦plans", "the index ¦rose", "in ¦Suwon". A person
leads the company of "Haneul CEO Ahn" and of "Ahn, who heads Haneul".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from kaix.analysis.en.lexicon import forms
from kaix.reading import Name, Reading

_COUNTED = 30_000
"""Characters of an article in which a name is looked for."""
_MOST = 50
_BEHIND = re.compile(
    r"(?:\s?\([^()\n]{1,60}\))?(?:,[^,.\n]{1,60},)?\s(?:(?:has|have|had|will|would|also|recently|is|are|was|were|to|been|being|\w+ly)\s){0,3}"
    r"([a-z]+)"
)
_OWNS = re.compile(r"['’]s?\s[a-z$₩\d]")
_BASED = re.compile(r"(?:, [A-Z]\w+(?:, [A-Z]\w+)?)?-(?:based|headquartered)\b")
_PLACED = re.compile(r"\b(?:in|at|near|across|around|outside)\s(?:the\s)?$")
_FRAMES = {
    **dict.fromkeys(("pay", "buy", "build", "receive", "plan", "lose", "supply", "own", "impose", "approve", "claim",
                     "deny"), "act"),
    **dict.fromkeys(("worth", "change", "trade"), "measured"), "say": "tell",
}  # fmt: skip
_TITLE = (
    r"(?:(?:[Cc]o-|[Vv]ice[ -])?(?:CEO|CFO|CTO|COO|[Cc]hief [Ee]xecutive(?: [Oo]fficer)?|[Cc]hief [a-z]+ [Oo]fficer"
    r"|[Cc]hair(?:man|woman|person)?|[Pp]resident|[Ff]ounder|[Mm]anaging [Dd]irector|chief|boss))"
)
_TITLES = rf"{_TITLE}(?:(?:\sand\s|/){_TITLE})?"
_HEADED = re.compile(rf"(?:\s(?:AI|Group))?(?:['’]s)?\s(?:[a-z-]+\s){{0,2}}{_TITLES}\s$")
_HEADS = re.compile(
    rf",\s(?:(?:who\s(?:heads|leads|runs|founded))|(?:[a-z-]+\s){{0,3}}{_TITLES}\s(?:of|at|for))\s(?:[a-z-]+\s){{0,4}}"
)
_MADE = re.compile(r"(?:['’]s?\s(?:[\w-]+\s){0,3}|\s)$")
_MAKER = re.compile(r"(?:\s\w+)?\s(?:from|by|of)\s")
_CALLED = re.compile(r"(?:(?:\s\([^()\n]*\))?,|\sis)\s(?:an?|the)\s([^,.;\n]{0,60})")
_LED = frozenset(("organisation", "unknown"))


def _mentions(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Where a name stands as a word."""
    at = 0
    while (at := text.find(name, at, _COUNTED)) >= 0:
        end = at + len(name)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            yield at, end
        at = end


def conduct(text: str, name: str) -> Counter[str]:
    """How often `text` has `name` act, tell, be measured, own and be a place."""
    found: Counter[str] = Counter()
    known = forms()
    for at, end in islice(_mentions(text, name), _MOST):
        found["seen"] += 1
        if _PLACED.search(text, max(0, at - 12), at) or _BASED.match(text, end):
            found["placed"] += 1
        elif _OWNS.match(text, end):
            found["own"] += 1
        elif behind := _BEHIND.match(text, end):
            kinds = (f.kind for f in known.get(behind[1], ()) if f.inflection != "ing" and f.kind in _FRAMES)
            found.update(_FRAMES[kind] for kind in islice(kinds, 1))
    return found


def led_by(reading: Reading, name: str) -> Name | None:
    """The organisation that the article says `name` leads, `None` where it says none."""
    return _beside(reading, name, _HEADED, _HEADS)


def made_by(reading: Reading, name: str) -> Name | None:
    """The organisation whose product the article says `name` is, `None` where it says none."""
    return _beside(reading, name, _MADE, _MAKER)


def _beside(reading: Reading, name: str, before: re.Pattern[str], after: re.Pattern[str]) -> Name | None:
    """The organisation whose name ends where `before` matches ahead of `name`, or begins where `after` ends."""
    text = reading.text
    for at, end in islice(_mentions(text, name), 12):
        ahead = before.search(text, max(0, at - 70), at)
        behind = after.match(text, end)
        for place in (ahead.start() if ahead else -1, behind.end() if behind else -1):
            for one in reading.names(reading.sentence_at(place)) if place >= 0 else ():
                if one.kind in _LED and place in (one.start, one.end):
                    return one
    return None


def is_called(text: str, name: str, noun: str) -> bool:
    """Whether `text` calls a name by a noun: "chip ¦startup Haneul", "Haneul, an Indian ¦startup"."""
    for at, end in islice(_mentions(text, name), _MOST):
        if text[max(0, at - len(noun) - 2) : at].lower().rstrip(", ").endswith(noun):
            return True
        behind = _CALLED.match(text, end)
        if behind is not None and noun in behind[1].split():
            return True
    return False
