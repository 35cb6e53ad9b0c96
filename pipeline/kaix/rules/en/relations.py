"""A relation of a name to a position that it holds, when there can be one at all, and the position's organisation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kaix.rules.en.full_names import FullNames
from kaix.rules.en.noun_phrases import PHRASE_END
from kaix.rules.en.official_chunks import Chunk
from kaix.rules.en.parsed_sentence import ParsedSentence
from kaix.rules.en.persons import is_surname
from kaix.rules.en.titles import Position, Post, title_sectors
from kaix.rules.en.words import word_set

# A company can be these as well as a person: "Upstage, a member of the consortium".
_OF_COMPANIES = word_set("of_companies")
_LED_BY = (
    *((verb, "by") for verb in ("led", "headed", "run", "founded", "co-founded", "chaired")),
    (",", "whose"),
)
_ADDRESSED = ("mr", "mr.", "ms", "ms.", "mrs", "mrs.")


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
        self.taken: dict[int, set[int]] = {}  # the first word of a post → those of its holders

    def _relate(
        self,
        name: str,
        person: Chunk,
        chunk: Chunk,
        status: str | None,
        *,
        organization: str | None = None,
        date: str | None = None,
        shared: bool = False,
    ) -> None:
        post, holders = chunk.post, self.taken.setdefault(chunk.begin, set())
        if post is None or person.name is None or (holders and not shared) or person.begin in holders:
            return
        if not self._a_person(person, name, post):
            return
        holders.add(person.begin)
        start, end = (self.parsed.base + offset for offset in person.name)
        company = any(title_sectors().get(position.head) == "company" for position in post.positions)
        for position in post.positions:
            asserted = status is not None and position.status not in ("acting", "candidate")
            held = status if asserted else position.status or status
            employer = position.organization or organization or self._employer(chunk, position)
            self.relations.append(
                Relation(start, end, person.symbol == "CAP1", position, held, employer, date, f"officials.{name}",
                         person.begin, "company" if company else None)
            )  # fmt: skip

    def _employer(self, chunk: Chunk, position: Position) -> str | None:
        """What "its" is, or who is "led by" the title's holder."""
        sector, words = title_sectors().get(position.head), self.parsed.words
        led = tuple(word.lower for word in words[max(0, chunk.begin - 2) : chunk.begin]) in _LED_BY
        if not position.owned and (sector == "government" or not led):
            return None  # "|Upline|, led by CEO Lim Tae-ho"
        owner = self.parsed.owner(chunk.begin)
        of_state = owner is not None and self.parsed.sector_of(owner) == "government"
        return None if of_state and sector == "company" else owner

    def _beside(self, row: Sequence[Chunk], start: int, end: int, post: Chunk) -> str | None:
        """The organisation beside the match from chunk `start` to `end`.

        "Rep. Cha Ji-ho |of the Democratic Party|", "|Upline| (CEO Oh)", "Alice Oh, professor, |KAIST|".
        """
        parsed, last = self.parsed, row[end - 1]
        follows = row[end].symbol if end < len(row) else ""
        if follows in ("of", "from", "at") and last is not post and not parsed.words[last.end - 1].possessive:
            return parsed.finder.noun_phrase(row[end].begin + 1)[1]
        listed = follows == "," and end + 1 < len(row) and row[end + 1].symbol == "ORG" and last is post
        if (
            listed
            and post.post is not None
            and post.post.linked
            and (post.post.capital or end + 2 == len(row))
        ):
            return parsed.phrase(row[end + 1])
        if start < 2 or row[start - 1].symbol != "(":
            return None
        named = parsed.finder.name_at.get(row[start - 2].begin)
        known = named is not None and named[2].kind in ("organisation", "unknown")
        # the first word may be a name that only the bracket tells from a common one
        opens = start == 2 and row[0].symbol == "W" and parsed.words[0].capital
        return parsed.phrase(row[start - 2]) if known or opens else None

    def _a_person(self, person: Chunk, name: str, post: Post) -> bool:
        of_company = _OF_COMPANIES.issuperset(position.head for position in post.positions)
        if person.symbol == "NAME":
            return True
        if person.symbol == "CAP":
            return name in ("title_name", "title_colon_name") or not of_company
        text = self.parsed.phrase(person)
        if text.lower() in PHRASE_END:
            return False  # "BVI Premier |On| Drug Charges"
        if person.begin and self.parsed.words[person.begin - 1].lower in _ADDRESSED:
            return True  # "Mr |Ding|, a member of the committee"
        known = self.full_names.has(text)
        if name == "title_name":
            return not post.plural and (is_surname(text) or (post.linked and (known or post.capital)))
        return known and not of_company
