"""The tokens around places in a sentence."""

from __future__ import annotations

from kaix.rules.en.token_windows import TokenWindows, by_sentence
from tests.rules.en.sentences import reading

TEXT = "One two three four. Five six seven eight nine ten."


def test_tokens_by_offset() -> None:
    windows = TokenWindows(reading(TEXT))
    assert [windows.at(place) for place in (0, 4, 6)] == [0, 1, 1]
    assert windows.place(1, 3) == (4, 13)


def test_neighbours_are_one_window_and_others_are_not() -> None:
    whole = reading(TEXT)
    windows, first = TokenWindows(whole), whole.sentences[0]
    assert [span.text for span in windows.around([4, 8], first, 0, 1)] == ["two three four"]
    assert [span.text for span in windows.around([0, 14], first, 0, 0)] == ["One", "four"]
    assert [span.text for span in windows.around([14], first, 1, 9)] == ["three four."]
    assert list(windows.around([], first, 1, 1)) == []


def test_places_by_sentence() -> None:
    assert by_sentence(reading(TEXT), [0, 4, 25]) == {0: [0, 4], 1: [25]}
    assert by_sentence(reading(TEXT), []) == {}
