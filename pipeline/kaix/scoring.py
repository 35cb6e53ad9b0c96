"""spaCy's scores of the component: precision, recall and F1 of the spans of each table, for `nlp.evaluate`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry

from kaix.records import RECORDS

WEIGHTS: dict[str, float | None] = {f"{table}_f": 1 / len(RECORDS) for table in RECORDS}
"""How much each table's F1 counts in spaCy's final score."""


def score(examples: Iterable[Example], **_: Any) -> dict[str, Any]:
    """`officials_p`, `officials_r`, `officials_f` and so on: exact spans of each table against `doc.spans[table]`.

    A table that no reference has spans for has no scores. `kaix evaluate` scores values too.
    """
    given = list(examples)
    result: dict[str, Any] = {}
    for table in RECORDS:
        result |= Scorer.score_spans(
            given,
            table,
            getter=lambda doc, name: doc.spans.get(name, ()),
            has_annotation=partial(_has, table),
            allow_overlap=True,
        )
    return result


def _has(table: str, doc: Doc) -> bool:
    return table in doc.spans


@registry.scorers("kaix.scorer.v1")  # type: ignore[untyped-decorator]
def create_scorer() -> Callable[..., dict[str, Any]]:
    """The scorer that the factory takes by default."""
    return score
