"""What a cue of denial is: a row of `vocabulary/denial_cues_<language>.tsv`, its pattern, and where a sentence has it.

`use` says what a row does: those of `denial` and of the verbs and predicates deny, by `side`, `scope` and `kind`;
the others hide them, leave them open, or name classes of nouns that decide how far they reach.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from kaix import vocabulary

NOTHING = "(?!)"
"""The pattern that matches nowhere."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a sentence; `side` says where it stands: before or behind what it denies, or around it."""

    start: int
    end: int
    side: str
    scope: str
    kind: str = ""
    pending: bool = False
    """Whether it says only "not yet": "did not pay it until May", "put off its plan"."""


@dataclass(frozen=True, slots=True)
class Use:
    """What the cues of one side, scope and kind look like; a sentence must hold one of `needed`, if there are any."""

    side: str
    scope: str
    kind: str
    pattern: re.Pattern[str]
    needed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cues:
    """The patterns of one language: `denials` by side, scope and kind, the others by use.

    `negated` are the listed verbs under a negator, `other` all others, which deny only their direct object, and
    `absent` the verbs of being there and coming, whose negation denies their subject; a sentence with a negated verb
    holds one of `negators`, if there are any.
    """

    denials: tuple[Use, ...]
    negated: re.Pattern[str]
    other: re.Pattern[str]
    absent: re.Pattern[str]
    uses: dict[str, re.Pattern[str]]
    negators: frozenset[str] = frozenset()

    def use(self, name: str) -> re.Pattern[str]:
        """The words of one use as one pattern."""
        return self.uses[name]

    def hidden(self, sentence: str) -> list[tuple[int, int]]:
        """Where pseudo-cues stand: what they overlap denies nothing."""
        return [match.span() for match in self.use("pseudo").finditer(sentence)]


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of cues, in any case."""
    return re.compile(pattern, re.IGNORECASE)


def rows(language: str) -> dict[str, list[dict[str, str]]]:
    """The rows of the cues of `language` by use; raises `FileNotFoundError` for a language without a list of them."""
    by_use: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in vocabulary.table(f"denial_cues_{language}"):
        by_use[row["use"]].append(row)
    return by_use


def listed(by_use: dict[str, list[dict[str, str]]], use: str) -> list[str]:
    """The cues of one use, in order."""
    return [row["cue"] for row in by_use.get(use, ())]
