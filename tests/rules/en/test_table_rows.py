"""Lines as rows of a table, and whether what leads to a table is a plan."""

from __future__ import annotations

import pytest

from kaix.rules.en import table_rows


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("| 2025 | 5 | 6 |", ["2025", "5", "6"]),
        ("AI factories 1,180 2,493", ["AI factories", "1,180", "2,493"]),
        ("Model: H100   Count: 5", ["Model", "H100", "Count", "5"]),
        ("• Hanbit ... 300", ["Hanbit", "300"]),
        ("a plain sentence", ["a plain sentence"]),
        ("Rain fell in May, and more in June.", ["Rain fell in May, and more in June."]),
    ],
)
def test_split(line: str, cells: list[str]) -> None:
    row = table_rows.split(line, 0, len(line))
    assert [row.text(line, index) for index in range(len(row.cells))] == cells


def test_items_of_one_line() -> None:
    line = "▲ 2025: 5 ▲ 2026: 6"
    assert [line[a:b] for a, b in table_rows.items(line, 0, len(line))] == ["▲ 2025: 5 ", "▲ 2026: 6"]
    assert table_rows.items("2025: 5", 0, 7) == [(0, 7)]


def test_first_line() -> None:
    assert table_rows.first_line("a\n\n b\nc", 1) == (3, 5)
    assert table_rows.first_line("a", 1) is None
    assert table_rows.first_line("a\n\n\n\n b", 1) is None


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("It will grow as follows:\n\n", True),
        ("Plans for 2030\n", True),
        ("Plans for 2030\nBy year\n", True),
        ("It grew as follows:\n\n", False),
        ("He plans a trip. It rained.\n", False),
        ("", False),
    ],
)
def test_leads_ahead(lead: str, expected: bool) -> None:
    assert table_rows.leads_ahead(f"{lead}x", len(lead)) == expected
