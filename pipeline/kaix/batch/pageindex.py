"""What is known of addresses: the pages that are stored, the links that feeds named, when each was asked for last.

It lies beside the pages, outside the cache: an article that its feed has dropped, or its site taken down, cannot be
fetched again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from kaix.batch import soundness

HOUR, DAY = 3_600.0, 86_400.0
REFRESH = 7 * DAY
"""Seconds for which a page that is listed is asked for in every run: `--refresh`."""
LEFT_AFTER = 8
"""Tries after which a page that is gone (HTTP 404, 410) is not asked for any more: within three days."""
GONE = ("HTTP 404", "HTTP 410", "withdrawn: the page says so")
"""Details of a failure that says that the page is not there any more."""
FILE = "index.sqlite"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS page(
    url TEXT PRIMARY KEY, file TEXT NOT NULL, etag TEXT, last_modified TEXT, charset TEXT, address TEXT NOT NULL,
    sum INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS link(
    number INTEGER PRIMARY KEY, origin TEXT NOT NULL, url TEXT NOT NULL, metadata TEXT NOT NULL,
    sum INTEGER NOT NULL, UNIQUE(origin, url)
);
CREATE TABLE IF NOT EXISTS visit(
    url TEXT PRIMARY KEY, first REAL NOT NULL, asked REAL NOT NULL, tries INTEGER NOT NULL,
    reason TEXT NOT NULL, detail TEXT NOT NULL, withdrawn TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS forgotten(url TEXT PRIMARY KEY, sum INTEGER NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """When a page was asked for first and last, in seconds since 1970, and what came of it.

    `tries` is how often it has failed since it last came, `reason` and `detail` why; `withdrawn` the ISO 8601 day on
    which a page that is stored was found to be gone, or "".
    """

    first: float
    asked: float
    tries: int = 0
    reason: str = ""
    detail: str = ""
    withdrawn: str = ""

    def is_due(self, now: float, *, is_listed: bool, refresh: float) -> bool:
        """Whether to ask again.

        A page that came: whenever it is listed, and younger than `refresh`; else after as long again as it is known.
        One that failed: in the next run, then with growing pauses; one that is gone is left after some tries.
        """
        since = now - self.asked
        if self.tries > 1:
            is_gone = self.detail in GONE
            if is_gone and self.tries >= LEFT_AFTER:
                return False
            pause = HOUR * 2.0 ** (self.tries - 2)
            return since >= (pause if is_gone else min(pause, DAY))
        if self.tries or (is_listed and now - self.first < refresh):
            return True
        return since >= max(HOUR, self.asked - self.first)

    def came(self, now: float) -> Visit:
        """The same after the page came, or was as it was."""
        return Visit(self.first, now)

    def failed(self, now: float, reason: str, detail: str, *, day: str) -> Visit:
        """The same after it failed; `day` is today for a page that is stored, else ""."""
        withdrawn = self.withdrawn or (day if detail in GONE else "")
        return replace(
            self, asked=now, tries=self.tries + 1, reason=reason, detail=detail, withdrawn=withdrawn
        )


class PageIndex:
    """The tables of one output, in a file of their own or, for an output elsewhere, in its ledger."""

    def __init__(self, base: sqlite3.Connection) -> None:
        """Make the tables that are missing."""
        self._base = base
        base.executescript(f"PRAGMA secure_delete=ON; {_SCHEMA}")  # what is forgotten is in no free page

    def page(self, url: str) -> tuple[str, str | None, str | None, str | None, str] | None:
        """File, ETag, Last-Modified, charset and final address of a page that was fetched."""
        row = self._base.execute(
            "SELECT file, etag, last_modified, charset, address FROM page WHERE url = ?", (url,)
        ).fetchone()
        return (row[0], row[1], row[2], row[3], row[4]) if row else None

    def keep_page(self, url: str, *values: str | None) -> None:
        """Note a page that is stored, with what `page` gives."""
        row = soundness.signed((url, *values))
        self._base.execute("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def keep_links(
        self, origin: str, links: Iterable[tuple[str, dict[str, str]]]
    ) -> list[tuple[str, dict[str, str]]]:
        """Add links that a feed has now to those it had before; all of them, in the order in which they came."""
        self._base.execute("BEGIN IMMEDIATE")
        with self._base:
            self._base.executemany(
                "INSERT INTO link(origin, url, metadata, sum) VALUES (?, ?, ?, ?)"
                " ON CONFLICT(origin, url) DO UPDATE SET metadata = excluded.metadata, sum = excluded.sum",
                [
                    soundness.signed((origin, url, json.dumps(said)))
                    for url, said in links
                    if not self.is_forgotten(url)
                ],
            )
        rows = self._base.execute(
            "SELECT url, metadata FROM link WHERE origin = ? ORDER BY number", (origin,)
        )
        return [(url, json.loads(metadata)) for url, metadata in rows]

    def has_links(self, url: str) -> bool:
        """Whether the address was a feed or sitemap."""
        return (
            self._base.execute("SELECT 1 FROM link WHERE origin = ? LIMIT 1", (url,)).fetchone() is not None
        )

    def visit(self, url: str) -> Visit | None:
        """When it was asked for, and what came of it; `None` if it never was."""
        row = self._base.execute(
            "SELECT first, asked, tries, reason, detail, withdrawn FROM visit WHERE url = ?", (url,)
        ).fetchone()
        return Visit(*row) if row else None

    def keep_visit(self, url: str, visit: Visit) -> None:
        """Note that it was asked for."""
        self._base.execute(
            "INSERT OR REPLACE INTO visit VALUES (?, ?, ?, ?, ?, ?, ?)",
            (url, visit.first, visit.asked, visit.tries, visit.reason, visit.detail, visit.withdrawn),
        )

    def forget(self, url: str) -> None:
        """Keep nothing of an address but that it is not to be fetched again."""
        self._base.execute("BEGIN IMMEDIATE")
        with self._base:
            for table in ("page", "link", "visit"):
                self._base.execute(f"DELETE FROM {table} WHERE url = ?", (url,))
            self._base.execute("INSERT OR IGNORE INTO forgotten VALUES (?, ?)", soundness.signed((url,)))

    def url_of(self, address: str) -> str | None:
        """The address under which a page is known that was found at `address`, or at that address itself."""
        row = self._base.execute(
            "SELECT url FROM page WHERE url = ?1 UNION ALL SELECT url FROM link WHERE url = ?1"
            " UNION ALL SELECT url FROM page WHERE address = ?1 LIMIT 1",
            (address,),
        ).fetchone()
        return str(row[0]) if row else None

    def is_forgotten(self, url: str) -> bool:
        """Whether a person had it forgotten."""
        return self._base.execute("SELECT 1 FROM forgotten WHERE url = ?", (url,)).fetchone() is not None

    def close(self) -> None:
        """Close a file of its own."""
        self._base.close()


def opened(folder: Path) -> PageIndex:
    """The index in a folder of pages; of one that is damaged, what can still be read, and it is put aside."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE
    base = soundness.connected(path)
    try:
        if not soundness.is_ledger(base):
            raise OSError(f"{path} is of another version of kaix: move it away to fetch its pages again")
        index = PageIndex(base)
        soundness.drop_damaged(base)
    except sqlite3.DatabaseError as error:
        base.close()
        if not soundness.is_damage(error):
            raise
    else:
        return index
    aside = soundness.put_aside(path)
    base = soundness.connected(path)
    index = PageIndex(base)
    soundness.copy_good(aside, base)
    return index
