"""`--log json`: one JSON object an event on standard error, for programs that watch a run."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from kaix.run import Progress as Done
    from kaix.run import Summary

_EVERY = 1.0  # seconds between two events of progress


def summary_of(summary: Summary) -> dict[str, Any]:
    """What `--json` prints of a run."""
    return asdict(summary)


class Silent:
    """Reports nothing: `--quiet`."""

    def __enter__(self) -> Self:
        """Nothing to start."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing to end."""

    def report(self, done: Done) -> None:
        """Say nothing: failures.csv has them all."""


class JsonLog(Silent):
    """Reports a run as events: `progress`, `failure`, `note`; each line is an object with `event` and `time`."""

    def __init__(self) -> None:
        self._said = 0.0

    def report(self, done: Done) -> None:
        """One event for each failure and note, and now and then how far the run is."""
        for failure in done.failures:
            event("failure", **asdict(failure), advice=failure.advice, known=False)
        for failure in done.known:
            event("failure", **asdict(failure), advice=failure.advice, known=True)
        for note in done.notes:
            event("note", message=note)
        now = time.monotonic()
        if now - self._said >= _EVERY:
            self._said = now
            event(
                "progress", units=done.units, done=done.done, read=done.read, failed=done.failed, skipped=done.skipped,
                fetched=done.fetched, to_fetch=done.to_fetch, rows=dict(done.rows), writing=done.is_writing,
            )  # fmt: skip


def event(name: str, **fields: Any) -> None:
    """Write one event."""
    stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    line = json.dumps({"time": stamp, "event": name, **fields}, ensure_ascii=True)
    print(line, file=sys.stderr, flush=True)
