"""When a `[인사]` list takes effect: `(이상 3월 1일자)`, `-3월 1일 字-`, `국장급 인사를 다음 달 3일 자로 낸다`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kaix import times
from kaix.reading import Reading

if TYPE_CHECKING:
    from kaix.rules.ko.personnel_lists import Region

DAY = re.compile(
    r"\d{1,2} ?월 ?\d{1,2} ?일 ?[자부字]|\d{1,2}일 ?[자字]|\d{4}\. ?\d{1,2}\. ?\d{1,2}\.? ?자?"
    r"|[(<]\d{1,2}월 ?\d{1,2}일[)>]"
)

CLOSING = re.compile(rf"[-–—─]\s*(?:\d{{4}}년 ?)?(?:{DAY.pattern})[\s\-–—─]*$")
"""A day behind a dash that closes a list: of everybody in it."""


def effective(reading: Reading, written: str) -> tuple[str | None, bool]:
    """The day that a list or an entry states (`3월 1일자`), and whether it is after the article's."""
    match = DAY.search(written)
    numbers = [int(n) for n in re.findall(r"\d+", match.group())] if match else []
    value = None
    if len(numbers) == 3:
        value = times.iso(*numbers)
    elif len(numbers) == 2:
        value = times.day_near(reading.published, numbers[0], numbers[1])
    elif len(numbers) == 1:
        value = times.month_day_near(reading.published, numbers[0])
    return value, bool(value and reading.published and value > reading.published.isoformat())


_STATED = re.compile(r"일 ?[자字]")
_LINE = re.compile(
    rf"[^가-힣\d]*(?:이상|발령|시행)?일?[^가-힣\d]*(?:\d{{4}}년 ?)?(?:{DAY.pattern})[^가-힣\d]*"
)
_GRADE = re.compile(r"실장|국장|과장|팀장|임원|실(?=[·ㆍ]국장)|국(?=[·ㆍ]과장)")


def stated_apart(reading: Reading, lists: Iterable[Region]) -> None:
    """Date the entries by a line of its own, `(이상 3월 1일자)`, or a sentence on the appointments; in place.

    A sentence speaks of the headings whose grade it names, of all where it names none, and says when they were told of.
    """
    lists = list(lists)
    if not lists or reading.published is None:
        return
    today = reading.published.isoformat()
    for sentence in reading.sentences_with(_STATED):
        if any(region.start <= sentence.start_char < region.end for region in lists):
            continue
        written = reading.text_of(sentence).strip()
        dates = [date.value for date in reading.dates(sentence) if date.value and len(date.value) == 10]
        grades = _GRADE.findall(written)
        if _LINE.fullmatch(written):
            said, later = effective(reading, written)
        elif "인사" in written and any(value > today for value in dates):
            said, later = min((value for value in dates if value <= today), default=None), True
        else:
            continue
        for region in lists:
            for mention, heading in zip(region.mentions, region.headings, strict=True):
                if not mention.date and (not grades or any(grade in heading for grade in grades)):
                    mention.date = said
                    if later and mention.status == "current":
                        mention.status = "designate"
