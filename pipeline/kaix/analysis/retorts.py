"""What another clause or sentence says of a mention: "The agency denied the report", "…, but the deal fell through".

A claim is denied, and what was intended undone, where the clause beside it has a cue of denial whose argument takes up
what was said (a pronoun, 이를, "the report", 계약은) or is left out ("The bank refused"). A clause with a figure or an
argument of its own before the cue is about that. The languages say what takes up (`en/retorts.py`, `ko/retorts.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType

from kaix.analysis.denial_cues import cues
from kaix.analysis.en import retorts as english
from kaix.analysis.ko import retorts as korean

Span = tuple[int, int]

_FIGURE = re.compile(r"\d[\d,.]*[\s-]?(?:[조억만천]|trillion|billion|million|won\b|GPU)|[$₩]\d")


@dataclass(frozen=True, slots=True)
class Around:
    """The sentence of a mention between its neighbours, "" where there are none."""

    before: str
    sentence: str
    after: str


def retort(around: Around, start: int, end: int, language: str) -> Span | None:
    """Where the clause or sentence beside `around.sentence[start:end]` denies it, in offsets of that sentence."""
    listed = cues(language)
    known = korean if language == "ko" else english
    sentence = around.sentence
    for clause, low, own in _beside(around, start, end, known):
        if not known.can_answer(clause, own):
            continue
        told = (
            clause.startswith("which ")
            or listed.use("told").search(own) is not None
            or own.rstrip().endswith("?")
        )
        intended = (
            clause.startswith("which ")
            or listed.use("intended").search(own[max(0, start - 90) : end + 60]) is not None
        )
        if not (told or intended):
            continue
        found = known.answer(clause, own, sentence[start:end], told=told, intended=intended)
        if found is not None and (low < 0 or _FIGURE.search(clause, 0, found[0]) is None):
            return found[0] + low, found[1] + low
    return None


def _beside(around: Around, start: int, end: int, known: ModuleType) -> Iterator[tuple[str, int, str]]:
    """The clauses that can answer, where each begins, and the words that they answer."""
    sentence = around.sentence
    joint = known.JOINT.search(sentence, end)
    if joint is not None:
        yield sentence[joint.end() :], joint.end(), sentence[: joint.start()]
    if around.after:
        yield around.after, len(sentence), sentence
    said = known.SAID_OF.search(sentence)
    if said is not None and said.start() < start:
        yield (
            sentence[: said.start()],
            0,
            sentence[said.start() :],
        )  # "No such talks took place, it ¦said of reports that"
    if around.before and known.SAID_SO.search(sentence, end):
        yield around.before, -len(around.before), sentence
