"""WARC files: the HTML pages that a crawl was answered with, record by record, or those of a part of the file.

FastWARC stops without a word at a truncated gzip member and raises at a corrupt one, and the rest of
the file would be lost. Here the next member is looked for by its magic number, what could not be read
is reported, and the same search finds the first record of a part of a file: a record belongs to the
part in which its gzip member begins.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import IO, Literal, TypeAlias

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

GZIP = b"\x1f\x8b\x08"
LARGEST_PAGE = 64 * 1024 * 1024
"""Bytes of a record; a page is no larger."""

_HTML = ("text/html", "application/xhtml+xml")
_STEP = 1 << 20


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML response: `content` without the HTTP header, `charset` as that header has it, or `None`."""

    uri: str
    date: str | None
    record_id: str
    content: bytes
    charset: str | None
    offset: int


@dataclass(frozen=True, slots=True)
class Broken:
    """A stretch of the file that could not be read, from `offset` on."""

    offset: int
    reason: str


Wanted: TypeAlias = Callable[[bytes, str | None], bool]
"""Whether a page of these bytes and this charset is asked for: where hardly any is, nothing is made of the others."""
Found: TypeAlias = Page | Broken | Literal["unwanted"] | None


def pages(
    stream: IO[bytes], start: int = 0, end: int | None = None, wanted: Wanted | None = None
) -> Iterator[Found]:
    """The HTML pages whose gzip members begin in `[start, end)` of a seekable stream, and what is broken.

    `None` stands for a response that is no page: a sign of life for who waits. A WARC file that is not
    compressed by the record has no parts: all of it belongs to the part that begins at 0.
    """
    by_member = stream.read(3) == GZIP
    if not by_member:
        if start > 0:
            return
        end = None
    position: int | None = next_member(stream, start, end) if start > 0 else 0
    while position is not None and (end is None or position < end):
        stream.seek(position)
        last = yield from _until_broken(stream, position, end, wanted)
        if last is None:
            return
        position = next_member(stream, last + 1, end) if by_member else None


def _until_broken(
    stream: IO[bytes], base: int, end: int | None, wanted: Wanted | None
) -> Generator[Found, None, int | None]:
    """The pages from `base` on; returns the offset of what is broken, `None` at a good end."""
    at = base
    records = iter(
        ArchiveIterator(
            stream,
            record_types=WarcRecordType.response,
            max_content_length=LARGEST_PAGE,
            auto_decode="all",
        )
    )
    while True:
        try:
            record = next(records, None)
            if record is None:
                break
            at = record.stream_pos
            if end is not None and at >= end and _begins_member(stream, at):
                return None
            page = _page(record, at, wanted)
        except (OSError, ValueError, UnicodeError) as error:
            yield Broken(at, str(error))
            return at
        yield page
        if isinstance(page, Broken):
            return at
    if rest := _unfinished(stream, at):
        yield Broken(rest, "the file ends in the middle of a record")
    return None


def _page(record: WarcRecord, at: int, wanted: Wanted | None) -> Found:
    http, kind = record.http_headers, (record.http_content_type or "").lower()
    if http is None or kind not in _HTML or not 200 <= (http.status_code or 0) < 300:
        return None
    stated = record.content_length
    content = record.reader.read()
    if len(content) < stated and not (http.get("Content-Encoding") or http.get("Transfer-Encoding")):
        return Broken(at, f"{len(content):,} of {stated:,} bytes")
    charset = record.http_charset
    if wanted is not None and not wanted(content, charset):
        return "unwanted"
    headers = record.headers
    return Page(
        uri=headers.get("WARC-Target-URI") or "",
        date=_day(headers.get("WARC-Date")),
        record_id=headers.get("WARC-Record-ID") or "",
        content=content,
        charset=charset,
        offset=at,
    )


_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?=T|$)")


def _day(stated: str | None) -> str | None:
    """The day of a WARC-Date; parsing all of it costs what reading the record does."""
    day = _DAY.match(stated or "")
    return day[0] if day else None


def next_member(stream: IO[bytes], start: int, end: int | None = None) -> int | None:
    """The offset in `[start, end)` at which the next gzip member with a WARC record begins; `None` without one."""
    stream.seek(start)
    base, window = start, b""
    while True:
        block = stream.read(_STEP)
        window += block
        at = window.find(GZIP)
        while at >= 0 and (at + 1024 <= len(window) or not block):
            if end is not None and base + at >= end:
                return None
            if _is_record(window[at : at + 1024]):
                return base + at
            at = window.find(GZIP, at + 1)
        if not block or (end is not None and base + len(window) >= end + 1024):
            return None
        keep = len(window) - at if at >= 0 else min(2, len(window))
        base, window = base + len(window) - keep, window[len(window) - keep :]


def _begins_member(stream: IO[bytes], at: int) -> bool:
    """Whether a gzip member begins at `at`: not so in a file that is one member as a whole."""
    here = stream.tell()
    stream.seek(at)
    begins = stream.read(3) == GZIP
    stream.seek(here)
    return begins


def _is_record(head: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(head, 16).startswith(b"WARC/")
    except zlib.error:
        return False


def _unfinished(stream: IO[bytes], last: int) -> int | None:
    """The offset of the first member from `last` on that does not end; FastWARC does not say that it cut one."""
    stream.seek(last)
    data = stream.read(3)
    if data != GZIP:
        return None
    stream.seek(last)
    at, data = last, b""
    member: zlib._Decompress | None = zlib.decompressobj(31)
    while True:
        block = stream.read(_STEP)
        if not block:
            return None if member is None else at
        data += block
        while data:
            if member is None:
                if not data.startswith(GZIP[: len(data)]):
                    return None  # trailing zeros
                at, member = stream.tell() - len(data), zlib.decompressobj(31)
            try:
                member.decompress(data)
            except zlib.error:
                return at
            if not member.eof:
                data = b""
                break
            data, member = member.unused_data, None
