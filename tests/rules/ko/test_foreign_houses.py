"""Foreign firms that no list has, in the genitive: which words are the firm's name."""

from __future__ import annotations

import pytest

from kaix.rules.ko import foreign_houses


@pytest.mark.parametrize(
    ("text", "house"),
    [
        ("레드먼 캐피털의 ", "레드먼 캐피털"),
        ("투자사 브란텀 프라이빗 웰스의 ", "브란텀 프라이빗 웰스"),
        ("벤처캐피털 회사 센티멜 글로벌의 ", "센티멜 글로벌"),
        ("코르트(Coort)의 ", "코르트"),
        ("회사의 ", None),
        ("글로벌 펀드 업계의 ", None),
        ("글로벌의 ", None),
        ("미국의 ", None),
        ("문가람의 ", None),
        ("대표의 ", None),
        ("레드먼 캐피털은 ", None),
    ],
)
def test_the_firm_in_the_genitive(text: str, house: str | None) -> None:
    found = foreign_houses.find(text, 0, len(text))
    assert (text[slice(*found)] if found else None) == house
