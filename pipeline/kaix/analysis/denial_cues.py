"""What a cue of denial is: a row of `vocabulary/denial_cues_<language>.tsv`, its pattern, and where a sentence has it.

`use` says what a row does: those of `denial` and of the verbs and predicates deny, by `side`, `scope` and `kind`;
the others hide them, leave them open, or name classes of nouns that decide how far they reach. In a cue a space is
white space (in Korean it may be missing), `a/b` are alternatives, `x~` is every form of the verb x, `...` a few words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from types import ModuleType
from typing import NamedTuple

from kaix import vocabulary

Rows = dict[str, list[dict[str, str]]]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a sentence; `side` says where it stands: before, behind or around what it denies, or beside it."""

    start: int
    end: int
    side: str
    scope: str
    kind: str = ""
    pending: bool = False
    """Whether it says only "not yet": "did not pay it until May", "put off its plan"."""


class Use(NamedTuple):
    """What a cue looks like; a sentence that has it holds one word (in Korean one or two letters) of each of `needed`.

    The side of a pseudo-cue is "nowhere": what it overlaps denies nothing.
    """

    side: str
    scope: str
    kind: str
    source: str
    needed: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of one language, and the patterns of all other rows by use; `grammar` is the module that made them."""

    grammar: ModuleType
    found: tuple[Use, ...]
    uses: dict[str, str]
    _by_word: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for index, use in enumerate(self.found):
            for word in use.needed[0]:
                self._by_word[word].append(index)

    def use(self, name: str) -> re.Pattern[str]:
        """The words of one use as one pattern."""
        return compiled(self.uses[name])

    def written(self, sentence: str) -> Iterator[Cue]:
        """Every match of a cue in the sentence, in the order of the rows."""
        words = self.grammar.words(sentence)
        for index in sorted({index for word in words for index in self._by_word.get(word, ())}):
            use = self.found[index]
            if not any(map(words.isdisjoint, use.needed)):
                for match in compiled(use.source).finditer(sentence):
                    yield Cue(*match.span(), use.side, use.scope, use.kind)

    def hidden(self, sentence: str) -> list[Span]:
        """Where pseudo-cues stand."""
        return [(cue.start, cue.end) for cue in self.written(sentence) if cue.side == "nowhere"]


@cache
def compiled(pattern: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """A pattern of cues, in any case, compiled when a text first holds its words: most are never needed."""
    return re.compile(pattern, flags)


@cache
def rows(language: str) -> Rows:
    """The rows of the cues of `language` by use; raises `FileNotFoundError` for a language without a list of them."""
    by_use: Rows = defaultdict(list)
    for row in vocabulary.table(f"denial_cues_{language}"):
        by_use[row["use"]].append(row)
    return by_use


@cache
def cues(language: str) -> Cues:
    """The cues of `language`, "en" or "ko"; raises `FileNotFoundError` for a language without a list of them."""
    from kaix.analysis.en import denial_cues as english
    from kaix.analysis.ko import denial_cues as korean

    grammar = korean if language == "ko" else english
    found, uses = grammar.uses(rows(language))
    return Cues(grammar, tuple(found), uses)


@lru_cache(maxsize=256)
def found(sentence: str, language: str) -> tuple[Cue, ...]:
    """The cues of a sentence that no pseudo-cue hides and nothing leaves open."""
    known = cues(language)
    written = list(known.written(sentence))
    imagined, hidden = known.grammar.imagined(sentence)
    hidden += [(cue.start, cue.end) for cue in written if cue.side == "nowhere"]
    shown = [c for c in written if not any(low < c.end and c.start < high for low, high in hidden)]
    return tuple(
        replace(cue, pending=True) if known.grammar.is_pending(sentence, cue) else cue
        for cue in (*imagined, *shown)
        if not known.grammar.is_open(sentence, cue)
    )


def listed(by_use: Rows, use: str) -> list[str]:
    """The cues of one use, in order."""
    return [row["cue"] for row in by_use.get(use, ())]


def any_of(words: Iterable[str]) -> str:
    """The words as alternatives of a pattern, the longest first."""
    return "|".join(sorted(set(words), key=lambda word: (-len(word), word)))
