"""Reads the words in front of a position: whose it is, where, and whether it is over.

`배경훈 과학기술정보통신부 장관`, `과기정통부 류제명 2차관`, `안철수·나경원 의원`, `하정우 전 수석`,
`김성근(58) 포스텍 총장`: the name is the likeliest of the phrase, the words around it are the
organisation. A phrase ends at a particle, a verb or a sign.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kaix import vocabulary
from kaix.korean import PARTICLES, divide_eojeol
from kaix.rules.ko import employers, likeliest_name, names, titles
from kaix.rules.ko.foreign_names import employed, foreign_length, sound
from kaix.rules.ko.persons import CERTAIN, POSSIBLE, likeness
from kaix.rules.ko.phrase_words import (
    FORMER,
    QUALIFIERS,
    TIME,
    ends_phrase,
    like_organisation,
    organisation_like,
)
from kaix.rules.ko.titles import Title

Span = tuple[int, int]

_REACH = 110  # characters in front of a position that its phrase can begin
_WORDS = 10
_PIECE = re.compile(
    r"[(（][^()（）\n]{0,60}[)）]|[가-힣A-Za-z0-9㐀-鿿㈜○](?:[가-힣A-Za-z0-9㐀-鿿&+._㈜○-]|(?<=[A-Za-z0-9])/(?=[A-Za-z0-9]))*|\S"
)
_NOTE = re.compile(
    r"[(（](?:\d{1,3}(?:세|·[^)]*)?|\d{6}|[㐀-鿿]{2,6}|[A-Za-z .'-]+|사진|왼쪽|오른쪽|가운데|[^()]{0,12}사진"
    r"|(?:한국명|한국 이름|본명|영어명|영문명|미국명|중국명|일본명|닉네임|필명|옛|구|舊) ?[^()]{1,20})[)）]"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Whose a position is: the spans of the names, of the organisation as written, `former` for 전."""

    persons: tuple[Span, ...]
    organisation: Span | None
    former: bool
    start: int  # where the phrase begins
    position: int  # where the position begins: 수석 부사장 takes the rank along
    rule: str


UNIT_HEADS = frozenset(("센터장", "소장", "단장"))
"""Heads of units: beside an organisation the unit stays with the title, alone it is the organisation."""


def read(text: str, low: int, title: Title) -> Phrase | None:
    """The phrase in front of `title`, not before `low`; `None` where no name stands there."""
    words = _words(text, max(low, title.begin - _REACH), title.begin)
    if not words:
        return None
    found = likeliest_name.find(text, words, title)
    if found is None:
        return None
    at, length = found
    persons = _joined_names(text, words, at, length, low, title)
    between = words[at + length :]
    beside = [*words[:at], *between]
    if title.head in UNIT_HEADS and any(between or like_organisation(text[slice(*word)]) for word in beside):
        title = replace(title, start=title.begin, unit=None)  # 서진텔레콤 황보람 AI연구소장
    if between:
        organisation, position = employers.between(text, between, title)
        former = (
            _former(text, between)
            or any(text[slice(*word)] == "당시" for word in between)
            or (at > 0 and text[slice(*words[at - 1])] in FORMER)
        )
        rule = "name_organization_title" if organisation or position != title.start else "name_title"
        ahead = employers.in_front(text, words[:at], title)
        if organisation and ahead and text[ahead[1] : persons[0][0]] == " ":
            organisation, position = ahead, organisation[0]  # 두레전자 문가람 해외마케팅실 브랜드팀장
        organisation = organisation or ahead  # 네이버 김민수 전 대표
    else:
        in_front = [span for span in words[:at] if span[1] <= persons[0][0]]
        organisation, position = employers.in_front(text, in_front, title), title.start
        former = at > 0 and _former(text, words[max(0, at - 1) : at])
        former = former or (organisation is not None and _former(text, words[:at]))
        rule = "organization_name_title" if organisation and at > 0 else "name_title"
    if organisation is None and at == 0:
        organisation = employers.owner(text, low, words[0][0], length > 1)  # 프랑스의 클라라 모네 디지털 장관
    if organisation is None and (inside := _BESIDE_NAME.match(text, persons[-1][1], title.begin)):
        organisation = inside.span(1) if like_organisation(inside[1]) else None
    return Phrase(persons, organisation, former, words[0][0], position, rule)


def _words(text: str, low: int, end: int) -> list[Span]:
    """The words of the phrase that ends at `end`, in order; ages, Hanja and photo notes are left out."""
    pieces = list(_PIECE.finditer(text, low, end))
    words: list[Span] = []
    for number in range(len(pieces) - 1, -1, -1):
        piece = pieces[number]
        written = piece.group()
        if written[0] in "(（" and len(written) > 1:
            if _NOTE.fullmatch(written) or written in ("(前)", "(現)", "(주)", "(유)", "(사)", "(재)"):
                continue
            if not words:
                continue
            before = pieces[number - 1] if number else None
            if (
                before
                and before.end() == piece.start()
                and (likeness(before.group()) == CERTAIN or _GLOSS.fullmatch(written))
            ):
                continue  # 이재은(구속기소) 한빛그룹 회장, 두레전자 파운드리(위탁생산) 사업부 사장
            break
        if written in "·ㆍ&'‘’-":
            continue
        if not (written[0].isalnum() or written[0] in "㈜○") or (piece.end() != end and len(words) >= _WORDS):
            break
        if (written in _SAYING or written in PARTICLES) and text[max(low, piece.start() - 1)] in "”\"’')":
            break  # "절반으로 줄었다"고 ¦한별 최고기술책임자¦는
        if TIME.fullmatch(written) or (
            written == "전" and number and TIME.fullmatch(pieces[number - 1].group())
        ):
            break  # 사흘 전 ¦과기정통부 장관¦
        after_given = number > 0 and pieces[number - 1].group() in vocabulary.words(
            "given_names_ko"
        )  # 리사 수
        if after_given and written[-1] in "은는이가을를의과와" and _with_particle(written):
            break  # 젠슨 황과 ¦한서진 회장¦
        firm = (
            not words and ends_phrase(written) and _coined_firm(written, pieces[max(0, number - 2) : number])
        )
        foreign = number > 0 and _foreign_surname(pieces[number - 1].group(), written)
        if written == "및" and words and _SECTION_END.search(text[slice(*words[0])]):
            words[0] = (piece.start(), words[0][1])
            continue
        glued = _glued_name(text, written, words, text[end : end + 3])
        if ends_phrase(written) and not (glued or _split_name(written) or after_given or firm or foreign):
            break
        if glued:
            words.insert(0, (piece.end() - glued, piece.end()))  # …커진 기대¦문가람 한빛전자 대표
            break
        words.insert(0, piece.span())
        if (house := _NAME_GLUED.fullmatch(written)) and likeness(house[1]) == CERTAIN:
            words[:1] = [(piece.start(), piece.start() + 3), (piece.start() + 3, piece.end())]
            break
    return words


_NAME_GLUED = re.compile(r"([가-힣]{3})[A-Z]{2}.*")  # 문가람¦HL증권(000000)연구원


def _glued_name(text: str, word: str, behind: list[Span], title: str) -> int:
    """The length of the name that a heading without a stop runs into: 기대¦문가람 한빛전자 대표, 공개¦젠슨 황 CEO."""
    if (
        len(word) < 4
        or word in vocabulary.words("given_names_ko")
        or names.match_known(word, 0)
        or names.ending_of(word)
    ):
        return 0
    if behind:
        second = text[slice(*behind[0])]
        for length in range(2, min(4, len(word) - 1)):
            first = word[-length:]
            joined = first in vocabulary.words("given_names_ko") and not employed(second)
            if joined and sound(word[:-length]) < 0 and foreign_length((first, second), 0) == (2, CERTAIN):
                return length
    if len(word) < 5 or likeness(word[-3:]) != CERTAIN:
        return 0
    again = rf"(?<![가-힣A-Za-z0-9])(?:{word[-3:]}(?![가-힣]{{3}})|{word[-3]} {re.escape(title)})"
    return 3 if re.search(again, text) else 0


_GLOSS = re.compile(r"[(（][가-힣]{2,10}[)）]")
_SECTION_END = re.compile(r"(?:과|학부|학과|대학|대학원|공학부|센터|본부|실)$")  # 전기 ¦및 전자공학부¦ 교수


def _with_particle(word: str) -> bool:
    return len(word) == 2 or (len(word) > 2 and divide_eojeol(word)[-1][1] == "J")


def _coined_firm(word: str, before: list[re.Match[str]]) -> bool:
    """Whether a word that ends like one with a particle is a firm's name: `이동채 (전) ¦에코프로¦ 회장`."""
    if len(word) < 3 or word[-1] not in "로도이가나만과와엔라인" or names.match_known(word, 0):
        return False
    stem = word[:-1]
    if stem in vocabulary.words("not_names_ko") or names.ending_of(stem) or names.match_known(stem, 0):
        return False
    if next(titles.find(stem), None) is not None:  # 김태규 부위원장이 위원장을
        return False
    written = [piece.group() for piece in before if piece.group() not in QUALIFIERS]
    return bool(written) and likeness(written[-1]) == CERTAIN


def _foreign_surname(given: str, word: str) -> bool:
    """Whether a word that ends like a verb or with a particle ends a foreigner's name: 다르딕만, 파라다, 베킨."""
    return word[-1] in "만인로도라나다던킨한낸할든된" and foreign_length((given, word), 0)[0] == 2


def _split_name(word: str) -> bool:
    return likeness(word) >= POSSIBLE and len(word) == 3


_SAYING = vocabulary.used("word_uses_ko", "saying")
_BESIDE_NAME = re.compile(
    r"[(（]([가-힣A-Za-z0-9]{2,14})(?:[·ㆍ,/ ][^()（）\n]{1,20})?[)）]"
)  # 나은서(조국혁신당) 의원


_JOINED = re.compile(r"([가-힣]{2,4})(?:[(（][^()（）\n]{1,12}[)）])?(?:[·ㆍ]| ?[,，] ?)\Z")
_OF_SEVERAL = frozenset(("의원", "최고위원", "교수"))
_SPACED = re.compile(r"(?<![가-힣A-Za-z0-9·ㆍ])([가-힣]{2,3}) \Z")  # 문가람 서도현 위정우 의원


def _joined_names(
    text: str, words: list[Span], at: int, length: int, low: int, title: Title
) -> tuple[Span, ...]:
    """The name, with others that a dot or a comma joins to it: 안철수·나경원 의원."""
    persons = [(words[at][0], words[at + length - 1][1])]
    while True:
        first = persons[0][0]
        before = _JOINED.search(text, max(low, first - 24), first)
        if before is None and title.head in _OF_SEVERAL:
            before = _SPACED.search(text, max(low, first - 8), first)
        if before is None or likeness(before[1]) < CERTAIN:
            return tuple(persons)
        persons.insert(0, before.span(1))


def _former(text: str, words: list[Span]) -> bool:
    return any(text[start:end] in FORMER for start, end in words)


def without_name(text: str, low: int, title: Title) -> tuple[int, Span | None, bool]:
    """A position that no name stands in front of: where its phrase begins, its organisation, `former`."""
    words = _words(text, max(low, title.begin - _REACH), title.begin)
    if not words:
        return title.begin, (title.begin, title.unit) if title.unit is not None else None, False
    organisation, _ = employers.between(text, words, title)
    if organisation and title.unit is None and not organisation_like(text[slice(*organisation)]):
        organisation = None
    return words[0][0], organisation, _former(text, words)
