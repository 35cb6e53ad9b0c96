"""Foreigners' names in Hangul, by lists and by how they are written: `마이클 샌델`, `칼둔 알 무바라크`, `사토 레이`.

Listed persons and given names are sure. Of others the syllables tell (`foreign_syllables_ko.tsv`: how
much more often each stands in foreigners' names than in Korean words), the family names that only one
language has, and what stands between two words (알, 빈, 폰데어). What is as foreign and no person, a firm
or a loanword, is told by the lists of those and by the title that must stand beside a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from kaix import vocabulary
from kaix.people import surname_part
from kaix.rules.ko import names
from kaix.rules.ko.persons import CERTAIN, LIKELY, NONE, PARTICIPLES, POSSIBLE, likeness, surname_rank

FOREIGN = 0.45  # the mean weight of a word's syllables from which a word sounds foreign
_UNKNOWN = 0.5  # the weight of a syllable that the table does not have
_WELL_KNOWN = (
    30  # surnames of the list: a name that has one is a Korean's, though a foreigner could be called so
)

# Between two words of a name; those that are Korean words too (두, 본) only behind a word that sounds foreign.
_LINKS = vocabulary.used("word_uses_ko", "name_link")
_WEAK_LINKS = vocabulary.used("word_uses_ko", "weak_name_link")
_INITIAL = re.compile(r"[A-Z]\.?")
_WORD = re.compile(r"[가-힣]{1,8}")
_VERB = re.compile(r"[가-힣](?:[아러려겨져해]온|[아어]간|[어나]난|[놓낳넣]은)$")  # 돌아온
# Mandarin as newspapers write it: a family name and one or two syllables, one of which Korean itself lacks.
_MANDARIN = re.compile(
    r"(?:왕|리|장|류|천|양|자오|황|저우|우|쉬|쑨|후|주|가오|린|허|궈|마|뤄|량|쑹|정|셰|한|탕|펑|위|둥|샤오|청|차오|위안|덩|푸|선"
    r"|쩡|뤼|쑤|루|차이|자|딩|웨이|쉐|예|옌|판|두|다이|샤|중|톈|런|팡|스|야오|탄|랴오|쩌우|슝|진|하오|쿵|바이|추이|캉|추|친|구|허우"
    r"|멍|룽|완|돤|레이|첸|인|창|라이|궁|원|션|선)"
    r"(?P<given>[가-힣]{1,4})"
)
# What the longer Japanese family names end in: 다카|무라, 다카|야마.
_JAPANESE = re.compile(
    r"[가-힣]{1,3}(?:무라|모토|야마|카와|가와|타니|자키|사키|시마|지마|구치|바야시|하라|즈카|쓰카|하시|이시|오카|누마|세키|나베|미야)"
)
_MANDARIN_MARK = re.compile(
    r"[쥔쉬쉐쑨쑹쩌쩡쭝췬칭펑훙룽량롄셴톈훼쥐쯔뤄뤼궈췐촨둥싱빙]|위안|샤오|자오|하오|타오|마오|지에|즈|젠|웨이|레이|카이|하이|더우|허우|야오"
    r"|페이|후이|화이|차이|잉|밍|팅|이청|런쉰|원펑|위제"
)


@cache
def _weights() -> dict[str, float]:
    return {
        char: float(row["weight"])
        for row in vocabulary.table("foreign_syllables_ko")
        for char in row["syllables"]
    }


@lru_cache(maxsize=1 << 14)
def sound(word: str) -> float:
    """How foreign a word of Hangul sounds: the mean weight of its syllables, from -3 to 3."""
    weights = _weights()
    return sum(weights.get(char, _UNKNOWN) for char in word) / len(word)


@cache
def known_foreigners() -> dict[str, int]:
    """Hangul spellings without spaces or dots → how many words they have."""
    result = {}
    for row in vocabulary.table("foreigners"):
        for written in filter(None, row["names_ko"].split(";")):
            words = re.split(r"[\s·]+", written.strip())
            result["".join(words)] = len(words)
    return result


@cache
def _families(origin: str) -> frozenset[str]:
    return frozenset(row["name"] for row in vocabulary.table("family_names_ko") if row["origin"] == origin)


def family_first(word: str) -> bool:
    """Whether a word is a family name that stands in front of the given name: 다케우치."""
    return word in _families("japanese") or (_JAPANESE.fullmatch(word) is not None and sound(word) >= 0.3)


def employed(word: str) -> bool:
    """Whether a word behind a name is a country's or an organisation's: `시몽 르클레르 ¦제네바대¦ 교수`."""
    return bool(word) and (names.match_known(word, 0) is not None or names.ending_of(word) is not None)


@lru_cache(maxsize=1 << 13)
def foreign_word_like(word: str) -> bool:
    """Whether a word can be part of a foreigner's name at all: Hangul that is no Korean word, title or employer."""
    return (
        _WORD.fullmatch(word) is not None
        and word not in PARTICIPLES
        and not word.endswith(("에서", "에게", "으로", "외에", "로서", "부터", "까지"))
        and _VERB.search(word) is None
        and not (len(word) > 1 and word.endswith(("는", "을", "를")))  # "오르는 데 힘을": a verb, an object
        and not (len(word) > 3 and word.endswith("주") and sound(word[:-1]) > 0)  # 테네시주
        and word not in vocabulary.words("titles_ko")
        and word not in vocabulary.words("loanwords_ko")
        and (word not in vocabulary.words("not_names_ko") or sound(word) > 2)  # 모로
        and not (len(word) > 1 and (names.match_known(word, 0) or names.ending_of(word)))
        and not (surname_part(word) and _korean(word))
    )


@lru_cache(maxsize=1 << 13)
def _korean(word: str) -> bool:
    """Whether a word is a Korean's name rather than part of a foreigner's: 김민수, but 하다드."""
    rank = surname_rank(word)
    if rank is None or sound(word) >= 1:
        return False
    return likeness(word) == CERTAIN if rank >= _WELL_KNOWN else likeness(word) >= LIKELY


@lru_cache(maxsize=1 << 13)
def foreign_word(word: str) -> bool:
    """Whether a word is made of syllables such as transcribed names have: 크라치오스, 뒤랑."""
    return len(word) > 1 and foreign_word_like(word) and sound(word) >= FOREIGN


@lru_cache(maxsize=1 << 13)
def _mandarin(word: str) -> bool:
    """Whether a word is a Chinese name in one word: 량원펑, 양위안칭."""
    match = _MANDARIN.fullmatch(word)
    return (
        match is not None
        and 3 <= len(word) <= 5
        and _MANDARIN_MARK.search(match["given"]) is not None
        and (foreign_word_like(word) or (len(word) > 3 and word.endswith("페이")))  # 페이 ends firms too
    )


def foreign_length(words: Sequence[str], at: int) -> tuple[int, int]:
    """How many words from `at` are a foreigner's name, and how surely: 젠슨 황 is 2, 시진핑 1, none 0."""
    known = known_foreigners()
    for length in (3, 2, 1):
        if at + length <= len(words) and known.get("".join(words[at : at + length])):
            return length, CERTAIN

    def word(offset: int) -> str:
        return words[at + offset] if at + offset < len(words) else ""

    first, second, third = word(0), word(1), word(2)
    given = first in vocabulary.words("given_names_ko")
    if not given and not foreign_word_like(first):
        return 0, NONE
    if not given and second in vocabulary.words("given_names_ko") and foreign_word_like(third):
        return 0, NONE  # 따르면 ¦젠슨 황¦
    if length := _linked(word, given):
        return length, CERTAIN
    if _INITIAL.fullmatch(second) and third and (given or foreign_word(first)):
        return (3, CERTAIN) if foreign_word_like(third) else (0, NONE)
    if family_first(first) and second and len(second) <= 4 and _ends_name(second):
        return 2, CERTAIN  # 사토 레이
    if _mandarin(first) and not given:
        return 1, LIKELY
    if second and foreign_word_like(second):
        if given:
            more = second in vocabulary.words("given_names_ko") and foreign_word(third) and _ends_name(third)
            return (3, CERTAIN) if more else (2, CERTAIN)
        if score := _pair(first, second, third):
            return 2, score
    alone = len(first) >= 4 or not surname_part(first) or (likeness(first) == NONE and sound(first) > 0.8)
    return (1, POSSIBLE) if 3 <= len(first) <= 6 and foreign_word(first) and alone else (0, NONE)


def _linked(word: Callable[[int], str], given: bool) -> int:
    """칼둔 알 무바라크, 마리안 폰데어 뮐렌, 함단 빈 라시드 알 사이드: the words of a name with links, else 0."""
    first, link, end = word(0), word(1), word(2)
    if link not in _LINKS or len(first) < 2 or len(end) < 2 or not _ends_name(end):
        return 0
    length = 3 if given or foreign_word(first) or (foreign_word(end) and link not in _WEAK_LINKS) else 0
    while length and word(length) in _LINKS and len(word(length + 1)) > 1 and _ends_name(word(length + 1)):
        length += 2
    return length


def _ends_name(word: str) -> bool:
    return foreign_word_like(word) and not employed(word)


def _pair(first: str, second: str, third: str) -> int:
    """How surely two words are a name by their sound alone: 크라치오스 뒤랑, 지아니 인판티노."""
    if len(first) < 2 or employed(first) or employed(second):
        return NONE
    if len(second) == 1:  # 웬들 황, 발리안 왕
        family = second in _families("chinese") or _MANDARIN_MARK.search(first) or sound(second) >= 0.5
        foreign = sound(first) >= 0.2 or _MANDARIN_MARK.search(first)
        return LIKELY if family and foreign and second not in "김이박최정강" else NONE
    together = sound(first + second)
    low, high = sorted((sound(first), sound(second)))
    if low < -1 or high < FOREIGN or together < 0.2:
        return NONE
    return LIKELY if together >= 0.3 or employed(third) else POSSIBLE
