"""Whether an English mention is in the subject of the cue behind it, and denied with it.

A predicate denies its subject, unless the mention only describes the subject ("the firm, which raised $3 billion,
collapsed"), is a part of it, or is what an occasion is about ("a lawsuit over the purchase was dismissed").
"""

from __future__ import annotations

import re

from kaix.analysis.denial_cues import cues
from kaix.analysis.denial_uses import Cue, compiled
from kaix.analysis.en import denial_phrases as phrases
from kaix.analysis.en.denial_cues import BREAK, CLAUSE
from kaix.analysis.en.denial_objects import ASIDE, SECOND_VERB

# "The deal, worth ¦$1.1 billion¦, collapsed", "The number, ¦$3 billion¦, is wrong"
_IN_ASIDE = re.compile(r",\s(?:(?:worth|valued at|for|of|at)\s(?:an? )?)?$", re.I)
_UNDOING = frozenset(("cancel", "fail", "draft", "weak"))
_AGAINST = re.compile(
    r"\b(?:motion|bid|proposal|attempt|effort|move|call|petition|push|vote|request|campaign|amendment)s?\b",
    re.I,
)
_OF_CLAIMS = frozenset(("cancel", "claim", "false", "right", "draft"))
_SENTENCE_START = re.compile(r"[.;:]\s")
_ASIDE_REST = re.compile(r"^(?:\s(?!(?:and|but|which|that)\b)[\w’'-]+){0,7},")
_BESIDE = re.compile(r"\b(?:with|despite|after|by|from)\s(?:[\w’'-]+\s){0,2}$", re.I)
_PART = re.compile(
    r"\b(?:half|thirds?|quarters?|most|some|many|part|percent|%) of (?:the|its|their)?\s*$", re.I
)
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has been|have been|had been|will be|would be|has|have|had|will|would|did|does|do"
    r"|could|can)(?:\s(?:now|then|also|still|probably|never|[a-z]+ly))*\s*$",
    re.I,
)
# "The 3 trillion won contract ¦that the firm boasted of¦ never existed"
_OBJECT_RELATIVE = re.compile(
    r"\s(?:(?:that|which)\s)?(?:(?:it|they|he|she|(?:the|its|a)\s[\w-]+)\s(?:was|were|is|are)\s(?:said|reported|thought|believed|supposed|meant|due|to)\s(?:to\s)?(?:have\s)?\w+(?=\s)|(?:it|they|he|she|(?<=that\s)(?:(?!(?:is|was|has|had|were|are|would|will)\b)[\w’'-]+\s){0,3}?[\w’'-]+)\s(?:had\s|has\s|have\s)?"
    r"\w+(?:ed|id|ade|old|ought|ent|on|en)\b(?:\s(?:of|for|to|about))?(?=\s))"
)
_DONE_RELATIVE = re.compile(
    r"(?P<head>[\w’'-]+),?\s(?:that|which|who)\s+(?:has\s+|had\s+|have\s+|was\s+|were\s+)?(?P<verb>\w+(?:ed|ought|ent|on|ook|old|ade|aised))\s(?:[\w’'-]+\s){0,4}$",
    re.I,
)
_NOBODY = re.compile(
    r"\b(?:neither|none\s+of|not\s+an?\s+(?:single\s+)?(?:cent|penny|dollar|chip|unit|won)\s+of|not\s+one\s+of|nothing\s+of|no)\b[^.;:—\n]{0,90}$",
    re.I,
)
_BE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|that|said)\b", re.I)
_NOUNS_ONLY = re.compile(
    r"[\s-]*(?:(?!(?:is|are|was|were|be|been|has|have|had|it|and|that|to|not)\b)[\w’'-]+\s){1,6}"
)
_WANTS = re.compile(
    r"\b(?:want|need|demand|urge|like|prefer|see|seek|ask|call|propose)(?:s|ed|ing|d)?\b[^,;]{0,60}$", re.I
)  # "wants ¦the museum¦ scrapped"
_REDUCED_END = re.compile(r"\s*(?:$|[.,;)\n]|(?:in|on|after|over|amid|by|as|due|following|at)\b)", re.I)
_FROM_DRAFT = re.compile(
    r"(?:from|out\s+of)\s+(?:the|its|this|next)\s(?:[\w’'-]+\s){0,2}?(?:bill|budget|draft|plan|list|proposal)\b",
    re.I,
)


def reaches_subject(sentence: str, cue: Cue, start: int, end: int) -> bool:
    """Whether `sentence[start:end]` is in what the cue behind it denies."""
    between = sentence[end : cue.start]
    known = cues("en")
    if cue.scope == "phrase":
        return phrases.FILLER.fullmatch(between) is not None
    if (
        cue.kind == "court"
        and cues("en").use("ruling").search(sentence, max(0, start - 40), cue.start) is None
    ):
        return False  # "¦9 trillion won¦ was set aside for robots"
    if cue.kind == "draft" and not (
        _FROM_DRAFT.match(sentence, cue.end + 1) or known.use("claimed").search(sentence, 0, start)
    ):
        return False  # "dropped ¦from the bill¦", "its ¦claim¦ to be No. 1 was removed"
    if cue.kind == "forged":  # "¦a letter¦ that promises $30 million was doctored"
        shows = rf"(?:{known.uses['document']}|{known.uses['claimed']})"
        if compiled(shows).search(_SENTENCE_START.split(sentence[:start])[-1]) is None:
            return False
    if cue.scope == "reduced":
        wanted = _WANTS.search(CLAUSE.split(sentence[:start])[-1])
        return wanted is None and _is_reduced(sentence, cue, between)
    if _PART.search(sentence[:start]):
        return False  # "half of the ¦2,000 chips never came"
    if _IN_ASIDE.search(sentence[:start]):  # ", worth ¦$1.1 billion to chipmakers, ¦was dropped"
        between = _ASIDE_REST.sub("", between)
    flat = _OBJECT_RELATIVE.sub("", ASIDE.sub(" ", between), count=1)
    if BREAK.search(flat) or known.use("end").search(flat):
        return False
    if cue.kind == "fail" and _BESIDE.search(sentence[:start]):
        return False  # "a bank with ¦$3 billion¦ in assets collapsed"
    described = _DONE_RELATIVE.search(sentence[max(0, start - 80) : start])
    if (
        described
        and not known.use("claimed").fullmatch(described["head"])
        and not known.use("content").fullmatch(described["head"])
    ):
        return False  # "the firm that raised ¦$3 billion collapsed"
    if cue.kind == "weak" and not known.use("content").search(sentence, max(0, start - 40), cue.start):
        return False
    clause = CLAUSE.split(sentence[:start])[-1]
    if cue.kind in _UNDOING and _AGAINST.search(clause) and known.use("keep").search(clause):
        return False  # "a motion to ¦scrap the tax break¦ was voted down"
    if (head := phrases.HEAD_END.search(clause)) and known.use("apart").search(
        clause[: head.start()].rstrip().split(" ")[-1]
    ):
        return False  # "a lawsuit over ¦the $45 million purchase¦ was dismissed"
    told = cue.kind == "false" and known.use("document").search(sentence[:start])
    if (
        cue.kind == "forged"
        or told
        or (cue.kind in _OF_CLAIMS and known.use("claimed").search(sentence[:start]))
    ):
        return True
    return SECOND_VERB.search(_AUXILIARY.sub("", flat)) is None


def by_nobody(sentence: str, start: int, end: int) -> Cue | None:
    """The negative subject that undoes the mention in it: "Neither the fund nor ¦the 10,000 GPUs¦ has materialized"."""
    negative = _NOBODY.search(sentence, 0, start)
    if negative is None or _BE.search(negative.group()):
        return None
    happened = cues("en").use("happened").search(sentence, end, min(len(sentence), end + 110))
    if happened is None or re.search(r"[.;:]\s", sentence[end : happened.start()]):
        return None
    return Cue(
        negative.start(), negative.start() + len(negative.group().split()[0]), "before", "subject", "fail"
    )


def _is_reduced(sentence: str, cue: Cue, between: str) -> bool:
    """Whether a participle at the end of a headline is said of the noun phrase before it: "$3 bln plant ¦scrapped"."""
    if not _NOUNS_ONLY.fullmatch(between) or not _REDUCED_END.match(sentence, cue.end):
        return False
    return cues("en").use("content").fullmatch(between.rsplit(maxsplit=1)[-1]) is not None
