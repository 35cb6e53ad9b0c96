"""The facts of a spaCy `Doc`: its records, its spans, and their attributes `span._.amount`, `doc._.published`, …"""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc, Span

from kaix.records import RECORDS, AnyRecord, from_plain, to_plain, value_columns

_KEY = "kaix"  # in `doc.user_data`: table → plain records; plain, so that a Doc still goes to bytes


def put_records(doc: Doc, found: dict[str, list[AnyRecord]]) -> None:
    """Keep the records of each table in the document, and mark their spans."""
    doc.user_data[_KEY] = {group: [to_plain(r) for r in rows] for group, rows in found.items()}
    for group, rows in found.items():
        doc.spans[group] = [_span(doc, record, index) for index, record in enumerate(rows)]


def has_records(doc: Doc) -> bool:
    """Whether the component has seen the document."""
    return isinstance(doc.user_data.get(_KEY), dict)


def records(doc: Doc, article_id: str = "") -> dict[str, list[AnyRecord]]:
    """The records in a document that the component has seen, by table, in the order of the text."""
    plain: dict[str, list[dict[str, Any]]] = doc.user_data.get(_KEY, {})
    return {
        group: [from_plain(group, {**row, "article_id": article_id}) for row in plain.get(group, [])]
        for group in RECORDS
    }


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
