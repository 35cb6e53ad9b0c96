"""What a web server answered: a page, a redirect's target, a failure that may pass or one that stays."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urljoin

from urllib3 import BaseHTTPResponse

from kaix.batch.addresses import Deadline
from kaix.failures import ArticleError

REDIRECTS = 8
LONGEST_PAUSE = 60.0
"""Seconds that a server can make us wait at most, by `Retry-After` or `Crawl-delay`."""
RETRIED = (429, 500, 502, 503, 504)
REDIRECTING = (301, 302, 303, 307, 308)
_CONNECTION = re.compile(r"^\w+\(host=[^)]*\): ")
_ASCII = "".join(map(chr, range(0x21, 0x7F)))


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered; `url` is where the redirects led."""

    url: str
    content: bytes
    content_type: str
    charset: str | None
    etag: str | None
    last_modified: str | None


class TryAgainError(Exception):
    """A failure that may pass; `after` is how many seconds the server asks to wait."""

    def __init__(self, reason: str, after: float = 0.0) -> None:
        super().__init__(reason)
        self.after = after


def read(response: BaseHTTPResponse, url: str, largest: int, deadline: Deadline) -> Fetched | str | None:
    """The page, the address that it redirects to, or `None` for "not modified".

    Raises `TryAgainError`, and `ArticleError`: "not fetched", "too large".
    """
    status = response.status
    if status == 304:
        return None
    if status in REDIRECTING and (target := response.headers.get("Location")):
        return target
    if status in RETRIED:
        raise TryAgainError(f"HTTP {status}", _seconds(response.headers.get("Retry-After")))
    if not 200 <= status < 300:
        raise ArticleError("not fetched", f"HTTP {status}")
    content = bytearray()
    for piece in response.stream(1 << 16, decode_content=True):
        content += piece
        if len(content) > largest:
            raise ArticleError("too large", f"more than {largest // 1024 // 1024} MB")
    if deadline.passed:
        raise OSError("stopped")
    kind, _, parameters = response.headers.get("Content-Type", "").partition(";")
    charset = parameters.lower().partition("charset=")[2].strip(" \"'").partition(";")[0]
    return Fetched(
        url=url,
        content=bytes(content),
        content_type=kind.strip().lower(),
        charset=charset or None,
        etag=response.headers.get("ETag"),
        last_modified=response.headers.get("Last-Modified"),
    )


def _seconds(retry_after: str | None) -> float:
    return min(float(retry_after), LONGEST_PAUSE) if retry_after and retry_after.isdigit() else 0.0


def backoff(state: Any) -> float:
    """1, 2, 4 … seconds, or what the server asks for."""
    error = state.outcome.exception()
    return max(float(2 ** (state.attempt_number - 1)), getattr(error, "after", 0.0))


def joined(base: str, target: str) -> str:
    """The address that `target`, as a header has it, means on the page `base`; raises `ArticleError`.

    Servers send names in UTF-8 or CP949 as they are; the header's reader makes Latin-1 of each byte.
    """
    try:
        raw: bytes | str = target.encode("latin-1")
    except UnicodeEncodeError:
        raw = target
    try:
        return urljoin(base, quote(raw, safe=_ASCII))
    except ValueError as error:
        raise ArticleError("not fetched", f"no URL: {error}: {target}"[:300]) from error


def without_address(error: Exception) -> str:
    """What an exception of urllib3 says, the same in every run."""
    # urllib3 writes the connection in front, of some with its address in memory, and two runs would give two rows.
    said = str(error).rpartition("object at ")[2].partition(">: ")[2] or str(error)
    return _CONNECTION.sub("", said)
