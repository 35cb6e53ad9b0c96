from __future__ import annotations

import gzip
import io
import random
from itertools import pairwise

import pytest

from pipeline.batch import warc
from pipeline.batch.warc import Broken, Page, next_member, pages
from tests.batch.warcs import member, page, record

URIS = [f"https://news.example/{n}" for n in range(40)]
MEMBERS = [member(uri, page(n)) for n, uri in enumerate(URIS)]
FILE = b"".join(MEMBERS)
OFFSETS = [sum(map(len, MEMBERS[:n])) for n in range(len(MEMBERS))]


def uris(data: bytes, start: int = 0, end: int | None = None) -> list[str]:
    return [p.uri for p in pages(io.BytesIO(data), start, end) if isinstance(p, Page)]


def broken(data: bytes) -> list[Broken]:
    return [p for p in pages(io.BytesIO(data)) if isinstance(p, Broken)]


def test_a_page_and_what_is_known_of_it() -> None:
    (found,) = pages(
        io.BytesIO(
            member(
                "https://a.example/가",
                "<p>한국</p>".encode("cp949"),
                headers="Content-Type: text/html;charset=EUC-KR",
            )
        )
    )
    assert found == Page(
        uri="https://a.example/가",
        date="2026-03-02",
        record_id="<urn:uuid:https://a.example/가>",
        content="<p>한국</p>".encode("cp949"),
        charset="euc-kr",
        offset=0,
    )


def test_only_html_that_was_found() -> None:
    data = b"".join(
        [
            member("http://a/1", b"x", kind="request"),
            member("http://a/2", b"x", headers="Content-Type: image/png"),
            member("http://a/3", b"<p>gone</p>", status="404 Not Found"),
            member("http://a/4", b"<p>here</p>", headers="Content-Type: TEXT/HTML"),
            member(
                "http://a/5",
                gzip.compress(b"<p>packed</p>"),
                headers="Content-Type: text/html\r\nContent-Encoding: gzip",
            ),
        ]
    )
    assert [(p.uri, p.content) for p in pages(io.BytesIO(data)) if isinstance(p, Page)] == [
        ("http://a/4", b"<p>here</p>"),
        ("http://a/5", b"<p>packed</p>"),
    ]
    assert not broken(data)


def test_a_file_that_is_not_compressed_and_one_compressed_as_a_whole() -> None:
    plain = b"".join(record(uri, page(n)) for n, uri in enumerate(URIS))
    for data in (plain, gzip.compress(plain)):
        assert uris(data) == URIS
        assert uris(data, 0, 1000) + uris(data, 1000, None) == URIS


@pytest.mark.parametrize("parts", [1, 2, 3, 7, 200])
def test_parts_hold_every_record_once(parts: int) -> None:
    size = len(FILE)
    bounds = [size * n // parts for n in range(parts)] + [size]
    found = [uri for a, b in pairwise(bounds) for uri in uris(FILE, a, b)]
    assert found == URIS


def test_a_truncated_file_loses_its_last_record_and_says_so() -> None:
    for cut in (10, 100, len(MEMBERS[-1]) - 100):
        data = FILE[: OFFSETS[-1] + cut]
        assert uris(data) == URIS[:-1]
        (found,) = broken(data)
        assert found.offset == OFFSETS[-1]


def test_corrupt_bytes_cost_the_record_they_are_in() -> None:
    rng = random.Random(1)
    for _ in range(30):
        n = rng.randrange(len(MEMBERS))
        data = bytearray(FILE)
        at = OFFSETS[n] + rng.randrange(20, len(MEMBERS[n]) - 60)
        data[at : at + 40] = bytes(rng.randrange(256) for _ in range(40))
        assert uris(bytes(data)) == [uri for uri in URIS if uri != URIS[n]]
        assert len(broken(bytes(data))) >= 1


def test_a_record_whose_length_lies() -> None:
    lying = gzip.compress(
        record("http://a/x", b"<p>short</p>").replace(b"Content-Length: 12", b"Content-Length: 99")
    )
    assert uris(MEMBERS[0] + lying + MEMBERS[1])[-1] == URIS[1]


def test_rubbish_is_no_pages() -> None:
    for data in (
        b"",
        b"\x1f\x8b\x08",
        b"hello" * 1000,
        b"\0" * 5000,
        gzip.compress(b"no warc" * 100),
        b"WARC/1.0\r\n",
    ):
        assert uris(data) == []


def test_the_next_member_is_found_across_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    for step in (1, 2, 3, 64, 5000):
        monkeypatch.setattr(warc, "_STEP", step)
        assert next_member(io.BytesIO(FILE), OFFSETS[3] + 1) == OFFSETS[4]
        assert next_member(io.BytesIO(FILE), OFFSETS[3]) == OFFSETS[3]
        assert next_member(io.BytesIO(FILE), OFFSETS[3] + 1, OFFSETS[4]) is None
        assert next_member(io.BytesIO(FILE), OFFSETS[-1] + 1) is None
