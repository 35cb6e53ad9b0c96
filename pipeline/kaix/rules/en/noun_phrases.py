"""Noun phrases behind "of", "at" and "for", and which of them are organisations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kaix import vocabulary
from kaix.reading import Name
from kaix.rules.en.persons import is_surname
from kaix.rules.en.titles import match_title
from kaix.rules.en.words import Word, word_set

MODIFIERS = vocabulary.words("title_modifiers_en")
"""Words of rank and field that may stand in front of a title in lower case."""
PHRASE_END = word_set("phrase_end")
ORGANISATION_NOUNS = word_set("organisation_noun")
DETERMINERS = word_set("determiner")
STATUSES = {row["word"]: row["status"] for row in vocabulary.table("title_statuses_en")}
"""Words in front of a title that say when it is held: "former" → `former`."""
_CIVIC = word_set("civic_group")
_LONGEST = 14  # words of one phrase
_SECTORS = {
    noun: sector
    for use, sector in (
        ("public_noun", "government"), ("academic_noun", "academia"), ("civil_noun", "civil"), ("neutral_noun", None)
    )
    for noun in word_set(use)
}  # fmt: skip


@dataclass(slots=True)
class _Phrase:
    """A noun phrase while it is read."""

    begin: int
    end: int
    organisation: bool
    sector: str | None = None


class NounPhrases:
    """The noun phrases of one sentence, given its words and names."""

    def __init__(self, text: str, split: Sequence[Word], names: Sequence[Name], base: int) -> None:
        """Names are those of the sentence that begins at `base`."""
        self.text, self.split = text, split
        self.name_at: dict[int, tuple[int, int, Name]] = {}  # word → first word, word after the last, name
        starts = {word.start: index for index, word in enumerate(split)}
        for name in names:
            begin = starts.get(name.start - base)
            if begin is None:
                continue
            end = begin
            while end < len(split) and split[end].start < name.end - base:
                end += 1
            for index in range(begin, end):
                self.name_at[index] = (begin, end, name)
        self.known = {index for index, (_, _, name) in self.name_at.items() if name.kind != "unknown"}
        self.persons = {index for index, (_, _, name) in self.name_at.items() if name.kind == "person"}

    def noun_phrase(self, at: int, employer: bool = False) -> tuple[int, str | None, str | None]:
        """The noun phrase from word `at`: (its end, the organisation it names or `None`, that one's sector).

        `employer` says that whatever stands there is one: "analyst at |a Seoul brokerage|".
        """
        words = self.split
        begin = at
        while begin < len(words) and (
            words[begin].lower in DETERMINERS or words[begin].text in ("new", "newly", "both")
        ):
            begin += 1
        phrase = _Phrase(begin, begin, employer)
        while phrase.end < len(words) and phrase.end - phrase.begin < _LONGEST:
            if phrase.end > phrase.begin and not words[phrase.end].joined:
                break
            named = self.name_at.get(phrase.end)
            if not (self._name_step(phrase, named[1], named[2]) if named else self._word_step(phrase)):
                break
        begin, end = phrase.begin, phrase.end
        while end > begin and words[end - 1].lower in ("and", "&", "of", "for", "the"):
            end -= 1
        if end <= begin:
            return end, None, phrase.sector  # "the CEO of", and no word more
        text = self.text[words[begin].start : words[end - 1].end]
        return end, text if phrase.organisation else None, phrase.sector

    def _name_step(self, phrase: _Phrase, stop: int, name: Name) -> bool:
        """Take a name into the phrase; whether more can follow."""
        words = self.split
        if name.kind == "person":
            return False
        if words[stop - 1].suffix == "-based" and stop in self.name_at:
            phrase.begin = phrase.end = stop  # "of the Paris-based |OECD|"
            return True
        described = phrase.organisation and phrase.end > phrase.begin  # "of chip startup |Upline|"
        if (name.kind == "organisation" or described) and all(
            not word.capital and not word.possessive for word in words[phrase.begin : phrase.end]
        ):
            phrase.begin = phrase.end  # "of the main opposition |People Power Party|"
        if name.kind in ("organisation", "unknown"):
            phrase.organisation = phrase.organisation or name.kind == "organisation" or len(name.text) > 2
            phrase.sector = phrase.sector or name.sector
        elif name.kind == "government":
            phrase.organisation, phrase.sector = True, "government"
        phrase.end = max(stop, phrase.end + 1)
        if words[phrase.end - 1].possessive:
            return True
        if phrase.end >= len(words):
            return False
        after = words[phrase.end]
        if after.lower in ("of", "and", "&") and self._goes_on(phrase.end):
            phrase.end += 1
            return True
        following = self.name_at.get(phrase.end)
        if following is not None and after.joined:  # "Samsung |Thales|"
            return following[2].kind == "unknown" and not is_surname(following[2].text)
        return after.joined and (after.lower in ORGANISATION_NOUNS or after.lower in MODIFIERS)

    def _word_step(self, phrase: _Phrase) -> bool:
        """Take a word that is no name into the phrase; whether more can follow."""
        words = self.split
        at = phrase.end
        word = words[at]
        lower = word.lower
        inside = at > phrase.begin
        if not word.text[0].isalnum():
            return False
        if lower in ("and", "&", "of", "for") and inside:
            if lower == "for" or not self._goes_on(at):
                return False
            phrase.end += 2 if at + 1 < len(words) and words[at + 1].lower in ("the", "its") else 1
            return True
        if self._closes(at) or (inside and self._verb(at)):
            return False
        describes = lower in ORGANISATION_NOUNS and at + 1 in self.name_at  # "chip |designer| Upline"
        if inside and match_title(words, at) and not (word.possessive or lower in MODIFIERS or describes):
            return False
        phrase.end += 1
        noun = lower if lower in ORGANISATION_NOUNS else lower.rpartition("-")[2]  # "company-in-company"
        if noun not in ORGANISATION_NOUNS:
            return True
        phrase.organisation = True
        civic = noun == "group" and inside and words[at - 1].lower in _CIVIC
        phrase.sector = phrase.sector or ("civil" if civic else noun_sector(noun))
        return word.possessive or self._more_nouns(phrase.end)

    def _more_nouns(self, at: int) -> bool:
        """Whether more of an organisation follows its noun: "network |group|", "office |of|", "startup |Upline|"."""
        words = self.split
        if at >= len(words) or not words[at].joined:
            return False
        if at in self.name_at:
            return self.name_at[at][2].kind in ("organisation", "unknown")
        return words[at].lower in ORGANISATION_NOUNS or words[at].lower == "of"

    def has_organisation(self, begin: int, end: int) -> bool:
        """Whether words `begin` to `end` hold the name of an organisation."""
        return any(i in self.name_at and self.name_at[i][2].kind == "organisation" for i in range(begin, end))

    def is_modifier(self, at: int) -> bool:
        """Whether word `at` is a rank or field that a title can follow."""
        word = self.split[at]
        return word.lower in MODIFIERS and word.joined and not word.possessive and not word.suffix

    def _closes(self, at: int) -> bool:
        word = self.split[at]
        return (word.lower in PHRASE_END and word.text != "IT") or word.lower in STATUSES

    def _goes_on(self, at: int) -> bool:
        """Whether the "and" or "of" at word `at` continues the phrase: no clause, no other post, no person."""
        if at + 1 >= len(self.split) or not self.split[at + 1].joined:
            return False
        after = self.split[at + 1]
        of = self.split[at].lower == "of"
        if after.lower in DETERMINERS:
            return of
        if self._closes(at + 1):
            return False
        named = self.name_at.get(at + 1)
        if named is not None and (named[2].kind == "person" or (named[2].kind == "organisation" and not of)):
            return False
        ahead = at + 1
        while ahead < len(self.split) and ahead - at < 5 and self.is_modifier(ahead):
            ahead += 1
        return of or ahead >= len(self.split) or match_title(self.split, ahead) is None

    def _verb(self, at: int) -> bool:
        """Whether the word at `at` looks like a verb: "reported", but not "applied" in front of a field."""
        word = self.split[at]
        if word.capital or word.lower in MODIFIERS or word.lower in ORGANISATION_NOUNS:
            return False
        return word.lower.endswith(("ed", "ing")) and len(word.lower) > 4


def noun_sector(noun: str) -> str | None:
    """The sector that an organisation noun says: "ministry", "university", "union"; "carrier" is a company."""
    return _SECTORS.get(noun, "company")
