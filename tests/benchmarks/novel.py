"""Text that no cache has seen, with facts as dense as in the news: corpus articles with other words and figures.

spaCy's tokenizer remembers every chunk of text between two spaces that it has met, and reads it about five times
as fast the next time. An article that repeats itself therefore measures the memory, not the work. Here about
every third word, name and figure is another one each time, so that bare tokenising runs at the rate
that it has on a real article read for the first time.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from kaix.article import read_text

CORPUS = Path(__file__).parent.parent.parent / "corpus"
SEED = 20250625

_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[A-Za-z]{5,}|[가-힣]{3,}")
_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"
_OTHER_SHARE = 0.35


def texts(language: str) -> list[str]:
    """The cleaned texts of the corpus in one language."""
    paths = sorted(CORPUS.glob("*.txt"))
    read = [read_text(path.read_text(encoding="utf-8"), path.stem) for path in paths]
    return [article.text for article in read if article.language == language]


def novel(language: str, articles: int, seed: int = SEED) -> Iterator[str]:
    """That many articles, the same for the same seed: sentences in another order, words and figures others."""
    source = texts(language)
    chance = random.Random(f"{language} {seed}")
    for number in range(articles):
        lines = source[number % len(source)].split("\n")
        chance.shuffle(lines)
        yield "\n".join(_other_words(line, chance) for line in lines)


def _other_words(line: str, chance: random.Random) -> str:
    line = _DIGITS.sub(lambda match: _other_number(match.group(), chance), line)
    return _WORD.sub(
        lambda match: _other_word(match.group(), chance) if chance.random() < _OTHER_SHARE else match.group(),
        line,
    )


def _other_number(digits: str, chance: random.Random) -> str:
    first = str(chance.randint(1, 9)) if digits[0] != "0" else "0"
    return first + "".join(str(chance.randint(0, 9)) for _ in digits[1:])


def _other_word(word: str, chance: random.Random) -> str:
    """A made-up word of the same length, script and capital; Korean keeps its last syllable, the particle."""
    if not word.isascii():
        return "".join(chr(chance.randint(0xAC00, 0xD7A3)) for _ in word[:-1]) + word[-1]
    letters = [chance.choice(_CONSONANTS if i % 2 == 0 else _VOWELS) for i in range(len(word))]
    made = "".join(letters)
    return made.capitalize() if word[0].isupper() else made
