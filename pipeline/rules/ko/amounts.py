"""Sums of money in Korean: patterns as a table, one class that turns a match into values.

A pattern says where a number and a currency touch; `sums` reads the whole sum around it. `원` may be
left out where the article gives the sum with it, or a word of money stands by: `1조 이상 투자`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any, ClassVar

from spacy.matcher import Matcher
from spacy.tokens import Span
from spacy.vocab import Vocab

from pipeline.reading import Reading
from pipeline.records import Amount
from pipeline.rules.ko import context, headlines, periods, subjects, sums, tables, tenses, topics
from pipeline.rules.ko.quantities import JOINT, NUMERAL, after, before, joined
from pipeline.values import scaled
from pipeline.values.korean import value

Pattern = list[dict[str, Any]]

_YEO = {"TEXT": "여", "OP": "?"}  # 23억여원
_WON = {"TEXT": {"REGEX": "^원"}}
_DOLLAR = {"TEXT": {"REGEX": "^(?:미국|미)?달러|^[불弗]$"}}
_US = {"TEXT": {"IN": ["미국", "미", "美"]}, "OP": "?"}
_NUMBER = {"TAG": {"IN": ["SN", "NR"]}}
_DASH = {"TEXT": {"IN": ["~", "∼", "～", "〜", "–", "—", "-"]}}
_FROM = {"TEXT": {"IN": ["에서", "부터"]}}
_CURRENCY = {"TEXT": {"IN": ["원", "달러", "불", "$"]}, "OP": "?"}

PATTERNS: dict[str, list[Pattern]] = {
    "range": [
        [_NUMBER, _CURRENCY, _DASH, _NUMBER],  # 3조~5조원
        [_NUMBER, _CURRENCY, _FROM, _NUMBER],  # 300억에서 500억원
        [_NUMBER, _CURRENCY, _DASH, {"IS_PUNCT": False, "IS_CURRENCY": True}, _NUMBER],  # $3억~$5억
    ],
    "scaled_won": [
        [{"TAG": "NR"}, _YEO, _WON],  # 10조1천억원
        [{"TAG": "NR"}, {"TAG": "SN"}, _YEO, _WON],  # 2만9000원
    ],
    "plain_won": [[{"TAG": "SN"}, _YEO, _WON]],  # 5000원
    "scaled_dollars": [[{"TAG": "NR"}, _YEO, _US, _DOLLAR]],  # 1억7800만 달러
    "plain_dollars": [[{"TAG": "SN"}, _YEO, _US, _DOLLAR]],  # 0.6달러
    "latin_scale": [
        [{"TAG": "SN"}, {"LOWER": {"IN": ["b", "bn", "m", "mn", "k", "t", "tn"]}}, _DOLLAR]
    ],  # 1.5B 달러
    "other_dollars": [
        [_NUMBER, {"TEXT": {"REGEX": "^(?:홍콩|호주|캐나다|싱가포르|신?대만|뉴질랜드)"}}]
    ],  # 30억 홍콩달러
    "cents": [[_NUMBER, {"TEXT": "센트"}]],
    "sign_before": [
        [{"TEXT": {"IN": ["$", "＄", "₩", "￦"]}}, _NUMBER],  # ₩30조
        [{"TEXT": {"IN": ["KRW", "USD", "HKD", "AUD", "CAD", "SGD", "TWD"]}}, _NUMBER],  # USD 1.5B
    ],
    "sign_after": [
        [_NUMBER, {"TEXT": {"IN": ["$", "＄", "USD", "KRW", "HKD", "AUD", "CAD", "SGD", "TWD"]}}]
    ],  # 23억$
    "won_left_out": [[{"TAG": "NR", "TEXT": {"REGEX": "[조억]$"}}]],  # 1조 이상 투자
    "table_cell": [
        [
            {"TEXT": "단위"},
            {"IS_PUNCT": True, "OP": "?"},
            {"TAG": "NR", "OP": "?"},
            {"TEXT": {"REGEX": "^원|^달러|^불"}},
        ]
    ],
}

TRIGGER = re.compile(
    r"[0-9０-９십백천만억조]\s?여?\s?(?:[원불弗]|[가-힣美]{0,5} ?달러)|[0-9][BbMmTtKk] ?달러|[$＄₩￦]|KRW|USD|HKD"
    r"|센트|[0-9０-９][조억]"
    r"|[천백]억|천만"
)
_LEFT_OUT = re.compile(
    rf"(?<!제)(?<!제 )(?:(?P<low>{NUMERAL})(?:{JOINT}"
    rf"|에서\s))?(?P<number>{NUMERAL})(?<=[조억])(?P<yeo>\s?여(?![가-힣]))?"
    r"(?=$|[^가-힣0-9A-Za-z$€£¥]|[을를이가은는의에도씩대]|으로|로|까지|이상|안팎|가량|규모|투자|지원)"
)
_OTHER_UNIT = re.compile(
    r"(?:여|씩|[을를이가은는의에도])?\s?(?:장(?![기벽])|개|명|건|대(?![규출])|곳|배(?![정분])|톤|회|번|인(?![공프수])"
    r"|토큰|파라미터|매개변수|달러|불|弗|美|미국|홍콩"
    r"|호주|유로|엔|위안|파운드|루피|루블|크로나|링깃|사용자|이용자|가입자|다운로드|뷰|조회|인구|글자|문장|단어|쌍"
    r"|비트|바이트|번째|항|교대|W|kW|MW|GW|평|주(?![요도])"
    r"|년|월|시간|㎡|가구|살|[0-9$€£¥]|원)|[은는]? ?(?:에 따|에 의|에 명시|가 규정)"
)
_LAW = re.compile(r"(?:제|법|헌법|조례|규칙|시행령|규정|\d인)\s?$")  # 제10조, 2인 1조
_MONEY = re.compile(
    r"예산|투자|투입|지원|매출|영업[이익손]|[순손수]익|이익|적자|손실|펀드|기금|자금|사업비|시총|시가총액|몸값"
    r"|기업가치|수주|계약|빚|부채|보조금|과징금|벌금|유치|조성|추경|수출|수입액"
    r"|융자|대출|출자|인수|베팅|쏟|푼다|들여|들인|쓴다|벌었|거래액|연봉|성과급|배당|상금|세수|감세|재산|[국사]비|재원"
    r"|구매|발주|비용|금액|규모|돈|잭팟|R&D|판매"
)
_MOST = 200  # sums; a sentence with more is no prose, and those behind them are given no owner
_NEAR = 16  # characters within which a word of money makes a sum of "1조 이상"
_BRACKET = re.compile(
    r"[^()（）0-9]{0,25}[(（\[]\s?(?:[^()（）0-9]{0,8}[,:]?\s)?$|\s?/\s?$|(?:,\s?|\s)?(?:우리 ?돈(?:으로)?|한화로?"
    r"|원화로?)\s?$"
)
_YEAR_COLUMN = re.compile(r"[’']?(20\d\d)(?:년|년도)?")
_PUBLIC = re.compile(
    r"(?:예산안?|추경안?|추가경정예산안?|재정|세수)$"
)  # of no ministry named beside it: the state's
_OF_FIRM = re.compile(r"(?:기업 ?가치|몸값|누적 투자|투자 유치액|주가|목표주가|시가총액|시총|회사의?)")
_FINE = re.compile(r"과징금|과태료|벌금|추징금|이행강제금|배상금")
_NEAR_ANOTHER = 150  # characters
_RATIO = (Decimal(500), Decimal(3000))
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
    r"(?:\s?(?:가량|정도|안팎|규모|상당))?(?:씩|까지|[을를의])?(?:\s[^\s,.]+){0,3}?\s(?:지원|지급|제공|보조|융자|대출|보전|장려|대신 내|내[주준]|대[주준]|준다|주[고며]|줄 )(?!했|됐|받)"
)
_FORECAST = re.compile(r"목표주가|목표가|목표치|전망치|예상치|추정치|가이던스|컨센서스")
_MONTHLY = re.compile(r"(?:한 달|월)\s?(?:[가-힣]+\s)?(?:요금|이용료|구독료|사용료)[은는이가]?\s$")
_TRADED = re.compile(r"에\s(?:거래|장을|마감)")
_EACH_IN_CLAUSE = re.compile(
    r"(?:[0-9]{1,3}만? )?[가-힣A-Za-z]*(?:대|장|개|명|인|건|주|토큰|기업|가구|곳|노드|시간)당\s"
)


class Extractor:
    """Finds `Amount` records."""

    group: ClassVar[str] = "amounts"

    def __init__(self, vocab: Vocab) -> None:
        """Compile the patterns for `vocab`."""
        self.matcher = Matcher(vocab)
        for name, patterns in PATTERNS.items():
            self.matcher.add(name, patterns)
        self.strings = vocab.strings

    def __call__(self, reading: Reading) -> Iterator[Amount]:
        """The sums of a document; those without 원 last, since they need what the article gives with it."""
        found: list[Amount] = []
        bare: list[tuple[Span, sums.Sum]] = []
        for sentence in reading.sentences_with(TRIGGER):
            base, text = sentence.start_char, context.text_of(reading, sentence)
            taken: list[sums.Sum] = []
            last: tuple[sums.Sum, Amount] | None = None
            for total in sums.read(text):
                rule = self._rule(
                    reading, base + total.first, base + total.last, is_range=total.amount_max is not None
                )
                if rule is None:
                    continue
                if total.currency == "KRW" and 0 < total.amount < 10 and total.per is None:
                    continue  # "1원도 아깝다": nothing costs it
                taken.append(total)
                crowded = len(taken) > _MOST
                record = self._record(reading, sentence, total, rule, last, found, crowded=crowded)
                found.append(record)
                last = (total, record)
            bare += [(sentence, total) for total in _left_out(text, taken)]
        given = {record.amount for record in found if record.currency == "KRW"}
        for sentence, total in bare:
            text, base = context.text_of(reading, sentence), sentence.start_char
            if (total.amount in given or _near_money(text, total)) and "won_left_out" in self._matched(
                reading, base + total.first, base + total.last
            ):
                found.append(self._record(reading, sentence, total, "won_left_out", None, found))
        if "단위" in reading.text:
            found += self._cells(reading)
        yield from headlines.from_body(reading, found, lambda record: (record.currency, record.amount))

    def _matched(self, reading: Reading, start: int, end: int) -> dict[str, int]:
        """The patterns that match in `start:end` of the document, each with the length of its longest match."""
        window = reading.doc.char_span(start, end, alignment_mode="expand")
        found: dict[str, int] = {}
        for key, first, last in self.matcher(window) if window is not None else ():
            name = self.strings[key]
            found[name] = max(found.get(name, 0), last - first)
        return found

    def _rule(self, reading: Reading, start: int, end: int, *, is_range: bool) -> str | None:
        """The name of the longest pattern in a sum; of a range `range`; `None` where no pattern says that it is one."""
        found = self._matched(reading, start, end)
        if is_range and "range" in found:
            return "range"
        named = {name: length for name, length in found.items() if name not in ("range", "won_left_out")}
        return max(named, key=lambda name: named[name]) if named else None

    def _record(
        self,
        reading: Reading,
        sentence: Span,
        total: sums.Sum,
        rule: str,
        last: tuple[sums.Sum, Amount] | None,
        found: list[Amount],
        *,
        crowded: bool = False,
    ) -> Amount:
        base, text = sentence.start_char, context.text_of(reading, sentence)
        anchor = reading.anchor(base + total.start, base + total.end, f"amounts.{rule}")
        if (
            _COMPARED.search(text[max(0, total.first - 24) : total.first])
            and text[total.last : total.last + 1] in "을를"
        ):
            total = replace(total, end=total.last, modifier="exact")  # "예상치인 ¦3900억원¦을 웃돌았다"
            anchor = reading.anchor(base + total.start, base + total.end, f"amounts.{rule}")
        values: dict[str, Any] = {
            "currency": total.currency, "amount": total.amount, "amount_max": total.amount_max,
            "modifier": total.modifier, "per": total.per,
        }  # fmt: skip
        if last is not None and _restates(text, last[0], total):
            restated = last[1]
            values |= {"per": restated.per or total.per, "entity": restated.entity, "topic": restated.topic}
            values |= {"period": restated.period, "status": restated.status, "converts": restated.start}
            return Amount(**anchor, **values)
        if crowded:
            return Amount(**anchor, **values, status="actual")
        start, end = base + total.start, base + total.end
        values["per"] = total.per or _per(text, total)
        period = periods.own(reading, found, start, end) if values["per"] != "unit" else None
        owner = subjects.entity(reading, start, end, here=True)
        topic = topics.topic(reading, start, end, owner)
        if topic is not None and _FINE.search(topic) and (payer := subjects.payer(reading, start, end)):
            owner = payer
        if owner is None:
            public = topic is not None and _PUBLIC.search(topic) is not None and "정부" in reading.text
            of_firm = topic is not None and _OF_FIRM.match(topic) is not None
            owner = "정부" if public else subjects.entity(reading, start, end, of_firm=of_firm)
            if (
                owner is None
                and topic is not None
                and periods.RESULT.search(topic)
                and found
                and start - found[-1].end < _NEAR_ANOTHER
                and "\n" not in reading.text[found[-1].end : start]
            ):
                owner = found[
                    -1
                ].entity  # "가온전선은 매출 800억원을 올렸다. 순이익은 ¦62억원¦이다": no list has the firm
        if (
            topic is None
            and found
            and start - found[-1].end < 60
            and _goes_on(reading.text, found[-1], start, owner, values["per"])
        ):
            # "목표주가를 33만원에서 ¦36만원¦으로", "미국은 ¦2000억 달러¦를 기록했다"
            if text[total.start - 3 : total.start] == "에서 ":
                values["per"] = found[-1].per
            if found[-1].per == values["per"]:
                topic, period = found[-1].topic, period or found[-1].period
        topic = topic or topics.about(reading, start, owner)
        if topics.of_the_state(topic):
            owner = "정부"
        if period is None and values["per"] is None:
            period = periods.carried(reading, found, topic, start, total.amount)
        year = reading.published.year if reading.published else None
        bill = None
        if _BUDGETED.match(text, total.last):
            arrives = _arrives(
                reading, found, start, sentence
            )  # "올해 1200억원에서 ¦700억원¦으로": not this year's
            bill = _bill(reading.text, found, start, None if arrives else period, year)
            period = bill.period if bill is not None and (arrives or period is None) else period
        values |= {"entity": owner, "topic": topic, "period": period}
        said = tenses.status(text, total.start, total.last, context.year_of(period), year)
        aimed = "목표" in text[max(0, total.start - 20) : total.start]  # 목표주가
        behind = text[total.end : total.end + 40]
        if values["per"] in _PRICED and not aimed and not _AHEAD.search(behind) and not _GIVEN.match(behind):
            said = "actual"  # "시간당 2.5달러를 받는다": a price is what it is now
        if bill is not None and said == "actual":
            said = "planned"
        if re.search(r"본예산\s?[(（]?$", text[: total.start]):
            said = "actual"  # "올해 본예산(¦9조9000억원¦)에 더하면": passed before
        elif said is None and found and periods.OF_WHICH.search(text[max(0, total.start - 40) : total.start]):
            said = found[-1].status  # "첫해 몫은 9000억 원이며, 이 중 ¦4800억 원¦이 GPU 값이다"
        if (
            said is None and values["per"] is None
        ):  # "총사업비 : 15조원" in a list: as the article said before
            again = (r for r in found if (r.amount, r.currency) == (total.amount, total.currency))
            said = next((record.status for record in again), None)
        if topic is not None and said == "actual" and _FORECAST.search(topic):
            said = "planned"  # "목표주가를 68만원에서 ¦85만원¦으로 올렸다"
        if values["period"] is None and values["per"] is None:
            values["period"] = periods.of_the_bill(reading, found, start, own_tense=said is not None)
        values["status"] = (
            said
            or tenses.status_before(reading, start, end)
            or tenses.status_above(reading, start)
            or tenses.bill_above(reading, start)
            or "actual"
        )
        return Amount(**anchor, **values)

    def _cells(self, reading: Reading) -> Iterator[Amount]:
        for cell in tables.read(reading.text):
            currency = {"원": "KRW", "KRW": "KRW", "달러": "USD", "불": "USD", "$": "USD", "USD": "USD"}.get(
                cell.unit
            )
            scale = value("1" + cell.scale) if cell.scale else Decimal(1)
            amount = scaled(cell.value, scale) if scale is not None else None
            if currency is None or amount is None:
                continue
            caption = reading.text[slice(*cell.caption)]
            year = _YEAR_COLUMN.match(cell.column)
            ahead = (
                year is not None and reading.published is not None and int(year[1]) > reading.published.year
            )
            yield Amount(
                **reading.anchor(cell.start, cell.end, "amounts.table_cell"),
                currency=currency,
                amount=amount,
                entity=subjects.of_cell(reading, cell.row, cell.column),
                period=year[1] if year else None,
                topic=" ".join(filter(None, (cell.row, "" if year else cell.column))) or None,
                status=("planned" if ahead else None)
                or tenses.caption_status(cell.column)
                or tenses.caption_status(caption)
                or "actual",
            )


_SENTENCE_END = re.compile(r"[다요]\.[”\"]? ")
_ONLY_TIME = re.compile(
    r"(?:올해|지난해|작년|재작년|전년|내년|당초|종전|기존|이전|20\d\d년)(?:에는|엔|의|도)?(?: (?:약 )?|\()"
)  # "… ¦올해¦ 9조원에서 늘었다"
_IN_ALL = re.compile(r"등\s(?:모두|총|합쳐|합해|전체|도합)\s")  # 국비 3천억원, 민자 500억원 등 모두 ¦6천억원¦
_COMPARED = re.compile(
    r"(?:예상치|전망치|기대치|추정치|추정|컨센서스|전망|예상|가이던스|기대|목표|목표치|평균|직전 (?:최고|최대)[가-힣]{0,3})(?:\([^()]{1,20}\))?(?:인|였던|이었던)?\s?$"
    r"|(?:지난해|작년|전년|전 ?분기|직전 분기|1년 전|종전|기존)(?:의| (?:최고치|최대치|기록|실적|매출|영업이익|같은 기간)(?:인|의)?)\s$"
)


def _goes_on(text: str, last: Amount, start: int, owner: str | None, per: str | None) -> bool:
    """Whether the sum at `start` may measure what the one before did, as another owner's in a new sentence does not."""
    between = text[last.end : start]
    if "\n" in between or _IN_ALL.search(between):
        return False
    last_end = None
    for last_end in _SENTENCE_END.finditer(between):  # noqa: B007
        pass
    return per is not None or last_end is None or _ONLY_TIME.fullmatch(between, last_end.end()) is not None


_BUDGETED = re.compile(
    r"(?:,\s[^.]{0,60}?[원러][을를]\s|[^.0-9]{0,20}?)(?:배정|편성|책정|반영|담았|담겼|담긴|늘렸|늘었|늘린|줄었|줄였|깎|증액|감액|삭감|짰)(?![^.]{0,12}(?:확정|의결))"
)
_PARAGRAPH = re.compile(r"[다요][.”\"’']{1,2}\s*\n")  # the sentence that ends one
_NEAR_BILL = 600  # characters


def _bill(text: str, found: list[Amount], start: int, period: str | None, year: int | None) -> Amount | None:
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


def _arrives(reading: Reading, found: list[Amount], start: int, sentence: Span) -> bool:
    """Whether the sum is where the one before it arrives, with no time of its own: `3조원에서 ¦5조원¦으로`."""
    if not found or found[-1].start < sentence.start_char:
        return False
    between = reading.text[found[-1].end : start]
    return re.fullmatch(r"(?:\([^)]{1,30}\))?에서\s(?:약\s|[0-9.]+%\s[가-힣]{1,4}\s)?", between) is not None


def _restates(text: str, first: sums.Sum, second: sums.Sum) -> bool:
    """`1억7800만달러(약 2400억원)`: the second says the first in the other currency."""
    if {first.currency, second.currency} != {"KRW", "USD"} or not _BRACKET.fullmatch(
        text[first.last : second.start]
    ):
        return False
    won, dollars = (first, second) if first.currency == "KRW" else (second, first)
    return dollars.amount > 0 and _RATIO[0] <= won.amount / dollars.amount <= _RATIO[1]


def _per(text: str, total: sums.Sum) -> str | None:
    left = context.clause_before(text, total.start, 40)
    if _MONTHLY.search(left):
        return "month"
    price = _UNIT_PRICE.search(left) and total.amount <= _LARGEST_PRICE.get(total.currency, 0)
    return "unit" if price or _EACH_IN_CLAUSE.search(left) or _TRADED.match(text, total.last) else None


def _left_out(text: str, taken: list[sums.Sum]) -> Iterator[sums.Sum]:
    at = 0
    for match in _LEFT_OUT.finditer(text):
        first, last = match.span()
        while at < len(taken) and taken[at].last <= first:
            at += 1
        if at < len(taken) and taken[at].first < last:
            continue
        number = value(match["number"])
        if number is None or _OTHER_UNIT.match(text, last) or _LAW.search(text[max(0, first - 5) : first]):
            continue
        low = value(match["low"]) if match["low"] else None
        if low is not None and not match["low"].endswith(("조", "억")):
            low = next((low * s for s in (Decimal(10) ** 12, Decimal(10) ** 8) if low * s < number), None)
        left, right = before(text, first), after(text, last)
        least, most = (low, number) if low is not None and low < number else (number, None)
        modifier = joined(left, right, bool(match["yeo"]) or "여" in match["number"])
        yield sums.Sum(left.offset, first, last, right.offset, "KRW", least, most, modifier, left.per)


def _near_money(text: str, total: sums.Sum) -> bool:
    around = text[max(0, total.first - _NEAR) : total.first], text[total.last : total.last + _NEAR]
    return any(_MONEY.search(part) for part in around)
