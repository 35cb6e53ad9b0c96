"""`kaix explain --json`: the records as their columns, and the evidence of each slot, the winner first."""

from __future__ import annotations

import json

import pytest

from kaix.article import Article
from kaix.explain_json import explained
from kaix.failures import ArticleError

TEXT = "Haneul Group will invest 3 trillion won in chips next year, the company said."


def test_the_records_and_their_evidence() -> None:
    found = json.loads(explained(Article(language="en", text=TEXT, article_id="x", published="2026-03-04")))
    assert found["article"]["article_id"] == "x"
    [amount] = found["records"]["amounts"]
    assert (amount["text"], amount["amount"], amount["entity"]) == (
        "3 trillion won",
        "3000000000000",
        "Haneul Group",
    )
    winner, *others = amount["evidence"]["entity"]
    assert winner["value"] == "Haneul Group"
    assert winner["sum"] >= max((other["sum"] for other in others), default=winner["sum"])
    assert round(sum(winner["evidence"].values()), 2) == winner["sum"]
    assert set(amount["evidence"]) == {"status", "entity", "topic", "period"}


def test_a_language_without_rules() -> None:
    with pytest.raises(ArticleError):
        explained(Article(language="de", text="Drei Millionen Dollar."))
