"""From two folders to an evaluation, and from an evaluation to `scores.csv` and `errors.csv`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from kaix import sources, tables, texts
from kaix.cells import guard
from kaix.evaluation import errors, gold, runs
from kaix.evaluation.core import Evaluation, evaluate
from kaix.evaluation.display import SCORE_COLUMNS, score_rows
from kaix.evaluation.equality import NUMBERS
from kaix.failures import Failure


def read_text(path: Path, article_id: str) -> str:
    """The cleaned text of an article as a run reads it; raises `ValueError` where the file does not hold it."""
    if path.suffix.lower() not in sources.READERS:  # packed, or a table
        for line, raw in texts.raws(path):
            if article_id in raw.article_ids or not line:
                return raw.article(article_id).text
        raise ValueError(f"it holds no article {article_id!r}")
    for found in sources.read_file(path):
        if isinstance(found, Failure):
            raise ValueError(f"{found.reason} {found.detail}".strip())  # noqa: TRY004
        if article_id in found.article_ids or path.suffix != ".jsonl":
            return found.article(article_id).text
    raise ValueError(f"it holds no article {article_id!r}")


def score(
    run_dir: Path, gold_dir: Path, other_dir: Path | None = None
) -> tuple[Evaluation, Evaluation | None]:
    """The evaluation of a run, and that of another run on the same gold; raises `EvaluationError`."""
    labels = gold.read(gold_dir, read_text)
    other = evaluate(labels, runs.read(other_dir)) if other_dir else None
    return evaluate(labels, runs.read(run_dir)), other


def write(evaluation: Evaluation, run_dir: Path) -> int:
    """Write `scores.csv` and `errors.csv` into `run_dir`; the number of errors. Raises `tables.OutputError`."""
    wrong = list(errors.rows(evaluation))
    files = {
        "scores.csv": csv_bytes(SCORE_COLUMNS, score_rows(evaluation)),
        "errors.csv": csv_bytes(errors.COLUMNS, wrong),
    }
    tables.write(run_dir, files)
    return len(wrong)


def csv_bytes(columns: Sequence[str], rows: Iterable[dict[str, str]]) -> bytes:
    """A CSV file of text cells, guarded as all tables are: `rows.read_cells` gives them back."""
    file = io.StringIO()
    usual = csv.writer(file, lineterminator="\n")
    quoting = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)  # as in `tables.csv_rows`
    usual.writerow(columns)
    for row in rows:
        cells = [row[name] if name in NUMBERS else guard(row[name]) for name in columns]
        (quoting if any("\r" in cell for cell in cells) else usual).writerow(cells)
    return file.getvalue().encode(tables.ENCODING)
