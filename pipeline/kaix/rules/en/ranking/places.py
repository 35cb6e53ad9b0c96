"""The place that a match states, and where its anchor begins and ends."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Span

from kaix.rules.en.ranking.around import AFTER_PLACE, SCOPE, TIMELY, TOTAL, Around, Place
from kaix.rules.en.ranking.candidate import Candidate
from kaix.rules.en.ranking.conditions import CONDITIONS
from kaix.rules.en.ranking.denials import compared, denied
from kaix.rules.en.ranking.ordinals import NUMBERS, TENS, either, number

_TENS_BEFORE = re.compile(rf"\b({either(*TENS)})[ -]$", re.IGNORECASE)
_FRACTION = re.compile(r"\b(?:a|one|two|three|four)[ -]$", re.IGNORECASE)
# Of these the words from the first on state the rank: "did not |top the list|", "not in the |top 10|".
_STATED = frozenset(("topped_the_list", "top_spot", "top_n", "number_n", "n_powers", "runner_up"))
_LEADING = frozenset(
    ("nth_largest", "nth_place", "nth_worldwide", "nth_of_n", "also_nth", "listed_nth", "n_where")
)
_WHOLE = frozenset(("second_only_to", "topped_the_list", "top_spot", "top_n", "runner_up"))
_FIXED = frozenset(
    (
        "second_only_to",
        "topped_the_list",
        "top_spot",
        "n_powers",
        "one_of_the_n_largest",
        "listed_nth",
        "n_where",
        "runner_up",
    )
)
_ONES = ("one", "two", "three", "four")
_HUNDREDS_BEFORE = re.compile(rf"\b(?:({'|'.join(_ONES)})[ -])?hundred(?: and)?[ -]$", re.IGNORECASE)
_AFTER_SCOPE = re.compile(rf" {SCOPE}\b(?!-)(?! (?-i:[A-Z]))", re.IGNORECASE)
_RANKED_BEFORE = re.compile(
    r"\b(?:rank(?:s|ed|ing)? (?:as |at |in )?(?:the |a )?(?:joint |equal )?|tied (?:for |at )?|joint "
    r"|equal )[\"“‘]?$",
    re.IGNORECASE,
)


def place_of(at: Around, rule: str, span: Span, found: Mapping[int, Place]) -> Place | None:
    """The place that a match of `rule` states, or `None` if it states none; `found` are those before."""
    if rule in ("second_only_to", "topped_the_list", "top_spot", "runner_up"):
        token, rank = span[0], 2 if rule == "runner_up" else 1
    else:
        numbered = [token for token in span if number(token.text)]
        if not numbered:
            return None
        token = numbered[0 if rule in _LEADING else -1]
        rank = number(token.text) or 0
    if rule not in ("nth_largest", "nth_place") and _FRACTION.search(at.before(token.idx - at.offset)):
        return None  # "a third of", "one fifth"
    begin, close = span.start_char - at.offset, span.end_char - at.offset
    start = token.idx - at.offset
    end = start + len(token)
    if rank < 10 and token.is_alpha and (tens := _TENS_BEFORE.search(at.text, max(0, start - 9), start)):
        rank, start = rank + TENS[tens[1].lower()], tens.start()  # "twenty-second"
    if (
        rank < 100
        and token.is_alpha
        and (hundreds := _HUNDREDS_BEFORE.search(at.text, max(0, start - 20), start))
    ):
        times = _ONES.index((hundreds[1] or "one").lower()) + 1
        rank, start = rank + 100 * times, hundreds.start()  # "one hundred and third"
    if rule == "second_only_to":
        rank = 1 + at.listed_names(close)
        if rank == 1:
            return None
    if not CONDITIONS[rule](Candidate(at, start, end, rank, span, found)):
        return None
    attributed = rule == "nth_place" and at.text[end : end + 1] == "-"  # "failed to catch third-placed AMD"
    if compared(at.text, start):
        return None
    refused = not attributed and denied(at.text, rule, begin if rule in _STATED else start)
    if rule in _WHOLE:
        start, end = begin, close
    elif rule == "number_n" and span[0].lower_ in ("no", "number", "#"):
        start = begin
    elif rule == "n_powers":
        start, end = _powers(at, span, start, end)
    elif rule in ("nth_largest", "one_of_the_n_largest"):
        end = close
    return replace(_made(at, rule, span, (start, end), rank), denied=refused)


def _made(at: Around, rule: str, span: Span, bounds: tuple[int, int], rank: int) -> Place:
    """The place, its anchor stretched over the verb "rank" before it and the scope or total after it."""
    start, end = bounds
    core = start
    if rule not in _FIXED:
        if before := _RANKED_BEFORE.search(at.text, max(0, start - 30), start):
            start = before.start()
        if noun := AFTER_PLACE.match(at.text, end):
            end = noun.end()
    total = None
    counted = TOTAL.match(at.text, end)
    if counted and rule not in ("top_n", "n_powers") and not TIMELY.match(at.text, end):
        total = NUMBERS.get(counted["total"].lower())
        end = counted.end()
    if scope := _AFTER_SCOPE.match(at.text, end):
        end = scope.end()
    return Place(
        rule=rule,
        rank=rank,
        kind="top_n" if rule in ("top_n", "n_powers", "one_of_the_n_largest") else "place",
        start=at.offset + start,
        end=at.offset + end,
        core=at.offset + core,
        verb=span.start_char,
        total=total,
        origin=rule == "from_nth" or at.before(start).endswith("from "),
    )


def _powers(at: Around, span: Span, start: int, end: int) -> tuple[int, int]:
    """The anchor: "AI G3", "AI big three"; of "three AI powers", "three"."""
    if span[0].lower_ == "ai":
        return span.start_char - at.offset, span.end_char - at.offset
    if at.text[max(0, start - 3) : start] == "AI " and at.text[start] == "G":
        return start - 3, end
    return start, end
