"""Tables in a text: lines as rows of cells, and what a heading or the head of a column says of the numbers below.

"Budget (KRW bn)" over "2025 | 1,150", "(단위: 억 원)" over "제조  1,200". A column that is headed by another thing
(a percentage, people) holds none of what the heading counts. What is counted, each language says of its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from kaix import times
from kaix.reading import Reading
from kaix.records import Amount, GpuCount
from kaix.values import digits, scaled, whole

T = TypeVar("T")
LINE = 200
"""Characters of a row."""
ROWS = 60
"""Rows of a table that are read."""
_LABEL = 60
BULLET = re.compile(r"^[\s|•▸▶●○■□◆◇▲△▷*·>-]+")
_BARS = ("|", "│")
_SEPARATOR = re.compile(
    r"[ \t]*[|│\t][ \t]*"
    r"|[ \t]{2,}|[ \t]*(?:…|\.{3,}|·{3,})[ \t]*|[ \t]+(?:[–—-]|--)[ \t]+|[ \t]*:[ \t]+|[ \t]*[█▇▆▓■]+[ \t]*"
)
# "AI factories 1,180 2,493": what cleaning leaves of a table in columns
_LOOSE = re.compile(r"(?P<label>[^\d\n]{0,59}?[^\s\d])(?P<cells>(?:[ \t]+(?:\d[\d,.]*k?\+?|[-–—]))+)[ \t]*")
_NUMBER = re.compile(
    r"(?P<number>(?P<minus>[-−–△▵(])?\s?(?P<digits>\d[\d,]*(?:\.\d+)?)(?(minus)\)?))[*†‡+]*"
    r"(?P<unit>\s?(?:[GN]PUs?|chips|units|cards|장|개|대))?(?P<note>\s?\([^()]*\))?"
)
_PERIOD = re.compile(
    r"(?:Q(?P<quarter>[1-4])\s)?(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)|(?P<q>[1-4])Q(?P<short>\d\d)\b"
)
_INLINE = re.compile(r"\S[ \t]+[▲△▷▶◇◆□■○●•][ \t]")  # "▲ 2025: 5 ▲ 2026: 6"
_RULED = re.compile(r"[-|│+:=\s]*")
_LEADS = re.compile(r"\b(?:as follows|following|below|table)\b|다음|아래", re.IGNORECASE)
_TOTAL = re.compile(
    r"(?:(?:grand |sub)?total|sum|all|overall|others?|average|합 ?계|총 ?계|소 ?계|계|전체)$", re.IGNORECASE
)
_BRACKET = re.compile(r"\s?\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Cell(Generic[T]):
    """A number in a table; `label` and `head` name its row and column, `unit` is what says what it counts."""

    start: int
    end: int
    value: Decimal
    label: str
    place: tuple[int, int]  # where the label stands
    head: str
    heading: str
    row: list[str]
    unit: T

    @property
    def period(self) -> str | None:
        """The year or quarter that the head, else the label, else the heading names."""
        return next((p for p in map(period, (self.head, self.label, self.heading)) if p), None)

    def status(self, reading: Reading, plan: re.Pattern[str], otherwise: str = "actual") -> str:
        """The status: what is to come, or what the words of a plan stand over, is planned."""
        year, now = (self.period or "")[:4], str(reading.published or "")[:4]
        if year and now and year != now:
            return "planned" if year > now else "actual"
        return "planned" if plan.search(f"{self.heading}\n{self.head}\n{self.label}") else otherwise


def sums(reading: Reading, found: Iterable[Cell[tuple[str, int]]], plan: re.Pattern[str]) -> Iterator[Amount]:
    """The records of the sums `found`, whose unit is currency and scale: of whoever, and for what, the labels name."""
    for cell in found:
        amount, owner = scaled(cell.value, cell.unit[1]), _owner(reading, cell)
        named = (_BRACKET.sub("", part).strip() for part in (cell.label, cell.head) if not period(part))
        if amount is not None:
            yield Amount(
                **reading.anchor(cell.start, cell.end, "amounts.table_cell"),
                currency=cell.unit[0], amount=amount, entity=owner,
                topic=" ".join(name for name in named if name and name != owner) or None,
                period=cell.period, status=cell.status(reading, plan),
            )  # fmt: skip


def counts(
    reading: Reading,
    found: Iterable[Cell[tuple[str, int]]],
    plan: re.Pattern[str],
    models: Callable[[str], str | None],
    told: Iterable[GpuCount] = (),
) -> Iterator[GpuCount]:
    """The records of the counts `found`, whose unit is the kind of chip and the scale: a row's label is the owner.

    Where the table does not say whether they are planned, what the text `told` before it does.
    """
    told = list(told)
    for cell in found:
        before = next((record.status for record in reversed(told) if record.start < cell.start), "actual")
        count = whole(scaled(cell.value, cell.unit[1]))
        here = "\n".join(cell.row)
        named = period(cell.label) or models(cell.label) or _TOTAL.match(cell.label)
        if count:
            yield GpuCount(
                **reading.anchor(cell.start, cell.end, "gpu_counts.table_cell"),
                count=count, chip=cell.unit[0], model=models(here) or models(cell.head) or models(cell.heading),
                entity=None if named else cell.label, date=cell.period, status=cell.status(reading, plan, before),
            )  # fmt: skip


def _owner(reading: Reading, cell: Cell[T]) -> str | None:
    """The name that the label of a row is, or holds."""
    low, high = cell.place
    names = reading.names(reading.sentence_at(low))
    return next((reading.text[n.start : n.end] for n in names if low <= n.start < n.end <= high), None)


def first_line(text: str, at: int) -> tuple[int, int] | None:
    """The first line that is not empty behind `at`."""
    for _ in range(3):
        begin, at = at + 1, text.find("\n", at + 1)
        at = len(text) if at < 0 else at
        if begin >= len(text) or at - begin > LINE:
            return None
        if text[begin:at].strip():
            return begin, at
    return None


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The cells of the line `text[start:end]`."""
    bullet = BULLET.match(text[start:end])
    if bullet is not None:
        start += bullet.end()
    while end > start and text[end - 1] in " \t|│\r":
        end -= 1
    cells: list[tuple[int, int]] = []
    at = start
    for match in _SEPARATOR.finditer(text, start, end):
        if match.start() > at or match.group().strip() in _BARS:
            cells.append((at, match.start()))
        at = match.end()
    if at < end:
        cells.append((at, end))
    loose = _LOOSE.fullmatch(text, start, end) if len(cells) == 1 else None
    if loose is not None:
        at = loose.start("cells")
        cells = [loose.span("label")]
        cells += [(at + n.start(), at + n.end()) for n in re.finditer(r"\S+", loose.group("cells"))]
    return cells


def period(text: str) -> str | None:
    """The year or the quarter that a label names: "2026E" is 2026, "3Q25" 2025-07/2025-09."""
    match = _PERIOD.search(text)
    if match is None:
        return None
    quarter = match["quarter"] or match["q"]
    return (
        times.quarter(int(match["year"] or f"20{match['short']}"), int(quarter)) if quarter else match["year"]
    )


def cells(text: str, places: Iterable[tuple[int, int, T]], other: re.Pattern[str]) -> list[Cell[T]]:
    """The numbers under what says their unit at `places`, `(start, end, unit)`, but not where `other` heads them."""
    found: dict[int, Cell[T]] = {}
    for start, end, unit in places:
        for cell in _below(text, start, end, unit, other):
            found.setdefault(cell.start, cell)
    return sorted(found.values(), key=lambda cell: cell.start)


def _below(text: str, start: int, end: int, unit: T, other: re.Pattern[str]) -> Iterator[Cell[T]]:
    """The cells under the line that holds `text[start:end]`, in its column, or in all where it is a caption."""
    first = text.rfind("\n", max(0, start - LINE), start) + 1
    close = text.find("\n", end, end + LINE)
    if close < 0:
        return
    line = split(text, first, close)
    column = next((i for i, (a, b) in enumerate(line) if a <= start < b), 0)
    heads = [text[a:b].strip() for a, b in line]
    if not column and any(_NUMBER.fullmatch(head) and not period(head) for head in heads):
        return  # a row, and no heading
    if text[line[0][1] :].lstrip().startswith(":"):
        heads = []
    rows, at = 0, close
    while rows < ROWS and (following := first_line(text, at)) is not None:
        at = following[1]
        row = split(text, *following)
        values = [text[a:b].strip() for a, b in row]
        if _RULED.fullmatch(text, *following):
            continue
        numbers = [i for i, value in enumerate(values) if i and _NUMBER.fullmatch(value)]
        if not rows and len(values) > 1 and all(period(values[i]) for i in numbers):
            heads, column = values, 0
            continue
        if not numbers or len(values[0]) > _LABEL or _INLINE.search(text, *following):
            return
        rows += 1
        barred = text[row[0][1] : row[1][0]].strip() in _BARS
        label = _together(values[0].strip(' :–—-"“”'))
        for index in numbers:
            # Empty cells are seen between bars only: else the heads are counted from the right.
            place = index if barred or len(heads) == len(values) else index - len(values) + len(heads)
            head = heads[place] if 0 < place < len(heads) else ""
            if (column and place != column) or other.search(label) or (not column and other.search(head)):
                continue
            number = _NUMBER.fullmatch(values[index])
            value = digits(number["digits"]) if number else None
            if number and value and not (not head and period(number["digits"])):
                yield Cell(
                    row[index][0], row[index][0] + number.end("unit" if number["unit"] else "number"),
                    -value if number["minus"] else value, label, row[0], _together(head) + (number["note"] or ""),
                    _heading(text, first, first if column else close), values, unit,
                )  # fmt: skip


def _heading(text: str, first: int, close: int) -> str:
    """The line that names the unit, and what leads to it: a heading, or "The results are as follows."."""
    above = [line.strip() for line in text[max(0, first - LINE) : first].split("\n") if line.strip()][-2:]
    return "\n".join(
        [line for line in above if line[-1] not in ".!?" or _LEADS.search(line)] + [text[first:close]]
    )


def _together(label: str) -> str:
    """`합 계` is 합계: tables space out short words."""
    letters = label.split()
    return "".join(letters) if all(len(letter) == 1 for letter in letters) else label
