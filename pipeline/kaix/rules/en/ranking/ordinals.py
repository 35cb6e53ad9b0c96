"""The numbers of ranks as English writes them, the words around them, and where a sentence may hold one."""

from __future__ import annotations

import re
from functools import cache

from kaix import vocabulary


@cache
def use(name: str) -> tuple[str, ...]:
    """The words that `pipeline/kaix/vocabulary/ranking_words_en.tsv` lists under one use."""
    rows = vocabulary.table("ranking_words_en")
    return tuple(dict.fromkeys(word for row in rows if row["use"] == name for word in row["words"].split()))


UNITS, _WORDS = use("unit"), use("ordinal")
TENS = {word: 10 * tens for tens, word in enumerate(use("tens"), 2)}
""" "twenty" of "twenty-second"."""

_TENTHS = {f"{word[:-1]}ieth": number for word, number in TENS.items() if number > 20}
_HIGHEST = 500
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "hundred": 100}


def _suffixed(number: int) -> str:
    last = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{last}"


ORDINALS = (
    {word: number for number, word in enumerate(_WORDS, 1)}
    | _TENTHS
    | {"hundredth": 100}
    | {_suffixed(number): number for number in range(1, _HIGHEST + 1)}
)
"""The ordinals that can be a rank, in lower case, and their numbers."""

NUMBERS = (
    {word: number for number, word in enumerate(UNITS, 1)}
    | _TENS
    | {str(number): number for number in range(1, 501)}
)
"""The cardinals of "top ten", "No. 3" and "of 36 countries"."""


def either(*words: str) -> str:
    """A regular expression for one of some words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


LISTS = either(*use("list_noun"))
TOPPING = ("top", "tops", "topped", "topping", "lead", "leads", "led", "leading", "head", "heads", "headed")
GREAT = ("great", "major", "leading", "global", "world", "top", "strongest", "biggest", "largest", "big")
REGIONS = tuple(
    alias.lower()
    for row in vocabulary.table("regions")
    for alias in (row["name"], *row["aliases"].split(";"))
    if alias and " " not in alias and "-" not in alias
)

ANY_REGION = re.compile(
    "|".join(
        rf"(?<![\w-])(?:{either(*[n for n in (row['name'], *row['aliases'].split(';')) if n])})(?![\w-])"
        for row in vocabulary.table("regions")
    )
)

NUMBERED = tuple(f"no{dot}{number}" for dot in (".", "") for number in range(1, _HIGHEST + 1))
""" "No.3" and "No3" as one token, in lower case."""


def number(word: str) -> int | None:
    """The number of an ordinal, a cardinal, "No.3" or "G3"; `None` for anything else."""
    low = word.lower().lstrip("#g").removeprefix("no").lstrip(".")
    return ORDINALS.get(low) or NUMBERS.get(low)
