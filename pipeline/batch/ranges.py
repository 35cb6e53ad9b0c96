"""A file on a web server as a seekable stream: a part of a big file costs a part of the traffic."""

from __future__ import annotations

import io
from typing import Any
from urllib.parse import urljoin

from tenacity import Retrying, retry_if_exception_type, stop_after_attempt
from urllib3 import BaseHTTPResponse, Timeout
from urllib3.exceptions import HTTPError

from pipeline.batch.addresses import Deadline, NotAllowedError
from pipeline.batch.fetch import REDIRECTS, RETRIED, USER_AGENT, Fetcher, Manners, backoff
from pipeline.failures import ArticleError


class RangeFile(io.RawIOBase):
    """A file on a web server, read a piece at a time (HTTP ranges), so that a part of a big one can be read.

    Raises `OSError` for a server that has no ranges.
    """

    def __init__(self, url: str, *, allow_private: bool = False, manners: Manners | None = None) -> None:
        self._fetcher = Fetcher(manners or Manners(pause=0.0, whole=600.0, allow_private=allow_private))
        self._url, self._at = url, 0
        self.size, self.stamp = self._describe()

    def _describe(self) -> tuple[int, str]:
        try:
            response = self._ask(0, 1)
        except NotAllowedError as error:
            raise ArticleError("not allowed", str(error)) from error
        total = response.headers.get("Content-Range", "").rpartition("/")[2]
        stamp = response.headers.get("ETag") or response.headers.get("Last-Modified") or ""
        if response.status != 206 or not total.isdigit():
            raise OSError(
                f"HTTP {response.status}: the server gives no parts of files; fetch it and name the file"
            )
        return int(total), stamp

    def _ask(self, start: int, end: int) -> BaseHTTPResponse:
        for _ in range(REDIRECTS):
            self._fetcher.check(self._url)
            for attempt in Retrying(
                retry=retry_if_exception_type((HTTPError, OSError)),
                stop=stop_after_attempt(self._fetcher.manners.tries),
                wait=backoff,
                sleep=self._fetcher.sleep,
                reraise=True,
            ):
                with attempt, Deadline(self._fetcher.manners.whole):
                    response = self._fetcher.pool.request(
                        "GET",
                        self._url,
                        headers={"User-Agent": USER_AGENT, "Range": f"bytes={start}-{end - 1}"},
                        timeout=Timeout(self._fetcher.manners.wait),
                        redirect=False,
                        preload_content=False,
                    )
                    if response.status in RETRIED:
                        raise OSError(f"HTTP {response.status}")
                    if response.status == 206:
                        response.read(decode_content=False, cache_content=True)
            if response.status in (301, 302, 303, 307, 308):
                self._url = urljoin(self._url, response.headers.get("Location", ""))
                continue
            if response.status != 206:
                raise OSError(f"HTTP {response.status}")
            return response
        raise OSError("too many redirects")

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
        end = min(self.size, self._at + len(view))
        if end <= self._at:
            return 0
        data = self._ask(self._at, end).data
        view[: len(data)] = data
        self._at += len(data)
        return len(data)

    def close(self) -> None:
        """Close the connections."""
        if not self.closed:
            self._fetcher.close()
        super().close()
