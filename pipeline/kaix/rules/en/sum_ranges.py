"""Sums that belong together: the two ends of a range, several with one currency, and one that restates another."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from kaix.rules.en.sums import REACH, VAGUE, Sum, modified
from kaix.values.english import QUANTITY, SPACE, Quantity, quantity

_S = rf"{SPACE}{{0,3}}"
# A quantity that shares the currency behind it: "¦between 6 and¦ 9 billion dollars", "¦30, 40 and¦ 50 billion won".
_SHARED_BEFORE = re.compile(
    rf"(?<![\w.,$₩￦€£¥])({QUANTITY}){_S}(?P<link>to|-to-|and|or|-|–|~|∼|,{_S}and|,{_S}or|,){_S}$",
    re.IGNORECASE,
)
_SHARED_AFTER = re.compile(rf"{_S}(?P<link>to|-to-|and|or|-|–|~|∼){_S}({QUANTITY})(?![\w%])", re.IGNORECASE)
# What can stand behind a sum that carries no currency of its own: not the noun of "to 10 million users".
_SUM_ENDS = re.compile(
    rf"{_S}(?:[.,;:)\]?!\"”’|—–+-]|$|\n|(?:in|for|on|per|a|by|of|over|from|this|next|last|and|or|annually|each"
    rf"|worth|to|at|as|with|if"
    r"|when|while|but|range|will|would|is|was|are|were|could|should|may|might|has|had|through|until|under|after"
    r"|before|than)\b)",
    re.IGNORECASE,
)
_RANGE_WORD = re.compile(
    r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anywhere|anything|somewhere|priced?|span(?:s|ned|ning)?"
    r"|go(?:es|ing)?|runs?|running)\s+from\s+$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:rose|grew|gr(?:ow|own|ows)|up|increas(?:e|ed|es|ing)|climb(?:ed|s)?|jump(?:ed|s)?|add(?:ed|s)?"
    r"|fell|down|dropped|declined?|decreased|cut|trimmed|slid|slipped|lost|gained|widened|narrowed)(?:\s+by)?\s+$",
    re.IGNORECASE,
)
_LINK = re.compile(rf"{_S}(?P<link>to|-to-|and|-|–|~|∼){_S}", re.IGNORECASE)
_RESPECTIVELY = re.compile(r"[\s,]*respectively\b", re.IGNORECASE)
_CONVERSION = re.compile(
    rf"{_S}(?:[(\[]|/|,?{SPACE}or\b|[—–]|{SPACE}-|,)[\s(]*(?:(?:or|about|around|roughly|approximately|approx\.?"
    rf"|some|nearly|almost"
    r"|close to|more than|over|equivalent|equal|equating|equals|to|worth|which|that|is|was|i\.e\.|=|≈|~|at the time"
    r"|the|of|the equivalent"
    r"|amounting|in|converted|translating|into|just|under|less|than|at least)[\s,]*){0,6}$",
    re.IGNORECASE,
)
MOST = 8
"""Numbers of a list that share one currency."""
_WON_PER_DOLLAR = (Decimal(500), Decimal(3000))
"""A conversion lies between these, the won's extremes of 1990 to today with room around them."""


def joined(text: str, low: int, high: int, found: list[Sum]) -> list[Sum]:
    """`found` with those that leave their currency to another, and with the two ends of a range made one."""
    result: list[Sum] = []
    for one in found:
        bare = _bare_before(text, low, one)
        behind = _bare_after(text, high, one) if one.prefixed and not bare else None
        if len(bare) == 1:
            pair = _pair(text, low, bare[0], one) or (
                [*bare, one] if _in_common(text, high, bare[0], one) else [one]
            )
        elif behind is not None:
            pair = _pair(text, low, one, behind) or [one]
        else:
            pair = [*bare, one]
        last = result[-1] if result else None
        if last is not None and last.upper is pair[0].upper is None and last.currency == pair[0].currency:
            merged = _pair(text, low, last, pair[0])
            if merged is not None:
                result.pop()
                pair[:1] = merged
        result += pair
    return result


def _bare(text: str, low: int, found: Sum, first: int, last: int) -> Sum | None:
    """The sum `text[first:last]` that leaves its currency, and where it is small its scale, to `found`."""
    value = quantity(text[first:last])
    if value is None or not value.number or VAGUE.search(text[max(low, first - 24) : first]):
        return None
    if found.prefixed and value.scale > 1:
        return None
    if value.scale == 1 and (found.prefixed or found.quantity.scale > 1):
        if value.number >= 1000:
            return None  # "in 2025, 3 trillion won"
        value = Quantity(value.number, found.quantity.scale, value.modifier)
    return modified(
        text, low, Sum(first, first, last, last, found.currency, value, found.rule, found.prefixed)
    )


def _bare_before(text: str, low: int, found: Sum) -> list[Sum]:
    """The quantities before `found` that its currency is of too, in the order of the text."""
    listed: list[Sum] = []
    while len(listed) < MOST:
        at = listed[0].start if listed else found.start
        match = _SHARED_BEFORE.search(text, max(low, at - REACH), at)
        if match is None:
            break
        small = found.prefixed and (match["link"] == "to" or "," in match["link"])
        one = _bare(text, low, found, *match.span(1)) if not small else None
        dashed = match["link"].strip(", ") not in ("", "and", "or")
        if one is None or (listed and dashed) or (match["link"] == "," and not listed):
            break
        listed.insert(0, one)
    return listed


def _bare_after(text: str, high: int, found: Sum) -> Sum | None:
    """The quantity behind `found` that its sign is of too: "$15-20 billion"."""
    match = _SHARED_AFTER.match(text, found.end, min(high, found.end + REACH))
    value = quantity(match[2]) if match is not None else None
    if match is None or value is None or (value.scale == 1 and found.quantity.scale > 1):
        return None  # "$285.9 billion-160 times"
    if not (_SUM_ENDS.match(text, match.end(), high) or (match["link"] in ("-", "–") and value.scale > 1)):
        return None  # "$5 million to 10 startups"
    first, last = match.span(2)
    return Sum(first, first, last, last, found.currency, value, found.rule, prefixed=True)


def _in_common(text: str, high: int, other: Sum, found: Sum) -> bool:
    """Whether two numbers with "and" are two sums: "2.8 and 1.4 trillion won", "3 and 4 billion won, respectively"."""
    return bool(other.quantity.number % 1 and found.quantity.number % 1) or (
        _RESPECTIVELY.match(text, found.end, high) is not None
    )


def _pair(text: str, low: int, lower: Sum, upper: Sum) -> list[Sum] | None:
    """The range that two sums are, or the two of "from $3.3 to $10.1 billion"; `None` where they are apart."""
    match = _LINK.fullmatch(text, lower.end, upper.start)
    value = lower.quantity
    if value.scale == 1 and upper.quantity.scale > 1 and value.number < 1000:
        value = Quantity(value.number, upper.quantity.scale, value.modifier)
    link = match["link"].lower() if match is not None else text[lower.end : upper.start].strip().lower()
    before = text[max(low, lower.start - 30) : lower.start]
    arrives = link == "to" and _FROM.search(before) and not _RANGE_WORD.search(before)
    ranged = bool(_BETWEEN.search(before)) if link == "and" else match is not None or link == "or"
    if arrives:
        lower.quantity = value
        return [lower, upper]
    if not ranged or not _ordered(value, upper.quantity) or (link == "to" and _CHANGE.search(before)):
        return None
    lower.quantity = value
    return [_range(text, low, lower, upper)]


def _ordered(lower: Quantity, upper: Quantity) -> bool:
    low, high = lower.value, upper.value
    return low is not None and high is not None and low < high


def _range(text: str, low: int, lower: Sum, upper: Sum) -> Sum:
    """The sum that goes from `lower` to `upper`; "between" belongs to it."""
    between = _BETWEEN.search(text[max(low, lower.start - 12) : lower.start])
    start = lower.start - len(between.group()) if between is not None else lower.start
    modifier = lower.modifier if lower.modifier != "exact" else upper.modifier
    return Sum(
        start, lower.first, upper.last, upper.end, upper.currency, lower.quantity, upper.rule,
        prefixed=lower.prefixed, modifier=modifier, upper=upper.quantity,
    )  # fmt: skip


def link_conversions(text: str, found: list[Sum]) -> None:
    """Set `converts` where a sum restates the one before it: "100 trillion won (¦$72.29 billion)"."""
    for one, other in pairwise(found):
        gap = text[one.end : other.start]
        if one.currency == other.currency or len(gap) > 60 or "\n" in gap:
            continue
        # "or more than": a modifier that the sum took in is no part of the gap
        direct = gap.strip() in ("(", "[")
        if not _CONVERSION.fullmatch(gap):
            continue
        if gap.strip() == "," and other.modifier != "approx":
            continue  # two sums in a list; "5 trillion won, about $3.6 billion," is one
        if direct or _same_worth(one, other):
            other.converts = one.converts or one


def _same_worth(one: Sum, other: Sum) -> bool:
    """Whether the two are the same money, by what a dollar has been worth in won."""
    won, dollars = (one, other) if one.currency == "KRW" else (other, one)
    won_value, dollar_value = won.value, dollars.value
    if {one.currency, other.currency} != {"KRW", "USD"} or won_value is None or not dollar_value:
        return False
    return _WON_PER_DOLLAR[0] <= won_value / dollar_value <= _WON_PER_DOLLAR[1]
