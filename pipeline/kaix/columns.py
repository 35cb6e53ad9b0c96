"""The columns of someone else's table: which of them stand for those that kaix reads, as `--map` says."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TypeAlias

from kaix.article import METADATA
from kaix.failures import UsageError

TEXTS = ("text", "html")
KNOWN = ("article_id", *TEXTS, *METADATA)
"""What is read of a line of `.jsonl` and a row of a table."""

Columns: TypeAlias = Mapping[str, str]
"""A name in the file → one of `KNOWN`."""

_LOOKS_LIKE = {
    "article_id": "id, doc_id, docid, document_id, news_id, uid, uuid, articleid",
    "text": "body, content, contents, fulltext, full_text, article, article_text, maintext, body_text, 본문, 내용",
    "html": "page, raw_html, body_html, content_html",
    "title": "headline, heading, subject, 제목",
    "publisher": "source, source_name, outlet, press, newspaper, 언론사, 매체",
    "authors": "author, byline, writer, reporter, 기자",
    "published": "date, datetime, pubdate, pub_date, publish_date, date_published, published_at, publishedat, "
    "publication_date, 날짜, 일자, 게재일",
    "url": "link, uri, href, 주소, 링크",
    "language": "lang, locale, 언어",
}
"""Names of columns in exports of news archives, feeds and crawlers, in small letters."""
_SUGGESTED = {
    name: known
    for known, names in _LOOKS_LIKE.items()
    for name in (known, *(name.strip() for name in names.split(",")))
}


def parse(text: str) -> dict[str, str]:
    """`id=article_id,date=published` as a mapping; raises `UsageError` for what is none.

    >>> parse("id=article_id, body=text")
    {'id': 'article_id', 'body': 'text'}
    """
    result: dict[str, str] = {}
    for each in filter(str.strip, text.split(",")):
        theirs, sign, known = (part.strip() for part in each.rpartition("="))
        if not sign or not theirs:
            raise UsageError(f"--map {each.strip()}: write COLUMN=NAME, such as id=article_id")
        if known not in KNOWN:
            raise UsageError(
                f"--map {each.strip()}: kaix reads no column {known!r}: choose from {', '.join(KNOWN)}"
            )
        if theirs in result or known in result.values():
            twice = theirs if theirs in result else known
            raise UsageError(f"--map {text.strip()}: {twice} is named twice: name it once")
        result[theirs] = known
    return result


def renamed(names: Iterable[str], columns: Columns) -> list[str]:
    """`names` as kaix reads them; a column whose name is given to another one is left out, as "".

    >>> renamed(["id", "text", "body"], {"body": "text"})
    ['id', '', 'text']
    """
    names = list(names)
    taken = {known for theirs, known in columns.items() if theirs in names}
    return [columns.get(name, "" if name in taken else name) for name in names]


def note(names: Collection[str], columns: Columns, *, are_all: bool = True) -> str:
    """What to tell of a file with these columns; "" if all that look like known ones are read.

    `are_all`: no row has other columns, so that one of `columns` that is not there is a mistake.

    >>> note(["id", "text", "views"], {})
    'columns that look like known ones are not read: id (article_id); to read them: --map id=article_id'
    """
    said = []
    if are_all and (absent := [theirs for theirs in columns if theirs not in names]):
        said.append(f"it has no column {', '.join(absent)}, which --map names")
    read = set(renamed(names, columns))
    found: dict[str, str] = {}
    for name in names:
        known = _SUGGESTED.get(name.strip().casefold(), "")
        is_read = known in read or (known in TEXTS and bool(read & {*TEXTS}))
        if known and not is_read and name not in columns and known not in found.values():
            found[name] = known
    if found:
        shown = ", ".join(f"{name} ({known})" for name, known in found.items())
        option = ",".join(f"{name}={known}" for name, known in {**columns, **found}.items())
        said.append(f"columns that look like known ones are not read: {shown}; to read them: --map {option}")
    return "; ".join(said)
