"""Sums of money in won and in dollars, in English.

The patterns find where a number and a currency touch; `sums` reads the whole sum around that
place, and `context` says whose it is, what for, when, and whether it is spent or only planned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import Any, ClassVar

from spacy.matcher import Matcher
from spacy.tokens import Span
from spacy.vocab import Vocab

from kaix.reading import Reading
from kaix.records import Amount
from kaix.rules.en import amount_tables, sum_ranges, sums
from kaix.rules.en.context import Context
from kaix.rules.en.sums import Sum
from kaix.rules.en.windows import Windows, by_sentence
from kaix.values.english import SCALES

Pattern = list[dict[str, Any]]

_SCALE = {"LOWER": {"IN": sorted(SCALES)}}
_SHORT_SCALE = {"LOWER": {"IN": sorted(scale for scale in SCALES if 1 < len(scale) < 5)}}
_STOP = {"ORTH": "."}
_NUMBER = {"LIKE_NUM": True}
_HYPHEN = {"ORTH": {"IN": ["-", "‑"]}, "OP": "?"}
_WON = {"LOWER": {"IN": ["won", "krw"]}}
_WON_SIGN = {"ORTH": {"IN": ["₩", "￦"]}}
_DOLLAR_SIGN = {"ORTH": {"IN": ["$", "US$", "＄", "﹩"]}}
_DOLLARS = {"LOWER": {"IN": ["dollars", "dollar", "usd", "bucks"]}}
_MARKS = "~∼～≈<>≤≥±"


def _blurred(sign: str) -> list[str]:
    """`sign` as the tokenizer leaves it behind a mark: "~₩" of "~₩7tn"."""
    return [mark + sign for mark in _MARKS]


_AMERICAN = {"LOWER": {"IN": ["us", "u.s.", "u.s", "american"]}}

PATTERNS: dict[str, list[Pattern]] = {
    # 100 trillion won, 9.9-trillion-won, 16 tln won, half a trillion Korean won
    "scaled_won": [
        [_SCALE, _HYPHEN, _WON],
        [_SHORT_SCALE, _STOP, _WON],  # 4 tril. won
        [_SCALE, {"LOWER": "south", "OP": "?"}, {"LOWER": "korean"}, {"LOWER": "won"}],
    ],
    # 55,300 won
    "plain_won": [
        [_NUMBER, _HYPHEN, _WON],
        [_NUMBER, {"LOWER": "south", "OP": "?"}, {"LOWER": "korean"}, {"LOWER": "won"}],
    ],
    # KRW 10 trillion, ₩2.5 trillion, W2tn, Won150tn
    "won_sign": [[{"ORTH": {"IN": ["₩", "￦", "KRW", "krw", "W", "Won", *_blurred("₩")]}}, _NUMBER]],
    # 500 ₩, 3bn $: the sign behind the number
    "sign_behind": [
        [_NUMBER, _WON_SIGN],
        [_NUMBER, _DOLLAR_SIGN],
        [_SCALE, _WON_SIGN],
        [_SCALE, _DOLLAR_SIGN],
    ],
    # $178M, US$ 1.5bn, USD34.6 million
    "dollar_sign": [
        [
            {"ORTH": {"IN": ["$", "US$", "＄", "﹩", "USD", "usd", "USD$", "usd$", "U.S.$", *_blurred("$")]}},
            _NUMBER,
        ]
    ],
    # half a billion dollars, 40 million U.S. dollars
    "scaled_dollars": [
        [_SCALE, _HYPHEN, _DOLLARS],
        [_SHORT_SCALE, _STOP, _DOLLARS],
        [_SCALE, _AMERICAN, _DOLLARS],
    ],
    # Budget (KRW bn) … 1,150: which cells are sums, `amount_tables` says
    "table_cell": [
        [{"LOWER": {"IN": ["krw", "won", "₩", "$", "us$", "usd"]}}, _SCALE],
        [{"LOWER": {"IN": ["million", "millions", "billion", "billions"]}}, {"LOWER": "of", "OP": "?"}, _WON],
    ],
    # 5,000 dollars
    "plain_dollars": [[_NUMBER, _HYPHEN, _DOLLARS], [_NUMBER, _AMERICAN, _DOLLARS]],
}

# One class of characters comes first, so that the search jumps from one of them to the next.
_TRIGGER = re.compile(
    r"[$₩￦＄﹩wWkKuUdDbB](?:(?<=[$₩￦＄﹩])|(?<=[wW])(?:(?:on|ON)(?:\b|(?=\d))|(?=\s?\d))|(?<=[kK])(?:rw|RW)(?:\b|(?=\d))"
    r"|(?<=[uU])(?:sd|SD)(?:\b|(?=\d))|(?<=[dD])(?:ollars?|OLLARS?)\b|(?<=[bB])ucks\b)"
)
_SIGNED = frozenset({"won_sign", "dollar_sign"})
_SCALED = frozenset({"scaled_won", "scaled_dollars"})

# "1,380 won per dollar", "at Won1,480 to the dollar": how many won a dollar is, no sum of money.
_RATE_AFTER = re.compile(
    r"\s*(?:=|≈|(?:per|to|against|versus|vs\.?|for|a|an?other|/)\s*(?:the\s|a\s|an\s|one\s|each\s|every\s)?"
    r"(?:U\.?S\.?\s)?(?:(?:US)?\$1(?![.,]?\d|\s?(?:[kmbt]n?|mln|bln|tln|trn|thousand|million|billion|trillion)\b)"
    r"|dollar|greenback|buck|euro|yen|yuan|pound)\b)",
    re.IGNORECASE,
)
# "the yen, at ¦9.5 won", "the euro, which closed at ¦1,690 won", "the dollar was trading around ¦1,470"
_RATE_BEFORE = re.compile(
    r"(?:=|≈)\s*$|\b(?:euro|yen|yuan|pound|dollar|greenback|renminbi|currency)(?:\s?[,(]\s?(?:which\s|now\s)?)?\s?"
    r"(?:(?:is|was|were|has|had|been|still|already|now|up|down|a|trading|traded|trades|changing|hands|quoted|closed"
    r"|opened|ended|finished|stood|stands|rose|fell|climbed|slid|hit|worth|buying|buys|bought|fetched|fetches|cost|costs"
    r"|weakened|strengthened|reached|touched)\s){0,4}(?:(?:at|to|for|near|below|above|past|around|beyond|about|of)\s){0,2}$",
    re.IGNORECASE,
)
_RATE_SENTENCE = re.compile(
    r"\b(?:won[-–/]dollar|dollar[-–/]won|USD/KRW|KRW/USD|exchange rate|won per (?:U\.?S\.? )?dollar"
    r"|foreign exchange market|the (?:U\.?S\.? )?(?:dollar|greenback) (?:bought|buys|fetched|fetches|traded|cost)"
    r"|(?:to|against) the (?:U\.?S\.? )?(?:dollar|greenback)|(?:the|Korean|local) (?:won"
    r"|currency) (?:\w+ ){0,2}(?:closed|opened|traded|trading"
    r"|finished|ended|weakened|strengthened|fell|rose|hit|slid|gained|lost|changed hands|was quoted|touched))\b",
    re.IGNORECASE,
)
_RATES_BELOW = 3000  # won to the dollar, with room
_RATE_REACH = 300  # characters around a number in which the rate is named
# "12 won contracts": after the verb stands what was won; after the currency an end, a preposition or a rate.
_AFTER_CURRENCY = re.compile(
    r"\s*(?:$|[^\w\s]|[-–]|(?:an?|one)\s(?:year|month|week|day|hour|person|head|share|unit|piece|seat|gpu|card|chip"
    r"|token|user)\b"
    r"|(?:per|each|apiece|for|in|on|of|to|from|and|or|at|by|as|with|over|under|every|worth|more|less|is|are|was"
    r"|were|will|would|has|had"
    r"|have|this|last|next|monthly|annually|yearly|daily|hourly|after|before|during|since|until|through|into|toward"
    r"|towards"
    r"|while|but|if|when|than|cheaper|higher|lower|apart|back|extra|annual|fine|fee|budget|fund|ticket|voucher"
    r"|coupon|coin|note|bill)\b)",
    re.IGNORECASE,
)
_VERB_OBJECT = re.compile(r"\s+(?:the|an?|their|its|his|her|all|both|no|some|any|over)\b", re.IGNORECASE)
_NUMBER_BEHIND = re.compile(r"\s?[\d(]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SCALED_UPPER = re.compile(r"[-–~]\d[\d.,]*\s?(?:[tbm]n|trn|[tbm]ln|trillion|billion|million)\b")  # W3¦-4tn
# "(KRW 100 million)", "(unit: billion won)" over a table: what its cells are counted in
_UNIT_OF_TABLE = re.compile(
    r"\((?:in\s|[Uu]nits?\s?[:=]?\s?(?:in\s)?)?(?:KRW\s?|US\$\s?|USD\s?|₩\s?|\$\s?)?1?0{0,2}\s?(?:thousand|million|billion|trillion)"
    r"(?:\s(?:Korean\s)?won|\s(?:U\.?S\.?\s)?dollars)?\)(?=[\s>\])|:]*(?:\n|$))"
)


@lru_cache(maxsize=1)  # asked for twice: where tokens are needed, and then where rules run
def _currencies(text: str) -> tuple[int, ...]:
    """The offsets in code points at which a currency stands, in order."""
    return tuple(match.start() for match in _TRIGGER.finditer(text))


class Extractor:
    """Finds `Amount` records."""

    group: ClassVar[str] = "amounts"

    def __init__(self, vocab: Vocab) -> None:
        self.matcher = Matcher(vocab)
        for name, patterns in PATTERNS.items():
            if name != "table_cell":  # which `amount_tables` reads without tokens
                self.matcher.add(name, patterns)
        self.names = {vocab.strings[name]: name for name in PATTERNS}

    def token_places(self, text: str) -> Iterable[int]:
        """Where a currency stands, and what is named in front of a row of a table of sums."""
        rows = [cell.label[0] for cell in amount_tables.cells(text)]
        return chain(_currencies(text), rows)

    def __call__(self, reading: Reading) -> Iterator[Amount]:
        """The amounts of one document, in the order of the text."""
        context = Context(reading)
        windows = Windows(reading)
        triggers = by_sentence(reading, _currencies(reading.text))
        yield from self._tables(reading)
        for index, places in triggers.items():
            sentence = reading.sentences[index]
            found = self.sums(reading.text, sentence, windows, places)
            if found:
                yield from context.amounts(sentence, found)

    def _tables(self, reading: Reading) -> Iterator[Amount]:
        """The sums of tables whose heading says the currency: "Budget (KRW bn)" over "1,150"."""
        published = reading.published.isoformat()[:7] if reading.published is not None else None
        for cell in amount_tables.cells(reading.text):
            names = reading.names(reading.sentence_at(cell.label[0]))
            entity = next(
                (n.canonical for n in names if cell.label[0] <= n.start < n.end <= cell.label[1]), None
            )
            year = cell.period[:7] if cell.period is not None and published is not None else None
            ahead = (
                year is not None and published is not None and year[:4] != published[:4] and year > published
            )
            past = year is not None and published is not None and year[:4] < published[:4]
            yield Amount(
                **reading.anchor(cell.start, cell.end, "amounts.table_cell"),
                currency=cell.currency, amount=cell.amount,
                entity=entity, topic=cell.topic if entity is None or cell.measured else None, period=cell.period,
                status="planned" if ahead or (cell.planned and not past) else "actual",
            )  # fmt: skip

    def sums(self, text: str, sentence: Span, windows: Windows, places: list[int]) -> list[Sum]:
        """The sums of won and dollars in `sentence`, in order, without overlaps."""
        low, high = sentence.start_char, sentence.end_char
        found: list[Sum] = []
        for window in windows.around(places, sentence, before=3, after=2):
            for key, start, end in self.matcher(window):
                one = self._read(
                    text, low, high, windows, window.start + start, window.start + end, self.names[key]
                )
                if one is not None:
                    found.extend(sum_ranges.shared(text, low, high, one))
        # A sign before and a word behind ("$5 million dollars") are one sum: the first read wins, and the longest.
        found.sort(key=lambda s: (s.first, -s.last))
        apart: list[Sum] = []
        for one in found:
            if not apart or one.first >= apart[-1].last:
                apart.append(one)
        result = sum_ranges.join(text, low, apart)
        sum_ranges.link_conversions(text, result)
        return [s for s in result if s.currency in ("KRW", "USD") and s.value is not None]

    def _read(
        self, text: str, low: int, high: int, windows: Windows, first: int, last: int, rule: str
    ) -> Sum | None:
        """The sum around the tokens `first` to `last`, where a number and a currency touch."""
        start, end = windows.place(first, last)
        first_text = windows.doc[first].text
        first_end = start + len(first_text)
        if first_text[0] in _MARKS:
            first_text = first_text[1:]
            start += 1
        if rule in _SIGNED:
            code, begin = sums.currency_before(text, start, first_text)
            if code is None:
                return None
            found = sums.read_after(text, low, begin, first_end, code, rule)
            if found is None or (first_text in ("W", "Won") and not _written_as_sign(text, found)):
                return None
        else:
            if rule.startswith("plain") and first_text.lower() in SCALES:
                return None  # "trillion won" is scaled_won's
            behind = windows.doc[first + 1]
            at = behind.idx if behind.text not in ("-", "‑", ".") else windows.doc[first + 2].idx
            code = sums.currency_after(text, at, end)
            if code is None:
                return None
            if rule == "sign_behind" and _NUMBER_BEHIND.match(text, end):
                return None  # "in 2025 $5 million": the sign is of the number behind it
            found = sums.read_before(text, low, first_end, end, code, rule)
            if found is None or (rule == "plain_won" and not _is_currency(text, found, first_text)):
                return None
        if found.quantity.number in (1, 10, 100) and text[found.first - 1 : found.first] in ("(", " "):
            begin = text.rfind("(", max(low, found.first - 12), found.first + 1)
            if begin >= 0 and _UNIT_OF_TABLE.match(text, begin):
                return None
        if _is_rate(text, low, high, found) or sums.is_figurative(text, low, found):
            return None
        return sums.signed(text, low, found)


def _written_as_sign(text: str, found: Sum) -> bool:
    """Whether "W" or "Won" is the currency: "W2tn", "W 3 billion", "Won1,480", but not "W3C" and not "Won 3 medals"."""
    if found.spaced:
        return found.quantity.scale >= 10**9
    scaled = found.quantity.scale > 1 or _SCALED_UPPER.match(text, found.last) is not None
    return scaled or found.quantity.number >= 1000


def _is_currency(text: str, found: Sum, number: str) -> bool:
    """Whether the "won" behind a bare number is money: "5,000 won a month", but not "12 won contracts"."""
    if text[found.last - 3 : found.last].lower() != "won":
        return True
    if _AFTER_CURRENCY.match(text, found.last) is None:
        return "," in number and _VERB_OBJECT.match(text, found.last) is None
    return _YEAR.fullmatch(number) is None


def _is_rate(text: str, low: int, high: int, found: Sum) -> bool:
    value = found.value
    if _RATE_AFTER.match(text, found.end):
        return True
    if found.quantity.scale == 1 and _RATE_BEFORE.search(text[max(low, found.first - 60) : found.first]):
        return True
    if found.currency != "KRW" or found.quantity.scale > 1 or value is None or value >= _RATES_BELOW:
        return False
    return (
        _RATE_SENTENCE.search(text, max(low, found.start - _RATE_REACH), min(high, found.end + _RATE_REACH))
        is not None
    )
