"""The agreement of two annotators: figures worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from kaix.annotation.agreement import agree, kappa
from kaix.cli import app
from kaix.evaluation.rows import EvaluationError
from tests.evaluation import tables


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """The second annotator misses one of four amounts, moves one, and differs on one status."""
    labels = tables.labels()
    tables.write(tmp_path / "a", labels)
    amounts = labels["amounts"]
    amounts[1]["start"], amounts[1]["text"] = str(int(amounts[1]["start"]) + 1), amounts[1]["text"][1:]
    amounts[0]["status"] = "actual"
    del amounts[2]
    tables.write(tmp_path / "b", labels)
    return tmp_path / "a", tmp_path / "b"


def test_spans_and_columns(folders: tuple[Path, Path]) -> None:
    found, articles = agree(*folders)
    amounts = next(each for each in found if each.group == "amounts")
    assert articles == 3
    assert (amounts.first, amounts.second, amounts.exact, amounts.overlapping) == (4, 3, 2, 3)
    assert amounts.f1 == pytest.approx(2 * 2 / 7)
    # planned/actual, actual/actual, planned/planned: 2 of 3 observed; by chance 2/3 * 1/3 + 1/3 * 2/3 = 4/9
    status = amounts.columns["status"]
    assert (status.rows, status.same) == (3, 2)
    assert status.kappa == pytest.approx((2 / 3 - 4 / 9) / (1 - 4 / 9))
    assert amounts.columns["modifier"].kappa is None  # both always say "exact"
    gpu_counts = next(each for each in found if each.group == "gpu_counts")
    assert gpu_counts.f1 == 1


def test_it_does_not_matter_who_is_first(folders: tuple[Path, Path]) -> None:
    one, _ = agree(*folders)
    other, _ = agree(*reversed(folders))
    assert [each.f1 for each in one] == [each.f1 for each in other]
    assert [[c.kappa for c in each.columns.values()] for each in one] == [
        [c.kappa for c in each.columns.values()] for each in other
    ]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([], None),
        ([("a", "a")] * 3, None),
        ([("a", "b"), ("b", "a")], -1),
        ([("a", "a"), ("b", "b")], 1),
        # the textbook table 20, 5 / 10, 15: observed .7, by chance .5
        ([("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15, 0.4),
    ],
)
def test_kappa(cells: list[tuple[str, str]], expected: float | None) -> None:
    assert kappa(cells) == (expected if expected is None else pytest.approx(expected))


def test_the_verb(folders: tuple[Path, Path], tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["annotate", "agree", *map(str, folders)])
    assert result.exit_code == 0
    line = next(line for line in result.stdout.splitlines() if line.split()[:2] == ["amounts", "span"])
    assert line.split()[2:] == ["4", "3", "3", "2", "0.571"]
    result = CliRunner().invoke(app, ["annotate", "agree", str(folders[0]), str(tmp_path / "no")])
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)


def test_different_texts_and_none_in_common(folders: tuple[Path, Path]) -> None:
    first, second = folders
    path = second / "articles.csv"
    content = path.read_text(encoding="utf-8")
    header, *lines = content.splitlines()
    path.write_text(
        "\n".join([header, *(line.replace("harbour", "other") for line in lines)]), encoding="utf-8"
    )
    assert agree(first, second)[1] == 2
    sha = lines[0].split(",")
    digest = next(cell for cell in sha if len(cell) == 64)
    path.write_text(content.replace(digest, "0" * 64), encoding="utf-8")
    with pytest.raises(EvaluationError, match="different texts"):
        agree(first, second)
    path.write_text(header + "\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match="no article in common"):
        agree(first, second)
