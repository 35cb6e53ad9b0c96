"""Markup that hides where an article or a paragraph ends: layouts of tables, articles in chunks, lines between <br>."""

from __future__ import annotations

import re
from typing import Any

from kaix.pages import markup

_SPLIT = frozenset(("div", "article", "section", "td", "main", "body"))
_BODY = re.compile(r"(?i)article|story|post|entry|news|content|body|view|text|chunk")
_CHUNKS = 30  # parts of one article that a page shows in chunks
_BREAKS = 2_000  # line breaks of a block: more is no article


def unwrap_layout(body: Any) -> None:
    """Make <div> of the tables that lay a page out: those with a heading, paragraphs or a whole article in a cell."""
    for table in list(body.iter("table")):
        if table.find(".//th") is not None:
            continue
        cells = list(table.iter("td"))
        if any(
            cell.find(".//h1") is not None
            or len(cell.findall("./p")) > 2
            or len(cell.findall("./br")) > 4
            or cell.find(".//table") is not None
            for cell in cells
        ):
            for each in table.iter("table", "tbody", "tr", "td"):
                if each is table or next(each.iterancestors("table"), None) is table:
                    each.tag = "div"


def join_chunks(body: Any) -> None:
    """Join an article that its page shows in chunks, with something between two: trafilatura takes the first.

    Chunks are cousins of one class and tag at one depth, each with paragraphs of its own.
    """
    chunks: dict[tuple[str, str], list[Any]] = {}
    for paragraph in body.iter("p"):
        parent = paragraph.getparent()
        if parent is None or parent is body or not (name := parent.get("class")) or not _BODY.search(name):
            continue
        same = chunks.setdefault((parent.tag, name), [])
        if (not same or same[-1] is not parent) and markup.own_text(paragraph, markup.INLINE) >= markup.PROSE:
            same.append(parent)
    for (tag, _), same in chunks.items():
        if len(same) < 2 or len(same) > _CHUNKS or tag not in ("div", "section"):
            continue
        first = same[0]
        for other in same[1:]:
            if other is first or other.getparent() is None or _common_depth(first, other) > 3:
                continue
            for child in list(other):
                first.append(child)
            other.getparent().remove(other) if not (other.tail or "").strip() else other.clear()


def _common_depth(one: Any, other: Any) -> int:
    """How far above `one` the first element is that holds `other` as well."""
    above = list(other.iterancestors())
    for depth, each in enumerate(one.iterancestors(), 1):
        if each in above:
            return depth
    return 99


def split_at_breaks(body: Any) -> None:
    """Make <p> of the lines that a block separates by <br>: trafilatura runs them together, or misses them."""
    breaks: dict[Any, int] = {}
    for element in body.iter("br"):
        parent = element.getparent()
        if parent.tag in _SPLIT:
            breaks[parent] = breaks.get(parent, 0) + 1
    for block, count in breaks.items():
        if 1 < count <= _BREAKS:
            _split(block)


def _split(block: Any) -> None:
    children = list(block)
    line = block.makeelement("p")
    line.text, block.text = block.text, None
    lines: list[Any] = [line]
    for child in children:
        tail, child.tail = child.tail, None
        block.remove(child)
        if child.tag == "br":
            line = block.makeelement("p")
            line.text = tail
            lines.append(line)
        elif child.tag in markup.INLINE or child.tag in ("sub", "sup", "img"):
            line.append(child)
            child.tail = tail
        else:
            line = block.makeelement("p")
            line.text = tail
            lines += [child, line]
    for each in lines:
        if each.tag != "p" or len(each) or (each.text and not each.text.isspace()):
            block.append(each)
