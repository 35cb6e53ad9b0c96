"""Whether a mention stands under a denial: what the text says is not so, was never so, or is no longer intended.

A cue ("denied", "rather than", 백지화) is a row of `vocabulary/denial_cues_<language>.tsv` with the side on which it
denies and its scope, as in negspacy and edsnlp; a pseudo-cue ("not only", 못지않게) hides the cues in it, and what is
open ("may", 여부) undoes them. Which mentions a cue reaches, the clause and the role of the mention say.

The clause or sentence beside it can deny a claim too, and undo what was intended: by a cue whose argument takes up what
was said (a pronoun, 이를, "the report", 계약은), by an answer without a word for it ("It did not"), or by the right
figure ("in fact it holds 320"). What stands there behind a figure is about that one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType

from kaix import sentences
from kaix.analysis.denial_cues import Span, compiled, cues, found
from kaix.analysis.en import denial_scope as english
from kaix.analysis.ko import denial_scope as korean

_FIGURE = re.compile(r"\d[\d,.]*[\s-]?(?:[조억만천]|trillion|billion|million|won\b|GPU)|[$₩]\d")
_MONEY = re.compile(r"[$₩€]|\b(?:won|dollars?)\b|원|달러")


@dataclass(frozen=True, slots=True)
class Denial:
    """What denies a span: the cue's words and where they stand, in code points of the text."""

    start: int
    end: int
    cue: str


@dataclass(frozen=True, slots=True)
class Around:
    """The sentence of a mention between its neighbours, "" where there are none; it begins at `low` in the text."""

    before: str
    sentence: str
    after: str
    low: int = 0


def denial(text: str, start: int, end: int, language: str) -> Denial | None:
    """The denial that `text[start:end]` stands under, or `None`; `language` is "en" or "ko".

    Offsets are code points of the whole text, which is looked at no further than the sentence of the span and its
    neighbours. A pure function; sentences are those of `kaix.sentences`. Raises `FileNotFoundError` for a language
    without cues.
    """
    around = around_of(text, start)
    begin, close = start - around.low, min(end - around.low, len(around.sentence))
    span = _cue(around.sentence, begin, close, language) or answered(around, begin, close, language)
    if span is None:
        return None
    low, high = span[0] + around.low, span[1] + around.low
    return Denial(low, high, text[low:high])


def pending(text: str, start: int, end: int, language: str) -> bool:
    """Whether the text says that `text[start:end]` is put off or not so yet: what is still to come, and not denied."""
    around = around_of(text, start)
    close = min(end - around.low, len(around.sentence))
    return _cue(around.sentence, start - around.low, close, language, pending=True) is not None


def around_of(text: str, start: int) -> Around:
    """The sentence of `start` between its neighbours."""
    begins = sentences.starts(text)
    at = bisect_right(begins, start) - 1
    bounds = (max(0, at - 1), at, at + 1, at + 2)
    first, low, high, last = (begins[i] if i < len(begins) else len(text) for i in bounds)
    return Around(text[first:low], text[low:high], text[high:last], low)


def _cue(sentence: str, start: int, end: int, language: str, *, pending: bool = False) -> Span | None:
    """The cue in the sentence that reaches the span: one that denies it, or one that puts it off."""
    scope = korean if language == "ko" else english
    for cue in found(sentence, language):
        if cue.pending == pending and scope.governs(sentence, cue, start, end):
            return cue.start, cue.end
    return None


def answered(around: Around, start: int, end: int, language: str) -> Span | None:
    """Where the clause or sentence beside `around.sentence[start:end]` denies it, in offsets of that sentence."""
    listed, known = cues(language), cues(language).grammar
    mention = around.sentence[start:end]
    for clause, low, own in _beside(around, start, end, known):
        if not (found(clause, language) or compiled(known.ANSWER).search(clause)):
            continue
        which = clause.startswith("which ")
        told = which or own.rstrip().endswith("?") or listed.use("told").search(own) is not None
        intended = which or listed.use("intended").search(own[max(0, start - 90) : end + 60]) is not None
        span = next(_answers(clause, mention, language, told, intended), None)
        if span is not None and (low < 0 or _FIGURE.search(clause, 0, span[0]) is None):
            return span[0] + low, span[1] + low
    return None


def _answers(clause: str, mention: str, language: str, told: bool, intended: bool) -> Iterator[Span]:
    """What in a clause denies what was told or intended, the surest first."""
    scope, known = (korean if language == "ko" else english), cues(language).grammar
    righted = compiled(known.RIGHT).match(clause) if told else None
    if righted is not None and bool(_MONEY.search(mention)) == bool(_MONEY.search(righted.group())):
        yield righted.span()
    for cue in sorted(found(clause, language), key=lambda one: one.start):
        claim = scope.takes_up(clause, cue) if told or intended else None
        if claim is not None and (told if claim else intended):
            yield cue.start, cue.end
    short = compiled(known.short()).search(clause) if told or (intended and language == "en") else None
    if short is not None:
        yield short.span("short")


def _beside(around: Around, start: int, end: int, known: ModuleType) -> Iterator[tuple[str, int, str]]:
    """The clauses that can answer, where each begins, and the words that they answer."""
    sentence = around.sentence
    joint = compiled(known.JOINT).search(sentence, end)
    if joint is not None:
        yield sentence[joint.end() :], joint.end(), sentence[: joint.start()]
    if around.after:
        yield around.after, len(sentence), sentence
    said = compiled(known.SAID_OF).search(sentence, 0, start)
    if said is not None:  # '"We will not," it ¦said of reports that'
        yield sentence[: said.start()], 0, sentence[said.start() :]
    if around.before and compiled(known.SAID_SO).search(sentence, end):
        yield around.before, -len(around.before), sentence
