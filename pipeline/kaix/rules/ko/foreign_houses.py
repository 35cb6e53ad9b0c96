"""Foreign firms that no list has, in the genitive before a foreigner or his position: `¦레드먼드 캐피털¦의 책임자`."""

from __future__ import annotations

import re

from kaix import vocabulary
from kaix.rules.ko import names
from kaix.rules.ko.foreign_names import foreign_word, sound
from kaix.rules.ko.persons import LIKELY, likeness
from kaix.rules.ko.phrase_words import QUALIFIERS, ends_phrase

_GENITIVE = re.compile(r"((?:[가-힣A-Za-z0-9&]+ ){0,4}[가-힣A-Za-z0-9&]+)(?:\([A-Za-z][^()\n]{1,20}\))?의 \Z")


def find(text: str, low: int, end: int) -> tuple[int, int] | None:
    """The firm in the genitive in front of a foreigner or of his position: `¦레드먼드 캐피털¦의 공동 책임자인 노아 벡`.

    No list has it: its words sound foreign or are loanwords, the last of them at least.
    """
    match = _GENITIVE.search(text, max(low, end - 60), end)
    if match is None:
        return None
    words = [*re.finditer(r"\S+", match[1])]
    first = len(words) - _foreign_part(words[-1].group())
    if first == len(words) and len(words) > 1 and len(words[-1].group()) > 2:
        first -= foreign_word(words[-2].group())  # 에드먼드 ¦템브턴¦의
    while first < len(words) and first and not ends_phrase(words[first - 1].group()):
        if not _foreign_part(words[first - 1].group()):
            break
        first -= 1
    named = [word.group() for word in words[first:]]
    if all(word in vocabulary.words("loanwords_ko") for word in named):
        return None
    return match.start(1) + words[first].start(), match.end(1)


def _foreign_part(word: str) -> bool:
    """Whether a word can be part of a foreign firm's name."""
    hangul = re.sub(r"[^가-힣]", "", word)
    return (
        len(word) > 1
        and likeness(word) < LIKELY
        and word not in QUALIFIERS | vocabulary.words("titles_ko")
        and names.country_of(word) is None
        and (
            word in vocabulary.words("loanwords_ko")
            or not hangul
            or (sound(hangul) >= 0 and word not in vocabulary.words("not_names_ko"))
        )
    )
