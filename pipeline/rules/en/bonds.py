"""What a match of a pattern says: which name holds which position, since when, and no longer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.rules.en.full_names import FullNames
from pipeline.rules.en.parsed import ParsedSentence
from pipeline.rules.en.persons import is_surname
from pipeline.rules.en.shapes import PEOPLE, Chunk
from pipeline.rules.en.titles import Position, Post, title_sectors
from pipeline.rules.en.words import word_set

# A company can be these as well as a person: "Upstage, a member of the consortium".
# A company can be these as well as a person: "Upstage, a member of the consortium".
_OF_COMPANIES = word_set("of_companies")
# Verbs of a state: a date beside them is when something else happened, unless "since" or "from" is in front.
_LASTING = word_set("lasting_verb")
_DAY = len("2025-06-23")
_CUT = re.compile("[,;:–—]")
_VERBS = frozenset(
    ("NAMED", "NAME_TO", "BECOME", "JOIN", "LEAVE", "OUSTED", "REPLACE", "RUN", "BE", "LEADS", "ENTER")
)
_ORGANISATION_NOUNS = word_set("organisation_noun")


@dataclass(frozen=True, slots=True)
class Bond:
    """One position that the sentence ties to one name; offsets in code points of the document."""

    start: int
    end: int
    alone: bool  # the surname alone is written
    position: Position
    status: str | None
    organization: str | None
    date: str | None
    rule: str
    at: int  # the name's first word
    beside: str | None  # the sector of a title that "and" joins to this one


class Weaver:
    """Ties the names of one sentence to its posts, the surest rules first."""

    def __init__(self, parsed: ParsedSentence, full_names: FullNames) -> None:
        self.parsed, self.full_names = parsed, full_names
        self.bonds: list[Bond] = []
        self.tied: set[tuple[int, int]] = set()  # first words of a name and its post
        self.taken: set[int] = set()  # posts that have their holder, by first word

    def weave(self, name: str, row: Sequence[Chunk], start: int, end: int) -> None:
        """Add what rule `name` says of its match, the chunks `start` to `end` of `row`."""
        match = row[start:end]
        people = [chunk.antecedent or chunk for chunk in match if chunk.symbol in PEOPLE]
        posts = [chunk for chunk in match if chunk.post is not None]
        after = row[end] if end < len(row) else None
        before = row[start - 1] if start else None
        if name in ("title_name", "titles_names", "headed_by_name"):
            self._title_name(name, people, posts[0], row, end)
        elif name == "name_bracket_title" and len(match) == 6:  # "(chairman, KOSA)"
            self._tie(name, people[0], posts[0], None, organization=self.parsed.phrase(match[4]))
        elif name in ("name_comma_title", "names_comma_titles", "name_bracket_title", "leads_organisation"):
            self._apposition(name, people, posts[-1], row[end:], match)
        elif name == "title_comma_name":
            self._title_comma_name(people[0], posts, before, after)
        elif name == "title_colon_name":
            bracket = before is not None and before.symbol == "(" and start > 1
            named = bracket and row[start - 2].symbol in ("ORG", "CAP", "CAP1")
            owner = self.parsed.phrase(row[start - 2]) if named else None
            self._tie(name, people[0], posts[0], None, organization=owner)
        elif name == "names_as_titles":
            for person in people if _plural(posts[-1]) else ():
                self._clause(name, [person], posts[-1], match)
        elif name == "name_took_office":
            self._entered(people[0], match[-1])
        elif name == "name_left":
            self._left(people[0], posts, match, after)
        elif name == "name_replaced":
            self._replaced(people, posts, match)
        else:
            self._clause(name, people, posts[-1], match)

    def _title_comma_name(
        self, person: Chunk, posts: Sequence[Chunk], before: Chunk | None, after: Chunk | None
    ) -> None:
        """ "Its founder, Kenji Aoki, blamed …", but not the first of two names in a list."""
        post = posts[0].post
        listed = before is not None and before.symbol not in ("W", "DET") and len(posts) == 1
        if post is None or (listed and self._has(person)):
            return
        closed = after is None or after.symbol in (",", "W", ")", "Q", ";")
        named = post.article or post.prefixed or post.positions[0].organization or before is None
        if closed and named:
            self._tie("title_comma_name", person, posts[0], None)

    def _title_name(
        self, name: str, people: Sequence[Chunk], post: Chunk, row: Sequence[Chunk], end: int
    ) -> None:
        assert post.post is not None
        first = people[0]
        if name != "titles_names" and not self.parsed.words[first.begin].joined:
            return
        if name == "titles_names" and not post.post.plural:
            return
        organization = self._of(row, end) if len(people) == 1 else None
        if name == "headed_by_name":
            organization = self._headed(post)
        if organization is None and self._led_by(post):
            organization = self.parsed.owner(post.begin)
        for person in people:
            self._tie(name, person, post, None, organization=organization, shared=name == "titles_names")

    def _headed(self, verb: Chunk) -> str | None:
        """What is headed: "the |regulator|, which is headed by …"."""
        words, name_at = self.parsed.words, self.parsed.finder.name_at
        for at in range(verb.begin - 1, max(-1, verb.begin - 5), -1):
            if at in name_at:
                name = name_at[at][2]
                return name.text if name.kind == "organisation" else None
            if words[at].lower in _ORGANISATION_NOUNS:
                return words[at].text
        return None

    def _led_by(self, post: Chunk) -> bool:
        """ "…, led by |CEO| Lim Tae-ho": the organisation is what is led."""
        before = [word.lower for word in self.parsed.words[max(0, post.begin - 2) : post.begin]]
        return before[-1:] == ["by"] and before[0] in (
            "led",
            "headed",
            "run",
            "founded",
            "co-founded",
            "chaired",
        )

    def _of(self, row: Sequence[Chunk], end: int) -> str | None:
        """The organisation behind the name: "Rep. Cha Ji-ho |of the Democratic Party|"."""
        if (
            end < len(row)
            and row[end].symbol in ("of", "from", "at")
            and not self.parsed.words[row[end - 1].end - 1].possessive
        ):
            return self.parsed.finder.noun_phrase(row[end].begin + 1)[1]
        return None

    def _apposition(
        self, name: str, people: Sequence[Chunk], post: Chunk, rest: Sequence[Chunk], match: Sequence[Chunk]
    ) -> None:
        assert post.post is not None
        follows = rest[0].symbol if rest else ""
        listed = follows == "," and len(rest) > 1 and rest[1].symbol == "ORG" and post.post.capital
        employer = (
            self.parsed.phrase(rest[1]) if listed and post.post.linked else None
        )  # "Director, AI Bureau"
        bare = post.post.article == "the" and post.post.linked and not post.post.prefixed
        if name == "name_comma_title" and bare and follows in ("W", "BE", "AUX", "WILL", "NAMED"):
            return  # "…with Bae Kyung-hoon, the president said"
        if name == "names_comma_titles" and not post.post.plural:
            return
        if name == "leads_organisation" and self._has(people[0]) and post.symbol != "LEADS":
            return
        for person in people:
            past = any(chunk.symbol == "ADV" and chunk.status for chunk in match)
            status = "former" if past else post.status or None
            self._tie(name, person, post, status, organization=employer, shared=name == "names_comma_titles")

    def _clause(self, name: str, people: Sequence[Chunk], post: Chunk, match: Sequence[Chunk]) -> None:
        assert post.post is not None
        person = people[-1] if name == "named_name" else people[0]
        verb = next((chunk for chunk in reversed(match) if chunk.symbol in _VERBS - {"BE", "LEADS"}), None)
        if name == "named_to_lead" and verb is not None:
            person = people[0] if match[0].symbol in PEOPLE else people[-1]
            self._tie(name, person, post, verb.status, date=self._date(verb, post, verb.status))
            return
        status = verb.status if verb is not None else None
        if verb is None:
            past = any(chunk.symbol == "BE" and chunk.status == "former" for chunk in match)
            former = any(chunk.symbol == "ADV" and chunk.status == "former" for chunk in match)
            status = "former" if past or former else None
        elif verb.symbol == "JOIN" or (verb.symbol == "BECOME" and verb.status == "former"):
            perfect = any(
                chunk.symbol == "AUX" and self.parsed.phrase(chunk).lower() == "has" for chunk in match
            )
            status = "current" if perfect else verb.status
        ahead = any(chunk.symbol in ("WILL", "to") and chunk.begin < (verb or post).begin for chunk in match)
        if ahead and status in ("current", None):
            status = "designate"
        if ahead and status == "former":
            status = "current"
        subject = next(
            (c for c in self.parsed.clause if verb is not None and c.end == verb.begin and c.symbol == "ORG"),
            None,
        )
        owner = (
            self.parsed.phrase(subject)
            if subject is not None and name == "named_name"
            else self.parsed.subject()
        )
        being = next((chunk for chunk in match if chunk.symbol in ("BE", "BEEN", "who")), post)
        date = self._date(verb or being, post, status)
        self._tie(name, person, post, status, date=date, owner=owner, shared=name == "names_as_titles")

    def _entered(self, person: Chunk, verb: Chunk) -> None:
        """The posts that the sentence gives this person began then."""
        date = self._date(verb, verb, verb.status)
        for index, bond in enumerate(self.bonds):
            if date and bond.at == person.begin and bond.status in (None, "current") and bond.date is None:
                self.bonds[index] = replace(bond, date=date, rule="officials.name_took_office")

    def _left(
        self, person: Chunk, posts: Sequence[Chunk], match: Sequence[Chunk], after: Chunk | None
    ) -> None:
        verb = next(chunk for chunk in match if chunk.symbol in ("LEAVE", "OUSTED"))
        if any(chunk.symbol == "WILL" for chunk in match):
            return
        if verb.symbol == "OUSTED" and not any(chunk.symbol in ("BE", "BEEN") for chunk in match):
            return
        date = self._date(verb, posts[-1] if posts else verb, verb.status)
        if posts:
            self._tie("name_left", person, posts[-1], "former", date=date)
        elif after is None or after.symbol not in ("as", "from") or date is not None:
            self._retire(person, date, "name_left")

    def _retire(self, person: Chunk, date: str | None, rule: str) -> None:
        """The posts that the sentence gives this person are over."""
        for index, bond in enumerate(self.bonds):
            held = {bond.status, bond.position.status} <= {None, "current", "acting"}
            if held and bond.at == person.begin:
                self.bonds[index] = replace(bond, status="former", date=date, rule=f"officials.{rule}")

    def _replaced(self, people: Sequence[Chunk], posts: Sequence[Chunk], match: Sequence[Chunk]) -> None:
        verb = next(chunk for chunk in match if chunk.symbol == "REPLACE")
        passive = any(chunk.symbol == "by" for chunk in match)
        ahead = any(chunk.symbol == "WILL" for chunk in match)
        date = self._date(verb, posts[-1] if posts else verb, verb.status)
        old, new = (people[0], people[-1]) if passive else (people[-1], people[0])
        if len(people) < 2:
            old = None  # type: ignore[assignment]
        post = posts[-1] if posts else None
        if post is not None:
            self._tie("name_replaced", new, post, "designate" if ahead else "current", date=date, shared=True)
            if old is not None:
                self._tie(
                    "name_replaced", old, post, "current" if ahead else "former", date=date, shared=True
                )
            return
        if passive and old is not None:
            held = self.parsed.asides.get(old.begin)
            if held is not None:
                bare = tuple(replace(position, status=None) for position in held.positions)
                chunk = Chunk("POST", held.begin, held.end, post=replace(held, positions=bare))
                self._tie(
                    "name_replaced", new, chunk, "designate" if ahead else "current", date=date, shared=True
                )
        if old is not None and not ahead:
            self._retire(old, date, "name_replaced")

    def _has(self, person: Chunk) -> bool:
        return any(bond.at == person.begin for bond in self.bonds)

    def _tie(
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
        if (person.begin, chunk.begin) in self.tied:
            return
        self.tied.add((person.begin, chunk.begin))
        self.taken.add(chunk.begin)
        start, end = (self.parsed.base + offset for offset in person.name)
        sectors = {title_sectors().get(position.head) for position in post.positions}
        beside = "company" if "company" in sectors else None
        for position in post.positions:
            held = status
            if position.status in ("acting", "candidate") or (held is None and position.status is not None):
                held = position.status
            employer = position.organization
            if employer is None and organization is not None and _employed(position):
                employer = organization
            if employer is None and position.owned and _employed(position):
                employer = owner or self._owner(chunk, position)
            elif employer is None and owner is not None and _of_company(position, beside):
                employer = owner
            self.bonds.append(
                Bond(
                    start,
                    end,
                    person.symbol == "CAP1",
                    position,
                    held,
                    employer,
                    date,
                    f"officials.{name}",
                    person.begin,
                    beside,
                )
            )

    def _owner(self, chunk: Chunk, position: Position) -> str | None:
        """What "its" is: no ministry has a chief executive."""
        employer = self.parsed.owner(chunk.begin)
        public = employer is not None and self.parsed.sector_of(employer) == "government"
        return None if public and title_sectors().get(position.head) == "company" else employer

    def _a_person(self, person: Chunk, name: str, post: Post) -> bool:
        if person.symbol == "NAME":
            return True
        text = self.parsed.phrase(person)
        head = post.positions[-1].head
        if person.symbol == "CAP":
            if name in ("title_name", "title_colon_name"):
                return True
            return head not in _OF_COMPANIES
        known = self.full_names.has(text)
        if name == "title_name":
            return is_surname(text) or (post.linked and (known or post.capital))
        return known and head not in _OF_COMPANIES

    def _date(self, verb: Chunk, post: Chunk, status: str | None) -> str | None:
        """When the change happened: a date after the verb, or one that opens the sentence."""
        parsed = self.parsed
        dates = [date for date in parsed.reading.dates(parsed.sentence) if date.value]
        if not dates:
            return None
        begin = parsed.base + parsed.words[verb.begin].start
        end = parsed.base + parsed.words[max(verb.end, post.end) - 1].end
        later = [
            chunk for chunk in parsed.row if chunk.begin >= max(verb.end, post.end) and chunk.symbol in _VERBS
        ]
        stop = parsed.base + parsed.words[later[0].begin].start if later else parsed.base + len(parsed.text)
        if verb.symbol not in _VERBS - {"BE"} or parsed.words[verb.begin].lower in _LASTING:
            dates = [
                date
                for date in dates
                if parsed.reading.text[max(0, date.start - 6) : date.start].split()[-1:]
                in (["since"], ["from"])
            ]
        text = parsed.reading.text
        near = [date for date in dates if begin <= date.start < min(stop, end + 60)]
        near = [date for date in near if date.start < end or not _CUT.search(text, end, date.start)]
        if not near:
            first = next(
                (chunk for chunk in parsed.row if chunk.symbol in ("NAME", "CAP", "ORG", "POST", "CAP1")),
                verb,
            )
            opening = parsed.base + parsed.words[first.begin].start
            near = [date for date in dates if date.start <= opening]
        at_once = parsed.words[verb.begin].lower.endswith("ing")
        if not near and at_once and len(dates) == 1 and len(dates[0].value or "") == _DAY:
            near = dates  # "Lee sent a signal Monday, tapping Bae as minister"
        if not near:
            return None
        value = near[0].value
        if value and "/" in value and status in ("former", "current"):
            return value.split("/")[status == "former"]
        return value


def _plural(chunk: Chunk) -> bool:
    return chunk.post is not None and chunk.post.plural


def _of_company(position: Position, beside: str | None) -> bool:
    """Whether the title alone is a company's: "CEO", "president and CEO"."""
    return title_sectors().get(position.head) == "company" or beside == "company"


def _employed(position: Position) -> bool:
    """Whether an organisation named elsewhere in the sentence can be the title's: not a prime minister's."""
    return "prime minister" not in position.head
