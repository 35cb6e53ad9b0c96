"""English numerals, number words, fractions and scales → exact values.

`amount` reads a quantity: "half a trillion", "9.9-trillion", "210k", "two and a quarter billion", "1 1/2 million".
The rules find where one stands; nothing here looks at a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kaix import vocabulary
from kaix.values import digits, scaled

SCALES: dict[str, int] = {
    "k": 10**3,
    "thousand": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "mm": 10**6,
    "mil": 10**6,
    "mio": 10**6,
    "million": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "bil": 10**9,
    "billion": 10**9,
    "t": 10**12,
    "tn": 10**12,
    "tr": 10**12,
    "trl": 10**12,
    "trn": 10**12,
    "tln": 10**12,
    "trln": 10**12,
    "tril": 10**12,
    "trillion": 10**12,
    "quadrillion": 10**15,
}
"""Scale words in lower case, abbreviations of the wires included ("16 tln won", "Won150tn")."""

_SMALL = {row["word"]: int(row["value"]) for row in vocabulary.table("numbers_en")}
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twentieth": 20, "hundredth": 100,
}  # fmt: skip
_VULGAR = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5", "⅘": "4/5",
    "⅙": "1/6", "⅚": "5/6", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
}  # fmt: skip

SPELLED = "|".join([*_SMALL, "half", "an? (?:hundred|thousand|million|quarter)"])
"""A regular expression for the words that a number in words begins with."""
_SCALE_RE = "|".join(sorted(SCALES, key=len, reverse=True))
_WORD_RE = "|".join(sorted([*_SMALL, "hundred"], key=len, reverse=True))
SPACE = r"[ \t\u00a0\u2000-\u200a\u202f]"
"""A space inside a line: typewriter, no-break, thin."""
_JOIN = rf"(?:{SPACE}{{1,3}}|[-‑])"
_DIGITS_RE = (
    r"(?:(?:\d{1,3}(?:,\d{3}){1,6}|\d{1,21})(?:\.\d{1,12})?|(?<![^\s($₩€£¥~–-])\.\d{1,12})(?![\d.,]*\d)"
)
_GLYPH = f"[{''.join(_VULGAR)}]"
_SLASHED = r"(?<![\d/⁄.,])[1-9]\d?[/⁄][1-9]\d?(?![\d/⁄])"
# 1½, 2 3/4, ½, 3/4
_MIXED = rf"(?:\d{{1,4}}{SPACE}?{_GLYPH}|\d{{1,4}}{SPACE}{_SLASHED}|{_GLYPH}|{_SLASHED})"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_PART = f"(?:{'|'.join(_PARTS)})s?"
_THIRDS = _PART.replace("half|", "")
_OF_A = rf"(?:{_JOIN}of)?{_JOIN}an?"
_AND_PART = rf"{_JOIN}and{_JOIN}(?:an?|{_ONES}){_JOIN}{_PART}"  # (two) and a quarter
_WORDS_RE = (
    # half a, three quarters of a, a fifth of a; three quarters ¦billion
    rf"\b(?:(?:half|(?:an?|{_ONES}){_JOIN}{_THIRDS})(?:{_OF_A}|(?={_JOIN}(?:{_SCALE_RE})\b))"
    rf"|an?{_JOIN}hundred(?:{_JOIN}(?:and{_JOIN})?(?:{_WORD_RE})\b){{0,4}}"
    rf"|(?:{_WORD_RE})(?:{_JOIN}(?:and{_JOIN}|point{_JOIN})?(?:{_WORD_RE})\b){{0,6}}(?:{_AND_PART})?"
    rf"|half|quarter|an?)\b"
)
_INNER = rf"(?:[-‑{SPACE[1:-1]}]?(?:plus|odd|some|ish)\b|\+)"  # 30-odd billion, 100-plus trillion
# two thousand five hundred, a thousand and twenty-four
_UNDER_THOUSAND = rf"(?:{_JOIN}(?:and{_JOIN})?(?:{_WORD_RE})\b){{1,5}}"
_HUNDREDS = rf"(?:{_JOIN}hundred(?={_JOIN}(?:thousand|million|billion|trillion)\b))?"  # 300 hundred million
NUMERAL = (
    rf"(?:{_MIXED}(?:{_OF_A})?|{_DIGITS_RE}(?:{_AND_PART}|{_HUNDREDS})"
    rf"|{_WORDS_RE}(?:(?<=[a-z]){_JOIN}thousand{_UNDER_THOUSAND})?)"
)
QUANTITY = rf"{NUMERAL}{_INNER}?(?:{_JOIN}?(?:{_SCALE_RE})\b(?:{_AND_PART})?){{0,2}}"
"""A regular expression for a number with its scales, ignoring case: "1.5 trillion", "half a billion", "five hundred".

It may begin inside a word or number: the caller says what stands before it.
"""


def _spoken(words: list[str]) -> Fraction | None:
    """The value of number words without scales: ["one", "hundred", "and", "fifty"], ["nine", "point", "four"]."""
    if "point" in words:
        at = words.index("point")
        whole, decimals = _spoken(words[:at]), [_SMALL.get(word, 10) for word in words[at + 1 :]]
        if whole is None or not decimals or max(decimals) > 9:
            return None
        return whole + Fraction(int("".join(map(str, decimals))), 10 ** len(decimals))
    total = Fraction(0)
    last = 1000
    for word in words:
        if word == "and":
            continue
        if word == "hundred":
            if not 1 <= total <= 99:  # "several hundred": a hundred of nothing is vague
                return None
            total, last = total * 100, 100
            continue
        value = _SMALL.get(word)
        # "twenty five" adds up, "five six" does not: each word must be of a lower order than the one before.
        if value is None or (value >= 10 and last < 100) or (value < 10 and last < 20):
            return None
        total, last = total + value, value
    return total if words else None


def _part(words: list[str]) -> tuple[list[str], Fraction] | None:
    """The fraction that ends `words`, and the words before it: ["two", "and"] and 1/4 of "two and a quarter"."""
    last = words[-1]
    if re.fullmatch(r"\d+/\d*[1-9]\d*", last):  # "0/0" is no number
        return words[:-1], Fraction(last)
    denominator = _PARTS.get(last.removesuffix("s"))
    if denominator is None:
        return None
    before = words[-2] if len(words) > 1 else ""
    times = 1 if before in ("a", "an") else _SMALL[before] if before in _ONES.split("|") else None
    return (words[:-2] if times else words[:-1]), Fraction(times or 1, denominator)


def number(text: str) -> Decimal | None:
    """The value of a number without scale words: "1,500", "nine-point-four", "a", "half a", "2 3/4", "one and a half".

    `None` for what no decimal says exactly: "two-thirds of a".
    """
    value = digits(text)
    if value is not None:
        return value
    for glyph, written in _VULGAR.items():
        text = text.replace(glyph, f" {written}")
    words = [word for word in re.split(r"[\s-]+", text.lower().replace("⁄", "/")) if word]
    while len(words) > 1 and words[-1] in ("a", "an", "of"):  # "half a", "a quarter of a"
        words.pop()
    if not words:
        return None
    spoken: Fraction | None = Fraction(0)
    found = _part(words)
    if found is not None:
        words, spoken = found
        mixed = bool(words) and words[-1] == "and"
        if words and not mixed and digits(words[-1]) is None:  # "twenty half"
            return None
        words = words[:-1] if mixed else words
    if words:
        written_, upper = digits(" ".join(words)), None
        if written_ is not None:
            upper = Fraction(written_)
        else:
            upper = _spoken(["one", *words[1:]] if words[0] in ("a", "an") else words)
        spoken = None if upper is None or spoken is None else upper + spoken
    if spoken is None or 10**12 % spoken.denominator:
        return None
    return Decimal(spoken.numerator) / Decimal(spoken.denominator)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written: its own value, and the scale that stands on it (1 where there is none)."""

    number: Decimal
    scale: int
    modifier: str | None = None  # of the number itself: "30-odd billion"

    @property
    def value(self) -> Decimal | None:
        """The whole value; `None` where it is larger than any sum can be."""
        return scaled(self.number, self.scale)


_OF_HUNDREDS = re.compile(rf"(\d[\d.,]*){_JOIN}hundred", re.IGNORECASE)
_THOUSANDS = re.compile(rf"(.{{1,60}}?){_JOIN}thousand{_JOIN}(?:and{_JOIN})?(.{{1,60}})", re.IGNORECASE)
_SCALE_TAIL = re.compile(
    rf"(?:{_JOIN}|(?<=[\d+{''.join(_VULGAR)}]))(?P<scale>{_SCALE_RE})(?P<part>{_AND_PART})?$", re.IGNORECASE
)
_INNER_TAIL = re.compile(rf"{_INNER}$", re.IGNORECASE)


def quantity(text: str) -> Quantity | None:
    """The quantity that `text`, a match of `QUANTITY`, states; `None` where it is none ("ten five").

    >>> quantity("half a trillion").value
    Decimal('500000000000')
    """
    rest, scale, more = text.strip(), 1, Decimal(0)
    for _ in range(2):
        tail = _SCALE_TAIL.search(rest)
        if tail is None:
            break
        scale *= SCALES[tail["scale"].lower()]
        if tail["part"] and (part := number("a" + tail["part"])) is not None:  # "a million and a half"
            more = part - 1
        elif tail["part"]:
            return None
        rest = rest[: tail.start()]
    inner = _INNER_TAIL.search(rest)
    if inner is not None:
        rest = rest[: inner.start()]
    value = number(rest)
    hundreds = _OF_HUNDREDS.fullmatch(rest) if value is None else None
    if hundreds is not None and (own := digits(hundreds.group(1))) is not None:
        value = own * 100
    thousands = _THOUSANDS.fullmatch(rest) if value is None else None
    if thousands is not None:  # "two thousand five hundred"
        upper, lower = number(thousands.group(1)), number(thousands.group(2))
        if upper is not None and lower is not None and lower < 1000:
            value = upper * 1000 + lower
    if value is None:
        return None
    modifier = None
    if inner is not None:
        modifier = "at_least" if inner.group().lower().endswith(("plus", "+")) else "approx"
    return Quantity(value + more, scale, modifier)


def amount(text: str) -> Decimal | None:
    """The exact value of a quantity: "16 tln" is 16000000000000, "nine-point-four trillion" 9400000000000."""
    found = quantity(text)
    return found.value if found is not None else None
