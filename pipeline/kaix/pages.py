"""A web page → its article, through trafilatura; the only module that imports it.

What trafilatura leaves is cleaned like any text, so that a page and its saved text give the same
article. Settings are fixed and nothing depends on the day of the run.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from html import unescape
from typing import Any

from kaix import publication
from kaix.article import Article, read_text
from kaix.failures import ArticleError

LONGEST_PAGE = 8_000_000
"""Characters of HTML. trafilatura takes 2 s for 5 million and 31 s for 20 million; news pages have 0.1 to 2 million."""

DEEPEST = 2_000
"""Levels of nested tags: libxml2 drops what lies deeper."""

_LATEST = "2100-01-01"  # htmldate's own limit is today, and the same page would be read differently tomorrow
_DATES = {"original_date": True, "extensive_search": False, "max_date": _LATEST}
_TAG = re.compile(r"<[a-zA-Z!/?]")
_SAME_TAGS = re.compile(r"(<([a-zA-Z]\w*)\b[^<>]{0,200}>)(?:\s*<\2\b[^<>]{0,200}>){50,}")
_HANGUL = re.compile(r"[가-힣]")
_TEXT_NODE = re.compile(r">([^<>]{8,120})<")


def read_page(
    html: str, article_id: str = "", *, source: str = "", metadata: Mapping[str, str | None] | None = None
) -> Article:
    """The article on a page or in a fragment of one; `metadata` goes before what the page says.

    Raises `ArticleError` ("too large", "no article", and those of `read_text`).
    """
    if len(html) > LONGEST_PAGE:
        raise ArticleError("too large", f"{len(html):,} characters of HTML, the limit is {LONGEST_PAGE:,}")
    if not _TAG.search(html):
        return read_text(html, article_id, source=source, metadata=metadata)
    # libxml2 stops at NUL, trafilatura at a lone surrogate, both silently.
    html = html.replace("\0", "")
    try:
        encoded = html.encode()
    except UnicodeEncodeError:
        encoded = html.encode("utf-8", "ignore")
        html = encoded.decode()
    page = _extract(encoded)
    # Of a page without an article, trafilatura leaves the menu: "Home", "Contact us".
    if page is None or not page.text or not any(map(_says_something, page.text.split("\n"))):
        raise ArticleError("no article", "trafilatura found no text of an article on the page")
    headline, publisher, authors = _named(page, html)
    found = {
        "title": headline,
        "publisher": publisher,
        "authors": authors,
        "published": page.date if page.date and _is_stated(html, page.date) else None,
        "url": page.url,
    }
    given = {key: value for key, value in (metadata or {}).items() if value}
    return read_text(page.text, article_id, source=source, metadata=found | given, headline=headline)


def _says_something(line: str) -> bool:
    """Whether a line has five words, or ten syllables of Hangul."""
    return len(line.split(None, 5)) >= 5 or len(_HANGUL.findall(line[:500])) >= 10


_SITE = re.compile(r"\s(?:[|–—-]|::?|«|»)\s")


_TITLE = re.compile(r"(?i)<title\b[^>]{0,200}>([^<]{1,500})</title")
_STATES_SITE = re.compile(r"(?i)site_name|application-name|[\"']publisher[\"']|twitter:site")


def _named(page: Any, html: str) -> tuple[str | None, str | None, str | None]:
    """Headline, publisher and authors, each without the others."""
    title, site = page.title, page.sitename
    if site and "." in site and " " in site and not _STATES_SITE.search(html):
        # Of "6.5 trillion won for chips | The Paper" trafilatura takes the part with a dot for a domain.
        title, site = (site if _key(title) in _key(_title(html)) else title), None
    authors = [name.strip() for name in (page.author or "").split(";") if name.strip()]
    if site is None and (parts := _SITE.split(_title(html)))[1:]:
        # What the title adds to the headline may be a section; a byline with the same name says that it is not.
        site = next((name for name in authors if _key(name) in (_key(parts[0]), _key(parts[-1]))), None)
    people = [name for name in authors if not _is_site(name, site, page.hostname)]
    return _without_site(title, site, page.hostname), site, "; ".join(people) or None


def _title(html: str) -> str:
    match = _TITLE.search(html)
    return unescape(match[1]) if match else ""


def _key(name: str | None) -> str:
    return re.sub(r"^the\b|\W", "", (name or "").casefold())


def _is_site(name: str, site: str | None, host: str | None) -> bool:
    """Whether an author is the newspaper: `Test Daily` of "Test Daily" or of testdaily.example."""
    domain = re.sub(r"^www\.", "", host or "").partition(".")[0].replace("-", "")
    return bool(key := _key(name)) and key in (_key(site), domain.casefold())


def _without_site(title: str | None, *sites: str | None) -> str | None:
    """The headline without the newspaper's name that `<title>` adds: "Seoul buys GPUs | The Paper"."""
    if not title or not (parts := list(_SITE.finditer(title))):
        return title
    head, tail = title[: parts[-1].start()], re.sub(r"\W", "", title[parts[-1].end() :].casefold())
    names = [re.sub(r"\W|^www\.|^the\b", "", site.casefold()) for site in sites if site]
    return head if any(tail and (tail in name or name in tail) for name in names) else title


def _extract(html: bytes) -> Any:
    import trafilatura

    tree, too_deep = _parse(html)
    if too_deep:
        tree, too_deep = _parse(_SAME_TAGS.sub(r"\1", html.decode()).encode())
    if too_deep:
        raise ArticleError("no article", f"tags are nested deeper than {DEEPEST:,} levels")
    if tree is None:
        return None
    try:
        return trafilatura.bare_extraction(
            tree,
            with_metadata=True,
            include_comments=False,
            deduplicate=False,
            date_extraction_params=dict(_DATES),
        )
    except Exception as error:  # a defect met by one page is that page's, not the run's
        raise ArticleError("no article", f"trafilatura failed: {type(error).__name__}: {error}") from error


@cache
def _parser() -> Any:
    import logging

    from lxml.html import HTMLParser

    for name in ("trafilatura", "htmldate"):  # what they log, an `ArticleError` says
        logging.getLogger(name).setLevel(logging.CRITICAL)
    # As trafilatura's own, but deep pages are not cut at 253 levels.
    return HTMLParser(
        collect_ids=False,
        default_doctype=False,
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
    )


def _parse(html: bytes) -> tuple[Any, bool]:
    """The tree, and whether libxml2 left something out because it was nested too deep."""
    from lxml.etree import LxmlError
    from lxml.html import fromstring

    parser = _parser()
    try:
        tree = fromstring(html, parser=parser)
    except (LxmlError, AssertionError, TypeError):  # a page of comments only has no tree
        return None, False
    return tree, any("depth" in entry.message for entry in parser.error_log)


def _is_stated(html: str, day: str) -> bool:
    """Whether the page itself dates the article: in its markup, or in a line that says nothing else.

    htmldate falls back to any date on the page, and a date in the third paragraph is not the article's.
    """
    for form in (day, day.replace("-", "/"), day.replace("-", "")):
        at = -1
        for _ in range(20):
            at = html.find(form, at + 1)
            if at < 0:
                break
            before = html[max(0, at - 300) : at]
            opened = before.rfind("<")
            if opened > before.rfind(">") and not before.startswith("<img", opened):
                return True
            if re.search(r"(?i)\"(?:date|publish|upload|created?)\w*\"\s*:\s*\"$", before):
                return True
    year = day[:4]
    for match in _TEXT_NODE.finditer(html):
        node = match[1].strip()
        if year in node:
            dated = publication.read(node)
            if dated is not None and dated[1] == day:
                return True
    return False
