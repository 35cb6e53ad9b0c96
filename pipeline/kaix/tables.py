"""Records → rows of text cells → CSV, and back as tables; the only module that imports pandas.

The columns and their order are `records.md`'s contract, as `records.columns` gives them. Files are
UTF-8 with a byte order mark (without it Excel shows Hangul as "ë°°ê²½í›ˆ"), RFC 4180 with `\\n`, and
cells are guarded against formulas (`cells.py`). A file appears under its name complete or not at all.
"""

from __future__ import annotations

import csv
import errno
import io
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass, fields
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeAlias

from kaix.across import checks, facts, positions
from kaix.across.entities import ID_COLUMNS, entity_id, name_of
from kaix.cells import guard, unguard
from kaix.failures import ArticleError, Failure
from kaix.records import RECORDS, AnyRecord, columns, to_plain

if TYPE_CHECKING:
    import pandas as pd

ENCODING = "utf-8-sig"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """One row of `articles.csv`."""

    article_id: str
    title: str | None
    publisher: str | None
    authors: str | None
    published: str | None
    url: str | None
    language: str
    source: str
    characters: int
    sentences: int
    sha256: str
    duplicate_of: str | None = None
    about: str | None = None
    about_words: str | None = None
    withdrawn: str | None = None


COLUMNS: dict[str, tuple[str, ...]] = {
    "articles": tuple(field.name for field in fields(ArticleRow)),
    **{name: (*columns(record), ID_COLUMNS[name][0]) for name, record in RECORDS.items()},
    "facts": facts.COLUMNS,
    "positions": positions.COLUMNS,
    "checks": checks.COLUMNS,
    "failures": ("source", "article_id", "reason", "detail", "advice"),
}
"""Table → its columns, in the order in which tables and columns are written."""

INTEGERS = frozenset(
    {
        "start",
        "end",
        "count",
        "count_max",
        "converts",
        "rank",
        "total",
        "characters",
        "sentences",
        "mentions",
        "article_count",
    }
)
NUMBERS = INTEGERS | {"amount", "amount_max", "other_amount", "about"}
"""Columns of numbers; all others are text."""

KEYS: dict[str, tuple[str, ...]] = {
    "articles": ("article_id",),
    "officials": ("article_id", "start", "end", "position", "organization", "status"),
    "amounts": ("article_id", "start", "end"),
    "gpu_counts": ("article_id", "start", "end", "count", "model"),
    "rankings": ("article_id", "start", "end", "rank", "kind", "subject"),
}
"""What tells two rows of a table apart."""

AnyRow: TypeAlias = ArticleRow | AnyRecord | Failure | tuple[object, ...]
"""A row before it is text; that of `positions`, `facts` and `checks` is a tuple of its cells."""


class OutputError(OSError):
    """The tables could not be written; the message says where, why and what to do.

    `is_usage`: what was named can be no such place: a file for a folder, a folder for a file, an unknown protocol.
    """

    @property
    def is_usage(self) -> bool:
        """Whether another name helps, and nothing else."""
        return isinstance(self.__cause__, (*_WRONG_KINDS, ArticleError))


_WRONG_KINDS = (FileExistsError, NotADirectoryError, IsADirectoryError)


Cells: TypeAlias = list[str]
"""A row as text cells in the order of `COLUMNS`, "" where the article does not say."""


def cells(row: AnyRow) -> Cells:
    """The text cells of a row."""
    return [_cell(value) for value in _values(row)]


def ordered(table: str, rows: Iterable[Cells]) -> list[Cells]:
    """The rows sorted by article and place; those of `positions`, `facts` and `checks` stay as they come.

    Of rows that agree in all of `KEYS` the first stands: two rules read one thing.
    """
    if table == "failures":
        return sorted(rows, key=lambda row: row[:3])
    if table not in KEYS:
        return list(rows)
    names = COLUMNS[table]
    key = [names.index(name) for name in KEYS[table]]
    first: dict[tuple[str, ...], Cells] = {}
    for row in rows:
        first.setdefault(tuple(row[i] for i in key), row)
    if table == "articles":
        return sorted(first.values(), key=lambda row: row[0])
    return sorted(first.values(), key=lambda row: (row[0], int(row[1]), int(row[2])))


def csv_rows(table: str, rows: Iterable[Sequence[str]]) -> str:
    """The rows as lines of the CSV file of a table, guarded; without a header."""
    texts = _text_columns(table)
    file = io.StringIO()
    usual = csv.writer(file, lineterminator="\n")
    # Python's csv leaves a lone CR unquoted where lines end in LF; readers take it for the end of a line.
    quoting = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)
    for row in rows:
        guarded = [guard(cell) if text else cell for cell, text in zip(row, texts, strict=True)]
        (quoting if "\r" in "".join(guarded) else usual).writerow(guarded)
    return file.getvalue()


@cache
def _text_columns(table: str) -> tuple[bool, ...]:
    return tuple(name not in NUMBERS for name in COLUMNS[table])


def header(table: str) -> str:
    """The first line of the CSV file of a table."""
    return ",".join(COLUMNS[table]) + "\n"


def frame(table: str, rows: Iterable[AnyRow]) -> pd.DataFrame:
    """The rows, as `ordered` leaves them, as a table."""
    import pandas as pd

    found = ordered(table, map(cells, rows))
    return pd.DataFrame(found, columns=list(COLUMNS[table]), dtype=object)


def _values(row: AnyRow) -> Sequence[object]:
    if isinstance(row, tuple):
        return row
    if isinstance(row, Failure):
        return (row.source, row.article_id, row.reason, row.detail, row.advice)
    if isinstance(row, ArticleRow):
        return astuple(row)
    return [*to_plain(row).values(), entity_id(name_of(row))]


def _cell(value: object) -> str:
    # A lone surrogate cannot be written in UTF-8; pandas would raise in the middle of a file.
    return "" if value is None else str(value).encode("utf-8", "replace").decode("utf-8")


def to_csv(table: str, data: pd.DataFrame) -> str:
    """The text of the CSV file of a table, header included, without the byte order mark."""
    return header(table) + csv_rows(table, data.itertuples(index=False, name=None))


def read(path: str | Path | IO[bytes]) -> pd.DataFrame:
    """The table in a CSV file that kaix wrote: text cells as they were before `guard`, "" where empty."""
    import pandas as pd

    # keep_default_na: "NA" and "null" are words that an article may hold.
    data = pd.read_csv(path, dtype=str, keep_default_na=False, encoding=ENCODING)
    for name in data.columns:
        if name not in NUMBERS:
            data[name] = [unguard(cell) for cell in data[name]]
    return data


def write(out: Path, files: Mapping[str, bytes]) -> None:
    """Put `files` (name → content) into the folder `out`, all of them or none; raises `OutputError`.

    Each is written aside, flushed to the disk, and renamed when the last is complete.
    """
    aside = {name: out / f".{name}.{os.getpid()}.part" for name in files}
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name in files:
            if (out / name).is_dir():  # os.replace would say so when other files have their names already
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(out / name))
        for name, content in files.items():
            with aside[name].open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        for name, path in aside.items():
            path.replace(out / name)
        folder = os.open(out, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as error:
        where = error.filename if isinstance(error, IsADirectoryError) else out
        raise OutputError(
            f"{where}: {error.strerror or error}: nothing was written; {what_to_do(error)}"
        ) from error
    finally:
        for path in aside.values():
            with suppress(OSError):
                path.unlink(missing_ok=True)


def what_to_do(error: OSError) -> str:
    """What helps where a folder cannot be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "free some space, or write elsewhere with --out"
    if isinstance(error, IsADirectoryError):
        return "it is a folder: name a file with --out"
    if isinstance(error, _WRONG_KINDS):
        return "there is a file where a folder is needed: name a folder with --out"
    return "write into a folder of yours with --out"
