"""Whom a candidate means: the state for its president, who was named before for "it", "the city", "the two firms"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from kaix.context import JOINED
from kaix.rules.en.context.candidates import Candidate, candidates, is_plural
from kaix.rules.en.context.clause import Clause
from kaix.rules.en.context.officers import (
    OPENING,
    employer,
    is_local,
    is_outsider,
    is_president,
    place_of,
)
from kaix.rules.en.context.subjects import acts, is_subject
from kaix.vocabulary import used

SAYS = re.compile(r"\s(?:also\s)?(?:said|says|announced|added|told|reported)\b")
_STATE = re.compile(
    r"^(?:(?:the |South Korea['’]s |Korea['’]s |Korean |its )?(?:National Assembly|parliament|Assembly|Cabinet"
    r"|cabinet|presidential office|Blue House|Cheong Wa Dae"
    r"|administration|government|state|country|nation|lawmakers|presidential committee|president|central government"
    r"|national government"
    r"|Lee administration|Lee Jae[- ][Mm]yung (?:administration|government)|Seoul|Gov['’]t|Government))$"
)
_AND = re.compile(r"(?:['’]s)?\s*(?:,\s*and|,|and|&|;|/)\s*(?:the\s)?$", re.IGNORECASE)
# "President Lee Jae-myung", "President Yoon", "Lee Jae Myung, the president": a surname stands first
_PLACES_IT = re.compile(
    r"\b(?:places?d?|has|had|puts?|ranks?|ranked|rates?d?|gave|gives|scores?d?|lists?|listed|placing|ranking)\sit\b"
)
_COMPANIES = used("context_words_en", "entity.companies")
_OF_PLACE = re.compile(r"(?<=city|ince|unty)\sof\s((?:[A-Z][\w-]+\s?){1,3}(?<!\s))")
# "Altos ¦led the round": "the company" is whom it backs
_BACKS = re.compile(r"\s(?:co-)?(?:led|joined|participated|took part|backed|topped up)\b")
_REACH = 3  # sentences back in which somebody is still spoken of without being named again
_RECALLS = 8  # sentences back in which "the city" has been named
_FORGETS = 12
_NAMED = ("organisation", "country", "government", "unknown")
# The names that "the |city|" and the like can stand for; of other heads it is a name that holds the head itself.
_CALLED = {
    "city": r"\b(?:City|Metropolitan)\b",
    "province": r"\bProvince\b|-do\b|\b(?:Jeolla|Gyeongsang|Chungcheong|Gyeonggi|Gangwon|Jeju)\b",
    "regulator": r"\b(?:Commission|Authority|Agency|Service|Office|Board|FTC|KFTC|FSC|FSS|PIPC|[A-Z]CC)\b",
    "lender": r"\b(?:Bank|Financial|KDB|IBK|[A-Z]+\sBank)\b",
    "ministry": r"\b[Mm]inistry\b|\bMSIT\b|\bMOTIR?E?\b|\bMSS\b",
    "fund": r"\b[Ff]und\b",
    "utility": r"\b(?:Electric|Power|Gas|Water|Energy|KEPCO)\b",
    "party": r"\bParty\b|\bPPP\b",
    "university": r"\bUniversity\b|\b(?:KAIST|UNIST|GIST|DGIST|POSTECH)\b",
}
# "Busan Mayor Park", "the city of Busan", "South Jeolla Gov. Kim"
_LOCAL = {
    "city": re.compile(
        r"\b(?!The|This|That|Its|Our|Each)([A-Z][a-z]+)(?:['’]s)?\s(?:Mayor|mayor|city)\b"
        r"|\b(?:city|[Mm]ayor) of ([A-Z][a-z]+)"
    ),
    "province": re.compile(
        r"\b(?!The|This|That|Its|Our|Each)((?:(?:North|South)\s)?[A-Z][a-z]+)(?:['’]s)?\s(?:Gov\.|[Gg]overnor|province)"
        r"|\b(?:province|[Gg]overnor) of ([A-Z][a-z]+)"
    ),
}
_CALLED["watchdog"] = _CALLED["regulator"]
_CALLED["bank"] = _CALLED["lender"]
_CALLED["school"] = _CALLED["university"]
_OF_THE_SAME_HEAD = used("context_words_en", "entity.same_head")
# An office, and no company, however its name is listed.
_OFFICE = re.compile(
    r"\b(?:[Mm]inistry|Commission|Agency|Authority|Committee|Council|Assembly|Party|Office|Administration|Bureau"
    r"|Government|Province|City|Court|Parliament|Union|Association|University|Institute|Service)\b"
)
_SEVERAL = re.compile(
    r"\b(?:companies|firms|sides|partners|groups|carriers|startups|conglomerates|pair|duo|trio)$"
)


@dataclass(slots=True)
class History:
    """The entity of the last sum or count of the article, and the sentence that it was in."""

    entity: str | None = None
    sentence: int = -1
    named: dict[str, int] = field(default_factory=dict)  # how many sums or counts each entity has had
    chips: bool = False  # whether chips are counted: they may be in a country that is no subject
    # What the sentences that were looked back at say, by their index: one is looked at for many sums.
    read: dict[int, tuple[Clause, list[Candidate]]] = field(default_factory=dict)


def _before(clause: Clause, history: History, reach: int) -> Iterator[tuple[Clause, list[Candidate]]]:
    """The sentences before that of `clause`, nearest first, `reach` of them at most."""
    reading = clause.reading
    index = reading.index_at(clause.base)
    for before in range(index - 1, max(-1, index - 1 - reach), -1):
        yield _read(clause, before, history)


def _read(clause: Clause, index: int, history: History) -> tuple[Clause, list[Candidate]]:
    if index not in history.read:
        sentence = clause.reading.sentences[index]
        other = Clause.of(clause.reading, sentence, sentence.start_char, sentence.start_char)
        history.read[index] = other, candidates(other)
    return history.read[index]


def resolve(clause: Clause, candidate: Candidate, who: list[Candidate], history: History) -> str | None:
    """Who a candidate is: the state for its president, the antecedent for a pronoun, itself as written otherwise."""
    if candidate.kind in ("country", "government", "state"):
        return candidate.canonical or candidate.text
    if _STATE.match(candidate.text):
        return "South Korea"
    if candidate.kind == "pronoun":
        if candidate.text.lower() in ("we", "our"):
            speaker = _speaker(clause, candidate, who, history)
            if speaker is not None:
                return speaker
        return _antecedent(clause, candidate, who, history, company=False)
    if candidate.kind == "several":
        return _several(clause, candidate, who, history) or candidate.text
    if candidate.kind == "generic":
        place = _OF_PLACE.match(clause.text, candidate.end)
        if place is not None:
            return place.group(1)  # "the southwestern city of ¦Gwangju"
    if candidate.kind == "generic" and candidate.definite:
        return _recalled(clause, candidate, who, history) or candidate.text
    if candidate.kind in ("person", "unknown"):
        if is_president(clause.reading.text, candidate.text):
            return "South Korea"
        if candidate.kind == "person":
            return _of_person(clause, candidate, who, history)
    return candidate.text


def _of_person(clause: Clause, person: Candidate, who: list[Candidate], history: History) -> str | None:
    """Whom a person speaks or acts for: the employer, if named, else who was spoken of, else this person."""
    works_for = employer(clause, person, who) or place_of(clause, person)
    if works_for is not None or is_outsider(clause, person):
        return works_for
    reading = clause.reading
    surname = person.text.split()[0] if "-" in person.text else person.text.rsplit(" ", 1)[-1]
    at = reading.text.find(surname, 0, OPENING)
    first = reading.index_at(at)
    if at >= 0 and first < reading.index_at(clause.base):  # "Choi said": the full name came with who she is
        other, others = _read(clause, first, history)
        named = next((c for c in others if c.kind == "person" and surname in c.text), None)
        works_for = employer(other, named, others) if named is not None else None
        if works_for is not None or (named is not None and is_outsider(other, named)):
            return works_for
    if acts(clause, person) and not SAYS.match(clause.text, person.end) and not is_local(clause, person):
        return person.text  # "Kang has promised the city 10,000 GPUs"
    return spoken_of(clause, history)


def joined(
    clause: Clause, last: Candidate, who: list[Candidate], history: History, forward: bool = False
) -> str | None:
    """`last` with those coordinated with it: "Samsung, SK and Hyundai"."""
    group = coordinated(clause, last, who, forward)
    named = [resolve(clause, c, who, history) for c in group]
    kept = list(dict.fromkeys(name for name in named if name))
    return JOINED.join(kept) or None


def coordinated(
    clause: Clause, last: Candidate, who: list[Candidate], forward: bool = False
) -> list[Candidate]:
    """`last` and those before it, or behind it, that an "and" or commas join to it, in the order of the text."""
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
        ordered = [c for c in ordered if c.kind not in ("generic", "several") or not is_plural(c)]
    return ordered


def spoken_of(clause: Clause, history: History, company: bool = False) -> str | None:
    """Who the sentences before have been speaking of, where this one names nobody: "Revenue rose to …"."""
    index = clause.reading.index_at(clause.base)
    for other, who in _before(clause, history, min(_REACH, index - 1 - history.sentence)):
        if "|" in other.text or _PLACES_IT.search(other.text):
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
            if company and not _is_company(candidate):
                continue
            known = candidate.kind in ("organisation", "government", "country", "state") and not (
                company and candidate.kind != "organisation"
            )
            meant = candidate.kind == "generic" and candidate.definite and not company
            if (known or meant or (candidate.kind == "unknown" and acts(other, candidate))) and is_subject(
                other, candidate
            ):
                return resolve(other, candidate, who, history)
        country = next((c for c in who if c.kind in ("government", "country")), None)
        if history.chips and country is not None:
            return country.canonical
    if index - history.sentence > _FORGETS:
        return None
    if history.entity is not None and index - history.sentence > 1:
        mostly = max(history.named, key=history.named.__getitem__, default=history.entity)
        if history.named.get(mostly, 0) > 2 * history.named.get(history.entity, 0):
            return mostly  # whom the article is about, not who was last said to want something
    return history.entity


def _is_company(candidate: Candidate) -> bool:
    return candidate.sector not in ("government", "academia") and _OFFICE.search(candidate.text) is None


def _recalled(clause: Clause, candidate: Candidate, who: list[Candidate], history: History) -> str | None:
    """Who "the firm", "the city" or "the agency" was named as before."""
    head = candidate.text.rsplit(" ", 1)[-1].lower()
    if head in _COMPANIES and head not in _CALLED:
        return _company(clause, candidate, who, history)
    called = _CALLED.get(head) or (rf"\b(?i:{head})\b" if head in _OF_THE_SAME_HEAD else None)
    if called is None:
        return None
    pattern = re.compile(called)
    earlier = [c for c in who if c.end <= candidate.start]
    for other, others in chain(((clause, earlier),), _before(clause, history, _RECALLS)):
        fitting = [c for c in others if c.kind in _NAMED and pattern.search(c.text)]
        if fitting:
            return next((c for c in fitting if is_subject(other, c)), fitting[-1]).text
        place = _LOCAL[head].search(other.text) if head in _LOCAL and other is not clause else None
        if place is not None:
            return place.group(1) or place.group(2)
    return None


def _company(clause: Clause, candidate: Candidate, who: list[Candidate], history: History) -> str | None:
    """The company that "the firm" is: the last subject of its paragraph, else the one that the article is about."""
    for other in reversed(who):
        if other.end > candidate.start or other.kind not in ("organisation", "unknown", "generic"):
            continue
        if not is_subject(clause, other) or not _is_company(other):
            continue
        if other.kind != "organisation" and SAYS.match(clause.text, other.end):
            continue  # "Park said ¦the firm had signed"
        return resolve(clause, other, [c for c in who if c.start < other.start], history)
    text = clause.reading.text
    opening = text[:OPENING]
    nearest: str | None = None
    often = 0
    below = clause.base
    apart = False
    for earlier, others in _before(clause, history, _RECALLS):
        apart = apart or "\n" in text[earlier.base + len(earlier.text.rstrip()) : below]
        below = earlier.base
        for named in others:
            if named.kind not in ("organisation", "unknown") or not _is_company(named):
                continue
            if _BACKS.match(earlier.text, named.end):
                continue
            if not is_subject(earlier, named) or (named.kind == "unknown" and not acts(earlier, named)):
                continue
            count = opening.count(named.text)
            if nearest is None or count > 2 * often:
                nearest, often = named.text, count
            break
        if nearest is not None and not apart:
            return nearest
    known = max(history.named, key=history.named.__getitem__, default=None)
    if known is not None and _OFFICE.search(known) is None and opening.count(known) > often:
        return known
    return nearest or spoken_of(clause, history, company=True)


def _several(clause: Clause, candidate: Candidate, who: list[Candidate], history: History) -> str | None:
    """Who "the two companies", "the partners" or "they" are: those who were last named together."""
    earlier = [c for c in who if c.end <= candidate.start]
    for other, others in chain(((clause, earlier),), _before(clause, history, _REACH)):
        for last in reversed(others):
            if last.kind not in ("organisation", "unknown", "country"):
                continue
            group = [c for c in coordinated(other, last, others) if c.kind in _NAMED]
            if len(group) > 1:
                return JOINED.join(dict.fromkeys(c.text for c in group))
    if not candidate.text.startswith(("two", "both")):
        return None
    told: list[str] = []  # "SK hynix will spend 28 trillion won. Samsung spends more. The two firms …"
    for other, others in chain(((clause, earlier),), _before(clause, history, _REACH)):
        for last in reversed(others):
            if (
                last.kind == "organisation"
                and _is_company(last)
                and is_subject(other, last)
                and last.text not in told
            ):
                told.append(last.text)
    return JOINED.join(reversed(told)) if len(told) == 2 else None


def _speaker(clause: Clause, candidate: Candidate, who: list[Candidate], history: History) -> str | None:
    """For whom somebody says "we": behind the quotation, or before it."""
    closing = max(clause.text.find(mark, candidate.end) for mark in ("”", '"'))
    if closing < 0:
        return None
    for other in who:
        if other.start > closing and other.kind in ("organisation", "person") and other.text:
            if other.kind == "person":
                return _of_person(clause, other, who, history)
            return other.text
    return None


def _antecedent(
    clause: Clause, candidate: Candidate, who: list[Candidate], history: History, company: bool
) -> str | None:
    if candidate.text.lower() in ("they", "their", "they’ve", "they've", "they’ll", "they'll"):
        together = _several(clause, candidate, who, history)
        if together is not None:
            return together
    for other in reversed(who):
        if other.end <= candidate.start and other.kind in (
            "organisation",
            "country",
            "government",
            "generic",
            "state",
            "unknown",
        ):
            if not is_subject(clause, other) or (company and not _is_company(other)):
                continue
            if clause.text[other.end : candidate.start] == " ":
                continue  # "Volpara, a company ¦it bought for"
            if company and other.kind in ("unknown", "generic") and SAYS.match(clause.text, other.end):
                continue  # "Park said ¦the firm had signed"
            return resolve(clause, other, [c for c in who if c.start < other.start], history)
    return spoken_of(clause, history, company)
