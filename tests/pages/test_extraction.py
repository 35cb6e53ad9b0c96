"""The text of the article in a tree."""

from __future__ import annotations

import pytest
from lxml.html import fromstring

from kaix.failures import ArticleError
from kaix.pages.extraction import text

LINES = [
    f"The city said on Monday that it will buy {n},000 chips for its new hall of machines."
    for n in range(1, 7)
]


def tree(*paragraphs: str):
    return fromstring(
        f"<html><body><article>{''.join(f'<p>{p}</p>' for p in paragraphs)}</article></body></html>"
    )


def test_the_paragraphs() -> None:
    assert text(tree(*LINES)).split("\n") == LINES


def test_the_whole_text_of_json_ld_where_the_page_shows_its_beginning() -> None:
    assert text(tree(LINES[0]), "\n".join(LINES)).split("\n") == LINES
    assert text(tree(*LINES), LINES[0]).split("\n") == LINES


@pytest.mark.parametrize("page", [tree(), tree("Home", "Contact us")])
def test_no_article(page) -> None:
    with pytest.raises(ArticleError) as error:
        text(page)
    assert error.value.reason == "no article"


def test_japanese_and_chinese_say_something() -> None:
    said = "商品の改造が商標法違反になると裁判所が判断した。"
    assert said in text(tree(said, said + "二"))
