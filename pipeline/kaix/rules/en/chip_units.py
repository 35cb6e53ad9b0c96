"""The number of a noun for chips: "6,144 of Nvidia's B300| chips|", and what is counted where no chip is.

A noun goes on with what follows it ("B200| chips|"); in "100 GPU hours" another thing is counted.
"""

from __future__ import annotations

import re

from kaix.rules.en import chips, counts
from kaix.rules.en.counts import SMALLEST, Count
from kaix.rules.en.interval_set import IntervalSet
from kaix.rules.en.sums import in_address

_SINGULAR = re.compile(
    r"(?:gpu|npu|chip|unit|accelerator|processor|card|graphics processing unit)$", re.IGNORECASE
)
# "100 million GPU hours", "5,000 GPU servers", "36 GPU cores": another thing is counted.
_OTHER_THING = re.compile(
    r"[\s-]+(?:(?!(?:chip|card|unit|board|module|processor|accelerator|piece|across|versus|plus|perhaps|always)s?\b)"
    r"[a-z-]{2,}[^\Wsui_]s|hour|server|node|rack|price|company|start-?up|equivalent\shours)\b"
)
# "1,220 units per 10,000 employees", "31,000 units of industrial robots"
_OF_OTHERS = re.compile(
    r"\s(?:per\s(?:[\d,]+|head|capita|person|household)|of\s(?:(?:the|its|their)\s)?"
    r"(?:(?!chip|[GN]PU|accelerat|process|card|memor|[A-Z])[\w-]+\s){0,3}?(?!(?:chip|[GN]PU|accelerator|processor|card)s?\b)"
    r"[a-z]{3,}[^\Wsui_]s)\b"
)
_PROGRAMMES = re.compile(
    r"\s(?:(?:that|which|who|to)\s(?:have\s|has\s)?(?:invest|back|fund|mentor|nurtur|coach)|(?:and|or)\sincubator)"
)
# "The Orion rack holds ¦72 GPUs¦", "¦72 GPUs¦ per rack": what a machine is made of
_MACHINE = (
    r"(?:racks?|servers?|nodes?|box(?:es)?|chassis|trays?|appliances?|workstations?|cabinets?|NVL\d+|DGX|HGX)"
)
_OF_MACHINE = re.compile(
    rf"\b(?:each|every|an?|the|one|single|its|this|that|[A-Z][\w-]*(?:[’']s)?)\s(?:[\w-]+\s){{0,3}}?{_MACHINE}\b(?!\s(?:rooms?|farms?|halls?|parks?)\b)(?:\s[\w-]+){{0,4}}?"
    r"\s(?:holds?|packs?|contains?|comes\swith|has|houses?|features?|combines?|integrates?|includes?|links?|connects?|carries|fits"
    r"|accommodates?|takes|supports?|is\s(?:made\sup|built|equipped)\s(?:of|with|around|from))\s(?:together\s)?$",
)
_PER_MACHINE = re.compile(
    rf"\s(?:per|(?:in|to|for)\s(?:each|every|an?|one|a\ssingle))\s(?:[\w-]+\s)?{_MACHINE}\b", re.IGNORECASE
)
_IN_MACHINE_BELOW = 600
# "10.4k — H200s that …": the number is set in front, as in a list of figures
_IN_FRONT = re.compile(r"\s*(?:—|–|-|:|\|)\s*")
_FRONT = re.compile(r"(?:^|\n)[\s•▸▶●○■□◆*·→-]*$")
_EXTENSION = re.compile(
    r"(?:(?<=Blackwell)|(?<=Hopper)|(?<=Instinct)|(?<=Ampere)|(?<=Rubin)|(?<=Ultra))\s(?:[A-Z]{1,3}\d{2,4}[A-Z]{0,2}|MI\d{3}[AX]?)s?\b"
    r"|(?:\s(?:and|or)\s|\s?/\s?)[A-Z]{1,3}\d{2,4}[A-Z]{0,2}\s(?:GPUs|chips|accelerators|cards|processors)\b"
    r"|(?:\s+(?:(?:RTX|GTX)\s(?:PRO\s)?\d{4}|Ultra|Super|Ti|SXM5?|PCIe|NVL\d*|AI|class|equivalent"
    r"|tensor core))*[\s-]+(?:AI\s)?(?:graphics processing units|GPUs?|NPUs?|chips?|accelerators|processors|cards)\b"
    r"|\s+(?:RTX|GTX)\s(?:PRO\s)?\d{4}s?\b|(?:\s?(?:and|or|/|,)\s?(?:RTX\s)?(?:[A-Z]{1,3})?\d{2,4}[A-Z]{0,2}s\b)+|\s+(?:units)\b",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s?\((?:GPUs?|NPUs?)\)")
_BUY = re.compile(r"\b(?:bought|buy|purchased?|order(?:ed)?|acquired?)\s$", re.IGNORECASE)


def counted(
    text: str, low: int, high: int, start: int, end: int, rule: str, masked: IntervalSet, chip: str
) -> Count | None:
    """The count of one unit noun, which with what follows it may go on: "B200| chips|"."""
    if rule == "models" and not chips.is_model(text, start, end, low):
        return None
    unit_start = start
    for _ in range(3):
        more = _EXTENSION.match(text, end, high)
        if more is None:
            break
        end = more.end()
    bracket = _BRACKET.match(text, end, high)
    if bracket is not None:
        end = bracket.end()
    one = counts.before_unit(text, low, start, end, masked) or _in_front(text, low, start)
    if one is None or one.value is None or in_address(text, one.first):
        return None
    if rule == "units" and _OF_OTHERS.match(text, end, high):
        return None
    if text[unit_start:end] == "accelerators" and _PROGRAMMES.match(text, end, high):
        return None
    if one.value < _IN_MACHINE_BELOW and (
        _OF_MACHINE.search(text, max(low, one.start - 100), one.start) or _PER_MACHINE.match(text, end, high)
    ):
        return None
    singular = _SINGULAR.search(text[unit_start:end]) is not None
    if (singular or rule == "models") and _OTHER_THING.match(text, end, high):
        return None
    if one.value < SMALLEST and not _BUY.search(text[max(low, one.start - 12) : one.start]):
        return None
    one.rule, one.unit = rule, text[one.last : end]
    one.model = chips.models(one.unit) or chips.unlisted(one.unit)
    if text[start:end] in ("boards", "modules") and one.model is None:
        return None
    if one.model is None:
        one.model = chips.models_behind(text, end, high)
    one.chip = chips.kind_of(one.unit, chip if rule == "units" else "GPU")
    return one


def _in_front(text: str, low: int, unit_start: int) -> Count | None:
    """The count that opens a line and is set off from its unit: "• 10.4k — H200s that Coupang runs"."""
    begin = max(low, unit_start - 24)
    for one in counts.numbers(text, begin, unit_start):
        if _IN_FRONT.fullmatch(text, one.last, unit_start) and _FRONT.search(text[low : one.first]):
            return counts.with_modifiers(text, low, one)
    return None
