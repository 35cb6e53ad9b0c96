"""Where a text may state a rank: the words that every rule needs one of, with what must stand beside each.

"first", "top", "most" and "country" are in every article; "first quarter", "top official" and "most people"
are no ranks, and what tells so is one word further on. Looking there costs less than a look at the tokens.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ahocorasick_rs import AhoCorasick, MatchKind

from kaix.rules.en.ranking import ordinals
from kaix.rules.en.ranking.around import CLOSED, LISTS, PLACE_NOUNS
from kaix.rules.en.ranking.ordinals import either, use

_CARDINAL = rf"(?:\d{{1,3}}|{either(*[word for word in ordinals.NUMBERS if word.isalpha()])})\b"
SUPERLATIVE = r"(?:[a-z]{2,}est|most|best|worst|least)"
# After an ordinal: the end of its phrase, "-largest", " place", "-ranked", " AI power"
_AFTER_NTH = re.compile(
    rf" ?-? ?(?:{SUPERLATIVE}|{PLACE_NOUNS}|ranked|placed|ai (?:super)?power(?:house)?)\b|{CLOSED}",
)
_AFTER_RANK = re.compile(rf" ?(?:at )?{_CARDINAL}")
_AFTER_NUMBER = re.compile(rf" ?-? ?{_CARDINAL}")
_AFTER_NO = re.compile(rf" ?\.? ?{_CARDINAL}")
_AFTER_HASH = re.compile(r" ?\d{1,3}(?!\d)")
_LIST_NEAR = re.compile(rf"[^,;:\n]{{0,100}}?\b(?:{LISTS})\b")
_WORLD = re.compile(r" the (?:world|globe|nation|country|region) (?:in|for)\b")
_SPOT = re.compile(r" ?-? ?(?:(?:global|world|national|overall) )?(?:spot|place|position|slot)\b")
_ON_TOP = re.compile(r"\b(?:on|at|came|comes?|finished|ranked|stands|stood) ?$")
_ONE_MORE = re.compile(r"\b(?:behind|trail(?:s|ed|ing)?|after) ?$")
_COUNTED = re.compile(rf"\b{_CARDINAL} ?-? ?$")
_SUPERLATIVES = ("largest", "biggest", "best", "strongest", "most")
_CUT = 24  # characters before a word in which what must stand before it does

Gate = Callable[[str, int, int], bool]
"""Whether the word between two offsets of a text in lower case can be part of a rank."""


def _nth(text: str, start: int, end: int) -> bool:
    return _AFTER_NTH.match(text, end) is not None


def _leading(text: str, start: int, end: int) -> bool:
    return _LIST_NEAR.match(text, end) is not None or _WORLD.match(text, end) is not None


def _top(text: str, start: int, end: int) -> bool:
    return (
        _AFTER_NUMBER.match(text, end) is not None
        or _SPOT.match(text, end) is not None
        or _ON_TOP.search(text, max(0, start - _CUT), start) is not None
        or _leading(text, start, end)
    )


def _pole(text: str, start: int, end: int) -> bool:
    return _SPOT.match(text, end) is not None


def _number(text: str, start: int, end: int) -> bool:
    return _AFTER_NUMBER.match(text, end) is not None


def _no(text: str, start: int, end: int) -> bool:
    return _AFTER_NO.match(text, end) is not None


def _hash(text: str, start: int, end: int) -> bool:
    return _AFTER_HASH.match(text, end) is not None


def _rank(text: str, start: int, end: int) -> bool:
    return _AFTER_RANK.match(text, end) is not None


def _only(text: str, start: int, end: int) -> bool:
    return _ONE_MORE.search(text, max(0, start - _CUT), start) is not None


def _superlative(text: str, start: int, end: int) -> bool:
    return _COUNTED.search(text, max(0, start - _CUT), start) is not None


def _power(text: str, start: int, end: int) -> bool:
    return text[max(0, start - 3) : start] in ("ai ", "ai") or text[max(0, start - 2) : start] == "ai"


def _runner(text: str, start: int, end: int) -> bool:
    return text.startswith("-up", end)


def _always(text: str, start: int, end: int) -> bool:
    return True


_GATES: tuple[tuple[Gate, tuple[str, ...]], ...] = (
    (_nth, tuple(ordinals.ORDINALS)),
    (_runner, ("runner", "runners")),
    (_always, (*ordinals.NUMBERED, "g2", "g3", "g4", "g5")),
    (_top, ("top",)),
    (_pole, ("pole",)),
    (_leading, tuple(word for word in ordinals.TOPPING if word != "top")),
    (_number, ("number", "big")),
    (_no, ("no",)),
    (_hash, ("#",)),
    (_rank, ("rank", "ranks", "ranked", "ranking")),
    (_only, ("only",)),
    (_superlative, _SUPERLATIVES),
    (_power, use("power_noun")),
)
_GATE_OF = {word: gate for gate, words in _GATES for word in words}
_WORDS = sorted(_GATE_OF)
_GATE_AT = [_GATE_OF[word] for word in _WORDS]
_SEARCH = AhoCorasick(_WORDS, matchkind=MatchKind.LeftmostLongest)
# "3. ", "3 | " and "• 3 — " at the beginning of a line
_LINE = re.compile(
    r"\d(?:(?<=\n\d)|(?<=\n \d)|(?<=\n  \d)|(?<=[•·*▪►-] \d))\d{0,2}(?: ?[.)|]|(?: ?[—–:]| -) )"
)


def places(text: str) -> list[int]:
    """The offsets in code points, in order, of the words in whose sentences a rule can match."""
    lower = text.lower()
    if len(lower) != len(text):  # "İ" is two characters in lower case
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    found = [match.start() for match in _LINE.finditer(text)]
    for index, start, end in _SEARCH.find_matches_as_indexes(lower):
        if lower[start].isalnum() and start and lower[start - 1].isalnum():
            continue
        if lower[end - 1].isalnum() and lower[end : end + 1].isalnum():
            continue
        if _GATE_AT[index](lower, start, end):
            found.append(start)
    return sorted(found)
