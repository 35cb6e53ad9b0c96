"""`kaix diff`: the rows gained, lost and changed between two runs, and which of them gold says are right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kaix.cli import app
from kaix.evaluation import changes, gold
from tests.evaluation import tables


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path, Path]:
    """Gold, a run that is all right, and a later run with one change of each kind."""
    before, after = tables.labels(), tables.labels()
    for rows in (*before.values(), *after.values()):
        for row in rows:
            row["rule"] = "made.by"
    lost = after["officials"].pop(0)
    assert lost["text"] == "Han Seo-jin"
    after["gpu_counts"][0]["status"] = "planned"
    after["rankings"].append(
        {**after["rankings"][0], "start": "0", "end": "5", "text": "Busan", "rank": "9", "rule": "made.up"}
    )
    return (
        tables.write(tmp_path / "gold", tables.labels()),
        tables.write(tmp_path / "before", before),
        tables.write(tmp_path / "after", after),
    )


def test_changes_with_gold(folders: tuple[Path, Path, Path]) -> None:
    labels, before, after = folders
    found = changes.read(before, after, gold.read(labels, tables.read_text))
    assert [(c.group, c.kind, c.row.text, c.cells, c.verdict) for c in found.changes] == [
        ("officials", "lost", "Han Seo-jin", (), "right"),
        ("gpu_counts", "changed", "64 GPUs", (("status", "actual", "planned"),), "worse"),
        ("rankings", "gained", "Busan", (), "wrong"),
    ]


def test_a_run_against_itself_differs_in_nothing(folders: tuple[Path, Path, Path]) -> None:
    _, before, _ = folders
    assert changes.read(before, before) == changes.Comparison(())


def test_offsets_are_not_compared_where_the_texts_differ(tmp_path: Path) -> None:
    moved = tables.labels()
    for row in moved["amounts"]:
        row["start"], row["end"] = str(int(row["start"]) + 7), str(int(row["end"]) + 7)
    listed = [{**row, "sha256": "0" * 64} for row in tables.articles()]
    before = tables.write(tmp_path / "before", tables.labels())
    assert changes.read(before, tables.write(tmp_path / "after", moved, listed)).changes == ()
    same_texts = changes.read(before, tables.write(tmp_path / "same", moved)).changes
    assert [(c.kind, c.cells[0][0]) for c in same_texts] == [("changed", "span")] * 4


def test_articles_of_one_run_alone(tmp_path: Path) -> None:
    before = tables.write(tmp_path / "before", tables.labels())
    fewer = {g: [r for r in rows if r["article_id"] != "quarry"] for g, rows in tables.labels().items()}
    listed = [row for row in tables.articles() if row["article_id"] != "quarry"]
    found = changes.read(before, tables.write(tmp_path / "after", fewer, listed))
    assert (found.only_before, found.only_after) == (("quarry",), ())
    assert [(c.kind, c.row.text) for c in found.changes] == [
        ("lost", "$3 million"),
        ("lost", "$5 million"),
        ("lost", "64 GPUs"),
    ]


def test_the_verb_prints_a_line_a_change_with_sentence_and_rule(folders: tuple[Path, Path, Path]) -> None:
    _, before, after = folders
    result = CliRunner().invoke(app, ["diff", str(before), str(after)])
    assert result.exit_code == 0
    lines = result.output.split("\n")
    assert lines[:4] == [
        "officials",
        "- Han Seo-jin  harbour:55  made.by",
        "    person=Han Seo-jin; person_id=han-seo-jin; position=Mayor; status=current",
        "    Mayor Han Seo-jin said the port ranked fourth in Asia.",
    ]
    assert "    status: actual → planned" in lines
    assert lines[-6].split() == ["table", "gained", "lost", "changed"]
    assert [line.split() for line in lines[-5:-1]] == [
        ["officials", "0", "1", "0"],
        ["amounts", "0", "0", "0"],
        ["gpu_counts", "0", "0", "1"],
        ["rankings", "1", "0", "0"],
    ]


def test_the_verb_as_json(folders: tuple[Path, Path, Path]) -> None:
    _, before, after = folders
    result = CliRunner().invoke(app, ["diff", str(before), str(after), "--json"])
    found = json.loads(result.output)["changes"]
    assert [(c["table"], c["change"], c["text"]) for c in found] == [
        ("officials", "lost", "Han Seo-jin"),
        ("gpu_counts", "changed", "64 GPUs"),
        ("rankings", "gained", "Busan"),
    ]


def test_a_folder_without_tables_is_one_line(tmp_path: Path, folders: tuple[Path, Path, Path]) -> None:
    result = CliRunner().invoke(app, ["diff", str(folders[1]), str(tmp_path / "nowhere")])
    assert result.exit_code == 2
    assert result.output.strip() == (
        f"{tmp_path}/nowhere/articles.csv is not there: write it with `kaix run --out {tmp_path}/nowhere`"
    )
