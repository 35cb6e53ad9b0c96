"""The publisher of a page: what its head calls the site, or on a portal the newspaper whose article it shows."""

from __future__ import annotations

import re
from typing import Any

from kaix.pages import structured
from kaix.pages.naming import MOST, SEPARATOR, first, name_key

_SITES = (
    "og:site_name", "article:media_name", "publisher", "dc.publisher", "dcterms.publisher", "citation_journal_title",
    "article:publisher", "copyright", "application-name",
)  # fmt: skip
_PORTALS = re.compile(
    r"(?i)(?:naver|네이버|daum|다음|nate|네이트|zum|줌|msn|yahoo!?)(?:\s?(?:news|뉴스|금융|스포츠|연예))?(?:\.\w+)*"
)
"""Sites that show the articles of newspapers: the publisher is the newspaper."""

_PAPERS = ("og:article:author", "article:media_name", "twitter:creator", "dable:media", "article:author")
_PAPER_LOGO = (
    ".//img[@id='kakaoServiceLogo' or contains(@class, 'press') or contains(@class, 'top_logo')"
    " or contains(@class, 'media_logo') or contains(@class, 'publisher')]"
)
KOREAN_BYLINE = re.compile(r"([가-힣]{2,4})\s?(?:선임|인턴|수습|객원)?\s?(?:기자|특파원|논설위원)")


def stated(tree: Any, named: dict[str, str], node: dict[str, Any]) -> str | None:
    """The name of the publisher; `named` are the page's <meta>, `node` its article in JSON-LD."""
    site = first((*(named.get(key) for key in _SITES[:2]), *structured.strings(node.get("publisher"))))
    site = (
        site or structured.publisher(tree) or first(named.get(key) for key in (*_SITES[2:], "twitter:site"))
    )
    site = site.lstrip("@") if site else None
    if site and site.startswith(("http://", "https://")):
        site = None  # article:publisher is often the address of a page on Facebook
    names = [named.get(key) for key in _PAPERS]
    is_portal = (site and _PORTALS.fullmatch(site)) or any(shown_by_portal(name) for name in names)
    return (_paper(tree, names) or site) if is_portal else site


def shown_by_portal(name: str | None) -> bool:
    """Whether a name is that of a newspaper on a portal: "연합뉴스 | 네이버"."""
    parts = SEPARATOR.split(name or "")
    return len(parts) > 1 and any(_PORTALS.fullmatch(part.strip()) for part in parts)


def _paper(tree: Any, names: list[str | None]) -> str | None:
    """The newspaper whose article a portal shows."""
    logos = [image.get("alt") or image.get("title") for image in tree.xpath(_PAPER_LOGO)[:MOST]]
    for name in (*names, *logos):
        for part in (each.strip().lstrip("@") for each in SEPARATOR.split(name or "")):
            if not part or "/" in part or _PORTALS.fullmatch(part) or KOREAN_BYLINE.fullmatch(part):
                continue
            return part
    return None


def is_domain(name: str) -> bool:
    """Whether a name is an address: "paper.example"."""
    return re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", name) is not None


def is_site(name: str, site: str | None, host: str | None) -> bool:
    """Whether an author is the newspaper: `Test Daily` of "Test Daily" or of testdaily.example."""
    domain = (host or "").partition(".")[0].replace("-", "")
    return bool(written := name_key(name)) and written in (name_key(site), domain.casefold())
