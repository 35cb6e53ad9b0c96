"""Whether words state a rank, which one, and where its anchor begins and ends.

An ordinal orders a hundred things in news ("the third quarter", "second vice minister"), so each rule
of `rankings.PATTERNS` has a condition here on what stands around it; what follows a bare ordinal must
not be a noun ("ranked third in Asia", not "placed third orders").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span

from pipeline import vocabulary
from pipeline.reading import Reading

_UNITS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_WORDS = (
    *(
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
    ),
    *(
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
    ),
    "twentieth",
)
_HIGHEST = 200
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "hundred": 100}


def _suffixed(number: int) -> str:
    last = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{last}"


ORDINALS = {word: number for number, word in enumerate(_WORDS, 1)} | {
    _suffixed(number): number for number in range(1, _HIGHEST + 1)
}
"""The ordinals that can be a rank, in lower case, and their numbers."""

NUMBERS = (
    {word: number for number, word in enumerate(_UNITS, 1)}
    | _TENS
    | {str(number): number for number in range(1, 501)}
)
"""The cardinals of "top ten", "No. 3" and "of 36 countries"."""


@cache
def use(name: str) -> tuple[str, ...]:
    """The words that `pipeline/vocabulary/ranking_words_en.tsv` lists under one use."""
    rows = vocabulary.table("ranking_words_en")
    return tuple(dict.fromkeys(word for row in rows if row["use"] == name for word in row["words"].split()))


def either(*words: str) -> str:
    """A regular expression for one of some words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


WORLDWIDE = ("worldwide", "globally", "internationally")
TOPPING = ("top", "tops", "topped", "topping", "lead", "leads", "led", "leading", "head", "heads", "headed")
AIMING: tuple[str, ...] = (
    "aim",
    "aims",
    "aimed",
    "aiming",
    "running",
    "run",
    "race",
    "racing",
    "vie",
    "vying",
    "jostle",
    "jostling",
)
AIMING += (
    "compete",
    "competing",
    "battle",
    "battling",
    "fight",
    "fighting",
    "shoot",
    "shooting",
    "settle",
    "settling",
)
GREAT = ("great", "major", "leading", "global", "world", "top", "strongest", "biggest", "largest", "big")
REGIONS = tuple(
    alias.lower()
    for row in vocabulary.table("regions")
    for alias in (row["name"], *row["aliases"].split(";"))
    if alias and " " not in alias and "-" not in alias
)

_NTH = rf"(?:{either(*_WORDS)}|\d{{1,3}}(?:st|nd|rd|th))"
CANDIDATE_WORDS = (
    *ORDINALS,
    *(
        "no",
        "#",
        "number",
        "top",
        "tops",
        "topped",
        "topping",
        "big",
        "only",
        *(f"g{n}" for n in range(2, 10)),
    ),
    *(
        "lead",
        "leads",
        "led",
        "head",
        "heads",
        "headed",
        "rank",
        "ranks",
        "ranked",
        "ranking",
        *use("power_noun"),
    ),
    *("largest", "biggest", "best"),
)
CANDIDATE = re.compile(r"^[^\S\n]*\d{1,3} ?[.)|]|#\d|[Nn][Oo]\.?\d", re.MULTILINE)
"""A sentence in which `TRIGGER` matches has one of the words or a match of this: cheaper to see for an article."""

# The marks that begin a word come first, once: seventy alternatives that each begin with `\b` take five times as long.
TRIGGER = re.compile(
    rf"\b(?:{_NTH}\b|no\.? ?\d|number[ -](?:{either(*_UNITS[:20])}|\d)\b|top(?:s|ped|ping)?\b|big[ -]\w|only\b|G[2-9]\b"
    rf"|(?:lead|leads|led|head|heads|headed) \w[^.\n]{{0,40}}\b(?:{either(*use('list_noun'))})\b|rank(?:s|ed|ing)?\b"
    rf"|AI (?:{either(*use('power_noun'))})\b|(?:largest|biggest|best)\b)|#\d|^[^\S\n]*\d{{1,3}} ?[.)|]",
    re.MULTILINE | re.IGNORECASE,
)

_SCOPE = (
    r"(?:worldwide|globally|internationally|world-wide|(?:in|around) the (?:whole |entire )?(?:world|globe))"
)
_PLACE = either(*use("place_noun"))
_LISTS = either(*use("list_noun"))

# What may follow a bare ordinal that is a rank: the end, a mark, or a word that opens another phrase.
_CLOSED = re.compile(
    rf"(?: (?:{_PLACE}|{_SCOPE}|overall))*(?:$|\s*[,.;:!?)\]”\"’'—–…|]|\s+-+\s|\s*\n"
    r"|\s+(?:in|on|at|among|amongst|out|behind|after|ahead|for|by|with|worldwide|globally|overall|but|while|from|to|as"
    r"|when|last|according|trailing|following|because|since|respectively|both|again|across|is|was|than|up|down|before|and"
    r"|or|only|just|now|so|despite|though|although|where|which|who|if|per|against|under|over|nationwide|nationally"
    rf"|internationally|of (?:the |all |about )?(?:\d+|{either(*_UNITS)})"
    r"|this (?:year|month|time|week|spring|quarter)|(?:two|three|four|five|six|\d+) (?:years?|months?|places|spots|notches)"
    r"|a (?:year|month)|(?:19|20)\d\d)\b)",
    re.IGNORECASE,
)
_AND_NTH = re.compile(rf"(?:,? (?:and|or|to) |, )(?:the )?{_NTH}(?![\w-])", re.IGNORECASE)
# "third in a row", "second to none", "first of all", "third in two years"
_IDIOM = re.compile(
    r"\s+(?:in (?:a |the )?(?:row|series|line|succession|command|as many|charge|history|trilogy)\b|to none\b|of all\b"
    r"|of its kind\b|and (?:foremost|final|last|only)\b|time\b|on the agenda\b"
    r"|in (?:\w+|the (?:last|past) \w+) (?:years|months|weeks|days|decades)\b)",
    re.IGNORECASE,
)
_RANKING = re.compile(
    rf"\b(?:{_LISTS}|rank\w*|{_SCOPE}|countries|nations|economies|world|behind|vibrancy|medals?|race|contest|competition"
    rf"|rivals?|{either(*REGIONS)}|among|respectively|notch(?:es)?|market share|competitiveness)\b|\b(?:first|1st) place\b",
    re.IGNORECASE,
)
_LED = re.compile(
    r"\b(?:rankings?|lists?|tables?|charts?|leaderboards?|index|indices|standings|league|pack)$", re.I
)
_TOTAL = re.compile(
    rf" (?:(?:out )?of|among) (?:the |all |a total of |about |some )?(?P<total>\d{{1,3}}|{either(*_UNITS)})\b(?![-,.]\d)"
    rf"(?: (?:[\w-]+ ){{0,2}}?(?P<group>{either(*use('group_noun'))})\b)?",
    re.IGNORECASE,
)
_SLASH_TOTAL = re.compile(r"/(?P<total>\d{1,3})\b")
_TIMELY = re.compile(
    r" (?:out )?(?:of|among) (?:the |all )?\w+ (?:\w+ )?(?:rounds|meetings|sessions|phases|stages|steps|terms|days|parts"
    r"|episodes|years|children|bills|hearings|tranches|batches|installments|speakers|months|quarters)\b",
    re.IGNORECASE,
)
_AFTER_SCOPE = re.compile(rf" {_SCOPE}\b(?!-)", re.IGNORECASE)
_AFTER_PLACE = re.compile(r"(?: |-)(?:place|spot|position|slot|ranked|rank)\b(?![-’'])", re.IGNORECASE)
_RANKED_BEFORE = re.compile(
    r"\b(?:rank(?:s|ed|ing)? (?:as |at |in )?(?:the |a )?(?:joint |equal )?|tied (?:for |at )?|joint |equal )[\"“‘]?$",
    re.IGNORECASE,
)
_NOUNS = re.compile(r"[ -]?\b([\w’'&%-]+)(?: ([\w’'&%-]+))?(?: ([\w’'&%-]+))?")
_NO_RANK = frozenset(use("no_rank"))
_NOT_SUPERLATIVE = frozenset(use("not_superlative"))
_UNRANKED_MOST = re.compile(r" (?:senior|important|recent|likely|common|powerful official)\b", re.IGNORECASE)
_EVER = re.compile(
    r"[^.;,]{0,40}\b(?:ever|on record|in (?:its |the |\w+ )?history|since (?:19|20)\d\d|single[- ]day|of the (?:year|day)"
    r"|-ranking|in (?:\w+|the (?:last|past) \w+) (?:years|months|weeks|decades|quarters))\b",
    re.IGNORECASE,
)
_BY_MOVING = re.compile(
    r"\b(?:up|down|ascent|climb\w*|r[io]se\w*|rising|jump\w*|mov(?:ed?|ing)|advanc\w+|leap\w*|surg\w+|improv\w+|f[ae]ll\w*"
    r"|slip\w*|drop\w*|sl[iu]d\w*|s[aiu]nk\w*|tumbl\w+|plung\w+|declin\w+|slump\w*|backslid\w*) (?:[\w-]+ ){0,6}from $",
    re.IGNORECASE,
)
_TO_NTH = re.compile(
    rf"(?: {_PLACE})?(?: [^\s.;]+){{0,6}}? (?:in)?to (?:the |joint |a )?(?:{_NTH}\b|No\.? ?\d|#\d)",
    re.IGNORECASE,
)
_STRONG_MOVE = re.compile(
    r"(?:climb|ris|rose|jump|fall|fell|slip|drop|slid|sink|sank|sunk|tumbl|plung|leap|surg|mov|advanc|soar|vault)",
    re.I,
)
_ITEM_BEFORE = re.compile(
    r"\b(?:issue|act|law|line|exit|room|unit|reactor|decree|bill|order|case|article|report|resolution|episode|chapter"
    r"|vol\.?|highway|route|bus|flight|gate|pier|table|figure|appendix|recommendation|task|project)s? $|[\w#&/]$",
    re.IGNORECASE,
)
_NAMED_BEFORE = re.compile(
    r"\b(?:rank\w*|the|is|was|are|be|became|become|at|as|to|from|remains?|our|its|’s|'s|in|says|hold\w*|still|overtook)"
    r" [\"“]?$|[’']s [\"“]?$",
    re.IGNORECASE,
)
_MEMBER = re.compile(
    r"(?:\b(?:one|some|any|two|three|four|\d+|rank|ranks|ranked|out|rest) of|\b(?:among|amongst|in|into|within|inside|join\w*"
    r"|enter\w*|crack\w*|make|makes|made|making|reach\w*|becom\w+|became|be|as|outside|towards?|pursu\w+|to|for|a|an|and|break"
    r"|of (?:becoming|being|joining|entering|reaching)|goal of|target of|vision of|dream of))"
    r" (?:the |a |an |one of the |its |their |our )?(?:[\w.-]+[’']s? )?(?:global |world )?[\"“‘]?$",
    re.IGNORECASE,
)
_GOAL_AFTER = re.compile(
    r"[”\"’']?(?: [\w-]+){0,4} (?:goal|vision|ambitions?|target|bid|push|drive|dream|pledge|slogan|aspirations?|initiative|race"
    r"|status)\b",
    re.IGNORECASE,
)
_BIG = re.compile(
    r"[”\"’']?(?: of)? (?:AI|artificial|global|world|tech(?:nology)? powers?|powers?)\b", re.IGNORECASE
)
_SURE_POWERS = re.compile(r"(?:super)?power(?:house)?s?$", re.IGNORECASE)
_LISTED = re.compile(r"\s*(?P<rank>\d{1,3}) ?[.)|]\s*(?P<name>\S.*)")
_HEADING = re.compile(rf"\b(?:{_LISTS}|top|rank\w*)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """A rank that the text states: `start` and `end` bound the anchor, `core` is where its number begins.

    Offsets are code points of the document. `verb` is where the words that state it begin, as far as
    the rule knows; `origin` marks the sixth of "from sixth to ninth".
    """

    rule: str
    rank: int
    kind: str
    start: int
    end: int
    core: int
    verb: int
    total: int | None = None
    origin: bool = False

    def overlaps(self, other: Place) -> bool:
        """Whether two anchors share a character."""
        return self.start < other.end and other.start < self.end


def number(word: str) -> int | None:
    """The number of an ordinal, a cardinal, "No.3" or "G3"; `None` for anything else."""
    low = word.lower().partition("/")[0].lstrip("#g").removeprefix("no").lstrip(".")
    return ORDINALS.get(low) or NUMBERS.get(low)


class Sentence:
    """One sentence in which ranks may stand; the conditions of the rules, each by its rule's name."""

    def __init__(self, reading: Reading, sentence: Span, *, chained: bool) -> None:
        """`chained`: whether the sentence follows one that stated a rank."""
        self.reading, self.sentence, self.chained = reading, sentence, chained
        self.text, self.offset = reading.text_of(sentence), sentence.start_char
        self.ranking = chained or _RANKING.search(self.text) is not None

    def place(self, rule: str, span: Span, found: Mapping[int, Place]) -> Place | None:
        """The place that a match of `rule` states, or `None` if it states none; `found` are those before."""
        if rule in ("second_only_to", "topped_the_list", "top_spot"):
            at, rank = span[0], 1
        else:
            numbered = [token for token in span if number(token.text)]
            if not numbered:
                return None
            at = numbered[0 if rule in _LEADING else -1]
            rank = number(at.text) or 0
        start = at.idx - self.offset
        end = start + len(at)
        if rule == "second_only_to":
            rank = 1 + self._listed_names(span.end_char - self.offset)
            if rank == 1:
                return None
        if not getattr(self, rule)(start, end, rank, span, found):
            return None
        if rule in _WHOLE:
            start, end = span.start_char - self.offset, span.end_char - self.offset
        elif rule == "number_n" and span[0].lower_ in ("no", "number", "#"):
            start = span.start_char - self.offset
        elif rule == "n_powers":
            start, end = self._powers(start, end)
        elif rule in ("nth_largest", "one_of_the_n_largest"):
            end = span.end_char - self.offset
        return self._made(rule, span, start, end, rank)

    def _made(self, rule: str, span: Span, start: int, end: int, rank: int) -> Place:
        """The place, its anchor stretched over the verb "rank" before it and the scope or total after it."""
        core = start
        if rule not in _FIXED:
            if before := _RANKED_BEFORE.search(self.text, max(0, start - 30), start):
                start = before.start()
            if noun := _AFTER_PLACE.match(self.text, end):
                end = noun.end()
        total = None
        counted = _TOTAL.match(self.text, end) or _SLASH_TOTAL.match(self.text, end)
        if counted and rule not in ("top_n", "n_powers") and not _TIMELY.match(self.text, end):
            total = NUMBERS.get(counted["total"].lower())
            end = counted.end()
        if scope := _AFTER_SCOPE.match(self.text, end):
            end = scope.end()
        kind = "top_n" if rule in ("top_n", "n_powers", "one_of_the_n_largest") else "place"
        base = self.offset
        return Place(
            rule,
            rank,
            kind,
            base + start,
            base + end,
            base + core,
            span.start_char,
            total,
            rule == "from_nth",
        )

    def _closed(self, end: int) -> bool:
        """Whether no noun follows the ordinal that ends here."""
        for _ in range(4):
            also = _AND_NTH.match(self.text, end)
            if also is None:
                break
            end = also.end()
        return _CLOSED.match(self.text, end) is not None and not _IDIOM.match(self.text, end)

    def _before(self, start: int, reach: int = 60) -> str:
        return self.text[max(0, start - reach) : start]

    def _no_rank_follows(self, end: int) -> bool:
        """Whether one of the next words is a noun that is numbered, not ranked: "No. 1 task"."""
        match = _NOUNS.match(self.text, end)
        if match is None or self.text[end : end + 1] not in (" ", "-"):
            return self.text[end : end + 2].startswith("%")
        return any(
            word and word.lower().rstrip("’'s") in _NO_RANK or word and word.lower() in _NO_RANK
            for word in match.groups()
        )

    def _listed_names(self, end: int) -> int:
        """How many names follow one another here: "the United States, China and Japan"."""
        count, last = 0, end
        for name in self.reading.names(self.sentence):
            begin = name.start - self.offset
            if begin < end or name.kind == "person":
                continue
            if not _LINK.fullmatch(self.text[last:begin]):
                break
            count, last = count + 1, name.end - self.offset
        return count

    def _named_at(self, start: int) -> bool:
        """Whether a name or "it", "the country" ends right before this."""
        before = self._before(start).rstrip()
        if _PRONOUN_BEFORE.search(before):
            return True
        last = self.offset + len(self.text[:start].rstrip())
        return any(name.end == last for name in self.reading.names(self.sentence))

    # The conditions: (start and end of the number, the rank, the match, the places found before).

    def second_only_to(self, start: int, end: int, rank: int, span: Span, found: Mapping[int, Place]) -> bool:
        return span[0].lower_ == "second" or not any(
            0 <= self.offset + start - place.end < 12 for place in found.values()
        )

    def topped_the_list(
        self, start: int, end: int, rank: int, span: Span, found: Mapping[int, Place]
    ) -> bool:
        words, verb = span.text, span[0].lower_
        before = self._before(start).lower().rstrip()
        if (
            any(character.isdigit() or character in "$₩" for character in words.split()[-1])
            or " won" in words
        ):
            return False
        if verb in ("come", "comes", "came", "coming") or words.lower().endswith("on top"):
            return self.ranking or verb != "stood"
        if verb.startswith(("lead", "led", "head")) and not _LED.search(words):
            return False
        if verb in ("top", "head", "lead"):
            return before.endswith((" to", " will", " would", " could", " may", " can", " not", " and"))
        if verb in ("leading", "heads", "leads"):
            return not before.endswith((" a", " the", " its", " of", " who"))
        return re.search(r"\d", words) is None

    def top_spot(self, start: int, end: int, rank: int, span: Span, found: Mapping[int, Place]) -> bool:
        return self.ranking or span[-1].lower_ in ("spot", "place")

    def nth_largest(self, start: int, end: int, rank: int, span: Span, found: Mapping[int, Place]) -> bool:
        word, close = span[-1].lower_, span.end_char - self.offset
        if rank == 1 or word in _NOT_SUPERLATIVE or self._no_rank_follows(close):
            return False
        if word in ("most", "least") and _UNRANKED_MOST.match(self.text, close):
            return False
        return not _EVER.match(self.text, close)

    def one_of_the_n_largest(
        self, start: int, end: int, rank: int, span: Span, found: Mapping[int, Place]
    ) -> bool:
        close = span.end_char - self.offset
        return (
            2 <= rank <= 50 and span[-1].lower_ not in _NOT_SUPERLATIVE and not self._no_rank_follows(close)
        )

    def ranked_nth(self, start: int, end: int, rank: int, span: Span, found: Mapping[int, Place]) -> bool:
        if not self._closed(end):
            return False
        verb = span[0].lower_
        words = {token.lower_ for token in span[1:-1]}
        if verb in use("rank_verb"):
            return not (verb in ("place", "places") and "in" in words and "the" in words)
        if verb in use("be_verb") or verb in ("’s", "'s"):
            return (
                self.ranking
                and not words & {"the", "a", "for", "on", "to"}
                and (rank > 1 or bool(found) or self.chained)
            )
        if verb in use("come_verb"):
            return (rank > 2 or self.ranking) and not words & {"for", "to", "as"}
        return self.ranking and not words & {"for", "as"} and (rank > 1 or "in" not in words)

    def ranked_someone_nth(
        self, start: int, end: int, rank: int, span: Span, found: Mapping[int, Place]
    ) -> bool:
        if not self._closed(end):
            return False
        if span[0].lower_ in use("rank_verb"):
            return self.ranking or self._named_at(start)
        return self.ranking and self._named_at(start)

    def moved_to_nth(self, start: int, end: int, rank: int, span: Span, found: Mapping[int, Place]) -> bool:
        return self._closed(end) and (self.ranking or _STRONG_MOVE.match(span.text) is not None)

    def from_nth(self, start: int, end: int, rank: int, span: Span, found: Mapping[int, Place]) -> bool:
        if _TO_NTH.match(self.text, end):
            return True
        return (
            self._closed(end)
            and _BY_MOVING.search(self.text[: span.start_char - self.offset + 5]) is not None
        )

    def for_nth(self, start: int, end: int, rank: int, span: Span, found: Mapping[int, Place]) -> bool:
        return self._closed(end) or _AFTER_PLACE.match(self.text, end) is not None

    def nth_place(self, start: int, end: int, rank: int, span: Span, found: Mapping[int, Place]) -> bool:
        before = self._before(start).lower()
        noun, hyphen = span[-1].lower_, len(span) == 3
        if rank == 1 and (before.endswith("in the ") or (noun.startswith("rank") and not hyphen)):
            return False
        if noun in ("ranking", "rankings", "ranks") and before.endswith(("its ", "the ", "annual ", "a ")):
            return False
        close = span.end_char - self.offset
        return (
            noun in ("ranked", "placed")
            or re.match(r" (?:I|we|he|she|they|you|where|to)\b", self.text[close:]) is None
        )

    def nth_of_n(self, start: int, end: int, rank: int, span: Span, found: Mapping[int, Place]) -> bool:
        if "/" in span.text:
            return self.ranking
        total = _TOTAL.match(self.text, end)
        if total is None or _TIMELY.match(self.text, end):
            return False
        size = NUMBERS.get(total["total"].lower(), 0)
        return size >= max(3, rank) and (total["group"] is not None or self.ranking)

    def nth_worldwide(self, start: int, end: int, rank: int, span: Span, found: Mapping[int, Place]) -> bool:
        close = span.end_char - self.offset
        if re.match(r" to [a-z]+|[- ]to-", self.text[close:]) or _IDIOM.match(self.text, end):
            return False  # "the second in the world to pass such a law"
        before = self._before(start).lower().rstrip(' “"')
        return rank > 1 or before.endswith(
            ("rank", "ranks", "ranked", "ranking", "placed", "came", "at", "to")
        )

    def number_n(self, start: int, end: int, rank: int, span: Span, found: Mapping[int, Place]) -> bool:
        first = span[0].lower_
        begin = span.start_char - self.offset
        if self._no_rank_follows(end) or _ITEM_BEFORE.search(self._before(begin)):
            return False
        if first in ("rank", "ranks", "ranked", "ranking"):
            return self._closed(end)
        if first == "number" or span.text.lower().startswith("no ") or re.match(r"no\d", first):
            return _NAMED_BEFORE.search(self._before(begin)) is not None and rank <= 100
        return True

    def top_n(self, start: int, end: int, rank: int, span: Span, found: Mapping[int, Place]) -> bool:
        begin = span.start_char - self.offset
        if rank < 2 or self._no_rank_follows(end) or re.match(r"\d", self.text[end : end + 1]):
            return False
        if span[0].lower_ == "big" and not _BIG.match(self.text, end):
            return False
        member = _MEMBER.search(self._before(begin))
        return member is not None or _GOAL_AFTER.match(self.text, end) is not None

    def n_powers(self, start: int, end: int, rank: int, span: Span, found: Mapping[int, Place]) -> bool:
        near = self.text[max(0, start - 12) : end + 12]
        if span[-1].lower_.startswith("g") and len(span) == 1:
            return span.text.startswith("G") and rank <= 5 and re.search(r"\bAI\b", near) is not None
        if span[0].lower_ == "ai":
            return rank >= 2
        if rank < 2 or rank > 20:
            return False
        begin = span.start_char - self.offset
        member = _MEMBER.search(self._before(begin)) is not None
        return member or (
            rank >= 3 and _SURE_POWERS.search(span.text) is not None and "the " not in self._before(start, 5)
        )

    def also_nth(self, start: int, end: int, rank: int, span: Span, found: Mapping[int, Place]) -> bool:
        before = self._before(start)
        if (
            not self._closed(end)
            or not before.strip()
            or re.fullmatch(r"\W*(?:(?:and|but) )?the ", self.text[:start], re.I)
        ):
            return False
        if self._named_at(start):
            return True
        if found:
            return re.search(r"(?:,|\b(?:and|or|the|at|in|to)) $", before) is not None and rank > 0
        return re.search(r"(?:, at|, in|\bwas|\bis) $", before) is not None

    def listed_nth(self, start: int, end: int, rank: int, span: Span, found: Mapping[int, Place]) -> bool:
        """A line of a list of countries under a heading that speaks of a ranking."""
        listed = _LISTED.fullmatch(self.text.rstrip())
        names = self.reading.names(self.sentence)
        if listed is None or not names or names[0].kind != "country":
            return False
        if names[0].start - self.offset != listed.start("name"):
            return False
        index = self.reading.index_at(self.offset)
        for back in range(index - 1, max(-1, index - 31), -1):
            line = self.reading.text_of(self.reading.sentences[back]).rstrip()
            above = _LISTED.fullmatch(line)
            if above is None:
                return (
                    rank > 1
                    and back < index - 1
                    and _HEADING.search(line) is not None
                    or (rank == 1 and _HEADING.search(line) is not None)
                )
        return False

    def _powers(self, start: int, end: int) -> tuple[int, int]:
        """ "AI G3" is the anchor of "G3"; of "three AI powers", "three"."""
        if self.text[max(0, start - 3) : start] == "AI " and self.text[start] == "G":
            return start - 3, end
        return start, end


_LEADING = frozenset(("nth_largest", "nth_place", "nth_worldwide", "nth_of_n", "also_nth", "listed_nth"))
_WHOLE = frozenset(("second_only_to", "topped_the_list", "top_spot", "top_n"))
_FIXED = frozenset(
    ("second_only_to", "topped_the_list", "top_spot", "n_powers", "one_of_the_n_largest", "listed_nth")
)
_LINK = re.compile(r"\s*(?:,|and|, and|&)?\s*(?:the\s+)?", re.IGNORECASE)
_PRONOUN_BEFORE = re.compile(
    r"\b(?:it|them|him|her|(?:the|our|its|their|this) (?:country|nation|company|firm|carrier|startup|model|city|university|economy))$",
    re.IGNORECASE,
)
