"""An article as its ranks see it: each question is put to the grammar once."""

from __future__ import annotations

from typing import Any, cast

from kaix.attribution.ranks.article import Article
from kaix.attribution.ranks.things import Thing

ASKED: list[tuple[object, ...]] = []


class Grammar:
    minds_ranks = True

    def sentence(self, reading: object, index: int, ranks: object) -> str:
        ASKED.append(("sentence", index, ranks))
        return f"sentence {index} {ranks}"

    def scopes(self, reading: object, index: int) -> list[int]:
        ASKED.append(("scopes", index))
        return [index]

    def cites(self, text: str, thing: Thing) -> list[str]:
        ASKED.append(("cites", thing.start))
        return [text[thing.start : thing.end]]


class Reading:
    text = "Haneul, Haneul, Haneul, Haneul and Seorin, Garam, Garam"


def article(*, minds_ranks: bool = True) -> Any:
    ASKED.clear()
    grammar = Grammar()
    grammar.minds_ranks = minds_ranks
    return Article(cast(Any, Reading()), cast(Any, grammar), {2: [(7, 9)]})


def test_a_grammar_that_does_not_mind_ranks_reads_a_sentence_once() -> None:
    read = article(minds_ranks=False)
    assert [read.own(2), read.other(2)] == ["sentence 2 ()"] * 2
    assert ASKED == [("sentence", 2, ())]


def test_a_sentence_with_its_ranks_is_another_than_without() -> None:
    read = article()
    found = [read.own(2), read.other(2), read.own(2), read.other(2), read.other(0)]
    assert found == [f"sentence 2 {[(7, 9)]}", "sentence 2 ()"] * 2 + ["sentence 0 ()"]
    assert ASKED == [("sentence", 2, [(7, 9)]), ("sentence", 2, ()), ("sentence", 0, ())]


def test_scopes_and_citations_are_asked_for_once_a_sentence_and_once_a_place() -> None:
    read = article()
    here, again = (
        Thing("Haneul", "organisation", "topic", 0, 6),
        Thing("Haneul", "organisation", "topic", 8, 14),
    )
    assert [read.scopes(0), read.scopes(0), read.scopes(1)] == [[0], [0], [1]]
    assert [read.cites(here), read.cites(here), read.cites(again)] == [["Haneul"]] * 3
    assert ASKED == [("scopes", 0), ("scopes", 1), ("cites", 0), ("cites", 8)]


def test_how_often_a_value_is_written() -> None:
    read = article()
    assert [read.written(value) for value in ("Haneul", "Garam", "Seorin", "Nuri")] == [
        "many",
        "few",
        "once",
        "once",
    ]


def test_what_nothing_comes_of_is_not_made_again() -> None:
    read, made = article(), list[int]()
    assert [read.once("key", lambda: made.append(1)) for _ in range(3)] == [None] * 3
    assert made == [1]
