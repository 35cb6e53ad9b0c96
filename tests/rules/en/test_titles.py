"""The title that begins at a word."""

from __future__ import annotations

import pytest

from kaix.rules.en import words
from kaix.rules.en.titles import is_profession, match_title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("chief executive officers of banks", (3, "chief executive officer", True)),
        ("ministers met", (1, "minister", True)),
        ("vice president of sales", (2, "vice president", False)),
        ("science minister", None),
        ("table", None),
        ("ministry", None),
    ],
)
def test_match_title(text: str, expected: tuple[int, str, bool] | None) -> None:
    assert match_title(words.split(text), 0) == expected


def test_a_profession_is_no_position() -> None:
    assert [is_profession(each) for each in ("lawyer", "chairman", "table")] == [True, False, False]
