"""The body of an HTTP response as a crawl keeps it → the page: chunks joined, `Content-Encoding` undone.

FastWARC can do the same, but loses every record behind one that is both chunked and packed, and takes a
body that breaks off for a whole one.
"""

from __future__ import annotations

import io
import re
import zlib

from kaix.batch import streams

LARGEST_PAGE = 64 * 1024 * 1024
"""Bytes of a page, packed or not; none is larger."""

_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_DAMAGE: tuple[type[Exception], ...] = (*streams.damage(), OSError)
_ZSTD = b"\x28\xb5\x2f\xfd"


class BodyError(ValueError):
    """A body that cannot be had; `reason` as in `failures.ADVICE`."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


def decoded(body: bytes, transfer: str, coding: str) -> bytes:
    """The page in `body`, which was sent with these `Transfer-Encoding` and `Content-Encoding`; raises `BodyError`.

    Crawlers keep the headers of bodies that they have unpacked already, and servers send charsets as
    codings: a body that is not what its header says, or says what nobody knows, stands as it is.
    """
    if "chunked" in transfer.lower():
        body = _joined(body)
    for name in reversed(coding.lower().replace(",", " ").split()):
        try:
            match name:
                case "gzip" | "x-gzip":
                    body = _inflated(body, 31) if body.startswith(b"\x1f\x8b") else body
                case "deflate":
                    body = _deflated(body)
                case "br":
                    body = _brotli(body)
                case "zstd":
                    body = _zstd(body) if body.startswith(_ZSTD) else body
        except _DAMAGE as error:
            raise BodyError("broken record", f"the page cannot be unpacked: {error}") from error
    return body


def _joined(body: bytes) -> bytes:
    at = 0
    chunks: list[bytes] = []
    while size := _SIZE.match(body, at):
        length = int(size[1], 16)
        if length == 0:
            return b"".join(chunks)
        at = size.end() + length
        chunks.append(body[size.end() : at])
        if at > len(body):
            break
        at += 2 if body.startswith(b"\r\n", at) else 1
    if not chunks:
        return body  # joined by the crawler
    raise BodyError("broken record", "the page breaks off between its chunks")


def _inflated(body: bytes, window: int) -> bytes:
    """All members of gzip, or the one stream of anything else."""
    pages, size = [], 0
    while True:
        member = zlib.decompressobj(window)
        page = member.decompress(body, LARGEST_PAGE + 1 - size)
        size += len(page)
        if size > LARGEST_PAGE:
            raise BodyError("too large", _MORE)
        if not member.eof:
            raise BodyError("broken record", f"the page breaks off after {size:,} bytes")
        pages.append(page)
        body = member.unused_data
        if window != 31 or not body.startswith(b"\x1f\x8b"):
            return b"".join(pages) if len(pages) > 1 else page


def _deflated(body: bytes) -> bytes:
    """`deflate` is zlib's format, and without its header what some servers send; text is neither."""
    if len(body) > 1 and body[0] & 15 == 8 and (body[0] << 8 | body[1]) % 31 == 0:
        return _inflated(body, 15)
    if body.lstrip()[:1] in (b"<", b""):
        return body
    return _inflated(body, -15)


def _brotli(body: bytes) -> bytes:
    """Brotli has no mark of its own at the beginning: what is a page as it stands was unpacked already."""
    from fastwarc.stream_io import BrotliReader

    if body.lstrip()[:1] in (b"<", b""):
        return body
    reader = BrotliReader(io.BytesIO(body))
    page = reader.read(LARGEST_PAGE + 1)
    if len(page) > LARGEST_PAGE:
        raise BodyError("too large", _MORE)
    return page


def _zstd(body: bytes) -> bytes:
    page = io.BufferedReader(streams.Zstd(io.BytesIO(body), 1 << 27)).read(LARGEST_PAGE + 1)
    if len(page) > LARGEST_PAGE:
        raise BodyError("too large", _MORE)
    return page


_MORE = f"more than {LARGEST_PAGE // 1024 // 1024} MB"
