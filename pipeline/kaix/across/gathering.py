"""Positions, facts and findings of any number of articles, which come one by one; records wait in SQLite."""

from __future__ import annotations

import marshal
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import Self, cast

from kaix.across import checks
from kaix.across.checks import Finding
from kaix.across.entities import entity_id, name_of
from kaix.across.facts import Fact, facts
from kaix.across.merging import Mention, key_of
from kaix.across.positions import Position, positions
from kaix.records import RECORDS, AnyRecord, Official, columns, from_plain, to_plain

_SCHEMA = """
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-2000;
CREATE TABLE mention(
    fact TEXT, person TEXT, shared TEXT, record BLOB, bodies TEXT, published TEXT, publisher TEXT, language TEXT,
    duplicate INTEGER
);
BEGIN;
"""
"""`fact`, `person` and `shared` are what facts, positions and checks group the mentions by; NULL where they do not."""


class Gathering:
    """Takes the records of a run's articles and gives its rows of `positions.csv` and `checks.csv`.

    The rows are those of `positions.positions` and `checks.checks` on everything that was added. `path`
    is a file that is not there yet, for a run that does not fit into memory.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._base = sqlite3.connect(str(path) if path else ":memory:", isolation_level=None)
        self._base.executescript(_SCHEMA)
        self._within: list[Finding] = []

    def __enter__(self) -> Self:
        """As it is."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the scratch file."""
        self.close()

    def close(self) -> None:
        """Close the scratch file."""
        self._base.close()

    def add(
        self,
        article_id: str,
        published: str | None,
        records: Iterable[AnyRecord],
        *,
        duplicate: bool = False,
        publisher: str = "",
        language: str = "",
        bodies: Sequence[str] | None = None,
    ) -> None:
        """Take in one article; one that repeats another is evidence of positions and facts, not counted, not checked.

        `bodies` are the ids of the records' bodies, one a record; without them those of the vocabulary.
        """
        found = list(records)
        ids = bodies if bodies is not None else [entity_id(name_of(record)) for record in found]
        self._base.executemany(
            "INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    *_keys(Mention(record, body), duplicate),
                    _pack(record),
                    body,
                    published,
                    publisher,
                    language,
                    duplicate,
                )
                for record, body in zip(found, ids, strict=True)
            ),
        )
        if not duplicate:
            self._within += checks.within_articles(found, {article_id: published})

    def positions(self) -> Iterator[Position]:
        """The rows of `positions.csv`, in their order; a person at a time is in memory."""
        for mentions in self._groups("person"):
            records, published = _records(mentions)
            duplicates = {m.record.article_id for m in mentions if m.duplicate}
            yield from positions(cast(list[Official], records), published, duplicates)

    def facts(self) -> Iterator[Fact]:
        """The rows of `facts.csv`, in their order; the mentions of a body at a time are in memory."""
        for mentions in self._groups("fact"):
            yield from facts(mentions)

    def findings(self) -> list[Finding]:
        """The rows of `checks.csv`, in their order."""
        found = list(self._within)
        for mentions in self._groups("shared"):
            records, published = _records(mentions)
            key = checks.shared_key(records[0])
            assert key is not None
            found += checks.between_articles(key, records, published)
        return sorted(found, key=checks.order)

    def _groups(self, column: str) -> Iterator[list[Mention]]:
        """The mentions that share a key, in the order in which they came."""
        self._base.execute(
            f"CREATE INDEX IF NOT EXISTS by_{column} ON mention({column}) WHERE {column} IS NOT NULL"
        )
        query = (
            f"SELECT {column}, record, bodies, published, publisher, language, duplicate FROM mention "
            f"WHERE {column} IS NOT NULL ORDER BY {column}, rowid"
        )
        with closing(self._base.execute(query)) as rows:
            for _, same in groupby(rows, key=itemgetter(0)):
                yield [Mention(_unpack(row[1]), row[2], row[3], row[4], row[5], bool(row[6])) for row in same]


def _keys(mention: Mention, duplicate: bool) -> tuple[str, str | None, str | None]:
    record = mention.record
    shared = None if duplicate else checks.shared_key(record)
    person = record.person_id if isinstance(record, Official) else None
    return _text(key_of(mention)), person, None if shared is None else _text(shared)


def _text(key: Sequence[str]) -> str:
    # half of a surrogate pair has no UTF-8
    return "\x1f".join(key).encode("utf-8", "backslashreplace").decode("utf-8")


def _records(mentions: Sequence[Mention]) -> tuple[list[AnyRecord], dict[str, str | None]]:
    """The records of mentions, and the days of their articles."""
    return [m.record for m in mentions], {m.record.article_id: m.published for m in mentions}


def _pack(record: AnyRecord) -> bytes:
    # marshal takes half the time of JSON, and a lone surrogate; nothing but this process reads it
    return marshal.dumps((record.group, *to_plain(record).values()))


def _unpack(packed: bytes) -> AnyRecord:
    group, *values = marshal.loads(packed)
    return from_plain(group, dict(zip(columns(RECORDS[group]), values, strict=True)))
