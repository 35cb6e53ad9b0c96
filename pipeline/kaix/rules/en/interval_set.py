"""Stretches of a text that are spoken for: which of it a rule has read, or must not read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable


class IntervalSet:
    """Intervals of code points, asked in logarithmic time, however many they are."""

    def __init__(self, pairs: Iterable[tuple[int, int]] = ()) -> None:
        self.pairs: list[tuple[int, int]] = []  # in order, and apart from each other
        last = -1
        for start, end in sorted(pairs):
            if start >= last:
                self.pairs.append((start, end))
                last = end
            elif end > last:
                self.pairs[-1] = (self.pairs[-1][0], end)
                last = end

    def add(self, start: int, end: int) -> None:
        """Take `start` to `end`."""
        first = bisect_left(self.pairs, (start, -1))
        if first and self.pairs[first - 1][1] > start:
            first -= 1
        last = bisect_left(self.pairs, (end, -1), lo=first)
        inside = self.pairs[first:last]
        if inside:
            start, end = min(start, inside[0][0]), max(end, inside[-1][1])
        self.pairs[first:last] = [(start, end)]

    def overlaps(self, start: int, end: int) -> bool:
        """Whether anything of `start` to `end` is taken."""
        at = bisect_left(self.pairs, (end, -1))
        return at > 0 and self.pairs[at - 1][1] > start
