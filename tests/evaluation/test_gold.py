"""Gold that does not fit its text is refused with one line that says where, what and what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kaix.evaluation import EvaluationError, gold
from tests.evaluation import tables

Tables = dict[str, list[dict[str, str]]]


def refused(folder: Path) -> str:
    with pytest.raises(EvaluationError) as caught:
        gold.read(folder, tables.read_text)
    message = str(caught.value)
    assert "\n" not in message
    return message


def change(table: str, row: int, **cells: str) -> Callable[[Tables], None]:
    return lambda labels: labels[table][row].update(cells)


def test_good_gold_is_read(tmp_path: Path) -> None:
    found = gold.read(tables.write(tmp_path / "gold", tables.labels()), tables.read_text)
    assert list(found.articles) == ["harbour", "quarry", "등대"]
    assert {group: len(rows) for group, rows in found.rows.items()} == {
        "officials": 2,
        "amounts": 4,
        "gpu_counts": 1,
        "rankings": 2,
    }


@pytest.mark.parametrize(
    ("spoil", "file", "says"),
    [
        (change("amounts", 1, start="0", end="10"), "amounts.csv:3", "the first '$3 million' starts at 14"),
        (
            change("amounts", 1, start="0", end="3", text="lamp"),
            "amounts.csv:3",
            "copy the span from the text",
        ),
        (change("amounts", 1, start="14", end="14", text=""), "amounts.csv:3", "correct the offsets"),
        (change("amounts", 1, start="four"), "amounts.csv:3", "start is 'four': write an offset"),
        (change("amounts", 1, start="9" * 5000), "amounts.csv:3", "write an offset"),
        (change("amounts", 0, article_id="pier"), "amounts.csv:2", "unknown article 'pier'"),
        (change("amounts", 0, sentence="Some other sentence."), "amounts.csv:2", "not around the span"),
        (
            change("amounts", 0, amount="20 billion"),
            "amounts.csv:2",
            "amount is '20 billion': write digits only",
        ),
        (change("amounts", 0, amount="Infinity"), "amounts.csv:2", "write digits only"),
        (change("amounts", 0, amount="1_000"), "amounts.csv:2", "write digits only"),
        (change("amounts", 0, amount="2e10"), "amounts.csv:2", "write digits only"),
        (change("amounts", 0, amount=""), "amounts.csv:2", "amount is empty"),
        (change("amounts", 0, currency="won"), "amounts.csv:2", "an ISO 4217 code"),
        (
            change("amounts", 0, modifier="about"),
            "amounts.csv:2",
            "unknown modifier 'about': write one of exact",
        ),
        (change("amounts", 0, status="target"), "amounts.csv:2", "write one of actual, planned"),
        (change("amounts", 0, period="next year"), "amounts.csv:2", "period is 'next year'"),
        (change("amounts", 0, converts="99"), "amounts.csv:2", "no amount of the article starts there"),
        (change("gpu_counts", 0, chip="TPU"), "gpu_counts.csv:2", "unknown chip 'TPU'"),
        (change("gpu_counts", 0, count="6.4"), "gpu_counts.csv:2", "count is '6.4'"),
        (change("rankings", 1, kind="top"), "rankings.csv:3", "unknown kind 'top'"),
        (change("rankings", 1, rank="४"), "rankings.csv:3", "rank is '४'"),
        (change("officials", 0, sector="military"), "officials.csv:2", "academia, civil or nothing"),
        (change("officials", 0, date="2025-13"), "officials.csv:2", "an ISO 8601 date"),
        (change("officials", 0, person_id=""), "officials.csv:2", "person_id is empty"),
        (
            lambda labels: labels["rankings"].append(labels["rankings"][0]),
            "rankings.csv:4",
            "same row as line 2",
        ),
    ],
)
def test_a_wrong_label_is_refused(
    spoil: Callable[[Tables], None], file: str, says: str, tmp_path: Path
) -> None:
    labels = tables.labels()
    spoil(labels)
    message = refused(tables.write(tmp_path / "gold", labels))
    assert message.startswith(str(tmp_path / "gold" / file))
    assert says in message


def test_one_name_may_hold_two_positions(tmp_path: Path) -> None:
    labels = tables.labels()
    labels["officials"].append(labels["officials"][0] | {"position": "chair"})
    assert len(gold.read(tables.write(tmp_path / "gold", labels), tables.read_text).rows["officials"]) == 3


def test_a_changed_text_is_refused(tmp_path: Path) -> None:
    folder = tables.write(tmp_path / "gold", tables.labels())
    text = tmp_path / "texts" / "quarry.txt"
    text.write_text(text.read_text() + " ", encoding="utf-8")
    assert "articles.csv:3: the cleaned text of" in refused(folder)


def test_a_missing_text_is_refused(tmp_path: Path) -> None:
    folder = tables.write(tmp_path / "gold", tables.labels())
    (tmp_path / "texts" / "quarry.txt").unlink()
    assert "the source 'texts/quarry.txt' is not there" in refused(folder)


def test_an_article_listed_twice_is_refused(tmp_path: Path) -> None:
    folder = tables.write(tmp_path / "gold", tables.labels(), [*tables.articles(), tables.articles()[0]])
    assert "articles.csv:5: the article 'harbour' stands twice" in refused(folder)


def test_no_article_at_all_is_refused(tmp_path: Path) -> None:
    assert "no labelled article" in refused(tables.write(tmp_path / "gold", tables.labels(), []))


def test_a_missing_table_column_or_cell_is_refused(tmp_path: Path) -> None:
    folder = tables.write(tmp_path / "gold", tables.labels())
    path = folder / "rankings.csv"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("scope", "where"), encoding="utf-8")
    assert "rankings.csv:1: no column 'scope'" in refused(folder)
    path.write_text(before + "harbour,1\n", encoding="utf-8")
    assert "rankings.csv:4: 2 cells under 15 columns" in refused(folder)
    path.write_bytes(before.encode("utf-16"))
    assert "rankings.csv is no CSV table in UTF-8" in refused(folder)
    path.unlink()
    assert "rankings.csv is not there" in refused(folder)
