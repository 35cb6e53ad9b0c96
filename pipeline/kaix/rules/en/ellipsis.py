"""What an English number without a unit counts: chips that the text spoke of, or something that was spoken of since.

"The accelerators arrive in two batches, ¦8,000 in November and the rest in April": chips were what was last spoken of,
and neither the words between nor the word behind the number are of people, money, measures or other things.
"""

from __future__ import annotations

import re

from spacy.tokens import Span

from kaix.reading import Reading
from kaix.rules.en import chips, counts
from kaix.rules.en.counts import SMALLEST, Count
from kaix.rules.en.interval_set import IntervalSet
from kaix.rules.en.words import word_set
from kaix.values.english import SPACE
from kaix.vocabulary import used

REACH = 320
"""Characters before a number in which the chips that it counts are named."""
_ADJACENT = 60
"""Characters behind a count in which a small number ("¦700") still counts the same."""
_LEAST = 100
"""A number without a unit below it ("51,", "at 11") is too often an age, a time or a score."""
_LARGE = 1000
"""A number from which on it is no matter to how many, or where, the chips before it went."""
_CLAUSE = 130
"""Characters before a number in which other things that are numbered in its sentence take it from the chips."""
_MOST = 20_000_000
"""No number without a unit above it counts chips: those are parameters, tokens, hours or people."""

_NOUN = r"(?:GPU|NPU|[Cc]hip|[Aa]ccelerator|[Pp]rocessor|[Cc]ard|Blackwell|Hopper|semiconductor)"
# Chips as things that are counted: "GPUs", "the GPU pool", "H200s", but not the "GPU" of "the GPU centre".
_ANCHOR = re.compile(
    rf"\b(?:(?:[Gg]raphics|[Nn]eural)\s(?:processing\s)?(?:units|processors|cards)"
    rf"|{_NOUN}s(?:['’](?!\s))?(?!\s(?:makers?|markets?|prices?|centers?|centres?|companies|firms|shares?)\b)"
    r"|(?:AI[\s-])?(?:GPU|NPU|chip|accelerator|Blackwell|Hopper|Rubin)\s(?:"
    + "|".join(sorted(used("context_words_en", "ellipsis.holdings")))
    + r"|order\sbook|installed\sbase|wish\slist)"
    r"|[A-Z]{1,3}\d{2,4}[A-Z]{0,2}s?|MI\d{3}X?s?)\b|\b[GN]PU\b(?=\s?[:(|])"
)
# Nouns of people, money and measures: where one is spoken of behind the chips, the number may be of it.
_OTHER = re.compile(
    r"\b(?:"
    + "|".join(sorted(used("context_words_en", "ellipsis.others")))
    + r"|stocks?\s(?:rose|fell|closed|price)|start-ups?\s(?:rose|grew|numbered)|(?:city|town|county)\sof)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\d\s(?:(?:new|more|other|additional|AI|local|foreign|Korean|domestic|private|public|small|large)\s){0,2}"
    r"(?!(?:GPU|NPU|chip|unit|card|accelerator|processor|year|month|week|day|hour|quarter|percent|phase|stage|batch|time"
    r"|site|building|tranche|center|centre|hall)(?:e?s)\b)(?:[a-z]{3,}[^\Wsui_]|[CTL]PU|PC)s\b"
)
# What is numbered beside the chips, but for those they go to, or where and when: "to ¦14 universities"
_TO_THEM = re.compile(
    r"\b(?:to|for|among|across|between|in|at|from|over|within|by|with|of|every|per|into)\s"
    r"(?:(?:the|some|about|around|its|their|more\sthan|over|up\sto|at\sleast|nearly)\s){0,2}[\d,.]*$"
)
# What stands behind a number that has no unit of its own: an end, or a word that is no noun.
_NO_NOUNS = word_set("phrase_end") | word_set("after_bare_number")
_BEHIND = re.compile(rf"{SPACE}*(?:$|[\n(→⇒|.,;:!?)\]—\"”’]|->|--|[-–]\s|([A-Za-z]+)\b)")
# "(B200 ¦6,000; B300 9,000)", "H200: 3,056"
_AFTER_MODEL = re.compile(
    r"\b(?:GB|[ABHLV])\d{2,3}[A-Z]?s?(?:\sGPUs?)?\s?[:(–-]?\s?$|\b(?:MI\d{3}X?|RNGD)s?\s?[:(–-]?\s?$"
)
_EACH_BEHIND = re.compile(r"\s+(?:each|apiece)\b")


def with_elliptic(
    reading: Reading,
    sentence: Span,
    found: list[Count],
    rules: dict[int, str],
    masked: IntervalSet,
    taken: IntervalSet,
    named: bool,
    chip: str,
    previous: int,
) -> list[Count]:
    """`found` and the numbers of the sentence that count the same chips without a unit.

    `rules` names the patterns that numbers matched, by where they begin; `masked` are names of models; `named`
    says whether chips are named in the sentence; `previous` is where the last count before it ended, or -1.
    """
    text, low, high = reading.text, sentence.start_char, sentence.end_char
    counted = IntervalSet((c.start, c.end) for c in found)
    ends = {c.first: c.end for c in found}
    new: list[Count] = []
    last = -1
    for one in counts.numbers(text, low, high):
        if counted.overlaps(one.first, one.last):
            last = ends.get(one.first, one.last)
            continue
        small = one.value is None or (one.value < SMALLEST * 10 and one.quantity.number < SMALLEST)
        resolution = text[one.first : one.last] in (
            "2K",
            "4K",
            "8K",
        )  # it aims for ¦4K¦ at 60 frames per second
        if small or resolution or masked.overlaps(one.first, one.last):
            continue
        counts.with_modifiers(text, low, one)
        if taken.overlaps(one.start, one.end):
            continue
        if not _counts_chips(text, low, high, one, last, named, previous):
            continue
        model = _AFTER_MODEL.search(text, max(low, one.start - 16), one.start)
        if model is not None:
            one.model = chips.models(model.group())  # "(B200 ¦6,000; B300 9,000)"
        near = next((other for other in reversed(found) if other.first < one.first), None)
        one.rule, one.chip = rules.get(one.first, "bare_number"), near.chip if near is not None else chip
        each = _EACH_BEHIND.match(text, one.end, high)
        if each is not None:
            one.end, one.rule = each.end(), "each"
        new.append(one)
        last = one.end
    if not new:
        return found
    # Only where a number is about to count: the dates of most sentences are never asked for.
    dates = IntervalSet((d.start, d.end) for d in reading.dates(sentence))
    kept = [one for one in new if not dates.overlaps(one.first, one.last)]
    for one in kept:
        taken.add(one.start, one.end)
    return [*found, *kept]


def _counts_chips(text: str, low: int, high: int, one: Count, last: int, named: bool, previous: int) -> bool:
    """Whether chips that were named or counted before are what the number `one`, without a unit, counts.

    `last` is where the last count before it in the sentence ended, or -1; `named` says whether chips are named in the
    sentence itself, so that they may also follow; `previous` is where the last count before the sentence ended.
    """
    value = one.value
    if value is None or value > _MOST or not _ends(text, one.end, high):
        return False
    since = max(last, previous)
    begin = max(0, one.start - REACH)
    named_before = (match.end() for match in _ANCHOR.finditer(text, begin, one.start))
    anchor = max((*named_before, since if since >= begin else -1))
    if anchor < 0 and not (named and _ANCHOR.search(text, low, high)):
        return False  # "The city of 300,000 will host the GPU centre. In 2040 it will have ¦350,000."
    if value < _LEAST or (value < 10 * _LEAST and not 0 <= one.start - since <= _ADJACENT):
        return False  # "SK Telecom, 2,500. KT, ¦700.": a small number only beside another
    between = text[anchor if anchor >= 0 else low : one.start]
    told = text[max(low, one.start - _CLAUSE) : one.start] if named and last < 0 else between
    # "¦2,600 by the students", but not "¦4,000 to students": to whom chips go is no matter
    others = _OTHER.search(between) or _OTHER.search(text, one.end, min(high, one.end + 12))
    return others is None and not _numbers_others(told, value)


def _ends(text: str, at: int, high: int) -> bool:
    """Whether no noun of its own stands behind a number that ends at `at`: an end, a link or a verb does."""
    behind = _BEHIND.match(text, at, high)
    return behind is not None and (behind[1] is None or behind[1].lower() in _NO_NOUNS)


def _numbers_others(between: str, value: int) -> bool:
    """Whether things are numbered that are no chips and not where or to whom they go: "420 patents"."""
    return any(
        value < _LARGE or _TO_THEM.search(between[: match.start() + 1][-30:]) is None
        for match in _NUMBERED.finditer(between)
    )
