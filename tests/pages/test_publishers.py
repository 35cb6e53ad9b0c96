"""The publisher of a page, and what is no name of one."""

from __future__ import annotations

import pytest
from lxml import html

from kaix.pages import publishers


@pytest.mark.parametrize(
    ("named", "body", "expected"),
    [
        ({"og:site_name": "Test Daily"}, "", "Test Daily"),
        ({"twitter:site": "@testdaily"}, "", "testdaily"),
        ({"og:site_name": "네이버", "og:article:author": "시험신문 | 네이버"}, "", "시험신문"),
        ({"og:site_name": "다음"}, "<img id='kakaoServiceLogo' alt='시험신문'>", "시험신문"),
        ({"article:publisher": "https://www.facebook.example/x"}, "", None),
        ({"author": "Test Daily"}, "<img alt='시험신문'>", None),
        ({}, "", None),
    ],
)
def test_stated(named: dict[str, str], body: str, expected: str | None) -> None:
    assert publishers.stated(html.fromstring(f"<html><body>{body}</body></html>"), named, {}) == expected


@pytest.mark.parametrize(
    ("name", "site", "host", "expected"),
    [
        ("Test Daily", "The Test Daily", None, True),
        ("testdaily", None, "testdaily.example", True),
        ("Jin Doe", "Test Daily", "testdaily.example", False),
        ("", None, None, False),
    ],
)
def test_is_site(name: str, site: str | None, host: str | None, expected: bool) -> None:
    assert publishers.is_site(name, site, host) == expected


def test_names_of_portals_and_domains() -> None:
    shown = ["시험신문 | 네이버", "시험신문", "네이버", None]
    assert [publishers.shown_by_portal(name) for name in shown] == [True, False, False, False]
    assert [publishers.is_domain(name) for name in ("paper.example", "Paper", "a b.c")] == [
        True,
        False,
        False,
    ]
