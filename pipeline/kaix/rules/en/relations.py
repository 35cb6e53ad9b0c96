"""A relation of a name to a position that it holds, and when there can be one at all."""

from __future__ import annotations

from dataclasses import dataclass

from kaix.reading import Name
from kaix.rules.en.full_names import FullNames
from kaix.rules.en.official_chunks import Chunk
from kaix.rules.en.parsed_sentence import ParsedSentence
from kaix.rules.en.persons import is_given_name, is_surname
from kaix.rules.en.titles import Position, Post, title_sectors
from kaix.rules.en.words import word_set

# A company can be these as well as a person: "Upstage, a member of the consortium".
OF_COMPANIES = word_set("of_companies")
_NO_SURNAMES, _NAMES_TOO = word_set("no_surname_alone"), word_set("name_or_title")
_RANKS = frozenset(
    ("president", "vice president", "vice-president", "head", "director", "chief", "leader", "adviser")
)


@dataclass(frozen=True, slots=True)
class Relation:
    """One position that the sentence relates to one name; offsets in code points of the document."""

    start: int
    end: int
    alone: bool  # the surname alone is written
    position: Position
    status: str | None
    organization: str | None
    date: str | None
    rule: str
    at: int  # the name's first word
    joined_sector: str | None  # the sector of a title that "and" joins to this one


class Relations:
    """The relations of one sentence between its names and its posts, each post with its first holder."""

    def __init__(self, parsed: ParsedSentence, full_names: FullNames) -> None:
        self.parsed, self.full_names = parsed, full_names
        self.relations: list[Relation] = []
        self.related: set[tuple[int, int]] = set()  # first words of a name and its post
        self.taken: set[int] = set()  # posts that have their holder, by first word

    def _has(self, person: Chunk) -> bool:
        return any(relation.at == person.begin for relation in self.relations)

    def _relate(
        self,
        name: str,
        person: Chunk,
        chunk: Chunk,
        status: str | None,
        *,
        organization: str | None = None,
        owner: str | None = None,
        date: str | None = None,
        shared: bool = False,
    ) -> None:
        post = chunk.post
        if post is None or person.name is None or (chunk.begin in self.taken and not shared):
            return
        if not self._a_person(person, name, post):
            return
        if (person.begin, chunk.begin) in self.related:
            return
        self.related.add((person.begin, chunk.begin))
        self.taken.add(chunk.begin)
        start, end = (self.parsed.base + offset for offset in person.name)
        sectors = {title_sectors().get(position.head) for position in post.positions}
        joined_sector = "company" if "company" in sectors else None
        # "LG CNS |named| Hyun president"
        named_by = name == "named_name" and owner is not None and self.parsed.sector_of(owner) == "company"
        for position in post.positions:
            held = status
            if name == "who_is_title" and self._past(chunk):
                held = held or "former"
            if position.status in ("acting", "candidate") or (held is None and position.status is not None):
                held = position.status
            if held == "former" and position.status == "current" and position is not post.positions[0]:
                held = "current"  # "formerly chief executive of X and |now| an adviser"
            employer = position.organization
            if employer is None and organization is not None and _employed(position):
                employer = organization
            if employer is None and position.owned and _employed(position):
                employer = owner or self._owner(chunk, position)
            elif (
                employer is None
                and owner is not None
                and (_of_company(position, joined_sector) or (named_by and position.head in _RANKS))
            ):
                employer = owner
            if employer is None and not position.owned and (place := self.parsed.place()) is not None:
                employer = place.text if _works_at(position, place, joined_sector) else None
            if employer is None and not position.owned and (house := self._house(person)) is not None:
                public = house.sector == "government" or title_sectors().get(position.head) == "government"
                employer = house.text if not public and held != "former" else None
            self.relations.append(
                Relation(
                    start,
                    end,
                    person.symbol == "CAP1",
                    position,
                    held,
                    employer,
                    date,
                    f"officials.{name}",
                    person.begin,
                    joined_sector,
                )
            )

    def _house(self, person: Chunk) -> Name | None:
        """The organisation that a name belongs to: "|Krafton|'s Kim Chang-han, who became CEO"."""
        words, name_at = self.parsed.words, self.parsed.finder.name_at
        at = person.begin - 1
        if at < 0 or not words[at].possessive or not words[person.begin].joined or at not in name_at:
            return None
        name = name_at[at][2]
        return name if name.kind == "organisation" else None

    def _past(self, chunk: Chunk) -> bool:
        """Whether the clause that a post opens is over: "who as vice minister |had been| the face of it"."""
        row = self.parsed.row
        at = next((i for i, other in enumerate(row) if other.begin == chunk.begin), len(row))
        opened = at > 0 and row[at - 1].symbol == "as"
        return opened and at + 1 < len(row) and self.parsed.phrase(row[at + 1]).lower() in ("had", "was")

    def _owner(self, chunk: Chunk, position: Position) -> str | None:
        """What "its" is: no ministry has a chief executive."""
        employer = self.parsed.owner(chunk.begin)
        public = employer is not None and self.parsed.sector_of(employer) == "government"
        return None if public and title_sectors().get(position.head) == "company" else employer

    def _a_person(self, person: Chunk, name: str, post: Post) -> bool:
        head = post.positions[-1].head
        if name == "title_name" and self._given_name(post, head):
            return False
        if person.symbol == "NAME":
            return True
        text = self.parsed.phrase(person)
        if name == "title_name" and post.positions[0].text == "Fellow" and not post.prefixed:
            return False  # "Fellow Nashvillians"
        if person.symbol == "CAP":
            if name in ("title_name", "title_colon_name"):
                return True
            return head not in OF_COMPANIES
        known = self.full_names.has(text)
        if text.lower() in _NO_SURNAMES and not known:
            return False  # "BVI Premier |On| Drug Charges"
        if name == "title_name":
            return is_surname(text) or (post.linked and (known or post.capital))
        return known and head not in OF_COMPANIES

    def _given_name(self, post: Post, head: str) -> bool:
        """Whether the title is part of a name: "Walter |Dean| Burnham"."""
        if head not in _NAMES_TOO or not post.capital or not post.begin or post.end - post.begin > 1:
            return False
        before = self.parsed.words[post.begin - 1]
        named = self.parsed.finder.name_at.get(post.begin - 1)
        joined = self.parsed.words[post.begin].joined and not before.possessive and before.capital
        part = named is not None and named[2].kind in ("unknown", "person")
        return joined and (part or is_given_name(before.text))


def plural(chunk: Chunk) -> bool:
    """Whether the post of `chunk` is of several people: "ministers"."""
    return chunk.post is not None and chunk.post.plural


def _works_at(position: Position, place: Name, joined_sector: str | None) -> bool:
    """Whether "At X, …" tells the employer: "At Naver, CEO Choi", "At the Ministry of Science, Minister Bae"."""
    last = position.head.rsplit(maxsplit=1)[-1]
    if place.sector == "company":
        return _of_company(position, joined_sector) or last in (
            "head",
            "co-head",
            "chief",
            "chairman",
            "founder",
        )
    return place.sector == "government" and last == "minister" and "inist" in place.text


def _of_company(position: Position, joined_sector: str | None) -> bool:
    """Whether the title alone is a company's: "CEO", "president and CEO"."""
    heads = ("company", "chief officer")  # "chief AI officer"
    return title_sectors().get(position.head, position.head) in heads or joined_sector == "company"


def _employed(position: Position) -> bool:
    """Whether an organisation named elsewhere in the sentence can be the title's: not a prime minister's."""
    return "prime minister" not in position.head
