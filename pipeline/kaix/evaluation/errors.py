"""What is wrong, row by row: the list from which a rule is mended."""

from __future__ import annotations

from collections.abc import Iterator

from kaix.evaluation.core import Cell, Evaluation, judged_columns
from kaix.evaluation.rows import Row

COLUMNS = (
    "table",
    "error",
    "language",
    "article_id",
    "start",
    "end",
    "text",
    "column",
    "gold",
    "found",
    "sentence",
    "rule",
)
"""`error` is `missed`, `spurious`, `wrong` (a value, named in `column`) or `span` (another anchor).

`start`, `end` and `text` are the anchor of the run's row, of gold's where there is none; `gold` and
`found` hold the value in question, or all of them for a row that is missed or spurious.
"""


def rows(evaluation: Evaluation) -> Iterator[dict[str, str]]:
    """One dict for each missed row, each spurious row, and each wrong value or span of a matched row."""
    for cell in evaluation.cells:
        found = [*_lonely(cell), *_wrong(cell)]
        yield from sorted(found, key=lambda row: (int(row["start"]), int(row["end"])))


def _line(cell: Cell, error: str, row: Row, **rest: str) -> dict[str, str]:
    line = dict.fromkeys(COLUMNS, "")
    line |= {
        "table": cell.group,
        "error": error,
        "language": cell.language,
        "article_id": cell.article_id,
        "start": str(row.start),
        "end": str(row.end),
        "text": row.text,
        "sentence": row.sentence,
        "rule": row.rule,
    }
    return line | rest


def summary(row: Row) -> str:
    """The values of a row in one cell: `currency=KRW; amount=150000000000`."""
    return "; ".join(f"{column}={value}" for column, value in row.values.items() if value)


def _lonely(cell: Cell) -> Iterator[dict[str, str]]:
    for pair in cell.by_span:
        if pair.gold is None and pair.run is not None:
            yield _line(cell, "spurious", pair.run, found=summary(pair.run))
        if pair.run is None and pair.gold is not None:
            yield _line(cell, "missed", pair.gold, gold=summary(pair.gold))


def _wrong(cell: Cell) -> Iterator[dict[str, str]]:
    for pair in cell.by_span:
        if pair.gold is not None and pair.run is not None and pair.gold.span != pair.run.span:
            gold, run = (f"{row.text} [{row.start}:{row.end}]" for row in (pair.gold, pair.run))
            yield _line(cell, "span", pair.run, column="text", gold=gold, found=run)
    for pair, column, right, _ in judged_columns(cell):
        if not right and pair.gold is not None and pair.run is not None:
            values = {"gold": pair.gold.values[column], "found": pair.run.values[column]}
            yield _line(cell, "wrong", pair.run, column=column, **values)
