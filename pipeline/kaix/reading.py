"""What the rules of one language read from: a document cut into sentences, its date, and what was found so far."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar, overload

import numpy as np
from ahocorasick_rs import AhoCorasick, MatchKind
from spacy.attrs import IDX, SENT_START
from spacy.tokens import Doc, Span

from kaix.attribution.choose import Chooser
from kaix.records import AnyRecord
from kaix.tokens import text_of

if TYPE_CHECKING:
    from kaix.analysis.sentences import SentenceAnalysis

_T = TypeVar("_T")


@dataclass(slots=True, unsafe_hash=True)  # as good as frozen, which takes five times as long to make
class Name:
    """A named person, organisation or country in the text; offsets in code points of the document.

    `kind` is one of `person`, `organisation`, `country`, `government`, `group` (a class such as
    "Korean companies") or `unknown`; `canonical` is the short English name of a country and the
    text as written of everything else; `sector` is one of `records.SECTORS` where the vocabulary
    or the name's head word says it.
    """

    start: int
    end: int
    text: str
    kind: str
    canonical: str
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression and its ISO 8601 value with the precision that the text has.

    `value` is `2025-06-23`, `2026-04`, `2025`, an interval `2026-01/2026-06`, or `None` where a
    relative expression has no article date to resolve against.
    """

    start: int
    end: int
    text: str
    value: str | None


class Anchor(TypedDict):
    """The columns that every record has, as keyword arguments."""

    start: int
    end: int
    text: str
    sentence: str
    rule: str


NameFinder = Callable[["Reading", Span], list[Name]]
DateFinder = Callable[["Reading", Span], list[DateMention]]
Analyser = Callable[["Reading", int], "SentenceAnalysis"]
"""Reads the sentence at an index into chunks and clauses."""


class Trigger:
    """What a text must hold to be worth more than a look: one of many words, whatever its case, or a pattern.

    All words are searched at once (Aho-Corasick) in a hundredth of the time that spaCy takes for the
    tokens; a regular expression of a hundred words takes a third of it.
    """

    def __init__(self, words: Iterable[str], pattern: re.Pattern[str] | None = None) -> None:
        """`words` hold no white space; `pattern` should begin with a class of characters."""
        self.words, self.pattern = sorted({word.lower() for word in words}), pattern
        self._search = AhoCorasick(self.words, matchkind=MatchKind.LeftmostLongest)

    def places(self, text: str) -> list[int]:
        """The offsets in code points at which a word or the pattern stands, in order."""
        found = [match.start() for match in self.pattern.finditer(text)] if self.pattern else []
        for _, start, end in self._search.find_matches_as_indexes(_lower(text)):
            glued_before = text[start].isalnum() and text[start - 1 : start].isalnum()
            if not glued_before and not (text[end - 1].isalnum() and text[end : end + 1].isalnum()):
                found.append(start)
        return sorted(found)


def _lower(text: str) -> str:
    """The text in lower case and of the same length: `İ` is two characters in lower case, and stays."""
    lower = text.lower()
    return (
        lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )


class _Sentences(Sequence[Span]):
    """The sentences of a document, each made when it is first asked for: most are never."""

    def __init__(self, doc: Doc, begins: list[int]) -> None:
        self._doc, self._bounds = doc, (*begins, len(doc))
        self._made: dict[int, Span] = {}

    def __len__(self) -> int:
        return len(self._bounds) - 1

    @overload
    def __getitem__(self, index: int) -> Span: ...

    @overload
    def __getitem__(self, index: slice) -> list[Span]: ...

    def __getitem__(self, index: int | slice) -> Span | list[Span]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        at = index + len(self) if index < 0 else index
        if not 0 <= at < len(self):
            raise IndexError(index)
        if at not in self._made:
            self._made[at] = self._doc[self._bounds[at] : self._bounds[at + 1]]
        return self._made[at]


class Reading:
    """One document as the extractors see it.

    `published` is the article's date, or `None` where the article does not say. `found` holds the
    records of the extractors that ran before, by table. `names` and `dates` are computed for a
    sentence when a rule first asks, and kept: most sentences hold no fact and are never asked.
    `choose` decides between the candidates of a slot.
    """

    def __init__(
        self,
        doc: Doc,
        published: date | None,
        names: NameFinder,
        dates: DateFinder,
        choose: Chooser | None = None,
        analyse: Analyser | None = None,
    ) -> None:
        self.doc = doc
        self.text = text_of(doc)
        self.published = published
        self.choose = choose or Chooser(doc.lang_)
        self.found: dict[str, list[AnyRecord]] = {}
        tokens = doc.to_array([IDX, SENT_START]).astype(np.uint64).reshape(-1, 2)
        begins = np.flatnonzero((tokens[:, 1] == 1) | (np.arange(len(tokens)) == 0))
        self.sentences = _Sentences(doc, begins.tolist())
        self._starts: list[int] = tokens[begins, 0].tolist()
        self._find_names, self._find_dates, self._analyse = names, dates, analyse
        self._analyses: dict[int, SentenceAnalysis] = {}
        self._names: dict[int, list[Name]] = {}
        self._dates: dict[int, list[DateMention]] = {}
        self._made: dict[Callable[[Reading], Any], Any] = {}

    def once(self, make: Callable[[Reading], _T]) -> _T:
        """What `make` works out of this document, worked out when it is first asked for and gone with the document.

        What is kept must not hold the reading itself, or both would wait for the collector.
        """
        if make not in self._made:
            self._made[make] = make(self)
        made: _T = self._made[make]
        return made

    def index_at(self, offset: int) -> int:
        """The index in `sentences` of the sentence that holds the character at `offset`."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds the character at `offset`."""
        return self.sentences[self.index_at(offset)]

    def sentences_with(self, trigger: re.Pattern[str] | Trigger) -> Iterator[Span]:
        """The sentences in which `trigger` matches, in order, each once.

        The trigger is searched in the whole text at C speed, so that the matchers, whose cost
        grows with their patterns, run only where something can be found.
        """
        if isinstance(trigger, re.Pattern):
            yield from self.sentences_of(match.start() for match in trigger.finditer(self.text))
        else:
            yield from self.sentences_of(trigger.places(self.text))

    def sentences_of(self, places: Iterable[int]) -> Iterator[Span]:
        """The sentences that hold `places`, offsets in code points and in order, each once."""
        last = -1
        for place in places:
            index = self.index_at(place)
            if index != last:
                last = index
                yield self.sentences[index]

    def names(self, sentence: Span) -> list[Name]:
        """The names in `sentence`, in order, without overlaps."""
        key = sentence.start
        if key not in self._names:
            self._names[key] = self._find_names(self, sentence)
        return self._names[key]

    def dates(self, sentence: Span) -> list[DateMention]:
        """The time expressions in `sentence`, in order, without overlaps."""
        key = sentence.start
        if key not in self._dates:
            self._dates[key] = self._find_dates(self, sentence)
        return self._dates[key]

    def analysis(self, index: int) -> SentenceAnalysis:
        """The analysis of the sentence at `index`, made when it is first asked for."""
        if index not in self._analyses:
            assert self._analyse is not None, "this language has no analysis"
            self._analyses[index] = self._analyse(self, index)
        return self._analyses[index]

    def text_of(self, span: Span) -> str:
        """The text of `span`, cut from the document's: `Span.text` joins its tokens one by one."""
        return self.text[span.start_char : span.end_char]

    def anchor(self, start: int, end: int, rule: str) -> Anchor:
        """The columns that every record has, for the anchor `text[start:end]`: `Amount(**reading.anchor(…), …)`."""
        return {
            "start": start,
            "end": end,
            "text": self.text[start:end],
            "sentence": self.text_of(self.sentence_at(start)).strip(),
            "rule": rule,
        }
