"""Time expressions in an English sentence, resolved against the article's date."""

from __future__ import annotations

from spacy.tokens import Span
from spacy.vocab import Vocab

from pipeline.reading import DateMention, Reading


class Dates:
    """Finds the time expressions in a sentence: `dates(reading, sentence)`, in order, without overlaps."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, reading: Reading, sentence: Span) -> list[DateMention]:
        return []
