"""Pieces of English noun phrases that a denial asks for: the head of an object, and the noun behind a mention."""

from __future__ import annotations

import re

from kaix.analysis.denial_cues import cues

# "rather than ¦the 5,120 GPUs", "not ¦a reported 3 trillion won"; no preposition, no verb of another clause
FILLER = re.compile(
    r"[\s\"“‘'(]*(?:,\s(?:as|contrary to)\s[^,]{3,50},\s)?"
    r"(?:(?:the|an?|its|their|his|her|our|some|any)\s+)?"
    r"(?:(?!(?:in|on|at|for|by|with|from|to|of|as|that|if|because|when|since|and|or|but|is|was|were|are|than"
    r"|more|less|cost|exceed|take|be|the|an?|its|their)\b)"
    r"[\w’'-]+[\s\"“‘'-]+){0,3}"
)
"""What may stand between a cue and a mention in one noun phrase."""
# "killed a 70 billion won ¦plan for a museum", but not "dropped 3 trillion won in value"
_LEADS_TO = re.compile(
    r"[\s-]*(?:\([^)\n]{0,40}\)\s*)?(?:(?!in\b|on\b|at\b|to\b|as\b|and\b|by\b)[\w’'-]+\s){0,4}?"
)
# where the object of a verb ends and what describes it begins: "a press briefing¦ on its plan"
HEAD_END = re.compile(
    r"\s(?:of|to|on|in|for|from|that|which|worth|with|about|over|by|at|under|against|between|after|into|valued|calling|seeking"
    r"|requiring|granting|giving|allowing|promising|allocating|setting|creating|imposing|lending|paying|offering|raising|authori[sz]ing|amid|during|related|involving)\b",
    re.I,
)
"""Where what describes a noun begins."""
_OWED = re.compile(r"[\s-]+(?:[\w’'-]+\s+){0,2}?")
_NO_NOUN = re.compile(r"\W*(?:$|[.,;:!?\"”])")


def head_noun(between: str) -> str:
    """The head noun of an object that goes on behind it, "" where the mention follows at once."""
    head = HEAD_END.search(between)
    words = between[: head.start()].split() if head else []
    if not words and head:  # "agree ¦on a date for"
        behind = HEAD_END.search(between, head.end())
        words = between[head.end() : behind.start()].split() if behind else []
    return words[-1].strip("\"“”’'") if words else ""


def is_content(sentence: str, end: int) -> bool:
    """Whether a plan, a bid or a contract follows the mention in its noun phrase."""
    high = min(len(sentence), end + 70)
    return any(
        _LEADS_TO.fullmatch(sentence, end, match.start())
        for match in cues("en").use("content").finditer(sentence, end, high)
    )


def is_ruling(sentence: str, end: int) -> bool:
    """Whether the mention is a fine, damages or a verdict."""
    return cues("en").use("ruling").search(sentence, end, end + 60) is not None


def is_owed(sentence: str, end: int) -> bool:
    """Whether the mention is a fine, a debt or a tax, which whoever does not pay it owes all the same."""
    owed = cues("en").use("owed").search(sentence, end, min(len(sentence), end + 30))
    return owed is not None and _OWED.fullmatch(sentence, end, owed.start()) is not None


def ends_phrase(sentence: str, end: int) -> bool:
    """Whether no noun follows the mention: "There is no ¦$20 billion¦.\""""
    return _NO_NOUN.match(sentence, end) is not None
