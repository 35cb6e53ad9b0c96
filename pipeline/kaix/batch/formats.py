"""The formats that tables are written in, row by row as they come: csv, jsonl, parquet, sqlite, duckdb, xlsx.

All have the same columns and types (`datapackage.json` says which). Each is written aside and shows under its
name when all of them are complete: a full disk leaves the tables of the run before.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, ClassVar, Protocol

from kaix import tables
from kaix.batch.excel import Xlsx
from kaix.batch.schemas import SENTENCES, arrow_schema, create_tables, plain
from kaix.records import RECORDS
from kaix.tables import COLUMNS, ENCODING, Cells

LARGE = 500_000
"""Rows of one Parquet file; a larger table is a folder of files of this size, which every reader takes as one."""


class Format(Protocol):
    """A format: takes rows in the table's order and leaves files or folders in the folder it was given."""

    name: ClassVar[str]

    def add(self, table: str, rows: list[Cells]) -> None:
        """Take some more rows."""

    def close(self) -> None:
        """Write what is left."""


class Csv:
    """As `tables.to_csv` writes it."""

    name = "csv"

    def __init__(self, folder: Path) -> None:
        self._files = {table: (folder / f"{table}.csv").open("wb") for table in COLUMNS}
        for table, file in self._files.items():
            file.write(tables.header(table).encode(ENCODING))

    def add(self, table: str, rows: list[Cells]) -> None:
        """Take some more rows."""
        self._files[table].write(tables.csv_rows(table, rows).encode("utf-8"))

    def close(self) -> None:
        """Complete the files."""
        for file in self._files.values():
            _finish(file)


class Jsonl:
    """One object a line, numbers as numbers, `null` where the article does not say."""

    name = "jsonl"

    def __init__(self, folder: Path) -> None:
        self._files = {table: (folder / f"{table}.jsonl").open("wb") for table in COLUMNS}

    def add(self, table: str, rows: list[Cells]) -> None:
        """Take some more rows."""
        lines = (
            json.dumps(row, ensure_ascii=False, default=str) + "\n"
            for row in plain(table, rows, decimals="json")
        )
        self._files[table].write("".join(lines).encode("utf-8"))

    def close(self) -> None:
        """Complete the files."""
        for file in self._files.values():
            _finish(file)


class Parquet:
    """One file a table, or a folder of files where the table is large."""

    name = "parquet"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._writers: dict[str, Any] = {}
        self._rows: dict[str, int] = dict.fromkeys(COLUMNS, 0)
        self._held: dict[str, list[dict[str, Any]]] = {table: [] for table in COLUMNS}

    def add(self, table: str, rows: list[Cells]) -> None:
        """Take some more rows."""
        held = self._held[table]
        held += plain(table, rows)
        if len(held) >= LARGE // 10:
            self._flush(table)

    def _flush(self, table: str) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        held = self._held[table]
        while True:
            if table not in self._writers:
                path = self._path(table, self._rows[table] // LARGE)
                self._writers[table] = parquet.ParquetWriter(path, arrow_schema(table), compression="zstd")
            room = LARGE - self._rows[table] % LARGE
            some = held[:room]
            del held[:room]
            self._writers[table].write_table(pa.Table.from_pylist(some, schema=arrow_schema(table)))
            self._rows[table] += len(some)
            if self._rows[table] % LARGE == 0 and some:
                self._writers.pop(table).close()
            if not held:
                return

    def _path(self, table: str, number: int) -> Path:
        """The second file makes the first one of a folder."""
        single = self._folder / f"{table}.parquet"
        if number == 0:
            return single
        if single.is_file():
            first = single.rename(self._folder / f"{table}.first")
            single.mkdir()
            first.rename(single / "part-00000.parquet")
        return single / f"part-{number:05}.parquet"

    def close(self) -> None:
        """Complete the files."""
        for table in COLUMNS:
            if self._held[table] or not self._rows[table]:
                self._flush(table)
        for writer in self._writers.values():
            writer.close()


class Sqlite:
    """One file with foreign keys, indexes and full-text search on sentences, as Datasette likes it."""

    name = "sqlite"

    def __init__(self, folder: Path) -> None:
        self._base = sqlite3.connect(folder / "kaix.sqlite", isolation_level=None)
        self._base.executescript(
            f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN; {create_tables('sqlite')} {SENTENCES}"
        )

    def add(self, table: str, rows: list[Cells]) -> None:
        """Take some more rows."""
        names = COLUMNS[table]
        marks = ", ".join("?" * len(names))
        found = [tuple(row[name] for name in names) for row in plain(table, rows, decimals="sqlite")]
        columns = ", ".join(f'"{name}"' for name in names)
        self._base.executemany(f'INSERT INTO "{table}"({columns}) VALUES ({marks})', found)
        if table in RECORDS:
            at, sentence = names.index("article_id"), names.index("sentence")
            said = dict.fromkeys((row[at], row[sentence]) for row in found)
            self._base.executemany(
                "INSERT OR IGNORE INTO sentences(article_id, sentence) VALUES (?, ?)", said
            )

    def close(self) -> None:
        """Complete the files."""
        statements = ("INSERT INTO sentences_fts(sentences_fts) VALUES ('rebuild')", "COMMIT", "ANALYZE")
        try:
            for statement in statements:
                self._base.execute(statement)
        finally:
            self._base.close()


class DuckDb:
    """One file for DuckDB, with the types of the contract."""

    name = "duckdb"

    def __init__(self, folder: Path) -> None:
        import duckdb

        with _as_os_errors():
            self._base = duckdb.connect(str(folder / "kaix.duckdb"))
            for statement in create_tables("duckdb").split(";"):
                self._base.execute(statement)

    def add(self, table: str, rows: list[Cells]) -> None:
        """Take some more rows."""
        import pyarrow as pa

        if len(rows):
            added = pa.Table.from_pylist(plain(table, rows), schema=arrow_schema(table))
            with _as_os_errors():
                self._base.register("added", added)
                self._base.execute(f'INSERT INTO "{table}" SELECT * FROM added')
                self._base.unregister("added")

    def close(self) -> None:
        """Complete the files."""
        with _as_os_errors():
            try:
                self._base.execute("CHECKPOINT")  # closing writes too, and is silent when it cannot
            finally:
                self._base.close()


@contextmanager
def _as_os_errors() -> Iterator[None]:
    """DuckDB's words for a full disk are an error of its own."""
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        said = str(error).partition("\n")[0]
        is_full = "No space left" in said or "enough disk space" in said
        raise OSError(errno.ENOSPC if is_full else errno.EIO, f"DuckDB: {said}") from error


FORMATS: dict[str, Any] = {kind.name: kind for kind in (Csv, Jsonl, Parquet, Sqlite, DuckDb, Xlsx)}
ARTICLES = {
    **{name: f"articles.{name}" for name in ("csv", "jsonl", "parquet")},
    **{name: f"kaix.{name}" for name in ("sqlite", "duckdb", "xlsx")},
}
"""The file of each format that has the articles."""
_NEEDS = {"parquet": ("pyarrow",), "duckdb": ("duckdb", "pyarrow"), "xlsx": ("xlsxwriter",)}


def check(names: Iterable[str]) -> tuple[str, ...]:
    """The formats, each once; raises `ValueError` for one that is unknown or not installed."""
    from importlib.util import find_spec

    wanted = tuple(dict.fromkeys(names))
    for name in wanted:
        if name not in FORMATS:
            raise ValueError(f"{name!r} is no format: choose from {', '.join(FORMATS)}")
        for module in _NEEDS.get(name, ()):
            if find_spec(module) is None:
                raise ValueError(f"the format {name} needs {module}: pip install {module}")
    return wanted


class Outputs:
    """The writers of several formats, and the folder aside where they write."""

    def __init__(self, aside: Path, formats: tuple[str, ...]) -> None:
        self._aside = aside
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        self._formats: list[Format] = [FORMATS[name](aside) for name in formats]

    def add(self, table: str, rows: list[Cells]) -> None:
        """Give rows to every format."""
        for each in self._formats:
            each.add(table, rows)

    def finish(self, more: dict[str, bytes]) -> list[str]:
        """Complete the files, with `more` beside them; the names of all."""
        for each in self._formats:
            each.close()
        for name, content in more.items():
            with (self._aside / name).open("wb") as file:
                file.write(content)
                _finish(file)
        return sorted(path.name for path in self._aside.iterdir())

    def drop(self) -> None:
        """Leave the tables as they were."""
        for each in self._formats:
            with suppress(Exception):
                each.close()
        shutil.rmtree(self._aside, ignore_errors=True)


def _finish(file: Any) -> None:
    file.flush()
    os.fsync(file.fileno())
    file.close()
