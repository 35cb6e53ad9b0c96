from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from kaix.batch.fetch import Fetcher, Manners
from kaix.batch.ledger import Ledger
from kaix.batch.web import Web
from tests.batch.web import Handler, Server, drip, reply, serve

pytestmark = pytest.mark.alone

LOCAL = Manners(pause=0.0, wait=2.0, whole=3.0, tries=1, allow_private=True)
PAGE = reply(body=b"<html><body><p>Chips</p></body></html>", ETag='"1"')


@contextmanager
def ledger(folder: Path) -> Iterator[Ledger]:
    with Ledger(folder / ".kaix", str(folder), str(folder / ".kaix" / "parts")) as opened:
        yield opened


def feed(*links: str) -> Handler:
    items = "".join(f"<item><title>t</title><link>{link}</link></item>" for link in links)
    return reply(body=f"<rss><channel><title>x</title>{items}</channel></rss>".encode())


def sitemap(*links: str) -> Handler:
    return reply(
        body=f"<urlset>{''.join(f'<url><loc>{link}</loc></url>' for link in links)}</urlset>".encode()
    )


def index(*links: str) -> Handler:
    entries = "".join(f"<sitemap><loc>{link}</loc></sitemap>" for link in links)
    return reply(body=f"<sitemapindex>{entries}</sitemapindex>".encode())


def found(folder: Path, given: str, server: Server, manners: Manners = LOCAL) -> list[Any]:
    """The paths of the articles, and `(path, reason, detail)` of what failed."""
    with ledger(folder) as opened:
        units = [unit for _, _, unit in Web(opened, manners).units(given)]
    return [
        (unit["name"].removeprefix(server.url), *unit["failure"])
        if unit["reader"] == "failure"
        else unit["name"].removeprefix(server.url)
        for unit in units
    ]


def listed(folder: Path, *lines: str) -> str:
    path = folder / "urls.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def test_an_address_that_is_none_fails_alone(tmp_path: Path) -> None:
    with serve({"/a": PAGE, "/feed": feed("http://[bad/", "/a", "/&#xD800;"), "/304": reply(304)}) as web:
        bad = ("http://[bad/", "not fetched", "no URL: Invalid IPv6 URL")
        expected = [bad, "/a"]
        assert found(tmp_path, listed(tmp_path, "http://[bad/", f"{web.url}/a"), web) == expected
        assert found(tmp_path, f"{web.url}/feed", web)[:2] == expected
        assert found(tmp_path, "https://[bad", web)[0][:2] == ("https://[bad", "not fetched")
        assert found(tmp_path, f"{web.url}/\udcff", web) == [("/\ufffd", "not fetched", "HTTP 404")]
        unknown = ("/304", "not fetched", "HTTP 304 (not modified), of a page that is not known")
        assert found(tmp_path, f"{web.url}/304", web) == [unknown]
        assert found(tmp_path, listed(tmp_path, f"{web.url}/304"), web) == [unknown]


@pytest.mark.parametrize("is_listed", [False, True])
def test_a_feed_that_is_down_has_what_it_had(tmp_path: Path, is_listed: bool) -> None:
    paths = {"/1": PAGE, "/2": PAGE, "/3": PAGE, "/feed": feed("/1", "/2")}
    with serve(paths) as web:
        given = listed(tmp_path, f"{web.url}/feed") if is_listed else f"{web.url}/feed"
        assert found(tmp_path, given, web) == ["/1", "/2"]
        paths["/feed"] = reply(503)
        assert found(tmp_path, given, web) == [("/feed", "not fetched", "HTTP 503"), "/1", "/2"]
        paths["/feed"] = reply(body=b"<html><body>Please log in</body></html>")
        broken = ("/feed", "broken file", "neither a feed nor a sitemap")
        assert found(tmp_path, given, web) == [broken, "/1", "/2"]
        paths["/feed"] = feed("/3")
        assert found(tmp_path, given, web) == ["/1", "/2", "/3"]


def test_a_page_that_is_down_is_as_it_was(tmp_path: Path) -> None:
    paths = {"/1": PAGE}
    with serve(paths) as web:
        assert found(tmp_path, f"{web.url}/1", web) == ["/1"]
        paths["/1"] = reply(500)
        assert found(tmp_path, f"{web.url}/1", web) == ["/1"]
        assert found(tmp_path, listed(tmp_path, f"{web.url}/1"), web) == ["/1"]


def test_a_sitemap_that_fails_does_not_take_the_others_along(tmp_path: Path) -> None:
    paths = {"/1": PAGE, "/2": PAGE, "/3": PAGE, "/s1": sitemap("/1"), "/s2": sitemap("/2", "/3")}
    paths |= {"/index": index("/none", "/s1", "/index", "/html", "/s2", "/s1"), "/html": PAGE}
    none = ("/none", "not fetched", "HTTP 404")
    html = ("/html", "broken file", "neither a feed nor a sitemap")
    with serve(paths) as web:
        assert found(tmp_path, f"{web.url}/index", web) == [none, html, "/1", "/2", "/3"]
        assert web.paths.count("/index") == web.paths.count("/s1") == 1
        paths["/s2"] = reply(410)
        again = found(tmp_path, f"{web.url}/index", web)
        assert again == [none, html, ("/s2", "not fetched", "HTTP 410"), "/1", "/2", "/3"]
        saved = tmp_path / "saved.xml"
        saved.write_text(
            f"<sitemapindex><sitemap><loc>{web.url}/none</loc></sitemap><sitemap><loc>{web.url}/s1</loc>"
            "</sitemap></sitemapindex>",
            encoding="utf-8",
        )
        assert found(tmp_path, str(saved), web) == [none, "/1"]


def test_sitemaps_in_sitemaps_have_an_end(tmp_path: Path) -> None:
    paths = {f"/{n}": index(f"/{n + 1}") for n in range(10)}
    with serve(paths) as web:
        assert found(tmp_path, f"{web.url}/0", web) == [
            ("/4", "broken file", "sitemaps in sitemaps, over 3 deep")
        ]


def test_a_feed_in_a_list_is_what_it_has(tmp_path: Path) -> None:
    paths = {"/1": PAGE, "/2": PAGE, "/3": PAGE, "/s": sitemap("/3", "/feed")}
    paths |= {"/feed": feed("/1", "/2", "/feed"), "/index": index("/s")}
    inside = ("/feed", "no article", "a feed or sitemap: name it as an input of its own")
    with serve(paths) as web:
        given = listed(tmp_path, *(f"{web.url}{path}" for path in ("/2", "/feed", "/none", "/index")))
        assert found(tmp_path, given, web) == ["/2", "/1", inside, ("/none", "not fetched", "HTTP 404"), "/3"]
        assert found(tmp_path, f"{web.url}/s", web) == ["/3", inside]
        assert found(tmp_path, f"{web.url}/feed", web) == ["/1", "/2", inside]


def test_whatever_a_page_brings_up_fails_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a library's defect")

    monkeypatch.setattr(Fetcher, "get", broken)
    with serve({}) as web:
        failed = ("/1", "not fetched", "RuntimeError: a library's defect")
        assert found(tmp_path, f"{web.url}/1", web) == [failed]
        assert found(tmp_path, listed(tmp_path, f"{web.url}/1"), web) == [failed]


def test_what_is_reported(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with serve({"/1": PAGE, "/feed": feed("/1", "/2", "/3")}) as web, ledger(tmp_path) as opened:
        list(Web(opened, LOCAL, lambda *counts: told.append(counts)).units(f"{web.url}/feed"))
    assert told == [(0, 1), (1, 1), (1, 4), (2, 4), (3, 4), (4, 4)]


def test_interrupted_it_stops_at_once_and_keeps_what_came(tmp_path: Path, minds_ctrl_c: None) -> None:
    """Neither the pauses, nor a server that drips, nor the pages that are not asked for yet are waited for."""
    main = threading.get_ident()
    slow = Manners(pause=30.0, wait=30.0, whole=30.0, allow_private=True)
    numbers = range(40)
    with serve({f"/{n}": PAGE for n in numbers}) as web, serve({"/drip": drip}) as dripping:
        given = listed(tmp_path, *(f"{web.url}/{n}" for n in numbers), f"{dripping.url}/drip")

        def interrupt() -> None:
            while "/0" not in web.paths or "/drip" not in dripping.paths:
                time.sleep(0.01)
            time.sleep(0.3)
            signal.pthread_kill(main, signal.SIGINT)

        with ledger(tmp_path) as opened:
            begun = time.monotonic()
            threading.Thread(target=interrupt).start()
            with pytest.raises(KeyboardInterrupt):
                list(Web(opened, slow).units(given))
            assert time.monotonic() - begun < 5
            assert opened.index.page(f"{web.url}/0") is not None
            assert opened.index.page(f"{dripping.url}/drip") is None
        asked = len(web.paths)
        time.sleep(0.3)
        assert len(web.paths) == asked == 2


def test_a_page_that_came_while_it_was_interrupted_is_noted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serve({f"/{n}": PAGE for n in range(5)}) as web, ledger(tmp_path) as opened:
        fetching = Web(opened, LOCAL)

        def interrupted(done: int, _: int) -> None:
            if done:
                while web.paths.count("/3") == 0:
                    time.sleep(0.01)
                raise KeyboardInterrupt

        fetching.visits.report = interrupted
        with pytest.raises(KeyboardInterrupt):
            list(fetching.units(listed(tmp_path, *(f"{web.url}/{n}" for n in range(5)))))
        stored = list(opened.pages.folder.glob("*.html"))
        assert len(stored) >= 3
        assert sum(opened.index.page(f"{web.url}/{n}") is not None for n in range(5)) == len(stored)
