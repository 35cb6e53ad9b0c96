"""What an article has a name do."""

from __future__ import annotations

from collections import Counter

import pytest

from kaix.analysis.en.conduct import conduct


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Haneul will pay. Haneul's plants run.", "Haneul", {"act": 1, "own": 1}),
        ("Haneul (HNL) recently acquired a rival.", "Haneul", {"act": 1}),
        ("Haneul said so; Haneul said more.", "Haneul", {"tell": 2}),
        ("The Nuri 50 rose. The Nuri 50 fell.", "Nuri 50", {"measured": 2}),
        ("A plant in Daepo closed. The Daepo-based firm moved.", "Daepo", {"placed": 2}),
        ("The Haneul is old.", "Haneul", {}),
        ("Haneulsoft paid.", "Haneul", {}),
        ("Nobody is named.", "Haneul", {}),
    ],
)
def test_a_name_is_known_by_what_it_does(text: str, name: str, expected: dict[str, int]) -> None:
    found = conduct(text, name)
    del found["seen"]
    assert +found == Counter(expected)
