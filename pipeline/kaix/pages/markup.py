"""Texts of elements, as far as they are asked for: what asks of every element for the whole text is quadratic."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import Any

INLINE = frozenset(("span", "a", "b", "strong", "em", "i", "font", "u", "small", "mark"))
"""Tags that do not end a paragraph."""

PROSE = 100
"""Characters of a paragraph of the article, as `own_text` counts them: Hangul says the same in half of it."""


def text_up_to(element: Any, most: int) -> str | None:
    """The element's text on one line, or `None` where it has more than `most` characters."""
    pieces, size = [], 0
    for piece in element.itertext():
        size += len(piece)
        if size > 2 * most + 200:  # white space between tags counts here, and not below
            return None
        pieces.append(piece)
    text = " ".join(" ".join(pieces).split())
    return text if len(text) <= most else None


def size(element: Any) -> int:
    """How many characters of text an element has, white space at its ends not counted, and a run of it as one."""
    return int(_size()(element))


@cache
def _size() -> Any:
    from lxml.etree import XPath

    return XPath("string-length(normalize-space(.))")


def own_text(element: Any, inline: frozenset[str]) -> int:
    """How many characters of an element's text are its own or in inline elements of it; Hangul counts twice.

    Counting ends at 200: a paragraph is told from a label by less.
    """
    count = 0
    for piece in chain(
        (element.text,), *(((child.text if child.tag in inline else None), child.tail) for child in element)
    ):
        if piece:
            count += len(piece.strip()) + sum("가" <= c <= "힣" for c in piece[:200])
            if count > 200:
                break
    return count
