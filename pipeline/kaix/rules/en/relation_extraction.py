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
_APPOSED = (
    "name_comma_title",
    "names_comma_titles",
    "name_bracket_title",
    "leads_organisation",
    "name_leads",
)


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
        elif name == "name_took_office":
            self._entered(people[0], match[-1])
        elif name == "title_is_name":
            self._title_is_name(people[0], posts[0], match, after)
        elif name == "title_comma_name":
            self._title_comma_name(people[0], posts[0], before, after)
        elif name == "title_colon_name" and plural(posts[0]):
            return  # "Speakers: Kim Min-ji, …"
        elif name == "title_colon_name":
            self._relate(name, people[0], posts[0], None, organization=self._bracketed(row, start))
        elif name == "names_role_as_title":
            self._role(people[0], posts[0], match)
        elif name == "name_bracket_title" and len(match) > 3:  # "(chairman, KOSA)"
            self._relate(name, people[0], posts[0], None, organization=self.parsed.phrase(match[4]))
        elif name in _APPOSED:
            if name != "name_comma_title" or not self._listed(posts[-1], before):
                self._apposition(name, people, posts[-1], row[end:], match)
        elif name == "replaced_name":
            ahead = before is not None and before.symbol in ("WILL", "to")
            self._predecessor(people[0], posts, match[0], ahead=ahead)
        elif name == "ousted_title_name":
            date = date_of_change(self.parsed, match[0], posts[0], "former")
            self._retire(people[0], date, name)
            self._in_turn(name, people, posts[0], match[0])
        elif name == "replaced_as_title":
            verb = next(chunk for chunk in match if chunk.symbol == "REPLACE")
            self._in_turn(name, people, posts[0], verb)
        elif name == "name_to_leave":
            self._relate(name, people[0], posts[-1], "current")
        elif name == "name_left":
            self._left(people[0], posts, match, None if self._own_post(after) else after)
        elif name == "name_replaced":
            self._replaced(people, posts, match)
        else:
            self._clause(name, people, posts[-1], match)

    def add_unfilled(self, person: Chunk, post: Chunk, status: str | None) -> None:
        """Add a post that somebody did not get (`status` denied) or keeps, where no rule has told who holds it."""
        before = len(self.relations)
        rule = unfilled_posts.RULES[0 if status else 1]
        self._relate(rule, person.antecedent or person, post, status, shared=not status)
        if status:  # whatever the title says of itself: "|acting| chief"
            self.relations[before:] = [replace(one, status=status) for one in self.relations[before:]]

    def _own_post(self, after: Chunk | None) -> bool:
        """Whether what somebody left is the post just told: "stepped down |from his post|"."""
        at = after.end if after is not None and after.symbol == "from" else len(self.parsed.words)
        words = [word.lower for word in self.parsed.words[at : at + 2]]
        return len(words) == 2 and words[0] in _OWN and words[1] in _POST_WORDS

    def _listed(self, post: Chunk, before: Chunk | None) -> bool:
        """Whether a plural behind one name is of others, unlike "|one of| its vice chairs"."""
        joined = before is not None and before.symbol == "and"
        return plural(post) and not joined and self.parsed.words[post.begin].lower != "one"
