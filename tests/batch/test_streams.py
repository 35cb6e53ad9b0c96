from __future__ import annotations

import gzip
from pathlib import Path

import fsspec
import pytest
import zstandard

from kaix.batch import streams
from kaix.failures import ArticleError
from tests.batch.web import ranged, serve

TEXT = "정부가 밝혔다\n".encode() * 5000


def test_the_kind_of_a_file_is_in_its_name() -> None:
    assert [
        streams.extension(n) for n in ("a.jsonl", "A.JSONL.GZ", "x.warc.zst", "a", "a.gz", "s3://b/c.csv.gz")
    ] == [*(".jsonl", ".jsonl", ".warc", "", "", ".csv")]
    assert streams.extension("https://a.example/x.warc.gz?sig=a.b#c.d") == ".warc"
    assert streams.extension("/data/v1.2/notes") == ""


@pytest.mark.parametrize("ending", ["", ".gz", ".zst"])
def test_what_is_packed_is_unpacked(tmp_path: Path, ending: str) -> None:
    packed = {"": TEXT, ".gz": gzip.compress(TEXT), ".zst": zstandard.compress(TEXT)}[ending]
    two = packed + packed if ending else TEXT * 2  # packed files may be appended to one another
    path = tmp_path / f"a.txt{ending}"
    path.write_bytes(two)
    with streams.unpacked(str(path)) as stream:
        assert stream.read() == TEXT * 2
    with fsspec.open(f"memory://streams/a.txt{ending}", "wb") as file:
        file.write(two)
    with streams.unpacked(f"memory://streams/a.txt{ending}") as stream:
        assert stream.readline() + stream.read() == TEXT * 2


@pytest.mark.parametrize("ending", [".gz", ".zst"])
@pytest.mark.parametrize("how", ["truncated", "corrupt", "none"])
def test_damaged_files_raise_what_is_expected(tmp_path: Path, ending: str, how: str) -> None:
    packed = bytearray(gzip.compress(TEXT) if ending == ".gz" else zstandard.compress(TEXT))
    if how == "truncated":
        del packed[-20:]
    elif how == "corrupt":
        packed[20:40] = b"\xff" * 20
    else:
        packed[:] = b"not packed at all"
    path = tmp_path / f"a{ending}"
    path.write_bytes(packed)
    with streams.unpacked(str(path)) as stream, pytest.raises(streams.damage()):
        stream.read()


def test_files_under_a_url() -> None:
    for name, content in (("b.txt", b"bb"), ("a.txt", b"a"), ("deep/c.txt", b"ccc")):
        with fsspec.open(f"memory://files/{name}", "wb") as file:
            file.write(content)
    found = list(streams.files("memory://files"))
    assert [(f.name, f.size) for f in found] == [
        *(("memory://files/a.txt", 1), ("memory://files/b.txt", 2), ("memory://files/deep/c.txt", 3))
    ]
    assert all(f.stamp for f in found)
    with pytest.raises(ArticleError, match="not found"):
        list(streams.files("memory://files/none"))
    with pytest.raises(ArticleError, match="cannot be opened"):
        list(streams.files("nonsense://files"))


def test_a_file_on_a_web_server() -> None:
    with serve({"/a.txt.gz": ranged(gzip.compress(TEXT))}) as web:
        with streams.unpacked(f"{web.url}/a.txt.gz", allow_private=True) as stream:
            assert stream.read() == TEXT
        with pytest.raises(ArticleError, match="not allowed"), streams.opened(f"{web.url}/a.txt.gz"):
            pass
