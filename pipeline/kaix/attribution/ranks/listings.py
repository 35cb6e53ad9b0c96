"""In which list an article ranks: an index is named once, and the ranks behind it that name nothing are in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from kaix.attribution.ranks.article import Article
from kaix.attribution.ranks.setting import Setting
from kaix.attribution.ranks.surveys import READ, distance
from kaix.attribution.ranks.things import Thing

_LATEST = 2


@dataclass(frozen=True, slots=True)
class Listing:
    """One mention of a list that has a name of its own: "World Harbour Index", `로봇 준비지수`."""

    name: str
    index: int
    start: int
    end: int
    titled: bool


def listings(article: Article) -> list[Listing]:
    """The mentions of such lists, in order."""
    return article.once("listings", lambda: list(_mentions(article)))


def _mentions(article: Article) -> Iterator[Listing]:
    reading = article.reading
    for index in article.read_for(READ):
        span = reading.sentences[index]
        if article.grammar.lists(reading.text[span.start_char : span.end_char]):
            for thing in article.other(index).things:
                if article.grammar.is_listing(thing.value) and (
                    _is_title(thing) or article.written(thing.value) != "once"
                ):
                    yield Listing(thing.value, index, thing.start, thing.end, _is_title(thing))


def _is_title(thing: Thing) -> bool:
    return thing.kind in ("list", "quoted")


def in_force(setting: Setting) -> Iterator[tuple[Listing, list[str]]]:
    """The lists that a rank can be a place in, the latest before it or the next, each with what speaks for it."""
    every = listings(setting.article)
    if not every:
        return
    at = bisect_right(every, setting.rules.start, key=attrgetter("start"))
    alone = ["list_alone"] if len({one.name.casefold() for one in every}) == 1 else []
    before = {one.name.casefold(): one for one in every[:at]}
    latest = sorted(before.values(), key=attrgetter("start"))[-_LATEST:][::-1]
    for order, one in enumerate(latest):
        where = distance(setting.sentence.index - one.index)
        yield (
            one,
            [
                f"list:{order}:{where}",
                f"list_titled:{order}:{one.titled}",
                f"list_sort:{setting.sort}",
                *alone,
            ],
        )
    if not at:
        one = every[0]
        where = distance(one.index - setting.sentence.index)
        yield (
            one,
            [f"list_ahead:{where}", f"list_titled:ahead:{one.titled}", f"list_sort:{setting.sort}", *alone],
        )
