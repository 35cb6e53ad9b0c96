"""Which of the words in front of a position is the holder's name: the likeliest that its neighbours let be one.

`배경훈 과기정통부 ¦장관¦`: 배경훈, not 과기정통부; `대전 시장` has a mayor's name in front, `반도체 시장` none.
"""

from __future__ import annotations

import re

from kaix import vocabulary
from kaix.rules.ko import employers
from kaix.rules.ko.foreign_names import foreign_length, foreign_word, foreign_word_like
from kaix.rules.ko.persons import CERTAIN, LIKELY, NONE, POSSIBLE, common_surname, likeness
from kaix.rules.ko.phrase_words import QUALIFIERS, like_organisation
from kaix.rules.ko.titles import Title

Span = tuple[int, int]

OF_ONE = vocabulary.used("word_uses_ko", "of_one")
_THINGS = vocabulary.used("word_uses_ko", "thing")
_WEAK = vocabulary.used("word_uses_ko", "weak_title")


_ALIAS = re.compile(r"[(（]([A-Z][a-z'’.-]+(?: [A-Za-z][A-Za-z'’.-]*){1,4}|[㐀-鿿]{2,6})[)）]")


_AGED = re.compile(r"[(（]\d{2}세?[)）]")


def find(text: str, words: list[Span], title: Title) -> tuple[int, int] | None:
    """The index and the number of words of the likeliest name."""
    written = [text[start:end] for start, end in words]
    aliased: dict[int, int] = {}  # foreigners in other letters behind: where the name begins, how many words
    for at, (_, end) in enumerate(words):
        if (alias := _ALIAS.match(text, end)) and not like_organisation(written[at]):
            count = len(alias[1].split())
            if count > 1 or (len(written[at]) > 2 and foreign_word_like(written[at])):
                aliased[at + 1 - count] = count
    until = 0  # where the words of a sure name end: 알 하산 of 칼둔 알 하산 is none by itself
    best: tuple[float, int, int] | None = None
    for at, word in enumerate(written):
        if at < until:
            continue
        length, score = foreign_length(written, at)
        if at in aliased:
            length, score = aliased[at], CERTAIN  # 라지브 메논(Rajiv Menon) 인디고랩스 사장
        if not length:
            length, score = 1, likeness(word)
        elif length > 1 and score == CERTAIN:
            until = at + length
        if score == POSSIBLE and (
            _AGED.match(text, words[at][1])
            or re.search(rf"(?<![가-힣A-Za-z0-9]){word[0]} {title.head}", text)
        ):
            score = CERTAIN  # 이용한(72) 회장, 박헌 누리랩 대표 where the text has 박 대표 too
        joined = at and text[words[at][0] - 1] in "·ㆍ" and likeness(written[at - 1]) >= LIKELY
        score = max(score, LIKELY) if joined and length == 1 else score  # 최보윤·박충권 의원
        rest = written[at + length :]
        school = title.sector == "academia" and word[-1] in "대고" and length == 1
        if (
            score == NONE
            or (school and (len(written) > 1 or score < CERTAIN))  # 문가람 한빛대 교수, 구나래 한솔고 교감
            or (rest and rest[0] in employers.UNDER)  # 이재명 정부 초대 장관
            or text[words[at + length - 1][1]] in "·ㆍ,"  # 안철수·나경원 의원: the last one is read
            or (score == POSSIBLE and likeness(word) == NONE and title.sector not in _ANYBODYS)
        ):
            continue
        of_one = score >= LIKELY and title.particle in OF_ONE and title.head not in _THINGS
        if not (at == 0 and length > 1 and of_one) and not _fits(score, written, at, rest, title):
            continue  # 산드라 벨린 ¦마케팅 담당 수석 부사장¦은
        market = title.head == "시장" and title.begin == title.start and title.noun
        beside = rest or written[:at]
        if market and not (_is_city(beside[-1]) if beside else score == CERTAIN):
            continue  # 공모주 시장
        rank = score + (0.5 if not rest else 0.0)
        if best is None or rank > best[0]:
            best = (rank, at, length)
    return best[1:] if best else None


_ANYBODYS = ("government", "academia")  # 라이칭더 대만 총통; 에퀴닉스 한국 지사장 is a firm's


def _is_city(word: str) -> bool:
    return (len(word) > 2 and word[-1] == "시") or employers.is_known(f"{word}시")


def _fits(score: int, written: list[str], at: int, rest: list[str], title: Title) -> bool:
    """Whether what stands around a likely name lets it be one."""
    rest = [word for word in rest if word not in QUALIFIERS and not employers.ORDINAL.fullmatch(word)]
    house = bool(rest) and like_organisation(rest[0])
    if title.noun:
        return score >= CERTAIN or (score >= LIKELY and house)
    if rest:
        if score >= CERTAIN:
            return True
        if score >= LIKELY and at == 0 and rest[0] not in vocabulary.words("not_names_ko"):
            return len(rest[0]) > 1
        return house and (score >= LIKELY or at == 0)
    if score >= LIKELY or title.unit is not None:
        return True
    if at == 0 and title.end - title.start >= 5 and not foreign_word(written[at]):  # 허진 인공지능정책비서관
        return True
    if at <= 1 and title.particle in OF_ONE and title.head not in _WEAK:
        return at == 0 or common_surname(written[at])  # 이산 의장은, 누리노바 최혁 대표는
    return at > 0 and like_organisation(written[at - 1])
