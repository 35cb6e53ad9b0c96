"""A run's folder → what its report shows: articles with their texts, rows with their places, positions and findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from kaix import texts
from kaix.across.checks import Finding, checks
from kaix.across.positions import Position, positions
from kaix.evaluation.rows import EvaluationError, read_cells
from kaix.records import RECORDS, AnyRecord, Official, columns, from_cells

ARTICLE_COLUMNS = ("article_id", "title", "publisher", "published", "url", "language", "source", "sha256")
LARGEST_TEXTS = 20_000_000
"""Characters of article text in one report; the articles beyond are shown by their sentences, or no phone opens it."""
TOO_LARGE = "The report is large: of this article only the sentences with facts are shown."

Span = tuple[int, int]


@dataclass(frozen=True)
class Place:
    """Where a row stands in the text that the report shows of its article; offsets in code points."""

    anchor: Span
    sentence: Span


@dataclass(frozen=True)
class Shown:
    """One article: its row of `articles.csv`, and its text or, with a `note` that says why, its sentences."""

    cells: Mapping[str, str]
    text: str
    note: str = ""


@dataclass(frozen=True)
class Content:
    """All that a report shows; `places` are those of `records`, table by table, row by row."""

    articles: tuple[Shown, ...]
    records: Mapping[str, Sequence[AnyRecord]]
    places: Mapping[str, Sequence[Place]]
    positions: tuple[Position, ...]
    findings: tuple[Finding, ...]


def read(run_dir: Path) -> Content:
    """What the run in `run_dir` found; raises `EvaluationError` for a table that is missing or unreadable."""
    what_to_do = f"write it with `kaix run --out {run_dir}`"
    rows = [cells for _, cells in read_cells(run_dir / "articles.csv", ARTICLE_COLUMNS, what_to_do)]
    records = {group: _records(run_dir / f"{group}.csv", group, what_to_do) for group in RECORDS}
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
    known = texts.read(rows, run_dir)
    articles: list[Shown] = []
    total = 0
    for row in rows:
        text, note = known[row["article_id"]]
        total += len(text or "")
        if text is not None and total > LARGEST_TEXTS:
            text, note = None, TOO_LARGE
        mine = by_article[row["article_id"]]
        found_here = [records[group][index] for group, index in mine]
        if text is None:
            text, where = from_sentences(found_here)
        else:
            where = [_place(text, record) for record in found_here]
        for (group, index), place in zip(mine, where, strict=True):
            places[group][index] = place
        articles.append(Shown(row, text, note))
    published = {row["article_id"]: row["published"] or None for row in rows}
    duplicates = {row["article_id"] for row in rows if row.get("duplicate_of")}
    return Content(
        tuple(articles),
        records,
        places,
        tuple(positions(cast(Sequence[Official], records["officials"]), published, duplicates)),
        tuple(
            checks(
                (r for found in records.values() for r in found if r.article_id not in duplicates), published
            )
        ),
    )


def _records(path: Path, group: str, what_to_do: str) -> list[AnyRecord]:
    found = []
    for line, cells in read_cells(path, columns(RECORDS[group]), what_to_do):
        try:
            found.append(from_cells(group, cells))
        except ValueError as error:
            raise EvaluationError(f"{path}:{line}: {error}: {what_to_do}") from None
    return found


def _place(text: str, record: AnyRecord) -> Place:
    begin = text.find(
        record.sentence, max(0, record.end - len(record.sentence)), record.start + len(record.sentence)
    )
    if record.sentence and 0 <= begin <= record.start:
        return Place(record.span, (begin, begin + len(record.sentence)))
    return Place(record.span, record.span)


def from_sentences(records: Sequence[AnyRecord]) -> tuple[str, list[Place]]:
    """A text made of the sentences of `records`, a line each, and where each record stands in it."""
    lines: list[str] = []
    length = 0
    result: dict[int, Place] = {}
    for sentence, indexes in _by_sentence(records):
        origin = _origin(sentence, [records[i] for i in indexes])
        line = sentence if origin is not None else " … ".join(records[i].text for i in indexes)
        at = 0
        for i in indexes:
            record = records[i]
            begin = record.start - origin if origin is not None else line.find(record.text, at)
            at = begin + len(record.text)
            result[i] = Place((length + begin, length + at), (length, length + len(line)))
        lines.append(line)
        length += len(line) + 2
    return "\n\n".join(lines), [result[i] for i in range(len(records))]


def _by_sentence(records: Sequence[AnyRecord]) -> Iterable[tuple[str, list[int]]]:
    """The indexes of records by sentence, in the order of the article; equal sentences apart are two."""
    groups: list[tuple[str, list[int]]] = []
    for index in sorted(range(len(records)), key=lambda i: records[i].span):
        record = records[index]
        if groups and groups[-1][0] == record.sentence:
            first = records[groups[-1][1][0]]
            if record.end - first.start <= len(record.sentence):
                groups[-1][1].append(index)
                continue
        groups.append((record.sentence, [index]))
    return groups


def _origin(sentence: str, records: Sequence[AnyRecord]) -> int | None:
    """The offset in the article at which `sentence` begins: the one that puts every anchor on its words."""
    first = records[0]
    begin = sentence.find(first.text)
    while begin >= 0:
        origin = first.start - begin
        if all(sentence[r.start - origin : r.end - origin] == r.text for r in records):
            return origin
        begin = sentence.find(first.text, begin + 1)
    return None
