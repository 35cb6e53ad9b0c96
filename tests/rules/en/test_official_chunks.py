"""A sentence as a row of symbols, and its clause without what stands between commas."""

from __future__ import annotations

import pytest

from tests.rules.en.sentences import parsed


@pytest.mark.parametrize(
    ("text", "row", "clause"),
    [
        (
            "Han Ji-won, the former head of AI at Hanbit Telecom, was named chairman.",
            "NAME , POST , BE NAMED POST W",
            "NAME BE NAMED POST W",
        ),
        (
            "Hanbit Telecom CEO Mo Da-eun resigned on Monday.",
            "POST NAME LEAVE DATE DATE W",
            "POST NAME LEAVE W",
        ),
        ("Mo Da-eun heads Hanbit's AI Future Lab.", "NAME LEADS W", "NAME LEADS W"),
        ("She is now its chief scientist.", "W BE ADV POST W", "W BE POST W"),
        ("The price of chips rose in May.", "DET W of W W DATE DATE W", "DET W of W W W"),
    ],
)
def test_symbols(text: str, row: str, clause: str) -> None:
    sentence = parsed(text)
    assert " ".join(chunk.symbol for chunk in sentence.row) == row
    assert " ".join(chunk.symbol for chunk in sentence.clause) == clause


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Science Minister Han Ji-won visited Busan.", True),
        ("Mo Da-eun heads Hanbit's AI Future Lab.", True),
        ("She is now its chief scientist.", False),
        ("The price of chips rose in May.", False),
    ],
)
def test_whether_it_can_name_an_official(text: str, expected: bool) -> None:
    assert parsed(text).promising() == expected
