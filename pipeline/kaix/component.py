"""The spaCy component `kaix`: a `Doc` whose spans are the facts of its text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from kaix import extensions, korean, rules, scoring, sentences, tokens
from kaix.analysis.denied_records import with_denials
from kaix.attribution.choose import Chooser
from kaix.attribution.weights import Weights
from kaix.normalisation import Normalised, normalise
from kaix.reading import Reading
from kaix.records import RECORDS, Amount, AnyRecord

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
        if not extensions.has_records(doc):
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
        extensions.put_records(doc, found)
        if self.spans_key is not None:
            doc.spans[self.spans_key] = [span for group in found for span in doc.spans[group]]
        return doc

    def score(self, examples: Iterable[Example], **kwargs: Any) -> dict[str, Any]:
        """The scores of `nlp.evaluate`, by the scorer that the factory was given."""
        return self.scorer(examples, **kwargs) if self.scorer is not None else {}

    def read(
        self, doc: Doc, published: date | str | None, *, trace: bool = False, weights: Weights | None = None
    ) -> Reading:
        """The reading of a document whose sentences are set, with the records that the rules found.

        With `trace`, `reading.choose.decisions` says which evidence filled the slots; `weights` replace the shipped
        ones.
        """
        choose = Chooser(self.lang, weights, trace=trace)
        reading = Reading(
            doc, _as_date(published), self.rules.names, self.rules.dates, choose, self.rules.analyse
        )
        for extractor in self.rules.extractors:
            found = resolve_overlaps(list(extractor(reading)))
            if extractor.group in _DENIED_HERE:
                found = with_denials(found, reading.text, self.lang)
            reading.found[extractor.group] = found
        people = [record.span for record in reading.found.get("officials", ())]
        reading.found |= {  # ¦이억원¦ 금융위원장 is a name, and no 200 million won
            group: [r for r in reading.found[group] if not any(a < r.end and r.start < b for a, b in people)]
            for group in ("amounts", "gpu_counts")
            if people and reading.found.get(group)
        }
        return reading

    def outline(self, text: str, make: tokens.Tokenizer) -> Doc:
        """The document of `text` with tokens in the sentences in which a rule reads them, and fillers in the others."""
        if not self.rules.frugal:
            return make(text)
        wanted = {len(text)}
        for extractor in self.rules.frugal:
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


def _as_date(published: date | str | None) -> date | None:
    """A `date`; a partial ISO date ("2025-06") does not name a day, so relative dates stay empty."""
    if published is None or isinstance(published, date):
        return published
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


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
    extensions.register_extensions()
    return Kaix(nlp, tables, spans_key, scorer)
