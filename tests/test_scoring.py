"""The component in spaCy's own ways: config, context, scores."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from spacy.training import Example

from kaix import annotate, scoring
from kaix.records import RECORDS

TEXT = "Naver will spend 5 billion won on 2,000 GPUs."


def pipeline(**config: Any) -> spacy.language.Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("kaix", config=config)
    return nlp


def test_only_the_tables_that_are_asked_for() -> None:
    doc = pipeline(tables=["gpu_counts"])(TEXT)
    assert {name: [span.text for span in spans] for name, spans in doc.spans.items()} == {
        "gpu_counts": ["2,000 GPUs"]
    }


def test_all_spans_in_one_group() -> None:
    doc = pipeline(spans_key="sc")(TEXT)
    assert [(span.text, span.label_) for span in doc.spans["sc"]] == [
        ("5 billion won", "amounts"),
        ("2,000 GPUs", "gpu_counts"),
    ]


def test_no_such_table() -> None:
    with pytest.raises(ValueError, match="no table 'verbs': choose from officials, amounts"):
        pipeline(tables=["verbs"])


def test_the_day_of_a_document_may_be_its_context() -> None:
    text = "Moon Seo-jin was named science minister on Monday."
    given = [(text, {"published": "2026-03-04"}), (text, {}), (text, "other")]
    docs = pipeline().pipe(given, as_tuples=True)
    assert [doc.spans["officials"][0]._.date for doc, _ in docs] == ["2026-03-02", None, None]


def test_evaluate_scores_the_spans_of_each_table() -> None:
    nlp = pipeline()
    reference = annotate.annotate(TEXT, "en")
    right = nlp.make_doc(TEXT)
    for table in ("amounts", "gpu_counts"):
        right.spans[table] = [
            right.char_span(s.start_char, s.end_char, label=table) for s in reference.spans[table]
        ]
    wrong = nlp.make_doc(TEXT)
    wrong.spans["amounts"] = [wrong[0:1]]
    scores = nlp.evaluate([Example(nlp.make_doc(TEXT), right)])
    assert (scores["amounts_f"], scores["gpu_counts_f"]) == (1.0, 1.0)
    assert scores["rankings_f"] is None
    assert nlp.evaluate([Example(nlp.make_doc(TEXT), wrong)])["amounts_f"] == 0.0
    assert set(scoring.WEIGHTS) == {f"{table}_f" for table in RECORDS}
