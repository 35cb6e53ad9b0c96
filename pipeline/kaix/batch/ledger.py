"""The ledger: what was read, by which rules, and where its rows are; a SQLite file beside the tables.

A unit is what is read at one go: a file, a stretch of a big file, a fetched page. Its row names the part
with its articles, so a run that is killed at any moment is gone on with, and what is known is not read
again. A unit that is not in the ledger does not exist; a part that no unit names is rubbish.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any, Self

from kaix.batch import ledger_file, pageindex, parts, soundness
from kaix.batch.known_units import COLUMNS, Known, of_row
from kaix.batch.locks import BusyError, locked
from kaix.batch.pageindex import PageIndex
from kaix.batch.pagestore import PageStore
from kaix.batch.streams import is_of_this_process, is_url

__all__ = ["BusyError", "Known", "Ledger"]

FOLDER = ".kaix"
PAGES = "kaix-pages"
"""The folder of the pages that were fetched, beside the tables."""
_READ = "unit.id = found.id AND unit.stamp = found.stamp AND unit.rules = ?"
_DONE = f"{_READ} AND NOT unit.again"
_APART = 1 << 32  # between the positions of two units: so many stretches a file can have


class Ledger:
    """The ledger of one output folder, locked for this process as long as it is open."""

    def __init__(self, folder: Path, out: str, parts: str, fetch: Callable[[], None] | None = None) -> None:
        """Open or make it in `folder`; raises `BusyError`, and `OSError` for a folder that cannot be written.

        `out` is where the tables go, `parts` the folder or URL of the parts; `fetch` is called when the lock is
        held and the ledger not open yet.
        """
        self.folder, self.parts = folder, parts
        self.notes: list[str] = []
        is_shared = is_url(out) and not is_of_this_process(out)
        # What cannot be fetched again lies beside the tables, and is not lost with the cache.
        own = folder / "pages" if is_url(out) else Path(out) / PAGES
        self.pages = PageStore(own, f"{out}/{FOLDER}/pages" if is_shared else None)
        if not is_url(self.parts):
            Path(self.parts).mkdir(parents=True, exist_ok=True)
        self._is_elsewhere = is_url(out)
        self._unlock = locked(folder, out)
        try:
            if fetch is not None:
                fetch()
            self._base = ledger_file.opened(folder, self.notes, has_pages=self._is_elsewhere)
        except BaseException:
            self._unlock()
            raise

    def __enter__(self) -> Self:
        """The ledger itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close and unlock it."""
        if "index" in self.__dict__ and not self._is_elsewhere:
            self.index.close()
        self._base.close()
        self._unlock()

    @cached_property
    def index(self) -> PageIndex:
        """What is known of addresses: of an output elsewhere in the ledger, which has a copy there."""
        if self._is_elsewhere:
            return PageIndex(self._base)
        index = pageindex.opened(self.pages.folder)
        ledger_file.move_pages(self._base, self.folder, self.pages.folder)
        return index

    # ---- what this run is to read

    def find(self, units: Iterable[tuple[str, str, dict[str, Any]]]) -> None:
        """Note what this run's inputs hold, `(id, stamp, unit)`, in their order."""
        numbered = enumerate(units, 1)
        while some := list(islice(numbered, 1000)):  # finding writes into the ledger too
            with self._transaction():
                self._base.executemany(
                    "INSERT OR IGNORE INTO found VALUES (?, ?, ?, ?)",
                    ((n * _APART, i, stamp, _json(unit)) for n, (i, stamp, unit) in some),
                )

    def find_behind(self, i: str, following: tuple[str, str, dict[str, Any]]) -> None:
        """Note a unit that turned out to stand behind the unit `i`: the next stretch of its file."""
        (position,) = self._base.execute("SELECT position FROM found WHERE id = ?", (i,)).fetchone()
        self._base.execute(
            "INSERT OR REPLACE INTO found VALUES (?, ?, ?, ?)",
            (position + 1, *following[:2], _json(following[2])),
        )

    def unfollowed(self, rules: str) -> list[tuple[dict[str, Any], Known]]:
        """Units that are read and go on, with no unit noted behind them; also those that are to be tried again."""
        rows = self._base.execute(
            f"SELECT found.unit, {COLUMNS} FROM found JOIN unit ON {_READ} WHERE unit.next IS NOT NULL AND NOT EXISTS"
            " (SELECT 1 FROM found AS behind WHERE behind.position = found.position + 1)",
            (rules,),
        )
        return [(json.loads(row[0]), of_row(row[1:])) for row in rows]

    def missing(self, rules: str, *, fresh: bool = False) -> Iterator[tuple[dict[str, Any], Known | None]]:
        """The units that are not yet read by these rules, in the inputs' order, each with its `id`.

        And with what the ledger has of it, or `None`.
        """
        last = 0
        where = "TRUE" if fresh else f"NOT EXISTS (SELECT 1 FROM unit WHERE {_DONE})"
        while True:  # by batches: a cursor that stays open would hold the log of a whole run
            rows = self._base.execute(
                f"SELECT position, id, unit FROM found WHERE position > ? AND {where} ORDER BY position LIMIT 1000",
                (last,) if fresh else (last, rules),
            ).fetchall()
            if not rows:
                return
            last = rows[-1][0]
            for _, i, unit in rows:
                yield {**json.loads(unit), "id": i}, None if fresh else self.known(i, rules)

    def count_missing(self, rules: str, *, fresh: bool = False) -> int:
        """How many units there are to read."""
        if fresh:
            return self._count("SELECT count(*) FROM found")
        return self._count(
            f"SELECT count(*) FROM found WHERE NOT EXISTS (SELECT 1 FROM unit WHERE {_DONE})", rules
        )

    def count_without_outcome(self, rules: str) -> int:
        """How many of this run's units have no row that says what became of them: none, when all are read."""
        return self._count(
            f"SELECT count(*) FROM found WHERE NOT EXISTS (SELECT 1 FROM unit WHERE {_READ})", rules
        )

    def known(self, i: str, rules: str) -> Known | None:
        """What these rules have read of a unit before, or `None`."""
        row = self._base.execute(
            f"SELECT {COLUMNS} FROM unit WHERE id = ? AND rules = ?", (i, rules)
        ).fetchone()
        return of_row(row) if row else None

    # ---- what is read

    def record(self, units: Iterable[Known], rules: str) -> None:
        """Write down units that are read and whose part is stored; all of them or none."""
        with self._transaction():
            rows = [
                (
                    *(u.id, u.stamp, u.sha256, rules, int(u.again), u.part, u.offset, u.length),
                    *(u.read, u.failed, u.skipped, u.next),
                )
                for u in units
            ]
            self._base.executemany(ledger_file.INSERT_UNIT, map(soundness.signed, rows))

    def forget_damaged_parts(self) -> int:
        """Forget this run's units whose part is not the one that was stored, to be read again; how many parts it is.

        Those of a bucket are its own to keep.
        """
        if is_url(self.parts):
            return 0
        parts = self._base.execute(
            "SELECT DISTINCT part FROM found JOIN unit ON unit.id = found.id WHERE length > 0"
        ).fetchall()
        damaged = [part for part in parts if not soundness.is_part(Path(self.parts) / part[0])]
        with self._transaction():
            self._base.executemany("DELETE FROM unit WHERE part = ?", damaged)
        return len(damaged)

    def results(self) -> Iterator[tuple[dict[str, Any], Known]]:
        """This run's units, all of them read, in the order of the inputs."""
        last = 0
        while True:
            rows = self._base.execute(
                f"SELECT position, found.unit, {COLUMNS} FROM found JOIN unit ON unit.id = found.id"
                " WHERE position > ? ORDER BY position LIMIT 1000",
                (last,),
            ).fetchall()
            if not rows:
                return
            last = rows[-1][0]
            for row in rows:
                yield json.loads(row[1]), of_row(row[2:])

    def totals(self) -> dict[str, int]:
        """Articles of this run's units: `read`, `failed` and `skipped`."""
        sums = self._base.execute(
            "SELECT total(read), total(failed), total(skipped) FROM found JOIN unit ON unit.id = found.id"
        ).fetchone()
        return dict(zip(("read", "failed", "skipped"), map(int, sums), strict=True))

    def digest(self) -> str:
        """A hash of this run's units and their parts: the same if the tables would be the same."""
        hashed = sha256()
        for row in self._base.execute(
            "SELECT unit.id, part, offset, length, json_extract(found.unit, '$.withdrawn')"
            " FROM found LEFT JOIN unit ON unit.id = found.id ORDER BY position"
        ):
            hashed.update(repr(row).encode())
        return hashed.hexdigest()

    def drop_page(self, url: str) -> None:
        """Forget what was read of a fetched page, and of those whose articles are in one part with it.

        The others are read again by the next run, from the pages that are stored.
        """
        with self._transaction():
            self._base.execute(
                "DELETE FROM unit WHERE part IN (SELECT part FROM unit WHERE id >= ?1 AND id < ?2)",
                (f"page\n{url}\n", f"page\n{url}\n\U0010ffff"),
            )

    def is_reported(self, failure: str) -> bool:
        """Whether the run before had this failure: it is told once as new."""
        return (
            self._base.execute("SELECT 1 FROM reported WHERE failure = ?", (failure,)).fetchone() is not None
        )

    def report(self, failures: Iterable[str]) -> int:
        """Note the failures of this run instead of those of the one before; how many that one had too."""
        with self._transaction():
            self._base.execute("DROP TABLE IF EXISTS temp.reporting")
            self._base.execute("CREATE TEMP TABLE reporting(failure TEXT)")
            self._base.executemany("INSERT INTO reporting VALUES (?)", ((each,) for each in failures))
            known = self._count(
                "SELECT count(*) FROM reporting WHERE failure IN (SELECT failure FROM reported)"
            )
            self._base.execute("DELETE FROM reported")
            self._base.execute("INSERT OR IGNORE INTO reported SELECT failure FROM reporting")
        return known

    def remove_unused_parts(self) -> None:
        """Delete the parts that no unit names: of runs that were killed, and of rows that were replaced."""
        for left in self.folder.glob("assembly.*"):
            shutil.rmtree(left, ignore_errors=True)
        used = {row[0] for row in self._base.execute("SELECT DISTINCT part FROM unit")}
        parts.remove_others(self.parts, used)

    def copy(self, path: Path) -> None:
        """A copy of the ledger as it is now."""
        path.unlink(missing_ok=True)
        target = sqlite3.connect(path)
        try:
            self._base.backup(target)
        finally:
            target.close()

    # ---- notes

    def get(self, key: str) -> str | None:
        """A note of an earlier run."""
        row = self._base.execute("SELECT value FROM state WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def set(self, key: str, value: str) -> None:
        """Make a note for later runs."""
        self._base.execute(ledger_file.INSERT_STATE, soundness.signed((key, value)))

    # ---- SQLite

    def _count(self, query: str, *values: str) -> int:
        return int(self._base.execute(query, values).fetchone()[0])

    def _transaction(self) -> sqlite3.Connection:
        self._base.execute("BEGIN IMMEDIATE")
        return self._base  # as a context manager it commits, or rolls back


def _json(unit: dict[str, Any]) -> str:
    return json.dumps(unit, separators=(",", ":"))
