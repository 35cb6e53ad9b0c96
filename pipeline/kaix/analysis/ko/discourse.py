"""What a Korean article goes on about: its headline, its main organisation, the words that are its subjects."""

from __future__ import annotations

import re
from collections import Counter

from kaix import vocabulary
from kaix.analysis.ko import reference
from kaix.reading import Name, Reading

_LINE = re.compile(r"\n|$")
_LONGEST = 200
_READ = 20_000  # characters of an article in which subjects are counted
_SUBJECTS = re.compile(r"(?<![가-힣A-Za-z0-9])([가-힣A-Za-z0-9&]{2,16})(?:\([^)]{1,20}\))?[은는이가의](?=\s)")
_NOBODY = frozenset(("관계자", "우리", "이들", "이번", "회사", "올해", "지난해", "내년", "있", "하", "되"))


class Article:
    """One article: `headline_names` in order, `main` the organisation that it opens with and comes back to."""

    def __init__(self, reading: Reading) -> None:
        match = _LINE.search(reading.text)
        end = match.start() if match else 0
        self.headline_end = (
            end if 0 < end <= _LONGEST else reading.sentences[0].end_char if len(reading.sentences) else 0
        )
        self.headline_names: list[Name] = []
        for index in range(min(2, len(reading.sentences))):
            sentence = reading.sentences[index]
            if sentence.start_char < self.headline_end:
                self.headline_names += [
                    n
                    for n in reading.names(sentence)
                    if n.kind != "person" and n.end <= self.headline_end + 1
                ]
        self.main = reference.main(reading, state=True)
        self._head = reading.text[:_READ]
        self._counts: dict[str, int] = {}
        counts = Counter(match[1] for match in _SUBJECTS.finditer(self._head))
        ranked = [
            word
            for word, count in counts.most_common(40)
            if count > 1 and word not in _NOBODY and word not in vocabulary.words("not_names_ko")
        ]
        self._ranks = {word: rank for rank, word in enumerate(ranked)}
        self.kinds = {name.text: name.kind for name in self.headline_names}

    def count(self, words: str) -> int:
        """How often the article has these words, in its first 20,000 characters."""
        if words not in self._counts:
            self._counts[words] = self._head.count(words)
        return self._counts[words]

    def rank(self, name: str) -> int:
        """How many others the article has more often as the topic or the subject; a large number where it has none."""
        return min((self._ranks.get(part, 99) for part in (name, name.rsplit(maxsplit=1)[-1])), default=99)


def of(reading: Reading) -> Article:
    """The article that a reading is of, read once."""
    return reading.once(Article)
