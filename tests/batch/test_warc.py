from __future__ import annotations

import gzip
import io
import itertools
import random
import re
import tracemalloc
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
import zstandard

from kaix.batch import bodies, members, readers, responses, warc, wholes
from kaix.batch.members import next_member
from kaix.batch.warc import Broken, Page, pages
from kaix.failures import ArticleError, Failure
from tests.batch.warcs import chunked, member, page, record

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


@pytest.mark.parametrize("parts", [1, 3, 7])
def test_corrupt_bytes_where_a_part_begins_are_told_once(parts: int) -> None:
    for n in (0, 4, 20, 39):
        for at in (0, 1, 12, len(MEMBERS[n]) // 2, len(MEMBERS[n]) - 6):
            data = bytearray(FILE)
            data[OFFSETS[n] + at] ^= 0xFF
            size = len(data)
            bounds = sorted({0, OFFSETS[n] - 10, size, *(size * i // parts for i in range(parts))} - {-10})
            found = [p for a, b in pairwise(bounds) for p in pages(io.BytesIO(data), a, b)]
            assert [p.uri for p in found if isinstance(p, Page)] == [uri for uri in URIS if uri != URIS[n]]
            assert [p.offset for p in found if isinstance(p, Broken)] == [OFFSETS[n]]


def test_a_record_whose_length_lies() -> None:
    lying = gzip.compress(
        record("http://a/x", b"<p>short</p>").replace(b"Content-Length: 12", b"Content-Length: 99")
    )
    assert uris(MEMBERS[0] + lying + MEMBERS[1])[-1] == URIS[1]


PACKED_HEADERS = "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: "
PLAIN = [record(uri, page(n)) for n, uri in enumerate(URIS[:12])]
LENGTH = re.compile(rb"(msgtype=response\r\nContent-Length: )(\d+)")


@pytest.mark.parametrize("coding", ["gzip", "br", "UTF-8", "zstd", ""])
def test_a_page_that_is_chunked_and_packed_ends_no_file(coding: str) -> None:
    pack = {"gzip": gzip.compress, "zstd": zstandard.compress}.get(coding, bytes)
    if coding == "br":
        pack = pytest.importorskip("brotli").compress
    records = [
        record(uri, chunked(pack(page(n))) if n % 3 == 1 else page(n), headers=PACKED_HEADERS + coding)
        for n, uri in enumerate(URIS[:12])
    ]
    for data in (b"".join(map(gzip.compress, records)), b"".join(records), gzip.compress(b"".join(records))):
        found = list(pages(io.BytesIO(data)))
        assert [p.uri for p in found if isinstance(p, Page)] == URIS[:12]
        assert [p.content for p in found if isinstance(p, Page)] == [page(n) for n in range(12)]
        assert not broken(data)


def test_a_stop_is_not_taken_for_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = warc._responses

    def stops(stream: io.BytesIO) -> object:
        return itertools.islice(whole(stream), 3)

    monkeypatch.setattr(warc, "_responses", stops)
    assert uris(FILE) == URIS
    assert not broken(FILE)
    monkeypatch.setattr(warc, "_responses", lambda _: [])
    assert uris(FILE) == URIS
    assert not broken(FILE)


def _in_small_letters(one: bytes) -> bytes:
    head, _, body = one.partition(b"\r\n\r\n")
    first, _, fields = head.partition(b"\r\n")
    lowered = [
        name.lower() + b":" + value for name, _, value in (f.partition(b":") for f in fields.split(b"\r\n"))
    ]
    return b"\r\n".join([first, *lowered]) + b"\r\n\r\n" + body


def _with_response(change: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    """The record with another response in it, and its length."""

    def changed(one: bytes) -> bytes:
        head, _, rest = one.partition(b"\r\n\r\n")
        response = change(rest.removesuffix(b"\r\n\r\n"))
        return LENGTH.sub(rb"\g<1>%d" % len(response), head) + b"\r\n\r\n" + response + b"\r\n\r\n"

    return changed


def _head_of_response(change: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    def changed(response: bytes) -> bytes:
        head, end, body = response.partition(b"\r\n\r\n")
        return change(head + end) + body

    return _with_response(changed)


ODD = {
    "names in small letters": _in_small_letters,
    "the length in small letters": lambda one: one.replace(b"Content-Length", b"content-length", 1),
    "lines that end with a line feed": _head_of_response(lambda head: head.replace(b"\r\n", b"\n")),
    "both ends of lines": _head_of_response(lambda head: head.replace(b"\r\n\r\n", b"\n\n")),
    "no type": _head_of_response(lambda head: re.sub(rb"Content-Type[^\n]*\n", b"", head)),
    "no reason": _head_of_response(lambda head: head.replace(b"200 OK", b"200")),
    "folded": _head_of_response(lambda head: head.replace(b"Content-Type: ", b"Content-Type:\r\n  ")),
}


@pytest.mark.parametrize("name", ODD)
def test_heads_as_crawls_have_them(name: str) -> None:
    for odd in ({0}, {5}, {11}, {4, 5}, set(range(12))):
        records = [ODD[name](one) if n in odd else one for n, one in enumerate(PLAIN)]
        for data in (
            b"".join(map(gzip.compress, records)),
            b"".join(records),
            gzip.compress(b"".join(records)),
        ):
            found = list(pages(io.BytesIO(data)))
            assert [(p.uri, p.content) for p in found if isinstance(p, Page)] == [
                (uri, page(n)) for n, uri in enumerate(URIS[:12])
            ]
            assert not broken(data)


def test_what_has_no_type_and_is_no_page_is_none() -> None:
    for body in (b"GIF89a", b"{}", b"", b"<svg/>", b"<!-- x -->" * 5000):
        assert list(pages(io.BytesIO(member("http://a/1", body, headers="Server: x")))) == [None]


def test_a_head_that_is_too_long_costs_its_own_record_alone() -> None:
    record_with = _head_of_response(
        lambda head: head.replace(b"200 OK\r\n", b"200 OK\r\nX: " + b"A" * 70_000 + b"\r\n")
    )
    records = [record_with(one) if n == 1 else one for n, one in enumerate(PLAIN[:3])]
    for pack in (gzip.compress, bytes):
        data = b"".join(map(pack, records))
        assert uris(data) == [URIS[0], URIS[2]]
        assert broken(data) == [
            Broken(len(pack(records[0])), "the head of the response is broken, or too long"),
        ]


def test_a_bomb_costs_its_own_record_alone() -> None:
    """Some kilobytes that unpack to gigabytes: no more than a page is unpacked of them."""
    headers = "Content-Type: text/html\r\nContent-Encoding: "
    bombs = {"gzip": gzip.compress(bytes(70_000_000)), "zstd": zstandard.compress(bytes(400_000_000), 19)}
    for coding, bomb in bombs.items():
        records = [PLAIN[0], record("http://a/bomb", bomb, headers=headers + coding), PLAIN[1]]
        for pack in (gzip.compress, bytes):
            data = b"".join(map(pack, records))
            tracemalloc.start()
            assert uris(data) == URIS[:2]
            assert tracemalloc.get_traced_memory()[1] < 300_000_000
            tracemalloc.stop()
            assert broken(data) == [Broken(len(pack(records[0])), "more than 64 MB", "too large")]


def test_a_page_that_breaks_off_is_no_page() -> None:
    whole = gzip.compress(page(1))
    for body, headers in (
        (whole[: len(whole) // 2], "Content-Type: text/html\r\nContent-Encoding: gzip"),
        (chunked(whole)[:-100], PACKED_HEADERS + "gzip"),
    ):
        for pack in (gzip.compress, bytes):
            records = [
                record(URIS[0], page(0)),
                record(URIS[1], body, headers=headers),
                record(URIS[2], page(2)),
            ]
            data = b"".join(map(pack, records))
            assert uris(data) == [URIS[0], URIS[2]]
            (found,) = broken(data)
            assert (found.offset, found.kind) == (len(pack(records[0])), "broken record")


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zstandard.compress])
def test_a_record_that_is_too_large_has_an_outcome(pack: object, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (warc, wholes, bodies):
        monkeypatch.setattr(module, "LARGEST_PAGE", 200_000)
    monkeypatch.setattr(wholes, "LARGEST_RECORD", 200_000 + responses.LONGEST_HEAD)
    monkeypatch.setattr(wholes, "_STEP", 1000)
    big = b"<p>" + b"x" * 300_000
    others = {"kind": "request"}, {"headers": "Content-Type: video/mp4"}
    records = [
        record(URIS[0], page(0)),
        record("http://a/big", big),
        record(URIS[1], page(1)),
        *(record(f"http://a/{n}", big, **other) for n, other in enumerate(others)),
        record(URIS[2], page(2)),
    ]
    for data in (b"".join(map(pack, records)), pack(b"".join(records))):  # type: ignore[arg-type,operator]
        assert uris(data) == URIS[:3]
        assert [(found.kind, found.reason) for found in broken(data)] == [
            ("too large", f"{len(big):,} bytes")
        ]


BAD = {
    "another word": lambda one: one.replace(b"WARC/1.0", b"CRAW/1.0"),
    "a length that is too small": lambda one: LENGTH.sub(rb"\g<1>150", one),
    "a length that is too large": lambda one: LENGTH.sub(rb"\g<1>9\2", one),
    "a length that is far too large": lambda one: LENGTH.sub(rb"\g<1>999\2", one),
    "no length": lambda one: LENGTH.sub(b"x: y", one),
    "a head that is cut off": lambda one: one[:60] + b"\r\n",
    "only its middle": lambda one: one[200:],
    "zeros": lambda one: b"\0" * len(one),
    "cut off": lambda one: one[:-700],
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_record_costs_itself(name: str) -> None:
    for n in (0, 5, 11):
        records = [BAD[name](one) if i == n else one for i, one in enumerate(PLAIN)]
        if n == 0 and not records[0].startswith(b"WARC/"):
            continue  # nothing says that this is a file of records
        plain = b"".join(records)
        # In some members are two records: what begins with two is read as a whole.
        twos = b"".join(gzip.compress(b"".join(records[i : i + 2])) for i in range(0, 12, 2))
        for data in (plain, gzip.compress(plain), zstandard.compress(plain), twos):
            assert uris(data) == [uri for i, uri in enumerate(URIS[:12]) if i != n]
            (found,) = broken(data)
            assert found.offset == sum(map(len, PLAIN[:n]))
        one_each = b"".join(map(gzip.compress, records))
        assert uris(one_each) == [uri for i, uri in enumerate(URIS[:12]) if i != n]
        (found,) = broken(one_each)
        assert found.offset == sum(len(gzip.compress(one)) for one in PLAIN[:n])


def test_what_is_packed_as_a_whole_and_truncated_is_read_up_to_there() -> None:
    plain = b"".join(PLAIN)
    for pack in (gzip.compress, zstandard.compress):
        data = pack(plain)
        found = uris(data[: len(data) * 3 // 4])
        assert found == URIS[: len(found)]
        assert len(found) > 5 or pack is zstandard.compress  # in one block of Zstandard is all of it
        assert len(broken(data[: len(data) * 3 // 4])) == 1


def test_many_bad_lengths_are_no_more_work_than_as_many_bytes() -> None:
    lying = LENGTH.sub(rb"\g<1>20000000", record("http://a/1", b"<p>x</p>"))
    assert len(broken(lying * 20_000)) == 20_000


def test_a_file_without_a_record_says_so() -> None:
    for data in (b"", gzip.compress(b""), b"\r\n\r\n", zstandard.compress(b"")):
        assert broken(data) == [warc.Broken(0, "no record", "empty")]
    assert not broken(member("http://a/1", b"x", kind="request"))


class Gone(io.RawIOBase):
    """What a server sends that stops to answer for good."""

    def __init__(self, data: bytes, error: Exception) -> None:
        self.data, self.error, self.left = io.BytesIO(data), error, 8

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return self.data.seek(offset, whence)

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        self.left -= 1
        if self.left <= 0:
            raise self.error
        return self.data.readinto(memoryview(buffer)[:500])


@pytest.mark.parametrize("error", [ArticleError("not fetched", "504"), OSError(5, "Input/output error")])
def test_a_server_that_is_gone_is_no_damage(error: Exception) -> None:
    for data in (FILE, b"".join(PLAIN), gzip.compress(b"".join(PLAIN))):
        with pytest.raises(type(error)):
            list(pages(io.BufferedReader(Gone(data, error), 1000)))


def test_what_is_broken_is_one_failure_each(tmp_path: Path) -> None:
    cut = gzip.compress(page(1))[:100]
    for name, data, expected in (
        ("e.warc.gz", b"", [("e.warc.gz", "empty")]),
        ("e.warc", b"", [("e.warc", "empty")]),
        (
            "c.warc",
            record("http://a/1", cut, headers="Content-Type: text/html\r\nContent-Encoding: gzip"),
            [("c.warc#0", "broken record")],
        ),
    ):
        (tmp_path / name).write_bytes(data)
        unit = {"reader": "warc", "name": name, "path": str(tmp_path / name), "start": 0, "end": None}
        found = list(readers.read(unit, {}))
        assert [(one.source, one.reason) for one in found if isinstance(one, Failure)] == expected


def test_a_head_without_its_record_is_broken() -> None:
    for length in (b"12", b"99999999999999999"):
        data = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: " + length + b"\r\n\r\n"
        for packed in (data, gzip.compress(data)):
            (found,) = broken(packed)
            assert found.offset == 0


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
        monkeypatch.setattr(members, "_STEP", step)
        assert next_member(io.BytesIO(FILE), OFFSETS[3] + 1) == OFFSETS[4]
        assert next_member(io.BytesIO(FILE), OFFSETS[3]) == OFFSETS[3]
        assert next_member(io.BytesIO(FILE), OFFSETS[3] + 1, OFFSETS[4]) is None
        assert next_member(io.BytesIO(FILE), OFFSETS[-1] + 1) is None
