"""The few tokens around each place where a regular expression says that a pattern can match.

A `Matcher` asks every pattern of every token; a number beside a currency, or a unit of chips, is found
by a search of the text first, so that the patterns are asked only of the tokens beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Span

from kaix.reading import Reading


class TokenWindows:
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
