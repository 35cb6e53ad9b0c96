"""The time that a Korean sum or count is for: those of its sentence, of those before, of the headline; or none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kaix import times
from kaix.analysis.ko import discourse
from kaix.attribution.candidates import Candidate
from kaix.attribution.ko.pool import Pool
from kaix.attribution.ko.setting import Mention, Setting, bucket, dates_in, grain, near, tense_of
from kaix.reading import DateMention, Reading

_ANNOUNCED = re.compile(
    r"\s?(?:\([^)]{1,12}\))?\s?(?:[^\s,.]{1,16}\s){0,3}?(?:밝혔|밝힌|발표|공시|보도|전했|말했|공개|설명|내놨|강조|개최|열린|열고"
    r"|간담회|체결)"
)
_COMPARED = re.compile(r"\s?(?:[가-힣]{0,4}\s)?(?:대비|보다|에 비해|과 비교|와 비교|동기|같은 기간)")
_DURATION = re.compile(r"(?P<lead>향후|앞으로|오는)?\s?(?P<years>\d{1,2})\s?(?:개)?년(?:간|\s?동안|에 걸쳐)")
_YEAR_BEFORE = re.compile(
    r"(?:전년(?:도| 동기)?|1년 전|(?:지난해|작년) 같은 기간)(?:에는|엔|에|은|의|도)?\s?[(（]?$"
)
_PARTICLES = ("까지", "부터", "에", "의", "은", "는", "말", "도", "기준")
_TRADING = re.compile(
    r"주가|종가|장중|거래(?:를|일| 중|됐|되고)|마감|코스피|코스닥|증시|개장|오름세|내림세|순매|전일 대비"
)
_ABROAD = re.compile(r"현지 ?시[간각]|미 동부|뉴욕|나스닥|월가|런던|다우")
_TODAY = re.compile(r"이날|오늘|현재|장중|오전|오후|개장")
_BACK = 3  # sentences before it whose times are candidates
_LEAD = 4  # sentences at the top of the article


def candidates(reading: Reading, setting: Setting, found: Sequence[Mention]) -> list[Candidate]:
    """The candidates of the period of a sum, or the date of a count; `found` are the mentions before it."""
    mention, pool = setting.mention, Pool()
    unit = "unit" if mention.per in ("unit", "hour", "day") else "sum"
    own = list(dates_in(reading, setting.index, setting.low, setting.high))
    _here(setting, pool, own, unit, found)
    word = "own" if own else "none"
    _of_mentions(setting, pool, word, found)
    _carried(setting, pool, word, unit)
    if reading.published is not None:
        day, year = reading.published.isoformat(), str(reading.published.year)
        pool.add(day, 0, 0, "published", f"published:{unit}", f"published_measure:{setting.measure}")
        pool.add(year, 0, 0, "published_year", f"published_year:{setting.frame}")
    _leading(setting, pool)
    trading = _trading(setting, pool)
    tense = setting.governor.tense if setting.governor is not None else "none"
    result = []
    for value, evidence in pool.evidence.items():
        size, when = grain(value), tense_of(value, reading)
        evidence |= {
            f"grain:{size}", f"grain_measure:{setting.measure}_{size}", f"when:{when}", f"when_tense:{tense}_{when}"
        }  # fmt: skip
        if size == "day":
            evidence.add(f"traded:{trading}")
        result.append(Candidate(value, tuple(sorted(evidence)), *pool.places[value]))
    usable = [d for d in own if grain(d.value) != "day"]
    nothing = {
        "nothing", f"nothing_measure:{setting.measure}", f"nothing_frame:{setting.frame}", f"nothing_unit:{unit}",
        f"nothing_dates:{near(len(usable), 1)}", f"nothing_traded:{trading}",
    }  # fmt: skip
    if found and found[-1].slots.get(_slot(mention), "") is None:
        nothing.add(f"nothing_previous:{'near' if setting.whereabouts(found[-1]) == 'here' else 'far'}")
    return [*result, Candidate(None, tuple(sorted(nothing)))]


def _trading(setting: Setting, pool: Pool) -> str:
    """Whether the sentence tells of a day's trade, `here` or `abroad`, where that day is the one before; else `no`."""
    text, published = setting.reading.text, setting.reading.published
    if not _TRADING.search(text, setting.low, setting.high):
        return "no"
    abroad = _ABROAD.search(text, setting.low, setting.high) is not None
    if published is not None:
        day = times.day_at(published, -1) or ""
        if abroad:
            pool.add(day, 0, 0, "day_before")
        if _TODAY.search(text, setting.low, setting.high):
            pool.add(day if abroad else published.isoformat(), 0, 0, "today")
    return "abroad" if abroad else "here"


def _leading(setting: Setting, pool: Pool) -> None:
    """Adds the years of the article's first sentences: a budget's is said once, at the top."""
    reading = setting.reading
    for index in range(min(_LEAD, setting.index)):
        sentence = reading.sentences[index]
        for date in dates_in(reading, index, sentence.start_char, sentence.end_char):
            if grain(date.value) == "year":
                pool.add(date.value or "", date.start, date.end, f"leading:{setting.measure}")


def _slot(mention: Mention) -> str:
    return "period" if mention.table == "amounts" else "date"


def _here(
    setting: Setting, pool: Pool, own: Sequence[DateMention], unit: str, found: Sequence[Mention]
) -> None:
    """Adds the times of the mention's own sentence; a length of time counts from the year of the article."""
    mention, text = setting.mention, setting.reading.text
    before = [d for d in own if d.end <= mention.start]
    behind = [d for d in own if d.start >= mention.end]
    for order, date in enumerate(reversed(before)):
        crossed = sum(1 for p, _ in setting.before if p.start >= date.end)
        others = sum(1 for m in found if m.start >= date.end and m.end <= mention.start)
        pool.add(
            date.value or "", date.start, date.end, f"before:{near(order, 2)}", f"before_over:{near(crossed, 2)}",
            f"before_sums:{near(others, 2)}", *_kind(text, date, "before", unit),
        )  # fmt: skip
    for order, date in enumerate(behind):
        crossed = sum(1 for p, _ in setting.behind if p.start < date.start)
        pool.add(
            date.value or "", date.start, date.end, f"after:{near(order, 1)}", f"after_over:{near(crossed, 2)}",
            f"after_gap:{bucket(date.start - mention.end, 5, 29)}", *_kind(text, date, "after", unit),
        )  # fmt: skip
    for date in own:
        if date not in before and date not in behind:
            pool.add(date.value or "", date.start, date.end, "inside")
    published = setting.reading.published
    for match in _DURATION.finditer(text, setting.low, setting.high) if published is not None else ():
        if published is not None and (match["lead"] or not before):
            value = f"{published.year}/{published.year + int(match['years'])}"
            pool.add(value, match.start(), match.end(), f"duration:{'ahead' if match['lead'] else 'bare'}")


def _kind(text: str, date: DateMention, side: str, unit: str) -> list[str]:
    """What kind of time it is, and what stands behind it."""
    size = grain(date.value)
    found = [f"{side}_grain:{size}", f"{side}_unit:{unit}_{size}"]
    if _ANNOUNCED.match(text, date.end):
        found.append(f"announced:{size}")
    if _COMPARED.match(text, date.end):
        found.append("compared")
    particle = next((p for p in _PARTICLES if text.startswith(p, date.end)), "none")
    return [*found, f"date_particle:{particle}"]


def _of_mentions(setting: Setting, pool: Pool, word: str, found: Sequence[Mention]) -> None:
    """Adds the time of the mention before, the same a year earlier, and that of an earlier one of the same value."""
    mention, last = setting.mention, found[-1] if found else None
    slot = _slot(mention)
    if last is not None and (value := last.slots.get(slot)):
        where = setting.whereabouts(last)
        evidence = [f"previous:{where}", f"previous_own:{word}_{where}"]
        evidence += [
            f"previous_same:{column}"
            for column in ("topic", "entity")
            if last.slots.get(column) == mention.slots.get(column)
        ]
        if setting.measure == "result":
            evidence.append("previous_result")
        pool.add(value, last.start, last.end, *evidence)
        earlier = times.years_later(value, -1)
        if earlier and _YEAR_BEFORE.search(setting.reading.text[max(0, mention.start - 16) : mention.start]):
            pool.add(earlier, last.start, last.end, "year_before")
    again = mention.again(found)
    if again is not None and (value := again.slots.get(slot)):
        pool.add(value, again.start, again.end, f"same_value:{word}_{setting.part}")


def _carried(setting: Setting, pool: Pool, word: str, unit: str) -> None:
    """Adds the times of the sentences before, and those of the headline."""
    reading = setting.reading
    for order, (index, low, high) in enumerate(setting.spans_before(_BACK)):
        for position, date in enumerate(reversed(list(dates_in(reading, index, low, high))[-4:])):
            size = grain(date.value)
            evidence = [
                f"carried:{order + 1}",
                f"carried_grain:{unit}_{size}",
                f"carried_own:{word}_{near(position, 1)}",
            ]
            if _ANNOUNCED.match(reading.text, date.end):
                evidence.append(f"carried_announced:{size}")
            pool.add(date.value or "", date.start, date.end, *evidence)
    end = discourse.of(reading).headline_end
    if setting.mention.start > end:
        for date in dates_in(reading, 0, 0, end):
            pool.add(date.value or "", date.start, date.end, "headline", f"headline:{word}")
