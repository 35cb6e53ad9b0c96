"""A sentence read for officials: its words, names, posts and shapes."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from spacy.tokens import Span

from pipeline.reading import Name, Reading
from pipeline.rules.en import shapes, words
from pipeline.rules.en.posts import PostFinder
from pipeline.rules.en.shapes import Chunk
from pipeline.rules.en.titles import Post

_BACK = 6  # sentences that "the institute" can look back
_LEADING = re.compile(r"\b(?:heads|leads|chairs|headed|chaired|to head|to lead|to chair)\b")


class ParsedSentence:
    """One sentence as words, posts and shapes."""

    def __init__(self, reading: Reading, sentence: Span, start: int, end: int) -> None:
        self.reading, self.sentence = reading, sentence
        self.base = start
        self.text = reading.text[start:end]
        self.words = words.split(self.text)
        names = reading.names(sentence)
        if end - start < sentence.end_char - sentence.start_char:  # a piece of a very long one
            first = bisect_left(names, start, key=lambda name: name.start)
            names = names[first : bisect_left(names, end, key=lambda name: name.start)]
        self.finder = PostFinder(self.text, self.words, names, self.base)
        self.posts = self.finder.find()

    def promising(self) -> bool:
        """Whether there is a position, and a capitalised word that can be its holder."""
        if not self.posts and not _LEADING.search(self.text):
            return False
        named = any(name.kind in ("person", "unknown") for _, _, name in self.finder.name_at.values())
        return named or any(self.words[post.end].capital for post in self.posts if post.end < len(self.words))

    @cached_property
    def row(self) -> list[Chunk]:
        """The sentence as chunks, without the brackets that hold no position."""
        return shapes.without_brackets(shapes.chunks(self.words, self.finder, self.posts))

    @cached_property
    def _bare(self) -> tuple[list[Chunk], dict[int, Post]]:
        return shapes.without_asides(self.row)

    @property
    def clause(self) -> list[Chunk]:
        """The row without asides."""
        return self._bare[0]

    @property
    def asides(self) -> dict[int, Post]:
        """The apposition of each name, by the name's first word."""
        return self._bare[1]

    def phrase(self, chunk: Chunk) -> str:
        """The words of `chunk` as written."""
        return self.text[self.words[chunk.begin].start : self.words[chunk.end - 1].end]

    def sector_of(self, organization: str) -> str | None:
        """The sector of a name in the sentence whose text `organization` holds."""
        for _, _, name in self.finder.name_at.values():
            if name.sector is not None and (name.text in organization or organization in name.text):
                return name.sector
        return None

    def meant_sector(self, noun: str) -> str | None:
        """The sector of what "the |institute|" stands for: the last organisation whose name ends so, here or before."""
        last = self.reading.index_at(self.base)
        for index in range(last, max(-1, last - _BACK), -1):
            for name in reversed(self.reading.names(self.reading.sentences[index])):
                ends = name.text.rpartition(" ")[2].lower() == noun
                if name.kind == "organisation" and name.sector is not None and ends:
                    return name.sector
        return None

    def subject(self) -> str | None:
        """The organisation that opens the sentence as the one that tells: "SK Telecom said …", "On Monday, KT …"."""
        for chunk in self.row:
            if chunk.symbol == "ORG":
                named = self.finder.name_at[chunk.begin][2]
                possessive = self.words[chunk.end - 1].possessive
                return (
                    named.text
                    if named.kind == "organisation" and named.sector == "company" and not possessive
                    else None
                )
            if chunk.symbol not in ("DATE", ",", "Q", "ADV"):
                return None
        return None

    def place(self) -> Name | None:
        """The organisation where the sentence happens: "At |Naver|, CEO …", "Within the |Ministry of Science|, …"."""
        if not self.words or self.words[0].lower not in ("at", "within", "inside"):
            return None
        at = next((i for i in range(1, min(4, len(self.words))) if i in self.finder.name_at), 0)
        named = self.finder.name_at.get(at)
        if named is None or named[2].kind != "organisation" or self.words[named[1] - 1].possessive:
            return None
        return named[2] if named[1] < len(self.words) and self.words[named[1]].text == "," else None

    def owner(self, before: int) -> str | None:
        """The organisation that "its" stands for in front of word `before`: the last one named, here or before."""
        for chunk in reversed(self.row):
            if chunk.begin < before and chunk.symbol == "ORG":
                named = self.finder.name_at[chunk.begin][2]
                if named.kind == "organisation":
                    return named.text
        index = self.reading.index_at(self.base)
        if index:
            for name in self.reading.names(self.reading.sentences[index - 1]):
                if name.kind == "organisation":
                    return name.text
        return None
