"""Offsets in UTF-16 units, as browsers and Label Studio count, and in code points, as kaix does.

A character beyond U+FFFF (an emoji, a rare ideograph) is two units of UTF-16 and one code point: each
one before a span moves the span by one.
"""

from __future__ import annotations

from bisect import bisect_left

_LAST_OF_ONE_UNIT = "\uffff"


class Utf16:
    """The offsets of one text in both counts; a lookup costs the logarithm of the characters of two units."""

    def __init__(self, text: str) -> None:
        self._wide = (
            []
            if text.isascii() or max(text) <= _LAST_OF_ONE_UNIT
            else [i for i, c in enumerate(text) if c > _LAST_OF_ONE_UNIT]
        )
        self._wide_units = [at + n for n, at in enumerate(self._wide)]

    def units(self, points: int) -> int:
        """The offset in UTF-16 units of an offset in code points."""
        return points + bisect_left(self._wide, points)

    def points(self, units: int) -> int:
        """The offset in code points of one in UTF-16 units; raises `ValueError` inside a character."""
        before = bisect_left(self._wide_units, units)
        if before and self._wide_units[before - 1] == units - 1:
            raise ValueError(f"the UTF-16 offset {units} lies inside a character")
        return units - before
