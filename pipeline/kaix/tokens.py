"""Token boundaries that money and counts need and a general tokenizer does not set.

`KRW150bn`, `US$1.5bn`, `billion-160` and `projects—$35bn` are one token each for spaCy's English
rules. `CUTS` says where they must be divided: as infixes of spaCy's own tokenizer in kaix's pipeline,
which costs nothing, and by retokenising in the documents of anyone else's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any

import numpy as np
from spacy.attrs import IDX, LENGTH
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, registry

MADE_HERE = "kaix_tokens"
"""The key in `doc.user_data` that says: a tokenizer of kaix has made this document, of this text."""

LONGEST_RUN = 100
"""Characters without white space that go to spaCy's tokenizer in one piece: it is quadratic on
punctuation runs (8,000 brackets take 4.5 s), and no word of a language is longer."""

_SIGNS = "$₩￦€£¥"
_MONEY = rf"(?:US|HK|NT|[ACS])?[{_SIGNS}]"
_CODES = "KRW|USD|HKD|SGD|TWD|AUD|CAD|NZD|EUR|GBP|JPY|CNY|RMB|Won|W"
_SCALES = "trillion|billion|million|thousand|tril|trln|trn|trl|tln|bln|mln|bil|mil|tn|tr|bn|mn|[kKmMbBtT]"


def _after(words: str, before: str = "") -> str:
    """A look-behind for any of several words: each needs one of its own, since their lengths differ."""
    return "|".join(f"(?<={before}{word})" for word in words.split("|"))


CUTS = (
    # $|1.5, billion-|160, 30,000-|40,000, KRW|150, W|2tn
    rf"(?=\d)(?:(?<=[{_SIGNS}—–-])|{_after(_CODES, '(?<![A-Za-z])')})",
    rf"(?<=[—–/-])(?={_MONEY})",  # projects—|US$35bn
    rf"(?<=\w)(?=/{_MONEY})",  # ₩51tn|/$35bn
    rf"(?<=[\w%])(?=[—–-](?:{_MONEY}|\d))",  # projects|—$35bn, billion|-160
    rf"(?<=[^\W\d_])(?=[{_SIGNS[1:]}])",  # of|₩5; the sign of US$ belongs to its letters
    rf"(?<=\d)(?=(?:{_SCALES})\b)",  # 150|bn
    rf"(?=[—–-])(?:{_after(_SCALES, '[0-9]')})",  # 16tn|-won
    r"(?<=\d)(?=-?(?:won|USD|KRW)\b)",  # 100|won, 5|USD
    r"(?<=\w)(?=—)|(?<=—)(?=\w)",  # work|—|the
    r"(?<=\d[A-Z])(?=\.(?:\s|$))",  # MI300X|.
    r"(?<=[A-Z]{2})(?=\.[A-Z][a-z]{2})|(?<=[A-Z]{2}\.)(?=[A-Z][a-z]{2})",  # of AI|.|Nadia said: a crawler's glue
    r"(?<=[a-z0-9)%])(?=[.!?][\"'”’]?[\"“‘(]?[A-Z][\w.&]*(?:[ ,’'-]|$))"  # in 2023|.|The, a win|.|”|Kim’s
    r"|(?:(?<=[a-z0-9)%][.!?])|(?<=[a-z0-9)%][.!?][\"'”’]))(?=[\"“‘(]?[A-Z][\w.&]*(?:[ ,’'-]|$))",
)
"""Patterns of no width: wherever one matches, a token must begin."""

_CUT = re.compile("|".join(CUTS))


def text_of(doc: Doc) -> str:
    """`doc.text` without joining the tokens one by one, where a tokenizer of kaix has made the document."""
    text = doc.user_data.get(MADE_HERE)
    return text if isinstance(text, str) else doc.text


def cuts(text: str) -> list[int]:
    """The offsets in code points at which a token must begin, in order."""
    return [match.start() for match in _CUT.finditer(text) if match.start()]


def divide(doc: Doc) -> Doc:
    """Divide the tokens of someone else's `doc` at the cuts, in place; its text does not change."""
    return doc if MADE_HERE in doc.user_data else divide_at(doc, cuts(doc.text))


def divide_at(doc: Doc, wanted: list[int]) -> Doc:
    """Divide the tokens of `doc` at the offsets `wanted`, in order, in place; its text does not change."""
    if not wanted or not len(doc):
        return doc
    places = doc.to_array([IDX, LENGTH]).astype(np.int64)
    begins = places[:, 0].tolist()
    inside: dict[int, list[int]] = {}
    for cut in wanted:
        index = bisect_right(begins, cut) - 1
        if index >= 0 and begins[index] < cut < begins[index] + int(places[index, 1]):
            inside.setdefault(index, []).append(cut - begins[index])
    with doc.retokenize() as retokenizer:
        for index, at in inside.items():
            token = doc[index]
            pieces = [token.text[a:b] for a, b in pairwise([0, *at, len(token)])]
            retokenizer.split(token, pieces, heads=[(token, i) for i in range(len(pieces))])
    return doc


def _chunks(text: str) -> Iterator[str]:
    """`text` in pieces, a run of non-space longer than `LONGEST_RUN` cut up."""
    begin = 0
    for run in re.finditer(r"\S+", text):
        if len(run.group()) > LONGEST_RUN:
            yield text[begin : run.start()]
            for at in range(run.start(), run.end(), LONGEST_RUN):
                yield text[at : min(at + LONGEST_RUN, run.end())]
            begin = run.end()
    yield text[begin:]


def encodable(text: str) -> str:
    """`text` with each lone surrogate, which no UTF-8 can hold, as U+FFFD: the same length."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return re.sub("[\ud800-\udfff]", "\ufffd", text)
    return text


_BLOCK = 64  # characters: few different fillers, each of which spaCy's tokenizer remembers


def _filler(length: int) -> str:
    """Words without meaning; the first and the last character belong to one."""
    blocks, rest = divmod(length - 1, _BLOCK)
    return ("x" * (_BLOCK - 1) + " ") * blocks + "x" * (rest + 1)


def _apart(text: str, begin: int, end: int) -> tuple[int, int]:
    """The part of `text[begin:end]` that white space parts from the rest: without the words of a glued "fell.The"."""
    while begin < end and text[begin - 1 : begin].strip():
        begin += 1
    while begin < end and text[begin].isspace():
        begin += 1
    while begin < end and text[end : end + 1].strip():
        end -= 1
    while begin < end and text[end - 1].isspace():
        end -= 1
    return begin, end


class Tokenizer:
    """spaCy's tokenizer with kaix's cuts and bounded runs; the document's text is the text that went in."""

    def __init__(self, nlp: Language) -> None:
        """The tokenizer of `nlp.lang`, which divides at the cuts as well as at its own infixes."""
        base: Any = registry.get("tokenizers", "spacy.Tokenizer.v1")()(nlp)
        infixes = (*(nlp.Defaults.infixes or ()), *CUTS)
        base.infix_finditer = compile_infix_regex(infixes).finditer
        self.vocab, self.base = nlp.vocab, base

    def __call__(self, text: str) -> Doc:
        """Tokenise `text`, of any length and any characters."""
        text = encodable(text)
        if len(max(text.split(), key=len, default="")) <= LONGEST_RUN:
            doc: Doc = self.base(text)
        else:
            words: list[str] = []
            spaces: list[bool] = []
            for piece in filter(None, map(self.base, _chunks(text))):
                words += [token.text for token in piece]
                spaces += [bool(token.whitespace_) for token in piece]
            doc = Doc(self.vocab, words=words, spaces=spaces)
        doc.user_data[MADE_HERE] = text
        return doc

    def outline(self, text: str, silent: Iterable[tuple[int, int]]) -> Doc:
        """The document of `text` with fillers for tokens in the sentences `silent`, in order.

        Sentences have the bounds that they would have, and `text_of` gives the text; the tokens and
        `doc.text` of a silent sentence mean nothing. Making tokens is most of the work on a text in
        which few sentences hold a fact.
        """
        text = encodable(text)
        pieces: list[str] = []
        last = 0
        for begin, end in silent:
            start, stop = _apart(text, begin, end)
            if start < stop:
                pieces += [text[last:start], _filler(stop - start)]
                last = stop
        doc = self("".join([*pieces, text[last:]]))
        doc.user_data[MADE_HERE] = text
        return doc

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


def create_english_tokenizer() -> Callable[[Language], Tokenizer]:
    """Make the tokenizer for a spaCy config; registered as `kaix.EnglishTokenizer.v1`."""
    return Tokenizer


registry.tokenizers("kaix.EnglishTokenizer.v1", func=create_english_tokenizer)

CONFIG = {"nlp": {"tokenizer": {"@tokenizers": "kaix.EnglishTokenizer.v1"}}}
"""What `spacy.blank("en", config=CONFIG)` needs for kaix's tokenizer."""
