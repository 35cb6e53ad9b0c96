"""The time that a Korean sum or count is for: those of its sentence, of those before, of the headline; or none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kaix import times
from kaix.analysis.ko import discourse
from kaix.attribution.candidates import Candidate
from kaix.attribution.ko.own_times import FREE, add_own, own_times
from kaix.attribution.ko.pool import Pool
from kaix.attribution.ko.setting import Mention, Setting, bucket, dates_in, grain, measure, near, tense_of
from kaix.attribution.ko.time_roles import resolved, role, times_of_sums, years_of
from kaix.reading import Reading

_SCALE = re.compile(r"[조억]|[백천]만|만\s?달러")  # prices are written without
_AIM = re.compile(r"목표|적정")
_TRADING = re.compile(
    r"주가|종가|장중|거래(?:를|일| 중|됐|되고)|마감|코스피|코스닥|증시|개장|오름세|내림세|순매|전일 대비"
)
_ABROAD = re.compile(r"현지 ?시[간각]|미 동부|뉴욕|나스닥|월가|런던|다우")
_BACK = 3  # sentences before it whose times are candidates
_FAR = 10  # … in which the last open time is looked for


def candidates(reading: Reading, setting: Setting, found: Sequence[Mention]) -> list[Candidate]:
    """The candidates of the period of a sum, or the date of a count; `found` are the mentions before it."""
    mention, pool = setting.mention, Pool()
    slot = _slot(mention)
    unit = "unit" if mention.per in ("unit", "hour", "day") else "sum"
    low, high = setting.low, setting.high
    base = _in_force(setting) or next((m.slots[slot] for m in found if m.slots.get(slot)), None)
    own = own_times(
        setting, resolved(reading.text, low, high, dates_in(reading, setting.index, low, high), base)
    )
    for date, part in own:
        if part == "held":
            return [Candidate(date.value, ("held_time",), date.start, date.end)]
    add_own(setting, pool, own, unit, found)
    free = any(part in FREE and grain(date.value) != "day" for date, part in own)
    word = "own" if free else "leaning" if own else "none"
    _of_mentions(setting, pool, word, found)
    _carried(setting, pool, word, unit)
    if reading.published is not None:
        day, year = reading.published.isoformat(), str(reading.published.year)
        pool.add(day, 0, 0, f"published:{unit}")
        pool.add(year, 0, 0, "published_year", f"published_year:{setting.frame}")
    _of_article(setting, pool, word)
    trading = _trading(setting, pool)
    tense = setting.governor.tense if setting.governor is not None else "none"
    result = []
    for value, evidence in pool.evidence.items():
        size = grain(value)
        evidence |= {
            f"grain:{size}", f"grain_measure:{setting.measure}_{size}", f"when_tense:{tense}_{tense_of(value, reading)}"
        }  # fmt: skip
        if size == "day":
            evidence.add(f"traded:{trading}")
        result.append(Candidate(value, tuple(sorted(evidence)), *pool.places[value]))
    nothing = ["nothing", f"nothing_traded:{trading}"]
    if not trading.endswith("_price"):
        nothing += [f"nothing_measure:{setting.measure}", f"nothing_frame:{setting.frame}"]
    return [*result, Candidate(None, tuple(nothing))]


def _trading(setting: Setting, pool: Pool) -> str:
    """Whether the sentence tells of a day's trade, `here` or `abroad`, where that day is the one before; else `no`.

    With it, whether the mention is a `price`, another `small` sum or a `large` one; `aim` where it is a target price.
    """
    text, published = setting.reading.text, setting.reading.published
    if not _TRADING.search(text, setting.low, setting.high):
        return "no"
    if _AIM.match(setting.mention.slots.get("topic") or ""):
        return "aim"
    abroad = _ABROAD.search(text, setting.low, setting.high) is not None
    if _SCALE.search(text, setting.mention.start, setting.mention.end):
        size = "large"
    else:
        size = "price" if setting.measure == "price" else "small"
    if published is not None and abroad:
        pool.add(times.day_at(published, -1) or "", 0, 0, f"day_before:{size}")
    return f"{'abroad' if abroad else 'here'}_{size}"


def _of_article(setting: Setting, pool: Pool, word: str) -> None:
    """Adds the year that the article speaks of most, and the time that was open last before the sentence."""
    told = setting.reading.once(times_of_sums)
    value, times_told = next(iter(told.of.most_common(1)), ("", 0))
    if times_told > 1 or (times_told and told.sums < 4):
        share = bucket(10 * times_told // told.of.total(), 3, 6, 8)
        covered = bucket(10 * told.of.total() // told.sums, 2, 5, 8)
        pool.add(value, -1, -1, f"told:{share}_{covered}", f"told_measure:{setting.measure}")
    years = years_of(setting.reading)
    year, often = next(iter(years.most_common(1)), ("", 0))
    if often > 1:
        share = f"main_year_share:{min(9, 10 * often // years.total())}"
        pool.add(year, -1, -1, share)
    for back, (index, low, high) in enumerate(setting.spans_before(_FAR)):
        analysis = setting.reading.analysis(index)
        for date in reversed(list(dates_in(setting.reading, index, low, high))):
            if grain(date.value) == "day":
                continue
            if role(setting.reading.text, date, analysis.clauses, high) == "open":
                noun = next((c for c in analysis.chunks if c.kind == "noun" and c.start >= date.end), None)
                of_noun = measure(noun.head) if noun is not None else ""
                pool.add(
                    date.value or "", date.start, date.end, f"in_force:{word}_{bucket(back, 0, 1, 3, 6)}",
                    f"in_force_noun:{of_noun or 'none'}",
                )  # fmt: skip
                return


def _in_force(setting: Setting) -> str | None:
    """The time that the sentences before the mention's tell of last: of a year or a part of one."""
    for index, low, high in setting.spans_before(_BACK):
        for date in reversed(list(dates_in(setting.reading, index, low, high))):
            if grain(date.value) != "day":
                return date.value
    return None


def _slot(mention: Mention) -> str:
    return "period" if mention.table == "amounts" else "date"


def _of_mentions(setting: Setting, pool: Pool, word: str, found: Sequence[Mention]) -> None:
    """Adds the time of the last mention that has one, and that of an earlier one of the same value."""
    mention, slot = setting.mention, _slot(setting.mention)
    back, last = next(((n, m) for n, m in enumerate(reversed(found)) if m.slots.get(slot)), (0, None))
    if last is not None:
        where = _distance(setting, last)
        kind = "previous" if back == 0 else "latest"
        names = (f"{kind}:{where}", f"{kind}_own:{word}_{where}")
        pool.add(last.slots[slot] or "", last.start, last.end, *names)
    first = next((m for m in found if m.slots.get(slot)), None)
    if first is not None:
        pool.add(first.slots[slot] or "", first.start, first.end, f"lead_time:{word}")
    again = mention.again(found)
    if again is not None and (value := again.slots.get(slot)):
        pool.add(value, again.start, again.end, f"same_value:{word}_{setting.part}")


def _distance(setting: Setting, last: Mention) -> str:
    """How far before the mention another one stands: `here` in its sentence, `near`, `mid` or `far` in the text."""
    if last.start >= setting.low:
        return "here"
    between = setting.reading.text[last.end : setting.mention.start]
    if "\n" in between:
        return "line" if len(between) < 400 else "far"
    return "near" if len(between) < 150 else "mid" if len(between) < 400 else "far"


def _carried(setting: Setting, pool: Pool, word: str, unit: str) -> None:
    """Adds the times of the sentences before, and those of the headline."""
    reading = setting.reading
    for index, low, high in setting.spans_before(_BACK):
        for position, date in enumerate(reversed(list(dates_in(reading, index, low, high))[-4:])):
            size = grain(date.value)
            part = role(reading.text, date, reading.analysis(index).clauses, high)
            pool.add(
                date.value or "", date.start, date.end, f"carried_grain:{unit}_{size}",
                f"carried_own:{word}_{near(position, 1)}", f"carried_{part}:{size}",
            )  # fmt: skip
    end = discourse.of(reading).headline_end
    if setting.mention.start > end:
        for date in dates_in(reading, 0, 0, end):
            pool.add(date.value or "", date.start, date.end, "headline", f"headline:{word}")
