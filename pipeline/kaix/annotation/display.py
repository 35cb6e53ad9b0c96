"""How a person sees an import, and the agreement of two annotators."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from kaix.annotation.agreement import Agreement
from kaix.annotation.formats import Imported
from kaix.display import counted, plain

_NAMED = 8  # articles that one line names


def show(found: Sequence[Agreement], articles: int, console: Console | None = None) -> None:
    """Print a table of spans and columns; a figure that is undefined is left blank."""
    console = console or Console(highlight=False, soft_wrap=True)
    table = Table(box=box.SIMPLE_HEAD)
    for name in ("table", "column"):
        table.add_column(name)
    for name in ("first", "second", "both", "agree", "F1", "kappa"):
        table.add_column(name, justify="right")
    for each in found:
        counts = [f"{each.first:,}", f"{each.second:,}", f"{each.overlapping:,}", f"{each.exact:,}"]
        table.add_row(each.group, "span", *counts, _figure(each.f1), "")
        for name, column in each.columns.items():
            if column.rows:
                table.add_row(
                    "", name, "", "", f"{column.rows:,}", f"{column.same:,}", "", _figure(column.kappa)
                )
    console.print(f"{counted(articles, 'article')} that both annotated")
    console.print(table)


def imported(done: Imported, out: Path) -> str:
    """What an import did to the gold folder `out`, in a few lines."""
    lines = [f"{counted(done.articles, 'article')} with {counted(done.rows, 'row')} in {out}/"]
    if done.skipped:
        lines[0] += f"; {counted(done.skipped, 'task')} skipped"
    if done.replaced:
        lines.append(
            f"{counted(len(done.replaced), 'article')} had labels, which these replace: {_some(done.replaced)}"
        )
    if done.kept:
        lines.append(
            f"{counted(len(done.kept), 'article')} not in the export: kept as labelled: {_some(done.kept)}"
        )
    return "\n".join(lines)


def _some(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return plain(", ".join(names[:_NAMED])) + (f" and {more:,} more" if more > 0 else "")


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
