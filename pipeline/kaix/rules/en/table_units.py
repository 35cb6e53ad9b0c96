"""What English tables count: sums under "(KRW bn)" or "in millions of dollars", chips under "GPUs by owner"."""

from __future__ import annotations

import re

from kaix.rules import tables
from kaix.rules.en import chips
from kaix.rules.tables import Cell
from kaix.values.english import SCALES
from kaix.values.english_money import currency

_CURRENCY = r"KRW|[Ww]on|₩|￦|US\$|USD|(?:US\s|U\.S\.\s)?[Dd]ollars?|\$"
_SCALE = r"(?:thousand|million|billion|trillion|[tbm]n|[tbm]ln|trn|m|b|k)s?"
# "(KRW bn)", "(unit: 100 million won)", "In billions of won", "Unit: KRW million"; the class in front is a jump
_SUM_UNIT = re.compile(
    r"[(\[UI](?:(?<=[(\[])(?:[Uu]nits?\s?[:=,]?\s?)?(?:[Ii]n\s)?|(?<=U)nits?\s?[:=]\s?|(?<=I)n\s)"
    rf"(?:(?P<before>{_CURRENCY})\s?(?P<scale>{_SCALE})?"
    rf"|(?P<number>10{{0,2}}\s)?(?P<scale2>{_SCALE})\s(?:of\s)?(?:(?:South\s)?Korean\s)?(?P<behind>{_CURRENCY}))"
    r"(?:\s?[,;/]\s?%)?(?:[)\]]|(?=[ \t]*(?:\n|\||$)))"
)
_OTHER = re.compile(
    r"%|\b(?:y-?o-?y|q-?o-?q|on-year|on-quarter|change|growth|increase|margin|ratio|share|rank|units|count|numbers?|GPUs?"
    r"|chips|employees|headcount|staff|people|firms|companies|projects|sites|date|remarks?|[MG]W|hours)\)?$"
    r"|^(?:number|no\.) of\b",
    re.IGNORECASE,
)
PLAN = re.compile(
    r"\b(?:will|plan(?:s|ned)?|targets?|goals?|forecasts?|expected|projected|estimates?|pledged|proposed|proposals?|requested"
    r"|outlook|guidance|draft|roadmap)\b|\d[EF]\b",
    re.IGNORECASE,
)
"""What says that the numbers under it are still to come."""
_THOUSANDS = re.compile(r"\bk\s(?:units|GPUs|chips)|\bthousands?\b", re.IGNORECASE)
_OTHER_COUNT = re.compile(
    r"[%$₩€]|\((?:[Uu]nits?\s?:\s?|in\s)?(?:[kMG]?Wh?|[GT]B(?:/s)?|[TP]?FLOPS|points)\)"
    r"|\b(?:percent|changes?|shares?|applicants?|applications?|bids|employees|staff|engineers|researchers|students|people|visitors"
    r"|customers?|clients?|users?|subscribers?|jobs|servers?|nodes?|racks?|sites?|hours?|costs?|prices?|fees?|budgets?|amounts?"
    r"|sales|revenue|spending|investments?|power|megawatts?|MW|electricity|patents?|papers|makers?|companies|firms|startups?"
    r"|ranking|rates?|scores?|benchmarks?|speeds?|phone|page|date|model|won)\b",
    re.IGNORECASE,
)
_PROSE_END = re.compile(r"(?<!below)(?<!has)(?<!follows)(?<!held)\.\s*$")


def sums(text: str) -> list[Cell[tuple[str, int]]]:
    """The sums of all tables of `text`, with currency and scale."""
    places = []
    for match in _SUM_UNIT.finditer(text):
        code = currency(match["before"] or match["behind"])
        scale = (match["scale"] or match["scale2"] or "").lower()
        if code is not None:
            by = SCALES[scale if scale in SCALES else scale.removesuffix("s")] if scale else 1
            places.append((match.start(), match.end(), (code, by * int(match["number"] or 1))))
    return tables.cells(text, places, _OTHER) if places else []


def counts(text: str, named: list[int]) -> list[Cell[tuple[str, int]]]:
    """The counts of the tables whose heading names chips at one of `named`, with their kind and scale."""
    places = []
    for at in named:
        close = text.find("\n", at, at + tables.LINE)
        line = text[text.rfind("\n", max(0, at - tables.LINE), at) + 1 : close]
        if close >= 0 and not _PROSE_END.search(line) and ("|" in line or not _OTHER_COUNT.search(line)):
            places.append((at, at + 1, (chips.kind_of(line, "GPU"), 1000 if _THOUSANDS.search(line) else 1)))
    found = tables.cells(text, places, _OTHER_COUNT)
    return [cell for cell in found if cell.value * cell.unit[1] >= 10]


def is_unit(text: str, low: int, at: int) -> bool:
    """Whether what stands at `at` is the unit of a table: "(unit: ¦100 million won)"."""
    begin = max(text.rfind("(", max(low, at - 12), at), text.rfind("[", max(low, at - 12), at))
    return begin >= 0 and _SUM_UNIT.match(text, begin) is not None
