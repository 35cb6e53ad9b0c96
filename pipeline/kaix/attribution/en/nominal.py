"""What an English phrase can fill a cell with: a noun phrase of one sentence, one line and one quotation, no time."""

from __future__ import annotations

import re

from kaix.analysis.en.lexicon import noun_class

_CROSSES = re.compile(r"\n|[?!]\s?(?=\w)|[a-z]\.(?=[A-Z][a-z])|(?<=[a-z]{5})\.\s(?=[A-Z])|[)](?=[A-Za-z])|…")
"""The end of a sentence, of a line or of a part of a headline, with more behind it."""
_PAIRS = ("“”", "()", "[]")
_BEFORE = frozenset(("also", "meanwhile", "however", "then", "only", "just", "thus", "even", "instead"))
"""Adverbs that stand before a phrase and are none of it."""
_INCOMPLETE = frozenset((
    "former", "latter", "same", "other", "others", "another", "such", "one", "ones", "two", "three", "some",
    "many", "most", "few", "several", "both", "all", "each", "any", "none", "more", "less", "here",
    "there", "actual", "current", "first", "second", "third", "fourth", "fifth", "latest", "four", "five", "six",
    "seven", "eight", "nine", "ten", "applicable", "available", "strong", "specifically", "reportedly", "valued",
))  # fmt: skip
"""Words that ask for a noun behind them: alone they name nothing."""
_OF_TIME = frozenset((
    "new", "last", "next", "past", "previous", "coming", "recent", "same", "early", "late", "first", "second", "third",
    "fourth", "final", "one", "two", "three", "few", "several", "this", "that", "of", "the", "day", "hour",
))  # fmt: skip


def nominal(phrase: str) -> str:
    """The value that a phrase makes, "" where it makes none.

    Adverbs before it are cut; a phrase that crosses the end of a sentence, a line or a quotation, is a time or lacks
    its noun is no value.
    """
    if _CROSSES.search(phrase) or phrase.count('"') % 2:
        return ""
    if any(phrase.count(pair[0]) != phrase.count(pair[1]) for pair in _PAIRS):
        return ""
    words = phrase.split()
    while len(words) > 1 and words[0].lower() in _BEFORE:
        del words[0]
    lower = [word.lower() for word in words]
    if not words or (len(words) == 1 and lower[0] in _INCOMPLETE):
        return ""
    if noun_class(lower[-1]) == "time" and all(noun_class(w) == "time" or w in _OF_TIME for w in lower):
        return ""
    return " ".join(words)
