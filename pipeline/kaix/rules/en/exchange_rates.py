"""Exchange rates, which are no sums: "1,380 won per dollar", "the euro closed at 1,690 won"."""

from __future__ import annotations

import re

from kaix.rules.en.sums import Sum

# "1,380 won per dollar", "at Won1,480 to the dollar": how many won a dollar is, no sum of money.
_RATE_AFTER = re.compile(
    r"\s*(?:=|≈|(?:per|to(?:\sbuy)?|against|versus|vs\.?|for|a|an?other|/)\s*(?:the\s|a\s|an\s|one\s|100\s|each\s|every\s)?"
    r"(?:U\.?S\.?\s)?(?:(?:US)?\$1(?![.,]?\d|\s?(?:[kmbt]n?|mln|bln|tln|trn|thousand|million|billion|trillion)\b)"
    r"|dollar|greenback|buck|euro|yen|yuan|pound)\b)",
    re.IGNORECASE,
)
# "the yen, at ¦9.5 won", "the euro, which closed at ¦1,690 won", "the dollar was trading around ¦1,470"
_RATE_BEFORE = re.compile(
    r"(?:=|≈)\s*$|\$1\sequals\s$|\b(?:euro|yen|yuan|pound|dollar|greenback|renminbi|currency)(?:\s?[,(]\s?(?:which\s|now\s)?)?\s?"
    r"(?:(?:is|was|were|has|had|been|still|already|now|up|down|a|trading|traded|trades|changing|hands|quoted|closed"
    r"|opened|ended|finished|stood|stands|rose|fell|climbed|slid|hit|worth|buying|buys|bought|fetched|fetches|cost|costs"
    r"|weakened|strengthened|reached|touched)\s){0,4}(?:(?:at|to|for|near|below|above|past|around|beyond|about|of)\s){0,2}$",
    re.IGNORECASE,
)
# "¦7,199 Chinese¦ yuan ($1,062)": a sum in the other currency, and no rate; "1 euro is 1,600 won" is one
_OWN_NUMBER = re.compile(
    r"(?<![\d.,])(?!(?:1|100|1,000)\s)\d[\d,.]*\s?(?:(?:thousand|million|billion|trillion|[mbt]n)\s)?(?:[A-Z][a-z]+\s)?$"
)
_WORTH_OF_ONE = re.compile(  # "a dollar ¦buys 1,400 won", "$1 ¦bought €0.92"; and "1,400 won ¦a dollar"
    r"\s(?:(?!and\b|or\b)\w+\s){1,4}[\d,.]+\s?(?:won|yen|yuan|euros?)\b|\s(?:buys|bought|equals)\s[€£¥₩]"
)
_RATE_SENTENCE = re.compile(
    r"\b(?:won[-–/]dollar|dollar[-–/]won|USD/KRW|KRW/USD|exchange rate|[\d.]+(?: won)? per (?:U\.?S\.? )?dollar"
    r"|foreign exchange|the (?:U\.?S\.? )?(?:dollar|greenback) (?:bought|buys|fetched|fetches|traded|cost)"
    r"|(?:to|against) the (?:U\.?S\.? )?(?:dollar|greenback)|(?:the|Korean|local) (?:won"
    r"|currency) (?:\w+ ){0,2}(?:closed|opened|traded|trading"
    r"|finished|ended|weakened|strengthened|fell|rose|hit|slid|gained|lost|changed hands|was quoted|touched))\b",
    re.IGNORECASE,
)
_RATES_BELOW = 3000  # won to the dollar, with room
_RATE_REACH = 300  # characters around a number in which the rate is named


def is_rate(text: str, low: int, high: int, found: Sum) -> bool:
    """Whether the sum `found` in the sentence `text[low:high]` says how much a unit of another currency is worth."""
    value = found.value
    if _RATE_AFTER.match(text, found.end):
        return True
    if found.quantity.scale == 1:
        before = _RATE_BEFORE.search(text, max(low, found.first - 60), found.first)
        if before is not None and not _OWN_NUMBER.search(text, max(low, before.start() - 24), before.start()):
            return True
    if found.currency == "USD" and found.quantity.scale == 1 and found.quantity.number == 1:
        return text.endswith("won ", low, found.first) or _WORTH_OF_ONE.match(text, found.last) is not None
    if found.currency != "KRW" or found.quantity.scale > 1 or value is None or value >= _RATES_BELOW:
        return False
    return (
        _RATE_SENTENCE.search(text, max(low, found.start - _RATE_REACH), min(high, found.end + _RATE_REACH))
        is not None
    )
