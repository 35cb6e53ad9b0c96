"""Markup that hides where an article or a paragraph ends."""

from __future__ import annotations

from lxml.html import fromstring

from kaix.pages import mending
from tests.pages.test_pruning import PROSE, SECOND


def test_lines_between_breaks_are_paragraphs() -> None:
    tree = fromstring(
        f"<html><body><div>{PROSE}<br><br>\n{SECOND} <b>굵게</b> 끝.<br>세 번째 줄</div></body></html>"
    )
    mending.split_at_breaks(tree)
    assert ["".join(p.itertext()).strip() for p in tree.iter("p")] == [
        PROSE,
        f"{SECOND} 굵게 끝.",
        "세 번째 줄",
    ]


def test_an_article_in_chunks_is_joined() -> None:
    chunk = "<div class='grid'><div class='article__body'><p>{}</p></div></div><div class='ad'></div>"
    tree = fromstring(f"<html><body><main>{chunk.format(PROSE)}{chunk.format(SECOND)}</main></body></html>")
    mending.join_chunks(tree)
    assert [p.text for p in tree.find(".//div[@class='article__body']")] == [PROSE, SECOND]


def test_a_layout_of_tables_is_unwrapped_and_a_table_of_figures_is_not() -> None:
    figures = "<table><tr><td>서버</td><td>3대</td></tr></table>"
    tree = fromstring(
        f"<html><body><table><tr><td><h1>제목</h1><p>{PROSE}</p>{figures}</td></tr></table></body></html>"
    )
    mending.unwrap_layout(tree)
    assert [len(table.findall(".//td")) for table in tree.iter("table")] == [2]
