"""What one mention of an official leaves out and another says."""

from __future__ import annotations

import pytest

from kaix import annotate


def organisations(text: str) -> list[tuple[str, str | None]]:
    doc = annotate.annotate(text, "ko")  # kept: its spans are gone with it
    return [(span._.person, span._.organization) for span in doc.spans["officials"]]


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
