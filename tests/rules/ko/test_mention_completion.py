"""What one mention of an official leaves out and another says."""

from __future__ import annotations

import pytest

from kaix import annotate
from kaix.rules.ko import titles
from kaix.rules.ko.mention_completion import forms_of, of_positions


def organisations(text: str) -> list[tuple[str, str | None]]:
    doc = annotate.annotate(text, "ko")  # kept: its spans are gone with it
    return [(span._.person, span._.organization) for span in doc.spans["officials"]]


def test_spellings_of_an_organisation() -> None:
    assert forms_of("과기정통부") == ("과학기술정보통신부", "과기정통부", "과기부")
    assert forms_of("누리부") == ("누리부",)


def test_positions_without_a_name() -> None:
    text = "누리부 차관에는 외부 인사가, 새 국장은 내부에서"
    free = list(titles.find(text))
    assert of_positions(text, 0, free) == [(text.index("차관"), "차관", "누리부")]
    assert of_positions("새 국장은", 0, list(titles.find("새 국장은"))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "한빛전자 문가람 대표가 말했다. 문가람 대표는 웃었다.",
            [("문가람", "한빛전자"), ("문가람", "한빛전자")],
        ),
        (
            "한빛전자 문가람 대표가 말했다. 서린은행 탁서린 행장은 웃었다.",
            [("문가람", "한빛전자"), ("탁서린", "서린은행")],
        ),
    ],
)
def test_the_same_person_is_at_the_same_organisation(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert organisations(text) == expected
