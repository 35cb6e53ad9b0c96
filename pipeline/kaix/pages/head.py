"""What a page says of its article beside the text: headline, publisher, authors, address, day.

Only what kaix uses is looked for, in the head, in JSON-LD and in the few elements that are marked as an author's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from kaix.pages import dates, structured
from kaix.pages.markup import text_up_to

_TITLES = (
    "twitter:title",
    "headline",
    "title",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "parsely-title",
)
_SITES = (
    "og:site_name", "article:media_name", "publisher", "dc.publisher", "dcterms.publisher", "citation_journal_title",
    "article:publisher", "copyright", "application-name",
)  # fmt: skip
_AUTHORS = (
    "author", "article:author", "byl", "dc.creator", "dcterms.creator", "citation_author", "parsely-author",
    "sailthru.author", "dable:author", "og:author", "og:article:author", "article:writer", "reporter",
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
_AUTHOR_CLASS = re.compile(r"journalist|reporter|byline|author|writer|(?:^|\s)txt_info(?:\s|$)")
_ROLE = re.compile(
    r"\s?[가-힣]{0,4}(?:기자|특파원|논설위원|통신원|앵커|에디터|PD)$|\s?\(?[\w.+-]+@[\w.-]+\)?$"
)
_BY = re.compile(r"(?i)^(?:written\s)?by\s")
_REPORTER_LINES = ".//text()[string-length(.) < 60][contains(., '기자') or contains(., '특파원')]"
_KOREAN_NAME = re.compile(r"(?!기자|입력|수정|등록|댓글|구독|편집|뉴스|기사|작성|글쓴이)[가-힣]{3}")
_KOREAN_BYLINE = re.compile(r"([가-힣]{2,4})\s?(?:선임|인턴|수습|객원)?\s?(?:기자|특파원|논설위원)")
_TITLE_NAME = re.compile(
    r"(?:[A-Z][\w’'.-]*|de|da|van|von|der|bin|al)(?:\s(?:[A-Z][\w’'.-]*|de|da|van|von|der|bin|al)){1,3}(?=\s*(?:[|,•·–—(@/]|-\s|$))"
)
_SEPARATOR = re.compile(r"\s(?:[|–—-]|::?|«|»)\s")
_MOST = 40  # elements of a kind that are looked at
_LONGEST_TITLE = 500  # characters
_LONGEST_NAME = 60  # characters: longer is a sentence about the author


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
    title = _first(
        (named.get("og:title"), *structured.strings(node.get("headline")), *map(named.get, _TITLES))
    )
    title = title or _heading_text(tree, page_title) or _headline_of(page_title)
    site = _site(tree, named, node)
    authors = _authors(tree, named, node, (site, host))
    if site is None and (parts := _SEPARATOR.split(page_title or ""))[1:]:
        # What the title adds to the headline may be a section; a byline with the same name says that it is not.
        ends = (_key(parts[0]), _key(parts[-1]))
        site = next((name for name in authors if _key(name) in ends), None)
        site = site or next((part for part in (parts[0], parts[-1]) if _is_domain(part)), None)
    if site and "." not in site and site[0].islower():
        site = site.title()
    site = site or host or None
    people = [name for name in authors if not _is_site(name, site, host)]
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


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value and value.strip()), None)


def _text(element: Any) -> str | None:
    return (text_up_to(element, _LONGEST_TITLE) if element is not None else None) or None


# ---- headline


def _heading_text(tree: Any, page_title: str | None) -> str | None:
    """The <h1> that the page's title repeats, or the only one."""
    texts = [text for element in islice(tree.iter("h1"), _MOST) if (text := _text(element))]
    return next(
        (text for text in texts if _key(text) in _key(page_title)), texts[0] if len(texts) == 1 else None
    )


def _headline_of(page_title: str | None) -> str | None:
    """The page's title without the section or newspaper at one of its ends, the shorter one."""
    if not page_title or not (parts := list(_SEPARATOR.finditer(page_title))):
        return page_title
    head, tail = page_title[: parts[-1].start()].strip(), page_title[parts[-1].end() :].strip()
    return head if len(head) >= len(tail) else tail


def _heading(tree: Any, title: str | None) -> Any:
    """The heading that shows the headline, or `None`."""
    key = _key(title)
    headings = [element for tag in ("h1", "h2", "h3") for element in list(tree.iter(tag))[:_MOST]]
    if key:
        for element in headings:
            if (
                (shown := _key(text_up_to(element, _LONGEST_TITLE)))
                and (shown in key or key in shown)
                and len(shown) * 2 > len(key)
            ):
                return element
    firsts = [element for element in headings if element.tag == "h1"]
    return firsts[0] if len(firsts) == 1 else None


def _without_site(title: str | None, *sites: str | None) -> str | None:
    """The headline without the newspaper's name that the page's title adds: "Seoul buys GPUs | The Paper"."""
    if not title or not (parts := list(_SEPARATOR.finditer(title))):
        return title
    head, tail = title[: parts[-1].start()], re.sub(r"\W", "", title[parts[-1].end() :].casefold())
    names = [re.sub(r"\W|^www\.|^the\b", "", site.casefold()) for site in sites if site]
    return head if any(tail and (tail in name or name in tail) for name in names) else title


# ---- publisher


def _site(tree: Any, named: dict[str, str], node: dict[str, Any]) -> str | None:
    site = _first((*(named.get(key) for key in _SITES[:2]), *structured.strings(node.get("publisher"))))
    site = (
        site or structured.publisher(tree) or _first(named.get(key) for key in (*_SITES[2:], "twitter:site"))
    )
    site = site.lstrip("@") if site else None
    if site and site.startswith(("http://", "https://")):
        site = None  # article:publisher is often the address of a page on Facebook
    names = [named.get(key) for key in _PAPERS]
    is_portal = (site and _PORTALS.fullmatch(site)) or any(_shown_by_portal(name) for name in names)
    return (_paper(tree, names) or site) if is_portal else site


def _shown_by_portal(name: str | None) -> bool:
    """Whether a name is that of a newspaper on a portal: "연합뉴스 | 네이버"."""
    parts = _SEPARATOR.split(name or "")
    return len(parts) > 1 and any(_PORTALS.fullmatch(part.strip()) for part in parts)


def _paper(tree: Any, names: list[str | None]) -> str | None:
    """The newspaper whose article a portal shows."""
    logos = [image.get("alt") or image.get("title") for image in tree.xpath(_PAPER_LOGO)[:_MOST]]
    for name in (*names, *logos):
        for part in (each.strip().lstrip("@") for each in _SEPARATOR.split(name or "")):
            if not part or "/" in part or _PORTALS.fullmatch(part) or _KOREAN_BYLINE.fullmatch(part):
                continue
            return part
    return None


def _is_domain(name: str) -> bool:
    return re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", name) is not None


# ---- authors


def _authors(
    tree: Any, named: dict[str, str], node: dict[str, Any], site: tuple[str | None, str | None]
) -> list[str]:
    """The names of those who wrote the article, none twice; the newspaper's own only where nobody else is named."""
    of_node = [name for value in structured.strings(node.get("author")) for name in _names(value)]
    papers: list[str] = []
    for names in (of_node, *(_names(named[key]) for key in _AUTHORS if key in named)):
        people = [name for name in dict.fromkeys(names) if not _is_login(name)]
        if any(not _is_site(name, *site) for name in people):
            return people
        papers += people
    return _shown_authors(tree) or papers


def _is_login(name: str) -> bool:
    """ "admin": one word in Latin script."""
    return name.isascii() and len(name.split()) == 1


def _shown_authors(tree: Any) -> list[str]:
    """The names in the first element that is marked as an author's, or in the first line of a Korean reporter."""
    for element in islice(filter(_is_authors, tree.iter("*")), _MOST):
        text = text_up_to(element, 2 * _LONGEST_NAME) or ""
        if len(text) < 2 or any(each.tag in ("aside", "footer") for each in element.iterancestors()):
            continue
        text = _BY.sub("", text)
        if korean := _KOREAN_BYLINE.findall(text):
            return list(dict.fromkeys(korean))
        if _KOREAN_NAME.fullmatch(text):
            return [text]
        if name := _TITLE_NAME.match(text):
            return [name[0]]
    for text in tree.xpath(_REPORTER_LINES)[:_MOST]:
        if _names_a_reporter(line := " ".join(text.split())):
            return list(dict.fromkeys(_KOREAN_BYLINE.findall(line)))
    return []


def _is_authors(element: Any) -> bool:
    name = element.get("class")
    return (name is not None and _says_author(name)) or "author" in (
        element.get("rel"),
        element.get("itemprop"),
    )


@lru_cache(maxsize=8192)
def _says_author(name: str) -> bool:
    return _AUTHOR_CLASS.search(name) is not None


def _names_a_reporter(line: str) -> bool:
    """Whether a line is a byline: "홍길동 기자 gildong@paper.example", not "기자에게 김모씨는 …"."""
    return re.fullmatch(rf"\W*(?:{_KOREAN_BYLINE.pattern}\W*)+(?:[\w.+-]+@[\w.-]+)?\W*", line) is not None


def _names(value: str) -> list[str]:
    """ "By Jin Doe, Test Daily", "홍길동 기자 (a@b.example)", "Kim; Lee" → the names."""
    if value.startswith(("http://", "https://")) or _shown_by_portal(value):
        return []
    value = _BY.sub("", value)
    if korean := _KOREAN_BYLINE.findall(value):
        return list(dict.fromkeys(korean))
    parts = [_ROLE.sub("", part).strip() for part in re.split(r"[;,/|·]|\sand\s|\s&\s", value)]
    return [part for part in parts if 2 <= len(part) <= _LONGEST_NAME and "@" not in part]


def _key(name: str | None) -> str:
    return re.sub(r"^the\b|\W", "", (name or "").casefold())


def _is_site(name: str, site: str | None, host: str | None) -> bool:
    """Whether an author is the newspaper: `Test Daily` of "Test Daily" or of testdaily.example."""
    domain = (host or "").partition(".")[0].replace("-", "")
    return bool(key := _key(name)) and key in (_key(site), domain.casefold())
