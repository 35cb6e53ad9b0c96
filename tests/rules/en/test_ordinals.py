"""Ordinals as numbers."""

from __future__ import annotations

import pytest

from kaix.rules.en.ranking import ordinals


@pytest.mark.parametrize(
    ("word", "expected"),
    [("third", 3), ("21st", 21), ("twelfth", 12), ("No. 3", None), ("table", None), ("thirdly", None)],
)
def test_number(word: str, expected: int | None) -> None:
    assert ordinals.number(word) == expected
