"""A cleaned article → its row of `articles.csv` and its records."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from kaix.article import Article
from kaix.failures import ArticleError
from kaix.records import AnyRecord
from kaix.rules import LANGUAGES
from kaix.tables import ArticleRow


@dataclass(frozen=True, slots=True)
class Extraction:
    """One article that was read: its row of `articles.csv`, and its records by table."""

    row: ArticleRow
    records: dict[str, list[AnyRecord]]


def extracted(article: Article) -> Extraction:
    """The row and the records of a cleaned article; raises `ArticleError` ("unsupported language")."""
    if article.language not in LANGUAGES:
        raise ArticleError("unsupported language", article.language)
    from kaix import annotate  # imports spaCy: only when there is something to read

    found = annotate.find(article.text, article.language, article.published, article.article_id)
    row = ArticleRow(
        article_id=article.article_id,
        title=article.title,
        publisher=article.publisher,
        authors=article.authors,
        published=article.published,
        url=article.url,
        language=article.language,
        source=article.source,
        characters=len(article.text),
        sentences=found.sentences,
        sha256=sha256(article.text.encode("utf-8")).hexdigest(),
    )
    return Extraction(row, found.records)
