"""Official mentions in English: who holds, gets, seeks or leaves which position.

The patterns are written over the sentence's chunks (`official_chunks`): `POST NAME` is "science minister Bae
Kyung-hoon". A rule in `CLAUSES` is matched on the clause without its asides, so that "Ha, the head
of X, was appointed …" is `NAME BE NAMED as POST`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from spacy.vocab import Vocab

from kaix import vocabulary
from kaix.people import person_id
from kaix.reading import Reading, Trigger
from kaix.records import Official
from kaix.rules.en import unfilled_posts, words
from kaix.rules.en.employers import with_employers
from kaix.rules.en.full_names import FullNames
from kaix.rules.en.official_chunks import PEOPLE, Chunk
from kaix.rules.en.official_patterns import CLAUSES, PATTERNS, encoded
from kaix.rules.en.parsed_sentence import ParsedSentence
from kaix.rules.en.persons import is_surname
from kaix.rules.en.relation_extraction import RelationExtractor
from kaix.rules.en.relations import Relation
from kaix.rules.en.titles import Position, is_profession, says_no_office, title_sectors

RULES = (*PATTERNS, unfilled_posts.RULE)
_ORDERED = [(order, name, one) for order, name in enumerate(PATTERNS) for one in PATTERNS[name]]
# What no list of titles tells: "picked to lead", "an official at", "official Kim", "policy lead for".
_TO_LEAD = re.compile(
    r"[tolw](?:(?:o|ill) (?:lead|chair)\b|ead (?:at|for)\b"
    r"|fficial(?:[,.]| (?:[A-Z]|(?:at|from|in|of|for|with|who|and|now)\b)))"
    r"|/ [A-Z][\w ]{3,60}?[a-z][A-Z]"  # "Han / PresidentThat's so bad"
)
_GOVERNMENT_WORDS = re.compile(
    r"\b(?:presidential|ministry|government|budget|party|parliament\w*|opposition|ruling|state|national|policy"
    r"|ministerial|police|military|trade(?= chief))\b",
    re.I,
)
_CAMPUS = re.compile(r"\b(?:university|college|campus)\b", re.I)
_BUSINESS_RANK = re.compile(r"\b(?:executive|senior|vice president (?:of|for|in))\b", re.I)
_UNIONS = frozenset(("union", "unions"))
_EITHER = ("president", "vice president", "vice-president", "head", "chair", "leader")
_PUBLIC_BODIES = words.word_set("public_body")
_GROUPS = words.word_set("vague_group")


def _trigger() -> Trigger:
    """Any last word of a title, singular or plural, or a verb that says as much ("heads")."""
    listed = vocabulary.words("titles_en") - {"official", "lead"}
    single = {title for title in listed if " " not in title}
    titles = single | {title.split()[-1] for title in listed if single.isdisjoint(title.split())}
    last = titles | {word[:-3] + "men" for word in titles if word.endswith("man")}
    last |= {word[:-1] + "ies" for word in titles if word.endswith("y")}
    last |= {word + "s" for word in last}
    last |= {"leads", "headed", "chaired", "runs", "oversees", "helm"}
    return Trigger(last, _TO_LEAD)


def _is_of_office(relation: Relation) -> bool:
    position = relation.position.text
    return not is_profession(position) and not (relation.organization is None and says_no_office(position))


def _matches(row: str, *, clause: bool) -> Iterator[tuple[int, int, int, str]]:
    """What the rules of sentences or of clauses find in a row of encoded symbols: order, begin, end, name."""
    there = set(row)
    for order, name, pattern in _ORDERED:
        if (name in CLAUSES) is clause and not any(there.isdisjoint(needed) for needed in pattern.needs):
            for match in pattern.regex.finditer(row):
                yield order, *match.span(1), name


class Extractor:
    """Finds `Official` records."""

    group: ClassVar[str] = "officials"

    def __init__(self, vocab: Vocab) -> None:
        """Nothing is asked of `vocab`: the patterns are written over chunks."""
        self.trigger = _trigger()

    def token_places(self, text: str) -> Iterable[int]:
        """Nowhere: the patterns are matched on chunks, made from the text."""
        return ()

    def _parsed(self, reading: Reading) -> Iterator[ParsedSentence]:
        """The sentences with a title and somebody who can hold it."""
        for sentence in reading.sentences_with(self.trigger):
            for start, end in words.windows(reading.text, sentence.start_char, sentence.end_char):
                parsed = ParsedSentence(reading, sentence, start, end)
                if parsed.promising():
                    yield parsed

    def __call__(self, reading: Reading) -> Iterator[Official]:
        """The officials of a document, in the order of the text."""
        full_names = FullNames(reading.text)
        relations = [
            (relation, parsed)
            for parsed in self._parsed(reading)
            for relation in self._relations(parsed, full_names)
            if _is_of_office(relation)
        ]
        held = _held_titles(relations)
        records = [
            _record_of(reading, relation, _person_of(relation, reading.text, full_names, held), parsed)
            for relation, parsed in relations
        ]
        yield from _with_sectors(with_employers(records, [parsed for _, parsed in relations]))

    def _relations(self, parsed: ParsedSentence, full_names: FullNames) -> list[Relation]:
        if not any(chunk.symbol in PEOPLE for chunk in parsed.row):
            return []
        found = [
            *_matches(_symbols(parsed.row), clause=False),
            *_matches(_symbols(parsed.clause), clause=True),
        ]
        extractor = RelationExtractor(parsed, full_names)
        for _, start, end, name in sorted(found, key=lambda match: (match[0], match[1], -match[2])):
            extractor.add(name, parsed.clause if name in CLAUSES else parsed.row, start, end)
        for person, post in unfilled_posts.unfilled(parsed.text, parsed.row, parsed.phrase):
            extractor.add_unfilled(person, post)
        return extractor.relations


def _symbols(row: Sequence[Chunk]) -> str:
    return encoded(chunk.symbol for chunk in row)


def _held_titles(relations: Sequence[tuple[Relation, ParsedSentence]]) -> dict[str, set[str]]:
    """Full name → the titles that the article gives with it."""
    held: dict[str, set[str]] = {}
    for relation, parsed in relations:
        if not relation.alone:
            held.setdefault(parsed.reading.text[relation.start : relation.end], set()).add(
                relation.position.head
            )
    return held


def _person_of(relation: Relation, text: str, full_names: FullNames, held: dict[str, set[str]]) -> str:
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


def _with_sectors(records: Sequence[Official]) -> list[Official]:
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


def _record_of(reading: Reading, relation: Relation, person: str, parsed: ParsedSentence) -> Official:
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
