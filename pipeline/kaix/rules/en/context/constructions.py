"""Who is named beside a sum or a count by more than its verb: an item's label, a giver, a taker, an owner."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from kaix.records import Amount
from kaix.rules.en.context.candidates import Candidate
from kaix.rules.en.context.clause import Clause, Governor
from kaix.rules.en.context.officers import speaks_of_korea
from kaix.rules.en.context.reference import History, joined, resolve
from kaix.rules.en.context.verbs import Group
from kaix.vocabulary import used

AGENTS = frozenset(("organisation", "country", "government", "generic", "state"))
_TO_NAME = re.compile(r"\s(?:to|for|at)\s(?:the\s|(?:two|three|four|five|several)\s)?$")
_ITEM_GAP = re.compile(
    r"\s*(?:[–—:|]|--|\.{2,}|…|-\s|\()?\s*(?:(?:will|to|would)\s)?(?:(?:each|get|gets|receive|receives)\s)?$"
)
_LABEL = re.compile(r"^\s*[|•▸▶●○■□◆*·-]*\s*(?P<label>[^|:\n]{2,60}?)\s*(?:\||:|–|—)\s*$")
_TOTALS = used("context_words_en", "entity.totals")
_BEFORE_NAME = re.compile(r"[\s-]+(?:[a-z-]+\s){0,2}")
_FUND = re.compile(r"\b[Ff]und$")
_SHARES_OF = re.compile(r"[\"“]?Shares (?:of|in) (?:the )?")
_SUPPLY = used("context_words_en", "entity.supply")
_WHERE = re.compile(r"\bin\s(?:the\scountry|(?:South\s)?[A-Z][a-z]+)\b[^,;.]{0,40}$")
_FOR_WHOM = re.compile(
    r"(?:\s(?:aside|also|yet|still|being|been|specifically|available))*\s(?:for|to)\s(?:the\s)?"
)
# "will come ¦from the private sector"
_SOURCE = re.compile(
    r"\s(?:\([^()\n]{0,120}\)\s)?(?:(?:will|would|is|are|was|were|to|be|has|have|also|then|expected)\s)*"
    r"(?P<comes>(?:come|came|comes|coming|flow|flows|flowed)\s)?from\s(?:the\s)?"
)
_COMES_FROM = re.compile(r"\b(?:come|came|comes|coming|flow|flows|flowed) from\b")
_APPRAISES = frozenset(("value", "appraise", "assess", "price"))
_AT = re.compile(r"(?:['’]s)?\s(?:[a-z-]+\s){0,2}at\s(?:[a-z]+\s)?")
# "Naver's goal ¦of 50,000", "the UAE's ¦$3 billion"; of counts, "Nvidia's ¦10,000 B200s" says who makes them
_OWNED_SUM = re.compile(r"(?:['’]s?)\s(?:(?:[\w.-]+\s){1,4}(?:of|worth)\s)?(?:[a-z]+\s){0,2}")
_OWNED_COUNT = re.compile(r"(?:['’]s?)\s(?:[\w.-]+\s){1,4}of\s(?:[a-z]+\s){0,2}")
_ORDER_FROM = re.compile(r"\b(?:orders?|contracts?|deals?)\b[^,;.]{0,40}\sfrom\s(?:the\s)?$")
_ORDERED = re.compile(
    r"\b(?:order|ask|tell|told|force|requir|allow|urg|expect|want|get|got|help|oblig|let|enabl|permit|caus|push|press|for)"
    r"(?:e?s|ed|d|ing)?\s(?:the\s)?$"
)
_OPENS = re.compile(r"[\s|•▸▶●○■□◆*·–-]*")
_THEN = re.compile(r"\s?(?:\([^()]*\)\s?)?(?::|–|—|--)\s")
_AGENT = re.compile(r"^\s*(?:\w+\s){1,3}by\s(?:the\s)?$")
_RAISED_TO = re.compile(r"\b(?:to|at|from|by)\s$")
_AGENT_BY = re.compile(r"[^,;:.]*\sby\s(?:the\s)?")
# "a government program that ¦will procure"
_STATE_PLAN = re.compile(r"\b(?:government|state)\s(?:[a-z-]+\s){1,3}(?:that|which)\s$")


@dataclass(slots=True)
class Asked:
    """What is asked: whose the sum or count at `start` to `end` of a clause is, among `who`."""

    clause: Clause
    start: int
    end: int
    governor: Governor | None
    who: list[Candidate]
    history: History

    @property
    def chips(self) -> bool:
        """Whether it is a count of chips."""
        return self.history.chips

    @property
    def group(self) -> Group | None:
        """The verb that governs."""
        return self.governor.group if self.governor is not None else None

    @property
    def limit(self) -> int:
        """Where a subject must end: before the verb, where the verb stands before the anchor."""
        governor, group = self.governor, self.group
        if governor is None or group is None or governor.side != "left":
            return self.start
        return self.clause.words[group.first].start

    def resolved(self, candidate: Candidate | None) -> str | None:
        """Who `candidate` is."""
        return resolve(self.clause, candidate, self.who, self.history) if candidate is not None else None

    def together(self, candidate: Candidate | None, forward: bool = True) -> str | None:
        """Who `candidate` and those behind or before it are."""
        if candidate is None:
            return None
        return joined(self.clause, candidate, self.who, self.history, forward)


def construed(asked: Asked) -> str | None:
    """Who the words around the anchor name as its giver, taker or owner, `None` where it is for the subject to say."""
    for construction in _CONSTRUCTIONS:
        found = construction(asked)
        if found is not None:
            return found
    return None


def _beside(asked: Asked) -> str | None:
    """Who stands right at the number: "Kakao – 60,000", "Samsung 50,000 each", "Growth Fund (KRW 150 trillion"."""
    clause, text, start, end = asked.clause, asked.clause.text, asked.start, asked.end
    bracket = clause.bracket(start)
    for candidate in reversed(asked.who):
        if candidate.end > start or candidate.kind in ("pronoun",):
            continue
        gap = text[candidate.end : start]
        if (
            _ITEM_GAP.fullmatch(gap)
            and (asked.chips or gap.strip())
            and (gap.strip() or candidate.kind not in ("unknown", "person"))
        ):
            if gap.strip() == "(" and bracket is None:
                return None
            return asked.together(candidate, forward=False)
        break
    if not asked.chips:
        named = next((c for c in asked.who if end <= c.start <= end + 24 and c.kind == "organisation"), None)
        if named is not None and _BEFORE_NAME.fullmatch(text[end : named.start]) and _FUND.search(named.text):
            return named.text
    label = _LABEL.match(text[:start])
    if label is not None:
        words = label.group("label").split()
        if words and words[-1].lower() not in _TOTALS and "|" in text:
            inside = [c for c in asked.who if c.end <= start and c.kind not in ("pronoun",)]
            return asked.together(inside[-1], forward=False) if inside else label.group("label")
    return None


def _shareholder(asked: Asked) -> str | None:
    shares = _SHARES_OF.match(asked.clause.text, asked.clause.dateline)
    if shares is None or asked.chips:
        return None
    return asked.resolved(next((c for c in asked.who if c.start == shares.end()), None))


def recipient(asked: Asked) -> str | None:
    """Who gets the chips: "10,000 GPUs ¦to Naver and Kakao"."""
    for candidate in asked.who:
        if candidate.start >= asked.end:
            gap = asked.clause.text[asked.end : candidate.start]
            if len(gap) < 40 and _TO_NAME.search(gap):
                return asked.together(candidate)
    return None


def _supplied(asked: Asked) -> str | None:
    if asked.chips and (asked.group is None or asked.group.base in _SUPPLY):
        return recipient(asked)
    return None


def _where(asked: Asked) -> str | None:
    """The country that chips are in: "the number of GPUs in ¦the country"."""
    where = _WHERE.search(asked.clause.text[: asked.start]) if asked.chips else None
    if where is None:
        return None
    for candidate in asked.who:
        if candidate.kind in ("country", "state") and where.start() < candidate.start < where.end():
            return asked.resolved(candidate)
    return "South Korea" if "country" in where.group() else None


def _passive_recipient(asked: Asked) -> str | None:
    """Who gets what is given: "1.4 trillion won is earmarked ¦for the Ministry of SMEs and Startups"."""
    governor, group = asked.governor, asked.group
    if governor is None or group is None or governor.side == "left":
        return None
    if group.base not in _SUPPLY and group.base not in ("set", "make"):
        return None
    if not (group.passive or governor.side == "participle") or group.last >= len(asked.clause.words):
        return None
    verb = asked.clause.words[group.last].end
    if verb < asked.end:
        return None
    for candidate in asked.who:
        if candidate.start > verb and candidate.kind in ("organisation", "country", "generic"):
            if _FOR_WHOM.fullmatch(asked.clause.text, verb, candidate.start):
                return asked.together(candidate)
            return None
    return None


def _source(asked: Asked) -> str | None:
    """Who the money comes from: "3 trillion won will come from ¦the private sector, 1 trillion won from ¦Busan"."""
    source = _SOURCE.match(asked.clause.text, asked.end)
    if source is None or not (source.group("comes") or _COMES_FROM.search(asked.clause.text)):
        return None
    return asked.together(next((c for c in asked.who if c.start == source.end()), None))


def _appraised(asked: Asked) -> str | None:
    """Who is worth it: "a round that values ¦Toss at $10 billion"."""
    group = asked.group
    if asked.chips or group is None or group.base not in _APPRAISES:
        return None
    verb = asked.clause.words[group.last].end
    valued = next((c for c in asked.who if verb < c.start < asked.start), None)
    if valued is None or not _AT.fullmatch(asked.clause.text, valued.end, asked.start):
        return None
    return asked.resolved(valued)


def _ordered(asked: Asked) -> str | None:
    """Who has to pay: "fined ¦Google 207 billion won", "ordered ¦Kakao to pay 15 billion won"."""
    governor, group = asked.governor, asked.group
    if asked.chips or governor is None or group is None or governor.side != "left":
        return None
    words = asked.clause.words
    if group.base == "fine" and not group.passive:
        at, ends = words[group.last].end, asked.start
        fined = next((c for c in asked.who if at < c.start and c.end + 1 == ends), None)
        return asked.resolved(fined)
    if words[group.first].lower != "to":
        return None
    for candidate in reversed(asked.who):
        if candidate.end + 1 == words[group.first].start:
            return (
                asked.resolved(candidate) if _ORDERED.search(asked.clause.text, 0, candidate.start) else None
            )
    return None


def _headed(asked: Asked) -> str | None:
    """Who is named behind a sum that opens an item: "* $5 billion: what ¦AWS has promised"."""
    text = asked.clause.text
    if asked.chips or _OPENS.fullmatch(text, 0, asked.start) is None or _THEN.match(text, asked.end) is None:
        return None
    return asked.resolved(next((c for c in asked.who if c.start > asked.end and c.kind != "pronoun"), None))


def _owner(asked: Asked) -> str | None:
    owned = _OWNED_COUNT if asked.chips else _OWNED_SUM
    for candidate in reversed(asked.who):
        if candidate.end < asked.start and owned.fullmatch(asked.clause.text, candidate.end, asked.start):
            return asked.resolved(candidate) if candidate.kind not in ("person", "pronoun") else None
    return None


def _buyer(asked: Asked) -> str | None:
    """Who ordered chips: "won an order from ¦Naver for 10,000 units"."""
    if not asked.chips:
        return None
    text = asked.clause.text
    for candidate in reversed(asked.who):
        if candidate.end < asked.start and text[candidate.end : asked.start].strip() == "for":
            return asked.resolved(candidate) if _ORDER_FROM.search(text, 0, candidate.start) else None
    return None


def _agent_of_participle(asked: Asked) -> str | None:
    """Who did what a participle says: "2 trillion won pledged by ¦Naver", "the 2 trillion won ¦it had sought"."""
    governor, group = asked.governor, asked.group
    if governor is None or governor.side != "participle" or group is None:
        return None
    text = asked.clause.text
    verb = asked.clause.words[group.first].start
    agent = next(
        (c for c in asked.who if c.start > asked.end and _AGENT.match(text[asked.end : c.start])), None
    )
    inner = next((c for c in asked.who if c.start >= asked.end and c.end <= verb), None)
    return asked.resolved(agent or inner)


def _agent(asked: Asked) -> str | None:
    """Who a passive names behind it: "was pledged ¦by Naver", "was raised to 400,000 won ¦by the city"."""
    governor, group = asked.governor, asked.group
    if governor is None or group is None or not group.passive:
        return None
    if governor.side == "right":
        verb = asked.clause.words[group.last].end
        return asked.resolved(next((c for c in asked.who if c.start > verb and _did(asked, verb, c)), None))
    if governor.side == "left" and _RAISED_TO.search(asked.clause.text, max(0, asked.start - 6), asked.start):
        # but not "was fined ¦5 billion won by the commission"
        found = next((c for c in asked.who if c.start > asked.end and _did(asked, asked.end, c)), None)
        return asked.resolved(found) if found is not None and found.kind in AGENTS else None
    return None


def _did(asked: Asked, behind: int, candidate: Candidate) -> bool:
    """Whether the candidate is who did it, in one clause with the verb: "was set aside for data ¦by the ministry"."""
    between = asked.clause.text[behind : candidate.start]
    return len(between) < 80 and _AGENT_BY.fullmatch(between) is not None


def _state_plan(asked: Asked) -> str | None:
    planned = _STATE_PLAN.search(asked.clause.text, max(0, asked.limit - 80), asked.limit)
    return "South Korea" if planned is not None and speaks_of_korea(asked.clause.reading.text) else None


def payer(clause: Clause) -> str | None:
    """Whose the money of the sentence is: "2 trillion won was set aside by Ulsan for the purchase of ¦14,000 GPUs"."""
    amounts = clause.reading.found.get("amounts", [])
    at = bisect_left(amounts, clause.base, key=lambda amount: amount.start)
    if at == len(amounts) or amounts[at].end > clause.base + len(clause.text):
        return None
    amount = amounts[at]
    return amount.entity if isinstance(amount, Amount) else None


_CONSTRUCTIONS = (
    _beside,
    _shareholder,
    _supplied,
    _where,
    _passive_recipient,
    _source,
    _appraised,
    _ordered,
    _headed,
    _owner,
    _buyer,
    _agent_of_participle,
    _agent,
    _state_plan,
)
