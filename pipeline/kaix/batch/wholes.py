"""WARC files that are not packed record by record: plain ones, and those that are one gzip or Zstandard stream.

Nothing but the records' own lengths says where they begin, so one that lies would take the rest of the file
with it. Here each record is cut out by itself, and behind what is none the next line `WARC/1.…` is looked for.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Protocol

from kaix.batch import streams
from kaix.batch.bodies import LARGEST_PAGE
from kaix.batch.responses import LONGEST_HEAD

ZSTD = (b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18")
"""What Zstandard begins with: a frame, or a dictionary of the file's own."""
_MOST_HEADS = 1 << 10
LARGEST_RECORD = LARGEST_PAGE + LONGEST_HEAD
_STEP = 1 << 20
BEGINNING = re.compile(rb"WARC/1\.[0-9]\r?\n[A-Za-z-]+:")
"""The first lines of a record: wherever they stand, since what is cut off ends in the middle of a line."""
_LONGEST_BEGINNING = 64
_LENGTH = re.compile(rb"^content-length:[ \t]*([0-9]{1,18})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_RESPONSE = re.compile(rb"^warc-type:[ \t]*response[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a record says: its own bytes and those that follow it, and whether it is a response."""

    size: int
    length: int
    is_response: bool


@dataclass(frozen=True, slots=True)
class Record:
    """The bytes of a response, from its head on: not all of them where it is `too_large`."""

    offset: int
    content: bytes
    too_large: bool = False


@dataclass(frozen=True, slots=True)
class Broken:
    """A stretch of a file that could not be read, from `offset` on; `kind` is a key of `failures.ADVICE`."""

    offset: int
    reason: str
    kind: str = "broken record"


def head_of(content: bytes) -> Head | None:
    """The head that `content` begins with; `None` if it does not begin with a whole one."""
    end = content.find(b"\r\n\r\n", 0, LONGEST_HEAD)
    if end < 0 or not content.startswith(b"WARC/"):
        return None
    lines = content[:end]
    length = _LENGTH.search(lines)
    if BEGINNING.search(lines, 1):
        return None  # it breaks off, and what ends is that of the next record
    return Head(end + 4, int(length[1]), _RESPONSE.search(lines) is not None) if length else None


class Readable(Protocol):
    """What has bytes to read."""

    def read(self, size: int, /) -> bytes: ...  # noqa: D102


def unpacked(stream: IO[bytes]) -> Readable:
    """The plain bytes of a file that may be packed as a whole."""
    stream.seek(0)
    magic = stream.read(4)
    stream.seek(0)
    if magic[:3] == b"\x1f\x8b\x08":
        import gzip

        return gzip.GzipFile(fileobj=stream)
    if magic == ZSTD[0]:
        return io.BufferedReader(streams.Zstd(stream), 1 << 16)
    if magic == ZSTD[1]:
        from fastwarc.stream_io import ZstdReader

        return ZstdReader(stream)
    return stream


def records(stream: Readable) -> Iterator[Record | Broken | None]:
    """The responses of a WARC file and what is broken; `None` for each record of another kind."""
    ahead = _Ahead(stream)
    found = told = False
    while ahead.skip_newlines():
        found = True
        head = head_of(ahead.peek(_MOST_HEADS)) or head_of(ahead.peek(LONGEST_HEAD))
        if head is not None and head.length > LARGEST_RECORD:
            # The length is not believed: it may be the one thing that is wrong.
            if head.is_response:
                yield Record(ahead.offset, ahead.peek(head.size + LONGEST_HEAD), too_large=True)
            ahead.resume(head.size)
        elif wrong := ahead.wrong(head):
            told = bool(ahead.damage)
            yield Broken(ahead.offset, ahead.damage or wrong)
            ahead.resume(head.size if head else 1)
        elif head is not None:
            yield Record(ahead.offset, ahead.peek(head.size + head.length)) if head.is_response else None
            ahead.drop(head.size + head.length)
    if ahead.damage and not told:
        yield Broken(ahead.offset, ahead.damage)
    elif not found:
        yield Broken(0, "no record", "empty")


class _Ahead:
    """A stream of which bytes are seen before they are taken; `damage` says why there are no more of them."""

    def __init__(self, stream: Readable) -> None:
        # What was unpacked before the damage is read in full: pieces of one step of unpacking.
        self._read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
        self._held, self._at, self._base, self._ended = b"", 0, 0, False
        self.damage = ""

    @property
    def offset(self) -> int:
        """That of the first byte not yet taken."""
        return self._base + self._at

    def _fill(self, size: int) -> bool:
        """Whether `size` bytes are there."""
        missing = size - (len(self._held) - self._at)
        if missing <= 0 or self._ended:
            return missing <= 0
        pieces = [self._held[self._at :]]
        self._base += self._at
        self._at = 0
        try:
            while missing > 0:
                piece = self._read(max(missing, _STEP))
                if not piece:
                    self._ended = True
                    break
                pieces.append(piece)
                missing -= len(piece)
        except streams.damage() as error:
            self.damage, self._ended = str(error) or type(error).__name__, True
        self._held = b"".join(pieces)
        return missing <= 0

    def peek(self, size: int) -> bytes:
        self._fill(size)
        return self._held[self._at : self._at + size]

    def drop(self, size: int) -> None:
        self._at += size

    def skip_newlines(self) -> bool:
        """Goes to the next byte that ends no line; whether there is one."""
        while block := self.peek(4):
            text = block.lstrip(b"\r\n")
            self._at += len(block) - len(text)
            if text:
                return True
        return False

    def wrong(self, head: Head | None) -> str:
        """What is wrong with the record that begins here, "" if nothing is."""
        if head is None:
            return "the head of a record is broken" if self.peek(5) == b"WARC/" else "no record begins here"
        size = head.size + head.length
        if not self._fill(size):
            return f"{len(self._held) - self._at - head.size:,} of {head.length:,} bytes"
        self._fill(size + 9)
        after = self._held[self._at + size : self._at + size + 9]
        if after.startswith(b"\r\n\r\n") or b"WARC/".startswith(after.lstrip(b"\r\n")[:5]):
            return ""
        return f"the record does not end after its {head.length:,} bytes"

    def resume(self, size: int) -> None:
        """Goes to where the next record can begin, `size` bytes further on or behind."""
        self._fill(size)
        self._at += size
        while True:
            if found := BEGINNING.search(self._held, self._at):
                self._at = found.start()
                return
            self._at = max(self._at, len(self._held) - _LONGEST_BEGINNING)
            if not self._fill(len(self._held) - self._at + 1):
                self._at = len(self._held)
                return
