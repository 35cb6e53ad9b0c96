"""Places in an order in English: "ranked third", "No. 3", "third-largest", "top three", "second only to …".

Every pattern finds words that can state a rank; `ranking.conditions` says whether they do here and where
the anchor begins and ends, `ranking.slots` of how many and of when. Who is ranked, in what and by whom is chosen
by evidence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar

from spacy.matcher import Matcher
from spacy.tokens import Span
from spacy.vocab import Vocab

from kaix.attribution.en.ranks import GRAMMAR
from kaix.attribution.ranks.fill import filled
from kaix.reading import Reading
from kaix.records import Ranking
from kaix.rules.en.ranking import around, ordinals, passage, places, slots, tables, triggers
from kaix.rules.en.ranking.ordinal_conditions import SHORT_BE
from kaix.rules.en.ranking.ordinals import use

Pattern = list[dict[str, Any]]


def _any(*words: str) -> dict[str, Any]:
    return {"LOWER": {"IN": list(words)}}


_NTH = _any(*ordinals.ORDINALS)
_NUMBER = _any(*ordinals.NUMBERS)
_FILLER = {**_any(*use("filler"), *ordinals.COMPOUND), "OP": "{0,5}"}
_THE = {**_any("the", "a", "joint", "tied", "-", *ordinals.TENS), "OP": "{0,3}"}
_NO_MARK = {"LOWER": {"NOT_IN": [",", ".", ";", ":", *ordinals.ORDINALS]}}
_SUPERLATIVE = {"LOWER": {"REGEX": "^(?:[a-z]{2,}est|most|best|worst|least)$"}}

PATTERNS: dict[str, list[Pattern]] = {
    # "second only to the US", "behind only China": one more than the names that follow
    "second_only_to": [
        [_any("second"), _any("only"), _any("to")],
        [_any("behind", "trailing", "trails", "trailed", "trail", "after"), _any("only")],
    ],
    # "topped the list", "came out on top", "leads the ranking"
    "topped_the_list": [
        [_any(*ordinals.TOPPING), {**_NO_MARK, "OP": "{0,6}"}, _any(*use("list_noun"))],
        [_any("come", "comes", "came", "coming"), _any("out", "in"), _any("on", "at"), _any("top")],
        [
            _any("came", "comes", "come", "finished", "ranked", "stands", "stood"),
            {**_any("on"), "OP": "?"},
            _any("top"),
        ],
    ],
    # "the top spot", "top place": the first
    "top_spot": [[_any("top", "pole"), {"ORTH": "-", "OP": "?"}, _any("spot", "place", "position", "slot")]],
    # "third-largest", "second most competitive", "fourth-most used"
    "nth_largest": [[_NTH, {"ORTH": "-", "OP": "?"}, _SUPERLATIVE]],
    # "one of the three largest markets"
    "one_of_the_n_largest": [
        [_any("of", "among"), {**_NO_MARK, "OP": "{1,4}"}, _NUMBER, {"ORTH": "-", "OP": "?"}, _SUPERLATIVE],
    ],
    # "ranked fifth", "came in ninth", "tied for third", "stood at 14th", "is third"
    "ranked_nth": [
        [_any(*use("rank_verb")), _FILLER, _NTH],
        [_any(*use("come_verb")), _FILLER, _NTH],
        [_any(*use("hold_verb")), _FILLER, _NTH],
        [_any(*use("be_verb"), *SHORT_BE), _FILLER, _NTH],
        [_any("as"), _any("high", "low"), _any("as"), _THE, _NTH],
        [
            _any("regarded", "considered", "rated", "judged", "deemed", "seen", "viewed"),
            _any("as"),
            _THE,
            _NTH,
        ],
        [_any("once", "now", "currently", "previously", "formerly"), _NTH],
        [
            _any("tie", "ties", "tied", "tying"),
            _any("with"),
            {**_NO_MARK, "OP": "{1,5}"},
            _any("for", "at", "in"),
            _NTH,
        ],
    ],
    # "placing the country 11th", "put it sixth", "ranks Naver third"
    "ranked_someone_nth": [
        [_any(*use("transitive")), {**_NO_MARK, "OP": "{1,7}"}, _NTH],
        [_any("with"), {**_NO_MARK, "OP": "{1,4}"}, _NTH],
    ],
    # "climbed two places to seventh", "up to sixth"
    "moved_to_nth": [
        [
            _any(*use("move_verb")),
            {"LOWER": {"NOT_IN": [".", ";"]}, "OP": "{0,9}"},
            _any("to", "into", "at"),
            _THE,
            _NTH,
        ],
        [_NTH, _any("→", "->", "-->"), _NTH],
    ],
    # "slipped from sixth", "up from eighth"
    "from_nth": [[_any("from"), _THE, _NTH], [_NTH, _any("→", "->", "-->")]],
    # "aims for third", "race for third"
    "for_nth": [[_any(*ordinals.AIMING), _any("for", "at"), _THE, _NTH]],
    # "third place", "sixth spot", "fifth-ranked", "third AI power"
    "nth_place": [
        [_NTH, {"ORTH": "-", "OP": "?"}, _any(*use("place_noun"), "ranked", "placed")],
        [_NTH, _any("ai"), _any("power", "powerhouse", "superpower")],
    ],
    # "eighth out of 195", "ninth among 38"
    "nth_of_n": [
        [_NTH, {**_any("out"), "OP": "?"}, _any("of", "among"), {**_any("the", "all"), "OP": "?"}, _NUMBER],
    ],
    # "11th worldwide", "fourth in the world", "third in Asia", "seventh behind"
    "nth_worldwide": [
        [_NTH, _any(*ordinals.WORLDWIDE, "overall", "behind", "nationwide", "nationally")],
        [_NTH, _any("in", "on"), {**_any("the"), "OP": "?"}, _any("world", "globe", *ordinals.REGIONS)],
        [_NTH, _any("in", "on"), _any("the"), {**_NO_MARK, "OP": "{0,3}"}, _any(*use("list_noun"))],
        [
            _NTH,
            _any("among", "amongst"),
            {**_NO_MARK, "OP": "{0,4}"},
            _any(*use("group_noun"), *ordinals.REGIONS, "peers", "rivals"),
        ],
    ],
    # "No. 3", "#3", "number three"
    "number_n": [
        [_any("no"), {"ORTH": "."}, _NUMBER],
        [_any(*ordinals.NUMBERED)],
        [_any("no"), {"LOWER": {"REGEX": r"^\d{1,3}$"}}],
        [{"ORTH": "#"}, {"LOWER": {"REGEX": r"^\d{1,3}(?:st|nd|rd|th)?$"}}],
        [_any("number"), {"ORTH": "-", "OP": "?"}, _NUMBER],
        [_any("rank", "ranks", "ranked", "ranking"), {**_any("at"), "OP": "?"}, _NUMBER],
    ],
    # "top three", "top-10", "big three"
    "top_n": [[_any("top", "big"), {"ORTH": "-", "OP": "?"}, _NUMBER]],
    # "AI G3", "three AI powers"
    "n_powers": [
        [_any("g2", "g3", "g4", "g5")],
        [_NUMBER, {**_any(*ordinals.GREAT), "OP": "{0,2}"}, _any("ai"), _any(*use("power_noun"))],
        [_any("ai"), _any("big", "top"), {"ORTH": "-", "OP": "?"}, _NUMBER],
    ],
    # "Singapore (2nd)"
    "bracketed_nth": [[{"ORTH": "("}, _NTH, {"ORTH": ")"}]],
    # "Nvidia first, AMD second and Intel ninth", "the eighth and the eighteenth", "China, at sixth"
    "also_nth": [[_NTH]],
    # a line of a list or a row of a table: "3. South Korea", "3 | South Korea | 71.2"; the cells of a column of
    # ranks, "Talent | 19 | 12", are read by `ranking.tables`
    "listed_nth": [
        [{"IS_SENT_START": True, **_any(*map(str, range(1, 101)))}, {"ORTH": {"IN": [".", ")", "|"]}}],
        [{"IS_SENT_START": True, **_NTH}, {"ORTH": {"IN": [":", "—", "–"]}}],
    ],
    # a line of a newsletter: "3 — where Korea stands in the count", "22nd — where Busan stands among ports"
    "n_where": [
        [
            _any(*ordinals.NUMBERS, *ordinals.ORDINALS),
            _any("—", "–", "-", ":"),
            {"LOWER": {"NOT_IN": [".", ";", "|"]}, "OP": "{0,8}"},
            _any(*use("place_noun"), "standing", "stands", "sits", "ranks", "ranked", "placed", "finished"),
        ]
    ],
    # "finished runner-up", "the runner-up"
    "runner_up": [[_any("runner", "runners"), {"ORTH": "-"}, _any("up")]],
}

_ORDER = {name: number for number, name in enumerate(PATTERNS)}


Words = Callable[[str], Any]
"""Whether a word in lower case is one of some."""


def _words(token: dict[str, Any]) -> frozenset[str] | None:
    """The words that one token of a pattern can be; `None` where the pattern lists none."""
    if isinstance(token.get("ORTH"), str):
        return frozenset((token["ORTH"].lower(),))
    return frozenset(token["LOWER"]["IN"]) if "IN" in token.get("LOWER", {}) else None


def _needs(pattern: Pattern) -> tuple[frozenset[str], ...]:
    """For each word that a pattern cannot do without, its alternatives, the fewest first."""
    needed = [words for token in pattern if "OP" not in token and (words := _words(token))]
    return tuple(sorted(needed, key=len))


def _next_to(tokens: Pattern) -> Words | None:
    """What can stand right at the side of a number towards which `tokens` go on; `None` for anything."""
    allowed: set[str] = set()
    for token in tokens:
        words = _words(token)
        if words is None:
            if token != _SUPERLATIVE:
                return None
            return lambda word: word in allowed or _IS_SUPERLATIVE(word)
        allowed |= words
        if "OP" not in token:
            return allowed.__contains__
    return None


_NUMBERS = frozenset((*ordinals.ORDINALS, *ordinals.NUMBERS))
_IS_SUPERLATIVE = re.compile(_SUPERLATIVE["LOWER"]["REGEX"]).match


class _Rule:
    """One pattern, and what tells without its Matcher that it cannot match."""

    def __init__(self, vocab: Vocab, name: str, pattern: Pattern) -> None:
        self.name, self.needs = name, _needs(pattern)
        self.matcher = Matcher(vocab)
        self.matcher.add(name, [pattern])
        at = next((at for at, token in enumerate(pattern) if token in (_NTH, _NUMBER)), None)
        self.number: frozenset[str] | None = None if at is None else _words(pattern[at])
        self.before = None if at is None else _next_to(pattern[:at][::-1])
        self.after = None if at is None else _next_to(pattern[at + 1 :])

    def may_match(self, words: list[str], known: frozenset[str], numbers: Iterable[int]) -> bool:
        """Whether a sentence of these words, and "" in front and behind, can hold a match around one of `numbers`."""
        if self.number is not None and not any(
            words[at] in self.number
            and (self.before is None or self.before(words[at - 1]))
            and (self.after is None or self.after(words[at + 1]))
            for at in numbers
        ):
            return False
        return not any(map(known.isdisjoint, self.needs))


def _within(row: Ranking, others: list[Ranking], ends: list[int]) -> bool:
    """Whether `row` shares a character with one of `others`, in order, which end at `ends`."""
    at = bisect_right(ends, row.start)
    return at < len(others) and others[at].start < row.end


class Extractor:
    """Finds `Ranking` records."""

    group: ClassVar[str] = "rankings"

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._last: tuple[str, list[int]] = ("", [])
        self.rules = [
            _Rule(vocab, name, pattern) for name, patterns in PATTERNS.items() for pattern in patterns
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
                    records, carried = slots.rankings(reading, part, ranks, carried)
                    yield from (row for row in records if not _within(row, in_cells, ends))

    def matches(self, sentence: Span) -> list[tuple[str, int, int]]:
        """The matches in `sentence`: (rule, first token, end)."""
        words = ["", *(token.lower_ for token in sentence), ""]
        known = frozenset(words)
        numbers = [at for at, word in enumerate(words) if word in _NUMBERS]
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
        return [found[core] for core in sorted(found)]
