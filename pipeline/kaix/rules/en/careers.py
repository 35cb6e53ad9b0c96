"""Verbs that begin, change or end a position: "was named", "replaced", "stepped down"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kaix.rules.en.changes import CHANGES, date_of_change
from kaix.rules.en.official_chunks import PEOPLE, Chunk
from kaix.rules.en.relations import Relations
from kaix.rules.en.titles import title_sectors
from kaix.rules.en.words import word_set

# "Cho, who was |named| minister in June, stepped down": he had the post.
_TOLD_ASIDE = ("officials.who_became_title", "officials.name_comma_named")
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
_KIN = frozenset(
    ("brother", "sister", "son", "daughter", "wife", "husband", "widow", "nephew", "aide", "father")
)
_SINGLED_OUT = frozenset(("first", "second", "third", "fourth", "only", "latest", "youngest", "oldest"))
_ORGANISATION_NOUNS = word_set("organisation_noun")


class Careers(Relations):
    """Relations by verbs, with the status and date that they give."""

    def _feat(self, post: Chunk) -> bool:
        """Whether a post is one that did something first: "became |the first sitting president| to be arrested"."""
        words = self.parsed.words
        after = words[post.end].lower if post.end < len(words) else ""
        return after in ("to", "in", "ever") and any(
            word.lower in _SINGLED_OUT for word in words[post.begin : post.end]
        )

    def _of_kin(self, person: Chunk) -> bool:
        """Whether the sentence goes on about another: "the |brother of| SK Group Chairman Chey was appointed"."""
        begin = next((post.begin for post in self.parsed.posts if post.end == person.begin), person.begin)
        words = self.parsed.words[max(0, begin - 2) : begin]
        return len(words) == 2 and words[1].lower == "of" and words[0].lower in _KIN

    def _clause(self, name: str, people: Sequence[Chunk], post: Chunk, match: Sequence[Chunk]) -> None:
        assert post.post is not None
        person = people[-1] if name == "named_name" else people[0]
        if name == "named_name" and any(chunk.symbol in ("from", "of", "at") for chunk in match):
            person = people[0]  # "tapped |Jung Shin-ae| from Line as chief"
        if name in ("name_became", "he_became_title") and self._feat(post):
            return
        if match[0] is person and self._of_kin(person):
            return
        verb = next((chunk for chunk in reversed(match) if chunk.symbol in CHANGES - {"BE", "LEADS"}), None)
        if name == "named_to_lead" and verb is not None and post.symbol == "LEADS":
            person = people[0] if match[0].symbol in PEOPLE else people[-1]
            self._relate(
                name, person, post, verb.status, date=date_of_change(self.parsed, verb, post, verb.status)
            )
            return
        vague = post.post.article in ("a", "an") and post.post.positions[0].organization is None
        if name == "he_became_title" and verb is None and vague:
            return  # "He is a researcher"
        status = verb.status if verb is not None else None
        led = next((chunk for chunk in match if chunk.symbol == "LEADS"), None)
        if (
            led is not None and led is not post and led.post is not None
        ):  # "picked Oh to lead the institute as its |director|"
            self.taken.add(led.begin)
            date = date_of_change(self.parsed, verb or led, post, "designate")
            organization = led.post.positions[0].organization
            person = people[0] if match[0].symbol in PEOPLE else people[-1]
            self._relate(
                name, person, post, "designate", organization=organization, owner=organization, date=date
            )
            return
        to = next((at for at, chunk in enumerate(match) if chunk.symbol == "to"), 0)
        if to and verb is not None and verb.symbol == "BECOME" and match[to + 1 : to + 2] == [verb]:
            if _GAVE_UP.isdisjoint(self.parsed.phrase(chunk).lower() for chunk in match[:to]):
                return  # "hopes to become president"
            date = date_of_change(self.parsed, match[1]._replace(symbol="JOIN"), post, "current")
            self._relate(name, person, post, "current", date=date)
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
        self._relate(name, person, post, status, date=date, owner=owner, shared=name == "names_as_titles")
        if verb is not None and verb.symbol == "JOIN":
            self._joined(match)

    def _joined(self, match: Sequence[Chunk]) -> None:
        """ "joined the Ministry of Science as director of the |Investment Division|": it is the ministry's."""
        verb = next(at for at, chunk in enumerate(match) if chunk.symbol == "JOIN")
        where = next((chunk for chunk in match[verb + 1 : verb + 3] if chunk.symbol == "ORG"), None)
        named = self.parsed.finder.name_at[where.begin][2] if where is not None else None
        if named is None or named.sector is None or not self.relations:
            return
        relation = self.relations[-1]
        if relation.organization is None and title_sectors().get(relation.position.head) != "government":
            self.relations[-1] = replace(
                relation,
                organization=named.text,
                position=replace(relation.position, organization_sector=named.sector),
            )
        elif (
            relation.organization is not None
            and relation.organization.split()[-1].lower() in _ORGANISATION_NOUNS
        ):
            self.relations[-1] = replace(
                relation, position=replace(relation.position, organization_sector=named.sector)
            )

    def _entered(self, person: Chunk, verb: Chunk, rule: str) -> None:
        """The posts that the sentence gives this person began then."""
        date = date_of_change(self.parsed, verb, verb, verb.status)
        for index, relation in enumerate(self.relations):
            if (
                date
                and relation.at == person.begin
                and relation.status in (None, "current")
                and relation.date is None
            ):
                self.relations[index] = replace(relation, date=date, rule=f"officials.{rule}")

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
                self._relate(name, person, posts[0], status, date=date, shared=verb.symbol == "BECOME")
            return
        begins = [
            relation
            for relation in self.relations
            if relation.rule in _BEGUN and relation.status in ("designate", "current")
        ]
        if person.name is None or not begins or self._has(person):
            return
        start, end = (self.parsed.base + offset for offset in person.name)
        successor = begins[-1]
        if successor.at < person.begin:
            self.relations += [
                replace(relation, start=start, end=end, alone=False, status=status, date=None, rule=f"officials.{name}",
                        at=person.begin, position=replace(relation.position, status=None))
                for relation in begins
                if relation.at == successor.at
            ]  # fmt: skip

    def _ousted(self, people: Sequence[Chunk], post: Chunk, verb: Chunk) -> None:
        """ "fired Science Minister |Oh|", "replaced Science Minister |Oh| with |Mo|"."""
        name = "ousted_title_name"
        date = date_of_change(self.parsed, verb, post, "former")
        self._retire(people[0], date, name)
        for successor in people[1:]:
            self._relate(name, successor, post, "current", date=date, shared=True)

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
            self._relate("name_left", person, posts[-1], "former", date=date)
        elif after is None or after.symbol not in ("as", "from") or date is not None:
            self._retire(person, date, "name_left")

    def _retire(self, person: Chunk, date: str | None, rule: str) -> None:
        """The posts that the sentence gives this person are over."""
        for index, relation in enumerate(self.relations):
            held = {relation.status, relation.position.status} <= {None, "current", "acting"}
            taken_up = relation.status == "designate" and relation.rule in _TOLD_ASIDE
            if (held or taken_up) and relation.at == person.begin:
                self.relations[index] = replace(
                    relation, status="former", date=date, rule=f"officials.{rule}"
                )

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
            self._relate(
                "name_replaced", new, post, "designate" if ahead else "current", date=date, shared=True
            )
            if old is not None:
                self._relate(
                    "name_replaced", old, post, "current" if ahead else "former", date=date, shared=True
                )
            return
        if passive and old is not None:
            held = self.parsed.asides.get(old.begin)
            if held is not None:
                bare = tuple(replace(position, status=None) for position in held.positions)
                chunk = Chunk("POST", held.begin, held.end, post=replace(held, positions=bare))
                self._relate(
                    "name_replaced", new, chunk, "designate" if ahead else "current", date=date, shared=True
                )
        if old is not None and not ahead:
            self._retire(old, date, "name_replaced")
