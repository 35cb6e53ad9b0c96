"""The cues of denial in an English sentence: those that no pseudo-cue hides, nothing leaves open, and none undoes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from kaix.analysis.denial_cues import Cue, cues
from kaix.analysis.en.denial_patterns import has_negation
from kaix.analysis.en.unreal import unreal

_BREAK = re.compile(r"[.;:!?\n—]\s|[a-z][.](?=[A-Z])|,\s")
_WORDS = re.compile(r"[a-z]+['’][a-z]+(?:['’][a-z]+)*")
_LETTERS = re.compile(r"[a-z]+")
# characters before a cue in which something can leave it open: "may ¦be scrapped"
_OPEN_REACH = {"before": 40, "around": 40, "behind": 14}
CLAUSE = re.compile(
    r"[.;:,—“”\"(\n]|\b(?:and|but|while|that|which|who|so|after|when|as|because|since)\b", re.I
)
"""What a clause begins behind."""
_NOT_YET = re.compile(r"\b(?:until|unless|before|without|yet)\b", re.I)
_IMAGINED = frozenset(("would", "could", "might", "should"))
# "was rejected in 2023 ¦but passed¦ this year", "cancelled in February ¦and revived¦ in June"
_REVIVED = re.compile(
    r"\b(?:but|and|then|before being|only to be)\s(?:(?:was|is|has|have|been|it|then|now|\w+ly|later|since)\s){0,4}"
    r"(?:passed|approved|revived|reinstated|restored|adopted|resumed|signed|accepted|granted|rescued|reversed|upheld"
    r"|went (?:ahead|through)|saved|brought back)\b",
    re.I,
)
_ATTEMPT = re.compile(
    r"\b(?:motion|bid|proposal|attempt|effort|move|plan|call|petition|bill|push|vote|request|campaign|amendment)s?\s"
    r"(?:[\w’'-]+\s){0,3}?(?:to|of|for|that would)\s(?:[a-z]+ly\s)?$",
    re.I,
)
_UNDOING = frozenset(("cancel", "fail", "draft", "weak", "court"))


def words_of(sentence: str) -> frozenset[str]:
    """The words of a sentence in lower case; one with an apostrophe also as what stands before it."""
    lower = sentence.lower()
    return frozenset((*_WORDS.findall(lower), *_LETTERS.findall(lower)))


@lru_cache(maxsize=64)
def found(sentence: str) -> tuple[Cue, ...]:
    """The cues of a sentence, in the order of their rows."""
    known = cues("en")
    words = words_of(sentence)
    result = []
    for use in known.possible(words):
        for match in use.pattern.finditer(sentence):
            if use.kind == "right" and not has_negation(match.group()):
                continue
            result.append(Cue(match.start(), match.end(), use.side, use.scope, use.kind))
    if not known.negators.isdisjoint(words):
        for match in known.use("negated").finditer(sentence):
            result.append(Cue(match.start(), match.end(), "before", "verb"))
            # "the 5,000 GPUs were never bought", but not "the 5,000 GPUs are not expected to create jobs"
            if not sentence.startswith(" to ", match.end()):
                result.append(Cue(match.start(), match.end(), "behind", "passive"))
    if not words.isdisjoint(_IMAGINED):
        imagined, facts = unreal(sentence)
        result = [cue for cue in result if not any(a < cue.end and cue.start < b for a, b in facts)]
        result += imagined
    if not result:
        return ()
    hidden = known.hidden(sentence)
    shown = [cue for cue in result if not any(low < cue.end and cue.start < high for low, high in hidden)]
    marked = (replace(cue, pending=is_pending(sentence, cue)) for cue in shown)
    return tuple(cue for cue in marked if not is_open(sentence, cue) and not _is_undone(sentence, cue, shown))


def is_pending(sentence: str, cue: Cue) -> bool:
    """Whether the cue only puts off: "delayed", "will not spend the money ¦until the law takes effect"."""
    if cue.kind == "delay":
        return True
    words = sentence[cue.start : cue.end + 90]
    if cue.kind == "fail":  # "lapsed ¦without¦ a taker"
        return _NOT_YET.search(words.replace("without", "")) is not None
    return cue.scope in ("verb", "passive") and _NOT_YET.search(words) is not None


def is_open(sentence: str, cue: Cue) -> bool:
    """Whether the cue itself is denied, doubted or not decided: "may scrap", "did not deny"."""
    known = cues("en")
    before = CLAUSE.split(sentence[max(0, cue.start - 120) : cue.start])[-1]
    if cue.scope in ("clause", "verb") and cue.side == "before" and known.use("doubter").search(before):
        return True
    moves = " out " in sentence[cue.start : cue.end]  # "has never ¦dropped out of¦ the top 10"
    if (cue.scope in ("verb", "phrase", "passive") and not moves) or cue.kind == "unreal":
        return False
    if cue.kind in (*_UNDOING, "claim") and _REVIVED.search(sentence, cue.end, cue.end + 80):
        return True
    if cue.kind in ("right", "fail"):
        before = re.sub(r"\b(?:not|never)\s*$", "", before)
    return known.use("open").search(before[-_OPEN_REACH[cue.side] :]) is not None


def _is_undone(sentence: str, cue: Cue, shown: Sequence[Cue]) -> bool:
    """Whether another cue undoes what a cue says: "scrapped a rule that ¦blocked¦ exports"."""
    if cue.side != "before" or cue.kind not in _UNDOING:
        return False
    if _ATTEMPT.search(sentence, 0, cue.start) and any(
        other.side == "behind" and other.start > cue.end and other.kind in _UNDOING for other in shown
    ):
        return True  # "a motion to ¦scrap¦ the tax break was voted down"
    if cue.kind not in ("cancel", "court"):
        return False
    end = cues("en").use("end")
    return any(
        other.end < cue.start < other.end + 60
        and (other.side, other.scope in ("clause", "verb"), other.kind in ("draft", "delay"))
        == ("before", True, False)
        and not (_BREAK.search(between := sentence[other.end : cue.start]) or end.search(between))
        for other in shown
    )
