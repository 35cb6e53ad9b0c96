"""Which of the words in front of a position is the holder's name: the likeliest that its neighbours let be one.

`배경훈 과기정통부 ¦장관¦`: 배경훈, not 과기정통부; `대전 시장` has a mayor's name in front, `반도체 시장` none.
"""

from __future__ import annotations

import re
from collections.abc import Container

from kaix import vocabulary
from kaix.rules.ko import aliases, employers, names
from kaix.rules.ko.foreign_names import coined_word, foreign_length, foreign_word, foreign_word_like, sound
from kaix.rules.ko.persons import (
    CERTAIN,
    LIKELY,
    NONE,
    POSSIBLE,
    common_surname,
    hanja_name,
    likeness,
    rare_name,
)
from kaix.rules.ko.phrase_words import QUALIFIERS, like_organisation
from kaix.rules.ko.titles import Title

Span = tuple[int, int]

OF_ONE = frozenset(
    ("은", "는", "이", "가", "을", "를", "의", "와", "과", "도", "께서", "에게", "입니다", "이다")
)
_THINGS = frozenset(
    ("시장", "대표", "파트너", "주석", "대사", "감사", "간사", "국무위원", "책임", "선임", "담당", "특검")
)
_WEAK = frozenset(
    ("위원", "고문", "수석", "감사", "연구원", "변호사", "판사", "부장", "차장", "반장", "책임자")
)
_OF_UNIVERSITIES = frozenset(("총장", "원장", "처장", "소장", "단장", "센터장", "연구원", "연구교수"))


def find(text: str, words: list[Span], title: Title, known: Container[str]) -> tuple[int, int] | None:
    """The index and the number of words of the likeliest name."""
    written = [text[start:end] for start, end in words]
    aliased = aliases.find(text, words, written)
    best: tuple[float, int, int] | None = None
    until = 0  # where the words of a sure name end: 알 하산 of 칼둔 알 하산 is none by itself
    for at, word in enumerate(written):
        if at < until:
            continue
        if written[at + 1 : at + 2] and written[at + 1] in employers.UNDER:  # 이재명 정부 초대 장관
            continue
        length, score = foreign_length(written, at)
        if (
            length > 1 and "(" in text[words[at][0] : words[at + length - 1][1]]
        ):  # 사토 료타(佐藤亮太) 미나토 사장
            length, score = 0, NONE
        if aliased and aliased[0] == at:
            length, score = aliased[1], CERTAIN  # 라지브 메논(Rajiv Menon) 인디고랩스 사장
        if not length and hanja_name(word):
            length, score = 1, CERTAIN  # 李在明 대통령
        if not length:
            length, score = 1, likeness(word)
            if at and written[at - 1] in employers.INCORPORATED:
                continue  # 법무법인 로고스 소속 변호사
        if length > 1 and (score == CERTAIN or at == 0):
            until = at + length
        if at == 0 and length == 1 and score < LIKELY and _opens(text, words, written, title):
            score = LIKELY
        if at == 0 and score < CERTAIN and title.particle in OF_ONE:
            length, score = _employed_foreigner(text, words, written, length, score)
        joined = at > 0 and text[words[at][0] - 1] in "·ㆍ" and likeness(written[at - 1]) >= LIKELY
        if joined and score == POSSIBLE:
            score = LIKELY  # 최보윤·박충권 의원
        if (
            score == NONE or text[words[at + length - 1][1]] in "·ㆍ,"
        ):  # 안철수·나경원 의원: the last one is read
            continue
        rest = written[at + length :]
        if title.head in employers.OF_SCHOOLS and word[-1] in "초중고" and not rest and at:
            continue  # 구나래 한솔고 교감
        if word[-1] == "대" and length == 1:  # 길규대 사장, but 남해대 교수
            if title.sector == "academia" or title.head in _OF_UNIVERSITIES:
                if score < CERTAIN or rest or best is not None:
                    continue
            elif score == POSSIBLE and len(word) == 3:
                score = LIKELY
        sure = score + (
            2
            if "".join(written[at : at + length]) in known or " ".join(written[at : at + length]) in known
            else 0
        )
        if score == POSSIBLE and likeness(word) == NONE and title.sector not in ("government", "academia"):
            continue  # 에퀴닉스 한국 지사장: a company as well as 라이칭더 대만 총통
        if not (at == 0 and length > 1 and _of_one(score, title)) and not _fits(
            sure, written, at, rest, title
        ):
            continue
        if (
            title.head == "시장"
            and title.begin == title.start
            and title.noun
            and not _mayor(text, written, at, length)
        ):
            continue
        rank = sure + (0.5 if not rest else 0.0)
        if best is None or rank > best[0]:
            best = (rank, at, length)
    return best[1:] if best else None


def _of_one(score: int, title: Title) -> bool:
    """Whether a title is one person's whatever stands between: `산드라 벨린 ¦마케팅 담당 수석 부사장¦은`."""
    return score >= LIKELY and title.particle in OF_ONE and title.head not in _THINGS


def _employed_foreigner(
    text: str, words: list[Span], written: list[str], length: int, score: int
) -> tuple[int, int]:
    """How many words are a foreigner's name, how surely, beside an employer: `누리랩의 ¦바이론¦ 회장이`."""
    if len(written) == 2 and length == 1 and written[0] in vocabulary.words("given_names_ko"):
        return (1, LIKELY) if names.match_known(written[1], 0) else (length, score)
    alone = len(written) == 1 and foreign_word(written[0]) and not like_organisation(written[0])
    pair = len(written) == 2 and all(
        len(word) > 1 and foreign_word_like(word) and sound(word) >= 0 for word in written
    )
    if (
        (alone or pair)
        and text[words[0][0] - 2 : words[0][0]] == "의 "
        and employers.owner(text, max(0, words[0][0] - 40), words[0][0])
    ):
        return len(written), CERTAIN
    return length, score


def _opens(text: str, words: list[Span], written: list[str], title: Title) -> bool:
    """Whether a rare name opens a sentence before a house: `박헌 한빛전자 부사장은`, `문순회 누리맥스 대표는`."""
    name, start = written[0], words[0][0]
    if len(written) < 2 or title.particle not in OF_ONE or (title.head in _THINGS and title.head != "대표"):
        return False
    rare = likeness(name) == POSSIBLE or rare_name(name)
    house = like_organisation(written[1]) or coined_word(written[1])
    return rare and house and _OPENING.search(text, max(0, start - 3), start) is not None


_OPENING = re.compile(r"(?:\A|\n|[.!?][”\"’']?) ?\Z")
_CITY = re.compile(r"[가-힣]{2,}시$")


def _mayor(text: str, written: list[str], at: int, length: int) -> bool:
    """Whether 시장 is a mayor, not a market: a city stands beside, or the article has the name as a city's mayor."""
    beside = [*written[at + length :], *written[max(0, at - 1) : at]]
    if any(_CITY.search(word) or municipality(word) for word in beside):
        return True
    name = " ".join(written[at : at + length])
    known = rf"{re.escape(name)} ?(?:[가-힣]+ )?[가-힣]{{2,}}시장(?![가-힣]{{2}})|시\(시장 ?[:：]? ?{re.escape(name)}"
    return re.search(known, text) is not None  # 한솔시(시장 문가람)


def municipality(word: str) -> bool:
    """Whether a word is a city or a county without its 시 or 군: 수원."""
    known = names.match_known(word + "시", 0) or names.match_known(word + "군", 0)
    return known is not None and known[0] == word + known[0][-1] and known[3] == "government"


def _fits(sure: int, written: list[str], at: int, rest: list[str], title: Title) -> bool:
    """Whether what stands around a likely name lets it be one."""
    rest = [word for word in rest if word not in QUALIFIERS and not employers.ORDINAL.fullmatch(word)]
    if at > 0 and written[at - 1] == "소속":
        written, at = written[at:], 0  # 두레위원회 소속 ¦문충권¦ 새빛당 의원은
    if title.head == "시장" and title.noun and rest:
        return sure >= LIKELY and (_CITY.search(rest[-1]) is not None or municipality(rest[-1]))
    of_one = title.particle in OF_ONE and title.head not in _THINGS and at == 0
    if title.noun and of_one and (sure >= CERTAIN or (sure == LIKELY and len(written) - len(rest) > 1)):
        return True  # 안나 렌츠 누리제약 글로벌 진단 책임자는
    if title.noun and title.head == "간사" and sure >= LIKELY and rest:
        return like_organisation(rest[0])
    if title.noun and title.head not in ("시장", "대표") and LIKELY <= sure < CERTAIN and not rest and at:
        return (
            like_organisation(written[at - 1]) or employers.TEAM.search(written[at - 1]) is not None
        )  # 홍보팀 나미르 매니저
    if title.head == "총괄" and sure >= CERTAIN and rest:
        return True  # 톰 리히터 아태 총괄
    if title.noun and at == 0 and rest and sure >= LIKELY:  # 봉준서 가온통신 해외사업 총괄
        return like_organisation(rest[0]) or (title.head in employers.OF_SCHOOLS and rest[0][-1] in "초중고")
    if title.noun:
        return sure >= CERTAIN and (not rest or like_organisation(rest[0]))
    if rest:
        if sure >= CERTAIN:
            return True
        if sure >= LIKELY and at == 0 and rest[0] not in vocabulary.words("not_names_ko"):
            return len(rest[0]) > 1
        return like_organisation(rest[0]) and (sure >= LIKELY or at == 0)
    if title.head in ("책임", "선임") and (title.particle not in OF_ONE or sure < CERTAIN):
        return False  # 대표이사 선임
    if sure >= LIKELY or title.unit is not None:
        return True
    if written[at] in vocabulary.words("given_names_ko"):
        return False
    if at == 0 and title.end - title.start >= 5 and not foreign_word(written[at]):  # 허진 인공지능정책비서관
        return True
    if (
        at <= 1
        and title.particle in OF_ONE
        and title.head not in _WEAK
        and (at == 0 or common_surname(written[at]))
    ):
        return True  # 이산 의장은, 누리노바 최혁 대표는
    return at > 0 and like_organisation(written[at - 1])
