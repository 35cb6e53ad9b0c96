"""Decides the slots of an article's ranks in order, the headline's last: the text says again what its headline says."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from kaix.attribution.candidates import Candidate
from kaix.attribution.ranks import domain, scope, source, subject, total
from kaix.attribution.ranks.article import Article
from kaix.attribution.ranks.setting import Setting
from kaix.attribution.ranks.things import Grammar
from kaix.reading import Reading
from kaix.records import Ranking

_SLOTS: tuple[tuple[str, Callable[[Setting], list[Candidate]]], ...] = (
    ("subject", subject.candidates),
    ("domain", domain.candidates),
    ("source", source.candidates),
    ("scope", scope.candidates),
)
_KEPT = 40  # ranks before one that it can go on about
_BESIDE = 12  # ranks of a sentence on each side of one that stand in a row with it: a list has ten, and none a thousand


def filled(reading: Reading, found: Iterable[Ranking], grammar: Grammar) -> Iterator[Ranking]:
    """The ranks that the rules found, with the values of their slots that the evidence speaks for."""
    ranks = sorted(found, key=lambda ranking: (ranking.start, ranking.end))
    if not ranks:
        return
    by_sentence: dict[int, list[Ranking]] = {}
    for rank in ranks:
        by_sentence.setdefault(reading.index_at(rank.start), []).append(rank)
    anchors = {index: [(one.start, one.end) for one in of] for index, of in by_sentence.items()}
    article = Article(reading, grammar, anchors)
    headline = bisect_left([rank.start for rank in ranks], grammar.headline_end(reading))
    earlier: list[Setting] = []
    for rank in (*ranks[headline:], *ranks[:headline]):
        index = reading.index_at(rank.start)
        every = by_sentence[index]
        at = bisect_left(every, rank.start, key=lambda one: one.start)
        siblings = every[max(0, at - _BESIDE) : at + _BESIDE]
        setting = Setting(article, rank, article.own(index), siblings, earlier[-_KEPT:])
        for column, candidates in _SLOTS:
            chosen = reading.choose(f"rankings.{column}", rank.start, rank.end, candidates(setting))
            setting.chosen[column] = chosen.value
        earlier.append(setting)
    stated = total.totals(article, earlier)
    done = [
        replace(one.rules, **one.chosen, total=total.total(one, stated) if stated else None)  # type: ignore[arg-type]
        for one in earlier
    ]
    yield from sorted(done, key=lambda ranking: (ranking.start, ranking.end))
