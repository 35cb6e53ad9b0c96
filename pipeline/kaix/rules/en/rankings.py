"""Places in an order in English: "ranked third", "No. 3", "third-largest", "top three", "second only to …".

`ranking.mentions` finds words that can state a rank; whether they do, who is ranked, in what and by whom is chosen by
evidence. `ranking.slots` reads of how many, of when, and whether the rank is held.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import ClassVar

from spacy.tokens import Span
from spacy.vocab import Vocab

from kaix.attribution.en.rank_mentions import is_rank
from kaix.attribution.en.ranks import GRAMMAR
from kaix.attribution.ranks.fill import filled
from kaix.reading import Reading
from kaix.records import Ranking
from kaix.rules.en.ranking import slots
from kaix.rules.en.ranking.mentions import RULES, Mention, mentions, places

__all__ = ["RULES", "Extractor"]

_LINK = re.compile(r"\s*(?:,|and|, and|&)?\s*(?:the\s+)?", re.IGNORECASE)
_LONG_AGO = 99


class Extractor:
    """Finds `Ranking` records."""

    group: ClassVar[str] = "rankings"

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._last: tuple[str, list[int]] = ("", [])

    def token_places(self, text: str) -> Iterable[int]:
        """Where the words stand that a rank has one of."""
        last, found = self._last
        if text is not last:  # asked for twice: where tokens are needed, and then where rules run
            found = places(text)
            self._last = text, found
        return found

    def __call__(self, reading: Reading) -> Iterator[Ranking]:
        """The rankings of a document, in the order of its text."""
        yield from filled(reading, self.found(reading), GRAMMAR)

    def found(self, reading: Reading) -> Iterator[Ranking]:
        """The ranks with what their own words say."""
        at = list(self.token_places(reading.text))
        last = -_LONG_AGO
        for sentence in reading.sentences_of(at):
            index = reading.index_at(sentence.start_char)
            stated: list[Mention] = []
            for mention in mentions(reading.text, at, sentence.start_char, sentence.end_char):
                since = 0 if stated else index - last
                if is_rank(reading, mention, sentence.start_char, sentence.end_char, since):
                    counted = _counted(reading, sentence, mention, stated)
                    if counted is not None:
                        stated.append(counted)
            if stated:
                last = index
                yield from slots.rankings(reading, sentence, stated)


def _counted(reading: Reading, sentence: Span, mention: Mention, before: list[Mention]) -> Mention | None:
    """A mention; of "second only to A and B" with one more than those named, unless the place itself was said."""
    if mention.rule != "second_only_to":
        return mention
    count, last = 0, mention.end
    for name in reading.names(sentence):
        if name.start >= mention.end and name.kind != "person":
            if not _LINK.fullmatch(reading.text, last, name.start):
                break
            count, last = count + 1, name.end
    said = any(one.rank == 1 + count for one in before)
    return None if said or not count else replace(mention, rank=1 + count)
