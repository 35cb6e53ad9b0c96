"""What a person sees of a run: a bar on a terminal, plain lines elsewhere, a line for each failure, a summary."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from kaix.failures import Failure

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

    from kaix.run import Progress as Done
    from kaix.run import Summary

_EVERY = 10.0  # seconds between two lines where there is no terminal
_MOST_FAILURES = 100  # lines; a crawl has thousands, and failures.csv has them all
_LONGEST = 300  # characters of what an input said of itself: a line stays a line


def complain(message: str) -> None:
    """One line on standard error."""
    print(plain(message), file=sys.stderr)


def failure_line(failure: Failure) -> str:
    """What, where, and what to do, in one line."""
    seen = f" ({failure.detail})" if failure.detail else ""
    return plain(f"{failure.source}: {failure.reason}{seen}; {failure.advice}")


def plain(text: str) -> str:
    """`text` as one line that a terminal shows and does not obey."""
    # File names and parsers' messages may hold line breaks and a terminal's control codes.
    line = "".join(c if c.isprintable() else "�" for c in text)
    return line if len(line) <= 3 * _LONGEST else line[: 3 * _LONGEST] + "…"


def counted(count: int, what: str) -> str:
    """
    >>> counted(1, "article"), counted(2400, "article")
    ('1 article', '2,400 articles')
    """
    return f"{count:,} {what}{'' if count == 1 else 's'}"


class Progress:
    """Reports a run as it goes: a bar on a terminal; elsewhere a line now and then; the failures' lines."""

    def __init__(self) -> None:
        self._begun = self._said = time.monotonic()
        self._failures = self._known = self._notes = 0
        self._bar: Bar | None = None

    def __enter__(self) -> Self:
        """Start the bar where there is a terminal to draw it on."""
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn

            columns = (BarColumn(), TextColumn("{task.description}"))
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task("finding the inputs", total=None)
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()

    def report(self, done: Done) -> None:
        """Show how far a run is, and the failures that have come."""
        for failure in done.known:
            self._known += 1
            if self._known <= _MOST_FAILURES:
                self._line(f"{failure_line(failure)} (known from the run before)")
        for failure in done.failures:
            self._failures += 1
            if self._failures <= _MOST_FAILURES:
                self._line(failure_line(failure))
            elif self._failures == _MOST_FAILURES + 1:
                self._line(f"more than {_MOST_FAILURES} inputs failed: the others are in failures.csv alone")
        for note in done.notes:
            self._notes += 1
            if self._notes <= _MOST_FAILURES:
                self._line(plain(note))
            elif self._notes == _MOST_FAILURES + 1:
                self._line(f"more than {_MOST_FAILURES} such notes: the others are not shown")
        now = time.monotonic()
        line = _state(done, now - self._begun)
        if self._bar is not None:
            at, end = (done.done, done.units) if done.units else (done.fetched, done.to_fetch)
            self._bar.update(self._task, description=line, completed=at, total=end or None)
        elif now - self._said >= _EVERY:
            self._said = now
            self._line(line)

    def _line(self, line: str) -> None:
        if self._bar is None:
            print(line, file=sys.stderr, flush=True)
        else:
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)


def _state(done: Done, seconds: float) -> str:
    """One line: "1,200 articles, 38/s, 9,310 rows, 3 failed, 4 min left"."""
    if not done.units and not done.is_writing:
        return f"fetched {done.fetched:,} of {counted(done.to_fetch, 'page')}"
    rate = (done.read + done.failed + done.skipped) / max(seconds, 0.001)
    said = [
        f"{counted(done.read, 'article')}, {rate:,.0f}/s",
        counted(sum(done.rows.values()), "row"),
    ]
    if done.skipped:
        said.append(f"{done.skipped:,} about something else")
    if done.failed:
        said.append(f"{done.failed:,} failed")
    if done.is_writing:
        said.append("writing the tables")
    elif done.done:
        said.append(f"{_duration(seconds / done.done * (done.units - done.done))} left")
    return ", ".join(said)


def _duration(seconds: float) -> str:
    """
    >>> _duration(7.2), _duration(750), _duration(7300)
    ('7 s', '12 min', '2 h 2 min')
    """
    if seconds < 60:
        return f"{seconds:.0f} s"
    minutes = int(seconds // 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def summarise(summary: Summary) -> None:
    """The counts of a run, on standard output."""
    if not summary.articles:
        kept = "; the tables are as an earlier run left them" if summary.is_kept else ""
        if summary.skipped:
            failed = f", {summary.failed:,} failed: see {summary.out}/failures.csv" if summary.failed else ""
            pages = "page or article is" if summary.skipped == 1 else "pages and articles are"
            complain(
                f"nothing is about what was asked for: {summary.skipped:,} {pages} about something else{failed}"
            )
        elif summary.failed:
            complain(f"no article could be read: {summary.out}/failures.csv says why{kept}")
        else:
            complain(f"there was nothing to read{kept}")
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
    console.print(f"{counted(summary.articles, 'article')} read: {languages}")
    console.print(table)
    if summary.findings:
        console.print(
            f"{counted(summary.findings, 'finding')} in {summary.out}/checks.csv: rows that do not fit together"
        )
    if summary.duplicates:
        repeat = "1 of them repeats" if summary.duplicates == 1 else f"{summary.duplicates:,} of them repeat"
        console.print(f"{repeat} another (duplicate_of): in the tables, but not counted here")
    if summary.skipped:
        console.print(f"{summary.skipped:,} pages and articles are about something else")
    if summary.failed:
        known = f", {summary.known:,} of them as in the run before" if summary.known else ""
        console.print(f"{counted(summary.failed, 'input')} failed{known}: see {summary.out}/failures.csv")
    if summary.new < summary.articles + summary.failed:
        new = f"{counted(summary.new, 'input')} {'was' if summary.new == 1 else 'were'} new or changed"
        console.print(f"{new}; the others are as an earlier run read them")
    console.print(f"tables in {summary.out}/")
