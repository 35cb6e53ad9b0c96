"""The time that a sum or a count is for, and the rate at which it recurs."""

from __future__ import annotations

import re

from kaix.reading import DateMention
from kaix.rules.en.context import verbs
from kaix.rules.en.context.clause import Clause
from kaix.vocabulary import used

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME_UNITS = {"annum": "year", "yr": "year", "mo": "month"}
_PER = re.compile(
    r"\s*(?:\([^)\n]{0,60}\)\s*)?(?:(?P<each>each|apiece)\b|(?P<adverb>annually|yearly|monthly|weekly|daily|hourly"
    r"|quarterly)\b"
    r"|[-\s]*(?:(?:an?|per|every|each)[\s-]+|/\s?)(?:single\s"
    r"|fiscal\s)?(?P<unit>[A-Za-z][\w-]*)(?:[\s-]hour)?(?!\s(?:earlier|ago|before|later|prior)\b))",
    re.IGNORECASE,
)
_ADVERBS = {
    "annually": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
    "quarterly": "quarter",
}
_UNITS = used("context_words_en", "period.units")
_THINGS = used("context_words_en", "period.things")
_BEFORE = re.compile(
    r"\b(?P<rate>annual|yearly|monthly|quarterly|weekly|daily|hourly)\s(?:\w+\s){0,2}?(?:budgets?|spending"
    r"|investments?|fees?|rent|costs?|subsid(?:y|ies)|salary|pay"
    r"|outlays?|allowance|stipend|funding|payments?|expenditures?|wages?|support|contribution)\s(?:of|to|at|is|was"
    r"|by \d+ percent to)\s(?:[\w ]{0,20})$",
    re.IGNORECASE,
)
_EVERY_BEFORE = re.compile(r"\b(?:every|each|a)\s(?P<unit>year|month|quarter)\b[\s,]*$", re.IGNORECASE)
_SHARE = re.compile(
    r"\b(?:shares?|stock|bourse|target price|share price|stock price|IPO price|offering price|price of|priced at"
    r"|price tag|(?:one|an?|each|every)\s(?:\w+[\s-]){1,3}(?:costs?|sells|goes)\b)",
    re.IGNORECASE,
)
_SHARES_WORTH = re.compile(r"\bshares?\s(?:worth|valued)|\bstake\b", re.IGNORECASE)
_SPEECH = re.compile(
    r"\b(?:said|says|told|announced|reported|unveiled|revealed|disclosed|signed|pledged|promised|vowed|proposed"
    r"|announcing|published|released|agreed|decided"
    r"|approved|passed|adopted|met|visited|launched|came|made)\b[^,;.]{0,40}?\b(?:in|on|last|this|earlier|late"
    r"|early)?\s*$",
    re.IGNORECASE,
)
_OWNS = re.compile(r"['’]s\s(?:[a-z]+\s)?")
_APART = re.compile(r"[;\n—]|\s--\s|\.\s")
_NEW_PART = re.compile(
    r"\band (?:by|to|for|on|with|through)\b|,\s(?:up|down|compared|versus|against)\b"
)  # "by 2030 and by a ₩20 trillion fund"
_AND_WORD = re.compile(r"\band\s([a-z]+)")
_NEW_CLAUSE = re.compile(
    r"[,)]?\s(?:while|but|and (?:it|they|he|she|the)|which|who|what|after|as|since|than)\b"
)


# "… into a campus ¦that is to hold 80,000 GPUs when its third phase opens in 2031"
_OTHER_TIME = re.compile(
    r"\bthat\s(?:is|are|was|were|will|would|officials?|it|he|she|they)\b|,\s(?:took|began|opened|starts?)\b"
)
_FOUNDED = re.compile(
    r"\b(?:founded|established|launched|set up|born|listed|opened|created|started)\s(?:back\s)?in\s(?:\w+\s)?$"
)
_PER_WORD = re.compile(r"\s*(?:\([^)\n]{0,60}\)\s*)?(?:per\b|/)")
_SAID = re.compile(r"\b(?:said|told|announced|says)\b[^,;.]{0,30}$")


def per(clause: Clause, start: int, end: int, whole: bool) -> str | None:
    """The rate of the sum `clause.text[start:end]`; `whole` says that it is written without a scale, as prices are."""
    match = _PER.match(clause.text, end)
    if match is not None:
        if match.group("each"):
            return "unit"
        if match.group("adverb"):
            return _ADVERBS[match.group("adverb").lower()]
        unit = match.group("unit").lower().removesuffix("s")
        unit = _TIME_UNITS.get(unit, unit)
        if unit in _UNITS:
            return unit
        if unit in _THINGS or _PER_WORD.match(clause.text[end:]):
            return "unit"
    before = clause.text[max(0, start - 70) : start]
    found = _BEFORE.search(before)
    if found is not None:
        return _ADVERBS.get(found.group("rate").lower(), "year")
    if whole and _SHARE.search(clause.text) and not _SHARES_WORTH.search(clause.text):
        return "unit"
    return None


def period(clause: Clause, start: int, end: int, low: int, high: int) -> tuple[str | None, bool]:
    """The nearest time of the clause that the anchor can be for, and whether it stands before it.

    `low` and `high` bound the part of the clause that is the anchor's own.
    """
    best: tuple[int, DateMention] | None = None
    for mention in clause.dates:
        if mention.value is not None and _DAY.fullmatch(mention.value):
            continue
        begin, finish = mention.start - clause.base, mention.end - clause.base
        if begin < low or finish > high or start <= begin < end:
            continue
        if low > 0 and begin < start and clause.text[low:begin].strip() in ("", "in", "by", "for"):
            continue  # "lost 40 billion won last year, now plans to spend ¦1 trillion"
        between = clause.text[end:begin] if begin >= end else clause.text[finish:start]
        if _APART.search(between) or (
            begin < start and (_NEW_PART.search(between) or (low > 0 and between.strip().startswith("to")))
        ):
            continue
        if _owned_by_speech(clause, begin, finish, start) or _and_verb(between):
            continue
        # Behind the sum a time belongs to it more surely than before it.
        distance = begin - end if begin >= end else (start - finish) + 40
        if begin < start and _OWNS.fullmatch(
            clause.text, finish - 2 if mention.text.endswith("s") else finish, start
        ):
            distance = 0  # "this year's ¦9.9 trillion won"
        if begin >= end and _OTHER_TIME.search(between):
            continue
        if begin < start and _FOUNDED.search(clause.text, max(0, begin - 40), begin):
            continue
        if begin >= end and _NEW_CLAUSE.search(between):
            distance += 120
        if best is None or distance < best[0]:
            best = distance, mention
    if best is None or best[0] >= 200:
        return None, False
    return best[1].value, best[1].start - clause.base < start


def _and_verb(between: str) -> bool:
    """Whether another verb begins before the time: "bought 5,000 GPUs ¦and tripled its budget in 2026"."""
    return any(
        form.inflection in ("past", "s")
        for match in _AND_WORD.finditer(between)
        for form in verbs.forms().get(match.group(1).lower(), ())
    )


def _owned_by_speech(clause: Clause, begin: int, finish: int, start: int) -> bool:
    """Whether the time says when somebody spoke, pledged or signed: "pledged in November to invest"."""
    before = clause.text[max(0, begin - 60) : begin]
    if _SPEECH.search(before) is None:
        return False
    if begin > start:  # behind the sum: "... said on Friday"
        return _SAID.search(before) is not None
    index = clause.before(finish)
    following = clause.words[index].lower if index < len(clause.words) else ""
    return (
        following in ("to", "that", "it", "they", "he", "she", ",")
        or following in verbs.MODALS
        or clause.text[finish : finish + 1] == ","
    )


_YEAR = re.compile(r"\d{4}")
_YEAR_AGO = re.compile(r"(?:\s\([^()]{0,60}\))?\s(?:a|one) year (?:ago|earlier|before)\b")


def a_year_before(clause: Clause, end: int, last: str | None) -> str | None:
    """The time of a sum "¦a year earlier" than that of another, which is `last`."""
    if last is None or _YEAR_AGO.match(clause.text, end) is None:
        return None
    return _YEAR.sub(lambda match: str(int(match.group()) - 1), last)
