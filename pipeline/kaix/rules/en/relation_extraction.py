"""A match of a pattern → relations: which name holds which position, since when, and no longer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kaix.records import DENIED
from kaix.rules.en import unfilled_posts
from kaix.rules.en.official_chunks import PEOPLE, Chunk
from kaix.rules.en.parsed_sentence import CHANGES
from kaix.rules.en.relations import Relations

_TOLD = ("the", "its", "their", "his", "her", "our")
_CONJUNCTIONS = frozenset(
    ("before", "after", "when", "while", "since", "until", "during", "under", "in", "at")
)
_SINGLED_OUT = frozenset(("first", "second", "third", "fourth", "only", "latest", "youngest", "oldest"))
_AHEAD = {"current": "designate", None: "designate", "former": "current"}
_BEGUN = ("designate", "current")
_PLURAL = ("titles_names", "names_comma_titles")
_STANDING = (
    "title_name", "title_comma_name", "title_colon_name", "title_is_name", "name_comma_title", "name_bracket_title",
    *_PLURAL,
)  # fmt: skip
_IN_TURN = ("name_replaced", "replaced_name", "replaced_as_title", "ousted_title_name")
# "Cho, who was |named| minister in June, stepped down": he had the post.
_TOLD_ASIDE = ("officials.who_became_title", "officials.name_comma_named")


class RelationExtractor(Relations):
    """Relates the names of one sentence to its posts, the surest rules first."""

    def add(self, name: str, row: Sequence[Chunk], start: int, end: int) -> None:
        """Add what rule `name` says of its match, the chunks `start` to `end` of `row`."""
        match = row[start:end]
        people = [chunk.antecedent or chunk for chunk in match if chunk.symbol in PEOPLE]
        posts = [chunk for chunk in match if chunk.post is not None]
        before = row[start - 1] if start else None
        if name in _STANDING:
            self._standing(name, people, posts[-1 if name.startswith("name") else 0], row, start, end)
        elif name in _IN_TURN:
            ahead = any(c is not None and c.symbol in ("WILL", "to") for c in (before, *match))
            self._in_turn(name, people, posts, match, ahead=ahead)
        elif name == "name_left":
            self._left(people[0], posts, match, [chunk.symbol for chunk in row[end : end + 3]])
        else:
            self._clause(name, people, posts[-1], match)

    def add_unfilled(self, person: Chunk, post: Chunk) -> None:
        """Add a post that somebody did not get, whatever the title says of itself ("|acting| chief")."""
        before = len(self.relations)
        self._relate(unfilled_posts.RULE, person.antecedent or person, post, DENIED)
        self.relations[before:] = [replace(one, status=DENIED) for one in self.relations[before:]]

    def _standing(
        self, name: str, people: Sequence[Chunk], post: Chunk, row: Sequence[Chunk], start: int, end: int
    ) -> None:
        """Names beside a title: "CEO Choi", "Choi, the CEO of Naver", "Choi (CEO, Naver)"."""
        words, match = self.parsed.words, row[start:end]
        behind = [chunk.symbol for chunk in row[end : end + 2]]
        at = end + (behind == ["NAME", "POST"])
        if (
            name == "name_comma_title"
            and "POST" in behind[: at - end + 1]
            and words[row[at].begin - (at > end)].possessive
        ):
            post, end = (
                row[at],
                at + 1,
            )  # "Kim, President |Lee's policy chief|", "President |Joe Biden's adviser|,"
        after = row[end] if end < len(row) else None
        if not self._fits(name, post, people, row[start - 1] if start else None, after):
            return
        past = any(chunk.symbol in ("ADV", "BE", "BEEN") and chunk.status == "former" for chunk in match)
        ahead = any(chunk.symbol == "WILL" for chunk in match)
        status = "designate" if ahead else "former" if past else post.status or None
        date = None
        if post.begin > people[-1].begin:
            status, date = self.parsed.term(post, post, status)
        organization = None
        if name == "name_bracket_title" and len(match) > 3:
            organization, people = self.parsed.phrase(match[4]), people[:1]  # "(chairman, |KOSA|)"
        elif len(people) == 1:
            organization = self._beside(row, start, end, post)
        for person in people:
            self._relate(
                name, person, post, status, organization=organization, date=date,
                shared=name in (*_PLURAL, "title_is_name"),
            )  # fmt: skip

    def _fits(
        self, name: str, chunk: Chunk, people: Sequence[Chunk], before: Chunk | None, after: Chunk | None
    ) -> bool:
        """Whether a title beside a name is the name's: "Its founder, Kenji Aoki, blamed …", no list of names."""
        post, words = chunk.post, self.parsed.words
        assert post is not None
        follows = after.symbol if after is not None else ""
        first, owned = post.positions[0], post.positions[0].owned
        if name in _PLURAL or (name == "title_colon_name" and post.plural):
            return name in _PLURAL and post.plural  # "Ministers Bae and Kim", no "Speakers: Kim Min-ji, …"
        if name == "title_comma_name":
            opens = before is None or before.symbol == "Q"
            if opens and words[max(0, chunk.begin - 1)].lower == "as":
                return True  # "As Naver's chief technology officer, |Mo| leads"
            told = before is None or before.symbol in PEOPLE  # "Lee's chief of staff, Pyo Da-in,"
            return follows in ("", ",", "W", ")", "Q", ";") and bool(
                post.article or first.organization or told
            )
        if name == "name_comma_title":
            one = (before is not None and before.symbol == "and") or words[chunk.begin].lower == "one"
            article = post.article or words[people[-1].end + 1].lower
            bare = article == "the" and post.linked and not (post.prefixed or owned)
            verb = follows == "W" and after is not None and self.parsed.phrase(after)[0].isalnum()
            verb = verb and after is not None and self.parsed.phrase(after).lower() not in _CONJUNCTIONS
            spoken = verb or follows in (
                "BE",
                "AUX",
                "WILL",
                "NAMED",
            )  # "…with Bae Kyung-hoon, the president said"
            return (one or not post.plural) and not (bare and spoken)
        if name == "title_is_name":  # "Its vice chair is Rep. Pyo", but not "The president is Pyo's friend"
            other = words[people[0].end - 1].possessive or follows == "and"
            whose = "whose" in (word.lower for word in words[max(0, chunk.begin - 2) : chunk.begin])
            return (
                (post.article in _TOLD or post.prefixed or owned or whose) and not other and not post.plural
            )
        return True

    def _clause(self, name: str, people: Sequence[Chunk], post: Chunk, match: Sequence[Chunk]) -> None:
        """A verb that says who is, becomes or stays what, with the status and date that it gives."""
        assert post.post is not None
        words, active = self.parsed.words, match[0].symbol in ("NAMED", "NAME_TO")
        person = people[-1] if active else people[0]
        first = next((held.begin for held in self.parsed.posts if held.end == person.begin), person.begin)
        if match[0] is person and first and words[first - 1].lower == "of":
            return  # "the brother of |SK Group Chairman Chey| was appointed"
        none = {"LEADS"} if name == "names_role_as_title" else {"LEADS", "ROLE"}
        verb = next((chunk for chunk in reversed(match) if chunk.symbol in CHANGES - none), None)
        feat = any(word.lower in _SINGLED_OUT for word in words[post.begin : post.end])
        behind = {word.lower for word in words[post.end : post.end + 1]} & {"to", "in", "ever"}
        if feat and behind and verb is not None and words[verb.begin].lower.startswith("bec"):
            return  # "became |the first sitting president| to be arrested"
        vague = post.post.article in ("a", "an") and post.post.positions[0].organization is None
        if name == "he_became_title" and verb is None and vague:
            return  # "He is a researcher"
        moved = [chunk.symbol for chunk in match[1:3]] == ["W", "ORG"]  # "left |Naver| to become"
        ahead = any(
            c.symbol == "WILL" or (c.symbol == "to" and not moved)
            for c in match
            if c.begin < (verb or post).begin
        )
        if verb is None:
            past = any(chunk.symbol in ("BE", "ADV") and chunk.status == "former" for chunk in match)
            status = "former" if past else None
        else:
            perfect = any(c.symbol == "AUX" and self.parsed.phrase(c).lower() == "has" for c in match)
            lasting = verb.symbol == "JOIN" or (verb.symbol == "BECOME" and verb.status == "former")
            status = "current" if perfect and lasting else verb.status
        stays = verb is not None and words[verb.begin].lower.startswith(("stay", "remain", "continu"))
        if ahead and post.symbol != "LEADS" and not stays:
            status = _AHEAD.get(status, status)
        own = [words[match[-3].begin - 1].lower] if verb is not None and verb.symbol == "ROLE" else ["his"]
        if own[0] not in ("his", "her") and match[0] is person and not words[person.end - 1].possessive:
            return  # "Gu, whose view of |the role as| leader"
        being = next((chunk for chunk in match if chunk.symbol in ("BE", "BEEN", "who")), post)
        begins = match[1]._replace(symbol="NAMED") if moved else verb or being
        status, date = self.parsed.term(begins, post, status)
        owner = None
        if name == "named_name" or (verb is not None and verb.symbol == "JOIN"):
            # "|LG CNS| named Hyun its president", "joined |the Ministry of Science| as director"
            clause = self.parsed.clause if active else match
            subject = next(
                (c for c in clause if c.symbol == "ORG" and (not active or c.end == match[0].begin)), None
            )
            opening = self.parsed.subject() if active else None
            owner = self.parsed.phrase(subject) if subject else opening.text if opening else None
            if owner and self.parsed.sector_of(owner) != "company" and active:
                owner = None
        self._relate(name, person, post, status, organization=owner, date=date)

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
        self, person: Chunk, posts: Sequence[Chunk], match: Sequence[Chunk], behind: Sequence[str]
    ) -> None:
        """ "resigned as CEO", "was dismissed": the post named behind the verb, or those that the sentence gives."""
        verb = next(chunk for chunk in match if chunk.symbol in ("LEAVE", "OUSTED"))
        passive = any(chunk.symbol in ("BE", "BEEN") for chunk in match)
        ahead = any(chunk.symbol in ("WILL", "to") for chunk in match)
        _, date = self.parsed.term(verb, posts[-1] if posts else verb, verb.status)
        if verb.symbol == "OUSTED" and not passive:
            return
        if posts:
            self._relate(
                "name_left", person, posts[-1], "current" if ahead else "former", date=None if ahead else date
            )
        elif (
            not ahead
        ):  # "stepped down |from his post|" is of the post just told, "stepped down |from| the stage" of none
            own = behind[-1:] == ["ROLE"]
            if behind[:1] not in (["as"], ["from"]) or own or date is not None:
                self._retire(person, date, "name_left")

    def _in_turn(
        self, name: str, people: list[Chunk], posts: Sequence[Chunk], match: Sequence[Chunk], *, ahead: bool
    ) -> None:
        """A post that one person leaves and another, if told, takes: one named here, or one that the sentence gives."""
        verb = next(chunk for chunk in match if chunk.symbol in ("REPLACE", "OUSTED"))
        if name == "name_replaced" and not any(chunk.symbol == "by" for chunk in match):
            people = people[::-1]  # "Hong has replaced Woo": whoever goes is last
        statuses = ("current", "designate") if ahead else ("former", "current")
        _, date = self.parsed.term(verb, posts[-1] if posts else verb, verb.status)
        begins = [one.begin for one in people]
        told = [
            r for r in self.relations if r.at in begins or (name == "replaced_name" and r.status in _BEGUN)
        ]
        for person, status in zip(people, statuses, strict=False):
            if posts:
                if name == "ousted_title_name":
                    self._retire(person, date, name)
                self._relate(name, person, posts[-1], status, date=date, shared=True)
            elif person.name is not None and any(relation.at == person.begin for relation in told):
                if status == "former":
                    self._retire(person, date, name)
            elif person.name is not None and told:
                start, end = (self.parsed.base + offset for offset in person.name)
                begun = date if status != "former" else None
                self.relations += [
                    replace(one, start=start, end=end, alone=person.symbol == "CAP1", status=status, date=begun,
                            at=person.begin, rule=f"officials.{name}", position=replace(one.position, status=None))
                    for one in told
                    if one.at == told[-1].at
                ]  # fmt: skip
