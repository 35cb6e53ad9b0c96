"""Official mentions in English: who holds, gets, seeks or leaves which position.

The patterns are written over the sentence's chunks (`official_chunks`): `POST NAME` is "science minister Bae
Kyung-hoon". A rule in `CLAUSES` is matched on the clause without its asides, so that "Ha, the head
of X, was appointed …" is `NAME BE NAMED as POST`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from spacy.vocab import Vocab

from kaix import vocabulary
from kaix.reading import Reading, Trigger
from kaix.records import Official
from kaix.rules.en import unfilled_posts, words
from kaix.rules.en.employers import with_employers
from kaix.rules.en.full_names import FullNames
from kaix.rules.en.holders import held_titles, person_of, record_of, with_sectors
from kaix.rules.en.official_chunks import PEOPLE, Chunk
from kaix.rules.en.official_patterns import CLAUSES, PATTERNS, encoded
from kaix.rules.en.parsed_sentence import ParsedSentence
from kaix.rules.en.relation_extraction import RelationExtractor
from kaix.rules.en.relations import Relation
from kaix.rules.en.titles import is_profession, says_no_office

RULES = (*PATTERNS, unfilled_posts.RULE)
_ORDERED = [(order, name, one) for order, name in enumerate(PATTERNS) for one in PATTERNS[name]]
# What no list of titles tells: "picked to lead", "an official at", "official Kim", "policy lead for".
_TO_LEAD = re.compile(
    r"[tolw](?:(?:o|ill) (?:lead|chair)\b|ead (?:at|for)\b"
    r"|fficial(?:[,.]| (?:[A-Z]|(?:at|from|in|of|for|with|who|and|now)\b)))"
    r"|/ [A-Z][\w ]{3,60}?[a-z][A-Z]"  # "Han / PresidentThat's so bad"
)


def _trigger() -> Trigger:
    """Any last word of a title, singular or plural, or a verb that says as much ("heads")."""
    listed = vocabulary.words("titles_en") - {"official", "lead"}
    single = {title for title in listed if " " not in title}
    titles = single | {title.split()[-1] for title in listed if single.isdisjoint(title.split())}
    last = titles | {word[:-3] + "men" for word in titles if word.endswith("man")}
    last |= {word[:-1] + "ies" for word in titles if word.endswith("y")}
    last |= {word + "s" for word in last}
    last |= {"leads", "headed", "chaired", "runs", "oversees", "helm"}
    return Trigger(last, _TO_LEAD)


def _is_of_office(relation: Relation) -> bool:
    position = relation.position.text
    return not is_profession(position) and not (relation.organization is None and says_no_office(position))


def _matches(row: str, *, clause: bool) -> Iterator[tuple[int, int, int, str]]:
    """What the rules of sentences or of clauses find in a row of encoded symbols: order, begin, end, name."""
    there = set(row)
    for order, name, pattern in _ORDERED:
        if (name in CLAUSES) is clause and not any(there.isdisjoint(needed) for needed in pattern.needs):
            for match in pattern.regex.finditer(row):
                yield order, *match.span(1), name


class Extractor:
    """Finds `Official` records."""

    group: ClassVar[str] = "officials"

    def __init__(self, vocab: Vocab) -> None:
        """Nothing is asked of `vocab`: the patterns are written over chunks."""
        self.trigger = _trigger()

    def token_places(self, text: str) -> Iterable[int]:
        """Nowhere: the patterns are matched on chunks, made from the text."""
        return ()

    def chunk_rows(self, reading: Reading) -> Iterator[str]:
        """The rows of symbols that the patterns are matched on, for every sentence with a title."""
        for parsed in self._parsed(reading):
            yield from (_symbols(parsed.row), _symbols(parsed.clause))

    def _parsed(self, reading: Reading) -> Iterator[ParsedSentence]:
        """The sentences with a title and somebody who can hold it."""
        for sentence in reading.sentences_with(self.trigger):
            for start, end in words.windows(reading.text, sentence.start_char, sentence.end_char):
                parsed = ParsedSentence(reading, sentence, start, end)
                if parsed.promising():
                    yield parsed

    def __call__(self, reading: Reading) -> Iterator[Official]:
        """The officials of a document, in the order of the text."""
        full_names = FullNames(reading.text)
        relations = [
            (relation, parsed)
            for parsed in self._parsed(reading)
            for relation in self._relations(parsed, full_names)
            if _is_of_office(relation)
        ]
        held = held_titles(relations)
        records = [
            record_of(reading, relation, person_of(relation, reading.text, full_names, held), parsed)
            for relation, parsed in relations
        ]
        joined = [relation.joined_sector for relation, _ in relations]
        yield from with_sectors(with_employers(records, [parsed for _, parsed in relations], joined))

    def _relations(self, parsed: ParsedSentence, full_names: FullNames) -> list[Relation]:
        if not any(chunk.symbol in PEOPLE for chunk in parsed.row):
            return []
        found = [
            *_matches(_symbols(parsed.row), clause=False),
            *_matches(_symbols(parsed.clause), clause=True),
        ]
        extractor = RelationExtractor(parsed, full_names)
        for _, start, end, name in sorted(found, key=lambda match: (match[0], match[1], -match[2])):
            extractor.add(name, parsed.clause if name in CLAUSES else parsed.row, start, end)
        for person, post in unfilled_posts.unfilled(parsed.text, parsed.row, parsed.phrase):
            extractor.add_unfilled(person, post)
        return extractor.relations


def _symbols(row: Sequence[Chunk]) -> str:
    return encoded(chunk.symbol for chunk in row)
