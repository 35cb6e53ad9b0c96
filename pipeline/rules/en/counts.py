"""Where a count of chips begins and ends: the number before a unit, ranges, and numbers whose unit was said before.

`before_unit` reads "6,144 of Nvidia's B300 chips" back from its unit; `stands_alone` judges a number
with no unit, such as "about 900 of them" or "the total past 52,000", where chips were counted just before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.rules.en.windows import Taken
from pipeline.values import whole
from pipeline.values.english import (
    QUANTITY,
    SPACE,
    SPELLED,
    Quantity,
    modifier_after,
    modifier_before,
    quantity,
)
from pipeline.vocabulary import used

REACH = 110
"""Characters before a unit in which its number can stand: "9,000 of Nvidia's state-of-the-art Blackwell GPUs"."""
SMALLEST = 10
"""Counts below it are no rows (labelling.md), unless they are the size of a purchase or a cluster."""

_NUMBER = re.compile(
    rf"(?<![\w.,$₩￦€£¥#%&])(?=\d|(?:{SPELLED})\b)(?<![A-Za-z][-‑])(?<!No\.\s)(?<!(?:US"
    rf"|KR)[D$W]\s)({QUANTITY})(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:several|few|many|multiple|countless|couple|(?:ten|hundred|thousand|million|dozen"
    r"|score)s?)(?:\s+of)?[\s-]$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19[5-9]\d|20[0-4]\d)$")
# Between a number and its unit stand adjectives, makers and models; these words belong to something else.
_BLOCK = used("context_words_en", "counts.block")
_OF = re.compile(r"(?:the|its|their|those|these|our|such|such)?\s*", re.IGNORECASE)
_WORD = re.compile(r"[^\s]+")
_PLURAL = re.compile(r"[a-z]{2,}[^su'’i]s$")
_LINK = re.compile(
    rf"(?<![\w.,$₩€£¥-])({QUANTITY}){SPACE}{{0,3}}(?P<link>to|and|or|-|–|~|∼){SPACE}{{0,3}}$", re.IGNORECASE
)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_RANGE_FROM = re.compile(r"\b(?:rang\w+|anywhere|somewhere|var(?:y|ies))\s+from\s+$", re.IGNORECASE)
_TO_COUNT = re.compile(
    rf"\s+to\s+(?:\w+\s){{0,3}}?{QUANTITY}\s(?:of\s)?(?:[\w.’'-]+\s){{0,4}}?(?:GPUs|NPUs|chips|units|accelerators)\b",
    re.IGNORECASE,
)
_EXTRA = (
    r"(?:another|an?\s(?:extra|additional|further|total\sof|combined|whopping|massive|staggering|record)"
    r"|additional|extra)"
)


@dataclass(slots=True)
class Count:
    """A count as read: `start` is of its modifier, `first` of its number, `last` ends its number, `end` the anchor."""

    start: int
    first: int
    last: int
    end: int
    quantity: Quantity
    modifier: str = "exact"
    upper: Quantity | None = None
    rule: str = ""
    chip: str = "GPU"
    model: str | None = None
    unit: str = ""
    label: tuple[int, int] | None = None  # of a row of a chart: where its label stands

    @property
    def value(self) -> int | None:
        """The count, or the lower end of a range."""
        return whole(self.quantity.value)

    @property
    def maximum(self) -> int | None:
        """The upper end of a range."""
        return whole(self.upper.value) if self.upper is not None else None


def numbers(text: str, low: int, high: int) -> Iterator[Count]:
    """The numbers in `text[low:high]` that could count things: no years, no prices, no percentages, no dates."""
    for match in _NUMBER.finditer(text, low, high):
        value = quantity(match.group(1))
        if value is None or whole(value.value) is None or match.group(1).lower() in ("a", "an"):
            continue
        if _VAGUE.search(text[max(low, match.start() - 24) : match.start()]):
            continue
        if value.scale == 1 and _YEAR.match(match.group(1)):
            continue
        yield Count(match.start(1), match.start(1), match.end(1), match.end(1), value)


def before_unit(text: str, low: int, unit_start: int, unit_end: int, masked: Taken) -> Count | None:
    """The count of the unit at `text[unit_start:unit_end]`, `None` where none stands before it.

    `masked` are the names of models: the 4090 of "RTX 4090" counts nothing.
    """
    begin = max(low, unit_start - REACH)
    for found in reversed(list(numbers(text, begin, unit_start))):
        if masked.overlaps(found.first, found.last):
            continue
        between = text[found.last : unit_start]
        after = modifier_after(text, found.last)
        if after is not None and after[1] < unit_start:
            between = text[after[1] : unit_start]
        if not _adjectives(between):
            return None
        value = found.value
        if value is None or (value < SMALLEST and between.startswith("-") and len(between) > 1):
            continue  # "15,000 5-nanometer GPUs"
        found.end = unit_end
        return with_modifiers(text, low, found)
    return None


def _adjectives(between: str) -> bool:
    """Whether what stands between a number and its unit only describes the unit: " of Nvidia's Blackwell "."""
    words = _WORD.findall(between.replace("-", " ").replace("‑", " "))
    if len(words) > 10:
        return False
    if words[:1] == ["of"]:
        words = words[1:]
        if words[:1] and words[0].lower() in ("the", "its", "their", "those", "these", "our"):
            words = words[1:]
    for word in words:
        lower = word.lower().strip("“”\"'‘’")
        if lower in _BLOCK or lower == "of" or word[-1] in ",;:.)—–(":
            # "state of the art": its "of" is inside
            if lower == "of" and "state of the art" in " ".join(words).lower():
                continue
            return False
        if _PLURAL.search(word):
            return False
    return True


def with_modifiers(text: str, low: int, found: Count) -> Count:
    """`found` with the modifiers around its number, and the lower end of a range before it."""
    if found.quantity.modifier:
        found.modifier = found.quantity.modifier
    after = modifier_after(text, found.last)
    if after is not None:
        found.modifier = after[0]
        found.end = max(found.end, after[1])
    before = modifier_before(text, found.first)
    if before is not None and before[1] >= low:
        found.start = before[1]
        if after is None or found.modifier == "approx":
            found.modifier = before[0]
    _extend_range(text, low, found)
    return found


def _extend_range(text: str, low: int, found: Count) -> None:
    begin = max(low, found.start - 48)
    match = _LINK.search(text[begin : found.start])
    lower = quantity(match.group(1)) if match is not None else None
    if match is None or lower is None:
        return
    first = begin + match.start(1)
    if (
        lower.scale == 1
        and lower.number < 1000 <= found.quantity.number * found.quantity.scale
        and found.quantity.scale > 1
    ):
        lower = Quantity(lower.number, found.quantity.scale)
    low_value, high_value = whole(lower.value), found.value
    if (
        low_value is None
        or high_value is None
        or not 0 < low_value < high_value
        or _YEAR.match(match.group(1))
    ):
        return
    before_modifier = modifier_before(text, first)
    start = before_modifier[1] if before_modifier is not None and before_modifier[1] >= low else first
    before, link = text[max(low, start - 24) : start], match.group("link").lower()
    between = _BETWEEN.search(before)
    if link in ("and", "or"):
        if between is None:
            return
        start -= len(between.group())
    elif link == "to" and _FROM.search(before) and not _RANGE_FROM.search(before):
        return
    found.upper, found.quantity = found.quantity, lower
    found.start, found.first = start, first
    if found.modifier == "exact" and before_modifier is not None:
        found.modifier = before_modifier[0]


# What stands behind a number that has no unit of its own: an end, a link or a verb, never another noun.
_NO_NOUN = re.compile(
    rf"{SPACE}*(?:$|\n|[.,;:!?)\]—|\"”’]|--|[-–]\s|(?:to|for|in|at|by|from|through|and|or|but|while|as|on|with|over"
    rf"|under|after|before|until|this|next"
    r"|last|each|apiece|more|will|would|is|are|was|were|had|has|have|already|so|now|currently|today|of|when|if|than"
    r"|within|during|it|they|he|she)\b)",
    re.IGNORECASE,
)
_ACQUIRE = (
    r"(?:install|secur|receiv|promis|allocat|allott|assign|add|deploy|order|ship|deliver|procur|purchas|acquir"
    r"|pledg|suppl|provid|"
    r"import|reserv|earmark|request|obtain|distribut|pre-?order|operat|own|need|requir|want|lack|target|commit"
    r"|contract|leas|rent|"
    r"activat|import|handl|hous|host|tak)(?:e|es|s|ed|ing|t|y|ies|ied|ying|ting|ted)?"
    r"|buy|buys|buying|bought|get|gets|getting|got|gotten|given|gave|give|gives|giving|sent|send|sends|have|has|had"
    r"|hold|holds|held"
    r"|run|runs|running|ran|bring|brings|brought|put|use|uses|used|using|built|build|won|win|sold|sell|stands?|stood"
)
_BY_VERB = re.compile(
    rf"\b(?:{_ACQUIRE})\s+(?:(?:only|just|so far|about|out|in|up|itself|them|it|already|now"
    rf"|at)\s+)?(?:{_EXTRA}\s+)?$",
    re.IGNORECASE,
)
_BY_TOTAL = re.compile(
    r"\b(?:total|totals|number|numbers|stock|stocks|fleet|count|pool|figure|capacity|inventory|holdings?|allotment"
    r"|tally|order|orders|target|goal"
    r"|quota|share|portion|rest|shipments?|deliveries|purchases?|supply|supplies|demand|volume|rose|rise|rises|grow"
    r"|grew|climb|climbs|climbed|jump|jumped"
    r"|expand|expanded|increase|increased|lift|lifted|double|doubled|triple|tripled|raise|raised|reach|reaches"
    r"|reached|upgraded|scale|scaled"
    r"|cut|cuts|trimmed|reduced|down|up|swell|balloon|surge|surged|fall|fell|installed)\b[^.;!?\n]{0,90}?"
    rf"(?:\b(?:to|from|of|at|for|past|beyond|above|reach|reaches|reached|is|was|stands at|--|—"
    rf"|–)\s*)?(?:{_EXTRA}\s+)?$",
    re.IGNORECASE,
)
_TO_FROM = re.compile(
    rf"\b(?:to|from|of|at|reach(?:es|ed|ing)?|is|was|for|will|would|could|may|might|total(?:s|ed"
    rf"|ing)?)\s+(?:{_EXTRA}\s+)?$|(?:--|—|–)\s*$",
    re.IGNORECASE,
)
_EACH = re.compile(r"\s*(?:units?\s+|chips?\s+)?(?:each|apiece)\b", re.IGNORECASE)
_OF_THEM = re.compile(
    r"\s+(?:of\s+(?:them|which|(?:these|those)(?!\s\w))\b|of\s+the\s+(?:[\d,]+\s+)?(?:\w+\s+)?(?:GPUs|chips|units"
    r"|cards|NPUs|processors|accelerators)\b|more\b)",
    re.IGNORECASE,
)
_OF_THE_UNITS = re.compile(
    r"\bof (?:the|those|these) (?:[\d,]+ )?(?:\w+ ){0,2}(?:units|gpus|chips|npus|cards|accelerators)\b",
    re.IGNORECASE,
)
_PREDICATE = re.compile(r"\s+(?:will|would|are|were|is|was)\b", re.IGNORECASE)
_ITEM = re.compile(r"(?:^|\n)\s*(?:[•▸▶●○■□◆*·-]\s*)?[^\n]{2,80}?\s*(?:[–—:|]|\s-|\.{2,}|…)\s*$")
_TO_NAME = re.compile(r"\s+(?:to|for)\s+(?:the\s+)?[A-Z]")
_COORDINATE = re.compile(r"(?:\b(?:and|or|plus|versus|vs\.?|to)|,|;)\s+(?:[A-Z][\w.&’'-]*\s+){0,4}$")
_AND = re.compile(r"(?:[^\d.;!?\n]|(?:19|20)\d\d){0,60}$")
_INDEX = re.compile(
    r"\b(?:KOSPI|Kospi|Kosdaq|KOSDAQ|Nasdaq|Nikkei|index|points|shares?|stocks? price)\b[^.;\n]{0,60}$"
)
_MORE = re.compile(rf"\b{_EXTRA}\s+$", re.IGNORECASE)


def stands_alone(text: str, low: int, high: int, found: Count, last_count: int, same_sentence: bool) -> bool:
    """Whether the number `found`, with no unit of its own, counts the chips that were counted or named before.

    `last_count` is where the last count before it in the sentence ended, or -1; `same_sentence` says
    whether chips are named in the sentence itself.
    """
    if _EACH.match(text, found.end) or _OF_THEM.match(text, found.end):
        return True
    if text[found.start - 1 : found.start] == "(" and text[found.end : found.end + 1] == ")":
        return same_sentence and last_count >= 0  # "Kakao (4,000 GPUs), KT (3,000)"
    if _NO_NOUN.match(text, found.end, high) is None:
        return False
    if _FROM.search(text[max(low, found.start - 8) : found.start]) and _TO_COUNT.match(text, found.end, high):
        return True  # "from ¦4,000 to 9,000 GPUs"
    before = text[max(low, found.start - 130) : found.start]
    if _INDEX.search(before):
        return False
    if _BY_VERB.search(before) or _MORE.search(before):
        return True
    near = text[max(low, found.start - 200) : found.start]
    if _ITEM.search(near) and _ends(text, high, found):
        return True
    if _TO_FROM.search(before) and _BY_TOTAL.search(before):
        return True
    if last_count >= 0:
        if _TO_NAME.match(text, found.end):
            return True
        if (
            _COORDINATE.search(before)
            and found.start - last_count < 80
            and _AND.match(text[last_count : found.start])
        ):
            return True
    return same_sentence and bool(_OF_THE_UNITS.search(near) and _PREDICATE.match(text, found.end))


def _ends(text: str, high: int, found: Count) -> bool:
    """Whether nothing but a date or a bracket follows on the line: "• Naver Cloud – 60,000"."""
    rest = text[found.end : high].strip(" \t\n|.,;")
    return not rest or rest.startswith(("(", "by ", "in ", "each", "apiece", "|", ","))
