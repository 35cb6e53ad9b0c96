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

_FOLLOWS = (
    r"(?:[(（][^()（）\n]{1,20}[)）])?(?:([은는이가을를도의]|에게| ?씨[가-힣]?)(?![가-힣])|[\s,.…·'\"’”]|$)"
)
_BEHIND_NAME = re.compile(_FOLLOWS)
_PAIR = re.compile(rf"([가-힣]{{1,6}}) ([가-힣]{{1,6}}?)(?={_FOLLOWS})")
_WORD = re.compile(r"(?<![가-힣])[가-힣]{2}")
_UNMARKED = re.compile(r"[,.]| (?!씨|후보자|내정자|당선인)")
_ADNOMINAL = re.compile(r"[가-힣]{0,2}(?:된|한|던|른|간|받은|는) ")  # (장관에 임명)된 류제명은
_SPACE = re.compile(r"[가-힣A-Za-z0-9()]+ ")
_CLAUSE = re.compile(r"[가-힣](?:[은는이가을를며고서]|에서|에게)\s|[.…!?]")


def name_at(text: str, at: int, high: int, full: Container[str], enough: int = CERTAIN) -> Person | None:
    """The full name that begins at `at`: one of `full`, or a word that is `enough` like one."""
    pair = _PAIR.match(text, at, high)
    if pair and foreign_length((pair[1], pair[2]), 0) >= (2, _enough(pair[3], CERTAIN)):
        return pair.start(1), pair.end(2), f"{pair[1]} {pair[2]}"  # 젠슨 황은
    for end in (at + 3, at + 2, at + 4):
        behind = _BEHIND_NAME.match(text, end, high) if end <= high else None
        if behind and (likeness(text[at:end]) >= _enough(behind[1], enough) or text[at:end] in full):
            return at, end, text[at:end]
    return None


def _enough(particle: str | None, enough: int) -> int:
    return LIKELY if particle and particle.strip()[0] in "을를씨" else enough  # 탁하늬를 사외이사로


def who_did(text: str, begin: int, high: int, names: list[Person], full: Container[str]) -> Person | None:
    """The one who `사장을 지낸` is said of: the official right behind it, or a bare name."""
    person = nearest_after(begin, names)
    if person and person[0] - begin <= 20 and not re.search(r"[,.]|[은는이가을를] ", text[begin : person[0]]):
        return person
    return name_at(text, begin, high, full)


def named_by_verb(
    text: str, verb: int, high: int, names: list[Person], full: Container[str]
) -> Person | None:
    """The one right behind a verb that describes: `장관에 임명된 류제명은`, `대표로 취임한 김민수 사장이`."""
    match = _ADNOMINAL.match(text, verb, high)
    return who_did(text, match.end(), high, names, full) if match else None


def nearest_before(text: str, low: int, end: int, names: list[Person], full: Container[str]) -> Person | None:
    """The last person named before `end`: an official, or a bare full name."""
    best = max((name for name in names if name[1] <= end), default=None)
    words = [match.start() for match in _WORD.finditer(text, best[1] if best else low, end)]
    bare = (name_at(text, at, end, full) for at in reversed(words))
    return next((who for who in bare if who and not _UNMARKED.match(text, who[1])), best)


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
        if named := name_at(text, at, high, (), LIKELY):
            return named
        space = _SPACE.match(text, at, high)
        if space is None or phrase_words.ends_phrase(space.group().strip()):
            return None
        at = space.end()
    return None
