"""HTML → a tree, unless a look at its bytes says that the page would cost more than a page may.

What a page costs depends on its tags more than on its size: libxml2 compares every attribute of a tag with all
before it, and trafilatura every element with its neighbours.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from kaix.failures import ArticleError

LONGEST_PAGE = 8_000_000
"""Characters of HTML; news pages have 0.1 to 2 million."""

DEEPEST = 2_000
"""Levels of nested tags: libxml2 drops what lies deeper."""

MOST_TAGS = 20_000
"""Opening tags of a page: the largest news pages and live blogs have half of it; 20,000 take 3 s."""

MOST_ATTRIBUTES = 5_000
"""Attributes of one tag, or of several in root mean square: libxml2 takes a second for 5,000 and 90 for 50,000."""

_LONG_TAG = re.compile(rb"<[a-zA-Z](?:[^<>\"']|\"[^\"]*\"|'[^']*'){2000,}")
_LONG_STRETCH = re.compile(rb"<[a-zA-Z][^>]{5000}")
_ATTRIBUTE = re.compile(rb"[^\s\"'>/=]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
_OPENING = re.compile(rb"<[a-zA-Z]")
_SAME_TAGS = re.compile(rb"(<([a-zA-Z]\w*)\b[^<>]{0,200}>)(?:\s*<\2\b[^<>]{0,200}>){50,}")


def parse(html: bytes) -> Any:
    """The root element of a page in UTF-8, or `None` where it has none.

    Raises `ArticleError` ("too large" for too many tags or attributes, "no article" for tags nested too deep).
    """
    if html.count(b"<") > MOST_TAGS:
        html = _fewer(html)
    _check_attributes(html)
    tree, too_deep = _parse(html)
    if too_deep:
        tree, too_deep = _parse(_SAME_TAGS.sub(rb"\1", html))
    if too_deep:
        raise ArticleError("no article", f"tags are nested deeper than {DEEPEST:,} levels")
    return tree


def _fewer(html: bytes) -> bytes:
    """The page with one tag for a run of one that is opened again and again; raises `ArticleError` ("too large")."""
    if len(_OPENING.findall(html)) <= MOST_TAGS:
        return html
    html = _SAME_TAGS.sub(rb"\1", html)
    if (tags := len(_OPENING.findall(html))) > MOST_TAGS:
        raise ArticleError("too large", f"{tags:,} tags, the limit is {MOST_TAGS:,}")
    return html


def _check_attributes(html: bytes) -> None:
    if not _LONG_STRETCH.search(html) and html.count(b'>"') + html.count(b">'") < 1_000:
        return
    squares = 0
    for match in _LONG_TAG.finditer(html):
        before = html[: match.start()]
        if before.rfind(b"<script") > before.rfind(b"</script"):
            continue  # "for(i=0;i<n;" of a program, not a tag
        squares += sum(1 for _ in _ATTRIBUTE.finditer(match[0])) ** 2
    if squares > MOST_ATTRIBUTES**2:
        raise ArticleError("too large", f"a tag with over {MOST_ATTRIBUTES:,} attributes")


@cache
def _parser() -> Any:
    from lxml.html import HTMLParser

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
