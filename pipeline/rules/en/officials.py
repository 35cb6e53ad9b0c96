"""Official mentions in English: who holds, gets, seeks or leaves which position.

The patterns are written over the sentence's shape (`shapes`): `POST NAME` is "science minister Bae
Kyung-hoon". A rule in `CLAUSES` is matched on the clause without its asides, so that "Ha, the head
of X, was appointed …" is `NAME BE NAMED as POST`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Any, ClassVar

from spacy.matcher import Matcher
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from pipeline import vocabulary
from pipeline.people import person_id
from pipeline.reading import Reading
from pipeline.records import Official
from pipeline.rules.en import shapes, words
from pipeline.rules.en.full_names import FullNames
from pipeline.rules.en.posts import Position, Post, PostFinder, title_sectors
from pipeline.rules.en.shapes import Chunk
from pipeline.rules.en.words import word_set

Pattern = list[dict[str, Any]]

_PERSON = {"LEMMA": "full"}
_ANY_PERSON = {"TAG": "person"}
_POST = {"ORTH": "POST"}
_COMMA = {"ORTH": ","}
_HELP = {"TAG": "help", "OP": "*"}
_MAYBE = {"TAG": "maybe", "OP": "*"}
_WORDS = {"TAG": "word", "OP": "{0,4}"}
_FILL = {"LEMMA": "fill", "OP": "{1,10}"}
_AS = {"ORTH": {"IN": ["as", "to", "for", "BEEN"]}, "OP": "{1,2}"}

# What patterns call several symbols by: a token's TAG and LEMMA.
_TAGS = {"NAME": "person", "CAP": "person", "CAP1": "person", "AUX": "help", "WILL": "help", "BEEN": "help", "BE": "help",
         "ADV": "maybe", "DATE": "maybe", "W": "word", "DET": "word", "ORG": "word", "to": "word", "from": "word"}  # fmt: skip
_LEMMAS = {"NAME": "full", "CAP": "full"} | dict.fromkeys(
    ("W", "DET", "AUX", "DATE", "ADV", "ORG", "from", "at", "to", "for", "of", "BE", "JOIN"), "fill"
)

PATTERNS: dict[str, list[Pattern]] = {
    # "Ministers Bae Kyung-hoon and Kim Jung-kwan"
    "titles_names": [
        [_POST, _PERSON, {"ORTH": "and"}, _PERSON],
        [_POST, _PERSON, _COMMA, _PERSON, {"ORTH": "and"}, _PERSON],
    ],
    # "Nvidia CEO Jensen Huang", "Minister Bae"
    "title_name": [[_POST, _ANY_PERSON]],
    # "Kim Sung-su and Lee Ji-won, co-founders of Upline,"
    "names_comma_titles": [
        [_PERSON, {"ORTH": "and"}, _PERSON, _COMMA, _POST],
        [_PERSON, _COMMA, _PERSON, {"ORTH": "and"}, _PERSON, _COMMA, _POST],
    ],
    # "Ha Jung-woo, the senior secretary for AI,"
    "name_comma_title": [
        [_ANY_PERSON, _COMMA, _MAYBE, _POST],
        [_PERSON, _COMMA, {"ORTH": "DATE"}, _COMMA, _MAYBE, _POST],
    ],
    # "its founder and president, Kunihiro Tanaka, blamed"
    "title_comma_name": [[_POST, _COMMA, _PERSON], [_POST, _COMMA, _POST, _PERSON]],
    # "Samsung SDS (CEO: Lee Jun-hee)", "Park Yun-kyu: president of NIPA"
    "title_colon_name": [[_POST, {"ORTH": ":"}, _PERSON], [{"ORTH": "NAME"}, {"ORTH": ":"}, _POST]],
    # "Lee Jun-hee (CEO of Samsung SDS)"
    "name_bracket_title": [[_PERSON, {"ORTH": "("}, _POST, {"ORTH": ")"}], [_PERSON, {"ORTH": "-"}, _POST],
                           [_PERSON, {"ORTH": "("}, _POST, _COMMA, {"ORTH": "ORG"}, {"ORTH": ")"}]],
    # "Bae, who is also a deputy prime minister,"; "who was until April governor of the Bank of Korea"
    "who_is_title": [
        [_ANY_PERSON, _COMMA, {"ORTH": "who"}, _HELP, _MAYBE, _POST],
        [_ANY_PERSON, _COMMA, {"ORTH": "who"}, _FILL, {"ORTH": "and"}, _MAYBE, {"ORTH": "BE"}, _MAYBE, _POST],
    ],
    # "who served as science minister", "who was named chief executive in May", "who stepped down as CEO"
    "who_became_title": [
        [_ANY_PERSON, _COMMA, {"ORTH": "who"}, _MAYBE, _HELP, _MAYBE, {"ORTH": {"IN": ["BECOME", "NAMED"]}}, _MAYBE,
         {"ORTH": {"IN": ["as", "to", "BEEN"]}, "OP": "*"}, _POST],
        [_ANY_PERSON, _COMMA, {"ORTH": "who"}, _MAYBE, _HELP, _MAYBE, {"ORTH": {"IN": ["LEAVE", "OUSTED", "JOIN"]}}, _MAYBE, _WORDS,
         {"ORTH": {"IN": ["as", "from"]}, "OP": "?"}, _POST],
    ],
    # "Singh, who led the mission before he was named director general"; "who joined in 2012 and became CEO"
    "he_became_title": [
        [{"ORTH": "HE"}, _MAYBE, _HELP, _MAYBE, {"ORTH": {"IN": ["BECOME", "NAMED"]}}, _MAYBE,
         {"ORTH": {"IN": ["as", "to", "BEEN"]}, "OP": "*"}, _POST],
        [_ANY_PERSON, _COMMA, {"ORTH": "who"}, _FILL, {"ORTH": "and"}, _MAYBE, _HELP, {"ORTH": {"IN": ["BECOME", "NAMED"]}}, _MAYBE,
         {"ORTH": {"IN": ["as", "to"]}, "OP": "?"}, _POST],
    ],
    # "was tapped to lead the Fair Trade Commission"; "picked Lee Kyung-soo to head the new agency"
    "named_to_lead": [
        [_ANY_PERSON, _HELP, {"ORTH": "NAMED"}, {"ORTH": "LEADS"}],
        [{"ORTH": {"IN": ["NAMED", "NAME_TO"]}}, _WORDS, _ANY_PERSON, {"ORTH": "LEADS"}],
    ],
    # "who heads KT's AI Future Lab"
    "leads_organisation": [
        [_ANY_PERSON, _COMMA, {"ORTH": "who"}, _MAYBE, {"ORTH": "LEADS"}],
        [_PERSON, _COMMA, {"ORTH": {"IN": ["W", "DET", "CAP1", "ORG"]}, "OP": "{1,5}"}, {"ORTH": "who"}, {"ORTH": "LEADS"}],
        [_PERSON, _MAYBE, {"ORTH": "LEADS"}],
    ],
    # "the committee, headed by Song Kyung-hee"
    "headed_by_name": [[{"ORTH": "HEADED"}, _PERSON]],
    # "Ha was appointed as senior secretary", "Bae, named science minister on Monday,", "Bae Kyung-hoon named minister"
    "name_was_named": [[_ANY_PERSON, _HELP, {"ORTH": "NAMED"}, {"ORTH": {"IN": ["as", "to", "for", "BEEN"]}, "OP": "{0,2}"}, _POST]],
    "name_comma_named": [[_ANY_PERSON, _COMMA, _MAYBE, {"ORTH": "NAMED"}, _MAYBE, {"ORTH": {"IN": ["as", "to"]}, "OP": "?"}, _POST]],
    # "Kim A and Lee B will lead it as co-presidents"
    "names_as_titles": [[_PERSON, {"ORTH": "and"}, _PERSON, _HELP, _WORDS, {"ORTH": "as"}, _POST]],
    # "named Yun Sol its first chief AI officer", "tapping AI expert Bae Kyung-hoon as the new science minister"
    "named_name": [
        [{"ORTH": {"IN": ["NAMED", "NAME_TO"]}}, _WORDS, _ANY_PERSON, _AS, _POST],
        [{"ORTH": {"IN": ["NAMED", "NAME_TO"]}}, _ANY_PERSON, _POST],
        [{"ORTH": {"IN": ["NAMED", "NAME_TO"]}}, _WORDS, _POST, _ANY_PERSON, _AS, _POST],
    ],
    # "Hong Bum-shik stays on as CEO", "Lee will take over as chairman", "Kim joined KT as chief AI officer"
    "name_became": [
        [_ANY_PERSON, _HELP, {"ORTH": "BECOME"}, {"ORTH": "as", "OP": "?"}, _POST],
        [_ANY_PERSON, _HELP, {"ORTH": "JOIN"}, _WORDS, {"ORTH": "as"}, _POST],
    ],
    # "Bae is the science minister"
    "name_is_title": [[_ANY_PERSON, {"ORTH": {"IN": ["AUX", "WILL"]}, "OP": "*"}, {"ORTH": {"IN": ["BE", "BEEN"]}, "OP": "+"}, _POST]],
    # "President Lee came to office last June"
    "name_took_office": [[_ANY_PERSON, _HELP, {"ORTH": "ENTER"}]],
    # "Ha Jung-woo, senior secretary for AI, stepped down", "Kim resigned as CEO", "was dismissed as chairman"
    "name_left": [
        [_ANY_PERSON, _HELP, {"ORTH": {"IN": ["LEAVE", "OUSTED"]}}, {"ORTH": {"IN": ["as", "from"]}}, _POST],
        [_ANY_PERSON, _HELP, {"ORTH": {"IN": ["LEAVE", "OUSTED"]}}],
    ],
    # "Hong Ihk-pyo has replaced Woo Sang-ho as senior secretary", "was replaced by Silvia Marchetti as CTO"
    "name_replaced": [
        [_ANY_PERSON, _HELP, {"ORTH": "REPLACE"}, {"ORTH": {"IN": ["NAME", "CAP", "CAP1", "W"]}}, {"ORTH": "as"}, _POST],
        [_ANY_PERSON, _HELP, {"ORTH": "REPLACE"}, _ANY_PERSON],
        [_ANY_PERSON, _HELP, {"ORTH": "REPLACE"}, {"ORTH": "by"}, _ANY_PERSON, {"ORTH": "as"}, _POST],
        [_ANY_PERSON, _HELP, {"ORTH": "REPLACE"}, {"ORTH": "by"}, _ANY_PERSON],
    ],
    # "Woo Sang-ho is running for Gangwon governor"
    "name_runs": [[_ANY_PERSON, _WORDS, _HELP, _WORDS, {"ORTH": "RUN"}, _POST]],
}  # fmt: skip

CLAUSES = frozenset(
    ("name_was_named", "named_name", "names_as_titles", "named_to_lead", "name_took_office", "name_became", "name_is_title", "name_left", "name_replaced", "name_runs")
)

# Which patterns are looked for: beside a post; after "who" or "he"; around a verb of the clause.
_KINDS = {name: 2 for name in CLAUSES} | {name: 1 for name in ("who_is_title", "who_became_title", "he_became_title")}
_WANTED = (
    frozenset(("POST", "LEADS", "HEADED")),
    frozenset(("who", "HE")),
    frozenset(("NAMED", "NAME_TO", "BECOME", "JOIN", "LEAVE", "OUSTED", "REPLACE", "RUN", "ENTER")),
)
_PEOPLE = frozenset(("NAME", "CAP", "CAP1", "HE"))

# A company can be these as well as a person: "Upstage, a member of the consortium".
_OF_COMPANIES = frozenset(
    ("partner", "member", "leader", "owner", "investor", "developer", "designer", "representative", "manager",
     "manufacturer", "contender", "candidate", "trader", "heir", "consultant", "operator", "chip designer")
)  # fmt: skip
_RULERS = frozenset(("president", "prime minister", "premier", "chancellor", "candidate", "presidential candidate"))
# Verbs of a state: a date beside them is when something else happened, unless "since" or "from" is in front.
_LASTING = frozenset(
    ("serves", "served", "serve", "serving", "had", "works", "worked", "working", "doubles", "double", "doubling", "doubled",
     "remains", "remained", "remaining", "stays", "stay", "staying", "stayed", "acts", "acting", "acted", "continues",
     "continued", "sits", "teaches", "concurrently", "used", "spent", "fills", "filling", "moonlights")
)  # fmt: skip
_LEADING = re.compile(r"\b(?:heads|leads|chairs|headed|chaired|to head|to lead|to chair)\b")
_CUT = re.compile("[,;:–—]")
_BYLINE = re.compile(r"\W*(?:By|BY|Reporting by|\(Reporting|Editing by|Photo by|Written by|Edited by)\b[^.]{0,120}$")
_LAST_WORDS = frozenset((",", ".", ";", ")", "-", "Q", ":"))
_VERBS = frozenset(("NAMED", "NAME_TO", "BECOME", "JOIN", "LEAVE", "OUSTED", "REPLACE", "RUN", "BE", "LEADS", "ENTER"))


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


def _trigger() -> re.Pattern[str]:
    """Any last word of a title, or a verb that says as much ("heads")."""
    last = {title.split()[-1] for title in vocabulary.words("titles_en")} | {"heads", "leads", "chairs", "headed", "chaired"}
    last |= {word[:-3] + "men" for word in last if word.endswith("man")} | {"to lead", "to chair"}
    by_letter: dict[str, list[str]] = {}
    for word in sorted(last, key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    return re.compile(
        r"\b(?:" + "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in sorted(by_letter.items())) + r")",
        re.IGNORECASE,
    )


def _before_post(row: Sequence[Chunk]) -> bool:
    """Whether "is", "be" or "as" stands in front of a position."""
    return any(
        second.symbol == "POST" and first.symbol in ("BE", "BEEN", "as") for first, second in pairwise(row)
    )


class Extractor:
    """Finds `Official` records."""

    group: ClassVar[str] = "officials"

    def __init__(self, vocab: Vocab) -> None:
        """The patterns for whole sentences and for clauses, compiled for `vocab`."""
        self.vocab = vocab
        self.trigger = _trigger()
        self.order = {name: index for index, name in enumerate(PATTERNS)}
        self.matchers = (Matcher(vocab), Matcher(vocab), Matcher(vocab))
        for name, patterns in PATTERNS.items():
            self.matchers[_KINDS.get(name, 0)].add(name, patterns)

    def shapes(self, reading: Reading) -> Iterator[Doc]:
        """The shapes that the patterns are matched on, for every sentence with a title."""
        for parsed in self._parsed(reading):
            yield self._doc(parsed.row)
            yield self._doc(parsed.clause)

    def _parsed(self, reading: Reading) -> Iterator[_Sentence]:
        """The sentences with a title and somebody who can hold it."""
        for sentence in reading.sentences_with(self.trigger):
            for start, end in words.windows(reading.text, sentence.start_char, sentence.end_char):
                if not _BYLINE.match(reading.text[start:end].rstrip()):
                    parsed = _Sentence(reading, sentence, start, end)
                    if parsed.promising():
                        yield parsed

    def __call__(self, reading: Reading) -> Iterator[Official]:
        """The officials of a document, in the order of the text."""
        full_names = FullNames(reading.text)
        bonds: list[tuple[Bond, _Sentence]] = []
        for parsed in self._parsed(reading):
            bonds += [(bond, parsed) for bond in self._bonds(parsed, full_names)]
        held = _held(bonds)
        for bond, parsed in bonds:
            person = _person(bond, reading.text, full_names, held)
            yield _record(reading, bond, person, parsed)

    def _doc(self, row: Sequence[Chunk]) -> Doc:
        symbols = [chunk.symbol for chunk in row]
        return Doc(
            self.vocab,
            words=symbols,
            tags=[_TAGS.get(symbol, "-") for symbol in symbols],
            lemmas=[_LEMMAS.get(symbol, "-") for symbol in symbols],
        )

    def _bonds(self, parsed: _Sentence, full_names: FullNames) -> list[Bond]:
        found: list[tuple[int, int, int, str]] = []
        for kind, row in enumerate((parsed.row, parsed.row, parsed.clause)):
            symbols = {chunk.symbol for chunk in row}
            if symbols.isdisjoint(_PEOPLE):
                break
            if symbols.isdisjoint(_WANTED[kind]) and not (kind == 2 and _before_post(row)):
                continue
            for key, start, end in self.matchers[kind](self._doc(row)):
                name = self.vocab.strings[key]
                found.append((self.order[name], start, end, name))
        weaver = _Weaver(parsed, full_names)
        for _, start, end, name in sorted(found, key=lambda match: (match[0], match[1], -match[2])):
            weaver.weave(name, start, end)
        return weaver.finished()


class _Sentence:
    """One sentence as words, posts and shapes."""

    def __init__(self, reading: Reading, sentence: Span, start: int, end: int) -> None:
        self.reading, self.sentence = reading, sentence
        self.base = start
        self.text = reading.text[start:end]
        self.words = words.split(self.text)
        names = reading.names(sentence)
        if end - start < sentence.end_char - sentence.start_char:  # a piece of a very long one
            first = bisect_left(names, start, key=lambda name: name.start)
            names = names[first : bisect_left(names, end, key=lambda name: name.start)]
        self.finder = PostFinder(self.text, self.words, names, self.base)
        self.posts = self.finder.find()

    def promising(self) -> bool:
        """Whether there is a position, and a capitalised word that can be its holder."""
        if not self.posts and not _LEADING.search(self.text):
            return False
        named = any(name.kind in ("person", "unknown") for _, _, name in self.finder.name_at.values())
        return named or any(self.words[post.end].capital for post in self.posts if post.end < len(self.words))

    @cached_property
    def row(self) -> list[Chunk]:
        """The sentence as chunks, without the brackets that hold no position."""
        return shapes.without_brackets(shapes.chunks(self.words, self.finder, self.posts))

    @cached_property
    def _bare(self) -> tuple[list[Chunk], dict[int, Post]]:
        return shapes.without_asides(self.row)

    @property
    def clause(self) -> list[Chunk]:
        """The row without asides."""
        return self._bare[0]

    @property
    def asides(self) -> dict[int, Post]:
        """The apposition of each name, by the name's first word."""
        return self._bare[1]

    def phrase(self, chunk: Chunk) -> str:
        return self.text[self.words[chunk.begin].start : self.words[chunk.end - 1].end]

    def sector_of(self, organization: str) -> str | None:
        """The sector of a name in the sentence whose text `organization` holds."""
        for _, _, name in self.finder.name_at.values():
            if name.sector is not None and (name.text in organization or organization in name.text):
                return name.sector
        return None

    def subject(self) -> str | None:
        """The organisation that opens the sentence as the one that tells: "SK Telecom said …", "On Monday, KT …"."""
        for chunk in self.row:
            if chunk.symbol == "ORG":
                named = self.finder.name_at[chunk.begin][2]
                possessive = self.words[chunk.end - 1].possessive
                return named.text if named.kind == "organisation" and named.sector == "company" and not possessive else None
            if chunk.symbol not in ("DATE", ",", "Q", "ADV"):
                return None
        return None

    def owner(self, before: int) -> str | None:
        """The organisation that "its" stands for in front of word `before`: the first that is named."""
        for chunk in self.row:
            if chunk.begin >= before:
                break
            if chunk.symbol == "ORG" and self.finder.name_at[chunk.begin][2].kind == "organisation":
                return self.phrase(chunk)
        index = self.reading.index_at(self.base)
        if index:
            for name in self.reading.names(self.reading.sentences[index - 1]):
                if name.kind == "organisation":
                    return name.text
        return None


class _Weaver:
    """Ties the names of one sentence to its posts, the surest rules first."""

    def __init__(self, parsed: _Sentence, full_names: FullNames) -> None:
        self.parsed, self.full_names = parsed, full_names
        self.bonds: list[Bond] = []
        self.tied: set[tuple[int, int]] = set()  # first words of a name and its post
        self.taken: set[int] = set()  # posts that have their holder, by first word

    def finished(self) -> list[Bond]:
        return self.bonds

    def weave(self, name: str, start: int, end: int) -> None:
        row = self.parsed.clause if name in CLAUSES else self.parsed.row
        match = row[start:end]
        people = [
            chunk.antecedent or chunk for chunk in match if chunk.symbol in ("NAME", "CAP", "CAP1", "HE")
        ]
        posts = [chunk for chunk in match if chunk.symbol in ("POST", "LEADS", "HEADED")]
        after = row[end] if end < len(row) else None
        before = row[start - 1] if start else None
        if name in ("title_name", "titles_names", "headed_by_name"):
            self._title_name(name, people, posts[0], row, end)
        elif name == "name_bracket_title" and len(match) == 6:
            self._tie(name, people[0], posts[0], None, organization=self.parsed.phrase(match[4]))
        elif name in ("name_comma_title", "names_comma_titles", "name_bracket_title", "leads_organisation"):
            self._apposition(name, people, posts[-1], after, match)
        elif name == "title_comma_name":
            free = not self._has(people[0]) or before is None or before.symbol in ("W", "DET") or len(match) == 4
            if free and (after is None or after.symbol in (",", "W", ")", "Q", ";")):
                post = posts[0].post
                named = post is not None and (post.article or post.prefixed or post.positions[0].organization)
                if named or (post is not None and before is None):
                    self._tie(name, people[0], posts[0], None)
        elif name == "title_colon_name":
            owner = None
            if before is not None and before.symbol == "(" and start > 1 and row[start - 2].symbol in ("ORG", "CAP", "CAP1"):
                owner = self.parsed.phrase(row[start - 2])
            self._tie(name, people[0], posts[0], None, organization=owner)
        elif name == "names_as_titles":
            if posts[-1].post is not None and posts[-1].post.plural:
                for person in people:
                    self._clause(name, [person], posts[-1], match)
        elif name == "name_took_office":
            self._entered(people[0], match[-1])
        elif name == "name_left":
            self._left(people[0], posts, match, after)
        elif name == "name_replaced":
            self._replaced(people, posts, match)
        else:
            self._clause(name, people, posts[-1], match)

    def _title_name(self, name: str, people: Sequence[Chunk], post: Chunk, row: Sequence[Chunk], end: int) -> None:
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
        """ "…, led by |CEO| Lim Jung-hwan": the organisation is what is led."""
        before = [word.lower for word in self.parsed.words[max(0, post.begin - 2) : post.begin]]
        return before[-1:] == ["by"] and before[0] in ("led", "headed", "run", "founded", "co-founded", "chaired")

    def _of(self, row: Sequence[Chunk], end: int) -> str | None:
        """The organisation behind the name: "Rep. Cha Ji-ho |of the Democratic Party|"."""
        if end < len(row) and row[end].symbol in ("of", "from", "at") and not self.parsed.words[row[end - 1].end - 1].possessive:
            return self.parsed.finder.noun_phrase(row[end].begin + 1)[1]
        return None

    def _apposition(
        self, name: str, people: Sequence[Chunk], post: Chunk, after: Chunk | None, match: Sequence[Chunk]
    ) -> None:
        assert post.post is not None
        follows = after.symbol if after is not None else ""
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
            self._tie(name, person, post, status, shared=name == "names_comma_titles")

    def _clause(self, name: str, people: Sequence[Chunk], post: Chunk, match: Sequence[Chunk]) -> None:
        assert post.post is not None
        person = people[-1] if name == "named_name" else people[0]
        verb = next((chunk for chunk in reversed(match) if chunk.symbol in _VERBS - {"BE", "LEADS"}), None)
        if name == "named_to_lead" and verb is not None:
            person = people[0] if match[0].symbol in _PEOPLE else people[-1]
            self._tie(name, person, post, verb.status, date=self._date(verb, post, verb.status))
            return
        status = verb.status if verb is not None else None
        if verb is None:
            past = any(chunk.symbol == "BE" and chunk.status == "former" for chunk in match)
            former = any(chunk.symbol == "ADV" and chunk.status == "former" for chunk in match)
            status = "former" if past or former else None
        elif verb.symbol == "JOIN" or (verb.symbol == "BECOME" and verb.status == "former"):
            perfect = any(chunk.symbol == "AUX" and self.parsed.phrase(chunk).lower() == "has" for chunk in match)
            status = "current" if perfect else verb.status
        ahead = any(chunk.symbol in ("WILL", "to") and chunk.begin < (verb or post).begin for chunk in match)
        if ahead and status in ("current", None):
            status = "designate"
        if ahead and status == "former":
            status = "current"
        subject = next((c for c in self.parsed.clause if verb is not None and c.end == verb.begin and c.symbol == "ORG"), None)
        owner = self.parsed.phrase(subject) if subject is not None and name == "named_name" else self.parsed.subject()
        being = next((chunk for chunk in match if chunk.symbol in ("BE", "BEEN", "who")), post)
        date = self._date(verb or being, post, status)
        self._tie(name, person, post, status, date=date, owner=owner, shared=name == "names_as_titles")

    def _entered(self, person: Chunk, verb: Chunk) -> None:
        """The posts that the sentence gives this person began then."""
        date = self._date(verb, verb, verb.status)
        for index, bond in enumerate(self.bonds):
            if date and bond.at == person.begin and bond.status in (None, "current") and bond.date is None:
                self.bonds[index] = replace(bond, date=date, rule="officials.name_took_office")

    def _left(self, person: Chunk, posts: Sequence[Chunk], match: Sequence[Chunk], after: Chunk | None) -> None:
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
            if bond.at == person.begin and bond.status in (None, "current", "acting"):
                if bond.position.status in (None, "current", "acting"):
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
                self._tie("name_replaced", old, post, "current" if ahead else "former", date=date, shared=True)
            return
        if passive and old is not None:
            held = self.parsed.asides.get(old.begin)
            if held is not None:
                bare = tuple(replace(position, status=None) for position in held.positions)
                chunk = Chunk("POST", held.begin, held.end, post=replace(held, positions=bare))
                self._tie("name_replaced", new, chunk, "designate" if ahead else "current", date=date, shared=True)
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
                employer = owner or self.parsed.owner(chunk.begin)
            elif employer is None and owner is not None and _of_company(position, beside):
                employer = owner
            self.bonds.append(
                Bond(start, end, person.symbol == "CAP1", position, held, employer, date, f"officials.{name}", person.begin, beside)
            )

    def _a_person(self, person: Chunk, name: str, post: Post) -> bool:
        if person.symbol == "NAME":
            return True
        text = self.parsed.phrase(person)
        head = post.positions[-1].head
        if person.symbol == "CAP":
            if name in ("title_name", "title_colon_name"):
                return True
            return head not in _OF_COMPANIES
        known = bool(self.full_names.of(text))
        if name == "title_name":
            return known or post.capital or shapes.is_surname(text)
        return known and head not in _OF_COMPANIES

    def _date(self, verb: Chunk, post: Chunk, status: str | None) -> str | None:
        """When the change happened: a date after the verb, or one that opens the sentence."""
        parsed = self.parsed
        dates = [date for date in parsed.reading.dates(parsed.sentence) if date.value]
        if not dates:
            return None
        begin = parsed.base + parsed.words[verb.begin].start
        end = parsed.base + parsed.words[max(verb.end, post.end) - 1].end
        later = [chunk for chunk in parsed.row if chunk.begin >= max(verb.end, post.end) and chunk.symbol in _VERBS]
        stop = parsed.base + parsed.words[later[0].begin].start if later else parsed.base + len(parsed.text)
        if verb.symbol not in _VERBS - {"BE"} or parsed.words[verb.begin].lower in _LASTING:
            dates = [date for date in dates if parsed.reading.text[max(0, date.start - 6) : date.start].split()[-1:] in (["since"], ["from"])]
        text = parsed.reading.text
        near = [date for date in dates if begin <= date.start < min(stop, end + 60)]
        near = [date for date in near if date.start < end or not _CUT.search(text, end, date.start)]
        if not near:
            first = next((chunk for chunk in parsed.row if chunk.symbol in ("NAME", "CAP", "ORG", "POST", "CAP1")), verb)
            opening = parsed.base + parsed.words[first.begin].start
            near = [date for date in dates if date.start <= opening]
        if not near:
            return None
        value = near[0].value
        if value and "/" in value and status in ("former", "current"):
            return value.split("/")[status == "former"]
        return value


def _of_company(position: Position, beside: str | None) -> bool:
    """Whether the title alone is a company's: "CEO", "president and CEO"."""
    return title_sectors().get(position.head) == "company" or beside == "company"


def _employed(position: Position) -> bool:
    """Whether an organisation named elsewhere in the sentence can be the title's: not a prime minister's."""
    return "prime minister" not in position.head


def _held(bonds: Sequence[tuple[Bond, _Sentence]]) -> dict[str, set[str]]:
    """Full name → the titles that the article gives with it."""
    held: dict[str, set[str]] = {}
    for bond, parsed in bonds:
        if not bond.alone:
            held.setdefault(parsed.reading.text[bond.start : bond.end], set()).add(bond.position.head)
    return held


def _person(bond: Bond, text: str, full_names: FullNames, held: dict[str, set[str]]) -> str:
    """The name as first written in full; a surname alone is the person whose title fits, else the last named."""
    written = text[bond.start : bond.end]
    if not bond.alone:
        return full_names.first(written, person_id(written))
    candidates = full_names.of(written)
    if not candidates:
        return written
    if bond.position.head in _RULERS and not bond.position.text.lower().startswith(("deputy", "vice")):
        candidates = [(at, name) for at, name in candidates if not held.get(name, _RULERS).isdisjoint(_RULERS)]
    fitting = [(at, name) for at, name in candidates if bond.position.head in held.get(name, ())]
    titled = [(at, name) for at, name in candidates if name in held]
    for group in (fitting, titled, candidates):
        if group:
            earlier = [name for at, name in group if at < bond.start]
            name = earlier[-1] if earlier else group[0][1]
            return full_names.first(name, person_id(name))
    return written


_GOVERNMENT_WORDS = re.compile(
    r"\b(?:presidential|ministry|government|budget|party|parliament\w*|opposition|ruling|state|national|policy|ministerial)\b", re.I
)


_ORGANISATION_NOUNS = word_set("organisation_noun")
_BUSINESS_RANK = re.compile(r"\b(?:executive|senior|vice president (?:of|for|in))\b", re.I)
_PUBLIC_BODIES = frozenset(("committee", "council", "panel", "mission", "commission", "force", "cabinet", "regulator", "watchdog",
                            "ministry", "agency", "parliament", "bureau"))  # fmt: skip


def _sector(position: Position, organization: str | None, owner_sector: str | None, beside: str | None) -> str | None:
    title = title_sectors().get(position.head, "") or None
    if position.head == "chief officer":
        title = "company"
    if organization is not None and owner_sector is not None:
        return owner_sector
    if organization is not None and organization.split()[-1].lower() in _PUBLIC_BODIES:
        return "government"
    if title is not None:
        if title == "company" and organization is None and _GOVERNMENT_WORDS.search(position.text):
            return "government"
        return title
    if beside is not None and position.head in ("president", "vice president", "head", "chair", "leader"):
        return beside
    if position.head in ("president", "vice president"):
        business = organization is not None or _BUSINESS_RANK.search(position.text)
        return "company" if business else "government"
    if _GOVERNMENT_WORDS.search(position.text):
        return "government"
    return "company" if organization is not None else None


def _record(reading: Reading, bond: Bond, person: str, parsed: _Sentence) -> Official:
    sector = bond.position.organization_sector
    if sector is None and bond.organization is not None:
        sector = parsed.sector_of(bond.organization)
    if sector is None and bond.position.owned:
        sector = parsed.sector_of(parsed.owner(len(parsed.words)) or "")
    return Official(
        **reading.anchor(bond.start, bond.end, bond.rule),  # type: ignore[arg-type]
        person=person,
        person_id=person_id(person),
        position=bond.position.text,
        organization=bond.organization,
        sector=_sector(bond.position, bond.organization, sector, bond.beside),
        status=bond.status or "current",
        date=bond.date,
    )
