"""Sums of money in won and in dollars, in English.

The patterns find where a number and a currency touch; `sums` reads the whole sum around that
place, and `attribution` says whose it is, what for, when, and whether it is spent or only planned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import ClassVar

from spacy.tokens import Span
from spacy.vocab import Vocab

from kaix.attribution.en.slots import Attribution, Mention
from kaix.context import Circumstances
from kaix.reading import Reading
from kaix.records import Amount
from kaix.rules import tables
from kaix.rules.en import counts, exchange_rates, sum_ranges, sums, table_units
from kaix.rules.en.rates import per
from kaix.rules.en.sums import Sum
from kaix.values.english import SCALES, SPACE, Quantity
from kaix.values.english_money import currency

_GAP = rf"(?:{SPACE}{{1,3}}|[-‑])?"
_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
_SCALED = rf"(?:(?<=\d)|(?<=[+½¼¾⅓⅔])|\b)(?P<scale>{_SCALE})(?P<stop>\.)?{_GAP}"
_PLAIN = rf"(?<=[\w+½¼¾⅓⅔]){_GAP}"
_WON = r"(?P<currency>(?:(?:South )?Korean )?won|(?P<own>k|m|mn|bn)?KRW)(?:(?=[mb]n?\b)|\b)"
_DOLLARS = (
    r"(?P<currency>(?:(?:US|U\.S\.?(?:A\.)?|USA|American|United States)[ -]?)?(?:dollars?|bucks)"
    r"|(?P<own>k|m|mn|bn)?USD)(?:(?=[mb]n?\b)|\b)"
)
_NUMBER_NEXT = rf"(?={SPACE}{{0,3}}(?:[-−△▵(]?{SPACE}?\.?\d|[½¼¾⅓⅔]|[a-z]))"

PATTERNS: dict[str, re.Pattern[str]] = {
    # 100 trillion won, 9.9-trillion-won, 16 tln won, half a trillion Korean won, a billion and a half won, 50 MKRW
    "scaled_won": re.compile(rf"{_SCALED}(?:and{SPACE}an?{SPACE}\w+{_GAP})?{_WON}", re.IGNORECASE),
    # 55,300 won
    "plain_won": re.compile(_PLAIN + _WON, re.IGNORECASE),
    # KRW 10 trillion, ₩2.5 trillion, ₩-50 billion, W2tn, Won150tn
    "won_sign": re.compile(
        rf"(?P<currency>[₩￦]|(?<![A-Za-z])(?:(?:KRW|krw)(?P<scale>bn|mn|tn|m)?|W|Won)(?![A-Za-z])){_NUMBER_NEXT}"
    ),
    # 500 ₩, 3bn $: the sign behind the number; no A$, no $x
    "sign_behind": re.compile(
        rf"(?<=[\w½¼¾⅓⅔]){SPACE}{{0,3}}(?<!\W[A-Z])(?P<currency>[₩￦]|(?:US)?[$＄﹩])(?!(?!US)[A-Za-z])"
    ),
    # $178M, US$ 1.5bn, USD34.6 million, $US5 million, $.5 billion, USDm 50
    "dollar_sign": re.compile(
        rf"(?P<currency>(?:US|U\.S\.|USD|usd)?[$＄﹩](?:USD?)?|(?<![A-Za-z])(?:USD|usd)(?P<scale>bn|mn|m)?(?![A-Za-z$]))"
        rf"{_NUMBER_NEXT}"
    ),
    # half a billion dollars, 40 million U.S. dollars, 50 MUSD
    "scaled_dollars": re.compile(rf"{_SCALED}(?:and{SPACE}an?{SPACE}\w+{_GAP})?{_DOLLARS}", re.IGNORECASE),
    # 5,000 dollars
    "plain_dollars": re.compile(_PLAIN + _DOLLARS, re.IGNORECASE),
    # 63 cents a share, a 12-cent dividend, 63¢
    "cents": re.compile(rf"(?<=\w)(?:{SPACE}{{1,3}}|[-‑]|(?<=\d))(?P<currency>cents?\b|¢)"),
}
RULES = (*PATTERNS, "table_cell")  # Budget (KRW bn) … 1,150: which cells are sums, `table_units` says

# What each rule's match holds one of, in lower case.
_WON_WORDS, _DOLLAR_WORDS = ("won", "krw"), ("dollar", "bucks", "usd")
_NEEDED: dict[str, tuple[str, ...]] = {
    "scaled_won": _WON_WORDS, "plain_won": _WON_WORDS, "won_sign": ("₩", "￦", "krw", "w"),
    "sign_behind": ("₩", "￦", "$", "＄", "﹩"), "dollar_sign": ("$", "＄", "﹩", "usd"),
    "scaled_dollars": _DOLLAR_WORDS, "plain_dollars": _DOLLAR_WORDS, "cents": ("cent", "¢"),
}  # fmt: skip

# One class of characters comes first, so that the search jumps from one of them to the next.
_TRIGGER = re.compile(
    r"[$₩￦＄﹩¢wWkKuUdDbBc](?:(?<=[$₩￦＄﹩¢])|(?<=[wW])(?:(?:on|ON)(?:\b|(?=\d))|(?=\s?\d))|(?<=[kK])(?:rw|RW)(?:\b|(?=\d|[mbt]n?\b))"
    r"|(?<=[uU])(?:sd|SD)(?:\b|(?=\d|[mb]n?\b))|(?<=[dD])(?:ollars?|OLLARS?)\b|(?<=[bB])ucks\b|(?<=[^A-Za-z]c)ents?\b)"
)
# "12 won contracts": after the verb stands what was won; after the currency an end, a preposition or a rate.
_AFTER_CURRENCY = re.compile(
    r"\s*(?:$|[^\w\s]|(?:per|an?|each|for|in|on|to|from|and|or|at|by|as|with|over|under|more|less|is|was|will|this|last|next)\b)"
)
_CASH = re.compile(r"(?:[125]|[15][,0]+|20)[-‑](?:won|dollar)\s(?:bank)?(?:note|bill|coin)s?\b")
_VERB_OBJECT = re.compile(
    r"\s+(?:the|their|its|his|her|him|them|nothing|all|both|no|some|any|over)\b", re.IGNORECASE
)
_CENTS_SAID = re.compile(
    r"\bcents? (?:on|of|out of|for|from|in) (?:the|every|each) (?:\w+ ){0,3}dollar\b"
)  # a share
_NUMBER_BEHIND = re.compile(r"\s?[\d(]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SCALED_UPPER = re.compile(r"[-–~]\d[\d.,]*\s?(?:[tbm]n|trn|[tbm]ln|trillion|billion|million)\b")  # W3¦-4tn


@lru_cache(maxsize=1)  # asked for twice: where tokens are needed, and then where rules run
def _currencies(text: str) -> tuple[int, ...]:
    """The offsets in code points at which a currency stands, in order."""
    return tuple(match.start() for match in _TRIGGER.finditer(text))


_BESIDE = 40
"""Characters between a sum and its conversion: "5 trillion won, or about $3.6 billion"."""


class Extractor:
    """Finds `Amount` records."""

    group: ClassVar[str] = "amounts"

    def __init__(self, vocab: Vocab) -> None:
        """The vocabulary is not needed: sums are read from the text."""

    def token_places(self, text: str) -> Iterable[int]:
        """Nowhere: sums are read from the text."""
        return ()

    def __call__(self, reading: Reading) -> Iterator[Amount]:
        """The amounts of one document, in the order of the text."""
        attribution = Attribution(reading, "amounts")
        triggers = sorted({reading.index_at(place) for place in _currencies(reading.text)})
        yield from tables.sums(reading, table_units.sums(reading.text), table_units.PLAN)
        for index in triggers:
            sentence = reading.sentences[index]
            found = self.sums(reading.text, sentence)
            if found:
                yield from self._records(reading, sentence, found, attribution)

    def _records(
        self, reading: Reading, sentence: Span, found: list[Sum], attribution: Attribution
    ) -> Iterator[Amount]:
        """The records of the sums of one sentence; a conversion has the slots of the sum that it restates."""
        slots: dict[int, Circumstances] = {}
        for group in counts.together(found):
            ends = {id(one): one.end for one in group}
            for one in group:
                if one.converts is not None and 0 <= one.start - one.converts.end < _BESIDE:
                    ends[id(one.converts)] = one.end
            own = [one for one in group if one.converts is None or id(one.converts) not in {*slots, *ends}]
            decided = attribution.decide([
                Mention(one.start, one.end, ends[id(one)], (one.currency, one.value, one.maximum)) for one in own
            ])  # fmt: skip
            slots.update((id(one), here) for one, here in zip(own, decided, strict=True))
            for one in group:
                slots.setdefault(id(one), slots.get(id(one.converts), Circumstances()))
        text, base = reading.text_of(sentence), sentence.start_char
        for one in found:
            here, value = slots[id(one)], one.value
            assert value is not None
            yield Amount(
                **reading.anchor(one.start, one.end, f"amounts.{one.rule}"),
                currency=one.currency, amount=value, amount_max=one.maximum, modifier=one.modifier,
                per=per(text, one.start - base, one.end - base, one.quantity.scale == 1),
                entity=here.entity, topic=here.topic, period=here.period, status=here.status,
                converts=one.converts.start if one.converts is not None else None,
            )  # fmt: skip

    def sums(self, text: str, sentence: Span) -> list[Sum]:
        """The sums of won and dollars in `sentence`, in order, without overlaps."""
        low, high = sentence.start_char, sentence.end_char
        found: list[Sum] = []
        lower = text[low:high].lower()
        for rule, pattern in PATTERNS.items():
            can_match = any(word in lower for word in _NEEDED[rule])
            for match in pattern.finditer(text, low, high) if can_match else ():
                one = _read(text, low, high, rule, match)
                if one is not None:
                    found.append(one)
        # A sign before and a word behind ("$5 million dollars") are one sum: the first read wins, and the longest.
        found.sort(key=lambda s: (s.first, -s.last))
        apart: list[Sum] = []
        for one in found:
            if not apart or one.first >= apart[-1].last:
                apart.append(one)
        result = sum_ranges.joined(text, low, high, apart)
        sum_ranges.link_conversions(text, result)
        return [s for s in result if s.currency in ("KRW", "USD") and s.value is not None]


def _read(text: str, low: int, high: int, rule: str, match: re.Match[str]) -> Sum | None:
    """The sum around a match, where a number and a currency touch; `None` for what is no sum."""
    start, end = match.span("currency")
    written = match["currency"]
    if rule in ("won_sign", "dollar_sign"):
        scale = SCALES[match["scale"]] if match["scale"] else 1
        written = written.removesuffix(match["scale"] or "")
        code, begin = sums.currency_before(text, start, written)
        found = sums.read_after(text, low, begin, end, code, rule, scale) if code is not None else None
        if found is None or (written in ("W", "Won") and not _written_as_sign(text, found)):
            return None
    else:
        own = (match.groupdict().get("own") or "").lower()
        code = "USD" if rule == "cents" else currency(written[len(own) :])
        if code is None or (rule == "sign_behind" and _NUMBER_BEHIND.match(text, end)):
            return None  # "in 2025 $5 million": the sign is of the number behind it
        stop = match.start("stop") if match.groupdict().get("stop") else start
        found = sums.read_before(text, low, stop, end, code, rule, SCALES.get(own, 1))
        if found is None or not _is_currency(
            text, low, high, found, text[found.first : start].strip(" -").lower()
        ):
            return None
        if rule == "cents":
            found.quantity = Quantity(found.quantity.number / 100, 1, found.quantity.modifier)
    if _CASH.match(text, found.first) or table_units.is_unit(text, low, found.first):
        return None
    if exchange_rates.is_rate(text, low, high, found) or sums.is_no_money(text, low, found):
        return None
    return sums.signed(text, low, found)


def _written_as_sign(text: str, found: Sum) -> bool:
    """Whether "W" or "Won" is the currency: "W2tn", "W 3 billion", "Won1,480", but not "W3C" and not "Won 3 medals"."""
    if found.spaced:
        return found.quantity.scale >= 10**9
    scaled = found.quantity.scale > 1 or _SCALED_UPPER.match(text, found.last) is not None
    return scaled or found.quantity.number >= 1000


def _is_currency(text: str, low: int, high: int, found: Sum, number: str) -> bool:
    """Whether the word behind a number is money: not in "12 won contracts", "a won-based coin", "my two cents"."""
    if found.rule == "cents":
        spelled = not number[0].isdigit() and found.quantity.number < 5
        return found.quantity.scale == 1 and not spelled and not _CENTS_SAID.search(text, low, high)
    if number in ("a", "an") and (found.currency == "KRW" or text[found.last : found.last + 1] in ("-", "‑")):
        return False
    if (
        found.rule != "plain_won"
        or found.quantity.scale > 1
        or text[found.last - 3 : found.last].lower() != "won"
    ):
        return True
    if _AFTER_CURRENCY.match(text, found.last) is None:
        return (
            found.quantity.number >= 1000 and "," in number and _VERB_OBJECT.match(text, found.last) is None
        )
    return _YEAR.fullmatch(number) is None
