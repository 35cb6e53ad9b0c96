"""A day on a time axis for a date or period of any precision."""

from __future__ import annotations

from datetime import date, timedelta


def day(stated: str) -> str | None:
    """The middle of an ISO 8601 date or interval, as a day; `None` for no date.

    >>> day("2025"), day("2025-06"), day("2025-06-23"), day("2025/2026"), day("soon")
    ('2025-07-02', '2025-06-15', '2025-06-23', '2025-12-31', None)
    """
    first, _, last = stated.partition("/")
    begin, end = _bounds(first), _bounds(last or first)
    if begin is None or end is None:
        return None
    return (begin[0] + (end[1] - begin[0]) / 2).isoformat()


def _bounds(stated: str) -> tuple[date, date] | None:
    """The first and the last day of a year, a month or a day."""
    try:
        numbers = [int(part) for part in stated.split("-")]
        if len(numbers) == 1:
            return date(numbers[0], 1, 1), date(numbers[0], 12, 31)
        if len(numbers) == 2:
            year, month = numbers
            following = date(year + month // 12, month % 12 + 1, 1)
            return date(year, month, 1), following - timedelta(days=1)
        return date(*numbers), date(*numbers)
    except (ValueError, TypeError, OverflowError):
        return None
