from __future__ import annotations

from datetime import date

import pytest

from kaix import times

WEDNESDAY = date(2025, 6, 25)


@pytest.mark.parametrize(
    ("parts", "value"),
    [
        ((2026,), "2026"),
        ((2026, 4), "2026-04"),
        ((2026, 4, 9), "2026-04-09"),
        ((2024, 2, 29), "2024-02-29"),
        ((2025, 2, 29), None),
        ((2025, 13), None),
        ((2025, 4, 31), None),
        ((0,), None),
        ((10**30,), None),
    ],
)
def test_iso(parts: tuple[int, ...], value: str | None) -> None:
    assert times.iso(*parts) == value


def test_intervals() -> None:
    assert times.interval("2026", "2030") == "2026/2030"
    assert times.interval("2026", "2026") == "2026"
    assert times.interval("2030", "2026") is None
    assert times.interval(None, "2026") is None
    assert times.interval("2025-07/2025-09", "2025-10/2025-12") == "2025-07/2025-12"
    assert times.half(2026, 1) == "2026-01/2026-06"
    assert times.half(2026, 3) is None
    assert times.quarter(2025, 3) == "2025-07/2025-09"
    assert times.quarter(2025, 0) is None
    assert times.years_beginning(2026, 5) == "2026/2030"
    assert times.years_ending(2030, 5) == "2026/2030"
    assert times.years_ending(2030, 0) is None


def test_offsets_from_the_anchor() -> None:
    assert times.year_at(WEDNESDAY, -1) == "2024"
    assert times.month_at(WEDNESDAY, -6) == "2024-12"
    assert times.month_at(WEDNESDAY, 7) == "2026-01"
    assert times.day_at(WEDNESDAY, -25) == "2025-05-31"
    assert times.day_at(WEDNESDAY, 10**9) is None
    assert times.quarter_at(WEDNESDAY, -2) == "2024-10/2024-12"
    assert times.half_at(WEDNESDAY, 1) == "2025-07/2025-12"
    assert times.half_at(WEDNESDAY, -1) == "2024-07/2024-12"


def test_weekdays() -> None:
    assert times.weekday_near(WEDNESDAY, 0) == "2025-06-23"
    assert times.weekday_near(WEDNESDAY, 2) == "2025-06-25"
    assert times.weekday_near(WEDNESDAY, 3) == "2025-06-19"
    assert times.weekday_near(WEDNESDAY, 3, "future") == "2025-06-26"
    assert times.weekday_near(WEDNESDAY, 2, "future") == "2025-07-02"
    assert times.weekday_near(WEDNESDAY, 4, "nearest") == "2025-06-27"
    assert times.weekday_in_week(WEDNESDAY, 4) == "2025-06-27"
    assert times.weekday_in_week(WEDNESDAY, 0, 1) == "2025-06-30"
    assert times.weekday_in_week(WEDNESDAY, 4, -1) == "2025-06-20"


def test_months_and_days_without_a_year() -> None:
    assert times.month_near(WEDNESDAY, 4) == "2025-04"
    assert times.month_near(WEDNESDAY, 10) == "2024-10"
    assert times.month_near(WEDNESDAY, 10, "future") == "2025-10"
    assert times.month_near(WEDNESDAY, 6, "future") == "2025-06"
    assert times.month_near(WEDNESDAY, 10, "nearest") == "2025-10"
    assert times.month_near(WEDNESDAY, 13) is None
    assert times.day_near(WEDNESDAY, 6, 15) == "2025-06-15"
    assert times.day_near(WEDNESDAY, 9, 3) == "2025-09-03"
    assert times.day_near(WEDNESDAY, 9, 3, "past") == "2024-09-03"
    assert times.day_near(WEDNESDAY, 1, 3, "future") == "2026-01-03"
    assert times.day_near(WEDNESDAY, 2, 29) == "2024-02-29"
    assert times.day_near(WEDNESDAY, 2, 30) is None
    assert times.month_day_near(WEDNESDAY, 13) == "2025-06-13"
    assert times.month_day_near(WEDNESDAY, 30, "past") == "2025-05-30"
    assert times.month_day_near(WEDNESDAY, 31, "past") == "2025-05-31"
    assert times.month_day_near(WEDNESDAY, 3, "future") == "2025-07-03"
    assert times.month_day_near(WEDNESDAY, 32) is None


def test_nothing_to_resolve_against() -> None:
    assert times.year_at(None, -1) is None
    assert times.month_at(None, 0) is None
    assert times.day_at(None, 0) is None
    assert times.quarter_at(None, 0) is None
    assert times.half_at(None, 0) is None
    assert times.weekday_near(None, 0) is None
    assert times.weekday_in_week(None, 0) is None
    assert times.month_near(None, 4) is None
    assert times.day_near(None, 4, 1) is None
    assert times.month_day_near(None, 4) is None


def test_what_a_value_covers() -> None:
    assert times.first_day("2026-04") == date(2026, 4, 1)
    assert times.last_day("2026-04") == date(2026, 4, 30)
    assert times.last_day("2025-07/2025-09") == date(2025, 9, 30)
    assert times.first_day("2025-07/2025-09") == date(2025, 7, 1)
    assert times.last_day("2024") == date(2024, 12, 31)
    assert times.first_day("soon") is None
    assert times.last_day("2025-02-30") is None
    assert times.first_day(None) is None
    assert times.year_of("2025-07/2025-09") == 2025
    assert times.year_of(None) is None
