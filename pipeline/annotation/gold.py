"""Corrected tasks → a gold folder: the four tables and `articles.csv`, with sentences and hashes made anew."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline import tables
from pipeline.annotation.tasks import ARTICLE_COLUMNS, AnnotationError, Fact, Task
from pipeline.evaluation.folders import csv_bytes
from pipeline.records import RECORDS, AnyRecord, from_cells


def write(tasks: Sequence[Task], folder: Path) -> int:
    """Write the tables into `folder`; the number of rows. Raises `AnnotationError` and `tables.OutputError`."""
    articles: dict[str, dict[str, str]] = {}
    rows: dict[str, list[tables.AnyRow]] = {group: [] for group in RECORDS}
    for task in tasks:
        name = task.article["article_id"]
        if name in articles:
            raise AnnotationError(f"the article {name!r} stands twice in the file: keep one of the two")
        articles[name] = {column: task.article[column] for column in ARTICLE_COLUMNS}
        sentences = Sentences(task)
        for fact in task.facts:
            rows[fact.group].append(_record(task, fact, sentences))
    frames = {group: tables.frame(group, rows[group]) for group in RECORDS}
    files = {f"{group}.csv": tables.to_csv(group, frames[group]).encode(tables.ENCODING) for group in RECORDS}
    files["articles.csv"] = csv_bytes(ARTICLE_COLUMNS, (articles[name] for name in sorted(articles)))
    tables.write(folder, files)
    return sum(map(len, frames.values()))


class Sentences:
    """The sentences of a task's text, cut as a run cuts them."""

    def __init__(self, task: Task) -> None:
        from pipeline import annotate

        self._text = task.text
        doc = annotate.annotate(task.text, task.article["language"], task.article["published"] or None)
        self._spans = [(sentence.start_char, sentence.end_char) for sentence in doc.sents]

    def around(self, offset: int) -> str:
        """The sentence that holds the character at `offset`."""
        start, end = next((s for s in reversed(self._spans) if s[0] <= offset), (0, len(self._text)))
        return self._text[start:end].strip()


def _record(task: Task, fact: Fact, sentences: Sentences) -> AnyRecord:
    name = task.article["article_id"]
    cells = {
        "article_id": name,
        "start": str(fact.start),
        "end": str(fact.end),
        "text": task.text[fact.start : fact.end],
        **fact.values,
        "sentence": sentences.around(fact.start),
        "rule": fact.rule,
    }
    try:
        return from_cells(fact.group, cells)
    except ValueError as error:
        raise AnnotationError(
            f"{name!r}, {fact.group} on {cells['text']!r}: {error}: write digits only, in whole units"
        ) from None
