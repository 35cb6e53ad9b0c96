"""The organisation of an officer's title that stands alone: "CEO Choi said so" after a sentence about Naver.

It is that of the same person elsewhere, what the sentences before go on about, or the firm that the article is about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kaix.reading import Name, Reading
from kaix.records import Official
from kaix.rules.en.parsed_sentence import ParsedSentence, spoken_of
from kaix.rules.en.parties import with_parties
from kaix.rules.en.persons import is_surname
from kaix.rules.en.words import word_set

_OFFICERS = word_set("officer")
_CHAIRS = re.compile(r"(?:vice[ -]|co-)?chair(?:man|woman|person)?$", re.IGNORECASE)
_CHIEF = re.compile(r"(?:vice )?chief (?:[\w&-]+ ){0,3}(?:executive|officer)$", re.IGNORECASE)
_DIRECTOR = re.compile(r"(?:deputy |executive )?director", re.IGNORECASE)
_DIRECTED = frozenset(
    ("institute", "institution", "center", "centre", "laboratory", "lab", "observatory", "museum")
)
_RANKED = re.compile(r"(?:[\w-]+ )?vice[ -]president$", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"\b(?:national|committee|union|party|state|government|faculty|board|panel)\b", re.IGNORECASE
)
_PARTY = re.compile(r"\bParty\b|^(?:DP|DPK|PPP)$")
_OF_PARTIES = frozenset(("rep.", "rep", "reps.", "lawmaker", "leader", "spokesperson", "chair"))
_MINISTER = re.compile(r"(?:\w+ ){0,2}minister (?:of|for) ([\w ,-]{3,80})", re.IGNORECASE)
_HELD = frozenset(("current", "acting", "designate"))
_LEAD = 4  # sentences: who an article is about is named in its first
_OFTEN = 3  # times that the firm an article is about is named
_FAR = 20_000  # code points


def with_employers(
    records: Sequence[Official], parsed: Sequence[ParsedSentence], joined_sector: Sequence[str | None]
) -> list[Official]:
    """The records; an officer of no organisation has that of the same person elsewhere, or of the sentences before.

    `parsed` are the records' sentences, `joined_sector` the sectors of the titles that stand with theirs.
    """
    if not records:
        return []
    reading = parsed[0].reading
    records = with_parties(
        [_of_ministry(record, reading.text) for record in _of_the_same_post(records)], reading.text
    )
    elsewhere: dict[tuple[str, bool], dict[str | None, str | None]] = {}
    for record in records:
        if record.organization and record.status in _HELD and _officer(record, None):
            for founded in {False, _founded(record)}:  # who founded one firm may work at another
                found = elsewhere.setdefault((record.person_id, founded), {})
                found[record.organization] = record.sector
    main, dominant = _main(reading, {part for record in records for part in record.person.split()})
    result = []
    for record, sentence, joined in zip(records, parsed, joined_sector, strict=True):
        if record.organization is None and record.status in _HELD and _officer(record, joined):
            known = elsewhere.get((record.person_id, _founded(record)))
            if known is None:
                name = _spoken_of(record, sentence, main)
                known = {name.text: name.sector or record.sector} if name is not None else {}
                if name is None and dominant and record.sector == "company":
                    known = {main: record.sector}
            if len(known) == 1:
                organization, sector = next(iter(known.items()))
                result.append(replace(record, organization=organization, sector=sector))
                continue
        result.append(record)
    return result


def _of_the_same_post(records: Sequence[Official]) -> list[Official]:
    """The records; one of no organisation has that of the same post of the same person, or of the person's party."""
    stated: dict[tuple[str, str, bool], dict[str, str | None]] = {}
    for record in records:
        if record.organization:
            for post in {_post(record), *(["party"] if _PARTY.search(record.organization) else [])}:
                found = stated.setdefault((record.person_id, post, record.status == "former"), {})
                found[record.organization] = record.sector
    result = []
    for record in records:
        former, post = record.status == "former", _post(record)
        found = stated.get((record.person_id, post, former), {})
        if not found and post in _OF_PARTIES:
            party = (stated.get((record.person_id, "party", when), {}) for when in (former, not former))
            found = next(filter(None, party), {})
        if record.organization is None and len(found) == 1:
            organization, sector = next(iter(found.items()))
            result.append(replace(record, organization=organization, sector=record.sector or sector))
        else:
            result.append(record)
    return result


def _of_ministry(record: Official, text: str) -> Official:
    """The record; a "minister for planning" has the "Ministry of Planning" that the article names."""
    named = _MINISTER.fullmatch(record.position) if record.organization is None else None
    wanted = rf"\bMinistry (?:of|for) {re.escape(named[1])}\b" if named else "(?!)"
    ministry = re.search(wanted, text[:_FAR], re.IGNORECASE)
    return replace(record, organization=ministry[0]) if ministry else record


def _post(record: Official) -> str:
    """The last word of a position: "leader" of "floor leader"."""
    return record.position.lower().rpartition(" ")[2]


def _founded(record: Official) -> bool:
    return "founder" in record.position.lower()


def _officer(record: Official, joined_sector: str | None) -> bool:
    """Whether the position is one of a company's: "CEO", "chief AI officer", "president and CEO"."""
    position = record.position.lower()
    if _OTHERWISE.search(position):
        return False
    told = any(pattern.search(position) for pattern in (_CHAIRS, _CHIEF)) or _DIRECTOR.fullmatch(position)
    if told or position in _OFFICERS or (joined_sector == "company" and position in ("president", "head")):
        return True
    return record.sector == "company" and _RANKED.match(position) is not None


def _main(reading: Reading, people: set[str]) -> tuple[str, bool]:
    """The firm named most of those that the first sentences name, and whether it is named far more than any other.

    `people` are the words of names of persons: one of them alone is no firm.
    """
    lead = reading.text[:_FAR]
    named = Counter[str]()
    for sentence in reading.sentences[:_LEAD]:
        for name in reading.names(sentence):
            firm = name.kind == "organisation" and name.sector in ("company", None)
            if firm or (name.kind == "unknown" and name.text not in people and not is_surname(name.text)):
                named[name.text] = lead.count(name.text)
    if not named:
        return "", False
    (main, most), *rivals = named.most_common()
    rival = any(count * 1.5 > most for text, count in rivals if text not in main and main not in text)
    return main, most >= _OFTEN and not rival


def _spoken_of(record: Official, sentence: ParsedSentence, main: str) -> Name | None:
    """The organisation that the sentences up to this one are about."""
    own = sentence.subject()
    directs = _DIRECTOR.fullmatch(record.position) is not None
    if own is not None and not directs:
        return own
    reading = sentence.reading
    # a commission has a chairman, and no chief executive
    sectors = ("company", None, "government") if _CHAIRS.search(record.position) else ("company", None)
    for before, opening in spoken_of(reading, reading.index_at(record.start)):
        if opening is None or opening.kind != "organisation":
            continue
        near = "\n" not in reading.text[before.start_char : sentence.base + 3].lstrip()
        if not near and opening.text != main:
            continue  # one of many that the article names
        if directs:
            return opening if opening.text.rpartition(" ")[2].lower() in _DIRECTED else None
        return opening if opening.sector in sectors else None
    return None
