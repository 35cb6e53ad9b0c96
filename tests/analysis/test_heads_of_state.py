"""Who heads a state, and who only is called president."""

from __future__ import annotations

import pytest

from kaix.analysis.en.heads_of_state import state_of


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("President Seo Min-ho met investors. Seo pledged 3 trillion won.", "Seo Min-ho", "South Korea"),
        ("President Seo said so.", "Seo", "South Korea"),
        ("U.S. President Alan Marsh said so. Marsh pledged $3 billion.", "Alan Marsh", "United States"),
        ("U.S. President Alan Marsh said so. Marsh pledged $3 billion.", "Marsh", "United States"),
        ("French President Luc Perrin came.", "Perrin", "France"),
        ("President Seo of Haneul Bank pledged it.", "Seo", None),
        ("President Alan Marsh came.", "Marsh", None),
        ("Minister Seo pledged it.", "Seo", None),
        ("President Seo pledged it.", "Haneul", None),
        ("President Seo pledged it.", "the ministry", None),
    ],
)
def test_the_state_of_a_head(text: str, name: str, state: str | None) -> None:
    assert state_of(text, name) == state
