"""Parts: files of finished articles on the way from the workers to the tables.

A part holds one frame for each article or failure, in the order of its inputs: lengths, a head (JSON: what
assembling needs to know of every article) and a body (packed JSON: the rows of its tables, as text cells). A
part is written aside, flushed to the disk and renamed, so that under its name it is whole.
"""

from __future__ import annotations

import json
import os
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from kaix import tables
from kaix.batch import streams
from kaix.failures import Failure
from kaix.tables import Cells

if TYPE_CHECKING:
    from kaix.outcomes import Extraction

_LENGTHS = struct.Struct(">II")
_DUPLICATE_OF, _WITHDRAWN = map(tables.COLUMNS["articles"].index, ("duplicate_of", "withdrawn"))


class DamagedError(Exception):
    """A part has not the bytes any more that were stored."""


Head = dict[str, Any]
"""`unit` (its number in the shard), `ids`, and either `sha256`, `language`, `near`, `introduced`, `rows` and perhaps
`note`, or `failure`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a frame lies in its part, and its head."""

    head: Head
    offset: int
    length: int


def failed(unit: int, failure: Failure, ids: tuple[str, ...] = ()) -> bytes:
    """The frame of a failure."""
    said = [failure.source, failure.reason, failure.detail]
    return _frame({"unit": unit, "ids": list(ids), "failure": said}, b"")


def read(
    unit: int,
    extraction: Extraction,
    ids: tuple[str, ...],
    near: str | None,
    note: str = "",
    introduced: Sequence[tuple[str, str]] = (),
) -> bytes:
    """The frame of an article; `near` is what `duplicates` compares, `note` what the person is told of it.

    `introduced` are the pairs of names that the article gives one body.
    """
    row = extraction.row
    rows = {
        table: tables.ordered(table, map(tables.cells, found)) for table, found in extraction.records.items()
    }
    head = {
        "unit": unit,
        "ids": list(ids),
        "sha256": row.sha256,
        "language": row.language,
        "near": near,
        "introduced": [list(pair) for pair in introduced],
        "rows": {table: len(found) for table, found in rows.items()},
    }
    if note:
        head["note"] = note
    return _frame(head, zlib.compress(_json([tables.cells(row), rows]), 1))


def skipped(unit: int, note: str = "") -> bytes:
    """The frame of an article that is not about what was asked for; it is counted, and goes into no part."""
    return _frame({"unit": unit, "skipped": True, **({"note": note} if note else {})}, b"")


def _json(value: Any) -> bytes:
    # A lone surrogate has no UTF-8: it stays an escape.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")


def _frame(head: Head, body: bytes) -> bytes:
    packed = json.dumps(head, separators=(",", ":")).encode()
    return _LENGTHS.pack(len(packed), len(body)) + packed + body


def head_of(frame: bytes) -> Head:
    """The head of a frame."""
    length, _ = _LENGTHS.unpack_from(frame)
    head: Head = json.loads(frame[_LENGTHS.size : _LENGTHS.size + length])
    return head


def entries(stream: IO[bytes], offset: int, length: int) -> Iterator[Entry]:
    """The frames in a stretch of a part, bodies not read; raises `DamagedError`."""
    end = offset + length
    while offset < end:
        with _as_damage():
            stream.seek(offset)
            head_length, body_length = _LENGTHS.unpack(stream.read(_LENGTHS.size))
            head = json.loads(stream.read(head_length))
        size = _LENGTHS.size + head_length + body_length
        yield Entry(head, offset, size)
        offset += size


def body(
    stream: IO[bytes], offset: int, article_id: str, duplicate_of: str | None, withdrawn: str | None = None
) -> tuple[Cells, dict[str, list[Cells]]]:
    """The row and the rows of each table of the article at `offset`, under its final name; raises `DamagedError`."""
    row: Cells
    rows: dict[str, list[Cells]]
    with _as_damage():
        stream.seek(offset)
        head_length, body_length = _LENGTHS.unpack(stream.read(_LENGTHS.size))
        stream.seek(head_length, os.SEEK_CUR)
        row, rows = json.loads(zlib.decompress(stream.read(body_length)))
    row[0], row[_DUPLICATE_OF], row[_WITHDRAWN] = article_id, duplicate_of or "", withdrawn or ""
    for found in rows.values():
        for each in found:
            each[0] = article_id
    return row, rows


@contextmanager
def _as_damage() -> Iterator[None]:
    try:
        yield
    except (struct.error, zlib.error, ValueError) as error:
        raise DamagedError(str(error)) from error


def name_of(pieces: Iterable[bytes]) -> str:
    """The name of the part of these pieces: the same for the same bytes, and never that of others.

    So no part is ever written over another one, to which rows of the ledger may still point.
    """
    hashed = sha256()
    for piece in pieces:
        hashed.update(piece)
    return hashed.hexdigest()[:32]


def store(folder: str, name: str, pieces: Iterable[bytes]) -> None:
    """Write a part, given in pieces, under its name in a folder, local or of fsspec, whole or not at all."""
    if streams.is_url(folder):
        system, path = streams.filesystem(f"{folder}/{name}")
        system.pipe_file(path, b"".join(pieces))  # object stores show an object when it is complete
        return
    final = os.path.join(folder, name)  # noqa: PTH118  thousands of times: a Path costs more than the join
    aside = f"{final}.{os.getpid()}.aside"
    try:
        with open(aside, "wb") as file:  # noqa: PTH123
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        os.replace(aside, final)  # noqa: PTH105
    except OSError:
        with suppress(OSError):
            os.unlink(aside)  # noqa: PTH108
        raise


def remove_others(folder: str, used: set[str]) -> None:
    """Delete the parts in a folder, or behind a URL, but for those named."""
    if streams.is_url(folder):
        system, path = streams.filesystem(folder)
        for found in system.find(path):
            if found.rpartition("/")[2] not in used:
                system.rm_file(found)
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name not in used:
                Path(entry.path).unlink(missing_ok=True)
