"""Parts → tables: names that are unique, duplicates that are known, rows in the order of the contract.

Two passes over what the workers left, neither of which holds more than some articles in memory. The first goes
through all heads in the order of the inputs, because who is first decides: it gives out names and finds
duplicates. The second goes through the articles by name and hands their rows to the writers.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from pathlib import Path
from typing import IO, Any, TypeVar

from kaix import tables
from kaix.across import entities
from kaix.across.gathering import Gathering
from kaix.batch import parts, streams
from kaix.batch.duplicates import Originals
from kaix.batch.ledger import Ledger
from kaix.batch.parts import Entry
from kaix.failures import Failure
from kaix.records import DENIED, RECORDS, AnyRecord, from_cells
from kaix.tables import COLUMNS, Cells

AT_ONCE = 1_000
"""Articles whose rows are in memory."""

_SOURCE, _PUBLISHED, _PUBLISHER, _LANGUAGE = (
    COLUMNS["articles"].index(name) for name in ("source", "published", "publisher", "language")
)

_T = TypeVar("_T")

Add = Callable[[str, list[Cells]], None]
"""Takes a table's name and some of its rows; rows come in the table's order."""

_SCHEMA = """
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-2000; PRAGMA temp_store=FILE;
CREATE TABLE article(
    name TEXT PRIMARY KEY, part TEXT, offset INTEGER, original TEXT, withdrawn TEXT, introduced TEXT
) WITHOUT ROWID;
CREATE TABLE alias(short TEXT, long TEXT, PRIMARY KEY(short, long)) WITHOUT ROWID;
CREATE TABLE failure(source TEXT, name TEXT, reason TEXT, detail TEXT);
BEGIN;
"""


@dataclass
class Counts:
    """What a run's inputs came to."""

    read: int = 0
    failed: int = 0
    known: int = 0
    duplicates: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)
    findings: int = 0
    facts: int = 0


class _Parts:
    """Open parts; the one last used stays open, because its articles stand together."""

    def __init__(self, folder: str, stack: ExitStack) -> None:
        self._folder, self._stack = folder, stack
        self._open: dict[str, IO[bytes]] = {}

    def __getitem__(self, name: str) -> IO[bytes]:
        if name not in self._open:
            if len(self._open) >= 64:
                for stream in self._open.values():
                    stream.close()
                self._open.clear()
            self._open[name] = self._stack.enter_context(streams.opened(f"{self._folder}/{name}"))
        return self._open[name]


def assemble(ledger: Ledger, add: Add, tell: Callable[[Failure], None] = lambda _: None) -> Counts:
    """Give the rows of this run's articles to `add`, table by table in their final order.

    `tell` is called with each article that fails only here, because another has its name.
    """
    with tempfile.TemporaryDirectory(dir=ledger.folder, prefix="assembly.") as scratch, ExitStack() as stack:
        base = sqlite3.connect(Path(scratch) / "articles.sqlite", isolation_level=None)
        stack.callback(base.close)
        base.executescript(_SCHEMA)
        opened = _Parts(ledger.parts, stack)
        counts = _name_all(ledger, opened, base, Originals(Path(scratch) / "originals.sqlite"), tell)
        with Gathering(Path(scratch) / "across.sqlite") as gathering:
            _rows(base, opened, gathering, add, counts)
            _across(gathering, add, counts)
        _failures(base, add)
        return counts


def _name_all(
    ledger: Ledger,
    opened: _Parts,
    base: sqlite3.Connection,
    originals: Originals,
    tell: Callable[[Failure], None],
) -> Counts:
    counts = Counts()
    for found, unit in ledger.results():
        if not unit.length:
            continue
        for entry in parts.entries(opened[unit.part], unit.offset, unit.length):
            ids = entry.head["ids"]
            name = next((n for n in ids if not _is_taken(base, n)), None)
            failure = entry.head.get("failure")
            if failure is None and name is None:
                # Only what an article calls itself can be taken: all other names end with one of its own.
                failure, name = ["", "duplicate id", f"article_id {ids[-1]!r}"], ids[-1]
                row, _ = parts.body(opened[unit.part], entry.offset, "", None)
                failure[0] = row[_SOURCE]
                tell(Failure(failure[0], failure[1], failure[2], name))
            if failure is not None:
                counts.failed += 1
                base.execute(
                    "INSERT INTO failure VALUES (?, ?, ?, ?)", _clean(failure[0], name or "", *failure[1:])
                )
                continue
            _keep(base, originals, unit.part, entry, str(name), found.get("withdrawn"), counts)
    originals.close()
    return counts


def _keep(
    base: sqlite3.Connection,
    originals: Originals,
    part: str,
    entry: Entry,
    name: str,
    withdrawn: str | None,
    counts: Counts,
) -> None:
    head = entry.head
    (name,) = _clean(name)
    original = originals.duplicate_of(name, head["sha256"], head["near"])
    aliases = entities.names_of(head["introduced"])
    values = (name, part, entry.offset, original, withdrawn, json.dumps(aliases) if aliases else None)
    base.execute("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?)", values)
    base.executemany("INSERT OR IGNORE INTO alias VALUES (?, ?)", aliases.items())
    counts.read += 1
    counts.duplicates += original is not None
    counts.languages[head["language"]] += 1


def _is_taken(base: sqlite3.Connection, name: str) -> bool:
    return base.execute("SELECT 1 FROM article WHERE name = ?", _clean(name)).fetchone() is not None


def _clean(*texts: str) -> list[str]:
    # As tables.py does: half of a surrogate pair has no UTF-8.
    return [text.encode("utf-8", "replace").decode("utf-8") for text in texts]


def _rows(base: sqlite3.Connection, opened: _Parts, gathering: Gathering, add: Add, counts: Counts) -> None:
    @cache
    def introduced(short: str) -> str | None:
        """The one name that the articles of the run give beside `short`; `None` where they give several."""
        found = base.execute("SELECT long FROM alias WHERE short = ? LIMIT 2", (short,)).fetchall()
        return str(found[0][0]) if len(found) == 1 else None

    for some in _by(
        base, "SELECT name, part, offset, original, withdrawn, introduced FROM article ORDER BY name"
    ):
        articles = []
        rows: dict[str, list[Cells]] = {table: [] for table in RECORDS}
        for name, part, offset, original, withdrawn, said in some:
            aliases = json.loads(said) if said else {}
            article, found = parts.body(opened[part], offset, name, original, withdrawn)
            articles.append(article)
            records: list[AnyRecord] = []
            bodies: list[str] = []
            for table, cells in found.items():
                rows[table] += cells
                here = [from_cells(table, dict(zip(COLUMNS[table], row, strict=True))) for row in cells]
                records += here
                for row, record in zip(cells, here, strict=True):
                    row[-1] = entities.entity_id(entities.name_of(record), aliases, introduced)
                    bodies.append(row[-1])
            if original is None:  # a fact told again is no other fact, and what is denied is none
                counts.rows.update(record.group for record in records if record.status != DENIED)
            gathering.add(
                name,
                article[_PUBLISHED] or None,
                records,
                duplicate=original is not None,
                publisher=article[_PUBLISHER],
                language=article[_LANGUAGE],
                bodies=bodies,
            )
        add("articles", articles)
        for table in RECORDS:
            add(table, rows[table])


def _across(gathering: Gathering, add: Add, counts: Counts) -> None:
    for some in _batched(gathering.positions(), AT_ONCE):
        add("positions", [tables.cells(position.cells()) for position in some])
    for some_facts in _batched(gathering.facts(), AT_ONCE):
        counts.facts += len(some_facts)
        add("facts", [tables.cells(fact.cells()) for fact in some_facts])
    for found in _batched(gathering.findings(), AT_ONCE):
        counts.findings += len(found)
        add("checks", [tables.cells(finding.cells()) for finding in found])


def _failures(base: sqlite3.Connection, add: Add) -> None:
    query = "SELECT source, reason, detail, name FROM failure ORDER BY source, name, reason, rowid"
    for some in _by(base, query):
        add("failures", [tables.cells(Failure(*row)) for row in some])


def _by(base: sqlite3.Connection, query: str) -> Iterator[list[Any]]:
    rows = base.execute(query)
    while some := rows.fetchmany(AT_ONCE):
        yield some


def _batched(rows: Iterable[_T], size: int) -> Iterator[list[_T]]:
    waiting = iter(rows)
    while some := list(islice(waiting, size)):
        yield some


def to_json(counts: Counts) -> str:
    """Counts as a note in the ledger."""
    return json.dumps({**vars(counts), "languages": dict(counts.languages), "rows": dict(counts.rows)})


def from_json(text: str) -> Counts:
    """Counts from a note in the ledger."""
    noted = json.loads(text)
    return Counts(**{**noted, "languages": Counter(noted["languages"]), "rows": Counter(noted["rows"])})
