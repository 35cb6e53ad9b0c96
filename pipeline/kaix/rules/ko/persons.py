"""Which Korean words are a person's name, and how surely: by surname and syllables, not by a list of persons.

A Korean name is a surname of `vocabulary/surnames_ko.tsv` and one to three syllables of
`vocabulary/syllables_ko.tsv`; `vocabulary/not_names_ko.tsv` holds the words that look like one.
Foreigners' names are `foreign_names.py`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kaix import vocabulary
from kaix.people import surname_part
from kaix.rules.ko import names

CERTAIN, LIKELY, POSSIBLE, NONE = 3, 2, 1, 0

_COMMON = 75  # surnames of the list: below, a name of three syllables that nothing contradicts is certain
_COMMON_SURNAMES = 45
_VERY_COMMON = 12  # 이성해 can be a name, 방한해 is a verb
# No given name ends in these: 정책부, 기업별, 전문적. Some do in theory; then the context has to say so.
_NO_LAST = frozenset("위부처청당측급적권력업회법론점단팀반차시군행들별액률객히")
_NATIVE_ENDS = tuple(vocabulary.used("word_uses_ko", "given_name"))
_VERBAL = re.compile(
    r"(?:다|다가|하고|하며|해서|했고|되고|[한된긴난린킨인단친든]다|하자|려고|면서|지만|는데|에서|에게|으로|까지|부터|이며|라며|니까|요일|"
    r"다고|라고|자고|냐고)$"
)
PARTICIPLES = vocabulary.used("word_uses_ko", "no_name_part")
"""Verbs that describe, adverbs and times: what can stand where a name would and is no part of one."""

_HANGUL = re.compile(r"[가-힣]+")


@cache
def _ranks() -> dict[str, int]:
    return {row["surname"]: rank for rank, row in reversed(list(enumerate(vocabulary.table("surnames_ko"))))}


@cache
def _alone() -> frozenset[str]:
    return frozenset(row["syllable"] for row in vocabulary.table("syllables_ko") if row["alone"])


def _joins(syllable: str, particle: str) -> bool:
    """Whether a noun that ends in `syllable` can take `particle`: 기업은 and 도시는, but no 도시은."""
    coda = (ord(syllable) - 0xAC00) % 28
    if particle in "은을이과인":
        return coda > 0 or particle == "인"
    if particle in "는가와":
        return coda == 0
    return particle != "로" or coda in (0, 8)  # 서울로


@lru_cache(maxsize=1 << 14)
def likeness(word: str) -> int:
    """How surely a word without particle is a Korean's full name, by itself: CERTAIN to NONE."""
    if not 2 <= len(word) <= 5 or not _HANGUL.fullmatch(word) or word in vocabulary.words("not_names_ko"):
        return NONE
    if (word[-1] == "위" and len(word) > 2) or word.endswith("도록"):
        return NONE  # 임추위, 공관위; "도움을 주도록 대통령이"
    if word in vocabulary.words("titles_ko") or word in vocabulary.words("loanwords_ko"):
        return NONE
    if len(word) == 3 and word[-1] in "해한할된될돼하했" and word[:-1] in vocabulary.words("not_names_ko"):
        return (
            POSSIBLE if word[-1] in "해한" and surname_rank(word) in range(_VERY_COMMON) else NONE
        )  # 방한해, 지정된
    if word in PARTICIPLES or _VERBAL.search(word):
        return NONE  # 하다가, 이르며
    if (
        word[-1] in "은을의에는가이도만로인과와"
        and word[:-1] in vocabulary.words("not_names_ko")
        and _joins(word[-2], word[-1])
    ):
        return (
            POSSIBLE if word[-1] in "도만인" and len(word) == 3 and word != "공석인" else NONE
        )  # 기업은, 정부의, 공로로
    surname = surname_part(word)
    if surname is None:
        return NONE
    known = names.match_known(word, 0)
    if known and len(known[0]) > 1 and len(known[0]) >= len(word) - 1:
        return NONE
    given = word[len(surname) :]
    syllables = vocabulary.words("syllables_ko")
    listed = sum(char in syllables for char in given)
    if len(given) == 1:
        if len(surname) == 2:
            return CERTAIN if listed else POSSIBLE
        return POSSIBLE if given in _alone() else NONE
    if len(given) == 2:
        if given[-1] in _NO_LAST or (given[-1] == "대" and _ranks()[surname] > 20):  # 태재대 is a university
            return POSSIBLE if listed == 2 and _ranks()[surname] < _COMMON else NONE
        if listed == 2:
            return CERTAIN if _ranks()[surname] < _COMMON or len(surname) == 2 else LIKELY
        return LIKELY if given in _NATIVE_ENDS else POSSIBLE if listed else NONE
    return POSSIBLE if len(given) == 3 and given.endswith(_NATIVE_ENDS) else NONE


def common_surname(word: str) -> bool:
    """Whether a name begins with one of the commoner surnames, as 하루빈 does and 지원금 does not."""
    rank = surname_rank(word)
    return rank is not None and (rank < _COMMON_SURNAMES or len(surname_part(word) or "") == 2)


def surname_rank(word: str) -> int | None:
    """The place of a name's surname in the list, the commonest first; `None` where it has none, as in Hanja."""
    return _ranks().get(surname_part(word) or "")
