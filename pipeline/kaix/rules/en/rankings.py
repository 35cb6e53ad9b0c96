"""Places in an order in English: "ranked third", "No. 3", "third-largest", "top three", "second only to …".

Every pattern finds words that can state a rank; `ranking.conditions` says whether they do here and where
the anchor begins and ends, `ranking.slots` of how many and of when. Who is ranked, in what and by whom is chosen
by evidence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import ClassVar

from spacy.tokens import Span
from spacy.vocab import Vocab

from kaix.attribution.en.ranks import GRAMMAR
from kaix.attribution.ranks.fill import filled
from kaix.reading import Reading
from kaix.records import Ranking
from kaix.rules.en.ranking import around, ordinals, passage, places, slots, tables, triggers
from kaix.rules.en.ranking.matching import NTH, NUMBER, NUMBERS, SUPERLATIVE, Pattern, Rule, lower
from kaix.rules.en.ranking.ordinal_conditions import SHORT_BE
from kaix.rules.en.ranking.ordinals import use

_FILLER = {**lower(*use("filler"), *ordinals.COMPOUND), "OP": "{0,5}"}
_THE = {**lower("the", "a", "joint", "tied", "-", *ordinals.TENS), "OP": "{0,3}"}
_NO_MARK = {"LOWER": {"NOT_IN": [",", ".", ";", ":", *ordinals.ORDINALS]}}

PATTERNS: dict[str, list[Pattern]] = {
    # "second only to the US", "behind only China": one more than the names that follow
    "second_only_to": [
        [lower("second"), lower("only"), lower("to")],
        [lower("behind", "trailing", "trails", "trailed", "trail", "after"), lower("only")],
    ],
    # "topped the list", "came out on top", "leads the ranking"
    "topped_the_list": [
        [lower(*ordinals.TOPPING), {**_NO_MARK, "OP": "{0,6}"}, lower(*use("list_noun"))],
        [lower("come", "comes", "came", "coming"), lower("out", "in"), lower("on", "at"), lower("top")],
        [
            lower("came", "comes", "come", "finished", "ranked", "stands", "stood"),
            {**lower("on"), "OP": "?"},
            lower("top"),
        ],
        [
            lower("at"),
            lower("the"),
            lower("top"),
            lower("of"),
            {**_NO_MARK, "OP": "{0,5}"},
            lower(*use("list_noun")),
        ],
        [
            lower(*ordinals.TOPPING),
            lower("the"),
            lower("world", "globe", "nation", "country", "region"),
            lower("in", "for"),
        ],
    ],
    # "the top spot", "top place": the first
    "top_spot": [
        [lower("top", "pole"), {"ORTH": "-", "OP": "?"}, lower("spot", "place", "position", "slot")],
        [
            lower("top"),
            lower("global", "world", "national", "overall"),
            lower("spot", "place", "position", "slot"),
        ],
    ],
    # "third-largest", "second most competitive", "fourth-most used"
    "nth_largest": [[NTH, {"ORTH": "-", "OP": "?"}, SUPERLATIVE]],
    # "one of the three largest markets"
    "one_of_the_n_largest": [
        [lower("of", "among"), {**_NO_MARK, "OP": "{1,4}"}, NUMBER, {"ORTH": "-", "OP": "?"}, SUPERLATIVE],
    ],
    # "ranked fifth", "came in ninth", "tied for third", "stood at 14th", "is third"
    "ranked_nth": [
        [lower(*use("rank_verb")), _FILLER, NTH],
        [lower(*use("come_verb")), _FILLER, NTH],
        [lower(*use("hold_verb")), _FILLER, NTH],
        [lower(*use("be_verb"), *SHORT_BE), _FILLER, NTH],
        [lower("as"), lower("high", "low"), lower("as"), _THE, NTH],
        [
            lower("regarded", "considered", "rated", "judged", "deemed", "seen", "viewed"),
            lower("as"),
            _THE,
            NTH,
        ],
        [lower("once", "now", "currently", "previously", "formerly"), NTH],
        [
            lower("tie", "ties", "tied", "tying"),
            lower("with"),
            {**_NO_MARK, "OP": "{1,5}"},
            lower("for", "at", "in"),
            NTH,
        ],
    ],
    # "placing the country 11th", "put it sixth", "ranks Naver third"
    "ranked_someone_nth": [
        [lower(*use("transitive")), {**_NO_MARK, "OP": "{1,7}"}, NTH],
        [lower("with"), {**_NO_MARK, "OP": "{1,4}"}, NTH],
    ],
    # "climbed two places to seventh", "up to sixth"
    "moved_to_nth": [
        [
            lower(*use("move_verb")),
            {"LOWER": {"NOT_IN": [".", ";"]}, "OP": "{0,9}"},
            lower("to", "into", "at"),
            _THE,
            NTH,
        ],
        [NTH, lower("→", "->", "-->"), NTH],
    ],
    # "slipped from sixth", "up from eighth"
    "from_nth": [[lower("from"), _THE, NTH], [NTH, lower("→", "->", "-->")]],
    # "aims for third", "race for third"
    "for_nth": [[lower(*ordinals.AIMING), lower("for", "at"), _THE, NTH]],
    # "third place", "sixth spot", "fifth-ranked", "third AI power"
    "nth_place": [
        [NTH, {"ORTH": "-", "OP": "?"}, lower(*use("place_noun"), "ranked", "placed")],
        [NTH, lower("ai"), lower("power", "powerhouse", "superpower")],
    ],
    # "eighth out of 195", "ninth among 38"
    "nth_of_n": [
        [NTH, {**lower("out"), "OP": "?"}, lower("of", "among"), {**lower("the", "all"), "OP": "?"}, NUMBER],
    ],
    # "11th worldwide", "fourth in the world", "third in Asia", "seventh behind"
    "nth_worldwide": [
        [NTH, lower(*ordinals.WORLDWIDE, "overall", "behind", "nationwide", "nationally")],
        [NTH, lower("in", "on"), {**lower("the"), "OP": "?"}, lower("world", "globe", *ordinals.REGIONS)],
        [NTH, lower("in", "on"), lower("the"), {**_NO_MARK, "OP": "{0,3}"}, lower(*use("list_noun"))],
        [
            NTH,
            lower("among", "amongst"),
            {**_NO_MARK, "OP": "{0,4}"},
            lower(*use("group_noun"), *ordinals.REGIONS, "peers", "rivals"),
        ],
    ],
    # "No. 3", "#3", "number three"
    "number_n": [
        [lower("no"), {"ORTH": "."}, NUMBER],
        [lower(*ordinals.NUMBERED)],
        [lower("no"), {"LOWER": {"REGEX": r"^\d{1,3}$"}}],
        [{"ORTH": "#"}, {"LOWER": {"REGEX": r"^\d{1,3}(?:st|nd|rd|th)?$"}}],
        [lower("number"), {"ORTH": "-", "OP": "?"}, NUMBER],
        [lower("rank", "ranks", "ranked", "ranking"), {**lower("at"), "OP": "?"}, NUMBER],
    ],
    # "top three", "top-10", "big three"
    "top_n": [[lower("top", "big"), {"ORTH": "-", "OP": "?"}, NUMBER]],
    # "AI G3", "three AI powers"
    "n_powers": [
        [lower("g2", "g3", "g4", "g5")],
        [NUMBER, {**lower(*ordinals.GREAT), "OP": "{0,2}"}, lower("ai"), lower(*use("power_noun"))],
        [lower("ai"), lower("big", "top"), {"ORTH": "-", "OP": "?"}, NUMBER],
    ],
    # "Singapore (2nd)"
    "bracketed_nth": [[{"ORTH": "("}, NTH, {"ORTH": ")"}]],
    # "Nvidia first, AMD second and Intel ninth", "the eighth and the eighteenth", "China, at sixth"
    "also_nth": [[NTH]],
    # a line of a list or a row of a table: "3. South Korea", "3 | South Korea | 71.2"; the cells of a column of
    # ranks, "Talent | 19 | 12", are read by `ranking.tables`
    "listed_nth": [
        [{"IS_SENT_START": True, **lower(*map(str, range(1, 101)))}, {"ORTH": {"IN": [".", ")", "|"]}}],
        [{"IS_SENT_START": True, **NTH}, {"ORTH": {"IN": [":", "—", "–"]}}],
    ],
    # a line of a newsletter: "3 — where Korea stands in the count", "22nd — where Busan stands among ports"
    "n_where": [
        [
            lower(*ordinals.NUMBERS, *ordinals.ORDINALS),
            lower("—", "–", "-", ":"),
            {"LOWER": {"NOT_IN": [".", ";", "|"]}, "OP": "{0,8}"},
            lower(*use("place_noun"), "standing", "stands", "sits", "ranks", "ranked", "placed", "finished"),
        ]
    ],
    # "finished runner-up", "the runner-up"
    "runner_up": [[lower("runner", "runners"), {"ORTH": "-"}, lower("up")]],
}

_ORDER = {name: number for number, name in enumerate(PATTERNS)}


def _within(row: Ranking, others: list[Ranking], ends: list[int]) -> bool:
    """Whether `row` shares a character with one of `others`, in order, which end at `ends`."""
    at = bisect_right(ends, row.start)
    return at < len(others) and others[at].start < row.end


def _once(found: Iterable[around.Place]) -> Iterator[around.Place]:
    """Leave out a count of those ahead behind the place that it says again: "third, behind only A and B"."""
    ranks: set[int] = set()
    for place in found:
        if place.rule != "second_only_to" or place.rank not in ranks:
            yield place
        ranks.add(place.rank)


class Extractor:
    """Finds `Ranking` records."""

    group: ClassVar[str] = "rankings"

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._last: tuple[str, list[int]] = ("", [])
        self.rules = [
            Rule(vocab, name, pattern) for name, patterns in PATTERNS.items() for pattern in patterns
        ]

    def token_places(self, text: str) -> Iterable[int]:
        """Where the words stand that every rule needs one of."""
        last, found = self._last
        if text is not last:  # asked for twice: where tokens are needed, and then where rules run
            found = triggers.places(text)
            self._last = text, found
        return found

    def __call__(self, reading: Reading) -> Iterator[Ranking]:
        """The rankings of a document, in the order of its text."""
        in_cells = list(tables.rankings(reading))
        yield from in_cells
        yield from filled(reading, self.found(reading, in_cells), GRAMMAR)

    def found(self, reading: Reading, in_cells: list[Ranking]) -> Iterator[Ranking]:
        """The ranks outside of tables with what the patterns read of their slots."""
        ends = [row.end for row in in_cells]
        carried = passage.Carried()
        for sentence in reading.sentences_of(self.token_places(reading.text)):
            for begin in range(sentence.start, sentence.end, passage.LONGEST):
                piece = reading.doc[begin : min(begin + passage.LONGEST, sentence.end)]
                found = self.places(reading, piece, carried)
                for part, ranks in passage.parts(piece, found):
                    records, carried = slots.rankings(reading, part, ranks)
                    yield from (row for row in records if not _within(row, in_cells, ends))

    def matches(self, sentence: Span) -> list[tuple[str, int, int]]:
        """The matches in `sentence`: (rule, first token, end)."""
        words = ["", *(token.lower_ for token in sentence), ""]
        known = frozenset(words)
        numbers = [at for at, word in enumerate(words) if word in NUMBERS]
        return [
            (rule.name, start, end)
            for rule in self.rules
            if rule.may_match(words, known, numbers)
            for _, start, end in rule.matcher(sentence)
        ]

    def places(self, reading: Reading, sentence: Span, carried: passage.Carried) -> list[around.Place]:
        """The places that `sentence` states, in order: of the rules that match one number, the first."""
        chained = carried.reaches(reading.index_at(sentence.start_char))
        about = around.Around(reading, sentence, chained=chained)
        found: dict[int, around.Place] = {}
        matches = self.matches(sentence)
        for name, start, end in sorted(matches, key=lambda match: (_ORDER[match[0]], -match[1], -match[2])):
            place = places.place_of(about, name, sentence[start:end], found)
            if place is not None and not any(place.overlaps(other) for other in found.values()):
                found[place.core] = place
        return list(_once(found[core] for core in sorted(found)))
