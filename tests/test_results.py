"""`Records`: the columns of the CSV tables as dictionaries, JSON and data frames, and the marked text, escaped."""

from __future__ import annotations

import json
from decimal import Decimal
from importlib.metadata import entry_points

import pytest

import kaix
from kaix.records import RECORDS, Amount, GpuCount
from kaix.results import COLOURS, Records
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


def amount(start: int, value: str = "5", **values: str) -> Amount:
    return Amount(
        start=start, end=start + 4, text="five", sentence="", rule="a.b", currency="KRW", amount=Decimal(value),
        **values,
    )  # fmt: skip


GPUS = GpuCount(start=2, end=6, text="<64>", sentence="", rule="c.d", count=64)


def test_by_table_and_in_the_order_of_the_text() -> None:
    both = Records(amounts=(amount(9), amount(0)), gpu_counts=(GPUS,))
    assert list(both) == [amount(0), GPUS, amount(9)]
    assert (len(both), both["amounts"], both["officials"]) == (3, (amount(9), amount(0)), ())
    for name in ("verbs", "article", "error", "__class__"):
        with pytest.raises(KeyError, match=f"'{name}' is none of officials, amounts, gpu_counts, rankings"):
            both[name]
    assert (list(Records()), len(Records())) == ([], 0)


def test_what_was_read_makes_no_difference_and_an_error_does(found: kaix.Records) -> None:
    assert Records(amounts=found.amounts) == found
    assert Records(error="x") != Records()


@pytest.mark.parametrize(
    ("value", "expected"),
    [("5", 5), ("5.00", 5), ("9.9E+12", 9_900_000_000_000), ("0.25", "0.25"), ("1E-7", "0.0000001")],
)
def test_sums_are_exact(value: str, expected: int | str) -> None:
    [row] = Records(amounts=(amount(0, value),)).to_dicts()["amounts"]
    assert (row["amount"], type(row["amount"]), row["amount_max"]) == (expected, type(expected), None)


def test_bodies_have_ids() -> None:
    rows = Records(amounts=(amount(0, entity="정부"), amount(9))).to_dicts()["amounts"]
    assert [row["entity_id"] for row in rows] == ["south-korea", None]


def test_marks_are_escaped_and_one_place_is_marked_once() -> None:
    both = Records(gpu_counts=(GPUS, GPUS))
    said = "gpu_counts: count 64; modifier exact; chip GPU; status actual; rule c.d"
    mark = f'<mark style="background: {COLOURS["gpu_counts"]}" title="{said}">&lt;64&gt;</mark>'
    assert both._repr_html_() == f"<ul><li>{mark}</li><li>{mark}</li></ul>"
    article = kaix.Article(language="en", text='a <64> "b" & c')
    whole = '<div style="white-space: pre-wrap">a ' + mark + " &quot;b&quot; &amp; c</div>"
    assert Records(gpu_counts=(GPUS, GPUS), article=article)._repr_html_() == whole


def test_each_table_has_a_colour_that_displacy_finds() -> None:
    assert list(COLOURS) == list(RECORDS)
    assert len(set(COLOURS.values())) == len(COLOURS)
    assert [each.load() for each in entry_points(group="spacy_displacy_colors", name="kaix")] == [COLOURS]
