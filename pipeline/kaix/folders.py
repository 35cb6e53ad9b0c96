"""The files in folders of any size, sorted, each once; what takes more than little memory goes to a temporary file."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from itertools import chain, islice
from pathlib import Path

from kaix.failures import Failure

FEW = 10_000
"""Names of a folder, and files visited, that are kept in memory: some megabytes."""


def name_of(path: Path) -> str:
    """The path as text with `/`; bytes that are no UTF-8 stay readable as `\\xff`."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


class Seen:
    """Which files were visited, by device and inode."""

    def __init__(self) -> None:
        self._few: set[tuple[int, int]] = set()
        self._base: sqlite3.Connection | None = None

    def add(self, status: os.stat_result) -> bool:
        """Note a file; whether it was not noted before."""
        key = (_signed(status.st_dev), _signed(status.st_ino))
        if self._base is not None:
            return self._base.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", key).rowcount == 1
        if key in self._few:
            return False
        self._few.add(key)
        if len(self._few) == FEW:
            self._base = _temporary(
                "CREATE TABLE seen(a INTEGER, b INTEGER, PRIMARY KEY(a, b)) WITHOUT ROWID"
            )
            self._base.executemany("INSERT INTO seen VALUES (?, ?)", self._few)
            self._few.clear()
        return True


def files(top: Path, seen: Seen, is_left_out: Callable[[str], bool]) -> Iterator[Path | Failure]:
    """The files at and under `top`, sorted; `is_left_out` says by its name which one in a folder is no input.

    What is in `seen` does not come again, so no loop of symbolic links goes round.
    """
    waiting: list[Iterator[Path]] = [iter((top,))]
    found = False
    while waiting:
        path = next(waiting[-1], None)
        if path is None:
            waiting.pop()
            continue
        try:
            status = path.stat()
            if not seen.add(status):
                found = True
                continue
            if stat.S_ISDIR(status.st_mode):
                waiting.append(map(path.joinpath, _names(path, is_left_out)))
                continue
        except FileNotFoundError:
            yield Failure(
                name_of(path), "not found", "a link that leads nowhere" if path.is_symlink() else ""
            )
        except (OSError, ValueError) as error:  # ValueError: a NUL in the path
            yield Failure(name_of(path), "cannot be opened", getattr(error, "strerror", None) or str(error))
        else:
            regular = stat.S_ISREG(status.st_mode)
            yield path if regular else Failure(name_of(path), "cannot be opened", "no regular file")
        found = True
    if not found:
        yield Failure(name_of(top), "nothing to read")


def _names(folder: Path, is_left_out: Callable[[str], bool]) -> Iterator[str]:
    with os.scandir(folder) as entries:
        names = (os.fsencode(entry.name) for entry in entries if not is_left_out(entry.name))
        few = list(islice(names, FEW))
        if len(few) < FEW:
            return map(os.fsdecode, sorted(few))
        base = _temporary("CREATE TABLE name(name BLOB PRIMARY KEY) WITHOUT ROWID")
        base.executemany("INSERT INTO name VALUES (?)", ((name,) for name in chain(few, names)))
    return (os.fsdecode(name) for (name,) in base.execute("SELECT name FROM name ORDER BY name"))


def _temporary(schema: str) -> sqlite3.Connection:
    base = sqlite3.connect(
        "", isolation_level=None
    )  # "": a file that SQLite deletes, of which 2 MB are in memory
    base.executescript(f"PRAGMA journal_mode=OFF; {schema}; BEGIN;")
    return base


def _signed(number: int) -> int:
    return number - (1 << 64) if number >= 1 << 63 else number  # SQLite's integers are signed
