"""How far a run is while it reads, and what it came to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from kaix.batch.shards import Outcome
from kaix.failures import Failure


@dataclass(slots=True)
class Progress:
    """How far a run is: of `units` that had to be read, `done`; articles by what became of them; rows by table.

    `units` is 0 as long as inputs are looked for, and pages fetched: `fetched` of `to_fetch`. `failures` and `notes`
    are those of the shard that has come last, `known` its failures that the run before had too; `is_writing` when all
    is read and the tables are written.
    """

    units: int
    fetched: int = 0
    to_fetch: int = 0
    done: int = 0
    read: int = 0
    failed: int = 0
    skipped: int = 0
    rows: Counter[str] = field(default_factory=Counter)
    failures: tuple[Failure, ...] = ()
    known: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = ()
    is_writing: bool = False
    is_reported: Callable[[str], bool] = lambda _: False

    def add(self, outcome: Outcome) -> None:
        """Count one more shard."""
        self.done += len(outcome.units)
        for known in outcome.units:
            self.read += known.read
            self.failed += known.failed
            self.skipped += known.skipped
        self.rows.update(outcome.rows)
        self.show(outcome.failures, outcome.notes)

    def show(self, failures: Iterable[Failure], notes: tuple[str, ...] = ()) -> None:
        """Put up failures, and those that are known apart."""
        found = [(failure, self.is_reported(failure.key)) for failure in failures]
        self.failures = tuple(failure for failure, is_known in found if not is_known)
        self.known = tuple(failure for failure, is_known in found if is_known)
        self.notes = notes


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run came to: `read` + `duplicates` + `skipped` + `failed` is all that its inputs hold.

    `new` is how many of them were read by this run, `known` how many failed in the same way in the run before, `rows`
    by table without those of duplicates, `findings` the
    rows of `checks.csv`; `is_kept`: nothing could be read, and the tables are those of an earlier run.
    """

    out: str
    read: int
    duplicates: int
    skipped: int
    failed: int
    new: int
    languages: dict[str, int]
    rows: dict[str, int]
    findings: int = 0
    is_kept: bool = False
    known: int = 0

    @property
    def articles(self) -> int:
        """The rows of `articles.csv`."""
        return self.read + self.duplicates

    @property
    def all(self) -> int:
        """How many inputs there were."""
        return self.read + self.duplicates + self.skipped + self.failed
