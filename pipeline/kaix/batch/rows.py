"""Tables of articles: `.csv` and `.parquet` with a column `text` or `html`, read a few rows at a time."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from itertools import count
from typing import IO, Any

from kaix.article import METADATA
from kaix.decoding import decode
from kaix.failures import ArticleError, Failure
from kaix.metadata import Metadata
from kaix.sources import LARGEST_FILE, Raw, from_record

_COLUMNS = ("article_id", "text", "html", *METADATA)
_AT_ONCE = 32  # rows of Parquet in memory: with pages of 1 MB that is 32 MB
_LOOKED_AT = 1 << 16


def from_csv(
    stream: IO[bytes], name: str, ids: tuple[str, ...], metadata: Metadata
) -> Iterator[Raw | Failure]:
    """One article a row; a row without a text fails alone."""
    csv.field_size_limit(max(csv.field_size_limit(), LARGEST_FILE))  # of the whole process
    head = stream.read(_LOOKED_AT)
    rest = io.BufferedReader(_Joined(head, stream), 1 << 16)
    with io.TextIOWrapper(rest, encoding=_encoding(head), errors="replace", newline="") as text:
        lines = _Lines(text)
        rows = csv.DictReader(lines, restval="")
        try:
            _require(rows.fieldnames or (), head)
        except csv.Error as error:
            raise ArticleError("broken file", f"the header: {error}") from error
        for number in count(1):
            lines.begin_row()
            try:
                row = next(rows, None)
            except csv.Error as error:
                yield Failure(
                    f"{name}:{number}", "too large" if lines.too_large else "broken line", str(error)
                )
                lines.skip_row()
                continue
            if row is None:
                if number == 1:
                    yield Failure(name, "empty", "no row under the header")
                break
            yield _article(
                {k: v for k, v in row.items() if k in _COLUMNS and v != ""}, name, number, ids, metadata
            )


class _Lines:
    """The lines of a table, of which a row takes `LARGEST_FILE` characters at most."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text, self._size, self._quoted, self._ended = text, 0, False, True

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._piece(LARGEST_FILE + 1 - self._size)
        if not line:
            raise StopIteration
        if self.too_large:
            raise csv.Error(f"more than {LARGEST_FILE // 1024 // 1024} MB")
        return line

    @property
    def too_large(self) -> bool:
        """Whether the row takes more."""
        return self._size > LARGEST_FILE

    def begin_row(self) -> None:
        """What follows is another row."""
        self._size, self._quoted = 0, False

    def skip_row(self) -> None:
        """Goes to the end of a row that cannot be read: of its line, or of the line on which its quotes close."""
        while not self._ended or self._quoted:
            if not self._piece(1 << 20):
                return

    def _piece(self, size: int) -> str:
        piece = self._text.readline(size)
        self._size += len(piece)
        self._quoted ^= piece.count('"') % 2 == 1
        self._ended = piece.endswith(("\n", "\r"))
        return piece


def from_parquet(
    stream: IO[bytes],
    name: str,
    ids: tuple[str, ...],
    metadata: Metadata,
    start: int = 0,
    end: int | None = None,
) -> Iterator[Raw | Failure]:
    """One article a row, of the row groups from `start` to before `end`."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(stream)
        names = file.schema_arrow.names
        _require(names, b"-")
        groups = range(start, file.num_row_groups if end is None else min(end, file.num_row_groups))
        number = sum(file.metadata.row_group(i).num_rows for i in range(start))
        if not file.metadata.num_rows:
            yield Failure(name, "empty", "no row")
        columns = [column for column in _COLUMNS if column in names]
        for batch in file.iter_batches(_AT_ONCE, row_groups=list(groups), columns=columns):
            for row in _rows_of(batch):
                number += 1
                yield _article(row, name, number, ids, metadata)
    except (pa.ArrowException, OSError) as error:
        raise _broken(error) from error


def row_groups(stream: IO[bytes]) -> list[int]:
    """The bytes of each row group of a Parquet file; none of a damaged one: who reads it says what is wrong.

    It is then a failure that is noted with the file's stamp, and not tried again until the file changes.
    """
    import pyarrow as pa
    from pyarrow import parquet

    try:
        described = parquet.ParquetFile(stream).metadata
    except (pa.ArrowException, OSError) as error:
        if not isinstance(_broken(error), ArticleError):
            raise
        return []
    return [described.row_group(i).total_byte_size for i in range(described.num_row_groups)]


def _broken(error: Exception) -> Exception:
    """What reading a Parquet file raised: Arrow has `OSError` for damage too, but then it has no number."""
    if isinstance(error, OSError) and error.errno is not None:
        return error
    said = " ".join("".join(c if c.isprintable() else " " for c in str(error)).split())
    return ArticleError("broken file", f"{type(error).__name__}: {said}"[:300])


def _rows_of(batch: Any) -> list[dict[str, Any]]:
    import pyarrow as pa

    try:
        found = batch.to_pylist()
    except (
        UnicodeDecodeError
    ):  # what is called a string is none of Unicode: see how it is encoded, value by value
        kinds = [pa.binary() if pa.types.is_string(f.type) else f.type for f in batch.schema]
        found = batch.cast(pa.schema(list(zip(batch.schema.names, kinds, strict=True)))).to_pylist()
    return [{k: v for k, v in row.items() if v is not None} for row in found]


def _as_text(value: Any) -> Any:
    if hasattr(value, "isoformat"):
        return value.isoformat()[:10]  # a date or a timestamp: the day
    return decode(value) if isinstance(value, bytes) else value


def _article(
    row: Mapping[str, object], name: str, number: int, ids: tuple[str, ...], metadata: Metadata
) -> Raw | Failure:
    source = f"{name}:{number}"
    try:
        row = {key: _as_text(value) for key, value in row.items()}
        return from_record(row, source, [f"{i}-{number}" for i in ids], metadata)
    except ArticleError as error:
        return Failure(source, error.reason, error.detail)


def _require(names: Any, head: bytes) -> None:
    if not head.strip():
        raise ArticleError("empty")
    if not {"text", "html"} & set(names):
        raise ArticleError("no text column", f"columns: {', '.join(map(str, names))}"[:300])


def _encoding(head: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16"):
        if encoding == "utf-16" and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            head.decode(encoding)
        except UnicodeDecodeError as error:
            if error.start > len(head) - 4:  # the window ends within a character
                return encoding
            continue
        return encoding
    return "cp949"  # what Korean Excel writes


class _Joined(io.RawIOBase):
    """A stream that begins with what was read of it already."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head, self._rest = memoryview(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        piece: Any = self._head[: len(view)] if self._head else self._rest.read(len(view))
        self._head = self._head[len(piece) :] if self._head else self._head
        view[: len(piece)] = piece
        return len(piece)
