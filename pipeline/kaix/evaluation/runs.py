"""Reads what a run wrote, for scoring: the rows of its tables and the hash of each text that it read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kaix.evaluation.gold import Gold
from kaix.evaluation.rows import EvaluationError, Row, read_cells, read_rows
from kaix.records import RECORDS


@dataclass(frozen=True)
class Run:
    """The rows of a run's tables, and the sha256 of each article's text."""

    folder: Path
    articles: dict[str, str]
    rows: dict[str, list[Row]]


def read(folder: Path) -> Run:
    """The tables in `folder`; raises `EvaluationError` for a table or column that is not there."""
    what_to_do = f"write it with `kaix run --out {folder}`"
    cells = read_cells(folder / "articles.csv", ("article_id", "sha256"), what_to_do)
    articles = {row["article_id"]: row["sha256"] for _, row in cells}
    return Run(folder, articles, {group: read_rows(folder, group, what_to_do) for group in RECORDS})


def check_texts(run: Run, gold: Gold) -> list[str]:
    """The labelled articles that the run lacks: all their rows are missed.

    Raises `EvaluationError` where the run read another text than the one labelled, since its offsets
    then mean other places.
    """
    for article_id, article in gold.articles.items():
        found = run.articles.get(article_id)
        if found is not None and found != article.sha256:
            raise EvaluationError(
                f"{run.folder / 'articles.csv'}: the run read {article_id!r} as a text with the "
                f"sha256 {found[:12]}…, the labels were made on {article.sha256[:12]}…: "
                "run again on the file that was labelled"
            )
    return [article_id for article_id in gold.articles if article_id not in run.articles]
