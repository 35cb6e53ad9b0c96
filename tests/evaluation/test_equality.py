"""When two cells say the same, and when two rows state one fact."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kaix.evaluation.equality import (
    IDENTITY,
    NUMBERS,
    TEXTS,
    agrees,
    alternatives,
    comparable,
    identity,
    normalise,
    number,
)
from kaix.records import RECORDS, value_columns


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Ministry of Science & ICT", "ministry of science ICT"),
        ("Korea’s plan", "Korea's plan"),
        ("Korea's plan", "Korea plan"),
        ("ＡＩ 예산", "AI예산"),
        ("Naver;Kakao", "kakao; Naver"),
        ("the U.S.", "U.S"),
        ("a data center", "data-center"),
        ("", " . "),
    ],
)
def test_texts_that_are_one(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Naver", "Naver;Kakao"), ("Then", "n"), ("GPT-4", "GPT-5"), ("version 1.5", "version 15"),
        ("5%", "5"), ("$5", "₩5"),
        ("theory", "ory"), ("another", "other"), ("", "x"), ("예산", "예상"),
    ],
)  # fmt: skip
def test_texts_that_differ(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("5", 5),
        ("5.0", 5),
        ("-1", -1),
        ("1e3", 1000),
        ("", None),
        ("five", None),
        ("NaN", None),
        ("Infinity", None),
        ("1,000", None),
    ],
)
def test_numbers(cell: str, value: int | None) -> None:
    assert number(cell) == (None if value is None else Decimal(value))


def test_what_is_compared_depends_on_the_column() -> None:
    assert comparable("amount", "5") == comparable("amount", "5.0") == Decimal(5)
    assert comparable("period", "5") != comparable("period", "5.0")
    assert comparable("topic", "The AI budget") == comparable("topic", "ai Budget")
    assert comparable("status", "Planned") != comparable("status", "planned")
    assert comparable("amount", "five") == "five"
    assert comparable("amount", "") == comparable("topic", "") == ""
    assert comparable("amount", "0") != ""


@pytest.mark.parametrize(
    ("column", "label", "cell", "expected"),
    [
        ("topic", "AI|AI budget", "the AI budget", True), ("topic", "AI|", "", True),
        ("amount", "5|6", "6.0", True),
        ("topic", "", "", True), ("topic", "AI|AI budget", "AI plan", False), ("topic", "AI", "", False),
        ("topic", "", "AI", False), ("amount", "5|6", "56", False), ("topic", "AI", "AI|AI", False),
    ],
)  # fmt: skip
def test_either_of_two_labels(column: str, label: str, cell: str, expected: bool) -> None:
    assert agrees(column, label, cell) is expected


def test_the_values_of_a_label() -> None:
    assert [alternatives(label) for label in ("AI|budget", "AI|", "AI", "")] == [
        ["AI", "budget"], ["AI", ""], ["AI"], [""],
    ]  # fmt: skip


MONEY = {"currency": "KRW", "amount": "5.0", "amount_max": "", "topic": "AI", "status": "actual"}
HEAD = {"person_id": "kim", "person": "Kim", "position": "The Head", "status": "current"}


def test_one_fact_whatever_else_the_rows_say() -> None:
    assert identity("amounts", MONEY) == identity(
        "amounts", {**MONEY, "amount": "5", "topic": "", "status": "planned"}
    )
    assert identity("officials", HEAD) == identity("officials", {**HEAD, "person": "김", "position": "head"})
    nameless = {**HEAD, "person_id": ""}
    assert identity("officials", nameless) == identity("officials", {**nameless, "person": "KIM"})
    assert identity("rankings", {"rank": "4", "kind": "place", "subject": "x"}) == (Decimal(4), "place")
    assert identity("gpu_counts", {"count": "64", "count_max": ""}) == (Decimal(64), "")


@pytest.mark.parametrize(
    ("group", "row", "other"),
    [
        ("amounts", MONEY, {"currency": "USD"}), ("amounts", MONEY, {"amount": "6"}),
        ("amounts", MONEY, {"amount_max": "6"}),
        ("officials", HEAD, {"person_id": "lee"}), ("officials", HEAD, {"position": "deputy head"}),
        ("officials", HEAD, {"person_id": ""}),
    ],
)  # fmt: skip
def test_two_facts(group: str, row: dict[str, str], other: dict[str, str]) -> None:
    assert identity(group, row) != identity(group, {**row, **other})


def test_the_columns_are_those_of_the_tables() -> None:
    every = {name for record in RECORDS.values() for name in value_columns(record)}
    assert (NUMBERS | TEXTS) - every == NUMBERS & TEXTS == set()
    assert list(IDENTITY) == list(RECORDS)
    assert {group: set(names) - set(value_columns(RECORDS[group])) for group, names in IDENTITY.items()} == {
        group: set() for group in RECORDS
    }
