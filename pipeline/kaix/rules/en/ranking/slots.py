"""The columns of a ranking that its own words say: status, total and period; the others are chosen by evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span

from kaix.reading import Reading
from kaix.records import DENIED, Ranking
from kaix.rules.en.ranking.around import Place
from kaix.rules.en.ranking.ordinals import NUMBERS, either, use
from kaix.rules.en.ranking.passage import INDEXED, Carried, Passage, own_list, passage
from kaix.rules.en.ranking.status import status
from kaix.rules.en.ranking.tables import ANY_REGION

_NEXT_FACT = re.compile(
    r"[;:—]|\b(?:but|while|whereas|than|from)\b|, (?:and|the|which|down|up|compared|\w+ (?:spots|places|notches))\b",
    re.IGNORECASE,
)
# "…, and in 2024 it came sixth": a time that belongs to what follows, not to the place before it.
_NEW_TIME = re.compile(r"(?:[,;]|\b(?:and|but|while)) (?:(?:in|by|as of|for|since) )?$", re.IGNORECASE)
_TOTAL = re.compile(
    r"\b(?:covers?|covering|of|among|across|surveyed|assess\w*|evaluat\w+|compar\w+|analy[sz]\w+|rank(?:s|ed"
    r"|ing)|all|the)"
    r" (?:the [\w.]+[’']s |the |all |a total of )?"
    # not "the 10 leading countries": those are the best of more
    rf"(?P<total>\d{{1,3}}) (?!(?:leading|top|best|major|[a-z]{{3,}}est|most|first|next)\b)"
    rf"(?:[\w-]+ ){{0,2}}?(?:{either(*use('group_noun'))})\b"
    r"|\b(?P<nation>\d{1,3})[- ](?:nation|country|member|economy|city|university|company|team|state|government)\b"
    r"|\b(?:ranking|index|leaderboard|field|league) of (?:the )?(?P<listed>\d{1,3})\b"
    r"(?! (?:percent|points|years|months|days)|[,.%]\d|%)",
    re.IGNORECASE,
)
_LIST_OR_DATA = re.compile(rf"{INDEXED.pattern}|\b(?:figures|data|statistics)\b", re.IGNORECASE)
_AND_NAME = re.compile(r" and [A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3} ")
_STANDS_ALONE = frozenset(("nth_largest", "n_powers", "one_of_the_n_largest"))


def rankings(
    reading: Reading, sentence: Span, places: list[Place], carried: Carried
) -> tuple[list[Ranking], Carried]:
    """A record for each of the places of `sentence`, in order, and what the sentences after it can take from them."""
    here = passage(reading, sentence, places, carried)
    for place, after in zip(here.places, [*here.places[1:], None], strict=True):
        here.done.append((place, _ranking(here, place, after)))
    _share_total(here)
    total = here.done[-1][1].total or here.before.total
    return [ranking for _, ranking in here.done], Carried(here.index, total)


def _ranking(here: Passage, place: Place, after: Place | None) -> Ranking:
    stated = status(here, place)
    return Ranking(
        **here.reading.anchor(here.offset + place.start, here.offset + place.end, f"rankings.{place.rule}"),
        rank=place.rank,
        kind=place.kind,
        period=_period(here, place, after),
        total=place.total or _of_how_many(here, place, stated),
        status=DENIED if place.denied else stated,
    )


def _of_how_many(here: Passage, place: Place, stated: str) -> int | None:
    """Of how many, where the words at the place do not say: of the sentence, the list before it, the rank before it."""
    local = ANY_REGION.search(here.text, place.start, min(len(here.text), place.end + 40))
    total = None if local and here.done else _total(here.text, place, here.places)
    if total is not None or local or stated == "target":
        return total
    if here.index and place.rule != "nth_largest" and not own_list(here, place) and here.follows_list:
        total = _total(here.earlier_text(1), place, [])
    if total is None and place.kind == "place" and not place.origin and _goes_on(here, place):
        total = here.before.total
    return total


def _share_total(here: Passage) -> None:
    """ "Seoul 5th and Busan 31st of 47 cities": the first is one of the 47 too."""
    for at in range(len(here.done) - 2, -1, -1):
        (place, ranking), (after, other) = here.done[at], here.done[at + 1]
        if ranking.total is None and after.total and _AND_NAME.fullmatch(here.text, place.end, after.start):
            here.done[at] = place, replace(ranking, total=other.total)


def _goes_on(here: Passage, place: Place) -> bool:
    """Whether the sentence goes on about the ranking before it, without a list or a measure of its own."""
    if here.before.index < 0 or place.rule in _STANDS_ALONE:
        return False
    between = range(1, here.index - here.before.index)
    if any(_LIST_OR_DATA.search(here.earlier_text(back)) for back in between):
        return False  # another list came up in between
    return not own_list(here, place)


def _total(text: str, place: Place, places: Sequence[Place]) -> int | None:
    if place.kind == "top_n" or place.origin:
        return None
    for match in _TOTAL.finditer(text):
        if any(
            other.start < match.end() and match.start() < other.end for other in places if other is not place
        ):
            continue  # "ninth of 47 countries": another place's
        number = NUMBERS.get(match["total"] or match["nation"] or match["listed"])
        if number and number >= max(5, place.rank):
            return number
    return None


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
