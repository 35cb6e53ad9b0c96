"""WARC files: the HTML pages that a crawl was answered with, record by record, or those of a part of the file.

FastWARC stops without a word at a truncated gzip member and raises at a corrupt one, and the rest of
the file would be lost. Here no end is believed before what follows the last record was looked at, the
next member is looked for by its magic number, and what could not be read is reported. The same search
finds the first record of a part of a file: a record belongs to the part in which its gzip member begins.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import IO, Literal, TypeAlias

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from pipeline.batch import wholes
from pipeline.batch.bodies import LARGEST_PAGE, BodyError, decoded
from pipeline.batch.wholes import Broken, head_of
from pipeline.failures import ArticleError

__all__ = ["Broken", "Found", "Page", "Wanted", "next_member", "pages"]

GZIP = b"\x1f\x8b\x08"
_HTML = ("text/html", "application/xhtml+xml")
_STEP = 1 << 20
_PIECE = 1 << 16  # packed bytes at a time: gzip can make a thousand times as many of them
_LAST = 64
_SEEN = 1024  # of a member, to know it for a record
_BEHIND = b"\r\n\r\n"  # what a record ends with


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML response: `content` without the HTTP header, `charset` as that header has it, or `None`."""

    uri: str
    date: str | None
    record_id: str
    content: bytes
    charset: str | None
    offset: int


Wanted: TypeAlias = Callable[[bytes, str | None], bool]
"""Whether a page of these bytes and this charset is asked for: where hardly any is, nothing is made of the others."""
Found: TypeAlias = Page | Broken | Literal["unwanted"] | None


def pages(
    stream: IO[bytes], start: int = 0, end: int | None = None, wanted: Wanted | None = None
) -> Iterator[Found]:
    """The HTML pages whose gzip members begin in `[start, end)` of a seekable stream, and what is broken.

    `None` stands for a record that is no page: a sign of life for who waits. A WARC file that is not
    compressed by the record has no parts: all of it belongs to the part that begins at 0.
    """
    stream.seek(0)
    if not _is_by_member(stream):
        if start == 0:
            yield from _of_whole(stream, wanted)
        return
    position: int | None = next_member(stream, start, end) if start > 0 else 0
    while position is not None and (end is None or position < end):
        stream.seek(position)
        last = yield from _until_broken(stream, position, end, wanted)
        if last is None:
            return
        position = next_member(stream, last + 1, end)


def _of_whole(stream: IO[bytes], wanted: Wanted | None) -> Iterator[Found]:
    for found in wholes.records(wholes.unpacked(stream)):
        if not isinstance(found, wholes.Record):
            yield found
            continue
        try:
            for record in _responses(io.BytesIO(found.content)):
                yield _page(record, found.offset, wanted)
        except (OSError, ValueError) as error:
            yield Broken(found.offset, str(error))


def _responses(stream: IO[bytes]) -> ArchiveIterator:
    return ArchiveIterator(stream, record_types=WarcRecordType.response, auto_decode="none")


def _until_broken(
    stream: IO[bytes], base: int, end: int | None, wanted: Wanted | None
) -> Generator[Found, None, int | None]:
    """The pages from `base` on; returns the offset behind which to go on, `None` at a good end."""
    at = base
    records = iter(_responses(stream))
    wrong, read = "", False
    # One that says that it is too long goes on into the next member: the next record tells.
    held: Found = None
    while True:
        try:
            record = next(records, None)
        except (OSError, ValueError) as error:
            _raise_if_not_of_the_file(error)
            wrong = str(error)
            break
        if record is None:
            break
        if read:
            yield held
        at, read = record.stream_pos, True
        if end is not None and at >= end and _begins_member(stream, at):
            return None
        try:
            held = _page(record, at, wanted)
        except (OSError, ValueError) as error:
            _raise_if_not_of_the_file(error)
            held = Broken(at, str(error))
        if isinstance(held, Broken):
            yield held
            return at
    rest = _rest(stream, at, end, read=read)
    if read and not (isinstance(rest, Broken) and rest.offset == at):
        yield held
    if isinstance(rest, Broken):
        yield rest
        return None if rest.kind == "empty" else rest.offset
    if wrong and (rest is not None or end is None):
        yield Broken(at, wrong)
    elif rest is not None and rest <= base:
        yield Broken(rest, "the record cannot be read")
        return rest
    return None if rest is None else max(rest - 1, at)


def _raise_if_not_of_the_file(error: OSError | ValueError) -> None:
    """A server that no longer answers, or a disk, says nothing about the record: the file is read again later."""
    if isinstance(error, ArticleError) or (isinstance(error, OSError) and error.errno is not None):
        raise error


def _page(record: WarcRecord, at: int, wanted: Wanted | None) -> Found:
    http, kind = record.http_headers, (record.http_content_type or "").lower()
    if http is None or kind not in _HTML or not 200 <= (http.status_code or 0) < 300:
        return None
    stated = record.content_length
    if stated > LARGEST_PAGE:
        return Broken(at, f"{stated:,} bytes", "too large")
    content = record.reader.read()
    if len(content) < stated:
        return Broken(at, f"{len(content):,} of {stated:,} bytes")
    transfer, coding = http.get("Transfer-Encoding"), http.get("Content-Encoding")
    if transfer or coding:
        try:
            content = decoded(content, transfer or "", coding or "")
        except BodyError as error:
            return Broken(at, str(error), error.reason)
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
        while at >= 0 and (at + _SEEN <= len(window) or not block):
            if end is not None and base + at >= end:
                return None
            if _is_record(window[at : at + _SEEN]):
                return base + at
            at = window.find(GZIP, at + 1)
        if not block or (end is not None and base + len(window) >= end + _SEEN):
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


def _is_by_member(stream: IO[bytes]) -> bool:
    """Whether the stream is gzip, and its first member holds one record and no more."""
    data = stream.read(_PIECE)
    if not data.startswith(GZIP):
        # Its beginning may be what is damaged.
        packed_or_plain = data.lstrip(b"\r\n").startswith((b"WARC/", *wholes.ZSTD))
        return not packed_or_plain and next_member(stream, 0, _STEP) is not None
    plain, size, member = b"", 0, zlib.decompressobj(31)
    head: wholes.Head | None = None
    while data and not member.eof:
        try:
            piece = member.decompress(data)
        except zlib.error:
            return True
        size += len(piece)
        plain += piece[: max(0, wholes.LONGEST_HEAD - len(plain))]
        head = head_of(plain)
        if head is None and len(plain) == wholes.LONGEST_HEAD:
            break
        if head is not None and size > head.size + head.length + len(_BEHIND):
            return False
        data = member.unused_data if member.eof else stream.read(_PIECE)
    if head is not None and size >= head.size + head.length:
        return True
    # The record says that it is longer than it is, or goes on in the next member.
    if wholes.BEGINNING.search(plain, head.size if head else 1):
        return False
    behind = data + stream.read(_PIECE)
    return not member.eof or not behind.startswith(GZIP) or _is_record(behind[:_SEEN])


def _rest(stream: IO[bytes], at: int, end: int | None, *, read: bool) -> Broken | int | None:
    """What the members from `at` to before `end` hold behind the last record that was read: that of `at`, if any.

    The first that is damaged, or the offset of a response that was not read; FastWARC says nothing of either.
    """
    found = False
    for member in _members(stream, at, end):
        if isinstance(member, Broken):
            return member
        offset, size, plain, last = member
        if not size:
            continue
        head = head_of(plain)
        if head is None:
            return Broken(offset, "no record begins here")
        if size < head.size + head.length:
            return Broken(offset, f"{size - head.size:,} of {head.length:,} bytes")
        behind = size - head.size - head.length
        if (
            behind
            and last[-behind:].strip(b"\r\n")
            and not wholes.BEGINNING.search(plain, head.size + head.length)
        ):
            return Broken(offset, f"the record does not end after its {head.length:,} bytes")
        if head.is_response and not (read and offset == at):
            return offset
        found = True
    return None if found or at > 0 else Broken(0, "no record", "empty")


def _members(stream: IO[bytes], at: int, end: int | None) -> Iterator[tuple[int, int, bytes, bytes] | Broken]:
    """Offset, size, first and last bytes of what is in each gzip member; the last is `Broken` where one is."""
    stream.seek(at)
    data = stream.read(_PIECE)
    while data:
        if end is not None and at >= end:
            # The next part begins with the first that it knows for a record.
            data += stream.read(_PIECE)
            if data.strip(b"\0") and not _is_record(data[:_SEEN]):
                yield Broken(at, "no record begins here")
            return
        if not data.startswith(GZIP):
            data = data if len(data) > 2 else data + stream.read(_PIECE)
            if not data.startswith(GZIP):
                if data.strip(b"\0"):
                    yield Broken(at, "no gzip member begins here")
                    return
                at, data = at + len(data), stream.read(_PIECE)
                continue
        member, size, plain, last = zlib.decompressobj(31), 0, b"", b""
        while not member.eof:
            try:
                piece = member.decompress(data)
            except zlib.error as error:
                yield Broken(at, str(error))
                return
            size += len(piece)
            plain += piece[: max(0, _STEP - len(plain))]
            last = (last + piece[-_LAST:])[-_LAST:]
            if member.eof:
                data = member.unused_data
            elif not (data := stream.read(_PIECE)):
                yield Broken(at, "the file ends in the middle of a record")
                return
        yield at, size, plain, last
        at = stream.tell() - len(data)
        data = data or stream.read(_PIECE)
