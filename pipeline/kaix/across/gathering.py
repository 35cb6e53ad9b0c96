"""Positions, facts and findings of any number of articles, which come one by one; records wait in SQLite."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Self, cast

from kaix.across import checks
from kaix.across.checks import Finding
from kaix.across.entities import entity_id, name_of
from kaix.across.facts import Fact, facts
from kaix.across.merging import Mention, key_of
from kaix.across.positions import Position, positions
from kaix.records import AnyRecord, Official, from_plain, to_plain

_SCHEMA = """
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-2000;
CREATE TABLE mention(
    key TEXT, bodies TEXT, published TEXT, publisher TEXT, language TEXT, plain TEXT, duplicate INTEGER
);
CREATE TABLE record(kind TEXT, key TEXT, published TEXT, plain TEXT, duplicate INTEGER);
BEGIN;
"""
_PERSON, _SHARED = "person", "shared"


class Gathering:
    """Takes the records of a run's articles and gives its rows of `positions.csv` and `checks.csv`.

    The rows are those of `positions.positions` and `checks.checks` on everything that was added. `path`
    is a file that is not there yet, for a run that does not fit into memory.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._base = sqlite3.connect(str(path) if path else ":memory:", isolation_level=None)
        self._base.executescript(_SCHEMA)
        self._within: list[Finding] = []
        self._indexed = False

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
            "INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    json.dumps(key_of(Mention(record, body))), body, published, publisher, language,
                    json.dumps([record.group, to_plain(record)]), duplicate,
                )
                for record, body in zip(found, ids, strict=True)
            ),
        )  # fmt: skip
        rows = [
            (_PERSON, r.person_id, published, _text(r), duplicate) for r in found if isinstance(r, Official)
        ]
        if not duplicate:
            self._within += checks.within_articles(found, {article_id: published})
            keys = ((checks.shared_key(record), record) for record in found)
            rows += [
                (_SHARED, json.dumps(key), published, _text(record), False) for key, record in keys if key
            ]
        self._base.executemany("INSERT INTO record VALUES (?, ?, ?, ?, ?)", rows)

    def positions(self) -> Iterator[Position]:
        """The rows of `positions.csv`, in their order; a person at a time is in memory."""
        for _, records, published, duplicates in self._groups(_PERSON):
            yield from positions(cast(list[Official], records), published, duplicates)

    def facts(self) -> Iterator[Fact]:
        """The rows of `facts.csv`, in their order; the mentions of a body at a time are in memory."""
        self._base.execute("CREATE INDEX body ON mention(key)")
        columns = "key, bodies, published, publisher, language, plain, duplicate"
        query = f"SELECT {columns} FROM mention ORDER BY key, rowid"
        with closing(self._base.execute(query)) as rows:
            for _, same in groupby(rows, key=lambda row: row[0]):
                yield from facts(
                    Mention(from_plain(*json.loads(plain)), body, day, publisher, language, bool(duplicate))
                    for _, body, day, publisher, language, plain, duplicate in same
                )

    def findings(self) -> list[Finding]:
        """The rows of `checks.csv`, in their order."""
        found = list(self._within)
        for key, records, published, _ in self._groups(_SHARED):
            found += checks.between_articles(tuple(json.loads(key)), records, published)
        return sorted(found, key=checks.order)

    def _groups(self, kind: str) -> Iterator[tuple[str, list[AnyRecord], dict[str, str | None], set[str]]]:
        if not self._indexed:
            self._base.execute("CREATE INDEX place ON record(kind, key)")
            self._indexed = True
        query = "SELECT key, published, plain, duplicate FROM record WHERE kind = ? ORDER BY key, rowid"
        key: str | None = None
        records: list[AnyRecord] = []
        published: dict[str, str | None] = {}
        duplicates: set[str] = set()
        with closing(self._base.execute(query, (kind,))) as rows:
            for row_key, day, plain, duplicate in rows:
                if row_key != key and key is not None:
                    yield key, records, published, duplicates
                    records, published, duplicates = [], {}, set()
                key = row_key
                group, values = json.loads(plain)
                records.append(from_plain(group, values))
                published[records[-1].article_id] = day
                if duplicate:
                    duplicates.add(records[-1].article_id)
        if key is not None:
            yield key, records, published, duplicates


def _text(record: AnyRecord) -> str:
    # The sentence is most of a row, and nothing across articles reads it. JSON in ASCII keeps a lone surrogate.
    return json.dumps([record.group, {**to_plain(record), "sentence": ""}])
