from __future__ import annotations

from decimal import Decimal

import pytest

from kaix.values import korean

VALUES = {
    "100조": 100 * 10**12,
    "9조9천억": 9_900_000_000_000,
    "9조 9,000억": 9_900_000_000_000,
    "10조1000억": 10_100_000_000_000,
    "1천500억": 150_000_000_000,
    "1만3천여": 13_000,
    "30여조": 30 * 10**12,
    "삼조오천억": 3_500_000_000_000,
    "백만": 1_000_000,
    "7천 5백만": 75_000_000,
    "1만 3,000": 13_000,
    "2859억": 285_900_000_000,
    "１２억": 1_200_000_000,
    "41억6300만": 4_163_000_000,
    "2만9000": 29_000,
    "천억": 100_000_000_000,
    "이천오백만": 25_000_000,
    "만": 10_000,
    "5,000": 5000,
    "1경 2000조": 12_000 * 10**12,
    "2경3039조2000억": 23_039_200_000_000_000,
    "1천여만": 10_000_000,
    "3천여 억": 300_000_000_000,
    "만오천": 15_000,
    "십일만삼천삼백팔십육": 113_386,
    "천 4백만": 14_000_000,
}


@pytest.mark.parametrize(("text", "value"), VALUES.items())
def test_numerals(text: str, value: int) -> None:
    assert korean.value(text) == value


def test_decimals_are_exact() -> None:
    assert korean.value("1.1조") == Decimal(1_100_000_000_000)
    assert korean.value("0.6") == Decimal("0.6")
    assert korean.value("1.2경") == Decimal(12_000_000_000_000_000)
    assert korean.value("일점이삼") == Decimal("1.23")
    assert korean.value("이점오억") == Decimal(250_000_000)


@pytest.mark.parametrize(
    "text", ["", "여", "5조3조", "1억2조", "2025 3억", "1,23", "9" * 40, "만만", "원", "점오", "일점억"]
)
def test_what_is_no_numeral(text: str) -> None:
    assert korean.value(text) is None


def test_scales() -> None:
    assert korean.last_scale("2천억") == 10**11
    assert korean.last_scale("300") == 1
    assert korean.large_scale("3천만") == 10**4
    assert korean.large_scale("5000") == 1
