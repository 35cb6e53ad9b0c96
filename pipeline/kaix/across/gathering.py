"""Positions, facts and findings of any number of articles, which come one by one; records wait in SQLite."""

from __future__ import annotations

import marshal
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import Any, Self, cast

from kaix.across import checks
from kaix.across.checks import Finding
from kaix.across.entities import entity_id, name_of
from kaix.across.facts import Fact, facts, of_groups
from kaix.across.mentions import Mention, key_of
from kaix.across.merging import Merging
from kaix.across.positions import Position, positions
from kaix.records import RECORDS, AnyRecord, Official, columns, from_plain, to_plain

_SCHEMA = """
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-500;
CREATE TABLE mention(
    fact TEXT, person TEXT, shared TEXT, record BLOB, bodies TEXT, published TEXT, publisher TEXT, language TEXT,
    duplicate INTEGER, article TEXT, start INTEGER, end INTEGER
);
CREATE TABLE member(place INTEGER, mention INTEGER, fact INTEGER);
BEGIN;
"""
"""`fact`, `person` and `shared` are what facts, positions and checks group the mentions by; NULL where they do not.

`member` numbers the facts of one body: `place` is that of a mention among those of the body.
"""
_COLUMNS = "record, bodies, published, publisher, language, duplicate"
_IN_ORDER = "ORDER BY ifnull(nullif(published, ''), '9999'), article, start, end, rowid"  # as `Mention.order`
_HELD = 500
"""Mentions of one key that are merged in memory; of more, one fact at a time is there."""


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
            "INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    *_keys(Mention(record, body), duplicate),
                    _pack(record),
                    body,
                    published,
                    publisher,
                    language,
                    duplicate,
                    _text([record.article_id]),
                    record.start,
                    record.end,
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
        """The rows of `facts.csv`, in their order; the mentions of a fact at a time are in memory, or `_HELD`."""
        for key, rows in self._rows("fact"):
            held = list(islice(rows, _HELD + 1))
            if len(held) <= _HELD:
                yield from facts(_mention(row) for row in held)
            else:
                held.clear()
                yield from of_groups(self._merged(key))

    def _merged(self, key: str) -> Iterator[list[Mention]]:
        """The facts of one key as `merging.groups` gives them: first their numbers, then the mentions of each."""
        query = f"SELECT {_COLUMNS}, rowid FROM mention WHERE fact = ? {_IN_ORDER}"
        self._base.execute("DELETE FROM member")
        with closing(Merging()) as merging, closing(self._base.execute(query, (key,))) as rows:
            mentions = (((place, row[-1]), _mention(row)) for place, row in enumerate(rows))
            self._base.executemany(
                "INSERT INTO member VALUES (?, ?, ?)",
                ((*where, number) for where, number in merging.numbered(mentions)),
            )
        query = (
            "SELECT mention, min(place) OVER (PARTITION BY fact) AS first FROM member ORDER BY first, place"
        )
        one = f"SELECT {_COLUMNS} FROM mention WHERE rowid = ?"
        with closing(self._base.execute(query)) as members:
            for _, same in groupby(members, key=itemgetter(1)):
                yield [_mention(self._base.execute(one, (member,)).fetchone()) for member, _ in same]

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
        for _, rows in self._rows(column):
            yield [_mention(row) for row in rows]

    def _rows(self, column: str) -> Iterator[tuple[str, Iterator[Sequence[Any]]]]:
        """The rows that share a key, in the order in which they came, with it."""
        self._base.execute(
            f"CREATE INDEX IF NOT EXISTS by_{column} ON mention({column}) WHERE {column} IS NOT NULL"
        )
        query = (
            f"SELECT {_COLUMNS}, {column} FROM mention WHERE {column} IS NOT NULL ORDER BY {column}, rowid"
        )
        with closing(self._base.execute(query)) as rows:
            yield from groupby(rows, key=itemgetter(-1))


def _mention(row: Sequence[Any]) -> Mention:
    """The mention of a row that begins with `_COLUMNS`."""
    return Mention(_unpack(row[0]), row[1], row[2], row[3], row[4], bool(row[5]))


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
