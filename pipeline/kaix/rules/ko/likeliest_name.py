"""Which of the words in front of a position is the holder's name: the likeliest that its neighbours let be one.

`배경훈 과기정통부 ¦장관¦`: 배경훈, not 과기정통부; `대전 시장` has a mayor's name in front, `반도체 시장` none.
"""

from __future__ import annotations

import re
from collections.abc import Container

from kaix import vocabulary
from kaix.rules.ko import employers
from kaix.rules.ko.foreign_names import coined_word, foreign_length, foreign_word, foreign_word_like, sound
from kaix.rules.ko.persons import CERTAIN, LIKELY, NONE, POSSIBLE, common_surname, likeness, rare_name
from kaix.rules.ko.phrase_words import QUALIFIERS, like_organisation
from kaix.rules.ko.titles import Title

Span = tuple[int, int]

OF_ONE = vocabulary.used("word_uses_ko", "of_one")
_THINGS = vocabulary.used("word_uses_ko", "thing")
_WEAK = vocabulary.used("word_uses_ko", "weak_title")


_ALIAS = re.compile(r"[(（]([A-Z][a-z'’.-]+(?: [A-Za-z][A-Za-z'’.-]*){1,4}|[㐀-鿿]{2,6})[)）]")


def find(text: str, words: list[Span], title: Title, known: Container[str]) -> tuple[int, int] | None:
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
        if (
            length > 1 and "(" in text[words[at][0] : words[at + length - 1][1]]
        ):  # 사토 료타(佐藤亮太) 미나토 사장
            length, score = 0, NONE
        if at in aliased:
            length, score = aliased[at], CERTAIN  # 라지브 메논(Rajiv Menon) 인디고랩스 사장
        if not length:
            length, score = 1, likeness(word)
        if length > 1 and score == CERTAIN:
            until = at + length
        if at == 0 and length == 1 and score < LIKELY and _opens(text, words, written, title):
            score = LIKELY
        if at == 0 and score < CERTAIN and title.particle in OF_ONE:
            length, score = _employed_foreigner(text, words, written, length, score)
        if (
            score == POSSIBLE
            and at
            and text[words[at][0] - 1] in "·ㆍ"
            and likeness(written[at - 1]) >= LIKELY
        ):
            score = LIKELY  # 최보윤·박충권 의원
        if (
            word[-1] in "대고"
            and length == 1
            and title.sector == "academia"
            and (len(written) > 1 or score < CERTAIN)
        ):
            continue  # 문가람 한빛대 교수, 구나래 한솔고 교감
        if written[at + 1 : at + 2] and written[at + 1] in employers.UNDER:  # 이재명 정부 초대 장관
            continue
        if (
            score == NONE or text[words[at + length - 1][1]] in "·ㆍ,"
        ):  # 안철수·나경원 의원: the last one is read
            continue
        if score == POSSIBLE and likeness(word) == NONE and title.sector not in ("government", "academia"):
            continue  # 에퀴닉스 한국 지사장: a company as well as 라이칭더 대만 총통
        rest = written[at + length :]
        name = " ".join(written[at : at + length])
        sure = score + (2 if name in known or name.replace(" ", "") in known else 0)
        of_one = score >= LIKELY and title.particle in OF_ONE and title.head not in _THINGS
        if not (at == 0 and length > 1 and of_one) and not _fits(sure, written, at, rest, title):
            continue  # 산드라 벨린 ¦마케팅 담당 수석 부사장¦은
        if (
            title.head == "시장"
            and title.begin == title.start
            and title.noun
            and not _mayor(text, name, rest or written[:at])
        ):
            continue
        rank = sure + (0.5 if not rest else 0.0)
        if best is None or rank > best[0]:
            best = (rank, at, length)
    return best[1:] if best else None


def _employed_foreigner(
    text: str, words: list[Span], written: list[str], length: int, score: int
) -> tuple[int, int]:
    """How many words are a foreigner's name, how surely, beside an employer: `누리랩의 ¦바이론¦ 회장이`."""
    if len(written) == 2 and length == 1 and written[0] in vocabulary.words("given_names_ko"):
        return (1, LIKELY) if employers.is_known(written[1]) else (length, score)  # 로저스 누리닷컴 대표
    alone = len(written) == 1 and foreign_word(written[0]) and not like_organisation(written[0])
    pair = len(written) == 2 and all(
        len(word) > 1 and foreign_word_like(word) and sound(word) >= 0 for word in written
    )
    start = words[0][0]
    if (alone or pair) and text[start - 2 : start] == "의 " and employers.owner(text, start - 40, start):
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


def _mayor(text: str, name: str, beside: list[str]) -> bool:
    """Whether 시장 is a mayor, not a market: of a city beside, or of one elsewhere, `한솔시(시장 문가람)`."""
    if any(_is_city(word) for word in beside[-1:]) or (not beside and likeness(name) == CERTAIN):
        return True
    known = rf"{re.escape(name)} ?(?:[가-힣]+ )?[가-힣]{{2,}}시장(?![가-힣]{{2}})|시\(시장 ?[:：]? ?{re.escape(name)}"
    return re.search(known, text) is not None


def _is_city(word: str) -> bool:
    return (len(word) > 2 and word[-1] == "시") or employers.is_known(f"{word}시")


def _fits(sure: int, written: list[str], at: int, rest: list[str], title: Title) -> bool:
    """Whether what stands around a likely name lets it be one."""
    rest = [word for word in rest if word not in QUALIFIERS and not employers.ORDINAL.fullmatch(word)]
    if at > 0 and written[at - 1] == "소속":
        written, at = written[at:], 0  # 두레위원회 소속 ¦문충권¦ 새빛당 의원은
    house = bool(rest) and like_organisation(rest[0])
    if title.noun:
        if title.particle in OF_ONE and title.head not in _THINGS and at == 0 and sure >= CERTAIN:
            return True  # 안나 렌츠 누리제약 글로벌 진단 책임자는
        if title.head == "시장" and rest:
            return sure >= LIKELY and _is_city(rest[-1])
        return (sure >= CERTAIN and not rest) or (sure >= LIKELY and house)
    if rest:
        if sure >= CERTAIN:
            return True
        if sure >= LIKELY and at == 0 and rest[0] not in vocabulary.words("not_names_ko"):
            return len(rest[0]) > 1
        return house and (sure >= LIKELY or at == 0)
    if sure >= LIKELY or title.unit is not None:
        return True
    if at == 0 and title.end - title.start >= 5 and not foreign_word(written[at]):  # 허진 인공지능정책비서관
        return True
    if at <= 1 and title.particle in OF_ONE and title.head not in _WEAK:
        return at == 0 or common_surname(written[at])  # 이산 의장은, 누리노바 최혁 대표는
    return at > 0 and like_organisation(written[at - 1])
