"""Who ranks in an article: a survey is introduced once, and the ranks behind it are its own until another is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from kaix.attribution.ranks.article import Article
from kaix.attribution.ranks.setting import Setting
from kaix.attribution.ranks.things import NAMED, Thing

READ = 40
"""Sentences of an article in which surveys are looked for."""
_WORTH = {
    "cite_ranker": 3, "cite_apposed": 2, "cite_research": 2, "cite_made_close": 2, "cite_told_close": 2,
    "cite_told": 2, "cite_makes": 2, "cite_credited": 3, "cite_made": 1, "cite_by": 1, "cite_owns_list": 1,
    "cite_list": 1, "cite_ranks": 1,
}  # fmt: skip
"""What each class of words around a name says for its being who ranks."""
_ENOUGH = 3
_SOMEBODY = 2
_OTHERS = frozenset(("country", "region", "person", "demonym"))
_LATEST = 2
_DISTANCES = ((0, "here"), (1, "next"), (3, "near"), (10, "far"))


@dataclass(frozen=True, slots=True)
class Survey:
    """One introduction of who ranks: the sentence, the place, and the classes of the words around."""

    surveyor: str
    index: int
    start: int
    end: int
    cues: tuple[str, ...]


def introduced(article: Article) -> list[Survey]:
    """The introductions of an article, in order: of each sentence the likeliest one."""
    return article.once("surveys", lambda: list(_introductions(article)))


def _introductions(article: Article) -> Iterator[Survey]:
    reading = article.reading
    for index in article.read_for(READ):
        span = reading.sentences[index]
        if article.grammar.introduces.search(reading.text, span.start_char, span.end_char) is None:
            continue
        best = max(citing(article, article.other(index).things), key=worth, default=None)
        if best is not None and worth(best) >= _ENOUGH:
            thing, cues = best
            yield Survey(thing.value, index, thing.start, thing.end, tuple(cues))


def citing(article: Article, things: Iterable[Thing]) -> list[tuple[Thing, list[str]]]:
    """The things that some words around cite, each with their classes."""
    found = ((t, article.cites(t)) for t in things if t.kind not in ("country", "region"))
    return [(thing, cues) for thing, cues in found if cues]


def worth(cited: tuple[Thing, list[str]]) -> int:
    """How much the words around a thing say for its being who ranks."""
    thing, cues = cited
    if thing.kind in _OTHERS:
        return 0
    return sum(_WORTH.get(cue, 0) for cue in cues) + (thing.kind in NAMED)


def in_force(setting: Setting) -> Iterator[tuple[Survey, list[str]]]:
    """The surveys that the rank can belong to, each with what speaks for it."""
    every = introduced(setting.article)
    at = bisect_right(every, setting.rules.start, key=attrgetter("start"))
    alone = ["introduced_alone"] if len({one.surveyor for one in every}) == 1 else []
    index = setting.sentence.index
    for order, one in enumerate(every[max(0, at - _LATEST) : at][::-1]):
        yield one, [*(f"introduced_by:{cue}:{order}" for cue in one.cues), *alone]
    if not at and every:
        one = every[0]
        evidence = [f"introduced_ahead:{distance(one.index - index)}"]
        yield one, [*evidence, *(f"introduced_by:{cue}:ahead" for cue in one.cues), *alone]


def cited_here(setting: Setting) -> frozenset[str]:
    """Who is cited as one who ranks in the sentence of the rank itself."""
    every = citing(setting.article, setting.near)
    return frozenset(
        thing.value for thing, cues in every if thing.named and worth((thing, cues)) >= _SOMEBODY
    )


def judge(setting: Setting) -> str | None:
    """Who gives the rank by the verb of its own sentence: nobody who ranked earlier is asked beside."""
    rank = setting.rules
    return setting.article.once(("judge", rank.start, rank.end), lambda: _judge(setting))


def _judge(setting: Setting) -> str | None:
    grammar, text = setting.grammar, setting.reading.text
    giving = (
        t for t in setting.near
        if t.named and t.kind not in _OTHERS
        and not grammar.lists(t.value) and grammar.judges(text, t, setting.rules)
    )  # fmt: skip
    return next((t.value for t in giving), None)


def distance(sentences: int) -> str:
    """How far off a sentence is, as a class."""
    return next((name for most, name in _DISTANCES if sentences <= most), "away")
