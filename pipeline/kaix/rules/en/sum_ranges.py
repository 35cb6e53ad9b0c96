"""Sums that belong together: the two ends of a range, several with one currency, and one that restates another."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
    r"\b(?:rose|grew|gr(?:ow|own|ows)|up|increas(?:e|ed|es|ing)|climb(?:ed|s)?|jump(?:ed|s)?|rais(?:e|ed|es|ing)"
    r"|add(?:ed|s)?"
    r"|fell|down|dropped|decreased|cut|trimmed|slid|slipped|lost|gained|widened|narrowed)(?:\s+by)?\s+$",
    re.IGNORECASE,
)
_LINK = re.compile(rf"{_S}(?:to|-to-|-|–|~|∼){_S}", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_ENOUGH_COMMON = re.compile(r"\brespectively\b", re.IGNORECASE)
_CONVERSION = re.compile(
    rf"{_S}(?:[(\[]|/|,?{SPACE}or\b|[—–]|{SPACE}-|,)[\s(]*(?:(?:or|about|around|roughly|approximately|approx\.?"
    rf"|some|nearly|almost"
    r"|close to|more than|over|equivalent|equal|equating|equals|to|worth|which|that|is|was|i\.e\.|=|≈|~|at the time"
    r"|the|of|the equivalent"
    r"|amounting|in|converted|translating|into|just|under|less|than|at least)[\s,]*){0,6}$",
    re.IGNORECASE,
)
_WON_PER_DOLLAR = (Decimal(500), Decimal(3000))
"""A conversion lies between these, the won's extremes of 1990 to today with room around them."""


def shared(text: str, low: int, high: int, found: Sum) -> Iterator[Sum]:
    """`found` as the end of a range or the last of several quantities with one currency, in the order of the text."""
    if found.prefixed:
        yield from _shared_after(text, high, _with_lower(text, low, found))
    else:
        yield from _shared_before(text, low, high, found)


def _shared_before(text: str, low: int, high: int, found: Sum) -> Iterator[Sum]:
    listed: list[Sum] = []
    position = found.start
    while len(listed) < 8:
        begin = max(low, position - REACH)
        match = _SHARED_BEFORE.search(text[begin:position])
        value = quantity(match.group(1)) if match is not None else None
        if match is None or value is None or not value.number:
            break
        first, link = begin + match.start(1), match.group("link").lower()
        if VAGUE.search(text[max(low, first - 24) : first]):
            break
        bare = value.scale == 1
        if value.scale == 1 and value.number < 1000:
            value = Quantity(value.number, found.quantity.scale, value.modifier)
        elif value.scale == 1 and found.quantity.scale > 1:
            break  # "in 2025, 3 trillion won"
        other = Sum(
            first,
            first,
            begin + match.end(1),
            begin + match.end(1),
            found.currency,
            value,
            found.rule,
            prefixed=False,
        )
        other = modified(text, low, other)
        before = text[max(low, other.start - 24) : other.start]
        alternative = link == "or" and bare  # "two or three trillion won"
        if not listed and (alternative or _is_range(link, before)) and _ordered(value, found.quantity):
            if _CHANGE.search(before) and link == "to":
                break
            yield _range(text, low, other, found)
            return
        if link == "to" and not listed and _FROM.search(before):
            yield other
            break
        if link in ("-", "–", "~", "∼", "to", "-to-") or (link == "," and not listed):
            break
        listed.append(other)
        position = other.start
    if len(listed) > 1 or (listed and _in_common(text, high, listed[0], found)):
        yield from reversed(listed)
    yield found


def _with_lower(text: str, low: int, found: Sum) -> Sum:
    """`found` as the upper end of a range whose lower end leaves the sign out: "about |8 or| $9"."""
    begin = max(low, found.start - REACH)
    match = _SHARED_BEFORE.search(text[begin : found.start])
    value = quantity(match.group(1)) if match is not None else None
    if (
        match is None
        or value is None
        or value.scale > 1
        or value.number >= 1000
        or found.first != found.start
    ):
        return found
    first, link = begin + match.start(1), match.group("link").lower()
    lower = modified(text, low, Sum(
        first, first, begin + match.end(1), begin + match.end(1), found.currency,
        Quantity(value.number, found.quantity.scale), found.rule, prefixed=True,
    ))  # fmt: skip
    near = text[max(low, lower.start - 24) : lower.start]
    if (link == "or" or (link in ("and", "-", "–", "~", "∼") and _is_range(link, near))) and _ordered(
        lower.quantity, found.quantity
    ):
        return _range(text, low, lower, found)
    return found


def _is_range(link: str, before: str) -> bool:
    if link in ("and", "or"):
        return bool(_BETWEEN.search(before))
    return link in ("-", "–", "~", "∼", "-to-") or (
        link == "to" and (not _FROM.search(before) or bool(_RANGE_WORD.search(before)))
    )


def _in_common(text: str, high: int, other: Sum, found: Sum) -> bool:
    """Whether two numbers with "and" are two sums: "2.8 and 1.4 trillion won", "3 and 4 billion won, respectively"."""
    both_decimal = bool(other.quantity.number % 1 and found.quantity.number % 1)
    return both_decimal or _ENOUGH_COMMON.match(text[found.end : high].lstrip(" ,")) is not None


def _shared_after(text: str, high: int, found: Sum) -> Iterator[Sum]:
    match = _SHARED_AFTER.match(text, found.end, min(high, found.end + REACH))
    value = quantity(match.group(2)) if match is not None else None
    if match is None or value is None or not value.number:
        yield found
        return
    link = match.group("link").lower()
    before = text[max(0, found.start - 24) : found.start]
    lower = found.quantity
    open_end = _SUM_ENDS.match(text, match.end(), high) is None and not (
        link in ("-", "–") and value.scale > 1
    )
    if (
        value.scale == 1 and lower.scale > 1
    ) or open_end:  # "$285.9 billion-160 times", "$5 million to 10 startups"
        yield found
        return
    if lower.scale == 1 and value.scale > 1:
        if lower.number >= 1000:
            yield found
            return
        lower = Quantity(lower.number, value.scale, lower.modifier)
    other = Sum(
        match.start(2),
        match.start(2),
        match.end(2),
        match.end(2),
        found.currency,
        value,
        found.rule,
        prefixed=True,
    )
    if _is_range(link, before) and _ordered(lower, value) and not (link == "to" and _CHANGE.search(before)):
        found.quantity = lower
        yield _range(text, 0, found, other)
    elif link == "to" and _FROM.search(before):
        found.quantity = lower
        yield found
        yield other
    else:
        yield found


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


def join(text: str, low: int, found: list[Sum]) -> list[Sum]:
    """`found` with neighbours that are the two ends of one range made one: "$7.8 billion to $10.4 billion"."""
    result: list[Sum] = []
    for upper in found:
        lower = result[-1] if result else None
        if (
            lower is not None
            and lower.upper is None
            and upper.upper is None
            and lower.currency == upper.currency
        ):
            gap = text[lower.end : upper.start]
            before = text[max(low, lower.start - 24) : lower.start]
            link = "to" if _LINK.fullmatch(gap) else "and" if _AND.fullmatch(gap) else ""
            quantity_ = lower.quantity
            if quantity_.scale == 1 and upper.quantity.scale > 1 and quantity_.number < 1000:
                quantity_ = Quantity(quantity_.number, upper.quantity.scale, quantity_.modifier)
            if (
                link
                and _is_range(link, before)
                and _ordered(quantity_, upper.quantity)
                and not (_CHANGE.search(before) and "to" in gap)
                and (link == "and" or upper.modifier == "exact")
            ):
                lower.quantity = quantity_
                result[-1] = _range(text, low, lower, upper)
                continue
            if (
                link == "to"
                and _FROM.search(before)
                and quantity_ is not lower.quantity
                and _ordered(quantity_, upper.quantity)
            ):
                lower.quantity = quantity_  # "from $3.3 to $10.1 billion"
        result.append(upper)
    return result


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
