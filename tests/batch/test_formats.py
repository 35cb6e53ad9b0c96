from __future__ import annotations

import json
import sqlite3
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from pyarrow import parquet

from kaix import tables
from kaix.batch import formats
from kaix.batch.places import place
from kaix.batch.schemas import plain
from kaix.records import RECORDS, Amount, from_plain
from kaix.run import Options, run
from kaix.tables import COLUMNS
from tests.batch.runs import tables as written
from tests.batch.runs import write

ALL = tuple(formats.FORMATS)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("formats")
    write(folder / "in", 5)
    (folder / "in" / "bad.bin").write_bytes(b"x")
    (folder / "in" / "same.txt").write_bytes((folder / "in" / "a0001.txt").read_bytes())
    (folder / "in" / "b.txt").write_text(
        "과학기술정보통신부 배경훈 장관은 3일 한국이 인공지능 경쟁력에서 세계 6위를 기록했다고 밝혔다.\n",
        encoding="utf-8",
    )
    run([str(folder / "in")], folder / "out", Options(workers=1, formats=ALL))
    return folder / "out"


def as_csv(out: Path, table: str) -> list[dict[str, Any]]:
    return plain(table, tables.read(out / f"{table}.csv").to_numpy().tolist())


@pytest.mark.parametrize("table", COLUMNS)
def test_every_format_has_the_rows_and_columns_of_the_csv(out: Path, table: str) -> None:
    expected = as_csv(out, table)
    assert expected or table == "checks"
    assert parquet.read_table(out / f"{table}.parquet").to_pylist() == expected
    with duckdb.connect(str(out / "kaix.duckdb"), read_only=True) as base:
        rows = base.execute(f'SELECT * FROM "{table}"').fetchall()
    assert [dict(zip(COLUMNS[table], row, strict=True)) for row in rows] == expected
    lines = (out / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == json.loads(json.dumps(expected, default=as_number))
    base_ = sqlite3.connect(out / "kaix.sqlite")
    found = base_.execute(f'SELECT * FROM "{table}" ORDER BY rowid').fetchall()
    assert [row[:3] for row in found] == [tuple(row.values())[:3] for row in expected]
    base_.close()


def as_number(value: Any) -> Any:
    if not isinstance(value, Decimal):
        return str(value)
    return int(value) if value == value.to_integral_value() else float(value)


def test_the_sqlite_file_has_keys_and_finds_sentences(out: Path) -> None:
    base = sqlite3.connect(out / "kaix.sqlite")
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    for table in RECORDS:
        (key,) = base.execute(f"PRAGMA foreign_key_list({table})").fetchall()
        assert key[2:5] == ("articles", "article_id", "article_id")
    query = (
        "SELECT amounts.amount FROM sentences_fts JOIN sentences ON sentences.id = sentences_fts.rowid"
        " JOIN amounts USING (article_id, sentence) WHERE sentences_fts MATCH '투자한다*' ORDER BY amount"
    )
    amounts = [row[0] for row in base.execute(query)]
    assert amounts[0] == 1_000_000_000_000
    assert len(amounts) == 6
    base.close()


def test_large_tables_are_parquet_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "LARGE", 40)
    for count in (0, 39, 40, 41, 130):
        folder = tmp_path / str(count)
        folder.mkdir()
        writer = formats.Parquet(folder)
        rows = [amount(n) for n in range(count)]
        for i in range(0, count, 7):
            writer.add("amounts", [tables.cells(row) for row in rows[i : i + 7]])
        writer.close()
        path = folder / "amounts.parquet"
        assert path.is_dir() == (count > 40)
        assert [row["start"] for row in parquet.read_table(path).to_pylist()] == list(range(count))


def amount(number: int) -> Amount:
    cells = {
        "start": number,
        "end": number + 1,
        "text": "x",
        "currency": "KRW",
        "amount": "1.5",
        "sentence": "s",
        "rule": "r",
    }
    record = from_plain("amounts", {**cells, "article_id": "a"})
    assert isinstance(record, Amount)
    return record


def test_amounts_are_exact_in_every_format(tmp_path: Path) -> None:
    rows = [tables.cells(amount(1))]
    assert plain("amounts", rows)[0]["amount"] == Decimal("1.5")
    assert plain("amounts", rows, decimals="json")[0]["amount"] == 1.5


def test_prices_of_many_decimals_in_every_format(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(
        "The Korean company charges $0.0000015 per token for its new model, it said on Monday.\n",
        encoding="utf-8",
    )
    run([tmp_path / "in"], tmp_path / "out", Options(workers=1, formats=ALL))
    (said,) = as_csv(tmp_path / "out", "amounts")
    assert said["amount"] == Decimal("0.0000015")
    assert parquet.read_table(tmp_path / "out" / "amounts.parquet").to_pylist() == [said]
    with duckdb.connect(str(tmp_path / "out" / "kaix.duckdb"), read_only=True) as base:
        assert base.execute("SELECT amount FROM amounts").fetchall() == [(said["amount"],)]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("0.0000000000005", "0"),  # half to even
        ("0.0000000000015", "0.000000000002"),
        ("0.0000000000025000000000000000000000000000000001", "0.000000000003"),
        ("99999999999999999999999999.999999999999", "99999999999999999999999999.999999999999"),
        ("99999999999999999999999999.9999999999999", None),
        ("1" + "0" * 26, None),
        ("-1.0000000000001", "-1"),
    ],
)
def test_amounts_that_no_column_holds_exactly(tmp_path: Path, cell: str, value: str | None) -> None:
    cells = tables.cells(amount(1))
    cells[COLUMNS["amounts"].index("amount")] = cell
    (row,) = plain("amounts", [cells])
    assert row["amount"] == (None if value is None else Decimal(value))
    for kind in (formats.Parquet, formats.DuckDb):
        writer = kind(tmp_path)
        writer.add("amounts", [cells])
        writer.close()
    assert parquet.read_table(tmp_path / "amounts.parquet").to_pylist() == [row]
    with duckdb.connect(str(tmp_path / "kaix.duckdb"), read_only=True) as base:
        assert base.execute("SELECT amount FROM amounts").fetchall() == [(row["amount"],)]


def test_what_stands_under_a_name_is_replaced_when_all_is_there(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "amounts.parquet").mkdir(parents=True)  # a large table of an earlier run
    (out / "mine.txt").write_text("stays", encoding="utf-8")
    outputs = formats.Outputs(out / ".aside", ("csv", "parquet"))
    outputs.add("amounts", [tables.cells(amount(1))])
    assert [path.name for path in out.iterdir() if not path.name.startswith(".")] != []
    assert (out / "amounts.parquet").is_dir()
    names = outputs.finish({"datapackage.json": b"{}"})
    assert (out / "amounts.parquet").is_dir()
    place(out).publish(out / ".aside", names)
    assert (out / "amounts.parquet").is_file()
    assert not (out / ".aside").exists()
    assert {"mine.txt", "amounts.csv", "datapackage.json"} < set(written(out))


def test_formats_that_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert formats.check(["csv", "csv", "jsonl"]) == ("csv", "jsonl")
    with pytest.raises(
        ValueError, match="'ods' is no format: choose from csv, jsonl, parquet, sqlite, duckdb, xlsx"
    ):
        formats.check(["ods"])
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(ValueError, match="the format duckdb needs duckdb: pip install duckdb"):
        formats.check(["duckdb"])
