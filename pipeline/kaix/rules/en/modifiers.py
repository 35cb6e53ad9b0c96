"""What belongs to a title, in front ("|a former Tesla| engineer") and behind ("head |of AI at Kakao|")."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
from kaix.rules.en.titles import match_title
from kaix.rules.en.words import word_set

_OWNERS = word_set("owner_noun")
_STATES = frozenset(("country", "nation", "world", "state"))  # "the |country's| first budget minister"
_LOCAL = ("governor", "gov", "mayor", "vice governor", "vice mayor")
_OF_STATES = (*_LOCAL, "president", "vice president", "prime minister", "premier", "leader", "supreme leader")
_OWN = word_set("own")
_PORTFOLIO, _ACADEMIC = word_set("portfolio_title"), word_set("academic_title")
_OF_PLACE, _FOR_EMPLOYER = word_set("place_title"), word_set("title_for")
_PREPOSITIONS = frozenset(("of", "at", "for", "to", "on", "with", "from", "in"))
# Of these, the ones that only some titles take: "ambassador to", "adviser on", "fellow in", "analyst with".
_TAKERS = {
    "to": word_set("title_to"), "on": word_set("title_on"), "in": word_set("title_in"),
    "with": word_set("title_from"), "from": word_set("title_from"),
}  # fmt: skip
_DAY = re.compile(r", (?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)\b")
_TIMES, _OCCASIONS = word_set("time_noun"), word_set("occasion")


@dataclass(slots=True)
class Modifiers:
    """The modifiers on one side of a title: the post reaches from word `begin` to `end`, its position to `text_end`."""

    begin: int
    end: int
    text_end: int
    organization: str | None = None
    sector: str | None = None
    article: str = ""
    status: str | None = None
    owned: bool = False  # "its", "the company's", "head of |its| AI committee"


class ModifierReader(NounPhrases):
    """Reads backwards and forwards from a title."""

    def modifiers_before(self, at: int, floor: int) -> int:
        """The first word of the ranks and fields in front of the title at word `at`."""
        begin = at
        while begin > floor and self.split[begin].joined and (size := self._modifier_length(begin, floor)):
            begin -= size
        # what no list holds: "Naver's |speech| head", "former |three-term| lawmaker", "its |publicity-shy| founder"
        for first in range(begin - 1, max(floor, begin - 4), -1):
            before = self.split[first - 1]
            if not self._plain(first):
                break
            shaped = first == begin - 1 and "-" in self.split[first].text
            owned = before.possessive and (shaped or self._kind(first - 1) in ("organisation", "country"))
            if owned or before.lower in STATUSES or (shaped and before.lower in DETERMINERS):
                return first
        return begin

    def _plain(self, at: int) -> bool:
        """Whether a word is a noun or an adjective as far as its shape tells: "device", no verb and no small word."""
        word = self.split[at]
        small = word.lower in PHRASE_END or word.lower in DETERMINERS or word.lower in STATUSES
        shaped = word.text.replace("-", "").isalpha() and len(word.text) > 2 and word.joined
        other = small or word.capital or word.possessive or at in self.name_at or self._verb(at)
        return shaped and not other

    def _modifier_length(self, begin: int, floor: int) -> int:
        """How many words in front of word `begin` belong to the position: "vice", "Culture, Sports and"."""
        words, before = self.split, self.split[begin - 1]
        if before.possessive or before.suffix or begin - 1 in self.known:
            return 0
        if before.lower in MODIFIERS or before.text == "IT":
            first = self.name_at.get(begin - 1, (begin - 1,))[0]
            whole = any(word.lower not in MODIFIERS for word in words[first : begin - 1])
            return 0 if whole else 1  # "|Black Forest| CEO"
        if before.lower == "first" and words[begin].lower in ("vice", "deputy"):
            return 1
        start = begin - 2
        if before.lower not in ("and", "&") or start < floor or start in self.known:
            return 0
        word, other = words[begin], words[start]
        alike = word.capital == other.capital or word.text.isupper() or other.text.isupper()
        if other.lower not in MODIFIERS or not alike:
            return 0
        while start - 2 >= floor and words[start - 1].text == "," and words[start - 2].lower in MODIFIERS:
            start -= 2
        return begin - start

    def premodifiers(self, at: int, floor: int, title: str) -> Modifiers:
        """What stands in front of the position that begins at word `at`, back to word `floor`."""
        words, found = self.split, Modifiers(at, at, at)
        while found.begin > floor:
            before = words[found.begin - 1]
            if before.text == ")" and found.organization is None and self._listed(found, floor):
                continue
            if before.suffix in ("-based", "-born"):  # "a |Singapore-based| analyst"
                found.begin = max(floor, self.name_at.get(found.begin - 1, (found.begin - 1,))[0])
                continue
            if before.suffix or not (words[found.begin].joined or before.lower.endswith("-")):
                break
            if before.lower in DETERMINERS:
                found.article = before.lower
                found.owned = found.owned or (before.lower in _OWN and found.organization is None)
                found.begin -= 1
                break
            if not (self._status(found) or self._name(found, floor, title) or self._owner(found)):
                local = int(title in _LOCAL and before.capital)  # "|Gyeonggi| Gov." that opens a sentence
                size = demonym_length(words, found.begin - 1) or local
                if not size or found.begin - 1 in self.name_at:
                    break
                self._country(found, found.begin - size, title)
        if [word.lower for word in words[max(floor, found.begin - 2) : found.begin]] == ["one", "of"]:
            found.begin -= 2  # "one of the committee's vice chairs"
        return found

    def _listed(self, found: Modifiers, floor: int) -> bool:
        """ "Nvidia (NVDA.O) |CEO|": the organisation in front of a bracket with a ticker or an acronym."""
        back = range(found.begin - 2, max(floor, found.begin - 9), -1)
        opening = next((at for at in back if self.split[at].text == "("), 0)
        named = self.name_at.get(opening - 1)
        if named is None or named[2].kind not in ("organisation", "unknown") or named[0] < floor:
            return False
        found.organization, found.sector, found.begin = named[2].text, named[2].sector, named[0]
        return True

    def _status(self, found: Modifiers) -> bool:
        """ "former", "acting", "newly appointed"."""
        status = STATUSES.get(self.split[found.begin - 1].lower)
        if status is None or self._kind(found.begin - 1) not in ("", "unknown"):
            return False
        found.status = status if found.status in (None, "current") else found.status
        found.begin -= 1
        return True

    def _country(self, found: Modifiers, first: int, title: str) -> None:
        """ "|U.S.| President", "|Chinese| leader"; of a minister the ministry would be the organisation."""
        if title in _OF_STATES and found.organization is None:
            found.organization = self.text[self.split[first].start : self.split[found.begin - 1].end]
            found.sector = "government"
        found.begin = first

    def _name(self, found: Modifiers, floor: int, title: str) -> bool:
        """ "|SK Group| Chairman", "|Seoul| Mayor", "|Lee's| former secretary"."""
        named = self.name_at.get(found.begin - 1)
        if named is None or found.organization is not None:
            return False
        first, end, name = named
        if name.kind == "person" or end != found.begin or first < floor:
            return False
        last = self.split[found.begin - 1]
        if name.kind == "country":
            self._country(found, first, title)
            return True
        # no employers: "|Lee's| secretary", "|Korean-American| CEO"
        whose = is_surname(name.text) if last.possessive else len(name.text) < 3
        unknown = name.kind == "unknown" and not (whose or demonyms().keys() & set(name.text.split("-")[1:]))
        if name.kind == "organisation" or unknown or (name.kind == "government" and title in _LOCAL):
            joint = first - (2 if self.split[first - 1].lower == "and" else 1)
            begin, _, partner = self.name_at.get(joint, (0, 0, None))
            ahead = self.split[begin - 1].lower if begin else ""  # "a |former| Tesla and Nvidia engineer"
            apart = self.split[joint].possessive or not self.split[first].joined
            apart = apart or not (joint == first - 1 or ahead in STATUSES or ahead in DETERMINERS)
            kind = partner.kind if partner is not None and not apart else ""
            if kind == "organisation" or (kind == "country" and self.split[joint].text.isalpha()):
                first = begin  # "|SK Telecom| AIX head", "|Korea| Zinc chairman"
            found.organization, found.sector = self.text[self.split[first].start : last.end], name.sector
        found.begin = first
        return True

    def _owner(self, found: Modifiers) -> bool:
        """ "the |union's| leader", "the |company's| chief executive"."""
        before = self.split[found.begin - 1]
        if not before.possessive or before.capital or found.organization is not None:
            return False
        if before.lower in _OWNERS:
            found.owned, found.sector = True, found.sector or "company"
        elif before.lower in ORGANISATION_NOUNS and before.lower not in _STATES:
            found.organization, found.sector = before.text, noun_sector(before.lower)
        found.begin -= 1
        return True

    def postmodifiers(self, at: int, title: str) -> Modifiers:
        """What follows the title that ends in front of word `at`."""
        bracketed = [word.text for word in self.split[at : at + 3]]
        if bracketed[:1] == ["("] and bracketed[2:] == [")"] and bracketed[1].isupper():
            found = self._followed(at + 3, title)  # "chief executive |(CEO)| of Upline"
            return found if found.organization is not None else Modifiers(at, at, at)
        return self._followed(at, title)

    def _followed(self, at: int, title: str) -> Modifiers:
        words, found, head = self.split, Modifiers(at, at, at), title.rpartition(" ")[2]
        while found.end < len(words) and words[found.end].joined:
            lower = words[found.end].lower
            charge = [word.lower for word in words[found.end : found.end + 3]] == ["in", "charge", "of"]
            start = found.end + (3 if charge else 1)
            if not charge and (lower not in _PREPOSITIONS or head not in _TAKERS.get(lower, (head,))):
                break
            first = words[start] if start < len(words) else words[-1]
            if lower == "to" and not (first.capital or first.lower in DETERMINERS):
                break  # "secretary |to run| for parliament"
            ahead = words[start : start + 4]
            if lower == "at" and any(w.lower in _OCCASIONS or w.lower.isdigit() for w in ahead):
                break  # "chief executive |at a shareholders meeting|"
            stop, organization, sector = self.noun_phrase(start, lower in ("at", "with", "from"))
            dated = _DAY.match(" ".join(word.text for word in words[stop : stop + 3]))
            if words[stop - 1].text.isupper() and dated:
                stop -= 1  # "minister for budget |SEOUL|, Dec. 28": a dateline
            titled = ((at, match_title(words, at)) for at in {start, stop} if at < len(words))
            if any(match is not None and at + match[0] in self.persons for at, match in titled):
                break  # "an aide of |Rep.| Pyo Da-in", "secretary to |Upline chief| Pyo Da-in"
            if stop == start or words[stop - 1].lower in _TIMES:  # "minister |for several years|"
                break
            link = "on" if charge else "of" if found.end > at and lower == "for" else lower
            organization = self._employer(organization, link, head, start, stop)
            if organization is not None:
                organization, sector, stop = self.parent(organization, sector, start, stop)
                found.end, found.organization, found.sector = stop, organization, sector
                found.owned = first.lower in _OWN
                return found
            found.text_end = found.end = self._series(stop)
            found.owned = found.owned or (lower == "of" and first.lower in _OWN)
        return found

    def _series(self, at: int) -> int:
        """The end of "minister of trade|, industry and resources|"; `at` where no series follows."""
        words, end = [word.lower for word in self.split], at
        while words[end : end + 1] == [","] and MODIFIERS.intersection(words[end + 1 : end + 2]):
            end += 2
        ends = words[end : end + 1] in (["and"], ["&"]) and MODIFIERS.intersection(words[end + 1 : end + 2])
        return end + 2 if end > at and ends else at

    def _employer(self, organization: str | None, lower: str, head: str, start: int, stop: int) -> str | None:
        """The organisation of the phrase from `start` to `stop`, where this title can have one there."""
        named, last = self.has_organisation(start, stop), self.split[stop - 1]
        # "secretary of the Korea Game Developers |union|", no "secretary of state"
        body = last.lower in ORGANISATION_NOUNS and not last.capital and self.split[stop - 2].capital
        field = lower == "of" and (head in _ACADEMIC or head in _PORTFOLIO) and not body
        behind = self.split[stop : stop + 2]
        if len(behind) == 2 and behind[0].lower in ("at", "for") and behind[1].capital:
            field = field or last.lower not in ORGANISATION_NOUNS  # "head of |U.S. Biotech| at Jefferies"
        if lower in ("to", "on") or (not named and (field or (lower == "for" and head not in _FOR_EMPLOYER))):
            organization = None
        if organization is None and lower in ("of", "for") and head in _OF_PLACE and stop - 1 in self.name_at:
            return self.text[self.split[start].start : last.end]  # "mayor of Seoul"
        return organization

    def parent(
        self, organization: str, sector: str | None, start: int, stop: int
    ) -> tuple[str, str | None, int]:
        """The organisation with what it belongs to: "the AI committee |at the Korea Chamber|"."""
        words = self.split
        if stop + 1 >= len(words) or words[stop].lower != "at":
            return organization, sector, stop
        further, parent, above = self.noun_phrase(stop + 1)
        if parent is None:
            return organization, sector, stop
        begin = start + 1 if words[start].lower in DETERMINERS else start
        return self.text[words[begin].start : words[further - 1].end], above or sector, further
