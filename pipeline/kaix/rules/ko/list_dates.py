"""When a `[인사]` list takes effect: `(이상 3월 1일자)`."""

from __future__ import annotations

import re

from kaix import times
from kaix.reading import Reading

DAY = re.compile(
    r"\d{1,2} ?월 ?\d{1,2} ?일 ?(?:자|부)|\d{1,2}일 ?자|\d{4}\. ?\d{1,2}\. ?\d{1,2}\.? ?자?"
    r"|[(<]\d{1,2}월 ?\d{1,2}일[)>]"
)


def effective(reading: Reading, heading: str, rest: str) -> tuple[str | None, bool]:
    """The day from which an entry holds (`3월 1일자`), and whether it is after the article's."""
    for part in (rest, heading):
        match = DAY.search(part)
        numbers = [int(n) for n in re.findall(r"\d+", match.group())] if match else []
        value = None
        if len(numbers) == 3:
            value = times.iso(*numbers)
        elif len(numbers) == 2:
            value = times.day_near(reading.published, numbers[0], numbers[1])
        elif len(numbers) == 1:
            value = times.month_day_near(reading.published, numbers[0])
        if value:
            return value, bool(reading.published and value > reading.published.isoformat())
    return None, False
