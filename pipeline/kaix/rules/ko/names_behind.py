"""The name that follows its position as the subject: `위원장 송경희는`, `최고경영자인 사티아 나델라가`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaix.rules.ko import names, titles
from kaix.rules.ko.foreign_names import foreign_length
from kaix.rules.ko.persons import CERTAIN, LIKELY, common_surname, likeness
from kaix.rules.ko.titles import Title

_SUBJECT = re.compile(
    r" ([가-힣]{2,5}?(?: [가-힣]{1,6}?)?|[가-힣] [가-힣]{2,6}?)"
    r"(?:[(（][^()（）\n]{1,20}[)）])?(?:은|는|이|가|도|의|을|를|와|과|에게|"
    r"씨)(?![가-힣(（])"
)


def names_its_own(text: str, title: Title) -> bool:
    """Whether a position's word begins with its organisation: 서울시의원."""
    unit = title.end - len(title.head)
    return unit > title.begin and any(
        names.match_known(text[title.begin : end], 0) is not None for end in (unit, unit + 1)
    )


def subject_after(
    text: str, title: Title, high: int, employed: bool, former: bool = False
) -> tuple[int, int] | None:
    """The certain name with a particle that follows a position: `위원장 송경희는`.

    A Korean's only where the organisation stands in front (`employed`): 위원장 공모제는 names nobody.
    """
    if title.particle not in ("", "인"):
        return None
    after = title.after + len(title.particle)
    match = _SUBJECT.match(text, after, high)
    if match is None:
        return None
    words = match[1].split()
    executive = len(words) == 1 and _OF_FOUNDERS.search(text, title.start, title.end) is not None
    if title.noun and not employed and len(words) == 1:
        return None
    if (employed or executive) and (not title.noun or former) and len(words) == 1 and len(words[0]) > 2:
        if likeness(words[0]) == CERTAIN and (employed or common_surname(words[0])):
            return match.span(1)
    elif len(words) == 1 and title.particle == "인" and foreign_length(words, 0) == (1, LIKELY):
        return match.span(1)  # 의장인 량웨이펑은
    elif len(words) == 2 and foreign_length(words, 0) in ((2, CERTAIN), (2, LIKELY)):
        return match.span(1)
    return None


_COORDINATED = re.compile(
    r"(?:[(（][^()（）\n]{1,20}[)）])?(?:[와과] |[·ㆍ])"
    r"([가-힣]{3}(?=[(（은는이가도의을를,])|[가-힣]{1,6} [가-힣]{1,6}?)"
    r"(?=[(（,·ㆍ]|(?:은|는|이|가|도|의|을|를|와|과|에게|씨)(?![가-힣]))"
)


def coordinated(text: str, end: int, high: int) -> Iterator[tuple[int, int]]:
    """Those whom a conjunction joins to the name that ends at `end`: `창업자인 노아 벡과 ¦루시 테른¦이`."""
    while (match := _COORDINATED.match(text, end, high)) is not None:
        words = match[1].split()
        sure = foreign_length(words, 0)[0] == 2 if len(words) == 2 else likeness(words[0]) == CERTAIN
        if not sure or next(titles.find(text, match.end(), min(high, match.end() + 2)), None) is not None:
            return
        yield match.span(1)
        end = match.end(1)


_OF_FOUNDERS = re.compile(
    r"(?:창업자|설립자|창립자|창업주|책임자(?:\([A-Z]{2,5}\))?|최고경영자(?:\([A-Z]{2,5}\))?|C[A-Z]{1,3}O)$"
)
