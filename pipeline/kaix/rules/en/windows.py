"""The few tokens around each place where a regular expression says that a pattern can match.

A `Matcher` asks every pattern of every token; a number beside a currency, or a unit of chips, is found
by a search of the text first, so that the patterns are asked only of the tokens beside it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from spacy.tokens import Span

from kaix.reading import Reading


class Windows:
    """The tokens of a document by their offsets."""

    def __init__(self, reading: Reading) -> None:
        self.doc = reading.doc

    def at(self, place: int) -> int:
        """The index of the token that holds the character at `place`, an offset in code points."""
        span = self.doc.char_span(place, place + 1, alignment_mode="expand")
        return span.start if span is not None else 0

    def place(self, first: int, end: int) -> tuple[int, int]:
        """The offsets in code points of the tokens `first` to `end`."""
        last = self.doc[end - 1]
        return self.doc[first].idx, last.idx + len(last)

    def around(self, places: Iterable[int], sentence: Span, before: int, after: int) -> Iterator[Span]:
        """The spans of `before` and `after` tokens around each of `places` in `sentence`, neighbours merged, in order.

        `places` are offsets in code points, in order.
        """
        begin = end = -1
        for place in places:
            at = self.at(place)
            first, last = max(sentence.start, at - before), min(sentence.end, at + after + 1)
            if begin >= 0 and first <= end:
                end = max(end, last)
                continue
            if begin >= 0:
                yield self.doc[begin:end]
            begin, end = first, last
        if begin >= 0:
            yield self.doc[begin:end]


def by_sentence(reading: Reading, places: Iterable[int]) -> dict[int, list[int]]:
    """`places`, in order, under the index of the sentence that each is in."""
    found: dict[int, list[int]] = {}
    for place in places:
        found.setdefault(reading.index_at(place), []).append(place)
    return found


class Taken:
    """Stretches of text that are spoken for, asked in logarithmic time, however many they are."""

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
