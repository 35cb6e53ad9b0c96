"""How a person sees the agreement of two annotators."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table

from pipeline.annotation.agreement import Agreement


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
    console.print(f"{articles:,} articles that both annotated")
    console.print(table)


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
