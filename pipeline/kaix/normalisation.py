"""A text as the rules read it, and the way back: one kind of space, hyphen and digit, and no footnote marks.

`３ trillion won[2]`, `＄5 million`, `10 000 GPUs`, `Choi Soo‐yeon`, `won<ZWSP>` say what `3 trillion won`,
`$5 million`, `10000 GPUs`, `Choi Soo-yeon` and `won` say. The rules read one spelling of each; their records'
offsets are those of the text that was given.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from kaix import people

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_FULL_WIDTH = "".join(map(chr, (*range(0xFF01, 0xFF5F), 0xFE69, 0xFFE0, 0xFFE1, 0xFFE5, 0xFFE6)))
_ONE_TO_ONE = str.maketrans(
    dict.fromkeys(_SPACES, " ") | {c: unicodedata.normalize("NFKC", c) for c in _FULL_WIDTH}
)
_IS_ONE_TO_ONE = re.compile(f"[{_SPACES}{_FULL_WIDTH}]")
_HYPHEN = "\u2010\u2011\u2012\u2043\ufe63"
_BETWEEN_LETTERS = re.compile(rf"(?<=[^\W\d_])[{_HYPHEN}](?=[^\W\d_])")
# "Lee Jae–myung", but not "Seoul–Busan" nor "the chip–which": both sides are syllables of a Korean name
_IN_NAME = re.compile(r"(?<=\s)(?P<first>[A-Z][a-z]{1,5})[–−](?P<second>[a-z]{1,6})(?![\w-])")

_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_SUPERSCRIPT = "¹²³⁰⁴-⁹"
_MARK = (
    r"\[(?:\d{1,3}|[a-z]|(?:note|nb|n\.?|주|각주)\s?\d{1,3}|citation needed)\]"  # won[2], won[note 1]
    rf"|(?<=[A-Za-z가-힣.,;:!?)\]”\"’%])(?<!\b[A-Za-z])(?<!\b[kcm]m)(?<!\bft)[{_SUPERSCRIPT}]{{1,3}}"  # won², not km²
    r"|[†‡]|(?<=[\w.,%)])\*{1,3}(?=[\s.,;:)\]]|$)"  # GPUs*
)
_COUNTED = (
    r"(?:thousand|million|billion|trillion|[mbt]n|[kmbt]|won|dollars?|KRW|USD)\b|[십백천만억조경원]|달러|불|[장대개]"
    r"|(?:[A-Za-z-]+ ){0,3}(?:GPU|NPU|gpu|npu|chip|accelerator|processor|card|graphics|[A-Z]{1,2}\d{2,3})"
)
# "$1 250 000", "10 000 GPUs", "3 000억원", but not "in phase 2 500 GPUs", "on June 5 200 chips"
_GROUPS = re.compile(
    rf"(?:(?P<sign>(?:[$₩€£¥]|KRW|USD) ?)|(?<![\w.,$₩€£¥/’'-])(?<![A-Z\d] ))"
    rf"(?P<digits>\d{{1,3}}(?: \d{{3}})+)(?!\d|,\d| \d{{3}}(?!\d))"
    rf"(?(sign)|(?= ?(?:{_COUNTED})))"
)
_HAS_GROUP = re.compile(r"\d \d{3}(?!\d)")
_LABEL = re.compile(
    r"(?:\b[A-Z]\w*|\b(?:phase|level|stage|tier|version|part|step|number|no\.|series|day|week|group|article|section|page"
    r"|chapter|class|type|line|unit|round|question|year|model|generation)s?|[제第])\s?$"
)
_AT_START = re.compile(r"(?:^|[.!?:;\n•]\s*)\w+\s$")

_ANY = re.compile(
    rf"[{_SPACES}{_FULL_WIDTH}{_HYPHEN}–−{_INVISIBLE}{_SUPERSCRIPT}†‡*\[]|\d \d{{3}}(?!\d)"
    r"|(?:D|BA|CPA|CFA|Esq)\.?,"
)
# "John Park¦, M.D., Ph.D.¦, CEO of": what stands behind a name and says nothing of an office
_POST_NOMINAL = r"(?<=[a-z])(?:, (?:Ph\.? ?D|M\.?D|J\.?D|Ed\.?D|D\.?Phil|M\.?B\.?A|CPA|CFA|Esq)\.?)+(?=,)"
# What is cut, and what the search jumps to first: the mark's first character, the end of what stands behind a name.
_INVISIBLES = re.compile(rf"[{_INVISIBLE}]+")
_MARKS, _OPENS_MARK = re.compile(rf"(?<=\S)(?:{_MARK})+"), re.compile(rf"[{_SUPERSCRIPT}†‡*\[]")
_POST_NOMINALS = re.compile(_POST_NOMINAL)
_ENDS_POST_NOMINAL = re.compile(r"(?:D|A|Phil|Esq)\.?,")


@dataclass(frozen=True, slots=True)
class Normalised:
    """A normalised text, and the stretches of the original that are not in it.

    `places` are the offsets in `text` at which they stood, in order, and `removed` how many code points
    of the original are gone up to each.
    """

    text: str
    places: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()

    def start(self, offset: int) -> int:
        """The offset in the original of the character at `offset`: of what begins here."""
        at = bisect_right(self.places, offset)
        return offset + (self.removed[at - 1] if at else 0)

    def end(self, offset: int) -> int:
        """The offset in the original behind the character before `offset`: of what ends here."""
        at = bisect_left(self.places, offset)
        return offset + (self.removed[at - 1] if at else 0)


def normalise(text: str) -> Normalised:
    """`text` as the rules read it; `.text` is `text` itself where there is nothing to normalise.

    >>> normalise("3 trillion won[2] in 2025").text
    '3 trillion won in 2025'
    """
    if _ANY.search(text) is None:
        return Normalised(text)
    same_length = text.translate(_ONE_TO_ONE) if _IS_ONE_TO_ONE.search(text) else text
    if any(hyphen in same_length for hyphen in _HYPHEN):
        same_length = _BETWEEN_LETTERS.sub("-", same_length)
    if "–" in same_length or "−" in same_length:
        same_length = _IN_NAME.sub(_name_hyphen, same_length)
    cuts = [*_marks(same_length), *(match.span() for match in _INVISIBLES.finditer(same_length))]
    if _ENDS_POST_NOMINAL.search(same_length):
        cuts += [match.span() for match in _POST_NOMINALS.finditer(same_length)]
    if _HAS_GROUP.search(same_length):
        cuts += [cut for match in _GROUPS.finditer(same_length) for cut in _group_spaces(match)]
    if not cuts:
        return Normalised(text if same_length == text else same_length)
    pieces, places, last, length = [], [], 0, 0
    for begin, end in sorted(cuts):
        pieces.append(same_length[last:begin])
        length += begin - last
        places.append(length)
        last = end
    pieces.append(same_length[last:])
    removed = accumulate(end - begin for begin, end in sorted(cuts))
    return Normalised("".join(pieces), tuple(places), tuple(removed))


def _marks(text: str) -> Iterator[tuple[int, int]]:
    """Where the marks of footnotes stand."""
    last = 0
    for place in _OPENS_MARK.finditer(text):
        if place.start() >= last and (match := _MARKS.match(text, place.start())) is not None:
            last = match.end()
            yield match.span()


def _name_hyphen(match: re.Match[str]) -> str:
    first, second = match["first"], match["second"]
    joined = people.is_syllable(first) and people.is_syllable(second)
    return f"{first}-{second}" if joined else match.group()


def _group_spaces(match: re.Match[str]) -> list[tuple[int, int]]:
    """The spaces between groups of three digits, none where the first digits belong to the word before."""
    text, begin = match.string, match.start("digits")
    before = text[max(0, begin - 16) : begin]
    if (
        match["sign"] is None
        and _LABEL.search(before)
        and not _AT_START.search(text[max(0, begin - 24) : begin])
    ):
        return []
    return [(at, at + 1) for at in range(begin, match.end("digits")) if text[at] == " "]
