"""The organisation of a title that stands alone: "CEO Choi said so" after one about Naver, "Rep. Seol (Bright Party)".

It is that of the same post or person elsewhere, the party that is spoken of, what the sentences before go on about, or
the firm that the article is about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kaix.reading import Reading
from kaix.records import Official
from kaix.rules.en.parsed_sentence import ParsedSentence, spoken_of
from kaix.rules.en.persons import is_surname
from kaix.rules.en.words import word_set

_CHAIRS = re.compile(r"(?:vice[ -]|co-)?chair(?:man|woman|person)?$", re.IGNORECASE)
_DIRECTOR = re.compile(r"(?:deputy |executive )?director", re.IGNORECASE)
_MINISTER = re.compile(r"(?:\w+ ){0,2}minister (?:of|for) ([\w ,-]{3,80})", re.IGNORECASE)
# titles of people that a firm speaks of and does not employ
_ANYWHERE = word_set("no_officer")
_HELD = frozenset(("current", "acting", "designate"))
_PARTY = re.compile(r"\b(?:(?:[A-Z][a-z]+(?:'s|’s)? ){1,3}Party(?: of Korea)?|DPK?|PPP)\b(?!['’]s [A-Z])")
_WHOLE = {"DP": "Democratic", "DPK": "Democratic", "PPP": "People Power"}
_NAME = r"[A-Z][\w-]+(?: [A-Z][\w-]+){1,2}"
# "Rep. Seol Min-ah (New Village Party)"; "Reps. Mo Ye-rin, Tak Min-ho and Han Ji-woo of the ruling Bright Party"
_OF_PARTY = re.compile(
    rf" \((?:the )?(?P<own>{_PARTY.pattern})\)|(?:(?:, {_NAME}){{0,5}},? and {_NAME})? (?:of|from) the "
    rf"(?:(?:ruling|opposition|main|largest|minor) )*(?P<all>{_PARTY.pattern})"
)
_LAWMAKERS = re.compile(r"(?:reps?\.?|lawmakers?|floor leader)$", re.IGNORECASE)
_PARTISAN = frozenset(("rep.", "rep", "reps.", "lawmaker", "leader", "spokesperson", "chair"))
_NEAR = 500  # code points: how far back a party still is the one that is spoken of
_LEAD = 4  # sentences: who an article is about is named in its first
_OFTEN = 3  # times that the firm an article is about is named
_FAR = 20_000  # code points

_Found = dict[str, str | None]
"""Organisation → its sector."""


def with_employers(records: Sequence[Official], parsed: Sequence[ParsedSentence]) -> list[Official]:
    """The records; one of no organisation has the first that something beside or before it tells.

    `parsed` are the records' sentences.
    """
    if not records:
        return []
    stated: dict[tuple[str, str, bool], _Found] = {}
    for record in records:
        if record.organization:
            for key in _keys(record):
                found = stated.setdefault((record.person_id, key, record.status == "former"), {})
                found[record.organization] = record.sector
    main = _main(parsed[0].reading, {part for record in records for part in record.person.split()})
    result = []
    for record, sentence in zip(records, parsed, strict=True):
        told = _told(record, sentence, stated, main) if record.organization is None else iter(())
        found = next((found for found in told if found), {})
        if len(found) == 1:
            organization, sector = next(iter(found.items()))
            result.append(replace(record, organization=organization, sector=sector or record.sector))
        else:
            result.append(record)
    return result


def _keys(record: Official) -> set[str]:
    """What another title of the same person is known again by: its last word, a party's, an officer's of a firm."""
    keys = {_post(record)}
    if _PARTY.search(record.organization or ""):
        keys.add("a party's")
    if _officer(record):  # who founded one firm may work at another
        keys |= {"an officer's", _worked(record)}
    return keys


def _told(
    record: Official,
    sentence: ParsedSentence,
    stated: dict[tuple[str, str, bool], _Found],
    main: tuple[str, bool],
) -> Iterator[_Found]:
    """What may be a record's organisation, the surest first."""
    text, former = sentence.reading.text, record.status == "former"
    yield stated.get((record.person_id, _post(record), former), {})
    if _post(record) in _PARTISAN:
        yield stated.get((record.person_id, "a party's", former), {})
        yield stated.get((record.person_id, "a party's", not former), {})
    if named := _MINISTER.fullmatch(record.position):
        wanted = rf"\bMinistry (?:of|for) {re.escape(named[1])}\b"
        ministry = re.search(wanted, text[:_FAR], re.IGNORECASE)
        yield {ministry[0]: "government"} if ministry else {}
    if _LAWMAKERS.search(record.position) and (party := party_of(text, record)):
        yield {party: "government"}
    if former or record.status not in _HELD or not _officer(record):
        return
    yield stated.get((record.person_id, _worked(record), False), {})
    yield _spoken_of(record, sentence, main[0])
    if main[1] and record.sector == "company":
        yield {main[0]: record.sector}


def party_of(text: str, record: Official) -> str | None:
    """The party behind a record's name or the list that it is in, else the only one that the text before it names."""
    if own := _OF_PARTY.match(text, record.end):
        return own["own"] or own["all"]
    found = [
        match[0].removeprefix("The ")
        for match in _PARTY.finditer(text, max(0, record.start - _NEAR), record.start)
    ]
    whole = {_WHOLE.get(p) or p.removesuffix(" of Korea").removesuffix(" Party") for p in found}
    return found[-1] if len(whole) == 1 else None


def _post(record: Official) -> str:
    """The last word of a position: "leader" of "floor leader"."""
    return record.position.lower().rpartition(" ")[2]


def _worked(record: Official) -> str:
    return "a founder's" if "founder" in record.position.lower() else "an officer's"


def _officer(record: Official) -> bool:
    """Whether the position is one of a company's: "CEO", "chief AI officer", "chairman"."""
    told = _CHAIRS.search(record.position) or _DIRECTOR.fullmatch(record.position)
    return told is not None or (record.sector == "company" and _post(record) not in _ANYWHERE)


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


def _spoken_of(record: Official, sentence: ParsedSentence, main: str) -> _Found:
    """The organisation that the sentences up to this one are about."""
    own = sentence.subject()
    company = own is not None and own.kind == "organisation" and own.sector == "company"
    if own is not None and (company or own.text == main):
        return {own.text: own.sector}
    reading = sentence.reading
    # a commission has a chairman, and no chief executive
    sectors = ("company", None, "government") if _CHAIRS.search(record.position) else ("company", None)
    for before, opening in spoken_of(reading, reading.index_at(record.start)):
        if opening is None or (opening.kind != "organisation" and opening.text != main):
            continue
        near = "\n" not in reading.text[before.start_char : sentence.base + 3].lstrip()
        if near or opening.text == main:  # not one of many that the article names
            return {opening.text: opening.sector} if opening.sector in sectors else {}
    return {}
