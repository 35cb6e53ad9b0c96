"""An evaluation for people (tables on a terminal), for spreadsheets (rows) and for programs (JSON)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from rich import box
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from kaix.evaluation.core import ALL, Evaluation
from kaix.evaluation.counts import MEASURES, Counts
from kaix.evaluation.intervals import Difference, Interval, compare
from kaix.records import RECORDS

SHOWN = ("exact", "overlap", "value")
_BOTH = "all"  # the heading of the column over all languages

SCORE_COLUMNS = (
    *("table", "language", "article_id", "rule", "column", "measure"),
    *("correct", "incorrect", "partial", "missed", "spurious"),
    *("precision", "precision_low", "precision_high", "recall", "recall_low", "recall_high"),
    *("f1", "f1_low", "f1_high", "accuracy", "stated"),
)
"""`scores.csv`: an empty `language`, `article_id`, `rule` or `column` means all of them together.

A line with `measure` = `column` has the accuracy of one column on the matched rows: `correct` and
`incorrect` count them, `stated` those where gold or the run has a value. A line with a `rule` counts
the rows which that rule made, by value. What is undefined is empty.
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
        yield (
            empty | line | {"accuracy": _figure(column.accuracy.share), "stated": str(column.accuracy.stated)}
        )


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
        whole = {"correct", "incorrect", "partial", "missed", "spurious", "stated"}
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


def _coloured(value: float | None) -> Text:
    """A score as ".953" in the colour of its size; blank where it is undefined."""
    if value is None:
        return Text("")
    style = "green" if value >= 0.95 else "yellow" if value >= 0.8 else "red"
    return Text(_short(value), style=style)


def _short(value: float) -> str:
    return "1.00" if value > 0.9995 else f"{value:.3f}"[1:]


def _range(interval: Interval) -> str:
    return f"{_short(interval[0])}–{_short(interval[1])}" if interval else ""


def _table(title: str) -> Table:
    return Table(title=title, box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False, padding=0)


def _columns(evaluation: Evaluation) -> tuple[str, ...]:
    """The languages that stand side by side; "" is all of them."""
    return (*evaluation.languages, "") if len(evaluation.languages) > 1 else ("",)


def scores_table(evaluation: Evaluation) -> Table:
    """Precision, recall and F1 of each table, languages side by side, and the interval of the last F1."""
    columns = _columns(evaluation)
    table = _table("How right: precision, recall, F1")
    for heading in ("table", "match"):
        table.add_column(heading, no_wrap=True)
    for language in columns:
        for heading in (f"{language or _BOTH} P", "R", "F1"):
            table.add_column(heading, justify="right", no_wrap=True, min_width=4)
    table.add_column("95 % of F1", justify="right", no_wrap=True)
    intervals = {
        (s.table, s.measure): s.intervals for s in evaluation.scores() if not s.language + s.article_id
    }
    for name in (*RECORDS, ALL):
        rows = evaluation.counts(name, "value").possible
        titles = [
            Text(name, style="bold"),
            Text(f"{rows} rows" if rows != 1 else "1 row", style="dim"),
            Text(),
        ]
        for title, measure in zip(titles, SHOWN, strict=True):
            cells = []
            for language in columns:
                counts = evaluation.counts(name, measure, language)
                cells += [_coloured(counts.precision), _coloured(counts.recall), _coloured(counts.f1)]
            bounds = intervals[name, measure]
            interval = _range(bounds.f1 if bounds else None)
            table.add_row(title, measure, *cells, interval, end_section=measure == SHOWN[-1])
    table.caption = "exact: same span; overlap: spans that share a character; value: same fact anywhere"
    table.caption_justify = "left"
    return table


def columns_table(evaluation: Evaluation) -> Table:
    """The accuracy of every column on the matched rows, languages side by side, and how many rows state it."""
    found = {(score.table, score.column, score.language): score.accuracy for score in evaluation.columns()}
    table = _table("Columns: right of the matched rows")
    table.add_column("table")
    table.add_column("column")
    for language in _columns(evaluation):
        table.add_column(language or _BOTH, justify="right", min_width=4)
    table.add_column(" right", justify="right")
    table.add_column(" not empty", justify="right")
    before = ""
    for name, column in dict.fromkeys((table, column) for table, column, _ in found):
        every = found[name, column, ""]
        if not every.matched:
            continue
        if before and before != name:
            table.add_section()
        shares = [_coloured(found[name, column, language].share) for language in _columns(evaluation)]
        right = f"{every.right}/{every.matched}"
        title = Text(name if before != name else "", style="bold")
        table.add_row(title, column, *shares, right, Text(str(every.stated), style="dim"))
        before = name
    return table


def rules_table(evaluation: Evaluation, most: int = 10) -> Table | None:
    """The rules that made the most wrong rows; `None` if none did."""
    worst = [score for score in evaluation.rules() if score.counts.incorrect + score.counts.spurious]
    if not worst:
        return None
    worst.sort(key=lambda score: -(score.counts.incorrect + score.counts.spurious))
    table = _table("Rules with wrong rows")
    for heading in ("rule", "language"):
        table.add_column(heading)
    for heading in ("rows", "right", " wrong value", " spurious"):
        table.add_column(heading, justify="right")
    for score in worst[:most]:
        counts = score.counts
        cells = (counts.actual, counts.correct, counts.incorrect, counts.spurious)
        table.add_row(Text(score.rule), score.language, *map(str, cells))
    return table


def comparison_table(evaluation: Evaluation, other: Evaluation) -> Table:
    """The two runs' F1 by value, the difference with its interval, and whether chance explains it."""
    table = _table("Against the other run: F1, this less the other")
    for heading in ("table", "language", "match"):
        table.add_column(heading)
    for heading in ("this", "other", "difference", "95 %", "p"):
        table.add_column(f" {heading}", justify="right")
    for name, language, measure, difference in differences(evaluation, other, ("strict", "value")):
        if len(evaluation.languages) == 1 and language:
            continue
        ours, theirs = (each.counts(name, measure, language).f1 for each in (evaluation, other))
        interval = difference.interval
        table.add_row(
            Text(name, style="bold"),
            language or _BOTH,
            measure,
            _coloured(ours),
            _coloured(theirs),
            "" if difference.f1 is None else f"{difference.f1:+.3f}",
            f"{interval[0]:+.2f}…{interval[1]:+.2f}" if interval else "",
            "" if difference.p is None else f"{difference.p:.3f}",
        )
    return table


def as_json_text(evaluation: Evaluation, other: Evaluation | None = None) -> str:
    """`as_json` as text."""
    return json.dumps(as_json(evaluation, other), ensure_ascii=False, indent=1)


def below(evaluation: Evaluation, bar: float | None) -> str | None:
    """What to complain of where the lowest table's F1 by value is under `bar`; `None` if none is."""
    lowest = lowest_f1(evaluation)
    if bar is None or lowest is None or lowest[1] >= bar:
        return None
    return f"F1 of {lowest[0]} by value is {lowest[1]:.3f}, below --fail-under {bar:g}"


def show(evaluation: Evaluation, other: Evaluation | None = None, console: Console | None = None) -> None:
    """Print the evaluation for a person."""
    console = console or Console(highlight=False)
    parts = [scores_table(evaluation), columns_table(evaluation), rules_table(evaluation)]
    if other is not None:
        parts.append(comparison_table(evaluation, other))
    for article_id in evaluation.absent:
        missed = sum(c.counts("value").missed for c in evaluation.cells if c.article_id == article_id)
        console.print(Text(f"{article_id} is not in the run: its {missed} rows count as missed", style="red"))
    console.print(Group(*(part for part in parts if part is not None)))
