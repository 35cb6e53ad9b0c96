"""Words that end the phrase of a position, and words that can be an organisation."""

from __future__ import annotations

import pytest

from kaix.rules.ko.phrase_words import ends_phrase, like_organisation


@pytest.mark.parametrize(
    ("word", "ends", "organisation"),
    [
        ("한빛전자", False, True),
        ("남도대", False, True),
        ("누리청", False, True),
        ("문가람은", True, False),
        ("회의에서", True, False),
        ("밝혔다", True, False),
        ("위해", True, False),
    ],
)
def test_words(word: str, ends: bool, organisation: bool) -> None:
    assert (ends_phrase(word), like_organisation(word)) == (ends, organisation)
