"""Time expressions in an English sentence, resolved against the article's date.

`PATTERNS` finds the expressions ("late April", "the third quarter of last year", "FY2026"), and the method
of the same name of `date_values.Values` gives the value. Then neighbours are joined: "from this year
to 2030", "April and May 2026", "five years through 2030".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from re import Match

from spacy.tokens import Span
from spacy.vocab import Vocab

from kaix import times
from kaix.reading import DateMention, Reading
from kaix.rules.en.date_values import NUMBERS, Values, count

_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_Y = r"(?:19|20)\d\d"
_END = r"(?![\w%]|[.,]\d)"  # the number goes no further: not "2025th", "2,025", "20.5"
_D = r"3[01]|[12]\d|0?[1-9]"
_TH = r"(?:st|nd|rd|th)?"
_DAY = rf"(?P<day>{_D}){_TH}(?:\s?[-–]\s?(?P<day2>{_D}){_TH})?(?![\w:%]|[.,]\d)"
_OF = (
    rf"(?:,? (?:of |in )?(?P<year>{_Y}{_END}|(?:last|this|next) year\b"
    r"|the (?:current |previous |coming )?year\b))?"
)
_THIS = r"[Ll]ast|[Tt]his|[Nn]ext"
_COUNT = rf"\d{{1,2}}|an?|{'|'.join(NUMBERS[1:])}"

PATTERNS: dict[str, re.Pattern[str]] = {
    "numeric_day": re.compile(
        rf"\b(?P<year>{_Y})(?P<s>-|/|\.\s?)(?P<month>\d{{1,2}})(?P=s)(?P<day>\d{{1,2}})\b"
    ),
    "month_day": re.compile(rf"\b(?:{_WEEKDAY},? )?{_MONTH} {_DAY}{_OF}"),
    "day_month": re.compile(rf"\b(?:{_WEEKDAY},? )?(?:the )?{_DAY} (?:of )?{_MONTH}{_OF}(?!\w)"),
    "month": re.compile(
        rf"\b(?:(?P<which>last|next|this(?: past| coming)?) )?{_MONTH}"
        rf"(?: (?:quarter|period)(?= of ))?{_OF}(?!\w)"
    ),
    "day_alone": re.compile(
        r"\b[Oo]n the (?P<day>\d{1,2})(?:st|nd|rd|th)\b(?: of (?P<which>this|last|next) month\b)?"
        r"(?=[,.;)]|$| (?:at|to|that|when|in)\b)"
    ),
    "weekday": re.compile(
        rf"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?|coming|past) )?(?P<weekday>{_WEEKDAY})\b"
        r"(?! Times| Telegraph| Night Live)"
    ),
    "quarter": re.compile(
        rf"\b(?:the )?(?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]inal|[Ll]ast(?= quarter of)"
        rf"|[1-4](?:st|nd|rd|th))[ -]quarter\b{_OF}"
    ),
    "half": re.compile(rf"\b(?:the )?(?P<nth>[Ff]irst|[Ss]econd|[Ll]atter|1st|2nd)[ -]half\b{_OF}"),
    "parts_of_year": re.compile(
        rf"\b(?:the )?(?P<nth>[Ff]irst|[Oo]pening|[Ii]nitial|[Ll]ast|[Ff]inal|[Cc]losing)"
        rf" (?P<count>{_COUNT}) (?P<unit>month|quarter)s?\b(?!-){_OF}"
    ),
    "months_to": re.compile(
        rf"\b(?:the )?(?P<count>{_COUNT})[ -]months?(?: period)? (?:through|to|ended|ending|until|till)(?: in)?"
        rf" {_MONTH}(?: (?P<day>{_D}){_TH})?{_OF}(?!\w)"
    ),
    "quarter_code": re.compile(
        rf"\b(?:(?P<first>{_Y}) ?)?(?:(?P<letter>[QH])(?P<nth>[1-4])(?!\d)|(?P<nth2>[1-4])(?P<letter2>[QH]))"
        rf"(?:(?: |,? of |, )?(?P<year>{_Y}){_END}|[ ’']?(?P<short>\d\d){_END})?(?!\w)"
    ),
    "this_quarter": re.compile(rf"\b(?P<which>{_THIS}) (?P<unit>quarter|half)\b(?! of)"),
    "this_year": re.compile(
        rf"\b(?:the )?(?P<which>{_THIS}|current|coming) (?:fiscal )?year\b(?! before)"
        r"|\b(?P<before>year before last)\b|\b(?:[Yy]ear-end|(?:end|rest|remainder|course) of the year)\b"
        r"|\b(?:the )?(?P<whole>full|entire|whole) year\b(?! of)"
    ),
    "this_month": re.compile(rf"\b(?P<which>{_THIS}) month\b"),
    "this_week": re.compile(rf"\b(?:{_THIS}) (?:week|weekend|spring|summer|autumn|fall|winter)\b"),
    "this_day": re.compile(r"\b(?P<which>[Yy]esterday|[Tt]oday|[Tt]omorrow)\b"),
    "ago": re.compile(rf"(?<!half )\b(?P<count>{_COUNT}) (?P<unit>decade|year|month|week|day)s? ago\b", re.I),
    "before_that": re.compile(
        rf"\b(?:(?:the )?same (?:period|quarter|month|time)(?: of"
        rf"| in)? )?(?:(?<!half )(?P<count>{_COUNT}) years? (?:earlier|ago|before)"
        r"|the (?:previous|preceding|prior) year|the year (?:before|earlier|prior)(?! last)|last year)\b"
        r"|\b(?:the |a )?year-(?:earlier|ago)\b"
    ),
    "coming_years": re.compile(
        rf"\b(?:the )?(?:next|coming|following) (?:(?:(?P<count>{_COUNT})|few|several) )?(?:years|(?P<decade>decade))\b"
    ),
    "fiscal_year": re.compile(
        rf"\b(?:[Ff]iscal(?: year)?"
        rf"|FY) ?[’']?(?P<year>(?:20)?\d\d)(?:[-–/](?P<last>(?:20)?\d\d))?{_END}"
    ),
    "years": re.compile(
        rf"(?<![\w#$₩€£¥])(?<!\d[-.,/:])(?P<year>{_Y})\s?[-–—/]\s?(?P<last>(?:20)?\d\d)(?![\w–-]"
        rf"|[.,]\d|%)"
    ),
    "year": re.compile(rf"(?<![\w#$₩€£¥])(?<!\d[-.,/:])(?P<year>{_Y}){_END}(?!:\d)"),
}

# What has to stand in a sentence for the patterns to be tried on it.
_TRIGGERS = (
    (re.compile(r"[Oo]n the \d"), ("day_alone",)),
    (re.compile(r"\d\d"), ("numeric_day", "fiscal_year", "years", "year")),
    (re.compile(r"[QH]"), ("quarter_code",)),
    (re.compile(rf"\b{_MONTH}"), ("month_day", "day_month", "month")),
    (re.compile(r"day\b"), ("weekday",)),
    (re.compile(r"quarter"), ("quarter", "this_quarter")),
    (re.compile(r"half"), ("half", "this_quarter")),
    (re.compile(r"[ -]month|quarters"), ("parts_of_year", "months_to")),
    (re.compile(r"year|decade"), ("this_year", "before_that", "coming_years")),
    (re.compile(r" month|same time"), ("this_month", "before_that")),
    (re.compile(r"(?:ast|his|ext) (?:week|spring|summer|autumn|fall|winter)"), ("this_week",)),
    (re.compile(r"terday|oday|omorrow"), ("this_day",)),
    (re.compile(r" ago"), ("ago", "before_that")),
)

# "late April", "the end of 2027", "earlier this month": the precision stays that of the month or year.
_PART = re.compile(
    r"\b(?:(?:the )?(?:end|start|beginning|middle) of(?: the)?"
    r"|(?:early|late|mid|end|year-end)(?: in)?|earlier|later)[ -]$",
    re.I,
)
_PARTED = frozenset(
    ("month", "quarter", "half", "this_year", "this_month", "this_week", "fiscal_year", "years", "year")
)

# A month's name is a person's or a verb's too: "in May", "an April survey", "May's vote", not "June Baek".
_MONTH_BEFORE = re.compile(
    r"\b(?:in|since|by|until|till|through|from|of|after|before|during|for|between|and|or|to|as of"
    r"|around|next|last|this|past"
    r"|late|early|mid|each|every|a|an|the|its|his|her|their|that)[ -]$|[-–/(]$",
    re.I,
)
_CAPITAL = re.compile(r" [A-Z]")
# "2025 GPUs", "2000 won": a number of things, unless a time preposition stands before it.
_COUNTED = re.compile(
    r"[ -]?(?:won|dollars?|yen|euros?|yuan|[GCNT]PUs?|[AHBL]\d{2,4}s?|chips?|cards?|units?|accelerators?|servers?"
    r"|people|employees|workers|staff|jobs|students|engineers|researchers|companies|firms|startups|times|percent|points?"
    r"|km|tons?|hours|days|years|[MGk]W|trillion|billion|million|papers|patents|models|members|schools|hospitals)\b|%"
)
_TIME_BEFORE = re.compile(r"\b(?:in|since|during|until|year) $", re.I)
_NOT_TIME_BEFORE = re.compile(
    r"\b(?:some|nearly|almost|roughly|approximately|more than|less than|fewer than"
    r"|at least|up to|as many as"
    r"|total of|vision|agenda|horizon|no\.|number|RTX|KRW|USD) $",
    re.I,
)

_JOIN = re.compile(r"\s?(?:to|through|until|till|[-–—])\s?(?:the )?|\s(?:up )?to\s(?:the )?")
_ALIKE = re.compile(r"\s?(?:and|or|/)\s?")
_MOVED = re.compile(
    r"\b(?:mov|push|brought|bring|delay|postpon|chang|revis|shift|advanc)\w*\b[^.;]{0,40}\bfrom $"
)
_THROUGH = re.compile(
    rf"\b(?P<count>{_COUNT})[ -]years?(?: (?:plan|program|programme|project|period))?,?"
    r" (?P<how>through|to|until|till|ending(?: in)?|by|from|starting(?: in| from)?|beginning(?: in)?) $",
    re.I,
)


_YEARLESS = frozenset({"month_day", "day_month", "month", "quarter", "half"})


@dataclass(frozen=True, slots=True)
class _Found:
    """A time expression on its way to a `DateMention`; `yearless` is the match that leaves the year out."""

    start: int
    end: int
    value: str | None
    name: str = ""
    yearless: Match[str] | None = None


class Dates:
    """Finds the time expressions in a sentence: `dates(reading, sentence)`, in order, without overlaps."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, reading: Reading, sentence: Span) -> list[DateMention]:
        """The mentions in `sentence`, with offsets in code points of the document."""
        text, offset = reading.text_of(sentence), sentence.start_char
        values = Values(text, reading.published)
        found: list[_Found] = []
        for name, match in _matches(text):
            value = getattr(values, name)(match)
            values.earlier = value or values.earlier
            yearless = match if name in _YEARLESS and not match["year"] else None
            start = match.start()
            if name in _PARTED and (part := _PART.search(text, max(0, start - 24), start)):
                start = part.start()
            found.append(_Found(start, match.end(), value, name, yearless))
        kept: list[DateMention] = []
        for one in (_lasting(text, joined) for joined in _join(text, found)):
            while kept and kept[-1].end > offset + one.start:
                kept.pop()  # "the next five years" of "over the next five years through 2030"
            kept.append(
                DateMention(offset + one.start, offset + one.end, text[one.start : one.end], one.value)
            )
        return kept


def _matches(text: str) -> list[tuple[str, Match[str]]]:
    """The accepted matches of all patterns, in order; of overlapping ones the longest, then the first."""
    names = [name for trigger, names in _TRIGGERS if trigger.search(text) for name in names]
    matches = [(n, m) for n in dict.fromkeys(names) for m in PATTERNS[n].finditer(text) if _accepts(n, m)]
    matches.sort(key=lambda pair: (pair[1].start(), -pair[1].end()))
    kept: list[tuple[str, Match[str]]] = []
    for name, match in matches:
        if kept and match.start() < kept[-1][1].end():
            last = kept[-1][1]
            if match.end() - match.start() > last.end() - last.start():
                kept[-1] = name, match
        else:
            kept.append((name, match))
    return kept


def _accepts(name: str, match: Match[str]) -> bool:
    """Whether the words around say that this is a time: "in June", not "June Baek", not "2025 GPUs"."""
    text, start, end = match.string, match.start(), match.end()
    before = text[max(0, start - 20) : start]
    if name == "year":
        if _NOT_TIME_BEFORE.search(before):
            return False
        return not _COUNTED.match(text, end) or _TIME_BEFORE.search(before) is not None
    if name == "years":
        return not _COUNTED.match(text, end)
    if name == "month_day" and not match["year"]:
        return not _COUNTED.match(text, end)
    if name == "month" and not match["year"] and not match["which"]:
        if not (_MONTH_BEFORE.search(before) or text[end : end + 2] in ("'s", "’s")):
            return False
        return before[-3:].lower() == "in " or not _CAPITAL.match(text, end)
    if name == "weekday":
        return not before.endswith(("Black ", "Cyber ", "Good ", "Easter ", "Bloody "))
    return True


def _join(text: str, found: list[_Found]) -> list[_Found]:
    """Ranges out of their two ends, and the year given to "April" in "April and May 2026"."""
    result: list[_Found] = []
    for one in found:
        last = result[-1] if result else None
        between = text[last.end : one.start] if last else ""
        if last is None or len(between) > 20:
            result.append(one)
            continue
        before = text[max(0, last.start - 60) : last.start]
        paired = before.lower().endswith("between ") and between == " and "
        if last.yearless and not one.yearless and (_JOIN.fullmatch(between) or _ALIKE.fullmatch(between)):
            year = Values(text, times.last_day(one.value), "past")  # "April and May 2026"
            last = result[-1] = replace(last, value=getattr(year, last.name)(last.yearless))
        if (_JOIN.fullmatch(between) and not _MOVED.search(before)) or paired:
            value = times.interval(last.value, one.value)
            if value:
                result[-1] = _Found(last.start, one.end, value)
                continue
        result.append(one)
    return result


def _lasting(text: str, one: _Found) -> _Found:
    """ "five years through 2030" is 2026/2030; "five years from 2026" as well."""
    if not one.value or len(one.value) != 4:
        return one
    match = _THROUGH.search(text[max(0, one.start - 60) : one.start])
    if match is None:
        return one
    year, number = int(one.value), count(match["count"])
    beginning = match["how"].lower().startswith(("from", "start", "begin"))
    value = times.years_beginning(year, number) if beginning else times.years_ending(year, number)
    start = max(0, one.start - 60) + match.start()
    return _Found(start, one.end, value) if value else one
