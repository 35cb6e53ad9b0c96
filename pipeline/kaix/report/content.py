"""A run's folder → what its report shows: articles and texts, rows and places, facts, positions, findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kaix import tables, texts
from kaix.across.entities import ID_COLUMNS
from kaix.across.facts import Fact
from kaix.across.findings import Finding
from kaix.across.gathering import Gathering
from kaix.across.positions import Position
from kaix.evaluation.rows import EvaluationError, read_cells
from kaix.records import RECORDS, AnyRecord, from_cells
from kaix.report.sentences import Place, from_sentences

ARTICLE_COLUMNS = ("article_id", "title", "publisher", "published", "url", "language", "source", "sha256")
LARGEST_TEXTS = 20_000_000
"""Characters of article text in one report; the articles beyond are shown by their sentences, or no phone opens it."""
TOO_LARGE = "The report is large: of this article only the sentences with facts are shown."


@dataclass(frozen=True)
class Shown:
    """One article: its row of `articles.csv`, and its text or, with a `note` that says why, its sentences."""

    cells: Mapping[str, str]
    text: str
    note: str = ""


@dataclass(frozen=True)
class Content:
    """All that a report shows; `places` and `bodies` are those of `records`, table by table, row by row.

    `duplicates` are the ids of articles that repeat another, `failures` the rows of `failures.csv`.
    """

    articles: tuple[Shown, ...]
    records: Mapping[str, Sequence[AnyRecord]]
    places: Mapping[str, Sequence[Place]]
    bodies: Mapping[str, Sequence[str]]
    facts: tuple[Fact, ...]
    positions: tuple[Position, ...]
    findings: tuple[Finding, ...]
    failures: tuple[Mapping[str, str], ...]
    duplicates: frozenset[str]


def read(run_dir: Path) -> Content:
    """What the run in `run_dir` found; raises `EvaluationError` for a table that is missing or unreadable."""
    what_to_do = f"write it with `kaix run --out {run_dir}`"
    rows = [cells for _, cells in read_cells(run_dir / "articles.csv", ARTICLE_COLUMNS, what_to_do)]
    records: dict[str, list[AnyRecord]] = {}
    bodies: dict[str, list[str]] = {}
    for group in RECORDS:
        records[group], bodies[group] = _records(run_dir / f"{group}.csv", group, what_to_do)
    by_article: dict[str, list[tuple[str, int]]] = {row["article_id"]: [] for row in rows}
    for group, found in records.items():
        for index, record in enumerate(found):
            if record.article_id not in by_article:
                raise EvaluationError(
                    f"{run_dir}/{group}.csv: unknown article {record.article_id!r}: {what_to_do}"
                )
            by_article[record.article_id].append((group, index))
    places: dict[str, list[Place]] = {
        group: [Place((0, 0), (0, 0))] * len(found) for group, found in records.items()
    }
    articles = []
    for shown, where in _articles(rows, run_dir, by_article, records):
        articles.append(shown)
        for (group, index), place in zip(by_article[shown.cells["article_id"]], where, strict=True):
            places[group][index] = place
    failures = read_cells(run_dir / "failures.csv", tables.COLUMNS["failures"], what_to_do)
    with Gathering() as gathering:
        for row in rows:
            mine = by_article[row["article_id"]]
            gathering.add(
                row["article_id"],
                row["published"] or None,
                [records[group][index] for group, index in mine],
                duplicate=bool(row.get("duplicate_of")),
                publisher=row["publisher"],
                language=row["language"],
                bodies=[bodies[group][index] for group, index in mine],
            )
        return Content(
            tuple(articles),
            records,
            places,
            bodies,
            tuple(gathering.facts()),
            tuple(gathering.positions()),
            tuple(gathering.findings()),
            tuple(cells for _, cells in failures),
            frozenset(row["article_id"] for row in rows if row.get("duplicate_of")),
        )


def _articles(
    rows: Sequence[Mapping[str, str]],
    run_dir: Path,
    by_article: Mapping[str, Sequence[tuple[str, int]]],
    records: Mapping[str, Sequence[AnyRecord]],
) -> Iterator[tuple[Shown, list[Place]]]:
    """Each article with its text or its sentences, and where its rows stand in them."""
    known = texts.read(rows, run_dir)
    total = 0
    for row in rows:
        text, note = known[row["article_id"]]
        total += len(text or "")
        if text is not None and total > LARGEST_TEXTS:
            text, note = None, TOO_LARGE
        found = [records[group][index] for group, index in by_article[row["article_id"]]]
        if text is None:
            text, where = from_sentences(found)
        else:
            where = [_place(text, record) for record in found]
        yield Shown(row, text, note), where


def _records(path: Path, group: str, what_to_do: str) -> tuple[list[AnyRecord], list[str]]:
    """The rows of a table, and the ids of their bodies."""
    found, bodies = [], []
    for line, cells in read_cells(path, tables.COLUMNS[group], what_to_do):
        try:
            found.append(from_cells(group, cells))
            bodies.append(cells[ID_COLUMNS[group][0]])
        except ValueError as error:
            raise EvaluationError(f"{path}:{line}: {error}: {what_to_do}") from None
    return found, bodies


def _place(text: str, record: AnyRecord) -> Place:
    begin = text.find(
        record.sentence, max(0, record.end - len(record.sentence)), record.start + len(record.sentence)
    )
    if record.sentence and 0 <= begin <= record.start:
        return Place(record.span, (begin, begin + len(record.sentence)))
    return Place(record.span, record.span)
