"""The patterns of ranks as matchers, each with what tells without it that it cannot match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from spacy.matcher import Matcher
from spacy.vocab import Vocab

from kaix.rules.en.ranking import ordinals

Pattern = list[dict[str, Any]]


def lower(*words: str) -> dict[str, Any]:
    """A token that is one of some words in lower case."""
    return {"LOWER": {"IN": list(words)}}


NTH = lower(*ordinals.ORDINALS)
NUMBER = lower(*ordinals.NUMBERS)
SUPERLATIVE = {"LOWER": {"REGEX": "^(?:[a-z]{2,}est|most|best|worst|least)$"}}

Words = Callable[[str], Any]
"""Whether a word in lower case is one of some."""


def _words(token: dict[str, Any]) -> frozenset[str] | None:
    """The words that one token of a pattern can be; `None` where the pattern lists none."""
    if isinstance(token.get("ORTH"), str):
        return frozenset((token["ORTH"].lower(),))
    return frozenset(token["LOWER"]["IN"]) if "IN" in token.get("LOWER", {}) else None


def _needs(pattern: Pattern) -> tuple[frozenset[str], ...]:
    """For each word that a pattern cannot do without, its alternatives, the fewest first."""
    needed = [words for token in pattern if "OP" not in token and (words := _words(token))]
    return tuple(sorted(needed, key=len))


def _next_to(tokens: Pattern) -> Words | None:
    """What can stand right at the side of a number towards which `tokens` go on; `None` for anything."""
    allowed: set[str] = set()
    for token in tokens:
        words = _words(token)
        if words is None:
            if token != SUPERLATIVE:
                return None
            return lambda word: word in allowed or _IS_SUPERLATIVE(word)
        allowed |= words
        if "OP" not in token:
            return allowed.__contains__
    return None


NUMBERS = frozenset((*ordinals.ORDINALS, *ordinals.NUMBERS))
_IS_SUPERLATIVE = re.compile(SUPERLATIVE["LOWER"]["REGEX"]).match


class Rule:
    """One pattern, and what tells without its Matcher that it cannot match."""

    def __init__(self, vocab: Vocab, name: str, pattern: Pattern) -> None:
        self.name, self.needs = name, _needs(pattern)
        self.matcher = Matcher(vocab)
        self.matcher.add(name, [pattern])
        at = next((at for at, token in enumerate(pattern) if token in (NTH, NUMBER)), None)
        self.number: frozenset[str] | None = None if at is None else _words(pattern[at])
        self.before = None if at is None else _next_to(pattern[:at][::-1])
        self.after = None if at is None else _next_to(pattern[at + 1 :])

    def may_match(self, words: list[str], known: frozenset[str], numbers: Iterable[int]) -> bool:
        """Whether a sentence of these words, and "" in front and behind, can hold a match around one of `numbers`."""
        if self.number is not None and not any(
            words[at] in self.number
            and (self.before is None or self.before(words[at - 1]))
            and (self.after is None or self.after(words[at + 1]))
            for at in numbers
        ):
            return False
        return not any(map(known.isdisjoint, self.needs))
