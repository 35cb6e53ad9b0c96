"""The gzip members of a WARC file that is packed record by record: where they begin, and what is wrong with them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import IO

from kaix.batch.responses import LONGEST_HEAD
from kaix.batch.wholes import BEGINNING, ZSTD, Broken, Head, head_of

GZIP = b"\x1f\x8b\x08"
_STEP = 1 << 20
_PIECE = 1 << 16  # packed bytes at a time: gzip can make a thousand times as many of them
_SEEN = 1024  # of a member, to know it for a record
_LAST = 64
_BEHIND = b"\r\n\r\n"  # what a record ends with


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


def begins_at(stream: IO[bytes], at: int) -> bool:
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


def is_by_member(stream: IO[bytes]) -> bool:
    """Whether the stream is gzip, and its first member holds one record and no more."""
    data = stream.read(_PIECE)
    if not data.startswith(GZIP):
        # Its beginning may be what is damaged.
        packed_or_plain = data.lstrip(b"\r\n").startswith((b"WARC/", *ZSTD))
        return not packed_or_plain and next_member(stream, 0, _STEP) is not None
    plain, size, member = b"", 0, zlib.decompressobj(31)
    head: Head | None = None
    while data and not member.eof:
        try:
            piece = member.decompress(data)
        except zlib.error:
            return True
        size += len(piece)
        plain += piece[: max(0, LONGEST_HEAD - len(plain))]
        head = head_of(plain)
        if head is None and len(plain) == LONGEST_HEAD:
            break
        if head is not None and size > head.size + head.length + len(_BEHIND):
            return False
        data = member.unused_data if member.eof else stream.read(_PIECE)
    if head is not None and size >= head.size + head.length:
        return True
    # The record says that it is longer than it is, or goes on in the next member.
    if BEGINNING.search(plain, head.size if head else 1):
        return False
    behind = data + stream.read(_PIECE)
    return not member.eof or not behind.startswith(GZIP) or _is_record(behind[:_SEEN])


def plain_at(stream: IO[bytes], at: int, most: int) -> bytes:
    """What is in the gzip member at `at`, or begins it: `most` bytes of it, and what comes before its damage."""
    here = stream.tell()
    stream.seek(at)
    member, pieces, size = zlib.decompressobj(31), [], 0
    while size < most and not member.eof and (data := member.unconsumed_tail or stream.read(_PIECE)):
        try:
            pieces.append(member.decompress(data, most - size))
        except zlib.error:
            break
        size += len(pieces[-1])
    stream.seek(here)
    return b"".join(pieces)


def rest(stream: IO[bytes], at: int, end: int | None, *, read: bool) -> Broken | int | None:
    """What the members from `at` to before `end` hold behind the last record that was read: that of `at`, if any.

    The first that is damaged, or the offset of a response that was not read; FastWARC says nothing of either.
    """
    found = False
    for member in each(stream, at, end):
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
        if behind and last[-behind:].strip(b"\r\n") and not BEGINNING.search(plain, head.size + head.length):
            return Broken(offset, f"the record does not end after its {head.length:,} bytes")
        if head.is_response and not (read and offset == at):
            return offset
        found = True
    return None if found or at > 0 else Broken(0, "no record", "empty")


def each(stream: IO[bytes], at: int, end: int | None) -> Iterator[tuple[int, int, bytes, bytes] | Broken]:
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
