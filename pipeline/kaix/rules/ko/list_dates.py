"""When a `[인사]` list takes effect: `(이상 3월 1일자)`, `실·국장급 인사를 다음 달 3일 자로 낸다`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kaix import times
from kaix.reading import Reading
from kaix.rules.ko.official_mentions import OfficialMention

DAY = re.compile(
    r"\d{1,2} ?월 ?\d{1,2} ?일 ?[자부字]|\d{1,2}일 ?[자字]|\d{4}\. ?\d{1,2}\. ?\d{1,2}\.? ?자?"
    r"|[(<]\d{1,2}월 ?\d{1,2}일[)>]"
)

CLOSING = re.compile(rf"[-–—─]\s*(?:\d{{4}}년 ?)?(?:{DAY.pattern})[\s\-–—─]*$")
"""A day behind a dash that closes a list: of everybody in it."""


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


_LATER = re.compile(r"일 ?자로")


def later_dates(
    reading: Reading, lists: Sequence[tuple[int, int]], listed: Iterable[tuple[OfficialMention, str]]
) -> None:
    """Let a sentence such as `실·국장급 인사를 다음 달 3일 자로 낸다` say when the entries take effect.

    `lists` are the spans of the lists, `listed` their officials with the headings that they are under.

    It speaks of the headings whose grade it names, of all where it names none.
    """
    if not lists or reading.published is None:
        return
    listed = list(listed)
    today = reading.published.isoformat()
    for sentence in reading.sentences_with(_LATER):
        written = reading.text[sentence.start_char : sentence.end_char]
        if "인사" not in written or any(start <= sentence.start_char < end for start, end in lists):
            continue
        dates = [date for date in reading.dates(sentence) if date.value and len(date.value) == 10]
        later = [date for date in dates if date.value and date.value > today]
        if not later:
            continue
        said = next((date.value for date in dates if date.value and date.value <= today), None)
        grades = re.findall(r"(실장|국장|과장|팀장|임원|실(?=[·ㆍ]국장)|국(?=[·ㆍ]과장))", written)
        for mention, heading in listed:
            if mention.status == "current" and (not grades or any(grade in heading for grade in grades)):
                mention.status, mention.date = "designate", said
