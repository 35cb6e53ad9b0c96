"""The postmodifiers of a title: its field and its organisation: "head |of AI at Kakao|"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kaix.rules.en.noun_phrases import DETERMINERS, MODIFIERS, ORGANISATION_NOUNS, NounPhrases
from kaix.rules.en.titles import match_title
from kaix.rules.en.words import word_set

_OWN = word_set("own")
_PORTFOLIO = word_set("portfolio_title")
_OF_PLACE = word_set("place_title")
_ACADEMIC = word_set("academic_title")
_PREPOSITIONS = frozenset(("of", "at", "for", "to", "on", "with", "from", "in"))
# Of these, the ones that only some titles take: "ambassador to", "adviser on", "fellow in", "analyst with".
_TAKERS = {
    "to": word_set("title_to"),
    "on": word_set("title_on"),
    "in": word_set("title_in"),
    "with": word_set("title_from"),
    "from": word_set("title_from"),
}
_DAY = re.compile(r", (?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)\b")
_TIMES = word_set("time_noun")
_OCCASIONS = word_set("occasion")
_FOR_EMPLOYER = word_set("title_for")


@dataclass(slots=True)
class Postmodifiers:
    """The postmodifiers of one title: the position ends at word `text_end`, the post at word `end`."""

    text_end: int
    end: int
    organization: str | None = None
    sector: str | None = None
    owned: bool = False  # "head of |its| AI committee"


class PostmodifierReader(NounPhrases):
    """Reads forwards from a title."""

    def postmodifiers(self, at: int, title: str) -> Postmodifiers:
        """What follows the title that ends in front of word `at`."""
        head = title.rsplit(maxsplit=1)[-1]
        short = [word.text for word in self.split[at : at + 3]]
        if len(short) == 3 and short[0] == "(" and short[1].isupper() and short[2] == ")":
            found = self._followed(at + 3, head)  # "chief executive |(CEO)| of Upline"
            return found if found.organization is not None else Postmodifiers(at, at)
        return self._followed(at, head)

    def _followed(self, at: int, head: str) -> Postmodifiers:
        words = self.split
        found = Postmodifiers(at, at)
        while found.end < len(words) and words[found.end].joined:
            lower = words[found.end].lower
            start = found.end + 1
            if [word.lower for word in words[found.end : found.end + 3]] == ["in", "charge", "of"]:
                stop = self.noun_phrase(found.end + 3)[0]
                found.text_end = found.end = stop
                continue
            if lower not in _PREPOSITIONS or (lower in _TAKERS and head not in _TAKERS[lower]):
                break
            if lower == "at" and any(
                w.lower in _OCCASIONS or w.lower.isdigit() for w in words[start : start + 4]
            ):
                break  # "chief executive |at a shareholders meeting|"
            if lower == "to" and not (
                words[start : start + 1] and (words[start].capital or words[start].lower in DETERMINERS)
            ):
                break  # "secretary |to run| for parliament"
            stop, organization, sector = self.noun_phrase(start, lower in ("at", "with", "from"))
            if words[stop - 1].text.isupper() and _DAY.match(
                " ".join(w.text for w in words[stop : stop + 3])
            ):
                stop -= 1  # "minister for budget |SEOUL|, Dec. 28": a dateline
            if any(
                (titled := match_title(words, at)) is not None and at + titled[0] in self.persons
                for at in {start, stop}
                if at < len(words)
            ):
                break  # "an aide of |Rep.| Pyo Da-in", "secretary to |Upline chief| Pyo Da-in"
            if stop == start or words[stop - 1].lower in _TIMES:  # "minister |for several years|"
                break
            organization = self._employer(organization, lower, head, start, stop)
            if organization is not None:
                organization, sector, stop = self.parent(organization, sector, start, stop)
                return Postmodifiers(found.text_end, stop, organization, sector, words[start].lower in _OWN)
            stop = self._series(stop)
            found.text_end = found.end = stop
            found.owned = found.owned or (lower == "of" and words[start].lower in _OWN)
        return found

    def _series(self, at: int) -> int:
        """The end of "minister of trade|, industry and resources|"; `at` where no series follows."""
        words, end = [word.lower for word in self.split], at
        while words[end : end + 1] == [","] and words[end + 1 : end + 2] and words[end + 1] in MODIFIERS:
            end += 2
        ends = (
            words[end : end + 1] in (["and"], ["&"])
            and words[end + 1 : end + 2]
            and words[end + 1] in MODIFIERS
        )
        return end + 2 if end > at and ends else at

    def _employer(self, organization: str | None, lower: str, head: str, start: int, stop: int) -> str | None:
        """The organisation of the phrase from `start` to `stop`, where this title can have one there."""
        named = self.has_organisation(start, stop)
        if lower in ("to", "on"):
            return None
        if lower == "for" and head not in _FOR_EMPLOYER and not named:
            organization = None
        last = self.split[
            stop - 1
        ]  # "secretary of the Korea Game Developers |union|", no "secretary of state"
        body = last.lower in ORGANISATION_NOUNS and not last.capital and self.split[stop - 2].capital
        if lower == "of" and (head in _ACADEMIC or head in _PORTFOLIO) and not (named or body):
            organization = None
        if organization is None and lower in ("of", "for") and head in _OF_PLACE and stop - 1 in self.name_at:
            return self.text[self.split[start].start : self.split[stop - 1].end]  # "mayor of Seoul"
        return organization

    def parent(
        self, organization: str, sector: str | None, start: int, stop: int
    ) -> tuple[str, str | None, int]:
        """The organisation with what it belongs to: "the AI committee |at the Korea Chamber|"."""
        words = self.split
        if stop + 1 >= len(words):
            return organization, sector, stop
        within = words[stop].lower == "at"
        if not within:
            return organization, sector, stop
        further, parent, above = self.noun_phrase(stop + 1)
        if parent is None:
            return organization, sector, stop
        begin = start + 1 if words[start].lower in DETERMINERS else start
        return self.text[words[begin].start : words[further - 1].end], above or sector, further
