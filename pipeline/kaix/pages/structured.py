"""What a page says of its article in JSON-LD (schema.org): the article's own node, none of those inside it.

A page's script describes the site, the breadcrumbs, videos, comments and a list of other articles as well; each
has dates and names of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

_ARTICLE = re.compile(r"(?:\w*Article|NewsItem|Report|\w*Posting|CreativeWork|Review|(?:Press|News)Release)$")
_WRAPPERS = ("@graph", "mainEntity", "mainEntityOfPage")
_FIELD = re.compile(
    r"\"(datePublished|dateModified|headline|articleBody)\"\s*:\s*\"((?:[^\"\\]|\\.){1,100000})\""
)
_PUBLISHER = re.compile(r"\"publisher\"\s*:\s*\{[^{}]{0,300}?\"name\"\s*:\s*\"((?:[^\"\\]|\\.){2,80})\"")
_SCRIPTS = ".//script[contains(@type, 'ld+json')]"
_MOST = 50  # scripts and nodes of a page that are looked at


def article(tree: Any, url: str | None = None) -> dict[str, Any]:
    """The node of the article that the page is about: {} where there is none.

    Of several articles it is the one with the page's address, else the first.
    """
    found: list[dict[str, Any]] = []
    broken: dict[str, Any] = {}
    for script in tree.xpath(_SCRIPTS)[:_MOST]:
        text = script.text or ""
        try:
            node = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            # A quotation mark or a comma too many: the first of each field is the article's in all but odd cases.
            broken = broken or {key: _unescaped(value) for key, value in reversed(_FIELD.findall(text))}
            continue
        found += [each for each in _nodes(node, 0) if _is_article(each)]
    if not found:
        return broken
    if url:
        of_url = [
            node
            for node in found
            if url.rstrip("/") in (_address(node.get(k)) for k in ("url", "@id", "mainEntityOfPage"))
        ]
        found = of_url or found
    dated = [node for node in found if node.get("datePublished")]
    return (dated or found)[0]


def publisher(tree: Any) -> str | None:
    """The first publisher that any node names: that of the page or the site, where the article has none."""
    for script in tree.xpath(_SCRIPTS)[:_MOST]:
        if match := _PUBLISHER.search(script.text or ""):
            return " ".join(unescape(_unescaped(match[1])).split()) or None
    return None


def strings(value: Any) -> Iterator[str]:
    """The texts that a value of JSON-LD states: itself, its `name`, or those of its members."""
    if isinstance(value, str):
        if text := " ".join(unescape(value).split()):
            yield text
    elif isinstance(value, dict):
        yield from strings(value.get("name"))
    elif isinstance(value, list):
        for each in value[:_MOST]:
            yield from strings(each)


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The nodes at the top, in a list or `@graph` of it, and the main entity of a page; none deeper."""
    if isinstance(value, list):
        for each in value[:_MOST]:
            yield from _nodes(each, depth)
    elif isinstance(value, dict) and depth < 4:
        yield value
        if not _is_article(value):
            for key in _WRAPPERS:
                if isinstance(value.get(key), dict | list):
                    yield from _nodes(value[key], depth + 1)


def _is_article(node: dict[str, Any]) -> bool:
    types = node.get("@type")
    return any(
        isinstance(t, str) and _ARTICLE.match(t) for t in (types if isinstance(types, list) else [types])
    )


def _address(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value.partition("#")[0].rstrip("/") if isinstance(value, str) else None


def _unescaped(value: str) -> str:
    try:
        return str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        return value
