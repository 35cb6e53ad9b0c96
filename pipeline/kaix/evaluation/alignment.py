"""Which row of a run answers which row of the gold set: one to one, and as many pairs as there can be.

Levels are tried in order; at each, the pairs that agree in more columns and stand nearer come
first, and augmenting paths then make their number maximal: a row that takes the only partner of
another is moved. Rows left over after the last level are missed (gold) or spurious (run).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kaix.evaluation.equality import agrees
from kaix.evaluation.rows import Row

Condition = Callable[[Row, Row], bool]


def same_span(a: Row, b: Row) -> bool:
    """Whether both anchors have the same offsets."""
    return a.span == b.span


def overlapping(a: Row, b: Row) -> bool:
    """Whether the anchors share at least one character."""
    return a.start < b.end and b.start < a.end


def same_fact(a: Row, b: Row) -> bool:
    """Whether both rows state the same fact, wherever they stand (see `equality`)."""
    return a.identity == b.identity


def _both(first: Condition, second: Condition) -> Condition:
    return lambda a, b: first(a, b) and second(a, b)


BY_SPAN: tuple[Condition, ...] = (_both(same_span, same_fact), same_span, overlapping, same_fact)
"""Exact span first, then an overlapping one, then the same value anywhere in the article."""

BY_VALUE: tuple[Condition, ...] = (
    _both(same_span, same_fact),
    _both(overlapping, same_fact),
    same_fact,
    overlapping,  # what is left and stands at one place: the place was found, the value is wrong
)
"""The same value first, at the same place where there is one; then what stands at one place."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold row and the row of the run that answers it; either is `None` where it has no partner."""

    gold: Row | None
    run: Row | None


def align(gold: Sequence[Row], run: Sequence[Row], levels: Sequence[Condition] = BY_SPAN) -> list[Pair]:
    """Pair the rows of one table of one article; gold's order, then what the run has beside it."""
    partner: dict[int, int] = {}
    for condition in levels:
        free_gold = [i for i in range(len(gold)) if i not in partner]
        taken = set(partner.values())
        free_run = [j for j in range(len(run)) if j not in taken]
        partner |= _match(gold, run, free_gold, free_run, condition)
    answered = set(partner.values())
    pairs = [Pair(row, run[partner[i]] if i in partner else None) for i, row in enumerate(gold)]
    return pairs + [Pair(None, row) for j, row in enumerate(run) if j not in answered]


def _agreement(a: Row, b: Row) -> int:
    return sum(agrees(c, cell, b.values.get(c, "")) for c, cell in a.values.items())


def _match(
    gold: Sequence[Row], run: Sequence[Row], free_gold: list[int], free_run: list[int], condition: Condition
) -> dict[int, int]:
    """A maximal one-to-one matching of the free rows that meet `condition`, best pairs first."""
    candidates = [(i, j) for i in free_gold for j in free_run if condition(gold[i], run[j])]
    options: dict[int, list[int]] = {}
    by_run: dict[int, int] = {}
    ranked = sorted(
        candidates,
        key=lambda ij: (-_agreement(gold[ij[0]], run[ij[1]]), abs(gold[ij[0]].start - run[ij[1]].start), ij),
    )
    by_gold: dict[int, int] = {}
    for i, j in ranked:
        options.setdefault(i, []).append(j)
        if i not in by_gold and j not in by_run:
            by_gold[i], by_run[j] = j, i
    for i in options:
        if i not in by_run.values():
            _augment(i, options, by_run, set())
    return {i: j for j, i in by_run.items()}


def _augment(start: int, options: dict[int, list[int]], by_run: dict[int, int], seen: set[int]) -> bool:
    """Find `start` a partner, moving others (Kuhn's algorithm, without recursion: no depth limit)."""
    came_from: dict[int, int] = {}  # run row → the gold row from which the path reached it
    queue = [start]
    for i in queue:
        for j in options[i]:
            if j in seen:
                continue
            seen.add(j)
            came_from[j] = i
            if j in by_run:
                queue.append(by_run[j])
                continue
            previous = {gold: run for run, gold in by_run.items()}
            while True:
                i_back = came_from[j]
                by_run[j] = i_back
                if i_back == start:
                    return True
                j = previous[i_back]  # noqa: PLW2901
    return False
