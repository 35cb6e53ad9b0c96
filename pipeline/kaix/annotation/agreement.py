"""How far two annotators agree, by table: F1 on the spans, and by column the share of equal cells and Cohen's kappa.

F1 takes neither for the truth: it is the same whichever comes first. Columns are compared on the rows
that both annotated, as an evaluation pairs and compares them. Kappa (Cohen 1960) is the agreement
beyond what each one's own frequencies would give by chance; undefined where both always say one thing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kaix.evaluation import runs
from kaix.evaluation.alignment import BY_SPAN, Pair, align
from kaix.evaluation.equality import comparable
from kaix.evaluation.rows import EvaluationError
from kaix.records import RECORDS, value_columns

_OVERLAPPING = BY_SPAN[:3]  # "same value anywhere" is no pair here: annotators mark places


@dataclass(frozen=True, slots=True)
class Columns:
    """Agreement on one column: `rows` that both annotated, of which `same` say the same."""

    rows: int
    same: int
    kappa: float | None


@dataclass(frozen=True)
class Agreement:
    """Agreement on one table: rows of each annotator, spans that are exactly the same, pairs that overlap."""

    group: str
    first: int
    second: int
    exact: int
    overlapping: int
    columns: dict[str, Columns]

    @property
    def f1(self) -> float | None:
        """F1 on exact spans; `None` where neither annotated anything."""
        return 2 * self.exact / (self.first + self.second) if self.first + self.second else None


def agree(first: Path, second: Path) -> tuple[list[Agreement], int]:
    """The agreement of two folders of tables by table, and the number of articles that both annotated.

    Raises `EvaluationError` for a folder that cannot be read, two that share no article, and different
    texts of one article.
    """
    one, other = runs.read(first), runs.read(second)
    shared = sorted(one.articles.keys() & other.articles.keys())
    if not shared:
        raise EvaluationError(
            f"{first} and {second} have no article in common: give two annotations of the same texts"
        )
    for name in shared:
        if one.articles[name] != other.articles[name]:
            raise EvaluationError(f"{first} and {second} annotate different texts as {name!r}")
    return [_table(group, shared, one, other) for group in RECORDS], len(shared)


def _table(group: str, shared: Sequence[str], one: runs.Run, other: runs.Run) -> Agreement:
    pairs = list(_pairs(group, shared, one, other))
    both = [(pair.gold, pair.run) for pair in pairs if pair.gold is not None and pair.run is not None]
    columns = {}
    for column in value_columns(RECORDS[group]):
        cells = [
            (comparable(column, a.values[column]), comparable(column, b.values[column])) for a, b in both
        ]
        columns[column] = Columns(len(cells), sum(a == b for a, b in cells), kappa(cells))
    return Agreement(
        group,
        sum(pair.gold is not None for pair in pairs),
        sum(pair.run is not None for pair in pairs),
        sum(a.span == b.span for a, b in both),
        len(both),
        columns,
    )


def _pairs(group: str, shared: Sequence[str], one: runs.Run, other: runs.Run) -> Iterator[Pair]:
    for name in shared:
        mine, theirs = ([row for row in run.rows[group] if row.article_id == name] for run in (one, other))
        yield from align(mine, theirs, _OVERLAPPING)


def kappa(cells: Sequence[tuple[object, object]]) -> float | None:
    """Cohen's kappa of two annotators' categories; `None` for no pair, or where chance alone agrees always.

    >>> kappa([("a", "a"), ("b", "b"), ("a", "b"), ("b", "b")])
    0.5
    """
    total = len(cells)
    if not total:
        return None
    mine, theirs = Counter(a for a, _ in cells), Counter(b for _, b in cells)
    observed = sum(a == b for a, b in cells) / total
    chance = sum(count * theirs[value] for value, count in mine.items()) / total**2
    return None if chance == 1 else (observed - chance) / (1 - chance)
