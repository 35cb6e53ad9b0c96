"""Nouns that are verbs as well: what number and object make of them."""

from __future__ import annotations

import pytest

from kaix.analysis.en.tagging import tag
from kaix.rules.en.words import split

VERBS = {
    "The project cost sits at a low.": ["sits"],
    "The model supports a wide window.": ["supports"],
    "Its investment plans the firm announced were small.": ["announced"],
    "Haneul said it's building a hall.": ["said", "building"],
}


@pytest.mark.parametrize(("text", "verbs"), VERBS.items())
def test_which_words_are_verbs(text: str, verbs: list[str]) -> None:
    assert [piece.lower for piece in tag(text, split(text), []) if piece.tag == "V"] == verbs
