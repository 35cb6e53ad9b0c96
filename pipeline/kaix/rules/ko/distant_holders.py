"""Who a position that stands apart from its holder is said of: the next official, a nominee, a bare full name.

`AI수석에 ¦하정우 센터장¦을 내정했다`, `사장을 지낸 ¦예지환¦ 씨가`, `장관에 임명된 ¦류제명¦은`.
"""

from __future__ import annotations

import re
from collections.abc import Container

from kaix import vocabulary
from kaix.people import surname_id, surname_part
from kaix.rules.ko import phrase_words
from kaix.rules.ko.foreign_names import foreign_length
from kaix.rules.ko.persons import CERTAIN, LIKELY, likeness

Person = tuple[int, int, str]
"""A person in the text: where the name begins and ends, and the full name."""

_BARE = re.compile(
    r"([가-힣]{2,5})(?: ([가-힣]{1,6}))?(?:[(（][^()（）\n]{1,20}[)）])?(?=을|를|이|가|은|는|씨|의|$|[\s,.…·'\"’”])"
)
_NOMINEE = re.compile(
    r"(?<![가-힣])([가-힣]{1,5}) (후보자|내정자|지명자|당선인|후보|씨)(?=은|는|이|가|도|의|을|를|\s)"
)
# (장관에 임명)된 류제명은, (대표로 취임)한 김민수 씨가
_ADNOMINAL = re.compile(r"[가-힣]{0,2}(?:된|한|던|른|간|받은|는) ")
_NAMED = re.compile(
    r"([가-힣]{2,5}?|[가-힣]{1,6} [가-힣]{1,6}?)(?:[(（][^()（）\n]{1,20}[)）])?(?=은 |는 |이 |가 |"
    r"을 |를 |도 |의 | ?씨|,|에게 )"
)
_WORD_WITH_PARTICLE = re.compile(r"(?<![가-힣])([가-힣]{1,6}?)(?=은 |는 |이 |가 |을 |를 |도 |씨)")
_WORD_BEFORE = re.compile(r"(?<![가-힣])([가-힣]{1,6}) $")
_WHO = re.compile(r"(?:은|는|고 있는|아 온|아온)\s(?:[가-힣A-Za-z0-9]+\s){0,2}$")


def described(text: str, end: int, names: list[Person]) -> Person | None:
    """The one who `대변인을 맡은` is said of: the name behind it."""
    person = nearest_after(end, names)
    return person if person and person[0] - end <= 25 and _WHO.fullmatch(text[end : person[0]]) else None


def holder(
    text: str,
    low: int,
    end: int,
    names: list[Person],
    topics: list[Person],
    full: Container[str],
) -> Person | None:
    """Whose a post is that the sentence says last: its topic's, not one's in between (`도 장관의 전임인 …`)."""
    nearest = nearest_before(text, low, end, names, full)
    topic = max((name for name in topics if name[1] <= end), default=None)
    if topic and nearest and nearest in names and nearest not in topics:
        return topic
    return nearest


def who_did(text: str, begin: int, high: int, names: list[Person], full: Container[str]) -> Person | None:
    """The one who `사장을 지낸` is said of: the official right behind it, or a bare name with a particle."""
    person = nearest_after(begin, names)
    if person and person[0] - begin <= 20 and not re.search(r"[,.]|[은는이가을를] ", text[begin : person[0]]):
        return person
    return _bare(text, begin, high, full)


def _bare(text: str, begin: int, high: int, full: Container[str]) -> Person | None:
    """The bare full name at `begin`, with a particle or 씨: `류제명은`, `레이먼드 테가`."""
    match = _NAMED.match(text, begin, high)
    if match is None:
        return None
    word = match[1]
    if " " in word:
        sure = foreign_length(word.split(), 0) == (2, CERTAIN)
    else:
        sure = likeness(word) >= (LIKELY if text[match.end() :].lstrip().startswith("씨") else CERTAIN)
    return (*match.span(1), word) if sure or word in full else None


def named_by_verb(
    text: str, verb: int, high: int, names: list[Person], full: Container[str]
) -> Person | None:
    """The one right behind a verb that describes: `장관에 임명된 류제명은`, `대표로 취임한 김민수 사장이`."""
    match = _ADNOMINAL.match(text, verb, high)
    if match is None:
        return None
    official = nearest_after(match.end(), names)
    if (
        official
        and official[0] - match.end() <= 12
        and not re.search(r"[,.]|[은는이가을를] ", text[match.end() : official[0]])
    ):
        return official
    return _bare(text, match.end(), high, full)


def nearest_before(text: str, low: int, end: int, names: list[Person], full: Container[str]) -> Person | None:
    """The last person named before `end`: an official, a nominee (황보 내정자는), a bare full name."""
    best = max((name for name in names if name[1] <= end), default=None)
    for match in _NOMINEE.finditer(text, low, end):
        person = next((name for name in _names(full) if _is_short_for(match[1], name)), None)
        person = person or (
            match[1] if likeness(match[1]) >= (LIKELY if match[2] == "씨" else CERTAIN) else None
        )
        if person and (best is None or match.start(1) > best[0]):
            best = (match.start(1), match.end(1), person)
    for match in _WORD_WITH_PARTICLE.finditer(text, low, end):
        word, begin = match[1], match.start(1)
        given = likeness(word) >= LIKELY and text[match.end(1)] in "을를"  # 탁하늬를 사외이사로
        if not given and likeness(word) < CERTAIN and word not in full:
            first = _WORD_BEFORE.search(text, max(low, begin - 8), begin)  # 젠슨 황은
            length, score = foreign_length((first[1], word), 0) if first else (0, 0)
            if first is None or length != 2 or score < (LIKELY if text[match.end(1)] in "을를" else CERTAIN):
                continue
            word, begin = f"{first[1]} {word}", first.start(1)
        if best is None or begin > best[0]:
            best = (begin, match.end(1), word)
    return best


def _names(full: Container[str]) -> list[str]:
    return sorted(full) if isinstance(full, set) else []


def _is_short_for(word: str, person: str) -> bool:
    if word == person:
        return True
    surname = surname_part(person)
    return " " not in person and surname is not None and surname_id(word) == surname_id(surname)


_COMMA = re.compile(r"(?:[가-힣A-Za-z0-9() ]{0,24})?, ?$")


def right_before(text: str, low: int, end: int, names: list[Person]) -> Person | None:
    """The one before a comma in a headline: `곽노정 사장, ¦부회장¦ 승진`, `배경훈, 장관 내정`."""
    person = max((name for name in names if name[1] <= end), default=None)
    if person:
        return person if _COMMA.fullmatch(text[person[1] : end]) else None
    bare = _FIRST_NAME.match(text, low, end)
    if bare is None or likeness(bare[1]) < CERTAIN or not _COMMA.fullmatch(text[bare.end(1) : end]):
        return None
    return (*bare.span(1), bare[1])


_FIRST_NAME = re.compile(r"\s*([가-힣]{3})(?=, )")


def nearest_after(begin: int, names: list[Person]) -> Person | None:
    """The first of `names` that begins at `begin` or behind it."""
    return min((name for name in names if name[0] >= begin), default=None)


def following(text: str, begin: int, high: int, names: list[Person]) -> Person | None:
    """The person whom a position in front is given to: the next name, if it comes soon."""
    official = nearest_after(begin, names)
    gap = text[begin : official[0]] if official else ""
    if (
        official
        and len(gap) <= 40
        and not re.search(r"[가-힣](?:은|는|이|가|을|를|에서|에게|며|고|서)\s|[.…!?]", gap)
    ):
        return official
    match = re.compile(r"\s*[,]?\s*").match(text, begin, high)
    at = match.end() if match else begin
    for _ in range(4):  # 장관 후보엔 한성숙; 사장에 삼성전자 출신 김민수
        bare = _BARE.match(text, at, high)
        if bare is None:
            return None
        words = [word for word in bare.groups() if word]
        length, score = foreign_length(words, 0)
        if length == 2 and score == CERTAIN:
            return bare.start(1), bare.end(2), f"{words[0]} {words[1]}"
        for cut in (len(words[0]), len(words[0]) - 1):
            word = words[0][:cut]
            tail = words[0][cut:]
            if (
                likeness(word) >= LIKELY
                and tail in ("", "을", "를", "이", "가", "은", "는", "씨")
                and word not in vocabulary.words("titles_ko")
            ):
                return at, at + cut, word
        space = re.compile(r"[가-힣A-Za-z0-9()]+ ").match(text, at, high)
        if space is None or phrase_words.ends_phrase(space.group().strip()):
            return None
        at = space.end()
    return None
