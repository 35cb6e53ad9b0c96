"""Lines as rows of a table, and the numbers under what says their unit."""

from __future__ import annotations

import re

import pytest

from kaix.rules import tables


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
    assert [line[start:end] for start, end in tables.split(line, 0, len(line))] == cells


def test_first_line() -> None:
    assert tables.first_line("a\n\n b\nc", 1) == (3, 5)
    assert tables.first_line("a", 1) is None
    assert tables.first_line("a\n\n\n\n b", 1) is None


_OTHER = re.compile("%|staff", re.IGNORECASE)


def cells(text: str, unit: str) -> list[tuple[str, int, str, str | None]]:
    at = text.index(unit)
    found = tables.cells(text, [(at, at + len(unit), unit)], _OTHER)
    return [(text[cell.start : cell.end], int(cell.value), cell.label, cell.period) for cell in found]


def test_a_caption_is_of_all_columns_but_those_of_other_things() -> None:
    text = "Budget (bn)\nItem | 2025 | 2026 | %\n|---|---|---|---|\nChips | 5 | (6) | 7\nStaff | 3 | 4 | 5\n\nIt grew."
    assert cells(text, "(bn)") == [("5", 5, "Chips", "2025"), ("(6)", -6, "Chips", "2026")]


def test_a_head_is_of_its_column() -> None:
    text = "Year | Sites | Budget (bn)\n2025 | 7 | 5\n2026 | 8 | 6*\n"
    assert cells(text, "(bn)") == [("5", 5, "2025", "2025"), ("6", 6, "2026", "2026")]


def test_columns_parted_by_spaces_are_counted_from_the_right() -> None:
    text = "(bn)\n구 분     기 종    물 량\n가     나    7\n합 계          9\n"
    assert [each[:3] for each in cells(text, "(bn)")] == [("7", 7, "가"), ("9", 9, "합계")]


def test_prose_holds_no_cells() -> None:
    assert cells("It spends (bn) much.\nIt was 2025.\nStaff: many\n", "(bn)") == []


@pytest.mark.parametrize(
    ("label", "period"),
    [("2026E", "2026"), ("3Q25", "2025-07/2025-09"), ("Q3 2025", "2025-07/2025-09"), ("12025", None)],
)
def test_period(label: str, period: str | None) -> None:
    assert tables.period(label) == period
