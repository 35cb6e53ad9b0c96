"""Token boundaries that money and counts need and a general tokenizer does not set.

`KRW150bn`, `US$1.5bn`, `billion-160` and `projects—$35bn` are one token each for spaCy's English
rules. `cuts` says where they must be divided; the same cuts serve kaix's own tokenizer and, by
retokenising, the documents of anyone else's pipeline.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate, pairwise

from spacy.tokens import Doc
from spacy.vocab import Vocab

_DASHES = ("—", "–", "-")

LONGEST_RUN = 100
"""Characters without white space that go to spaCy's tokenizer in one piece: it is quadratic on
punctuation runs (8,000 brackets take 4.5 s), and no word of a language is longer."""

_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")

_CODES = "KRW|USD|HKD|SGD|TWD|AUD|CAD|NZD|EUR|GBP|JPY|CNY|RMB|W|Won"
_SCALES = "tn|trn|tln|trillion|bn|bln|billion|mn|mln|million|thousand|[kKmMbBtT]"
_CUT = re.compile(
    rf"(?<![A-Za-z])(?:{_CODES})(?=\d)"  # KRW|150, W|2tn
    r"|[$₩￦€£¥](?=\d)"  # US$|1.5
    r"|(?<=[^\W\d_])(?=[₩￦€£¥])"  # of|₩5
    r"|[—–-](?=(?:US|HK|NT|[ACS])?[$₩￦€£¥]|\d)"  # projects|—|$35bn, billion|-|160, 30,000|-|$40,000
    r"|(?<=[\w%])(?=[—–-](?:(?:US|HK|NT|[ACS])?[$₩￦€£¥]|\d))"  # projects|—$35bn, billion|-160
    rf"|(?<=\d)(?=(?:{_SCALES})\b)"  # 150|bn
    r"|(?<=\d)(?=won\b|-won\b)"  # 100|won
    rf"|(?<=\d)(?:{_SCALES})(?=[—–-])"  # 16tn|-won
    r"|(?<=\w)—|—(?=\w)"  # work|—|the
)


def cuts(text: str) -> list[int]:
    """The offsets in code points at which a token must begin, in order."""
    found: set[int] = set()
    for match in _CUT.finditer(text):
        found.add(match.end())
        if match.group() in _DASHES:
            found.add(match.start())
    return sorted(found - {0})


def _inside(begins: list[int], ends: list[int], wanted: list[int]) -> dict[int, list[int]]:
    """For each token that a cut falls inside, by its index: the cuts."""
    result: dict[int, list[int]] = {}
    for cut in wanted:
        index = bisect_right(begins, cut) - 1
        if index >= 0 and begins[index] < cut < ends[index]:
            result.setdefault(index, []).append(cut)
    return result


def _pieces(begin: int, text: str, at: list[int]) -> list[str]:
    bounds = [0, *(offset - begin for offset in at), len(text)]
    return [text[a:b] for a, b in pairwise(bounds)]


def divide(doc: Doc) -> Doc:
    """Divide the tokens of an existing `doc` at the cuts, in place; its text does not change."""
    return divide_at(doc, cuts(doc.text))


def divide_at(doc: Doc, wanted: list[int]) -> Doc:
    """Divide the tokens of `doc` at the offsets `wanted`, in order, in place; its text does not change."""
    if not wanted:
        return doc
    begins = [token.idx for token in doc]
    ends = [token.idx + len(token) for token in doc]
    inside = _inside(begins, ends, wanted)
    with doc.retokenize() as retokenizer:
        for index, at in inside.items():
            token = doc[index]
            pieces = _pieces(token.idx, token.text, at)
            retokenizer.split(token, pieces, heads=[(token, i) for i in range(len(pieces))])
    return doc


def _chunks(text: str) -> Iterator[str]:
    """`text` in pieces, a run of non-space longer than `LONGEST_RUN` cut up."""
    last = 0
    for run in _RUN.finditer(text):
        if last < run.start():
            yield text[last : run.start()]
        for begin in range(run.start(), run.end(), LONGEST_RUN):
            yield text[begin : min(begin + LONGEST_RUN, run.end())]
        last = run.end()
    if last < len(text):
        yield text[last:]


class Tokenizer:
    """spaCy's tokenizer with kaix's cuts and bounded runs; `tokenizer(text).text == text` always holds."""

    def __init__(self, vocab: Vocab, base: Callable[[str], Doc]) -> None:
        self.vocab, self.base = vocab, base

    def __call__(self, text: str) -> Doc:
        """Tokenise `text`, of any length and any characters."""
        wanted = cuts(text)
        if not wanted and not _RUN.search(text):
            return self.base(text)
        words: list[str] = []
        spaces: list[bool] = []
        for chunk in _chunks(text):
            doc = self.base(chunk)
            words += [token.text for token in doc]
            spaces += [bool(token.whitespace_) for token in doc]
        ends = list(accumulate(len(word) + space for word, space in zip(words, spaces, strict=True)))
        begins = [end - len(word) - space for word, space, end in zip(words, spaces, ends, strict=True)]
        ends = [begin + len(word) for begin, word in zip(begins, words, strict=True)]
        for index, at in sorted(_inside(begins, ends, wanted).items(), reverse=True):
            pieces = _pieces(begins[index], words[index], at)
            spaces[index : index + 1] = [False] * (len(pieces) - 1) + [spaces[index]]
            words[index : index + 1] = pieces
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **kwargs: object) -> bytes:
        """Nothing to save: the tokenizer is made of its rules."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: object) -> Tokenizer:
        """Nothing to load."""
        return self

    def to_disk(self, path: object, **kwargs: object) -> None:
        """Nothing to save."""

    def from_disk(self, path: object, **kwargs: object) -> Tokenizer:
        """Nothing to load."""
        return self
