"""The texts of a run's articles, read again from where the run found them, and verified by their hash.

A run keeps tables, not texts. A text is shown only if it is the very one that the offsets count in:
its sha256 must be that of `articles.csv`. Nothing is fetched from the web.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from kaix import run_record, sources
from kaix.batch import readers, streams, units
from kaix.columns import Columns
from kaix.failures import Failure
from kaix.folders import name_of
from kaix.metadata import Metadata

GONE = "The source is not there any more: only the sentences with facts are shown."
CHANGED = "The source has changed since the run: only the sentences with facts are shown."
ON_THE_WEB = "The source is on the web and is not fetched again: only the sentences with facts are shown."

_KINDS = (*units.ARTICLES, *units.TABLES, ".parquet")


def read(articles: Iterable[Mapping[str, str]], run_dir: Path) -> dict[str, tuple[str | None, str]]:
    """Article id → its text, or `None` and why it is not shown; `articles` are rows of `articles.csv`.

    A path is looked for from the current folder, then from the folder above `run_dir`. The columns of tables are what
    `run.json` says that `--map` made of them.
    """
    columns = run_record.columns(run_dir)
    result: dict[str, tuple[str | None, str]] = {}
    by_file: dict[Path, list[Mapping[str, str]]] = defaultdict(list)
    for row in articles:
        path = path_of(row["source"], run_dir)
        if path is None:
            web = row["source"].startswith(("http://", "https://"))
            result[row["article_id"]] = (None, ON_THE_WEB if web else GONE)
        else:
            by_file[path].append(row)
    for path, rows in by_file.items():
        wanted = {_line(row["source"]): row for row in rows}
        for row in rows:
            result[row["article_id"]] = (None, CHANGED)
        for line, raw in raws(path, columns):
            expected = wanted.get(line) or (rows[0] if len(rows) == 1 else None)
            if expected is not None and (text := _text(raw, expected)) is not None:
                result[expected["article_id"]] = (text, "")
    return result


def path_of(source: str, run_dir: Path) -> Path | None:
    """The file that a row's `source` names ("news.jsonl:12" is the line of one), or `None` if it is not there."""
    for name in (source, source.rpartition(":")[0] if _line(source) else ""):
        for path in (Path(name), run_dir.parent / name):
            try:
                if name and path.is_file() and streams.extension(str(path)) in _KINDS:
                    return path
            except (OSError, ValueError):  # a name too long, a NUL
                continue
    return None


def _line(source: str) -> str:
    """The number of a line at the end of `source`, or nothing: "news.jsonl:12"."""
    number = source.rpartition(":")[2]
    return number if number.isdecimal() else ""


def raws(path: Path, columns: Columns | None = None) -> Iterator[tuple[str, sources.Raw]]:
    """The articles in a local file of any kind, each with its line, as a run reads them."""
    for each in found(path, columns):
        if isinstance(each, sources.Raw):
            yield _line(each.source) if each.source != name_of(path) else "", each


def found(path: Path, columns: Columns | None = None) -> Iterator[sources.Found]:
    """What is in a local file of any kind, as a run reads it."""
    folders: dict[str, Metadata] = {}
    for _, _, unit in units.mapped(units.of_file(path, path, ""), columns or {}):
        whole = {**unit, "end": sys.maxsize} if unit["reader"] == "items" else unit  # not in stretches
        for each in readers.read(whole, folders):
            if isinstance(each, sources.Raw | Failure):
                yield each


def _text(raw: sources.Raw, row: Mapping[str, str]) -> str | None:
    try:
        text = raw.article(row["article_id"]).text
    except Exception:  # what a run survives of an article, its report does too
        return None
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return text if digest == row["sha256"] else None
