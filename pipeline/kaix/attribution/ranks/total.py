"""Of how many: a list says once how many it ranks, and its other ranks are among as many."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from kaix.attribution.ranks.article import Article
from kaix.attribution.ranks.listings import listings
from kaix.attribution.ranks.setting import Setting
from kaix.attribution.ranks.surveys import READ, introduced, judge

_SMALL = 5
"""Fewer than these are no field of a list."""
_CLOSE = 30
"""Code points behind a rank in which its time stands."""
_NEAR = 2
"""Sentences in which a total of no known list holds."""
_GENERIC = re.compile(
    r"\b(?:the|index|rankings?|reports?|yearbook|survey|\d+)\b|(?:지수|순위|보고서|평가|랭킹|인덱스)|\W"
)


@dataclass(frozen=True, slots=True)
class Total:
    """One statement of how many are ranked: where, by whom and in what list; `world` unless it is of a region."""

    number: int
    index: int
    source: str
    listing: str
    scope: str
    by: Setting | None = None
    """The rank that says so, where one does."""


def totals(article: Article, settings: Sequence[Setting]) -> list[Total]:
    """What the ranks, all decided, and the sentences without one say, in order."""
    found = [
        Total(
            one.rules.total,
            one.sentence.index,
            one.chosen["source"] or "",
            _listing(article, one),
            _scope(one),
            one,
        )
        for one in settings
        if one.rules.total is not None
    ]
    found += _told(article, {one.sentence.index for one in settings})
    return sorted(found, key=attrgetter("index"))


def _told(article: Article, ranked: set[int]) -> Iterator[Total]:
    reading = article.reading
    for index in article.read_for(READ):
        span = reading.sentences[index]
        number = (
            None if index in ranked else article.grammar.total(reading.text, span.start_char, span.end_char)
        )
        if number is not None:
            surveys = introduced(article)
            at = bisect_right(surveys, span.end_char, key=attrgetter("start"))
            source = surveys[at - 1].surveyor if at else ""
            yield Total(number, index, source, _listed(article, span.end_char), "world")


def total(setting: Setting, stated: Sequence[Total]) -> int | None:
    """Of how many a rank is, where its own sentence does not say: the nearest total of its list."""
    rank = setting.rules
    if rank.total is not None or rank.status == "target" or setting.sort == "power" or _of_before(setting):
        return rank.total
    alone = len({one.number for one in stated}) == 1
    fitting = [one for one in stated if one.number >= max(rank.rank, _SMALL) and _holds(setting, one, alone)]
    index = setting.sentence.index
    nearest = min(fitting, key=lambda one: (abs(one.index - index), one.index > index), default=None)
    return None if nearest is None else nearest.number


def _of_before(setting: Setting) -> bool:
    """Whether a rank is of an earlier edition, which had its own number: "last year it was ninth"."""
    rank, sentence = setting.rules, setting.sentence
    return rank.rule.endswith("from_nth") or setting.grammar.earlier(
        setting.reading.text, sentence.start, min(sentence.end, rank.end + _CLOSE)
    )


def _holds(setting: Setting, stated: Total, alone: bool) -> bool:
    source, listing = setting.chosen["source"] or "", _listing(setting.article, setting)
    if listing and listing == stated.listing and judge(setting) is None and _scope(setting) == stated.scope:
        return True
    alike = source == stated.source or _short(setting.reading.text, source, stated.source)
    if (source and stated.source and not alike) or _scope(setting) != stated.scope:
        return False
    if listing and stated.listing and listing != stated.listing:
        return False
    if (source and stated.source) or (listing and listing == stated.listing):
        return True
    if (alone and (source or stated.source)) or _again(setting, stated.by):
        return True
    back = setting.sentence.index - stated.index
    return 0 <= back <= _NEAR and setting.sort == "place" and not _parted(setting, stated)


def _again(setting: Setting, other: Setting | None) -> bool:
    """Whether a rank is another one said again, as a headline says it."""
    if other is None or not setting.chosen["subject"]:
        return False
    rank, same = setting.rules, other.rules
    return (rank.rank, rank.kind) == (same.rank, same.kind) and setting.chosen["subject"] == other.chosen[
        "subject"
    ]


def _short(text: str, one: str, other: str) -> bool:
    """Whether one name is the other's short form, in a bracket behind it."""
    return bool(one and other) and (f"{one} ({other})" in text or f"{other} ({one})" in text)


def _parted(setting: Setting, stated: Total) -> bool:
    """Whether another list comes up between a total and a rank."""
    reading, lists = setting.reading, setting.grammar.lists
    between = (reading.sentences[at] for at in range(stated.index + 1, setting.sentence.index))
    return any(lists(reading.text[span.start_char : span.end_char]) for span in between)


def _scope(setting: Setting) -> str:
    return setting.chosen["scope"] or "world"


def _listing(article: Article, setting: Setting) -> str:
    """The list of a rank: the one that is its domain, or else the latest by name up to the end of its sentence."""
    return _listed(article, setting.sentence.end)


def _listed(article: Article, end: int) -> str:
    every = listings(article)
    at = bisect_right(every, end, key=attrgetter("start"))
    return _GENERIC.sub("", every[at - 1].name.casefold()) if at else ""
