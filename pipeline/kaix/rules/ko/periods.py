"""The time that a Korean sum is for, where its own sentence does not say it.

`올해 1분기 매출 4187억원. … 순이익은 ¦455억원¦`: results are of the time reported; `R&D 예산안도 35조원` is of the
budget before it; `이 가운데 3천억원` of the sum that it is a part of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from kaix import times
from kaix.reading import Reading
from kaix.records import Amount
from kaix.rules.ko import context, tenses

OF_WHICH = re.compile(
    r"(?:이 ?가운데|이 ?중|그중|그 ?가운데|나머지)[^.]*$|(?<![가-힣])몫[은이] [^.]*$|절반(?:인|은|가량인) $"
)
_SAME_TIME = re.compile(
    r"(?:작년|지난해|전년|1년 전)(?:의|도)? ?(?:같은 (?:기간|분기|달)|동기|동월)(?:의|에는|엔|은)?\s?[(（]?\s?$"
)
_YEAR_BEFORE = re.compile(r"전년(?:도|엔|에는)?\s?[(은]?\s?$")  # 90억원으로 전년(30억원)의 세 배
RESULT = re.compile(
    r"(?:매출|매출액|영업이익|영업익|영업손실|영업손익|영업수익|순이익|순익|순손실|당기순이익|당기순손실|세전이익|EBITDA|수주액|거래액|취급액|이자이익|영업적자|흑자|적자)$"
)
_BY_PART = re.compile(
    r"(?:부문|사업|사업부|제품|지역|서비스|본부)별(?:로는|로|로 보면|로 살펴보면)?[^.\n]{0,150}$"
)
_BILL = re.compile(r"(?:예산|추경|정부)안|추가경정|추경|내년도? [^.]{0,30}예산|예산[을은][^.]{0,40}편성")
_NEAR = 200  # characters from a sum to another of the same thing
_NEAR_BILL = 900
_MOST = 24  # sums before it that are looked at


def own(reading: Reading, found: Sequence[Amount], start: int, end: int) -> str | None:
    """The time that the sentence of the sum at `start:end` states for it."""
    if found and found[-1].period and _SAME_TIME.search(reading.text, max(0, start - 20), start):
        return times.years_later(found[-1].period, -1)  # 작년 같은 기간(¦9천억원¦)
    period = context.time_for(reading, start, end)
    if (
        period is not None
        and found
        and found[-1].period == period
        and _YEAR_BEFORE.search(reading.text[max(0, start - 8) : start])
    ):
        return str(int(period) - 1) if period.isdigit() else None
    return period


def carried(
    reading: Reading, found: Sequence[Amount], topic: str | None, start: int, amount: Decimal
) -> str | None:
    """The time of a sum before the one at `start`, where both are of one thing; `None` where nothing says so."""
    left = reading.text[max(0, start - 40) : start]
    if OF_WHICH.search(left):
        near = (r for r in reversed(found[-3:]) if start - r.start <= _NEAR and r.amount > amount)
        return next((record.period for record in near), None)  # the last one of which it can be a part
    if topic is not None and RESULT.search(topic):
        return _reported(found)
    if _BY_PART.search(reading.text, max(0, start - _NEAR), start) and found and found[-1].status == "actual":
        return _reported(found)
    same = [
        record.period
        for record in found[-3:]
        if start - record.start <= _NEAR
        and record.period is not None
        and topic
        and record.topic
        and topic.split()[-1] == record.topic.split()[-1]
    ]
    # "예산안은 10조원이다. 올해 3조원의 3배다. R&D 예산안도 ¦35조원¦": not of the year it is compared with
    return max(same, key=lambda period: str(times.last_day(period))) if same else None


def _reported(found: Sequence[Amount]) -> str | None:
    """The last time of which the article has given results."""
    ends = [
        (last, record.period)
        for record in found[-_MOST:]
        if record.status == "actual"
        and record.topic is not None
        and RESULT.search(record.topic)
        and record.period is not None
        and (last := times.last_day(record.period)) is not None
    ]
    return max(ends)[1] if ends else None


def of_the_bill(reading: Reading, found: Sequence[Amount], start: int, *, own_tense: bool) -> str | None:
    """The year of the bill that the sum is a line of; one with its own tense is only in the bill's own paragraph."""
    years = [
        record.period
        for record in found[-_MOST:]
        if start - record.start <= _NEAR_BILL
        and record.status == "planned"
        and record.period is not None
        and record.period.isdigit()
        and _BILL.search(record.sentence[:_NEAR_BILL])
        and not (own_tense and reading.text.count("\n", record.end, start) > 1)
    ]
    return max(years) if years and tenses.bill_above(reading, start) == "planned" else None
