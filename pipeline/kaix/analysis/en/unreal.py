"""What an English sentence only imagines: "Had the vote passed, it would now own 6,000 GPUs".

A condition against the facts ("if it had", "were it not for", "but for") makes what would be so unreal, and itself
where nothing negates it: "had it ¦not¦ received the loan" presupposes the loan.
"""

from __future__ import annotations

import re
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


def unreal(sentence: str) -> tuple[list[Cue], list[tuple[int, int]]]:
    """The cues of what is imagined, each before its object, and the spans whose negation says that it is so.

    "Had it ¦not received¦ the loan, it ¦would not have bought¦ the chips": it did both.
    """
    imagined: list[Cue] = []
    facts: list[tuple[int, int]] = []
    results = list(compiled(_RESULT).finditer(sentence)) if _CAN_BE.search(sentence) else []
    for pattern, bare in ((_condition(), False), (_BARE_CONDITION, True)):
        for condition in compiled(pattern).finditer(sentence) if results else ():
            past = not bare and re.search(r"\bhad\b|['’]d\b", condition.group(), re.I) is not None
            near = [one for one in results if _beside(sentence, condition, one)]
            if not past and not _AS_IT_IS.search(sentence):
                near = [one for one in near if _OVER.search(sentence, one.start(), one.end() + 60 * bare)]
            for one in [condition, *near] if past and near else near:
                if _NOT.search(one.group()) is None:
                    imagined.append(Cue(one.start(), one.end(), "before", "clause", "unreal"))
                else:
                    facts.append(one.span())
    return imagined, facts


@cache
def _condition() -> str:
    """A clause that says what had not been: "if it had bought", "had it bought", "if only they had bought"."""
    participle = rf"(?:\w+ed|{'|'.join(sorted(irregular_pasts(), key=len, reverse=True))})"
    return (
        rf"\bif\s(?:only\s)?{_SUBJECT}(?:had\b|['’]d\s)(?:n[’']t)?\s?{_ADVERBS}(?:been\s)?{participle}\b"
        rf"|(?:^|[.;:,“\"]\s?|\b(?:and|but|that)\s)had\s{_SUBJECT}{_ADVERBS}(?:been\s)?{participle}\b"
        r"|\bif\s(?:only\s)?(?:[\w’'-]+\s){1,6}?(?:were|had)\s(?:not\s)?(?:to\s(?:have|do|be|get)\s)?"
    )


def _beside(sentence: str, condition: re.Match[str], result: re.Match[str]) -> bool:
    """Whether a result stands behind or before a condition, in one sentence."""
    low, high = sorted((condition, result), key=lambda match: match.start())
    between = sentence[low.end() : high.start()]
    return len(between) < 170 and re.search(r"[;:]\s|[.!?][\"”]?\s(?=[A-Z“\"])", between) is None
