"""Records kept in a spaCy document, its spans, and their attributes."""

from __future__ import annotations

from decimal import Decimal

import spacy
from spacy.tokens import Doc

from kaix import extensions
from kaix.records import Amount, AnyRecord

TEXT = "Hanbit spends 3 trillion won."
AMOUNT = Amount(
    article_id="",
    start=14,
    end=28,
    text="3 trillion won",
    sentence=TEXT,
    rule="amounts.scaled_won",
    amount=Decimal(3_000_000_000_000),
    currency="KRW",
)


def made(found: dict[str, list[AnyRecord]]) -> Doc:
    extensions.register_extensions()
    doc = spacy.blank("en")(TEXT)
    extensions.put_records(doc, found)
    return doc


def test_records_come_back_under_their_article() -> None:
    doc = made({"amounts": [AMOUNT]})
    assert extensions.has_records(doc)
    found = extensions.records(doc, "a")
    assert [record.article_id for record in found["amounts"]] == ["a"]
    assert extensions.records(doc)["amounts"] == [AMOUNT]
    assert {group for group, rows in found.items() if rows} == {"amounts"}


def test_spans_have_the_columns() -> None:
    doc = made({"amounts": [AMOUNT]})
    [span] = doc.spans["amounts"]
    assert (span.text, span.label_, span.id_) == ("3 trillion won", "amounts", "amounts.scaled_won")
    assert (span._.amount, span._.currency, span._.record) == (AMOUNT.amount, "KRW", AMOUNT)
    assert span._.person is None  # another table's


def test_a_document_that_kaix_has_not_seen() -> None:
    extensions.register_extensions()
    doc = spacy.blank("en")(TEXT)
    assert not extensions.has_records(doc)
    assert not any(extensions.records(doc).values())
    assert doc[0:1]._.record is None
    assert doc[0:1]._.amount is None
