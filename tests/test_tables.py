"""The tables: contract, exact round trip, and complete or not at all."""

from __future__ import annotations

import csv
import errno
import io
import os
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaix import tables
from kaix.across.entities import ID_COLUMNS
from kaix.failures import Failure
from kaix.records import RECORDS, Amount, columns


def amount(**values: object) -> Amount:
    given = {
        "article_id": "a", "start": 0, "end": 5, "text": "$3 bn", "sentence": "$3 bn.", "rule": "amounts.x",
        "currency": "USD", "amount": Decimal("3E+9"),
    }  # fmt: skip
    return Amount(**{**given, **values})  # type: ignore[arg-type]


def test_columns_are_the_contract() -> None:
    assert tables.COLUMNS["articles"] == (
        "article_id", "title", "publisher", "authors", "published", "url", "language", "source", "characters",
        "sentences", "sha256", "duplicate_of", "about", "about_words", "withdrawn",
    )  # fmt: skip
    for name, record in RECORDS.items():
        assert tables.COLUMNS[name] == (*columns(record), ID_COLUMNS[name][0])


def test_values_are_exact_and_empty_means_not_stated() -> None:
    data = tables.frame("amounts", [amount(amount=Decimal("133E+7"), amount_max=Decimal("1.50"), converts=0)])
    row = data.iloc[0].to_dict()
    assert (row["amount"], row["amount_max"], row["converts"], row["entity"]) == (
        "1330000000",
        "1.50",
        "0",
        "",
    )


def test_sorted_by_place_as_numbers() -> None:
    rows = [amount(start=100, end=105), amount(start=20, end=25), amount(article_id="B", start=3, end=8)]
    data = tables.frame("amounts", rows)
    assert list(zip(data["article_id"], data["start"], strict=True)) == [
        ("B", "3"),
        ("a", "20"),
        ("a", "100"),
    ]


def test_one_row_for_one_thing() -> None:
    data = tables.frame("amounts", [amount(rule="amounts.first"), amount(rule="amounts.second")])
    assert list(data["rule"]) == ["amounts.first"]


def test_empty_tables_have_their_header() -> None:
    for name, names in tables.COLUMNS.items():
        assert tables.to_csv(name, tables.frame(name, [])) == ",".join(names) + "\n"


WRITABLE = st.text(alphabet=st.characters(exclude_categories=["Cs"]))


@given(WRITABLE | st.text(alphabet="=+-@'\t\r\n\",;＝ a0"))
def test_any_text_comes_back(text: str) -> None:
    written = tables.to_csv("failures", tables.frame("failures", [Failure("s", "empty", text)]))
    back = tables.read(io.BytesIO(written.encode(tables.ENCODING)))  # type: ignore[arg-type]
    assert back["detail"][0] == text


@pytest.mark.parametrize(
    "text", ["NA", "null", "None", "007", "1e5", "TRUE", "", " ", "2025-07", '"', "a\nb"]
)
def test_words_that_readers_like_to_convert(tmp_path: Path, text: str) -> None:
    data = tables.frame("failures", [Failure("s", "empty", text)])
    tables.write(tmp_path, {"failures.csv": tables.to_csv("failures", data).encode(tables.ENCODING)})
    assert tables.read(tmp_path / "failures.csv")["detail"][0] == text


def test_rfc_4180(tmp_path: Path) -> None:
    data = tables.frame("failures", [Failure("a,b", "empty", 'say "so"\nand go')])
    tables.write(tmp_path, {"failures.csv": tables.to_csv("failures", data).encode(tables.ENCODING)})
    content = (tmp_path / "failures.csv").read_bytes()
    assert content.startswith(b'\xef\xbb\xbfsource,article_id,reason,detail,advice\n"a,b",')
    assert b"\r" not in content
    with (tmp_path / "failures.csv").open(encoding="utf-8-sig", newline="") as lines:
        assert next(csv.DictReader(lines))["detail"] == 'say "so"\nand go'


def test_a_lone_surrogate_does_not_stop_the_table() -> None:
    assert "a?b" in tables.to_csv("failures", tables.frame("failures", [Failure("s", "empty", "a\ud800b")]))


def test_no_cell_runs_as_a_formula() -> None:
    data = tables.frame("amounts", [amount(text="=1+1", sentence="@SUM(A1)", topic="-2+3", entity="＝1")])
    (row,) = csv.DictReader(io.StringIO(tables.to_csv("amounts", data)))
    assert [row[name] for name in ("text", "sentence", "topic", "entity")] == [
        "'=1+1",
        "'@SUM(A1)",
        "'-2+3",
        "'＝1",
    ]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    tables.write(tmp_path, {"a.csv": b"old", "b.csv": b"old"})
    full = OSError(errno.ENOSPC, "No space left on device")

    def fail(*args: object) -> None:
        raise full

    monkeypatch.setattr(*((os, "fsync") if step == "fsync" else (Path, "replace")), fail)
    with pytest.raises(tables.OutputError, match=r"No space left on device.*nothing was written.*--out"):
        tables.write(tmp_path, {"a.csv": b"new", "b.csv": b"new"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.csv": b"old", "b.csv": b"old"}


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for out in (tmp_path / "file", tmp_path / "file" / "under"):
        with pytest.raises(tables.OutputError, match="nothing was written"):
            tables.write(out, {"a.csv": b"new"})
