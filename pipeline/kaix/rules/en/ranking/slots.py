"""The columns of a ranking that its own words say: status, total and period; the others are chosen by evidence."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Span

from kaix.reading import Reading
from kaix.records import DENIED, Ranking
from kaix.rules.en.ranking.around import Place
from kaix.rules.en.ranking.passage import Carried, Passage, passage
from kaix.rules.en.ranking.status import status
from kaix.rules.en.ranking.tables import ANY_REGION
from kaix.rules.en.ranking.totals import told

_NEXT_FACT = re.compile(
    r"[;:—]|\b(?:but|while|whereas|than|from)\b|, (?:and|the|which|down|up|compared|\w+ (?:spots|places|notches))\b",
    re.IGNORECASE,
)
# "…, and in 2024 it came sixth": a time that belongs to what follows, not to the place before it.
_NEW_TIME = re.compile(r"(?:[,;]|\b(?:and|but|while)) (?:(?:in|by|as of|for|since) )?$", re.IGNORECASE)
_AND_NAME = re.compile(r" and [A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3} ")


def rankings(reading: Reading, sentence: Span, places: list[Place]) -> tuple[list[Ranking], Carried]:
    """A record for each of the places of `sentence`, in order, and how far they have come."""
    here = passage(reading, sentence, places)
    for place, after in zip(here.places, [*here.places[1:], None], strict=True):
        here.done.append((place, _ranking(here, place, after)))
    _share_total(here)
    return [ranking for _, ranking in here.done], Carried(here.index)


def _ranking(here: Passage, place: Place, after: Place | None) -> Ranking:
    stated = status(here, place)
    return Ranking(
        **here.reading.anchor(here.offset + place.start, here.offset + place.end, f"rankings.{place.rule}"),
        rank=place.rank,
        kind=place.kind,
        period=_period(here, place, after),
        total=place.total or _of_how_many(here, place),
        status=DENIED if place.denied else stated,
    )


def _of_how_many(here: Passage, place: Place) -> int | None:
    """Of how many, where the words at the place do not say and the sentence does."""
    local = ANY_REGION.search(here.text, place.start, min(len(here.text), place.end + 40))
    if place.kind == "top_n" or place.origin or (local and here.done):
        return None
    others = [other for other in here.places if other is not place]
    return next(
        (
            number
            for number, start, end in told(here.text, 0, len(here.text))
            if number >= place.rank
            # "ninth of 47 countries": another place's
            and not any(other.start < end and start < other.end for other in others)
        ),
        None,
    )


def _share_total(here: Passage) -> None:
    """ "Seoul 5th and Busan 31st of 47 cities": the first is one of the 47 too."""
    for at in range(len(here.done) - 2, -1, -1):
        (place, ranking), (after, other) = here.done[at], here.done[at + 1]
        if ranking.total is None and after.total and _AND_NAME.fullmatch(here.text, place.end, after.start):
            here.done[at] = place, replace(ranking, total=other.total)


def _period(here: Passage, place: Place, after: Place | None) -> str | None:
    """The time that stands after the place, in the same clause, or else before it; of a day, its month."""
    dates = [
        (
            date.start - here.offset,
            date.end - here.offset,
            date.value if "/" in date.value else date.value[:7],
        )
        for date in here.reading.dates(here.sentence)
        if date.value
    ]
    ceiling = after.start if after else len(here.text)
    cut = _NEXT_FACT.search(here.text, place.end, ceiling)
    limit = min(cut.start() if cut else ceiling, place.end + 90)
    behind = [value for start, end, value in dates if place.end <= start and end <= limit]
    if place.origin and here.text.startswith(", ", place.end):
        behind = []  # "third, up from No. 8¦, in the 2026 index": it dates the third
    if (
        not behind
        and after is not None
        and after.origin
        and here.text.startswith((", in ", ", on ", ", at "), after.end)
    ):
        cut = _NEXT_FACT.search(here.text, after.end + 1)
        limit = min(cut.start() if cut else len(here.text), after.end + 90)
        behind = [value for start, end, value in dates if after.end <= start and end <= limit]
    if behind:
        return behind[0]
    if place.origin:
        return None
    ahead = [
        value
        for start, end, value in dates
        if here.floor <= start
        and end <= place.start
        and (not here.done or _NEW_TIME.search(here.text[:start]))
    ]
    if ahead:
        return ahead[-1]
    said = [ranking.period for other, ranking in here.done if not other.origin]
    return said[-1] if said and place.rule == "also_nth" else None
