"""One sentence with ranks in it, as the slots are read from it: with offsets of the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Span

from kaix.reading import Reading
from kaix.records import Ranking
from kaix.rules.en.ranking.around import Place

LONGEST = 250
"""Tokens: a longer sentence, which is none of a newspaper's, is read in pieces."""
_MOST = 16  # ranks that are read together
_CARRIES = 2  # sentences after a ranking in which what it said still holds


@dataclass(frozen=True, slots=True)
class Carried:
    """How far the rankings have come; `index` is the sentence of the last one."""

    index: int = -9

    def reaches(self, index: int) -> bool:
        """Whether sentence `index` comes soon enough after the last ranking to go on about it."""
        return 0 < index - self.index <= _CARRIES


@dataclass(slots=True)
class Passage:
    """A sentence, its ranks in order, and what came before; all offsets are of the sentence."""

    reading: Reading
    sentence: Span
    index: int
    text: str
    offset: int
    places: list[Place]
    done: list[tuple[Place, Ranking]] = field(default_factory=list)

    @property
    def floor(self) -> int:
        """Where the words about the current place begin: the end of the one before it."""
        return self.done[-1][0].end if self.done else 0


def passage(reading: Reading, sentence: Span, places: list[Place]) -> Passage:
    """The passage of `sentence`."""
    offset = sentence.start_char
    index = reading.index_at(offset)
    return Passage(
        reading=reading,
        sentence=sentence,
        index=index,
        text=reading.text[offset : sentence.end_char],
        offset=offset,
        places=[
            replace(p, start=p.start - offset, end=p.end - offset, core=p.core - offset, verb=p.verb - offset)
            for p in places
        ],
    )


def parts(piece: Span, places: list[Place]) -> Iterator[tuple[Span, list[Place]]]:
    """`piece` with its places, in several parts where it states more ranks than any sentence does."""
    begin = piece.start
    for first in range(0, len(places), _MOST):
        group = places[first : first + _MOST]
        end = piece.end
        if first + _MOST < len(places):
            last = piece.doc.char_span(group[-1].start, group[-1].end, alignment_mode="expand")
            end = last.end if last is not None else end
        if end > begin:
            yield piece.doc[begin:end], group
            begin = end
