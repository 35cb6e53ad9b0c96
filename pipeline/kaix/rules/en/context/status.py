"""Whether a sum or a count is `actual` or `planned`, from what governs it; the policy is in `kaix.context`."""

from __future__ import annotations

import re
from datetime import date

from kaix.rules.en.context import foreseen, verbs
from kaix.rules.en.context.clause import Clause, Governor
from kaix.rules.en.context.verbs import Group

_FINE_BEFORE = re.compile(
    r"\b(?:fine[sd]?|fining|penalt(?:y|ies)|surcharges?|levy|levied|ordered\s[^.;\n]{1,40}?\sto\spay)\b[^.;\n]{0,40}$",
    re.IGNORECASE,
)
_FINE_BEHIND = re.compile(r"[\s-]*(?:\([^)\n]{0,60}\)\s*)?(?:fine|penalty|surcharge)\b", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:the\s+|just\s+|only\s+|a\s+mere\s+)?$", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:compared (?:with|to)|versus|vs\.?|against|as opposed to|instead of|rather than"
    r"|than the|times the|times|after)\s+"
    r"(?:the\s+|just\s+)?$",
    re.IGNORECASE,
)
_NOUN_BEHIND = re.compile(
    r"[\s-]*(?:\([^)\n]{0,60}\)\s*)?(?:(?!and\b|in\b|for\b|to\b|of\b|by\b|on\b)[\w’'-]+\s){0,3}"
    r"(?:plans?|proposals?|pledges?|targets?|goals?|bids?|offers?|requests?|MOU|commitments?|promises?"
    r"|blueprints?|forecasts?|estimates?|projections?|guidance|outlook|consensus)\b",
    re.IGNORECASE,
)
_NOUN_BEFORE = re.compile(
    r"\b(?:plans?|proposals?|pledges?|targets?|goals?|forecasts?|estimates?|projections?|guidance|requests?|bids?"
    r"|consensus|tenders?|applications?|offers?|commitments?|promises?"
    r"|target price|price target)\s(?:of|for|at)\s(?:an?\s)?$|\b(?:target price|price target)\b[^.;\n]{0,50}$",
    re.IGNORECASE,
)
# "through the 150 trillion won National Growth Fund": what has a name and an article is there
_EXISTING = re.compile(r"\b(?:the|its|their)\s$", re.IGNORECASE)
_FUND_BEHIND = re.compile(
    r"[\s-]*(?:\([^)\n]{0,60}\)\s*)?(?:(?!(?:that|which|the|in|for|to|of|by|from|and"
    r"|into)\b)[\w’'-]+\s){0,3}[Ff]und\b"
)
_OF_WHICH = re.compile(r"\bof which\s(?:an?\s)?$", re.IGNORECASE)
_IN_PLANS = re.compile(
    r"[\s-]*(?:\([^)\n]{0,60}\)\s*)?(?:worth of|in|of)\s(?:[\w-]+\s){0,4}(?:pledges|commitments|promises|proposals"
    r"|offers)\b|[\s-]*(?:\([^)\n]{0,60}\)\s*)?on the table\b",
    re.IGNORECASE,
)
_PLAN_IN_SENTENCE = re.compile(
    r"\b(?:will|would|shall|to be|plans?|planned|proposed|target|goal|pledged|expected|aims?|slated|due to)\b",
    re.IGNORECASE,
)
_RECEIVE = frozenset(("get", "receive", "take"))
_WILL = re.compile(r"\b(?:will|would|shall|plans? to|is to|are to|intends? to)\b")
_LEAD_REACH = 6
_SHORT = 60  # characters of a sentence that says nothing but another number: "Han countered with 20,000."


def status(
    clause: Clause,
    start: int,
    end: int,
    governor: Governor | None,
    inherited: str | None,
    time: str | None,
    last: str | None,
) -> tuple[str, str]:
    """`actual` or `planned` for the anchor `clause.text[start:end]`, and what its parts take over.

    `inherited` is the status of the anchor before it in the sentence, `time` its own period, `last` the
    status of the last anchor of the article.
    """
    before = clause.text[max(0, start - 70) : start]
    behind = clause.text[end : end + 90]
    if (
        _FINE_BEFORE.search(before)
        or _FINE_BEHIND.match(behind)
        or foreseen.is_threshold(clause.text, start, end)
        or foreseen.is_limit(clause.text, start)
    ):
        return "actual", "actual"
    if _of_plan(before) or _NOUN_BEHIND.match(behind) or _IN_PLANS.match(behind):
        return "planned", inherited or "planned"
    if _EXISTING.search(before) and _FUND_BEHIND.match(behind):
        return "actual", inherited or "actual"
    if foreseen.is_there(clause.text, start, end):
        return "actual", inherited or "actual"
    if foreseen.ARRIVED.search(before) and not _sentence_ahead(clause, start):
        return "actual", "actual"
    if foreseen.is_done(clause.text, start, end):
        return "actual", inherited or _governed(clause, start, end, governor, inherited, time, last)
    if foreseen.to_come(clause.text, start, end):
        return "planned", inherited or "planned"
    if _OF_WHICH.search(before) and inherited is not None:
        return inherited, inherited
    governed = _governed(clause, start, end, governor, inherited, time, last)
    present = governor is None or governor.group is None or governor.group.present
    if governed == "actual" and present and foreseen.under_plan(clause.text):
        return "planned", "planned"
    if governed == "actual" and foreseen.DEAL.search(before) and _sentence_ahead(clause, start):
        return "planned", "planned"
    if governor is not None and governor.side == "participle":
        return governed, governed
    if _FROM.search(before) or _AGAINST.search(before):
        return "actual", governed
    return governed, governed


def _is_ahead(time: str | None, published: date | None) -> bool:
    """Whether a time, ISO 8601 of any precision, or the end of a range lies behind the day of publication."""
    if time is None or published is None:
        return False
    last = time.split("/")[-1]
    return last[:4].isdigit() and last > published.isoformat()[: len(last)]


def _foresees(governor: Governor, group: Group) -> bool:
    return group.base == "see" and group.present and governor.side == "left"


def _of_plan(before: str) -> bool:
    """Whether a noun says it: "a target of ¦5 trillion won", but not "beat the estimate at ¦5 trillion won"."""
    noun = _NOUN_BEFORE.search(before)
    if noun is None:
        return False
    return not (before.endswith(" at ") and foreseen.COMPARED.search(before, 0, noun.start()))


def _governed(
    clause: Clause,
    start: int,
    end: int,
    governor: Governor | None,
    inherited: str | None,
    time: str | None,
    last: str | None,
) -> str:
    ahead_of = _is_ahead(time, clause.reading.published)
    group = governor.group if governor is not None else None
    before = clause.text[max(0, start - 60) : start]
    if (ahead_of or foreseen.FOR_YEARS.match(clause.text, end)) and foreseen.REVEALED.search(before):
        return "planned"
    if governor is not None and group is not None and _foresees(governor, group):
        return "planned"  # "We ¦see at least 500 billion won reaching startups"
    if governor is not None and governor.planned is not None:
        if governor.planned:
            return "planned"
        if (
            last is not None
            and group is not None
            and group.present
            and foreseen.SAME.match(clause.text.lstrip())
        ):
            return last
        if (
            group is not None
            and group.present
            and group.base in _RECEIVE
            and time is None
            and governor.side == "left"
            and _told_of_plan(clause)
        ):
            return "planned"  # "It will hand out its GPUs. Universities ¦get 3,300"
        if ahead_of and group is not None and group.present and group.kind not in ("state", "receive"):
            return "planned"  # "The 2027 budget ¦includes 610 billion won"
        return "actual"
    if inherited is not None and governor is None:
        return "planned" if ahead_of and foreseen.NEXT_YEAR.search(before) else inherited
    ahead = _ahead(clause, end)
    if ahead is not None:
        return "planned" if ahead else "actual"
    if ahead_of or foreseen.LABEL.match(clause.text[: max(0, end)]):
        return "planned"  # "9,000 AI chips by 2028", in a headline
    if inherited is not None:
        return inherited
    if ":" in before and _sentence_ahead(clause, start):
        return "planned"  # "The state will buy them in tranches: ¦10,000, 15,000 and 25,000"
    return _of_lead(clause, end, last)


def _told_of_plan(clause: Clause) -> bool:
    """Whether the sentence before, of the same paragraph, is of what will be: "It will hand out its GPUs."."""
    index = clause.reading.index_at(clause.base) - 1
    if index < 0:
        return False
    text = clause.reading.text_of(clause.reading.sentences[index])
    return not text.endswith("\n") and _WILL.search(text) is not None


def _sentence_ahead(clause: Clause, start: int) -> bool:
    """Whether the first verb of the sentence that does not report is still to happen."""
    for index in range(min(clause.before(start), len(clause.words))):
        group = verbs.group(clause.words, index)
        if group is not None and group.finite and group.kind != "say" and group.planned is not None:
            return group.planned
    return False


def _ahead(clause: Clause, end: int) -> bool | None:
    """Whether the first finite verb behind the anchor is to come: "A 2 trillion won fund ¦will be created"."""
    for index in range(clause.before(end), min(len(clause.words), clause.before(end) + 25)):
        word = clause.words[index]
        if word.text == ";" or word.lower in ("which", "who", "that", "while", "but"):
            return None
        if (
            word.lower == "and"
            and index + 1 < len(clause.words)
            and _predicates(clause.words[index + 1].lower)
        ):
            return None  # "packs 1,000 B200s ¦and will grow"
        group = verbs.group(clause.words, index)
        if group is None or group.planned is None or group.kind == "say":
            if group is None and word.lower in ("will", "would"):
                return True
            continue
        if group.finite or (group.passive and group.planned):  # "…, to be spread across four groups"
            return group.planned
    return None


def _predicates(word: str) -> bool:
    return word in verbs.MODALS or word in verbs.BE or word in verbs.HAVE or word == "then"


def _of_lead(clause: Clause, end: int, last: str | None) -> str:
    """The status of a line of a list or a table without a verb: that of the sentence which leads to it."""
    sentences = clause.reading.sentences
    index = clause.reading.index_at(clause.base)
    text = clause.reading.text
    if "\n" not in text[max(0, clause.base - 2) : clause.base] and not foreseen.PARTS.match(
        clause.text.lstrip()
    ):
        price = foreseen.PRICE.match(clause.text, end) is not None  # "It plans more. ₩28,000 a head."
        labelled = ":" in clause.text[:end]  # "Result: 64 billion won."
        return "actual" if price or labelled or last is None or len(clause.text) > _SHORT else last
    for before in range(index - 1, max(-1, index - 1 - _LEAD_REACH), -1):
        text = clause.reading.text_of(sentences[before]).strip()
        if not text or not text.endswith((":", ".")):
            continue
        return "planned" if _PLAN_IN_SENTENCE.search(text) else (last or "actual")
    return "actual"
