"""What a match of a pattern says: which name holds which position, since when, and no longer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.reading import Name
from pipeline.rules.en.changes import CHANGES, date_of_change
from pipeline.rules.en.full_names import FullNames
from pipeline.rules.en.parsed import ParsedSentence
from pipeline.rules.en.persons import is_given_name, is_surname
from pipeline.rules.en.shapes import PEOPLE, Chunk
from pipeline.rules.en.titles import Position, Post, title_sectors
from pipeline.rules.en.words import word_set

# A company can be these as well as a person: "Upstage, a member of the consortium".
_OF_COMPANIES = word_set("of_companies")
_OUTGOING, _INCOMING = word_set("outgoing_label"), word_set("incoming_label")
_NO_SURNAMES, _NAMES_TOO = word_set("no_surname_alone"), word_set("name_or_title")
_ROLES = dict.fromkeys(("seat", "role", "job", "position", "post", "term", "work", "appointment"), "current")
_ROLES |= {"nomination": "designate", "candidacy": "candidate"}
_ROLES |= dict.fromkeys(("resignation", "departure", "removal", "dismissal", "exit", "ouster"), "former")
_LED = dict.fromkeys(("leads", "runs", "heads", "chairs", "joins"), "current")
_LED |= dict.fromkeys(("led", "ran", "headed", "chaired", "served", "left"), "former")
# "Cho, who was |named| minister in June, stepped down": he had the post.
_TOLD_ASIDE = ("officials.who_became_title", "officials.name_comma_named")
_RANKS = frozenset(
    ("president", "vice president", "vice-president", "head", "director", "chief", "leader", "adviser")
)
_BEGUN = frozenset(
    f"officials.{rule}"
    for rule in ("name_was_named", "named_name", "name_became", "who_became_title", "name_comma_named", "named_to_lead",
                 "he_became_title", "title_is_name")
)  # fmt: skip
# "left Naver |to become| senior secretary"
_GAVE_UP = frozenset(
    ("left", "quit", "resigned", "stepped down", "gave", "returned", "returned to", "went", "came", "retired", "joined",
     "rose", "departed", "moved", "moved to", "stepped", "abandoned", "dropped")
)  # fmt: skip
_TOLD = ("the", "its", "their", "his", "her", "our")
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
        elif name == "who_took_office":
            self._entered(people[0], match[-1], name)
        elif name == "title_is_name":
            self._title_is_name(people[0], posts, match, after, row[max(0, start - 3) : start])
        elif name == "name_as_title":
            self._labelled(people[0], posts[0], match)
        elif name in ("replaced_name", "ousted_title_name", "replaced_as_title", "titles_such_as_names"):
            self._weave_several(
                name, people, posts, match, ahead=before is not None and before.symbol in ("WILL", "to")
            )
        elif name == "names_role_as_title":
            self._role(people[0], posts[0], self.parsed.phrase(match[-3]).lower())
        elif name == "he_led_as_title":
            self._led(people[0], posts[0], match, row[max(0, start - 4) : start])
        elif name == "name_comma_and_title":
            self._further_apposition(people[0], posts, match)
        elif name == "name_of_title":
            self._of_house(people[0], posts[0], match)
        elif name == "name_to_leave":
            self._tie(name, people[0], posts[-1], "current")
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
            self._entered(people[0], match[-1], name)
        elif name == "name_left":
            self._left(people[0], posts, match, after)
        elif name == "name_replaced":
            self._replaced(people, posts, match)
        else:
            self._clause(name, people, posts[-1], match)

    def _weave_several(
        self,
        name: str,
        people: Sequence[Chunk],
        posts: Sequence[Chunk],
        match: Sequence[Chunk],
        *,
        ahead: bool,
    ) -> None:
        """The rules of one post that several people have: one after another, or as examples."""
        if name == "replaced_name":
            self._predecessor(people[0], posts, match, ahead=ahead)
        elif name == "ousted_title_name":
            self._ousted(people, posts[0], match[0])
        elif name == "titles_such_as_names":
            self._exemplified(people, posts[0], match)
        else:
            date = date_of_change(self.parsed, match[-1], posts[0], "former")
            for person, status in zip(people, ("former", "current"), strict=False):
                self._tie(name, person, posts[0], status, date=date, shared=True)

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
        if organization is None and name == "title_name":
            organization = self._bracketed(row, end - 2)
        if name == "headed_by_name":
            organization = self._headed(post)
        if organization is None and self._led_by(post):
            organization = self.parsed.owner(post.begin)
        for person in people:
            self._tie(name, person, post, None, organization=organization, shared=name == "titles_names")

    def _bracketed(self, row: Sequence[Chunk], at: int) -> str | None:
        """The organisation in front of the bracket with chunk `at`: "|Upline| (CEO Oh)", "|KT Corp.| (KT, CEO Oh)"."""
        if at >= 4 and row[at - 1].symbol == "," and row[at - 3].symbol == "(":
            at -= 2
        if at < 2 or row[at - 1].symbol != "(" or row[at - 2].symbol not in ("ORG", "CAP", "CAP1", "W"):
            return None
        if at == 2 and row[0].symbol == "W" and self.parsed.words[row[0].begin].capital:
            return self.parsed.phrase(
                row[0]
            )  # the first word, which only the bracket tells from a common one
        named = self.parsed.finder.name_at.get(row[at - 2].begin)
        known = named is not None and named[2].kind in ("organisation", "unknown")
        return self.parsed.phrase(row[at - 2]) if known else None

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
        head = post.post.positions[-1].head if post.post is not None else ""
        public = title_sectors().get(head) == "government"  # "a meeting chaired by |Minister| Lim"
        return (
            not public
            and before[-1:] == ["by"]
            and before[0]
            in (
                "led",
                "headed",
                "run",
                "founded",
                "co-founded",
                "chaired",
            )
        )

    def _of(self, row: Sequence[Chunk], end: int) -> str | None:
        """The organisation behind the name: "Rep. Cha Ji-ho |of the Democratic Party|", "Rep. Cha Ji-ho |(PPP)|"."""
        words, name_at = self.parsed.words, self.parsed.finder.name_at
        at = row[end - 1].end
        if at + 2 < len(words) and words[at].text == "(" and at + 1 in name_at:
            _, close, name = name_at[at + 1]
            closed = close < len(words) and words[close].text == ")"
            return name.text if closed and name.kind == "organisation" else None
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
        listed = follows == "," and len(rest) > 1 and rest[1].symbol == "ORG"
        listed = listed and (post.post.capital or len(rest) == 2)  # "Alice Oh, professor, |KAIST|"
        employer = (
            self.parsed.phrase(rest[1]) if listed and post.post.linked else None
        )  # "Director, AI Bureau"
        bare = (
            post.post.article == "the"
            and post.post.linked
            and not post.post.prefixed
            and not post.post.positions[0].owned
        )
        if follows == "W" and not self.parsed.phrase(rest[0])[0].isalnum():
            follows = ""  # the full stop
        if name == "name_comma_title" and bare and follows in ("W", "BE", "AUX", "WILL", "NAMED"):
            return  # "…with Bae Kyung-hoon, the president said"
        if name == "names_comma_titles" and not post.post.plural:
            return
        if name == "leads_organisation" and self._has(people[0]) and post.symbol != "LEADS":
            return
        past = any(chunk.symbol == "ADV" and chunk.status for chunk in match)
        status, date = self._term(post, rest)
        status = "former" if past else status or post.status or None
        for person in people:
            self._tie(
                name,
                person,
                post,
                status,
                organization=employer,
                date=date,
                shared=name == "names_comma_titles",
            )

    def _term(self, post: Chunk, rest: Sequence[Chunk]) -> tuple[str | None, str | None]:
        """The status and date of "CEO |since March 2024|", "science minister |from 2022 to 2024|", "|until July|"."""
        if not rest or rest[0].begin != post.end or rest[0].symbol not in ("DATE", "ADV", "from"):
            return None, None
        opener = self.parsed.phrase(rest[0]).lower()
        if opener not in ("since", "until", "till", "from"):
            return None, None
        parsed = self.parsed
        begin = parsed.base + parsed.words[rest[0].begin].start
        comma = next(
            (chunk for chunk in rest if chunk.symbol not in ("DATE", "ADV", "from", "to", "W", "-")), None
        )
        end = parsed.base + (parsed.words[comma.begin].start if comma else len(parsed.text))
        dates = [d for d in parsed.reading.dates(parsed.sentence) if begin <= d.start and d.end <= end]
        if not dates or dates[0].start > begin + 12:
            return None, None
        value = dates[0 if opener == "since" else -1].value
        if opener == "from" and len(dates) < 2 and "/" not in (value or ""):
            return None, None
        if value and "/" in value:
            value = value.split("/")[opener != "since"]
        return (None if opener == "since" else "former"), value

    def _clause(self, name: str, people: Sequence[Chunk], post: Chunk, match: Sequence[Chunk]) -> None:
        assert post.post is not None
        person = people[-1] if name == "named_name" else people[0]
        if name == "named_name" and any(chunk.symbol in ("from", "of", "at") for chunk in match):
            person = people[0]  # "tapped |Jung Shin-ae| from Line as chief"
        verb = next((chunk for chunk in reversed(match) if chunk.symbol in CHANGES - {"BE", "LEADS"}), None)
        if name == "named_to_lead" and verb is not None and post.symbol == "LEADS":
            person = people[0] if match[0].symbol in PEOPLE else people[-1]
            self._tie(
                name, person, post, verb.status, date=date_of_change(self.parsed, verb, post, verb.status)
            )
            return
        status = verb.status if verb is not None else None
        led = next((chunk for chunk in match if chunk.symbol == "LEADS"), None)
        if (
            led is not None and led is not post and led.post is not None
        ):  # "picked Oh to lead the institute as its |director|"
            self.taken.add(led.begin)
            date = date_of_change(self.parsed, verb or led, post, "designate")
            organization = led.post.positions[0].organization
            person = people[0] if match[0].symbol in PEOPLE else people[-1]
            self._tie(
                name, person, post, "designate", organization=organization, owner=organization, date=date
            )
            return
        to = next((at for at, chunk in enumerate(match) if chunk.symbol == "to"), 0)
        if to and verb is not None and verb.symbol == "BECOME" and match[to + 1 : to + 2] == [verb]:
            if _GAVE_UP.isdisjoint(self.parsed.phrase(chunk).lower() for chunk in match[:to]):
                return  # "hopes to become president"
            date = date_of_change(self.parsed, match[1]._replace(symbol="JOIN"), post, "current")
            self._tie(name, person, post, "current", date=date)
            return
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
        date = date_of_change(self.parsed, verb or being, post, status)
        self._tie(name, person, post, status, date=date, owner=owner, shared=name == "names_as_titles")
        if verb is not None and verb.symbol == "JOIN":
            self._joined(match)

    def _joined(self, match: Sequence[Chunk]) -> None:
        """ "joined the Ministry of Science as director of the |Investment Division|": it is the ministry's."""
        verb = next(at for at, chunk in enumerate(match) if chunk.symbol == "JOIN")
        where = next((chunk for chunk in match[verb + 1 : verb + 3] if chunk.symbol == "ORG"), None)
        named = self.parsed.finder.name_at[where.begin][2] if where is not None else None
        if named is None or named.sector is None or not self.bonds:
            return
        bond = self.bonds[-1]
        if bond.organization is None and title_sectors().get(bond.position.head) != "government":
            self.bonds[-1] = replace(
                bond,
                organization=named.text,
                position=replace(bond.position, organization_sector=named.sector),
            )
        elif bond.organization is not None and bond.organization.split()[-1].lower() in _ORGANISATION_NOUNS:
            self.bonds[-1] = replace(bond, position=replace(bond.position, organization_sector=named.sector))

    def _entered(self, person: Chunk, verb: Chunk, rule: str) -> None:
        """The posts that the sentence gives this person began then."""
        date = date_of_change(self.parsed, verb, verb, verb.status)
        for index, bond in enumerate(self.bonds):
            if date and bond.at == person.begin and bond.status in (None, "current") and bond.date is None:
                self.bonds[index] = replace(bond, date=date, rule=f"officials.{rule}")

    def _predecessor(
        self, person: Chunk, posts: Sequence[Chunk], match: Sequence[Chunk], *, ahead: bool
    ) -> None:
        """ "…, |replacing Oh| as director", "named director, |replacing Oh|", "takes over |as director from Oh|"."""
        name, verb = "replaced_name", match[0]
        status = "current" if ahead else "former"
        if posts:
            taken_over = verb.symbol == "REPLACE" or "over" in self.parsed.phrase(verb).lower().split()
            date = date_of_change(self.parsed, verb, posts[0], status)
            if taken_over:
                self._tie(name, person, posts[0], status, date=date, shared=verb.symbol == "BECOME")
            return
        begins = [
            bond for bond in self.bonds if bond.rule in _BEGUN and bond.status in ("designate", "current")
        ]
        if person.name is None or not begins or self._has(person):
            return
        start, end = (self.parsed.base + offset for offset in person.name)
        successor = begins[-1]
        if successor.at < person.begin:
            self.bonds += [
                replace(bond, start=start, end=end, alone=False, status=status, date=None, rule=f"officials.{name}",
                        at=person.begin, position=replace(bond.position, status=None))
                for bond in begins
                if bond.at == successor.at
            ]  # fmt: skip

    def _ousted(self, people: Sequence[Chunk], post: Chunk, verb: Chunk) -> None:
        """ "fired Science Minister |Oh|", "replaced Science Minister |Oh| with |Mo|"."""
        name = "ousted_title_name"
        date = date_of_change(self.parsed, verb, post, "former")
        self._retire(people[0], date, name)
        for successor in people[1:]:
            self._tie(name, successor, post, "current", date=date, shared=True)

    def _exemplified(self, people: Sequence[Chunk], post: Chunk, match: Sequence[Chunk]) -> None:
        """ "analysts |such as| Han of KB Securities and Mo": the plural is each one's."""
        example = self.parsed.phrase(next(chunk for chunk in match if chunk.symbol == "W")).lower()
        such = example == "such" and any(chunk.symbol == "as" for chunk in match)
        if not _plural(post) or not (such or example in ("including", "like")):
            return
        for person in people:
            organization = self._of(match, match.index(person) + 1)
            if organization is not None and not self._has(person):
                self._tie("titles_such_as_names", person, post, None, organization=organization, shared=True)

    def _title_is_name(
        self,
        person: Chunk,
        posts: Sequence[Chunk],
        match: Sequence[Chunk],
        after: Chunk | None,
        before: Sequence[Chunk],
    ) -> None:
        """ "Its vice chair is Rep. Pyo", but not "The president is Pyo's friend"."""
        post = posts[0]
        if post.post is None or self.parsed.words[person.end - 1].possessive:
            return
        if post.post.plural:
            return
        told = post.post.article in _TOLD or post.post.prefixed or post.post.positions[0].owned
        whose = bool(before) and self.parsed.phrase(before[-1]).lower() == "whose"
        whole = [chunk.symbol for chunk in before] == ["ORG", ",", "W"]
        if not (told or whose) or (after is not None and after.symbol in ("and", "POST")):
            return
        being = next(chunk for chunk in match if chunk.symbol in ("BE", "BEEN"))
        ahead = any(chunk.symbol == "WILL" for chunk in match)
        status = "designate" if ahead else "former" if being.status == "former" else None
        owner = self.parsed.phrase(before[0]) if whose and whole else None
        self._tie("title_is_name", person, post, status, organization=owner, shared=True)

    def _labelled(self, person: Chunk, post: Chunk, match: Sequence[Chunk]) -> None:
        """ "OUT: Oh as president, effective June 30", "with Kim as its chair"."""
        label = self.parsed.phrase(match[0]).lower()
        if len(match) == 4:
            self._tie("name_as_title", person, post, None)
        elif label in _OUTGOING or label in _INCOMING:
            status = "former" if label in _OUTGOING else "current"
            date = date_of_change(self.parsed, match[0]._replace(symbol="NAMED"), post, status)
            self._tie("name_as_title", person, post, status, date=date)

    def _of_house(self, person: Chunk, post: Chunk, match: Sequence[Chunk]) -> None:
        """ "Tak |of the People Power Party|, a candidate", but not "Huang of Nvidia, the chip designer"."""
        assert post.post is not None
        joined = self.parsed.words[match[1].begin].joined
        if joined and post.post.positions[-1].head not in _OF_COMPANIES - {
            "candidate",
            "contender",
            "leader",
            "member",
        }:
            house = self.parsed.finder.noun_phrase(match[1].begin + 1)[1]
            self._tie("name_of_title", person, post, post.status or None, organization=house)

    def _role(self, person: Chunk, post: Chunk, role: str) -> None:
        """ "Oh's |seat| as party leader"; "nomination" and "resignation" say more."""
        if role in _ROLES and self.parsed.words[person.end - 1].possessive:
            self._tie("names_role_as_title", person, post, _ROLES[role])

    def _led(self, person: Chunk, post: Chunk, match: Sequence[Chunk], before: Sequence[Chunk]) -> None:
        """ "|Naver, the company| she led as CEO"."""
        verb = self.parsed.phrase(match[1]).lower()
        if verb not in _LED:
            return
        company = len(before) == 4 and [chunk.symbol for chunk in before] == ["ORG", ",", "DET", "W"]
        organization = self.parsed.phrase(before[0]) if company else None
        date = date_of_change(self.parsed, match[1]._replace(symbol="LEAVE"), post, _LED[verb])
        self._tie("he_led_as_title", person, post, _LED[verb], organization=organization, date=date)

    def _further_apposition(self, person: Chunk, posts: Sequence[Chunk], match: Sequence[Chunk]) -> None:
        """ "…, the party's candidate |and until April a presidential secretary|"."""
        post = posts[-1]
        if post.post is None or (len(posts) == 1 and post.post.article not in ("a", "an")):
            return
        between = match[max(i for i, chunk in enumerate(match) if chunk.symbol == "and") :]
        past = any(chunk.symbol == "ADV" and chunk.status for chunk in between)
        status = "former" if past else post.status or None
        begin, end = (self.parsed.base + self.parsed.words[at].start for at in (between[0].begin, post.begin))
        dates = self.parsed.reading.dates(self.parsed.sentence) if past else []
        date = next((date.value for date in dates if begin < date.start < end), None)
        self._tie("name_comma_and_title", person, post, status, date=date)

    def _left(
        self, person: Chunk, posts: Sequence[Chunk], match: Sequence[Chunk], after: Chunk | None
    ) -> None:
        verb = next(chunk for chunk in match if chunk.symbol in ("LEAVE", "OUSTED"))
        if any(chunk.symbol == "WILL" for chunk in match):
            return
        if verb.symbol == "OUSTED" and not any(chunk.symbol in ("BE", "BEEN") for chunk in match):
            return
        date = date_of_change(self.parsed, verb, posts[-1] if posts else verb, verb.status)
        if posts:
            self._tie("name_left", person, posts[-1], "former", date=date)
        elif after is None or after.symbol not in ("as", "from") or date is not None:
            self._retire(person, date, "name_left")

    def _retire(self, person: Chunk, date: str | None, rule: str) -> None:
        """The posts that the sentence gives this person are over."""
        for index, bond in enumerate(self.bonds):
            held = {bond.status, bond.position.status} <= {None, "current", "acting"}
            taken_up = bond.status == "designate" and bond.rule in _TOLD_ASIDE
            if (held or taken_up) and bond.at == person.begin:
                self.bonds[index] = replace(bond, status="former", date=date, rule=f"officials.{rule}")

    def _replaced(self, people: Sequence[Chunk], posts: Sequence[Chunk], match: Sequence[Chunk]) -> None:
        verb = next(chunk for chunk in match if chunk.symbol == "REPLACE")
        passive = any(chunk.symbol == "by" for chunk in match)
        ahead = any(chunk.symbol == "WILL" for chunk in match)
        date = date_of_change(self.parsed, verb, posts[-1] if posts else verb, verb.status)
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
                and (_of_company(position, beside) or (named_by and position.head in _RANKS))
            ):
                employer = owner
            if employer is None and not position.owned and (place := self.parsed.place()) is not None:
                employer = place.text if _works_at(position, place, beside) else None
            if employer is None and not position.owned and (house := self._house(person)) is not None:
                public = house.sector == "government" or title_sectors().get(position.head) == "government"
                employer = house.text if not public and held != "former" else None
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
            return head not in _OF_COMPANIES
        known = self.full_names.has(text)
        if text.lower() in _NO_SURNAMES and not known:
            return False  # "BVI Premier |On| Drug Charges"
        if name == "title_name":
            return is_surname(text) or (post.linked and (known or post.capital))
        return known and head not in _OF_COMPANIES

    def _given_name(self, post: Post, head: str) -> bool:
        """Whether the title is part of a name: "Walter |Dean| Burnham"."""
        if head not in _NAMES_TOO or not post.capital or not post.begin or post.end - post.begin > 1:
            return False
        before = self.parsed.words[post.begin - 1]
        named = self.parsed.finder.name_at.get(post.begin - 1)
        joined = self.parsed.words[post.begin].joined and not before.possessive and before.capital
        part = named is not None and named[2].kind in ("unknown", "person")
        return joined and (part or is_given_name(before.text))


def _plural(chunk: Chunk) -> bool:
    return chunk.post is not None and chunk.post.plural


def _works_at(position: Position, place: Name, beside: str | None) -> bool:
    """Whether "At X, …" tells the employer: "At Naver, CEO Choi", "At the Ministry of Science, Minister Bae"."""
    last = position.head.rsplit(maxsplit=1)[-1]
    if place.sector == "company":
        return _of_company(position, beside) or last in ("head", "co-head", "chief", "chairman", "founder")
    return place.sector == "government" and last == "minister" and "inist" in place.text


def _of_company(position: Position, beside: str | None) -> bool:
    """Whether the title alone is a company's: "CEO", "president and CEO"."""
    heads = ("company", "chief officer")  # "chief AI officer"
    return title_sectors().get(position.head, position.head) in heads or beside == "company"


def _employed(position: Position) -> bool:
    """Whether an organisation named elsewhere in the sentence can be the title's: not a prime minister's."""
    return "prime minister" not in position.head
