"""The file of the ledger: opened, mended where it is damaged, with the tables of this version of kaix."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from kaix.batch import pageindex, soundness
from kaix.batch.pageindex import PageIndex

FORMAT = "2"
LEDGER = "ledger.sqlite"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS state(key TEXT PRIMARY KEY, value TEXT NOT NULL, sum INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS unit(
    id TEXT PRIMARY KEY, stamp TEXT NOT NULL, sha256 TEXT NOT NULL, rules TEXT NOT NULL, again INTEGER NOT NULL,
    part TEXT NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL,
    read INTEGER NOT NULL, failed INTEGER NOT NULL, skipped INTEGER NOT NULL, next INTEGER, sum INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS reported(failure TEXT PRIMARY KEY) WITHOUT ROWID;
"""
_RUN = """
DROP TABLE IF EXISTS temp.found;
CREATE TEMP TABLE found(position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, unit TEXT NOT NULL);
"""
INSERT_UNIT = f"INSERT OR REPLACE INTO unit VALUES ({', '.join('?' * 13)})"
INSERT_STATE = "INSERT OR REPLACE INTO state VALUES (?, ?, ?)"


def opened(folder: Path, notes: list[str], *, has_pages: bool) -> sqlite3.Connection:
    """The ledger in `folder`, made if there is none; `notes` get what of it was damaged, and is read again.

    `has_pages` where what is known of addresses stands in it too. Raises `OSError` for one of another version.
    """
    path = folder / LEDGER
    base = soundness.connected(path, "PRAGMA temp_store=FILE;")
    try:
        if not _is_readable(base, path, notes):
            base.close()
            base = _rescued(path, notes, has_pages=has_pages)
        base.executescript(_RUN)
        base.execute(INSERT_STATE, soundness.signed(("format", FORMAT)))
    except BaseException:
        base.close()
        raise
    return base


def _is_readable(base: sqlite3.Connection, path: Path, notes: list[str]) -> bool:
    """Whether the file is a ledger, which has its tables then and no damaged row, or is damaged itself."""
    try:
        if not soundness.is_ledger(base):
            raise OSError(
                f"{path} is of another version of kaix: delete {path.parent} to read everything anew"
            )
        base.executescript(_SCHEMA)
        lost = soundness.drop_damaged(base)
    except sqlite3.DatabaseError as error:
        if not soundness.is_damage(error):
            raise
        return False
    if lost:
        notes.append(f"{lost:,} notes in {path} are damaged: what they stood for is read again")
    return True


def _rescued(path: Path, notes: list[str], *, has_pages: bool) -> sqlite3.Connection:
    """A new ledger with the pages and links that can still be read in the damaged one, which is put aside."""
    aside = soundness.put_aside(path)
    notes.append(f"{path} is damaged: all is read anew, and what it was is {aside}")
    base = soundness.connected(path, "PRAGMA temp_store=FILE;")
    base.executescript(_SCHEMA)
    if has_pages:
        PageIndex(base)
    soundness.copy_good(aside, base)
    return base


def move_pages(base: sqlite3.Connection, folder: Path, pages: Path) -> None:
    """Bring over into the folder `pages` what an earlier version kept in the ledger's own."""
    old = folder / "pages"
    tables = {row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not old.is_dir() or "page" not in tables:
        return
    for path in old.iterdir():
        path.replace(pages / path.name)
    base.execute("ATTACH ? AS beside", (str(pages / pageindex.FILE),))
    base.execute("BEGIN IMMEDIATE")
    with base:
        for table in ("page", "link"):
            base.execute(f"INSERT OR IGNORE INTO beside.{table} SELECT * FROM main.{table}")
            base.execute(f"DROP TABLE main.{table}")
    base.execute("DETACH beside")
    old.rmdir()
