"""Positions of a sentence, with what stands before and behind their title."""

from __future__ import annotations

import pytest

from tests.rules.en.sentences import parsed

Read = tuple[str, str | None, str | None, bool]


def posts(text: str) -> list[Read]:
    """Text, organisation, status of every position, and whether it is somebody's own: "its founder"."""
    return [
        (position.text, position.organization, position.status, position.owned)
        for post in parsed(f"{text} said so.").posts
        for position in post.positions
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a former Naver and Kakao engineer", ("engineer", "Naver and Kakao", "former", False)),
        ("the acting science minister", ("science minister", None, "acting", False)),
        ("Naver's speech model head", ("speech model head", "Naver", None, False)),
        ("its founder", ("founder", None, None, True)),
        ("Gyeonggi Gov.", ("Gov.", "Gyeonggi", None, False)),
        ("the table's head", ("head", None, None, False)),
    ],
)
def test_premodifiers(text: str, expected: Read) -> None:
    assert posts(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("head of AI at Hanbit Telecom", ("head of AI", "Hanbit Telecom", None, False)),
        (
            "minister of trade, industry and resources",
            ("minister of trade, industry and resources", None, None, False),
        ),
        # a time, a purpose
        ("chief executive at the end of March", ("chief executive", None, None, False)),
        ("secretary to run the office", ("secretary", None, None, False)),
    ],
)
def test_postmodifiers(text: str, expected: Read) -> None:
    assert posts(text) == [expected]


def test_two_titles_of_one_person_share_their_organisation() -> None:
    assert posts("chief executive officer and chairman of Hanbit Telecom") == [
        ("chief executive officer", "Hanbit Telecom", None, False),
        ("chairman", "Hanbit Telecom", None, False),
    ]


@pytest.mark.parametrize("text", ["The price of chips", "A table", "Its heading", "The ministry"])
def test_no_post(text: str) -> None:
    assert posts(text) == []
