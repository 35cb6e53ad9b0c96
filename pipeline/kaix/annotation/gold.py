"""Corrected tasks → a gold folder: the four tables and `articles.csv`, with sentences and hashes made anew.

A folder that has labels keeps those of every article that is not among the tasks: an export of some tasks of a
project adds to the gold, or replaces the articles that it holds, and takes nothing away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kaix import tables
from kaix.annotation.tasks import ARTICLE_COLUMNS, AnnotationError, Fact, Task
from kaix.evaluation.folders import csv_bytes
from kaix.evaluation.rows import EvaluationError, read_cells
from kaix.records import RECORDS, AnyRecord, columns, from_cells
from kaix.tables import KEYS

ARTICLES = "articles"
_OF_A_RUN = ("datapackage.json", ".kaix")

_Rows = list[dict[str, str]]


@dataclass(frozen=True)
class Written:
    """`rows` of the tasks; the ids of articles whose older labels gave way, and of those whose labels stay."""

    rows: int
    replaced: tuple[str, ...]
    kept: tuple[str, ...]


@dataclass
class _Table:
    """The rows of a table by article as they stand in the folder, and the columns that a person has added."""

    columns: list[str]
    rows: dict[str, _Rows]

    def replace(self, article_id: str, new: _Rows, key: Sequence[str]) -> None:
        """Give an article the rows `new`; a column that is not kaix's stays with the row that it was written for."""
        before = {tuple(row.get(name, "") for name in key): row for row in self.rows.pop(article_id, [])}
        self.rows[article_id] = []
        for row in new:
            old = before.get(tuple(row[name] for name in key), {})
            self.rows[article_id].append({name: row.get(name, old.get(name, "")) for name in self.columns})

    def to_bytes(self) -> bytes:
        """The CSV file, by article."""
        return csv_bytes(self.columns, (row for name in sorted(self.rows) for row in self.rows[name]))


def write(tasks: Sequence[Task], folder: Path) -> Written:
    """Put the articles of `tasks` into the tables of `folder`. Raises `AnnotationError` and `tables.OutputError`.

    Everything is read and checked before anything is written.
    """
    if any((folder / name).exists() for name in _OF_A_RUN):
        raise AnnotationError(
            f"{folder} is the folder of a run, and the next run writes over it: give --out a folder for the labels"
        )
    known = {name: _existing(folder, name) for name in (ARTICLES, *RECORDS)}
    before = sorted(known[ARTICLES].rows)
    names: set[str] = set()
    written = 0
    for task in tasks:
        name = task.article["article_id"]
        if name in names:
            raise AnnotationError(f"the article {name!r} stands twice in the file: keep one of the two")
        names.add(name)
        stated = {column: task.article[column] for column in ARTICLE_COLUMNS}
        stated["characters"] = str(len(task.text))
        known[ARTICLES].replace(name, [stated], ["article_id", "sha256"])
        sentences = Sentences(task)
        for group in RECORDS:
            facts = [_record(task, fact, sentences) for fact in task.facts if fact.group == group]
            found = tables.ordered(group, map(tables.cells, facts))
            # gold labels what one article says: the ids of bodies are a run's
            rows = [dict(zip(columns(RECORDS[group]), cells, strict=False)) for cells in found]
            known[group].replace(name, rows, KEYS[group])
            written += len(rows)
    tables.write(folder, {f"{name}.csv": table.to_bytes() for name, table in known.items()})
    return Written(
        written,
        tuple(name for name in before if name in names),
        tuple(name for name in before if name not in names),
    )


def _existing(folder: Path, name: str) -> _Table:
    """A table as it is in the folder; one that is not there has no rows."""
    names = list(ARTICLE_COLUMNS if name == ARTICLES else columns(RECORDS[name]))
    path = folder / f"{name}.csv"
    rows: dict[str, _Rows] = defaultdict(list)
    if path.exists():
        try:
            found = read_cells(path, ("article_id",), "name the column of the article's id")
        except (EvaluationError, OSError) as error:
            raise AnnotationError(f"{error}; nothing was written") from None
        for _, cells in found:
            rows[cells["article_id"]].append(cells)
            names += [column for column in cells if column not in names]
    for each in (row for some in rows.values() for row in some):
        each |= {column: "" for column in names if column not in each}
    return _Table(names, dict(rows))


class Sentences:
    """The sentences of a task's text, cut as a run cuts them."""

    def __init__(self, task: Task) -> None:
        from kaix import annotate

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
