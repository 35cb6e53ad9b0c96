"""Where a sum of money begins and ends in Korean text: numerals with a currency on either side, and ranges.

`10조1천억원`, `3～5조원`, `1억7800만달러`, `₩30조`, `USD 1.5B`, `23억$`, `1달러 20센트`. `read` takes every sum of a
sentence; what is no sum of its own — an exchange rate, a law's article, a note of 5,000원 — is left out here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kaix.rules.ko.quantities import JOINT, NUMERAL, after, before, joined, lower_end
from kaix.values import scaled
from kaix.values.korean import value
from kaix.values.korean_money import OTHER_CURRENCIES

_SIGN = r"(?:(?:US|ＵＳ)?[$＄]|[₩￦]|(?:KRW|krw|USD|usd)[ ]?[$]?)"
_DOLLARS = (
    r"(?:(?:미국|미|美|U\.?S\.?)[ ]?)?(?:달러(?!권)|弗)"
    r"|(?<![1-9])불(?=$|[^가-힣]|[을의에로이은과도만]|으로|까지|부터|규모|이상|이하|미만|초과|가량|대|짜리)|USD|(?:US)?[$＄]"
)
_WON = r"원화(?=$|[^가-힣])|원|KRW|[₩￦]"
# What can stand right behind 원: not 원칙, 원전, 원장, 원권, nor 는, 가, 를, which never follow a consonant.
_AFTER_WON = re.compile(
    r"(?![가-힣])|[을이은의에도과만씩]|으로|대(?=까지|였|이|[로에의를는가인도]|[^가-힣]|$)|선|인(?![가-힣]*공)|어치|짜리|라는|부터|까지|보다"
    r"|밖에|여(?![성러])|쯤"
    r"|가량|정도|가까이|규모|수준|이상|이하|미만|초과|이내|안팎|내외|남짓|상당|돌파|투[자입]|지원|확보|들여|조성|시대"
    r"|당|꼴|뿐|처럼"
    r"|마저|조차|이나|입니|임|였|넘|융자|대출|매출|펀드|예산|기부|출자|유치|증액|감액|삭감|편성|배정|수준|목표|육박"
    r"|한도|과징금|벌금"
)
_LATIN_SCALES = {
    "trillion": 12, "tn": 12, "t": 12, "billion": 9, "bn": 9, "b": 9, "million": 6, "mn": 6, "m": 6, "k": 3
}  # fmt: skip
_LATIN = r"[ ]?(?:trillion|billion|million|tn|bn|mn|[TtBbMmKk])(?![A-Za-z])"

_ANY = "원|달러|弗|불|[$＄₩￦]|USD|US달러"
_ONES = "일이삼사오육칠팔구"
_CENT_WORDS = rf"[{_ONES}]?십[{_ONES}]?|[{_ONES}]"
_SUFFIXED = re.compile(
    rf"(?:(?P<low>{NUMERAL})(?P<low_unit>\s?여)?(?P<low_currency>\s?(?:{_ANY}))?"
    rf"(?P<joint>{JOINT}|에서\s|부터\s))?"
    rf"(?P<number>{NUMERAL})(?P<latin>{_LATIN})?(?P<yeo>\s?여)?\s?(?:(?P<KRW>{_WON})|(?P<USD>{_DOLLARS}))"
    rf"(?P<cents>\s?(?P<cent>\d{{1,2}}|{_CENT_WORDS})\s?센트)?"
)
_SIGNED = re.compile(
    rf"(?<![A-Za-z])(?P<sign>{_SIGN})[ ]?(?P<minus>[-−△▵][ ]?)?"
    rf"(?:(?P<low>{NUMERAL})(?P<low_latin>{_LATIN})?(?P<joint>{JOINT})(?:{_SIGN})?[ ]?)?"
    rf"(?P<number>{NUMERAL})(?P<latin>{_LATIN})?(?P<yeo>\s?여)?"
)
_CENTS = re.compile(rf"(?P<number>{NUMERAL})[ ]?센트(?![가-힣]*[럴])")
_NOTATIONS = {"suffixed": _SUFFIXED, "signed": _SIGNED, "cents": _CENTS}
_NOT_SIGNED = re.compile(rf"\s?(?:원(?!/)|(?:{OTHER_CURRENCIES})|장|명|개(?!국)|%)")
_FULL = re.compile(r"\s(?:버스|열차|지하철|관중|관객|승객|사례)")  # 만원 버스
# "영업이익은 ¦△12억원", "순손익 ¦-30억원", "손실(¦-3억원)": a loss; "3-5억원" is a range and "- 30억원 투자" an item.
_MINUS = re.compile(
    r"(?:[|│\t(（:]\s?|[ ]{2}|[은는이가을를도]\s|(?:손익|이익|순익|손실|적자|수지|흐름|실적|증감|차액"
    r"|순유출)\s)(?P<sign>[-−–](?=$)|마이너스\s|[△▵]\s?)$"
)

# 원·달러 환율이 1,380원, 달러당 1400원, 1달러=1,400원: a rate, not a sum.
_RATE_WORD = re.compile(r"환율|외환(?!보유)|원화[는가] |원\s?[·/]\s?달러|달러\s?[·/]\s?원")
# "달러당 1400원", "1유로는 1600원", "100엔에 950원", "1달러 = 1400원"
_RATE_BEFORE = re.compile(
    rf"(?:(?<![0-9])(?:달러|{OTHER_CURRENCIES})화?\s?당|(?<![0-9.,])(?:1|100|[일백한])\s?(?:달러|\$|{OTHER_CURRENCIES})화?"
    r"(?:\s?[=:≒]|[는은가이에]|\s?(?:값|환율|가치)[은는이가])?)\s?(?:(?:현재|지금|이제|오늘|약|대략)\s?){0,2}$"
)
_RATE_AFTER = re.compile(r"\s?(?:당|=|에|[:는은가이])\s?(?:약\s?)?[0-9,.]{3,9}\s?원")
_JEON = re.compile(r"\s?[0-9]{1,2}\s?전")  # 1472원 ¦50전
_NOT_A_SUM_BEFORE = re.compile(r"(?:단\s?위\s?[:：]?\s?|[수몇]\s?|[수몇][십백천]\s?|십수\s?)$")
_TO = re.compile(r"(?:\s?(?:가량|정도|안팎|규모|수준|여|대))?(?:으로|로)")
_SCALED = re.compile("[만억조]")
_LARGEST_RATE = {"KRW": Decimal(10_000), "USD": Decimal(3)}


@dataclass(slots=True)
class Sum:
    """A sum as read: in the text given, `first` to `last` without its modifiers, `start` to `end` with them."""

    start: int
    first: int
    last: int
    end: int
    currency: str
    amount: Decimal
    amount_max: Decimal | None
    modifier: str
    per: str | None


def read(text: str) -> Iterator[Sum]:
    """The sums in one sentence, in order, without overlaps."""
    rate = _RATE_WORD.search(text) is not None
    scans = {kind: pattern for kind, pattern in _NOTATIONS.items() if kind != "cents" or "센트" in text}
    ahead = {kind: pattern.search(text) for kind, pattern in scans.items()}
    cursor = 0
    while True:
        for kind, match in ahead.items():  # each notation is searched on only from where it was found
            if match is not None and match.start() < cursor:
                ahead[kind] = scans[kind].search(text, cursor)
        found = [(match.start(), kind) for kind, match in ahead.items() if match is not None]
        if not found:
            return
        kind = min(found)[1]
        match = ahead[kind]
        assert match is not None
        sums = _sums(text, match, kind)
        cursor = sums[-1].last if sums else max(match.start() + 1, match.end("number") - 1)
        for total in sums:
            if _is_rate(text, total, rate):
                rate = True  # 파운드당 1.26달러에서 ¦1.28달러¦로
            elif not _NOT_A_SUM_BEFORE.search(text, max(0, total.first - 7), total.first):
                yield total


def _sums(text: str, match: re.Match[str], kind: str) -> list[Sum]:
    """The sum of a match, or the two of "3조에서 10조원으로", which share a currency and are no range."""
    group = match.groupdict()
    code = _currency(text, match, group, kind)
    number = _scaled(value(match["number"]), group.get("latin"))
    if code is None or number is None:
        return []
    low = _lower_end(group, number)
    approximate = bool(group.get("yeo")) or "여" in match["number"]
    if kind == "cents" or group.get("cents"):
        number = number / 100 if kind == "cents" else number + (value(group["cent"]) or Decimal(0)) / 100
    if group.get("minus"):
        number = -number
    if not group.get("low"):
        return [_with_edges(text, match.start(), match.end(), code, number, None, approximate)]
    if low is not None and not ("에서" in (group["joint"] or "") and _TO.match(text, match.end())):
        return [_with_edges(text, match.start(), match.end(), code, low, number, approximate)]
    last = _with_edges(text, match.start("number"), match.end(), code, number, None, approximate)
    if group.get("low_currency"):  # "¦3조원¦에서 10조원으로", "¦5억원¦ - 3억원": the second is read next
        end = match.end("low_currency")
        first = _SUFFIXED.match(text[:end], match.start("low"))
        return _sums(text[:end], first, "suffixed") if first is not None else []
    if low is None or not _SCALED.search(group["low"]):
        return [] if kind == "signed" else [last]
    return [_with_edges(text, match.start(), match.end("low"), code, low, None, False), last]


def _scaled(number: Decimal | None, latin: str | None) -> Decimal | None:
    if number is None or not latin:
        return number
    return scaled(number, Decimal(10) ** _LATIN_SCALES[latin.strip().lower()])


def _with_edges(
    text: str, first: int, last: int, code: str, low: Decimal, high: Decimal | None, approximate: bool
) -> Sum:
    if high is None and (minus := _MINUS.search(text, max(0, first - 14), first)) is not None:
        first, low = minus.start("sign"), -low
    left, right = before(text, first), after(text, last)
    modifier = joined(left, right, approximate)
    return Sum(left.offset, first, last, right.offset, code, low, high, modifier, left.per)


def _currency(text: str, match: re.Match[str], group: dict[str, str | None], kind: str) -> str | None:
    if kind == "cents":
        return "USD"
    if kind == "signed":
        won = (group["sign"] or "").strip().upper() in ("₩", "￦", "KRW")
        return None if _NOT_SIGNED.match(text, match.end()) else "KRW" if won else "USD"
    if group["KRW"] and (
        group["cents"] or (group["KRW"] == "원" and not _AFTER_WON.match(text, match.end()))
    ):
        return None
    full = match["number"] == "만" and _FULL.match(text, match.end())
    return None if full else "KRW" if group["KRW"] else "USD"


def _lower_end(group: dict[str, str | None], number: Decimal) -> Decimal | None:
    """The lower end of a range, with the scale of the upper one where it has none: `3～5조원`, `1500~2000억원`."""
    written, latin = group.get("low"), group.get("low_latin") or group.get("latin")
    if not written:
        return None
    if latin or group.get("low_currency"):
        low = _scaled(value(written), latin)
    else:
        low = lower_end(written, group["number"] or "", number)
    far = "에서" in (group.get("joint") or "") and low is not None and low * 100 < number
    return low if low is not None and 0 < low < number and not far else None


def _is_rate(text: str, total: Sum, rate: bool) -> bool:
    if total.amount >= _LARGEST_RATE[total.currency]:
        return False
    said = _RATE_BEFORE.search(text[max(0, total.first - 14) : total.first]) or _JEON.match(text, total.last)
    return rate or said is not None or (total.amount == 1 and _RATE_AFTER.match(text, total.last) is not None)
