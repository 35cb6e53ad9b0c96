"""Rates that no word at the sum says."""

from kaix.rules.ko import rates, sums


def test_a_price_in_its_clause_is_for_each() -> None:
    text = "이 카드의 가격은 30만원이다. 광고비는 30만원이다."
    first, second = sums.read(text)
    assert (rates.per(text, first), rates.per(text, second)) == ("unit", None)
    assert not rates.is_compared_with(text, first)
