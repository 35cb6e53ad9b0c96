"""Whose a Korean sum is, what for and when, and whether it is spent: what its sentence and those around it say.

`amounts` finds the sums and `sums` reads their values; here the judgements of `subjects`, `topics`, `periods` and
`tenses` are put together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from spacy.tokens import Span

from kaix.reading import Reading
from kaix.records import Amount
from kaix.rules.ko import context, periods, subjects, sums, tenses, topics

_PUBLIC = re.compile(
    r"(?:예산안?|추경안?|추가경정예산안?|재정|세수)$"
)  # of no ministry named beside it: the state's
_OF_FIRM = re.compile(r"(?:기업 ?가치|몸값|누적 투자|투자 유치액|주가|목표주가|시가총액|시총|회사의?)")
_FINE = re.compile(r"과징금|과태료|벌금|추징금|이행강제금|배상금")
_NEAR_ANOTHER = 150  # characters
_NEAR_SAME = 60
_UNIT_PRICE = re.compile(
    r"(?:주가|목표가|공모가|종가|단가|판매가|출고가|시급|요금|월세|가격|값|(?:이용|구독|수강|입장|임대|사용|관람|수수"
    r"|통행|배송|보험)료)"
    r"[은는이가를을도에]*(?:\s[^\s]+)?\s$"
)
_LARGEST_PRICE = {"KRW": Decimal(10) ** 9, "USD": Decimal(10) ** 6}  # more than that is no price of one thing
_PRICED = ("unit", "hour", "day", "month")
_AHEAD = re.compile(
    r"내놓는다|(?:출시|인상|인하)한다|계획|예정|전망|목표|방침|[할될릴] |겠|검토|추진|예상|기로"
)
_GIVEN = re.compile(  # "기업당 최대 5억원을 지원한다": what is offered, not what a thing costs
    r"(?:\s?(?:가량|정도|안팎|규모|상당))?(?:씩|까지|[을를의])?(?:\s[^\s,.]+){0,3}?\s(?:지원|지급"
    r"|제공|보조|융자|대출|보전|장려|대신 내|내[주준]|대[주준]|준다|주[고며]|줄 )(?!했|됐|받)"
)
_FORECAST = re.compile(r"목표주가|목표가|목표치|전망치|예상치|추정치|가이던스|컨센서스")
_MONTHLY = re.compile(r"(?:한 달|월)\s?(?:[가-힣]+\s)?(?:요금|이용료|구독료|사용료)[은는이가]?\s$")
_TRADED = re.compile(r"에\s(?:거래|장을|마감)")
_EACH_IN_CLAUSE = re.compile(
    r"(?:[0-9]{1,3}만? )?[가-힣A-Za-z]*(?:대|장|개|명|인|건|주|토큰|기업|가구|곳|노드|시간)당\s"
)
_REPEATED = 60  # the first sums of an article: those of its headline and its lead are said again in its lists


def read(reading: Reading, sentence: Span, total: sums.Sum, found: Sequence[Amount]) -> dict[str, Any]:
    """The columns `per`, `entity`, `topic`, `period` and `status` of `total`; `found` are the sums before it."""
    base, text = sentence.start_char, context.text_of(reading, sentence)
    start, end = base + total.start, base + total.end
    per = total.per or _per(text, total)
    period = periods.own(reading, found, start, end) if per != "unit" else None
    owner, topic = _owner_and_topic(reading, start, end, found)
    if topic is None and found and _goes_on(reading.text, found[-1], start, per):
        # "목표주가를 33만원에서 ¦36만원¦으로", "미국은 ¦2000억 달러¦를 기록했다"
        if text[total.start - 3 : total.start] == "에서 ":
            per = found[-1].per
        if found[-1].per == per:
            topic, period = found[-1].topic, period or found[-1].period
    topic = topic or topics.about(reading, start, owner)
    if topics.of_the_state(topic):
        owner = "정부"
    if period is None and per is None:
        period = periods.carried(reading, found, topic, start, total.amount)
    year = reading.published.year if reading.published else None
    bill = None
    if _BUDGETED.match(text, total.last):
        arrives = _arrives(
            reading, found, start, sentence
        )  # "올해 1200억원에서 ¦700억원¦으로": not this year's
        bill = _bill(reading.text, found, start, None if arrives else period, year)
        period = bill.period if bill is not None and (arrives or period is None) else period
    said = _status(
        text, total, per, tenses.status(text, total.start, total.last, context.year_of(period), year)
    )
    if bill is not None and said == "actual":
        said = "planned"
    said = _carried_status(text, total, per, topic, said, found)
    if period is None and per is None:
        period = periods.of_the_bill(reading, found, start, own_tense=said is not None)
    status = (
        said
        or tenses.status_before(reading, start, end)
        or tenses.status_above(reading, start)
        or tenses.bill_above(reading, start)
        or "actual"
    )
    return {"per": per, "entity": owner, "topic": topic, "period": period, "status": status}


def is_compared_with(text: str, total: sums.Sum) -> bool:
    """Whether the sum is what another is measured against: `예상치인 ¦3900억원¦을 웃돌았다` has 3900억원 exactly."""
    beside = text[total.last : total.last + 1] in ("을", "를")
    return beside and _COMPARED.search(text[max(0, total.first - 24) : total.first]) is not None


def _owner_and_topic(
    reading: Reading, start: int, end: int, found: Sequence[Amount]
) -> tuple[str | None, str | None]:
    """Whose the sum is and what it is for; a fine is the payer's, a state's budget the state's."""
    owner = subjects.entity(reading, start, end, here=True)
    topic = topics.topic(reading, start, end, owner)
    if topic is not None and _FINE.search(topic) and (payer := subjects.payer(reading, start, end)):
        owner = payer
    if owner is not None:
        return owner, topic
    if topic is not None and _PUBLIC.search(topic) and "정부" in reading.text:
        return "정부", topic
    of_firm = topic is not None and _OF_FIRM.match(topic) is not None
    owner = subjects.entity(reading, start, end, of_firm=of_firm)
    if owner is None and topic is not None and periods.RESULT.search(topic) and found:
        between = reading.text[found[-1].end : start]
        if len(between) < _NEAR_ANOTHER and "\n" not in between:
            owner = found[
                -1
            ].entity  # "가온전선은 매출 800억원을 올렸다. 순이익은 ¦62억원¦": no list has the firm
    return owner, topic


def _status(text: str, total: sums.Sum, per: str | None, said: str | None) -> str | None:
    """What the sentence says of the sum, and of a price: that one is what it is now."""
    aimed = "목표" in text[max(0, total.start - 20) : total.start]  # 목표주가
    behind = text[total.end : total.end + 40]
    if per in _PRICED and not aimed and not _AHEAD.search(behind) and not _GIVEN.match(behind):
        return "actual"  # "시간당 2.5달러를 받는다"
    return said


def _carried_status(
    text: str, total: sums.Sum, per: str | None, topic: str | None, said: str | None, found: Sequence[Amount]
) -> str | None:
    """The status that the words around the sum, or the same sum before it, say where its verb does not."""
    if _PASSED.search(text, max(0, total.start - 8), total.start):
        return "actual"  # "올해 본예산(¦9조9000억원¦)에 더하면": passed before
    if said is None and found and periods.OF_WHICH.search(text[max(0, total.start - 40) : total.start]):
        said = found[-1].status  # "첫해 몫은 9000억 원이며, 이 중 ¦4800억 원¦이 GPU 값이다"
    if said is None and per is None:  # "총사업비 : 15조원" in a list: as the article said before
        again = (r for r in found[:_REPEATED] if (r.amount, r.currency) == (total.amount, total.currency))
        said = next((record.status for record in again), None)
    if topic is not None and said == "actual" and _FORECAST.search(topic):
        return "planned"  # "목표주가를 68만원에서 ¦85만원¦으로 올렸다"
    return said


_PASSED = re.compile(r"본예산\s?[(（]?$")
_COMPARED = re.compile(
    r"(?:예상치|전망치|기대치|추정치|추정|컨센서스|전망|예상|가이던스|기대|목표|목표치|평균"
    r"|직전 (?:최고|최대)[가-힣]{0,3})(?:\([^()]{1,20}\))?(?:인|였던|이었던)?\s?$"
    r"|(?:지난해|작년|전년|전 ?분기|직전 분기|1년 전|종전|기존)(?:의| (?:최고치|최대치|기록|실적|매출"
    r"|영업이익|같은 기간)(?:인|의)?)\s$"
)


_SENTENCE_END = re.compile(r"[다요]\.[”\"]? ")
_ONLY_TIME = re.compile(
    r"(?:올해|지난해|작년|재작년|전년|내년|당초|종전|기존|이전|20\d\d년)(?:에는|엔|의|도)?(?: (?:약 )?|\()"
)  # "… ¦올해¦ 9조원에서 늘었다"
_IN_ALL = re.compile(r"등\s(?:모두|총|합쳐|합해|전체|도합)\s")  # 국비 3천억원, 민자 500억원 등 모두 ¦6천억원¦


def _goes_on(text: str, last: Amount, start: int, per: str | None) -> bool:
    """Whether the sum at `start` may measure what the one before did, as another owner's in a new sentence does not."""
    between = text[last.end : start]
    if len(between) >= _NEAR_SAME or "\n" in between or _IN_ALL.search(between):
        return False
    last_end = None
    for last_end in _SENTENCE_END.finditer(between):  # noqa: B007
        pass
    return per is not None or last_end is None or _ONLY_TIME.fullmatch(between, last_end.end()) is not None


_BUDGETED = re.compile(
    r"(?:,\s[^.]{0,60}?[원러][을를]\s|[^.0-9]{0,20}?)(?:배정|편성|책정|반영|담았|담겼|담긴|늘렸|늘었"
    r"|늘린|줄었|줄였|깎|증액|감액|삭감|짰)(?![^.]{0,12}(?:확정|의결))"
)
_PARAGRAPH = re.compile(r"[다요][.”\"’']{1,2}\s*\n")  # the sentence that ends one
_NEAR_BILL = 600  # characters


def _bill(
    text: str, found: Sequence[Amount], start: int, period: str | None, year: int | None
) -> Amount | None:
    """The sum of a budget to come that the one at `start` is another line of: `AI에는 3조원을 배정했다`."""
    own = context.year_of(period)
    if year is None or (own is not None and own <= year):
        return None
    for record in reversed(found[-8:]):
        ahead = context.year_of(record.period)
        if start - record.start > _NEAR_BILL or _PARAGRAPH.search(text, record.end, start):
            return None
        if record.status == "planned" and ahead is not None and ahead > year:
            return record
    return None


def _arrives(reading: Reading, found: Sequence[Amount], start: int, sentence: Span) -> bool:
    """Whether the sum is where the one before it arrives, with no time of its own: `3조원에서 ¦5조원¦으로`."""
    if not found or found[-1].start < sentence.start_char:
        return False
    between = reading.text[found[-1].end : start]
    return re.fullmatch(r"(?:\([^)]{1,30}\))?에서\s(?:약\s|[0-9.]+%\s[가-힣]{1,4}\s)?", between) is not None


def _per(text: str, total: sums.Sum) -> str | None:
    left = context.clause_before(text, total.start, 40)
    if _MONTHLY.search(left):
        return "month"
    price = _UNIT_PRICE.search(left) and total.amount <= _LARGEST_PRICE.get(total.currency, 0)
    return "unit" if price or _EACH_IN_CLAUSE.search(left) or _TRADED.match(text, total.last) else None
