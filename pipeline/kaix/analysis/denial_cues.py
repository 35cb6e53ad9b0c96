"""What a cue of denial is: a row of `vocabulary/denial_cues_<language>.tsv`, its pattern, and where a sentence has it.

`use` says what a row does: those of `denial` and of the verbs and predicates deny, by `side`, `scope` and `kind`;
the others hide them, leave them open, or name classes of nouns that decide how far they reach. In a cue a space is
white space (in Korean it may be missing), `a/b` are alternatives, `x~` is every form of the verb x, `...` a few words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

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


@cache
def compiled(pattern: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """A pattern of cues, in any case, compiled when a text first holds its words: most are never needed."""
    return re.compile(pattern, flags)


@dataclass(frozen=True, slots=True)
class Use:
    """What the cues of one side, scope and kind look like; a sentence must hold one word of each group in `needed`."""

    side: str
    scope: str
    kind: str
    source: str
    needed: tuple[frozenset[str], ...] = ()

    @property
    def pattern(self) -> re.Pattern[str]:
        """What the cues look like."""
        return compiled(self.source)


@dataclass(frozen=True, slots=True)
class Cues:
    """The patterns of one language: `denials` by side, scope and kind, the others by use.

    Of the others, `negated` are the listed verbs under a negator, `other` all others, which deny only their direct
    object, and `absent` the verbs of being there and coming, whose negation denies their subject; a sentence with a
    negated verb holds one of `negators`, if there are any.
    """

    denials: tuple[Use, ...]
    uses: dict[str, str]
    negators: frozenset[str] = frozenset()
    _by_word: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for index, use in enumerate(self.denials):
            for word in use.needed[0] if use.needed else ():
                self._by_word[word].append(index)

    def use(self, name: str) -> re.Pattern[str]:
        """The words of one use as one pattern."""
        return compiled(self.uses[name])

    def possible(self, words: frozenset[str]) -> list[Use]:
        """The denials that need words, in order, of which a sentence of these `words` can hold one."""
        indices = {index for word in words for index in self._by_word.get(word, ())}
        found = (self.denials[index] for index in sorted(indices))
        return [use for use in found if not any(map(words.isdisjoint, use.needed))]

    def hidden(self, sentence: str) -> list[tuple[int, int]]:
        """Where pseudo-cues stand: what they overlap denies nothing."""
        return [match.span() for match in self.use("pseudo").finditer(sentence)]


def rows(language: str) -> dict[str, list[dict[str, str]]]:
    """The rows of the cues of `language` by use; raises `FileNotFoundError` for a language without a list of them."""
    by_use: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in vocabulary.table(f"denial_cues_{language}"):
        by_use[row["use"]].append(row)
    return by_use


@cache
def cues(language: str) -> Cues:
    """The cues of `language`, "en" or "ko"; raises `FileNotFoundError` for a language without a list of them."""
    from kaix.analysis.en import denial_patterns as english
    from kaix.analysis.ko import denial_patterns as korean

    return korean.build(rows(language)) if language == "ko" else english.build(rows(language))


def listed(by_use: dict[str, list[dict[str, str]]], use: str) -> list[str]:
    """The cues of one use, in order."""
    return [row["cue"] for row in by_use.get(use, ())]
