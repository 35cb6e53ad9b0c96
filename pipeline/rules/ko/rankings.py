"""Ranking mentions in Korean: patterns as a table, one class that turns a match into values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from spacy.matcher import Matcher
from spacy.vocab import Vocab

from pipeline.reading import Reading
from pipeline.records import Ranking

Pattern = list[dict[str, Any]]

PATTERNS: dict[str, list[Pattern]] = {}


class Extractor:
    """Finds `Ranking` records."""

    group: ClassVar[str] = "rankings"

    def __init__(self, vocab: Vocab) -> None:
        self.matcher = Matcher(vocab)
        for name, patterns in PATTERNS.items():
            self.matcher.add(name, patterns)

    def __call__(self, reading: Reading) -> Iterator[Ranking]:
        yield from ()
