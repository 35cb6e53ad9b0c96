"""Text → records on real articles: `make bench ARTICLES=news.jsonl.gz`, against tokenising the same text.

Each turn has articles that neither side has seen in this process, and both start with empty caches: an article
is read once. The language, and with it the yardstick, is the one that most articles of the file are in.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from kaix.article import Article
from tests.benchmarks.speed import TURNS, Measured, rate, seconds

LONGEST_TURN = 150_000
"""Characters of one turn: a minute for seven turns on a slow machine."""

LEAST_TURN = 20_000
"""Characters of one turn: below it the caches' first filling decides, not the reading."""


def measure(file: Path) -> Iterator[Measured | str]:
    """The line of the table for the articles of one file of any kind that `kaix run` reads."""
    from kaix import texts
    from kaix.failures import ArticleError
    from kaix.rules import LANGUAGES

    articles: list[Article] = []
    for number, (_, raw) in enumerate(texts.raws(file)):
        try:
            articles.append(raw.article(str(number)))
        except ArticleError:
            continue
    languages = Counter(article.language for article in articles if article.language in LANGUAGES)
    if not languages:
        yield f"real text → records: not measured, {file} has no English or Korean article"
        return
    [(language, count)] = languages.most_common(1)
    yardstick, name = _yardstick(language)
    if yardstick is None:
        yield f"real {name} text → records: not measured, kiwipiepy is not installed"
        return
    turns = _dealt([article for article in articles if article.language == language])
    characters = [sum(len(article.text) for article in turn) for turn in turns]
    rates = []
    for number, turn in enumerate(turns):
        works = (lambda turn=turn: _tokenise(yardstick, turn), lambda turn=turn: _read(language, turn))
        taken = [0.0, 0.0]
        for index in (0, 1) if number % 2 else (1, 0):
            taken[index] = seconds(works[index]())
        rates.append((characters[number] / taken[0], characters[number] / taken[1]))
    base, own = (statistics.median(each[i] for each in rates) for i in (0, 1))
    what = f"{name} text → records, {count:,} real articles"
    said = f"{'Kiwi’s morphemes' if language == 'ko' else 'spaCy’s tokens'}, {rate(1, 1 / base)}"
    yield Measured(what, said, rate(1, 1 / own), statistics.median(b / a for a, b in rates), 0.5)
    least = min(characters)
    if least < LEAST_TURN:
        yield f"{file}: only {least:,} characters a turn, so the ratio says little"


def _dealt(articles: list[Article]) -> list[list[Article]]:
    """The articles in `TURNS` hands, as a pack of cards is dealt, none above `LONGEST_TURN` characters."""
    hands: list[list[Article]] = [[] for _ in range(min(TURNS, len(articles)))]
    sizes = [0] * len(hands)
    for number, article in enumerate(articles):
        hand = number % len(hands)
        if not hands[hand] or sizes[hand] + len(article.text) <= LONGEST_TURN:
            hands[hand].append(article)
            sizes[hand] += len(article.text)
    return hands


def _yardstick(language: str) -> tuple[Callable[[], Callable[[str], object]] | None, str]:
    if language == "en":
        import spacy

        return (lambda: spacy.blank("en").make_doc), "English"
    try:
        from kiwipiepy import Kiwi
    except ImportError:
        return None, "Korean"
    kiwi = Kiwi(num_workers=1)
    kiwi.tokenize("준비")
    return (lambda: kiwi.tokenize), "Korean"


def _tokenise(yardstick: Callable[[], Callable[[str], object]], turn: list[Article]) -> Callable[[], object]:
    tokenise = yardstick()
    return lambda: [tokenise(article.text) for article in turn]


def _read(language: str, turn: list[Article]) -> Callable[[], object]:
    """Text → records in a fresh pipeline; tables that are read when they are first needed are start-up."""
    from kaix import annotate

    annotate.shared.cache_clear()
    annotate.find("", language)
    return lambda: [annotate.find(article.text, language, article.published) for article in turn]
