"""Counts of chips in tables and charts: rows of a label and numbers under a heading that says what is counted.

"Who has Blackwells?" over "SK Group  6,100", "Company | GPUs | Power (MW)" over "Kakao | 4,300 | 12",
"Public GPUs (k units)" over "2026 … 13". The heading, or the heading of the column, names the chips; columns
that are headed by another thing (a price, megawatts, servers) count something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaix.rules.en import chips
from kaix.rules.en.counts import SMALLEST, Count, numbers, with_modifiers
from kaix.rules.en.table_rows import BULLET, LINE, SEPARATOR, Row, first_line, items, leads_ahead, split
from kaix.values.english import Quantity

ROWS = 40
"""Lines under a heading that are read as its table."""
_REACH = 4000  # characters of a table
# "300 GPUs", "~400", "28,000 (planned)", "52,000 by 2028", "3k+"
_CELL = re.compile(
    r"(?:(?:[~≈<>+]|about|around|some|nearly|almost|roughly|over|more than|up to|at least|approx\.?)\s?)?"
    r"(?P<number>\d[\d,.]*k?(?:\s?[-–~]\s?\d[\d,.]*k?)?)\+?(?:[*†‡§¹²³⁴⁵]{0,3}|\[\w{1,2}\])"
    r"(?P<unit>\s?(?:units?|(?:[A-Z][\w-]*\s){0,2}(?:GPUs?|NPUs?|chips|cards|accelerators)|[A-Z]{1,3}\d{2,4}[A-Z]{0,2}s?|pcs|pieces))?"
    r"(?P<note>\s?\([^()\n]{1,30}\)|\s(?:by|in|from|for)\s(?:(?:the\s)?end\sof\s|late\s|early\s|mid-)?20\d\d)?",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(
    r"(?:\bk|\b[Tt]housands?|\b1,000)\s?(?:of\s)?(?:units?|GPUs?|NPUs?|chips|cards)?\b\s?\)?|\bin\s[Tt]housands\b"
)
_UNIT_HEAD = re.compile(
    r"\b(?:units?|number|no\.|count|quantity|qty|volume|installed|planned|ordered|allocat\w+|allott?\w+|secured|delivered"
    r"|total|target|actual|goal|stock|held|20\d\d|Q[1-4]|[1-4]Q|H[12]|end|by|now|before|after)\b|^$",
    re.IGNORECASE,
)
_UNITS_HEAD = re.compile(
    r"(?:number(?: of units)?|no\.|units|quantity|qty\.?|count|volume)(?:\s?\([^)\n]{1,20}\))?", re.IGNORECASE
)
_MODEL_HEAD = re.compile(
    r"(?:(?:GPU|NPU|chip|AI chip)\s)?(?:models?|types?|chips?|GPUs?|NPUs?|accelerators?)", re.IGNORECASE
)
OTHER_LABEL = re.compile(
    r"\b(?:staff|applicants?|applications?|employees|engineers|researchers|students|people|persons|visitors|customers|users"
    r"|subscribers|jobs|servers?|nodes?|racks?|sites?|hours?|cost|price|budget|amount|power|megawatts?|electricity"
    r"|patents?|papers|operators?|bidders?|recipients?|tel|phone|fax|page|date|deadline)\b",
    re.IGNORECASE,
)
"""What a line of a list counts that is under a heading about GPUs, or beside its lines: "Staff: 500"."""
_OTHERS = (
    r"(?:applications?|applicants?|bids|users?|customers?|clients?|subscribers?|patents?|papers|jobs|staff|employees|engineers"
    r"|researchers|students|visitors|servers?|racks?|nodes?|hours?|prices?|fees?|rents?|costs?|budgets?|sales|revenue|spending"
    r"|investments?|makers?|companies|firms|start-?ups?|vendors?|suppliers?|megawatts?|electricity|utili[sz]ation|rates?|scores?"
    r"|shares|ranking|temperatures?|benchmarks?|speeds?)"
)
# "¦Applications for the GPU programme", "GPU clouds: ¦customers", "GPU ¦users by firm": what such a table counts
_OF_OTHERS = re.compile(
    rf"^[^:\n]{{0,60}}?\b{_OTHERS}\b[^:\n]{{0,30}}?\s(?:for|of|to|on|in|with|using|per|by|at)\s(?!\w+$)[^:\n]*?"
    rf"\b(?:GPU|NPU|chip|accelerator)"
    rf"|[:,–—-]\s(?:number of\s|average\s|total\s|monthly\s|annual\s)?(?:[a-z-]+\s){{0,2}}?{_OTHERS}\b"
    rf"|\b(?:GPU|NPU|chip|accelerator)\s(?:(?!by\b|for\b|to\b|in\b|of\b)[\w-]+\s){{0,2}}?{_OTHERS}\b",
    re.IGNORECASE,
)
# "GPU power (W)", "GPU shipments, change (%)": what the figures of the whole table are measured in
_MEASURED = re.compile(
    r"\((?:[Uu]nits?\s?:\s?|in\s)?(?:[%$₩€]|[kMG]?Wh?|[GT]B(?:/s)?|[TP]?FLOPS|TOPS|°?C|nm|percent)\)\s*$"
)
_LEADS = re.compile(
    r"\b(?:tables?|charts?|lists?|below|following|breakdown|here (?:is|are)|as follows|how many|figures|overview)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ALONE_YEAR = re.compile(
    r"(?:by |end-|end of )?((?:19|20)\d\d)(?:\s?\((?:plan\w*|target|goal|forecast)\))?", re.IGNORECASE
)
_PLAN = re.compile(
    r"\b(?:plans?|planned|targets?|goals?|forecasts?|expected|projected|pledged|promised|to be|proposed|proposals?)\b",
    re.IGNORECASE,
)
_SUMS = re.compile(r"(?:grand |sub)?(?:total|sum|all|overall|others?|etc\.?|average)$", re.IGNORECASE)


def below(text: str, start: int, end: int, chip: str) -> tuple[list[Count], int]:
    """The counts of the table whose heading is the line around `text[start:end]`, which names chips, and its end."""
    line = text.rfind("\n", max(0, start - LINE - 1), start) + 1
    after = start + len(text[start:end].rstrip())
    close = text.find("\n", after, after + LINE)
    if close < 0 or close - line > LINE:
        return [], 0
    heading = text[line:close]
    stripped = heading.rstrip()
    if not stripped:
        return [], 0
    if stripped.endswith("."):
        following = first_line(text, close) if _LEADS.search(heading) else None
        if following is None or len(split(text, *following).cells) < 2:
            return [], 0
    heads = split(text, line, close)
    if len(heads.cells) < 3 and (_OF_OTHERS.search(heading) or _MEASURED.search(heading)):
        return [], _rows(text, heading, heads, close, chip)[1]
    if len(heads.cells) > 1 and any(_counts_chips(heads.text(text, i)) for i in range(1, len(heads.cells))):
        return _rows(text, "", Row([]), line - 1, chip)  # no heading, but the first row
    head = _head_of(text, line, len(heads.cells))
    if head is not None:  # "Recipient | Units | Model" over "Naver | 4,000 | H200": a row names the chips
        return _rows(text, text[slice(*head)], split(text, *head), head[1], chip)
    following = first_line(text, close)
    if following is None or not (
        any(c.isdigit() for c in text[following[0] : following[1]]) or SEPARATOR.search(text, *following)
    ):
        return [], 0
    return _rows(text, heading, heads, close, chip)


def _head_of(text: str, line: int, cells: int) -> tuple[int, int] | None:
    """The heading with a column of units over the row that begins at `line`; `None` where there is none."""
    if cells < 2:
        return None
    end = line - 1
    for _ in range(3):
        start = text.rfind("\n", max(0, end - LINE), max(0, end)) + 1
        if start >= end or (not start and end > LINE):
            return None
        titles = [text[a:b] for a, b in split(text, start, end).cells]
        if (
            len(titles) == cells
            and (cells > 2 or _MODEL_HEAD.fullmatch(titles[0].strip()))
            and any(_UNITS_HEAD.fullmatch(title.strip()) for title in titles[1:])
        ):
            return start, end
        if set(text[start:end]) - set("|-+: \t"):
            return None
        end = start - 1
    return None


def _counts_chips(cell: str) -> bool:
    """Whether a cell is a number with its unit: "300 GPUs"."""
    match = _CELL.fullmatch(cell.strip())
    return match is not None and match.group("unit") is not None and bool(chips.named(match.group("unit")))


def _rows(text: str, heading: str, heads: Row, close: int, chip: str) -> tuple[list[Count], int]:
    """The counts of the lines behind `close`, while they are rows, and their end; none where one row is alone."""
    titles = [heads.text(text, i) for i in range(len(heads.cells))]
    columns = titles if len(titles) > 1 and not heading.rstrip().endswith(":") else []
    thousands = _THOUSANDS.search(heading) is not None
    found: list[Count] = []
    ahead = leads_ahead(text, heads.cells[0][0] if heads.cells else close + 1)
    bare = False  # whether the first row has said the unit for all of them: "KT: 3,000 GPUs", "Naver: 3,056"
    rows, last, at = 0, close, close
    limit = min(len(text), close + _REACH)
    for number in range(ROWS):
        line = first_line(text, at)
        if line is None or line[0] > limit:
            break
        at = line[1]
        pieces = items(text, *line)
        if len(pieces) > 1:  # "▲ 2025: 13,000 units ▲ 2026: 15,000 units"
            several = [split(text, *piece) for piece in pieces]
            parts = [one for one in several if len(one.cells) == 2 and _counted(text, one)]
            if len(parts) < len(pieces):
                break
            for one_row in parts:
                found += _of_row(text, one_row, text[slice(*one_row.cells[0])], heading, [], thousands, chip)
            rows, last = rows + len(parts), at
            continue
        row = split(text, *line)
        values = row.cells[1:]
        if len(row.cells) < 2 or not _counted(text, row):
            titles = text[slice(*line)].split(", ")
            if number == 0 and len(row.cells) == 1 and 2 < len(titles) < 9:
                columns = titles  # "Institution, 2025, 2026"
                continue
            if (number == 0 and len(row.cells) > 1) or set(text[line[0] : line[1]]) <= set("|-+: \t"):
                if len(row.cells) > 1 and any(c.isalpha() for c in text[line[0] : line[1]]):
                    columns = [row.text(text, i) for i in range(len(row.cells))]
                continue
            break
        label = text[slice(*row.cells[0])]
        if all(_ALONE_YEAR.fullmatch(text[a:b].strip(" ,")) for a, b in values):
            if number == 0:  # "Area  2025  2026"
                columns = [row.text(text, i) for i in range(len(row.cells))]
                continue
            break
        if not label.strip(" \t|•*-–—") or len(label) > 60:
            break
        rows, last = rows + 1, at
        if not heading and len(row.cells) == 2:
            bare = bare or _counts_chips(text[slice(*row.cells[1])])
        found += _of_row(text, row, label, "GPUs:" if bare else heading, columns, thousands, chip)
    for one in found:
        one.ahead = ahead
    # One line alone is a table only where its heading says the unit: "GPUs in use (thousand units)".
    return (found, last) if rows > 1 or thousands else ([], 0)


def _counted(text: str, row: Row) -> bool:
    """Whether a cell of the row behind its label is a number."""
    return any(_CELL.fullmatch(text[a:b].strip()) for a, b in row.cells[1:])


def _of_row(
    text: str, row: Row, label: str, heading: str, columns: list[str], thousands: bool, chip: str
) -> Iterator[Count]:
    if OTHER_LABEL.search(label):
        return
    aligned = len(columns) == len(row.cells)
    named = [i for i, head in enumerate(columns) if i and chips.named(head)] if aligned else []
    numeric = [i for i in range(1, len(row.cells)) if _CELL.fullmatch(row.text(text, i).strip())]
    if not heading:
        wanted = [i for i in numeric if _counts_chips(row.text(text, i))]
    elif not columns or not aligned:
        if len(numeric) > 1 and not aligned and columns:
            return
        wanted = numeric if len(numeric) == 1 or not columns else []
        if len(numeric) > 1 and not columns and not (_THOUSANDS.search(heading) or "unit" in heading.lower()):
            return
    elif named:
        wanted = [i for i in numeric if i in named]
    else:
        wanted = [i for i in numeric if _UNIT_HEAD.search(columns[i])]
    for index in wanted:
        start, end = row.cells[index]
        head = columns[index] if aligned else ""
        cell = _CELL.match(text, start + len(text[start:end]) - len(text[start:end].lstrip()), end)
        if cell is None:
            continue
        one = next(reversed(list(numbers(text, *cell.span("number")))), None)
        if one is None:
            continue
        if thousands or _THOUSANDS.search(head):
            one.quantity = Quantity(one.quantity.number, one.quantity.scale * 1000)
        if not one.value or (one.value < SMALLEST and not (named or thousands)):
            continue
        with_modifiers(text, start, one)
        one.end = max(one.end, cell.end("unit"))
        one.rule, one.label = "chart_row", label
        unit = text[one.last : one.end]
        one.model = (
            chips.models(unit) or chips.models(label) or chips.models(head) or chips.models(heading)
            or (chips.models(" ".join(columns and [row.text(text, i) for i in range(len(row.cells))])))
        )  # fmt: skip
        one.chip = chips.kind_of(f"{unit} {head} {label}", chips.kind_of(heading, chip))
        told = "" if head and heading.strip().startswith(columns[0].strip()) else heading
        _circumstances(one, label, f"{head} {cell.group('note') or ''}", told)
        yield one


def _circumstances(one: Count, label: str, head: str, heading: str) -> None:
    """Whose the count of a cell is, when, and whether only planned, as its label and headings say."""
    clean = BULLET.sub("", label).strip(' \t|:–—-"“”')
    year = _YEAR.search(label) or _YEAR.search(head)
    one.dated = year.group() if year is not None else None
    if not _YEAR.search(label) and not chips.named(clean) and not _SUMS.fullmatch(clean):
        one.label = clean
    else:
        one.label = ""
    one.planned = _PLAN.search(f"{heading} {head} {label}") is not None
