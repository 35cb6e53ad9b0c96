"""Ranks in a row: a rank's own part of the sentence, and the things that are coordinated."""

from __future__ import annotations

import re

import pytest

from kaix.attribution.ranks.rows import coordinated, row_of, segment
from kaix.attribution.ranks.things import Thing
from kaix.records import Ranking

PARTS = re.compile(r"\band\b")
JOINS = re.compile(r"(?:,? and|,) ")


def ranks(text: str, *anchors: str) -> list[Ranking]:
    starts = [text.index(anchor) for anchor in anchors]
    return [
        Ranking(
            start=start, end=start + len(anchor), text=anchor, sentence="", rule="rankings.nth", rank=number
        )
        for number, (start, anchor) in enumerate(zip(starts, anchors, strict=True), 1)
    ]


def things(text: str, *values: str) -> list[Thing]:
    return [
        Thing(value, "country", "", text.index(value), text.index(value) + len(value)) for value in values
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In coal, Peru came fifth; in tin, ninth.", ["In coal, Peru came fifth;", " in tin, ninth."]),
        ("Peru came fifth in coal, ninth in tin.", ["Peru came fifth in coal,", " ninth in tin."]),
        ("Peru came fifth in coal and ninth in tin.", ["Peru came fifth in coal and", " ninth in tin."]),
    ],
)
def test_a_sentence_is_cut_at_its_strongest_break_between_two_ranks(text: str, expected: list[str]) -> None:
    both = ranks(text, "fifth", "ninth")
    assert [text[slice(*segment(text, both, one, PARTS))] for one in both] == expected


def test_a_rank_that_stands_alone_has_the_sentence() -> None:
    text = "In coal, Peru came fifth; in tin it sold more."
    (only,) = ranks(text, "fifth")
    assert segment(text, [only], only, PARTS) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They came fifth and ninth.", ["fifth", "ninth"]),
        ("They came fifth in coal and ninth in tin.", ["ninth"]),
    ],
)
def test_ranks_in_a_row_have_nothing_else_between(text: str, expected: list[str]) -> None:
    both = ranks(text, "fifth", "ninth")
    assert [one.text for one in row_of(text, both, both[1])] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru, Chile and Cuba led.", [["Peru", "Chile", "Cuba"]]),
        ("Peru and Chile beat Cuba.", [["Peru", "Chile"]]),
        ("Peru beat Chile in Cuba.", []),
    ],
)
def test_things_in_a_row_are_joined_by_nothing_but_commas_and_conjunctions(
    text: str, expected: list[list[str]]
) -> None:
    found = coordinated(text, things(text, "Peru", "Chile", "Cuba"), JOINS)
    assert [[thing.value for thing in row] for row in found] == expected
