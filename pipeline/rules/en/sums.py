"""Where a sum of money begins and ends: quantities around a currency, ranges, shared scales, conversions.

A match of an amount pattern is only the place where a number and a currency touch ("trillion won",
"$ 178"). `read` takes the whole sum from the text around it; `join` makes one sum of two that
are a range ("$7.8 billion to $10.4 billion"), and `converted` finds what a sum restates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.values.english import (
    OTHER_DOLLARS,
    QUANTITY,
    SPACE,
    Quantity,
    currency,
    modifier_after,
    modifier_before,
    quantity,
)

REACH = 64
"""Characters before a currency in which its number, spelled out, can begin."""

_S = rf"{SPACE}{{0,3}}"
_BEFORE = re.compile(rf"(?<![\w.,$₩￦€£¥])({QUANTITY})(?:{SPACE}{{1,3}}|[-‑])?$", re.IGNORECASE)
_AFTER = re.compile(rf"{_S}({QUANTITY})(?![\w%])", re.IGNORECASE)
_IDIOM = re.compile(r"(?:^|\s)an?[\s-]\w+[-‑]$", re.IGNORECASE)  # "a million-dollar question"
_VAGUE = re.compile(
    r"\b(?:several|few|many|multiple|countless|couple|(?:ten|hundred|thousand|million|billion|trillion|dozen"
    r"|score)s?)"
    r"(?:\s+of)?[\s-]$",
    re.IGNORECASE,
)
# A quantity that shares the currency behind it: "¦between 7.8 and¦ 10.4 billion dollars", "¦30, 40 and¦ 50 billion won".
_SHARED_BEFORE = re.compile(
    rf"(?<![\w.,$₩￦€£¥])({QUANTITY}){_S}(?P<link>to|and|or|-|–|~|∼|,{_S}and|,{_S}or|,){_S}$", re.IGNORECASE
)
_SHARED_AFTER = re.compile(rf"{_S}(?P<link>to|and|or|-|–|~|∼){_S}({QUANTITY})(?![\w%])", re.IGNORECASE)
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
_LINK = re.compile(rf"{_S}(?:to|-|–|~|∼){_S}", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_ENOUGH_COMMON = re.compile(r"\brespectively\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
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
_CODE_AFTER = re.compile(rf"{_S}\(?(?:AUD|CAD|HKD|SGD|TWD|NTD|NZD|Canadian|Australian|Singapore)\b")


@dataclass(slots=True)
class Sum:
    """A sum as read: `start` is of its modifier, `first` of its number or sign, `last` ends it, `end` ends its modifier."""

    start: int
    first: int
    last: int
    end: int
    currency: str
    quantity: Quantity
    rule: str
    prefixed: bool
    modifier: str = "exact"
    upper: Quantity | None = None
    spaced: bool = True
    converts: Sum | None = None

    @property
    def value(self) -> Decimal | None:
        """The value, or the lower end of a range."""
        return self.quantity.value

    @property
    def maximum(self) -> Decimal | None:
        """The upper end of a range."""
        return self.upper.value if self.upper is not None else None


def read_before(text: str, low: int, end: int, last: int, currency_code: str, rule: str) -> Sum | None:
    """The sum whose number ends at `end` and whose currency ends at `last`: "100 trillion| won|"."""
    begin = max(low, end - REACH)
    found = _BEFORE.search(text[begin:end])
    if found is None:
        return None
    first = begin + found.start(1)
    value = quantity(found.group(1))
    if value is None or not value.number:
        return None
    before = text[max(low, first - 24) : first]
    if _VAGUE.search(before) or (_IDIOM.search(text[max(low, first - 1) : end + 1]) and value.number == 1):
        return None
    return _modified(text, low, Sum(first, first, last, last, currency_code, value, rule, prefixed=False))


def read_after(text: str, low: int, start: int, sign_end: int, currency_code: str, rule: str) -> Sum | None:
    """The sum whose sign is `text[start:sign_end]`: "US$| 1.5bn"."""
    found = _AFTER.match(text, sign_end, sign_end + REACH)
    if found is None:
        return None
    value = quantity(found.group(1))
    if value is None or not value.number or _CODE_AFTER.match(text, found.end()):
        return None
    result = Sum(start, start, found.end(), found.end(), currency_code, value, rule, prefixed=True)
    result.spaced = found.start(1) > sign_end
    return _modified(text, low, result)


def _modified(text: str, low: int, found: Sum) -> Sum:
    """`found` with the modifiers around it; one of the number itself ("30-odd billion") counts where there is no other."""
    if found.quantity.modifier:
        found.modifier = found.quantity.modifier
    after = modifier_after(text, found.last)
    if after is not None:
        found.modifier, found.end = after
    before = modifier_before(text, found.first)
    if before is not None and before[1] >= low:
        found.start = before[1]
        # "about $5 billion or more": what bounds the sum says more than what blurs it.
        if after is None or found.modifier == "approx":
            found.modifier = before[0]
    return found


def shared(text: str, low: int, high: int, found: Sum) -> Iterator[Sum]:
    """`found` as the end of a range or the last of several quantities with one currency, in the order of the text."""
    if found.prefixed:
        yield from _shared_after(text, high, found)
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
        if _VAGUE.search(text[max(low, first - 24) : first]):
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
        other = _modified(text, low, other)
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
        if link in ("-", "–", "~", "∼", "to") or (link == "," and not listed):
            break
        listed.append(other)
        position = other.start
    if len(listed) > 1 or (listed and _in_common(text, high, listed[0], found)):
        yield from reversed(listed)
    yield found


def _is_range(link: str, before: str) -> bool:
    if link in ("and", "or"):
        return bool(_BETWEEN.search(before))
    return link in ("-", "–", "~", "∼") or (
        link == "to" and (not _FROM.search(before) or bool(_RANGE_WORD.search(before)))
    )


def _in_common(text: str, high: int, other: Sum, found: Sum) -> bool:
    """Whether two numbers joined by "and" are two sums: "5.8 and 1.3 trillion won", "30 and 40 billion won, respectively"."""
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
    """Set `converts` where a sum restates the one before it in the other currency: "100 trillion won (¦$72.29 billion)"."""
    for one, other in zip(found, found[1:], strict=False):
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


_SIGN_OWNER = re.compile(r"(?:^|[^A-Za-z])((?:[A-Za-z]{1,3}|[Uu]\.[Ss]\.)\s?)$")
_DOLLAR_OWNER = re.compile(rf"\b(?:{OTHER_DOLLARS}|north korean)[\s-]+$", re.IGNORECASE)


def currency_before(text: str, start: int, sign: str) -> tuple[str | None, int]:
    """The code of the currency whose sign begins at `start`, and where it really begins: "U.S. |$"."""
    if sign in ("$", "＄", "﹩"):
        owner = _SIGN_OWNER.search(text[max(0, start - 6) : start])
        if owner is not None:
            name = owner.group(1)
            if name.strip().upper().replace(".", "") in ("US", "USD"):
                return "USD", start - len(name)
            if not name.endswith(" ") and name.isupper():
                return None, start
    return currency(sign), start


def currency_after(text: str, start: int, end: int) -> str | None:
    """The code of the currency written `text[start:end]` behind a number."""
    return (
        currency(text[start:end]) if _DOLLAR_OWNER.search(text[max(0, start - 20) : start]) is None else None
    )
