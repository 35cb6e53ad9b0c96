"""Digits, number words, scale words, currencies and modifiers → exact values, for both languages.

What the languages share is here: how digits are read, what a value may be, and the names of the
modifiers (`kaix.records.MODIFIERS`). Number words, scales and currencies as a language writes
them are in `values.english` and `values.korean`.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

LARGEST = Decimal(10) ** 18
"""No sum of money or count in the news reaches a quintillion: above it, it is noise ("9" * 10,000)."""

_DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{3}){1,6}|\d{1,21})(?:\.\d{1,12})?|\.\d{1,12}", re.ASCII)


def digits(text: str) -> Decimal | None:
    """The value of digits as written, `None` where they are no number: "55,300", "34.6", ".5", "１２．５".

    Full-width and other Unicode digits are read as what they mean; commas must group thousands,
    so that "1,23" and the list "5,10" are no numbers.
    """
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    if not plain.isascii():
        plain = "".join(str(unicodedata.decimal(c, c)) for c in plain)
    return Decimal(plain.replace(",", "")) if _DIGITS.fullmatch(plain) else None


def scaled(number: Decimal, scale: Decimal | int) -> Decimal | None:
    """`number` times `scale` without an exponent or trailing zeros; `None` above `LARGEST`."""
    value = number * scale
    if value > LARGEST:
        return None
    whole_value = int(value)
    return Decimal(whole_value) if whole_value == value else value.normalize()


def whole(value: Decimal | None) -> int | None:
    """`value` as the count of whole things that it is, `None` for "1.5" and for nothing."""
    return int(value) if value is not None and value == value.to_integral_value() else None
