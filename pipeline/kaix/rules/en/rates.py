"""The rate at which a sum recurs: "a year", "per GPU", "each"."""

from __future__ import annotations

import re

from kaix.vocabulary import used

_TIME_UNITS = {"annum": "year", "yr": "year", "mo": "month"}
_PER = re.compile(
    r"\s*(?:\([^)\n]{0,60}\)\s*)?(?:(?P<each>each|apiece)\b|(?P<adverb>annually|yearly|monthly|weekly|daily|hourly"
    r"|quarterly)\b"
    r"|[-\s]*(?:(?:an?|per|every|each)[\s-]+|/\s?)(?:single\s"
    r"|fiscal\s)?(?P<unit>[A-Za-z][\w-]*)(?:[\s-]hour)?(?!\s(?:earlier|ago|before|later|prior)\b))",
    re.IGNORECASE,
)
_ADVERBS = {
    "annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour",
    "quarterly": "quarter",
}  # fmt: skip
_UNITS = used("context_words_en", "period.units")
_THINGS = used("context_words_en", "period.things")
_BEFORE = re.compile(
    r"\b(?P<rate>annual|yearly|monthly|quarterly|weekly|daily|hourly)\s(?:\w+\s){0,2}?(?:budgets?|spending"
    r"|investments?|fees?|rent|costs?|subsid(?:y|ies)|salary|pay"
    r"|outlays?|allowance|stipend|funding|payments?|expenditures?|wages?|support|contribution)\s(?:of|to|at|is|was"
    r"|by \d+ percent to)\s(?:[\w ]{0,20})$",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\b(?:shares?|stock|bourse|target price|share price|stock price|IPO price|offering price|price of|priced at"
    r"|price tag|(?:one|an?|each|every)\s(?:\w+[\s-]){1,3}(?:costs?|sells|goes)\b)",
    re.IGNORECASE,
)
_PER_WORD = re.compile(r"\s*(?:\([^)\n]{0,60}\)\s*)?(?:per\b|/)")


def per(text: str, start: int, end: int, whole: bool) -> str | None:
    """The rate of the sum `text[start:end]`; `whole` says that it is written without a scale, as prices are."""
    match = _PER.match(text, end)
    if match is not None:
        if match.group("each"):
            return "unit"
        if match.group("adverb"):
            return _ADVERBS[match.group("adverb").lower()]
        unit = match.group("unit").lower().removesuffix("s")
        unit = _TIME_UNITS.get(unit, unit)
        if unit in _UNITS:
            return unit
        if unit in _THINGS or _PER_WORD.match(text, end):
            return "unit"
    before = text[max(0, start - 70) : start]
    found = _BEFORE.search(before)
    if found is not None:
        return _ADVERBS.get(found.group("rate").lower(), "year")
    if whole and _SHARE.search(text):
        return "unit"
    return None
