"""What has to be fetched: feeds, sitemaps, lists of addresses and pages → stored pages, as units.

Fetching is the coordinator's: it alone can keep the pauses that a host is owed (`visits`). A page is stored as it
came, so that newer rules read it again without asking for it again; a feed's articles stay known when the feed has
dropped them.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from kaix.batch import feeds, streams
from kaix.batch.feeds import Link
from kaix.batch.fetch import Manners
from kaix.batch.ledger import Ledger
from kaix.batch.pageindex import REFRESH, PageIndex
from kaix.batch.units import Found, Unit, failure, identity
from kaix.batch.visits import Visits
from kaix.failures import ArticleError, Failure

DEEPEST = 3
"""Sitemaps that name sitemaps that name sitemaps."""

_SURROGATE = re.compile(r"[\ud800-\udfff]")  # of a command line that is not UTF-8, and no ledger stores it
_SAVED_FEEDS = (".xml", ".rss", ".atom", ".rdf")
_LISTS = (".txt", ".urls", ".list", "")


def is_ours(given: str) -> bool:
    """Whether an input is read here: a web page or feed, a saved feed, a list of addresses, `-`."""
    if given == "-" or (
        streams.is_web(given) and streams.extension(given) not in (".warc", ".parquet", ".jsonl", ".csv")
    ):
        return True
    path = Path(given)
    if streams.is_url(given) or not path.is_file():
        return False
    if streams.extension(given) in _SAVED_FEEDS:
        return True
    if streams.extension(given) not in _LISTS or streams.compression(given):
        return False
    with path.open("rb") as file:
        return feeds.is_list(file.read(20_001))


@dataclass
class _Search:
    """What came up on the way to the articles of one input: sitemaps that were looked into, and what failed."""

    seen: set[str] = field(default_factory=set)
    failures: list[Failure] = field(default_factory=list)

    def failed(self, link: Link, error: ArticleError) -> None:
        self.failures.append(Failure(link.url, error.reason, error.detail))


@dataclass
class Web:
    """The addresses of one run; `report` is called with how many pages are fetched, and how many are to be, so far."""

    ledger: Ledger
    manners: Manners = field(default_factory=Manners)
    report: Callable[[int, int], None] | None = None
    refresh: float = REFRESH
    now: Callable[[], float] = time.time
    is_offline: bool = False
    visits: Visits = field(init=False)

    def __post_init__(self) -> None:
        """Make what visits the addresses."""
        self.visits = Visits(
            self.ledger, self.manners, self.report, self.refresh, self.now, is_offline=self.is_offline
        )

    @property
    def index(self) -> PageIndex:
        """What is known of addresses from earlier runs."""
        return self.ledger.index

    def units(self, given: str) -> Iterator[Found]:
        """The articles behind one input, in its order, and what of its feeds and sitemaps failed."""
        if streams.is_web(given):
            given = _SURROGATE.sub("\ufffd", given)
        try:
            yield from self._articles(given, _Search())
        except ArticleError as error:
            yield failure(Failure(given, error.reason, error.detail))
        except OSError as error:
            yield failure(Failure(given, "cannot be opened", error.strerror or str(error)))
        finally:
            self.visits.fetcher.close()

    def _articles(self, given: str, search: _Search) -> Iterator[Found]:
        failed: dict[str, ArticleError] = {}
        asked: set[str] = set()
        if streams.is_web(given):
            asked.add(given)  # as a page it leads to itself
            links = self._behind(Link(given), DEEPEST, search)
        elif streams.extension(given) in _SAVED_FEEDS:
            links = self._expanded(feeds.links(Path(given).read_bytes(), ""), DEEPEST, search)
            self.visits.listed.update(link.url for link in links)
        else:
            links = feeds.addresses(sys.stdin.buffer.read() if given == "-" else Path(given).read_bytes())
            self.visits.listed.update(link.url for link in links)
            asked.update(link.url for link in links)
            failed = self.visits.fetch(link.url for link in links)
            links = self._unfolded(links, failed, search)
        failed |= self.visits.fetch(link.url for link in links if link.url not in asked)
        yield from map(failure, search.failures)
        for link in links:
            if not self.index.is_forgotten(link.url):
                yield self._found(link, failed.get(link.url))

    def _behind(self, link: Link, depth: int, search: _Search) -> list[Link]:
        """The articles that an address leads to: itself, or those of the feed or sitemap that it is."""
        search.seen.add(link.url)
        if self.index.is_forgotten(link.url):
            return []
        return self._inside(link, depth, search, self.visits.ask(link.url))

    def _inside(self, link: Link, depth: int, search: _Search, error: ArticleError | None) -> list[Link]:
        """The same of an address that was asked for, and `error` is what came of it.

        A feed or sitemap that is down, or is none today, has what it had: its articles are not gone. Raises
        `ArticleError` if it never had any.
        """
        search.seen.add(link.url)
        path, address = self.visits.stored(link.url)
        before = self.index.keep_links(link.url, ())
        if path is not None and not before and not link.is_sitemap and _kind(path) == "page":
            return [link]
        if error is None and path is not None:
            try:
                found = self._expanded(feeds.links(path.read_bytes(), address), depth, search)
                self.visits.listed.update(each.url for each in found)
                before = self.index.keep_links(link.url, [(each.url, each.metadata) for each in found])
            except ArticleError as caught:
                error = caught
        if error is not None:
            if not before:
                raise error
            search.failed(link, error)
        return [Link(url, metadata) for url, metadata in before]

    def _expanded(self, links: list[Link], depth: int, search: _Search) -> list[Link]:
        """The articles of `links` and of the sitemaps among them; one that fails does not take the others along."""
        found = []
        for link in links:
            if not link.is_sitemap:
                found.append(link)
            elif link.url in search.seen:
                continue
            elif not depth:
                search.failed(link, ArticleError("broken file", f"sitemaps in sitemaps, over {DEEPEST} deep"))
            else:
                try:
                    found += self._behind(link, depth - 1, search)
                except ArticleError as error:
                    search.failed(link, error)
        return found

    def _unfolded(self, links: list[Link], failed: dict[str, ArticleError], search: _Search) -> list[Link]:
        """The links of a list, and instead of a feed or sitemap among them what it has."""
        found: dict[str, Link] = {}
        for link in links:
            try:
                inside = self._inside(link, DEEPEST, search, failed.get(link.url))
            except ArticleError as error:
                failed[link.url] = error
                inside = [link]
            for each in inside:
                found.setdefault(each.url, each)
        return list(found.values())

    def _found(self, link: Link, error: ArticleError | None) -> Found:
        known = self.index.page(link.url)
        path, address = self.visits.stored(link.url)
        if known is None or path is None:
            error = error or ArticleError("not fetched")
            return failure(Failure(link.url, error.reason, error.detail))
        if _kind(path) != "page":
            return failure(
                Failure(link.url, "no article", "a feed or sitemap: name it as an input of its own")
            )
        return self._unit(link, path, known[3], address)

    def _unit(self, link: Link, path: Path, charset: str | None, address: str) -> Found:
        said = {"url": address, **link.metadata}
        where = self.ledger.pages.address(path.name)
        unit: Unit = {"reader": "page", "name": link.url, "url": link.url, "path": where}
        unit |= {"metadata": said, "charset": charset, "size": path.stat().st_size}
        visit = self.index.visit(link.url)
        if visit is not None and visit.withdrawn:
            unit["withdrawn"] = visit.withdrawn
        unit["stamp"] = sha256(
            path.read_bytes() + repr(sorted(said.items())).encode("utf-8", "replace")
        ).hexdigest()
        return identity(unit), unit["stamp"], unit


def _kind(path: Path) -> str:
    with path.open("rb") as file:
        return feeds.kind(file.read(feeds.HEAD))
