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

from kaix.reading import Reading
from kaix.records import Amount
from kaix.rules.ko import context, headlines, subjects, sum_slots, sums, tables, tenses
from kaix.rules.ko.quantities import JOINT, NUMERAL, after, before, joined
from kaix.values import scaled
from kaix.values.korean import value

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
_RATIO = (Decimal(500), Decimal(3000))


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
        if sum_slots.is_compared_with(text, total):
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
        values |= sum_slots.read(reading, sentence, total, found)
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


def _restates(text: str, first: sums.Sum, second: sums.Sum) -> bool:
    """`1억7800만달러(약 2400억원)`: the second says the first in the other currency."""
    if {first.currency, second.currency} != {"KRW", "USD"} or not _BRACKET.fullmatch(
        text[first.last : second.start]
    ):
        return False
    won, dollars = (first, second) if first.currency == "KRW" else (second, first)
    return dollars.amount > 0 and _RATIO[0] <= won.amount / dollars.amount <= _RATIO[1]


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
