"""The visits of one run to web addresses: whether one is due, what came of it, the page that is stored.

Hosts are asked side by side, the pages of one host one after the other.
"""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from kaix.batch.answers import Fetched
from kaix.batch.fetch import Fetcher, Manners, host_of
from kaix.batch.ledger import Ledger
from kaix.batch.pageindex import GONE, REFRESH, PageIndex, Visit
from kaix.batch.pagestore import name_of
from kaix.batch.withdrawal import is_withdrawn
from kaix.failures import ArticleError

HOSTS = 16
"""Hosts that are fetched from at one time."""


@dataclass
class Visits:
    """Asks for addresses and notes what came; `report` is called with how many are fetched, and are to be, so far."""

    ledger: Ledger
    manners: Manners
    report: Callable[[int, int], None] | None = None
    refresh: float = REFRESH
    now: Callable[[], float] = time.time
    is_offline: bool = False
    listed: set[str] = field(default_factory=set)
    """Addresses that a feed, a sitemap or a list has today."""
    fetcher: Fetcher = field(init=False)

    def __post_init__(self) -> None:
        """Make the fetcher."""
        self.fetcher = Fetcher(self.manners)
        self._done = self._wanted = 0

    @property
    def index(self) -> PageIndex:
        """What is known of addresses from earlier runs."""
        return self.ledger.index

    def ask(self, url: str) -> ArticleError | None:
        """Ask for one address; why it failed, if it did. Offline, why it failed when it was last asked for."""
        if self.is_offline:
            visit = self.index.visit(url)
            return ArticleError(visit.reason, visit.detail) if visit and visit.reason else None
        self._count(wanted=1)
        answer = self._answer(url)
        self._note(url, answer)
        self._count(done=1)
        return answer if isinstance(answer, ArticleError) else None

    def fetch(self, urls: Iterable[str]) -> dict[str, ArticleError]:
        """Fetch and store pages, hosts side by side; why those that failed did."""
        hosts: dict[str, list[str]] = {}
        failed: dict[str, ArticleError] = {}
        for url in urls:
            if self._is_due(url):
                hosts.setdefault(host_of(url), []).append(url)
            elif (visit := self.index.visit(url)) and visit.reason:
                failed[url] = ArticleError(visit.reason, visit.detail)
        count = sum(map(len, hosts.values()))
        self._count(wanted=count)
        answers: queue.SimpleQueue[tuple[str, Fetched | ArticleError | None]] = queue.SimpleQueue()
        threads = ThreadPoolExecutor(HOSTS)
        try:
            for some in hosts.values():
                threads.submit(self._fetch_all, some, answers)
            for _ in range(count):
                self._take(answers.get(), failed)
                self._count(done=1)
        except BaseException:
            self.fetcher.stop()
            raise
        finally:  # also of a run that is interrupted, what is stored is noted
            threads.shutdown(cancel_futures=True)
            while not answers.empty():
                self._take(answers.get(), failed)
        return failed

    def stored(self, url: str) -> tuple[Path | None, str]:
        """The page of an address, or `None`, and where it was found."""
        known = self.index.page(url)
        return (self.ledger.pages.get(known[0]), known[4]) if known is not None else (None, url)

    def _answer(self, url: str) -> Fetched | ArticleError | None:
        try:
            return self._asked(url)
        except ArticleError as error:
            return error

    def _asked(self, url: str) -> Fetched | None:
        """Fetch and store a page that is new or changed; `None` for one that is as it was. Raises `ArticleError`."""
        try:
            known = self.index.page(url)
            path = self.ledger.pages.get(known[0]) if known is not None else None
            fetched = self.fetcher.get(url, known[1], known[2]) if known and path else self.fetcher.get(url)
            is_gone = fetched and path and is_withdrawn(fetched.content, path.read_bytes(), fetched.charset)
            if fetched is not None and not is_gone:
                self.ledger.pages.put(name_of(url), fetched.content)
        except ArticleError:
            raise
        except Exception as error:  # whatever an address or an answer brings up, the others go on
            raise ArticleError("not fetched", f"{type(error).__name__}: {error}"[:300]) from error
        if is_gone:
            raise ArticleError("not fetched", GONE[-1])
        return fetched

    def _note(self, url: str, answer: Fetched | ArticleError | None) -> None:
        """Write down what came of an address: a page, `None` for one that is as it was, or why it failed."""
        now = self.now()
        visit = self.index.visit(url) or Visit(now, now)
        if isinstance(answer, ArticleError):
            if not self.fetcher.is_stopped:
                day = time.strftime("%Y-%m-%d", time.gmtime(now)) if self.index.page(url) else ""
                self.index.keep_visit(url, visit.failed(now, answer.reason, answer.detail, day=day))
            return
        if answer is not None:
            values = (answer.etag, answer.last_modified, answer.charset, answer.url)
            self.index.keep_page(url, name_of(url), *values)
        self.index.keep_visit(url, visit.came(now))

    def _is_due(self, url: str) -> bool:
        """Whether to ask for an address now; a feed in a list is asked for in every run."""
        visit = self.index.visit(url)
        if self.is_offline or self.index.is_forgotten(url):
            return False
        return (
            visit is None
            or self.index.has_links(url)
            or (not visit.reason and self.stored(url)[0] is None)
            or visit.is_due(self.now(), is_listed=url in self.listed, refresh=self.refresh)
        )

    def _take(
        self, answer: tuple[str, Fetched | ArticleError | None], failed: dict[str, ArticleError]
    ) -> None:
        url, page = answer
        if isinstance(page, ArticleError):
            failed[url] = page
        self._note(url, page)

    def _count(self, done: int = 0, wanted: int = 0) -> None:
        self._done += done
        self._wanted += wanted
        if self.report is not None:
            self.report(self._done, self._wanted)

    def _fetch_all(
        self, urls: list[str], answers: queue.SimpleQueue[tuple[str, Fetched | ArticleError | None]]
    ) -> None:
        for url in urls:
            if self.fetcher.is_stopped:
                return
            answers.put((url, self._answer(url)))
