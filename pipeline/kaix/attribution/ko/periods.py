"""The time that a Korean sum or count is for: those of its sentence, of those before, of the headline; or none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kaix import times
from kaix.analysis.ko import discourse
from kaix.attribution.candidates import Candidate
from kaix.attribution.ko.own_times import add_own, own_times
from kaix.attribution.ko.pool import Pool
from kaix.attribution.ko.setting import Mention, Setting, bucket, dates_in, grain, measure, tense_of
from kaix.attribution.ko.time_roles import resolved, role, times_of_sums
from kaix.reading import DateMention, Reading

_SCALE = re.compile(r"[조억]|[백천]만|만\s?달러")  # prices are written without
_AIM = re.compile(r"목표|적정")
_TRADING = re.compile(
    r"주가|종가|장중|거래(?:를|일| 중|됐|되고)|마감|코스피|코스닥|증시|개장|오름세|내림세|순매|전일 대비"
)
_ABROAD = re.compile(r"현지 ?시[간각]|미 동부|뉴욕|나스닥|월가|런던|다우")
_TODAY = re.compile(r"이날|오늘|현재|장중|오전|오후|개장")
_ANNUAL = re.compile(r"(?<![가-힣])(?:연간|한 해)(?![가-힣])")
_BACK = 3  # sentences before it whose times are candidates
_FAR = 10  # … in which the last open time is looked for


def candidates(reading: Reading, setting: Setting, found: Sequence[Mention]) -> list[Candidate]:
    """The candidates of the period of a sum, or the date of a count; `found` are the mentions before it."""
    mention, pool = setting.mention, Pool()
    slot = "period" if mention.table == "amounts" else "date"
    unit = "unit" if mention.per in ("unit", "hour", "day") else "sum"
    low, high = setting.low, setting.high
    force = _in_force(setting)
    timed = [m for m in found if m.slots.get(slot)]
    base = force[1].value if force is not None and force[0] < _BACK else None
    base = base or next((m.slots[slot] for m in timed), None)
    dates = list(resolved(reading.text, low, high, dates_in(reading, setting.index, low, high), base))
    own = own_times(setting, dates)
    for date, part in own:
        if part == "held":
            return [Candidate(date.value, ("held_time",), date.start, date.end)]
    add_own(setting, pool, own, unit, found)
    free = any(part == "open" and grain(date.value) != "day" for date, part in own)
    word = "own" if free else "leaning" if own else "none"
    _of_mentions(setting, pool, word, found, timed, slot)
    _carried(setting, pool)
    if reading.published is not None:
        pool.add(reading.published.isoformat(), 0, 0, "published", f"published:{unit}")
        pool.add(str(reading.published.year), 0, 0, "published_year")
    _of_article(setting, pool, word, force)
    before = [date for date in dates if date.end <= mention.start]
    annual = _ANNUAL.search(reading.text, before[-1].end if before else low, mention.start) is not None
    if annual and (year := times.year_of(before[-1].value if before else base)) is not None:
        pool.add(str(year), -1, -1, "annual")
    trading = _trading(setting, pool)
    tense = setting.governor.tense if setting.governor is not None else "none"
    result = []
    for value, evidence in pool.evidence.items():
        size, when = grain(value), tense_of(value, reading)
        evidence |= {f"grain:{size}", f"grain_measure:{setting.measure}_{size}", f"when_tense:{tense}_{when}"}
        if size == "day":
            evidence.add(f"traded:{trading}")
        if annual:
            evidence.add(f"annual:{size}")
        result.append(Candidate(value, tuple(sorted(evidence)), *pool.places[value]))
    usable = any(part != "leaning" and grain(d.value) != "day" for d, part in own)
    nothing = {
        "nothing", f"nothing_measure:{setting.measure}", f"nothing_dates:{'some' if usable else 'none'}",
        f"nothing_traded:{trading}",
    }  # fmt: skip
    return [*result, Candidate(None, tuple(sorted(nothing)))]


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
    if published is not None:
        day = times.day_at(published, -1) or ""
        if abroad:
            pool.add(day, 0, 0, "day_before", f"day_before:{size}")
        if _TODAY.search(text, setting.low, setting.high):
            pool.add(day if abroad else published.isoformat(), 0, 0, "today", f"today:{size}")
    return f"{'abroad' if abroad else 'here'}_{size}"


def _of_article(setting: Setting, pool: Pool, word: str, force: tuple[int, DateMention] | None) -> None:
    """Adds the time that most sums of the article have, and the time in force."""
    most = setting.reading.once(times_of_sums)
    if most is not None:
        pool.add(most, -1, -1, f"told_own:{word}")
    if force is not None:
        back, date = force
        chunks = setting.reading.analysis(setting.reading.index_at(date.start)).chunks
        noun = next((c for c in chunks if c.kind == "noun" and c.start >= date.end), None)
        pool.add(
            date.value or "", date.start, date.end, f"in_force:{word}_{bucket(back, 0, 1, 3, 6)}",
            f"in_force_noun:{(measure(noun.head) if noun is not None else '') or 'none'}",
        )  # fmt: skip


def _in_force(setting: Setting) -> tuple[int, DateMention] | None:
    """The time that was open last before the mention's sentence, of a year or a part of one, and how far back."""
    for back, (index, low, high) in enumerate(setting.spans_before(_FAR)):
        clauses = setting.reading.analysis(index).clauses
        for date in reversed(list(dates_in(setting.reading, index, low, high))):
            if grain(date.value) != "day" and role(setting.reading.text, date, clauses, high) == "open":
                return back, date
    return None


def _of_mentions(
    setting: Setting, pool: Pool, word: str, found: Sequence[Mention], timed: Sequence[Mention], slot: str
) -> None:
    """Adds the time of the last mention that has one, of the first, and that of an earlier one of the same value."""
    mention = setting.mention
    if timed:
        last, first = timed[-1], timed[0]
        kind = "previous" if last is found[-1] else "latest"
        pool.add(last.slots[slot] or "", last.start, last.end, f"{kind}:{_distance(setting, last)}")
        pool.add(first.slots[slot] or "", first.start, first.end, f"lead_time:{word}")
    again = mention.again(found)
    if again is not None and (value := again.slots.get(slot)):
        pool.add(value, again.start, again.end, f"same_value:{word}_{setting.part}")


def _distance(setting: Setting, last: Mention) -> str:
    """How far before the mention another one stands: `here` in its sentence, `near`, `mid` or `far` in the text."""
    if last.start >= setting.low:
        return "from" if setting.reading.text.startswith("에서", last.end) else "here"
    between = setting.reading.text[last.end : setting.mention.start]
    if "\n" in between:
        return "line" if len(between) < 400 else "far"
    return "near" if len(between) < 150 else "mid" if len(between) < 400 else "far"


def _carried(setting: Setting, pool: Pool) -> None:
    """Adds the times of the sentences before, and those of the headline."""
    reading = setting.reading
    for index, low, high in setting.spans_before(_BACK):
        for date in list(dates_in(reading, index, low, high))[-4:]:
            part = role(reading.text, date, reading.analysis(index).clauses, high)
            pool.add(date.value or "", date.start, date.end, f"carried_{part}:{grain(date.value)}")
    end = discourse.of(reading).headline_end
    if setting.mention.start > end:
        for date in dates_in(reading, 0, 0, end):
            pool.add(date.value or "", date.start, date.end, "headline")
