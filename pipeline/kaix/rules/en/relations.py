"""A relation of a name to a position that it holds, and when there can be one at all."""

from __future__ import annotations

from dataclasses import dataclass

from kaix.rules.en.full_names import FullNames
from kaix.rules.en.official_chunks import Chunk
from kaix.rules.en.parsed_sentence import ParsedSentence
from kaix.rules.en.persons import is_surname
from kaix.rules.en.titles import Position, Post, title_sectors
from kaix.rules.en.words import word_set

# A company can be these as well as a person: "Upstage, a member of the consortium".
_OF_COMPANIES = word_set("of_companies")
_NO_SURNAMES = word_set("no_surname_alone")


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
        post, pair = chunk.post, (person.begin, chunk.begin)
        if post is None or person.name is None or (chunk.begin in self.taken and not shared):
            return
        if pair in self.related or not self._a_person(person, name, post):
            return
        self.related.add(pair)
        self.taken.add(chunk.begin)
        start, end = (self.parsed.base + offset for offset in person.name)
        company = any(title_sectors().get(position.head) == "company" for position in post.positions)
        for position in post.positions:
            asserted = status is not None and position.status not in ("acting", "candidate")
            held = status if asserted else position.status or status
            employer = position.organization or organization
            if employer is None and position.owned:
                employer = owner or self._owner(chunk, position)
            elif employer is None:
                employer = self._house(person, position) or self._place(position)
            self.relations.append(
                Relation(start, end, person.symbol == "CAP1", position, held, employer, date, f"officials.{name}",
                         person.begin, "company" if company else None)
            )  # fmt: skip

    def _house(self, person: Chunk, position: Position) -> str | None:
        """The organisation that a name belongs to: "|Krafton|'s Kim Chang-han, who became CEO"."""
        at = person.begin - 1
        named = self.parsed.finder.name_at.get(at)
        if named is None or named[2].kind != "organisation" or not self.parsed.words[at].possessive:
            return None
        return None if title_sectors().get(position.head) == "government" else named[2].text

    def _place(self, position: Position) -> str | None:
        """The company where it is said: "At |Naver|, CEO Choi"."""
        place = self.parsed.place() if title_sectors().get(position.head) == "company" else None
        return place.text if place is not None and place.sector == "company" else None

    def _owner(self, chunk: Chunk, position: Position) -> str | None:
        """What "its" is: no ministry has a chief executive."""
        employer = self.parsed.owner(chunk.begin)
        public = employer is not None and self.parsed.sector_of(employer) == "government"
        return None if public and title_sectors().get(position.head) == "company" else employer

    def _a_person(self, person: Chunk, name: str, post: Post) -> bool:
        of_company = _OF_COMPANIES.issuperset(position.head for position in post.positions)
        if person.symbol == "NAME":
            return True
        if person.symbol == "CAP":
            return name in ("title_name", "title_colon_name") or not of_company
        text = self.parsed.phrase(person)
        known = self.full_names.has(text)
        if text.lower() in _NO_SURNAMES and not known:
            return False  # "BVI Premier |On| Drug Charges"
        if name == "title_name":
            return is_surname(text) or (post.linked and (known or post.capital))
        return known and not of_company


def plural(chunk: Chunk) -> bool:
    """Whether the post of `chunk` is of several people: "ministers"."""
    return chunk.post is not None and chunk.post.plural
