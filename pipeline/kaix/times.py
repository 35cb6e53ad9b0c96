"""Arithmetic on ISO 8601 values with the precision that a text has, for both languages.

A value is a string: `2025-06-23`, `2026-04`, `2025`, or an interval of two of them, both ends
included: `2026-01/2026-06`. Every function gives `None` for what is no date (30 February, year 0)
and for what has nothing to resolve against, so that rules can pass on what they read unchecked.
Relative words resolve against `anchor`, the article's date: there is no clock here.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

Direction = Literal["past", "future", "nearest"]
"""Where a date without its year lies: at or before the anchor, at or after it, or wherever it is closer."""

EARLIEST, LATEST = 1000, 2199
"""Years that news writes about; digits outside are something else."""

_VALUE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """A year, a month or a day: `iso(2026, 4)` is "2026-04"."""
    if not EARLIEST <= year <= LATEST:
        return None
    if month is None:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04d}-{month:02d}"
    if not 1 <= day <= monthrange(year, month)[1]:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def interval(first: str | None, last: str | None) -> str | None:
    """From the beginning of `first` to the end of `last`; `None` where they run backwards."""
    if first is None or last is None:
        return None
    begin, end = first.partition("/")[0], last.rpartition("/")[2]
    if begin == end:
        return begin
    earliest, latest = first_day(begin), last_day(end)
    if earliest is None or latest is None or latest < earliest:
        return None
    return f"{begin}/{end}"


def months(year: int, first: int, last: int) -> str | None:
    """The months `first` to `last` of a year: `months(2026, 4, 6)` is "2026-04/2026-06"."""
    return interval(iso(year, first), iso(year, last))


def half(year: int, number: int) -> str | None:
    """The first or second half of a year: `half(2026, 1)` is "2026-01/2026-06"."""
    return months(year, 6 * number - 5, 6 * number) if number in (1, 2) else None


def quarter(year: int, number: int) -> str | None:
    """A quarter of a year: `quarter(2025, 3)` is "2025-07/2025-09"."""
    return months(year, 3 * number - 2, 3 * number) if number in (1, 2, 3, 4) else None


def years_beginning(first: int, count: int) -> str | None:
    """`count` years of which the first is `first`: "five years from 2026" is "2026/2030"."""
    return interval(iso(first), iso(first + count - 1)) if count > 0 else None


def years_ending(last: int, count: int) -> str | None:
    """`count` years of which the last is `last`: "five years through 2030" is "2026/2030"."""
    return interval(iso(last - count + 1), iso(last)) if count > 0 else None


def year_at(anchor: date | None, offset: int) -> str | None:
    """The year `offset` years from the anchor's: "last year" is -1, "two years ago" -2."""
    return iso(anchor.year + offset) if anchor else None


def month_at(anchor: date | None, offset: int) -> str | None:
    """The month `offset` months from the anchor's: "last month" is -1."""
    if anchor is None:
        return None
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + offset, 12)
    return iso(year, month + 1)


def day_at(anchor: date | None, offset: int) -> str | None:
    """The day `offset` days from the anchor: "yesterday" is -1."""
    if anchor is None:
        return None
    try:
        day = anchor + timedelta(days=offset)
    except OverflowError:
        return None
    return iso(day.year, day.month, day.day)


def quarter_at(anchor: date | None, offset: int) -> str | None:
    """The quarter `offset` quarters from the anchor's: "last quarter" is -1."""
    if anchor is None:
        return None
    year, index = divmod(anchor.year * 4 + (anchor.month - 1) // 3 + offset, 4)
    return quarter(year, index + 1)


def half_at(anchor: date | None, offset: int) -> str | None:
    """The half year `offset` halves from the anchor's."""
    if anchor is None:
        return None
    year, index = divmod(anchor.year * 2 + (anchor.month - 1) // 6 + offset, 2)
    return half(year, index + 1)


def weekday_near(anchor: date | None, weekday: int, direction: Direction = "past") -> str | None:
    """The nearest day of the week (Monday is 0) in that direction; the anchor itself counts for "past"."""
    if anchor is None:
        return None
    back = (anchor.weekday() - weekday) % 7
    if direction == "past" or (direction == "nearest" and back <= 3):
        return day_at(anchor, -back)
    return day_at(anchor, 7 - back)


def weekday_in_week(anchor: date | None, weekday: int, offset: int = 0) -> str | None:
    """A day (Monday is 0) of the week `offset` weeks from the anchor's; weeks begin on Monday."""
    return day_at(anchor, weekday - anchor.weekday() + 7 * offset) if anchor else None


def month_near(anchor: date | None, month: int, direction: Direction = "past") -> str | None:
    """A month without its year; the anchor's own month is at distance 0 in every direction."""
    if anchor is None or not 1 <= month <= 12:
        return None
    back = (anchor.month - month) % 12
    if direction == "past" or back == 0 or (direction == "nearest" and back <= 6):
        return month_at(anchor, -back)
    return month_at(anchor, 12 - back)


def day_near(anchor: date | None, month: int, day: int, direction: Direction = "nearest") -> str | None:
    """A month and a day without the year; the anchor itself is at distance 0 in every direction."""
    if anchor is None or not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    around = (iso(anchor.year + offset, month, day) for offset in range(-8, 9))  # 29 February
    return _pick(anchor, [found for found in around if found], direction)


def month_day_near(anchor: date | None, day: int, direction: Direction = "nearest") -> str | None:
    """A day of the month alone: "on the 13th"; months that have no such day are passed over."""
    if anchor is None or not 1 <= day <= 31:
        return None
    around = ((anchor.year * 12 + anchor.month - 1 + offset) for offset in range(-2, 3))
    days = (iso(index // 12, index % 12 + 1, day) for index in around)
    return _pick(anchor, [found for found in days if found], direction)


def _pick(anchor: date, days: list[str], direction: Direction) -> str | None:
    """Of some days, the one closest to the anchor on the side that `direction` allows."""
    distances = [((date.fromisoformat(day) - anchor).days, day) for day in days]
    if direction == "past":
        distances = [(-distance, day) for distance, day in distances if distance <= 0]
    elif direction == "future":
        distances = [(distance, day) for distance, day in distances if distance >= 0]
    return min(((abs(distance), day) for distance, day in distances), default=(0, None))[1]


def first_day(value: str | None) -> date | None:
    """The first day of a value: of "2026-04" 1 April 2026."""
    match = _VALUE.fullmatch(value.partition("/")[0]) if value else None
    if match is None:
        return None
    year, month, day = (int(part) if part else 1 for part in match.groups())
    return date(year, month, day) if iso(year, month, day) else None


def last_day(value: str | None) -> date | None:
    """The last day of a value: of "2026-04" 30 April 2026."""
    match = _VALUE.fullmatch(value.rpartition("/")[2]) if value else None
    if match is None:
        return None
    year, month = int(match[1]), int(match[2] or 12)
    if not iso(year, month):
        return None
    day = int(match[3]) if match[3] else monthrange(year, month)[1]
    return date(year, month, day) if iso(year, month, day) else None


def year_of(value: str | None) -> int | None:
    """The year in which a value begins."""
    first = first_day(value)
    return first.year if first else None


def years_later(value: str | None, offset: int) -> str | None:
    """The same part of another year: "a year earlier" than "2026-04/2026-06" is "2025-04/2025-06"."""
    if value is None:
        return None
    ends = []
    for part in (value.partition("/")[0], value.rpartition("/")[2]):
        match = _VALUE.fullmatch(part)
        if match is None:
            return None
        ends.append(iso(int(match[1]) + offset, *(int(number) for number in match.groups()[1:] if number)))
    return interval(*ends)
