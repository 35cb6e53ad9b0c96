"""What a time expression found by `dates.PATTERNS` means: its ISO 8601 value, as precise as the words.

A date without its year lies in the past, or in the future after "will", "is due to" and the like;
a day and a month are close to the article's date on either side unless a verb tells the side.
"""

from __future__ import annotations

import re
from datetime import date
from re import Match

from kaix import times
from kaix.times import Direction

NUMBERS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen"),
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PARTS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "latter": 2,
}  # fmt: skip
_OFFSETS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}  # "this", "the", "current" are 0

# "will be held on Friday", "is due in July": the last cue before the date decides.
_CUE = re.compile(
    r"\b(?:(?:will|shall|would|won't)(?: not)?(?: be| have)?|due|upcoming|no later than|plans?|planning|aims?"
    r"|expects?|intends?|hopes?|vow(?:s|ed)|pledge[sd]"
    r"|(?:is|are|be|was|were) (?:set|due|scheduled|slated|expected|planned|likely)"
    r"|(?:is|are|was|were) to|to be"
    r"|(?P<past>said|says|announced|told|reported|unveiled|released|launched|published|revealed|added|has|have|had|was|were"
    r"|came|since))\b|[’']ll\b"
)
_AHEAD = re.compile(
    r"[’']?s?,? (?:[\w’'-]+ ){0,6}?"
    r"(?:will|(?:is|are) (?:set |due |scheduled |slated |expected )?to|plans? to)\b"
)
_BY = re.compile(r"\b[Bb]y (?:(?:the )?(?:end|start|beginning|middle) of |early |late |mid-)?$")
_REPORTED = 60  # days after its end in which the figures of a quarter come out
_REACH = 90  # characters around a date in which a verb can still be the date's


def count(word: str) -> int:
    """The number that a word or digits stand for: "a" is 1."""
    low = word.lower()
    return 1 if low in ("a", "an") else int(low) if low.isdigit() else NUMBERS.index(low)


def _month(match: Match[str]) -> int:
    return _MONTHS.index(match["month"][:3].lower()) + 1


def _offset(words: str | None) -> int:
    return next((_OFFSETS[word] for word in (words or "").lower().split() if word in _OFFSETS), 0)


def _full(year: int, digits: str) -> int:
    """The year that "29" is after 2025."""
    return int(digits) if len(digits) == 4 else year - year % 100 + int(digits)


class Values:
    """The value of a match of each pattern, by the pattern's name: `values.month_day(match)`."""

    def __init__(self, text: str, anchor: date | None, side: Direction | None = None) -> None:
        """`anchor` is what relative words count from; `side` overrides what verbs say."""
        self.text, self.anchor, self.side = text, anchor, side
        self.earlier: str | None = None  # the value of the expression before this one

    def named_year(self, match: Match[str]) -> tuple[bool, int | None]:
        """Whether the expression names its year, and the year if that can be known."""
        said = match["year"]
        if not said:
            return False, None
        if said[0].isdigit():
            return True, int(said)
        return True, self.anchor.year + _offset(said) if self.anchor else None

    def direction(self, match: Match[str]) -> Direction | None:
        """Whether the verb that a date belongs to speaks of the past or the future, if it can be told."""
        if self.side:
            return self.side
        before = self.text[max(0, match.start() - _REACH) : match.start()]
        cues = list(_CUE.finditer(before))
        if cues:
            return "past" if cues[-1]["past"] else "future"
        if _BY.search(before) or _AHEAD.match(self.text, match.end(), match.end() + _REACH):
            return "future"
        return None

    def day(self, match: Match[str], day: str, named: bool, year: int | None) -> str | None:
        """A day of a month, of the year named or of the one that it must be in."""
        if named:
            return times.iso(year, _month(match), int(day)) if year else None
        return times.day_near(self.anchor, _month(match), int(day), self.direction(match) or "nearest")

    def numeric_day(self, match: Match[str]) -> str | None:
        """ "2025-06-25", "2025.6.25"."""
        return times.iso(int(match["year"]), int(match["month"]), int(match["day"]))

    def month_day(self, match: Match[str]) -> str | None:
        """ "Oct. 30", "June 25, 2025", "May 12-14", "25 June"."""
        named, year = self.named_year(match)
        first = self.day(match, match["day"], named, year)
        return times.interval(first, self.day(match, match["day2"], named, year)) if match["day2"] else first

    day_month = month_day

    def month(self, match: Match[str]) -> str | None:
        """ "late April", "last November", "March 2026"."""
        month = _month(match)
        named, year = self.named_year(match)
        if named:
            return times.iso(year, month) if year else None
        which = match["which"] or ""
        if which in ("last", "next") and self.anchor and self.anchor.month == month:  # not this very month
            return times.iso(self.anchor.year + _offset(which), month)
        if which == "this":
            return times.iso(self.anchor.year, month) if self.anchor else None
        cue = self.direction(match)
        future = which in ("next", "this coming") or (not which and cue == "future")
        return times.month_near(self.anchor, month, "future" if future else "past")

    def day_alone(self, match: Match[str]) -> str | None:
        """ "on the 13th", "on the 5th of next month"."""
        day = int(match["day"])
        if match["which"] and self.anchor:
            month = times.first_day(times.month_at(self.anchor, _offset(match["which"])))
            return times.iso(month.year, month.month, day) if month else None
        return times.month_day_near(self.anchor, day, self.direction(match) or "past")

    def weekday(self, match: Match[str]) -> str | None:
        """ "Monday", "next Tuesday"."""
        number = _DAYS.index(match["weekday"][:3].lower())
        which = (match["which"] or "").lower()
        if which == "this":
            return times.weekday_in_week(self.anchor, number)
        if which == "last" and self.anchor and self.anchor.weekday() == number:
            return times.day_at(self.anchor, -7)
        future = "next" in which or "coming" in which or (not which and self.direction(match) == "future")
        return times.weekday_near(self.anchor, number, "future" if future else "past")

    def part_of_year(self, match: Match[str], parts: int, number: int) -> str | None:
        """The quarter or half of a year named, or of the one that it must be in."""
        of = times.quarter if parts == 4 else times.half
        named, year = self.named_year(match)
        if year:
            return of(year, number)
        if named or self.anchor is None:
            return None
        value = of(self.anchor.year, number)
        begin, past = times.first_day(value), of(self.anchor.year - 1, number)
        end = times.last_day(past)
        just_over = end is not None and (self.anchor - end).days <= _REPORTED
        if begin and begin > self.anchor and (just_over or self.direction(match) != "future"):
            return past  # "fourth-quarter profit", reported or expected in January
        return value

    def quarter(self, match: Match[str]) -> str | None:
        """ "the third quarter of last year", "first-quarter"."""
        return self.part_of_year(match, 4, _PARTS.get(match["nth"].lower(), 4))

    def half(self, match: Match[str]) -> str | None:
        """ "the first half of 2026"."""
        return self.part_of_year(match, 2, _PARTS[match["nth"].lower()])

    def parts_of_year(self, match: Match[str]) -> str | None:
        """ "the first nine months of 2025", "the last two quarters of last year"."""
        number = count(match["count"]) * (3 if match["unit"] == "quarter" else 1)
        opening = match["nth"].lower() in ("first", "opening", "initial")
        named, year = self.named_year(match)
        if not named and opening and self.anchor is not None:
            year = self.anchor.year - (number > self.anchor.month and self.direction(match) != "future")
        if not 0 < number < 12 or year is None:
            return None  # "the last three months": back from a day that is not said
        return times.months(year, 1, number) if opening else times.months(year, 13 - number, 12)

    def months_to(self, match: Match[str]) -> str | None:
        """ "the nine months through September", "the three months ended March 31, 2025"."""
        named, year = self.named_year(match)
        last = times.iso(year, _month(match)) if year else None
        if not named:
            last = times.month_near(self.anchor, _month(match), self.direction(match) or "past")
        end, number = times.first_day(last), count(match["count"])
        return times.interval(times.month_at(end, 1 - number), last) if end and number > 1 else last

    def quarter_code(self, match: Match[str]) -> str | None:
        """ "Q3 2025", "3Q25", "1H26"."""
        parts = 4 if (match["letter"] or match["letter2"]) == "Q" else 2
        number = int(match["nth"] or match["nth2"])
        year = match["first"] or (match["short"] and f"20{match['short']}")
        if year:
            return (times.quarter if parts == 4 else times.half)(int(year), number)
        return self.part_of_year(match, parts, number)

    def this_quarter(self, match: Match[str]) -> str | None:
        """ "last quarter"."""
        at = times.quarter_at if match["unit"] == "quarter" else times.half_at
        return at(self.anchor, _offset(match["which"]))

    def this_year(self, match: Match[str]) -> str | None:
        """ "late last year", "year-end", "the year before last"."""
        if match["whole"]:  # "for the full year", which is over when January tells of it
            return times.year_at(self.anchor, -1 if self.anchor and self.anchor.month <= 2 else 0)
        return times.year_at(self.anchor, -2 if match["before"] else _offset(match["which"]))

    def this_month(self, match: Match[str]) -> str | None:
        """ "earlier this month"."""
        return times.month_at(self.anchor, _offset(match["which"]))

    def this_day(self, match: Match[str]) -> str | None:
        """ "yesterday"."""
        offsets = {"yesterday": -1, "today": 0, "tomorrow": 1}
        return times.day_at(self.anchor, offsets[match["which"].lower()])

    def ago(self, match: Match[str]) -> str | None:
        """ "two years ago"."""
        number, unit = count(match["count"]), match["unit"].lower()
        if unit == "week":
            return None  # a day of seven
        if unit == "decade":
            return times.year_at(self.anchor, -10 * number)
        at = {"day": times.day_at, "month": times.month_at, "year": times.year_at}[unit]
        return at(self.anchor, -number)

    def before_that(self, match: Match[str]) -> str | None:
        """ "a year earlier", "the same period last year": one before the time just named."""
        number = count(match["count"]) if match["count"] else 1
        if match.group().endswith("ago"):
            return times.year_at(self.anchor, -number)
        if self.earlier:  # "in 2025, up from eighth a year earlier"
            return times.years_later(self.earlier, -number)
        return times.year_at(self.anchor, -number) if number == 1 else None

    def nothing(self, match: Match[str]) -> None:
        """A time whose bounds the words do not say: "last week"."""

    this_week = nothing

    def coming_years(self, match: Match[str]) -> str | None:
        """ "over the next five years", "the coming decade": from the year of the article on; "the next few years" says
        no end.
        """
        number = count(match["count"]) if match["count"] else 10 if match["decade"] else 0
        if not number or self.anchor is None:
            return None
        return times.interval(times.year_at(self.anchor, 0), times.year_at(self.anchor, number))

    def fiscal_year(self, match: Match[str]) -> str | None:
        """ "fiscal 2026", "FY2025-26"."""
        first = _full(2000, match["year"])
        return (
            times.interval(times.iso(first), times.iso(_full(first, match["last"])))
            if match["last"]
            else times.iso(first)
        )

    def years(self, match: Match[str]) -> str | None:
        """ "2025-29"."""
        first = int(match["year"])
        last = int(match["last"]) if len(match["last"]) == 2 else 0
        if 1 <= last <= 12 and last <= first % 100:  # "2025-06" is a month
            return times.iso(first, last)
        return times.interval(times.iso(first), times.iso(_full(first, match["last"])))

    def year(self, match: Match[str]) -> str | None:
        """ "2030", "mid-2026"."""
        return times.iso(int(match["year"]))
