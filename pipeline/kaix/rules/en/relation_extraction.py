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
_CONJUNCTIONS = ("before", "after", "when", "while", "since", "until", "during", "under", "in", "at")
_FEATS = frozenset(("to", "in", "ever"))
_SINGLED_OUT = frozenset(("first", "second", "third", "fourth", "only", "latest", "youngest", "oldest"))
_AHEAD = {"current": "designate", None: "designate", "former": "current"}
_BEGUN = ("designate", "current")
_PLURAL = ("titles_names", "names_comma_titles")
_STANDING = (
    "title_name", "title_comma_name", "title_colon_name", "title_is_name", "name_comma_title", "name_bracket_title",
    "headed_by_name", *_PLURAL,
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
        if name in _STANDING:
            self._standing(name, people, posts[-1 if name.startswith("name") else 0], row, start, end)
        elif name in _IN_TURN:
            ahead = _holds([*row[max(0, start - 1) : start], *match], "WILL", "to")
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
        another = name == "name_comma_title" and (at > end or behind[:1] == ["POST"])
        if another and words[row[at].begin - (at > end)].possessive:
            post, end = (
                row[at],
                at + 1,
            )  # "Kim, President |Lee's policy chief|", "President |Joe Biden's adviser|,"
        after = row[end] if end < len(row) else None
        if not self._fits(name, post, people, row[start - 1] if start else None, after):
            return
        past = any(chunk.symbol in ("ADV", "BE", "BEEN") and chunk.status == "former" for chunk in match)
        status = "designate" if _holds(match, "WILL") else "former" if past else post.status or None
        date = None
        if post.begin > people[-1].begin:
            status, date = self.parsed.term(post, post, status)
        organization = self._beside(row, start, end, post) if len(people) == 1 else None
        if name == "name_bracket_title" and len(match) > 3:
            organization, people = self.parsed.phrase(match[4]), people[:1]  # "(chairman, |KOSA|)"
        shared = name in (*_PLURAL, "title_is_name")
        for person in people:
            self._relate(name, person, post, status, organization=organization, date=date, shared=shared)

    def _fits(
        self, name: str, chunk: Chunk, people: Sequence[Chunk], before: Chunk | None, after: Chunk | None
    ) -> bool:
        """Whether a title beside a name is the name's: "Its founder, Kenji Aoki, blamed …", no list of names."""
        post, words = chunk.post, self.parsed.words
        assert post is not None
        leads, follows = before.symbol if before else "", after.symbol if after else ""
        first, ahead = (
            post.positions[0],
            [word.lower for word in words[max(0, chunk.begin - 2) : chunk.begin]],
        )
        if name in _PLURAL or (name == "title_colon_name" and post.plural):
            return name in _PLURAL and post.plural  # "Ministers Bae and Kim", no "Speakers: Kim Min-ji, …"
        if name == "title_comma_name":
            if leads in ("", "Q") and ahead[-1:] == ["as"]:
                return True  # "As Naver's chief technology officer, |Mo| leads"
            told = post.article or first.organization or leads == "" or leads in PEOPLE
            return bool(told) and follows in (
                "",
                ",",
                "W",
                ")",
                "Q",
                ";",
            )  # "Lee's chief of staff, Pyo Da-in,"
        if name == "name_comma_title":
            one = leads == "and" or words[chunk.begin].lower == "one"
            article = post.article or words[people[-1].end + 1].lower
            bare = article == "the" and post.linked and not (post.prefixed or first.owned)
            text = self.parsed.phrase(after).lower() if after else ""
            verb = follows == "W" and text[0].isalnum() and text not in _CONJUNCTIONS
            # "…with Bae Kyung-hoon, the president said"
            return (one or not post.plural) and not (
                bare and (verb or follows in ("BE", "AUX", "WILL", "NAMED"))
            )
        if name == "title_is_name":  # "Its vice chair is Rep. Pyo", but not "The president is Pyo's friend"
            other = words[people[0].end - 1].possessive or follows == "and" or post.plural
            return not other and (post.article in _TOLD or post.prefixed or first.owned or "whose" in ahead)
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
        written = words[verb.begin].lower if verb is not None else ""
        feat = any(word.lower in _SINGLED_OUT for word in words[post.begin : post.end])
        if (
            feat
            and written.startswith("bec")
            and _FEATS.intersection(w.lower for w in words[post.end : post.end + 1])
        ):
            return  # "became |the first sitting president| to be arrested"
        vague = post.post.article in ("a", "an") and post.post.positions[0].organization is None
        if name == "he_became_title" and verb is None and vague:
            return  # "He is a researcher"
        if verb is not None and verb.symbol == "ROLE":
            own = words[verb.begin - 1].lower in ("his", "her") or words[person.end - 1].possessive
            if not own:
                return  # "Gu, whose view of |the role as| leader"
        moved = [chunk.symbol for chunk in match[1:3]] == ["W", "ORG"]  # "left |Naver| to become"
        status = self._status(match, verb, post, moved)
        being = next((chunk for chunk in match if chunk.symbol in ("BE", "BEEN", "who")), post)
        begins = match[1]._replace(symbol="NAMED") if moved else verb or being
        status, date = self.parsed.term(begins, post, status)
        owner = None
        if name == "named_name":  # "|LG CNS| named Hyun its president"
            direct = (c for c in self.parsed.clause if c.symbol == "ORG" and c.end == match[0].begin)
            subject, opening = next(direct, None), self.parsed.subject()
            owner = self.parsed.phrase(subject) if subject else opening.text if opening else None
            owner = owner if owner and self.parsed.sector_of(owner) == "company" else None
        elif verb is not None and verb.symbol == "JOIN":  # "joined |the Ministry of Science| as director"
            owner = next((self.parsed.phrase(chunk) for chunk in match if chunk.symbol == "ORG"), None)
        self._relate(name, person, post, status, organization=owner, date=date)

    def _status(self, match: Sequence[Chunk], verb: Chunk | None, post: Chunk, moved: bool) -> str | None:
        """The status that the verb of a match gives, by its tense and by what stands in front of it."""
        if verb is None:
            past = any(chunk.symbol in ("BE", "ADV") and chunk.status == "former" for chunk in match)
            status = "former" if past else None
        else:
            perfect = any(c.symbol == "AUX" and self.parsed.phrase(c).lower() == "has" for c in match)
            lasting = verb.symbol == "JOIN" or (verb.symbol == "BECOME" and verb.status == "former")
            status = "current" if perfect and lasting else verb.status
            if self.parsed.words[verb.begin].lower.startswith(("stay", "remain", "continu")):
                return status
        ahead = [chunk for chunk in match if chunk.begin < (verb or post).begin]
        if post.symbol != "LEADS" and _holds(ahead, "WILL", *(() if moved else ("to",))):
            return _AHEAD.get(status, status)
        return status

    def _retire(self, person: Chunk, date: str | None, rule: str) -> None:
        """The posts that the sentence gives this person are over."""
        for index, one in enumerate(self.relations):
            held = {one.status, one.position.status} <= {None, "current", "acting"}
            taken_up = one.status == "designate" and one.rule in _TOLD_ASIDE
            if (held or taken_up) and one.at == person.begin:
                self.relations[index] = replace(one, status="former", date=date, rule=f"officials.{rule}")

    def _left(
        self, person: Chunk, posts: Sequence[Chunk], match: Sequence[Chunk], behind: Sequence[str]
    ) -> None:
        """ "resigned as CEO", "was dismissed": the post named behind the verb, or those that the sentence gives."""
        verb = next(chunk for chunk in match if chunk.symbol in ("LEAVE", "OUSTED"))
        if verb.symbol == "OUSTED" and not _holds(match, "BE", "BEEN"):
            return
        ahead = _holds(match, "WILL", "to")
        _, date = self.parsed.term(verb, posts[-1] if posts else verb, verb.status)
        if posts:
            status, date = ("current", None) if ahead else ("former", date)
            self._relate("name_left", person, posts[-1], status, date=date)
        elif not ahead and (
            behind[:1] not in (["as"], ["from"]) or behind[-1:] == ["ROLE"] or date is not None
        ):
            self._retire(
                person, date, "name_left"
            )  # "stepped down |from his post|", but not "|from| the stage"

    def _in_turn(
        self, name: str, people: list[Chunk], posts: Sequence[Chunk], match: Sequence[Chunk], *, ahead: bool
    ) -> None:
        """A post that one person leaves and another, if told, takes: one named here, or one that the sentence gives."""
        verb = next(chunk for chunk in match if chunk.symbol in ("REPLACE", "OUSTED"))
        if name == "name_replaced" and not _holds(match, "by"):
            people = people[::-1]  # "Hong has replaced Woo": whoever goes is last
        _, date = self.parsed.term(verb, posts[-1] if posts else verb, verb.status)
        begins, free = [one.begin for one in people], name == "replaced_name"
        told = [one for one in self.relations if one.at in begins or (free and one.status in _BEGUN)]
        statuses = ("current", "designate") if ahead else ("former", "current")
        for person, status in zip(people, statuses, strict=False):
            if name == "ousted_title_name" or (
                status == "former" and any(one.at == person.begin for one in told)
            ):
                self._retire(person, date, name)
            if posts:
                self._relate(name, person, posts[-1], status, date=date, shared=True)
            elif person.name is not None and told and all(one.at != person.begin for one in told):
                start, end = (self.parsed.base + offset for offset in person.name)
                begun = date if status != "former" else None
                self.relations += [
                    replace(one, start=start, end=end, alone=person.symbol == "CAP1", status=status, date=begun,
                            at=person.begin, rule=f"officials.{name}", position=replace(one.position, status=None))
                    for one in told
                    if one.at == told[-1].at
                ]  # fmt: skip


def _holds(match: Sequence[Chunk], *symbols: str) -> bool:
    """Whether a chunk of a match has one of `symbols`."""
    return any(chunk.symbol in symbols for chunk in match)
