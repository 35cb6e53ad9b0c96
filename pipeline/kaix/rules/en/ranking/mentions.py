"""Words that may state a rank, and where each rank's anchor begins and ends: "ranked third", "No. 3", "top three".

An ordinal orders a hundred things in news, and "top", "No." and "#" number as many: what tells a rank from those is
learned, and stands in `kaix.attribution.en.rank_mentions`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kaix.reading import Trigger
from kaix.rules.en.ranking import ordinals
from kaix.rules.en.ranking.ordinals import LISTS, either, number, use

RULES = (
    "nth", "from_nth", "nth_place", "nth_largest", "one_of_the_n_largest", "number_n", "top_n", "n_powers",
    "top_spot", "topped_the_list", "second_only_to", "runner_up",
)  # fmt: skip
"""The ways to state a rank."""

_CARDINAL = rf"(?:\d{{1,3}}|{either(*(word for word in ordinals.NUMBERS if word.isalpha()))})"
_SUPERLATIVE = r"(?:[a-z]{2,}est|most|best|worst|least)"
_PLACE = r"(?:placed?|spots?|positions?|slots?|ranked|rank(?:ing)?)"
_WORLD = r"(?:worldwide|globally|internationally|(?:in|around) the (?:whole |entire )?(?:world|globe))"
_TOP = re.compile(
    rf"[ -](?P<n>{_CARDINAL})\b(?![-.,]?\d|%| (?:percent|per cent|mln|bln|bn|tn|m)\b)"
    rf"|[ -](?P<spot>(?:(?:global|world|national|overall) )?(?:spot|place|position|slot|honou?r)|ranked|rated)\b",
    re.IGNORECASE,
)
_ON_TOP = re.compile(
    r"\b(?:c[ao]m(?:es?|ing)|finish(?:ed|es)|ranks?|ranked|stands|stood) (?:out |in )?(?:on |at )?$",
    re.IGNORECASE,
)
_AT_THE = re.compile(r"\bat the $", re.IGNORECASE)
_OF_LIST = re.compile(rf" of [^,.;:\n]{{0,50}}?\b(?:{LISTS})\b", re.IGNORECASE)
_LIST = re.compile(rf" [^,.;:$₩\n]{{0,70}}?\b(?:{LISTS})\b", re.IGNORECASE)
_NUMBER = re.compile(
    rf"(?:(?<!#)\.?[^\S\n])?\.?(?P<n>\d{{1,3}})(?![\d%;]|[.,]\d)|[ -](?P<word>{_CARDINAL})\b", re.IGNORECASE
)
_RANK = re.compile(r" (?:at )?(?:#|number |no\.? )?(?P<n>\d{1,3})\b(?![%]|[.,]\d)", re.IGNORECASE)
_OF_N = re.compile(
    rf"\b(?:of|among) (?:[\w’'.-]+ ){{1,4}}(?P<n>{_CARDINAL})[ -]$", re.IGNORECASE
)  # one of the world's five largest
_N_POWERS = re.compile(
    rf"(?<!\w)(?P<n>{_CARDINAL}) (?:(?:{either(*ordinals.GREAT)}) ){{0,2}}AI $", re.IGNORECASE
)
_GROUP = re.compile(r"(?P<before>AI )?G(?P<n>[2-5])\b")
_AFTER_NTH = re.compile(
    rf"(?P<largest>[ -](?!(?:{either(*use('not_superlative'))})\b){_SUPERLATIVE}\b)"
    rf"|(?P<place>[ -]{_PLACE}\b(?![’']|s\b))|(?P<power> AI (?:super)?power(?:house)?)\b",
    re.IGNORECASE,
)
_TENS = re.compile(rf"\b(?P<tens>{either(*ordinals.TENS)})[ -]$", re.IGNORECASE)
_DATED = re.compile(
    r"\b(?:on the|today|yesterday|\w+day|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?),? \(?$",
    re.IGNORECASE,
)  # on the 27th, today (30th)
_NUMBERED = re.compile(rf"\b(?:{either(*use('numbered'))})s?\.? $|[\w#&/]$", re.IGNORECASE)  # Exit No. 3
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
_FRACTION = re.compile(r"\b(?:a|one|two|three|four)[ -]$", re.IGNORECASE)  # a third of, one fifth
_ONLY = re.compile(r" only to\b", re.IGNORECASE)
_BEHIND = re.compile(r"\b(?:behind|trail(?:s|ed|ing)?|after) $", re.IGNORECASE)
_NO_NOUN = re.compile(
    r"[^\S\n]*(?:$|[^\w -])"
    r"|\s+(?!from (?:the )?(?:left|right|bottom)\b|in a row|to none|and (?:foremost|last)\b)"
    rf"(?:{either(*use('closes'))}|of (?!{_MONTH})(?:(?:the|all|about|a) )?[\w.’'-]+|\d{{4}}"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:the|a|this|two|three|four|five|six|\d+) (?:(?:previous|preceding|prior|last) )?"
    r"(?:years?|months?|quarter|season|time|week|places|spots|notches))\b",
    re.IGNORECASE,
)
"""What may follow an ordinal that is a rank: a mark or a word that opens another phrase."""
_RANKED = re.compile(
    r"\b(?:rank(?:s|ed|ing)? (?:as |at |in )?(?:the |a )?(?:joint |equal )?|tied (?:for |at )?|joint |equal )[\"“‘]?$",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r" (?:(?:out )?of|among) "
    r"(?:the (?:country|nation|world|region|group)[’']s |its |the |all |a total of |about |some )?"
    rf"(?P<total>{_CARDINAL})\b(?![-,.]\d)(?! (?:\w+ )?(?:{either(*use('timely'))})\b)"
    rf"(?: (?:[\w-]+ ){{0,2}}?(?:{either(*use('group_noun'))})\b)?",
    re.IGNORECASE,
)
_SCOPE = re.compile(rf" {_WORLD}\b(?!-)(?! (?-i:[A-Z]))", re.IGNORECASE)
_TOPPING = frozenset(ordinals.TOPPING) | {"atop"}
_BIGGEST = frozenset(("largest", "biggest", "best", "strongest", "most", "fastest", "richest", "highest"))
_POWERS = frozenset(use("power_noun"))
_TRIGGER = Trigger((
    *ordinals.ORDINALS, *ordinals.NUMBERED, *_TOPPING, *_BIGGEST, *_POWERS,
    "no", "number", "#", "rank", "ranks", "ranked", "ranking", "big", "pole", "only", "runner", "g2", "g3", "g4", "g5",
))  # fmt: skip
_REACH = 70


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that may state a rank: `start` and `end` bound the anchor, `core` is where its number begins.

    Offsets are of the text. `origin` marks the sixth of "from sixth to ninth"; `total` is that of "ninth of 47".
    """

    rule: str
    rank: int
    start: int
    end: int
    core: int
    total: int | None = None

    @property
    def kind(self) -> str:
        """Whether it is a place, or among the first so many."""
        return "top_n" if self.rule in ("top_n", "n_powers", "one_of_the_n_largest") else "place"

    @property
    def origin(self) -> bool:
        """Whether it is what a rise or a fall began from."""
        return self.rule == "from_nth"


def places(text: str) -> list[int]:
    """The offsets in order at which a rank may stand."""
    return [at for at in _TRIGGER.places(text) if _at(text, at, len(text)) is not None]


def mentions(text: str, places: list[int], low: int, high: int) -> Iterator[Mention]:
    """The words at `places` of a sentence that may state a rank, in order and without overlaps."""
    last = low
    for at in places:
        found = _at(text, at, high) if low <= at < high else None
        if found is not None and found.start >= last:
            yield found
            last = found.end


def _at(text: str, at: int, high: int) -> Mention | None:
    end = at + 1 if text[at] == "#" else _end(text, at)
    word = text[at:end].lower()
    for words, read in _READERS:
        if word in words and (found := read(text, at, end, high)) is not None:
            return found
    return None


def _end(text: str, at: int) -> int:
    word = _WORD.match(text, at)
    return word.end() if word is not None else at + 1


_WORD = re.compile(r"no\.?\d{1,3}\b|\w+", re.IGNORECASE)


def _before(text: str, at: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
    return pattern.search(text, max(0, at - _REACH), at)


def _nth(text: str, at: int, end: int, high: int) -> Mention | None:
    if text[at:end].lower() == "second" and (only := _ONLY.match(text, end, high)):
        return Mention("second_only_to", 1, at, only.end(), at)
    rank, core = ordinals.ORDINALS[text[at:end].lower()], at
    if rank < 10 and text[at].isalpha() and (tens := _before(text, at, _TENS)):
        rank, core = rank + ordinals.TENS[tens["tens"].lower()], tens.start("tens")
    after = _AFTER_NTH.match(text, end, high)
    if after is not None and after["largest"]:
        return _stretched(text, "nth_largest", rank, (core, after.end(), core), high) if rank > 1 else None
    if after is None and (
        _NO_NOUN.match(text, end, high) is None
        or _before(text, core, _DATED if text[at].isdigit() else _FRACTION)
    ):
        return None
    rule = "from_nth" if _before(text, core, _FROM) else "nth_place" if after is not None else "nth"
    close = after.end() if after is not None and after["place"] else end
    return _stretched(text, rule, rank, (_ranked(text, core), close, core), high)


_FROM = re.compile(r"\bfrom (?:the |a )?(?:joint |tied )?$", re.IGNORECASE)


def _ranked(text: str, core: int) -> int:
    """Where the anchor of a number at `core` begins: at "ranked" or "joint" before it."""
    before = _before(text, core, _RANKED)
    return before.start() if before is not None else core


def _stretched(text: str, rule: str, rank: int, bounds: tuple[int, int, int], high: int) -> Mention:
    """A mention with how many are ranked and the words for the world behind it."""
    start, end, core = bounds
    total = None
    if rule not in ("top_n", "n_powers") and (counted := _TOTAL.match(text, end, high)):
        total = ordinals.NUMBERS.get(counted["total"].lower())
        if total is not None and total >= max(rank, 3):
            end = counted.end()
        else:
            total = None
    if scope := _SCOPE.match(text, end, high):
        end = scope.end()
    return Mention(rule, rank, start, end, core, total)


def _number(text: str, at: int, end: int, high: int) -> Mention | None:
    """ "No. 3", "no.3", "#3", "number three"."""
    after = None if text[end - 1].isdigit() else _NUMBER.match(text, end, high)
    rank = number(text[at:end]) if after is None else number(after["n"] or after["word"])
    spelt = after is not None and after["word"] is not None and text[at:end].lower() != "number"
    if not rank or spelt or _before(text, at, _NUMBERED):
        return None
    close = end if after is None else after.end()
    rule = "from_nth" if _before(text, at, _FROM) else "number_n"
    noun = _PLACES.match(text, close, high)
    return _stretched(text, rule, rank, (_ranked(text, at), noun.end() if noun else close, at), high)


_PLACES = re.compile(rf"[ -]{_PLACE}\b(?![’']|s\b)", re.IGNORECASE)


def _rank(text: str, at: int, end: int, high: int) -> Mention | None:
    """ "ranked 27", "ranks at 9"."""
    after = _RANK.match(text, end, high)
    return (
        _stretched(text, "number_n", int(after["n"]), (at, after.end(), after.start("n")), high)
        if after
        else None
    )


def _top(text: str, at: int, end: int, high: int) -> Mention | None:
    """ "top three", "the top spot", "came out on top", "at the top of the list"."""
    after = _TOP.match(text, end, high)
    if after is not None and after["n"] and (rank := number(after["n"])) and rank > 1:
        powers = text[max(0, at - 3) : at] == "AI "
        return _stretched(
            text, "n_powers" if powers else "top_n", rank, (at - 3 * powers, after.end(), at), high
        )
    if after is not None and after["spot"]:
        return Mention("top_spot", 1, at, after.end(), at)
    if (before := _before(text, at, _ON_TOP)) is not None:
        return Mention("topped_the_list", 1, before.start(), end, at)
    if (before := _before(text, at, _AT_THE)) and (listed := _OF_LIST.match(text, end, high)):
        return Mention("topped_the_list", 1, before.start(), listed.end(), at)
    return None


def _topping(text: str, at: int, end: int, high: int) -> Mention | None:
    """ "topped the list", "heads the table"."""
    listed = _LIST.match(text, end, high)
    return Mention("topped_the_list", 1, at, listed.end(), at) if listed is not None else None


def _of_n(text: str, at: int, end: int, high: int) -> Mention | None:
    """ "one of the three largest"."""
    before = _before(text, at, _OF_N)
    rank = number(before["n"]) if before is not None else None
    if before is None or not rank or rank < 2:
        return None
    return _stretched(text, "one_of_the_n_largest", rank, (before.start("n"), end, before.start("n")), high)


def _powers(text: str, at: int, end: int, high: int) -> Mention | None:
    """ "three AI powers"."""
    before = _before(text, at, _N_POWERS)
    rank = number(before["n"]) if before is not None else None
    if before is None or not rank or not 1 < rank <= 20:
        return None
    return Mention("n_powers", rank, before.start("n"), before.end("n"), before.start("n"))


def _group(text: str, at: int, end: int, high: int) -> Mention | None:
    """ "AI G3"."""
    start = at - 3 if text[max(0, at - 3) : at] == "AI " else at
    match = _GROUP.match(text, start, high)
    return Mention("n_powers", int(match["n"]), start, match.end(), at) if match is not None else None


def _only(text: str, at: int, end: int, high: int) -> Mention | None:
    """ "behind only Japan"."""
    before = _before(text, at, _BEHIND)
    return Mention("second_only_to", 1, before.start(), end, before.start()) if before is not None else None


def _runner(text: str, at: int, end: int, high: int) -> Mention | None:
    """ "runner-up", no "second runner-up"."""
    return Mention("runner_up", 2, at, end + 3, at) if text.startswith("-up", end) else None


_Reader = Callable[[str, int, int, int], Mention | None]
_READERS: tuple[tuple[frozenset[str], _Reader], ...] = (
    (frozenset(ordinals.ORDINALS), _nth),
    (frozenset(("no", "number", "#", *ordinals.NUMBERED)), _number),
    (frozenset(("top", "big", "pole")), _top),
    (_TOPPING, _topping),
    (_BIGGEST, _of_n),
    (_POWERS, _powers),
    (frozenset(("g2", "g3", "g4", "g5")), _group),
    (frozenset(("rank", "ranks", "ranked", "ranking")), _rank),
    (frozenset(("only",)), _only),
    (frozenset(("runner", "runners")), _runner),
)
"""Of the words that a mention holds those that it is found by, and what reads it there."""
