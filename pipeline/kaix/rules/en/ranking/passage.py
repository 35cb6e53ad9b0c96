"""One sentence with ranks in it, as the slots are read from it: with offsets of the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Span

from kaix.reading import Reading
from kaix.records import Ranking
from kaix.rules.en.ranking.around import Place
from kaix.rules.en.ranking.ordinals import either, use

LISTS = either(*use("list_noun"))
INDEXED = re.compile(rf"\b(?:{LISTS})\b", re.IGNORECASE)
"""A list, an index, a measure: what a ranking is published as."""

_SAME = re.compile(r"\b(?:the|that|this|same) (?:same )?$", re.IGNORECASE)
LONGEST = 250
"""Tokens: a longer sentence, which is none of a newspaper's, is read in pieces."""
_MOST = 16  # ranks that are read together
_CARRIES = 2  # sentences after a ranking in which what it said still holds


@dataclass(frozen=True, slots=True)
class Carried:
    """What the rankings so far said; `index` is the sentence of the last one."""

    index: int = -9
    total: int | None = None

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
    before: Carried
    done: list[tuple[Place, Ranking]] = field(default_factory=list)

    @property
    def floor(self) -> int:
        """Where the words about the current place begin: the end of the one before it."""
        return self.done[-1][0].end if self.done else 0

    def earlier(self, back: int) -> Span:
        """The sentence `back` sentences before this one, or the end of it if it is none of a newspaper's."""
        sentence = self.reading.sentences[self.index - back]
        return sentence[-LONGEST:] if len(sentence) > LONGEST else sentence

    def earlier_text(self, back: int) -> str:
        """The text of the sentence `back` sentences before this one."""
        sentence = self.earlier(back)
        return self.reading.text[sentence.start_char : sentence.end_char]

    @property
    def follows_list(self) -> bool:
        """Whether the sentence before names a list or a measure."""
        return self.index > 0 and INDEXED.search(self.earlier_text(1)) is not None


def own_list(here: Passage, place: Place) -> bool:
    """Whether the words around `place` name a list or measure of their own, not "the index" of before."""
    for start, end in ((0, place.start), (place.end, place.end + 40)):
        own = INDEXED.search(here.text, start, end)
        if own and not _SAME.search(here.text[: own.start()]):
            return True
    return False


def passage(reading: Reading, sentence: Span, places: list[Place], carried: Carried) -> Passage:
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
        before=carried if carried.reaches(index) else Carried(),
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
