"""Currencies and modifiers as English writes them: "Hong Kong dollars", "upward of", "-plus"."""

from __future__ import annotations

import re

from kaix.values.english import SPACE

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
    "$us": "USD",
    "$usd": "USD",
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


_DEGREE = (
    r"(?:(?:just|slightly|somewhat|well|far|way|barely|only|narrowly|comfortably|considerably|significantly|much"
    r"|substantially"
    rf"|marginally|fractionally|a{SPACE}(?:little|bit|touch|tad|shade|fraction|hair|whisker|notch)){SPACE}{{1,3}})?"
)
_S = rf"{SPACE}{{1,3}}"
_BEFORE: dict[str, str] = {
    "at_least": (
        rf"at{_S}(?:the{_S}very{_S})?least|(?:no|not){_S}(?:less|fewer|lower){_S}than|a{_S}minimum{_S}of"
        rf"|(?:a{_S})?minimum|min\."
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
        rf"(?:just{_S}|somewhere{_S}|only{_S})?(?:about|around|roughly|approximately|approx\.?|circa|ca\.?|abt\.?|est\."
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
