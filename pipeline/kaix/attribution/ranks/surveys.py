"""Who ranks in an article, and in which list: introduced once, and the ranks behind belong to it until another is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from kaix.attribution.ranks.article import Article
from kaix.attribution.ranks.setting import Setting
from kaix.attribution.ranks.things import NAMED, Thing

READ = 40
"""Sentences of an article in which surveys and lists are looked for."""
_WORTH = {
    "cite_ranker": 3, "cite_credited": 3, "cite_apposed": 2, "cite_research": 2, "cite_made_close": 2, "cite_makes": 2,
    "cite_told_close": 2, "cite_told": 2, "cite_made": 1, "cite_by": 1, "cite_owns_list": 1, "cite_list": 1,
    "cite_ranks": 1,
}  # fmt: skip
"""What each class of words around a name says for its being who ranks."""
_ENOUGH = 3
_SOMEBODY = 2
_OTHERS = frozenset(("country", "region", "person", "demonym"))
_LATEST = 2
_DISTANCES = ((0, "here"), (1, "next"), (3, "near"), (10, "far"))


@dataclass(frozen=True, slots=True)
class Introduced:
    """Who ranks, or a list with a name of its own ("World Harbour Index"): where it is, what the words around say."""

    name: str
    index: int
    start: int
    end: int
    cues: tuple[str, ...] = ()


def surveys(article: Article) -> list[Introduced]:
    """Who ranks, as each sentence introduces it: the likeliest one."""
    return article.once("surveys", lambda: list(_surveys(article)))


def _surveys(article: Article) -> Iterator[Introduced]:
    for index in article.read_for(READ):
        span = article.reading.sentences[index]
        if article.grammar.introduces.search(article.reading.text, span.start_char, span.end_char):
            best = max(citing(article, article.other(index).things), key=_worth, default=None)
            if best is not None and _worth(best) >= _ENOUGH:
                thing, cues = best
                yield Introduced(thing.value, index, thing.start, thing.end, tuple(cues))


def listings(article: Article) -> list[Introduced]:
    """The mentions of lists that have a name of their own."""
    return article.once("listings", lambda: list(_listings(article)))


def _listings(article: Article) -> Iterator[Introduced]:
    for index in article.read_for(READ):
        span = article.reading.sentences[index]
        if article.grammar.lists(article.reading.text[span.start_char : span.end_char]):
            for thing in article.other(index).things:
                known = thing.kind in ("list", "quoted") or article.written(thing.value) != "once"
                if known and article.grammar.is_listing(thing.value):
                    yield Introduced(thing.value, index, thing.start, thing.end)


def citing(article: Article, things: Iterable[Thing]) -> list[tuple[Thing, list[str]]]:
    """The things that some words around cite, each with their classes."""
    found = ((t, article.cites(t)) for t in things if t.kind not in ("country", "region"))
    return [(thing, cues) for thing, cues in found if cues]


def cited_here(setting: Setting) -> frozenset[str]:
    """Who is cited as one who ranks in the sentence of the rank itself."""
    every = citing(setting.article, setting.near)
    return frozenset(t.value for t, cues in every if t.named and _worth((t, cues)) >= _SOMEBODY)


def _worth(cited: tuple[Thing, list[str]]) -> int:
    thing, cues = cited
    return 0 if thing.kind in _OTHERS else sum(_WORTH.get(cue, 0) for cue in cues) + (thing.kind in NAMED)


def in_force(setting: Setting, every: Sequence[Introduced]) -> Iterator[tuple[Introduced, list[str]]]:
    """Those that a rank can belong to, the latest before it or else the next, each with what speaks for it."""
    at = bisect_right(every, setting.sentence.end, key=attrgetter("start"))
    latest = {one.name.casefold(): one for one in every[:at]}
    alone = len({one.name for one in every}) == 1
    for order, one in enumerate(
        sorted(latest.values(), key=attrgetter("start"))[-_LATEST:][::-1] or every[:1]
    ):
        where = _distance(setting.sentence.index - one.index) if at else "ahead"
        order_of = order if at else "ahead"
        cues = [f"introduced_by:{cue}:{order_of}" for cue in one.cues]
        yield one, [*cues, *["introduced_alone"] * alone] if cues else [f"list:{order}:{where}"]


def _distance(sentences: int) -> str:
    return next((name for most, name in _DISTANCES if sentences <= most), "away")
