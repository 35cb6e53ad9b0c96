"""The full names of an article by surname; a byline names nobody in the news."""

from __future__ import annotations

from kaix.rules.en.full_names import FullNames

TEXT = "Reporting by Oh Ye-na\nMinister Han Ji-won met Jensen Huang. Han later left. Huang stayed."


def test_full_names() -> None:
    names = FullNames(TEXT)
    assert names.of("Han") == [(31, "Han Ji-won")]
    assert names.of("Huang") == [(46, "Jensen Huang")]
    assert names.has("Huang")


def test_nobody() -> None:
    names = FullNames(TEXT)
    assert names.of("Oh") == []
    assert names.of("Minister") == []
    assert not names.has("Mo")
