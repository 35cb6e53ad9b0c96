"""The article's own node in JSON-LD, and none of those beside or inside it."""

from __future__ import annotations

from lxml.html import fromstring

from kaix.pages import structured


def tree(*scripts: str):
    inner = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return fromstring(f"<html><head>{inner}</head><body><p>x</p></body></html>")


def test_the_node_with_the_pages_address_goes_first() -> None:
    page = tree(
        '{"@type":"NewsArticle","url":"https://p.example/2","headline":"Two"}',
        '{"@type":"NewsArticle","mainEntityOfPage":{"@id":"https://p.example/1/"},"headline":"One"}',
    )
    assert structured.article(page, "https://p.example/1")["headline"] == "One"
    assert structured.article(page, "https://p.example/3")["headline"] == "Two"
    assert structured.article(page)["headline"] == "Two"


def test_what_is_no_article_gives_nothing() -> None:
    assert structured.article(tree('{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle"}]}')) == {}
    assert (
        structured.article(tree('{"@type":"VideoObject","datePublished":"2026-01-01"}', "[1, 2]", "null"))
        == {}
    )


def test_a_broken_script_still_says_its_first_fields() -> None:
    found = structured.article(tree('{"headline": "A \\u0026 B", "datePublished": "2026-03-04", "x": }'))
    assert found == {"headline": "A & B", "datePublished": "2026-03-04"}


def test_strings_and_publisher() -> None:
    assert list(structured.strings([{"name": "Jin &amp; Co"}, " Ann  Roe ", 7, {"name": ["x"]}])) == [
        "Jin & Co",
        "Ann Roe",
        "x",
    ]
    assert (
        structured.publisher(tree('{"publisher": {"@type": "Organization", "name": "Test Daily"}}'))
        == "Test Daily"
    )
    assert structured.publisher(tree("{}")) is None
