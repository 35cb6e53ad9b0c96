"""Official mentions in English: who holds, gets, seeks or leaves which position.

The patterns are written over the sentence's shape (`shapes`): `POST NAME` is "science minister Bae
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
from kaix.rules.en import words
from kaix.rules.en.bonds import Bond
from kaix.rules.en.employers import with_employers
from kaix.rules.en.full_names import FullNames
from kaix.rules.en.holders import held_titles, person_of, record_of, with_sectors
from kaix.rules.en.parsed import ParsedSentence
from kaix.rules.en.shapes import PEOPLE, Chunk
from kaix.rules.en.titles import is_profession, says_no_office
from kaix.rules.en.weaver import Weaver

Pattern = list[dict[str, Any]]


_MARK = "§"  # in front of every symbol, so that it is no word of anybody's text


def _one(*symbols: str, op: str = "") -> dict[str, Any]:
    """The token pattern of one of `symbols`: once, or as often as `op` says."""
    marked = [_MARK + symbol for symbol in symbols]
    pattern: dict[str, Any] = {"ORTH": marked[0] if len(marked) == 1 else {"IN": marked}}
    return pattern | {"OP": op} if op else pattern


# What patterns call several symbols by: the SHAPE and the NORM of a symbol's lexeme.
_CLASSES = dict.fromkeys(("NAME", "CAP", "CAP1"), "person")
_CLASSES |= dict.fromkeys(("AUX", "WILL", "BEEN", "BE"), "help")
_CLASSES |= dict.fromkeys(("ADV", "DATE"), "maybe")
_CLASSES |= dict.fromkeys(("W", "DET", "ORG", "to", "from"), "word")
_FILLERS = ("W", "DET", "AUX", "DATE", "ADV", "ORG", "from", "at", "to", "for", "of", "BE", "JOIN")
_KINDS_OF_WORD = {"NAME": "full", "CAP": "full"} | dict.fromkeys(_FILLERS, "fill")

_PERSON = {"NORM": "full"}
_ANY_PERSON = {"SHAPE": "person"}
_POST, _COMMA, _AND = _one("POST"), _one(","), _one("and")
_HELP = {"SHAPE": "help", "OP": "*"}
_MAYBE = {"SHAPE": "maybe", "OP": "*"}
_WORDS = {"SHAPE": "word", "OP": "{0,4}"}
_FILL = {"NORM": "fill", "OP": "{1,10}"}
_ANYTHING = {"SHAPE": {"IN": ["help", "word", "maybe"]}, "OP": "{0,4}"}
_LONG_FILL = {"NORM": "fill", "OP": "{1,16}"}
_AS = _one("as", "to", "for", "BEEN", op="{1,2}")
_MAYBE_AS = _one("as", "to", "BEEN", op="*")
_BEGINS = _one("BECOME", "NAMED")
_NAMES = _one("NAMED", "NAME_TO")
_ENDS = _one("LEAVE", "OUSTED")
_WHO = [_ANY_PERSON, _COMMA, _one("who")]
_EMPLOYED = [_PERSON, _one("of", "from", "at", op="?"), _one("ORG", op="?")]

PATTERNS: dict[str, list[Pattern]] = {
    # "Ministers Bae Kyung-hoon and Kim Jung-kwan"; "its co-CEOs, Kim Taek-jin and Park Byung-moo,"
    "titles_names": [
        [_POST, _PERSON, _AND, _PERSON],
        [_POST, _PERSON, _COMMA, _PERSON, _AND, _PERSON],
        [_POST, _COMMA, _PERSON, _AND, _PERSON, _COMMA],
    ],
    # "Nvidia CEO Jensen Huang", "Minister Bae"
    "title_name": [
        [_POST, _ANY_PERSON],
        [_POST, _one("("), _POST, _one(")"), _ANY_PERSON],
        [_POST, _POST, _PERSON],
    ],
    # "Kim Sung-su and Lee Ji-won, co-founders of Upline,"
    "names_comma_titles": [
        [_PERSON, _AND, _PERSON, _COMMA, _POST],
        [_PERSON, _COMMA, _PERSON, _AND, _PERSON, _COMMA, _POST],
    ],
    # "Ha Jung-woo, the senior secretary for AI,"; "Kim Yu-chan, 54, chief executive of Upline,"
    "name_comma_title": [[_ANY_PERSON, _COMMA, _MAYBE, _POST]],
    # "Tak Min-ho of the People Power Party, a presidential candidate,"
    "name_of_title": [
        [_PERSON, _one("of", "from", "at"), _one("DET", op="?"), _one("ORG"), _COMMA, _MAYBE, _POST]
    ],
    # "Oh, the party's candidate and until April a secretary,"; "Oh, the party's man and a former minister,"
    "name_comma_and_title": [
        [_ANY_PERSON, _COMMA, _MAYBE, _POST, _AND, {"SHAPE": "maybe", "OP": "+"}, _POST],
        [_PERSON, _COMMA, _one("W", "DET", "ORG", "CAP1", op="{1,5}"), _AND, _MAYBE, _POST],
    ],
    # "its founder and president, Kenji Aoki, blamed"; "the party's policy chief, Rep. Jin Seong-hwan,"
    "title_comma_name": [[_POST, _COMMA, _PERSON], [_POST, _COMMA, _POST, _PERSON]],
    # "analysts such as Han Ji-woo of KB Securities and Mo Ye-rin", "executives including Pyo Ra-mi"
    "titles_such_as_names": [
        [_POST, _one(",", op="?"), _one("W"), _one("as", op="?"), *_EMPLOYED],
        [_POST, _one(",", op="?"), _one("W"), _one("as", op="?"), *_EMPLOYED, _AND, *_EMPLOYED],
        [
            _POST,
            _one(",", op="?"),
            _one("W"),
            _one("as", op="?"),
            *_EMPLOYED,
            _COMMA,
            *_EMPLOYED,
            _one(",", op="?"),
            _AND,
            *_EMPLOYED,
        ],
    ],
    # "Samsung SDS (CEO: Gil Do-won)", "Park Yun-kyu: president of NIPA"
    "title_colon_name": [[_POST, _one(":"), _PERSON], [_one("NAME"), _one(":"), _POST]],
    # "Gil Do-won (CEO of Samsung SDS)", "Gil Do-won — CEO of Samsung SDS —", "Cho Joon-hee (chairman, KOSA)"
    "name_bracket_title": [
        [_PERSON, _one("("), _POST, _one(")")],
        [_PERSON, _one("-"), _POST],
        [_PERSON, _one("("), _POST, _COMMA, _one("ORG"), _one(")")],
        [_PERSON, _one("/"), _POST],
        [_PERSON, _one("/"), _POST, _COMMA, _one("ORG", "CAP")],
    ],
    # "Bae, who is also a deputy prime minister,"; "who was until April governor of the Bank of Korea"
    "who_is_title": [
        [*_WHO, _HELP, _MAYBE, _POST],
        [*_WHO, _one("as"), _POST],
        [*_WHO, _LONG_FILL, _AND, _MAYBE, _one("BE"), _MAYBE, _POST],
    ],
    # "who served as science minister", "who was named chief executive in May", "who stepped down as CEO"
    "who_became_title": [
        [*_WHO, _MAYBE, _HELP, _MAYBE, _BEGINS, _MAYBE, _MAYBE_AS, _POST],
        [*_WHO, _HELP, _one("RUN"), _POST],
        [
            *_WHO,
            _MAYBE,
            _HELP,
            _MAYBE,
            _one("LEAVE", "OUSTED", "JOIN"),
            _MAYBE,
            _WORDS,
            _one("as", "from", op="?"),
            _POST,
        ],
    ],
    # "Rao, who ran the programme until he was named director general"; "who joined in 2012 and became CEO"
    "he_became_title": [
        [_one("HE"), _MAYBE, _HELP, _MAYBE, _BEGINS, _MAYBE, _MAYBE_AS, _POST],
        [*_WHO, _FILL, _AND, _MAYBE, _HELP, _BEGINS, _MAYBE, _one("as", "to", op="?"), _POST],
        [*_WHO, _FILL, _one("to"), _one("BECOME"), _POST],
        [_one("HE"), _MAYBE, _one("AUX", op="*"), _MAYBE, _one("BE", "BEEN"), _MAYBE, _POST],
        [_one("HE"), _MAYBE, _HELP, _one("LEAVE", "JOIN"), _MAYBE, _one("as", "from", op="?"), _POST],
        [_one("HE"), _MAYBE, _one("LEADS")],
    ],
    # "was tapped to lead the Fair Trade Commission"; "picked Lee On-yu to head the new agency"
    # "OUT: Oh Min-gyu as Kakao president"; "with Kim as its chair"
    "name_as_title": [
        [
            _one("W", "ADV", "NAMED", "BECOME", "LEAVE", "OUSTED", "JOIN"),
            _one(":"),
            _PERSON,
            _one("as"),
            _POST,
        ],
        [_one("with"), _PERSON, _one("as"), _POST],
    ],
    # "Oh's seat as party leader", "Oh's resignation as chief executive"; "Oh, whose term as governor ends in May,"
    "names_role_as_title": [
        [_ANY_PERSON, _one("W", "LEAVE", "DATE", op="{1,3}"), _one("as"), _POST],
        [_ANY_PERSON, _COMMA, _one("W"), _one("W", "LEAVE", "DATE", op="{1,3}"), _one("as"), _POST],
    ],
    # "Naver, the company she led as CEO until 2022,"
    "he_led_as_title": [[_one("HE"), _one("W"), _one("as"), _POST]],
    # "The new minister is Seol Min-ah", "Its vice chair is Rep. Pyo Chang-ho"
    "title_is_name": [
        [_POST, _one("WILL", op="*"), _one("BE", "BEEN"), _one("NAME")],
        [_POST, _one("WILL", op="*"), _one("BE", "BEEN"), _POST, _one("NAME")],
    ],
    "named_to_lead": [
        [_ANY_PERSON, _HELP, _one("NAMED"), _one("LEADS")],
        [_NAMES, _WORDS, _ANY_PERSON, _one("LEADS")],
        [_ANY_PERSON, _HELP, _one("NAMED"), _one("LEADS"), _one("as"), _POST],
        [_NAMES, _WORDS, _ANY_PERSON, _one("LEADS"), _one("as"), _POST],
    ],
    # "who heads KT's AI Future Lab"
    "leads_organisation": [
        [*_WHO, _MAYBE, _one("LEADS")],
        [_PERSON, _COMMA, _one("W", "DET", "CAP1", "ORG", op="{1,5}"), _one("who"), _one("LEADS")],
        [_PERSON, _MAYBE, _one("LEADS")],
    ],
    # "Song, who once led Naver's lab, now leads the party"
    "name_leads": [[_PERSON, _one("LEADS")]],
    # "the committee, headed by Song Ha-jin"
    "headed_by_name": [[_one("HEADED"), _PERSON]],
    # "Ha was appointed as senior secretary", "Bae Kyung-hoon named minister"
    "name_was_named": [
        [_ANY_PERSON, _HELP, _one("NAMED"), _one("as", "to", "for", "BEEN", op="{0,2}"), _POST]
    ],
    # "Bae, named science minister on Monday,"
    "name_comma_named": [
        [_ANY_PERSON, _COMMA, _MAYBE, _one("NAMED"), _MAYBE, _one("as", "to", "BEEN", op="{0,2}"), _POST]
    ],
    # "Kim A and Lee B will lead it as co-presidents"
    "names_as_titles": [[_PERSON, _AND, _PERSON, _HELP, _WORDS, _one("as"), _POST]],
    # "named Yun Byeol its first chief AI officer", "tapping AI expert Bae Kyung-hoon as the new science minister"
    "named_name": [
        [_NAMES, _WORDS, _ANY_PERSON, _AS, _POST],
        [_NAMES, _WORDS, _ANY_PERSON, _one("from", "of", "at"), _one("ORG", "CAP", "CAP1"), _AS, _POST],
        [_NAMES, _ANY_PERSON, _POST],
        [_NAMES, _WORDS, _POST, _ANY_PERSON, _AS, _POST],
        [_NAMES, _WORDS, _POST, _PERSON, _POST],
    ],
    # "Hong Eun-gi stays on as CEO", "Lee will take over as chairman", "Kim joined KT as chief AI officer"
    "name_became": [
        [_ANY_PERSON, _HELP, _one("BECOME"), _one("as", op="?"), _POST],
        [_ANY_PERSON, _HELP, _one("JOIN"), _WORDS, _one("as"), _POST],
        [_PERSON, _FILL, _one("JOIN"), _WORDS, _one("as"), _POST],
        [_PERSON, _FILL, _AND, _HELP, _BEGINS, _one("as", op="?"), _POST],
        [_PERSON, _FILL, _one("to"), _one("BECOME"), _POST],
    ],
    # "Bae is the science minister"
    "name_is_title": [
        [_ANY_PERSON, _one("AUX", "WILL", op="*"), _one("BE", "BEEN", op="+"), _one("AUX", op="?"), _POST]
    ],
    # "President Lee came to office last June"
    "name_took_office": [[_ANY_PERSON, _HELP, _one("ENTER")]],
    # "the CEO, Wang Tae-il, who took over from Yeo last October,"
    "who_took_office": [[*_WHO, _MAYBE, _HELP, _MAYBE, _one("ENTER", "REPLACE")]],
    # "Ha Jung-woo, senior secretary for AI, stepped down", "Kim resigned as CEO", "was dismissed as chairman"
    "name_left": [
        [_ANY_PERSON, _HELP, _ENDS, _one("as", "from", op="?"), _POST],
        [_ANY_PERSON, _HELP, _ENDS],
    ],
    # "Kim will step down as CTO in March", "offered to resign as CTO": not yet
    "name_to_leave": [[_ANY_PERSON, _ANYTHING, _one("LEAVE_TO"), _one("as", "from", op="?"), _POST]],
    # "Hong Yi-an has replaced Woo Jae-min as senior secretary", "was replaced by Lena Vogel as CTO"
    "name_replaced": [
        [_ANY_PERSON, _HELP, _one("REPLACE"), _one("NAME", "CAP", "CAP1", "W"), _one("as"), _POST],
        [_ANY_PERSON, _HELP, _one("REPLACE"), _ANY_PERSON],
        [_ANY_PERSON, _HELP, _one("REPLACE"), _one("by"), _ANY_PERSON, _one("as"), _POST],
        [_ANY_PERSON, _HELP, _one("REPLACE"), _one("by"), _ANY_PERSON],
    ],
    # "She succeeded Oh Se-yeon as director of ETRI", "…, replacing Oh Se-yeon", "takes over as CEO from Oh Se-yeon"
    "replaced_name": [
        [_one("REPLACE"), _PERSON, _one("as"), _POST],
        [_one("REPLACE"), _PERSON],
        [_one("BECOME"), _POST, _one("from"), _PERSON],
    ],
    # "fired Science Minister Oh Se-yeon", "replaced vice minister Oh Se-yeon with Mo Ye-rin"
    "ousted_title_name": [
        [_one("OUSTED"), _POST, _PERSON],
        [_one("REPLACE"), _POST, _PERSON, _one("with"), _PERSON],
    ],
    # "Oh Se-yeon was replaced as vice science minister by Mo Ye-rin"
    "replaced_as_title": [
        [_ANY_PERSON, _HELP, _one("REPLACE"), _one("as"), _POST],
        [_ANY_PERSON, _HELP, _one("REPLACE"), _one("as"), _POST, _one("by"), _PERSON],
    ],
    # "Cho Min-guk is running for Busan governor"
    "name_runs": [[_ANY_PERSON, _WORDS, _HELP, _WORDS, _one("RUN"), _POST]],
}

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
    "relative": {(",", "who")},
    "clause_replaced": {("from", "NAME")},
    "named": {(who, ",") for who in _HOLDERS},
    "clause_is": {(link, "POST") for link in ("BE", "BEEN", "as", "AUX")},
    "clause_became": {(link, "POST") for link in ("BE", "BEEN", "as")},
}  # fmt: skip
_NONE = frozenset[Any]()
_SENTENCE_GROUPS = tuple(group for group in _GROUPS if not group.startswith("clause"))
_CLAUSE_GROUPS = tuple(group for group in _GROUPS if group.startswith("clause"))
_WANTED_ALONE = {"marked": frozenset(("LEADS", "HEADED")), "relative": frozenset(("HE",))}
_BYLINE = re.compile(
    r"\W*(?:By|BY|Reporting by|\(Reporting|Editing by|Photo by|Written by|Edited by)\b[^.]{0,120}$"
)


# What no list of titles tells: "picked to lead", "an official at", "official Kim", "policy lead for".
_TO_LEAD = re.compile(
    r"[tol](?:o (?:lead|chair)\b|fficial(?:,| (?:[A-Z]|(?:at|from|in|of|for|with|who|and|now)\b))|ead (?:at|for)\b)"
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


def _is_of_office(bond: Bond) -> bool:
    position = bond.position.text
    return not is_profession(position) and not (bond.organization is None and says_no_office(position))


def _groups(symbols: Sequence[str], plural: bool) -> list[str]:
    """The groups of rules that a sentence of these symbols can match."""
    pairs = set(pairwise(symbols))
    groups = []
    for group in _SENTENCE_GROUPS:
        if (group == "plural" and not plural) or (group == "named" and "NAMED" not in symbols):
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
    pairs = set(pairwise(clause))
    return [
        group
        for group in _CLAUSE_GROUPS
        if not _WANTED.get(group, _NONE).isdisjoint(clause)
        or not pairs.isdisjoint(_WANTED_PAIRS.get(group, _NONE))
    ]


class Extractor:
    """Finds `Official` records."""

    group: ClassVar[str] = "officials"

    def __init__(self, vocab: Vocab) -> None:
        """The patterns for whole sentences and for clauses, compiled for `vocab`."""
        self.vocab = vocab
        for symbol in {*_CLASSES, *_KINDS_OF_WORD}:
            vocab[_MARK + symbol].shape_ = _CLASSES.get(symbol, "")
            vocab[_MARK + symbol].norm_ = _KINDS_OF_WORD.get(symbol, "")
        self.trigger = _trigger()
        self.order = {name: index for index, name in enumerate(PATTERNS)}
        self.matchers = {group: Matcher(vocab) for group in _GROUPS}
        for name, patterns in PATTERNS.items():
            group = next(group for group, names in _GROUPS.items() if name in names)
            self.matchers[group].add(name, patterns)

    def token_places(self, text: str) -> Iterable[int]:
        """Nowhere: the patterns are matched on shapes, made from the text."""
        return ()

    def shapes(self, reading: Reading) -> Iterator[Doc]:
        """The shapes that the patterns are matched on, for every sentence with a title."""
        for parsed in self._parsed(reading):
            yield self._doc(parsed.row)
            yield self._doc(parsed.clause)

    def _parsed(self, reading: Reading) -> Iterator[ParsedSentence]:
        """The sentences with a title and somebody who can hold it."""
        for sentence in reading.sentences_with(self.trigger):
            for start, end in words.windows(reading.text, sentence.start_char, sentence.end_char):
                if not _BYLINE.match(reading.text[start:end].rstrip()):
                    parsed = ParsedSentence(reading, sentence, start, end)
                    if parsed.promising():
                        yield parsed

    def __call__(self, reading: Reading) -> Iterator[Official]:
        """The officials of a document, in the order of the text."""
        full_names = FullNames(reading.text)
        bonds: list[tuple[Bond, ParsedSentence]] = []
        for parsed in self._parsed(reading):
            bonds += [(bond, parsed) for bond in self._bonds(parsed, full_names)]
        bonds = [pair for pair in bonds if _is_of_office(pair[0])]
        held = held_titles(bonds)
        records = [
            record_of(reading, bond, person_of(bond, reading.text, full_names, held), parsed)
            for bond, parsed in bonds
        ]
        beside = [bond.beside for bond, _ in bonds]
        yield from with_sectors(with_employers(records, [parsed for _, parsed in bonds], beside))

    def _doc(self, row: Sequence[Chunk]) -> Doc:
        return Doc(self.vocab, words=[_MARK + chunk.symbol for chunk in row])

    def _matches(self, group: str, shape: Doc) -> Iterator[tuple[int, int, int, str]]:
        for key, start, end in self.matchers[group](shape):
            name = self.vocab.strings[key]
            yield self.order[name], start, end, name

    def _bonds(self, parsed: ParsedSentence, full_names: FullNames) -> list[Bond]:
        found: list[tuple[int, int, int, str]] = []
        symbols = [chunk.symbol for chunk in parsed.row]
        if PEOPLE.isdisjoint(symbols):
            return []
        groups = _groups(symbols, any(post.plural for post in parsed.posts))
        shape = self._doc(parsed.row) if groups else None
        if shape is not None:
            for group in groups:
                found += self._matches(group, shape)
        clause = [chunk.symbol for chunk in parsed.clause]
        if groups := _clause_groups(clause):
            if shape is None or clause != symbols:
                shape = self._doc(parsed.clause)
            for group in groups:
                found += self._matches(group, shape)
        if not found:
            return []
        weaver = Weaver(parsed, full_names)
        for _, start, end, name in sorted(found, key=lambda match: (match[0], match[1], -match[2])):
            weaver.weave(name, parsed.clause if name in CLAUSES else parsed.row, start, end)
        return weaver.bonds
