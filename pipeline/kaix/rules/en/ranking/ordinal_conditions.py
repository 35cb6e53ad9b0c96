"""Whether an ordinal states a rank: it orders a hundred things in news ("the third quarter", "second vice minister").

What follows a bare one must be no noun, and a weak verb ("was", "took") needs a word about ranking in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kaix.rules.en.ranking.around import AFTER_PLACE, IDIOM, LISTS, TIMELY, TOTAL
from kaix.rules.en.ranking.candidate import Candidate
from kaix.rules.en.ranking.ordinals import NTH, NUMBERS, use

_NOT_SUPERLATIVE = frozenset(use("not_superlative"))
_UNRANKED_MOST = re.compile(r" (?:senior|important|recent|likely|common|powerful official)\b", re.IGNORECASE)
_EVER = re.compile(
    r"[^.;,]{0,40}\b(?:ever|on record|in (?:its |the |\w+ )?history|since (?:19|20)\d\d|single[- ]day"
    r"|of the (?:year|day)"
    r"|-ranking|in (?:\w+|the (?:last|past) \w+) (?:years|months|weeks|decades|quarters))\b",
    re.IGNORECASE,
)
_BY_MOVING = re.compile(
    r"\b(?:up|down|ascent|climb\w*|r[io]se\w*|rising|jump\w*|mov(?:ed?|ing)|advanc\w+|leap\w*|surg\w+"
    r"|improv\w+|f[ae]ll\w*"
    r"|slip\w*|drop\w*|sl[iu]d\w*|s[aiu]nk\w*|tumbl\w+|plung\w+|declin\w+|slump\w*"
    r"|backslid\w*) (?:[\w-]+ ){0,6}from $",
    re.IGNORECASE,
)
_STRONG_MOVE = re.compile(
    r"(?:climb|ris|rose|jump|fall|fell|slip|drop|slid|sink|sank|sunk|tumbl|plung|leap|surg|mov|advanc|soar"
    r"|vault|worsen|deteriorat|improv)",
    re.I,
)
_SHARE = re.compile(r" (?:with|at|on) (?:an? |about |some |roughly |nearly )?\d")
_IN_RANKED = re.compile(
    rf",? (?:in|on) (?:the |its |a )?(?:[\w-]+ ){{0,5}}?(?:market|segment|sector|field|league|world|{LISTS})\b",
    re.IGNORECASE,
)
_JUDGED = ("regarded", "considered", "rated", "judged", "deemed", "listed", "seen", "viewed")
SHORT_BE = ("’s", "'s", "'re", "’re", "'m", "’m")
_ADVERBS = ("once", "now", "currently", "previously", "formerly")
_IN_FIELD = re.compile(
    r" in (?!(?:19|20)?\d\d|the (?:first|second|third|fourth|latter)|a |\w+ (?:years|months))\w",
    re.IGNORECASE,
)
_RATES = re.compile(r"rat(?:e|es|ed|ing)$|puts?$|plac|list|position")
_OWNED_THING = re.compile(r" [A-Z][\w.-]*[’']s (?:[a-zA-Z][\w-]* ){1,4}$")
_AIMS_TO = re.compile(
    r"\b(?:aim|hop|want|plan|vow|pledg|goal|target|bid|seek|aspir|determined|ambition)\w*\b[^.;,]{0,30} to $",
    re.IGNORECASE,
)
_BEST = re.compile(
    r"\b(?:most|best|[a-z]{3,}est|led|leads|won|winner|on top|in front|ahead)\b", re.IGNORECASE
)
_OF_YEARS = re.compile(
    rf" in (?:19|20)\d\d,? (?:and|but) (?:\w+ ){{0,2}}{NTH} in (?:19|20)\d\d\b", re.IGNORECASE
)
_ENDS = re.compile(r"[.!][”\"]?(?:\s|$)|,[”\"]")  # "We are eighth."
_CLAIM_THAT = re.compile(
    r"\b(?:claim|claims|report|reports|statement|boast|assertion|said|says) that\b", re.IGNORECASE
)
_BUT_NTH = re.compile(
    rf"[^.;]{{0,60}}?\bbut (?:rather |only |actually )?(?:the )?{NTH}(?![\w-])", re.IGNORECASE
)
_LED_BY = re.compile(r"(?:to|(?:would|could|might) have) $")
_OF_ALL = re.compile(r" (?:out )?of (?:the )?[1-9]\d{1,2}(?=[.,;)]?(?:\s|$))(?! [a-z])")
_OF_MANY = re.compile(r" (?:out )?of (?:the )?\d[\d,]+\b")
# "Global AI index: Korea |6th|, Japan 11th"
_RANKS_AHEAD = re.compile(
    r"[^:.;]{0,60}\b(?:rank(?:ing)?s?|index|standings|leaderboard)\b[^:.;]{0,30}: [^:.;]{2,120}$",
    re.IGNORECASE,
)


def _nth_largest(c: Candidate) -> bool:
    word, close = c.span[-1].lower_, c.span.end_char - c.at.offset
    if c.rank == 1 or word in _NOT_SUPERLATIVE or c.at.no_rank_follows(close):
        return False
    if word in ("most", "least") and _UNRANKED_MOST.match(c.at.text, close):
        return False
    return not _EVER.match(c.at.text, close)


def _one_of_the_n_largest(c: Candidate) -> bool:
    close = c.span.end_char - c.at.offset
    before = c.at.before(c.span.start_char - c.at.offset).lower()
    if c.span[0].lower_ == "of" and not before.endswith(("one ", "some ", "two ", "three ", "any ", "out ")):
        return False
    return (
        2 <= c.rank <= 500 and c.span[-1].lower_ not in _NOT_SUPERLATIVE and not c.at.no_rank_follows(close)
    )


def _led_by(c: Candidate) -> str:
    """What stands between a name and its "come second": "expected it ¦to¦ come", "it ¦would have¦ come"."""
    led = _LED_BY.search(c.at.text, 0, c.span.start_char - c.at.offset)
    return led.group() if led is not None else ""


_FINISHED = re.compile(r" (?:overall|with \d)")  # finished second with 12,000 viewers


def _ranked_nth(c: Candidate) -> bool:
    if not c.at.closed(c.end):
        return False
    verb = c.span[0].lower_
    words = {token.lower_ for token in c.span[1:-1]}
    if verb in use("rank_verb"):
        return not (verb in ("place", "places") and "in" in words and "the" in words)
    if verb == "as":  # "as high as sixth"
        return True
    if verb in _JUDGED:
        return c.rank > 2 or c.at.ranking
    if verb in use("be_verb") or verb in SHORT_BE:
        if words & {"the", "a", "for", "on", "to"} and "distant" not in words:
            return False
        if _SHARE.match(c.at.text, c.end) or _IN_RANKED.match(c.at.text, c.end):
            return True
        if c.rank > 1 and _OF_ALL.match(c.at.text, c.end):
            return True  # "Korea, at 45 points, was sixth of 36."
        if c.rank > 1 and verb == "be" and _AIMS_TO.search(c.at.text, 0, c.span.start_char - c.at.offset):
            return True  # "Korea aims to be third in AI"
        if c.rank > 1 and "not" in words and _BUT_NTH.search(c.at.text, c.end):
            return True  # "is not third in AI, but sixth"
        claimed = c.rank > 1 and _CLAIM_THAT.search(c.at.text, 0, c.start) is not None
        if (c.rank > 3 or claimed) and _IN_FIELD.match(c.at.text, c.end):  # "is now 18th in AI diffusion"
            return True
        stated = c.at.text[c.start].isdigit() or _ENDS.match(c.at.text, c.end) is not None
        if c.rank > 3 and stated and c.at.named_at(c.span.start_char - c.at.offset):
            return True  # "France is 4th"
        ahead = c.rank > 1 or bool(c.found) or c.at.chained or _IN_FIELD.match(c.at.text, c.end) is not None
        return (c.at.ranking or bool(c.found) or _OF_YEARS.match(c.at.text, c.end) is not None) and ahead
    if verb in _ADVERBS:  # "Korea, once 27th, is now 18th"
        return c.rank > 1 and c.at.before(c.span.start_char - c.at.offset).endswith(", ")
    if verb in use("come_verb"):
        named = (
            c.rank > 2
            or _OF_MANY.match(c.at.text, c.end) is not None
            or c.at.ranking
            or (verb.startswith("finish") and _FINISHED.match(c.at.text, c.end) is not None)
            or c.at.named_at(c.span.start_char - c.at.offset - len(_led_by(c)))
        )
        return (named or "in" in words) and not words & {"for", "to", "as"}
    return (c.rank > 2 or c.at.ranking) and not words & {"for", "as"} and (c.rank > 1 or "in" not in words)


def _ranked_someone_nth(c: Candidate) -> bool:
    if not c.at.closed(c.end) or c.span[-2].lower_ in ("from", "to"):
        return False
    if c.span[0].lower_ in use("rank_verb"):
        return c.at.ranking or c.rank > 2 or c.at.named_at(c.start)
    if c.span[0].lower_ == "with" and c.rank > 1 and _BEST.search(c.at.text, 0, c.start):
        return c.at.named_at(c.start)  # "the most trusted brand, with Kakao second and KT third"
    owned = _OWNED_THING.search(c.at.text, c.span.start_char - c.at.offset, c.start)
    if owned is not None and c.rank > 1 and _RATES.match(c.span[0].lower_):
        return c.at.ranking or c.span[0].lower_.startswith("rat")  # "rated Korea's AI strategy seventh"
    known = c.at.ranking or c.at.named_at(
        c.span.start_char - c.at.offset
    )  # "Oxford Insights has Korea eighth"
    return known and c.at.named_at(c.start)


def _moved_to_nth(c: Candidate) -> bool:
    strong = _STRONG_MOVE.match(c.span.text) is not None or c.span[0].lower_ == "unchanged"
    return c.at.closed(c.end) and (c.at.ranking or strong)


def _from_nth(c: Candidate) -> bool:
    if any(place.rule == "moved_to_nth" for place in c.found.values()) and c.at.closed(c.end):
        return True
    return (
        c.at.closed(c.end) and _BY_MOVING.search(c.at.text[: c.span.start_char - c.at.offset + 5]) is not None
    )


def _for_nth(c: Candidate) -> bool:
    return c.at.closed(c.end) or AFTER_PLACE.match(c.at.text, c.end) is not None


def _nth_place(c: Candidate) -> bool:
    before = c.at.before(c.start).lower()
    noun, hyphen = c.span[-1].lower_, c.span[1].text == "-"
    if c.span[1].lower_ == "ai":
        return c.rank > 1
    if c.rank == 1 and (before.endswith("in the ") or (noun.startswith("rank") and not hyphen)):
        return False
    if noun in ("ranking", "rankings", "ranks") and before.endswith(("its ", "the ", "annual ", "a ")):
        return False
    close = c.span.end_char - c.at.offset
    if c.at.no_rank_follows(close):
        return False
    return (
        noun in ("ranked", "placed")
        or re.match(r" (?:I|we|he|she|they|you|where|that|which|to)\b", c.at.text[close:]) is None
    )


def _nth_of_n(c: Candidate) -> bool:
    total = TOTAL.match(c.at.text, c.end)
    if total is None or TIMELY.match(c.at.text, c.end):
        return False
    size = NUMBERS.get(total["total"].lower(), 0)
    sure = total["group"] is not None or " out of " in total.group() or c.at.ranking
    return size >= max(3, c.rank) and sure


def _nth_worldwide(c: Candidate) -> bool:
    close = c.span.end_char - c.at.offset
    if re.match(r" to [a-z]+|[- ]to-", c.at.text[close:]) or IDIOM.match(c.at.text, c.end):
        return False  # "the second in the world to pass such a law"
    before = c.at.before(c.start).lower().rstrip(' “"')
    return c.rank > 1 or before.endswith(("rank", "ranks", "ranked", "ranking", "placed", "came", "at", "to"))


def _also_nth(c: Candidate) -> bool:
    before = c.at.before(c.start)
    if (
        not c.at.closed(c.end)
        or not before.strip()
        or re.fullmatch(r"\W*(?:(?:and|but) )?the ", c.at.text[: c.start], re.I)
    ):
        return False
    if c.at.named_at(c.start) and (c.found or c.at.chained or _RANKS_AHEAD.match(c.at.text[: c.start])):
        return True
    if c.found:
        return (
            re.search(
                r"(?:[,:]|\b(?:and|or|the|at|in|to|also|then|not|but(?: its)?|rather than|instead of)) \(?$",
                before,
            )
            is not None
        )
    if c.at.chained:
        return re.search(r"(?:, at|, in|\bwas|\bis) $", before) is not None
    placed = c.at.ranking and re.search(r", (?:at|in) $", before) is not None
    return placed and (c.at.named_at(c.start) or c.at.text[c.start].isdigit())  # "the best firm, at 45th"


_DAY_BEFORE = re.compile(
    r"\b(?:today|yesterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day) $"
)  # today (30th)


def _bracketed_nth(c: Candidate) -> bool:
    """ "Singapore (2nd), Korea (6th)": a name before the bracket."""
    begin = c.span.start_char - c.at.offset
    return c.at.named_at(begin) and not _DAY_BEFORE.search(c.at.before(begin))


CONDITIONS: dict[str, Callable[[Candidate], bool]] = {
    "ranked_nth": _ranked_nth,
    "ranked_someone_nth": _ranked_someone_nth,
    "moved_to_nth": _moved_to_nth,
    "from_nth": _from_nth,
    "for_nth": _for_nth,
    "nth_place": _nth_place,
    "nth_of_n": _nth_of_n,
    "nth_worldwide": _nth_worldwide,
    "also_nth": _also_nth,
    "bracketed_nth": _bracketed_nth,
    "nth_largest": _nth_largest,
    "one_of_the_n_largest": _one_of_the_n_largest,
}
"""The condition of each rule, by its name."""
