"""Whether a sum or a count is `actual` or `planned`, from what governs it; the policy is in `pipeline.context`."""

from __future__ import annotations

import re

from pipeline.rules.en.context import verbs
from pipeline.rules.en.context.clause import Clause, Governor
from pipeline.rules.en.context.verbs import Group

_FINE_BEFORE = re.compile(r"\b(?:fine[sd]?|fining|penalt(?:y|ies)|surcharges?|levy|levied)\b[^.;\n]{0,40}$", re.IGNORECASE)
_FINE_BEHIND = re.compile(r"[\s-]*(?:\([^)\n]{0,60}\)\s*)?(?:fine|penalty|surcharge)\b", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:the\s+|just\s+|only\s+|a\s+mere\s+)?$", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:compared (?:with|to)|versus|vs\.?|against|as opposed to|than the|times the|times)\s+(?:the\s+|just\s+)?$", re.IGNORECASE
)
_NOUN_BEHIND = re.compile(
    r"[\s-]*(?:\([^)\n]{0,60}\)\s*)?(?:(?!and\b|in\b|for\b|to\b|of\b|by\b|on\b)[\w’'-]+\s){0,3}"
    r"(?:plans?|proposals?|pledges?|targets?|goals?|bids?|offers?|requests?|MOU|commitments?|promises?|blueprints?)\b",
    re.IGNORECASE,
)
_IN_PLANS = re.compile(
    r"[\s-]*(?:\([^)\n]{0,60}\)\s*)?(?:worth of|in|of)\s(?:[\w-]+\s){0,4}(?:pledges|commitments|promises|proposals|offers)\b", re.IGNORECASE
)
_PLAN_IN_SENTENCE = re.compile(
    r"\b(?:will|would|shall|to be|plans?|planned|proposed|target|goal|pledged|expected|aims?|slated|due to)\b", re.IGNORECASE
)
_LEAD_REACH = 6


def status(clause: Clause, start: int, end: int, governor: Governor | None, inherited: str | None) -> str:
    """`actual` or `planned` for the anchor `clause.text[start:end]`; `inherited` is the status of what it is a part of."""
    before = clause.text[max(0, start - 70) : start]
    behind = clause.text[end : end + 90]
    if _FINE_BEFORE.search(before) or _FINE_BEHIND.match(behind):
        return "actual"
    if governor is not None and governor.side == "participle" and governor.planned is not None:
        return "planned" if governor.planned else "actual"
    if _FROM.search(before) or _AGAINST.search(before):
        return "actual"
    if _NOUN_BEHIND.match(behind) or _IN_PLANS.match(behind):
        return "planned"
    if governor is not None and governor.planned is not None:
        return "planned" if governor.planned else "actual"
    if inherited is not None and governor is None:
        return inherited
    ahead = _ahead(clause, end)
    if ahead is not None:
        return "planned" if ahead.planned else "actual"
    if inherited is not None:
        return inherited
    return _of_lead(clause)


def _ahead(clause: Clause, end: int) -> Group | None:
    """The first finite verb behind the anchor: "A 2 trillion won fund ¦will be created"."""
    for index in range(clause.before(end), min(len(clause.words), clause.before(end) + 25)):
        word = clause.words[index]
        if word.text == ";" or word.lower in ("which", "who", "that", "while", "but"):
            return None
        group = verbs.group(clause.words, index)
        if group is not None and group.finite and group.planned is not None and group.kind != "say":
            return group
    return None


def _of_lead(clause: Clause) -> str:
    """The status of a line of a list or a table without a verb: that of the sentence which leads to it."""
    sentences = clause.reading.sentences
    index = clause.reading.index_at(clause.base)
    for before in range(index - 1, max(-1, index - 1 - _LEAD_REACH), -1):
        text = sentences[before].text.strip()
        if not text or not text.endswith((":", ".")):
            continue
        return "planned" if _PLAN_IN_SENTENCE.search(text) else "actual"
    return "actual"
