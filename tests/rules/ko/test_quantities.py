"""The words around the quantity between the bars that belong to it, and the modifier of both sides."""

from __future__ import annotations

import pytest

from kaix.rules.ko.quantities import Edge, after, before, joined
from tests.mentions import mention


@pytest.mark.parametrize(
    ("marked", "front", "behind", "modifier"),
    [
        ("총 약 |3조원|을", ("약 ", "approx", None), ("", "exact"), "approx"),
        ("최대 |3조원|", ("최대 ", "at_most", None), ("", "exact"), "at_most"),
        ("연 |3조원|", ("연 ", "exact", "year"), ("", "exact"), "exact"),
        ("대당 |3억원|", ("대당 ", "exact", "unit"), ("", "exact"), "exact"),
        ("약 |3조원| 이상을", ("약 ", "approx", None), (" 이상", "at_least"), "at_least"),
        ("|3조원| 안팎을", ("", "exact", None), (" 안팎", "approx"), "approx"),
        ("|3조원|을 넘는", ("", "exact", None), ("을 넘는", "more_than"), "more_than"),
        ("|3조원|에 못 미친다", ("", "exact", None), ("에 못 미친다", "less_than"), "less_than"),
        ("|3조원|까지 쓴다", ("", "exact", None), ("까지", "at_most"), "at_most"),
        # a record, months that are no rate, a verb that only looks like one, where a growth arrives, nothing at all
        ("사상 최대 |3조원|", ("", "exact", None), ("", "exact"), "exact"),
        ("석 달 |3조원|", ("", "exact", None), ("", "exact"), "exact"),
        ("|3조원|을 넘기지", ("", "exact", None), ("", "exact"), "exact"),
        ("|3조원|까지 늘린다", ("", "exact", None), ("", "exact"), "exact"),
        ("예산 |3조원|이다", ("", "exact", None), ("", "exact"), "exact"),
    ],
)
def test_around(
    marked: str, front: tuple[str, str, str | None], behind: tuple[str, str], modifier: str
) -> None:
    text, start, end = mention(marked)
    first, last = before(text, start), after(text, end)
    assert (text[first.offset : start], first.modifier, first.per) == front
    assert (text[end : last.offset], last.modifier) == behind
    assert joined(first, last, approximate=False) == modifier


def test_an_approximate_number_is_so_where_neither_side_says_more() -> None:
    first, last = before("3조여원", 0), after("3조여원", 4)
    assert joined(first, last, approximate=True) == "approx"
    assert joined(first, after("3조원 이상", 3), approximate=True) == "at_least"


def test_what_is_said_behind_a_bracket_is_of_both_sums() -> None:
    text = "매출은 30억달러(약 4조원)를 넘어섰다."
    assert after(text, text.index("(")) == Edge(text.index("("), "more_than")
    assert after(text, text.index(")")) == Edge(text.index(")"), "more_than")
    plain = "매출은 30억달러(약 4조원)를 기록했다."
    assert after(plain, plain.index("(")).modifier == "exact"
