"""No text runs as a formula in a spreadsheet, and every text comes back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaix.cells import guard, unguard

ANY = st.text() | st.text(alphabet="'=+-@\t\r\n＝＋－＠a")


@given(ANY)
def test_comes_back(text: str) -> None:
    assert unguard(guard(text)) == text


@given(ANY)
def test_never_begins_as_a_formula(text: str) -> None:
    assert not guard(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))


@pytest.mark.parametrize("text", ["", "'24 budget", "‘AI for All’", "GPU 5만장", "1-2", "$3bn"])
def test_nothing_else_changes(text: str) -> None:
    assert guard(text) == text
