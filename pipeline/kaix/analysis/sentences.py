"""The analysis of a sentence: chunks in order, clauses with their arguments by role, and the cues in it.

Offsets are code points of the document. Both languages make the same objects; an English noun phrase has its role
from its place and its preposition, a Korean one from its particle.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kaix.reading import Name


@dataclass(slots=True, unsafe_hash=True)  # as good as frozen, which takes five times as long to make
class Chunk:
    """A phrase: `head` is the head word in lower case, of a verb its lemma; `marker` the preposition or the particle.

    `kind` is name, noun, pronoun, sum, count, rank, date or verb. `role` is subject, object, recipient, source,
    possessor, agent (who does what a passive verb says), topic (a phrase of 은/는), purpose, place, time, predicate (a
    complement) or "". `name` is set where the chunk is a named person, organisation or country.
    """

    start: int
    end: int
    text: str
    kind: str
    head: str
    role: str = ""
    marker: str = ""
    name: Name | None = None
    names: tuple[Name, ...] = ()
    """All names inside it; `name` is the last where it is the head."""
    joint: str = ""
    """What joins it to the chunk before beside its marker: `,` `and` `'s` `(` `:`, "" where it follows at once."""
    definite: bool = False
    clause: int = -1
    """The index of the clause that it belongs to, -1 where the sentence has none."""


@dataclass(slots=True, unsafe_hash=True)
class Predicate:
    """The verb group of a clause: `tense` is past, present, future or none; `frame` the class of the verb's row
    (`pay`, `receive`, `plan`, `say`, …, "" where the vocabulary has none).
    """

    start: int
    end: int
    lemma: str
    frame: str = ""
    tense: str = "none"
    passive: bool = False
    negated: bool = False
    modal: str = ""
    """`will`, `may`, `should`, … or the Korean ending that says so (계획, 예정, …); "" where there is none."""
    shape: str = ""
    """Of an English one: finite, infinitive, gerund or participle."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause and its arguments in order; `parent` is the index of the clause it depends on, -1 of a main one.

    `reported` says that it is what somebody says, `relation` how it hangs on its parent: `main`, `coordinate`,
    `relative`, `complement`, `adverbial`.
    """

    start: int
    end: int
    predicate: Predicate | None
    arguments: tuple[Chunk, ...] = ()
    parent: int = -1
    relation: str = "main"
    reported: bool = False

    def having(self, role: str) -> Iterator[Chunk]:
        """The arguments in `role`, in order."""
        return (chunk for chunk in self.arguments if chunk.role == role)


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that says something of a mention in its scope: `kind` is `planned`, `denied`, …, `rule` its row."""

    start: int
    end: int
    kind: str
    rule: str
    scope: tuple[int, int]


@dataclass(frozen=True, slots=True)
class SentenceAnalysis:
    """One sentence, read once."""

    index: int
    start: int
    end: int
    chunks: tuple[Chunk, ...] = ()
    clauses: tuple[Clause, ...] = ()
    cues: tuple[Cue, ...] = field(default=())
