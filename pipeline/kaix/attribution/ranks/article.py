"""An article as its ranks see it: what does not depend on the rank is read once, and not once a rank."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, TypeVar

from kaix.attribution.ranks.things import Grammar, Scope, Sentence, Thing
from kaix.reading import Reading

_T = TypeVar("_T")
_AHEAD = 5
"""Sentences behind the last rank, and its own, that can say who ranks: a headline is told again further on."""
_LISTED = 30
"""Lines of a list, at most."""
_COUNTED = 20_000
"""Code points at the head of an article in which the mentions of a value are counted."""


class Article:
    """What the ranks of one article ask again and again; `ranks` are their places by sentence, in order."""

    def __init__(
        self, reading: Reading, grammar: Grammar, ranks: Mapping[int, Sequence[tuple[int, int]]]
    ) -> None:
        self.reading, self.grammar = reading, grammar
        self._ranks = ranks
        self._known: dict[Hashable, Any] = {}

    def once(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """What `make` makes, made for the first rank alone; `key` says what it is and of which sentence."""
        if key not in self._known:
            self._known[key] = make()
        made: _T = self._known[key]
        return made

    def own(self, index: int) -> Sentence:
        """The sentence of a rank, read around its ranks."""
        return self._sentence(index, self._ranks[index])

    def other(self, index: int) -> Sentence:
        """A sentence beside that of a rank."""
        return self._sentence(index, ())

    def _sentence(self, index: int, ranks: Sequence[tuple[int, int]]) -> Sentence:
        around = ranks if self.grammar.minds_ranks else ()
        return self.once(
            ("sentence", index, bool(around)), lambda: self.grammar.sentence(self.reading, index, around)
        )

    def over(self, index: int) -> int | None:
        """The sentence over a list that sentence `index` belongs to: the last before it without ranks."""
        return next(
            (at for at in range(index - 1, max(-1, index - _LISTED), -1) if at not in self._ranks), None
        )

    def read_for(self, most: int) -> range:
        """The sentences, `most` at most, that can say something of the ranks: up to a few behind the last."""
        return range(min(len(self.reading.sentences), max(self._ranks) + _AHEAD, most))

    def scopes(self, index: int) -> list[Scope]:
        """The words of a sentence that say among whom something is ranked."""
        return self.once(("scopes", index), lambda: self.grammar.scopes(self.reading, index))

    def cites(self, thing: Thing) -> list[str]:
        """The classes of the words around a thing that say that it ranks, counts or publishes."""
        return self.once(
            ("cites", thing.start, thing.end, thing.value),
            lambda: self.grammar.cites(self.reading.text, thing),
        )

    def written(self, value: str) -> str:
        """How often the article has a value: `once`, `few` or `many`."""
        return self.once(("written", value), lambda: self._written(value))

    def _written(self, value: str) -> str:
        count = self.reading.text.count(value, 0, _COUNTED)
        return "once" if count < 2 else "few" if count < 4 else "many"
