"""A run's or gold folder's facts as training data for spaCy: a `DocBin` whose documents hold the spans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kaix import tables
from kaix.annotation.tasks import Fact, Task
from kaix.annotation.tasks import read as read_tasks
from kaix.records import RECORDS

if TYPE_CHECKING:
    from spacy.tokens import Doc

ALL = "sc"
"""The key under which spaCy's span categorizer looks for spans by itself; all tables' spans stand there."""


@dataclass
class Exported:
    """What was written: documents, spans by table, and articles without their text."""

    documents: int = 0
    spans: Counter[str] = field(default_factory=Counter)
    gone: dict[str, str] = field(default_factory=dict)


def write_spacy(run_dir: Path, out: Path, language: str | None = None) -> Exported:
    """Write the articles of a folder (those in `language`, if given) to the file `out`.

    `doc.spans["sc"]` holds all spans, labelled with their table; `doc.spans["amounts"]` and its like
    those of one table. Raises `EvaluationError` and `tables.OutputError`.
    """
    from spacy.tokens import DocBin

    tasks, gone = read_tasks(run_dir)
    chosen = [task for task in tasks if language in (None, task.article["language"])]
    made = Exported(len(chosen), gone=gone)
    documents = DocBin(attrs=["ORTH", "SPACY", "SENT_START"])
    for task in chosen:
        doc = _document(task)
        documents.add(doc)
        made.spans.update(span.label_ for span in doc.spans[ALL])
    tables.write(out.parent, {out.name: documents.to_bytes()})
    return made


def _document(task: Task) -> Doc:
    from kaix import annotate

    doc = annotate.annotate(task.text, task.article["language"])
    doc.user_data.clear()
    doc.spans.clear()
    for key, facts in ((ALL, task.facts), *((g, [f for f in task.facts if f.group == g]) for g in RECORDS)):
        # a boundary inside a token takes the whole token, as in the pipeline's own spans
        spans = (doc.char_span(a, b, label=group, alignment_mode="expand") for a, b, group in _places(facts))
        doc.spans[key] = [span for span in spans if span is not None]
    return doc


def _places(facts: Iterable[Fact]) -> list[tuple[int, int, str]]:
    """Each span once: two positions of one name are one span."""
    return sorted({(fact.start, fact.end, fact.group) for fact in facts})
