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
_NEW = ("new", "newly", "both")
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
            if begin is not None:
                end = begin
                while end < len(split) and split[end].start < name.end - base:
                    end += 1
                self.name_at |= dict.fromkeys(range(begin, end), (begin, end, name))
        self.known = {index for index, (_, _, name) in self.name_at.items() if name.kind != "unknown"}
        self.persons = {index for index, (_, _, name) in self.name_at.items() if name.kind == "person"}

    def _kind(self, at: int) -> str:
        """The kind of the name at word `at`, or ""."""
        return self.name_at[at][2].kind if at in self.name_at else ""

    def noun_phrase(self, at: int, employer: bool = False) -> tuple[int, str | None, str | None]:
        """The noun phrase from word `at`: (its end, the organisation it names or `None`, that one's sector).

        `employer` says that whatever stands there is one: "analyst at |a Seoul brokerage|".
        """
        words, begin = self.split, at
        while begin < len(words) and (words[begin].lower in DETERMINERS or words[begin].text in _NEW):
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
        if end <= begin or not phrase.organisation:
            return end, None, phrase.sector
        return end, self.text[words[begin].start : words[end - 1].end], phrase.sector

    def _name_step(self, phrase: _Phrase, stop: int, name: Name) -> bool:
        """Take a name into the phrase; whether more can follow."""
        words = self.split
        if name.kind == "person":
            return False
        if words[stop - 1].suffix == "-based" and stop in self.name_at:
            phrase.begin = phrase.end = stop  # "of the Paris-based |OECD|"
            return True
        before = words[phrase.begin : phrase.end]
        described = phrase.organisation and before  # "of chip startup |Upline|"
        marked = any(word.capital or word.possessive for word in before)
        if (name.kind == "organisation" or described) and not marked:
            phrase.begin = phrase.end  # "of the main opposition |People Power Party|"
        if name.kind in ("organisation", "unknown"):
            phrase.organisation = phrase.organisation or name.kind == "organisation" or len(name.text) > 2
            phrase.sector = phrase.sector or name.sector
        elif name.kind == "government":
            phrase.organisation, phrase.sector = True, "government"
        phrase.end = max(stop, phrase.end + 1)
        if words[phrase.end - 1].possessive or phrase.end >= len(words):
            return phrase.end < len(words)
        after = words[phrase.end]
        if after.lower in ("of", "and", "&") and self._goes_on(phrase.end):
            phrase.end += 1
            return True
        if kind := self._kind(phrase.end):  # "Samsung |Thales|"
            return after.joined and kind == "unknown" and not is_surname(after.text)
        return after.joined and (after.lower in ORGANISATION_NOUNS or after.lower in MODIFIERS)

    def _word_step(self, phrase: _Phrase) -> bool:
        """Take a word that is no name into the phrase; whether more can follow."""
        words, at = self.split, phrase.end
        word, lower, inside = words[at], words[at].lower, at > phrase.begin
        if not word.text[0].isalnum():
            return lower == "&" and inside and self._linked(phrase)
        if lower in ("and", "of", "for") and inside:
            return self._linked(phrase)
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
        # more of an organisation after its noun: "network |group|", "office |of|", "startup |Upline|"
        behind = words[at + 1] if at + 1 < len(words) and words[at + 1].joined else None
        if word.possessive or behind is None or at + 1 in self.name_at:
            return word.possessive or (
                behind is not None and self._kind(at + 1) in ("organisation", "unknown")
            )
        return behind.lower in ORGANISATION_NOUNS or behind.lower == "of"

    def _linked(self, phrase: _Phrase) -> bool:
        """Take the "of" or "and" at the phrase's end into it, with an article behind it, if it goes on."""
        at = phrase.end
        if self.split[at].lower == "for" or not self._goes_on(at):
            return False
        phrase.end += 2 if self.split[at + 1].lower in ("the", "its") else 1
        return True

    def has_organisation(self, begin: int, end: int) -> bool:
        """Whether words `begin` to `end` hold the name of an organisation."""
        return any(self._kind(at) == "organisation" for at in range(begin, end))

    def is_modifier(self, at: int) -> bool:
        """Whether word `at` is a rank or field that a title can follow."""
        word = self.split[at]
        return word.lower in MODIFIERS and word.joined and not word.possessive and not word.suffix

    def _closes(self, at: int) -> bool:
        word = self.split[at]
        return (word.lower in PHRASE_END and word.text != "IT") or word.lower in STATUSES

    def _goes_on(self, at: int) -> bool:
        """Whether the "and" or "of" at word `at` continues the phrase: no clause, no other post, no person."""
        words, ahead, of = self.split, at + 1, self.split[at].lower == "of"
        if ahead >= len(words) or not words[ahead].joined:
            return False
        if words[ahead].lower in DETERMINERS:
            return of
        kind = self._kind(ahead)
        if self._closes(ahead) or kind == "person" or (kind == "organisation" and not of):
            return False
        while ahead < len(words) and ahead - at < 5 and self.is_modifier(ahead):
            ahead += 1
        return of or ahead >= len(words) or match_title(words, ahead) is None

    def _verb(self, at: int) -> bool:
        """Whether the word at `at` looks like a verb: "reported", but not "applied" in front of a field."""
        word = self.split[at]
        noun = word.capital or word.lower in MODIFIERS or word.lower in ORGANISATION_NOUNS
        return not noun and word.lower.endswith(("ed", "ing")) and len(word.lower) > 4


def noun_sector(noun: str) -> str | None:
    """The sector that an organisation noun says: "ministry", "university", "union"; "carrier" is a company."""
    return _SECTORS.get(noun, "company")
