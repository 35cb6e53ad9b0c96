"""Names adjacent to a title: "CEO Choi", "Choi, the CEO of Naver", "Choi (CEO, Naver)"."""

from __future__ import annotations

from collections.abc import Sequence

from kaix.rules.en.official_chunks import Chunk
from kaix.rules.en.relations import Relations, plural
from kaix.rules.en.titles import title_sectors
from kaix.rules.en.words import word_set

_ROLES = dict.fromkeys(("seat", "role", "job", "position", "post", "term", "work", "appointment"), "current")
_ROLES |= {"nomination": "designate", "candidacy": "candidate"}
_ROLES |= dict.fromkeys(("resignation", "departure", "removal", "dismissal", "exit", "ouster"), "former")
_LED = ("led", "headed", "run", "founded", "co-founded", "chaired")
_TOLD = ("the", "its", "their", "his", "her", "our")
_ORGANISATION_NOUNS = word_set("organisation_noun")
_NAMES = ("NAME", "CAP", "CAP1")


class AdjacentTitles(Relations):
    """Relations of what stands together; no verb says when they began."""

    def _title_comma_name(
        self, person: Chunk, post: Chunk, before: Chunk | None, after: Chunk | None
    ) -> None:
        """ "Its founder, Kenji Aoki, blamed …", but not the first of two names in a list."""
        assert post.post is not None
        closed = after is None or after.symbol in (",", "W", ")", "Q", ";")
        owned = before is None or before.symbol in _NAMES  # "Lee's chief of staff, Pyo Da-in,"
        if closed and (post.post.article or post.post.positions[0].organization or owned):
            self._relate("title_comma_name", person, post, None)

    def _title_name(
        self, name: str, people: Sequence[Chunk], post: Chunk, row: Sequence[Chunk], end: int
    ) -> None:
        if name == "titles_names" and not plural(post):
            return
        if name == "title_name" and not self.parsed.words[people[0].begin].joined:
            return
        organization = self._of(row, end) if len(people) == 1 else None
        if organization is None and name == "title_name":
            organization = self._bracketed(row, end - 2)
        if name == "headed_by_name":
            organization = self._headed(post)
        before = [word.lower for word in self.parsed.words[max(0, post.begin - 2) : post.begin]]
        public = post.post is not None and title_sectors().get(post.post.positions[-1].head) == "government"
        if organization is None and before[1:] == ["by"] and before[0] in _LED and not public:
            organization = self.parsed.owner(post.begin)  # "|Upline|, led by CEO Lim Tae-ho"
        for person in people:
            self._relate(name, person, post, None, organization=organization, shared=name == "titles_names")

    def _bracketed(self, row: Sequence[Chunk], at: int) -> str | None:
        """The organisation in front of the bracket with chunk `at`: "|Upline| (CEO Oh)"."""
        if at >= 4 and row[at - 1].symbol == ",":
            at -= 2  # "|KT Corp.| (KT, CEO Oh)"
        if at < 2 or row[at - 1].symbol != "(":
            return None
        named = self.parsed.finder.name_at.get(row[at - 2].begin)
        known = named is not None and named[2].kind in ("organisation", "unknown")
        # the first word may be a name that only the bracket tells from a common one
        opens = at == 2 and row[0].symbol == "W" and self.parsed.words[0].capital
        return self.parsed.phrase(row[at - 2]) if known or opens else None

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

    def _of(self, row: Sequence[Chunk], end: int) -> str | None:
        """The organisation behind the name: "Rep. Cha Ji-ho |of the Democratic Party|"."""
        possessive = self.parsed.words[row[end - 1].end - 1].possessive
        if end < len(row) and row[end].symbol in ("of", "from", "at") and not possessive:
            return self.parsed.finder.noun_phrase(row[end].begin + 1)[1]
        return None

    def _apposition(
        self, name: str, people: Sequence[Chunk], post: Chunk, rest: Sequence[Chunk], match: Sequence[Chunk]
    ) -> None:
        if rest and rest[0].symbol == "POST" and self.parsed.words[post.end].possessive:
            post, rest = rest[0], rest[1:]  # "Kim, President |Lee's policy chief|,"
        symbols = [chunk.symbol for chunk in rest[:2]]
        if symbols == ["NAME", "POST"] and self.parsed.words[rest[0].end - 1].possessive:
            post, rest = rest[1], rest[2:]  # "Kim, President |Joe Biden's security adviser|,"
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
        past = any(chunk.symbol == "ADV" and chunk.status for chunk in match)
        status, date = self._term(post, rest)
        for person in people:
            self._relate(
                name,
                person,
                post,
                "former" if past else status or post.status or None,
                organization=employer,
                date=date,
                shared=name == "names_comma_titles",
            )

    def _term(self, post: Chunk, rest: Sequence[Chunk]) -> tuple[str | None, str | None]:
        """The status and date of "CEO |since March 2024|", "science minister |from 2022 to 2024|", "|until July|"."""
        opener = self.parsed.phrase(rest[0]).lower() if rest and rest[0].begin == post.end else ""
        if opener not in ("since", "until", "till", "from"):
            return None, None
        begin = self.parsed.base + self.parsed.words[rest[0].begin].start
        dates = [
            date
            for date in self.parsed.reading.dates(self.parsed.sentence)
            if date.value and begin <= date.start <= begin + (30 if opener == "from" else 12)
        ]
        if not dates:
            return None, None
        value = (dates[0 if opener == "since" else -1].value or "").split("/")
        return (None, value[0]) if opener == "since" else ("former", value[-1])

    def _title_is_name(self, person: Chunk, post: Chunk, match: Sequence[Chunk], after: Chunk | None) -> None:
        """ "Its vice chair is Rep. Pyo", but not "The president is Pyo's friend"."""
        assert post.post is not None
        told = post.post.article in _TOLD or post.post.prefixed or post.post.positions[0].owned
        other = self.parsed.words[person.end - 1].possessive or (after is not None and after.symbol == "and")
        if not told or other or post.post.plural:
            return
        ahead = any(chunk.symbol == "WILL" for chunk in match)
        past = any(chunk.symbol in ("BE", "BEEN") and chunk.status == "former" for chunk in match)
        status = "designate" if ahead else "former" if past else None
        self._relate("title_is_name", person, post, status, shared=True)

    def _role(self, person: Chunk, post: Chunk, match: Sequence[Chunk]) -> None:
        """ "Oh's |seat| as party leader", "announced |his resignation| as": some words for it say more."""
        role = self.parsed.phrase(match[-3]).lower()
        own = self.parsed.phrase(match[-4]).lower() in ("his", "her")
        if role in _ROLES and (own or self.parsed.words[person.end - 1].possessive):
            self._relate("names_role_as_title", person, post, _ROLES[role])
