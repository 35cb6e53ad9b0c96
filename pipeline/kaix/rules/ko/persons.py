"""Which Korean words are a person's name, and how surely: by surname and syllables, not by a list of persons.

A Korean name is a surname of `vocabulary/surnames_ko.tsv` and one to three syllables of
`vocabulary/syllables_ko.tsv`; `vocabulary/not_names_ko.tsv` holds the words that look like one.
A foreigner's name is one of `vocabulary/foreigners.tsv`, a given name of
`vocabulary/given_names_ko.tsv` with another word, or words of syllables that Korean itself lacks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from kaix import vocabulary
from kaix.people import surname_part
from kaix.rules.ko import foreign_names, names

CERTAIN, LIKELY, POSSIBLE, NONE = 3, 2, 1, 0

_COMMON = 75  # surnames of the list: below, a name of three syllables that nothing contradicts is certain
_WELL_KNOWN = (
    30  # surnames of the list: a name that has one is a Korean's, though a foreigner could be called so
)
_COMMON_SURNAMES = 45
# No given name ends in these: 정책부, 기업별, 전문적. Some do in theory; then the context has to say so.
_NO_LAST = frozenset("부처청당측급적권력업회법론점단팀반차시군행들별액률객")
_NATIVE_ENDS = (
    "아름",
    "하늘",
    "나라",
    "슬기",
    "한결",
    "보람",
    "누리",
    "가람",
    "아라",
    "빛나",
    "한솔",
    "푸름", "미르", "가온", "다온", "라온", "하람", "이든", "새롬", "샛별", "푸른", "초롱", "한별", "은별",
    "다솜", "다솔",
    "하늬", "이슬", "노을", "여울", "나봄", "미르", "다봄", "하랑", "벼리", "새론", "바다", "버들", "소담", "해솔",
    "우람", "으뜸", "힘찬", "한샘", "예슬", "온유", "단비", "나래", "가을", "새봄", "마루", "한빛", "해든",
)  # fmt: skip
_HANGUL = re.compile(r"[가-힣]+")
_HANJA_FULL = re.compile(r"[㐀-鿿]{3}")
_HANJA_NAME = re.compile(r"[㐀-鿿]")

# Syllables of transcribed names that neither Sino-Korean nor native nouns of the news are made of.
_FOREIGN = frozenset(
    "크트드스브프르즈츠쿠쿡킨킴킬키케켄켈켓카칸칼캄캐캔캘커컬컨코콘콜쿨퀸클킹타터테텐텔토톤톨톰투툰튀튜티틴틸팅"
    "파팻퍼펄페펜펠포폰폴푸퓨플핀핑디딕딘딜딩니닉닐버벅벌베벤벨벳메멘멜머먼멀뮐뮬레렉렌렐롤롭루룩룬룸뤼릭릴링"
    "슈쇼샤섀셰셀셔숄쉬쉐싱싸쑤쑨쓰쥔쩡찌쭝헤헨헬흐히힐엘앤앨올에옌응웬위윈윌웨워젠젤잭저체첼첸쳉척츄"
    "칭룽펑쥔쩌궈톈췬웨취쥐셴샹융훙량즈갤겔고굴그글긴길네넬노뇨누뉴닷더덴델도돈듀라란래랜랭러럴로론리린림마막만말맥맷모몬몽뮌바발밥배백밴보본볼"
)
# How newspapers write the first syllable of Chinese surnames: 왕싱싱, 량원펑, 쉬즈쥔.
_CHINESE = frozenset(
    "첸쳰자왕장리류천양황우쉬쑨마주후궈허린뤄량쑹정셰한탕펑위둥청덩푸선쩡뤼쑤루딩쉐예옌판두샤중톈런팡진쿵추친구룽돤레첸인창궁원"
)
_CHINESE_GIVEN = frozenset(
    "쉬쉐싱쑤쑨쥔쩌쩡쭝쯔췬칭펑펀팡훙빙룽량롄셴샹셰옌융웨톈퉁훼밍텅촨췐취궈쥐즈둥샤오린잉젠"
)
_STRONG = _FOREIGN - frozenset(
    "고그글긴길네노누더도라란래로론리린림마막만말모바발배백보본볼위에도저카타토투파포코키디히루"
)


@cache
def _ranks() -> dict[str, int]:
    return {row["surname"]: rank for rank, row in reversed(list(enumerate(vocabulary.table("surnames_ko"))))}


@cache
def _alone() -> frozenset[str]:
    return frozenset(row["syllable"] for row in vocabulary.table("syllables_ko") if row["alone"])


@cache
def _known_foreigners() -> dict[str, int]:
    """Hangul spellings without spaces or dots → how many words they have."""
    result = {}
    for row in vocabulary.table("foreigners"):
        for written in filter(None, row["names_ko"].split(";")):
            words = re.split(r"[\s·]+", written.strip())
            result["".join(words)] = len(words)
    return result


def _joins(syllable: str, particle: str) -> bool:
    """Whether a noun that ends in `syllable` can take `particle`: 기업은 and 도시는, but no 도시은."""
    coda = (ord(syllable) - 0xAC00) % 28
    if particle in "은을이과인":
        return coda > 0 or particle == "인"
    if particle in "는가와":
        return coda == 0
    return particle != "로" or coda in (0, 8)  # 서울로


@cache
def _hanja_surnames() -> frozenset[str]:
    return frozenset(h for row in vocabulary.table("surnames_ko") for h in row["hanja"].split())


def hanja_name(word: str) -> bool:
    """Whether a word is a Korean's full name in Hanja: 李在明."""
    return _HANJA_FULL.fullmatch(word) is not None and word[0] in _hanja_surnames()


@lru_cache(maxsize=1 << 14)
def likeness(word: str) -> int:
    """How surely a word without particle is a Korean's full name, by itself: CERTAIN to NONE."""
    if not 2 <= len(word) <= 5 or not _HANGUL.fullmatch(word) or word in vocabulary.words("not_names_ko"):
        return NONE
    if word in vocabulary.words("titles_ko") or word in vocabulary.words("loanwords_ko"):
        return NONE
    if len(word) == 3 and word[-1] in "해한할된될돼하했" and word[:-1] in vocabulary.words("not_names_ko"):
        return NONE  # 방한해, 지정된
    if (
        word[-1] in "은을의에는가이도만로인과와"
        and word[:-1] in vocabulary.words("not_names_ko")
        and _joins(word[-2], word[-1])
    ):
        return (
            POSSIBLE if word[-1] in "도만로인" and len(word) == 3 and word != "공석인" else NONE
        )  # 기업은, 정부의
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
        if given[-1] == "의" and _ranks()[surname] >= _COMMON:
            return POSSIBLE  # 두리의 변호사
        if listed == 2:
            return CERTAIN if _ranks()[surname] < _COMMON or len(surname) == 2 else LIKELY
        return LIKELY if given in _NATIVE_ENDS else POSSIBLE if listed else NONE
    return POSSIBLE if len(given) == 3 and given.endswith(_NATIVE_ENDS) else NONE


def common_surname(word: str) -> bool:
    """Whether a name begins with one of the commoner surnames, as 하루빈 does and 지원금 does not."""
    surname = surname_part(word)
    return surname is not None and (len(surname) == 2 or _ranks()[surname] < _COMMON_SURNAMES)


@lru_cache(maxsize=1 << 12)
def foreign_word(word: str) -> bool:
    """Whether a word is made of syllables such as transcribed names have: 크라치오스, 뒤랑."""
    if not 2 <= len(word) <= 7 or not _HANGUL.fullmatch(word) or word in vocabulary.words("loanwords_ko"):
        return False
    if word in vocabulary.words("not_names_ko") or word in vocabulary.words("titles_ko"):
        return False
    if names.match_known(word, 0) or names.ending_of(word):
        return False
    return any(char in _STRONG for char in word) and _half_foreign(word)


def _half_foreign(word: str) -> bool:
    return sum(char in _FOREIGN for char in word) * 2 >= len(word)


@lru_cache(maxsize=1 << 12)
def _part_of_foreign(word: str) -> bool:
    """Whether a word may stand beside a foreign one in a name: 마리옹, 하다드; not a Korean's name, 김민수."""
    surname = surname_part(word)
    return (
        len(word) > 1
        and _may_be_surname(word)
        and _half_foreign(word)
        and not (surname and _ranks()[surname] < _WELL_KNOWN and likeness(word) >= LIKELY)
    )


def foreign_length(words: Sequence[str], at: int) -> tuple[int, int]:
    """How many words from `at` are a foreigner's name, and how surely: 젠슨 황 is 2, 시진핑 1, none 0."""
    length, score = _foreign_length(words, at)
    longer = foreign_names.length(words, at, employed, _may_be_surname, foreign_word)
    return (longer, CERTAIN) if longer > length or (longer and score < CERTAIN) else (length, score)


def employed(word: str) -> bool:
    """Whether a word behind a name is a country's or an organisation's: `시몽 르클레르 ¦제네바대¦ 교수`."""
    return bool(word) and (names.match_known(word, 0) is not None or names.ending_of(word) is not None)


def _foreign_length(words: Sequence[str], at: int) -> tuple[int, int]:
    known = _known_foreigners()
    for length in (3, 2, 1):
        if at + length <= len(words) and known.get("".join(words[at : at + length])):
            return length, CERTAIN
    first = words[at]
    if at + 1 < len(words):
        second = words[at + 1]
        if (
            first in vocabulary.words("given_names_ko")
            and _may_be_surname(second)
            and second not in ("전", "현", "신임", "새")  # 조 전 부사장, 빌 클린턴 전 대통령
        ):
            third = words[at + 2] if at + 2 < len(words) else ""
            if (
                second in vocabulary.words("given_names_ko")
                or second in ("반", "판", "폰", "드", "데", "알", "빈", "엘")
            ) and (
                foreign_word(third)
                or (third and second in ("반", "폰", "드", "데", "알", "빈") and _may_be_surname(third))
            ):
                return 3, CERTAIN
            return 2, CERTAIN
    if (
        3 <= len(first) <= 4
        and first[0] in _CHINESE
        and (sum(char in _CHINESE_GIVEN for char in first[1:]) >= len(first) - 2)
    ):
        return 1, LIKELY
    if at + 1 < len(words) and foreign_word(first) and foreign_word(words[at + 1]):
        return 2, LIKELY
    if (
        at + 1 < len(words)
        and (foreign_word(first) or foreign_word(words[at + 1]))
        and _part_of_foreign(first)
        and _part_of_foreign(words[at + 1])
    ):  # 시몽 르클레르 제네바대 교수
        third = words[at + 2] if at + 2 < len(words) else ""
        return 2, LIKELY if employed(third) else POSSIBLE
    if 3 <= len(first) <= 4 and foreign_word(first) and (len(first) == 4 or not surname_part(first)):
        return 1, POSSIBLE
    return 0, NONE


@lru_cache(maxsize=1 << 12)
def coined_word(word: str) -> bool:
    """Whether a word sounds like a name that somebody coined for a firm: 브라이트코어, 노던라이트AI."""
    return (
        len(word) >= 4
        and word not in vocabulary.words("not_names_ko")
        and word not in vocabulary.words("titles_ko")
        and word not in vocabulary.words("loanwords_ko")
        and likeness(word) < LIKELY
        and sum(char in _FOREIGN for char in word) * 5 >= len(word) * 3
    )


def foreign_word_like(word: str) -> bool:
    """Whether a word can be part of a foreigner's name at all: Hangul that is no Korean word, title or employer."""
    return _may_be_surname(word) and not likeness(word) >= CERTAIN


_PARTICIPLES = frozenset((
    "마친", "내린", "올린", "열린", "걸린", "풀린", "실린", "알린", "버린", "던진", "빠진", "만난", "남긴", "맡긴",
    "숨진", "멈춘", "이끈", "거둔", "나눈", "모인", "보인", "쓰인", "높인", "줄인", "밝힌", "꼽힌", "갇힌", "다친",
    "거친", "지친", "펼친", "놓친", "합친", "벌인", "들인", "속인", "그린", "돌린", "몰린", "불린", "따른", "고른",
    "오른", "이른", "서른", "부른", "흐른", "떠난", "태어난", "드러난", "나타난", "일어난", "벗어난", "전", "현", "및",
))  # fmt: skip


def _may_be_surname(word: str) -> bool:
    return (
        1 <= len(word) <= 7
        and word not in _PARTICIPLES
        and _HANGUL.fullmatch(word) is not None
        and word not in vocabulary.words("titles_ko")
        and word not in vocabulary.words("loanwords_ko")
        and (word not in vocabulary.words("not_names_ko") or all(char in _FOREIGN for char in word))  # 모로
        and not (len(word) > 1 and (names.match_known(word, 0) or names.ending_of(word)))
    )
