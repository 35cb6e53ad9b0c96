"""What a person sees of a run: a bar while it goes on a terminal, a line for each failure, a summary."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

from pipeline.failures import Failure

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

    from pipeline.run import Outcome, Summary

_LONGEST = 300  # characters of what an input said of itself: a line stays a line


def complain(message: str) -> None:
    """One line on standard error."""
    print(_plain(message), file=sys.stderr)


def failure_line(failure: Failure) -> str:
    """What, where, and what to do, in one line."""
    seen = f" ({failure.detail})" if failure.detail else ""
    return _plain(f"{failure.source}: {failure.reason}{seen}; {failure.advice}")


def _plain(text: str) -> str:
    # File names and parsers' messages may hold line breaks and a terminal's control codes.
    line = "".join(c if c.isprintable() else "�" for c in text)
    return line if len(line) <= 3 * _LONGEST else line[: 3 * _LONGEST] + "…"


class Progress:
    """Reports outcomes as they come: a bar on a terminal, nothing but the failures' lines elsewhere."""

    def __init__(self) -> None:
        self._articles = self._failed = self._rows = 0
        self._bar: Bar | None = None

    def __enter__(self) -> Self:
        """Start the bar where there is a terminal to draw it on."""
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

            columns = (
                TextColumn("reading"),
                BarColumn(),
                TextColumn("{task.description}"),
                TimeElapsedColumn(),
            )
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task("", total=None)
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()

    def report(self, outcome: Outcome) -> None:
        """Count one outcome; a failure is a line at once."""
        if isinstance(outcome, Failure):
            self._failed += 1
            line = failure_line(outcome)
            if self._bar is None:
                print(line, file=sys.stderr)
            else:
                self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            self._articles += 1
            self._rows += sum(map(len, outcome.records.values()))
        if self._bar is not None:
            counted = f"{self._articles:,} articles, {self._rows:,} rows, {self._failed:,} failed"
            self._bar.update(self._task, description=counted)


def summarise(summary: Summary) -> None:
    """The counts of a run, on standard output."""
    if not summary.articles:
        complain(f"no article could be read; {summary.out}/failures.csv says why")
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table

    languages = ", ".join(f"{count:,} {language}" for language, count in summary.languages.items())
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("table")
    table.add_column("rows", justify="right")
    for name, count in summary.rows.items():
        table.add_row(name, f"{count:,}")
    console = Console(highlight=False, markup=False, soft_wrap=True)
    console.print(f"{summary.articles:,} articles read: {languages}")
    console.print(table)
    if summary.findings:
        found = "1 finding" if summary.findings == 1 else f"{summary.findings:,} findings"
        console.print(f"{found} in {summary.out}/checks.csv: rows that do not fit together")
    if summary.duplicates:
        console.print(f"{summary.duplicates:,} of the articles repeat another's text (duplicate_of)")
    if summary.failures:
        console.print(f"{len(summary.failures):,} inputs failed: see {summary.out}/failures.csv")
    console.print(f"tables in {summary.out}/")
