"""A match of a pattern → relations: which name holds which position, since when, and no longer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kaix.rules.en import unfilled_posts
from kaix.rules.en.adjacent_titles import AdjacentTitles
from kaix.rules.en.careers import Careers
from kaix.rules.en.changes import date_of_change
from kaix.rules.en.official_chunks import PEOPLE, Chunk
from kaix.rules.en.relations import plural
from kaix.rules.en.words import word_set

_OWN = word_set("own") | {"the"}
_POST_WORDS = frozenset(("post", "position", "role", "job", "office", "seat", "leadership"))


class RelationExtractor(AdjacentTitles, Careers):
    """Relates the names of one sentence to its posts, the surest rules first."""

    def add(self, name: str, row: Sequence[Chunk], start: int, end: int) -> None:
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
            self._add_several(
                name, people, posts, match, ahead=before is not None and before.symbol in ("WILL", "to")
            )
        elif name == "names_role_as_title":
            self._role(people[0], posts[0], match)
        elif name == "he_led_as_title":
            self._led(people[0], posts[0], match, row[max(0, start - 4) : start])
        elif name == "name_comma_and_title":
            self._further_apposition(people[0], posts, match)
        elif name == "name_of_title":
            self._of_house(people[0], posts[0], match)
        elif name == "name_to_leave":
            self._relate(name, people[0], posts[-1], "current")
        elif name == "name_bracket_title" and len(match) > 3 and match[3].symbol != ")":
            self._beside_house(people[0], posts[0], match)
        elif name == "name_comma_title" and self._listed(posts[-1], before):
            return  # "It thanked Kim Min-ji, investors and …": others in a list
        elif name in (
            "name_comma_title",
            "names_comma_titles",
            "name_bracket_title",
            "leads_organisation",
            "name_leads",
        ):
            self._apposition(name, people, posts[-1], row[end:], match)
        elif name == "title_comma_name":
            self._title_comma_name(people[0], posts, before, after)
        elif (
            name == "title_colon_name"
            and plural(posts[0])
            and "speaker" in self.parsed.phrase(posts[0]).lower()
        ):
            return  # "Speakers: Kim Min-ji (professor), …": they speak here
        elif name == "title_colon_name":
            bracket = before is not None and before.symbol == "(" and start > 1
            named = bracket and row[start - 2].symbol in ("ORG", "CAP", "CAP1")
            owner = self.parsed.phrase(row[start - 2]) if named else None
            self._relate(name, people[0], posts[0], None, organization=owner)
        elif name == "names_as_titles":
            for person in people if plural(posts[-1]) else ():
                self._clause(name, [person], posts[-1], match)
        elif name == "name_took_office":
            self._entered(people[0], match[-1], name)
        elif name == "name_left":
            self._left(people[0], posts, match, None if self._own_post(after) else after)
        elif name == "name_replaced":
            self._replaced(people, posts, match)
        else:
            self._clause(name, people, posts[-1], match)

    def add_unfilled(self, person: Chunk, post: Chunk, status: str | None) -> None:
        """Add a post that somebody did not get (`status` denied) or keeps, where no rule has told who holds it."""
        holder = person.antecedent or person
        if status and post.post is not None and (holder.begin, post.begin) in self.related:
            self.relations[:] = [  # "|had been expected to| become chairman but stayed"
                replace(one, status=status)
                if one.at == holder.begin and one.position in post.post.positions and one.status != "former"
                else one
                for one in self.relations
            ]
        before = len(self.relations)
        self._relate(unfilled_posts.RULES[0 if status else 1], holder, post, status, shared=not status)
        if status:
            self.relations[before:] = [replace(one, status=status) for one in self.relations[before:]]

    def _own_post(self, after: Chunk | None) -> bool:
        """Whether what somebody left is the post just told: "stepped down |from his post|"."""
        words = (
            self.parsed.words[after.end : after.end + 2]
            if after is not None and after.symbol == "from"
            else ()
        )
        return len(words) == 2 and words[0].lower in _OWN and words[1].lower in _POST_WORDS

    def _beside_house(self, person: Chunk, post: Chunk, match: Sequence[Chunk]) -> None:
        """ "(chairman, KOSA)", "Gil Do-won / chairman, |KOSA|", "Gil Do-won / |Upline|, head of research"."""
        last = match[-1] is post
        house = self.parsed.span(match[2], match[-3]) if last else self.parsed.phrase(match[4])
        self._relate("name_bracket_title", person, post, None, organization=house)

    def _listed(self, post: Chunk, before: Chunk | None) -> bool:
        """Whether a plural behind one name is of others, unlike "|one of| its vice chairs"."""
        joined = before is not None and before.symbol == "and"
        return plural(post) and not joined and self.parsed.words[post.begin].lower != "one"

    def _add_several(
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
                self._relate(name, person, posts[0], status, date=date, shared=True)
