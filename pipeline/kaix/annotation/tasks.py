"""One article to annotate: where it comes from, its text, and the facts that stand in it so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from kaix import texts
from kaix.evaluation.rows import EvaluationError, read_cells, read_rows
from kaix.failures import UsageError
from kaix.people import person_id
from kaix.records import RECORDS, value_columns

ARTICLE_COLUMNS = ("article_id", "title", "published", "language", "source", "sha256")
"""What a task carries of `articles.csv`, so that the gold folder can say it again."""


class AnnotationError(UsageError):
    """A file or folder that cannot be read as annotations; the message says which, where, why and what to do."""


@dataclass(frozen=True)
class Fact:
    """One annotated span: `values` are the cells of its table, "" where the article does not say.

    `start` and `end` are code points. `converts` is in `values` as the start of another fact.
    """

    group: str
    start: int
    end: int
    values: Mapping[str, str]
    rule: str = ""


@dataclass(frozen=True)
class Task:
    """One article with its facts, in the order of their tables and of the text."""

    article: Mapping[str, str]
    text: str
    facts: tuple[Fact, ...]


def read(run_dir: Path) -> tuple[list[Task], dict[str, str]]:
    """The tasks of a run or gold folder, and the articles whose text is not there, with the reason.

    Raises `EvaluationError` for a table that is missing or unreadable.
    """
    what_to_do = f"write it with `kaix run --out {run_dir}`"
    rows = [cells for _, cells in read_cells(run_dir / "articles.csv", ARTICLE_COLUMNS, what_to_do)]
    facts: dict[str, list[Fact]] = {row["article_id"]: [] for row in rows}
    for group in RECORDS:
        for row in read_rows(run_dir, group, what_to_do):
            if row.article_id not in facts:
                raise EvaluationError(f"{run_dir / group}.csv:{row.line}: unknown article {row.article_id!r}")
            facts[row.article_id].append(Fact(group, row.start, row.end, row.values, row.rule))
    known = texts.read(rows, run_dir)
    tasks, gone = [], {}
    for cells in rows:
        name = cells["article_id"]
        text, note = known[name]
        if text is None:
            gone[name] = note.partition(":")[0]
        else:
            tasks.append(
                Task({column: cells[column] for column in ARTICLE_COLUMNS}, text, tuple(facts[name]))
            )
    return tasks, gone


def checked(at: str, article: Mapping[str, Any], text: str, facts: Sequence[Fact]) -> Task:
    """A task as a tool gave it back; raises `AnnotationError` where it is not about the text that was exported."""
    cells = {column: str(article.get(column) or "") for column in ARTICLE_COLUMNS}
    if not cells["article_id"] or not cells["sha256"]:
        raise AnnotationError(
            f"{at}: it does not say of which article it is: import what `kaix annotate export` wrote"
        )
    if sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != cells["sha256"]:
        raise AnnotationError(
            f"{at}: the text of {cells['article_id']!r} is not the one that was exported: its offsets mean other places"
        )
    for fact in facts:
        if not 0 <= fact.start < fact.end <= len(text):
            raise AnnotationError(f"{at}: a span {fact.start}–{fact.end} lies outside of the text")
    return Task(cells, text, tuple(sorted(map(_completed, facts), key=_order)))


def _completed(fact: Fact) -> Fact:
    """The fact with every column of its table; a person without an id gets that of the name."""
    values = {name: str(fact.values.get(name) or "").strip() for name in value_columns(RECORDS[fact.group])}
    if fact.group == "officials" and values["person"] and not values["person_id"]:
        values["person_id"] = person_id(values["person"])
    return Fact(fact.group, fact.start, fact.end, values, fact.rule)


_TABLES = list(RECORDS)


def _order(fact: Fact) -> tuple[int, int, int]:
    return _TABLES.index(fact.group), fact.start, fact.end
