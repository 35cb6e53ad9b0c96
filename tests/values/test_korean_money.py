"""What is a currency behind or before a Korean number, and what only begins like one."""

from __future__ import annotations

import re

import pytest

from kaix.values.korean_money import OTHER_CURRENCIES, OTHER_PREFIXES, PREFIXES


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("유로", "유로"), ("유로화", "유로"), ("엔", "엔"), ("엔화", "엔화"), ("엔을", "엔"),
        ("위안화", "위안"), ("파운드", "파운드"),
        ("루피아", "루피아"), ("루피", "루피"), ("동을", "동"), ("솔은", "솔"), ("랜드 가치", "랜드"),
        ("비트코인", "비트코인"),
        ("€", "€"), ("EUR", "EUR"), ("RMB", "RMB"),
    ],
)  # fmt: skip
def test_other_currencies_behind_a_number(text: str, expected: str) -> None:
    found = re.match(OTHER_CURRENCIES, text)
    assert found is not None
    assert found[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "원", "달러", "홍콩달러", "엔비디아", "엔터", "엔씨소프트", "엔씨", "엔진", "엔지니어", "엔도스",
        "엔드리스", "동안", "동", "솔루션", "솔", "랜드마크",
        "USD", "KRW", "$", "eur", "",
    ],
)  # fmt: skip
def test_words_that_are_no_other_currency(text: str) -> None:
    assert re.match(OTHER_CURRENCIES, text) is None


def test_what_names_won_and_dollars_before_a_number() -> None:
    assert PREFIXES == {
        "미화": "USD", "달러화": "USD", "달러": "USD", "US달러": "USD", "원화": "KRW", "한화": "KRW",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "유로",
        "유로화",
        "엔",
        "엔화",
        "위안화",
        "홍콩달러",
        "홍콩 달러",
        "뉴질랜드 달러",
        "싱가포르달러",
        "링깃화",
        "€",
        "¥",
        "CNY",
    ],
)
def test_other_currencies_before_a_number(text: str) -> None:
    assert re.fullmatch(OTHER_PREFIXES, text)


@pytest.mark.parametrize(
    "text",
    ["달러", "미화", "원화", "한화", "홍콩", "홍콩  달러", "유로존", "엔비", "$", "동", ""],
)
def test_no_other_currency_before_a_number(text: str) -> None:
    assert re.fullmatch(OTHER_PREFIXES, text) is None
