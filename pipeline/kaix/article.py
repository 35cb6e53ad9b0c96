"""One article: its cleaned text and what is known about it, from text, from a page, from a file's bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kaix import language as languages
from kaix import publication
from kaix.cleaning import clean
from kaix.failures import ArticleError

LONGEST_TEXT = 1_000_000
"""Code points of a cleaned text: a book of 400 pages, and far more than any article."""

METADATA = ("title", "publisher", "authors", "published", "url", "language")
"""What a person may state about an article, in `metadata.csv` or in a line of `.jsonl`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article as the rules read it: `published` is an ISO 8601 day or `None`, `language` ISO 639-1.

    Offsets of records are code points into `text`, which has one paragraph a line.
    """

    article_id: str = ""
    title: str | None = None
    publisher: str | None = None
    authors: str | None = None
    published: str | None = None
    url: str | None = None
    language: str
    source: str = ""
    text: str


def read_text(
    text: str,
    article_id: str = "",
    *,
    source: str = "",
    metadata: Mapping[str, str | None] | None = None,
    headline: str | None = None,
) -> Article:
    """The article in a plain text, cleaned; `metadata` (keys of `METADATA`) goes before what the text says.

    A `headline` that was kept apart from the text (a page's, a record's) becomes its first line
    unless the text begins with it. Raises `ArticleError` ("empty", "no article", "too long").
    """
    if not text.strip():
        raise ArticleError("empty", "only white space" if text else "no characters")
    if len(text) > 4 * LONGEST_TEXT:  # not worth the cleaning: no page is three quarters furniture
        raise ArticleError("too long", f"{len(text):,} characters, the limit is {LONGEST_TEXT:,}")
    given = {key: value for key, value in (metadata or {}).items() if value}
    cleaned = clean(text, headline)
    if not cleaned.text:
        raise ArticleError("no article", "nothing but bylines, credits and footers")
    if len(cleaned.text) > LONGEST_TEXT:
        raise ArticleError("too long", f"{len(cleaned.text):,} characters, the limit is {LONGEST_TEXT:,}")
    detected = languages.detect(cleaned.text)
    if not detected:
        raise ArticleError("no article", "no words")
    published = given.get("published")
    return Article(
        article_id=article_id,
        title=given.get("title") or cleaned.title,
        publisher=given.get("publisher") or cleaned.publisher,
        authors=given.get("authors") or "; ".join(cleaned.authors) or None,
        published=(publication.parse(published) if published else None) or cleaned.published,
        url=given.get("url"),
        language=given.get("language") or detected,
        source=source,
        text=cleaned.text,
    )
