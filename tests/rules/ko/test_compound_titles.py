"""Positions of several words: the first word is no position of its own."""

from __future__ import annotations

import pytest

from kaix.rules.ko import titles
from kaix.rules.ko.compound_titles import is_part_of


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("대통령 비서실장", True),
        ("대표 변호사", True),
        ("수석 채권 전략가", True),
        ("수석 전략가", True),
        ("수석은 전략가", False),
        ("수석, 채권 전략가", False),
        ("대표 채권 전략가", False),
        ("대표 겸 의장", False),
    ],
)
def test_a_title_that_is_the_first_part_of_the_next(text: str, part: bool) -> None:
    first, *_, last = titles.find(text)
    assert is_part_of(text, first, last) is part
