"""The letters of English words, over which the rules of scope are written."""

import pytest

from kaix.analysis.en.denial_words import flat, letters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the report that it will build", "DkTRXN"),
        ("its bid for a plant, which", "DcODc,E"),
        ("a plan on which", "DcT"),
        ("a briefing on", "DaP"),
        ("has quietly built it. ", "XVR."),
        ("$3 billion", "NN"),
    ],
)
def test_letters(text: str, expected: str) -> None:
    assert letters(text) == expected


def test_what_commas_set_apart_is_left_out() -> None:
    assert flat("Dc,NVP,X") == "DcX"
    assert flat("Dc,GDN,X") == "Dc,GDN,X"
