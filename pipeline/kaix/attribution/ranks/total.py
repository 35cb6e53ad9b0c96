"""Of how many: a list says once how many it ranks, and its other ranks are among as many."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from kaix.attribution.ranks.article import Article
from kaix.attribution.ranks.setting import Setting
from kaix.attribution.ranks.surveys import READ, Introduced, listings, surveys

_SMALL = 5
"""Fewer than these are no field of a list."""
_CLOSE = 30
"""Code points behind a rank in which its time stands."""
_GENERIC = re.compile(
    r"\b(?:the|index|rankings?|reports?|yearbook|survey|\d+)\b|(?:지수|순위|보고서|평가|랭킹|인덱스)|\W"
)
_NEAR = 2
"""Sentences in which a total of no known list holds."""


@dataclass(frozen=True, slots=True)
class Total:
    """One statement of how many are ranked: where, and by whom; `world` unless it is of a region."""

    number: int
    index: int
    source: str
    listing: str
    scope: str = "world"


def totals(article: Article, settings: Sequence[Setting]) -> list[Total]:
    """What the ranks, all decided, and the sentences without one say."""
    found = [
        Total(
            one.rules.total,
            one.sentence.index,
            one.chosen["source"] or "",
            _listing(article, one.sentence.end),
            one.chosen["scope"] or "world",
        )
        for one in settings
        if one.rules.total is not None
    ]
    return found + list(_told(article, {one.sentence.index for one in settings}))


def _told(article: Article, ranked: set[int]) -> Iterator[Total]:
    for index in article.read_for(READ):
        span = article.reading.sentences[index]
        number = article.grammar.total(article.reading.text, span.start_char, span.end_char)
        if number is not None and index not in ranked:
            source = _latest(surveys(article), span.end_char)
            yield Total(number, index, source, _listing(article, span.end_char))


def total(setting: Setting, stated: Sequence[Total]) -> int | None:
    """Of how many a rank is, where its own sentence does not say: the nearest total of its list."""
    rank, index = setting.rules, setting.sentence.index
    low, high = setting.sentence.start, min(setting.sentence.end, rank.end + _CLOSE)
    before = rank.rule.endswith("from_nth") or setting.grammar.earlier.search(setting.reading.text, low, high)
    if rank.total is not None or rank.status == "target" or setting.sort == "power" or before:
        return rank.total  # last year's index had its own number
    alone = len({one.number for one in stated}) == 1
    fitting = [one for one in stated if one.number >= max(rank.rank, _SMALL) and _holds(setting, one, alone)]
    nearest = min(fitting, key=lambda one: (abs(one.index - index), one.index > index), default=None)
    return None if nearest is None else nearest.number


def _holds(setting: Setting, stated: Total, alone: bool) -> bool:
    source, listing = setting.chosen["source"] or "", _listing(setting.article, setting.sentence.end)
    if (setting.chosen["scope"] or "world") != stated.scope:
        return False
    if listing and stated.listing:
        return listing == stated.listing
    if source and stated.source:
        text, both = setting.reading.text, (source, stated.source)
        return source == stated.source or any(f"{one} ({other})" in text for one, other in (both, both[::-1]))
    back = setting.sentence.index - stated.index
    return (alone and bool(source or stated.source)) or (0 <= back <= _NEAR and setting.sort == "place")


def _listing(article: Article, end: int) -> str:
    """The list of a rank whose sentence ends at `end`: the latest by name."""
    return _GENERIC.sub("", _latest(listings(article), end).casefold())


def _latest(every: Sequence[Introduced], end: int) -> str:
    at = bisect_right(every, end, key=attrgetter("start"))
    return every[at - 1].name if at else ""
