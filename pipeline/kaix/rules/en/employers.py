"""The organisation of an officer's title that stands alone: "CEO Choi said so" after a sentence about Naver.

Only titles that somebody must hold somewhere are asked, and only of the sentences right before that go on
about one thing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kaix.reading import Name, Reading
from kaix.records import Official
from kaix.rules.en.parsed_sentence import ParsedSentence, spoken_of
from kaix.rules.en.parties import with_parties
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
_HELD = frozenset(("current", "acting", "designate"))
_LEAD = 4  # sentences: who an article is about is named in its first
_FAR = 20_000  # code points


def with_employers(
    records: Sequence[Official], parsed: Sequence[ParsedSentence], joined_sector: Sequence[str | None]
) -> list[Official]:
    """The records; an officer of no organisation has that of the same person elsewhere, or of the sentences before.

    `parsed` are the records' sentences, `joined_sector` the sectors of the titles that stand with theirs.
    """
    if not records:
        return []
    text = parsed[0].reading.text
    records = _of_ministries(_of_the_same_post(records), text[:_FAR])
    records = with_parties(_of_teams(records, parsed), text)
    elsewhere: dict[tuple[str, bool], set[tuple[str, str | None]]] = {}
    for record in records:
        if record.organization and record.status in _HELD and _officer(record, None):
            for founded in {False, _founded(record)}:  # who founded one firm may work at another
                found = elsewhere.setdefault((record.person_id, founded), set())
                found.add((record.organization, record.sector))
    result = []
    main: str | None = None
    for record, sentence, joined in zip(records, parsed, joined_sector, strict=True):
        if record.organization is None and record.status in _HELD and _officer(record, joined):
            known = elsewhere.get((record.person_id, _founded(record)))
            if known is None:
                main = main or _main(sentence.reading)
                name = _spoken_of(record, sentence, main) or _dominant(sentence.reading, main, record)
                employer = (name.text, name.sector or record.sector) if name else None
            else:
                employer = next(iter(known)) if len({name for name, _ in known}) == 1 else None
            if employer is not None:
                result.append(replace(record, organization=employer[0], sector=employer[1]))
                continue
        result.append(record)
    return result


def _of_the_same_post(records: Sequence[Official]) -> list[Official]:
    """The records; one of no organisation has that of the same post of the same person, or of the person's party."""
    stated: dict[tuple[str, str, bool], dict[tuple[str, str | None], None]] = {}
    for record in records:
        if record.organization:
            for post in {_post(record), *(["party"] if _PARTY.search(record.organization) else [])}:
                found = stated.setdefault((record.person_id, post, record.status == "former"), {})
                found[record.organization, record.sector] = None
    result = []
    for record in records:
        if record.organization is None:
            former = record.status == "former"
            found = stated.get((record.person_id, _post(record), former), {})
            if not found and _post(record) in _OF_PARTIES:
                party = (stated.get((record.person_id, "party", when), {}) for when in (former, not former))
                found = next(filter(None, party), {})
            if len(found) == 1:
                organization, sector = next(iter(found))
                result.append(replace(record, organization=organization, sector=record.sector or sector))
                continue
        result.append(record)
    return result


_MINISTER = re.compile(r"(?:\w+ ){0,2}minister (?:of|for) ([\w ,-]{3,80})", re.IGNORECASE)


def _of_ministries(records: Sequence[Official], text: str) -> list[Official]:
    """The records; a "minister for planning" has the "Ministry of Planning" that the article names."""
    result = []
    for record in records:
        named = _MINISTER.fullmatch(record.position) if record.organization is None else None
        ministry = (
            re.search(rf"\bMinistry (?:of|for) {re.escape(named[1])}\b", text, re.IGNORECASE)
            if named
            else None
        )
        result.append(replace(record, organization=ministry[0]) if ministry else record)
    return result


_TEAM = re.compile(r"['’]s (?:[a-z-]+ ){0,2}(?:team|lab|laboratory|group) (?:at|from) (?:the )?")


def _of_teams(records: Sequence[Official], parsed: Sequence[ParsedSentence]) -> list[Official]:
    """The records; a professor whose "research team at Korea University" is told has that university."""
    result = []
    for record, sentence in zip(records, parsed, strict=True):
        team = _TEAM.match(sentence.reading.text, record.end) if record.organization is None else None
        named = (
            next(
                (name for name in sentence.reading.names(sentence.sentence) if name.start == team.end()), None
            )
            if team
            else None
        )
        result.append(replace(record, organization=named.text) if named else record)
    return result


_PARTY = re.compile(r"\bParty\b|^(?:DP|DPK|PPP)$")
_OF_PARTIES = frozenset(("rep.", "rep", "reps.", "lawmaker", "leader", "spokesperson", "chair"))


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
    if (
        _DIRECTOR.fullmatch(position)
        or position in _OFFICERS
        or _CHAIRS.search(position)
        or _CHIEF.search(position)
    ):
        return True
    if joined_sector == "company":
        return position in ("president", "head")
    return record.sector == "company" and _RANKED.match(position) is not None


def _main(reading: Reading) -> str | None:
    """The organisation that the article is about: of those that its first sentences name, the one named most."""
    lead = reading.text[:_FAR]
    named = (name for sentence in reading.sentences[:_LEAD] for name in reading.names(sentence))
    texts = dict.fromkeys(name.text for name in named if name.kind == "organisation")
    return max(texts, key=lead.count, default=None)  # of those named as often, the first


def _dominant(reading: Reading, main: str | None, record: Official) -> Name | None:
    """The firm that the article is about where it names it far more often than any other, for a firm's officer."""
    if main is None or record.sector != "company" or not _KOREAN.search(record.person):
        return None
    lead = reading.text[:_FAR]
    named = [
        name
        for sentence in reading.sentences[:_LEAD]
        for name in reading.names(sentence)
        if name.kind == "organisation"
    ]
    counts = {name.text: lead.count(name.text) for name in named}
    most = counts.pop(main, 0)
    rivals = [count for text, count in counts.items() if text not in main and main not in text]
    if most < 3 or any(count * 2 > most for count in rivals):
        return None
    return next((name for name in named if name.text == main and name.sector in ("company", None)), None)


_KOREAN = re.compile(r"^[A-Z][a-z]+ [A-Z][a-z]+(?:-[a-z]+| [A-Z]?[a-z]+)$")


def _spoken_of(record: Official, sentence: ParsedSentence, main: str | None) -> Name | None:
    """The organisation that the sentences up to this one are about."""
    own = sentence.subject()
    if own is not None and not _DIRECTOR.fullmatch(record.position):
        return own
    reading = sentence.reading
    anybody = (
        _CHAIRS.search(record.position) is not None
    )  # a commission has a chairman, and no chief executive
    directs = _DIRECTOR.fullmatch(record.position) is not None
    for before, opening in spoken_of(reading, reading.index_at(record.start)):
        if opening is None or opening.kind != "organisation":
            continue
        near = "\n" not in reading.text[before.start_char : sentence.base + 3].lstrip()
        if not near and opening.text != main:
            continue  # one of many that the article names
        if directs:
            return opening if opening.text.rpartition(" ")[2].lower() in _DIRECTED else None
        fits = opening.sector in ("company", None) or (anybody and opening.sector == "government")
        return opening if fits else None
    return None
