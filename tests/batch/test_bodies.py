from __future__ import annotations

import gzip
import zlib
from functools import partial

import pytest
import zstandard

from kaix.batch import bodies
from kaix.batch.bodies import BodyError, decoded
from tests.batch.warcs import chunked

PAGE = b"<p>Seoul buys chips.</p>" * 200
gzipped = partial(gzip.compress, mtime=0)  # the same test ids in every process
RAW = zlib.compressobj(6, zlib.DEFLATED, -15)
DEFLATED = RAW.compress(PAGE) + RAW.flush()
PACKED = [
    ("", PAGE),
    ("gzip", gzipped(PAGE)),
    ("X-GZIP", gzipped(PAGE)),
    ("gzip", gzipped(PAGE[:999]) + gzipped(PAGE[999:])),
    ("deflate", zlib.compress(PAGE)),
    ("deflate", DEFLATED),
    ("zstd", zstandard.compress(PAGE)),
    ("deflate, gzip", gzipped(zlib.compress(PAGE))),
    ("UTF-8", PAGE),
    ("identity", PAGE),
    ("gzip, none", gzipped(PAGE)),
]


@pytest.mark.parametrize(("coding", "body"), PACKED)
def test_what_is_packed_and_chunked(coding: str, body: bytes) -> None:
    assert decoded(body, "", coding) == PAGE
    assert decoded(chunked(body), "chunked", coding) == PAGE
    assert decoded(chunked(body, 5000), "Chunked", coding) == PAGE


def test_brotli() -> None:
    brotli = pytest.importorskip("brotli")
    body = brotli.compress(PAGE)
    assert decoded(chunked(body), "chunked", "br") == PAGE
    for cut in (1, len(body) // 2, len(body) - 1):
        with pytest.raises(BodyError, match="cannot be unpacked"):
            decoded(body[:cut], "", "br")


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "gzip, br"])
def test_what_the_crawler_unpacked_already_stands(coding: str) -> None:
    assert decoded(PAGE, "chunked", coding) == PAGE
    assert decoded(b"", "chunked", coding) == b""
    assert decoded(b"cafe or bar: where to go", "chunked", "gzip") == b"cafe or bar: where to go"


@pytest.mark.parametrize(("coding", "body"), [one for one in PACKED[1:8] if "," not in one[0]])
def test_what_breaks_off_is_no_page(coding: str, body: bytes) -> None:
    for cut in (len(body) // 2, len(body) - 1):
        with pytest.raises(BodyError) as caught:
            decoded(body[:cut], "", coding)
        assert caught.value.reason == "broken record"


def test_chunks_that_break_off() -> None:
    whole = chunked(PAGE)
    assert decoded(whole[:-2], "chunked", "") == PAGE
    assert decoded(whole.replace(b"\r\n", b";name=value\r\n", 1), "chunked", "") == PAGE
    for cut in (10, 60, len(whole) - 5):
        with pytest.raises(BodyError, match="breaks off"):
            decoded(whole[:cut], "chunked", "")


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress, zstandard.compress])
def test_a_page_that_unpacks_to_more_than_any(pack: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "LARGEST_PAGE", len(PAGE) - 1)
    coding = {gzip.compress: "gzip", zlib.compress: "deflate"}.get(pack, "zstd")  # type: ignore[call-overload]
    with pytest.raises(BodyError) as caught:
        decoded(pack(PAGE), "", coding)  # type: ignore[operator]
    assert caught.value.reason == "too large"
