"""Which mentions an English denial reaches: its cues, what leaves them open, and the object or subject they are about.

A verb before the mention denies what its object holds, unless the object is an occasion ("cancelled a briefing on its
plan") or a verb between presupposes the mention ("denied that it will cut the 3 trillion won project"). A predicate
behind the mention denies its subject, unless the mention describes the subject ("the firm, which raised $3 billion,
collapsed").
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from kaix.analysis.denial_cues import Cue, cues, has_negation

_WORDS = re.compile(r"[a-z]+(?:['’][a-z]+)*")
# "put ¦the 4 trillion won project¦ on ice": a verb, and no preposition or verb before the mention
_NOUNS_BEFORE = re.compile(
    r"[\w’'-]+\s+(?:(?!(?:in|on|at|for|by|with|from|to|of|as|that|and|is|was|were|are)\b)[\w’'-]+\s+){0,4}"
)
_BE_BEFORE = re.compile(
    r"(?:\b(?:am|is|are|was|were|be|been|being|got|gets?)|['’]s)(?:\s+(?:[a-z]+ly|later|since|then|also|now|soon|all|again|even))*\s+$",
    re.I,
)
_DITRANSITIVE = re.compile(r"(?:denied|refused)\s+(?:an?\s+|the\s+)?$", re.I)


@lru_cache(maxsize=64)
def found(sentence: str) -> tuple[Cue, ...]:
    """The cues of a sentence that no pseudo-cue hides and nothing leaves open."""
    known = cues("en")
    words = frozenset(_WORDS.findall(sentence.lower()))
    result = []
    for use in known.denials:
        if use.needed and use.needed.isdisjoint(words):
            continue
        for match in use.pattern.finditer(sentence):
            if use.kind == "right" and not has_negation(match.group()):
                continue
            result.append(Cue(match.start(), match.end(), use.side, use.scope, use.kind))
    if not known.negators.isdisjoint(words):
        for match in known.negated.finditer(sentence):
            result.append(Cue(match.start(), match.end(), "before", "verb"))
            # "the 5,000 GPUs were never bought", but not "the 5,000 GPUs are not expected to create jobs"
            if not sentence.startswith(" to ", match.end()):
                result.append(Cue(match.start(), match.end(), "behind", "passive"))
    if not result:
        return ()
    hidden = [match.span() for match in known.use("pseudo").finditer(sentence)]
    shown = [cue for cue in result if not any(low < cue.end and cue.start < high for low, high in hidden)]
    marked = (replace(cue, pending=is_pending(sentence, cue)) for cue in shown)
    return tuple(cue for cue in marked if not is_open(sentence, cue))


_COUNTERFACTUAL = re.compile(r"(?:would|could|might|should) have\b", re.I)
# characters before a cue in which something can leave it open: "may ¦be scrapped"
_OPEN_REACH = {"before": 40, "around": 40, "behind": 14}
_CLAUSE = re.compile(
    r"[.;:,—“”\"(\n]|\b(?:and|but|while|that|which|who|so|after|when|as|because|since)\b", re.I
)
_NOT_YET = re.compile(r"\b(?:until|unless|before|without|yet)\b", re.I)


def is_pending(sentence: str, cue: Cue) -> bool:
    """Whether the cue only puts off: "delayed", "will not spend the money ¦until the law takes effect"."""
    if cue.kind == "delay":
        return True
    reach = min(len(sentence), cue.end + 90)
    return (
        cue.scope in ("verb", "passive", "subject")
        and _NOT_YET.search(sentence, cue.start, reach) is not None
    )


def is_open(sentence: str, cue: Cue) -> bool:
    """Whether the cue itself is denied, doubted or not decided: "may scrap", "did not deny"."""
    known = cues("en")
    before = _CLAUSE.split(sentence[max(0, cue.start - 120) : cue.start])[-1]
    if cue.scope in ("clause", "verb") and cue.side == "before" and known.use("doubter").search(before):
        return True
    if cue.scope in ("verb", "phrase", "passive") or _COUNTERFACTUAL.match(sentence, cue.start):
        return False
    if cue.kind in ("right", "fail"):
        before = re.sub(r"\b(?:not|never)\s*$", "", before)
    return known.use("open").search(before[-_OPEN_REACH[cue.side] :]) is not None


_FILLER = re.compile(
    # "rather than ¦the 5,120 GPUs", "not ¦a reported 3 trillion won"; no preposition, no verb of another clause
    r"[\s\"“‘'(]*(?:,\s(?:as|contrary to)\s[^,]{3,50},\s)?"
    r"(?:(?!(?:in|on|at|for|by|with|from|to|of|as|that|if|because|when|since|and|or|but|is|was|were|are|than"
    r"|more|less|cost|exceed|take|be)\b)"
    r"[\w’'-]+[\s\"“‘'-]+){0,3}"
)
# "The deal, worth ¦$1.1 billion¦, collapsed"
_IN_ASIDE = re.compile(r",\s(?:worth|valued at|for|of)\s(?:an? )?$", re.I)
_ASIDE = re.compile(r",[^,;]{0,80},\s")
_BREAK = re.compile(r"[.;:!?\n—]\s|[a-z][.](?=[A-Z])|,\s")
_PREPOSITION = re.compile(
    r"\b(?:with|from|despite|of its|out of|how|what|whether|who|why|where|as|if)\s", re.I
)
_FROM = re.compile(r"\bfrom\s+(?:the\s+|just\s+|only\s+)?$", re.I)
_PART = re.compile(
    r"\b(?:half|thirds?|quarters?|most|some|many|part|percent|%) of (?:the|its|their)?\s*$", re.I
)
_TO = re.compile(r"[^.;]{0,60}?\bto\b")
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has been|have been|had been|will be|would be|has|have|had|will|would|did|does|do"
    r"|could|can)\s*$",
    re.I,
)
_AFTER_AUXILIARY = re.compile(
    r"\b(?:do|does|did|will|would|has|have|had|can|could|may|might|must|should|shall)\s+$", re.I
)
# "killed a 70 billion won ¦plan for a museum", but not "dropped 3 trillion won in value"
_LEADS_TO = r"[\s-]*(?:\([^)\n]{0,40}\)\s*)?(?:(?!in\b|on\b|at\b|to\b|as\b|and\b|by\b)[\w’'-]+\s){0,4}?"
_SECOND_VERB = re.compile(r"\b(?:that|has|have|had|will|is|are|was|were|said|says)\b", re.I)
_RELATIVE = re.compile(r"\b(?:that|which|who|it|they)\s+(?:will|would|has|have|had|is|are|was|were)\b", re.I)
# where the object of a verb ends and what describes it begins: "a press briefing¦ on its plan"
_HEAD_END = re.compile(
    r"\s(?:of|to|on|in|for|from|that|which|worth|with|about|over|by|at|under|against|between|after|into|valued|calling|seeking"
    r"|requiring|granting|giving|allowing|promising|allocating|setting|creating|imposing|lending|paying|offering|raising|authori[sz]ing|amid|during|related|involving)\b",
    re.I,
)
_SPENT = re.compile(
    r"\b(?:had|has|have)\s+(?:already\s+)?(?:spent|invested|poured|paid|raised|received|bought|sunk|secured|won|lost)\s+(?:\w+\s+)?$",
    re.I,
)
_FROM_DRAFT = re.compile(
    r"\bfrom\s+(?:the|its|this|next)\s(?:[\w’'-]+\s){0,2}?(?:bill|budget|draft|plan|list|proposal)\b", re.I
)
_DEFINITE = re.compile(r"\b(?:the|its|their|his|her|these|those)\s+$", re.I)
_OWN_RELATIVE = re.compile(
    r"[^,.;]{0,40}?\b(?:it|they|he|she|that (?:it|they|had|has|have|was|were))\s+(?:had\s+|has\s+)?\w+", re.I
)
_DONE_RELATIVE = re.compile(
    r"(?P<head>[\w’'-]+),?\s(?:that|which|who)\s+(?:has\s+|had\s+|have\s+|was\s+|were\s+)?(?P<verb>\w+(?:ed|ought|ent|on|ook|old|ade|aised))\s(?:[\w’'-]+\s){0,4}$",
    re.I,
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
        return _reaches_object(sentence, cue, start, end)
    return _reaches_subject(sentence, cue, start, end)


def _reaches_object(sentence: str, cue: Cue, start: int, end: int) -> bool:
    """Whether the mention is in the object of the cue before it."""
    between = sentence[cue.end : start]
    known = cues("en")
    if cue.scope == "phrase":
        # "not ¦the 50,000", but not "did not overturn ¦the fine"
        verbal = _AFTER_AUXILIARY.search(sentence[max(0, cue.start - 12) : cue.start])
        return verbal is None and _FILLER.fullmatch(between) is not None
    if cue.kind and _BE_BEFORE.search(sentence[max(0, cue.start - 40) : cue.start]):
        # "the plan was scrapped to save ¦3 trillion won"; but "was denied ¦a 3 trillion won loan"
        return _DITRANSITIVE.search(sentence[cue.start : start]) is not None
    if _FROM.search(sentence[:start]) and _TO.match(sentence, end):
        return False  # "denied it would trim it from ¦5 trillion to 3 trillion won"
    flat = _ASIDE.sub(" ", between)
    if _BREAK.search(flat) or known.use("end").search(flat):
        return False
    if cue.kind == "draft" and not _FROM_DRAFT.search(sentence, end, end + 70):
        return False  # "struck ¦a 3 trillion won deal"
    if cue.kind == "weak" and not (_is_content(sentence, end) or _FROM_DRAFT.search(sentence, end, end + 70)):
        head = _head(flat)
        if not (known.use("content").fullmatch(head) or known.use("claimed").fullmatch(head)):
            return False
    if cue.kind in ("cancel", "weak"):
        if " that " not in flat and _SECOND_VERB.search(_RELATIVE.sub("", flat)):
            return False
        if _SPENT.search(flat) and not known.use("claimed").search(flat):
            return False  # "scrapped a project on which it had spent ¦3 trillion won"
    if _is_kept(cue, flat, sentence, start, end):
        return False
    if (cue.kind in ("cancel", "claim") or cue.scope == "verb") and known.use("apart").fullmatch(_head(flat)):
        return False
    return cue.scope != "verb" or _PREPOSITION.search(between) is None


def _head(between: str) -> str:
    """The head noun of an object that goes on behind it, "" where the mention follows at once."""
    head = _HEAD_END.search(between)
    words = between[: head.start()].split() if head else []
    if not words and head:  # "agree ¦on a date for"
        behind = _HEAD_END.search(between, head.end())
        words = between[head.end() : behind.start()].split() if behind else []
    return words[-1].strip("\"“”’'") if words else ""


def _is_content(sentence: str, end: int) -> bool:
    """Whether a plan, a bid or a contract follows the mention in its noun phrase."""
    lead = re.compile(_LEADS_TO).match(sentence, end)
    assert lead is not None
    for match in cues("en").use("content").finditer(sentence, end, min(len(sentence), end + 70)):
        if re.compile(_LEADS_TO).fullmatch(sentence, end, match.start()):
            return True
    return False


def _is_kept(cue: Cue, between: str, sentence: str, start: int, end: int) -> bool:
    """Whether what is denied presupposes the mention: "denied that it would cut ¦the 3 trillion won budget"."""
    kept = list(cues("en").use("keep").finditer(between))
    if kept and not re.search(r"\b(?:to|by)\s+(?:\w+\s+)?$", between[kept[-1].end() :]):
        last = between[kept[-1].end() :]
        return re.search(r"\b(?:spend|invest|buy|raise|pay|build)\w*\b", last) is None
    return (
        cue.kind == "claim"
        and _DEFINITE.search(between) is not None
        and _OWN_RELATIVE.match(sentence, end) is not None
    )


_NOBODY = re.compile(r"\b(?:neither|none\s+of|not\s+one\s+of|nothing\s+of|no)\b[^.;:—\n]{0,90}$", re.I)


def by_nobody(sentence: str, start: int, end: int) -> Cue | None:
    """The negative subject that undoes the mention in it: "Neither the fund nor ¦the 10,000 GPUs¦ has materialized"."""
    negative = _NOBODY.search(sentence, 0, start)
    if negative is None or re.search(
        r"\b(?:is|are|was|were|has|have|had|will|that|said)\b", negative.group(), re.I
    ):
        return None
    happened = cues("en").use("happened").search(sentence, end, min(len(sentence), end + 110))
    if happened is None or re.search(r"[.;:]\s", sentence[end : happened.start()]):
        return None
    return Cue(
        negative.start(), negative.start() + len(negative.group().split()[0]), "before", "subject", "fail"
    )


def _reaches_subject(sentence: str, cue: Cue, start: int, end: int) -> bool:
    """Whether the mention is in the subject of the cue behind it."""
    between = sentence[end : cue.start]
    known = cues("en")
    if cue.scope == "phrase":
        return _FILLER.fullmatch(between) is not None
    if cue.kind == "draft" and not _FROM_DRAFT.match(sentence, cue.end + 1):
        return False
    if cue.scope == "reduced":
        return _is_reduced(sentence, cue, between)
    if _PART.search(sentence[:start]):
        return False  # "half of the ¦2,000 chips never came"
    if _IN_ASIDE.search(sentence[:start]):
        between = between.removeprefix(",")
    flat = _ASIDE.sub(" ", between)
    if _BREAK.search(flat) or known.use("end").search(flat):
        return False
    described = _DONE_RELATIVE.search(sentence[max(0, start - 80) : start])
    if (
        described
        and not known.use("claimed").fullmatch(described["head"])
        and not known.use("content").fullmatch(described["head"])
    ):
        return False  # "the firm that raised ¦$3 billion collapsed"
    if cue.kind == "weak" and not known.use("content").search(sentence, max(0, start - 40), cue.start):
        return False
    clause = _CLAUSE.split(sentence[:start])[-1]
    if (head := _HEAD_END.search(clause)) and known.use("apart").search(
        clause[: head.start()].rstrip().split(" ")[-1]
    ):
        return False  # "a lawsuit over ¦the $45 million purchase¦ was dismissed"
    if cue.kind in ("cancel", "claim", "false", "right") and known.use("claimed").search(sentence[:start]):
        return True
    return _SECOND_VERB.search(_AUXILIARY.sub("", flat)) is None


_NOUNS_ONLY = re.compile(
    r"[\s-]*(?:(?!(?:is|are|was|were|be|been|has|have|had|it|and|that|to|not)\b)[\w’'-]+\s){1,6}"
)
_REDUCED_END = re.compile(r"\s*(?:$|[.,;)\n]|(?:in|on|after|over|amid|by|as|due|following|at)\b)", re.I)


def _is_reduced(sentence: str, cue: Cue, between: str) -> bool:
    """Whether a participle at the end of a headline is said of the noun phrase before it: "$3 bln plant ¦scrapped"."""
    if not _NOUNS_ONLY.fullmatch(between) or not _REDUCED_END.match(sentence, cue.end):
        return False
    return cues("en").use("content").fullmatch(between.rsplit(maxsplit=1)[-1]) is not None
