"""Named persons, organisations and countries in an Korean sentence."""

from __future__ import annotations

from spacy.tokens import Span
from spacy.vocab import Vocab

from pipeline.reading import Name, Reading


class Names:
    """Finds the names in a sentence: `names(reading, sentence)`, in order, without overlaps."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, reading: Reading, sentence: Span) -> list[Name]:
        return []
