from __future__ import annotations

import gzip
import io
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from kaix import lines
from kaix.batch.rows import from_csv, from_parquet, row_groups
from kaix.failures import ArticleError, Failure
from kaix.metadata import Metadata
from kaix.sources import Raw


def read_csv(content: bytes) -> list[Raw | Failure]:
    found = from_csv(io.BytesIO(content), "a.csv", ("a",), Metadata())
    return [each for each in found if each is not None]


def test_a_row_is_an_article() -> None:
    text = 'article_id,text,published,views\nx1,"First, with a comma\nand a line.",2026-03-02,7\n,Second,,\n'
    for content in (text.encode(), text.encode("utf-8-sig"), text.encode("utf-16"), text.encode("cp949")):
        assert read_csv(content) == [
            Raw("a.csv:1", ("x1",), "First, with a comma\nand a line.", metadata={"published": "2026-03-02"}),
            Raw("a.csv:2", ("a-2",), "Second"),
        ]


def test_what_korean_excel_writes() -> None:
    (found,) = read_csv("text,title\n정부가 밝혔다,한글\n".encode("cp949"))
    assert isinstance(found, Raw)
    assert found.content == "정부가 밝혔다"
    (page,) = read_csv(b"html\n<p>x</p>\n")
    assert isinstance(page, Raw)
    assert page.is_page


def test_rows_that_are_none() -> None:
    assert read_csv(b"text,title\n,only a title\nok,t\n") == [
        Failure("a.csv:1", "broken line", "no `text` or `html`"),
        Raw("a.csv:2", ("a-2",), "ok", metadata={"title": "t"}, headline="t"),
    ]
    assert read_csv(b"text,title\n") == [Failure("a.csv", "empty", "no row under the header")]
    nothing = io.BytesIO()
    parquet.write_table(pa.table({"text": pa.array([], pa.string())}), nothing)
    assert list(from_parquet(nothing, "a.parquet", ("a",), Metadata())) == [
        Failure("a.parquet", "empty", "no row")
    ]
    for content, reason in (
        (b"", "empty"),
        (b"title,url\na,b\n", "no text column"),
        (b"\0\xff" * 100, "no text column"),
    ):
        with pytest.raises(ArticleError) as caught:
            read_csv(content)
        assert caught.value.reason == reason


def test_a_window_that_ends_within_a_character() -> None:
    text = "text\n" + "가" * 40_000 + "\n"
    for pad in ("", "a", "ab"):
        (found,) = read_csv(text.replace("\n", f"\n{pad}", 1).encode())
        assert isinstance(found, Raw)
        assert found.content == pad + "가" * 40_000


def test_parquet_by_row_groups(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    table = pa.table(
        {"text": [f"text {n}" for n in range(100)], "views": range(100), "published": [None] * 100}
    )
    parquet.write_table(table, path, row_group_size=30)
    with path.open("rb") as stream:
        assert len(row_groups(stream)) == 4
        every = list(from_parquet(stream, "a.parquet", ("a",), Metadata()))
        parts = [list(from_parquet(stream, "a.parquet", ("a",), Metadata(), i, i + 1)) for i in range(4)]
    assert every == [raw for part in parts for raw in part]
    assert every[31] == Raw("a.parquet:32", ("a-32",), "text 31")


def test_a_row_that_is_too_large_fails_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST", 1000)
    for large in (
        "x" * 5000,
        '"' + "x" * 5000 + '"',
        '"' + 'a line, and ""so on""\n' * 300 + '"',
        '"' + "x" * 995 + '\nb"',
        ",".join(["x" * 200] * 9),
        ",".join(['"x\n"'] * 300),
    ):
        found = read_csv(f"text,title\nfirst,1\n{large},2\nthird,3\n".encode())
        assert [type(one) for one in found] == [Raw, Failure, Raw], large[:30]
        assert found[1] == Failure("a.csv:2", "too large", "more than 0 MB")
        assert found[2] == Raw("a.csv:3", ("a-3",), "third", metadata={"title": "3"}, headline="3")
    assert read_csv(b"text\nok\n" + b"y" * 5000)[1:] == [Failure("a.csv:2", "too large", "more than 0 MB")]
    with pytest.raises(ArticleError, match="broken file: the header"):
        read_csv(b"text," + b"y" * 5000)


def test_parquet_that_is_damaged(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    buffer = io.BytesIO()
    parquet.write_table(pa.table({"text": [f"text {n} " * 50 for n in range(300)]}), buffer)
    data = bytearray(buffer.getvalue())
    data[4:40] = b"\xff" * 36
    (failure,) = from_parquet(io.BytesIO(data), "a", ("a",), Metadata())
    assert isinstance(failure, Failure)
    assert failure.reason == "broken file"
    assert failure.detail.startswith("rows 1 to 300: ")
    assert failure.detail.isprintable()

    data = bytearray(buffer.getvalue())
    data[-20:-8] = b"\xff" * 12
    assert row_groups(io.BytesIO(data)) == []
    with pytest.raises(ArticleError) as caught:
        list(from_parquet(io.BytesIO(data), "a", ("a",), Metadata(), 0, 0))
    assert caught.value.reason == "broken file"
    assert caught.value.detail.isprintable()

    def gone(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(parquet.ParquetFile, "iter_batches", gone)
    with pytest.raises(OSError, match="Input/output"):
        list(from_parquet(buffer, "a", ("a",), Metadata()))


def test_a_row_group_that_is_damaged_costs_its_own_rows() -> None:
    buffer = io.BytesIO()
    parquet.write_table(pa.table({"text": [f"text {n} " * 50 for n in range(90)]}), buffer, row_group_size=30)
    second = parquet.ParquetFile(buffer).metadata.row_group(1).column(0)
    at = second.dictionary_page_offset or second.data_page_offset
    data = bytearray(buffer.getvalue())
    data[at : at + 20] = b"\xff" * 20
    found = list(from_parquet(io.BytesIO(data), "a", ("a",), Metadata()))
    assert [one.source for one in found] == [
        *(f"a:{n}" for n in range(1, 31)),
        "a",
        *(f"a:{n}" for n in range(61, 91)),
    ]
    assert isinstance(found[30], Failure)
    assert found[30].detail.startswith("rows 31 to 60: ")


def test_a_cell_of_parquet_that_is_too_large_fails_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST", 1000)
    buffer = io.BytesIO()
    parquet.write_table(pa.table({"text": ["first", "x" * 1001, "third"]}), buffer)
    assert list(from_parquet(buffer, "a", ("a",), Metadata())) == [
        Raw("a:1", ("a-1",), "first"),
        Failure("a:2", "too large", "more than 0 MB"),
        Raw("a:3", ("a-3",), "third"),
    ]


def test_a_quotation_mark_without_its_end_costs_its_own_line_alone() -> None:
    unclosed = "a cell begins with a quotation mark and has none at its end"
    assert read_csv(b'text,title\none,1\n"two,2\nthree,3\n"fo\nur",4\nfive" six,5\n') == [
        Raw("a.csv:1", ("a-1",), "one", metadata={"title": "1"}, headline="1"),
        Failure("a.csv:2", "broken line", unclosed),
        Raw("a.csv:3", ("a-3",), "three", metadata={"title": "3"}, headline="3"),
        Raw("a.csv:4", ("a-4",), "fo\nur", metadata={"title": "4"}, headline="4"),
        Raw("a.csv:5", ("a-5",), 'five" six', metadata={"title": "5"}, headline="5"),
    ]
    # What ends with the file has lost nothing behind it.
    assert read_csv(b'text\none\n"two') == [Raw("a.csv:1", ("a-1",), "one"), Raw("a.csv:2", ("a-2",), "two")]


def test_rows_in_another_encoding_than_the_first_ones() -> None:
    english = "The council said on Monday that it would rent servers.\n" * 2000
    found = read_csv(
        b"text\n"
        + english.encode()
        + "서울시가 서버를 빌린다.\n".encode("cp949")
        + "그 다음 줄이다.\n".encode()
    )
    assert [one.content for one in found[-2:] if isinstance(one, Raw)] == [
        "서울시가 서버를 빌린다.",
        "그 다음 줄이다.",
    ]
    assert len(found) == 2002


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-32", "johab"])
def test_tables_in_rare_encodings(encoding: str) -> None:
    text = 'text,title\r\n"서울시가 서버를\n빌린다고 밝혔다.",서울\r\n정부는 아니라고 했다.,정부\r\n'
    found = read_csv(text.encode(encoding))
    assert [one.content for one in found if isinstance(one, Raw)] == [
        "서울시가 서버를\n빌린다고 밝혔다.",
        "정부는 아니라고 했다.",
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_what_stands_between_cells(mark: str) -> None:
    text = f'title{mark}text\n1{mark}one\n2{mark}"t{mark}w\no"\n3{mark}"three\n4{mark}four{mark}\n5{mark}fi{mark}ve\n'
    found = read_csv(text.encode())
    assert [one.content if isinstance(one, Raw) else one.detail for one in found] == [
        "one",
        f"t{mark}w\no",
        "a cell begins with a quotation mark and has none at its end",
        "four",
        f"3 cells under 2 columns: a cell with a {mark!r} in it needs quotes",
    ]


def test_what_stands_before_a_damage_is_read() -> None:
    packed = gzip.compress(b"text\none\ntwo\n")
    for damaged in (packed + b"rubbish", packed + packed[:-9]):
        found = []
        with pytest.raises((OSError, EOFError)):
            for one in from_csv(gzip.GzipFile(fileobj=io.BytesIO(damaged)), "a.csv.gz", ("a",), Metadata()):  # type: ignore[arg-type]
                found.append(one)
        assert [one.content for one in found[:2] if isinstance(one, Raw)] == ["one", "two"]


def test_lines_of_an_old_macintosh() -> None:
    assert read_csv(b"text,title\rone,1\rtwo,2\r") == [
        Raw("a.csv:1", ("a-1",), "one", metadata={"title": "1"}, headline="1"),
        Raw("a.csv:2", ("a-2",), "two", metadata={"title": "2"}, headline="2"),
    ]


def test_parquet_with_strings_that_are_no_unicode() -> None:
    buffer = io.BytesIO()
    text = pa.array(["정부가 밝혔다".encode("cp949"), b"ok", None]).cast(pa.string(), safe=False)
    parquet.write_table(pa.table({"text": text}), buffer)
    assert list(from_parquet(buffer, "a", ("a",), Metadata())) == [
        Raw("a:1", ("a-1",), "정부가 밝혔다"),
        Raw("a:2", ("a-2",), "ok"),
        Failure("a:3", "broken line", "no `text` or `html`"),
    ]


def test_parquet_that_is_none() -> None:
    with pytest.raises(ArticleError, match="broken file"):
        list(from_parquet(io.BytesIO(b"PAR1 no"), "a", ("a",), Metadata()))
    buffer = io.BytesIO()
    parquet.write_table(pa.table({"title": ["x"]}), buffer)
    with pytest.raises(ArticleError, match="no text column: columns: title"):
        list(from_parquet(buffer, "a", ("a",), Metadata()))
