"""A page is parsed unless a look at its bytes says that it would cost more than a page may."""

from __future__ import annotations

import pytest

from kaix.failures import ArticleError
from kaix.pages.tree import MOST_ATTRIBUTES, MOST_TAGS, parse


@pytest.mark.parametrize(
    "html",
    [
        "<p>x</p>" * (MOST_TAGS + 1),
        "<h1>x" * (MOST_TAGS + 1),
        "x<br>" * (MOST_TAGS + 1),
        "<table>" + "<tr><td>1</td><td>2</td></tr>" * MOST_TAGS + "</table>",
        "<div " + " ".join(f"a{n}" for n in range(MOST_ATTRIBUTES + 1)) + ">x</div>",
        "<div " + " ".join(f'a{n}=">"' for n in range(MOST_ATTRIBUTES + 1)) + ">x</div>",
    ],
)
def test_what_costs_more_than_its_size(html: str) -> None:
    with pytest.raises(ArticleError) as error:
        parse(html.encode())
    assert error.value.reason == "too large"


@pytest.mark.parametrize(
    "html",
    [
        "<p>x</p>" * (MOST_TAGS // 2),
        "<p>" + "1 < 2 " * MOST_TAGS,
        "<script>for(i=0;i<n;i++){" + "a=b " * 9_000 + "}</script><p>x</p>",
        "<div>" * 30_000 + "x",
        "<img src='data:image/png;base64," + "A" * 300_000 + "'><p>x</p>",
    ],
)
def test_what_only_looks_like_it(html: str) -> None:
    assert parse(html.encode()) is not None


def test_nothing() -> None:
    assert parse(b"<!-- nothing -->") is None
