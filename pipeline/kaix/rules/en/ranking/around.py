"""The words around an ordinal: whether a noun follows it, a name stands before it, the sentence ranks at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Span

from kaix.reading import Reading
from kaix.rules.en.ranking.ordinals import NTH, REGIONS, UNITS, either, use

SCOPE = (
    r"(?:worldwide|globally|internationally|world-wide|(?:in|around) the (?:whole |entire )?(?:world|globe))"
)
PLACE_NOUNS = either(*use("place_noun"))
LISTS = either(*use("list_noun"))
# What may follow a bare ordinal that is a rank: the end, a mark, or a word that opens another phrase.
CLOSED = (
    rf"(?: (?:{PLACE_NOUNS}|{SCOPE}|overall))*(?:$|\s*[,.;:!?)\]”\"’'—–…|→]|\s+[→-]+>?\s|\s*\n"
    r"|\s+(?:in|on|at|among|amongst|out|behind|after|ahead|for|by|with|worldwide|globally|overall|but|while"
    r"|from|to|as"
    r"|when|last|according|trailing|following|because|since|respectively|both|again|across|is|was|than|up|down"
    r"|before|and"
    r"|or|only|just|now|so|despite|though|although|where|which|who|if|per|against|under|over|nationwide|nationally"
    rf"|internationally|of (?:the |all |about )?(?:\d+|{either(*UNITS)})|of the (?:{either(*REGIONS)})"
    r"|(?:the|a) (?:(?:previous|preceding|prior|last) )?(?:year|month|quarter|season)"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|this (?:year|month|time|week|spring|quarter)"
    r"|(?:two|three|four|five|six|\d+) (?:years?|months?|places"
    r"|spots|notches)"
    r"|a (?:year|month)|(?:19|20)\d\d)\b)"
)
_CLOSED = re.compile(CLOSED, re.IGNORECASE)
_AND_NTH = re.compile(rf"(?:,? (?:and|or|to) |, )(?:the )?{NTH}(?![\w-])", re.IGNORECASE)
# "third in a row", "second to none", "first of all", "third in two years"
IDIOM = re.compile(
    r"\s+(?:in (?:a |the )?(?:row|series|line|succession|command|as many|charge|history|trilogy)\b|to none\b|of all\b"
    r"|of its kind\b"
    r"|from (?:the )?(?:bottom|last|left|right|end|rear)\b|and (?:foremost|final|last|only)\b|time\b|on the agenda\b"
    r"|in (?:\w+|the (?:last|past) \w+) (?:years|months|weeks|days|decades)\b)",
    re.IGNORECASE,
)
_RANKING = re.compile(
    rf"\b(?:{LISTS}|rank\w*|{SCOPE}|countries|nations|economies|world|behind|vibrancy|medals?|race|contest"
    rf"|competition"
    rf"|rivals?|followed by|distant (?:second|third|fourth)|{either(*REGIONS)}|among|respectively|notch(?:es)?"
    rf"|market share|competitiveness)\b|\b(?:first|1st) place\b"
    r"|^\W*(?:out )?of (?:the |all )?\d{1,3} (?!months|weeks|days|hours|years)[a-z]+s\b",
    re.IGNORECASE,
)
TOTAL = re.compile(
    r" (?:(?:out )?of|among) (?:the (?:country|nation|world|region|group)[’']s |its |the |all |a total of |about "
    r"|some )?"
    rf"(?P<total>\d{{1,3}}"
    rf"|{either(*UNITS)})\b(?![-,.]\d)"
    rf"(?: (?:[\w-]+ ){{0,2}}?(?P<group>{either(*use('group_noun'))})\b)?",
    re.IGNORECASE,
)
TIMELY = re.compile(
    r" (?:out )?(?:of|among) (?:the |all )?\w+ (?:\w+ )?(?:rounds|meetings|sessions|phases|stages|steps|terms"
    r"|days|parts"
    r"|episodes|years|children|bills|hearings|tranches|batches|installments|speakers|months|quarters)\b",
    re.IGNORECASE,
)
AFTER_PLACE = re.compile(r"(?: |-)(?:placed?|spot|position|slot|ranked|rank)\b(?![-’'])", re.IGNORECASE)
_NOUNS = re.compile(r"[ -]?\b([\w’'&%-]+)(?: ([\w’'&%-]+))?(?: ([\w’'&%-]+))?")
_NO_RANK = frozenset(use("no_rank"))
_PHRASE_ENDS = frozenset(
    (
        "in",
        "of",
        "on",
        "at",
        "by",
        "for",
        "from",
        "this",
        "last",
        "next",
        "and",
        "is",
        "was",
        "to",
        "with",
        "the",
        "a",
        "after",
    )
)
_LINK = re.compile(r"\s*(?:,|and|, and|&)?\s*(?:the\s+)?", re.IGNORECASE)
_LOOSE = re.compile(
    r"(?:\s+(?:an?|the|at|in|as|down|up|back|just|only|distant|clear|close|joint|strong|only)|\s+|[,:])+$"
)
_PRONOUN_BEFORE = re.compile(
    r"\b(?:it|them|him|her|we|they|(?:the|our|its|their|this) (?:country|nation|company|firm|carrier|startup|model"
    r"|city|university|economy))$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """A rank that the text states: `start` and `end` bound the anchor, `core` is where its number begins.

    Offsets are code points of the document. `verb` is where the words that state it begin, as far as
    the rule knows; `origin` marks the sixth of "from sixth to ninth", `denied` what the words before deny.
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
    denied: bool = False

    def overlaps(self, other: Place) -> bool:
        """Whether two anchors share a character."""
        return self.start < other.end and other.start < self.end


class Around:
    """One sentence in which ranks may stand."""

    def __init__(self, reading: Reading, sentence: Span, *, chained: bool) -> None:
        """`chained`: whether the sentence follows one that stated a rank."""
        self.reading, self.sentence, self.chained = reading, sentence, chained
        self.text, self.offset = reading.text[sentence.start_char : sentence.end_char], sentence.start_char

    @cached_property
    def ranking(self) -> bool:
        """Whether the sentence speaks of a ranking, or follows one."""
        return self.chained or _RANKING.search(self.text) is not None

    def closed(self, end: int) -> bool:
        """Whether no noun follows the ordinal that ends here."""
        last = end
        for _ in range(4):
            also = _AND_NTH.match(self.text, last)
            if also is None:
                break
            last = also.end()
        return _CLOSED.match(self.text, last) is not None and not IDIOM.match(self.text, end)

    def before(self, start: int, reach: int = 60) -> str:
        """The characters in front of an offset."""
        return self.text[max(0, start - reach) : start]

    def no_rank_follows(self, end: int) -> bool:
        """Whether one of the next words is a noun that is numbered, not ranked: "No. 1 task"."""
        match = _NOUNS.match(self.text, end)
        if match is None or self.text[end : end + 1] not in (" ", "-"):
            return self.text[end : end + 2].startswith("%")
        for word in match.groups():
            if word is None or word.lower() in _PHRASE_ENDS:
                return False
            if word.lower().removesuffix("'s").removesuffix("’s") in _NO_RANK:
                return True
        return False

    def listed_names(self, end: int) -> int:
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

    def named_at(self, start: int) -> bool:
        """Whether a name or "it", "the country" ends right before this, "it a distant second" included."""
        before = _LOOSE.sub("", self.before(start))
        if _PRONOUN_BEFORE.search(before):
            return True
        last = self.offset + max(0, start - 60) + len(before)
        return any(name.end == last for name in self.reading.names(self.sentence))
