"""Feeds that are run every hour, for years: what is asked for again, what is known, withdrawn and forgotten."""

from __future__ import annotations

import csv
import shutil
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kaix.batch.fetch import Manners
from kaix.batch.ledger import Ledger
from kaix.batch.pageindex import DAY, HOUR, LEFT_AFTER, REFRESH, PageIndex, Visit
from kaix.batch.web import Web
from kaix.failures import UsageError
from kaix.forgetting import forget
from kaix.run import Options, run
from tests.batch.test_web import LOCAL, PAGE, feed, ledger, listed
from tests.batch.web import Server, reply, serve

pytestmark = pytest.mark.alone


def article(number: int) -> str:
    return (
        f"<html><head><title>한빛시 사업 {number}호</title></head><body><article><h1>한빛시 사업 {number}호</h1>"
        f"<p>한빛시는 인공지능 사업 {number}호에 {number + 3}조원을 투자한다고 밝혔다. {number}월에 시작한다.</p>"
        f"<p>{' '.join(f'w{number * 7919 + n * 31}' for n in range(60))}</p></article></body></html>"
    )


def page(number: int) -> Any:
    return reply(body=article(number).encode(), ETag=f'"{number}"')


def asked(folder: Path, given: str, web: Server, now: float, **options: Any) -> tuple[list[str], list[Any]]:
    """The paths that one run asks for, and the units that it finds, at a time."""
    before = len(web.paths)
    with ledger(folder) as opened:
        units = [unit for _, _, unit in Web(opened, LOCAL, now=lambda: now, **options).units(given)]
    return [path for path in web.paths[before:] if path != "/robots.txt"], units


def rows(out: Path, table: str = "articles") -> list[dict[str, str]]:
    with (out / f"{table}.csv").open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


# ---- what is asked for again


@pytest.mark.parametrize(
    ("visit", "now", "is_listed", "is_due"),
    [
        (Visit(0, 0), 60, True, True),
        (Visit(0, 0), 60, False, False),
        (Visit(0, 0), HOUR, False, True),
        (Visit(0, 6 * DAY), 6 * DAY + HOUR, True, True),  # listed, and younger than a week
        (Visit(0, 7 * DAY), 8 * DAY, True, False),  # older: after as long again
        (Visit(0, 7 * DAY), 14 * DAY, True, True),
        (Visit(0, 300 * DAY), 500 * DAY, False, False),
        (Visit(0, 300 * DAY), 600 * DAY, False, True),
        (Visit(0, 0, 1, "not fetched", "HTTP 404"), 1, False, True),  # the next run tries again
        (Visit(0, 0, 2, "not fetched", "HTTP 404"), HOUR - 1, True, False),
        (Visit(0, 0, 2, "not fetched", "HTTP 404"), HOUR, True, True),
        (Visit(0, 0, 5, "not fetched", "HTTP 404"), 7 * HOUR, True, False),
        (Visit(0, 0, 5, "not fetched", "HTTP 404"), 8 * HOUR, True, True),
        (Visit(0, 0, LEFT_AFTER, "not fetched", "HTTP 410"), 1000 * DAY, True, False),
        (Visit(0, 0, 40, "not fetched", "HTTP 503"), DAY - 1, True, False),
        (Visit(0, 0, 40, "not fetched", "HTTP 503"), DAY, True, True),  # a site may come back
    ],
)
def test_when_a_page_is_asked_for_again(visit: Visit, now: float, is_listed: bool, is_due: bool) -> None:
    assert visit.is_due(now, is_listed=is_listed, refresh=REFRESH) is is_due


def test_what_the_feed_lists_is_asked_for_and_what_it_dropped_ever_more_rarely(tmp_path: Path) -> None:
    paths = {"/1": PAGE, "/2": PAGE, "/feed": feed("/1", "/2")}
    with serve(paths) as web:
        given = f"{web.url}/feed"
        assert asked(tmp_path, given, web, 0)[0] == ["/feed", "/1", "/2"]
        paths["/feed"] = feed("/2")
        for now, expected in (
            (60, ["/feed", "/2"]),
            (HOUR, ["/feed", "/1", "/2"]),
            (1.5 * HOUR, ["/feed", "/2"]),
            (2 * HOUR, ["/feed", "/1", "/2"]),
            (3 * HOUR, ["/feed", "/2"]),
            (8 * DAY, ["/feed", "/1", "/2"]),
            (9 * DAY, ["/feed"]),
        ):
            paths_asked, units = asked(tmp_path, given, web, now)
            assert sorted(paths_asked) == sorted(expected), now
            assert [unit["name"].removeprefix(web.url) for unit in units] == ["/1", "/2"]
        assert asked(tmp_path, given, web, 9 * DAY, refresh=30 * DAY)[0] == ["/feed", "/2"]


def test_five_thousand_known_pages_of_one_host_are_not_asked_for(tmp_path: Path) -> None:
    """With the pause of a second between two of them it would be an hour and a half."""
    known = 5_000
    with serve({"/feed": feed("/new"), "/new": PAGE}) as web, ledger(tmp_path) as opened:
        index = opened.index
        opened.pages.put("x.html", b"<p>Chips</p>")
        urls = [f"{web.url}/{n}" for n in range(known)]
        index.keep_links(f"{web.url}/feed", [(url, {}) for url in urls])
        for url in urls:
            index.keep_page(url, "x.html", None, None, None, url)
            index.keep_visit(url, Visit(0, 30 * DAY))
        polite = replace(LOCAL, pause=1.0)
        begun = time.monotonic()
        found = list(Web(opened, polite, now=lambda: 31 * DAY).units(f"{web.url}/feed"))
        assert len(found) == known + 1
        assert [path for path in web.paths if path != "/robots.txt"] == ["/feed", "/new"]
        assert time.monotonic() - begun < 60


def test_a_dead_link_is_tried_with_growing_pauses_and_then_left(tmp_path: Path) -> None:
    with serve({"/1": PAGE, "/feed": feed("/1", "/dead")}) as web:
        tries = []
        for hour in range(24 * 30):
            paths, units = asked(tmp_path, f"{web.url}/feed", web, hour * HOUR)
            if "/dead" in paths:
                tries.append(hour)
            assert units[1]["failure"] == ["not fetched", "HTTP 404"]  # it stays a row of failures.csv
            if hour > 70:
                break
        assert tries == [0, 1, 2, 4, 8, 16, 32, 64]
        assert len(tries) == LEFT_AFTER


# ---- failures that are known


def test_a_failure_that_is_known_does_not_count_twice(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(
        "Seoul will spend 3 trillion won on AI chips, the ministry said on Friday."
    )
    (tmp_path / "bad.jsonl").write_text("{broken\n")
    out, inputs = tmp_path / "out", [tmp_path / "good.txt", tmp_path / "bad.jsonl"]
    told: list[tuple[int, int]] = []

    def one() -> tuple[int, int]:
        told.clear()
        summary = run(inputs, out, Options(workers=1), lambda p: told.append((len(p.failures), len(p.known))))
        return summary.failed, summary.known

    assert one() == (1, 0)
    assert one() == (1, 1)
    (tmp_path / "bad.jsonl").write_text("{broken\n{broken too\n")
    assert one() == (2, 1)  # the second line is new
    assert (1, 1) in told
    assert one() == (2, 2)
    (tmp_path / "bad.jsonl").write_text("{broken\n")
    assert one() == (1, 1)


# ---- withdrawn


@pytest.mark.parametrize(
    "gone",
    [
        reply(404),
        reply(410),
        reply(body="<html><title>한빛일보</title><body><p>삭제된 기사입니다.</p></body></html>".encode()),
        reply(body=b"<html><title>Hanbit</title><body>This article has been removed.</body></html>"),
        reply(body="<title>[정정보도] 한빛시 사업</title><p>사실과 달라 바로잡습니다.</p>".encode()),
    ],
)
def test_an_article_that_is_withdrawn_stays_and_says_so(tmp_path: Path, gone: Any) -> None:
    out, options = tmp_path / "out", Options(workers=1, manners=LOCAL)
    paths = {"/1": page(1), "/2": page(2), "/feed": feed("/1", "/2")}
    with serve(paths) as web:
        given = [f"{web.url}/feed"]
        run(given, out, options)
        first = rows(out)
        assert [row["withdrawn"] for row in first] == ["", ""]
        paths["/1"] = gone
        run(given, out, options)
        today = time.strftime("%Y-%m-%d", time.gmtime())
        assert {row["source"].removeprefix(web.url): row["withdrawn"] for row in rows(out)} == {
            "/1": today,
            "/2": "",
        }
        assert [{**row, "withdrawn": ""} for row in rows(out)] == first
        assert rows(out, "failures") == []
        paths["/1"] = page(1)
        run(given, out, options)
        assert rows(out) == first


def test_an_article_about_removed_articles_is_none_that_is_gone(tmp_path: Path) -> None:
    out, options = tmp_path / "out", Options(workers=1, manners=LOCAL)
    told = article(1).replace("밝혔다.", "밝혔다. 삭제된 기사를 복구한다." + " 시의회도 이를 논의했다." * 120)
    paths = {"/1": page(1)}
    with serve(paths) as web:
        run([f"{web.url}/1"], out, options)
        paths["/1"] = reply(body=told.encode())
        run([f"{web.url}/1"], out, options)
    (row,) = rows(out)
    assert row["withdrawn"] == ""
    assert int(row["characters"]) > 1000


# ---- forgotten, and kept


def test_forget_removes_an_article_for_good(tmp_path: Path) -> None:
    out, options = tmp_path / "out", Options(workers=1, manners=LOCAL)
    with serve({"/1": page(1), "/2": page(2), "/feed": feed("/1", "/2")}) as web:
        given = [f"{web.url}/feed"]
        run(given, out, options)
        names = {row["source"].removeprefix(web.url): row["article_id"] for row in rows(out)}
        assert forget(names["/1"], out) == (f"{web.url}/1", True)
        assert [row["article_id"] for row in rows(out)] == [names["/2"]]
        assert {row["article_id"] for row in rows(out, "amounts")} == {names["/2"]}
        needle = "사업 1호".encode()
        stored = [path for path in out.rglob("*") if path.is_file() and path.suffix in (".html", ".csv")]
        assert not [path for path in stored if needle in path.read_bytes()]
        before = web.paths.count("/1")
        run(given, out, options)
        assert web.paths.count("/1") == before
        assert [row["article_id"] for row in rows(out)] == [names["/2"]]
        forget(f"{web.url}/2", out)
        assert rows(out) == []
        with pytest.raises(UsageError, match="has fetched it"):
            forget(f"{web.url}/none", out)


def test_what_is_read_from_a_file_is_removed_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Seoul will spend 3 trillion won on AI chips, the ministry said on Friday."
    )
    run([tmp_path / "a.txt"], tmp_path / "out", Options(workers=1))
    with pytest.raises(UsageError, match=r"a is read from .*a\.txt: remove it there"):
        forget("a", tmp_path / "out")
    with pytest.raises(UsageError, match="no article of this id"):
        forget("b", tmp_path / "out")
    with pytest.raises(UsageError, match="no run has written there"):
        forget("a", tmp_path / "elsewhere")


def test_what_a_feed_has_dropped_outlives_the_cache(tmp_path: Path) -> None:
    out, options = tmp_path / "out", Options(workers=1, manners=LOCAL)
    paths = {"/1": page(1), "/2": page(2), "/feed": feed("/1")}
    with serve(paths) as web:
        run([f"{web.url}/feed"], out, options)
        paths["/feed"] = feed("/2")
        del paths["/1"]
        shutil.rmtree(out / ".kaix")
        run([f"{web.url}/feed"], out, options)
        assert [
            row["source"].removeprefix(web.url) for row in sorted(rows(out), key=lambda r: r["source"])
        ] == [
            "/1",
            "/2",
        ]
        assert run([out, f"{web.url}/feed"], out, options).articles == 2  # its pages are no input


def test_the_pages_of_an_earlier_version_are_moved(tmp_path: Path) -> None:
    cache = tmp_path / ".kaix"
    with Ledger(cache, str(tmp_path), str(cache / "parts")) as old:
        index = PageIndex(old._base)
        index.keep_page("http://a/1", "x.html", None, None, None, "http://a/1")
        index.keep_links("http://a/feed", [("http://a/1", {})])
    (cache / "pages").mkdir()
    (cache / "pages" / "x.html").write_bytes(b"<p>Chips</p>")
    with ledger(tmp_path) as opened:
        assert opened.index.page("http://a/1") == ("x.html", None, None, None, "http://a/1")
        assert opened.index.keep_links("http://a/feed", []) == [("http://a/1", {})]
        assert opened.pages.get("x.html") == tmp_path / "kaix-pages" / "x.html"


def test_the_title_of_the_page_goes_before_its_feeds(tmp_path: Path) -> None:
    out = tmp_path / "out"
    bare = "<html><p>한빛시는 인공지능 사업에 3조원을 투자한다고 밝혔다. 시의회가 이를 승인했다.</p></html>"
    with serve({"/1": page(1), "/2": reply(body=bare.encode()), "/feed": feed("/1", "/2")}) as web:
        run(
            [f"{web.url}/feed"],
            out,
            Options(workers=1, manners=Manners(pause=0.0, tries=1, allow_private=True)),
        )
    assert sorted(row["title"] for row in rows(out)) == ["t", "한빛시 사업 1호"]


def test_a_list_is_what_is_listed_now(tmp_path: Path) -> None:
    with serve({"/1": PAGE, "/2": PAGE}) as web:
        given = listed(tmp_path, f"{web.url}/1", f"{web.url}/2")
        assert sorted(asked(tmp_path, given, web, 0)[0]) == ["/1", "/2"]
        assert sorted(asked(tmp_path, given, web, 60)[0]) == ["/1", "/2"]
        asked(tmp_path, given, web, 8 * DAY)
        assert asked(tmp_path, given, web, 9 * DAY)[0] == []


def test_an_index_that_is_damaged_keeps_what_is_sound(tmp_path: Path) -> None:
    with ledger(tmp_path) as opened:
        opened.index.keep_page("http://a/1", "x.html", None, None, None, "http://a/1")
        opened.index.forget("http://a/2")
        opened.index._base.execute(
            "INSERT INTO page VALUES ('http://a/3', 'y.html', NULL, NULL, NULL, '', 0)"
        )
    with ledger(tmp_path) as opened:
        assert opened.index.page("http://a/3") is None
        assert opened.index.page("http://a/1") is not None
        assert opened.index.is_forgotten("http://a/2")
    path = tmp_path / "kaix-pages" / "index.sqlite"
    path.write_bytes(b"rubbish" * 1000)
    with ledger(tmp_path) as opened:
        assert opened.index.page("http://a/1") is None
    assert path.with_name("index.sqlite.damaged").read_bytes() == b"rubbish" * 1000
