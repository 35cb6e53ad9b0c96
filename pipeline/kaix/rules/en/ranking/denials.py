"""Whether a rank is denied: "failed to make the top 10", "no Korean university made the top 50".

A rank that somebody does not have, has lost or is outside of has the status `denied`.
"""

from __future__ import annotations

import re

_REACH = 110  # characters before the rank
_ATTRIBUTES = frozenset(("nth_largest", "number_n", "one_of_the_n_largest"))
_NEVER = frozenset(("second_only_to", "from_nth"))
_CLAUSE = re.compile(
    r"[.;:,—“”\"(\n]|\b(?:and|but|while|though|although|yet|that|which|who|so|after|before|when|as|because|since"
    r"|if|whether)\b",
    re.IGNORECASE,
)
_NOT = (
    r"(?:did|do|does|has|have|had|was|were|is|are|could|would|will|can|may|should) ?(?:n[’']t|not)\b|can[’']t|won[’']t"
    r"|cannot|never|no longer"
)
# "did not say how it came first", "cannot rest on being sixth"
_ABOUT = (
    r"(?:how|why|when|where|whether|say|said|know|explain|disclose|rest|settle|hide|complain|forget|expect"
    r"|imagine|afford|content|happy)\b"
)
_DENIED = re.compile(
    # "did not make it into the top 10", "was not among the top three", "is nowhere near the top five"
    rf"\b(?:{_NOT})(?! (?:only|just|merely|simply|chang\w+|mov\w+)\b)(?: (?!{_ABOUT})[\w’'-]+){{0,6}} [\"“]?$"
    r"|\b(?:fail(?:s|ed|ing)? to|unable to|nowhere near|short of|miss(?:es|ed|ing)? out on|miss(?:es|ed|ing)?)"
    r"(?: [\w’'-]+){0,6} [\"“]?$"
    r"|\b(?:removed|disqualified|struck|stripped) (?:from|of) (?:its |the |their )?$"
    # "fell out of the top 10", "is outside the top 10"; not "two out of the top five"
    r"|(?<!\bone )(?<!\btwo )(?<!\bthree )(?<!\bfour )(?<!\bfive )(?<!\d )\bout of (?:[\w’'.-]+ ){0,3}[\"“]?$"
    r"|\b(?:outside|beyond) (?:of )?(?:[\w’'.-]+ ){0,3}[\"“]?$",
    re.IGNORECASE,
)
# "No Korean university made the top 50", "neither Naver nor Kakao": the subject is nobody.
_NOBODY = re.compile(
    r"(?:^|[.;:,—“\"(]|\b(?:and|but|while|that|said))\s*"
    r"(?:no (?!longer|doubt|matter|wonder|less|fewer|more)(?=[a-z])|none\b|neither\b|nobody\b|no one\b"
    r"|not (?:one|a single)\b|hardly any\b)"
    r"(?! (?:(?:had|has|could|would) )?(?:have )?(?:expect|foresaw|foresee|thought|predict|imagin|believ"
    r"|guess|dream|doubt|disput|den(?:y|ie)))"
    r"[^.;:,—“”\"(\n]*$",
    re.IGNORECASE,
)


# "has never dropped out of the top 10"
_STAYS = re.compile(r"(?:\b(?:not|never)\b|n[’']t\b)(?: [\w’'-]+){1,3} out of\b", re.IGNORECASE)


def denied(text: str, rule: str, start: int) -> bool:
    """Whether the rank that `rule` finds at `start` of a sentence is one that somebody does not have."""
    if rule in _NEVER:
        return False
    before = text[max(0, start - _REACH) : start]
    if _NOBODY.search(before):
        return True
    begin = 0
    for mark in _CLAUSE.finditer(before):
        begin = mark.end()
    clause = before[begin:]
    if rule in _ATTRIBUTES or _STAYS.search(clause):
        return False  # "failed to buy the No. 1 carrier" denies no rank of the carrier
    return _DENIED.search(clause) is not None
