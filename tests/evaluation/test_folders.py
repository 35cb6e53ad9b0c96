from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kaix.evaluation import EvaluationError, folders
from tests.evaluation import tables


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    labels = tables.labels()
    gold = tables.write(tmp_path / "gold", labels)
    del labels["amounts"][0]
    labels["rankings"][0] |= {"text": "=ranked fourth", "rule": "rankings.ranked"}
    return tables.write(tmp_path / "run", labels), gold


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_scores_and_errors_are_written_beside_the_run(places: tuple[Path, Path]) -> None:
    run, gold = places
    evaluation, other = folders.score(run, gold)
    assert other is None
    assert folders.write(evaluation, run) == 1
    [error] = rows(run / "errors.csv")
    assert (error["table"], error["error"], error["text"]) == ("amounts", "missed", "20 billion won")
    found = {
        (row["table"], row["language"]): (row["correct"], row["missed"], row["precision"], row["recall"])
        for row in rows(run / "scores.csv")
        if row["measure"] == "value"
        and row["table"] == "amounts"
        and not row["article_id"]
        and not row["rule"]
    }
    assert found == {
        ("amounts", "en"): ("2", "1", "1.0000", "0.6667"),
        ("amounts", "ko"): ("1", "0", "1.0000", "1.0000"),
        ("amounts", ""): ("3", "1", "1.0000", "0.7500"),
    }


def test_writing_twice_gives_the_same_bytes(places: tuple[Path, Path]) -> None:
    run, gold = places
    contents = []
    for _ in range(2):
        folders.write(folders.score(run, gold)[0], run)
        contents.append([(run / name).read_bytes() for name in ("scores.csv", "errors.csv")])
    assert contents[0] == contents[1]


def test_guarded_cells_are_read_as_the_text_they_stand_for(tmp_path: Path) -> None:
    labels = tables.labels()
    gold = tables.write(tmp_path / "gold", labels)
    path = gold / "officials.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",Mayor,", ",'-Mayor,"), encoding="utf-8")
    labels["officials"][0]["position"] = "-Mayor"
    evaluation, _ = folders.score(tables.write(tmp_path / "run", labels), gold)
    assert evaluation.counts("officials", "value").f1 == 1.0
    assert next(iter(evaluation.cells[0].by_span)).gold.values["position"] == "-Mayor"  # type: ignore[union-attr]


def test_a_text_is_read_as_a_run_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text('{"article_id": "a", "text": "It cost 5 million won in the end."}\n', encoding="utf-8")
    assert folders.read_text(path, "a") == "It cost 5 million won in the end."
    with pytest.raises(ValueError, match="no article 'b'"):
        folders.read_text(path, "b")


def test_a_run_that_is_not_there_is_refused(places: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"articles.csv is not there: write it with `kaix run --out"):
        folders.score(tmp_path / "nowhere", places[1])
