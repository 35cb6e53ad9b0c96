"""What a Korean time expression does in its sentence, and what one that leans on another means.

`전년 동기` and `2024년 같은 기간` are the part of the year that the text tells of, in another year.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kaix import times
from kaix.analysis.sentences import Clause
from kaix.attribution.ko.setting import dates_in, grain
from kaix.reading import DateMention, Reading

_ANNOUNCED = re.compile(
    r"\s?(?:\([^)]{1,12}\))?\s?(?:[^\s,.]{1,16}\s){0,3}?(?:밝혔|밝힌|발표|공시|보도|전했|말했|공개|설명|내놨|강조|개최|열린|열고"
    r"|간담회|체결|페이스북|소셜미디어|SNS|성명|보도자료|기자회견|브리핑)"
)
_SAME = r"(?:도|의)?\s?(?:같은 ?(?:기간|분기|시기)|동\s?(?:기간|기|분기))"
_BRACKET = r"[(（][^()（）]{1,30}[)）]"
_FIGURE = rf"(?:\s?{_BRACKET}|\s?(?:약\s)?[\d,.]+[조억만천\d,.\s]*(?:원|달러)?(?:{_BRACKET})?)"
_COMPARED = re.compile(
    rf"(?:{_SAME})?\s?(?:[가-힣]{{0,4}}\s)?{_FIGURE}?\s?"
    r"(?:대비|보다|에 비해|[과와] (?:비교|견[줘주])|에 견[줘주]|의 (?:[\d.]+|두|세|네|몇)\s?배)"
)
_SINCE = re.compile(r"\s?(?:[가-힣]{0,3}\s)?(?:이후|이래|만에|만의)")
_SUM = re.compile(r"\d[\d,.조억만천백\s]*(?:원|달러)")
_READ = 80  # sentences of an article whose times are counted
_SAME_TIME = re.compile(r"(?<![가-힣])(?:같은|이|동) (?:기간|시기|분기|해|달)(?=[에은의\s,])")
_SAME_PART = re.compile(_SAME)
_YEAR_BEFORE = re.compile(r"(?:전년|직전 연도|1년 전)")


def role(text: str, date: DateMention, clauses: Sequence[Clause], start: int) -> str:
    """What `date` does for a mention at `start` behind it.

    `leaning` is when it was said, what the figure is held against, or since when it is the first; `held` where the
    mention is the figure that another is held against; `embedded` belongs to a relative clause that describes another
    noun; `open` is free to be the time of the mention.
    """
    announced = _ANNOUNCED.match(text, date.end)
    if announced and (len(date.value or "") > 4 or announced.end() - date.end < 12):
        return "leaning"
    if compared := _COMPARED.match(text, date.end):
        # 지난해(¦3조원¦)보다: the time of the mention itself
        return "held" if date.end <= start < compared.end() else "leaning"
    if _SINCE.match(text, date.end):
        return "leaning"
    for clause in clauses:
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
        if result and _gloss(text, result[-1], date):
            # a firm's own fourth quarter: 회계연도 4분기(¦작년 11월~올해 1월¦)
            if "회계" in text[max(low, result[-1].start - 6) : result[-1].end]:
                base = date.value
                result[-1] = replace(result[-1], value=base)
            continue
        of_base = times.year_of(base)
        leaning = _YEAR_BEFORE.match(date.text) is not None
        same = _SAME_PART.match(text, date.end)
        if date.value is None:
            value = _same(date.text, base)
        elif of_base is not None and len(date.value) == 4 and (leaning or same):
            to = of_base - 1 if leaning else int(date.value)
            value = times.years_later(base, to - of_base) if same else times.iso(to)
        else:
            value = date.value
            if date.text.startswith("전월") and base is not None and len(base) == 7:
                value = times.month_at(times.first_day(base), -1)
            elif grain(date.value) != "day":
                base = date.value
        if value is not None:
            result.append(replace(date, value=value, end=same.end() if same else date.end))
    return result


def _gloss(text: str, last: DateMention, date: DateMention) -> bool:
    """Whether a time in a bracket says again the one before it: `2022년 4분기(¦10~12월¦)`."""
    return text[last.end : date.start].strip() in ("(", "（") and text[date.end : date.end + 1] in (")", "）")


def _same(words: str, base: str | None) -> str | None:
    """The time that `같은 해`, `같은 분기` and `같은 기간` mean, where `base` is the time told of before."""
    first = times.first_day(base)
    if first is not None and words.endswith("해"):
        return str(first.year)
    if first is not None and words.endswith("분기") and len(base or "") == 7:  # 3분기 말 … 같은 분기
        return times.quarter_at(first, 0)
    return base


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
