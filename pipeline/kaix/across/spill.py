"""A mapping of any size in little memory: what was not asked for lately lies in a scratch file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Generic, TypeVar

HELD = 500
"""Values of one generation; two are in memory."""

_SCHEMA = """
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-500;
CREATE TABLE value(key PRIMARY KEY, packed BLOB) WITHOUT ROWID;
BEGIN;
"""

K = TypeVar("K", int, str)
V = TypeVar("V")


class Spill(Generic[K, V]):
    """Values by key. One that was changed after `get` must be set again; up to `held` of them no file is made."""

    def __init__(self, pack: Callable[[V], object], unpack: Callable[[bytes], V], held: int = HELD) -> None:
        self._pack, self._unpack, self._held = pack, unpack, held
        self._young: dict[K, V] = {}
        self._old: dict[K, V] = {}  # the generation before: what is asked for again becomes young
        self._changed: set[K] = set()
        self._base: sqlite3.Connection | None = None

    def get(self, key: K) -> V | None:
        """The value of `key`, or `None`."""
        value = self._young.get(key)
        if value is not None:
            return value
        value = self._old.pop(key, None)
        if value is None and self._base is not None:
            row = self._base.execute("SELECT packed FROM value WHERE key = ?", (_plain(key),)).fetchone()
            value = self._unpack(row[0]) if row else None
        if value is not None:
            self._take(key, value)
        return value

    def __setitem__(self, key: K, value: V) -> None:
        """Keep `value`."""
        self._changed.add(key)
        self._old.pop(key, None)
        self._take(key, value)

    def close(self) -> None:
        """Remove the scratch file."""
        if self._base is not None:
            self._base.close()

    def _take(self, key: K, value: V) -> None:
        self._young[key] = value
        if len(self._young) < self._held:
            return
        if gone := [(_plain(k), self._pack(v)) for k, v in self._old.items() if k in self._changed]:
            if self._base is None:
                self._base = sqlite3.connect(
                    "", isolation_level=None
                )  # a file of SQLite's own, without a name
                self._base.executescript(_SCHEMA)
            self._base.executemany("INSERT OR REPLACE INTO value VALUES (?, ?)", gone)
        self._changed.difference_update(self._old)
        self._old, self._young = self._young, {}


def _plain(key: int | str) -> int | bytes:
    return key.encode("utf-8", "surrogatepass") if isinstance(key, str) else key
