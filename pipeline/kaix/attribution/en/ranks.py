"""What English ranks are read from: the chunks of a sentence, quoted names, who ranks and among whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from kaix import vocabulary
from kaix.analysis.en.antecedents import antecedent, means
from kaix.analysis.en.discourse import Discourse, analyse, discourse_of
from kaix.analysis.en.lexicon import noun_class
from kaix.analysis.sentences import Chunk, SentenceAnalysis
from kaix.attribution.en import citations, nominal, rank_words
from kaix.attribution.en.references import value_of
from kaix.attribution.en.sites import kind_of
from kaix.attribution.en.topic import text_of
from kaix.attribution.ranks.things import Scope, Sentence, Thing
from kaix.reading import Reading
from kaix.records import Ranking
from kaix.rules.en.ranking.ordinals import LISTS, TOPPING, either, use
from kaix.rules.en.ranking.totals import told

_LIST = re.compile(rf"\b(?:{LISTS}|data|figures|statistics|estimates?)\b", re.IGNORECASE)
_ENDS = (
    "in|of|by|for|with|to|is|was|and|at|on|after|among|than|since|from|per|as|behind|ahead|globally|worldwide|overall"
    "|that|which|who|if|but|or|include|includes|including|will|when|while|has|had|have|were|are"
)
_HEADED = re.compile(
    rf"[”\"’']?[ -](?:and [\w-]*(?:st|nd|rd|th)[ -])?(?!(?:places?|spots?|positions?|{_ENDS})\b)"
    r"((?:(?:[a-z][\w&’'-]*|[A-Z]{2,5}) )*?(?:[a-z][\w&’'-]*|[A-Z]{2,5}))"
    rf"(?=[’']|[,.;:)”\"\n]|$| [A-Z“\"(]| (?:{_ENDS}|\w+ed)\b)"
)
_TOPPED = re.compile(r"(?:top\w*|head\w*|lead\w*|led|at the top of) (?:the |its |a )?(?P<list>.+)")
_ONLY_LIST = re.compile(
    rf"(?:(?:latest|same|new|annual|recent|current|overall) )*(?:{LISTS}|tables?)", re.IGNORECASE
)
# the ¦Global Harbour and Freight Index¦
_TITLE = re.compile(
    r"\b(?:(?:19|20)\d\d )?(?!(?:The|An?|Its|This|In)\b)((?:[A-Z][\w&’'.-]* (?:(?:and|of|for|in|&) )?){1,7}"
    r"(?:Index|Rankings?|Report|Leaderboard|Survey|Awards?|Chart|List|Tracker|Review|Outlook|Scoreboard))\b"
)
_QUOTED = re.compile(r"[“\"‘]([^“”\"‘’\n]{2,50}?),?[”\"’]")
_SENTENCE_LIKE = re.compile(r"[.?!]|\b(?:is|are|was|will|we|our|have|has)\b")
_WORLD = re.compile(
    r"\b(?:worldwide|globally|internationally|global|(?:in|around|across) the (?:whole |entire )?(?:world|globe)"
    r"|world[’']s|the world|(?-i:World)(?! (?:Bank|Cup|Economic|Health|Trade|War)))\b",
    re.IGNORECASE,
)
_TIED = re.compile(r"\b(?:tied|joint|jointly|shared|alongside)\b", re.IGNORECASE)
_IT = frozenset(("it", "its", "itself"))
_COUNTRY = frozenset(("country",))
_NO_HEADS = frozenset(("notch", "notches", "place", "places", "spot", "spots", "rung", "rungs", "terms"))
_CITIES = re.compile(r"\b(?:city|cities|ecosystems?)\b", re.IGNORECASE)
_VERBS = frozenset(TOPPING).union(
    *(use(name) for name in ("rank_verb", "come_verb", "hold_verb", "be_verb", "move_verb", "transitive"))
)


@cache
def _regions() -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], str], ...]]:
    """What any region looks like, and what each does."""
    rows = vocabulary.table("regions")
    forms = [(row["name"], [f for f in (row["name"], *row["aliases"].split(";")) if f]) for row in rows]
    every = re.compile(rf"\b(?:{either(*(form for _, names in forms for form in names))})")
    each = ((re.compile(rf"(?<![\w-])(?:{either(*names)})(?![\w-])"), name) for name, names in forms)
    return every, tuple(each)


@cache
def _demonyms() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(*_of_demonym())})(?= [a-z])")


@cache
def _of_demonym() -> dict[str, str]:
    rows = vocabulary.table("countries")
    return {d: row["name"] for row in rows for d in row["demonyms"].split(";") if d}


class Grammar:
    """The English part of what ranks are read from."""

    introduces = citations.INTRODUCES
    earlier = re.compile(
        r"\b(?:last|previous|preceding|past) (?:\w+ )?(?:years?|edition|survey|report|ranking)\b"
        r"|\b(?:a|one) year (?:earlier|ago|before)\b",
        re.IGNORECASE,
    )
    minds_ranks = True
    # Haneul Coin, South Korea's ¦fourth-largest¦ exchange; the ¦No. 2¦ carrier Haneul
    apposed_before = re.compile(
        r"(?: \([^()\n]{1,30}\))?,? (?:(?:which|who) (?:is|was|are) )?(?:now |once |currently )?(?:the |an? |its )?"
        r"(?:[\w.-]+(?: [A-Z][\w.-]+){0,3}[’']s? )?(?:[\w.-]+[’']s )?"
    )
    apposed_after = re.compile(rf"(?:[ -](?!(?:{_ENDS}|the|a)\b)[\w-]+){{0,4}},? ")
    joins = re.compile(r"(?:,? (?:and|or)|,|/) ?(?:the )?")
    parts = re.compile(r"\b(?:and|while|but|whereas|then)\b")
    behind = re.compile(r"[\s:.)|–—‘'“\"-]*")

    def sentence(self, reading: Reading, index: int, ranks: Sequence[tuple[int, int]]) -> Sentence:
        """Read a sentence around `ranks`."""
        span = reading.sentences[index]
        anchors = [(_core(reading.text, start, end), end) for start, end in ranks]
        read = analyse(reading, index, anchors) if anchors else discourse_of(reading).plain(index)
        things = sorted(_things(reading, read, bool(anchors)), key=lambda t: (t.start, -t.end))
        verbs = tuple(c.start for c in read.chunks if c.kind == "verb")
        return Sentence(index, span.start_char, span.end_char, tuple(things), verbs, {})

    def scopes(self, reading: Reading, index: int) -> list[Scope]:
        """The words of a sentence that say among whom something is ranked."""
        span = reading.sentences[index]
        low, high = span.start_char, span.end_char
        text = reading.text
        found = [Scope("world", m.start(), m.end(), "world") for m in _WORLD.finditer(text, low, high)]
        every, regions = _regions()
        for pattern, region in regions if every.search(text, low, high) else ():
            found += [Scope(region, m.start(), m.end(), "region") for m in pattern.finditer(text, low, high)]
        found += [
            Scope(_of_demonym()[m.group()], m.start(), m.end(), "demonym")
            for m in _demonyms().finditer(text, low, high)
        ]
        for name in reading.names(span):
            owns = text[name.end : name.end + 2] in ("'s", "’s")
            if name.kind == "country" and (
                owns or re.search(r"\b(?:[Ii]n|across|of) (?:the )?$", text[low : name.start])
            ):
                found.append(Scope(name.canonical, name.start, name.end, "owns" if owns else "in"))
        return sorted(found, key=lambda scope: scope.start)

    def ties(self, text: str, rank: Ranking) -> bool:
        """Whether several share a rank: "tied for third"."""
        return _TIED.search(text, max(0, rank.start - 12), rank.end) is not None

    def compares(self, text: str, thing: Thing) -> bool:
        """Whether a rank is held against a thing: "behind ¦Japan¦", "overtaking ¦Haneul¦"."""
        return rank_words.compares(text, thing.start)

    def cites(self, text: str, thing: Thing) -> list[str]:
        """The classes of the words around a thing that say that it ranks, counts or publishes."""
        return citations.cites(text, thing.start, thing.end, thing.value)

    def total(self, text: str, low: int, high: int) -> int | None:
        """How many are ranked, as the words between two offsets say: "The index covers 83 countries"."""
        return next((number for number, _, _ in told(text, low, high)), None)

    def headed(self, text: str, rank: Ranking, names: Sequence[Thing]) -> str:
        """The nouns that a rank describes, before a name behind it ("No. 2 ¦mobile carrier¦ Haneul"), or ""."""
        if rank.rule.endswith("topped_the_list"):
            topped = _TOPPED.fullmatch(text, rank.start, rank.end)
            return topped["list"] if topped is not None and not _ONLY_LIST.fullmatch(topped["list"]) else ""
        match = _HEADED.match(text, rank.end)
        return match[1] if match is not None else ""

    def nominal(self, phrase: str) -> str:
        """The value that a phrase makes, "" where it makes none."""
        return nominal.nominal(phrase)

    def lists(self, text: str) -> bool:
        """Whether some words name a list, an index or a count."""
        return _LIST.search(text) is not None

    def is_listing(self, value: str) -> bool:
        """Whether some words are the name of a list, an index or a survey of its own."""
        return rank_words.is_listing(value)

    def is_part(self, text: str, thing: Thing) -> bool:
        """Whether the words around a thing say that it is a part of what is surveyed: "in the Skills category"."""
        return rank_words.is_part(text, thing.start, thing.end)

    def head(self, value: str) -> str:
        """The class of the head of a phrase, "" of another."""
        return noun_class(value.rsplit(maxsplit=1)[-1].lower()) if value.strip() else ""

    def headline_end(self, reading: Reading) -> int:
        """Where the headline ends."""
        return reading.sentences[0].end_char if len(reading.sentences) else 0


def _core(text: str, start: int, end: int) -> int:
    """Where the rank itself begins, behind a verb: "ranked ¦third in the world"."""
    first, space, _ = text[start:end].partition(" ")
    return start + len(first) + 1 if space and first.lower() in _VERBS else start


def _things(reading: Reading, read: SentenceAnalysis, ranked: bool) -> Iterator[Thing]:
    discourse = discourse_of(reading)
    chunks = read.chunks
    listed = _CITIES.search(reading.text, read.start, read.end) is not None
    for chunk in chunks:
        yield from _chunk(discourse, read, chunk, listed, ranked)
    yield from _of_phrases(reading.text, read)
    for match in _TITLE.finditer(reading.text, read.start, read.end):
        yield Thing(match[1], "list", "", match.start(1), match.end(1))
    for match in _QUOTED.finditer(reading.text, read.start, read.end):
        if not _SENTENCE_LIKE.search(match[1]) and match[1][0].isalnum():
            around = next((c for c in chunks if c.start < match.end(1) and match.start(1) < c.end), None)
            role = (around.role or around.marker.split(" ")[0]) if around is not None else ""
            yield Thing(match[1], "quoted", role, match.start(1), match.end(1))


def _of_phrases(text: str, read: SentenceAnalysis) -> Iterator[Thing]:
    """Nouns with what they are of: "number of robot patents", "leaderboard of the agency"."""
    for first, second in pairwise(read.chunks):
        joined = text[first.end : second.start] in (" of ", " of the ", " for ")
        if joined and first.kind == second.kind == "noun" and first.head not in _NO_HEADS:
            role = first.role or first.marker.split(" ")[0]
            value = f"{text_of(first)}{text[first.end : second.start]}{text_of(second)}"
            yield Thing(value, "phrase", role, first.start, second.end)


def _chunk(
    discourse: Discourse, read: SentenceAnalysis, chunk: Chunk, listed: bool, ranked: bool
) -> Iterator[Thing]:
    """The things of one chunk; of cities, as `listed` says, a capital is itself and not its state's government."""
    if chunk.kind not in ("name", "noun", "pronoun"):
        return
    role = chunk.role or chunk.marker.split(" ")[0]
    if means(chunk) and chunk.head != "our":  # "our ranking" is the paper's
        name = antecedent(discourse, read, chunk)
        if name is not None:
            yield Thing(value_of(name), "meant", role, chunk.start, chunk.end)
        if ranked and chunk.head in _IT:  # a survey ranks countries more than anybody
            state = antecedent(discourse, read, chunk, _COUNTRY)
            if state is not None and state is not name:
                yield Thing(value_of(state), "meant_state", role, chunk.start, chunk.end)
        return
    for demonym in _demonyms().finditer(chunk.text):  # eight ¦Korean¦ models
        start = chunk.start + demonym.start()
        yield Thing(_of_demonym()[demonym.group()], "demonym", role, start, start + len(demonym.group()))
    for name in chunk.names:
        capital = name.kind == "government" and value_of(name) != name.text and listed
        value = name.text if capital else value_of(name)
        yield Thing(value, name.kind, role if name is chunk.name else "inner", name.start, name.end)
    if chunk.kind == "noun" and chunk.end - chunk.start <= 70:
        value = text_of(chunk)
        kind = kind_of(chunk)
        if value and kind != "time" and chunk.head not in _NO_HEADS and not _ONLY_LIST.fullmatch(value):
            yield Thing(value, "coined" if kind == "capitals" else kind, role, chunk.start, chunk.end)


GRAMMAR = Grammar()
