"""What a sum is for, as said behind it: "for AI infrastructure", "to buy 9,000 GPUs", "will go to start-ups"."""

from __future__ import annotations

import re

from kaix.rules.en.context import verbs
from kaix.rules.en.context.phrases import MEASURES, first_phrase
from kaix.vocabulary import used

CARRIED = re.compile(
    r"(?:[\s,]*(?:\)|\([^()\n]{0,120}\)|of (?:it|which|that|them)\b|on the table\b|(?:together|along"
    r"|jointly) with (?:[A-Z][\w&.-]*\s?)+|\[[^\[\]\n]{0,120}\]|(?:(?:(?<!,\s)an?|per|every|each)[\s-]"
    r"(?:year|month|quarter|week|day|hour|person|head|unit)"
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
# "in ¦what would be one of the country's largest private funding rounds"
_WHAT_IS = re.compile(
    r"^what (?:(?:would|will|could|may) be|is|was)\s(?:one of\s)?(?:the\s|its\s)?(?:\w+['’]s\s)?(?:\w+est\s|first\s)?"
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
_TO_BE = re.compile(r"\s*,?\sto\sbe\s[a-z]+")
_TO_NAMED = re.compile(r"\s(?:to|from)\s(?:the\s)?(?:[A-Z][\w&.’'-]*\s?){1,5}(?<!\s)")
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
    r"|provided|raised|given|handed|paid|lent|awarded|distributed|offered|granted|disbursed|donated)"
    r"\s(?:to(?!\s(?:be|help))|toward|towards|for|on|into|in)\s",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\s*(?:[,]?\s?(?:in order|so as)?\s?to|aimed at|for)\s(?:help\s|further\s|jointly\s|also\s)?(?P<verb>[a-z]+)\s",
    re.IGNORECASE,
)
_GERUND = re.compile(r"([a-z]+ing)\s")
_SUM = re.compile(r"[\d.,]+ (?:trillion|billion|million)")
_COUNTED = re.compile(r"^(?:(?:over|about|some|nearly)\s)?[\d,.]+k?\s(?=\w)")
_PURPOSES = used("context_words_en", "topic.purposes")
_DOING = {verb.removesuffix("e") + "ing" for verb in _PURPOSES} | {verb + "ing" for verb in _PURPOSES}
_TO_THING = re.compile(r"\s?to\s(?:an?\s|the\s|its\s)?(?:AI[\s-])?[a-z][a-z-]+")
_BUDGET = re.compile(r"\b(?:budget|funds?|bill|spending|allocation|outlay|account|reserves?)$", re.IGNORECASE)
_GIVEN = re.compile(r"\s*to\s(?!\$|\d)")


def _gone(rest: str) -> str | None:
    """What money goes to: "will go to ¦start-ups", "is needed to build ¦a grid"."""
    verb = _VERB.match(rest)
    if (
        verb is not None
        and any(f.inflection in ("base", "ing") for f in verbs.forms().get(verb.group(1), ()))
        and not MEASURES.fullmatch(verb.group(1))
    ):
        return first_phrase(rest[verb.end() :])
    return first_phrase(rest)


def purpose(
    text: str, end: int, places: list[tuple[int, int]], part: bool, cut: bool, promised: bool
) -> str | None:
    """The phrase that says what for: "for AI infrastructure", "in private AI investment", "to buy ¦9,000 GPUs"."""
    at = end
    loose: str | None = None
    for _ in range(6):
        carried = CARRIED.match(text, at)
        at = carried.end() if carried is not None else at
        time = _TIME.match(text, at)
        if time is not None and time.end() > at:
            at = time.end()
            continue
        go = _GO_TO.match(text, at)
        if go is not None:
            return _gone(text[go.end() :])
        worth = _WORTH.match(text, at) or _FOR.match(text, at)
        if worth is not None:
            verb = _GERUND.match(text[worth.end() :])
            gerund = verb is not None and (verb.group(1) in verbs.forms() or verb.group(1) in _DOING)
            begin = worth.end() + (verb.end() if verb is not None and gerund else 0)
            phrase = first_phrase(text[begin:])
            if phrase is not None:
                return phrase
            return loose
        passive = _TO_BE.match(text, at)  # "to be invested from 2027 ¦in factories"
        if passive is not None:
            at = passive.end()
            continue
        taker = _TO_NAMED.match(text, at)  # "donated $5 million ¦to KAIST to create an institute"
        if taker is not None and _TO_VERB.match(text, taker.end()) is not None:
            at = taker.end()
            continue
        to = _TO_VERB.match(text, at)
        if to is not None and (
            to.group("verb").lower() in verbs.forms() or to.group("verb").lower() in _PURPOSES
        ):
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
                return first_phrase(_WHAT_IS.sub("", text[inside.end() : inside.end() + 240])) or loose
            skipped = first_phrase(text[inside.end() :])
            if skipped is None:
                return loose
            if inside.group().strip().lower() == "from" and (cut or _BUDGET.search(skipped)):
                loose = skipped  # "cut 120 billion won from the ministry's AI budget"
            at = text.index(skipped, inside.end()) + len(skipped)
            continue
        break
    if promised and loose is None and _TO_THING.match(text, at) is not None:
        return first_phrase(
            text[at:].lstrip().removeprefix("to ")
        )  # "pledged 600 trillion won ¦to a cluster"
    given = _GIVEN.match(text[at:])
    if given is not None and loose is None and part:
        return first_phrase(
            text[at + given.end() :]
        )  # "2.5 trillion won to data centers and 1.1 trillion won ¦to training"
    return loose
