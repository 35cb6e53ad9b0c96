"""Positions in an English sentence: "former LG AI Research head", "head of the ministry's AI policy office".

A post is a phrase with a title at its heart: words of status and the organisation in front, fields
and the organisation behind, and further titles after "and". Who holds it is for the patterns of
`officials` to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline import vocabulary
from pipeline.reading import Name
from pipeline.rules.en.persons import is_surname
from pipeline.rules.en.words import Word, word_set

_MODIFIERS = vocabulary.words("title_modifiers_en")
_END = word_set("phrase_end")
_ORGANISATION_NOUNS = word_set("organisation_noun")
_OWNERS = word_set("owner_noun")
_DETERMINERS = word_set("determiner")
_OWN = word_set("own")
_STATUSES = {row["word"]: row["status"] for row in vocabulary.table("title_statuses_en")}
_PARTICIPLES = {"appointed": "current", "elected": "current", "installed": "current", "promoted": "current",
                "named": "designate", "nominated": "designate", "designated": "designate", "picked": "designate",
                "created": "current", "minted": "current"}  # fmt: skip
_NOW = {"now": "current", "currently": "current", "also": "", "concurrently": "", "later": "", "formerly": "former",
        "previously": "former", "once": "former", "then": "", "until recently": "former"}  # fmt: skip
_ACADEMIC = frozenset(("professor", "prof", "lecturer", "scholar", "instructor", "scientist", "historian"))
_INSIDE = frozenset(("professor", "fellow", "researcher", "lecturer", "scholar", "scientist", "director", "head"))
_SUFFIXES = {"-elect": "designate", "-designate": "designate", "-nominee": "designate"}
_PORTFOLIO = frozenset(("minister", "secretary", "undersecretary", "commissioner", "adviser", "advisor", "czar"))
_OF_PLACE = frozenset(("president", "governor", "mayor", "premier", "king", "queen", "emperor", "speaker", "ambassador"))
# Titles whose "of", "to", "on" names a field or a person, not an employer.
_TO = frozenset(("secretary", "ambassador", "adviser", "advisor", "envoy", "aide", "counselor", "consul", "assistant"))
_ON = frozenset(("adviser", "advisor", "envoy", "man", "secretary", "coordinator", "czar", "ambassador", "expert"))
_FOR_EMPLOYER = frozenset(("spokesperson", "spokesman", "spokeswoman", "lawmaker", "legislator", "analyst", "engineer",
                           "researcher", "scientist", "lawyer", "representative", "economist", "senator"))  # fmt: skip
_NEVER_SHARED = frozenset(("prime minister", "rep.", "rep", "lawmaker", "sen.", "senator", "president-elect"))
_UPPER = word_set("upper_title")
_DOTTED = frozenset(("rep", "sen", "gov", "prof"))
# Also verbs or things: a title only after an article, a possessive or a modifier, or in front of a name.
_ALSO_VERBS = frozenset(("heads", "chairs", "chiefs", "partners", "judges", "leads", "pilots", "engineers", "designs"))
_VERBS = frozenset(("head", "chair", "partner", "engineer", "judge", "captain", "coach", "speaker", "chief"))
_AFTER_TO = frozenset(("to", "will", "would", "can", "could", "should", "must", "not", "may", "might"))
_NOT_AFTER = frozenset(("office", "hotel", "level", "states", "state", "countries", "country", "nations", "nation",
                        "order", "elections", "election", "race", "by-election", "meeting", "summit", "forum", "class",
                        "board", "branch", "agency", "privilege", "education", "positions", "position", "post", "posts",
                        "role", "roles", "job", "jobs", "council", "committee", "union", "unions", "training",
                        "association", "start", "count", "residence"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Position:
    """One title with what belongs to it; `head` is the title alone in lower case.

    `owned` says that "its" or "the company's" stands for the organisation, `closed` that the text
    names it beside the title.
    """

    text: str
    head: str
    organization: str | None
    organization_sector: str | None
    status: str | None
    owned: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """A phrase of one or more positions: words `begin` to `end` of the sentence."""

    begin: int
    end: int
    positions: tuple[Position, ...]
    plural: bool
    article: str
    capital: bool
    prefixed: bool  # an organisation stands in front of it
    linked: bool  # nothing but titles follows the last title: "and" may join another


@cache
def _titles() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in vocabulary.table("titles_en"):
        pieces = tuple(row["title"].split())
        index.setdefault(pieces[0], []).append((pieces, row["title"]))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return index


@cache
def _first_words() -> frozenset[str]:
    """Every form of a word that a title can begin with."""
    forms = set(_titles())
    forms |= {word + "s" for word in forms} | {word + "." for word in _DOTTED} | {word + "s." for word in _DOTTED}
    forms |= {word[:-1] + "ies" for word in forms if word.endswith("y")}
    return frozenset(forms | {word[:-3] + "men" for word in forms if word.endswith("man")})


@cache
def title_sectors() -> dict[str, str]:
    """Title in lower case → the sector it has where its organisation does not say."""
    return {row["title"]: row["sector"] for row in vocabulary.table("titles_en")}


def _singular(word: str) -> str:
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def match_title(split: Sequence[Word], at: int) -> tuple[int, str, bool] | None:
    """The longest title that begins at word `at`: (words, title in lower case, plural)."""
    first = split[at].lower.rstrip(".") if split[at].lower.endswith(".") else split[at].lower
    for key in dict.fromkeys((first, _singular(first))):
        for pieces, title in _titles().get(key, ()):
            size = len(pieces)
            if at + size > len(split):
                continue
            last = split[at + size - 1].lower.rstrip(".") if size == 1 else split[at + size - 1].lower
            if size == 1:
                found = first in (title, title + "s") or _singular(first) == title
            else:
                found = all(split[at + k].lower == pieces[k] and (k == 0 or split[at + k].joined) for k in range(size - 1))
                found = found and split[at + size - 1].joined and (last == pieces[-1] or _singular(last) == pieces[-1])
            if found and _spelled(split[at], title):
                return size, title, last != pieces[-1]
    return None


def _spelled(word: Word, title: str) -> bool:
    if title in _UPPER:
        return any(letter.isupper() for letter in word.text[:-1])
    if title in _DOTTED:
        return word.capital
    return True


class PostFinder:
    """Finds the posts of one sentence, given its words and names."""

    def __init__(self, text: str, split: Sequence[Word], names: Sequence[Name], base: int) -> None:
        """Names are those of the sentence that begins at `base`."""
        self.text, self.split = text, split
        self.behind_owned = False  # "head of |its| AI committee"
        self.name_at: dict[int, tuple[int, int, Name]] = {}  # word → first word, word after the last, name
        starts = {word.start: index for index, word in enumerate(split)}
        for name in names:
            begin = starts.get(name.start - base)
            if begin is None:
                continue
            end = begin
            while end < len(split) and split[end].start < name.end - base:
                self.name_at[end] = (begin, begin, name)
                end += 1
            for index in range(begin, end):
                self.name_at[index] = (begin, end, name)
        self.known = {index for index, (_, _, name) in self.name_at.items() if name.kind != "unknown"}
        self.persons = {index for index, (_, _, name) in self.name_at.items() if name.kind == "person"}

    def find(self) -> list[Post]:
        """The posts in order, without overlaps."""
        found: list[Post] = []
        index = 0
        count = len(self.split)
        while index < count:
            if self.split[index].lower not in _first_words():
                index += 1
                continue
            named = self.name_at.get(index)
            if named is not None and named[2].kind in ("person", "organisation", "country", "group"):
                index = named[1]
                continue
            post = self._post(index, found[-1].end if found else 0)
            if post is None:
                index += 1
                continue
            if found and (joined := self._join(found[-1], post)) is not None:
                found[-1] = joined
            else:
                found.append(post)
            index = post.end
        return found

    def _post(self, at: int, floor: int) -> Post | None:
        """The post whose first title begins at word `at`; it reaches back no further than word `floor`."""
        head = match_title(self.split, at)
        if head is None:
            return None
        end, title, plural = self._chain(at, head)
        begin = self._modifiers(at, floor)
        if not self._is_title(begin, at, end, title):
            return None
        words = self.split
        status: str | None = _SUFFIXES.get(words[end - 1].suffix)
        if words[end - 1].suffix and status is None:
            return None
        last = end
        if title.split()[-1] in ("nominee", "candidate", "hopeful", "contender"):
            status = "designate" if title == "nominee" else "candidate"
            before = self._title_before(begin, end - 1)
            if before:
                last, title = end - 1, before
        begin, start, prefix, article, found_status, owned = self._front(begin, floor, title, words[end - 1].capital)
        status = found_status if status is None or found_status == "former" and status != "candidate" else status
        self.behind_owned = False
        text_end, organization, after, sector = self._behind(end, title)
        owned = owned or self.behind_owned
        if after > end and text_end > end:
            last = text_end
        position = Position(
            self.text[words[start].start : words[last - 1].end],
            title,
            prefix[0] if prefix and not organization else organization,
            prefix[1] if prefix and not organization else sector,
            status,
            owned,
        )
        return Post(begin, after, (position,), plural, article, words[end - 1].capital, prefix is not None, after == end)

    def _chain(self, at: int, head: tuple[int, str, bool]) -> tuple[int, str, bool]:
        """Further titles that follow at once: "chief |technology officer|", "Chief |Executive|"."""
        size, title, plural = head
        end = at + size
        while not self.split[end - 1].possessive and not self.split[end - 1].suffix:
            ahead = end
            while (
                ahead < len(self.split)
                and ahead - end < 4
                and self._modifier(ahead)
                and ahead not in self.persons
                and match_title(self.split, ahead) is None
            ):
                ahead += 1
            unknown = title == "chief" and ahead == end and ahead + 1 < len(self.split) and ahead not in self.persons
            if unknown and self.split[ahead + 1].lower == "officer":  # "chief happiness officer"
                ahead += 1
            if ahead >= len(self.split) or not self.split[ahead].joined or ahead in self.persons:
                break
            following = match_title(self.split, ahead)
            if following is None:
                break
            size, title, plural = following
            end = ahead + size
        if end < len(self.split) and self.split[end].lower == "emeritus" and self.split[end].joined:
            end += 1
        if self.split[at].lower == "chief" and title == "officer":
            title = "chief officer"
        return end, title, plural

    def _modifier(self, index: int) -> bool:
        word = self.split[index]
        return word.lower in _MODIFIERS and word.joined and not word.possessive and not word.suffix

    def _modifiers(self, at: int, floor: int) -> int:
        """The first word of the ranks and fields in front of the title at word `at`."""
        words = self.split
        begin = at
        while begin > floor and words[begin].joined:
            before = words[begin - 1]
            if before.possessive or before.suffix or not (begin - 1 not in self.known):
                break
            if before.lower in _MODIFIERS:
                begin -= 1
            elif before.lower in ("and", "&") and begin - 2 >= floor and words[begin - 2].lower in _MODIFIERS and (
                words[begin - 1].joined and words[begin].capital == words[begin - 2].capital and begin - 2 not in self.known
            ):
                begin -= 2  # "Science and Technology Minister", "Culture, Sports and Tourism Minister"
                while begin - 2 >= floor and words[begin - 1].text == "," and words[begin - 2].lower in _MODIFIERS and (
                    words[begin].capital and words[begin - 2].capital
                ):
                    begin -= 2
            elif before.lower in ("first", "1st") and words[begin].lower in ("vice", "deputy"):
                begin -= 1
            elif before.capital and words[at].capital and begin - 1 in self.name_at and self._portfolio(at):
                begin = max(floor, self.name_at[begin - 1][0])  # "Digital Transformation Minister"
            elif "-" in before.text and not before.capital and begin - 2 >= 0 and words[begin - 2].lower in _DETERMINERS:
                begin -= 1  # "an early-stage investor"
            else:
                break
        return begin

    def _portfolio(self, at: int) -> bool:
        found = match_title(self.split, at)
        return found is not None and found[1].split()[-1] in _PORTFOLIO

    def _is_title(self, begin: int, at: int, end: int, title: str) -> bool:
        """Whether the words are a position: not "to head", "chairs the panel", "Prime Minister's Office"."""
        words = self.split
        before = words[begin - 1] if begin else None
        after = words[end] if end < len(words) else None
        if words[end - 1].possessive:
            return False
        lower = words[at].lower
        if end == at + 1 and lower in _ALSO_VERBS and begin == at:
            return before is not None and (before.possessive or before.lower in _DETERMINERS)
        if end == at + 1 and begin == at and lower in _VERBS and before is not None and before.lower in _AFTER_TO:
            return False
        if after is not None and after.joined and not after.capital and after.lower in _NOT_AFTER:
            return False
        if after is not None and after.joined and after.capital and after.lower in ("office", "hotel", "motors", "electric"):
            return False
        if title == "speaker" and not words[at].capital:
            return begin < at or (after is not None and after.lower == "of")
        if title == "justice":
            return words[at].capital
        return True

    def _title_before(self, begin: int, at: int) -> str | None:
        """The title that ends in front of word `at`, in "CEO candidate" or "science minister nominee"."""
        for start in range(at - 1, begin - 1, -1):
            found = match_title(self.split, start)
            if found is not None and start + found[0] == at:
                return found[1]
        return None

    def _front(
        self, at: int, floor: int, title: str, capital: bool
    ) -> tuple[int, int, tuple[str, str | None] | None, str, str | None, bool]:
        """What stands in front: (begin, first word of the position, organisation, article, status, owned)."""
        words = self.split
        begin = start = at
        organization: tuple[str, str | None] | None = None
        article = ""
        status: str | None = None
        owned = False
        while begin > floor:
            before = words[begin - 1]
            if before.text == ")" and organization is None and (listed := self._listed(begin - 1, floor)):
                first, end, name = listed  # "Nvidia (NVDA.O) CEO"
                organization = (self.text[words[first].start : words[end - 1].end], name.sector)
                begin = first
                continue
            adjacent = words[begin].joined or before.lower.endswith("-")
            if not adjacent or before.suffix:
                break
            named = self.name_at.get(begin - 1)
            if before.lower in _PARTICIPLES and begin - 2 >= floor and words[begin - 2].lower == "newly":
                status = status or _PARTICIPLES[before.lower]
                begin -= 2
                continue
            if before.lower in _STATUSES and not (named and named[2].kind != "unknown"):
                status = _STATUSES[before.lower] if status in (None, "current") else status
                begin -= 1
                continue
            if named is not None and organization is None:
                first, end, name = named
                if name.kind == "person" or end != begin or first < floor:
                    break
                if name.kind == "government" and " " not in name.text and title.split()[-1] in _OF_PLACE:
                    organization = (name.text, "government")  # "Seoul Mayor"
                    begin = first
                elif name.kind == "unknown" and before.possessive and is_surname(name.text):
                    begin = first  # "Lee's former AI secretary"
                elif name.kind in ("organisation", "unknown") and _acronym_or_name(name, before):
                    organization = (self._with_partner(first, begin), name.sector)
                    begin = self._partner_begin(first)
                else:
                    begin = first
                continue
            if before.lower in _DETERMINERS:
                article = before.lower
                owned = before.lower in _OWN and organization is None
                begin -= 1
                break
            if before.possessive and not before.capital and organization is None:
                first = begin - 1
                while first > floor and words[first].joined and words[first - 1].lower not in _END and words[first - 1].lower not in _DETERMINERS and first - 1 not in self.name_at and words[first - 1].text.isalnum():
                    first -= 1
                if before.lower in _OWNERS:
                    owned = True
                elif before.lower in _ORGANISATION_NOUNS:
                    organization = (self.text[words[first].start : before.end], _noun_sector(before.lower))
                begin = first
                continue
            if before.capital and begin - 1 not in self.name_at and before.lower not in _END and _demonym(words, begin - 1):
                begin -= _demonym(words, begin - 1)
                continue
            place = before.capital and named is None and organization is None and before.lower not in _END
            if place and capital and title in ("governor", "gov", "mayor", "vice governor", "vice mayor"):
                organization = (before.text, "government")  # "Gyeonggi Gov." at the beginning of a sentence
                begin -= 1
                continue
            break
        if begin - 2 >= floor and [word.lower for word in words[begin - 2 : begin]] == ["one", "of"]:
            begin -= 2  # "one of the committee's vice chairs"
        return begin, start, organization, article, status, owned

    def _listed(self, close: int, floor: int) -> tuple[int, int, Name] | None:
        """The organisation in front of the bracket that word `close` ends: a ticker, an acronym."""
        for at in range(close - 1, max(floor, close - 8), -1):
            if self.split[at].text == "(":
                named = self.name_at.get(at - 1)
                return named if named is not None and named[2].kind in ("organisation", "unknown") else None
        return None

    def _with_partner(self, first: int, end: int) -> str:
        return self.text[self.split[self._partner_begin(first)].start : self.split[end - 1].end]

    def _partner_begin(self, first: int) -> int:
        """Where "Tesla and Nvidia" begins, of which word `first` begins the second half."""
        if first >= 2 and self.split[first - 1].lower == "and" and first - 2 in self.name_at:
            begin, end, name = self.name_at[first - 2]
            before = self.split[begin - 1].lower if begin else ""
            if name.kind in ("organisation", "unknown") and end == first - 1 and (before in _STATUSES or before in _DETERMINERS):
                return begin
        return first

    def _behind(self, at: int, title: str) -> tuple[int, str | None, int, str | None]:
        """What follows the title: (end of the position, organisation, end of the post, its sector)."""
        words = self.split
        text_end = end = at
        head = title.split()[-1]
        while end < len(words) and (words[end].joined or words[end].text == ","):
            lower = words[end].lower
            if lower == "in" and words[end + 1 : end + 3] and [w.lower for w in words[end + 1 : end + 3]] == ["charge", "of"]:
                stop, _, _ = self._noun_phrase(end + 3, False)
                if stop == end + 3:
                    break
                text_end = end = stop
                continue
            if lower not in ("of", "at", "for", "to", "on", "with", "from", "in") or words[end].text == ",":
                break
            if (lower == "to" and head not in _TO) or (lower == "on" and head not in _ON):
                break
            if lower == "in" and head not in _INSIDE:
                break
            if lower in ("with", "from") and head not in ("analyst", "economist", "lawmaker", "engineer", "researcher", "professor", "strategist", "lawyer", "partner"):
                break
            stop, organization, sector = self._noun_phrase(end + 1, lower in ("at", "with", "from"))
            if stop == end + 1:
                break
            place = lower in ("of", "for") and head in _OF_PLACE and stop - 1 in self.name_at
            if lower == "for" and organization and head not in _FOR_EMPLOYER and not self._named(end + 1, stop):
                organization = None
            if lower == "in" and (organization is None or not self._unit(end + 1, stop)):
                break
            if lower in ("to", "on"):
                organization = None
            if lower == "of" and head in _ACADEMIC and not self._known_organisation(end + 1, stop):
                organization = None
            if lower == "of" and head in _PORTFOLIO and not self._known_organisation(end + 1, stop):
                organization = None
            if place and organization is None:
                organization = self.text[words[end + 1].start : words[stop - 1].end]
            if organization is None and lower in ("at", "with", "from"):
                break
            if organization is not None and stop + 1 < len(words) and words[stop].joined and (
                words[stop].lower == "at" or (words[stop].lower in ("of", "in") and not self._named(end + 1, stop))
            ):
                further, parent, above = self._noun_phrase(stop + 1, False)
                if parent is not None and self._named(stop + 1, further):  # "the AI committee |at the Korea Chamber|"
                    begin = end + 2 if words[end + 1].lower in _DETERMINERS else end + 1
                    organization, sector = self.text[words[begin].start : words[further - 1].end], above or sector
                    stop = further
            if organization is not None:
                self.behind_owned = words[end + 1].lower in _OWN
                return text_end, organization, stop, sector
            text_end = end = stop
        return text_end, None, end, None

    def noun_phrase(self, at: int) -> tuple[int, str | None, str | None]:
        """The noun phrase from word `at`: (its end, the organisation it names or `None`, that one's sector)."""
        return self._noun_phrase(at, False)

    def _named(self, begin: int, end: int) -> bool:
        return any(i in self.name_at and self.name_at[i][2].kind == "organisation" for i in range(begin, end))

    def _known_organisation(self, begin: int, end: int) -> bool:
        return self._named(begin, end)

    def _unit(self, begin: int, end: int) -> bool:
        return self._named(begin, end) or self.split[end - 1].lower in _ORGANISATION_NOUNS

    def _noun_phrase(self, at: int, employer: bool) -> tuple[int, str | None, str | None]:
        """The noun phrase from word `at`: (its end, the organisation it names or None, that one's sector)."""
        words = self.split
        begin = at
        if begin < len(words) and words[begin].lower in _DETERMINERS:
            begin += 1
        if begin < len(words) and words[begin].lower in ("new", "newly"):
            begin += 1
        end = begin
        organisation = employer
        sector: str | None = None
        while end < len(words) and end - begin < 14:
            word = words[end]
            if end > begin and not word.joined:
                break
            named = self.name_at.get(end)
            if named is not None:
                first, stop, name = named
                if name.kind == "person":
                    break
                if name.kind == "organisation" and all(not w.capital and not w.possessive for w in words[begin:end]):
                    begin = end  # "of the main opposition |People Power Party|"
                if name.kind in ("organisation", "unknown"):
                    organisation = organisation or name.kind == "organisation" or len(name.text) > 2
                    sector = sector or name.sector
                elif name.kind == "government":
                    organisation = True
                    sector = "government"
                end = max(stop, end + 1)
                if words[end - 1].possessive:
                    continue
                if end < len(words) and words[end].joined and (words[end].lower in _ORGANISATION_NOUNS or words[end].lower in _MODIFIERS):
                    continue
                if end < len(words) and words[end].lower in ("of", "and", "&") and self._goes_on(end):
                    end += 1
                    continue
                break
            if not (word.text[0].isalnum()):
                break
            lower = word.lower
            if lower in ("and", "&", "of", "for") and end > begin:
                if lower == "for" or not self._goes_on(end):
                    break
                if lower == "of" and words[end - 1].lower not in _ORGANISATION_NOUNS:
                    break
                end += 1
                if end < len(words) and words[end].lower in ("the", "its"):
                    end += 1
                continue
            if (lower in _END and word.text != "IT") or lower in _STATUSES or (end > begin and self._verb(end)):
                break
            if end > begin and match_title(words, end) is not None and end not in self.name_at and not word.possessive and lower not in _MODIFIERS:
                break
            if lower in _ORGANISATION_NOUNS:
                organisation = True
                sector = sector or _noun_sector(lower)
                end += 1
                if words[end - 1].possessive or (end < len(words) and words[end].joined and words[end].lower in _ORGANISATION_NOUNS | {"of"}):
                    continue
                if end < len(words) and words[end].lower in ("and", "&") and self._goes_on(end) and not words[end + 1].capital and end + 2 < len(words) and words[end + 2].lower in _ORGANISATION_NOUNS:
                    continue
                break
            end += 1
        while end > begin and words[end - 1].lower in ("and", "&", "of", "for", "the"):
            end -= 1
        if end == begin:
            return at, None, None
        text = self.text[words[begin].start : words[end - 1].end]
        return end, text if organisation else None, sector

    def _goes_on(self, at: int) -> bool:
        """Whether the "and" or "of" at word `at` continues the phrase: no clause, no other post, no person."""
        if at + 1 >= len(self.split) or not self.split[at + 1].joined:
            return False
        after = self.split[at + 1]
        if after.lower in _DETERMINERS:
            return self.split[at].lower == "of"
        if (after.lower in _END and after.text != "IT") or after.lower in _STATUSES or not after.text[0].isalnum() or self._verb(at + 1):
            return False
        named = self.name_at.get(at + 1)
        if named is not None and (named[2].kind == "person" or (named[2].kind == "organisation" and self.split[at].lower != "of")):
            return False
        ahead = at + 1
        while ahead < len(self.split) and ahead - at < 5 and self._modifier(ahead):
            ahead += 1
        return ahead >= len(self.split) or match_title(self.split, ahead) is None or self.split[at].lower == "of"

    def _verb(self, at: int) -> bool:
        word = self.split[at]
        if word.capital or word.lower in _MODIFIERS or word.lower in _ORGANISATION_NOUNS:
            return False
        return word.lower.endswith(("ed", "ing")) and len(word.lower) > 4

    def _join(self, first: Post, second: Post) -> Post | None:
        """Both posts as one where "and" or "&" holds them together: "founder and CEO", "president & CEO"."""
        between = [word.lower for word in self.split[first.end : second.begin]]
        now = between[1] if len(between) == 2 and between[0] == "and" else ""
        if between not in (["and"], ["&"], [","], ["/"], ["cum"], ["-"]) and now not in _NOW:
            return None
        if between == [","]:
            follows = self.split[second.end].lower if second.end < len(self.split) else ""
            if follows not in ("and", "&") or second.prefixed or second.article or first.plural != second.plural:
                return None
            if first.article in ("a", "an") or not (first.linked and second.linked):
                return None
        neutral = second.positions[0].head in _UPPER or first.positions[-1].head in _UPPER
        if second.prefixed and not first.prefixed and first.positions[-1].organization is None:
            return None
        if first.capital != second.capital and not neutral and not first.prefixed and first.article in ("the", "a", "an"):
            return None
        if first.plural and not second.plural:
            return None
        shared = next((p for p in second.positions if p.organization), None)
        positions = []
        for position in first.positions:
            if position.organization is None and shared is not None and first.linked and not second.prefixed and _shares(position, shared):
                position = replace(position, organization=shared.organization, organization_sector=shared.organization_sector)
            positions.append(position)
        lead = first.positions[-1]
        for position in second.positions:
            values = position
            if values.organization is None and first.prefixed and _shares(values, lead):
                values = replace(values, organization=lead.organization, organization_sector=lead.organization_sector)
            if now:
                values = replace(values, status=_NOW[now] or values.status)
            elif values.status is None and not second.article:
                values = replace(values, status=lead.status)
            if not second.article and lead.owned and values.organization is None:
                values = replace(values, owned=True)
            positions.append(values)
        return replace(first, end=second.end, positions=tuple(positions), plural=second.plural, linked=second.linked)


def _shares(position: Position, other: Position) -> bool:
    """Whether two titles side by side can have one organisation: not a deputy prime minister and a minister."""
    return position.head not in _NEVER_SHARED and other.head not in _NEVER_SHARED


def _acronym_or_name(name: Name, last: Word) -> bool:
    return name.kind == "organisation" or last.possessive or len(name.text) > 2 or name.text.isupper()


@cache
def _demonym_words() -> frozenset[str]:
    return frozenset(
        demonym for row in vocabulary.table("countries") for demonym in filter(None, row["demonyms"].split(";"))
    )


def _demonym(words: Sequence[Word], at: int) -> int:
    """How many words of a demonym end at word `at`: "Korean" 1, "South Korean" 2."""
    if at and f"{words[at - 1].text} {words[at].text}" in _demonym_words():
        return 2
    return 1 if words[at].text in _demonym_words() else 0


def _noun_sector(noun: str) -> str | None:
    if noun in ("ministry", "ministries", "party", "regulator", "agency", "parliament", "government", "bureau", "commission",
                "assembly", "watchdog", "secretariat", "police", "cabinet", "caucus", "embassy", "court", "administration",
                "city", "province", "county", "district", "army", "navy", "military", "state", "nation", "country"):  # fmt: skip
        return "government"
    if noun in ("university", "school", "college", "faculty", "academy"):
        return "academia"
    if noun in ("union", "association", "foundation", "federation", "society", "coalition", "alliance", "museum"):
        return "civil"
    if noun in ("institute", "institution", "center", "centre", "office", "team", "board", "body", "hospital", "lab", "labs",
                "laboratory", "unit", "division", "group", "organization", "organisation", "fund", "program", "programme", "panel",
                "council", "committee", "mission", "department", "departments", "offices", "divisions", "team", "force"):  # fmt: skip
        return None
    return "company"
