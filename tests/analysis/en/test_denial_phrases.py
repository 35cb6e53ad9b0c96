"""The head of an object and the nouns behind a mention, in English."""

import pytest

from kaix.analysis.en import denial_phrases as phrases


@pytest.mark.parametrize(
    ("between", "head"),
    [
        (" a briefing on its plan to buy ", "briefing"),
        (" the 5 ", ""),
        (" on a date for the delivery of ", "date"),
        (" its threat to strike the ", "threat"),
    ],
)
def test_the_head_of_an_object(between: str, head: str) -> None:
    assert phrases.head_noun(between) == head


def behind(text: str) -> tuple[str, int]:
    """The text, and the end of "5 won" in it."""
    return text, text.index("5 won") + len("5 won")


def test_a_plan_behind_a_mention() -> None:
    assert phrases.is_content(*behind("It withdrew a 5 won takeover bid."))
    assert not phrases.is_content(*behind("It lost 5 won in a bid."))


def test_a_ruling_and_what_is_owed() -> None:
    assert phrases.is_ruling(*behind("It set aside the 5 won antitrust fine."))
    assert not phrases.is_ruling(*behind("It set aside 5 won for chips."))
    assert phrases.is_owed(*behind("It did not pay the 5 won fine."))
    assert not phrases.is_owed(*behind("It did not pay the 5 won grant."))


def test_the_end_of_a_phrase() -> None:
    assert phrases.ends_phrase(*behind("There is no 5 won."))
    assert not phrases.ends_phrase(*behind("There is no 5 won deal."))
