"""The time that a Korean sum or count is for: those of its sentence, of those before, of the headline; or none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kaix import times
from kaix.analysis.ko import discourse
from kaix.attribution.candidates import Candidate
from kaix.attribution.ko.pool import Pool
from kaix.attribution.ko.setting import Mention, Setting, bucket, dates_in, grain, measure, near, tense_of
from kaix.attribution.ko.time_roles import held_against, resolved, role, years_of
from kaix.reading import DateMention, Reading

_DURATION = re.compile(r"(?P<lead>향후|앞으로|오는)?\s?(?P<years>\d{1,2})\s?(?:개)?년(?:간|\s?동안|에 걸쳐)")
_PARTICLES = ("까지", "부터", "에", "의", "은", "는", "말", "도", "기준")
_SCALE = re.compile(r"[조억]|[백천]만|만\s?달러")  # prices are written without
_AIM = re.compile(r"목표|적정")
_TRADING = re.compile(
    r"주가|종가|장중|거래(?:를|일| 중|됐|되고)|마감|코스피|코스닥|증시|개장|오름세|내림세|순매|전일 대비"
)
_ABROAD = re.compile(r"현지 ?시[간각]|미 동부|뉴욕|나스닥|월가|런던|다우")
_TODAY = re.compile(r"이날|오늘|현재|장중|오전|오후|개장")
_BACK = 3  # sentences before it whose times are candidates
_FAR = 10  # … in which the last open time is looked for
_USUAL = 5  # mentions before it
_LEAD = 4  # sentences at the top of the article


def candidates(reading: Reading, setting: Setting, found: Sequence[Mention]) -> list[Candidate]:
    """The candidates of the period of a sum, or the date of a count; `found` are the mentions before it."""
    mention, pool = setting.mention, Pool()
    unit = "unit" if mention.per in ("unit", "hour", "day") else "sum"
    low, high = setting.low, setting.high
    own = resolved(reading.text, low, high, dates_in(reading, setting.index, low, high), _in_force(setting))
    _here(setting, pool, own, unit, found)
    word = "own" if own else "none"
    _of_mentions(setting, pool, word, found)
    _carried(setting, pool, word, unit)
    if reading.published is not None:
        day, year = reading.published.isoformat(), str(reading.published.year)
        pool.add(day, 0, 0, "published", f"published:{unit}", f"published_measure:{setting.measure}")
        pool.add(year, 0, 0, "published_year", f"published_year:{setting.frame}")
    _leading(setting, pool)
    _of_article(setting, pool, word)
    slot = _slot(mention)
    usual = Counter(m.slots.get(slot) for m in found[-_USUAL:])
    for value, often in usual.items():
        if value is not None:
            pool.add(value, -1, -1, f"usual:{near(often, 3)}")
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
        "nothing", f"nothing_usual:{near(usual[None], 3)}", f"nothing_measure:{setting.measure}",
        f"nothing_frame:{setting.frame}", f"nothing_unit:{unit}", f"nothing_dates:{near(len(usable), 1)}",
        f"nothing_traded:{trading}",
    }  # fmt: skip
    if trading.endswith("_price"):
        nothing = {"nothing", f"nothing_traded:{trading}"}
    if found and found[-1].slots.get(_slot(mention), "") is None:
        nothing.add(f"nothing_previous:{'near' if setting.whereabouts(found[-1]) == 'here' else 'far'}")
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
    if published is not None:
        day = times.day_at(published, -1) or ""
        if abroad:
            pool.add(day, 0, 0, "day_before")
        if _TODAY.search(text, setting.low, setting.high):
            pool.add(day if abroad else published.isoformat(), 0, 0, "today")
    if _SCALE.search(text, setting.mention.start, setting.mention.end):
        size = "large"
    else:
        size = "price" if setting.measure == "price" else "small"
    return f"{'abroad' if abroad else 'here'}_{size}"


def _leading(setting: Setting, pool: Pool) -> None:
    """Adds the years of the article's first sentences: a budget's is said once, at the top."""
    reading = setting.reading
    for index in range(min(_LEAD, setting.index)):
        sentence = reading.sentences[index]
        for date in dates_in(reading, index, sentence.start_char, sentence.end_char):
            if grain(date.value) == "year":
                pool.add(date.value or "", date.start, date.end, f"leading:{setting.measure}")


def _of_article(setting: Setting, pool: Pool, word: str) -> None:
    """Adds the year that the article speaks of most, and the time that was open last before the sentence."""
    years = years_of(setting.reading)
    year, often = next(iter(years.most_common(1)), ("", 0))
    if often > 1:
        share = f"main_year_share:{min(9, 10 * often // years.total())}"
        pool.add(year, -1, -1, share, f"main_year_measure:{setting.measure}")
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


def _here(
    setting: Setting, pool: Pool, own: Sequence[DateMention], unit: str, found: Sequence[Mention]
) -> None:
    """Adds the times of the mention's own sentence; a length of time counts from the year of the article."""
    mention, text = setting.mention, setting.reading.text
    before = [d for d in own if d.end <= mention.start]
    behind = [d for d in own if d.start >= mention.end]
    free = 0
    for date in reversed(before):
        part = role(text, date, setting.analysis.clauses, mention.start)
        crossed = sum(1 for p, _ in setting.before if p.start >= date.end)
        others = sum(1 for m in found if m.start >= date.end and m.end <= mention.start)
        evidence = [f"before_{part}:{grain(date.value)}"]
        if part == "open":
            evidence += [f"before:{near(free, 2)}", f"before_over:{near(crossed, 2)}"]
            evidence += [f"before_sums:{near(others, 2)}"]
            free += 1
        if mention.start - date.end < 3:
            evidence.append(f"before_beside:{part}")
        if held_against(text, setting.tail_end):
            evidence.append(f"held_against:{part}")
        pool.add(date.value or "", date.start, date.end, *evidence, *_kind(text, date, "before", unit))
    for order, date in enumerate(behind):
        part = role(text, date, (), mention.start)
        crossed = sum(1 for p, _ in setting.behind if p.start < date.start)
        pool.add(
            date.value or "", date.start, date.end, f"after:{near(order, 1)}", f"after_over:{near(crossed, 2)}",
            f"after_gap:{bucket(date.start - mention.end, 5, 29)}", f"after_{part}",
            *_kind(text, date, "after", unit),
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
            part = role(reading.text, date, reading.analysis(index).clauses, high)
            evidence.append(f"carried_{part}:{size}")
            pool.add(date.value or "", date.start, date.end, *evidence)
    end = discourse.of(reading).headline_end
    if setting.mention.start > end:
        for date in dates_in(reading, 0, 0, end):
            pool.add(date.value or "", date.start, date.end, "headline", f"headline:{word}")
