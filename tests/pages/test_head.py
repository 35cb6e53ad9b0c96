"""Headline, publisher and authors of a page, each without the others."""

from __future__ import annotations

import pytest
from lxml.html import fromstring

from kaix.pages.head import Head, read


def head(inner: str = "", body: str = "", title: str = "") -> Head:
    return read(
        fromstring(f"<html><head><title>{title}</title>{inner}</head><body>{body}<p>text</p></body></html>")
    )


@pytest.mark.parametrize(
    ("inner", "body", "publisher"),
    [
        ('<meta property="og:site_name" content="가온일보">', "", "가온일보"),
        ('<meta property="og:article:author" content="가온일보 | 네이버"><meta name="twitter:site" content="네이버 뉴스">', "", "가온일보"),
        ('<meta property="og:site_name" content="다음 뉴스">', '<img id="kakaoServiceLogo" alt="나루신문">', "나루신문"),
        ('<meta property="og:site_name" content="네이버 뉴스"><meta name="twitter:creator" content="가온일보">', "", "가온일보"),
        ('<meta property="og:site_name" content="네이버 뉴스">', "", "네이버 뉴스"),
        ('<meta property="article:publisher" content="https://www.facebook.com/paper"><link rel="canonical" href="https://www.paper.example/1">', "", "paper.example"),
        ('<script type="application/ld+json">{"@type":"WebPage","publisher":{"@type":"Organization","name":"Test Daily"}}</script>', "", "Test Daily"),
        ("", "", None),
    ],
)  # fmt: skip
def test_publisher(inner: str, body: str, publisher: str | None) -> None:
    assert head(inner, body).publisher == publisher


@pytest.mark.parametrize(
    ("inner", "body", "authors"),
    [
        ('<meta name="author" content="Jin Doe and Ann Roe">', "", "Jin Doe; Ann Roe"),
        ('<meta name="author" content="한가온 기자 (gaon@paper.example)">', "", "한가온"),
        ('<meta name="author" content="admin">', '<span class="byline">By Jin Doe</span>', "Jin Doe"),
        ("", '<em class="journalist_name">한가온 기자</em>', "한가온"),
        ("", '<div class="author-box">Jin Doe | Test Daily</div>', "Jin Doe"),
        ("", "<table><tr><td>도하람 기자</td></tr></table>", "도하람"),
        ("", "<p>한가온 기자에게 제보한 사람은 없었다고 한다.</p>", None),
        ('<meta property="og:site_name" content="가온일보"><meta name="author" content="가온일보">', "", None),
        ('<script type="application/ld+json">{"@type":"NewsArticle","author":[{"@type":"Person","name":"Jin Doe"},{"name":"Ann Roe"}]}</script>', "", "Jin Doe; Ann Roe"),
    ],
)  # fmt: skip
def test_authors(inner: str, body: str, authors: str | None) -> None:
    assert head(inner, body).authors == authors


@pytest.mark.parametrize(
    ("inner", "body", "title", "headline"),
    [
        ('<meta property="og:title" content="Seoul buys chips - Test Daily"><meta property="og:site_name" content="Test Daily">', "", "x", "Seoul buys chips"),
        ("", "<h1>Economy</h1><h1>Seoul buys chips</h1>", "Seoul buys chips | Test Daily", "Seoul buys chips"),
        ("", "", "Seoul buys chips | Economy", "Seoul buys chips"),
        ("", "", "Economy - Seoul buys more chips than ever", "Seoul buys more chips than ever"),
        ("", "", "", None),
    ],
)  # fmt: skip
def test_headline(inner: str, body: str, title: str, headline: str | None) -> None:
    assert head(inner, body, title).title == headline


def test_address() -> None:
    assert head('<link rel="canonical" href="//paper.example/1">').url == "https://paper.example/1"
    assert head('<link rel="canonical" href="/1">').url is None
