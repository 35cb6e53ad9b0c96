"""Lengths of time and times up to which a Korean sum is counted: `향후 5년간`, `지난 3년간`, `11월까지 1526억원`.

A length counts from the year of the article, or back from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kaix import times
from kaix.reading import DateMention, Reading

_LENGTH = re.compile(
    r"(?:(?P<ahead>향후|앞으로|오는)|(?P<back>지난|최근|그간|그동안))?\s?(?<![\d년])(?<!년 )(?P<years>\d{1,2})"
    r"\s?(?:개)?년(?:간|\s?동안|에 걸쳐)"
)
_COUNTED = re.compile(r"(?:\s?(?:[가-힣A-Za-z]{1,10}\s){0,2}누적|까지\s(?:[가-힣]{1,6}\s)?누적)")
_UP_TO = re.compile(r"까지(?!만|\s?(?:기다|연기|미뤘))")
_TO_NOW = re.compile(r"(?:부터|\s(?:\S{1,6}\s)?(?:이후|이래))\s(?:현재|지금)까지")
_ELAPSED = re.compile(r"(?<!\d)(?P<count>\d{1,2}|한|두|세|네)\s?(?P<unit>개?월|달|년)\s?만에")
_NATIVE = {"한": 1, "두": 2, "세": 3, "네": 4}


def lengths(reading: Reading, low: int, high: int) -> Iterator[tuple[DateMention, bool]]:
    """The lengths of time between two offsets, as years from or to the article's; whether a length says no way."""
    if reading.published is None or reading.text.find("년", low, high) < 0:
        return
    year = reading.published.year
    for match in _LENGTH.finditer(reading.text, low, high):
        count = int(match["years"])
        value = f"{year - count}/{year}" if match["back"] else f"{year}/{year + count}"
        yield DateMention(*match.span(), match.group(), value), not (match["back"] or match["ahead"])


def counted_up_to(date: DateMention, reading: Reading) -> DateMention:
    """A month or quarter up to which a sum is counted from the year's first day: `3분기 누적 매출`, `11월까지 벌었다`.

    `까지` alone counts up to what is over: what is to come is the time by which something is to be done.
    `부터 현재까지` and `설립 이후 지금까지` count up to the article's own.
    """
    value, text = date.value or "", reading.text
    first, _, last = value.partition("/")
    if reading.published is not None and len(value) < 8 and _TO_NOW.match(text, date.end):
        return replace(date, value=f"{value}/{reading.published.isoformat()[: len(value)]}")
    if len(first) != 7 or (last and last[:4] != first[:4]) or (first.endswith("-01") and not last):
        return date
    whole = f"{first[:4]}-01/{last or first}"
    if last and _COUNTED.match(text, date.end):
        return replace(date, value=whole)
    ended = times.last_day(value)
    if (
        ended is not None
        and reading.published is not None
        and ended < reading.published
        and (not last or int(last[5:]) - int(first[5:]) == 2)
        and "부터" not in date.text
        and "~" not in date.text
        and _UP_TO.match(text, date.end)
    ):
        return replace(date, value=whole)
    return date


def elapsed(text: str, date: DateMention, end: int) -> str | None:
    """The time that lies as far behind `date` as the text before `end` says: `2월 세우고 ¦4개월 만에¦`."""
    if "/" in (date.value or "/"):
        return None
    match = None
    for match in _ELAPSED.finditer(text, date.end, end):  # noqa: B007
        pass
    first = times.first_day(date.value)
    if match is None or first is None:
        return None
    count = _NATIVE.get(match["count"]) or int(match["count"])
    if match["unit"] == "년":
        return times.year_at(first, count)
    return times.month_at(first, count) if len(date.value or "") > 4 else None
