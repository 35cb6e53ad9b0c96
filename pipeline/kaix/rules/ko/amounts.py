"""Sums of money in Korean: patterns as a table, one class that turns a match into values.

A pattern says where a number and a currency touch; `sums` reads the whole sum around it. `원` may be
left out of what ends in 조, 억 or 경 and counts nothing else: `1조 이상 투자`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import ClassVar

from spacy.tokens import Span
from spacy.vocab import Vocab

from kaix.attribution.ko import slots
from kaix.attribution.ko.setting import Mention
from kaix.reading import Reading
from kaix.records import Amount
from kaix.rules import tables
from kaix.rules.ko import rates, sums, table_units
from kaix.rules.ko.quantities import JOINT, after, before, joined, lower_end
from kaix.values.korean import DIGIT_NUMERAL, value
from kaix.values.korean_money import OTHER_CURRENCIES, OTHER_PREFIXES, PREFIXES

PATTERNS: dict[str, re.Pattern[str]] = {
    "cents": re.compile(r"^[^달불원]*센트"),  # 50센트
    # ₩30조, USD 1.5B, US$3억
    "sign_before": re.compile(r"^(?:[A-Z]{0,2}[$＄₩￦]|(?:KRW|krw|USD|usd))"),
    "sign_after": re.compile(r"(?:[$＄₩￦]|KRW|USD)$"),  # 23억$, 400만 USD
    "latin_scale": re.compile(r"[BbMmTtKk]n? ?달러$"),  # 1.5B 달러
    "scaled_won": re.compile(r"[십백천만억조경].*원화?$"),  # 10조1천억원, 2만9000원
    "plain_won": re.compile(r"원화?$"),  # 5000원
    "scaled_dollars": re.compile(
        r"[십백천만억조경].*(?:달러|불|弗)|점[^점]*(?:달러|불)"
    ),  # 1억7800만 달러, 5억 US달러
    "plain_dollars": re.compile(r"달러|불|弗"),  # 0.6달러
    "won_left_out": re.compile(r"[만억조경]"),  # 1조 이상 투자, 1만2500에서 1만5000원으로
}
"""How the currency is written: the first that is found in a sum as `sums` has read it names the rule."""
RULES = ("range", *PATTERNS, "table_cell")
"""With the sums of two ends, 3조~5조원, and what `table_units` reads under (단위 : 억 원)."""

TRIGGER = re.compile(
    r"[0-9０-９십백천만억조경일이삼사오육칠팔구]\s?여?\s?(?:[원불弗]|[가-힣美A-Z]{0,5} ?달러)"
    r"|[0-9][BbMmTtKk] ?달러|[$＄₩￦]|KRW|krw|USD|usd"
    r"|센트|[0-9０-９]\s?여?\s?[조억경]|[천백]억|천만"
)
_LEFT_OUT = re.compile(
    rf"(?<![제$＄€£¥₩])(?<!제 )(?<!제\d[~∼-])(?:(?P<low>{DIGIT_NUMERAL})(?:{JOINT}"
    rf"|에서\s))?(?P<number>{DIGIT_NUMERAL})(?<=[조억경])(?P<yeo>\s?여(?![가-힣]))?"
    r"(?=$|[^가-힣0-9A-Za-z$€£¥]|[을를이가은는의에도씩대]|으로|로|까지|이상|안팎|가량|규모|투자|지원)"
)
_OTHER_UNIT = re.compile(
    rf"(?:여|씩|[을를이가은는의에도])?\s?(?:{OTHER_CURRENCIES})"
    r"|[가와과로]?\s?(?:나[눠뉘]|맞붙|[1-9]조[ 가]|공격수|수비수)|\s?\(\d+(?:\.\d+)?[BT]\b|\s?(?:단위|무료 ?이용)"
    r"|(?:여|씩|[을를이가은는의에도])?\s?(?:(?:규모|수준|이상|이하|가량|안팎|[에]? ?달하)(?:의|인|는)?\s)?"
    r"(?:토큰|파라미터|매개변수|글자|문장|단어|쌍|사용 ?횟수"
    r"|비트|바이트|번째|인구|가입자|이용자|사용자|다운로드|조회|뷰)"
    r"|(?:여|씩|[을를이가은는의에도])?\s?(?:장(?![기벽])|개|명|건|분(?![기야배])|급|조사|대(?![규출])|곳|배(?![정분])|톤|회|번|인(?![공프수])"
    r"|달러|불|弗|美|미국|홍콩|호주|US|항|교대|W|kW|MW|GW|평|주(?![요도])"
    r"|년|월|시간|북한|㎡|가구|살|[0-9$€£¥]|원)|[은는]? ?(?:에 따|에 의|에 명시|가 규정)"
)
_OWN = "|".join(sorted(PREFIXES, key=len, reverse=True))
_PREFIX = re.compile(rf"(?<![가-힣A-Za-z])(?:(?P<own>{_OWN})|(?:{OTHER_PREFIXES}))\s?(?:약 )?$")
_LAW = re.compile(r"(?:제|법|헌법|조례|규칙|시행령|규정|\d인)\s?$")  # 제10조, 2인 1조
_COUNT_OF = re.compile(  # 가입자 3억, 매개변수는 약 1조
    r"(?:인구|[가이]입자|[이사]용자|회원|구독자|팔로워|관객|다운로드|조회수?|파라미터|매개변수|토큰|시간|[건횟대장점]수|판매량|데이터)"
    r"[가-힣]{0,2}(?:\s[가-힣]{1,3})?\s$"
)
_BRACKET = re.compile(
    r"[^()（）0-9]{0,25}[(（\[]\s?(?:[^()（）0-9]{0,8}[,:]?\s)?$|\s?/\s?$|(?:,\s?|\s)?(?:우리 ?돈(?:으로)?|한화로?"
    r"|원화로?)\s?$"
)
_RATIO = (Decimal(500), Decimal(3000))


class Extractor:
    """Finds `Amount` records."""

    group: ClassVar[str] = "amounts"

    def __init__(self, vocab: Vocab) -> None:
        """The vocabulary is not needed: sums are read from the text."""

    def __call__(self, reading: Reading) -> Iterator[Amount]:
        """The sums of a document."""
        found: list[Amount] = []
        for sentence in reading.sentences_with(TRIGGER):
            text = reading.text_of(sentence)
            taken: list[sums.Sum] = []
            last: tuple[sums.Sum, Amount] | None = None
            for total in sums.read(text):
                rule = _rule(text, total)
                if rule == "plain_won" and 0 <= total.amount < 10 and total.per is None:
                    continue  # "1원도 아깝다": nothing costs it
                taken.append(total)
                record = _record(reading, sentence, total, rule, last)
                found.append(record)
                last = (total, record)
            found += [
                _record(reading, sentence, total, "won_left_out", None) for total in _left_out(text, taken)
            ]
        yield from attributed(reading, found)
        yield from tables.sums(reading, table_units.read(reading.text, money=True), table_units.PLAN)


def _record(
    reading: Reading, sentence: Span, total: sums.Sum, rule: str, last: tuple[sums.Sum, Amount] | None
) -> Amount:
    """The sum as it stands, without who, what for, when and whether."""
    base, text = sentence.start_char, reading.text_of(sentence)
    if rates.is_compared_with(text, total):
        total = replace(total, end=total.last, modifier="exact")  # "예상치인 ¦3900억원¦을 웃돌았다"
    restated = last[1] if last is not None and _restates(text, last[0], total) else None
    if restated is not None and last is not None and rates.is_compared_with(text, last[0]):
        total = replace(total, modifier=before(text, total.first).modifier)
    each = total.per or rates.per(text, total)
    if each is None and last is not None and text[last[0].last : total.start] == "에서 ":
        each = last[1].per  # 4만 원에서 ¦5만2500원¦으로 오른 주가
    return Amount(
        **reading.anchor(base + total.start, base + total.end, f"amounts.{rule}"),
        currency=total.currency, amount=total.amount, amount_max=total.amount_max, modifier=total.modifier,
        per=restated.per or total.per if restated is not None else each,
        converts=restated.start if restated is not None else None,
    )  # fmt: skip


def attributed(reading: Reading, found: list[Amount]) -> Iterator[Amount]:
    """The sums with their entity, topic, period and status; one that restates another has those of that one."""
    mentions = {
        r.start: Mention("amounts", r.start, r.end, (r.currency, r.amount, r.amount_max), r.per)
        for r in found
        if r.converts is None
    }
    slots.fill(reading, mentions.values())
    for record in found:
        mention = mentions.get(record.start if record.converts is None else record.converts)
        yield record if mention is None else replace(record, **mention.slots)  # type: ignore[arg-type]


def _rule(text: str, total: sums.Sum) -> str:
    """The name of the way in which a sum is written; of a range always `range`."""
    if total.amount_max is not None:
        return "range"
    written = text[total.first : total.last]
    return next(name for name, pattern in PATTERNS.items() if pattern.search(written))


def _restates(text: str, first: sums.Sum, second: sums.Sum) -> bool:
    """`1억7800만달러(약 2400억원)`: the second says the first in the other currency."""
    gap = text[first.last : second.start]
    beside = _BRACKET.fullmatch(gap) or (second.modifier == "approx" and gap.strip() in (",", "·"))
    if {first.currency, second.currency} != {"KRW", "USD"} or not beside:
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
        named = _PREFIX.search(text, max(0, first - 12), first)
        code = PREFIXES.get(named["own"] or "") if named is not None else "KRW"
        if code is None:
            continue  # "유로 5억"
        first = named.start() if named is not None else first
        around = text[max(0, first - 14) : first]
        if number is None or _OTHER_UNIT.match(text, last) or _LAW.search(around) or _COUNT_OF.search(around):
            continue
        low = lower_end(match["low"], match["number"], number) if match["low"] else None
        left, right = before(text, first), after(text, last)
        least, most = (low, number) if low is not None else (number, None)
        modifier = joined(left, right, bool(match["yeo"]) or "여" in match["number"])
        yield sums.Sum(left.offset, first, last, right.offset, code, least, most, modifier, left.per)
