"""Who a position that stands apart from its holder is said of: the next official, a nominee, a bare full name.

`AI수석에 ¦하정우 센터장¦을 내정했다`, `사장을 지낸 ¦예지환¦ 씨가`, `장관에 임명된 ¦류제명¦은`.
"""

from __future__ import annotations

import re
from collections.abc import Container

from kaix.rules.ko import phrase_words
from kaix.rules.ko.foreign_names import foreign_length
from kaix.rules.ko.persons import CERTAIN, LIKELY, likeness

Person = tuple[int, int, str]
"""A person in the text: where the name begins and ends, and the full name."""

_BARE = re.compile(
    r"([가-힣]{2,5})(?: ([가-힣]{1,6}))?(?:[(（][^()（）\n]{1,20}[)）])?(?=을|를|이|가|은|는|씨|의|$|[\s,.…·'\"’”])"
)
_ADNOMINAL = re.compile(r"[가-힣]{0,2}(?:된|한|던|른|간|받은|는) ")  # (장관에 임명)된 류제명은
_NAMED = re.compile(
    r"([가-힣]{2,5}?|[가-힣]{1,6} [가-힣]{1,6}?)(?:[(（][^()（）\n]{1,20}[)）])?(?=[은는이가을를도의] | ?씨|,|에게 )"
)
_WORD_WITH_PARTICLE = re.compile(
    r"(?<![가-힣])(?:([가-힣]{1,6}) )??([가-힣]{1,6}?)(?=[은는이가을를도] | ?씨| 후보자| 내정자| 당선인)"
)
_SPACE = re.compile(r"[가-힣A-Za-z0-9()]+ ")
_CLAUSE = re.compile(r"[가-힣](?:[은는이가을를며고서]|에서|에게)\s|[.…!?]")


def who_did(text: str, begin: int, high: int, names: list[Person], full: Container[str]) -> Person | None:
    """The one who `사장을 지낸` is said of: the official right behind it, or a bare name with a particle."""
    person = nearest_after(begin, names)
    if person and person[0] - begin <= 20 and not re.search(r"[,.]|[은는이가을를] ", text[begin : person[0]]):
        return person
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
    return who_did(text, match.end(), high, names, full) if match else None


def nearest_before(text: str, low: int, end: int, names: list[Person], full: Container[str]) -> Person | None:
    """The last person named before `end`: an official, or a bare full name with a particle."""
    best = max((name for name in names if name[1] <= end), default=None)
    for match in _WORD_WITH_PARTICLE.finditer(text, low, end):
        word, begin = match[2], match.start(2)
        enough = LIKELY if text[match.end(2)] in "을를 씨" else CERTAIN  # 탁하늬를 사외이사로
        if likeness(word) < enough and word not in full:
            length, score = foreign_length((match[1], word), 0) if match[1] else (0, 0)
            if length != 2 or score < enough:
                continue
            word, begin = f"{match[1]} {word}", match.start(1)  # 젠슨 황은
        if best is None or begin > best[0]:
            best = (begin, match.end(2), word)
    return best


def nearest_after(begin: int, names: list[Person]) -> Person | None:
    """The first of `names` that begins at `begin` or behind it."""
    return min((name for name in names if name[0] >= begin), default=None)


def following(text: str, begin: int, high: int, names: list[Person]) -> Person | None:
    """The person whom a position in front is given to: the next name, if it comes soon."""
    official = nearest_after(begin, names)
    if official and official[0] - begin <= 40 and not _CLAUSE.search(text, begin, official[0]):
        return official
    at = begin + len(text[begin:high]) - len(text[begin:high].lstrip(" ,"))
    for _ in range(4):  # 장관 후보엔 한성숙; 사장에 삼성전자 출신 김민수
        bare = _BARE.match(text, at, high)
        if bare is None:
            return None
        if bare[2] and foreign_length((bare[1], bare[2]), 0) == (2, CERTAIN):
            return bare.start(1), bare.end(2), f"{bare[1]} {bare[2]}"
        for word in (bare[1], bare[1][:-1]):
            if likeness(word) >= LIKELY and bare[1][len(word) :] in "을를이가은는씨":
                return at, at + len(word), word
        space = _SPACE.match(text, at, high)
        if space is None or phrase_words.ends_phrase(space.group().strip()):
            return None
        at = space.end()
    return None
