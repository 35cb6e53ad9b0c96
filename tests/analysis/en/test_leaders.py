"""Whom a named person leads, by a title before or behind the name."""

from __future__ import annotations

import pytest

from kaix.analysis.en.conduct import led_by
from tests.analysis.en.test_analysis import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Naver CEO Ahn Su-bin spoke.", "Naver"),
        ("Naver's vice chairman Ahn Su-bin spoke.", "Naver"),
        ("Ahn Su-bin, chief executive of Naver, spoke.", "Naver"),
        ("Ahn Su-bin, who heads Naver, spoke.", "Naver"),
        ("Ahn Su-bin, a customer of Naver, spoke.", None),
        ("Naver met Ahn Su-bin.", None),
        ("A tall president, Ahn Su-bin, spoke of Naver.", None),
    ],
)
def test_a_leader_is_known_by_the_title(text: str, expected: str | None) -> None:
    led = led_by(read(text).reading, "Ahn Su-bin")
    assert (led.text if led is not None else None) == expected
