"""The premodifiers of a title: status, organisation, article: "|a former Tesla and Nvidia| engineer"."""

from __future__ import annotations

from dataclasses import dataclass

from kaix.reading import Name
from kaix.rules.en.known_names import demonym_length, demonyms
from kaix.rules.en.noun_phrases import (
    DETERMINERS,
    MODIFIERS,
    ORGANISATION_NOUNS,
    PHRASE_END,
    STATUSES,
    NounPhrases,
    noun_sector,
)
from kaix.rules.en.persons import is_surname
from kaix.rules.en.words import Word, word_set

_OWNERS = word_set("owner_noun")
_STATES = frozenset(("country", "nation", "world", "state"))  # "the |country's| first budget minister"
_OWN = word_set("own")
_PLACE_HEADS = word_set("place_head")
_FROM_PLACES = ("-based", "-born", "-trained", "-educated")


@dataclass(slots=True)
class Premodifiers:
    """The premodifiers of one title; words from `begin` on belong to the post."""

    begin: int
    organization: str | None = None
    sector: str | None = None
    article: str = ""
    status: str | None = None
    owned: bool = False  # "its", "the company's"


class PremodifierReader(NounPhrases):
    """Reads backwards from a title."""

    def modifiers_before(self, at: int, floor: int) -> int:
        """The first word of the ranks and fields in front of the title at word `at`."""
        begin = at
        while begin > floor and self.split[begin].joined:
            size = self._modifier_length(begin, at, floor)
            if not size:
                break
            begin -= size
        return begin - self._owned_field(begin, floor)

    def _owned_field(self, begin: int, floor: int) -> int:
        """How many words that no list holds stand between an owner and word `begin`: "Naver's |speech| model head"."""
        words = self.split
        for size in range(1, 4):
            at = begin - size
            if at <= floor or not words[at].joined or at in self.name_at:
                return 0
            if not _plain(words[at]) or self._verb(at):
                return 0
            if words[at - 1].possessive:
                named = self.name_at.get(at - 1)
                return size if named is not None and named[2].kind in ("organisation", "country") else 0
        return 0

    def _modifier_length(self, begin: int, at: int, floor: int) -> int:
        """How many words in front of word `begin` belong to the position of the title at word `at`."""
        words = self.split
        before, after = words[begin - 1], words[begin]
        if before.possessive or before.suffix or begin - 1 in self.known:
            return 0
        if before.lower in MODIFIERS:
            named = self.name_at.get(begin - 1, (begin - 1,))[0] < begin - 1
            return 0 if named and before.lower in _PLACE_HEADS else 1  # "|Harlan County| District Attorney"
        if before.lower in ("and", "&"):
            return self._series_length(begin, floor)
        if before.text == "IT":
            return 1
        if before.lower in ("first", "1st") and after.lower in ("vice", "deputy"):
            return 1
        owned = begin >= 2 and (
            words[begin - 2].lower in DETERMINERS
            or words[begin - 2].lower in STATUSES
            or words[begin - 2].possessive
        )
        if owned and "-" in before.text and not before.capital:
            return 1  # "an early-stage investor", "Nvidia's leather-jacketed boss"
        return 0

    def _series_length(self, begin: int, floor: int) -> int:
        """The words of "Culture, Sports and" in front of "Tourism Minister"."""
        words = self.split
        start = begin - 2
        if start < floor or start in self.known or words[start].lower not in MODIFIERS:
            return 0
        if not words[begin - 1].joined or not _alike(words[begin], words[start]):
            return 0
        while start - 2 >= floor and words[start - 1].text == "," and words[start - 2].lower in MODIFIERS:
            start -= 2
        return begin - start

    def premodifiers(self, at: int, floor: int, title: str, capital: bool) -> Premodifiers:
        """What stands in front of the position that begins at word `at`, back to word `floor`."""
        words = self.split
        found = Premodifiers(at)
        while found.begin > floor:
            before = words[found.begin - 1]
            if before.text == ")" and found.organization is None and self._listed(found, floor):
                continue
            if before.suffix.startswith(_FROM_PLACES):  # "a |Singapore-based| analyst"
                found.begin = max(floor, self.name_at.get(found.begin - 1, (found.begin - 1,))[0])
                continue
            if before.suffix or not (words[found.begin].joined or before.lower.endswith("-")):
                break
            if self._status(found, floor) or self._name(found, floor, title):
                continue
            if before.lower in DETERMINERS:
                found.article = before.lower
                found.owned = found.owned or (before.lower in _OWN and found.organization is None)
                found.begin -= 1
                break
            if not (
                self._owner(found, floor)
                or self._place(found, title, capital)
                or self._described(found, floor)
            ):
                break
        if found.begin - 2 >= floor and [w.lower for w in words[found.begin - 2 : found.begin]] == [
            "one",
            "of",
        ]:
            found.begin -= 2  # "one of the committee's vice chairs"
        return found

    def _listed(self, found: Premodifiers, floor: int) -> bool:
        """ "Nvidia (NVDA.O) |CEO|": the organisation in front of a bracket with a ticker or an acronym."""
        close = found.begin - 1
        opening = next(
            (i for i in range(close - 1, max(floor, close - 8), -1) if self.split[i].text == "("), None
        )
        named = self.name_at.get(opening - 1) if opening is not None else None
        if named is None or named[2].kind not in ("organisation", "unknown") or named[0] < floor:
            return False
        found.organization, found.sector, found.begin = named[2].text, named[2].sector, named[0]
        return True

    def _status(self, found: Premodifiers, floor: int) -> bool:
        """ "former", "acting", "newly appointed"."""
        before = self.split[found.begin - 1]
        named = self.name_at.get(found.begin - 1)
        if before.lower in STATUSES and (named is None or named[2].kind == "unknown"):
            if found.status in (None, "current"):
                found.status = STATUSES[before.lower]
            found.begin -= 1
            return True
        return False

    def _name(self, found: Premodifiers, floor: int, title: str) -> bool:
        """ "|SK Group| Chairman", "|Seoul| Mayor", "|Lee's| former secretary"."""
        named = self.name_at.get(found.begin - 1)
        if named is None or found.organization is not None:
            return False
        first, end, name = named
        if name.kind == "person" or end != found.begin or first < floor:
            return False
        last = self.split[found.begin - 1]
        if name.kind == "organisation" or (name.kind == "unknown" and _employs(name, last.possessive)):
            start = self._partner_begin(first)
            found.organization = self.text[self.split[start].start : last.end]
            found.sector = name.sector
            first = start
        found.begin = first
        return True

    def _partner_begin(self, first: int) -> int:
        """Where "Tesla and Nvidia" begins, of which word `first` begins the second half."""
        if first - 1 in self.known and self.split[first].joined and not self.split[first - 1].possessive:
            begin, _, name = self.name_at[first - 1]
            if name.kind == "organisation" or (name.kind == "country" and name.text.isalpha()):
                return begin  # "|SK Telecom| AIX head", "|Korea| Zinc chairman"
        if first >= 2 and self.split[first - 1].lower == "and" and first - 2 in self.name_at:
            begin, end, name = self.name_at[first - 2]
            before = self.split[begin - 1].lower if begin else ""
            marked = before in STATUSES or before in DETERMINERS
            if name.kind in ("organisation", "unknown") and end == first - 1 and marked:
                return begin
        return first

    def _owner(self, found: Premodifiers, floor: int) -> bool:
        """ "the |union's| leader", "the |company's| chief executive"."""
        words = self.split
        before = words[found.begin - 1]
        if not before.possessive or before.capital or found.organization is not None:
            return False
        if before.lower in _OWNERS:
            found.owned, found.sector = True, found.sector or "company"
        elif before.lower in ORGANISATION_NOUNS and before.lower not in _STATES:
            found.organization = before.text
            found.sector = noun_sector(before.lower)
        found.begin -= 1
        return True

    def _described(self, found: Premodifiers, floor: int) -> bool:
        """ "former |three-term conservative| lawmaker": what no list holds behind a status."""
        words = self.split
        for at in range(found.begin - 1, max(floor, found.begin - 4), -1):
            word = words[at]
            if not word.joined or at in self.name_at or not (_plain(word) or "-" in word.text):
                return False
            if words[at - 1].lower in STATUSES and found.organization is None:
                found.begin = at
                return True
        return False

    def _place(self, found: Premodifiers, title: str, capital: bool) -> bool:
        """ "|French| President", "|Gyeonggi| Gov." at the beginning of a sentence."""
        at = found.begin - 1
        before = self.split[at]
        if not before.capital or at in self.name_at:
            return False
        if size := demonym_length(self.split, at):
            found.begin -= size
            return True
        local = title in ("governor", "gov", "mayor", "vice governor", "vice mayor")
        if capital and local and found.organization is None:
            found.organization, found.sector = before.text, "government"
            found.begin -= 1
            return True
        return False


def _plain(word: Word) -> bool:
    """Whether a word is a noun or an adjective as far as its shape tells: "device", no verb and no small word."""
    small = word.lower in PHRASE_END or word.lower in DETERMINERS or word.lower in STATUSES
    return (
        word.text.isalpha() and not word.capital and not word.possessive and not small and len(word.text) > 2
    )


def _alike(word: Word, other: Word) -> bool:
    """Whether both are capitalised or neither is; "AI" is both: "AI and crypto czar"."""
    return word.capital == other.capital or word.text.isupper() or other.text.isupper()


def _employs(name: Name, possessive: bool) -> bool:
    """Whether an unknown name in front of a title can be an employer: "Altos partner", not "Lee's secretary"."""
    if possessive:
        return not is_surname(name.text)
    if any(part in demonyms() for part in name.text.split("-")[1:]):
        return False  # "Korean-American CEO"
    return len(name.text) > 2
