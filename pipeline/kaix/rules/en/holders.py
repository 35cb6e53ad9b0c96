"""From a relation to a record: who a surname alone is, and the sector of a position."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kaix.people import person_id
from kaix.reading import Reading
from kaix.records import Official
from kaix.rules.en.full_names import FullNames
from kaix.rules.en.parsed_sentence import ParsedSentence
from kaix.rules.en.persons import is_surname
from kaix.rules.en.relations import Relation
from kaix.rules.en.titles import Position, title_sectors
from kaix.rules.en.words import word_set

_GOVERNMENT_WORDS = re.compile(
    r"\b(?:presidential|ministry|government|budget|party|parliament\w*|opposition|ruling|state|national|policy"
    r"|ministerial|police|military|trade(?= chief))\b",
    re.I,
)
_CAMPUS = re.compile(r"\b(?:university|college|campus)\b", re.I)
_BUSINESS_RANK = re.compile(r"\b(?:executive|senior|vice president (?:of|for|in))\b", re.I)
_UNIONS = frozenset(("union", "unions"))
_EITHER = ("president", "vice president", "vice-president", "head", "chair", "leader")
_PUBLIC_BODIES = word_set("public_body")


def held_titles(relations: Sequence[tuple[Relation, ParsedSentence]]) -> dict[str, set[str]]:
    """Full name → the titles that the article gives with it."""
    held: dict[str, set[str]] = {}
    for relation, parsed in relations:
        if not relation.alone:
            held.setdefault(parsed.reading.text[relation.start : relation.end], set()).add(
                relation.position.head
            )
    return held


def person_of(relation: Relation, text: str, full_names: FullNames, held: dict[str, set[str]]) -> str:
    """The name as first written in full; a surname alone is the person whose title fits, else the last named."""
    written = text[relation.start : relation.end]
    if not relation.alone:
        return full_names.first(written, person_id(written))
    candidates = full_names.of(written)
    fitting = [(at, name) for at, name in candidates if relation.position.head in held.get(name, ())]
    titled = [(at, name) for at, name in candidates if name in held]
    for group in (fitting, titled, candidates):
        if group:
            earlier = [name for at, name in group if at < relation.start]
            name = earlier[-1] if earlier else group[0][1]
            return full_names.first(name, person_id(name))
    return written


def _sector(
    position: Position, organization: str | None, owner_sector: str | None, joined_sector: str | None
) -> str | None:
    title = "company" if position.head == "chief officer" else title_sectors().get(position.head) or None
    if organization is not None and organization.rpartition(" ")[2].lower() in _UNIONS:
        return "civil"  # "Naver's labor |union|"
    if organization is not None and owner_sector is not None:
        return owner_sector
    if organization is not None and organization.split()[-1].lower() in _PUBLIC_BODIES:
        return "government"
    if title is not None:
        return title
    if organization is None and position.owned and owner_sector is not None:
        return owner_sector  # "the |startup's| chief"
    if organization is None and _CAMPUS.search(position.text):
        return "academia"
    if joined_sector is not None and position.head in _EITHER:
        return joined_sector
    if position.head in ("president", "vice president", "vice-president"):
        business = organization is not None or _BUSINESS_RANK.search(position.text)
        return "company" if business else "government"
    if _GOVERNMENT_WORDS.search(position.text):
        return "government"
    return "company" if organization is not None else None


def with_sectors(records: Sequence[Official]) -> list[Official]:
    """The records; a position that says no sector has that of the same title of the same person elsewhere."""
    said: dict[tuple[str, str], set[str]] = {}
    for record in records:
        if record.sector is not None:
            said.setdefault(_title_held(record), set()).add(record.sector)
    return [
        replace(record, sector=next(iter(sectors)))
        if record.sector is None and len(sectors := said.get(_title_held(record), set())) == 1
        else record
        for record in records
    ]


def _title_held(record: Official) -> tuple[str, str]:
    return record.person_id, record.position.lower()


def _vague(organization: str | None) -> bool:
    """Whether a phrase names no one organisation: "the conservative camp", "parties", "the same party"."""
    if organization is None or not organization.islower():
        return False
    *before, last = organization.split()
    return last in _GROUPS or "same" in before


_GROUPS = frozenset(
    ("camp", "bloc", "side", "parties", "companies", "firms", "ministries", "agencies", "universities")
)


def record_of(reading: Reading, relation: Relation, person: str, parsed: ParsedSentence) -> Official:
    """The record of `relation`, whose name is `person`'s."""
    organization = None if _vague(relation.organization) else relation.organization
    sector = relation.position.organization_sector
    if sector is None and organization is not None:
        sector = parsed.sector_of(organization)
    joined_sector = relation.joined_sector
    if relation.position.head in ("vice president", "vice-president") and is_surname(
        person.split(maxsplit=1)[0]
    ):
        joined_sector = "company"  # Korea has no vice president
    return Official(
        **reading.anchor(relation.start, relation.end, relation.rule),
        person=person,
        person_id=person_id(person),
        position=relation.position.text,
        organization=organization,
        sector=_sector(relation.position, organization, sector, joined_sector),
        status=relation.status or "current",
        date=relation.date,
    )
