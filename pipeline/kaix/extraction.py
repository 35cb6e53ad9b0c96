"""From Python: the records of a text, a page, a file, or of many of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from kaix import annotate, publication
from kaix.article import Article
from kaix.decoding import decode
from kaix.failures import ArticleError, Failure
from kaix.language import detect
from kaix.records import AnyRecord
from kaix.results import Records
from kaix.rules import LANGUAGES

_PARTIAL = re.compile(r"\d{4}(?:-\d{2})?")


def extract(text: str | Article, published: date | str | None = None, language: str | None = None) -> Records:
    """The officials, amounts, GPU counts and rankings that `text` states.

    A `str` is read as it is, not cleaned: offsets are code points into `text` itself, and
    `text[record.start:record.end] == record.text`. `published` (a date or ISO 8601) resolves its
    relative dates. `language` is "en" or "ko", detected if `None`; an `Article` brings both along. Raises
    `ValueError` for another language and for a `published` that is no date, `TypeError` for a `text` that is none.
    """
    if isinstance(text, Article):
        article = text
    elif isinstance(text, str):
        article = Article(language=language or _language(text), text=text)
    else:
        raise TypeError(f"extract() takes the text of an article as a str, not {type(text).__name__}")
    day = _day(published) or _day(article.published)
    found = annotate.find(article.text, language or article.language, day, article.article_id).records
    return as_records(found, replace(article, published=_iso(day)))


def as_records(found: dict[str, list[AnyRecord]], article: Article) -> Records:
    """The records of an article, by table, as one object."""
    tables: dict[str, Any] = {table: tuple(rows) for table, rows in found.items()}
    return Records(**tables, article=article)


def extract_page(
    page: str | bytes,
    url: str | None = None,
    published: date | str | None = None,
    language: str | None = None,
) -> Records:
    """The records of a web page: its article is taken out of the HTML and cleaned first.

    Offsets count in `records.article.text`. `published` and `language` go before what the page says; `url` tells
    the site's name from the headline. Raises `kaix.failures.ArticleError` for a page without an article.
    """
    from kaix.pages import read_page

    if not isinstance(page, str | bytes):
        raise TypeError(f"extract_page() takes HTML as a str or bytes, not {type(page).__name__}")
    day = _day(published)
    html = decode(page) if isinstance(page, bytes) else page
    return extract(read_page(html, metadata={"url": url, "published": _iso(day), "language": language}))


def read(path: str | Path) -> Iterator[Article]:
    """The cleaned articles of a file, as `kaix run` reads it: one of a page or text, many of a table or crawl.

    Raises `FileNotFoundError`, and `kaix.failures.ArticleError` for an article that cannot be read.
    """
    from kaix import texts

    if not Path(path).is_file():
        raise FileNotFoundError(f"{path}: no such file")
    for found in texts.found(Path(path)):
        if isinstance(found, Failure):
            raise ArticleError(found.reason, f"{found.source}: {found.detail}")
        yield found.article(found.article_ids[0])


def extract_many(
    items: Iterable[str | Article], workers: int = 1, *, published: date | str | None = None
) -> Iterator[Records]:
    """The records of each text or `Article`, in order, as they are asked for: memory stays the same over millions.

    With `workers` processes, each item is read in one of them; an item that kills its process, or takes longer than a
    minute, comes back empty, with `error`. `published` is the day of all texts that bring none along.
    """
    if workers < 1:
        raise ValueError(f"workers is {workers}: give 1 or more")
    day = _day(published)
    if workers == 1:
        return (_one(item, day) for item in items)
    from kaix.batch import many

    return many.extract(items, workers, _iso(day))


def _one(item: str | Article, published: date | str | None) -> Records:
    given = item.published if isinstance(item, Article) else None
    try:
        return extract(item, None if given else published)
    except ValueError as error:  # a language without rules
        article = item if isinstance(item, Article) else None
        return Records(article=article, error=str(error))


def _iso(day: date | str | None) -> str | None:
    return day.isoformat()[:10] if isinstance(day, date) else day


def _language(text: str) -> str:
    detected = detect(text)
    return detected if detected in LANGUAGES else "en"


def _day(published: date | str | None) -> date | str | None:
    """A date as the rules take it; of a year or a month no day is made up."""
    if isinstance(published, date | None) or not published:
        return published or None
    if not isinstance(published, str):
        raise TypeError(f"published is a date or a str such as '2025-06-25', not {type(published).__name__}")
    day = publication.parse(published)
    if day is None and not _PARTIAL.fullmatch(published):
        raise ValueError(f"published is {published[:60]!r}: give an ISO 8601 date such as '2025-06-25'")
    return day
