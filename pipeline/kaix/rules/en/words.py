"""An English sentence as words and marks: what names and positions are read from.

spaCy's tokens serve money; here a word keeps what names need: its hyphen ("Jung-woo"), its
apostrophe ("O'Brien"), the full stop of its abbreviation ("Inc.", "J."), and loses its possessive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from kaix import vocabulary


@cache
def word_set(use: str) -> frozenset[str]:
    """The words that `pipeline/kaix/vocabulary/word_uses_en.tsv` lists under `use`."""
    return frozenset(
        word for row in vocabulary.table("word_uses_en") if row["use"] == use for word in row["words"].split()
    )


_ABBREVIATIONS = word_set("abbreviation")
_WORD = re.compile(
    # "ex-Amazon", "then-Science Minister": the prefix is a word of its own
    r"(?P<prefix>(?:[Ee]x|[Tt]hen)-(?=[^\W\d_])|(?:non|anti|pro|pre|post)-(?=[A-Z]))"
    # "Jung-woo", "O'Brien", "U.S", "C&T", "R&D", "U+"
    r"|(?P<word>[^\W_]+(?:[&.'’‑-][^\W_]+)*\+?)"
    r"|(?P<mark>[^\w\s]|_)"
)
_TAKEN_IN = frozenset((".", "'", "’"))
"""Marks behind a word that can belong to it."""
_POSSESSIVE = ("'s", "’s", "'S", "’S")
# "Seoul-based", "Samsung-led", "president-elect": two words; "Jung-woo": one
_SUFFIX = re.compile(
    r"[-‑](?:based|led|backed|owned|funded|listed|powered|born|made|style|type|affiliated|invested|developed"
    r"|controlled|level|wide|trained|educated|elect|designate|nominee|turned)(?:-.*)?$",
    re.IGNORECASE,
)


class Word(NamedTuple):
    """A word or mark; `text` without the possessive, offsets in code points of the sentence it was cut from.

    `suffix` is what was hyphenated to it ("-based", "-elect"); `joined` says that one white space
    and nothing else stands between it and the word before.
    """

    start: int
    end: int
    text: str
    lower: str
    capital: bool
    possessive: bool
    suffix: str
    joined: bool


_new = tuple.__new__  # a named tuple without the cost of its keyword arguments


@lru_cache(maxsize=64)
def split(text: str) -> tuple[Word, ...]:
    """The words and marks of `text`, in order; kept for the rules that read the same sentence next."""
    found: list[Word] = []
    last = -1
    caption = " / " in text
    for match in _WORD.finditer(text):
        start, end = match.span()
        if start < last:  # a full stop or an apostrophe that the word before took in
            continue
        word = match.group()
        joined = start == last + 1 and start > 0 and text[last].isspace()
        last = end
        if word.isalnum() and not caption and text[end : end + 1] not in _TAKEN_IN:  # as most words are
            found.append(_new(Word, (start, end, word, word.lower(), word[0].isupper(), False, "", joined)))
            continue
        possessive = False
        suffix = ""
        if word.isalnum() or end - start > 1:
            if not word.isalnum():  # what most words are has no hyphen and no apostrophe to cut
                if "-" in word and match.lastgroup == "word" and (cut := _SUFFIX.search(word)):
                    suffix = word[cut.start() :].lower()
                    word = word[: cut.start()]
                if word.endswith(_POSSESSIVE):
                    word = word[:-2]
                    possessive = True
            if not possessive and (after := text[end : end + 1]) and after in ".'’":
                if after == ".":
                    if not suffix and _abbreviates(word):
                        last += 1
                        word += "."
                elif word[-1] in "sS" and text[end + 1 : end + 2] == " ":
                    possessive = True  # "the lawmakers' group"
                    last += 1
        pieces = [(start, word, joined, possessive)]
        if caption and (glued := _GLUED.fullmatch(word)) and glued[2].lower() in word_set("opener"):
            size = glued.end(1)  # "Han / Cheong Wa Dae |SpokespersonWe|"
            pieces = [(start, word[:size], joined, False), (start + size, word[size:], False, possessive)]
        for at, piece, apart, own in pieces:
            shape = (piece.lower(), piece[0].isupper(), own, suffix, apart)
            found.append(_new(Word, (at, at + len(piece), piece, *shape)))
    return tuple(found)


_GLUED = re.compile(r"([A-Za-z]?[a-z]{3,})([A-Z][a-z]*)")


def _abbreviates(word: str) -> bool:
    initial = len(word) == 1 and word.isalpha() and word.isupper()
    return initial or "." in word or word.lower() in _ABBREVIATIONS


LONGEST = 3_000
"""Code points that names and positions are looked for in at once: no sentence of prose is longer, and
what a phrase costs to read may grow with the words around it."""


def windows(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """`text[start:end]` as one piece, or as several of at most `LONGEST` where it is longer, cut at a space."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST) + 1 or start + LONGEST
        yield start, cut
        start = cut
    yield start, end
