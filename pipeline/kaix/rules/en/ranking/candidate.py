"""A match of a rule, as its condition sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Span

from kaix.rules.en.ranking.around import Around, Place


@dataclass(frozen=True, slots=True)
class Candidate:
    """A match of a rule; `start` and `end` bound its number in the sentence, `found` are the places of rules before."""

    at: Around
    start: int
    end: int
    rank: int
    span: Span
    found: Mapping[int, Place]
