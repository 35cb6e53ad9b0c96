"""The columns of a ranking that its own words say: status, total and period; the others are chosen by evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Span

from kaix.reading import Reading
from kaix.records import Ranking
from kaix.rules.en.ranking.mentions import Mention
from kaix.rules.en.ranking.ordinals import ANY_REGION
from kaix.rules.en.ranking.status import status
from kaix.rules.en.ranking.totals import told

_NEXT_FACT = re.compile(
    r"[;:—]|\b(?:but|while|whereas|than|from)\b|, (?:and|the|which|down|up|compared|\w+ (?:spots|places|notches))\b",
    re.IGNORECASE,
)
# "…, and in 2024 it came sixth": a time that belongs to what follows, not to the place before it.
_NEW_TIME = re.compile(r"(?:[,;]|\b(?:and|but|while)) (?:(?:in|by|as of|for|since) )?$", re.IGNORECASE)
_REACH = 90


def rankings(reading: Reading, sentence: Span, stated: Sequence[Mention]) -> Iterator[Ranking]:
    """A record for each of the mentions of `sentence`, in order."""
    text, low, high = reading.text, sentence.start_char, sentence.end_char
    for at, one in enumerate(stated):
        before = stated[at - 1].end if at else low
        after = stated[at + 1].start if at + 1 < len(stated) else high
        yield Ranking(
            **reading.anchor(one.start, one.end, f"rankings.{one.rule}"),
            rank=one.rank,
            kind=one.kind,
            period=_period(reading, sentence, one, (before, after)),
            total=one.total or _of_how_many(text, (low, high), one, stated),
            status=status(text, low, high, one),
        )


def _of_how_many(text: str, sentence: tuple[int, int], one: Mention, stated: Sequence[Mention]) -> int | None:
    """Of how many, where the words at the rank do not say and the sentence does."""
    local = ANY_REGION.search(text, one.start, min(sentence[1], one.end + 40))
    if one.kind == "top_n" or one.origin or (local and one is not stated[0]):
        return None
    others = [other for other in stated if other is not one]
    return next(
        (
            number
            for number, start, end in told(text, *sentence)
            if number >= one.rank
            # "ninth of 47 countries": another rank's
            and not any(other.start < end and start < other.end for other in others)
        ),
        None,
    )


def _period(reading: Reading, sentence: Span, one: Mention, bounds: tuple[int, int]) -> str | None:
    """The time that stands after the rank, in the same clause, or else before it; of a day, its month."""
    text, (floor, ceiling) = reading.text, bounds
    dates = [
        (date.start, date.end, date.value if "/" in date.value else date.value[:7])
        for date in reading.dates(sentence)
        if date.value
    ]
    cut = _NEXT_FACT.search(text, one.end, ceiling)
    limit = min(cut.start() if cut else ceiling, one.end + _REACH)
    behind = [value for start, end, value in dates if one.end <= start and end <= limit]
    if behind or one.origin:
        return behind[0] if behind else None
    first = floor == sentence.start_char
    ahead = [
        value
        for start, end, value in dates
        if floor <= start and end <= one.start and (first or _NEW_TIME.search(text, floor, start))
    ]
    return ahead[-1] if ahead else None
