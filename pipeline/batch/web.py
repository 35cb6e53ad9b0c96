"""What has to be fetched: feeds, sitemaps, lists of addresses and pages → stored pages, as units.

Fetching is the coordinator's: it alone can keep the pauses that a host is owed. Hosts are asked side by side,
the pages of one host one after the other. A page is stored as it came, so that newer rules read it again without
asking for it again; a feed's articles stay known when the feed has dropped them.
"""

from __future__ import annotations

import queue
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from pipeline.batch import feeds, streams
from pipeline.batch.feeds import Link
from pipeline.batch.fetch import Fetched, Fetcher, Manners
from pipeline.batch.ledger import Ledger
from pipeline.batch.pagestore import name_of
from pipeline.batch.units import Found, Unit, failure, identity
from pipeline.failures import ArticleError, Failure

HOSTS = 16
"""Hosts that are fetched from at one time."""
DEEPEST = 3
"""Sitemaps that name sitemaps that name sitemaps."""

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
class Web:
    """The fetching of one run."""

    ledger: Ledger
    manners: Manners = field(default_factory=Manners)
    fetcher: Fetcher = field(init=False)

    def __post_init__(self) -> None:
        """Make the fetcher."""
        self.fetcher = Fetcher(self.manners)

    def units(self, given: str) -> Iterator[Found]:
        """The articles behind one input, in its order."""
        try:
            yield from self._articles(given, self._links(given))
        except ArticleError as error:
            yield failure(Failure(given, error.reason, error.detail))
        except OSError as error:
            yield failure(Failure(given, "cannot be opened", error.strerror or str(error)))

    def _links(self, given: str) -> Iterable[Link]:
        if given == "-":
            return feeds.addresses(sys.stdin.buffer.read())
        if streams.is_web(given):
            return self._behind(Link(given), DEEPEST)
        content = Path(given).read_bytes()
        if streams.extension(given) in _SAVED_FEEDS:
            return self._expanded(feeds.links(content, ""), DEEPEST)
        return feeds.addresses(content)

    def _behind(self, link: Link, depth: int) -> list[Link]:
        """The articles that an address leads to: itself, or those of the feed or sitemap that it is."""
        known = self.ledger.page(link.url)
        fetched = self._fetch(link.url)
        if fetched is not None:
            content = fetched.content
        else:  # as it was when it was stored
            path = self.ledger.pages.get(known[0]) if known is not None else None
            assert path is not None, link
            content = path.read_bytes()
        if feeds.kind(content) == "page":
            return [link]
        base = fetched.url if fetched is not None else link.url
        found = self._expanded(feeds.links(content, base), depth)
        kept = self.ledger.keep_links(link.url, [(each.url, each.metadata) for each in found])
        return [Link(url, metadata) for url, metadata in kept]

    def _expanded(self, links: list[Link], depth: int) -> list[Link]:
        found = []
        for link in links:
            if not link.is_sitemap:
                found.append(link)
            elif depth:
                found += self._behind(link, depth - 1)
        return found

    def _fetch(self, url: str) -> Fetched | None:
        """Fetch and store a page that is new or changed; `None` for one that is as it was."""
        fetched = self._asked(url)
        if fetched is not None:
            self._note(url, fetched)
        return fetched

    def _asked(self, url: str) -> Fetched | None:
        known = self.ledger.page(url)
        if known is not None and self.ledger.pages.get(known[0]) is None:
            known = None
        fetched = self.fetcher.get(url, known[1], known[2]) if known else self.fetcher.get(url)
        if fetched is not None:
            self.ledger.pages.put(name_of(url), fetched.content)
        return fetched

    def _note(self, url: str, page: Fetched) -> None:
        self.ledger.keep_page(url, name_of(url), page.etag, page.last_modified, page.charset, page.url)

    def _articles(self, given: str, links: Iterable[Link]) -> Iterator[Found]:
        """Fetch the pages, hosts side by side, and give their units in the order of the links."""
        every = list(links)
        hosts: dict[str, list[str]] = {}
        if not (
            len(every) == 1 and every[0].url == given
        ):  # the input itself is a page, and is fetched already
            for link in every:
                hosts.setdefault(urlsplit(link.url).netloc.rpartition("@")[2], []).append(link.url)
        failed: dict[str, ArticleError] = {}
        answers: queue.SimpleQueue[tuple[str, Fetched | ArticleError | None]] = queue.SimpleQueue()
        with ThreadPoolExecutor(HOSTS) as threads:
            for urls in hosts.values():
                threads.submit(self._fetch_all, urls, answers)
            for _ in range(sum(map(len, hosts.values()))):
                url, answer = answers.get()
                if isinstance(answer, ArticleError):
                    failed[url] = answer
                elif answer is not None:
                    self._note(url, answer)
        for link in every:
            known = self.ledger.page(link.url)
            path = self.ledger.pages.get(known[0]) if known is not None else None
            if known is not None and path is not None:
                yield self._unit(link, path, known[3], known[4])
            else:
                error = failed.get(link.url) or ArticleError("not fetched")
                yield failure(Failure(link.url, error.reason, error.detail))

    def _fetch_all(
        self, urls: list[str], answers: queue.SimpleQueue[tuple[str, Fetched | ArticleError | None]]
    ) -> None:
        for url in urls:
            try:
                answers.put((url, self._asked(url)))
            except ArticleError as error:
                answers.put((url, error))
            except Exception as error:  # the other side waits for one answer to each address
                answers.put((url, ArticleError("not fetched", f"{type(error).__name__}: {error}"[:300])))

    def _unit(self, link: Link, path: Path, charset: str | None, address: str) -> Found:
        said = {"url": address, **link.metadata}
        where = self.ledger.pages.address(path.name)
        unit: Unit = {"reader": "page", "name": link.url, "url": link.url, "path": where}
        unit |= {"metadata": said, "charset": charset, "size": path.stat().st_size}
        unit["stamp"] = sha256(
            path.read_bytes() + repr(sorted(said.items())).encode("utf-8", "replace")
        ).hexdigest()
        return identity(unit), unit["stamp"], unit
