"""The listed name at a word, and the nationality."""

from __future__ import annotations

import pytest

from kaix.rules.en import words
from kaix.rules.en.known_names import country_named, demonym_length, match_known


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("South Korea said", (2, "country", "South Korea", "government")),
        ("Samsung Electronics rose", (2, "organisation", "Samsung Electronics", "company")),
        ("U.S. firms", (1, "country", "United States", "government")),
        ("Korean firms", None),
        ("Hanbit rose", None),
        ("table", None),
    ],
)
def test_match_known(text: str, expected: tuple[int, str, str, str] | None) -> None:
    assert match_known(words.split(text), 0) == expected


def test_countries_and_nationalities() -> None:
    assert [country_named(name) for name in ("South Korea", "U.S.", "Hanbit")] == [
        "South Korea",
        "United States",
        "",
    ]
    assert [demonym_length(words.split(text), 0) for text in ("Korean firms", "Korea", "Hanbit")] == [1, 0, 0]
