from __future__ import annotations

import pytest

from kaix import annotate, times
from kaix.reading import Reading
from kaix.rules.en import date_values, dates


def found(text: str, published: str | None) -> list[tuple[str, str | None]]:
    """The time expressions of a text of one sentence, each with its value."""
    nlp = annotate.shared("en")
    doc = nlp(text)
    anchor = times.first_day(published)
    reading = Reading(doc, anchor, lambda _reading, _sentence: [], dates.Dates(nlp.vocab))
    mentions = [mention for sentence in reading.sentences for mention in reading.dates(sentence)]
    assert all(text[m.start : m.end] == m.text for m in mentions)
    return [(m.text, m.value) for m in mentions]


ABSOLUTE = [
    ("It was signed on June 25, 2025, in Seoul.", ["2025-06-25"]),
    ("It was signed on 25 June 2025.", ["2025-06-25"]),
    ("Published: 31 Oct. 2025", ["2025-10-31"]),
    ("Published on: Jun 02, 2026", ["2026-06-02"]),
    ("Updated 2025-06-25, with a chart.", ["2025-06-25"]),
    ("Updated 2025.6.25 by the desk.", ["2025-06-25"]),
    ("On Wednesday, June 25, 2025, they met.", ["2025-06-25"]),
    ("the 15th of August 2026", ["2026-08-15"]),
    ("a summit on May 12-14, 2026", ["2026-05-12/2026-05-14"]),
    ("from 12 to 14 GPUs by March 2026", ["2026-03"]),
    ("It opened in September 2024.", ["2024-09"]),
    ("by late November 2025", ["2025-11"]),
    ("In April and May 2026, sales rose.", ["2026-04", "2026-05"]),
    ("from November to March 2026", ["2025-11/2026-03"]),
    ("between April and June 2025", ["2025-04/2025-06"]),
    ("Q3 2025 was its best", ["2025-07/2025-09"]),
    ("in the third quarter of 2025", ["2025-07/2025-09"]),
    ("3Q25 earnings", ["2025-07/2025-09"]),
    ("the 2026 Q1 plan", ["2026-01/2026-03"]),
    ("in the first half of 2026", ["2026-01/2026-06"]),
    ("the second half of 2025", ["2025-07/2025-12"]),
    ("in the first three months of 2025", ["2025-01/2025-03"]),
    ("the first two quarters of 2025", ["2025-01/2025-06"]),
    ("the last three months of 2024", ["2024-10/2024-12"]),
    ("the nine months ended Sept. 30, 2025", ["2025-01/2025-09"]),
    ("1H26 and H2 2027", ["2026-01/2026-06", "2027-07/2027-12"]),
    ("50,000 GPUs by 2030", ["2030"]),
    ("since 2016 it has grown", ["2016"]),
    ("until 2027", ["2027"]),
    ("by the end of 2027", ["2027"]),
    ("by end-2026", ["2026"]),
    ("in mid-2026 or early 2027", ["2026", "2027"]),
    ("the 2024 index", ["2024"]),
    ("2025’s budget", ["2025"]),
    ("in 2024 companies spent more", ["2024"]),
    ("investment in 2025-160 times less", ["2025"]),
    ("fiscal 2026", ["2026"]),
    ("FY2026", ["2026"]),
    ("in FY26", ["2026"]),
    ("fiscal year 2025-26", ["2025/2026"]),
    ("the plan for 2025-29", ["2025/2029"]),
    ("the 2025–2029 plan", ["2025/2029"]),
    ("2025 to 2029", ["2025/2029"]),
    ("from 2026 to 2030", ["2026/2030"]),
    ("from 2026 through 2030", ["2026/2030"]),
    ("between 2025 and 2029", ["2025/2029"]),
    ("over five years through 2030", ["2026/2030"]),
    ("a three-year program until 2028", ["2026/2028"]),
    ("for five years from 2026", ["2026/2030"]),
    ("spread over four years starting in 2027", ["2027/2030"]),
    ("through 2030", ["2030"]),
    ("It was pushed back from 2026 to 2028.", ["2026", "2028"]),
    ("by 2028 rather than 2030", ["2028", "2030"]),
    ("in 2023 and again in 2024", ["2023", "2024"]),
    ("around 2027.", ["2027"]),
    ("the July-September quarter of 2025", ["2025-07/2025-09"]),
    ("in the last quarter of 2025", ["2025-10/2025-12"]),
]

# In an article of Wednesday, 25 June 2025.
RELATIVE = [
    ("from October 2024 to March", ["2024-10/2025-03"]),
    ("It earned it in the first five months.", ["2025-01/2025-05"]),
    ("It earned it in the last three months.", [None]),
    ("sales of the three months through March", ["2025-01/2025-03"]),
    ("the last two quarters of last year", ["2024-07/2024-12"]),
    ("The president named him on Monday.", ["2025-06-23"]),
    ("Monday's nomination", ["2025-06-23"]),
    ("Thursday's hearing", ["2025-06-19"]),
    ("It said Wednesday that it had won.", ["2025-06-25"]),
    ("The committee will meet on Friday.", ["2025-06-27"]),
    ("The bill is to be put to a vote on Monday.", ["2025-06-30"]),
    ("It said on Monday that it will buy more.", ["2025-06-23"]),
    ("On Friday, the panel will vote.", ["2025-06-27"]),
    ("next Tuesday", ["2025-07-01"]),
    ("last Tuesday", ["2025-06-24"]),
    ("this Friday", ["2025-06-27"]),
    ("this coming Monday", ["2025-06-30"]),
    ("She stepped down in late April.", ["2025-04"]),
    ("In April, the institute ranked it.", ["2025-04"]),
    ("In October, it signed the deal.", ["2024-10"]),
    ("It will open in October.", ["2025-10"]),
    ("due in July", ["2025-07"]),
    ("an April survey", ["2025-04"]),
    ("the April-June period", ["2025-04/2025-06"]),
    ("last November", ["2024-11"]),
    ("last June", ["2024-06"]),
    ("next April", ["2026-04"]),
    ("June last year", ["2024-06"]),
    ("in October of last year", ["2024-10"]),
    ("January next year", ["2026-01"]),
    ("by the end of March", ["2026-03"]),
    ("at the end of March", ["2025-03"]),
    ("He took office on June 4.", ["2025-06-04"]),
    ("He was appointed June 15.", ["2025-06-15"]),
    ("on Oct. 30", ["2025-10-30"]),
    ("The fund was launched on Oct. 30.", ["2024-10-30"]),
    ("The bill is to be sent to parliament on Sept. 3.", ["2025-09-03"]),
    ("on the 13th, officials said", ["2025-06-13"]),
    ("on the 5th of next month", ["2025-07-05"]),
    ("last year", ["2024"]),
    ("late last year", ["2024"]),
    ("this year’s budget", ["2025"]),
    ("earlier this year", ["2025"]),
    ("early next year", ["2026"]),
    ("by the end of the year", ["2025"]),
    ("by year-end", ["2025"]),
    ("the year before last", ["2023"]),
    ("last month", ["2025-05"]),
    ("earlier this month", ["2025-06"]),
    ("next month", ["2025-07"]),
    ("yesterday", ["2025-06-24"]),
    ("It opens tomorrow.", ["2025-06-26"]),
    ("three days ago", ["2025-06-22"]),
    ("two months ago", ["2025-04"]),
    ("two years ago", ["2023"]),
    ("A decade ago", ["2015"]),
    ("last week", [None]),
    ("this spring", [None]),
    ("over the next five years", ["2025/2030"]),
    ("in the coming decade", ["2025/2035"]),
    ("over the next few years", [None]),
    ("For the full year, sales rose.", ["2025"]),
    ("It will open in the fourth quarter.", ["2025-10/2025-12"]),
    ("in the third quarter", ["2024-07/2024-09"]),
    ("Ground will be broken in the third quarter.", ["2025-07/2025-09"]),
    ("first-quarter profit", ["2025-01/2025-03"]),
    ("fourth-quarter profit", ["2024-10/2024-12"]),
    ("the fourth quarter of last year", ["2024-10/2024-12"]),
    ("in the first half of next year", ["2026-01/2026-06"]),
    ("the second half of this year", ["2025-07/2025-12"]),
    ("the second half of the year", ["2025-07/2025-12"]),
    ("last quarter", ["2025-01/2025-03"]),
    ("from this year to 2030", ["2025/2030"]),
    ("from next year through 2030", ["2026/2030"]),
    ("in April, up from eighth a year earlier", ["2025-04", "2024-04"]),
    (
        "in the first quarter, against a loss in the same period last year",
        ["2025-01/2025-03", "2024-01/2024-03"],
    ),
    ("$1.33 billion last year, from the previous year’s $1.39 billion", ["2024", "2023"]),
    ("eighth a year earlier", ["2024"]),
    ("It was founded in 2016 and sold a year ago.", ["2016", "2024"]),
]

NONE = [
    "It bought 2,025 GPUs.",
    "It bought 2025 GPUs.",
    "about 2000 researchers",
    "It costs 1,900 won.",
    "It costs 2000 won.",
    "KRW 2025",
    "$2025 each",
    "He may march in the second row.",
    "June Baek, its chief, said so.",
    "It may be that August Co. wins.",
    "the 2020s",
    "in the 1990s",
    "a 3.5 percent rise",
    "at 14:30 or 2025:10",
    "on the 13th floor",
    "Black Friday sales",
    "5 million people",
    "Vision 2030 of Saudi Arabia",
    "the third team of four",
    "version 2025.1",
    "call 02-2025-1234",
    "RTX 2080 cards and the RTX 2000",
]


@pytest.mark.parametrize(("text", "values"), ABSOLUTE)
def test_absolute(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text, None)] == values
    assert [value for _, value in found(text, "2025-06-25")] == values


@pytest.mark.parametrize(("text", "values"), RELATIVE)
def test_relative(text: str, values: list[str | None]) -> None:
    assert [value for _, value in found(text, "2025-06-25")] == values


@pytest.mark.parametrize("text", NONE)
def test_no_date(text: str) -> None:
    assert found(text, "2025-06-25") == []


@pytest.mark.parametrize(
    "text", ["last year", "on Monday", "in April", "June 4", "in the third quarter", "by year-end"]
)
def test_relative_without_an_article_date(text: str) -> None:
    assert [value for _, value in found(text, None)] == [None]


def test_the_text_of_a_mention() -> None:
    assert found("from 2026 to 2030, as of late April", "2026-06-02") == [
        ("2026 to 2030", "2026/2030"),
        ("late April", "2026-04"),
    ]
    assert found("over five years through 2030", None) == [("five years through 2030", "2026/2030")]


def test_every_pattern_has_its_value_and_an_example() -> None:
    texts = [text for text, _ in (*ABSOLUTE, *RELATIVE)]
    for name, pattern in dates.PATTERNS.items():
        assert callable(getattr(date_values.Values, name))
        assert any(pattern.search(text) for text in texts), name


@pytest.mark.parametrize(
    "piece", ["2025-", "June ", "9", "from 2025 to ", "(", "the end of ", "Monday, ", "one year "]
)
def test_hostile_repetition_is_read_in_linear_time(piece: str) -> None:
    found(piece * 2000, "2025-06-25")
