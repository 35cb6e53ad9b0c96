"""English quantities, currencies and modifiers: one case a line, the exact value."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaix.values import LARGEST, digits, english, english_money, scaled, whole

AMOUNTS = {
    "100 trillion": "100000000000000",
    "16 tln": "16000000000000",
    "9.9-trillion": "9900000000000",
    "150bn": "150000000000",
    "210k": "210000",
    "55,300": "55300",
    "0.38": "0.38",
    "half a trillion": "500000000000",
    "a hundred and twenty-eight": "128",
    "two thousand five hundred": "2500",
    "a thousand and twenty-four": "1024",
    "half-billion": "500000000",
    "a quarter of a billion": "250000000",
    "three quarters of a billion": "750000000",
    "one hundred trillion": "100000000000000",
    "one hundred and fifty billion": "150000000000",
    "twenty-five million": "25000000",
    "nine-point-four trillion": "9400000000000",
    "one and a half trillion": "1500000000000",
    "a million": "1000000",
    "a hundred billion": "100000000000",
    "five hundred million": "500000000",
    "30-odd billion": "30000000000",
    "100-plus trillion": "100000000000000",
    ".5 billion": "500000000",
    "25mm": "25000000",
    "a fifth of a billion": "200000000",
    "three quarters billion": "750000000",
    "two and a quarter billion": "2250000000",
    "2 and a half million": "2500000",
    "a trillion and a half": "1500000000000",
    "2 3/4 billion": "2750000000",
    "1½ million": "1500000",
    "¾ of a billion": "750000000",
}
NONE = [
    "ten five",
    "two-thirds of a trillion",
    "a third of a billion",
    "twenty half",
    "hundred billion",
    "1,23",
    "9" * 22,
    "1.2.3",
    "",
    "five hundred hundred",
    "0/0",
    "3/0",
]
CURRENCIES = {
    "$": "USD",
    "US$": "USD",
    "U.S. dollars": "USD",
    "American dollars": "USD",
    "USD": "USD",
    "won": "KRW",
    "₩": "KRW",
    "KRW": "KRW",
    "South Korean won": "KRW",
    "Hong Kong dollars": "HKD",
    "New Zealand dollars": "NZD",
    "Australian dollar": "AUD",
    "North Korean won": "KPW",
    "euros": None,
    "yen": None,
}
BEFORE = {
    "spent about ": "approx",
    "some ": "approx",
    "an estimated ": "approx",
    "close to ": "approx",
    "well over ": "more_than",
    "just north of ": "more_than",
    "upward of ": "more_than",
    "upwards of ": "more_than",
    "could exceed ": "more_than",
    "would top ": "more_than",
    "at least ": "at_least",
    "no less than ": "at_least",
    "as much as ": "at_most",
    "up to ": "at_most",
    "up to about ": "at_most",
    "no more than ": "at_most",
    "a little less than ": "less_than",
    "just under ": "less_than",
    "shy of ": "less_than",
    "hand over ": None,
    "took over ": None,
    "it adds up to ": None,
    "the top ": None,
    "just ": None,
    "a combined ": None,
}
AFTER = {
    " or more": "at_least",
    "-plus": "at_least",
    "+": "at_least",
    " or so": "approx",
    "-odd": "approx",
    " or less": "at_most",
}


@pytest.mark.parametrize(("text", "value"), AMOUNTS.items())
def test_amount(text: str, value: str) -> None:
    assert re.fullmatch(english.QUANTITY, text, re.IGNORECASE)
    assert english.amount(text) == Decimal(value)


@pytest.mark.parametrize("text", NONE)
def test_no_amount(text: str) -> None:
    assert english.amount(text) is None


@pytest.mark.parametrize(("text", "code"), CURRENCIES.items())
def test_currency(text: str, code: str | None) -> None:
    assert english_money.currency(text) == code


@pytest.mark.parametrize(("text", "modifier"), BEFORE.items())
def test_modifier_before(text: str, modifier: str | None) -> None:
    found = english_money.modifier_before(text, len(text))
    assert (found[0] if found else None) == modifier


@pytest.mark.parametrize(("text", "modifier"), AFTER.items())
def test_modifier_after(text: str, modifier: str) -> None:
    assert english_money.modifier_after(text, 0) == (modifier, len(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [("１２．５", "12.5"), ("५००", "500"), ("1,000,000", "1000000"), ("5.", None)],
)
def test_digits(text: str, value: str | None) -> None:
    assert digits(text) == (None if value is None else Decimal(value))


def test_values_are_whole_or_none() -> None:
    assert scaled(Decimal("1.5"), 10**12) == Decimal(1_500_000_000_000)
    assert str(scaled(Decimal("1.5"), 10**12)) == "1500000000000"
    assert scaled(LARGEST, 10) is None
    assert whole(Decimal("1.5")) is None
    assert whole(Decimal(3)) == 3


@given(st.integers(0, 10**15))
def test_digits_with_and_without_commas(number: int) -> None:
    assert english.amount(f"{number:,}") == english.amount(str(number)) == Decimal(number)


@given(st.text(max_size=60))
def test_nothing_raises(text: str) -> None:
    english.amount(text)
    english_money.currency(text)
    english_money.modifier_before(text, len(text))
    english_money.modifier_after(text, 0)
