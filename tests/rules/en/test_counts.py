"""Numbers in a text that can count something."""

from __future__ import annotations

import pytest

from kaix.rules.en.counts import numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("about 5,000 chips", [5000]),
        ("10,000 to 20,000 GPUs", [10000, 20000]),
        ("more than 1.5 million GPUs", [1_500_000]),
        ("five thousand GPUs", [5000]),
        ("in 2025 GPUs", []),
        ("no GPUs", []),
    ],
)
def test_numbers(text: str, expected: list[int]) -> None:
    assert [count.value for count in numbers(text, 0, len(text))] == expected
