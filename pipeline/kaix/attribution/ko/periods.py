"""The time that a Korean sum or count is for: those of its sentence, of those before, of the sums before; or none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kaix import times
from kaix.attribution.candidates import Candidate
from kaix.attribution.ko.pool import Pool
from kaix.attribution.ko.setting import ORIGIN, Mention, Setting, near
from kaix.attribution.ko.time_roles import dates_in, grain, lengths, resolved, role, tense_of, times_of_sums
from kaix.reading import DateMention, Reading

_SCALE = re.compile(r"[조억]|[백천]만|만\s?달러")  # prices are written without
_AIM = re.compile(r"목표|적정")
_TRADING = re.compile(
    r"주가|종가|장중|거래(?:를|일| 중|됐|되고)|마감|코스피|코스닥|증시|개장|오름세|내림세|순매|전일 대비"
)
_ABROAD = re.compile(r"현지 ?시[간각]|미 동부|뉴욕|나스닥|월가|런던|다우")
_TODAY = re.compile(r"이날|오늘|현재|장중|오전|오후|개장")
_PARTICLES = ("까지", "부터", "에", "의", "은", "는", "말", "도", "기준")
_BACK = 3  # sentences before it whose times are candidates
_FAR = 10  # … in which the last open time is looked for


def candidates(reading: Reading, setting: Setting, found: Sequence[Mention]) -> list[Candidate]:
    """The candidates of the period of a sum, or the date of a count; `found` are the mentions before it."""
    mention, pool = setting.mention, Pool()
    slot = "period" if mention.table == "amounts" else "date"
    timed = [m for m in found if m.slots.get(slot)]
    told = _told_before(setting)
    force = next(((back, d) for back, d, part in told if part == "open" and grain(d.value) != "day"), None)
    base = force[1].value if force is not None and force[0] < _BACK else None
    base = base or (timed[0].slots[slot] if timed else None)
    own = _own(setting, base)
    if held := next((date for date, part in own if part == "held"), None):
        return [Candidate(held.value, ("held_time",), held.start, held.end)]
    for date, said in _of_sentence(setting, own, found):
        pool.add(date.value or "", date.start, date.end, *said)
    for back, date, part in told:
        if back < _BACK:
            pool.add(date.value or "", date.start, date.end, f"carried_{part}:{grain(date.value)}")
    if force is not None:
        pool.add(
            force[1].value or "",
            force[1].start,
            force[1].end,
            f"in_force:{'near' if force[0] < _BACK else 'far'}",
        )
    if reading.published is not None:
        pool.add(str(reading.published.year), 0, 0, "published_year")
    again = mention.again(found)
    if again is not None:
        pool.add(again.slots.get(slot) or "", again.start, again.end, "same_value")
    free = any(part == "open" and grain(date.value) != "day" for date, part in own)
    word = "own" if free else "leaning" if own else "none"
    if timed:
        last, first = timed[-1], timed[0]
        if last is found[-1]:
            pool.add(last.slots[slot] or "", last.start, last.end, f"previous:{_distance(setting, last)}")
        pool.add(first.slots[slot] or "", first.start, first.end, f"lead_time:{word}")
    pool.add(reading.once(times_of_sums) or "", -1, -1, f"told_own:{word}")
    trading = _trading(setting, pool)
    tense = setting.governor.tense if setting.governor is not None else "none"
    latest = max(
        (v for v in pool.evidence if grain(v) != "day"), key=lambda v: v.rpartition("/")[2], default=""
    )
    origin = ORIGIN.match(reading.text, mention.end) is not None
    result = []
    for value, evidence in pool.evidence.items():
        if origin:
            evidence.add(f"origin:{'last' if value == latest else 'before'}")
        evidence.add(f"when_tense:{tense}_{tense_of(value, reading)}")
        if grain(value) == "day":
            evidence.add(f"traded:{trading}")
        result.append(Candidate(value, tuple(sorted(evidence)), *pool.places[value]))
    nothing = ("nothing", f"nothing_measure:{setting.measure}", f"nothing_traded:{trading}")
    return [*result, Candidate(None, nothing)]


def _told_before(setting: Setting) -> list[tuple[int, DateMention, str]]:
    """The times of the sentences before, the nearest first: how many sentences back, and what each does there."""
    reading = setting.reading
    return [
        (back, date, role(reading.text, date, reading.analysis(index).clauses, high))
        for back, (index, low, high) in enumerate(setting.spans_before(_FAR))
        for date in reversed(list(dates_in(reading, index, low, high)))
    ]


def _own(setting: Setting, base: str | None) -> list[tuple[DateMention, str]]:
    """The times of the mention's own sentence and what each does there; lengths of time are among them."""
    reading, low, high = setting.reading, setting.low, setting.high
    dates = resolved(reading.text, low, high, dates_in(reading, setting.index, low, high), base)
    own = [(d, role(reading.text, d, setting.analysis.clauses, setting.mention.start)) for d in dates]
    for date in lengths(reading, low, high):
        if not any(other.start < date.end and date.start < other.end for other in dates):
            own.append((date, "open"))
    return sorted(own, key=lambda pair: pair[0].start)


def _of_sentence(
    setting: Setting, own: Sequence[tuple[DateMention, str]], found: Sequence[Mention]
) -> list[tuple[DateMention, list[str]]]:
    """The times of the mention's own sentence with their evidence, the last first."""
    mention, text = setting.mention, setting.reading.text
    free, result = 0, []
    for date, part in reversed(own):
        particle = next((p for p in _PARTICLES if text.startswith(p, date.end)), "none")
        evidence = [f"date_particle:{particle}"]
        if part == "open" and date.start >= mention.end:
            far = any(p.start < date.start for p, _ in setting.behind)
            evidence.append(f"after_open:{'far' if far else particle}")
        elif part == "open" and date.end <= mention.start:
            crossed = next((c.relation for p, c in setting.before if p.start >= date.end), "none")
            between = [m for m in found if m.start >= date.end and m.end <= mention.start]
            # 작년 82억원¦에서¦ 162억원으로: the second sum is of another time
            left = between and text.startswith("에서", between[-1].end)
            evidence += [
                f"before_open:{grain(date.value)}", f"before:{near(free, 2)}", f"before_clause:{crossed}",
                f"before_sums:{'from' if left else near(len(between), 2)}",
            ]  # fmt: skip
            free += 1
        result.append((date, evidence))
    return result


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
        day = times.day_at(published, -1) if abroad else published.isoformat()
        told = "today" if _TODAY.search(text, setting.low, setting.high) else "untold"
        pool.add(day or "", 0, 0, f"trading_day:{told}_{'abroad' if abroad else 'here'}")
    return f"{'abroad' if abroad else 'here'}_{size}"


def _distance(setting: Setting, last: Mention) -> str:
    """How far before the mention another one stands: `here` in its sentence, `near`, `mid` or `far` in the text."""
    if last.start >= setting.low:
        return "from" if setting.reading.text.startswith("에서", last.end) else "here"
    between = setting.reading.text[last.end : setting.mention.start]
    if "\n" in between:
        return "line" if len(between) < 400 else "far"
    return "near" if len(between) < 150 else "mid" if len(between) < 400 else "far"
