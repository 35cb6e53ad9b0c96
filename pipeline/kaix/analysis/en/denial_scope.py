"""Which mentions an English denial reaches: the object of the cue before them, the subject of the cue behind them."""

from __future__ import annotations

import re

from kaix.analysis.denial_uses import Cue
from kaix.analysis.en.denial_objects import reaches_object
from kaix.analysis.en.denial_subjects import reaches_subject

# "put ¦the 4 trillion won project¦ on ice": a verb, and no preposition or verb before the mention
_NOUNS_BEFORE = re.compile(
    r"[\w’'-]+\s+(?:(?!(?:in|on|at|for|by|with|from|to|of|as|that|and|is|was|were|are)\b)[\w’'-]+\s+){0,4}"
)


def governs(sentence: str, cue: Cue, start: int, end: int) -> bool:
    """Whether `sentence[start:end]` is in the scope of `cue`."""
    if cue.side == "around":
        if not cue.start < start < end < cue.end:
            return False
        return _NOUNS_BEFORE.fullmatch(sentence[cue.start : start]) is not None
    if (cue.end > start) if cue.side == "before" else (cue.start < end):
        return False
    if cue.side == "before":
        return reaches_object(sentence, cue, start, end)
    return reaches_subject(sentence, cue, start, end)
