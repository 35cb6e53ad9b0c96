"""The text of the article in a tree, through trafilatura; the only module that imports it."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache
from html import unescape
from typing import Any

from kaix.failures import ArticleError

NOTHING = "trafilatura found no text of an article on the page"

_HANGUL_OR_HAN = re.compile(r"[가-힣\u3040-\u30ff\u4e00-\u9fff]")
_MARKUP = re.compile(r"<[^<>]{1,200}>")
_DUMP = 0.5  # share of the text in lines that say nothing, from which it is a page's menus
_FRAGMENT = 0.5  # share of the article's text in JSON-LD, below which the page shows a part of it
_LEAST = 200  # characters of a text in JSON-LD that is the article's and no summary


def text(tree: Any, stated: str | None = None) -> str:
    """The article's text in `tree`, which is used up; `stated` is the one that the page's JSON-LD has.

    Raises `ArticleError` ("no article").
    """
    spare = deepcopy(tree)
    found = _extract(tree, fast=True)
    if _is_dump(found):
        found = _extract(spare, fast=False)
    if stated and len(stated) >= _LEAST and len(found) < len(stated) * _FRAGMENT:
        found = "\n".join(line for line in unescape(_MARKUP.sub("\n", stated)).splitlines() if line.strip())
    # Of a page without an article, trafilatura leaves the menu: "Home", "Contact us".
    if not any(map(_says_something, found.split("\n"))):
        raise ArticleError("no article", NOTHING)
    return found


def _extract(tree: Any, *, fast: bool) -> str:
    _silence()
    import trafilatura

    try:
        page = trafilatura.bare_extraction(tree, fast=fast, include_comments=False, deduplicate=False)
    except Exception as error:  # a defect met by one page is that page's, not the run's
        raise ArticleError("no article", f"trafilatura failed: {type(error).__name__}: {error}") from error
    return str(getattr(page, "text", None) or "")


@cache
def _silence() -> None:
    """What trafilatura logs, an `ArticleError` says."""
    import logging

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _is_dump(found: str) -> bool:
    lines = found.split("\n")
    return sum(len(line) for line in lines if not _says_something(line)) > len(found) * _DUMP


def _says_something(line: str) -> bool:
    """Whether a line has five words, or ten syllables of Hangul, or as many characters of Chinese or Japanese."""
    return len(line.split(None, 5)) >= 5 or len(_HANGUL_OR_HAN.findall(line[:500])) >= 10
