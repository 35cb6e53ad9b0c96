"""A newspaper on loopback whose feed changes every hour, and which has its bad days."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xml.sax.saxutils import escape

from tests.batch.runs import text

WINDOW = 12
"""Articles in the feed."""
DEAD_AFTER = 6
"""Hours between an article's leaving the feed and the day its page is gone."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun")


@dataclass
class Story:
    """One article: the version of its page, and the hour in which it left the feed."""

    number: int
    version: int = 0
    left: int | None = None
    is_dead: bool = False
    served: tuple[int, str] | None = None
    """The last version and title that anybody was given."""

    @property
    def path(self) -> str:
        return f"/news/{self.number}"

    @property
    def title(self) -> str:
        return f"Korean AI fund No. {self.number}, edition {self.version}"

    def page(self, version: int) -> bytes:
        said = text(1000 * version + self.number).replace("\n", "</p><p>")
        official = "" if self.number % 3 else "배경훈 과학기술정보통신부 장관은 이날 세종에서 말했다. "
        return f"<html><body><article><p>{official}{said}</p></article></body></html>".encode()


@dataclass
class Site:
    """The newspaper; `faults` are those of this hour."""

    rng: random.Random
    stories: list[Story] = field(default_factory=list)
    titles: dict[int, str] = field(default_factory=dict)
    """The titles that a feed gave last."""
    faults: set[str] = field(default_factory=set)
    hour: int = 0
    is_archive: bool = False
    """The feed has all articles it ever had, and each page is what somebody was last given of it."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def next_hour(self) -> None:
        """New articles, corrected ones, some that leave the feed, some whose page is gone."""
        with self.lock:
            self.hour += 1
            for _ in range(self.rng.choice((0, 0, 1, 1, 2))):
                self.stories.append(Story(len(self.stories)))
            current = self.current()
            for story in self.stories:
                if story.left is None and story not in current:
                    story.left = self.hour
                elif (
                    story.left is not None
                    and self.hour >= story.left + DEAD_AFTER
                    and self.rng.random() < 0.01
                ):
                    story.is_dead = True
            if current and self.rng.random() < 0.15:
                self.rng.choice(current).version += 1

    def current(self) -> list[Story]:
        return self.stories[-WINDOW:]

    def feed(self) -> bytes:
        given = self.stories if self.is_archive else self.current()
        items = []
        for story in given:
            title = self.titles.get(story.number, story.title) if self.is_archive else story.title
            self.titles[story.number] = title
            day = f"{1 + story.number % 28:02} {_MONTHS[story.number // 28 % 6]} 2026 09:00:00 +0900"
            items.append(
                f"<item><title>{escape(title)}</title><link>{story.path}</link><pubDate>{day}</pubDate></item>"
            )
        if not self.is_archive:
            items.reverse()  # the newest first, as feeds have them
        return (
            f"<rss version='2.0'><channel><title>The Paper</title>{''.join(items)}</channel></rss>".encode()
        )

    def answer(self, path: str, etag: str | None) -> tuple[int, bytes, str, float]:
        """Status, body and ETag of an address, and how long it takes."""
        with self.lock:
            if path == "/robots.txt":
                return 404, b"", "", 0
            if path == "/feed.xml":
                if "feed down" in self.faults:
                    return 503, b"", "", 0
                if "feed broken" in self.faults:
                    return 200, b"<rss><channel><item><title>Half", "", 0
                return 200, self.feed(), "", 0
            story = self.stories[int(path.rpartition("/")[2])]
            wait = 3.0 if "slow host" in self.faults and story.number % 5 == self.hour % 5 else 0.0
            if self.is_archive:
                if story.served is None:
                    return 404, b"", "", 0
                return 200, story.page(story.served[0]), "", 0
            if story.is_dead or ("dead links" in self.faults and story.number % 4 == self.hour % 4):
                return 404, b"", "", 0
            mark = f'"{story.number}-{story.version}"'
            if not wait:
                story.served = (story.version, story.title)
            return (304 if etag == mark else 200), story.page(story.version), mark, wait


@contextmanager
def serving(site: Site) -> Iterator[str]:
    """The address of the site while it is up."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body, mark, wait = site.answer(self.path, self.headers.get("If-None-Match"))
            time.sleep(wait)
            with suppress(OSError):  # whoever asked may be gone
                self.send_response(status)
                self.send_header(
                    "Content-Type", "text/xml" if self.path.endswith("xml") else "text/html; charset=utf-8"
                )
                if mark:
                    self.send_header("ETag", mark)
                if status != 304:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if status != 304:
                    self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
