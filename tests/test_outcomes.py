"""The row and the records of one cleaned article."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest

from kaix.article import Article
from kaix.failures import ArticleError
from kaix.outcomes import extracted
from kaix.records import RECORDS
from kaix.tables import ArticleRow

TEXT = "Minjae Labs bought 64 GPUs.\nIt was on Monday, 하늘로봇 said."
ARTICLE = Article(
    article_id="pier", title="A pier", publisher="Daily", authors="Kim; Lee", published="2026-01-07",
    url="https://daily.example/1", language="en", source="pier.html", text=TEXT,
)  # fmt: skip


def test_the_row_says_what_the_article_says_of_itself() -> None:
    assert extracted(ARTICLE).row == ArticleRow(
        article_id="pier", title="A pier", publisher="Daily", authors="Kim; Lee", published="2026-01-07",
        url="https://daily.example/1", language="en", source="pier.html", characters=len(TEXT), sentences=2,
        sha256=sha256(TEXT.encode()).hexdigest(),
    )  # fmt: skip


def test_the_records_are_those_of_the_article_by_table() -> None:
    found = extracted(ARTICLE).records
    assert {table: len(rows) for table, rows in found.items()} == {
        "officials": 0, "amounts": 0, "gpu_counts": 1, "rankings": 0,
    }  # fmt: skip
    [gpus] = found["gpu_counts"]
    assert (gpus.article_id, gpus.text) == ("pier", "64 GPUs")
    assert extracted(replace(ARTICLE, text="Nothing is stated.")).records == {table: [] for table in RECORDS}


def test_what_is_not_known_of_it_stays_empty() -> None:
    row = extracted(Article(language="ko", text="하늘로봇은 3위다.")).row
    assert (row.article_id, row.title, row.published, row.url, row.sentences) == ("", None, None, None, 1)
    assert (row.duplicate_of, row.about, row.about_words, row.withdrawn) == (None, None, None, None)


@pytest.mark.parametrize("language", ["de", "", "EN"])
def test_a_language_without_rules(language: str) -> None:
    with pytest.raises(ArticleError) as caught:
        extracted(replace(ARTICLE, language=language))
    assert (caught.value.reason, caught.value.detail) == ("unsupported language", language)
