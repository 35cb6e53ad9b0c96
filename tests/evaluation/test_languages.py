"""The two languages of one article have the same rows in the same order, wherever language does not matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaix import vocabulary
from kaix.evaluation.rows import Row, read_rows
from kaix.records import RECORDS

GOLD = Path(__file__).parent.parent.parent / "gold"
SAME = {
    "officials": ("person_id", "sector", "status", "date"),
    "amounts": ("currency", "amount", "amount_max", "modifier", "per", "entity", "period", "status"),
    "gpu_counts": ("count", "count_max", "modifier", "chip", "model", "entity", "status", "date"),
    "rankings": ("rank", "kind", "subject", "scope", "period", "total", "status"),
}


def country(name: str) -> str:
    """A country's Korean name as its short English one; anything else as it is."""
    for row in vocabulary.table("countries"):
        if name in row["korean"].split(";"):
            return row["name"]
    return name


def facts(group: str, rows: list[Row]) -> list[dict[str, str]]:
    result = []
    starts = [row.start for row in rows]
    for row in rows:
        fact = {column: row.values[column] for column in SAME[group]}
        if "entity" in fact:
            fact["entity"] = country(fact["entity"].partition("|")[0])
        if row.values.get("converts"):
            fact["converts"] = str(starts.index(int(row.values["converts"])))
        result.append(fact)
    return result


@pytest.mark.parametrize("group", RECORDS)
def test_gold_of_both_languages_states_the_same(group: str) -> None:
    rows = read_rows(GOLD, group, "")
    english = sorted({row.article_id for row in rows if not row.article_id.endswith("_ko")})
    assert english
    assert {row.article_id for row in rows} == {*english, *(f"{name}_ko" for name in english)}
    for name in english:
        pair = ([row for row in rows if row.article_id == article] for article in (name, f"{name}_ko"))
        ours, theirs = (facts(group, found) for found in pair)
        assert ours == theirs
