"""Where a count of chips begins and ends: the number before a unit, its modifiers, and ranges.

`before_unit` reads "6,144 of Nvidia's B300 chips" back from its unit; `numbers` are those that could count
something, and `with_modifiers` reads what stands around one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from kaix.analysis.en.discourse import REACH as SENTENCE
from kaix.rules.en.interval_set import IntervalSet
from kaix.values import whole
from kaix.values.english import QUANTITY, SPACE, SPELLED, Quantity, quantity
from kaix.values.english_money import modifier_after, modifier_before
from kaix.vocabulary import used

REACH = 110
"""Characters before a unit in which its number can stand: "9,000 of Nvidia's state-of-the-art Blackwell GPUs"."""
SMALLEST = 10
"""Counts below it are no rows (labelling.md), unless they are the size of a purchase or a cluster."""

_NUMBER = re.compile(
    rf"(?<![\w.,$₩￦€£¥#%&])(?=\d|(?:{SPELLED})\b)(?<![A-Za-z][-‑])(?<!No\.\s)(?<!-\d{{3}}-)(?<!-\d{{4}}-)(?<!(?:US"
    rf"|KR)[D$W]\s)({QUANTITY})(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19[5-9]\d|20[0-4]\d)$")
# "Article 12 of the GPU Act", "Galaxy 25", "Room 1203": the number is part of a name
_NUMBERED = re.compile(
    r"\b(?:Article|Section|Clause|Chapter|Act|Room|Building|Flight|Route|Page|Table|Figure|Fig\.|Phase|Stage|Step|Level|Gate|Line"
    r"|Channel|Floor|Windows|Version|Volume|Series|Galaxy|iPhone|PlayStation|Xbox|Switch|Hall|Unit|Part|Grade|Class|Age|Type|Model)"
    r"\s$"
)
_NUMBERED_BELOW = 2000
# Between a number and its unit stand adjectives, makers and models; these words belong to something else.
_BLOCK = used("context_words_en", "counts.block")
_NOT_INSIDE = frozenset(("of", "the", "a", "an"))  # "4,300 watched ¦the GPU keynote"
_WORD = re.compile(r"[^\s]+")
# "1,400 Nvidia ¦(NVDA.O) H100 processors": what only glosses the maker
_GLOSS = re.compile(r"\s?\((?![^()]*\d{3})[A-Z][^()\n]{1,40}\)(?=\s[A-Z\w])")
# "2,700 Calyx ¦2 cards", "Lumen Gen ¦2 NPUs": the version of a product, and no count
_VERSION = re.compile(r"[A-Z][\w-]*\s(?:(?:Gen|Mark|Mk|Series|v)\.?\s)?$")
# "the ¦5090 GPU", "Nvidia's 4090 cards": consumer cards are called by their number alone
_MODEL_NUMBER = re.compile(r"(?:[1-5]0[5-9]0|[67]\d[05]0|9[0-9]{2}0)$")
_OF_MODEL = re.compile(
    r"\b(?:the|an?|this|that|its|their|new|latest|flagship|single|each|every|one|two|three|four|five|six|seven|eight|nine|ten|GeForce|RTX|Radeon|Nvidia(?:['’]s)?|AMD(?:['’]s)?)\s$",
    re.IGNORECASE,
)
_COMPOUND = re.compile(
    r"\b[a-z]+(?:-[a-z]+){2,5}\b|\bstate[ -]of[ -]the[ -]art\b", re.IGNORECASE
)  # top-of-the-range
_PLURAL = re.compile(r"[a-z]{2,}[^su'’i]s$")
_LINK = re.compile(
    rf"(?<![\w.,$₩€£¥-])({QUANTITY}){SPACE}{{0,3}}(?P<link>to|and|or|-|–|~|∼){SPACE}{{0,3}}$", re.IGNORECASE
)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)


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

    @property
    def value(self) -> int | None:
        """The count, or the lower end of a range."""
        return whole(self.quantity.value)

    @property
    def maximum(self) -> int | None:
        """The upper end of a range."""
        return whole(self.upper.value) if self.upper is not None else None


class _Placed(Protocol):
    start: int
    end: int


Found = TypeVar("Found", bound=_Placed)


def together(found: Iterable[Found]) -> Iterator[list[Found]]:
    """What was found in a sentence in groups that are read at once: one, unless it is longer than sentences are."""
    group: list[Found] = []
    for one in found:
        if group and one.end - group[0].start > SENTENCE:
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def numbers(text: str, low: int, high: int) -> Iterator[Count]:
    """The numbers in `text[low:high]` that could count things: no years, no prices, no percentages, no dates."""
    for match in _NUMBER.finditer(text, low, high):
        value = quantity(match.group(1))
        if value is None or whole(value.value) is None or match.group(1).lower() in ("a", "an"):
            continue
        if value.scale == 1 and (
            _YEAR.match(match.group(1))
            or (
                value.number < _NUMBERED_BELOW
                and _NUMBERED.search(text, max(low, match.start() - 14), match.start())
            )
        ):
            continue
        yield Count(match.start(1), match.start(1), match.end(1), match.end(1), value)


def before_unit(text: str, low: int, unit_start: int, unit_end: int, masked: IntervalSet) -> Count | None:
    """The count of the unit at `text[unit_start:unit_end]`, `None` where none stands before it.

    `masked` are the names of models: the 4090 of "RTX 4090" counts nothing.
    """
    begin = max(low, unit_start - REACH)
    plural = text[unit_start:unit_end].endswith("s")

    def versioned(one: Count) -> bool:
        """Whether it may be of a product's name: "1,600 Ascend ¦910B chips"; it counts where no other number does."""
        short = one.quantity.number < 1000 and one.quantity.scale in (1, 10**9) and text[one.last] == " "
        return short and _VERSION.search(text, max(begin, one.first - 30), one.first) is not None

    for found in sorted(numbers(text, begin, unit_start), key=lambda one: (versioned(one), -one.first)):
        if masked.overlaps(found.first, found.last) or (
            versioned(found)
            and (found.quantity.scale > 1 or not plural)  # the Radeon RX Vega ¦11¦ dedicated GPU
        ):
            continue
        if _MODEL_NUMBER.fullmatch(text, found.first, found.last) and (
            not plural or _OF_MODEL.search(text, max(low, found.first - 12), found.first)
        ):
            return None
        after = modifier_after(text, found.last)
        between = text[after[1] if after is not None and after[1] < unit_start else found.last : unit_start]
        value = found.value
        if (
            value is None
            or not _adjectives(between)
            or (value < SMALLEST and (between[:1] == "-" or versioned(found)))
        ):
            continue
        found.end = unit_end
        return with_modifiers(text, low, found)
    return None


def _adjectives(between: str) -> bool:
    """Whether what stands between a number and its unit only describes the unit: " of Nvidia's Blackwell "."""
    between = _GLOSS.sub("", _COMPOUND.sub("compound", between))
    words = _WORD.findall(between.replace("-", " ").replace("‑", " "))
    if len(words) > 10:
        return False
    if words[:1] == ["of"]:
        words = words[1:]
        if words[:1] and words[0].lower() in ("the", "its", "their", "those", "these", "our"):
            words = words[1:]
    for word in words:
        lower = word.lower().strip("“”\"'‘’")
        if lower in _BLOCK or lower in _NOT_INSIDE or word[-1] in ",;:.)—–(|│":
            return False
        if _PLURAL.search(word):
            return False  # "lent 300 schools Nvidia GPUs"
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
    elif link == "to" and _FROM.search(before):
        return
    found.upper, found.quantity = found.quantity, lower
    found.start, found.first = start, first
    if found.modifier == "exact" and before_modifier is not None:
        found.modifier = before_modifier[0]
