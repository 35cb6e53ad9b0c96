"""What an English sentence only imagines: "Had the vote passed, it would now own 6,000 GPUs".

A condition against the facts ("if it had", "were it not for", "but for") makes what would be so unreal, and itself
where nothing negates it: "had it ¦not¦ received the loan" presupposes the loan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kaix.analysis.denial_cues import Cue, compiled
from kaix.analysis.en.inflection import irregular_pasts

_NOT = re.compile(r"\b(?:not|never|no)\b|n['’]t\b", re.I)
_SUBJECT = r"(?:(?!(?:would|could|might|should|had|said|says)\b)[\w’'$%,.-]+\s){1,7}?"
_ADVERBS = (
    r"(?:(?:not|never|ever|also|only|now|already|today|still|actually|instead|then|by\snow|[a-z]+ly)\s)*"
)
_BARE_CONDITION = (
    r"\b(?:were|had)\s(?:it|they|there|he|she|we)\snot\s(?:been\s)?for\b|\bbut\sfor\b|\bif\snot\sfor\b|\bif\sit\s(?:(?:was|were|had)\snot|(?:was|were|had)n['’]t)"
    r"\s(?:been\s)?for\b|\bwithout\b|\bwith\s(?:(?:a|an|one|some|more|another|better|enough)\s)[^,;.]{2,50},|\botherwise\b"
)
_RESULT = (
    rf"\b(?:(?:would|could|might|should)|(?<=\w)['’]d)(?:n[’']t)?\s{_ADVERBS}(?:have|be|own|hold|get|run|pay"
    rf"|spend|rank|make|need|cost|receive|buy|stand|sit|earn|had)\b"
)
_OVER = re.compile(r"\b(?:would|could|might|should)\s(?:[a-z]+ly\s)?have\b|\b(?:by\snow|now|today)\b", re.I)
_CAN_BE = re.compile(r"\b(?:[Ii]f|[Hh]ad|[Ww]ere|[Bb]ut for|[Ww]ith|[Ww]ithout|[Oo]therwise)\b")
_AS_IT_IS = re.compile(r"\bas (?:it|things) (?:is|are|was|were|stands?)\b")  # "…; as it is, it ranks fourth"
_REACH = 170  # characters between a condition and its result


def unreal(sentence: str) -> tuple[list[Cue], list[tuple[int, int]]]:
    """The cues of what is imagined, each before its object, and the spans whose negation says that it is so.

    "Had it ¦not received¦ the loan, it ¦would not have bought¦ the chips": it did both.
    """
    if _CAN_BE.search(sentence) is None:
        return [], []
    results = list(compiled(_RESULT).finditer(sentence))
    cues: list[Cue] = []
    facts: list[tuple[int, int]] = []
    if not results:
        return cues, facts
    for condition in _conditions(sentence):
        bare = compiled(_BARE_CONDITION).fullmatch(condition.group()) is not None
        past = not bare and re.search(r"\bhad\b|['’]d\b", condition.group(), re.I) is not None
        near = [one for one in results if _beside(sentence, condition, one)]
        if not past and not _AS_IT_IS.search(sentence):
            near = [one for one in near if _OVER.search(sentence, one.start(), one.end() + 60 * bare)]
        if not near:
            continue
        told = [condition, *near] if past else near
        for one in told:
            if _NOT.search(one.group()) is None:
                cues.append(Cue(one.start(), one.end(), "before", "clause", "unreal"))
            else:
                facts.append(one.span())
    return cues, facts


@cache
def _condition() -> str:
    """A clause that says what had not been: "if it had bought", "had it bought", "if only they had bought"."""
    participle = rf"(?:\w+ed|{'|'.join(sorted(irregular_pasts(), key=len, reverse=True))})"
    return (
        rf"\bif\s(?:only\s)?{_SUBJECT}(?:had\b|['’]d\s)(?:n[’']t)?\s?{_ADVERBS}(?:been\s)?{participle}\b"
        rf"|(?:^|[.;:,“\"]\s?|\b(?:and|but|that)\s)had\s{_SUBJECT}{_ADVERBS}(?:been\s)?{participle}\b"
        r"|\bif\s(?:only\s)?(?:[\w’'-]+\s){1,6}?(?:were|had)\s(?:not\s)?(?:to\s(?:have|do|be|get)\s)?"
    )


def _conditions(sentence: str) -> Iterator[re.Match[str]]:
    yield from compiled(_condition()).finditer(sentence)
    yield from compiled(_BARE_CONDITION).finditer(sentence)


def _beside(sentence: str, condition: re.Match[str], result: re.Match[str]) -> bool:
    """Whether a result stands behind or before a condition, in one sentence."""
    low, high = sorted((condition, result), key=lambda match: match.start())
    between = sentence[low.end() : high.start()]
    return len(between) < _REACH and re.search(r"[;:]\s|[.!?][\"”]?\s(?=[A-Z“\"])", between) is None
