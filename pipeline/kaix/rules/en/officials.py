"""Official mentions in English: who holds, gets, seeks or leaves which position.

The patterns are written over the sentence's chunks (`official_chunks`): `POST NAME` is "science minister Bae
Kyung-hoon". A rule in `CLAUSES` is matched on the clause without its asides, so that "Ha, the head
of X, was appointed …" is `NAME BE NAMED as POST`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, ClassVar

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kaix import vocabulary
from kaix.reading import Reading, Trigger
from kaix.records import Official
from kaix.rules.en import unfilled_posts, words
from kaix.rules.en.employers import with_employers
from kaix.rules.en.full_names import FullNames
from kaix.rules.en.holders import held_titles, person_of, record_of, with_sectors
from kaix.rules.en.official_chunks import PEOPLE, Chunk
from kaix.rules.en.official_patterns import CLASSES, KINDS_OF_WORD, MARK, PATTERNS
from kaix.rules.en.parsed_sentence import ParsedSentence
from kaix.rules.en.relation_extraction import RelationExtractor
from kaix.rules.en.relations import Relation
from kaix.rules.en.titles import is_profession, says_no_office

RULES = (*PATTERNS, *unfilled_posts.RULES)
CLAUSES = frozenset(
    (
        "name_was_named",
        "named_name",
        "names_as_titles",
        "named_to_lead",
        "name_took_office",
        "name_became",
        "name_is_title",
        "name_left",
        "name_to_leave",
        "name_replaced",
        "replaced_name",
        "ousted_title_name",
        "replaced_as_title",
        "name_runs",
        "name_leads",
    )
)
# Rules are looked for in groups, each where a symbol says that one can match: the cost of a matcher grows
# with its patterns.
_GROUPS: dict[str, tuple[str, ...]] = {
    "beside": ("title_name", "name_comma_title", "title_comma_name"),
    "behind": ("name_of_title",),
    "joined": ("name_comma_and_title",),
    "as": ("name_as_title", "names_role_as_title", "he_led_as_title"),
    "inverted": ("title_is_name",),
    "plural": ("titles_names", "names_comma_titles", "titles_such_as_names"),
    "marked": ("title_colon_name", "name_bracket_title", "leads_organisation", "headed_by_name"),
    "relative": ("who_is_title", "who_became_title", "he_became_title", "who_took_office"),
    "named": ("name_comma_named",),
    "clause_named": ("name_was_named", "named_name", "named_to_lead"),
    "clause_became": ("name_took_office", "name_became", "names_as_titles"),
    "clause_is": ("name_is_title",),
    "clause_left": ("name_left", "name_to_leave"),
    "clause_replaced": ("name_replaced", "replaced_name", "replaced_as_title"),
    "clause_ousted": ("ousted_title_name",),
    "clause_runs": ("name_runs",),
    "clause_leads": ("name_leads",),
}
_WANTED = {
    "clause_named": frozenset(("NAMED", "NAME_TO")),
    "clause_became": frozenset(("BECOME", "JOIN", "ENTER")),
    "clause_left": frozenset(("LEAVE", "OUSTED", "LEAVE_TO")),
    "clause_replaced": frozenset(("REPLACE",)),
    "clause_ousted": frozenset(("REPLACE", "OUSTED")),
    "clause_runs": frozenset(("RUN",)),
    "clause_leads": frozenset(("LEADS",)),
}
_HOLDERS = ("NAME", "CAP", "CAP1")
# Of these two symbols side by side a rule of the group needs one.
_WANTED_PAIRS = {
    "beside": {("POST", ",")} | {pair for who in _HOLDERS for pair in (("POST", who), (who, ","), (")", who))},
    "behind": {("NAME", link) for link in ("of", "from", "at")},
    "joined": {("and", after) for after in ("POST", "ADV", "DATE")},
    "as": {("as", "POST")},
    "inverted": {("POST", link) for link in ("BE", "BEEN", "WILL")},
    "plural": {("POST", ","), ("NAME", "and"), ("POST", "NAME"), ("CAP", "and"), ("POST", "CAP"), (",", "POST"),
               ("POST", "W")},
    "marked": {("POST", ":"), ("NAME", ":")} | {(who, mark) for who in _HOLDERS for mark in ("(", "-", "/")},
    "relative": {(",", "who"), ("POST", "who")},
    "clause_replaced": {("from", "NAME")},
    "named": {(who, ",") for who in _HOLDERS},
    "clause_is": {(link, "POST") for link in ("BE", "BEEN", "AUX")},
    "clause_became": {(link, "POST") for link in ("BE", "BEEN", "as")},
}  # fmt: skip
# … and, of these groups, one of these pairs or symbols as well.
_WANTED_TOO: dict[str, set[Any]] = {
    "joined": {(who, ",") for who in _HOLDERS},
    "plural": {(link, who) for link in ("and", "W", "as") for who in ("NAME", "CAP")},
    "named": {(link, "NAMED") for link in (",", "ADV", "DATE")},
    "clause_became": {"BECOME", "JOIN", "ENTER", "NAMED", ("and", "NAME"), ("and", "CAP")},
    "clause_is": {(who, link) for who in _HOLDERS for link in ("BE", "BEEN", "AUX", "WILL")},
}
_NONE = frozenset[Any]()
_SENTENCE_GROUPS = tuple(group for group in _GROUPS if not group.startswith("clause"))
_CLAUSE_GROUPS = tuple(group for group in _GROUPS if group.startswith("clause"))
_WANTED_ALONE = {"marked": frozenset(("LEADS", "HEADED")), "relative": frozenset(("HE",))}


# What no list of titles tells: "picked to lead", "an official at", "official Kim", "policy lead for".
_TO_LEAD = re.compile(
    r"[tolw](?:(?:o|ill) (?:lead|chair)\b|ead (?:at|for)\b"
    r"|fficial(?:,| (?:[A-Z]|(?:at|from|in|of|for|with|who|and|now)\b)))"
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
    last |= {"leads", "headed", "chaired", "runs", "oversees", "teaches", "helm"}
    return Trigger(last, _TO_LEAD)


def _is_of_office(relation: Relation) -> bool:
    position = relation.position.text
    return not is_profession(position) and not (relation.organization is None and says_no_office(position))


def _groups(symbols: Sequence[str], plural: bool) -> list[str]:
    """The groups of rules that a sentence of these symbols can match."""
    pairs = {*pairwise(symbols), *symbols}
    groups = []
    for group in _SENTENCE_GROUPS:
        if (group == "plural" and not plural) or (group == "named" and "NAMED" not in symbols):
            continue
        if group in _WANTED_TOO and pairs.isdisjoint(_WANTED_TOO[group]):
            continue
        if not pairs.isdisjoint(_WANTED_PAIRS[group]) or not _WANTED_ALONE.get(group, _NONE).isdisjoint(
            symbols
        ):
            groups.append(group)
    return groups


def _clause_groups(clause: Sequence[str]) -> list[str]:
    """The groups of rules that a clause of these symbols can match."""
    if PEOPLE.isdisjoint(clause):
        return []
    pairs = {*pairwise(clause), *clause}
    return [
        group
        for group in _CLAUSE_GROUPS
        if (group not in _WANTED_TOO or not pairs.isdisjoint(_WANTED_TOO[group]))
        and (
            not _WANTED.get(group, _NONE).isdisjoint(clause)
            or not pairs.isdisjoint(_WANTED_PAIRS.get(group, _NONE))
        )
    ]


class Extractor:
    """Finds `Official` records."""

    group: ClassVar[str] = "officials"

    def __init__(self, vocab: Vocab) -> None:
        """The patterns for whole sentences and for clauses, compiled for `vocab`."""
        self.vocab = vocab
        for symbol in {*CLASSES, *KINDS_OF_WORD}:
            vocab[MARK + symbol].shape_ = CLASSES.get(symbol, "")
            vocab[MARK + symbol].norm_ = KINDS_OF_WORD.get(symbol, "")
        self.trigger = _trigger()
        self.order = {name: index for index, name in enumerate(PATTERNS)}
        self.matchers = {group: Matcher(vocab) for group in _GROUPS}
        for name, patterns in PATTERNS.items():
            group = next(group for group, names in _GROUPS.items() if name in names)
            self.matchers[group].add(name, patterns)

    def token_places(self, text: str) -> Iterable[int]:
        """Nowhere: the patterns are matched on chunks, made from the text."""
        return ()

    def chunk_rows(self, reading: Reading) -> Iterator[Doc]:
        """The rows of chunks that the patterns are matched on, for every sentence with a title."""
        for parsed in self._parsed(reading):
            yield self._doc(parsed.row)
            yield self._doc(parsed.clause)

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
        relations: list[tuple[Relation, ParsedSentence]] = []
        for parsed in self._parsed(reading):
            relations += [(relation, parsed) for relation in self._relations(parsed, full_names)]
        relations = [pair for pair in relations if _is_of_office(pair[0])]
        held = held_titles(relations)
        records = [
            record_of(reading, relation, person_of(relation, reading.text, full_names, held), parsed)
            for relation, parsed in relations
        ]
        joined = [relation.joined_sector for relation, _ in relations]
        yield from with_sectors(with_employers(records, [parsed for _, parsed in relations], joined))

    def _doc(self, row: Sequence[Chunk]) -> Doc:
        return Doc(self.vocab, words=[MARK + chunk.symbol for chunk in row])

    def _matches(self, group: str, chunks: Doc) -> Iterator[tuple[int, int, int, str]]:
        for key, start, end in self.matchers[group](chunks):
            name = self.vocab.strings[key]
            yield self.order[name], start, end, name

    def _relations(self, parsed: ParsedSentence, full_names: FullNames) -> list[Relation]:
        found: list[tuple[int, int, int, str]] = []
        symbols = [chunk.symbol for chunk in parsed.row]
        if PEOPLE.isdisjoint(symbols):
            return []
        groups = _groups(symbols, any(post.plural for post in parsed.posts))
        chunks = self._doc(parsed.row) if groups else None
        if chunks is not None:
            for group in groups:
                found += self._matches(group, chunks)
        clause = [chunk.symbol for chunk in parsed.clause]
        if groups := _clause_groups(clause):
            if chunks is None or clause != symbols:
                chunks = self._doc(parsed.clause)
            for group in groups:
                found += self._matches(group, chunks)
        unfilled = (
            list(unfilled_posts.unfilled(parsed.text, parsed.row, parsed.phrase)) if parsed.posts else []
        )
        if not found and not unfilled:
            return []
        extractor = RelationExtractor(parsed, full_names)
        for _, start, end, name in sorted(found, key=lambda match: (match[0], match[1], -match[2])):
            extractor.add(name, parsed.clause if name in CLAUSES else parsed.row, start, end)
        for person, post, status in unfilled:
            extractor.add_unfilled(person, post, status)
        return extractor.relations
