"""Tables of articles: `.csv` and `.parquet` with a column `text` or `html`, read a few rows at a time."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import IO, Any

from kaix import columns as known_columns
from kaix import lines
from kaix.columns import KNOWN, TEXTS, Columns
from kaix.decoding import decode
from kaix.failures import ArticleError, Failure
from kaix.metadata import Metadata
from kaix.sources import Raw, from_record

_UNCLOSED = "a cell begins with a quotation mark and has none at its end"
_AT_ONCE, _TOGETHER = 32, 32_000_000  # rows of Parquet in memory, and their bytes


def from_csv(
    stream: IO[bytes], name: str, ids: tuple[str, ...], metadata: Metadata, columns: Columns | None = None
) -> Iterator[Raw | Failure | None]:
    """One article a row; a row without a text fails alone, one of more than `lines.LONGEST` without being read.

    The first article tells of columns that look like known ones and are not read.
    """
    columns = columns or {}
    csv.field_size_limit(max(csv.field_size_limit(), lines.LONGEST))  # of the whole process
    text = _Lines(
        lines.recoded(stream), {*TEXTS, *(name for name, known in columns.items() if known in TEXTS)}
    )
    delimiter = text.delimiter()
    rows = csv.reader(text, delimiter=delimiter)
    try:
        theirs = next(rows, [])
    except csv.Error as error:
        raise ArticleError("broken file", f"the header: {error}") from error
    _require(theirs, text.head, columns)
    names, remark = known_columns.renamed(theirs, columns), known_columns.note(theirs, columns)
    number = 0
    while True:
        text.begin_row()
        try:
            cells = next(rows, None)
        except csv.Error as error:
            number += 1
            reason = "too large" if text.too_large else "broken line"
            yield Failure(f"{name}:{number}", reason, str(error))
            yield from text.skip_row()
            continue
        if cells is None:
            break
        if not cells:
            continue
        number += 1
        if text.is_unclosed(len(cells) == len(names)):
            yield Failure(f"{name}:{number}", "broken line", _UNCLOSED)
            text.again_behind_first()
            rows = csv.reader(text, delimiter=delimiter)
            continue
        if any(cells[len(names) :]):
            said = f"{len(cells)} cells under {len(names)} columns: a cell with a {delimiter!r} in it needs quotes"
            yield Failure(f"{name}:{number}", "broken line", said)
            continue
        row = {k: v for k, v in zip(names, cells, strict=False) if k in KNOWN and v != ""}
        article = _article(row, name, number, ids, metadata)
        if remark and isinstance(article, Raw):
            article, remark = replace(article, remark=f"{name}: {remark}"), ""
        yield article
    if not number:
        yield Failure(name, "empty", "no row under the header")


class _Lines:
    """The lines of a table, of which a row takes `lines.LONGEST` bytes at most."""

    def __init__(self, stream: IO[bytes], texts: Collection[str]) -> None:
        self._texts = set(texts)  # the columns of which the header has one
        self._stream, self._size, self._quoted, self._ended = stream, 0, False, True
        self._row: list[str] = []  # the lines of the row so far
        self._again: deque[str] = deque()
        self._at_end = False
        self._delimiter = ","
        self.head = b""

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._decoded()
        if not line:
            self._at_end = True
            raise StopIteration
        if self.too_large:
            raise csv.Error(lines.too_long())
        self._row.append(line)
        return line

    def delimiter(self) -> str:
        """What stands between cells: a comma, or what the header has instead of it beside the column of texts."""
        line = self._decoded()
        self._again.append(line)
        for mark in ",;\t":
            self._delimiter = mark
            if self._texts & {name.strip().strip('"') for name in line.split(mark)}:
                return mark
        self._delimiter = ","
        return ","

    def _decoded(self) -> str:
        piece = self._piece(lines.LONGEST + 1 - self._size)
        self.head = self.head or piece
        return lines.decoded(piece)

    @property
    def too_large(self) -> bool:
        """Whether the row takes more."""
        return self._size > lines.LONGEST

    def begin_row(self) -> None:
        """What follows is another row."""
        self._size, self._quoted = 0, False
        self._row.clear()

    def is_unclosed(self, is_full: bool) -> bool:
        """Whether a cell of the row has no end, and took in rows behind it; `is_full`: it has a cell for each column.

        Then the file ends in the middle of a cell, or what ends the cell is what begins one in a later row.
        """
        if len(self._row) < 2:
            return False
        row = "".join(self._row)
        if self._delimiter != ",":
            row = row.translate({ord(self._delimiter): ",", ord(","): " "})
        return _ends_in_quotes(row, at_end=self._at_end, is_full=is_full)

    def again_behind_first(self) -> None:
        """The row was its first line alone: the others come again."""
        self._again.extend(self._row[1:])
        self._at_end = False

    def skip_row(self) -> Iterator[None]:
        """Goes to the end of a row that cannot be read: of its line, or of the line on which its quotes close."""
        while not self._ended or self._quoted:
            if not self._piece(1 << 20):
                return
            yield None

    def _piece(self, size: int) -> bytes:
        piece = self._stream.readline(size)
        self._size += len(piece)
        self._quoted ^= piece.count(b'"') % 2 == 1
        self._ended = piece.endswith(b"\n")
        return piece


_CELL = re.compile(r'"[^"]*+(?:""[^"]*+)*+(?P<closed>")?+(?P<behind>[^,\n]*+)[,\n]?|[^,\n]*+[,\n]?')


def _ends_in_quotes(row: str, *, at_end: bool, is_full: bool) -> bool:
    """Whether a cell of `row` begins with a quotation mark that nothing ends, or something that does not look like it.

    >>> _ends_in_quotes('a,"b\\nc,d\\n', at_end=True, is_full=True)
    True
    >>> _ends_in_quotes('"a,b\\nc,d\\n"e\\n', at_end=False, is_full=False)
    True
    >>> _ends_in_quotes('a,"b ""c""\\n",5" disk\\n', at_end=True, is_full=True)
    False
    """
    at = 0
    while at < len(row) and (cell := _CELL.match(row, at)):
        if row[at] == '"':
            if not cell["closed"]:
                return at_end
            if cell["behind"].strip() and not is_full:
                return True
        at = max(cell.end(), at + 1)
    return False


def from_parquet(
    stream: IO[bytes],
    name: str,
    ids: tuple[str, ...],
    metadata: Metadata,
    start: int = 0,
    end: int | None = None,
    columns: Columns | None = None,
) -> Iterator[Raw | Failure]:
    """One article a row, of the row groups from `start` to before `end`."""
    columns = columns or {}
    import pyarrow as pa
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(stream)
        names = file.schema_arrow.names
        _require(names, b"-", columns)
        groups = range(start, file.num_row_groups if end is None else min(end, file.num_row_groups))
        number = sum(file.metadata.row_group(i).num_rows for i in range(start))
        if not file.metadata.num_rows:
            yield Failure(name, "empty", "no row")
        remark = known_columns.note(names, columns) if not start else ""
        named = dict(zip(names, known_columns.renamed(names, columns), strict=True))
        wanted = [name for name, known in named.items() if known in KNOWN]
    except (pa.ArrowException, OSError) as error:
        raise _broken(error) from error
    for group in groups:
        described = file.metadata.row_group(group)
        last = number + described.num_rows
        try:
            for batch in file.iter_batches(_at_once(described), row_groups=[group], columns=wanted):
                for row in _rows_of(batch):
                    number += 1
                    article = _article({named[k]: v for k, v in row.items()}, name, number, ids, metadata)
                    if remark and isinstance(article, Raw):
                        article, remark = replace(article, remark=f"{name}: {remark}"), ""
                    yield article
        except (pa.ArrowException, OSError) as error:
            broken = _broken(error)
            if not isinstance(broken, ArticleError):
                raise
            yield Failure(name, broken.reason, f"rows {number + 1:,} to {last:,}: {broken.detail}"[:300])
        number = last


def _at_once(group: Any) -> int:
    """Rows of a group to have in memory: `_AT_ONCE`, or as many as are some megabytes."""
    many: int = _TOGETHER * group.num_rows // max(1, group.total_byte_size)
    return max(1, min(_AT_ONCE, many))


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
        if any(isinstance(value, str) and len(value) > lines.LONGEST for value in row.values()):
            return Failure(source, "too large", lines.too_long())
        return from_record(row, source, [f"{i}-{number}" for i in ids], metadata)
    except ArticleError as error:
        return Failure(source, error.reason, error.detail)


def _require(names: Any, head: bytes, columns: Columns) -> None:
    if not head.strip():
        raise ArticleError("empty")
    if not {*TEXTS} & set(known_columns.renamed(names, columns)):
        raise ArticleError("no text column", f"columns: {', '.join(map(str, names))}"[:300])
