"""English number words, scales, currencies and modifiers → exact values.

`amount` reads a quantity ("half a trillion", "9.9-trillion", "210k"), `currency` a currency as
written ("US$", "Hong Kong dollars") and `modifier_before` and `modifier_after` the words around
("upward of", "-plus"). The rules find where these stand; nothing here looks at a sentence.
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
_FRACTIONS = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "third": Fraction(1, 3)}

SPELLED = "|".join([*_SMALL, "half", "an? (?:hundred|thousand|million|quarter)"])
"""A regular expression for the words that a number in words begins with."""
_SCALE_RE = "|".join(sorted(SCALES, key=len, reverse=True))
_WORD_RE = "|".join(sorted([*_SMALL, "hundred"], key=len, reverse=True))
SPACE = r"[ \t\u00a0\u2000-\u200a\u202f]"
"""A space inside a line: typewriter, no-break, thin."""
_JOIN = rf"(?:{SPACE}{{1,3}}|[-‑])"
_DIGITS_RE = r"(?:\d{1,3}(?:,\d{3}){1,6}|\d{1,21})(?:\.\d{1,12})?(?![\d.,]*\d)"
_WORDS_RE = (
    rf"\b(?:(?:half|a{_JOIN}quarter|(?:two|three){_JOIN}quarters)(?:{_JOIN}of)?{_JOIN}an?"  # half a (trillion)
    rf"|an?{_JOIN}hundred(?:{_JOIN}(?:and{_JOIN})?(?:{_WORD_RE})\b){{0,4}}|(?:one|two|three|four|five){_JOIN}and{_JOIN}a{_JOIN}half"
    rf"|(?:{_WORD_RE})(?:{_JOIN}(?:and{_JOIN}"
    rf"|point{_JOIN})?(?:{_WORD_RE})\b){{0,6}}(?:{_JOIN}and{_JOIN}a{_JOIN}half)?"
    rf"|half|quarter|an?)\b"
)
_INNER = rf"(?:[-‑{SPACE[1:-1]}]?(?:plus|odd|some|ish)\b|\+)"  # 30-odd billion, 100-plus trillion
# two thousand five hundred, a thousand and twenty-four
_UNDER_THOUSAND = rf"(?:{_JOIN}(?:and{_JOIN})?(?:{_WORD_RE})\b){{1,5}}"
_HUNDREDS = rf"(?:{_JOIN}hundred(?={_JOIN}(?:thousand|million|billion|trillion)\b))?"  # 300 hundred million
NUMERAL = rf"(?:{_DIGITS_RE}{_HUNDREDS}|{_WORDS_RE}(?:(?<=[a-z]){_JOIN}thousand{_UNDER_THOUSAND})?)"
QUANTITY = rf"{NUMERAL}{_INNER}?(?:{_JOIN}?(?:{_SCALE_RE})\b){{0,2}}"
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


def number(text: str) -> Decimal | None:
    """The value of a number without scale words: "1,500", "nine-point-four", "a", "half a", "one and a half"."""
    value = digits(text)
    if value is not None:
        return value
    words = [word for word in re.split(r"[\s-]+", text.lower()) if word]
    extra = Fraction(0)
    if words[-3:] == ["and", "a", "half"]:
        words, extra = words[:-3], Fraction(1, 2)
    if not words:
        return None
    if words[-1] in ("a", "an") and words[:-1]:  # "half a", "a quarter of a", "three quarters of a"
        words = [word for word in words[:-1] if word != "of"]
    fraction = _FRACTIONS.get(words[-1].removesuffix("s"))
    if fraction is not None:
        times = _spoken([w for w in words[:-1] if w not in ("a", "an")]) if len(words) > 1 else None
        spoken: Fraction | None = fraction * (times or 1)
    elif words[0] in ("a", "an"):
        spoken = _spoken(["one", *words[1:]])
    else:
        spoken = _spoken(words)
    if spoken is None:
        return None
    spoken += extra
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
_SCALE_TAIL = re.compile(rf"(?:{_JOIN}|(?<=[\d+]))({_SCALE_RE})$", re.IGNORECASE)
_INNER_TAIL = re.compile(rf"{_INNER}$", re.IGNORECASE)


def quantity(text: str) -> Quantity | None:
    """The quantity that `text`, a match of `QUANTITY`, states; `None` where it is none ("ten five").

    >>> quantity("half a trillion").value
    Decimal('500000000000')
    """
    rest, scale = text.strip(), 1
    for _ in range(2):
        tail = _SCALE_TAIL.search(rest)
        if tail is None:
            break
        scale *= SCALES[tail.group(1).lower()]
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
    return Quantity(value, scale, modifier)


def amount(text: str) -> Decimal | None:
    """The exact value of a quantity: "16 tln" is 16000000000000, "nine-point-four trillion" 9400000000000."""
    found = quantity(text)
    return found.value if found is not None else None


# Before "dollars": whose dollars they are, where not America's.
_DOLLARS = {
    "australian": "AUD",
    "aussie": "AUD",
    "canadian": "CAD",
    "hong kong": "HKD",
    "singapore": "SGD",
    "singaporean": "SGD",
    "taiwan": "TWD",
    "taiwanese": "TWD",
    "new taiwan": "TWD",
    "nt": "TWD",
    "new zealand": "NZD",
    "kiwi": "NZD",
    "brunei": "BND",
    "jamaican": "JMD",
    "fijian": "FJD",
    "namibian": "NAD",
    "zimbabwean": "ZWL",
    "zimbabwe": "ZWL",
    "liberian": "LRD",
    "bahamian": "BSD",
    "trinidad": "TTD",
}
_SIGNS = {
    "$": "USD",
    "＄": "USD",
    "﹩": "USD",
    "us$": "USD",
    "u.s.$": "USD",
    "u.s. $": "USD",
    "us $": "USD",
    "usd": "USD",
    "usd$": "USD",
    "us dollars": "USD",
    "dollars": "USD",
    "dollar": "USD",
    "bucks": "USD",
    "₩": "KRW",
    "￦": "KRW",
    "krw": "KRW",
    "won": "KRW",
    "w": "KRW",
}


def currency(text: str) -> str | None:
    """The ISO 4217 code of the won or of the dollar that `text` names, `None` for anything else.

    A bare `$` is the American dollar, as in all news from Korea; another dollar is its own code.
    """
    name = text.strip().lower()
    if name in _SIGNS:
        return _SIGNS[name]
    name = re.sub(r"[\s\u00a0-]+", " ", name)
    if name in _SIGNS:
        return _SIGNS[name]
    for owner, code in _DOLLARS.items():
        if name.startswith(f"{owner} dollar"):
            return code
    if re.fullmatch(r"(?:u\.?s\.?a?\.?|american) (?:dollars?|bucks)", name):
        return "USD"
    if re.fullmatch(r"(?:south )?korean won", name):
        return "KRW"
    return "KPW" if name == "north korean won" else None


OTHER_DOLLARS = "|".join(sorted(_DOLLARS, key=len, reverse=True))
"""A regular expression for the words before "dollars" that make them another country's."""

_DEGREE = (
    r"(?:(?:just|slightly|somewhat|well|far|way|barely|only|narrowly|comfortably|considerably|significantly|much"
    r"|substantially"
    rf"|marginally|fractionally|a{SPACE}(?:little|bit|touch|tad|shade|fraction|hair|whisker|notch)){SPACE}{{1,3}})?"
)
_S = rf"{SPACE}{{1,3}}"
_BEFORE: dict[str, str] = {
    "at_least": (
        rf"at{_S}(?:the{_S}very{_S})?least|(?:no|not){_S}(?:less|fewer|lower){_S}than|a{_S}minimum{_S}of"
        rf"|(?:a{_S})?minimum"
        rf"|as{_S}(?:little|few|low){_S}as|from{_S}at{_S}least|≥|>="
    ),
    "at_most": (
        rf"(?<!add )(?<!adds )(?<!added )(?<!adding )up{_S}to|as{_S}(?:much|many|high|large){_S}as"
        rf"|at{_S}(?:the{_S}very{_S})?most"
        rf"|(?:a{_S})?maximum(?:{_S}of)?|max\.?|(?:no|not){_S}(?:more|greater|higher|larger){_S}than"
        rf"|not{_S}exceed(?:ing)?"
        rf"|(?:capped|topping{_S}out|maxing{_S}out){_S}at|no{_S}higher{_S}than|≤|<="
    ),
    "more_than": (
        rf"{_DEGREE}(?:(?:more|greater|higher|larger|better|bigger){_S}than|over|above|past|beyond|north{_S}of"
        rf"|in{_S}excess{_S}of)"
        rf"|upwards?{_S}of|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|outstrip(?:s|ped|ping)?"
        rf"|top(?:s|ped|ping)|(?<=\bto )top|(?<=\band )top"
        rf"|(?<=ould )top|(?<=will )top|(?<=may )top|(?<=might )top|(?<=can )top|>"
    ),
    "less_than": (
        rf"{_DEGREE}(?:(?:less|fewer|lower|smaller){_S}than|under|below|south{_S}of)"
        rf"|(?:just{_S}|a{_S}(?:little|bit|touch|tad|hair){_S})?(?:short|shy){_S}of|<"
    ),
    "approx": (
        rf"(?:just{_S}|somewhere{_S}|only{_S})?(?:about|around|roughly|approximately|approx\.?|circa|ca\."
        rf"|c\.)|nearly|almost"
        rf"|(?:very{_S})?close{_S}(?:to|on)|near(?:ing|s|ed)?|some(?:where{_S}(?:near|close{_S}to))?"
        rf"|(?:an{_S})?estimated|virtually|practically"
        rf"|in{_S}the{_S}(?:region|neighbou?rhood|vicinity|ballpark|order){_S}of|or{_S}so|more{_S}or{_S}less"
        rf"|something{_S}(?:like|around|close{_S}to|near)|getting{_S}on{_S}for|the{_S}best{_S}part{_S}of|on{_S}the{_S}order{_S}of"
        rf"|give{_S}or{_S}take|[~∼～≈]"
    ),
}
_AFTER: dict[str, str] = {
    "at_least": (
        rf"{_S}(?:or{_S}(?:more|higher|above|greater|over)|and{_S}(?:up|above|more|over)|minimum"
        rf"|at{_S}(?:the{_S}very{_S})?least)\b|[-–‑]?(?:{_S})?plus\b|\+"
    ),
    "at_most": (
        rf"{_S}(?:or{_S}(?:less|fewer|lower|below|under)|and{_S}(?:below|under)|maximum|max\b"
        rf"|at{_S}(?:the{_S}very{_S})?most)"
    ),
    "approx": (
        rf"{_S}or{_S}(?:so|thereabouts)\b|{_S}(?:approximately|give{_S}or{_S}take)\b|(?:-|{_S})ish\b"
        rf"|-odd\b|{_S}odd\b"
    ),
}

_BEFORE_RE = re.compile(
    rf"(?:(?<=[^\w$])|^)(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _BEFORE.items())}){SPACE}{{0,3}}$",
    re.IGNORECASE,
)
_AFTER_RE = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _AFTER.items()), re.IGNORECASE)
# "hand over $5 billion", "take over 3 trillion won in debt": the particle of a verb is no modifier.
_PARTICLE = re.compile(
    r"\b(?:hand|turn|tak|sign|carr|roll|pass|mak|win|bring|ced)(?:s|es|ies|ed|ied|ing|ying|e|y|er|ers|over)?\s$"
    r"|\b(?:took|won|brought|made)\s$",
    re.IGNORECASE,
)
LONGEST_MODIFIER = 36
"""Characters that a modifier before a number can take."""


def modifier_before(text: str, end: int) -> tuple[str, int] | None:
    """The modifier that ends where the number begins, at `end`, and its start: ("more_than", 4) for "the over ¦100".

    Of two, "up to about ¦5", the first bounds the second.
    """
    result = None
    for _ in range(2):
        begin = max(0, end - LONGEST_MODIFIER)
        found = _BEFORE_RE.search(text[begin:end])
        if found is None or found.lastgroup is None:
            break
        start = begin + found.start(found.lastgroup)
        if found.lastgroup == "more_than" and _PARTICLE.search(text[max(0, start - 12) : start]) is not None:
            break
        result, end = (found.lastgroup, start), start
    return result


def modifier_after(text: str, start: int) -> tuple[str, int] | None:
    """The modifier that begins at `start`, where the amount ends, and its own end: "or more", "-plus", "+"."""
    found = _AFTER_RE.match(text, start)
    if found is None or found.lastgroup is None:
        return None
    return found.lastgroup, found.end()
