"""An English sentence as words and marks: what names and positions are read from.

spaCy's tokens serve money; here a word keeps what names need: its hyphen ("Jung-woo"), its
apostrophe ("O'Brien"), the full stop of its abbreviation ("Inc.", "J."), and loses its possessive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline import vocabulary


@cache
def word_set(use: str) -> frozenset[str]:
    """The words that `pipeline/vocabulary/word_uses_en.tsv` lists under `use`."""
    return frozenset(
        word for row in vocabulary.table("word_uses_en") if row["use"] == use for word in row["words"].split()
    )


_ABBREVIATIONS = word_set("abbreviation")
_WORD = re.compile(
    # "ex-Amazon", "then-Science Minister": the prefix is a word of its own
    r"(?P<prefix>(?:ex|then|non|anti|pro|pre|post)-(?=[^\W\d_]))"
    # "Jung-woo", "O'Brien", "U.S", "C&T", "R&D", "U+"
    r"|(?P<word>[^\W_](?:[^\W_]|[&.'’‑-](?=[^\W_]))*\+?)"
    r"|(?P<mark>[^\w\s]|_)",
    re.IGNORECASE,
)
_POSSESSIVE = ("'s", "’s", "'S", "’S")
# "Seoul-based", "Samsung-led", "president-elect": two words; "Jung-woo": one
_SUFFIX = re.compile(
    r"[-‑](?:based|led|backed|owned|funded|listed|powered|born|made|style|type|affiliated|invested|developed"
    r"|controlled|level|wide|elect|designate|nominee|turned)(?:-.*)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Word:
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


def split(text: str) -> list[Word]:
    """The words and marks of `text`, in order."""
    words = []
    last = -1
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match.group()
        possessive = False
        suffix = ""
        if match.lastgroup == "word":
            if "-" in word and (cut := _SUFFIX.search(word)):
                suffix = word[cut.start() :].lower()
                word = word[: cut.start()]
            if word.endswith(_POSSESSIVE):
                word = word[:-2]
                possessive = True
            elif (
                end < len(text) and text[end] in "'’" and word[-1] in "sS" and text[end + 1 : end + 2] == " "
            ):
                possessive = True  # "the lawmakers' group"
                end += 1
            if end < len(text) and text[end] == "." and not suffix and not possessive and _abbreviates(word):
                end += 1
                word += "."
        words.append(
            Word(
                start,
                start + len(word),
                word,
                word.lower(),
                word[0].isupper(),
                possessive,
                suffix,
                start == last + 1 and start > 0 and text[start - 1].isspace(),
            )
        )
        last = end
    return _without_eaten_marks(words)


def _abbreviates(word: str) -> bool:
    return (
        (len(word) == 1 and word.isalpha() and word.isupper())
        or "." in word
        or word.lower() in _ABBREVIATIONS
    )


def _without_eaten_marks(words: list[Word]) -> list[Word]:
    """Without the full stops and apostrophes that the word before them took in."""
    kept: list[Word] = []
    for word in words:
        if kept and word.start < kept[-1].end:
            continue
        if kept and word.text in "'’" and kept[-1].possessive and word.start == kept[-1].end:
            continue
        kept.append(word)
    return kept
