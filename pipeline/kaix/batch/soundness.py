"""What a disk lost or changed under `.kaix` is known by sums, and read again: no damage there makes a wrong row.

Each row of the ledger has a sum of its cells, a part is named by the hash of its bytes, a page has its own beside it.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import file_digest
from pathlib import Path
from typing import Any

_TABLES = {
    "state": ("key", "value"),
    "unit": (
        *("id", "stamp", "sha256", "rules", "again", "part", "offset", "length"),
        *("read", "failed", "skipped", "next"),
    ),
    "page": ("url", "file", "etag", "last_modified", "charset", "address"),
    "link": ("origin", "url", "metadata"),
    "forgotten": ("url",),
}
"""The tables of the ledger, and the cells of each that its sum is of."""
_KEPT = ("page", "link", "forgotten")
"""What is not had by reading the inputs once more."""


def signed(cells: Sequence[Any]) -> tuple[Any, ...]:
    """The cells of a row, and their sum."""
    return (*cells, zlib.crc32(repr(tuple(cells)).encode("utf-8", "surrogatepass")))


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Whether SQLite says that the file is damaged, and not that the disk is full or somebody else has a lock."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) or "Could not decode" in str(error)


def connected(path: Path, more: str = "") -> sqlite3.Connection:
    """A connection to a file that may be damaged: who looks into it will find out."""
    base = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        with _unreadable_is_damage():
            base.executescript(f"PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; {more}")
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            base.close()
            raise  # a full disk, a folder that may not be written
    return base


def put_aside(path: Path) -> Path:
    """Rename a damaged file, without the log of what was to come into it: a new one would take that for its own."""
    for ending in ("-wal", "-shm"):
        Path(f"{path}{ending}").unlink(missing_ok=True)
    aside = path.with_name(f"{path.name}.damaged")
    path.replace(aside)
    return aside


@contextmanager
def _unreadable_is_damage() -> Iterator[None]:
    """SQLite quotes what is damaged in what it says of it, and Python cannot decode that."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise _damaged(str(error)) from error


def _damaged(said: str) -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError(said)
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


@_unreadable_is_damage()
def is_ledger(base: sqlite3.Connection) -> bool:
    """Whether the file is a ledger, or new; raises `sqlite3.DatabaseError` for one that is damaged."""
    if (said := base.execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
        raise _damaged(said)
    names = {row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table in names & set(_TABLES):
        columns = [row[1] for row in base.execute(f"PRAGMA table_info({table})")]
        if [name for name in columns if name != "number"] != [*_TABLES[table], "sum"]:
            return False
    return not names or bool(names & set(_TABLES))


@_unreadable_is_damage()
def drop_damaged(base: sqlite3.Connection) -> int:
    """Delete the rows whose cells do not have their sum any more; how many there were."""
    base.create_function("is_sound", -1, _is_sound, deterministic=True)
    there = {row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return sum(
        base.execute(
            f"DELETE FROM {table} WHERE NOT is_sound({', '.join(map(_as_bytes, cells))}, sum)"
        ).rowcount
        for table, cells in _TABLES.items()
        if table in there
    )


def _as_bytes(cell: str) -> str:
    """A cell in SQL, text as its bytes: those that are damaged may be no text."""
    return f"CASE typeof({cell}) WHEN 'text' THEN CAST({cell} AS BLOB) WHEN 'blob' THEN 0.5 ELSE {cell} END"


def _is_sound(*cells: Any) -> bool:
    *plain, said = [cell.decode("utf-8", "replace") if isinstance(cell, bytes) else cell for cell in cells]
    return bool(signed(plain)[-1] == said)


def copy_good(damaged: Path, base: sqlite3.Connection) -> None:
    """Copy what can still be read of a damaged ledger, and is as it was written, into a new one."""
    old = sqlite3.connect(damaged)
    old.text_factory = lambda text: text.decode("utf-8", "replace")
    try:
        for table in _KEPT:
            cells = _TABLES[table]
            marks = ", ".join("?" * (len(cells) + 1))
            with suppress(sqlite3.DatabaseError, UnicodeDecodeError):
                for row in old.execute(f"SELECT {', '.join(cells)}, sum FROM {table}"):
                    if _is_sound(*row):
                        base.execute(
                            f"INSERT OR IGNORE INTO {table}({', '.join(cells)}, sum) VALUES ({marks})", row
                        )
    finally:
        old.close()


def is_part(path: Path) -> bool:
    """Whether a part is there, and has the bytes after which it is named."""
    try:
        if not path.is_file():  # a pipe would be waited for
            return False
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest().startswith(path.name)
    except OSError:
        return False
