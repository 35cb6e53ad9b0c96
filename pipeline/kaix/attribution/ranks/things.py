"""What a rank can be about, out of the analysis of a sentence: names, noun phrases and quoted words with their roles.

Both languages make the same objects, so that one list of evidence serves both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from kaix.reading import Reading
from kaix.records import Ranking

NAMED = frozenset(
    ("organisation", "country", "government", "person", "unknown", "coined", "joined", "quoted")
)
"""The kinds of things that have a name; the others are noun phrases, by the class of their head."""


SUBJECTS = frozenset(("subject", "topic"))
"""The roles of what a clause is about."""


@dataclass(slots=True, unsafe_hash=True)  # as good as frozen, which takes five times as long to make
class Thing:
    """A name or a phrase: its value in a cell, its kind, its role in the sentence."""

    value: str
    kind: str
    role: str
    start: int
    end: int

    @property
    def named(self) -> bool:
        """Whether it is a name."""
        return self.kind in NAMED


@dataclass(frozen=True, slots=True)
class Scope:
    """Words that say among whom: `value` as in a cell, `how` the way that they say it (`region`, `demonym`, …)."""

    value: str
    start: int
    end: int
    how: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with ranks: its things in order, where its verbs begin, and the scopes that it names."""

    index: int
    start: int
    end: int
    things: tuple[Thing, ...]
    verbs: tuple[int, ...]
    own_subjects: dict[int, int]
    """Start of a rank → start of the subject of its clause, where the analysis tells."""


class Grammar(Protocol):
    """What differs between the languages."""

    behind: re.Pattern[str]
    """What stands between a rank and the name right behind it."""
    apposed_before: re.Pattern[str]
    apposed_after: re.Pattern[str]
    """What stands between a name and a rank in apposition to it, on either side."""
    joins: re.Pattern[str]
    """What stands between things in a row."""
    parts: re.Pattern[str]
    """The words between two ranks that part what is one's from what is the other's."""
    introduces: re.Pattern[str]
    """Words without which no sentence says who ranks."""
    earlier: re.Pattern[str]
    """Words that speak of an earlier edition: "last year's index"."""
    minds_ranks: bool
    """Whether a sentence is read otherwise around its ranks."""

    def sentence(self, reading: Reading, index: int, ranks: Sequence[tuple[int, int]]) -> Sentence:
        """Read a sentence; `ranks` are the mentions in it, in order."""

    def scopes(self, reading: Reading, index: int) -> list[Scope]:
        """The words of a sentence that say among whom something is ranked."""

    def ties(self, text: str, rank: Ranking) -> bool:
        """Whether several share a rank: `공동 5위`, "tied for third"."""

    def compares(self, text: str, thing: Thing) -> bool:
        """Whether a rank is held against a thing: "behind Japan"."""

    def cites(self, text: str, thing: Thing) -> list[str]:
        """The classes of the words around a thing that say that it ranks, counts or publishes."""

    def total(self, text: str, low: int, high: int) -> int | None:
        """How many are ranked, as the words between two offsets say: "The index covers 83 countries"."""

    def headed(self, text: str, rank: Ranking, names: Sequence[Thing]) -> str:
        """The nouns that a rank describes, before a name behind it ("No. 2 ¦mobile carrier¦ Haneul"), or ""."""

    def nominal(self, phrase: str) -> str:
        """The value that a phrase makes, "" where it makes none."""

    def lists(self, text: str) -> bool:
        """Whether some words name a list, an index or a count."""

    def is_listing(self, value: str) -> bool:
        """Whether some words are the name of a list, an index or a survey of its own."""

    def is_part(self, text: str, thing: Thing) -> bool:
        """Whether the words around a thing say that it is a part of what is surveyed: "in the Skills category"."""

    def head(self, value: str) -> str:
        """The class of the head of a phrase, "" of another."""

    def headline_end(self, reading: Reading) -> int:
        """Where the headline ends."""
