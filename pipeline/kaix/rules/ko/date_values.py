"""What a Korean time expression means: its ISO 8601 value, as precise as the words, from the article's date.

`dates` finds the expressions; the words that stand for a year, a month, a day or a week are tables here.
"""

from __future__ import annotations

import re
from datetime import date

from kaix import times
from kaix.reading import Reading
from kaix.values.korean import NATIVE

YEAR_WORDS = {
    "올해": 0, "금년": 0, "금년도": 0,
    "내년": 1, "내년도": 1, "명년": 1, "내후년": 2, "내후년도": 2, "후년": 2,
    "지난해": -1, "작년": -1, "작년도": -1, "전년": -1, "전년도": -1, "직전 연도": -1,
    "재작년": -2, "지지난해": -2, "그러께": -2,
}  # fmt: skip
MONTH_WORDS = {
    "이달": 0, "이번 달": 0, "금월": 0, "지난달": -1, "지난 달": -1, "전달": -1, "전월": -1, "지지난달": -2,
    "다음 달": 1, "다음달": 1, "내달": 1, "다다음 달": 2,
}  # fmt: skip
DAY_WORDS = {
    "오늘": 0, "금일": 0, "어제": -1, "작일": -1, "그제": -2, "그저께": -2, "엊그제": -2, "그끄제": -3, "그끄저께": -3,
    "내일": 1, "명일": 1, "모레": 2, "글피": 3,
}  # fmt: skip
WEEK_WORDS = {"지난주": -1, "이번 주": 0, "이번주": 0, "금주": 0, "다음 주": 1, "다음주": 1, "내주": 1}
_AHEAD = re.compile(r"[할될갈릴킬] |예정|계획|방침|전망|목표|겠|추진|기로 ")
_RANGE_WORD = re.compile(r"까지|부터 |에서 ")
_FUTURE = re.compile(rf"{_AHEAD.pattern}|까지|부터 ")
_DONE = re.compile(r"[했였았었렸졌냈썼났됐갔뒀쳤켰혔]다|매출|영업이익|실적")
_BEFORE = re.compile(
    r"((?:지난달|이달|다음 달|내달|1?\d월)\s?)?(?<!\d)(3[01]|[12]\d|[1-9])일(?!간|\s?동안|째|\s?만에)"
)
_REACH = 800  # characters back in which 이날 finds the day that it means


def number(text: str | None) -> int:
    """The number that digits stand for, 0 for nothing."""
    return int(text) if text else 0


def value_of(reading: Reading, offset: int, match: re.Match[str], text: str) -> str | None:
    """The ISO 8601 value of a match of the pattern of `dates`; `None` for what has nothing to resolve against."""
    group = match.groupdict()
    anchor = reading.published
    if group["y"] or group["sy"]:
        year = int(group["y"] or f"20{group['sy']}")
        return times.iso(year, int(group["mo"]), int(group["d"]) if group["d"] else None)
    if group["m"]:
        return times.day_near(anchor, int(group["m"]), int(group["md"] or 0))
    if group["year"] or group["short"] or group["relative"] or group["count"]:
        return _in_year(anchor, group)
    if group["months"]:
        value = times.month_at(anchor, MONTH_WORDS[group["months"]])
        return (
            times.iso(int(value[:4]), int(value[5:]), int(group["day2"]))
            if value and group["day2"]
            else value
        )
    if group["bare"]:
        return _bare(anchor, group, text[match.end() :])
    if group["day3"]:
        return _day(anchor, int(group["day3"]), group["when3"], number(group["day4"]))
    if group["days"]:
        return times.day_at(anchor, DAY_WORDS[group["days"]])
    if group["same"]:
        return _same_day(reading.text, offset, anchor, group["same"])
    if group["weeks"]:
        week = WEEK_WORDS[group["weeks"]]
        monday = times.weekday_in_week(anchor, 0, week)
        return times.interval(monday, times.weekday_in_week(anchor, 6, week))
    ahead = anchor is not None and group["within"] in ("새해", "신년") and anchor.month > 9
    return times.year_at(anchor, 1 if ahead else 0)  # 연내, 연말: the year of the article


def _in_year(anchor: date | None, group: dict[str, str | None]) -> str | None:
    """A year that the text names, with the part of it that follows: `지난해 4분기`, `2030년`, `3년 전`."""
    if group["count"]:
        count = NATIVE.get(group["count"]) or int(group["count"])
        count = -count if group["way"] == "전" else count
        if group["unit"] == "일":
            return times.day_at(anchor, count)
        if group["unit"] == "주":
            return times.day_at(anchor, 7 * count)
        if group["unit"] not in ("년", "해"):
            return times.month_at(anchor, count)
        value = times.year_at(anchor, count)
    elif group["year"]:
        value = times.iso(int(group["year"]))
    elif group["short"]:
        value = times.iso(2000 + int(group["short"]))
    else:
        value = times.year_at(anchor, YEAR_WORDS.get(group["relative"] or "", 0))
    year = times.year_of(value)
    if year is None:
        return None
    return _part(year, group, "") or value


def _part(year: int, group: dict[str, str | None], prefix: str) -> str | None:
    """Half, quarter, month or day of a year, whichever the match has."""
    if group[f"{prefix}half"]:
        return times.half(year, 1 if group[f"{prefix}half"] == "상" else 2)
    if group[f"{prefix}quarter"]:
        first = times.quarter(year, number(group[f"{prefix}quarter"]))
        if group[f"{prefix}quarter2"]:
            last = times.quarter(year, number(group[f"{prefix}quarter2"]))
            return times.interval(first, last)
        return first
    if group[f"{prefix}month"]:
        month = number(group[f"{prefix}month"])
        if group[f"{prefix}month2"]:
            return times.months(year, month, number(group[f"{prefix}month2"]))
        return times.iso(year, month, number(group[f"{prefix}day"]) or None)
    return None


def _bare(anchor: date | None, group: dict[str, str | None], after: str) -> str | None:
    """`지난 3월`, `오는 10월`, `9월`, `4월 20일`, `2분기`, `상반기`: the year is the article's or the nearest."""
    if anchor is None:
        return None
    past, future = group["when2"] in ("지난", "앞서"), group["when2"] in ("오는", "다가오는")
    direction: times.Direction = "past" if past else "future" if future else "nearest"
    if group["bmonth"] and not group["bmonth2"]:
        month, day = number(group["bmonth"]), number(group["bday"])
        if day:
            return times.day_near(anchor, month, day, direction)
        if direction == "nearest":
            if _AHEAD.search(after[:60]):
                direction = "future"
            elif _RANGE_WORD.search(after[:12]):  # "3월부터 5월까지 벌었다"
                direction = "past" if _DONE.search(after) else "future"
        return times.month_near(anchor, month, direction)
    value = _part(anchor.year, group, "b")
    first, last = times.first_day(value), times.last_day(value)
    if first is None or last is None:
        return None
    # "3분기 매출은 … 늘었다" in March is last year's: a time to come has no results.
    done = _DONE.search(after) is not None and not _FUTURE.search(after[:60])
    return times.years_later(
        value, -1 if first > anchor and (past or done) else int(future and last < anchor)
    )


def _day(anchor: date | None, day: int, when: str | None, until: int) -> str | None:
    """A day of the month alone: of the article's month, of the one before where that is not yet there."""
    if anchor is None:
        return None
    if when in ("지난", "앞서"):
        value = times.month_day_near(anchor, day, "past")
    elif when in ("오는", "다가오는"):
        value = times.month_day_near(anchor, day, "future")
    elif anchor.day <= 3 and day >= 25:  # "31일" in a paper of the first
        value = times.month_day_near(anchor, day, "past")
    else:
        value = times.iso(anchor.year, anchor.month, day) or times.month_day_near(anchor, day, "past")
    if value and until:
        return times.interval(value, times.iso(int(value[:4]), int(value[5:7]), until))
    return value


def _same_day(text: str, offset: int, anchor: date | None, word: str) -> str | None:
    """이날 is the day named last before it, 전날 the one before that; else the article's."""
    base = anchor
    if anchor is not None and word in ("이날", "당일"):
        before = None
        for before in _BEFORE.finditer(text, max(0, offset - _REACH), offset):  # noqa: B007
            pass
        if before is not None and not before[1]:
            base = times.first_day(_day(anchor, int(before[2]), None, 0)) or anchor
            base = min(base, anchor)
    shift = -1 if word == "전날" else 1 if word in ("이튿날", "다음 날", "다음날") else 0
    return times.day_at(base, shift)
