"""The workbook: a sheet a table, the cells of the CSV, nothing that Excel would run, the same bytes every time."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kaix.batch import excel
from kaix.batch.excel import Xlsx
from kaix.tables import COLUMNS, Cells

pytest.importorskip("xlsxwriter")
_NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def amounts(text: str, amount: str = "3000000000000") -> Cells:
    said = {"article_id": "a", "start": "7", "end": "20", "text": text, "currency": "KRW", "amount": amount}
    return [said.get(name, "") for name in COLUMNS["amounts"]]


def written(folder: Path, rows: list[Cells]) -> Path:
    folder.mkdir()
    book = Xlsx(folder)
    book.add("amounts", rows)
    book.close()
    assert [path.name for path in folder.iterdir()] == ["kaix.xlsx"]
    return folder / "kaix.xlsx"


def sheets(path: Path) -> dict[str, list[dict[str, tuple[str, str]]]]:
    """Sheet → rows → column letter → (type, value) of each cell."""
    with zipfile.ZipFile(path) as file:
        book = ElementTree.fromstring(file.read("xl/workbook.xml"))
        names = [sheet.get("name", "") for sheet in book.iterfind("m:sheets/m:sheet", _NS)]
        result = {}
        for number, name in enumerate(names, 1):
            root = ElementTree.fromstring(file.read(f"xl/worksheets/sheet{number}.xml"))
            assert root.find(".//m:f", _NS) is None
            assert root.find(".//m:hyperlink", _NS) is None
            result[name] = [
                {
                    re.sub(r"\d", "", c.get("r", "")): (c.get("t", "n"), "".join(c.itertext()))
                    for c in row.iterfind("m:c", _NS)
                }
                for row in root.iterfind(".//m:row", _NS)
            ]
        return result


def test_a_sheet_a_table_with_typed_cells(tmp_path: Path) -> None:
    found = sheets(written(tmp_path / "x", [amounts("3 trillion won")]))
    assert list(found) == list(COLUMNS)
    head, row = found["amounts"]
    assert [value for _, value in head.values()] == list(COLUMNS["amounts"])
    assert row == {
        "A": ("inlineStr", "a"), "B": ("n", "7"), "C": ("n", "20"), "D": ("inlineStr", "3 trillion won"),
        "E": ("inlineStr", "KRW"), "F": ("n", "3000000000000"),
    }  # fmt: skip
    assert found["officials"][1:] == []


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "http://paper.example", "123", "\tx", "mailto:a@b.c"]
)
def test_cells_are_inert(tmp_path: Path, text: str) -> None:
    _, row = sheets(written(tmp_path / "x", [amounts(text)]))["amounts"]
    assert row["D"] == ("inlineStr", text)


def test_what_excel_cannot_hold_exactly_is_text_and_a_long_cell_says_that_it_ends(tmp_path: Path) -> None:
    _, row = sheets(written(tmp_path / "x", [amounts("가" * 40_000, "1234567890123456789")]))["amounts"]
    assert row["F"] == ("inlineStr", "1234567890123456789")
    assert row["D"] == ("inlineStr", "가" * 32_766 + "…")


def test_a_large_table_goes_on_in_another_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "MOST_ROWS", 3)
    found = sheets(written(tmp_path / "x", [amounts(f"{n} won") for n in range(5)]))
    assert [len(found[name]) for name in ("amounts", "amounts 2", "amounts 3")] == [3, 3, 2]


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    rows = [amounts("3 trillion won")]
    assert written(tmp_path / "x", rows).read_bytes() == written(tmp_path / "y", rows).read_bytes()
