"""Whether a mention stands under a denial: what the text says is not so, was never so, or is no longer intended.

A cue ("denied", "rather than", 백지화) is a row of `vocabulary/denial_cues_<language>.tsv` with the side on which it
denies and its scope, as in negspacy and edsnlp; a pseudo-cue ("not only", 못지않게) hides the cues in it, and what is
open ("may", 여부) undoes them. Which mentions a cue reaches, the clause and the role of the mention say
(`en/denial_scope.py`, `ko/denial_scope.py`); what the sentence behind or before says of it, `retorts.py`.

`denial(text, start, end, language)` is all that a judge of a sum, a count, a rank or an appointment needs.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from kaix import sentences
from kaix.analysis import retorts
from kaix.analysis.denial_cues import cues
from kaix.analysis.en import denial_cues as english_cues
from kaix.analysis.en import denial_scope as english
from kaix.analysis.ko import denial_cues as korean_cues
from kaix.analysis.ko import denial_scope as korean


@dataclass(frozen=True, slots=True)
class Denial:
    """What denies a span: the cue's words and where they stand, in code points of the text."""

    start: int
    end: int
    cue: str


def denial(text: str, start: int, end: int, language: str) -> Denial | None:
    """The denial that `text[start:end]` stands under, or `None`; `language` is "en" or "ko".

    Offsets are code points of the whole text, which is looked at no further than the sentence of the span and its
    neighbours. A pure function; sentences are those of `kaix.sentences`. Raises `FileNotFoundError` for a language
    without cues.
    """
    low, around = _around(text, start)
    begin, close = start - low, min(end - low, len(around.sentence))
    found = _cue(around.sentence, begin, close, language, pending=False)
    if found is None:
        found = retorts.retort(around, begin, close, language)
    return (
        None
        if found is None
        else Denial(found[0] + low, found[1] + low, text[found[0] + low : found[1] + low])
    )


def pending(text: str, start: int, end: int, language: str) -> bool:
    """Whether the text says that `text[start:end]` is put off or not so yet: what is still to come, and not denied."""
    low, around = _around(text, start)
    return (
        _cue(around.sentence, start - low, min(end - low, len(around.sentence)), language, pending=True)
        is not None
    )


def _around(text: str, start: int) -> tuple[int, retorts.Around]:
    """Where the sentence of `start` begins, and it between its neighbours."""
    begins = sentences.starts(text)
    index = bisect_right(begins, start) - 1
    bounds = [*begins[max(0, index - 1) : index + 3], len(text)]
    low = begins[index]
    at = bounds.index(low)
    high = bounds[at + 1]
    behind = bounds[at + 2] if at + 2 < len(bounds) else len(text)
    return low, retorts.Around(text[bounds[0] : low], text[low:high], text[high:behind])


def _cue(sentence: str, start: int, end: int, language: str, *, pending: bool) -> tuple[int, int] | None:
    """The cue in the sentence that reaches the span: one that denies it, or one that puts it off."""
    cues(language)
    found, governs = (
        (korean_cues.found, korean.governs) if language == "ko" else (english_cues.found, english.governs)
    )
    for cue in found(sentence):
        if cue.pending == pending and governs(sentence, cue, start, end):
            return cue.start, cue.end
    if language == "en" and not pending and (nobody := english.by_nobody(sentence, start, end)) is not None:
        return nobody.start, nobody.end
    return None
