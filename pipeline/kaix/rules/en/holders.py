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
_GROUPS = word_set("vague_group")


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
    group = fitting or titled or candidates
    if not group:
        return written
    name = next((name for at, name in reversed(group) if at < relation.start), group[0][1])
    return full_names.first(name, person_id(name))


def _sector(
    position: Position, organization: str | None, owner_sector: str | None, joined_sector: str | None
) -> str | None:
    """The sector: the organisation's, else the title's, else what the words of the position say."""
    last = organization.rpartition(" ")[2].lower() if organization else ""
    title = "company" if position.head == "chief officer" else title_sectors().get(position.head) or None
    if last in _UNIONS:
        return "civil"  # "Naver's labor |union|"
    if organization is not None and owner_sector is not None:
        return owner_sector
    if last in _PUBLIC_BODIES:
        return "government"
    if title is not None:
        return title
    if organization is None and position.owned and owner_sector is not None:
        return owner_sector  # "the |startup's| chief"
    if organization is None and _CAMPUS.search(position.text):
        return "academia"  # "|University| President"
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
            said.setdefault((record.person_id, record.position.lower()), set()).add(record.sector)
    found = (said.get((record.person_id, record.position.lower()), set()) for record in records)
    return [
        replace(record, sector=next(iter(sectors))) if record.sector is None and len(sectors) == 1 else record
        for record, sectors in zip(records, found, strict=True)
    ]


def _vague(organization: str | None) -> bool:
    """Whether a phrase names no one organisation: "the conservative camp", "parties", "the same party"."""
    words = (organization or "").split()
    return (
        bool(words)
        and organization is not None
        and organization.islower()
        and (words[-1] in _GROUPS or "same" in words)
    )


def record_of(reading: Reading, relation: Relation, person: str, parsed: ParsedSentence) -> Official:
    """The record of `relation`, whose name is `person`'s."""
    position = relation.position
    organization = None if _vague(relation.organization) else relation.organization
    sector = position.organization_sector or (parsed.sector_of(organization) if organization else None)
    korean = is_surname(person.split(maxsplit=1)[0])  # Korea has no vice president
    deputy = position.head in ("vice president", "vice-president")
    return Official(
        **reading.anchor(relation.start, relation.end, relation.rule),
        person=person,
        person_id=person_id(person),
        position=position.text,
        organization=organization,
        sector=_sector(
            position, organization, sector, "company" if korean and deputy else relation.joined_sector
        ),
        status=relation.status or "current",
        date=relation.date,
    )
