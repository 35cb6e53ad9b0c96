"""Names adjacent to a title: "CEO Choi", "Choi, the CEO of Naver", "Choi (CEO, Naver)"."""

from __future__ import annotations

from collections.abc import Sequence

from kaix.rules.en.changes import date_of_change
from kaix.rules.en.official_chunks import Chunk
from kaix.rules.en.relations import OF_COMPANIES, Relations, plural
from kaix.rules.en.titles import title_sectors
from kaix.rules.en.words import word_set

_OUTGOING, _INCOMING = word_set("outgoing_label"), word_set("incoming_label")
_ROLES = dict.fromkeys(("seat", "role", "job", "position", "post", "term", "work", "appointment"), "current")
_ROLES |= {"nomination": "designate", "candidacy": "candidate"}
_ROLES |= dict.fromkeys(("resignation", "departure", "removal", "dismissal", "exit", "ouster"), "former")
_LED = dict.fromkeys(("leads", "runs", "heads", "chairs", "joins"), "current")
_LED |= dict.fromkeys(("led", "ran", "headed", "chaired", "served", "left"), "former")
_TOLD = ("the", "its", "their", "his", "her", "our")
_PHOTO_CREDITS = word_set("photo_credit")
_ORGANISATION_NOUNS = word_set("organisation_noun")


class AdjacentTitles(Relations):
    """Relations of what stands together; no verb says when they began."""

    def _title_comma_name(
        self, person: Chunk, posts: Sequence[Chunk], before: Chunk | None, after: Chunk | None
    ) -> None:
        """ "Its founder, Kenji Aoki, blamed …", but not the first of two names in a list."""
        post = posts[0].post
        possessor = before is not None and self.parsed.words[before.end - 1].possessive
        listed = (
            before is not None and before.symbol not in ("W", "DET") and len(posts) == 1 and not possessor
        )
        if post is None or (listed and self._has(person)):
            return
        closed = after is None or after.symbol in (",", "W", ")", "Q", ";")
        owned = before is not None and before.symbol in (
            "NAME",
            "CAP",
            "CAP1",
        )  # "Lee's chief of staff, Pyo Da-in,"
        named = post.article or post.prefixed or post.positions[0].organization or before is None or owned
        if closed and named:
            self._relate("title_comma_name", person, posts[0], None)

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
            self._relate(name, person, post, None, organization=organization, shared=name == "titles_names")

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
            credit = name.text.lower() in _PHOTO_CREDITS  # "lawmaker Oh Min-gyu (Yonhap)"
            return name.text if closed and name.kind == "organisation" and not credit else None
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
        named = rest and rest[0].symbol == "POST" and rest[0].begin == post.end
        if named and self.parsed.words[post.end].possessive and name == "name_comma_title":
            post, rest = rest[0], rest[1:]  # "Kim, President |Lee's policy chief|,"
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
        if post.symbol == "LEADS" and post.post.positions[0].head == "helm":  # "took the helm of X in March"
            self._relate(name, people[0], post, None, date=date_of_change(self.parsed, post, post, "current"))
            return
        past = any(chunk.symbol == "ADV" and chunk.status for chunk in match)
        status, date = self._term(post, rest)
        status = "former" if past else status or post.status or None
        for person in people:
            self._relate(
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

    def _exemplified(self, people: Sequence[Chunk], post: Chunk, match: Sequence[Chunk]) -> None:
        """ "analysts |such as| Han of KB Securities and Mo": the plural is each one's."""
        example = self.parsed.phrase(next(chunk for chunk in match if chunk.symbol == "W")).lower()
        such = example == "such" and any(chunk.symbol == "as" for chunk in match)
        if not plural(post) or not (such or example in ("including", "like")):
            return
        for person in people:
            organization = self._of(match, match.index(person) + 1)
            if organization is not None and not self._has(person):
                self._relate(
                    "titles_such_as_names", person, post, None, organization=organization, shared=True
                )

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
        self._relate("title_is_name", person, post, status, organization=owner, shared=True)

    def _labelled(self, person: Chunk, post: Chunk, match: Sequence[Chunk]) -> None:
        """ "OUT: Oh as president, effective June 30", "with Kim as its chair"."""
        label = self.parsed.phrase(match[0]).lower()
        if len(match) == 4:
            self._relate("name_as_title", person, post, None)
        elif label in _OUTGOING or label in _INCOMING:
            status = "former" if label in _OUTGOING else "current"
            date = date_of_change(self.parsed, match[0]._replace(symbol="NAMED"), post, status)
            self._relate("name_as_title", person, post, status, date=date)

    def _of_house(self, person: Chunk, post: Chunk, match: Sequence[Chunk]) -> None:
        """ "Tak |of the People Power Party|, a candidate", but not "Huang of Nvidia, the chip designer"."""
        assert post.post is not None
        joined = self.parsed.words[match[1].begin].joined
        if joined and post.post.positions[-1].head not in OF_COMPANIES - {
            "candidate",
            "contender",
            "leader",
            "member",
        }:
            house = self.parsed.finder.noun_phrase(match[1].begin + 1)[1]
            self._relate("name_of_title", person, post, post.status or None, organization=house)

    def _role(self, person: Chunk, post: Chunk, match: Sequence[Chunk]) -> None:
        """ "Oh's |seat| as party leader", "Oh, whose |term| as governor"; "nomination" and "resignation" say more."""
        role = self.parsed.phrase(match[-3]).lower()
        relative = match[1].symbol == "," and self.parsed.phrase(match[2]).lower() == "whose"
        own = self.parsed.phrase(match[-4]).lower() in ("his", "her")  # "announced |his resignation|"
        if role in _ROLES and (relative or own or self.parsed.words[person.end - 1].possessive):
            self._relate("names_role_as_title", person, post, _ROLES[role])

    def _led(self, person: Chunk, post: Chunk, match: Sequence[Chunk], before: Sequence[Chunk]) -> None:
        """ "|Naver, the company| she led as CEO"."""
        verb = self.parsed.phrase(match[1]).lower()
        if verb not in _LED:
            return
        company = len(before) == 4 and [chunk.symbol for chunk in before] == ["ORG", ",", "DET", "W"]
        organization = self.parsed.phrase(before[0]) if company else None
        date = date_of_change(self.parsed, match[1]._replace(symbol="LEAVE"), post, _LED[verb])
        self._relate("he_led_as_title", person, post, _LED[verb], organization=organization, date=date)

    def _further_apposition(self, person: Chunk, posts: Sequence[Chunk], match: Sequence[Chunk]) -> None:
        """ "…, the party's candidate |and until April a presidential secretary|"."""
        post = posts[-1]
        if post.post is None:
            return
        before = self.parsed.phrase(match[[chunk.symbol for chunk in match].index("and") - 1])
        employed = (
            post.post.article == "" and post.post.positions[0].organization is not None and before.islower()
        )
        if len(posts) == 1 and post.post.article not in ("a", "an") and not employed:
            return  # "Hassabis, Nobel laureate |and CEO of DeepMind|", but not "Kim, Kakao and its CEO"
        between = match[max(i for i, chunk in enumerate(match) if chunk.symbol == "and") :]
        past = any(chunk.symbol == "ADV" and chunk.status for chunk in between)
        status = "former" if past else post.status or None
        begin, end = (self.parsed.base + self.parsed.words[at].start for at in (between[0].begin, post.begin))
        dates = self.parsed.reading.dates(self.parsed.sentence) if past else []
        date = next((date.value for date in dates if begin < date.start < end), None)
        self._relate("name_comma_and_title", person, post, status, date=date)
