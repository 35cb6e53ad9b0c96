"""Two runs against each other: the rows gained, lost and changed, and with gold which of them are right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from kaix.evaluation import runs
from kaix.evaluation.alignment import align, same_fact
from kaix.evaluation.equality import comparable
from kaix.evaluation.gold import Gold
from kaix.evaluation.rows import Row
from kaix.evaluation.runs import Run
from kaix.records import RECORDS

CHANGES = ("gained", "lost", "changed")


@dataclass(frozen=True, slots=True)
class Change:
    """One row that differs: `before` is `None` for a gained row, `after` for a lost one.

    `cells` are the columns that differ, with the cell before and after; a rule that changed its name is
    one of them. `verdict` is `None` without gold or where gold does not cover the article; otherwise
    `right` or `wrong` for a row gained or lost, and `better`, `worse` or `even` for a row changed.
    """

    group: str
    before: Row | None
    after: Row | None
    cells: tuple[tuple[str, str, str], ...] = ()
    verdict: str | None = None

    @property
    def kind(self) -> str:
        """One of `CHANGES`."""
        if self.before is None:
            return "gained"
        return "lost" if self.after is None else "changed"

    @property
    def row(self) -> Row:
        """The row as it is now, or as it was where it is lost."""
        row = self.after or self.before
        assert row is not None
        return row


@dataclass(frozen=True)
class Comparison:
    """What differs between two runs; `only_before` and `only_after` are articles that one run lacks."""

    changes: tuple[Change, ...]
    only_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
    tables: tuple[str, ...] = field(default=tuple(RECORDS))

    def of(self, group: str, kind: str) -> list[Change]:
        """The changes of one table and kind, in the order of articles and text."""
        return [change for change in self.changes if (change.group, change.kind) == (group, kind)]


def compare(before: Run, after: Run, gold: Gold | None = None) -> Comparison:
    """The changes from one run to another, by table, article and place.

    Rows are paired as an evaluation pairs them. Where the two runs read different texts of an article,
    offsets say nothing and are not compared.
    """
    found: list[Change] = []
    for group in RECORDS:
        old, new = (_by_article(run.rows[group]) for run in (before, after))
        labels = _by_article(gold.rows[group]) if gold else {}
        for article_id in sorted(old.keys() | new.keys()):
            same_text = before.articles.get(article_id) == after.articles.get(article_id)
            judge = _Judge(labels.get(article_id, [])) if gold and article_id in gold.articles else None
            pairs = align(old.get(article_id, []), new.get(article_id, []))
            changes = (_change(group, pair.gold, pair.run, same_text, judge) for pair in pairs)
            found += sorted((c for c in changes if c), key=lambda c: (c.row.span, c.kind))
    return Comparison(
        tuple(found),
        tuple(sorted(before.articles.keys() - after.articles.keys())),
        tuple(sorted(after.articles.keys() - before.articles.keys())),
    )


def read(before: Path, after: Path, gold: Gold | None = None) -> Comparison:
    """`compare` of two folders of tables; raises `EvaluationError` for a table that is not there."""
    return compare(runs.read(before), runs.read(after), gold)


def _by_article(rows: Sequence[Row]) -> dict[str, list[Row]]:
    result: dict[str, list[Row]] = {}
    for row in rows:
        result.setdefault(row.article_id, []).append(row)
    return result


def _cells(before: Row, after: Row, same_text: bool) -> Iterator[tuple[str, str, str]]:
    if same_text and before.span != after.span:
        yield "span", f"{before.start}:{before.end}", f"{after.start}:{after.end}"
    old = chain([("text", before.text)], before.values.items(), [("rule", before.rule)])
    new = {"text": after.text, **after.values, "rule": after.rule}
    for column, cell in old:
        # `converts` is an offset: in another text the same amount stands elsewhere
        if cell != new[column] and (same_text or column != "converts" or bool(cell) != bool(new[column])):
            yield column, cell, new[column]


class _Judge:
    """Says of a row how right it is, by the labels of its article and table."""

    def __init__(self, labels: Sequence[Row]) -> None:
        self.labels = labels

    def label(self, row: Row) -> Row | None:
        (pair,) = (pair for pair in align(self.labels, [row]) if pair.run is not None)
        return pair.gold

    def verdict(self, before: Row | None, after: Row | None) -> str:
        if before is None or after is None:
            row = after or before
            assert row is not None
            label = self.label(row)
            return "right" if label is not None and same_fact(label, row) else "wrong"
        difference = self.agreement(after) - self.agreement(before)
        return "better" if difference > 0 else "worse" if difference < 0 else "even"

    def agreement(self, row: Row) -> int:
        """In how many columns, the anchor's text included, the label says the same; −1 without a label."""
        label = self.label(row)
        if label is None:
            return -1
        same = sum(comparable(c, cell) == comparable(c, row.values[c]) for c, cell in label.values.items())
        return same + (label.span == row.span)


def _change(
    group: str, before: Row | None, after: Row | None, same_text: bool, judge: _Judge | None
) -> Change | None:
    cells: tuple[tuple[str, str, str], ...] = ()
    if before is not None and after is not None:
        cells = tuple(_cells(before, after, same_text))
        if not cells:
            return None
    return Change(group, before, after, cells, judge.verdict(before, after) if judge else None)
