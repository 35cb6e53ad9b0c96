"""Forty Korean pages in the shape of ten news sites: the article comes out whole, and nothing else."""

from __future__ import annotations

import pytest

from kaix.pages import read_page
from tests.pages.korean_sites import TEMPLATES, Story, pages

PAGES = list(pages())
NAMES = [f"{template.__name__}{number}" for template in TEMPLATES for number in range(4)]


@pytest.mark.parametrize(("html", "story", "publisher"), PAGES, ids=NAMES)
def test_the_article_and_nothing_else(html: str, story: Story, publisher: str | None) -> None:
    article = read_page(html)
    assert article.text.split("\n") == [story.title, *story.paragraphs]
    assert (article.title, article.published, article.publisher) == (story.title, story.day, publisher)
    assert article.authors == story.reporter
    assert article.language == "ko"


def test_the_pages_differ() -> None:
    assert len({html for html, _, _ in PAGES}) == len(PAGES) == 40
    assert len({story.paragraphs for _, story, _ in PAGES}) >= 20
