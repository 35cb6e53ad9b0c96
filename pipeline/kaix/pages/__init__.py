"""A web page → its article.

    HTML ─ tree ─▶ tree ─ pruning ─▶ smaller tree ─ extraction ─▶ text ─ read_text ─▶ Article
                    └─ head ─▶ headline, publisher, authors, address, day ─────┘

What is left of a page is cleaned like any text, so that a page and its saved text give the same article. Settings
are fixed and nothing depends on the day of the run.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict

from kaix.article import Article, read_text
from kaix.failures import ArticleError
from kaix.pages import extraction, head, pruning, tree
from kaix.pages.tree import LONGEST_PAGE as LONGEST_PAGE

_TAG = re.compile(r"<[a-zA-Z!/?]")


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
    root = tree.parse(html.replace("\0", "").encode("utf-8", "ignore"))
    if root is None:
        raise ArticleError("no article", extraction.NOTHING)
    elements = list(
        root.iter()
    )  # kept alive: lxml makes the object of an element anew each time it is asked for
    stated = head.read(root)
    pruning.prune(root)
    del elements
    text = extraction.text(root, stated.body)
    found = {name: value for name, value in asdict(stated).items() if name != "body"}
    given = {key: value for key, value in (metadata or {}).items() if value}
    return read_text(text, article_id, source=source, metadata=found | given, headline=stated.title)
