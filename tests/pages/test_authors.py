"""The authors of a page: from its head, from JSON-LD, from a byline."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from kaix.pages import authors

SITE = ("Test Daily", "testdaily.example")


@pytest.mark.parametrize(
    ("named", "node", "body", "expected"),
    [
        ({"author": "By Jin Doe, Test Daily"}, {}, "", ["Jin Doe", "Test Daily"]),
        ({"author": "홍길동 기자 (a@b.example)"}, {}, "", ["홍길동"]),
        ({}, {"author": {"name": "Kim Seo-rin"}}, "", ["Kim Seo-rin"]),
        ({"author": "Test Daily"}, {}, "<i class='byline'>By Mo Da-eun</i>", ["Mo Da-eun"]),
        ({}, {}, "<p>홍길동 기자 gildong@paper.example</p>", ["홍길동"]),
        # a login, an address, a sentence about a reporter, the byline of another article, nothing
        ({"author": "admin"}, {}, "", []),
        ({"author": "https://paper.example/jin"}, {}, "", []),
        ({}, {}, "<p>기자에게 김모씨는 말했다</p>", []),
        ({}, {}, "<aside><i class='byline'>By Mo Da-eun</i></aside>", []),
        ({}, {}, "<p>Rain fell.</p>", []),
    ],
)
def test_stated(named: dict[str, str], node: dict[str, Any], body: str, expected: list[str]) -> None:
    tree = html.fromstring(f"<html><body>{body}</body></html>")
    assert authors.stated(tree, named, node, SITE) == expected
