"""`kaix evaluate` as it is typed: exit codes, one line for what is wrong, the files it leaves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kaix.cli import app
from tests.evaluation import tables


@pytest.fixture
def kaix(tmp_path: Path):
    """Runs `kaix evaluate` on a run that misses one of four amounts."""
    labels = tables.labels()
    tables.write(tmp_path / "gold", labels)
    tables.write(tmp_path / "same", labels)
    del labels["amounts"][0]
    tables.write(tmp_path / "run", labels)

    def evaluate(*options: str) -> Result:
        places = [str(tmp_path / "run"), "--gold", str(tmp_path / "gold")]
        return CliRunner().invoke(app, ["evaluate", *places, *options], env={"COLUMNS": "80"})

    return evaluate


def test_the_table_fits_a_terminal_and_names_both_languages(kaix) -> None:
    result = kaix()
    assert result.exit_code == 0
    lines = result.stdout.split("\n")
    assert max(map(len, lines)) <= 80 or "errors.csv" in max(lines, key=len)
    head = next(line for line in lines if "95 % of F1" in line)
    assert [word for word in head.split() if word in ("en", "ko", "all")] == ["en", "ko", "all"]
    row = lines[next(i for i, line in enumerate(lines) if line.startswith(" amounts")) + 2]
    assert row.split()[:10] == [
        "value",
        "1.00",
        ".667",
        ".800",
        "1.00",
        "1.00",
        "1.00",
        "1.00",
        ".750",
        ".857",
    ]
    assert "1 error in" in result.stdout


def test_the_bar_decides_the_exit_code(kaix) -> None:
    assert kaix("--fail-under", "0.85").exit_code == 0
    result = kaix("--fail-under", "0.9")
    assert result.exit_code == 4
    assert result.stderr == "F1 of amounts by value is 0.857, below --fail-under 0.9\n"
    assert kaix("--fail-under", "95").exit_code == 2


def test_json_holds_every_score(kaix, tmp_path: Path) -> None:
    found = json.loads(kaix("--json", "--compare", str(tmp_path / "same")).stdout)
    assert found["languages"] == ["en", "ko"]
    lines = [
        s for s in found["scores"] if s["table"] == "amounts" and s["measure"] == "value" and not s["rule"]
    ]
    assert {(s["language"], s["article_id"]): s["recall"] for s in lines} == {
        ("en", ""): 0.6667,
        ("ko", ""): 1.0,
        ("", ""): 0.75,
        ("en", "harbour"): 0.0,
        ("en", "quarry"): 1.0,
        ("ko", "등대"): 1.0,
    }
    [difference] = [
        line
        for line in found["comparison"]
        if (line["table"], line["language"], line["measure"]) == ("amounts", "", "value")
    ]
    assert difference["f1"] - difference["other_f1"] == pytest.approx(difference["difference"])
    assert difference["other_f1"] == 1.0
    assert difference["p"] == 1.0  # one article of three differs: that may be chance


def test_the_comparison_is_a_table(kaix, tmp_path: Path) -> None:
    out = kaix("--compare", str(tmp_path / "same")).stdout
    assert "Against the other run" in out
    assert "-0.143" in out


@pytest.mark.parametrize("spoil", ["gold", "run"])
def test_what_cannot_be_scored_is_one_line(kaix, spoil: str, tmp_path: Path) -> None:
    (tmp_path / spoil / "amounts.csv").unlink()
    result = kaix()
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"{tmp_path / spoil / 'amounts.csv'} is not there: ")
    assert result.stderr.count("\n") == 1


def test_a_column_nobody_states_and_markup_in_a_rule_do_not_disturb(kaix, tmp_path: Path) -> None:
    path = tmp_path / "run" / "gpu_counts.csv"
    text = (
        path.read_text(encoding="utf-8")
        .replace("64,", "63,")
        .replace("reseller.,", "reseller.,[red]x[/nonsense]")
    )
    path.write_text(text, encoding="utf-8")
    assert "[red]x[/nonsense]" in kaix().stdout
