"""The checks of numbers one by one: the whole finding, and what is near it and none."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kaix.across import numbers
from kaix.across.findings import Finding
from kaix.across.rates import rate_of
from kaix.records import Amount, GpuCount, Ranking

YEAR = rate_of(2024).won  # 1,363 won a dollar
DAYS = {"a": "2024-05-06", "b": "2024-05-07", "none": None, "vague": "May"}


def amount(
    value: int | Decimal, currency: str, start: int, converts: int | None = None, **values: Any
) -> Amount:
    said = {"article_id": "a", "text": f"{currency} sum", "sentence": "", "rule": "", **values}
    return Amount(
        **said, start=start, end=start + 5, currency=currency, amount=Decimal(value), converts=converts
    )


def pair(won: int | Decimal, dollars: int | Decimal, **values: Any) -> list[Amount]:
    return [amount(won, "KRW", 0, **values), amount(dollars, "USD", 9, 0, **values)]


ROWS = (("amounts", "a", 0), ("amounts", "a", 9))


def test_a_slip_of_scale_says_both_sums_and_the_rate() -> None:
    said = "“KRW sum” and “USD sum” make 1,363,380 won a dollar, but in 2024 it was about 1,363"
    assert list(numbers.rates(pair(YEAR * 5_432_000, 5_432), DAYS)) == [
        Finding("scale_slip", f"{said}: one of them is 1,000 times too large or too small.", ROWS, 2, 1)
    ]


def test_a_rate_of_no_year_is_implied() -> None:
    said = "“KRW sum” and “USD sum” make 3,408 won a dollar, but in 2024 it was about 1,363."
    assert list(numbers.rates(pair(YEAR * 5_432 * Decimal("2.5"), 5_432), DAYS)) == [
        Finding("implied_rate", said, ROWS, 2, 1)
    ]


@pytest.mark.parametrize("times", ["10", "1000", "10000", ".1", ".001", ".0001"])
def test_slips_in_either_direction(times: str) -> None:
    found = numbers.rates(pair(YEAR * 5_432 * Decimal(times), 5_432), DAYS)
    assert [each.check for each in found] == ["scale_slip"]


@pytest.mark.parametrize("times", ["100", "2", ".5", "1.16", ".84"])
def test_what_is_no_slip_is_a_rate(times: str) -> None:
    found = numbers.rates(pair(YEAR * 5_432_000 * Decimal(times), 5_432_000), DAYS)
    assert [each.check for each in found] == ["implied_rate"]


@pytest.mark.parametrize(
    "amounts",
    [
        [],
        pair(YEAR * 5_432 * Decimal("1.14"), 5_432),
        pair(YEAR * 5_432 * Decimal(".86"), 5_432),
        pair(1_700_000_000_000, 1_000_000_000),  # "$1 billion" of 1.7 trillion won
        pair(3_000_000_000_000, 1_940_000_000),  # "3조원" of $1.94 billion
        pair(YEAR * 5_432_000, 5_432, article_id="none"),
        pair(YEAR * 5_432_000, 5_432, article_id="vague"),
        pair(YEAR * 5_432_000, 0),
        pair(0, 5_432),
        [amount(YEAR * 5_432_000, "KRW", 0), amount(5_432, "USD", 9)],  # neither restates the other
        [amount(YEAR * 5_432_000, "KRW", 0), amount(5_432, "EUR", 9, 0)],
        [amount(YEAR * 5_432_000, "KRW", 0), amount(5_432, "USD", 9, 4)],  # of a sum that is not there
        [amount(YEAR * 5_432_000, "KRW", 0, article_id="b"), amount(5_432, "USD", 9, 0)],
        pair(rate_of(2008).won * 5_432, 5_432, period="2008"),  # the year of the sums counts too
    ],
)
def test_rates_that_are_right_or_unknown(amounts: list[Amount]) -> None:
    assert list(numbers.rates(amounts, DAYS)) == []


def test_a_sum_of_two_digits_is_not_so_rounded() -> None:
    found = numbers.rates(pair(YEAR * 1_900_000_000, 1_500_000_000), DAYS)
    assert [each.check for each in found] == ["implied_rate"]


def test_of_a_range_the_middle_counts() -> None:
    [won, dollars] = pair(YEAR * 4_000, 5_432)
    wide = amount(won.amount, "KRW", 0, amount_max=YEAR * 6_864)
    assert list(numbers.rates([wide, dollars], DAYS)) == []
    assert [each.check for each in numbers.rates([won, dollars], DAYS)] == ["implied_rate"]


def gpus(count: int, start: int, entity: str | None = None, **values: Any) -> GpuCount:
    said = {"article_id": "a", "text": f"{count:,} GPUs", "sentence": "", "rule": "", **values}
    return GpuCount(**said, start=start, end=start + 5, count=count, entity=entity)


TOTAL, NAVER, KAKAO = gpus(100, 0, "Korea"), gpus(30, 10, "Naver"), gpus(30, 20, "Kakao")


def test_parts_that_do_not_add_up() -> None:
    rows = [KAKAO, gpus(50, 30, "LG"), TOTAL, NAVER]  # in any order
    assert list(numbers.parts(rows)) == [
        Finding(
            "parts_and_total",
            "The parts 30 + 30 + 50 make 110, not “100 GPUs”.",
            tuple(("gpu_counts", "a", start) for start in (0, 10, 20, 30)),
            4,
            1,
        )
    ]
    each = gpus(40, 10, "Naver;Kakao;LG", sentence="They get 40 each.")
    assert [found.message for found in numbers.parts([TOTAL, each])] == [
        "The parts 3 × 40 make 120, not “100 GPUs”."
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [TOTAL, NAVER, KAKAO, gpus(40, 30, "LG")],  # they do
        [TOTAL, NAVER, KAKAO],  # two are no split
        [TOTAL, NAVER, KAKAO, gpus(50, 30, "Naver")],
        [TOTAL, NAVER, KAKAO, gpus(50, 30)],
        [TOTAL, NAVER, KAKAO, gpus(50, 30, "LG", modifier="approx")],
        [TOTAL, NAVER, KAKAO, gpus(50, 30, "LG", status="planned")],
        [TOTAL, NAVER, KAKAO, gpus(50, 30, "LG", article_id="b")],
        [TOTAL, NAVER, KAKAO, gpus(50, 800, "LG")],
        [TOTAL, NAVER, KAKAO, gpus(150, 30, "LG")],
        [gpus(1000, 0), NAVER, KAKAO, gpus(50, 30, "LG")],  # of something larger
        [TOTAL, gpus(40, 10, "Naver;Kakao;LG", sentence="They get 40.")],  # together
        [],
    ],
)
def test_counts_that_are_no_parts(rows: list[GpuCount]) -> None:
    assert list(numbers.parts(rows)) == []


def ranking(rank: int, total: int | None, kind: str = "place") -> Ranking:
    return Ranking(
        article_id="a",
        start=3,
        end=9,
        text="12th of 10",
        sentence="",
        rule="",
        rank=rank,
        total=total,
        kind=kind,
    )


def test_a_place_beyond_the_last() -> None:
    said = "“12th of 10” says place 12 of only 10."
    assert list(numbers.ranks([ranking(12, 10), ranking(10, 10)])) == [
        Finding("rank_above_total", said, (("rankings", "a", 3),), 1, 1)
    ]
    assert list(numbers.ranks([ranking(1, 10), ranking(99, None), ranking(12, 10, "top_n")])) == []
