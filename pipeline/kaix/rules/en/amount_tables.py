"""Sums in tables whose heading says the currency and the scale once for all cells.

"Budget (KRW bn)" over "1,150", "(Unit: billion won)" over "Revenue | 86.1 | 79.0", "(in millions of dollars)".
A column that is headed by another thing (a percentage, a number of GPUs, a change) holds no sums.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from kaix.rules.en.table_rows import BULLET, LINE, Row, first_line, leads_ahead, split
from kaix.values import digits, scaled
from kaix.values.english import SCALES
from kaix.values.english_money import currency

ROWS = 60
"""Lines under a heading that are read as its table."""
_CURRENCY = r"KRW|[Ww]on|₩|￦|W|US\$|USD|U\.S\.\s?[Dd]ollars?|US\s[Dd]ollars?|[Dd]ollars?|\$"
_SCALE = r"(?:1?0{0,2}\s?)?(?:thousands?|millions?|billions?|trillions?|[tbm]n|[tbm]ln|trn|m|b|k)"
_IN_SCALE = r"n\s(?=(?:thousand|million|billion|trillion)s?\s)"
# "(KRW bn)", "(unit: 100 million won)", "In billions of won", "Unit: KRW million"; the class in front is a jump
_UNIT = re.compile(
    r"[(\[UI](?:(?<=[(\[])\s?(?:[Aa]mounts?\s)?(?:[Uu]nits?\s?[:=,]?\s?)?(?:[Ii]n\s)?|(?<=U)nits?\s?[:=]\s?(?:in\s)?"
    rf"|(?<=I){_IN_SCALE})"
    rf"(?:(?P<before>{_CURRENCY})\s?(?P<scale>{_SCALE})?"
    rf"|(?P<scale2>{_SCALE})\s(?:of\s)?(?:South\s)?(?:Korean\s|U\.?S\.?\s)?(?P<behind>{_CURRENCY}))"
    r"(?:\s?[,;/]\s?%|,\s[\w\s%]{1,20})?\s?(?:[)\]]|(?=[ \t]*(?:\n|\||$)))"
)
_CELL = re.compile(r"(?P<minus>[-−–△▵(]\s?)?(?P<number>\d[\d,]*(?:\.\d+)?)\*?(?(minus)\)?)")
_OTHER_COLUMN = re.compile(
    r"%|\b(?:y-?o-?y|q-?o-?q|on-year|on-quarter|change|growth|increase|margin|ratio|share|rank|no|units?|count|numbers?|GPUs?|NPUs?|chips"
    r"|employees|staff|people|persons|firms|companies|projects|sites|places|rounds|deals|date|note|remarks?|factories|MW|GW|hours|year)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_QUARTER = re.compile(
    r"(?:\bQ(?P<q1>[1-4])|\b(?P<q2>[1-4])Q|\b(?P<q3>first|second|third|fourth)[\s-]quarter)[\s,/’']*(?:of\s)?(?:FY)?(?P<year>20\d\d|\d\d)?"
    r"|(?P<year2>20\d\d)[\s./-]?(?:Q(?P<q4>[1-4])|(?P<q5>[1-4])Q)",
    re.IGNORECASE,
)
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_PLAN = re.compile(
    r"\b(?:plans?|planned|targets?|goals?|forecasts?|expected|projected|estimates?|pledged|proposed|proposals?|requests?|requested"
    r"|outlook|guidance|draft|consensus)\b|\d[EFP]\b|\([EFP]\)",
    re.IGNORECASE,
)
_OTHER_ROW = re.compile(
    r"%|^(?:number|no\.) of\b|\b(?:margin|ratio|change|growth|employees|headcount|staff)\)?$"
    r"|^(?:GPUs?|NPUs?|sites|people)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A sum in a cell of a table; offsets in code points, `label` of the name of its row."""

    start: int
    end: int
    label: tuple[int, int]
    currency: str
    amount: Decimal
    topic: str | None
    measured: bool  # the topic is what the column measures, not the name of the row
    period: str | None
    planned: bool


@lru_cache(maxsize=1)
def cells(text: str) -> list[Cell]:
    """The sums of all tables of `text`, in order; kept, since they are asked for twice."""
    found: list[Cell] = []
    first = last = -1  # the rows of the table above
    for match in _UNIT.finditer(text):
        named = match.group("before") or match.group("behind")
        code = currency(named)
        if code is None or first <= match.start() < last or (named == "W" and match.group("scale") is None):
            continue
        close = text.find("\n", match.end(), match.end() + LINE)
        below = list(_below(text, match, close, code)) if close >= 0 else []
        if below:
            found += below
            first, last = close, below[-1].end
    return sorted(found, key=lambda cell: cell.start)


def _scale(match: re.Match[str]) -> int:
    """What a cell is to be multiplied by: 100000000 for "100 million"."""
    written = match.group("scale") or match.group("scale2")
    if written is None:
        return 1
    number, _, word = written.strip().rpartition(" ")
    if not number and word[0].isdigit():
        number = re.match(r"\d+", word).group()  # type: ignore[union-attr]
        word = word[len(number) :]
    word = word.lower()
    return int(number or 1) * SCALES[word if word in SCALES else word.removesuffix("s")]


def _below(text: str, match: re.Match[str], close: int, code: str) -> Iterator[Cell]:
    """The sums of the table under the line that holds `match`, the unit of all cells or of one column, to `close`."""
    start = text.rfind("\n", max(0, match.start() - LINE), match.start()) + 1
    heading, heads = text[start:close], split(text, start, close)
    own = next((i for i, (a, b) in enumerate(heads.cells) if a <= match.start() < b), 0)
    column = own if own and len(heads.cells) > 1 else None  # "Year | Budget (KRW bn) | GPUs"
    columns = [heads.text(text, i) for i in range(len(heads.cells))] if len(heads.cells) > 1 else []
    ahead = leads_ahead(text, start)
    scale, at = _scale(match), close
    for number in range(ROWS):
        line = first_line(text, at)
        if line is None:
            return
        at, row = line[1], split(text, *line)
        ruled = set(text[slice(*line)]) <= set("|-+: \t")
        if len(row.cells) < 2 or not any(_CELL.fullmatch(text[a:b].strip()) for a, b in row.cells[1:]):
            if not ruled and (number or len(row.cells) < 2 or column is not None):
                return
            columns = columns if ruled else [row.text(text, i) for i in range(len(row.cells))]
        elif column is None and not number and all(_period(text[a:b]) for a, b in row.cells[1:]):
            columns = [row.text(text, i) for i in range(len(row.cells))]  # "Item | 2025 | 2026"
        else:
            yield from _of_row(text, row, columns, column, heading, code, scale, ahead)


def _of_row(
    text: str,
    row: Row,
    columns: list[str],
    column: int | None,
    heading: str,
    code: str,
    scale: int,
    ahead: bool,
) -> Iterator[Cell]:
    label = BULLET.sub("", row.text(text, 0)).strip(' \t|:–—-"“”')
    if not label or len(label) > 60:
        return
    if len(columns) == len(row.cells) - 1 and column is None:
        columns = ["", *columns]  # the corner of the table is empty
    barred = text[row.cells[0][1] : row.cells[1][0]].strip() == "|"  # empty cells at the end are left out
    aligned = len(columns) == len(row.cells) or (barred and len(columns) > len(row.cells))
    if column is not None and not aligned:
        return
    if _OTHER_ROW.search(label):
        return
    for index in range(1, len(row.cells)):
        begin, end = row.cells[index]
        written = text[begin:end]
        begin += len(written) - len(written.lstrip())
        cell = _CELL.fullmatch(text, begin, begin + len(written.strip()))
        head = columns[index] if aligned else ""
        if cell is None or (column is not None and index != column):
            continue
        if column is None and (
            _OTHER_COLUMN.search(_YEAR.sub("", head)) or (not aligned and index > 1 and columns)
        ):
            continue
        value = digits(cell.group("number"))
        value = scaled(value, scale) if value else None
        if not value or (column is None and _YEAR.fullmatch(cell.group("number")) and not head):
            continue
        minus = cell.group("minus") is not None
        measured = _UNIT.sub("", head).strip(" (),:-") if column is not None else ""
        name = label if not _period(label) else ""
        named = name if column is None else ""
        topic = measured if measured and not _period(measured) else named
        period = _period(head) or _period(label) or _period(heading)
        yield Cell(
            begin, cell.end(), row.cells[0], code, -value if minus else value,
            topic or None, bool(measured), period, ahead or _PLAN.search(f"{heading} {head} {label}") is not None,
        )  # fmt: skip


def _period(text: str) -> str | None:
    """The year or the quarter that a heading names: "2026E" is 2026, "3Q25" 2025-07/2025-09."""
    quarter = _QUARTER.search(text)
    if quarter is not None:
        year = quarter.group("year") or quarter.group("year2")
        if year is None:
            return None
        written = next(q for q in (quarter.group(f"q{i}") for i in (1, 2, 3, 4, 5)) if q)
        number = _QUARTERS.get(written.lower()) or int(written)
        year = year if len(year) == 4 else f"20{year}"
        return f"{year}-{number * 3 - 2:02}/{year}-{number * 3:02}"
    years = _YEAR.findall(text)
    return years[0] if len(set(years)) == 1 else None
