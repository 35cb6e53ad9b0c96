"""Governments, ministries and groups in a sentence."""

from __future__ import annotations

import pytest

from kaix.rules.en import words
from kaix.rules.en.collective_names import find, is_dateline


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The South Korean government will act.",
            [("The South Korean government", "government", "South Korea")],
        ),
        ("Seoul will act.", [("Seoul", "government", "South Korea")]),
        ("the Lee administration", [("the Lee administration", "government", "South Korea")]),
        (
            "the science ministry and Korean chipmakers",
            [("science ministry", "organisation", ""), ("Korean chipmakers", "group", "")],
        ),
        ("Local telcos and big banks", [("Local telcos", "group", ""), ("big banks", "group", "")]),
        # a place, a dateline, a city, an adjective, one of a group
        ("In Seoul, rain fell.", []),
        ("SEOUL, May 14", []),
        ("city government", []),
        ("a Seoul suburb", []),
        ("a Korean chipmaker", []),
    ],
)
def test_find(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = find(text, words.split(text))
    assert [(text[start:end], kind, canonical) for start, end, kind, canonical, _ in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("SEOUL, May 14", True), ("Seoul – Rain", True), ("Seoul is", False)]
)
def test_dateline(text: str, expected: bool) -> None:
    assert is_dateline(text, words.split(text), 0) == expected
