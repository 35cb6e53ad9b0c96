"""What a sum is for, or what it measures: a noun phrase around it, as written."""

from __future__ import annotations

import re

from pipeline.rules.en.context import verbs
from pipeline.rules.en.context.clause import Clause, Governor
from pipeline.rules.en.context.phrases import (
    MEASURES,
    STOPS,
    first_phrase,
    last_phrase,
    subject_phrase,
    up_to_verb,
)
from pipeline.vocabulary import used

_CARRIED = re.compile(
    r"(?:[\s,]*(?:\)|\([^()\n]{0,120}\)|of (?:it|which|that|them)\b|on the table\b|(?:together|along"
    r"|jointly) with (?:[A-Z][\w&.-]*\s?)+|\[[^\[\]\n]{0,120}\]|(?:(?:an?|per|every|each)[\s-](?:year|month|quarter"
    r"|week|day|hour|person|head|unit)"
    r"|annually|monthly|each|apiece|together|in total|for the (?:first|second|third) time|at home|overseas"
    r"|domestically|more|respectively|jointly)\b))*"
)
_TIME = re.compile(
    r"[\s,]*(?:(?:over|in|for|during|within|by|through|until|from|since|between|as of|at)\s(?:the\s)?(?:(?:next"
    r"|first|last|past|coming|second|third"
    r"|fourth|full|same|whole|current|fiscal|April|January|July|October)[\s-]){0,2}(?:(?:\d+|two|three|four|five"
    r"|six|seven|eight|nine|ten|a|single)[\s-])?"
    r"(?:years?|months?|quarters?|half|weeks?|decade|days|\d{4}(?:[-–/]\d{2,4})?|[A-Z]\w+-[A-Z]\w+ (?:period"
    r"|quarter)|(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December)(?:\s\d{4})?|end of (?:the )?(?:year|\d{4}|\w+)"
    r"|year-end)\b(?:\s(?:through|to|until|by|of|ended?|ending|from)\s(?:[\w-]+\s)?\d{4})?"
    r"|(?:this|next|last)\s(?:year|month|quarter|week)|a year (?:earlier|ago|before)|by \d{4}|annually)"
)
_WORTH = re.compile(
    r"\s*(?:worth of|in total for|in funding for|in funds for|in investments? (?:for|in)|in support of)\s",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\s*(?:for|into|on|toward|towards|to fund|to support|to finance|to subsidize|to subsidise|to cover)\s",
    re.IGNORECASE,
)
_IN = re.compile(r"\s*(?:in|of|from|through|at|via|under)\s", re.IGNORECASE)
_TO_VERB = re.compile(
    r"\s*(?:[,]?\s?(?:in order|so as)?\s?to|aimed at|for)\s(?:help\s|further\s|jointly\s|also\s)?(?P<verb>[a-z]+)\s",
    re.IGNORECASE,
)
_GO_TO = re.compile(
    r"\s*,?\s*(?:is|are|was|were|be)\sfor\s"
    r"|\s*,?\s*(?:of (?:it|which|that|them)\s)?(?:(?:will|would|is|are|was|were|has|have|had|to|been|be|may|could"
    r"|can|should|also|going)\s)*"
    r"(?:go|goes|went|gone|spent|set aside|earmarked|allocated|allotted|meant|intended|reserved|designated|used"
    r"|invested|channeled|channelled"
    r"|directed|poured|put|needed|required|destined|slated|injected|committed|pledged|budgeted|sought|requested"
    r"|provided|raised)\s(?:to(?!\s(?:be|help))|toward|towards|for|on|into|in)\s",
    re.IGNORECASE,
)
_HYPHEN_NOUN = re.compile(
    r"(?:[\s-]+|,\s(?=\w+-(?:year|month|day|phase|stage)\s)|\s[—–]\s)(?=[^\W\d]|[“\"'‘]|\d[\d,]*-[A-Za-z])"
)
_OF_BEFORE = re.compile(
    r"(?P<noun>(?:[\w“”\"'’&/$%.+-]+\s){0,6}?[\w“”\"'’&/-]+)\s(?:of|worth|at|to|totaling|totalling|valued at"
    r"|amounting to|by \d[\d.]* percent to|by [\d.]+% to)\s(?:a\s(?:combined|total of|further)?\s?)?(?:just\s"
    r"|only\s)?$"
)


_TO_USES = used("context_words_en", "topic.to_uses")
_VALUES = used("context_words_en", "topic.values")


_PER_THING = re.compile(
    r"\s*(?:\([^)\n]{0,60}\)\s*)?(?:per|for every|for each)\s(?P<thing>[\w-]+(?:\shour)?)"
)
_FIRST_WORD = re.compile(r"[“\"'‘]?[\w&’'./-]+")
_LINKS = re.compile(r"\s(?:for|to|in|on|of|into|by|from|and|that)\s")
_VERB = re.compile(r"([a-z]+)\s")
_GERUND = re.compile(r"([a-z]+ing)\s")
_SUM = re.compile(r"[\d.,]+ (?:trillion|billion|million)")
_COUNTED = re.compile(r"^(?:(?:over|about|some|nearly)\s)?[\d,.]+k?\s(?=\w)")
_GIVEN = re.compile(r"\s*to\s(?!\$|\d)")
_AMOUNT_OF = re.compile(
    r"(?:\sof|,?\s(?:worth|totaling|totalling|valued at|estimated at))\s(?:a\s(?:combined"
    r"|total of|further)?\s?)?(?:just\s|only\s|some\s)?$"
)
_OBJECT = re.compile(r"\s+(?P<np>[^,;:()]{3,90}?)\s(?:at|to|by|from|between)\s")
_RELATIVE_FOR = re.compile(r"^[Ff](?:unding|unds) for (.+)$")
_WHOSE = re.compile(r"^(?:(?:this|last|next)\s\w+['’]s|[A-Z]\w+['’]s|[a-z]+['’]s)\s")


_LEADING_PREPOSITION = re.compile(
    r"^(?:in|on|at|with|for|by|from|under|of|into|about)\s(?:an?\s|the\s|its\s)?", re.IGNORECASE
)
_AGO = re.compile(
    r"\b(?:ago|earlier|before|later)$|^(?:(?:this|last|next|the previous)\s\w+|[A-Z]\w+day\b.*)$",
    re.IGNORECASE,
)
# "Funding for AI textbooks, ¦which totaled more than 500 billion won"
_RELATIVE = re.compile(
    r",\s(?:which|that)\s(?:has\s|had\s|will\s|would\s)?(?:totals?|totall?ed|stands?|stood|comes?|came"
    r"|amounts?|amounted|reach(?:es|ed)?|costs?|is|was|were|are)\s(?:at\s|to\s|worth\s)?$"
)
# "The Public Growth Fund, initially ¦pegged at ₩100 trillion"
_PEGGED = re.compile(
    r",?\s(?:initially\s|now\s|first\s|originally\s|currently\s|then\s)?(?:pegged|set|fixed|capped|valued|estimated"
    r"|put|priced|raised|expanded|increased|cut|lowered|reduced)\s(?:at|to)\s(?:an?\s)?$"
)
_SUBJECT_HEAD = re.compile(
    r"\b(?:Fund|fund|[Pp]rogram|[Pp]roject|[Bb]udget|[Ff]acility|[Pp]lan|[Ss]cheme|[Pp]ackage|[Ii]nitiative)$"
)
_CLAUSE_OPENER = re.compile(r"^(?:(?:and|but|so|or|yet|also)\s)+", re.IGNORECASE)


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
    measured = _before(before, clause, governor, low)
    if (
        measured is not None
        and governor is not None
        and governor.group is not None
        and (governor.group.kind in ("change", "state") or _WORTH_BEFORE.search(before))
    ):
        return measured
    compound = _compound(text, start, end)
    if compound is not None and not MEASURES.fullmatch(compound):
        return compound
    to = governor is None or (governor.group is not None and governor.group.base in _TO_USES)
    behind = _behind(text, end, places, to)
    if behind is not None:
        return behind
    if compound is not None:
        return compound
    if measured is not None:
        return measured
    thing = _PER_THING.match(
        clause.text[end:],
    )
    return thing.group("thing") if thing is not None and per == "unit" else None


_NO_NOUNS = used("context_words_en", "topic.no_nouns")
_DETERMINED = re.compile(r"\b(?:an?|the|its|their|his|her|this|that|each|another|\w+['’]s)\s$", re.IGNORECASE)
_WORTH_BEFORE = re.compile(r"\s(?:worth|totaling|totalling|valued at|estimated at)\s(?:\w+\s){0,2}$")
_SHARE = re.compile(r"\b(?:target price|share price|stock price|[Ss]hares?|stock)\b")
_FORECASTS = re.compile(
    r"(?:\w+\s){0,2}(?:guidance|forecasts?|estimates?|targets?|goals?|projections?|proposals?|plans?|requests?"
    r"|offers?)$",
    re.IGNORECASE,
)


def _compound(text: str, start: int, end: int) -> str | None:
    """The noun that the sum stands in front of: "9.9-trillion-won |budget|", "the ₩150 trillion |Growth Fund|"."""
    carried = _CARRIED.match(text, end)
    at = carried.end() if carried is not None else end
    certain = _DETERMINED.search(text[max(0, start - 24) : start]) is not None
    # The noun can follow the conversion: "a 2.5 trillion won ($1.8 billion) ¦fund".
    for position in dict.fromkeys((end, at)):
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


def _behind(text: str, end: int, places: list[tuple[int, int]], part: bool) -> str | None:
    """The phrase that says what for: "for AI infrastructure", "in private AI investment", "to buy ¦9,000 GPUs"."""
    at = end
    loose: str | None = None
    for _ in range(6):
        carried = _CARRIED.match(text, at)
        at = carried.end() if carried is not None else at
        time = _TIME.match(text, at)
        if time is not None and time.end() > at:
            at = time.end()
            continue
        go = _GO_TO.match(text, at)
        if go is not None:
            rest = text[go.end() :]
            verb = _VERB.match(rest)  # "needed to build a grid"
            if (
                verb is not None
                and any(f.inflection in ("base", "ing") for f in verbs.forms().get(verb.group(1), ()))
                and not MEASURES.fullmatch(verb.group(1))
            ):
                rest = rest[verb.end() :]
            return first_phrase(rest)
        worth = _WORTH.match(text, at) or _FOR.match(text, at)
        if worth is not None:
            verb = _GERUND.match(text[worth.end() :])
            begin = worth.end() + (verb.end() if verb is not None and verb.group(1) in verbs.forms() else 0)
            phrase = first_phrase(text[begin:])
            if phrase is not None:
                return phrase
            return loose
        to = _TO_VERB.match(text, at)
        if to is not None and to.group("verb").lower() in verbs.forms():
            phrase = first_phrase(text[to.end() :])
            if phrase is not None and not _SUM.match(phrase):
                return _COUNTED.sub("", phrase)
            return loose
        inside = _IN.match(text, at)
        if inside is not None:
            place = next((b for a, b in places if a - 5 <= inside.end() <= a + 1 and b > inside.end()), None)
            if place is not None:
                at = place
                continue
            if inside.group().strip().lower() in ("in", "of"):
                return first_phrase(text[inside.end() :]) or loose
            skipped = first_phrase(text[inside.end() :])
            if skipped is None:
                return loose
            if inside.group().strip().lower() == "from" and MEASURES.search(skipped):
                loose = skipped  # "cut 120 billion won from the ministry's AI budget"
            at = text.index(skipped, inside.end()) + len(skipped)
            continue
        break
    given = _GIVEN.match(text[at:])
    if given is not None and loose is None and part:
        return first_phrase(
            text[at + given.end() :]
        )  # "2.5 trillion won to data centers and 1.1 trillion won ¦to training"
    return loose


def _noun_before(before: str, tail: re.Pattern[str]) -> str | None:
    """What stands in `before`, from the last mark on, before the words that `tail` finds at its end."""
    begin = max(0, len(before) - _TAIL)
    match = tail.search(before, begin)
    if match is None:
        return None
    at = max(before.rfind(mark, max(0, match.start() - 120), match.start()) for mark in ",;:()\n")
    phrase = before[at + 1 if at >= 0 else max(0, match.start() - 120) : match.start()]
    return phrase if len(phrase.strip()) > 1 else None


_TAIL = 60  # characters of the words between a noun and its sum: ", valued at a combined "


def _before(before: str, clause: Clause, governor: Governor | None, low: int) -> str | None:
    """The noun that the sum is the amount of: "AI budget of", "a fine of", or the subject of "rose to"."""
    amount_of = _noun_before(before, _AMOUNT_OF)
    if amount_of is not None:
        phrase = last_phrase(amount_of)
        if phrase is not None and not _FORECASTS.fullmatch(phrase):
            return phrase
    relative = _noun_before(before, _RELATIVE) or _noun_before(before, _PEGGED)
    if relative is not None:
        what = _RELATIVE_FOR.search(relative)
        last = first_phrase(what.group(1)) if what is not None else last_phrase(_WHOSE.sub("", relative))
        if last is not None and (what is not None or MEASURES.search(last) or _SUBJECT_HEAD.search(last)):
            return last
    group = governor.group if governor is not None else None
    if group is not None and group.base == "fine" and governor is not None and governor.side == "left":
        return "fine"
    if group is None or governor is None or governor.side == "participle":
        return None
    begin = clause.words[group.first].start - low
    if governor.side == "left" and group.last < len(clause.words):
        inner = before[max(0, clause.words[group.last].end - low) :]
        # "set this year's AI budget at", "cut its AI budget by 15 percent to", "keep AI investment ¦under"
        object_ = _OBJECT.match(inner + " ")
        phrase = object_.group("np") if object_ is not None else inner.strip()
        measured = MEASURES.search(phrase) and not phrase.lower().startswith(("by ", "at ", "to ", "in "))
        if measured and (object_ is None or inner.rstrip().endswith((" at", " to", " by", " from", " for"))):
            return first_phrase(_WHOSE.sub("", phrase))
        if inner.rstrip().endswith(" for") and 6 < len(inner) < 90:  # "buy 49 percent of the venture for"
            return first_phrase(inner.strip().removesuffix(" for"))
    if governor.side == "left" and begin > 0 and (group.finite or group.planned is not None):
        subject = subject_phrase(_CLAUSE_OPENER.sub("", before[:begin].lstrip()))
        if subject is not None and (
            group.kind in ("change", "state")
            or group.passive
            or (group.kind == "say" and MEASURES.search(subject))
            or (group.base in _VALUES and MEASURES.search(subject))
        ):
            return subject
    return None
