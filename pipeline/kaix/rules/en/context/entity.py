"""Who spends, receives or owns: whom the words around the number name, else the subject of the verb that governs."""

from __future__ import annotations

import re

from kaix.rules.en.context.candidates import Candidate
from kaix.rules.en.context.clause import Clause, Governor
from kaix.rules.en.context.constructions import AGENTS, Asked, construed, payer, recipient
from kaix.rules.en.context.officers import is_commentator, speaks_of_korea
from kaix.rules.en.context.reference import SAYS, History, coordinated, joined, spoken_of
from kaix.rules.en.context.subjects import acts, is_subject

# "US$1.1mn — reward offered ¦by Dunamu", "an offer of $2 million a year ¦from Meta"
_BY_OR_FROM = re.compile(
    r"(?:\s(?:an?|per)\s(?:year|month))?\s*(?:[—–-]\s)?(?:[a-z-]+\s){0,3}"
    r"(?:[a-z]+ed\sby|given by|paid by|\bfrom)\s(?:the\s)?"
)
_TOWARD = re.compile(r"\b(?:to|from|against|with)\s(?:the\s)?$")
_SAID_THAT = re.compile(r"\b(?:argu|say|add|not|claim|complain|warn|point)ing\s(?:out\s)?that\b")
_FORESEES = re.compile(
    r"\s(?:expects?|forecasts?|estimates?|predicts?|projects?|reckons?|sees?|puts?|calculates?)\b"
)
_ECONOMY = re.compile(
    r"\b(?:(?:market|economy|industry|GDP|demand)\b(?!['’]s)|gross domestic"
    r"|(?:global|worldwide|full-year AI|total AI|private AI)\s(?:\w+\s)?(?:spending|investment|sales))"
)
_TELLS = re.compile(
    r"(?:\sof the \w+)?\s(?:says?|said|adds|added|claims?|claimed|notes|noted)\s(?:that\s)?(?:[a-z]+\s)?"
)
_SEES = re.compile(r"\ssees?\s(?:\w+\s){0,3}")
_REACHING = re.compile(r"\s(?:reach|flow|go|pour|com)ing\b")
_INSERTED = re.compile(r",\s(?:(?:in|of|for|with|to|from|by|on|at)\s)?(?:which|whom|whose|where|who)\s[^,]*$")
_NOUNS = re.compile(r"(?:\s(?:AI|[a-z]+)){1,2}")
_WHO_DID = re.compile(r",?\s(?:which|who)\s(?:[a-z]+ly\s|also\s|already\s|then\s)?$")
_COSTS = frozenset(("cost", "sell", "fetch", "retail", "rent", "go", "start"))
_ANY_THING = re.compile(
    r"(?:^|[:,;]\s|[“\"])(?:[Aa]n?|[Oo]ne|[Ee]ach|[Rr]enting|[Bb]uying)\s"
    r"(?:(?!\b(?:was|is|are|has|had|for|to|who|which|said)\b)[^,:;]){2,60}$"
)
# "the cafes ¦get 150 won", "Winners will ¦receive": who is no name
_TAKES = frozenset(("get", "receive", "pay", "earn", "spend", "owe"))
_PAYEES = re.compile(
    r"(?:^|[,;:“\"—]\s|\b(?:while|and|but|that)\s)(?:[Tt]he\s|[Ll]ocal\s)?"
    r"(?P<who>(?!who|which|that|it|they|he|she)(?:[A-Za-z][a-z-]+\s)?[A-Za-z][a-z]{3,}s)\s$"
)
# "National debt", "the supplementary budget": the state's, if nobody is named
_NATIONAL = re.compile(
    r"\b(?:national (?:debt|treasury)|fiscal deficit|(?:government|state) (?:spending|debt|budget)"
    r"|supplementary budget|gross domestic product|GDP|(?:defen[cs]e|annual|extra) budget|tax revenue"
    r"|budget (?:proposal|bill)|(?:exports|imports|shipments|trade surplus)\b(?! (?:by|at)))\b",
    re.IGNORECASE,
)


def entity(
    clause: Clause,
    start: int,
    end: int,
    governor: Governor | None,
    who: list[Candidate],
    history: History,
    priced: bool = False,
) -> str | None:
    """Who spends, receives or owns what the anchor `start` to `end` states, `None` where the text is silent.

    `priced` says that the sum is the price of a thing: it is nobody's unless the clause names somebody.
    """
    asked = Asked(clause, start, end, governor, who, history)
    found = construed(asked)
    if found is not None:
        return found
    subject = subject_of(clause, asked.limit, who)
    if _is_nobodys(asked, subject, priced):
        return None
    payee = _payee(asked, subject)
    if payee is not None:
        return payee
    if subject is not None and subject.kind == "person" and _TELLS.fullmatch(clause.text, subject.end, start):
        subject = None  # "Choi says only ¦13,000 have arrived"
    if subject is None or (subject.kind == "pronoun" and subject.text.lower() == "that"):
        behind = next(
            (c for c in who if c.start > end and _BY_OR_FROM.fullmatch(clause.text, end, c.start)), None
        )
        if behind is not None and behind.kind in AGENTS | {"unknown"}:
            return asked.together(behind)
    if subject is None:
        return _without_subject(asked)
    if asked.chips and subject.kind == "pronoun" and subject.text.lower() in ("we", "our"):
        found = recipient(asked)
    found = found or joined(clause, subject, who, history)
    return found if found is not None or priced else spoken_of(clause, history)


def _is_nobodys(asked: Asked, subject: Candidate | None, priced: bool) -> bool:
    """Whether the clause states what a thing costs, or somebody only speaks of the sum."""
    if subject is not None and subject.kind == "speaker":
        return True
    costs = asked.group is not None and asked.group.base in _COSTS
    if priced and (subject is None or subject.kind == "pronoun" or costs):
        return True
    if costs and _ANY_THING.search(asked.clause.text, 0, asked.limit) is not None:
        return True  # "One B300 ¦costs 55 million won"
    if subject is None:
        return False
    if costs and SAYS.match(asked.clause.text, subject.end):
        return True  # "The ministry says that a card sells for ¦5 million won"
    return _only_says(asked, subject)


def _payee(asked: Asked, subject: Candidate | None) -> str | None:
    """Who gets or pays without a name: "¦the cafes get 150 won for every hour"."""
    if asked.chips or asked.group is None or asked.group.base not in _TAKES:
        return None
    found = _PAYEES.search(asked.clause.text, max(0, asked.limit - 60), asked.limit)
    if found is None or (subject is not None and subject.end > found.start("who")):
        return None
    return found.group("who")


def _only_says(asked: Asked, subject: Candidate) -> bool:
    """Whether the subject only speaks of a sum: "The party protested, arguing that ¦9.9 trillion won was gone".

    What is forecast of a market or an economy is nobody's, either: "IDC expects AI spending to reach ¦…".
    """
    between = asked.clause.text[subject.end : asked.start]
    if not asked.chips and (
        (_FORESEES.search(between) and _ECONOMY.search(between))
        or (_SEES.fullmatch(between) and _REACHING.match(asked.clause.text, asked.end))
    ):
        return True
    return (
        not asked.chips
        and asked.governor is not None
        and asked.governor.side == "right"
        and _SAID_THAT.search(asked.clause.text, subject.end, asked.start) is not None
    )


def _without_subject(asked: Asked) -> str | None:
    """Who a sentence without a subject is about: who speaks, the state whose budget it is, who was spoken of."""
    clause, who = asked.clause, asked.who
    for candidate in who:
        if (
            candidate.start > asked.end
            and candidate.kind in AGENTS
            and SAYS.match(clause.text, candidate.end)
            and not is_commentator(candidate.text)
        ):
            return asked.resolved(candidate)
    for candidate in reversed(who):  # "in the central government budget", but not "pledged to Washington"
        if (
            candidate.end <= asked.start
            and (candidate.kind in ("government", "state") or candidate.text == "country")
            and not _TOWARD.search(clause.text[max(0, candidate.start - 12) : candidate.start])
        ):
            return asked.resolved(candidate)
    if asked.chips:
        paid = payer(clause)
        if paid is not None:
            return paid
    elif (
        asked.history.sentence != clause.reading.index_at(clause.base)
        and speaks_of_korea(clause.reading.text)
        and _NATIONAL.search(clause.text, 0, asked.end + 30)
    ):
        return "South Korea"
    return spoken_of(clause, asked.history)


def subject_of(clause: Clause, limit: int, who: list[Candidate]) -> Candidate | None:
    """The last one before `limit` that can be a subject."""
    own = clause.bracket(limit)
    relative = _WHO_DID.search(clause.text, max(0, limit - 24), limit)
    if relative is not None:  # "to SK Telecom, which ¦has ordered", "to the Gwangju AI cluster, which ¦runs"
        for candidate in who:
            if candidate.kind in ("organisation", "country", "unknown") and (
                candidate.end == relative.start()
                or _NOUNS.fullmatch(clause.text, candidate.end, relative.start())
            ):
                return candidate
    for candidate in reversed(who):
        if candidate.end > limit:
            continue
        around = clause.bracket(candidate.start)
        if (around is None or around == own) and is_subject(clause, candidate):
            if (
                _INSERTED.search(clause.text, 0, candidate.start)
                and "," in clause.text[candidate.end : limit]
            ):
                continue  # "Rainbow, in which ¦Samsung holds 35 percent, has put"
            first = coordinated(clause, candidate, who)[0]
            if first is candidate or acts(clause, candidate) or is_subject(clause, first):
                return candidate  # but not in "has picked JPMorgan and ¦KB Securities"
    return None
