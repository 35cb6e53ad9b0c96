"""What a page says of its article beside the text: headline, publisher, authors, address, day.

Only what kaix uses is looked for, in the head, in JSON-LD and in the few elements that are marked as an author's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from kaix.pages import authors, dates, publishers, structured
from kaix.pages.markup import text_up_to
from kaix.pages.naming import MOST, SEPARATOR, first, name_key

_TITLES = (
    "twitter:title",
    "headline",
    "title",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "parsely-title",
)
_LONGEST_TITLE = 500  # characters


@dataclass(frozen=True, slots=True)
class Head:
    """What the page states; `None` where it does not. `published` is an ISO 8601 day, `body` the text in JSON-LD."""

    title: str | None = None
    publisher: str | None = None
    authors: str | None = None
    url: str | None = None
    published: str | None = None
    body: str | None = None


def read(tree: Any) -> Head:
    """What the page in `tree` says of its article."""
    metas = _metas(tree)
    named: dict[str, str] = {}
    for name, content in metas:
        named.setdefault(name, content)
    url = _address(tree, named)
    node = structured.article(tree, url)
    host = re.sub(r"^www\.", "", urlsplit(url).hostname or "") if url else ""
    page_title = _text(next(iter(tree.xpath(".//title[not(ancestor::svg)]")), None))
    title = first(
        (named.get("og:title"), *structured.strings(node.get("headline")), *map(named.get, _TITLES))
    )
    title = title or _heading_text(tree, page_title) or _headline_of(page_title)
    site = publishers.stated(tree, named, node)
    names = authors.stated(tree, named, node, (site, host))
    if site is None and (parts := SEPARATOR.split(page_title or ""))[1:]:
        # What the title adds to the headline may be a section; a byline with the same name says that it is not.
        ends = (name_key(parts[0]), name_key(parts[-1]))
        site = next((name for name in names if name_key(name) in ends), None)
        site = site or next((part for part in (parts[0], parts[-1]) if publishers.is_domain(part)), None)
    if site and "." not in site and site[0].islower():
        site = site.title()
    site = site or host or None
    people = [name for name in names if not publishers.is_site(name, site, host)]
    title = _without_site(title, site, host)
    return Head(
        title=title,
        publisher=site,
        authors="; ".join(people) or None,
        url=url,
        published=dates.published(tree, node, metas, url, _heading(tree, title)),
        body=node.get("articleBody") if isinstance(node.get("articleBody"), str) else None,
    )


def _metas(tree: Any) -> list[tuple[str, str]]:
    found = []
    for element in tree.iter("meta"):
        content = element.get("content")
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name and content and not content.isspace():
            found.append((name.strip().lower(), " ".join(unescape(content[:1000]).split())))
    return found


def _address(tree: Any, named: dict[str, str]) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    for stated in (named.get("og:url"), *links, named.get("twitter:url")):
        url = re.sub(r"^//", "https://", (stated or "").strip())
        try:
            parts = urlsplit(url)
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.hostname and " " not in url:
            return url
    return None


def _text(element: Any) -> str | None:
    return (text_up_to(element, _LONGEST_TITLE) if element is not None else None) or None


# ---- headline


def _heading_text(tree: Any, page_title: str | None) -> str | None:
    """The <h1> that the page's title repeats, or the only one."""
    texts = [text for element in islice(tree.iter("h1"), MOST) if (text := _text(element))]
    return next(
        (text for text in texts if name_key(text) in name_key(page_title)),
        texts[0] if len(texts) == 1 else None,
    )


def _headline_of(page_title: str | None) -> str | None:
    """The page's title without the section or newspaper at one of its ends, the shorter one."""
    if not page_title or not (parts := list(SEPARATOR.finditer(page_title))):
        return page_title
    head, tail = page_title[: parts[-1].start()].strip(), page_title[parts[-1].end() :].strip()
    return head if len(head) >= len(tail) else tail


def _heading(tree: Any, title: str | None) -> Any:
    """The heading that shows the headline, or `None`."""
    key = name_key(title)
    headings = [element for tag in ("h1", "h2", "h3") for element in list(tree.iter(tag))[:MOST]]
    if key:
        for element in headings:
            if (
                (shown := name_key(text_up_to(element, _LONGEST_TITLE)))
                and (shown in key or key in shown)
                and len(shown) * 2 > len(key)
            ):
                return element
    firsts = [element for element in headings if element.tag == "h1"]
    return firsts[0] if len(firsts) == 1 else None


def _without_site(title: str | None, *sites: str | None) -> str | None:
    """The headline without the newspaper's name that the page's title adds: "Seoul buys GPUs | The Paper"."""
    if not title or not (parts := list(SEPARATOR.finditer(title))):
        return title
    head, tail = title[: parts[-1].start()], re.sub(r"\W", "", title[parts[-1].end() :].casefold())
    names = [re.sub(r"\W|^www\.|^the\b", "", site.casefold()) for site in sites if site]
    return head if any(tail and (tail in name or name in tail) for name in names) else title
