"""What a sum is for, or what it measures: a noun phrase around it, as written."""

from __future__ import annotations

import re

from kaix.rules.en.context import verbs
from kaix.rules.en.context.clause import Clause, Governor
from kaix.rules.en.context.measured import behind_comma, headed, measured, weakly_measured
from kaix.rules.en.context.phrases import MEASURES, STOPS, first_phrase, up_to_verb
from kaix.rules.en.context.purpose import CARRIED, purpose
from kaix.vocabulary import used

_HYPHEN_NOUN = re.compile(
    r"(?:[\s-]+|,\s(?=\w+-(?:year|month|day|phase|stage)\s)|\s[—–]\s)(?=[^\W\d]|[“\"'‘]|\d[\d,]*-[A-Za-z])"
)


_TO_USES = used("context_words_en", "topic.to_uses")


_PER_THING = re.compile(
    r"\s*(?:\([^)\n]{0,60}\)\s*)?(?:per|for every|for each)\s(?!share|seat|person|head|unit|company|month|year|day)"
    r"(?P<thing>[\w-]+(?:\shour)?)"
)
_FIRST_WORD = re.compile(r"[“\"'‘]?[\w&’'./-]+")
_LINKS = re.compile(r"\s(?:for|to|in|on|of|into|by|from|and|that)\s")


_LEADING_PREPOSITION = re.compile(
    r"^(?:in|on|at|with|for|by|from|under|of|into|about)\s(?:an?\s|the\s|its\s)?", re.IGNORECASE
)
_AGO = re.compile(
    r"\b(?:ago|earlier|before|later)$|^(?:(?:this|last|next|the previous)\s\w+|[A-Z]\w+day\b.*)$",
    re.IGNORECASE,
)


def topic(
    clause: Clause,
    start: int,
    end: int,
    governor: Governor | None,
    places: list[tuple[int, int]],
    low: int,
    high: int,
    per: str | None,
) -> str | None:
    """The topic of the sum `clause.text[start:end]`, `None` where its clause, between `low` and `high`, has none.

    `places` are the spans of countries and cities: "in South Korea" says where, not what for.
    """
    found = _topic(clause, start, end, governor, places, low, high, per)
    if found is None:
        return None
    found = _LEADING_PREPOSITION.sub("", found)
    return None if not found or _AGO.search(found) else found


def _topic(
    clause: Clause,
    start: int,
    end: int,
    governor: Governor | None,
    places: list[tuple[int, int]],
    low: int,
    high: int,
    per: str | None,
) -> str | None:
    """The topic of the sum `clause.text[start:end]`, `None` where its clause, between `low` and `high`, has none.

    `places` are the spans of countries and cities: "in South Korea" says where, not what for.
    """
    text = clause.text[:high]
    before = clause.text[low:start]
    if per == "unit":
        share = _SHARE.search(clause.text)
        if share is not None:
            return share.group()
    if _REPEATS.fullmatch(before):
        return None  # "rose to 5 trillion won ¦from 4 trillion": what the sum before it measures
    group = governor.group if governor is not None else None
    if group is not None and governor is not None and group.base == "fine" and governor.side == "left":
        return "fine"
    item = headed(clause.text, start, end)
    if item is not None:
        return item
    measure = measured(before, clause, governor, low)
    compound = _compound(text, start, end)
    certain = compound is not None and _DETERMINED.search(clause.text, max(0, start - 24), start) is not None
    if (
        measure is not None
        and group is not None
        and not certain  # "is its third deal after ¦a 750 billion won loan"
        and (group.kind in ("change", "state") or _WORTH_BEFORE.search(before))
    ):
        return measure
    if compound is not None and not MEASURES.fullmatch(compound):
        return compound
    to = group is None or group.base in _TO_USES
    base = group.base if group is not None else ""
    behind = purpose(text, end, places, to, base in _CUTS, base in _PROMISES)
    if behind is not None:
        return behind
    if compound is not None:
        return compound
    if measure is not None:
        return measure
    if low == 0 and (opening := behind_comma(clause.text, start, end)) is not None:
        return opening
    weak = weakly_measured(before)
    if weak is not None:
        return weak
    thing = _PER_THING.match(clause.text, end)
    return thing.group("thing") if thing is not None and per == "unit" else None


_RATE = re.compile(r"[\s-](?:an?|per)-(?:year|month|week|day|quarter|hour)\b")
_CUTS = frozenset(("cut", "trim", "slash", "shave", "lop", "reduce", "drop", "take", "divert", "withdraw"))
_PROMISES = frozenset(("pledge", "promise", "commit", "contribute", "pour", "channel", "steer"))
_REPEATS = re.compile(
    r"(?:\s?\([^()]{0,60}\))?,?\s(?:(?:up|down|compared|versus|against|from|with|to)\s)+(?:the\s|a\s|an\s)?(?:\w+\s)?"
)
_NO_NOUNS = used("context_words_en", "topic.no_nouns")
_DETERMINED = re.compile(r"\b(?:an?|the|its|their|his|her|this|that|each|another|\w+['’]s)\s$", re.IGNORECASE)
_WORTH_BEFORE = re.compile(r"\s(?:worth|totaling|totalling|valued at|estimated at)\s(?:\w+\s){0,2}$")
_SHARE = re.compile(r"\b(?:target price|share price|stock price|[Ss]hares?|stock)\b")


def _compound(text: str, start: int, end: int) -> str | None:
    """The noun that the sum stands in front of: "9.9-trillion-won |budget|", "the ₩150 trillion |Growth Fund|"."""
    carried = CARRIED.match(text, end)
    at = carried.end() if carried is not None else end
    certain = _DETERMINED.search(text[max(0, start - 24) : start]) is not None
    # The noun can follow the conversion: "a 2.5 trillion won ($1.8 billion) ¦fund".
    rate = _RATE.match(text, end)  # "its $20-a-month ¦plan"
    for position in dict.fromkeys((end, at)) if rate is None else (rate.end(),):
        match = _HYPHEN_NOUN.match(text, position)
        if match is None:
            continue
        rest = text[match.end() :]
        first = _FIRST_WORD.match(rest)
        if first is None:
            continue
        word = first.group().lower().strip("“\"'‘.")
        if word in STOPS or word in _NO_NOUNS:
            continue
        if (
            not certain
            and len(word) > 4
            and word.endswith("ed")
            and position == match.start()
            and not word.endswith("eed")
        ):
            continue  # "guidance of $1.2 billion ¦missed"
        readings = verbs.forms().get(word, ())
        # "a 2-trillion-won ¦supply contract" can only be a noun; behind a bare sum, "3 billion won ¦spent" is not
        if (
            not certain
            and any(f.inflection != "base" or f.kind != "plan" for f in readings)
            and not MEASURES.match(word)
        ):
            continue
        if (
            certain
            and any(f.inflection in ("past", "participle") for f in readings)
            and not MEASURES.match(word)
        ):
            continue
        phrase = first_phrase(up_to_verb(_LINKS.split(rest + " ")[0]), 6)
        if phrase is not None and len(phrase) > 1:
            return phrase
    return None
