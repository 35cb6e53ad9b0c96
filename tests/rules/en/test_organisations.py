"""Where an organisation that no list holds ends, and its sector."""

from __future__ import annotations

import pytest

from kaix.rules.en import words
from kaix.rules.en.organisations import organisation_end, organisation_sector


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hanbit Institute of Technology said", ("Hanbit Institute of Technology", "civil")),
        ("Ministry of Science and ICT said", ("Ministry of Science and ICT", "government")),
        ("Hanbit Telecom and Seorin", ("Hanbit Telecom", "company")),
        ("Korea Chamber of Commerce", ("Korea Chamber of Commerce", "civil")),
    ],
)
def test_organisation(text: str, expected: tuple[str, str | None]) -> None:
    split = words.split(text)
    end = organisation_end(split, 0, 0)
    assert end is not None
    assert (text[: split[end - 1].end], organisation_sector(split, 0, end)) == expected


@pytest.mark.parametrize("text", ["Hanbit said", "Rain fell", "Monday", "Han Ji-won met"])
def test_no_organisation(text: str) -> None:
    assert organisation_end(words.split(text), 0, 0) is None
