"""An article's text → a spaCy `Doc` whose spans are the facts: the pipeline of a language.

`load(language)` is kaix's own pipeline; `nlp.add_pipe("kaix")` puts the same component into
anyone's. Either way the facts of a document stand in `doc.spans["officials"]`, `["amounts"]`,
`["gpu_counts"]` and `["rankings"]`: `span.id_` is the rule, and the columns of the table are
`span._.amount`, `span._.currency`, … . The article's date goes in as `doc._.published`
(a `datetime.date` or an ISO 8601 string) before the component runs, or as the context of
`nlp.pipe([(text, {"published": "2025-06-25"})], as_tuples=True)`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example

from kaix import korean, rules, scoring, sentences, tokens
from kaix.analysis.denied_records import with_denials
from kaix.attribution.candidates import Decision
from kaix.attribution.choose import Chooser
from kaix.normalisation import Normalised, normalise
from kaix.reading import Reading
from kaix.records import RECORDS, Amount, AnyRecord, from_plain, to_plain, value_columns

RENEWED_AFTER = 2_000
"""Texts after which the shared pipeline is built anew: spaCy's string store keeps every word it ever met."""
_texts: Counter[str] = Counter()
_KEY = "kaix"  # in `doc.user_data`: table → plain records; plain, so that a Doc still goes to bytes
LONGEST_TEXT = 20_000_000
"""Code points of one document; spaCy's own limit (1,000,000) is there for parsers that kaix does not run."""


_DENIED_HERE = ("amounts", "gpu_counts", "officials", "rankings")
"""The tables whose records are judged last by what the text denies."""


def resolve_overlaps(found: list[AnyRecord]) -> list[AnyRecord]:
    """The records of one table that stand: of overlapping anchors the longest, then the first.

    Records on one and the same anchor all stand: "former LG AI Research head Bae Kyung-hoon as
    science minister" is two positions of one name. In the order of the text.
    """
    kept: list[AnyRecord] = []
    taken: list[tuple[int, int]] = []  # in order, and apart from each other
    for record in sorted(found, key=lambda r: (r.start - r.end, r.start)):  # stable: rules' order last
        at = bisect_left(taken, record.span)
        if at < len(taken) and taken[at] == record.span:
            kept.append(record)
        elif (at == 0 or taken[at - 1][1] <= record.start) and (
            at == len(taken) or record.end <= taken[at][0]
        ):
            taken.insert(at, record.span)
            kept.append(record)
    return sorted(kept, key=lambda r: r.span)


class Kaix:
    """The spaCy component: finds officials, amounts, GPU counts and rankings, and nothing else changes."""

    def __init__(
        self,
        nlp: Language,
        tables: Sequence[str] = tuple(RECORDS),
        spans_key: str | None = None,
        scorer: Callable[..., dict[str, Any]] | None = None,
    ) -> None:
        if unknown := [table for table in tables if table not in RECORDS]:
            raise ValueError(f"no table {unknown[0]!r}: choose from {', '.join(RECORDS)}")
        self.tables, self.spans_key, self.scorer = tuple(tables), spans_key, scorer
        self.lang, self.vocab = nlp.lang or "", nlp.vocab
        self.rules = rules.load(self.lang, self.vocab)
        self.divide = korean.divide if nlp.lang == "ko" else tokens.divide
        own = isinstance(nlp.tokenizer, tokens.Tokenizer | korean.KoreanTokenizer)
        self.make: Any = (
            nlp.tokenizer
            if own
            else korean.KoreanTokenizer(nlp.vocab)
            if nlp.lang == "ko"
            else tokens.Tokenizer(nlp)
        )

    def to_bytes(self, **kwargs: object) -> bytes:
        """Nothing to save: the component is made of its rules."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: object) -> Kaix:
        """Build the rules anew: another vocabulary has been read, and they mark words in it."""
        self.rules = rules.load(self.lang, self.vocab)
        return self

    def to_disk(self, path: object, **kwargs: object) -> None:
        """Nothing to save."""

    def from_disk(self, path: object, **kwargs: object) -> Kaix:
        """As `from_bytes`."""
        return self.from_bytes(b"")

    def __call__(self, doc: Doc) -> Doc:
        """Fill `doc.spans`; tokens that glue a currency to a number are divided, the text is not changed."""
        if not isinstance(doc.user_data.get(_KEY), dict):
            self.divide(doc)
        sentences.set_sentence_starts(doc)
        text = tokens.text_of(doc)
        normalised = normalise(text)
        if normalised.text == text:
            everything = self.read(doc, _published(doc)).found
        else:  # the rules read tokens of their own, and the facts are put where the text has them
            seen = sentences.set_sentence_starts(self.make(normalised.text))
            everything = aligned(self.read(seen, _published(doc)), normalised, text)
        found = {group: rows for group, rows in everything.items() if group in self.tables}
        if tokens.MADE_HERE in doc.user_data:
            doc.user_data[tokens.MADE_HERE] = True  # the document need not carry its text twice
        doc.user_data[_KEY] = {group: [to_plain(r) for r in rows] for group, rows in found.items()}
        for group, rows in found.items():
            doc.spans[group] = [_span(doc, record, index) for index, record in enumerate(rows)]
        if self.spans_key is not None:
            doc.spans[self.spans_key] = [span for group in found for span in doc.spans[group]]
        return doc

    def score(self, examples: Iterable[Example], **kwargs: Any) -> dict[str, Any]:
        """The scores of `nlp.evaluate`, by the scorer that the factory was given."""
        return self.scorer(examples, **kwargs) if self.scorer is not None else {}

    def read(self, doc: Doc, published: date | str | None, *, trace: bool = False) -> Reading:
        """The reading of a document whose sentences are set, with the records that the rules found.

        With `trace`, `reading.choose.decisions` says which evidence filled the slots.
        """
        choose = Chooser(self.lang, trace=trace)
        reading = Reading(
            doc, _as_date(published), self.rules.names, self.rules.dates, choose, self.rules.analyse
        )
        for extractor in self.rules.extractors:
            found = resolve_overlaps(list(extractor(reading)))
            if extractor.group in _DENIED_HERE:
                found = with_denials(found, reading.text, self.lang)
            reading.found[extractor.group] = found
        return reading

    def outline(self, text: str, make: tokens.Tokenizer) -> Doc:
        """The document of `text` with tokens in the sentences in which a rule reads them, and fillers in the others."""
        wanted = {len(text)}
        for extractor in self.rules.extractors:
            if not isinstance(extractor, rules.FrugalExtractor):
                return make(text)
            wanted.update(extractor.token_places(text))
        places = sorted(wanted)
        begins = sentences.starts(text)
        bounds = zip(begins, (*begins[1:], len(text)), strict=True)
        return make.outline(text, ((a, b) for a, b in bounds if places[bisect_left(places, a)] >= b))


def aligned(reading: Reading, normalised: Normalised, text: str) -> dict[str, list[AnyRecord]]:
    """The records of a reading of `normalised`, with the offsets and the words of the original, `text`."""
    result: dict[str, list[AnyRecord]] = {}
    for group, rows in reading.found.items():
        result[group] = []
        for row in rows:
            sentence = reading.sentence_at(row.start)
            start, end = normalised.start(row.start), normalised.end(row.end)
            around = slice(normalised.start(sentence.start_char), normalised.end(sentence.end_char))
            values: dict[str, Any] = {
                "start": start, "end": end, "text": text[start:end], "sentence": text[around].strip()
            }  # fmt: skip
            if isinstance(row, Amount) and row.converts is not None:
                values["converts"] = normalised.start(row.converts)
            result[group].append(replace(row, **values))
    return result


def _span(doc: Doc, record: AnyRecord, index: int) -> Span:
    """The token span of a record; a boundary inside a token takes the whole token."""
    span = doc.char_span(
        record.start,
        record.end,
        label=record.group,
        kb_id=str(index),  # two records can share one span: this tells them apart
        span_id=record.rule,
        alignment_mode="expand",
    )
    assert span is not None, record
    return span


def _as_date(published: date | str | None) -> date | None:
    """A `date`; a partial ISO date ("2025-06") does not name a day, so relative dates stay empty."""
    if published is None or isinstance(published, date):
        return published
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def records(doc: Doc, article_id: str = "") -> dict[str, list[AnyRecord]]:
    """The records in a document that the component has seen, by table, in the order of the text."""
    plain: dict[str, list[dict[str, Any]]] = doc.user_data.get(_KEY, {})
    return {
        group: [from_plain(group, {**row, "article_id": article_id}) for row in plain.get(group, [])]
        for group in RECORDS
    }


def _record_of(span: Span) -> AnyRecord | None:
    rows = span.doc.user_data.get(_KEY, {}).get(span.label_)
    if not rows or not span.kb_id_.isdigit() or int(span.kb_id_) >= len(rows):
        return None
    return from_plain(span.label_, rows[int(span.kb_id_)])


def _getter(column: str) -> Any:
    def get(span: Span) -> Any:
        return getattr(_record_of(span), column, None)

    return get


def register_extensions() -> None:
    """Register `doc._.published`, `span._.record` and a `span._` attribute for every value column."""
    if not Doc.has_extension("published"):
        Doc.set_extension("published", default=None)
    if not Span.has_extension("record"):
        Span.set_extension("record", getter=_record_of)
    for column in {name for record in RECORDS.values() for name in value_columns(record)}:
        if not Span.has_extension(column):
            Span.set_extension(column, getter=_getter(column))


def _published(doc: Doc) -> date | str | None:
    """The day of a document: its own, or that in the context with which `nlp.pipe` was given it."""
    context = getattr(doc, "_context", None)
    given: date | str | None = doc._.published
    return given or (context.get("published") if isinstance(context, dict) else None)


@Language.factory(
    "kaix",
    assigns=["doc.spans"],
    default_config={
        "tables": list(RECORDS),
        "spans_key": None,
        "scorer": {"@scorers": "kaix.scorer.v1"},
    },
    default_score_weights=scoring.WEIGHTS,
)
def create_kaix(
    nlp: Language,
    name: str,
    tables: list[str],
    spans_key: str | None,
    scorer: Callable[..., dict[str, Any]] | None,
) -> Kaix:
    """Make the component for `nlp.add_pipe("kaix")`.

    `tables` are those whose facts are marked; all spans stand in `doc.spans[spans_key]` too, where it is given.
    Raises `ValueError` where `nlp.lang` has no rules and for a table that is none.
    """
    register_extensions()
    return Kaix(nlp, tables, spans_key, scorer)


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
    """The one pipeline of `language` in this process, built when it is first asked for."""
    return load(language)


def _next(language: str) -> Language:
    """The shared pipeline for one more text, built anew now and then."""
    _texts[language] += 1
    if _texts[language] % RENEWED_AFTER == 0:
        shared.cache_clear()
    return shared(language)


def annotate(text: str, language: str = "en", published: date | str | None = None) -> Doc:
    """The annotated document of a cleaned text; `published` resolves its relative dates."""
    nlp = _next(language)
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
) -> Found:
    """The records of `annotate(text, …)`, without its document: tokens are made only where a rule reads them."""
    nlp = _next(language)
    component: Any = nlp.get_pipe("kaix")
    text = tokens.encodable(text)
    make = nlp.tokenizer
    normalised = normalise(text)
    seen = normalised.text
    doc = component.outline(seen, make) if isinstance(make, tokens.Tokenizer) else nlp.make_doc(seen)
    reading = component.read(sentences.set_sentence_starts(doc), published, trace=trace)
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
