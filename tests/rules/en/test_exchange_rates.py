"""What a unit of another currency is worth is no sum."""

from __future__ import annotations

import pytest

from kaix import extract


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The exchange rate stood at 1,380 won per dollar.", []),
        ("The euro closed at 1,690 won in Seoul.", []),
        ("The won weakened against the dollar to 1,470 won on Monday.", []),
        ("Hanbit paid 1,380 won per share.", ["1,380 won"]),
        ("Hanbit paid 3 trillion won to buy chips in dollars.", ["3 trillion won"]),
        ("A ticket costs 1,500 won in Seoul.", ["1,500 won"]),
    ],
)
def test_rates(text: str, expected: list[str]) -> None:
    assert [record.text for record in extract(text) if record.group == "amounts"] == expected
