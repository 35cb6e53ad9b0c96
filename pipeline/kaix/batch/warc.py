"""WARC files: the HTML pages that a crawl was answered with, record by record, or those of a part of the file.

FastWARC stops without a word at a truncated gzip member and raises at a corrupt one, and the rest of
the file would be lost. Here no end is believed before what follows the last record was looked at, the
next member is looked for by its magic number, and what could not be read is reported. The same search
finds the first record of a part of a file: a record belongs to the part in which its gzip member begins.
A head that FastWARC does not take (`content-length` in small letters, lines that end with `\\n`) is read here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import IO, Literal, TypeAlias

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from kaix.batch import members, responses, wholes
from kaix.batch.bodies import LARGEST_PAGE, BodyError, decoded
from kaix.batch.wholes import Broken
from kaix.failures import ArticleError

__all__ = ["Broken", "Found", "Page", "Wanted", "pages"]


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
    if not members.is_by_member(stream):
        if start == 0:
            yield from _of_whole(stream, wanted)
        return
    position: int | None = members.next_member(stream, start, end) if start > 0 else 0
    while position is not None and (end is None or position < end):
        stream.seek(position)
        last = yield from _until_broken(stream, position, end, wanted)
        if last is None:
            return
        position = members.next_member(stream, last + 1, end)


def _of_whole(stream: IO[bytes], wanted: Wanted | None) -> Iterator[Found]:
    for found in wholes.records(wholes.unpacked(stream)):
        if not isinstance(found, wholes.Record):
            yield found
            continue
        yield _own(found.content, found.offset, wanted)


def _responses(stream: IO[bytes]) -> ArchiveIterator:
    return ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=False, auto_decode="none")


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
        if end is not None and at >= end and members.begins_at(stream, at):
            return None
        try:
            held = _of_fastwarc(record, at, wanted)
            if held is None and not record.content_length:  # a length that it does not see
                held = _own(members.plain_at(stream, at, wholes.LARGEST_RECORD), at, wanted)
        except (OSError, ValueError) as error:
            _raise_if_not_of_the_file(error)
            held = Broken(at, str(error))
        if isinstance(held, Broken):
            yield held
            return at
    rest = members.rest(stream, at, end, read=read)
    if read and not (isinstance(rest, Broken) and rest.offset == at):
        yield held
    if isinstance(rest, Broken):
        yield rest
        return None if rest.kind == "empty" else rest.offset
    if rest is not None and (wrong or rest <= base):
        yield _own(members.plain_at(stream, rest, wholes.LARGEST_RECORD), rest, wanted)
        return rest
    if wrong and not read and end is None:
        yield Broken(at, wrong)
    return None if rest is None else max(rest - 1, at)


def _raise_if_not_of_the_file(error: OSError | ValueError) -> None:
    """A server that no longer answers, or a disk, says nothing about the record: the file is read again later."""
    if isinstance(error, ArticleError) or (isinstance(error, OSError) and error.errno is not None):
        raise error


def _of_fastwarc(record: WarcRecord, at: int, wanted: Wanted | None) -> Found:
    begin = record.reader.read(responses.LONGEST_HEAD)
    return _page(record.headers.get, begin, record.reader.read, record.content_length, at, wanted)


def _own(content: bytes, at: int, wanted: Wanted | None) -> Found:
    """The same of a record that is unpacked, from its head on."""
    head = wholes.head_of(content)
    if head is None:
        return Broken(at, "the head of a record is broken")
    fields = responses.fields(content[: head.size])
    end = head.size + head.length
    there = len(content) - head.size
    if there < min(head.length, responses.LONGEST_HEAD):
        return Broken(at, f"{there:,} of {head.length:,} bytes")
    middle = min(end, head.size + responses.LONGEST_HEAD)
    return _page(
        lambda name: fields.get(name.lower()),
        content[head.size : middle],
        lambda: content[middle:end],
        head.length,
        at,
        wanted,
    )


def _page(
    stated: Callable[[str], str | None],
    begin: bytes,
    rest: Callable[[], bytes],
    length: int,
    at: int,
    wanted: Wanted | None,
) -> Found:
    """The page in a record of these fields, whose body of `length` bytes is `begin` and `rest`, if it has one."""
    head = responses.head_of(begin)
    if head is None:
        is_http = begin.startswith(b"HTTP/")
        return Broken(at, "the head of the response is broken, or too long") if is_http else None
    if not head.may_be_page(begin[head.size :]):
        return None
    if length - head.size > LARGEST_PAGE:
        return Broken(at, f"{length - head.size:,} bytes", "too large")
    whole = begin + rest()
    if len(whole) < length:
        return Broken(at, f"{len(whole) - head.size:,} of {length - head.size:,} bytes")
    transfer, coding = head.fields.get("transfer-encoding"), head.fields.get("content-encoding")
    begin = whole[: head.size + 2000]
    is_plain = not (transfer or coding) and begin.isascii() and b"\0" not in begin
    # In front of ASCII the head of a response hides nothing, and a copy without it costs as much as the search.
    if is_plain and wanted is not None and not wanted(whole, head.charset):
        return "unwanted"
    content = whole[head.size :]
    if transfer or coding:
        try:
            content = decoded(content, transfer or "", coding or "")
        except BodyError as error:
            return Broken(at, str(error), error.reason)
    if not is_plain and wanted is not None and not wanted(content, head.charset):
        return "unwanted"
    return Page(
        uri=stated("WARC-Target-URI") or "",
        date=_day(stated("WARC-Date")),
        record_id=stated("WARC-Record-ID") or "",
        content=content,
        charset=head.charset,
        offset=at,
    )


_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?=T|$)")


def _day(stated: str | None) -> str | None:
    """The day of a WARC-Date; parsing all of it costs what reading the record does."""
    day = _DAY.match(stated or "")
    return day[0] if day else None
