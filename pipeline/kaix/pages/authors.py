"""The authors of a page: those that its head, its JSON-LD or an element marked as a byline names."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import Any

from kaix.pages import structured
from kaix.pages.markup import text_up_to
from kaix.pages.naming import MOST
from kaix.pages.publishers import KOREAN_BYLINE, is_site, shown_by_portal

_AUTHORS = (
    "author", "article:author", "byl", "dc.creator", "dcterms.creator", "citation_author", "parsely-author",
    "sailthru.author", "dable:author", "og:author", "og:article:author", "article:writer", "reporter",
)  # fmt: skip
_AUTHOR_CLASS = re.compile(r"journalist|reporter|byline|author|writer|(?:^|\s)txt_info(?:\s|$)")
_ROLE = re.compile(
    r"\s?[가-힣]{0,4}(?:기자|특파원|논설위원|통신원|앵커|에디터|PD)$|\s?\(?[\w.+-]+@[\w.-]+\)?$"
)
_BY = re.compile(r"(?i)^(?:written\s)?by\s")
_REPORTER_LINES = ".//text()[string-length(.) < 60][contains(., '기자') or contains(., '특파원')]"
_KOREAN_NAME = re.compile(r"(?!기자|입력|수정|등록|댓글|구독|편집|뉴스|기사|작성|글쓴이)[가-힣]{3}")
_TITLE_NAME = re.compile(
    r"(?:[A-Z][\w’'.-]*|de|da|van|von|der|bin|al)(?:\s(?:[A-Z][\w’'.-]*|de|da|van|von|der|bin|al)){1,3}(?=\s*(?:[|,•·–—(@/]|-\s|$))"
)
_LONGEST_NAME = 60  # characters: longer is a sentence about the author


def stated(
    tree: Any, named: dict[str, str], node: dict[str, Any], site: tuple[str | None, str | None]
) -> list[str]:
    """The names of those who wrote the article, none twice; the newspaper's own only where nobody else is named."""
    of_node = [name for value in structured.strings(node.get("author")) for name in _names(value)]
    papers: list[str] = []
    for names in (of_node, *(_names(named[key]) for key in _AUTHORS if key in named)):
        people = [name for name in dict.fromkeys(names) if not _is_login(name)]
        if any(not is_site(name, *site) for name in people):
            return people
        papers += people
    return _shown_authors(tree) or papers


def _is_login(name: str) -> bool:
    """ "admin": one word in Latin script."""
    return name.isascii() and len(name.split()) == 1


def _shown_authors(tree: Any) -> list[str]:
    """The names in the first element that is marked as an author's, or in the first line of a Korean reporter."""
    for element in islice(filter(_is_authors, tree.iter("*")), MOST):
        text = text_up_to(element, 2 * _LONGEST_NAME) or ""
        if len(text) < 2 or any(each.tag in ("aside", "footer") for each in element.iterancestors()):
            continue
        text = _BY.sub("", text)
        if korean := KOREAN_BYLINE.findall(text):
            return list(dict.fromkeys(korean))
        if _KOREAN_NAME.fullmatch(text):
            return [text]
        if name := _TITLE_NAME.match(text):
            return [name[0]]
    for text in tree.xpath(_REPORTER_LINES)[:MOST]:
        if _names_a_reporter(line := " ".join(text.split())):
            return list(dict.fromkeys(KOREAN_BYLINE.findall(line)))
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
    return re.fullmatch(rf"\W*(?:{KOREAN_BYLINE.pattern}\W*)+(?:[\w.+-]+@[\w.-]+)?\W*", line) is not None


def _names(value: str) -> list[str]:
    """ "By Jin Doe, Test Daily", "홍길동 기자 (a@b.example)", "Kim; Lee" → the names."""
    if value.startswith(("http://", "https://")) or shown_by_portal(value):
        return []
    value = _BY.sub("", value)
    if korean := KOREAN_BYLINE.findall(value):
        return list(dict.fromkeys(korean))
    parts = [_ROLE.sub("", part).strip() for part in re.split(r"[;,/|·]|\sand\s|\s&\s", value)]
    return [part for part in parts if 2 <= len(part) <= _LONGEST_NAME and "@" not in part]
