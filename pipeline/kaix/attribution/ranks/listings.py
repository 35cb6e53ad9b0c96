"""In which list an article ranks: an index is named once, and the ranks behind it that name nothing are in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from kaix.attribution.ranks.article import Article
from kaix.attribution.ranks.setting import Setting
from kaix.attribution.ranks.surveys import READ, distance

_LATEST = 2


@dataclass(frozen=True, slots=True)
class Listing:
    """One mention of a list that has a name of its own: "World Harbour Index", `로봇 준비지수`."""

    name: str
    index: int
    start: int
    end: int


def listings(article: Article) -> list[Listing]:
    """The mentions of such lists, in order."""
    return article.once("listings", lambda: list(_mentions(article)))


def _mentions(article: Article) -> Iterator[Listing]:
    reading = article.reading
    for index in article.read_for(READ):
        span = reading.sentences[index]
        if article.grammar.lists(reading.text[span.start_char : span.end_char]):
            for thing in article.other(index).things:
                titled = thing.kind in ("list", "quoted")
                if article.grammar.is_listing(thing.value) and (
                    titled or article.written(thing.value) != "once"
                ):
                    yield Listing(thing.value, index, thing.start, thing.end)


def in_force(setting: Setting) -> Iterator[tuple[Listing, list[str]]]:
    """The lists that a rank can be a place in, the latest before it or else the next, each with what speaks for it."""
    every = listings(setting.article)
    at = bisect_right(every, setting.rules.start, key=attrgetter("start"))
    before = {one.name.casefold(): one for one in every[:at]}
    latest = sorted(before.values(), key=attrgetter("start"))[-_LATEST:][::-1] or every[:1]
    for order, one in enumerate(latest):
        where = distance(setting.sentence.index - one.index) if at else "ahead"
        yield one, [f"list:{order}:{where}"]
