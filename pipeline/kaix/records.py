"""The records: one frozen dataclass for each table of mentions.

Every record is a mention: one place in one article that states one fact. `start` and `end` are
offsets in Unicode code points into the cleaned text of the article, `start` inclusive and `end`
exclusive, so `article.text[record.start:record.end] == record.text` always holds. A value of
`None` means that the article does not say; no guess is ever written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, ClassVar, TypeAlias

MODIFIERS = ("exact", "approx", "more_than", "at_least", "less_than", "at_most")
AMOUNT_STATUSES = ("actual", "planned", "denied")
RANKING_STATUSES = ("actual", "target", "denied")
OFFICIAL_STATUSES = ("current", "acting", "designate", "former", "candidate", "denied")
DENIED = "denied"
"""The status of what the text says is not so, was never so, or is no longer intended: a mention, and no fact."""

SECTORS = ("government", "company", "academia", "civil")
CHIPS = ("GPU", "NPU")
KINDS = ("place", "top_n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every mention carries: its place in the text, the sentence around it, the rule that made it."""

    group: ClassVar[str]  # the table's name, and the key in `doc.spans`

    start: int
    end: int
    text: str
    sentence: str
    rule: str
    article_id: str = ""

    @property
    def span(self) -> tuple[int, int]:
        """The anchor's `(start, end)` in code points."""
        return self.start, self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Official(Record):
    """A named person holding, getting, seeking or leaving a position; the anchor is the name."""

    group: ClassVar[str] = "officials"

    person: str
    person_id: str
    position: str
    organization: str | None = None
    sector: str | None = None
    status: str = "current"
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount(Record):
    """A sum of money; `amount` and `amount_max` are whole units of `currency`, exact."""

    group: ClassVar[str] = "amounts"

    currency: str
    amount: Decimal
    amount_max: Decimal | None = None
    modifier: str = "exact"
    per: str | None = None
    entity: str | None = None
    topic: str | None = None
    period: str | None = None
    status: str = "actual"
    converts: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GpuCount(Record):
    """A number of GPUs or NPUs, in pieces."""

    group: ClassVar[str] = "gpu_counts"

    count: int
    count_max: int | None = None
    modifier: str = "exact"
    chip: str = "GPU"
    model: str | None = None
    entity: str | None = None
    status: str = "actual"
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking(Record):
    """A place in an order, or a place among the first `rank`."""

    group: ClassVar[str] = "rankings"

    rank: int
    kind: str = "place"
    subject: str | None = None
    domain: str | None = None
    scope: str | None = None
    source: str | None = None
    period: str | None = None
    total: int | None = None
    status: str = "actual"


AnyRecord: TypeAlias = Official | Amount | GpuCount | Ranking

RECORDS: dict[str, type[AnyRecord]] = {
    "officials": Official,
    "amounts": Amount,
    "gpu_counts": GpuCount,
    "rankings": Ranking,
}
"""The record class of each table, in the order in which tables are written and printed."""

_FIRST = ("article_id", "start", "end", "text")
_LAST = ("sentence", "rule")


def columns(record: type[AnyRecord]) -> tuple[str, ...]:
    """The column names of a record's table, in the order of the contract."""
    return _columns(record.group)


@cache
def _columns(group: str) -> tuple[str, ...]:
    own = tuple(f.name for f in fields(RECORDS[group]) if f.name not in (*_FIRST, *_LAST))
    return (*_FIRST, *own, *_LAST)


def value_columns(record: type[AnyRecord]) -> tuple[str, ...]:
    """The columns between the anchor and the sentence: the values that the text states."""
    return columns(record)[len(_FIRST) : -len(_LAST)]


def to_plain(record: AnyRecord) -> dict[str, str | int | None]:
    """A record as strings, integers and `None`: what survives msgpack and JSON; `from_plain` reads it."""
    plain: dict[str, str | int | None] = {}
    for name in columns(type(record)):
        value = getattr(record, name)
        plain[name] = format(value, "f") if isinstance(value, Decimal) else value
    return plain


def from_plain(group: str, plain: Mapping[str, Any]) -> AnyRecord:
    """The record of table `group` that `to_plain` turned into `plain`."""
    values = dict(plain)
    if group == "amounts":
        for name in ("amount", "amount_max"):
            if values.get(name) is not None:
                values[name] = Decimal(str(values[name]))
    return RECORDS[group](**values)


_INTEGERS = frozenset({"start", "end", "count", "count_max", "converts", "rank", "total"})
_DECIMALS = frozenset({"amount", "amount_max"})
_ALWAYS_TEXT = frozenset((*_FIRST, *_LAST))


def from_cells(group: str, cells: Mapping[str, str]) -> AnyRecord:
    """The record of table `group` that a row of text cells states, "" where it says nothing; other cells are ignored.

    Raises `KeyError` for a column that is not there and `ValueError` for a number that is none.
    """
    record = RECORDS[group]
    values: dict[str, Any] = {}
    for name in columns(record):
        cell = cells[name]
        if name in _DECIMALS:
            try:
                values[name] = Decimal(cell) if cell else None
            except InvalidOperation:
                raise ValueError(f"{name} is {cell!r}, no number") from None
        elif name in _INTEGERS:
            values[name] = int(cell) if cell else None
        else:
            values[name] = cell if cell or name in _ALWAYS_TEXT else None
    return record(**values)
