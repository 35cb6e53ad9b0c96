"""A file on a web server as a seekable stream: a part of a big file costs a part of the traffic."""

from __future__ import annotations

import io
from typing import Any

from tenacity import Retrying, retry_if_exception_type, retry_if_not_exception_type, stop_after_attempt
from urllib3 import BaseHTTPResponse, Timeout
from urllib3.exceptions import HTTPError

from kaix.batch.addresses import Deadline, NotAllowedError
from kaix.batch.answers import REDIRECTING, REDIRECTS, RETRIED, backoff, joined, without_address
from kaix.batch.fetch import USER_AGENT, Fetcher, Manners
from kaix.failures import ArticleError

_PIECE = 4 * 1024 * 1024  # bytes that are asked for at one time: what has a deadline is bounded
_WHOLE = 120.0  # seconds for a piece


class TooSlowError(OSError):
    """A piece that did not come in time; asked for again, it would not either."""


class RangeFile(io.RawIOBase):
    """A file on a web server, read a piece at a time (HTTP ranges), so that a part of a big one can be read.

    Raises `OSError` for a server that has no ranges, is down, or is too slow, and `ArticleError`
    ("not allowed", "no address", "not fetched") for an address that is not fetched from.
    """

    def __init__(self, url: str, *, allow_private: bool = False, manners: Manners | None = None) -> None:
        self._fetcher = Fetcher(manners or Manners(pause=0.0, whole=_WHOLE, allow_private=allow_private))
        self._url, self._at = url, 0
        try:
            self.size, self.stamp = self._describe()
        except BaseException:
            self._fetcher.close()
            raise

    def _describe(self) -> tuple[int, str]:
        response, _ = self._ask(0, 1)
        total = response.headers.get("Content-Range", "").rpartition("/")[2]
        stamp = response.headers.get("ETag") or response.headers.get("Last-Modified") or ""
        if response.status == 416 and total == "0":  # a file without a byte has no first one
            return 0, stamp
        if response.status == 200 or (response.status == 206 and not total.isdigit()):
            raise OSError(
                f"HTTP {response.status}: the server gives no parts of files; fetch it and name the file"
            )
        if response.status != 206:
            raise OSError(f"HTTP {response.status}")
        return int(total), stamp

    def _ask(self, start: int, end: int) -> tuple[BaseHTTPResponse, bytes]:
        """The answer to a request for these bytes, whatever it is, and what came of them."""
        try:
            for _ in range(REDIRECTS):
                self._fetcher.check(self._url)
                response, data = self._tried(start, end)
                target = response.headers.get("Location")
                if response.status not in REDIRECTING or not target:
                    return response, data
                self._url = joined(self._url, target)
        except NotAllowedError as error:
            raise ArticleError("not allowed", str(error)) from error
        except HTTPError as error:
            raise OSError(f"{type(error).__name__}: {without_address(error)}"[:300]) from error
        raise OSError("too many redirects")

    def _tried(self, start: int, end: int) -> tuple[BaseHTTPResponse, bytes]:
        for attempt in Retrying(
            retry=retry_if_exception_type((HTTPError, OSError)) & retry_if_not_exception_type(TooSlowError),
            stop=stop_after_attempt(self._fetcher.manners.tries),
            wait=backoff,
            sleep=self._fetcher.wait,
            reraise=True,
        ):
            with attempt:
                return self._once(start, end)
        raise AssertionError

    def _once(self, start: int, end: int) -> tuple[BaseHTTPResponse, bytes]:
        manners, data = self._fetcher.manners, b""
        with Deadline(manners.whole) as deadline:
            try:
                response = self._fetcher.pool.request(
                    "GET",
                    self._url,
                    headers={"User-Agent": USER_AGENT, "Range": f"bytes={start}-{end - 1}"},
                    timeout=Timeout(connect=manners.wait, read=manners.wait),
                    redirect=False,
                    preload_content=False,
                )
                try:
                    if response.status == 206:
                        data = response.read(end - start, decode_content=False)
                finally:
                    response.close()
            except (HTTPError, OSError) as error:
                if not deadline.passed:
                    raise
                raise TooSlowError(f"took over {manners.whole:g} seconds") from error
            if deadline.passed:
                raise TooSlowError(f"took over {manners.whole:g} seconds")
        if response.status in RETRIED:
            raise OSError(f"HTTP {response.status}")
        if response.status == 206 and not data:
            raise OSError("HTTP 206 without a byte")
        return response, data

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move to an offset; nothing is read."""
        self._at = offset + (0, self._at, self.size)[whence]
        return self._at

    def tell(self) -> int:
        """The offset that is read next."""
        return self._at

    def readinto(self, buffer: Any) -> int:
        """Fill `buffer` with the next bytes."""
        view = memoryview(buffer)
        end = min(self.size, self._at + len(view), self._at + _PIECE)
        if end <= self._at:
            return 0
        response, data = self._ask(self._at, end)
        part = response.headers.get("Content-Range", "")
        if response.status != 206 or not part.startswith(f"bytes {self._at}-"):
            raise OSError(f"HTTP {response.status}: not the part that was asked for")
        view[: len(data)] = data
        self._at += len(data)
        return len(data)

    def close(self) -> None:
        """Close the connections."""
        if not self.closed:
            self._fetcher.close()
        super().close()
