"""What `kaix run` does: files and folders in, a folder of tables out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from pipeline import datapackage, sources, tables
from pipeline.across.gathering import Gathering
from pipeline.article import Article
from pipeline.failures import ArticleError, Failure
from pipeline.records import RECORDS, AnyRecord

LANGUAGES = ("en", "ko")


@dataclass(frozen=True, slots=True)
class Extraction:
    """One article that was read: its row of `articles.csv`, and its records by table."""

    row: tables.ArticleRow
    records: dict[str, list[AnyRecord]]


Outcome: TypeAlias = Extraction | Failure
"""What becomes of one input: read or failed, never nothing."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did: how many articles, rows by table, findings in `checks.csv`, and what failed."""

    out: Path
    articles: int = 0
    languages: dict[str, int] = field(default_factory=dict)
    duplicates: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    findings: int = 0
    failures: tuple[Failure, ...] = ()


def outcomes(inputs: Iterable[str | Path]) -> Iterator[Outcome]:
    """What becomes of each article in `inputs`, in the order in which they are found; a stream."""
    taken: set[str] = set()
    first_with: dict[str, str] = {}
    for found in sources.read(inputs):
        if isinstance(found, Failure):
            yield found
            continue
        article_id = next((name for name in found.article_ids if name not in taken), None)
        if article_id is None:
            yield Failure(
                found.source, "duplicate id", f"article_id {found.article_ids[-1]!r}", found.article_ids[-1]
            )
            continue
        outcome = extract(found, article_id, first_with)
        if isinstance(outcome, Extraction):
            taken.add(article_id)
        yield outcome


def extract(raw: sources.Raw, article_id: str, first_with: dict[str, str]) -> Outcome:
    """Read one article and find its records; `first_with` maps the hash of each text to its first article."""
    try:
        article = raw.article(article_id)
        if article.language in LANGUAGES:
            return _annotated(article, first_with)
        return Failure(raw.source, "unsupported language", article.language, article_id)
    except ArticleError as error:
        return Failure(raw.source, error.reason, error.detail, article_id)
    except Exception as error:  # one article's defect must not end the run; KeyboardInterrupt does
        return Failure(raw.source, "failed", f"{type(error).__name__}: {error}"[:500], article_id)


def _annotated(article: Article, first_with: dict[str, str]) -> Extraction:
    from pipeline import annotate  # imports spaCy: only when there is something to read

    doc = annotate.annotate(article.text, article.language, article.published)
    digest = sha256(article.text.encode("utf-8")).hexdigest()
    first = first_with.setdefault(digest, article.article_id)
    row = tables.ArticleRow(
        article_id=article.article_id,
        title=article.title,
        publisher=article.publisher,
        authors=article.authors,
        published=article.published,
        url=article.url,
        language=article.language,
        source=article.source,
        characters=len(article.text),
        sentences=sum(1 for _ in doc.sents),
        sha256=digest,
        duplicate_of=None if first == article.article_id else first,
    )
    return Extraction(row, annotate.records(doc, article.article_id))


def run(
    inputs: Iterable[str | Path], out: str | Path, report: Callable[[Outcome], None] | None = None
) -> Summary:
    """Read `inputs`, write the tables and `datapackage.json` into the folder `out`, and say what was done.

    `report` is called with each outcome as it comes. Raises `tables.OutputError`, and then nothing was
    written. Where no article could be read, the tables are empty and `failures.csv` says why.
    """
    rows: dict[str, list[tables.AnyRow]] = {table: [] for table in tables.COLUMNS}
    languages: dict[str, int] = {}
    gathering = Gathering()
    for outcome in outcomes(inputs):
        if isinstance(outcome, Failure):
            rows["failures"].append(outcome)
        else:
            rows["articles"].append(outcome.row)
            languages[outcome.row.language] = languages.get(outcome.row.language, 0) + 1
            for table in RECORDS:
                rows[table] += outcome.records[table]
            gathering.add(
                outcome.row.article_id,
                outcome.row.published,
                (record for records in outcome.records.values() for record in records),
                duplicate=outcome.row.duplicate_of is not None,
            )
        if report is not None:
            report(outcome)
    rows["positions"] += [position.cells() for position in gathering.positions()]
    rows["checks"] += [finding.cells() for finding in gathering.findings()]
    gathering.close()
    frames = {table: tables.frame(table, rows[table]) for table in tables.COLUMNS}
    files = {
        f"{table}.csv": tables.to_csv(table, data).encode(tables.ENCODING) for table, data in frames.items()
    }
    files["datapackage.json"] = datapackage.to_json().encode("utf-8")
    tables.write(Path(out), files)
    return Summary(
        out=Path(out),
        articles=len(rows["articles"]),
        languages=dict(sorted(languages.items())),
        duplicates=sum(bool(value) for value in frames["articles"]["duplicate_of"]),
        rows={table: len(frames[table]) for table in RECORDS},
        findings=len(frames["checks"]),
        failures=tuple(row for row in rows["failures"] if isinstance(row, Failure)),
    )
