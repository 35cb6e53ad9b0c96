"""The times that a Korean sentence tells: what each means, and what it does for a sum or count behind it.

`전년 동기` and `2024년 같은 기간` are the part of the year that the text tells of, in another year; `11월까지` counts
what is over from the first of the year; `향후 5년간` counts from the year of the article.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from kaix import times
from kaix.analysis.sentences import Clause
from kaix.reading import DateMention, Reading

_ANNOUNCED = re.compile(
    r"\s?(?:\([^)]{1,12}\))?\s?(?:[^\s,.]{1,16}\s){0,3}?(?:밝혔|밝힌|발표|공시|보도|전했|말했|공개|설명|내놨|강조|개최|열린|열고"
    r"|간담회|체결|페이스북|소셜미디어|성명|기자회견|브리핑)"
)
_SAME = r"(?:도|의)?\s?(?:같은 ?(?:기간|분기|시기)|동\s?(?:기간|기|분기))"
_BRACKET = r"[(（][^()（）]{1,30}[)）]"
_FIGURE = rf"(?:\s?{_BRACKET}|\s?(?:약\s)?[\d,.]+[조억만천\d,.\s]*(?:원|달러)?(?:{_BRACKET})?)"
_COMPARED = re.compile(
    rf"(?:{_SAME})?\s?(?:[가-힣]{{0,4}}\s)?{_FIGURE}?\s?"
    r"(?:대비|보다|에 비해|[과와] (?:비교|견[줘주])|에 견[줘주]|의 (?:[\d.]+|두|세|네|몇)\s?배)"
)
_SINCE = re.compile(r"\s?(?:[가-힣]{0,3}\s)?(?:이후|이래|만에|만의)")
_SAME_TIME = re.compile(r"(?<![가-힣])(?:같은|이|동) (?:기간|시기|분기|해)(?=[에은의\s,])")
_SAME_PART = re.compile(_SAME)
_YEAR_BEFORE = re.compile(r"(?:전년|직전 연도|1년 전)")
_LENGTH = re.compile(
    r"(?:(?:향후|앞으로|오는)\s?|(?P<back>(?:지난|최근|그간|그동안)\s?))?"
    r"(?<![\d년])(?<!년 )(?P<years>\d{1,2})\s?(?:개)?년(?:간|\s?동안|에 걸쳐)"
)
_COUNTED = re.compile(r"(?:까지)?\s?(?:[가-힣A-Za-z]{1,10}\s){0,2}누적")
_UP_TO = re.compile(r"까지(?!만|\s?(?:기다|연기|미뤘))")
_SUM = re.compile(r"\d[\d,.조억만천백\s]*(?:원|달러)")
_READ = 80  # sentences of an article whose times are counted


def grain(value: str | None) -> str:
    """How exact a time is: `day`, `month`, `year`, `quarter`, `half`, `years`, `span`; `none` of `None`."""
    if not value:
        return "none"
    first, _, last = value.partition("/")
    if not last:
        return {10: "day", 7: "month", 4: "year"}.get(len(first), "span")
    if len(first) == 4:
        return "years"
    if len(first) == 7 and first[:4] == last[:4]:
        return {2: "quarter", 5: "half"}.get(int(last[5:7]) - int(first[5:7]), "span")
    return "span"


def tense_of(value: str | None, reading: Reading) -> str:
    """Whether a time is `past`, `now` (of the article's year or month), `future` or `unknown`."""
    return _tense(value, reading.published) if value and reading.published is not None else "unknown"


@lru_cache(maxsize=1 << 12)
def _tense(value: str, published: datetime.date) -> str:
    first, last = times.first_day(value), times.last_day(value)
    if first is None or last is None:
        return "unknown"
    if last < published:
        return "past"
    return "future" if first > published else "now"


def dates_in(reading: Reading, index: int, low: int = 0, high: int = 1 << 60) -> Iterator[DateMention]:
    """The time expressions of a sentence that have a value, between two offsets."""
    for date in reading.dates(reading.sentences[index]):
        if date.value is not None and low <= date.start and date.end <= high:
            yield replace(date, value=_year_to(date, reading) or date.value)


def _year_to(date: DateMention, reading: Reading) -> str | None:
    """The year up to a month or quarter, where that is what is counted: `3분기 누적 매출`, `11월까지 벌었다`.

    `까지` alone counts up to what is over: what is to come is the time by which something is to be done.
    """
    value, text = date.value or "", reading.text
    first, _, last = value.partition("/")
    if grain(value) not in ("month", "quarter") or (first.endswith("-01") and not last):
        return None
    over = (
        tense_of(value, reading) == "past"
        and not re.search("부터|~", date.text)
        and _UP_TO.match(text, date.end)
    )
    return f"{first[:4]}-01/{last or first}" if over or (last and _COUNTED.match(text, date.end)) else None


def lengths(reading: Reading, low: int, high: int) -> Iterator[DateMention]:
    """The lengths of time between two offsets, as years from or to the article's."""
    if reading.published is not None and reading.text.find("년", low, high) >= 0:
        for match in _LENGTH.finditer(reading.text, low, high):
            year, count = reading.published.year, int(match["years"])
            value = f"{year - count}/{year}" if match["back"] else f"{year}/{year + count}"
            yield DateMention(*match.span(), match.group(), value)


def role(text: str, date: DateMention, clauses: Sequence[Clause], start: int) -> str:
    """What `date` does for a mention at `start` behind it.

    `leaning` is when it was said, what the figure is held against, or since when it is the first; `held` where the
    mention is the figure that another is held against; `embedded` belongs to a relative clause that describes another
    noun; `open` is free to be the time of the mention.
    """
    if date.end <= start and text[date.end : start].strip() in ("(", "（"):
        return "held"  # 지난해(¦3조원¦)
    announced = _ANNOUNCED.match(text, date.end)
    if announced and (len(date.value or "") > 4 or announced.end() - date.end < 12):
        return "leaning"
    if compared := _COMPARED.match(text, date.end):
        return "held" if date.end <= start < compared.end() else "leaning"
    if _SINCE.match(text, date.end):
        return "leaning"
    for clause in clauses if date.end <= start else ():
        verb = clause.predicate
        if (
            clause.relation == "relative"
            and verb is not None
            and clause.start <= date.start < verb.start <= start
        ):
            # Nothing that is the topic of a sentence stands inside a relative clause.
            topical = any(a.role == "topic" and a.end >= date.end for a in clause.arguments)
            if not topical and len(text[verb.end : start].split()) > 1:
                return "embedded"
    return "open"


def resolved(
    text: str, low: int, high: int, dates: Iterable[DateMention], base: str | None
) -> list[DateMention]:
    """The times between two offsets; one that leans on another is read against the one before it, first `base`."""
    result: list[DateMention] = []
    found = [*dates, *(DateMention(*m.span(), m.group(), None) for m in _SAME_TIME.finditer(text, low, high))]
    for date in sorted(found, key=lambda each: each.start):
        if result and date.start < result[-1].end:
            continue
        of_base, value = times.year_of(base), date.value
        leaning = _YEAR_BEFORE.match(date.text) is not None
        same = _SAME_PART.match(text, date.end)
        if value is None:
            value = base[:4] if base and date.text.endswith("해") else base
        elif of_base is not None and len(value) == 4 and (leaning or same):
            to = of_base - 1 if leaning else int(value)
            value = times.years_later(base, to - of_base) if same else times.iso(to)
        elif date.text.startswith("전월") and grain(base) == "month":
            value = times.month_at(times.first_day(base), -1)
        elif grain(value) != "day":
            base = value
        if value is not None:
            result.append(replace(date, value=value, end=same.end() if same else date.end))
    return result


def times_of_sums(reading: Reading) -> str | None:
    """The time of a year or a part of one that most sums of an article have before them, if it is not one of many."""
    text, sums, times_told = reading.text, 0, Counter[str]()
    for index in range(min(_READ, len(reading.sentences))):
        sentence = reading.sentences[index]
        found = [match.start() for match in _SUM.finditer(text, sentence.start_char, sentence.end_char)]
        sums += len(found)
        free = [
            date
            for date in (dates_in(reading, index, high=found[-1]) if found else ())
            if grain(date.value) != "day" and role(text, date, (), date.end) == "open"
        ]
        for start in found:
            times_told.update([date.value or "" for date in free if date.end <= start][-1:])
    value, often = next(iter(times_told.most_common(1)), (None, 0))
    return value if often > 1 or sums < 4 else None
