"""What a sum is the amount of, as said before it: "an AI budget of", "Revenue rose to", "a contract valued at"."""

from __future__ import annotations

import re

from kaix.rules.en.context.clause import Clause, Governor
from kaix.rules.en.context.phrases import (
    MEASURES,
    first_phrase,
    is_actor,
    last_phrase,
    subject_phrase,
    up_to_verb,
)
from kaix.vocabulary import used

_TAIL = 60  # characters of the words between a noun and its sum: ", valued at a combined "
_AMOUNT_OF = re.compile(
    r"(?:\sof|,?\s(?:worth|totaling|totalling|valued at|estimated at))\s(?:a\s(?:combined"
    r"|total of|further)?\s?)?(?:just\s|only\s|some\s)?$"
)
# "Funding for AI textbooks, ¦which totaled more than 500 billion won", "the program, which will cost taxpayers ¦340 …"
_RELATIVE = re.compile(
    r",?\s(?:which|that)\s(?:has\s|had\s|will\s|would\s|could\s|is expected to\s|is to\s)?(?:totals?|totall?ed"
    r"|stands?|stood|comes?|came|amounts?|amounted|reach(?:es|ed)?|costs?(?:\s[a-z]+)?|is|was|were|are|runs?|ran)"
    r"\s(?:at\s|to\s|worth\s)?$"
    r"|,?\s(?:which|that)\s(?:could|will|would|may|might|is expected to)\s(?:raise|bring in|fetch|generate|save)\s$"
)
# "the electricity, which the ministry ¦put at", "a contract that people close to the talks ¦value at"
_RATED = re.compile(
    r",?\s(?:which|that)(?:['’]d)?\s(?:[^,;()\n]{2,60}\s)?(?:puts?|valued?|values|estimates?|estimated|prices?|priced"
    r"|pegs?|pegged|reckons?|assess(?:es|ed)?)\s(?:it\s|the (?:company|firm|startup)\s)?at\s(?:an?\s|\w+\s)?$"
)
# "a data center, for which the partners ¦budgeted", "the supplementary budget, under which it was ¦given"
_FOR_WHICH = re.compile(r",?\s(?:for|on|in|into|under) which\s[^,;()\n]{2,60}\s$")
# "Spending on AI textbooks, ¦at 533 billion won, drew fire"
_AT_COMMA = re.compile(r",\s(?:now\s|already\s)?at\s(?:an?\s\w+\s)?$")
# "The regional compute fund, at first ¦set at ₩20 trillion"
_PEGGED = re.compile(
    r",?\s(?:initially\s|now\s|first\s|originally\s|currently\s|then\s)?(?:pegged|set|fixed|capped|valued|estimated"
    r"|put|priced|raised|expanded|increased|cut|lowered|reduced|budgeted|projected|appraised)\s(?:at|to)\s(?:an?\s)?$"
)
_SUBJECT_HEAD = re.compile(
    r"\b(?:Fund|fund|[Pp]rogram|[Pp]roject|[Bb]udget|[Ff]acility|[Pp]lan|[Ss]cheme|[Pp]ackage|[Ii]nitiative"
    r"|offering|IPO|listing|round|sale|auction)$"
)
_CLAUSE_OPENER = re.compile(r"^(?:(?:and|but|so|or|yet|also)\s)+", re.IGNORECASE)
_OBJECT = re.compile(r"\s+(?P<np>[^,;:()]{3,90}?)\s(?:at|to|by|from|between)\s")
_RELATIVE_FOR = re.compile(r"^[Ff](?:unding|unds) for (.+)$")
_WHOSE = re.compile(r"^(?:(?:this|last|next)\s\w+['’]s|[A-Z]\w+['’]s|[a-z]+['’]s)\s")
_VALUES = used("context_words_en", "topic.values")
FORECASTS = re.compile(
    r"(?:\w+\s){0,2}(?:guidance|forecasts?|estimates?|targets?|goals?|projections?|proposals?|plans?|requests?"
    r"|offers?|total|sum|amount|maximum|minimum|limit|average|record|part|talk|range|figure|level)$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\b(?:home|back)\s")
# "A card was ¦going for", "A subscription ¦starts at", "Research is to ¦expand to"
_PRICES = frozenset(("go", "sell", "retail", "rent", "start", "begin", "cost", "fetch", "expand", "extend"))
_NO_OBJECT = re.compile(
    r"\s(?:up\s|by\s[\d.]+\s?(?:percent|%)\s)?(?:for|at|to|from)\s(?:[a-z]+\s){0,2}|\s(?:[a-z]+\s)?"
)
_ITEM = re.compile(r"[\s|•▸▶●○■□◆*·–-]*")
_THEN = re.compile(
    r"\s?(?:\([^()]*\)\s?)?(?::|–|—|--)\s(?:what (?:[A-Z][\w.&-]*\s){1,3}(?:has|have|had|will|plans?)?\s?)?"
)
_RAISING = re.compile(r"(?:^|\s)(?:offering|IPO|listing|round|sale|auction)$")
_OFFERS = re.compile(r"\b(?:offer|bid|request|proposal|plan)s?$", re.IGNORECASE)
# "The round values Toss ¦at", "…, and values it ¦at"
_ROUND = re.compile(
    r"\b(?:round|deal|funding|investment|transaction|sale|offer|bid|listing|IPO)\b[^,;]{0,40}$"
)


def _noun_before(before: str, tail: re.Pattern[str]) -> str | None:
    """What stands in `before`, from the last mark on, before the words that `tail` finds at its end."""
    begin = max(0, len(before) - _TAIL)
    match = tail.search(before, begin)
    if match is None:
        return None
    at = max(before.rfind(mark, max(0, match.start() - 120), match.start()) for mark in ",;:()\n")
    phrase = before[at + 1 if at >= 0 else max(0, match.start() - 120) : match.start()]
    return phrase if len(phrase.strip()) > 1 else None


def _of_relative(before: str) -> str | None:
    """The noun whose relative clause the sum is in."""
    for tail in (_RELATIVE, _PEGGED):
        noun = _noun_before(before, tail)
        if noun is None:
            continue
        what = _RELATIVE_FOR.search(noun)
        last = first_phrase(what.group(1)) if what is not None else last_phrase(_WHOSE.sub("", noun))
        if last is not None and (what is not None or MEASURES.search(last) or _SUBJECT_HEAD.search(last)):
            return last
    for tail in (_RATED, _FOR_WHICH):
        noun = _noun_before(before, tail)
        last = last_phrase(noun) if noun is not None else None
        if last is not None:
            return last
    noun = _noun_before(before, _AT_COMMA)
    return subject_phrase(noun) if noun is not None else None


def measured(before: str, clause: Clause, governor: Governor | None, low: int) -> str | None:
    """The noun that the sum is the amount of: "AI budget of", "a fine of", or the subject of "rose to"."""
    amount_of = _noun_before(before, _AMOUNT_OF)
    if (
        before.endswith("(") and amount_of is None
    ):  # "the National Growth Fund (¦KRW 150 trillion over five years)"
        phrase = last_phrase(before[max(0, len(before) - 80) : -1])
        if phrase is not None and (MEASURES.search(phrase) or _SUBJECT_HEAD.search(phrase)):
            return phrase
    if amount_of is not None:
        phrase = last_phrase(amount_of)
        if phrase is not None and not FORECASTS.fullmatch(phrase) and not is_actor(phrase):
            return phrase
    relative = _of_relative(before)
    if relative is not None:
        return relative
    group = governor.group if governor is not None else None
    if group is None or governor is None or governor.side == "participle":
        return None
    if governor.side != "left" or group.last >= len(clause.words):
        return None
    found = _object(before[max(0, clause.words[group.last].end - low) :])
    begin = clause.words[group.first].start - low
    if found is not None or begin <= 0 or not (group.finite or group.planned is not None):
        return found
    if group.kind == "state" and _ASIDE.search(before, max(0, clause.words[group.last].end - low)):
        return None  # "came home with talk of"
    opening = before[max(0, clause.dateline - low) : begin]
    subject = subject_phrase(_CLAUSE_OPENER.sub("", opening.lstrip()))
    if subject is not None and subject.endswith(
        ("'s", "’s")
    ):  # "Both reported falling profit; ¦Kakao's slid to"
        spoken = [match.group() for match in MEASURES.finditer(clause.text, 0, low + begin)]
        subject = spoken[-1] if spoken else None
    if subject is not None and (
        group.kind in ("change", "state")
        or group.passive
        or (
            group.base in _PRICES and _NO_OBJECT.fullmatch(before, max(0, clause.words[group.last].end - low))
        )
        or (group.kind == "say" and MEASURES.search(subject))
        or (group.base in _VALUES and (MEASURES.search(subject) or _ROUND.search(subject)))
    ):
        return subject
    if group.base == "value":
        return "value"
    return None


def _object(inner: str) -> str | None:
    """What is set, cut or bought, between the verb and the sum.

    "set this year's ¦AI budget at", "cut its ¦AI budget by 15 percent to", "keep ¦AI investment under".
    """
    direct = _OBJECT.match(inner + " ")
    phrase = direct.group("np") if direct is not None else inner.strip()
    measure = MEASURES.search(phrase) and not phrase.lower().startswith(("by ", "at ", "to ", "in "))
    if measure and (direct is None or inner.rstrip().endswith((" at", " to", " by", " from", " for"))):
        return first_phrase(_WHOSE.sub("", phrase))
    if inner.rstrip().endswith(" for") and 6 < len(inner) < 90:  # "buy 49 percent of the venture for"
        return first_phrase(inner.strip().removesuffix(" for"))
    return None


def headed(text: str, start: int, end: int) -> str | None:
    """What stands behind a sum that opens an item: "* 10 trillion won: ¦government spending on AI"."""
    if _ITEM.fullmatch(text, 0, start) is None:
        return None
    then = _THEN.match(text, end)
    return first_phrase(up_to_verb(text[then.end() : then.end() + 100])) if then is not None else None


def weakly_measured(before: str) -> str | None:
    """A noun that says little of what its sum is for: "an offer of ¦$2 million a year"."""
    amount_of = _noun_before(before, _AMOUNT_OF)
    phrase = last_phrase(amount_of) if amount_of is not None else None
    return phrase if phrase is not None and _OFFERS.search(phrase) else None


def behind_comma(text: str, start: int, end: int) -> str | None:
    """What a sum that opens its sentence is the price of: "At 4.5 trillion won, ¦the project would be the dearest"."""
    if text[:start].strip(' “"') != "At" or text[end : end + 2] != ", ":
        return None
    return first_phrase(up_to_verb(text[end + 2 : end + 80]))
