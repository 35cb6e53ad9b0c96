"""Where a sum of money begins and ends: quantities around a currency, ranges, shared scales, conversions.

A match of an amount pattern is only the place where a number and a currency touch ("trillion won",
"$ 178"). `read` takes the whole sum from the text around it; `join` makes one sum of two that
are a range ("$7.8 billion to $10.4 billion"), and `converted` finds what a sum restates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from kaix.values.english import QUANTITY, SCALES, SPACE, Quantity, quantity
from kaix.values.english_money import currency, modifier_after, modifier_before

REACH = 64
"""Characters before a currency in which its number, spelled out, can begin."""

_S = rf"{SPACE}{{0,3}}"
_BEFORE = re.compile(rf"(?<![\w.,$₩￦€£¥/])({QUANTITY})(?:{SPACE}{{1,3}}|[-‑–])?$", re.IGNORECASE)
# "$5 million", "$-5 million", "KRW minus 5 billion", "$(5.2) million", "$2.52 ¦trillionthis year"
_AFTER = re.compile(
    rf"{_S}(?:(?P<minus>[-−]|(?:minus|negative){SPACE}|[△▵]{SPACE}?)?(?P<quantity>{QUANTITY})"
    rf"|\((?P<loss>[\d.,]{{1,20}})\)(?:{SPACE}(?P<scale>thousand|million|billion|trillion)\b)?)(?![\w%])"
    rf"(?P<glued>{SPACE}?(?P<scale2>million|billion|trillion)(?=[a-z])(?!aire))?",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"{SPACE}(?P<scale>thousand|million|billion|trillion)\b|{SPACE}(?:and{SPACE})?(?P<cents>\d\d?){SPACE}cents?\b"
)
VAGUE = re.compile(
    r"\b(?:several|few|many|multiple|countless|couple|(?:ten|hundred|dozen|score)s?"
    r"|(?:thousand|million|billion|trillion)s)(?:\s+of)?[\s-]$",
    re.IGNORECASE,
)
# "2 trillion ¦and 300 billion won": what the larger scale leaves over
_LARGER = re.compile(
    rf"(?<![\w.,$₩￦€£¥-])(\d{{1,3}}){SPACE}(?P<scale>million|billion|trillion),?{SPACE}(?:and{SPACE})?$",
    re.IGNORECASE,
)
# "Seven out of ¦every 10 dollars", "for ¦each 100 won spent": a share
_SHARE = re.compile(r"\b(?:out of|of|for|from|on|in)\s+(?:every|each)\s+$", re.IGNORECASE)
# "Operating profit | ¦△1.2 billion won", "a loss of ¦-30 billion won", "swung to ¦minus 5 billion won"
_NEGATIVE = re.compile(
    r"(?<![\w,.]\d )(?<!won )(?<!dollars )(?<!illion )(?:^|(?<=[\s(|:]))(?P<sign>[-−–]|[△▵] ?|minus |negative )$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:://|www\.)[^\s\"'<>]*$")
_CODE_AFTER = re.compile(rf"{_S}\(?(?:AUD|CAD|HKD|SGD|TWD|NTD|NZD|Canadian|Australian|Singapore)\b")

_MINUS = frozenset("-−–△▵se")  # and the ends of "minus" and "negative"


@dataclass(slots=True)
class Sum:
    """A sum as read.

    `start` is of its modifier, `first` of its number or sign; `last` ends it, `end` ends its modifier.
    """

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


def read_before(
    text: str, low: int, end: int, last: int, currency_code: str, rule: str, scale: int = 1
) -> Sum | None:
    """The sum whose number ends at `end` and whose currency ends at `last`: "100 trillion| won|".

    `scale` is what the currency's own letters say: 1000000 of "MUSD".
    """
    begin = max(low, end - REACH)
    found = _BEFORE.search(text[begin:end])
    if found is None:
        return None
    first = begin + found.start(1)
    value = quantity(found.group(1))
    if value is None or not value.number:
        return None
    before = text[max(low, first - 24) : first]
    if VAGUE.search(before):
        return None
    if value.scale > 1:
        first, value = _with_larger(text, low, first, last, value)
    if scale > 1:
        value = Quantity(value.number, value.scale * scale, value.modifier)
    value, last = _with_rest(text, last, value, currency_code)
    return modified(text, low, Sum(first, first, last, last, currency_code, value, rule, prefixed=False))


def _with_rest(text: str, last: int, value: Quantity, code: str) -> tuple[Quantity, int]:
    """The quantity with what stands behind its currency, and its end: "75 KRW| billion|", "2 dollars| 50 cents|"."""
    more = _BEHIND.match(text, last) if value.scale == 1 else None
    if more is None:
        return value, last
    if more["scale"]:
        return Quantity(value.number, SCALES[more["scale"]], value.modifier), more.end()
    if code == "USD" and value.number % 1 == 0:
        return Quantity(value.number + Decimal(more["cents"]) / 100, 1, value.modifier), more.end()
    return value, last


def _with_larger(text: str, low: int, first: int, last: int, value: Quantity) -> tuple[int, Quantity]:
    """The quantity and its place with that of a larger scale before it: "|2 trillion 300 billion| won"."""
    larger = _LARGER.search(text, max(low, first - REACH), first)
    own = value.value
    if larger is None or own is None or own >= SCALES[larger["scale"].lower()]:
        return first, value
    if "respectively" in text[last : last + 60]:
        return first, value
    scale = SCALES[larger["scale"].lower()]
    return larger.start(1), Quantity(Decimal(larger[1]) + own / scale, scale, value.modifier)


def read_after(
    text: str, low: int, start: int, sign_end: int, currency_code: str, rule: str, scale: int = 1
) -> Sum | None:
    """The sum whose sign is `text[start:sign_end]`: "US$| 1.5bn"."""
    found = _AFTER.match(text, sign_end, sign_end + REACH)
    if found is None:
        return None
    scale_word = found["scale"] or found["scale2"] or ""
    value = quantity(f"{found['quantity'] or found['loss']} {scale_word}".strip())
    if value is None or not value.number or _CODE_AFTER.match(text, found.end()):
        return None
    minus = -1 if found["minus"] or found["loss"] else 1
    value = Quantity(value.number * minus, value.scale * scale, value.modifier)
    last = found.end()
    result = Sum(start, start, last, last, currency_code, value, rule, prefixed=True)
    result.spaced = (found.start("quantity") if found["quantity"] else found.start("loss")) > sign_end
    return modified(text, low, result)


def modified(text: str, low: int, found: Sum) -> Sum:
    """`found` with the modifiers around it; that of the number itself ("30-odd billion") counts where no other does."""
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


def signed(text: str, low: int, found: Sum) -> Sum:
    """`found` with the minus before it: "|-30 billion won|", "|△1.2 billion won|"; it comes from a positive one."""
    minus_like = text[max(low, found.first - 9) : found.first].rstrip()[-1:] in _MINUS
    if minus_like and found.start == found.first and found.quantity.number > 0:
        minus = _NEGATIVE.search(text[: found.first], max(low, found.first - 20))
        if minus is not None:
            found.start = found.first = minus.start("sign")
            found.quantity = Quantity(-found.quantity.number, found.quantity.scale, found.quantity.modifier)
    return found


def is_no_money(text: str, low: int, found: Sum) -> bool:
    """Whether it is a share, a saying or in an address: "7 out of every 10 dollars", "a million-dollar question"."""
    if text.startswith("question", found.last + 1):
        return True
    return _SHARE.search(text, max(low, found.start - 16), found.start) is not None or in_address(
        text, found.first
    )


def in_address(text: str, at: int) -> bool:
    """Whether `at` is inside the address of a page: "https://example.com/3608212¦-chips"."""
    return _ADDRESS.search(text[max(0, at - 300) : at]) is not None


_SPACED = frozenset(("hk", "nt", "nz", "au", "ca", "sg", "c"))  # "HK $10 billion", of texts cut into words
_SIGN_OWNER = re.compile(r"(?:^|[^A-Za-z])((?:[A-Za-z]{1,3}|[Uu]\.[Ss]\.)\s?)$")


def currency_before(text: str, start: int, sign: str) -> tuple[str | None, int]:
    """The code of the currency whose sign begins at `start`, and where it really begins: "U.S. |$"."""
    if sign in ("$", "＄", "﹩"):
        owner = _SIGN_OWNER.search(text[max(0, start - 6) : start])
        if owner is not None:
            name = owner.group(1)
            if name.strip().upper().replace(".", "") in ("US", "USD"):
                return "USD", start - len(name)
            if (not name.endswith(" ") and name.isupper()) or name.strip().lower() in _SPACED:
                return None, start
    return currency(sign), start
