"""An evaluation for people (tables on a terminal), for spreadsheets (rows) and for programs (JSON)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich import box
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from pipeline.evaluation.core import ALL, Evaluation
from pipeline.evaluation.counts import MEASURES, Counts
from pipeline.evaluation.intervals import Difference, Interval, compare
from pipeline.records import RECORDS

SHOWN = {"exact": "exact span", "overlap": "overlapping", "value": "by value"}
_BOTH = "all"  # the heading of the column over all languages

SCORE_COLUMNS = (
    *("table", "language", "article_id", "rule", "column", "measure"),
    *("correct", "incorrect", "partial", "missed", "spurious"),
    *("precision", "precision_low", "precision_high", "recall", "recall_low", "recall_high"),
    *("f1", "f1_low", "f1_high", "accuracy"),
)
"""`scores.csv`: an empty `language`, `article_id`, `rule` or `column` means all of them together.

A line with `measure` = `column` has the accuracy of one column on the matched rows (`correct` and `incorrect`
count them); a line with a `rule` counts the rows which that rule made, by value. What is undefined is empty.
"""


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"


def _bounds(name: str, interval: Interval) -> dict[str, str]:
    low, high = interval or (None, None)
    return {f"{name}_low": _figure(low), f"{name}_high": _figure(high)}


def _cells(counts: Counts) -> dict[str, str]:
    names = ("correct", "incorrect", "partial", "missed", "spurious")
    return {name: str(value) for name, value in zip(names, counts.cells, strict=True)}


def score_rows(evaluation: Evaluation) -> Iterator[dict[str, str]]:
    """The lines of `scores.csv`: all articles, each article, each rule, each column."""
    empty = dict.fromkeys(SCORE_COLUMNS, "")
    for score in evaluation.scores():
        line = {"table": score.table, "language": score.language, "article_id": score.article_id}
        line |= {"measure": score.measure, **_cells(score.counts)}
        for name in ("precision", "recall", "f1"):
            line[name] = _figure(getattr(score.counts, name))
            line |= _bounds(name, getattr(score.intervals, name) if score.intervals else None)
        yield empty | line
    for rule in evaluation.rules():
        line = {"table": rule.table, "language": rule.language, "rule": rule.rule, "measure": "value"}
        counts = _cells(rule.counts) | {"missed": ""}  # what is missed, no rule made
        yield empty | line | counts | {"precision": _figure(rule.counts.precision)}
    for column in evaluation.columns():
        right, matched = column.accuracy.right, column.accuracy.matched
        line = {
            "table": column.table,
            "language": column.language,
            "column": column.column,
            "measure": "column",
        }
        line |= {"correct": str(right), "incorrect": str(matched - right)}
        yield empty | line | {"accuracy": _figure(column.accuracy.share)}


def lowest_f1(evaluation: Evaluation) -> tuple[str, float] | None:
    """The table with the lowest F1 by value over all languages, and that F1; `None` if no table has a row."""
    found = [(table, evaluation.counts(table, "value").f1) for table in RECORDS]
    defined = [(table, f1) for table, f1 in found if f1 is not None]
    return min(defined, key=lambda pair: pair[1]) if defined else None


def as_json(evaluation: Evaluation, other: Evaluation | None = None) -> dict[str, Any]:
    """The scores and, with another run's evaluation, the comparison, as plain JSON; undefined is `null`."""
    numbers = set(SCORE_COLUMNS[6:])
    lines = []
    for row in score_rows(evaluation):
        whole = {"correct", "incorrect", "partial", "missed", "spurious"}
        lines.append(
            {
                name: (None if not cell else int(cell) if name in whole else float(cell))
                if name in numbers
                else cell
                for name, cell in row.items()
            }
        )
    result: dict[str, Any] = {
        "languages": list(evaluation.languages),
        "articles": list(evaluation.articles),
        "absent": list(evaluation.absent),
        "scores": lines,
    }
    if other is not None:
        result["comparison"] = [
            {
                "table": table,
                "language": language,
                "measure": measure,
                "f1": evaluation.counts(table, measure, language).f1,
                "other_f1": other.counts(table, measure, language).f1,
                "difference": difference.f1,
                "low": difference.interval and difference.interval[0],
                "high": difference.interval and difference.interval[1],
                "p": difference.p,
            }
            for table, language, measure, difference in differences(evaluation, other, MEASURES)
        ]
    return result


def differences(
    evaluation: Evaluation, other: Evaluation, measures: tuple[str, ...]
) -> Iterator[tuple[str, str, str, Difference]]:
    """F1 of `evaluation` less that of `other`, by table, language (empty: all) and measure."""
    for table in (*RECORDS, ALL):
        for language in (*evaluation.languages, ""):
            for measure in measures:
                samples = (each.per_article(table, measure, language) for each in (evaluation, other))
                yield table, language, measure, compare(*samples)


def _coloured(value: float | None, text: str | None = None) -> Text:
    """A score in the colour of its size; blank where it is undefined."""
    if value is None:
        return Text("")
    style = "green" if value >= 0.95 else "yellow" if value >= 0.8 else "red"
    return Text(text or f"{value:.3f}", style=style)


def _range(interval: Interval) -> str:
    return f"{interval[0]:.2f}–{interval[1]:.2f}" if interval else ""


def scores_table(evaluation: Evaluation) -> Table:
    """Precision, recall and F1 of each table, languages side by side, and the interval of the last F1."""
    columns = (*evaluation.languages, "") if len(evaluation.languages) > 1 else ("",)
    table = Table(
        title="How right: precision, recall, F1", box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False
    )
    table.add_column("table")
    table.add_column("match")
    for language in columns:
        table.add_column(f"{language or _BOTH}: P", justify="right")
        table.add_column("R", justify="right")
        table.add_column("F1", justify="right")
    table.add_column("95 % of F1", justify="right")
    table.add_column("gold", justify="right")
    intervals = {
        (s.table, s.measure): s.intervals for s in evaluation.scores() if not s.language + s.article_id
    }
    for name in (*RECORDS, ALL):
        for measure, title in SHOWN.items():
            cells = []
            for language in columns:
                counts = evaluation.counts(name, measure, language)
                cells += [_coloured(counts.precision), _coloured(counts.recall), _coloured(counts.f1)]
            bounds = intervals[name, measure]
            first = measure == "exact"
            table.add_row(
                Text(name if first else "", style="bold"),
                title,
                *cells,
                _range(bounds.f1 if bounds else None),
                str(evaluation.counts(name, measure).possible) if first else "",
                end_section=measure == "value",
            )
    return table


def columns_table(evaluation: Evaluation) -> Table:
    """The accuracy of every column on the matched rows, the languages side by side."""
    languages = (*evaluation.languages, "") if len(evaluation.languages) > 1 else ("",)
    found = {(score.table, score.column, score.language): score.accuracy for score in evaluation.columns()}
    table = Table(
        title="Columns: right of the matched rows", box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False
    )
    table.add_column("table")
    table.add_column("column")
    for language in languages:
        table.add_column(language or _BOTH, justify="right")
        table.add_column("", justify="right")
    before = ""
    for name, column in dict.fromkeys((t, c) for t, c, _ in found):
        cells: list[Text] = []
        for language in languages:
            accuracy = found[name, column, language]
            rows = f"{accuracy.right}/{accuracy.matched}" if accuracy.matched else ""
            cells += [_coloured(accuracy.share), Text(rows, style="dim")]
        if before and before != name:
            table.add_section()
        table.add_row(Text(name if before != name else "", style="bold"), column, *cells)
        before = name
    return table


def rules_table(evaluation: Evaluation, most: int = 10) -> Table | None:
    """The rules that made the most wrong rows; `None` if none did."""
    worst = [score for score in evaluation.rules() if score.counts.incorrect + score.counts.spurious]
    if not worst:
        return None
    worst.sort(key=lambda score: -(score.counts.incorrect + score.counts.spurious))
    table = Table(title="Rules with wrong rows", box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for heading in ("rule", "language"):
        table.add_column(heading)
    for heading in ("rows", "right", "wrong value", "spurious"):
        table.add_column(heading, justify="right")
    for score in worst[:most]:
        counts = score.counts
        cells = (counts.actual, counts.correct, counts.incorrect, counts.spurious)
        table.add_row(Text(score.rule), score.language, *map(str, cells))
    return table


def comparison_table(evaluation: Evaluation, other: Evaluation) -> Table:
    """The two runs' F1 by value, the difference with its interval, and whether chance explains it."""
    table = Table(
        title="Against the other run (F1)", box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False
    )
    for heading in ("table", "language", "match"):
        table.add_column(heading)
    for heading in ("this", "other", "difference", "95 %", "p"):
        table.add_column(heading, justify="right")
    for name, language, measure, difference in differences(evaluation, other, ("strict", "value")):
        if len(evaluation.languages) == 1 and language:
            continue
        ours, theirs = (each.counts(name, measure, language).f1 for each in (evaluation, other))
        interval = difference.interval
        table.add_row(
            Text(name, style="bold"),
            language or _BOTH,
            SHOWN.get(measure, measure),
            _coloured(ours),
            _coloured(theirs),
            "" if difference.f1 is None else f"{difference.f1:+.3f}",
            f"{interval[0]:+.2f}…{interval[1]:+.2f}" if interval else "",
            "" if difference.p is None else f"{difference.p:.3f}",
        )
    return table


def show(evaluation: Evaluation, console: Console, other: Evaluation | None = None) -> None:
    """Print the evaluation for a person."""
    parts = [scores_table(evaluation), columns_table(evaluation), rules_table(evaluation)]
    if other is not None:
        parts.append(comparison_table(evaluation, other))
    for article_id in evaluation.absent:
        missed = sum(c.counts("value").missed for c in evaluation.cells if c.article_id == article_id)
        console.print(Text(f"{article_id} is not in the run: its {missed} rows count as missed", style="red"))
    console.print(Group(*(part for part in parts if part is not None)))
