"""Verbs that begin, change or end a position: "was named", "replaced", "stepped down"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kaix.rules.en.changes import CHANGES, date_of_change
from kaix.rules.en.official_chunks import Chunk
from kaix.rules.en.relations import Relations
from kaix.rules.en.titles import title_sectors

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
        words = [word.lower for word in self.parsed.words[max(0, begin - 2) : begin]]
        return words[1:] == ["of"] and words[0] in _KIN

    def _clause(self, name: str, people: Sequence[Chunk], post: Chunk, match: Sequence[Chunk]) -> None:
        assert post.post is not None
        person = people[-1] if match[0].symbol in ("NAMED", "NAME_TO") else people[0]
        became = name in ("name_became", "he_became_title")
        if (became and self._feat(post)) or (match[0] is person and self._of_kin(person)):
            return
        verb = next((chunk for chunk in reversed(match) if chunk.symbol in CHANGES - {"BE", "LEADS"}), None)
        vague = post.post.article in ("a", "an") and post.post.positions[0].organization is None
        if name == "he_became_title" and verb is None and vague:
            return  # "He is a researcher"
        ahead = any(chunk.symbol in ("WILL", "to") and chunk.begin < (verb or post).begin for chunk in match)
        if verb is None:
            past = any(chunk.symbol in ("BE", "ADV") and chunk.status == "former" for chunk in match)
            status = "former" if past else None
        else:
            perfect = any(c.symbol == "AUX" and self.parsed.phrase(c).lower() == "has" for c in match)
            lasting = verb.symbol == "JOIN" or (verb.symbol == "BECOME" and verb.status == "former")
            status = "current" if perfect and lasting else verb.status
        if name == "name_became" and match[-3].symbol == "to":
            if _GAVE_UP.isdisjoint(self.parsed.phrase(chunk).lower() for chunk in match):
                return  # "hopes to become president"
            verb, status = match[1]._replace(symbol="JOIN"), "current"
        elif ahead and post.symbol != "LEADS":
            status = {"current": "designate", None: "designate", "former": "current"}.get(status, status)
        being = next((chunk for chunk in match if chunk.symbol in ("BE", "BEEN", "who")), post)
        date = date_of_change(self.parsed, verb or being, post, status)
        # "|LG CNS| named Hyun its president"
        subject = next(
            (c for c in self.parsed.clause if verb and c.end == verb.begin and c.symbol == "ORG"), None
        )
        opening = self.parsed.subject()
        owner = self.parsed.phrase(subject) if subject else opening.text if opening else None
        company = name == "named_name" and owner is not None and self.parsed.sector_of(owner) == "company"
        self._relate(
            name, person, post, status, date=date, owner=owner, organization=owner if company else None
        )
        if verb is not None and verb.symbol == "JOIN":
            self._joined(match)

    def _joined(self, match: Sequence[Chunk]) -> None:
        """ "joined |the Ministry of Science| as director": it is the ministry's."""
        where = next((chunk for chunk in match if chunk.symbol == "ORG"), None)
        named = self.parsed.finder.name_at[where.begin][2] if where is not None else None
        relation = self.relations[-1] if self.relations else None
        if named is None or named.sector is None or relation is None or relation.organization is not None:
            return
        if title_sectors().get(relation.position.head) != "government":
            position = replace(relation.position, organization_sector=named.sector)
            self.relations[-1] = replace(relation, organization=named.text, position=position)

    def _entered(self, person: Chunk, verb: Chunk) -> None:
        """The posts that the sentence gives this person began then."""
        date = date_of_change(self.parsed, verb, verb, verb.status)
        for index, relation in enumerate(self.relations):
            begun = relation.at == person.begin and relation.status in (None, "current")
            if date and begun and relation.date is None:
                self.relations[index] = replace(relation, date=date, rule="officials.name_took_office")

    def _predecessor(self, person: Chunk, posts: Sequence[Chunk], verb: Chunk, *, ahead: bool) -> None:
        """ "…, |replacing Oh| as director", "named director, |replacing Oh|"."""
        status = "current" if ahead else "former"
        if posts:
            date = date_of_change(self.parsed, verb, posts[0], status)
            self._relate("replaced_name", person, posts[0], status, date=date)
            return
        begins = [
            relation
            for relation in self.relations
            if relation.rule in _BEGUN and relation.status in ("designate", "current")
        ]
        told = any(relation.at == person.begin for relation in self.relations)
        if person.name is None or not begins or told or begins[-1].at > person.begin:
            return
        start, end = (self.parsed.base + offset for offset in person.name)
        self.relations += [
            replace(relation, start=start, end=end, alone=False, status=status, date=None, at=person.begin,
                    rule="officials.replaced_name", position=replace(relation.position, status=None))
            for relation in begins
            if relation.at == begins[-1].at
        ]  # fmt: skip

    def _in_turn(
        self, name: str, people: Sequence[Chunk], post: Chunk, verb: Chunk, *, ahead: bool = False
    ) -> None:
        """One post that one person leaves and another, if told, takes: `people` in this order."""
        for person, status in zip(
            people, ("current" if ahead else "former", "designate" if ahead else "current"), strict=False
        ):
            date = date_of_change(self.parsed, verb, post, verb.status)
            self._relate(name, person, post, status, date=date, shared=True)

    def _retire(self, person: Chunk, date: str | None, rule: str) -> None:
        """The posts that the sentence gives this person are over."""
        for index, relation in enumerate(self.relations):
            held = {relation.status, relation.position.status} <= {None, "current", "acting"}
            taken_up = relation.status == "designate" and relation.rule in _TOLD_ASIDE
            if (held or taken_up) and relation.at == person.begin:
                self.relations[index] = replace(
                    relation, status="former", date=date, rule=f"officials.{rule}"
                )

    def _left(
        self, person: Chunk, posts: Sequence[Chunk], match: Sequence[Chunk], after: Chunk | None
    ) -> None:
        verb = next(chunk for chunk in match if chunk.symbol in ("LEAVE", "OUSTED"))
        done = any(chunk.symbol in ("BE", "BEEN") for chunk in match)
        if any(chunk.symbol == "WILL" for chunk in match) or (verb.symbol == "OUSTED" and not done):
            return
        date = date_of_change(self.parsed, verb, posts[-1] if posts else verb, verb.status)
        if posts:
            self._relate("name_left", person, posts[-1], "former", date=date)
        elif after is None or after.symbol not in ("as", "from") or date is not None:
            self._retire(person, date, "name_left")

    def _replaced(self, people: Sequence[Chunk], posts: Sequence[Chunk], match: Sequence[Chunk]) -> None:
        """ "Hong has replaced Woo as secretary", "Woo was replaced |by Hong|": whoever goes is last, or first."""
        verb = next(chunk for chunk in match if chunk.symbol == "REPLACE")
        passive = any(chunk.symbol == "by" for chunk in match)
        ahead = any(chunk.symbol == "WILL" for chunk in match)
        old, new = (people[0], people[-1]) if passive else (people[-1], people[0])
        if posts and len(people) > 1:
            self._in_turn("name_replaced", (old, new), posts[-1], verb, ahead=ahead)
        elif posts:
            self._relate(
                "name_replaced", new, posts[-1], "designate" if ahead else "current",
                date=date_of_change(self.parsed, verb, posts[-1], verb.status), shared=True,
            )  # fmt: skip
        else:
            held = self.parsed.asides.get(old.begin)
            if held is not None:  # "Oh, the chief of staff, was replaced by |Mo|"
                bare = tuple(replace(position, status=None) for position in held.positions)
                chunk = Chunk("POST", held.begin, held.end, post=replace(held, positions=bare))
                self._in_turn("name_replaced", (old, new), chunk, verb, ahead=ahead)
            if not ahead:
                self._retire(old, date_of_change(self.parsed, verb, verb, verb.status), "name_replaced")
