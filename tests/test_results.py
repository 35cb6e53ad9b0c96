"""`Records`: the columns of the CSV tables as dictionaries, JSON and data frames, and the marked text, escaped."""

from __future__ import annotations

import json

import pytest

import kaix
from kaix.tables import COLUMNS

TEXT = "Seoul will spend 9.9 trillion won on <AI> chips. A token costs $0.25 at Haneul."


@pytest.fixture(scope="module")
def found() -> kaix.Records:
    return kaix.extract(TEXT, published="2025-06-25")


def test_dictionaries_have_the_columns_of_the_tables_and_exact_sums(found: kaix.Records) -> None:
    tables = found.to_dicts()
    assert list(tables) == ["officials", "amounts", "gpu_counts", "rankings"]
    assert [list(row) for row in tables["amounts"]] == [list(COLUMNS["amounts"])] * 2
    assert [row["amount"] for row in tables["amounts"]] == [9_900_000_000_000, "0.25"]
    assert tables["amounts"][0]["entity_id"] == "south-korea"
    assert [tables[name] for name in ("officials", "gpu_counts", "rankings")] == [[], [], []]


def test_json_is_the_dictionaries(found: kaix.Records) -> None:
    assert json.loads(found.to_json()) == found.to_dicts()
    assert "정부" in kaix.extract("정부는 인공지능에 3조원을 투자했다.").to_json(indent=1)


def test_a_data_frame_a_table_without_floats(found: kaix.Records) -> None:
    frame = found.to_df("amounts")
    assert list(frame.columns) == list(COLUMNS["amounts"])
    assert frame["amount"].tolist() == [9_900_000_000_000, "0.25"]
    assert set(map(str, frame.dtypes)) == {"object"}
    frames = found.to_df()
    assert {name: len(table) for name, table in frames.items()} == {
        "officials": 0, "amounts": 2, "gpu_counts": 0, "rankings": 0,
    }  # fmt: skip
    assert list(frames["officials"].columns) == list(COLUMNS["officials"])
    with pytest.raises(KeyError):
        found.to_df("verbs")


def test_a_notebook_shows_the_marked_text_escaped(found: kaix.Records) -> None:
    shown = found._repr_html_()
    assert "on &lt;AI&gt; chips. A token" in shown
    assert shown.count("<mark ") == 2
    assert ">9.9 trillion won</mark>" in shown
    assert 'title="amounts: currency KRW; amount 9900000000000;' in shown
    assert kaix.Records(error="<b>")._repr_html_() == "<p>&lt;b&gt;</p>"
    assert kaix.Records(amounts=found.amounts)._repr_html_().count("<li>") == 2


def test_the_schema_says_what_each_column_is() -> None:
    schema = kaix.schema()
    assert [column["name"] for column in schema["amounts"]] == list(COLUMNS["amounts"])
    assert {column["name"]: column["type"] for column in schema["articles"]}["published"] == "date"
    assert all(column["description"] for table in schema.values() for column in table)
