"""Fetching pages as a guest should: robots.txt, a pause between two pages of a host, limits of time and size.

The user agent says who we are; pages known from before are asked for only if they changed.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from protego import Protego
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt
from urllib3 import Timeout
from urllib3.exceptions import HTTPError

import kaix
from kaix.batch import answers
from kaix.batch.addresses import Deadline, NotAllowedError, pool
from kaix.batch.answers import (
    LONGEST_PAUSE,
    REDIRECTS,
    Fetched,
    TryAgainError,
    backoff,
    joined,
    without_address,
)
from kaix.failures import ArticleError

USER_AGENT = f"kaix/{kaix.__version__} (collects news about Korean AI; obeys robots.txt)"
_ROBOTS_BYTES = 512_000  # RFC 9309: at least 500 KiB have to be read


@dataclass(frozen=True, slots=True)
class Manners:
    """How to fetch: seconds between two pages of one host, for one wait, for one page in all; bytes; tries."""

    pause: float = 1.0
    wait: float = 20.0
    whole: float = 60.0
    largest: int = 16 * 1024 * 1024
    tries: int = 3
    allow_private: bool = False


@dataclass
class Fetcher:
    """Fetches one page after the other, from several threads too; `sleep` is replaced in tests."""

    manners: Manners = field(default_factory=Manners)
    sleep: Callable[[float], object] | None = None
    _robots: dict[str, Protego | ArticleError | None] = field(default_factory=dict)
    _next: dict[str, float] = field(default_factory=dict)
    _stopped: threading.Event = field(default_factory=threading.Event)
    _running: set[Deadline] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Make the pool of connections."""
        self.pool = pool(allow_private=self.manners.allow_private)

    def get(self, url: str, etag: str | None = None, last_modified: str | None = None) -> Fetched | None:
        """The page at `url`, or `None` if it is as it was when it had this `etag` or `last_modified`.

        Raises `ArticleError`: "not fetched", "not allowed", "refused by robots.txt", "too large".
        """
        headers = {}
        if etag:
            headers["If-None-Match"] = etag
        if last_modified:
            headers["If-Modified-Since"] = last_modified
        for _ in range(REDIRECTS + 1):
            host = self.check(url)
            self._obey_robots(url)
            self._pause(host)
            answer = self._tried(url, headers, self.manners.largest)
            if answer is None and not headers:
                raise ArticleError("not fetched", "HTTP 304 (not modified), of a page that is not known")
            if not isinstance(answer, str):
                return answer
            url = joined(url, answer)
        raise ArticleError("not fetched", f"more than {REDIRECTS} redirects")

    def wait(self, seconds: float) -> None:
        """Wait so long, or until it is stopped."""
        (self.sleep or self._stopped.wait)(seconds)

    def stop(self) -> None:
        """End every wait and every exchange now; what is asked for afterwards is not fetched."""
        self._stopped.set()
        for deadline in tuple(self._running):
            deadline.end()

    @property
    def is_stopped(self) -> bool:
        """Whether it was stopped."""
        return self._stopped.is_set()

    def close(self) -> None:
        """Close the connections."""
        self.pool.clear()

    def check(self, url: str) -> str:
        """The host and port of a URL that may be fetched; raises `ArticleError`."""
        try:
            parts = urlsplit(url)
            host = parts.hostname
            _ = parts.port
        except ValueError as error:
            raise ArticleError("not fetched", f"no URL: {error}") from error
        if parts.scheme not in ("http", "https"):
            if not parts.scheme:
                raise ArticleError("no address")
            raise ArticleError("not allowed", f"{parts.scheme}: only http and https are fetched")
        if not host:
            raise ArticleError("not fetched", "no host in the URL")
        return parts.netloc.rpartition("@")[2]

    def _pause(self, host: str) -> None:
        now = time.monotonic()
        begin = max(now, self._next.get(host, 0.0))
        robots = self._robots.get(host)
        stated = robots.crawl_delay(USER_AGENT) if isinstance(robots, Protego) else None
        self._next[host] = begin + max(self.manners.pause, min(float(stated or 0), LONGEST_PAUSE))
        if begin > now:
            self.wait(begin - now)

    def _obey_robots(self, url: str) -> None:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
        if host not in self._robots:
            try:
                self._robots[host] = self._fetch_robots(f"{parts.scheme}://{host}/robots.txt")
            except ArticleError as error:
                self._robots[host] = error
        robots = self._robots[host]
        if isinstance(robots, ArticleError):
            raise ArticleError(robots.reason, robots.detail)
        if robots is not None and not robots.can_fetch(url, USER_AGENT):
            raise ArticleError("refused by robots.txt", host)

    def _fetch_robots(self, url: str) -> Protego | None:
        """The site's rules, `None` if it has none; a site that is out of order is left alone (RFC 9309)."""
        for _ in range(5):
            try:
                answer = self._tried(url, {}, _ROBOTS_BYTES)
            except ArticleError as error:
                if error.reason == "not fetched" and error.detail.startswith("HTTP 4"):
                    return None
                if error.reason == "too large":
                    return None
                raise ArticleError(error.reason, f"robots.txt: {error.detail}") from error
            if isinstance(answer, Fetched):
                return Protego.parse(answer.content.decode("utf-8-sig", "replace"))
            if answer is None:  # "not modified", of what nobody had
                return None
            url = joined(url, answer)
            self.check(url)
        return None

    def _tried(self, url: str, headers: dict[str, str], largest: int) -> Fetched | str | None:
        """One exchange, again after a passing failure: a page, a redirect's target, `None` for "not modified"."""
        try:
            for attempt in Retrying(
                retry=retry_if_exception_type(TryAgainError),
                stop=stop_after_attempt(self.manners.tries),
                wait=backoff,
                sleep=self.wait,
                reraise=True,
            ):
                with attempt:
                    return self._once(url, headers, largest)
        except TryAgainError as error:
            raise ArticleError("not fetched", str(error)) from error
        raise AssertionError

    @contextmanager
    def _counted(self, deadline: Deadline) -> Iterator[None]:
        self._running.add(deadline)
        try:
            if self.is_stopped:
                raise ArticleError("not fetched", "stopped")
            yield
        finally:
            self._running.discard(deadline)

    def _once(self, url: str, headers: dict[str, str], largest: int) -> Fetched | str | None:
        with Deadline(self.manners.whole) as deadline, self._counted(deadline):
            try:
                response = self.pool.request(
                    "GET",
                    url,
                    headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip, deflate", **headers},
                    timeout=Timeout(connect=self.manners.wait, read=self.manners.wait),
                    redirect=False,
                    preload_content=False,
                )
                try:
                    return answers.read(response, url, largest, deadline)
                finally:
                    response.close()
            except ArticleError:
                raise
            except NotAllowedError as error:
                raise ArticleError("not allowed", str(error)) from error
            except (HTTPError, OSError, ValueError) as error:
                if self.is_stopped:
                    raise ArticleError("not fetched", "stopped") from error
                if deadline.passed:
                    raise ArticleError("not fetched", f"took over {self.manners.whole:g} seconds") from error
                raise TryAgainError(f"{type(error).__name__}: {without_address(error)}"[:300]) from error


def host_of(url: str) -> str:
    """The host and port of a URL, "" where it has none."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2]
    except ValueError:
        return ""
