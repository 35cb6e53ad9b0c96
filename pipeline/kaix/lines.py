"""The lines of a text of any encoding, as bytes in which ASCII is ASCII, none of them longer than a line may be."""

from __future__ import annotations

import codecs
import io
from typing import IO, Any, cast

from kaix.decoding import codec_of, wide_codec
from kaix.failures import ArticleError

LONGEST = 16 * 1024 * 1024
"""Bytes of a line of `.jsonl`, of a row of `.csv`, of a cell of Parquet: twice the longest page that is read.

More is no article, and JSON of 64 MB can take 3 GB of memory.
"""

_LOOKED_AT = 1 << 16
_MARKS = (
    codecs.BOM_UTF16_LE,
    codecs.BOM_UTF16_BE,
    codecs.BOM_UTF32_BE,
)  # that of UTF-32-LE begins as UTF-16's does


def too_long() -> str:
    """What is said of a line that is longer than `LONGEST`."""
    return f"more than {LONGEST // 1024 // 1024} MB"


def is_odd(head: bytes) -> bool:
    r"""Whether a text that begins so has no `\n` between its lines as a byte: UTF-16, UTF-32, or `\r` alone."""
    return head.startswith(_MARKS) or wide_codec(head) is not None or (b"\r" in head and b"\n" not in head)


def recoded(stream: IO[bytes]) -> IO[bytes]:
    r"""The stream from where it is, as UTF-8 if it is wide, with `\n` between its lines if it has `\r` alone.

    All else goes through as it is.
    """
    head, error = _head(stream)
    joined = io.BufferedReader(_Joined(head, error, stream), _LOOKED_AT)
    if not is_odd(head):
        return cast(IO[bytes], joined)
    codec = codec_of(head) if head.startswith(_MARKS) or wide_codec(head) else "latin-1"
    text = io.TextIOWrapper(joined, encoding=codec, errors="replace", newline=None)
    return cast(IO[bytes], io.BufferedReader(_Encoded(text, "latin-1" if codec == "latin-1" else "utf-8")))


def _head(stream: IO[bytes]) -> tuple[bytes, Exception | None]:
    """What the stream begins with, and what came up on the way: it is damaged there, and read up to there."""
    read = getattr(stream, "read1", stream.read)
    pieces: list[bytes] = []
    missing = _LOOKED_AT
    try:
        while missing > 0 and (piece := read(missing)):
            pieces.append(piece)
            missing -= len(piece)
    except Exception as error:
        return b"".join(pieces), error
    return b"".join(pieces), None


def decoded(line: bytes) -> str:
    """The text of one line, which may be in another encoding than the one before it."""
    try:
        return line.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        pass
    try:
        codec = codec_of(line)
    except ArticleError:  # not text: who reads it says so of what it makes of it
        codec = "utf-8"
    return line.decode(codec, "replace").removeprefix("\ufeff")


class _Joined(io.RawIOBase):
    """A stream that begins with what was read of it already."""

    def __init__(self, head: bytes, error: Exception | None, rest: IO[bytes]) -> None:
        self._head, self._error, self._rest = memoryview(head), error, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        if not self._head and self._error is not None:
            raise self._error
        # As many bytes as there are: those before a damage are read.
        rest = getattr(self._rest, "read1", self._rest.read)
        piece: Any = self._head[: len(view)] if self._head else rest(len(view))
        self._head = self._head[len(piece) :] if self._head else self._head
        view[: len(piece)] = piece
        return len(piece)


class _Encoded(io.RawIOBase):
    """A text as bytes again."""

    def __init__(self, text: io.TextIOWrapper, codec: str) -> None:
        self._text, self._codec, self._left = text, codec, memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        if not self._left:
            self._left = memoryview(self._text.read(_LOOKED_AT).encode(self._codec, "replace"))
        size = min(len(view), len(self._left))
        view[:size], self._left = self._left[:size], self._left[size:]
        return size
