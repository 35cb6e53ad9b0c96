"""An article as its ranks see it: each sentence, its scopes and what cites a thing are read once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kaix.attribution.ranks.things import Grammar, Scope, Sentence, Thing
from kaix.reading import Reading

_COUNTED = 20_000
"""Code points at the head of an article in which the mentions of a value are counted."""


class Article:
    """What the ranks of one article ask again and again; `ranks` are their places by sentence, in order."""

    def __init__(
        self, reading: Reading, grammar: Grammar, ranks: Mapping[int, Sequence[tuple[int, int]]]
    ) -> None:
        self.reading, self.grammar = reading, grammar
        self._ranks = ranks
        self._own: dict[int, Sentence] = {}
        self._other: dict[int, Sentence] = {}
        self._scopes: dict[int, list[Scope]] = {}
        self._cites: dict[Thing, list[str]] = {}
        self._written: dict[str, str] = {}

    def own(self, index: int) -> Sentence:
        """The sentence of a rank, read around its ranks."""
        if index not in self._own:
            self._own[index] = self.grammar.sentence(self.reading, index, self._ranks[index])
        return self._own[index]

    def other(self, index: int) -> Sentence:
        """A sentence beside that of a rank."""
        if index not in self._other:
            self._other[index] = self.grammar.sentence(self.reading, index, ())
        return self._other[index]

    def scopes(self, index: int) -> list[Scope]:
        """The words of a sentence that say among whom something is ranked."""
        if index not in self._scopes:
            self._scopes[index] = self.grammar.scopes(self.reading, index)
        return self._scopes[index]

    def cites(self, thing: Thing) -> list[str]:
        """The classes of the words around a thing that say that it ranks, counts or publishes."""
        if thing not in self._cites:
            self._cites[thing] = self.grammar.cites(self.reading.text, thing)
        return self._cites[thing]

    def written(self, value: str) -> str:
        """How often the article has a value: `once`, `few` or `many`."""
        if value not in self._written:
            count = self.reading.text.count(value, 0, _COUNTED)
            self._written[value] = "once" if count < 2 else "few" if count < 4 else "many"
        return self._written[value]
