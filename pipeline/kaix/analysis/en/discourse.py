"""The sentences of one article, each read once and when it is first asked for, and what they go on about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache, partial

from kaix.analysis.en import clauses as reading_clauses
from kaix.analysis.en import cues
from kaix.analysis.en.chunks import Phrase, phrases
from kaix.analysis.en.conduct import conduct, is_called, led_by, made_by
from kaix.analysis.en.subjects import Draft
from kaix.analysis.en.tagging import tag
from kaix.analysis.sentences import Chunk, Clause, SentenceAnalysis
from kaix.reading import DateMention, Name, Reading
from kaix.rules.en import words as en_words

REACH = 700
"""Characters before and behind the mentions that are read of a sentence: a longer one is a table or no language."""
_GLOSS = re.compile(r"\s[—–]\s[^—–\n]{1,200}\s[—–](?=\s)|\s?\([^()\n]{0,200}\)|\s?\[[^\[\]\n]{0,200}\]")
_ADVERB = re.compile(r"[A-Z][a-z]{4,}ly")
_COUNTED = 30_000
"""Characters of an article in which names are counted."""
_KINDS = frozenset(("person", "organisation", "country", "government", "group", "unknown"))


class Discourse:
    """The analyses of the sentences of `reading`; `headline` is the analysis of the first."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._read: dict[int, SentenceAnalysis] = {}
        self._plain: dict[int, SentenceAnalysis] = {}
        self.count = cache(lambda name: reading.text.count(name, 0, _COUNTED))
        """How often a name is written in the article."""
        self.led_by = cache(partial(led_by, reading))
        """The organisation that a person leads, where the article says so."""
        self.conduct = cache(partial(conduct, reading.text))
        """What the article has a name do, and how often."""
        self.made_by = cache(partial(made_by, reading))
        """The organisation that makes a product, where the article says so."""
        self.is_called = cache(partial(is_called, reading.text))
        """Whether the article calls a name by a noun."""
        self.referents: dict[Hashable, Name | None] = {}
        """Whom the pronouns and definite phrases stand for that were asked for, by where they stand."""

    def sentence(self, index: int, anchors: Sequence[tuple[int, int]] = ()) -> SentenceAnalysis:
        """The analysis of a sentence; `anchors` are the mentions in it, in code points, in order."""
        if anchors:
            whole = self.reading.sentences[index]
            one = analyse(self.reading, index, anchors)
            if len(anchors) and whole.end_char - whole.start_char <= 3 * REACH:
                self._read[index] = one
            return one
        return self._read.get(index) or self.plain(index)

    def plain(self, index: int) -> SentenceAnalysis:
        """The analysis of a sentence as if no mention were known in it."""
        if index not in self._plain:
            self._plain[index] = analyse(self.reading, index, ())
        return self._plain[index]

    @property
    def headline(self) -> SentenceAnalysis:
        """The analysis of the first sentence."""
        return self.sentence(0)


@lru_cache(maxsize=1)
def discourse_of(reading: Reading) -> Discourse:
    """The discourse of an article, which all its tables share."""
    return Discourse(reading)


def analyse(reading: Reading, index: int, anchors: Sequence[tuple[int, int]]) -> SentenceAnalysis:
    """Read one sentence; of a very long one what stands around `anchors`, or its beginning."""
    sentence = reading.sentences[index]
    low, high = sentence.start_char, sentence.end_char
    if high - low > 2 * REACH:
        first, last = (anchors[0][0], anchors[-1][1]) if anchors else (low, low)
        low, high = max(low, first - REACH), min(high, last + REACH)
    text = reading.text[low:high]
    words = en_words.split(text)
    skipped: list[tuple[int, int]] = []
    if any(mark in text for mark in "([—–"):
        skipped = [
            m.span() for m in _GLOSS.finditer(text)
            if not any(m.start() + low < a < m.end() + low for a, _ in anchors)
        ]  # fmt: skip
    if skipped:
        words = tuple(w for w in words if not any(a <= w.start < b for a, b in skipped))
    names = [
        n for n in _within(reading.names(sentence), low, high)
        if n.kind in _KINDS and not (n.kind == "unknown" and _ADVERB.fullmatch(n.text))
    ]  # fmt: skip
    dates = _within(reading.dates(sentence), low, high)
    spans: list[tuple[int, int, str, int]] = [(a - low, b - low, "X", i) for i, (a, b) in enumerate(anchors)]
    spans += [(d.start - low, d.end - low, "Y", i) for i, d in enumerate(dates)]
    spans += [(n.start - low, n.end - low, "N", i) for i, n in enumerate(names)]
    spans = _apart(spans)
    row = phrases(tag(text, words, spans), names, text, low)
    found = tuple(_clauses(row, reading_clauses.clauses(row), high))
    marked = tuple(cues.find(words, low, high, found, anchors))
    return SentenceAnalysis(index, low, high, tuple(row), found, marked)


def _within(mentions: Sequence[Name | DateMention], low: int, high: int) -> list:  # type: ignore[type-arg]
    first = bisect_left(mentions, low, key=lambda m: m.start)
    return [m for m in mentions[first:] if m.end <= high]


def _apart(spans: list[tuple[int, int, str, int]]) -> list[tuple[int, int, str, int]]:
    """The spans in order; of two that overlap the sum before the date before the name."""
    kept: list[tuple[int, int, str, int]] = []
    rank = {"X": 0, "Y": 1, "N": 2}
    taken: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda s: (rank[s[2]], s[0])):
        at = bisect_left(taken, span[:2])
        if (at == 0 or taken[at - 1][1] <= span[0]) and (at == len(taken) or span[1] <= taken[at][0]):
            taken.insert(at, span[:2])
            kept.append(span)
    return sorted(kept)


def _clauses(row: Sequence[Phrase], drafts: Sequence[Draft], high: int) -> Iterator[Clause]:
    members: dict[int, list[Chunk]] = {}
    for phrase in row:
        members.setdefault(phrase.clause, []).append(phrase)
    for number, draft in enumerate(drafts):
        own = [c for c in members.get(number, []) if c.kind != "verb" and c.role != "subject"]
        if draft.subject >= 0:
            own.insert(0, replace(row[draft.subject], role="subject"))
        end = row[drafts[number + 1].start].start if number + 1 < len(drafts) else high
        yield Clause(
            row[draft.start].start, max(end, row[draft.verb].end), row[draft.verb].group, tuple(own), draft.parent,
            draft.relation, draft.reported,
        )  # fmt: skip
