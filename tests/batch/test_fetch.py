from __future__ import annotations

import codecs
import gzip
import io
import socket
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kaix.batch import addresses
from kaix.batch.answers import Fetched
from kaix.batch.fetch import USER_AGENT, Fetcher, Manners
from kaix.batch.ranges import RangeFile
from kaix.failures import ArticleError
from kaix.run import Options, run
from tests.batch.web import drip, drip_body, drip_head, ranged, reply, serve, silence

pytestmark = pytest.mark.alone

LOCAL = Manners(pause=0.0, wait=2.0, whole=3.0, largest=1_000_000, allow_private=True)


def fetcher(**changes: Any) -> Fetcher:
    return Fetcher(replace(LOCAL, **changes), sleep=lambda _: None)


def unused_port() -> int:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return int(unused.getsockname()[1])


def refusal(url: str, **changes: Any) -> ArticleError:
    with pytest.raises(ArticleError) as caught:
        fetcher(**changes).get(url)
    return caught.value


def test_a_page_and_what_its_header_says() -> None:
    with serve(
        {"/a": reply(body="<p>한국</p>".encode("cp949"), Content_Type="text/html;charset=EUC-KR", ETag='"1"')}
    ) as web:
        page = fetcher().get(web.url + "/a")
    assert page == Fetched(f"{web.url}/a", "<p>한국</p>".encode("cp949"), "text/html", "euc-kr", '"1"', None)
    assert web.seen[-1][1]["User-Agent"] == USER_AGENT
    assert "kaix/" in USER_AGENT


def test_what_did_not_change_is_not_sent_again() -> None:
    def conditional(request: Any) -> None:
        known = request.headers.get("If-None-Match") == '"1"' or request.headers.get("If-Modified-Since")
        (reply(304) if known else reply(body=b"new", ETag='"1"'))(request)

    with serve({"/a": conditional}) as web:
        first = fetcher().get(web.url + "/a")
        assert isinstance(first, Fetched)
        assert fetcher().get(web.url + "/a", etag=first.etag) is None
        assert fetcher().get(web.url + "/a", last_modified="Mon, 02 Mar 2026 00:00:00 GMT") is None


def test_not_modified_of_a_page_that_nobody_has() -> None:
    with serve({"/a": reply(304), "/robots.txt": reply(304)}) as web:
        assert refusal(web.url + "/a").detail == "HTTP 304 (not modified), of a page that is not known"
        assert web.paths == ["/robots.txt", "/a"]


def test_robots_txt_is_obeyed_and_asked_for_once() -> None:
    robots = b"User-agent: *\nDisallow: /private\nCrawl-delay: 0.2\n"
    with serve(
        {"/robots.txt": reply(body=robots), "/open": reply(body=b"x"), "/private/a": reply(body=b"x")}
    ) as web:
        slow = Fetcher(LOCAL)
        begun = time.monotonic()
        slow.get(web.url + "/open")
        slow.get(web.url + "/open")
        assert time.monotonic() - begun >= 0.2
        with pytest.raises(ArticleError, match=r"refused by robots\.txt"):
            slow.get(web.url + "/private/a")
    assert web.paths == ["/robots.txt", "/open", "/open"]


def test_a_site_without_robots_txt_is_open_and_one_out_of_order_is_not() -> None:
    with serve({"/a": reply(body=b"x")}) as web:
        assert fetcher().get(web.url + "/a") is not None
    with serve({"/a": reply(body=b"x"), "/robots.txt": reply(503)}) as web:
        assert refusal(web.url + "/a").reason == "not fetched"
        assert "/a" not in web.paths


def test_pages_of_one_host_come_with_a_pause_between() -> None:
    with serve({"/a": reply(body=b"x")}) as web:
        polite = Fetcher(Manners(pause=0.3, allow_private=True))
        # Here, not at the server: it may look at its clock long after a page was asked for.
        begun = time.monotonic()
        polite.get(web.url + "/a")
        for pauses in (1, 2):
            polite.get(web.url + "/a")
            assert time.monotonic() - begun >= 0.3 * pauses
    assert web.paths.count("/a") == 3


def test_redirects_are_followed_to_an_end() -> None:
    paths = {
        "/1": reply(301, Location="/2"),
        "/2": reply(302, Location="3"),
        "/3": reply(body=b"here"),
        "/loop": reply(302, Location="/loop"),
        "/file": reply(302, Location="file:///etc/passwd"),
        "/astray": reply(302, Location="http://[bad/"),
    }
    with serve(paths) as web:
        page = fetcher().get(web.url + "/1")
        assert page is not None
        assert (page.url, page.content) == (web.url + "/3", b"here")
        assert refusal(web.url + "/loop").detail == "more than 8 redirects"
        assert refusal(web.url + "/file").reason == "not allowed"
        assert refusal(web.url + "/astray").reason == "not fetched"


def test_a_server_that_fails_is_asked_again_and_then_left() -> None:
    waits: list[float] = []
    answers = iter([reply(503, Retry_After="7"), reply(500), reply(body=b"at last")])

    def next_answer(request: Any) -> None:
        next(answers)(request)

    with serve({"/a": next_answer, "/b": reply(502)}) as web:
        patient = Fetcher(LOCAL, sleep=waits.append)
        page = patient.get(web.url + "/a")
        assert page is not None
        assert page.content == b"at last"
        assert waits == [7.0, 2.0]
        assert str(refusal(web.url + "/b")) == "not fetched: HTTP 502"
        assert str(refusal(web.url + "/c")) == "not fetched: HTTP 404"
    assert web.paths.count("/b") == 3
    assert web.paths.count("/c") == 1


@pytest.mark.parametrize("keeps", [False, True])
@pytest.mark.parametrize("handler", [silence, drip, drip_head])
def test_a_server_that_keeps_us_waiting_is_left(handler: Any, keeps: bool) -> None:
    """Over a connection that robots.txt has left open too."""
    begun = time.monotonic()
    paths = {"/a": handler, "/robots.txt": reply(body=b"User-agent: *\nDisallow: /private\n")}
    with serve(paths, keeps=keeps) as web, closing(fetcher(tries=1, wait=0.8, whole=1.0)) as impatient:
        try:
            impatient.get(web.url + "/a")
        except ArticleError as error:
            assert error.reason == "not fetched"
        else:
            pytest.fail("it was waited for")
    assert web.paths == ["/robots.txt", "/a"]
    assert time.monotonic() - begun < 3


def test_a_part_of_a_file_that_drips_is_left() -> None:
    def dripping(request: Any) -> None:
        if request.headers["Range"] == "bytes=0-0":
            ranged(b"x" * 1000)(request)
        else:
            request.send_response(206)
            request.send_header("Content-Range", "bytes 0-999/1000")
            request.send_header("Content-Length", "1000")
            request.end_headers()
            drip_body(request)

    begun = time.monotonic()
    with (
        serve({"/a": dripping}, keeps=True) as web,
        RangeFile(web.url + "/a", manners=replace(LOCAL, wait=0.8, whole=1.0)) as file,
        pytest.raises(OSError, match="took over 1 seconds"),
    ):
        file.read(1000)
    assert time.monotonic() - begun < 3


def test_a_file_on_a_host_that_is_not_there() -> None:
    with pytest.raises(OSError, match=r"^NewConnectionError: \[Errno \d+\]"):
        RangeFile(f"http://127.0.0.1:{unused_port()}/a", manners=replace(LOCAL, tries=1))


def test_no_address_of_a_name_is_waited_for_beyond_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    many = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (f"8.8.8.{n}", 80)) for n in range(100)]
    limits = []

    def connect(made: Any, _: Any) -> None:
        limits.append(made.gettimeout())
        time.sleep(min(limits[-1], 0.1))
        raise TimeoutError("timed out")

    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: many)
    monkeypatch.setattr(socket.socket, "connect", connect)
    assert (
        refusal("http://many.example/", allow_private=False, tries=1, wait=0.1, whole=0.5).reason
        == "not fetched"
    )
    assert limits[0] <= 0.1
    assert limits[-1] < 0.01


def test_a_host_that_is_not_there() -> None:
    assert refusal(f"http://127.0.0.1:{unused_port()}/").reason == "not fetched"
    assert refusal("http://no-such-host.invalid/").reason == "not fetched"


def test_too_much_is_too_much_packed_or_not() -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    with serve(
        {"/big": reply(body=b"x" * 2_000_000), "/bomb": reply(body=bomb, Content_Encoding="gzip")}
    ) as web:
        assert refusal(web.url + "/big").reason == "too large"
        assert refusal(web.url + "/bomb").reason == "too large"


PRIVATE = "127.0.0.1 localhost 2130706433 0x7f.1 0177.0.0.1 [::1] [::ffff:127.0.0.1] 10.0.0.1 0.0.0.0 169.254.169.254"
PRIVATE += (
    " 192.168.1.1 172.16.0.1 100.64.0.1 [fe80::1] [fc00::1] [64:ff9b::7f00:1] [2002:7f00:1::] 224.0.0.1 [::]"
)


@pytest.mark.parametrize("host", PRIVATE.split())
def test_addresses_of_local_networks_are_not_fetched(host: str) -> None:
    error = refusal(f"http://{host}:9/", allow_private=False)
    assert error.reason in ("not allowed", "not fetched")
    assert error.reason == "not allowed" or "resolve" in error.detail or "Name" in error.detail


def test_a_public_name_must_not_lead_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is public when it is checked and private when it is connected to: it is resolved once."""
    asked = []

    def resolver(host: str, port: int, **_: Any) -> list[Any]:
        asked.append(host)
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1" if len(asked) > 1 else "8.8.8.8", port))
        ]

    connected: list[Any] = []

    def connect(_: Any, address: Any) -> None:
        connected.append(address)
        raise OSError("stop")

    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    monkeypatch.setattr(socket.socket, "connect", connect)
    assert refusal("http://rebinding.example/", allow_private=False, tries=1).reason == "not fetched"
    assert connected == [("8.8.8.8", 80)]
    assert refusal("http://rebinding.example/", allow_private=False, tries=1).reason == "not allowed"
    assert connected == [("8.8.8.8", 80)]


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    with pytest.raises(addresses.NotAllowedError, match=r"10\.0\.0\.1"):
        addresses.resolve("mixed.example", 80, allow_private=False)


def test_a_redirect_does_not_lead_home() -> None:
    with serve({"/secret": reply(body=b"secret")}) as inside:
        with serve({"/a": reply(302, Location=inside.url + "/secret")}) as web:
            answer = fetcher()._tried(web.url + "/a", {}, 1000)
            assert answer == inside.url + "/secret"
            assert refusal(str(answer), allow_private=False).reason == "not allowed"
        assert inside.paths == []


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/",
        "file:///etc/passwd",
        "gopher://a/",
        "javascript:1",
        "http://",
        "http://[",
        "http://a:b/",
    ],
)
def test_what_is_no_address_of_the_web(url: str) -> None:
    assert refusal(url).reason in ("not allowed", "not fetched")


def test_a_file_on_a_server_is_read_by_parts() -> None:
    body = bytes(range(256)) * 1000
    paths = {"/a": ranged(body), "/plain": reply(body=body), "/moved": reply(302, Location="/a")}
    paths |= {"/loop": reply(302, Location="/loop"), "/astray": reply(302, Location="http://[bad/")}
    paths["/empty"] = reply(416, Content_Range="bytes */0")
    with serve(paths) as web:
        file = RangeFile(web.url + "/moved", allow_private=True)
        assert (file.size, file.stamp) == (len(body), '"v1"')
        with io.BufferedReader(file, 10_000) as stream:
            stream.seek(100_000)
            assert stream.read(70_000) == body[100_000:170_000]
            stream.seek(-5, io.SEEK_END)
            assert stream.read() == body[-5:]
        for path, said in (
            ("/plain", "HTTP 200: the server gives no parts of files; fetch it and name the file"),
            ("/none", "HTTP 404"),
            ("/loop", "too many redirects"),
        ):
            with pytest.raises(OSError, match=f"^{said}$"):
                RangeFile(web.url + path, allow_private=True)
        with pytest.raises(ArticleError, match="no URL"):
            RangeFile(web.url + "/astray", allow_private=True)
        with RangeFile(web.url + "/empty", allow_private=True) as empty:
            assert (empty.size, empty.read()) == (0, b"")
        with pytest.raises(ArticleError, match="not allowed"):
            RangeFile(web.url + "/a")


def test_a_run_says_how_many_pages_are_fetched(tmp_path: Path) -> None:
    seen: list[tuple[int, int, int]] = []
    page = b"<html><body><p>Busan will spend 20 billion won on a port model, the city said.</p></body></html>"
    with serve({"/1": reply(200, page), "/2": reply(404)}) as web:
        (tmp_path / "urls.txt").write_text(f"{web.url}/1\n{web.url}/2\n")
        run(
            [tmp_path / "urls.txt"],
            tmp_path / "out",
            Options(workers=1, manners=LOCAL),
            lambda progress: seen.append((progress.units, progress.fetched, progress.to_fetch)),
        )
    assert list(dict.fromkeys(each for each in seen if not each[0])) == [(0, 0, 2), (0, 1, 2), (0, 2, 2)]


def test_robots_txt_with_a_byte_order_mark() -> None:
    for rules, path in ((b"User-agent: *\nDisallow: /\n", "/a"), (b"User-agent: *\nDisallow: /x", "/x.html")):
        paths = {"/robots.txt": reply(body=codecs.BOM_UTF8 + rules), path: reply(body=b"x")}
        with serve(paths) as web:
            assert refusal(web.url + path).reason == "refused by robots.txt"
            assert web.paths == ["/robots.txt"]


@pytest.mark.parametrize(
    ("location", "asked"),
    [
        ("/뉴스/1".encode(), "/%EB%89%B4%EC%8A%A4/1"),
        ("/뉴스/1".encode("cp949"), "/%B4%BA%BD%BA/1"),
        (b"/%EB%89%B4?a=b&c=%20#d", "/%EB%89%B4?a=b&c=%20"),
        (b"/a b", "/a%20b"),
    ],
)
def test_a_redirect_to_letters_as_they_are(location: bytes, asked: str) -> None:
    paths = {"/a": reply(302, Location=location.decode("latin-1")), asked: reply(body=b"there")}
    with serve(paths) as web:
        fetched = fetcher().get(web.url + "/a")
        assert fetched is not None
        assert (fetched.content, web.paths) == (b"there", ["/robots.txt", "/a", asked])
