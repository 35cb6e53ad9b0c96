"""Whether an English mention is in the object of the cue before it, and denied with it.

A verb denies what its object holds, unless the object is an occasion or an opposition ("cancelled a briefing on its
plan", "withdrew its threat to"), a past relative ("scrapped a project on which it had spent"), or presupposed ("denied
that it would cut the budget", "refused to set aside the fine", "denied that the purchase broke a rule").
"""

from __future__ import annotations

import re

from kaix.analysis.denial_cues import cues
from kaix.analysis.denial_uses import Cue
from kaix.analysis.en import denial_phrases as phrases
from kaix.analysis.en.denial_cues import BREAK
from kaix.analysis.en.inflection import irregular_pasts

_BE_BEFORE = re.compile(
    r"(?:\b(?:am|is|are|was|were|be|been|being|got|gets?)|['’]s)(?:\s+(?:[a-z]+ly|later|since|then|also|now|soon|all|again|even))*\s+$",
    re.I,
)
_DITRANSITIVE = re.compile(r"(?:denied|refused|stripped of|deprived of)\s+(?:an?\s+|the\s+|its\s+)?$", re.I)
ASIDE = re.compile(r",\s(?!\w+ing\b)[^,;]{0,80},\s")
"""What commas set apart within a clause."""
_PREPOSITION = re.compile(
    r"\b(?:with|from|despite|of its|out of|how|what|whether|who|why|where|as|if)\s", re.I
)
_AFTER_AUXILIARY = re.compile(
    r"\b(?:do|does|did|will|would|has|have|had|can|could|may|might|must|should|shall)\s+$", re.I
)
SECOND_VERB = re.compile(r"\b(?:that|has|have|had|will|is|are|was|were|said|says)\b", re.I)
_RELATIVE = re.compile(r"\b(?:that|which|who|it|they)\s+(?:will|would|has|have|had|is|are|was|were)\b", re.I)
_SPENT = re.compile(
    r"\b(?:had|has|have)\s+(?:already\s+)?(?:spent|invested|poured|paid|raised|received|bought|sunk|secured|won|lost)\s+(?:\w+\s+)?$",
    re.I,
)
_FROM_DRAFT = re.compile(
    r"\b(?:from|out\s+of)\s+(?:the|its|this|next)\s(?:[\w’'-]+\s){0,2}?(?:bill|budget|draft|plan|list|proposal)\b",
    re.I,
)
_DEFINITE = re.compile(r"\b(?:the|its|their|his|her|these|those)\s+$", re.I)
_OWN_RELATIVE = re.compile(
    r"[^,.;]{0,40}?\b(?:it|they|he|she|that (?:it|they|had|has|have|was|were))\s+(?:had\s+|has\s+)?\w+", re.I
)
# "denied that ¦the 3 trillion won purchase broke a rule": what the claim is about, and no part of it
_TOPIC = re.compile(
    r"\bthat\s+(?:the|its|their|his|her|this|these|those)\s(?P<nouns>(?:[\w’'-]+\s){0,4})$"
    r"|\b(?:about|over)\s+(?:its|their|the)\s$",
    re.I,
)
_AUXILIARIES = frozenset(
    ("will", "would", "can", "could", "may", "might", "is", "are", "has", "have", "does", "do", "should")
)
_TO_SPEND = re.compile(
    r"\bmotions?\s+to\s+(?:spend|invest|buy|pay|build|fund|lend|award|purchase|acquire|raise)\s", re.I
)
_REDUCED = re.compile(r"\s(?:last|earlier|in|on|by|this|once|twice)\b")
_THAT = re.compile(r"\bthat\s+$")
_JUDGED = re.compile(
    r"\s(?:is|are|was|were)\s(?:too|enough|excessive|insufficient|not\s+enough|an?|no)\b"
)  # only judged
_LAST_NOUN = re.compile(r"\s[\w’'-]+(?=[.,;:!?”\"])")  # "There never was ¦a 20 billion won¦ bribe."
_TO_PAY = re.compile(r"\bto\s+(?:re)?pay\s", re.I)
_BY = re.compile(r"\b(?:to|by)\s+(?!(?:the|its|their|his|her)\b)(?:\w+\s+)?$")  # not "cuts to ¦the budget"
_A_CUT = re.compile(r"\b(?:any|an?|no|the|further|deeper|more)\s$", re.I)


def reaches_object(sentence: str, cue: Cue, start: int, end: int) -> bool:
    """Whether `sentence[start:end]` is in what the cue before it denies."""
    between = sentence[cue.end : start]
    if cue.scope == "phrase":
        # "not ¦the 50,000", but not "did not overturn ¦the fine"
        verbal = _AFTER_AUXILIARY.search(sentence[max(0, cue.start - 12) : cue.start])
        if verbal is not None and sentence.startswith(("nothing", "nowhere"), cue.start):
            verbal = None  # "has nothing like ¦the 2 trillion won"
        return verbal is None and phrases.FILLER.fullmatch(between) is not None
    if cue.kind and _BE_BEFORE.search(sentence[max(0, cue.start - 40) : cue.start]):
        # "the plan was scrapped to save ¦3 trillion won"; but "was denied ¦a 3 trillion won loan"
        return _DITRANSITIVE.search(sentence[cue.start : start]) is not None
    flat = ASIDE.sub(" ", between)
    if BREAK.search(flat) or cues("en").use("end").search(flat):
        return False
    if _REDUCED.match(flat) and SECOND_VERB.search(flat):
        return False  # "A deal rejected ¦last year was approved at ¦3 trillion won"
    if not _is_undone_by(cue, flat, sentence, end) or _is_kept(cue, flat, sentence, end):
        return False
    verb = cue.scope == "verb"
    apart = cues("en").use("apart").fullmatch(phrases.head_noun(flat))
    if apart and (verb or cue.kind in ("cancel", "claim", "weak", "draft")):
        return _TO_SPEND.search(flat) is not None
    return not verb or _PREPOSITION.search(between) is None


def _is_undone_by(cue: Cue, flat: str, sentence: str, end: int) -> bool:
    """Whether the mention and the nouns around it are of the kind that the cue undoes."""
    known = cues("en")
    if cue.kind == "draft":  # not "struck ¦a 3 trillion won deal"
        return _FROM_DRAFT.search(sentence, end, end + 70) is not None
    if cue.scope == "existence":  # not "there is no sign ¦that it was spent"
        direct = phrases.ends_phrase(sentence, end) or phrases.is_content(sentence, end)
        direct = direct or _LAST_NOUN.match(sentence, end) is not None
        return direct and not phrases.head_noun(flat)
    if cue.kind == "court":  # not "set aside ¦$3 billion for chips"
        return phrases.is_ruling(sentence, end)
    if phrases.is_owed(sentence, end) and (cue.scope == "verb" or _TO_PAY.search(flat)):
        return False  # "refused to pay ¦a fine"
    drafted = phrases.is_content(sentence, end) or _FROM_DRAFT.search(sentence, end, end + 70)
    if cue.kind == "weak" and not drafted:
        head = phrases.head_noun(flat)
        if not (known.use("content").fullmatch(head) or known.use("claimed").fullmatch(head)):
            return False
    if cue.kind in ("cancel", "weak"):
        if " that " not in flat and SECOND_VERB.search(_RELATIVE.sub("", flat)):
            return False
        if _SPENT.search(flat) and not known.use("claimed").search(flat):
            return False  # "scrapped a project on which it had spent ¦3 trillion won"
    return True


def _is_kept(cue: Cue, between: str, sentence: str, end: int) -> bool:
    """Whether what is denied presupposes the mention: "denied that it would cut ¦the 3 trillion won budget"."""
    known = cues("en")
    kept = list(known.use("keep").finditer(between))
    if kept and _A_CUT.search(between[: kept[-1].start()]):
        return True  # "ruled out any cut to"
    if cue.kind in ("claim", "cancel"):
        if known.use("cancel").search(between):
            return True  # "denied that it had ¦vetoed¦ the plan"
        if known.use("court").search(between) and phrases.is_ruling(sentence, end):
            return True  # "refused to ¦set aside¦ the fine"
        if _is_topic(between) and not _happens(sentence, end):
            return True
        if _THAT.search(between) and _JUDGED.match(sentence, end):
            return True
    if kept and not _BY.search(between[kept[-1].end() :]):
        return True
    own = _DEFINITE.search(between) is not None and _OWN_RELATIVE.match(sentence, end) is not None
    return cue.kind == "claim" and own


def _is_topic(between: str) -> bool:
    """Whether the mention is in the subject of what is denied, and no verb is between."""
    topic = _TOPIC.search(between)
    nouns = (topic["nouns"] or "").lower().split() if topic else []
    verbs = irregular_pasts() | _AUXILIARIES
    return topic is not None and not any(noun in verbs or noun.endswith("ed") for noun in nouns)


def _happens(sentence: str, end: int) -> bool:
    """Whether what is said of the mention behind it is that it was paid, agreed or planned."""
    window = sentence[end : end + 60]
    found = cues("en").use("happened").search(window)
    return found is not None and re.search(r"[.,;:]", window[: found.start()]) is None
