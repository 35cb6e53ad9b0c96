"""Reads a gold folder and refuses one that does not fit its texts: no score rests on a wrong label."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kaix import records
from kaix.evaluation.equality import NUMBERS, alternatives
from kaix.evaluation.rows import EvaluationError, Row, read_cells, read_rows

ARTICLE_COLUMNS = ("article_id", "language", "published", "source", "sha256")
"""What `gold/articles.csv` must say of every labelled article; it may say more."""

_ALLOWED = {
    ("officials", "status"): records.OFFICIAL_STATUSES,
    ("officials", "sector"): ("", *records.SECTORS),
    ("amounts", "status"): records.AMOUNT_STATUSES,
    ("amounts", "modifier"): records.MODIFIERS,
    ("gpu_counts", "status"): records.AMOUNT_STATUSES,
    ("gpu_counts", "modifier"): records.MODIFIERS,
    ("gpu_counts", "chip"): records.CHIPS,
    ("rankings", "status"): records.RANKING_STATUSES,
    ("rankings", "kind"): records.KINDS,
}
_NEEDED = {
    "officials": ("person", "person_id", "position"),
    "amounts": ("currency", "amount"),
    "gpu_counts": ("count",),
    "rankings": ("rank",),
}
_WHOLE = frozenset({"count", "count_max", "rank", "total", "converts"})
_DIGITS, _DECIMAL = re.compile(r"[0-9]{1,18}"), re.compile(r"[0-9]{1,30}(?:\.[0-9]+)?")
_DAY = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_TIME = re.compile(rf"{_DAY}(?:/{_DAY})?")
_SHAPES = {
    "currency": (re.compile(r"[A-Z]{3}"), "an ISO 4217 code such as KRW"),
    "date": (_TIME, "an ISO 8601 date or interval such as 2025-06 or 2026-01/2026-06"),
    "period": (_TIME, "an ISO 8601 date or interval such as 2025 or 2025/2029"),
    "person_id": (re.compile(r"[^\s]+"), "an id without spaces such as lee-jae-myung"),
}

ReadText = Callable[[Path, str], str]
"""The cleaned text of the article with this id in the file at this path; raises `OSError` or `ValueError`."""


@dataclass(frozen=True)
class GoldArticle:
    """A labelled article: its language, and the hash of the text that was labelled."""

    article_id: str
    language: str
    sha256: str


@dataclass(frozen=True)
class Gold:
    """The checked labels: articles by id, and the rows of each table."""

    articles: dict[str, GoldArticle]
    rows: dict[str, list[Row]]


def read(folder: Path, read_text: ReadText) -> Gold:
    """The labels in `folder`, every one checked against the text it labels.

    Raises `EvaluationError` (one line: file, line, what, what to do) for a missing file or column,
    an unknown article, a text that is not the one labelled, a span or sentence that is not there,
    an unknown value, a number that is none, and a row that stands twice.
    """
    articles: dict[str, GoldArticle] = {}
    texts: dict[str, str] = {}
    path = folder / "articles.csv"
    for line, cells in read_cells(path, ARTICLE_COLUMNS, "see the columns in GUIDELINES.md"):
        at = f"{path}:{line}"
        name = cells["article_id"]
        if name in articles:
            raise EvaluationError(f"{at}: the article {name!r} stands twice: keep one line")
        articles[name] = GoldArticle(name, cells["language"], cells["sha256"])
        texts[name] = _text(folder, cells, at, read_text)
    if not articles:
        raise EvaluationError(f"{path}: no labelled article: add one line for each")
    rows = {group: read_rows(folder, group, "see the columns in GUIDELINES.md") for group in records.RECORDS}
    for group in records.RECORDS:
        _check(folder / f"{group}.csv", rows[group], texts)
    return Gold(articles, rows)


def _text(folder: Path, cells: dict[str, str], at: str, read_text: ReadText) -> str:
    source = cells["source"]
    file, _, line = source.rpartition(":")  # "news.jsonl:12"
    names = [source, file] if line.isdecimal() else [source]
    candidates = [above / name for name in names for above in (folder.parent, Path()) if name]
    path = next((p for p in candidates if p.is_file()), None)
    if path is None:
        raise EvaluationError(
            f"{at}: the source {source!r} is not there: give its path from the folder above {folder}"
        )
    try:
        text = read_text(path, cells["article_id"])
    except (OSError, ValueError) as error:
        raise EvaluationError(
            f"{at}: {path} cannot be read ({error}): restore the file that was labelled"
        ) from None
    found = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    if found != cells["sha256"]:
        raise EvaluationError(
            f"{at}: the cleaned text of {path} has the sha256 {found[:12]}…, the labels were made on "
            f"{cells['sha256'][:12]}…: restore that text, or check the labels and write the new sha256"
        )
    return text


def _check(path: Path, rows: list[Row], texts: dict[str, str]) -> None:
    seen: dict[tuple[object, ...], int] = {}
    starts = {(row.article_id, row.start) for row in rows}
    for row in rows:
        at = f"{path}:{row.line}"
        if row.article_id not in texts:
            raise EvaluationError(f"{at}: unknown article {row.article_id!r}: add it to articles.csv")
        _check_place(at, row, texts[row.article_id])
        for column, cell in row.values.items():
            choices = (
                alternatives(cell) if column not in NUMBERS and column not in _NEEDED[row.group] else [cell]
            )
            for choice in choices:
                _check_cell(at, row.group, column, choice)
        converts = row.values.get("converts")
        if converts and (row.article_id, int(converts)) not in starts:
            raise EvaluationError(
                f"{at}: converts is {converts!r}, but no amount of the article starts there: "
                "write the start of the amount that this one restates"
            )
        key = (row.article_id, row.span, *(row.values.values() if row.group == "officials" else ()))
        if key in seen:
            raise EvaluationError(f"{at}: the same row as line {seen[key]}: keep one of the two")
        seen[key] = row.line


def _check_place(at: str, row: Row, text: str) -> None:
    if text[row.start : row.end] != row.text or not row.text:
        there = text[row.start : row.end]
        where = text.find(row.text) if row.text else -1
        hint = f"the first {row.text!r} starts at {where}" if where >= 0 else "copy the span from the text"
        raise EvaluationError(
            f"{at}: the text has {there!r} at {row.start}–{row.end}, "
            f"not {row.text!r}: correct the offsets ({hint})"
        )
    if row.sentence:
        begin = text.find(row.sentence, max(0, row.end - len(row.sentence)))
        if begin < 0 or begin > row.start:
            raise EvaluationError(
                f"{at}: the sentence is not around the span in the text: copy it from there"
            )


def _check_cell(at: str, group: str, column: str, cell: str) -> None:
    allowed = _ALLOWED.get((group, column))
    if allowed is not None and cell not in allowed:
        raise EvaluationError(
            f"{at}: unknown {column} {cell!r}: write one of {', '.join(filter(None, allowed))}"
            + (" or nothing" if "" in allowed else "")
        )
    if not cell:
        if column in _NEEDED[group]:
            raise EvaluationError(f"{at}: {column} is empty: every row of {group} needs it")
        return
    if column in NUMBERS:
        shape = _DIGITS if column in _WHOLE else _DECIMAL
        if not shape.fullmatch(cell):
            raise EvaluationError(f"{at}: {column} is {cell!r}: write digits only, in whole units")
    if column in _SHAPES:
        shape, example = _SHAPES[column]
        if not shape.fullmatch(cell):
            raise EvaluationError(f"{at}: {column} is {cell!r}: write {example}")
