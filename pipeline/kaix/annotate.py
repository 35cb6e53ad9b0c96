"""An article's text → a spaCy `Doc` whose spans are the facts: the pipeline of a language.

`load(language)` is kaix's own pipeline; `nlp.add_pipe("kaix")` puts the same component into
anyone's. Either way the facts of a document stand in `doc.spans["officials"]`, `["amounts"]`,
`["gpu_counts"]` and `["rankings"]`: `span.id_` is the rule, and the columns of the table are
`span._.amount`, `span._.currency`, … . The article's date goes in as `doc._.published`
(a `datetime.date` or an ISO 8601 string) before the component runs, or as the context of
`nlp.pipe([(text, {"published": "2025-06-25"})], as_tuples=True)`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

import spacy
from spacy.attrs import IS_ALPHA, IS_PUNCT, LANG, LIKE_NUM, LOWER
from spacy.language import Language
from spacy.tokens import Doc

from kaix import korean, rules, sentences, tokens
from kaix.attribution.candidates import Decision
from kaix.attribution.weights import Weights
from kaix.component import aligned, create_kaix
from kaix.extensions import records
from kaix.normalisation import normalise
from kaix.records import AnyRecord

__all__ = ["Found", "annotate", "create_kaix", "find", "load", "records", "shared"]

RENEWED_AFTER = 2_000
"""Texts after which the shared pipeline is built anew: spaCy's string store keeps every word it ever met."""
_texts: Counter[str] = Counter()
_ASKED = frozenset((LOWER, IS_ALPHA, IS_PUNCT, LIKE_NUM, LANG))
"""What the rules ask of a word, and its language. spaCy works out twenty of each new one: a quarter of tokenising."""
LONGEST_TEXT = 20_000_000
"""Code points of one document; spaCy's own limit (1,000,000) is there for parsers that kaix does not run."""


def load(language: str) -> Language:
    """A new spaCy pipeline for `language` ("en" or "ko") with kaix's tokenizer and component.

    Raises `ValueError` for a language that kaix has no rules for.
    """
    if language not in rules.LANGUAGES:
        raise ValueError(
            f"no rules for the language {language!r}: kaix reads {' and '.join(rules.LANGUAGES)}"
        )
    nlp = spacy.blank(language, config=korean.CONFIG if language == "ko" else tokens.CONFIG)
    nlp.max_length = LONGEST_TEXT
    nlp.add_pipe("kaix")
    return nlp


@cache
def shared(language: str) -> Language:
    """The one pipeline of `language` in this process for `find`, whose words know only what the rules ask of them."""
    nlp = load(language)
    vocab: Any = nlp.vocab
    vocab.lex_attr_getters = {what: get for what, get in vocab.lex_attr_getters.items() if what in _ASKED}
    return nlp


@cache
def _complete(language: str) -> Language:
    """The one pipeline of `language` in this process for documents that are given away."""
    return load(language)


def _next(language: str, pipeline: Callable[[str], Language]) -> Language:
    """The pipeline for one more text, built anew now and then."""
    _texts[language] += 1
    if _texts[language] % RENEWED_AFTER == 0:
        shared.cache_clear()
        _complete.cache_clear()
    return pipeline(language)


def annotate(text: str, language: str = "en", published: date | str | None = None) -> Doc:
    """The annotated document of a cleaned text; `published` resolves its relative dates."""
    nlp = _next(language, _complete)
    doc = nlp.make_doc(text)
    doc._.published = published
    return nlp(doc)


@dataclass(frozen=True, slots=True)
class Found:
    """What a text states: its records by table, in the order of the text, and how many sentences it has."""

    records: dict[str, list[AnyRecord]]
    sentences: int
    decisions: tuple[Decision, ...] = ()
    """What was decided about each slot, where a trace was asked for."""


def find(
    text: str,
    language: str = "en",
    published: date | str | None = None,
    article_id: str = "",
    *,
    trace: bool = False,
    weights: Weights | None = None,
) -> Found:
    """The records of `annotate(text, …)`, without its document: tokens are made only where a rule reads them.

    `weights` of the language decide instead of the shipped ones: what `kaix train` asks for.
    """
    nlp = _next(language, shared)
    component: Any = nlp.get_pipe("kaix")
    text = tokens.encodable(text)
    make = nlp.tokenizer
    normalised = normalise(text)
    seen = normalised.text
    doc = component.outline(seen, make) if isinstance(make, tokens.Tokenizer) else nlp.make_doc(seen)
    reading = component.read(sentences.set_sentence_starts(doc), published, trace=trace, weights=weights)
    found = reading.found if seen == text else aligned(reading, normalised, text)
    if article_id:
        found = {
            group: [replace(row, article_id=article_id) for row in rows] for group, rows in found.items()
        }
    decisions = tuple(
        replace(made, start=normalised.start(made.start), end=normalised.end(made.end))
        for made in reading.choose.decisions or ()
    )
    return Found(found, len(reading.sentences), decisions)
