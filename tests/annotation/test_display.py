"""What a person sees of an import and of two annotators' agreement."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from kaix.annotation import display
from kaix.annotation.agreement import Agreement, Columns
from kaix.annotation.formats import Imported


def shown(found: list[Agreement], articles: int) -> list[list[str]]:
    """The words of each line."""
    written = io.StringIO()
    display.show(found, articles, Console(file=written, width=120, highlight=False))
    return [line.split() for line in written.getvalue().splitlines() if line.strip(" ─")]


def test_spans_and_columns_with_blanks_for_what_is_undefined() -> None:
    columns = {
        "status": Columns(1_000, 900, 0.75),
        "period": Columns(3, 3, None),
        "topic": Columns(0, 0, None),
    }
    found = [Agreement("amounts", 2_000, 1_500, 1_400, 1_450, columns), Agreement("rankings", 0, 0, 0, 0, {})]
    assert shown(found, 1) == [
        ["1", "article", "that", "both", "annotated"],
        ["table", "column", "first", "second", "both", "agree", "F1", "kappa"],
        ["amounts", "span", "2,000", "1,500", "1,450", "1,400", "0.800"],
        ["status", "1,000", "900", "0.750"],
        ["period", "3", "3"],
        ["rankings", "span", "0", "0", "0", "0"],
    ]


def test_no_table_is_a_head_alone() -> None:
    assert shown([], 2_000) == [
        ["2,000", "articles", "that", "both", "annotated"],
        ["table", "column", "first", "second", "both", "agree", "F1", "kappa"],
    ]


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        (Imported(1, 1, 0, None), "1 article with 1 row in gold/"),
        (Imported(2, 0, 1, "rank is empty"), "2 articles with 0 rows in gold/; 1 task skipped"),
        (
            Imported(2, 3_000, 0, None, ("pier",), ("quay", "등대")),
            "2 articles with 3,000 rows in gold/\n"
            "1 article had labels, which these replace: pier\n"
            "2 articles not in the export: kept as labelled: quay, 등대",
        ),
    ],
)
def test_an_import_in_a_few_lines(done: Imported, expected: str) -> None:
    assert display.imported(done, Path("gold")) == expected


def test_many_names_are_cut_and_none_obeyed_by_a_terminal() -> None:
    names = tuple(f"n{i}" for i in range(8))
    eight = display.imported(Imported(8, 0, 0, None, names), Path("gold"))
    ten = display.imported(Imported(10, 0, 0, None, (*names, "x", "y")), Path("gold"))
    assert eight.endswith("replace: n0, n1, n2, n3, n4, n5, n6, n7")
    assert ten.endswith("replace: n0, n1, n2, n3, n4, n5, n6, n7 and 2 more")
    strange = display.imported(Imported(1, 0, 0, None, ("a\x1b[2Jb\nc",)), Path("gold"))
    assert strange.endswith("replace: a�[2Jb�c")
