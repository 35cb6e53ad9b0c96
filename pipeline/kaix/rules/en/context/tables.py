"""What the sums of a table measure: the head of their column, else what stands over the table; the label of an item."""

from __future__ import annotations

import re

from kaix.rules.en.context.clause import Clause
from kaix.rules.en.context.measured import FORECASTS
from kaix.rules.en.context.phrases import MEASURES, first_phrase, last_phrase

_REACH = 4_000  # characters above a row in which its table begins
_UNIT = re.compile(r"\([^()]*\)|[*†‡]")
# "Amount", "KRW bn": a head that says nothing of what is counted
_NO_HEAD = re.compile(
    r"(?:amounts?|values?|sums?|totals?|figures?|size|won|dollars?|krw|usd|[$₩]|billion|million|trillion|bn|tn|in|of|\d|\W)*",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[\s|•▸▶●○■□◆*·–-]*(?P<label>[A-Z][^|:\n.!?]{1,50}?)\s*(?::|–|—|\s-)\s*$")
_NO_LABEL = re.compile(
    r"(?:results?|actual|previous|before|after|now|then|note|source|answer|q|a)", re.IGNORECASE
)


def column(clause: Clause, start: int) -> str | None:
    """What the sum at `start` of a row, "Samsung | ¦450 trillion won", measures by the rows above it."""
    text = clause.reading.text
    place = clause.base + start
    begin = text.rfind("\n", 0, place) + 1
    cell = text.count("|", begin, place)
    if cell == 0:
        return None
    lines = text[max(0, begin - _REACH) : begin].rstrip("\n").split("\n")
    head: str | None = None
    over = ""
    for line in reversed(lines):
        if "|" not in line and line.strip(" -+=─━"):
            over = line
            break
        head = line
    if head is not None:
        cells = head.split("|")
        own = _UNIT.sub("", cells[cell]).strip() if cell < len(cells) else ""
        if own and _NO_HEAD.fullmatch(own) is None:
            return own
    measure = MEASURES.search(over)
    return last_phrase(over[: measure.end()]) if measure is not None and len(over) < 200 else None


def label(clause: Clause, start: int) -> str | None:
    """What an item is called before its sum: "- AI highway: ¦3 trillion won"."""
    found = _LABEL.match(clause.text[max(0, start - 80) : start]) if start < 80 else None
    if (
        found is None
        or FORECASTS.fullmatch(found.group("label"))
        or _NO_LABEL.fullmatch(found.group("label"))
    ):
        return None
    return first_phrase(found.group("label"))
