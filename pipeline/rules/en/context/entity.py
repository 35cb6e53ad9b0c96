"""Who spends, receives or owns: the subject of the verb that governs, an owner, or who stands beside the number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.context import JOINED
from pipeline.rules.en.context.candidates import Candidate, acts, candidates, is_plural, is_subject
from pipeline.rules.en.context.clause import Clause, Governor
from pipeline.rules.en.counts import Count
from pipeline.vocabulary import used

_STATE = re.compile(
    r"^(?:(?:the |South Korea['’]s |Korea['’]s |Korean |its )?(?:National Assembly|parliament|Assembly|Cabinet"
    r"|cabinet|presidential office|Blue House|Cheong Wa Dae"
    r"|administration|government|state|country|nation|lawmakers|presidential committee|president|central government"
    r"|national government"
    r"|Lee administration|Lee Jae[- ][Mm]yung (?:administration|government)|Seoul|Gov['’]t|Government))$"
)
_AND = re.compile(r"(?:['’]s)?\s*(?:,\s*and|,|and|&|;|/)\s*(?:the\s)?$", re.IGNORECASE)
_ROLE_OF = re.compile(
    r"(?:['’]s)?\s(?:[\w-]+\s){0,4}?(?:CEO|CFO|CTO|COO|[Cc]hief|[Cc]hairman|[Cc]hairwoman|[Cc]hair|[Pp]resident"
    r"|[Ff]ounder|[Hh]ead|[Dd]irector|[Vv]ice|[Oo]fficer|[Ss]pokes\w+)\b[^,.;]{0,40}$"
)
# "President Lee Jae-myung", "President Yoon", "Lee Jae Myung, the president": a surname stands first
_PRESIDENT = re.compile(r"resident(?:-elect)? ([A-Z][a-z]+)\b(?! of)")
_THE_PRESIDENT = re.compile(r"\b([A-Z][a-z]+) [A-Z][\w-]+(?: [A-Z][\w-]+)?$")
_TO_NAME = re.compile(r"\s(?:to|for)\s(?:the\s)?$")
_ITEM_GAP = re.compile(
    r"\s*(?:[–—:|]|--|\.{2,}|…|-\s|\()?\s*(?:(?:will|to|would)\s)?(?:(?:each|get|gets|receive|receives)\s)?$"
)
_AGENT = re.compile(r"^\s*(?:\w+\s){1,3}by\s(?:the\s)?$")
_AGENTS = frozenset(("organisation", "country", "government", "generic", "state"))
_WHERE = re.compile(r"\bin\s(?:the\scountry|(?:South\s)?[A-Z][a-z]+)\b[^,;.]{0,40}$")
_BY = re.compile(r"\s+by\s(?:the\s)?$")
# "US$1.1mn — reward offered ¦by Dunamu", "an offer of $2 million a year ¦from Meta"
_BY_OR_FROM = re.compile(
    r"(?:\s(?:an?|per)\s(?:year|month))?\s*(?:[—–-]\s)?(?:[a-z-]+\s){0,3}"
    r"(?:[a-z]+ed\sby|given by|paid by|\bfrom)\s(?:the\s)?"
)
_FOR_WHOM = re.compile(r"(?:\s(?:aside|also|yet|still|being|been|specifically))*\s(?:for|to)\s(?:the\s)?")
_PLACES_IT = re.compile(
    r"\b(?:places?d?|has|had|puts?|ranks?|ranked|rates?d?|gave|gives|scores?d?|lists?|listed|placing|ranking)\sit\b"
)
_SHARES_OF = re.compile(r"[\"“]?Shares (?:of|in) (?:the )?")
_SAYS = re.compile(r"\s(?:also\s)?(?:said|says|announced|added|told|reported)\b")
_BEFORE_NAME = re.compile(r"[\s-]+(?:[a-z-]+\s){0,2}")
_OUTSIDER = re.compile(
    r"\s*,\s(?:an?|the|senior|chief)\s(?:\w+\s){0,4}?(?:analyst|professor|researcher|economist|lawmaker|fellow"
    r"|critic)\b"
)
_COMPANIES = used("context_words_en", "entity.companies")
_REACH = 3  # sentences back in which somebody is still spoken of without being named again
_TOWARD = re.compile(r"\b(?:to|from|against|with)\s(?:the\s)?$")
_FORGETS = 12
_LABEL = re.compile(r"^\s*[|•▸▶●○■□◆*·-]*\s*(?P<label>[^|:\n]{2,60}?)\s*(?:\||:|–|—)\s*$")
_TOTALS = used("context_words_en", "entity.totals")
_SUPPLY = used("context_words_en", "entity.supply")


_FUND = re.compile(r"\b[Ff]und$")


@dataclass(slots=True)
class History:
    """The entity of the last sum or count of the article, and the sentence that it was in."""

    entity: str | None = None
    sentence: int = -1
    presidents: frozenset[str] | None = None
    chips: bool = False  # whether chips are counted: they may be in a country that is no subject


def entity(
    clause: Clause, start: int, end: int, governor: Governor | None, who: list[Candidate], history: History
) -> str | None:
    """Who spends, receives or owns what the anchor `start` to `end` states, `None` where the text is silent."""
    chips = history.chips
    beside = _beside(clause, start, end, who, history, chips)
    if beside is not None:
        return beside
    shares = _SHARES_OF.match(clause.text, clause.dateline)
    if shares is not None and not chips:
        owner = next((c for c in who if c.start == shares.end()), None)
        if owner is not None:
            return resolve(clause, owner, who, history)
    group = governor.group if governor is not None else None
    if chips and (group is None or group.base in _SUPPLY):
        recipient = _recipient(clause, end, who, history)
        if recipient is not None:
            return recipient
    if chips:
        where = _WHERE.search(clause.text[:start])
        if where is not None:
            inside = next(
                (c for c in who if c.kind in ("country", "state") and where.start() < c.start < where.end()),
                None,
            )
            return (
                resolve(clause, inside, who, history)
                if inside is not None
                else "South Korea"
                if "country" in where.group()
                else None
            )
    recipient = _passive_recipient(clause, governor, end, who, history)
    if recipient is not None:
        return recipient
    limit = start
    if governor is not None and group is not None and governor.side != "right":
        limit = clause.words[group.first].start
    if governor is not None and governor.side == "participle" and group is not None:
        agent = next((c for c in who if c.start > end and _AGENT.match(clause.text[end : c.start])), None)
        inner = next((c for c in who if c.start >= end and c.end <= limit), None)
        if agent is not None or inner is not None:
            return resolve(clause, agent or inner or who[0], who, history)
        limit = start
    agent = _agent(clause, start, end, governor, who)
    if agent is not None:
        return resolve(clause, agent, who, history)
    subject = _subject(clause, limit, who)
    if subject is not None and subject.kind == "speaker":
        return None
    if (
        subject is not None
        and not chips
        and governor is not None
        and governor.side == "right"
        and _SAID_THAT.search(clause.text, subject.end, start)
    ):
        return None  # "The party protested, arguing that ¦9.9 trillion won had yet to be spent"
    if subject is None or (subject.kind == "pronoun" and subject.text.lower() == "that"):
        behind = next(
            (c for c in who if c.start > end and _BY_OR_FROM.fullmatch(clause.text, end, c.start)), None
        )
        if behind is not None and behind.kind in _AGENTS | {"unknown"}:
            return _joined(clause, behind, who, history, forward=True)
    if subject is not None and chips and subject.kind == "pronoun" and subject.text.lower() in ("we", "our"):
        recipient = _recipient(clause, end, who, history)
        if recipient is not None:
            return recipient
    if subject is not None:
        found = _joined(clause, subject, who, history)
        if found is not None:
            return found
    speaker = next(
        (c for c in who if c.start > end and c.kind in _AGENTS and _SAYS.match(clause.text, c.end)), None
    )
    if speaker is not None and subject is None:
        return resolve(clause, speaker, who, history)
    if subject is None:
        state = next(  # "in the central government budget", but not "pledged to Washington"
            (
                c
                for c in reversed(who)
                if c.end <= start
                and (c.kind in ("government", "state") or c.text == "country")
                and not _TOWARD.search(clause.text[max(0, c.start - 12) : c.start])
            ),
            None,
        )
        if state is not None:
            return resolve(clause, state, who, history)
    return _spoken_of(clause, history)


_LISTED = re.compile(r"\s?(?:,|and|,\s?and|&|/)\s(?:another\s)?")
_GOES_TO = re.compile(
    r"\s(?:units\s)?(?:will\s|would\s)?(?:(?:go|going|went|each)\s)?(?:to|for|at)\s(?:the\s)?"
)


def distributed(clause: Clause, found: list[Count], who: list[Candidate], history: History) -> dict[int, str]:
    """Whose each of several counts is, by its index: "50k, 60k and 50k to Samsung, Naver and Kakao"."""
    result: dict[int, str] = {}
    first = 0
    while first < len(found):
        last = first
        while last + 1 < len(found) and _LISTED.fullmatch(
            clause.reading.text, found[last].end, found[last + 1].start
        ):
            last += 1
        if last > first:
            end = found[last].end - clause.base
            names = _names_behind(clause, end, who, history)
            if len(names) != last - first + 1 and "respectively" in clause.text:
                start = found[first].start - clause.base
                subject = _subject(clause, start, who)
                joined = _joined(clause, subject, who, history) if subject is not None else None
                names = joined.split(JOINED) if joined else []
            if len(names) == last - first + 1:
                result.update(zip(range(first, last + 1), names, strict=True))
        first = last + 1
    return result


def _names_behind(clause: Clause, end: int, who: list[Candidate], history: History) -> list[str]:
    link = _GOES_TO.match(clause.text, end)
    recipient = next((c for c in who if link is not None and c.start == link.end()), None)
    joined = _joined(clause, recipient, who, history, forward=True) if recipient is not None else None
    return joined.split(JOINED) if joined else []


def _spoken_of(clause: Clause, history: History, company: bool = False) -> str | None:
    """Who the sentences before have been speaking of, where this one names nobody: "Revenue rose to …"."""
    reading = clause.reading
    index = reading.index_at(clause.base)
    for before in range(index - 1, max(-1, index - 1 - _REACH, history.sentence), -1):
        sentence = reading.sentences[before]
        other = Clause.of(reading, sentence, sentence.start_char, sentence.start_char)
        who = candidates(other)
        if _PLACES_IT.search(other.text):
            continue  # "IMD's ranking placed it sixth": who it is, the sentence before says
        for candidate in who:
            if other.bracket(candidate.start) is not None:
                continue
            if candidate.kind == "pronoun" and candidate.text.lower() in (
                "it",
                "its",
                "they",
                "their",
                "that",
            ):
                break  # it speaks on of somebody named further back
            if company and candidate.sector == "government":
                continue
            known = candidate.kind in ("organisation", "government", "country", "state") and not (
                company and candidate.kind != "organisation"
            )
            if (known or (candidate.kind == "unknown" and acts(other, candidate))) and is_subject(
                other, candidate
            ):
                return resolve(other, candidate, who, history)
        country = next((c for c in who if c.kind in ("government", "country")), None)
        if history.chips and country is not None:
            return country.canonical
    return history.entity if index - history.sentence <= _FORGETS else None


def _beside(
    clause: Clause, start: int, end: int, who: list[Candidate], history: History, chips: bool
) -> str | None:
    """Who stands right at the number: "Kakao – 60,000", "Samsung 50,000 each", "Growth Fund (KRW 150 trillion"."""
    text = clause.text
    bracket = clause.bracket(start)
    for candidate in reversed(who):
        if candidate.end > start or candidate.kind in ("pronoun",):
            continue
        gap = text[candidate.end : start]
        if (
            _ITEM_GAP.fullmatch(gap)
            and (chips or gap.strip())
            and (gap.strip() or candidate.kind not in ("unknown", "person"))
        ):
            if gap.strip() == "(" and bracket is None:
                return None
            return _joined(clause, candidate, who, history)
        break
    if not chips:
        named = next((c for c in who if end <= c.start <= end + 24 and c.kind == "organisation"), None)
        if named is not None and _BEFORE_NAME.fullmatch(text[end : named.start]) and _FUND.search(named.text):
            return named.text
    label = _LABEL.match(text[:start])
    if label is not None:
        words = label.group("label").split()
        if words and words[-1].lower() not in _TOTALS and "|" in text:
            inside = [c for c in who if c.end <= start and c.kind not in ("pronoun",)]
            return _joined(clause, inside[-1], who, history) if inside else label.group("label")
    return None


def _recipient(clause: Clause, end: int, who: list[Candidate], history: History) -> str | None:
    for candidate in who:
        if candidate.start >= end:
            gap = clause.text[end : candidate.start]
            if len(gap) < 40 and _TO_NAME.search(gap):
                return _joined(clause, candidate, who, history, forward=True)
    return None


def _agent(
    clause: Clause, start: int, end: int, governor: Governor | None, who: list[Candidate]
) -> Candidate | None:
    """Who a passive names behind it: "was pledged ¦by Naver", "was raised to 400,000 won ¦by the city"."""
    group = governor.group if governor is not None else None
    if governor is None or group is None or not group.passive:
        return None
    if governor.side == "right":
        verb = clause.words[group.last].end
        return next((c for c in who if c.start > verb and _is_agent(clause, verb, c)), None)
    if governor.side == "left" and _RAISED_TO.search(clause.text, max(0, start - 6), start):
        # but not "was fined ¦5 billion won by the commission"
        found = next((c for c in who if c.start > end and _is_agent(clause, end, c)), None)
        return found if found is not None and found.kind in _AGENTS else None
    return None


def _is_agent(clause: Clause, behind: int, candidate: Candidate) -> bool:
    """Whether the candidate is who did it, in one clause with the verb: "was set aside for data ¦by the ministry"."""
    between = clause.text[behind : candidate.start]
    return len(between) < 80 and _AGENT_BY.fullmatch(between) is not None


_SAID_THAT = re.compile(r"\b(?:argu|say|add|not|claim|complain|warn|point)ing\s(?:out\s)?that\b")
_RAISED_TO = re.compile(r"\b(?:to|at|from|by)\s$")
_AGENT_BY = re.compile(r"[^,;:.]*\sby\s(?:the\s)?")
_WHO_DID = re.compile(r",?\s(?:which|who)\s(?:[a-z]+ly\s|also\s|already\s|then\s)?$")


def _subject(clause: Clause, limit: int, who: list[Candidate]) -> Candidate | None:
    """The last one before `limit` that can be a subject."""
    own = clause.bracket(limit)
    relative = _WHO_DID.search(clause.text, max(0, limit - 24), limit)
    if relative is not None:  # "to SK Telecom, which ¦has ordered"
        for candidate in who:
            if candidate.end == relative.start() and candidate.kind in ("organisation", "country", "unknown"):
                return candidate
    for candidate in reversed(who):
        if candidate.end > limit:
            continue
        around = clause.bracket(candidate.start)
        if (around is None or around == own) and is_subject(clause, candidate):
            return candidate
    return None


def _passive_recipient(
    clause: Clause, governor: Governor | None, end: int, who: list[Candidate], history: History
) -> str | None:
    """Who gets what is given: "1.4 trillion won is earmarked ¦for the Ministry of SMEs and Startups"."""
    group = governor.group if governor is not None else None
    if governor is None or group is None or governor.side == "left" or group.base not in _SUPPLY | {"set"}:
        return None
    if not (group.passive or governor.side == "participle") or group.last >= len(clause.words):
        return None
    verb = clause.words[group.last].end
    if verb < end:
        return None
    for candidate in who:
        if candidate.start > verb and candidate.kind in ("organisation", "country", "generic"):
            if _FOR_WHOM.fullmatch(clause.text, verb, candidate.start):
                return _joined(clause, candidate, who, history, forward=True)
            return None
    return None


def _joined(
    clause: Clause, last: Candidate, who: list[Candidate], history: History, forward: bool = False
) -> str | None:
    """`last` with those coordinated with it: "Samsung, SK and Hyundai"."""
    group = [last]
    rest = [
        c
        for c in who
        if (c.start > last.start if forward else c.end <= last.start) and c.kind not in ("pronoun",)
    ]
    for candidate in rest if forward else reversed(rest):
        gap = (
            clause.text[group[-1].end : candidate.start]
            if forward
            else clause.text[candidate.end : group[-1].start]
        )
        if not _AND.fullmatch(gap) or candidate.kind == "person" or last.kind == "person":
            break
        group.append(candidate)
    ordered = group if forward else list(reversed(group))
    if any(c.kind == "organisation" for c in ordered):  # "Two carriers, ¦KT and ¦LG Uplus"
        ordered = [c for c in ordered if c.kind != "generic" or not is_plural(c)]
    named = [resolve(clause, c, who, history) for c in ordered]
    kept = list(dict.fromkeys(name for name in named if name))
    return JOINED.join(kept) or history.entity


def resolve(clause: Clause, candidate: Candidate, who: list[Candidate], history: History) -> str | None:
    """Who a candidate is: the state for its president, the antecedent for a pronoun, itself as written otherwise."""
    if candidate.kind in ("country", "government", "state"):
        return candidate.canonical or candidate.text
    if _STATE.match(candidate.text):
        return "South Korea"
    if candidate.kind == "pronoun" or (candidate.kind == "generic" and _stands_for(candidate)):
        return _antecedent(clause, candidate, who, history, company=candidate.kind == "generic") or (
            candidate.text if candidate.kind == "generic" else None
        )
    if candidate.kind in ("person", "unknown"):
        if _is_president(clause, candidate, history):
            return "South Korea"
        if candidate.kind == "person":
            employer = _employer(clause, candidate, who)
            if employer is None and _OUTSIDER.search(clause.text, candidate.end, candidate.end + 40):
                return None
            return employer or _spoken_of(clause, history)
    return candidate.text


def _stands_for(candidate: Candidate) -> bool:
    """Whether "the company", "the South Korean automaker" stands for one named before."""
    words = candidate.text.split()
    return words[-1].lower() in _COMPANIES and len(words) <= 2


def _antecedent(
    clause: Clause, candidate: Candidate, who: list[Candidate], history: History, company: bool
) -> str | None:
    for other in reversed(who):
        if other.end <= candidate.start and other.kind in (
            "organisation",
            "country",
            "government",
            "generic",
            "state",
            "unknown",
        ):
            if not is_subject(clause, other) or (company and other.sector == "government"):
                continue
            if company and other.kind in ("unknown", "generic") and _SAYS.match(clause.text, other.end):
                continue  # "Park said ¦the firm had signed"
            return resolve(clause, other, [c for c in who if c.start < other.start], history)
    return _spoken_of(clause, history, company)


def _is_president(clause: Clause, candidate: Candidate, history: History) -> bool:
    if history.presidents is None:
        text = clause.reading.text
        found = {
            match.group(1)
            for match in _PRESIDENT.finditer(text)
            if not text[max(0, match.start() - 6) : match.start()].lower().endswith(("vice p", "vice-p"))
        }
        at = text.find(", the president")
        while at >= 0:
            named = _THE_PRESIDENT.search(text, max(0, at - 60), at)
            if named is not None:
                found.add(named.group(1))
            at = text.find(", the president", at + 1)
        history.presidents = frozenset(found)
    parts = candidate.text.split()
    return parts[0] in history.presidents or parts[-1] in history.presidents


def _employer(clause: Clause, person: Candidate, who: list[Candidate]) -> str | None:
    """The organisation whose officer the person is: "Naver CEO Kim Yu-na"."""
    for other in reversed(who):
        if (
            other.end <= person.start
            and other.kind == "organisation"
            and _ROLE_OF.search(clause.text[other.end : person.start])
        ):
            return other.text
    return None
