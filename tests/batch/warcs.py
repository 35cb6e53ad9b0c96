"""WARC files made by hand for the tests: gzip members as crawlers write them."""

from __future__ import annotations

import gzip


def record(
    uri: str,
    body: bytes,
    *,
    kind: str = "response",
    date: str = "2026-03-02T04:05:06Z",
    status: str = "200 OK",
    headers: str = "Content-Type: text/html; charset=utf-8",
) -> bytes:
    """One WARC record, not compressed."""
    http = f"HTTP/1.1 {status}\r\n{headers}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: {date}\r\nWARC-Target-URI: {uri}\r\n"
        f"WARC-Record-ID: <urn:uuid:{uri}>\r\nContent-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def member(*args: object, **kwargs: object) -> bytes:
    """One record as a gzip member."""
    return gzip.compress(record(*args, **kwargs), 6, mtime=0)  # type: ignore[arg-type]


def page(number: int, words: int = 300) -> bytes:
    """A page that compresses badly, so that members have different sizes."""
    text = " ".join(str(hash((number, i)) % 10**9) for i in range(words + number % 7 * 50))
    return f"<html><body><p>Page {number}. {text}</p></body></html>".encode()


def chunked(body: bytes, size: int = 50) -> bytes:
    """The body as a server sends it of which it does not know the length."""
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"
