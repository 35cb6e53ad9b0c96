"""The state that its head acts for: 서 대통령 pledges for Korea, 로웰 미국 대통령 for America."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from kaix import people, vocabulary
from kaix.reading import Name

_HEAD = re.compile(
    r"(?<![가-힣A-Za-z])(?P<who>[가-힣]{1,5})(?:\s(?P<of>[가-힣]{1,6}|[美中日英]))?"
    r"\s(?P<title>대통령|(?:국무)?총리|(?:국가)?주석)(?= 측|[은는이가의도과와,\s])"
    r"(?!\s[가-힣]{0,4}(?:후보|당선|직속|비서|특사))"
)
_NO_NAMES = frozenset(("전", "전직", "현", "현직", "신임", "차기", "당시", "한", "그", "이번", "새"))
_GOVERNMENT = re.compile(r"(?P<who>[가-힣]{2,5})\s?(?:행정부|정부)")
_SHORT = {"미": "미국", "중": "중국", "일": "일본", "영": "영국", "독": "독일", "불": "프랑스"}
_KOREA = "한국"


@cache
def _countries() -> dict[str, str]:
    """The first Korean name of a country by each of its Korean names."""
    result: dict[str, str] = dict(_SHORT)
    for row in vocabulary.table("countries"):
        names = row["korean"].split(";")
        for name in filter(None, names):
            result.setdefault(name, name if len(name) > 1 else names[0])
    return result


@cache
def _governments() -> dict[str, str]:
    """The state of each head that the vocabulary names a government after (서지원 정부)."""
    korean = {
        row["name"].lower().replace(" ", "-"): row["korean"].split(";")[0]
        for row in vocabulary.table("countries")
    }
    return {
        match["who"]: korean[row["id"]]
        for row in vocabulary.table("bodies")
        if row["id"] in korean
        for name in row["names"].split("|")
        if (match := _GOVERNMENT.fullmatch(name)) and match["who"] not in _countries()
    }


@lru_cache(maxsize=8)
def _heads(text: str) -> dict[str, str]:
    """Who is the head of which state by what `text` says somewhere: 로웰 미국 대통령."""
    return {
        match["who"]: _countries()[match["of"]]
        for match in _HEAD.finditer(text)
        if match["of"] in _countries()
    }


def read(text: str, low: int, high: int) -> Iterator[Name]:
    """The states that heads of state in `low:high` stand for, in order; one of a Korean surname heads Korea."""
    for match in _HEAD.finditer(text, low, high):
        who = match["of"] if match["of"] and match["of"] not in _countries() else match["who"]
        if who in _NO_NAMES:
            continue
        state = _heads(text).get(who) or _governments().get(who)
        if state is None and match["title"] in ("대통령", "국무총리", "총리"):
            state = (
                _KOREA if people.surname_id(who) or (len(who) == 3 and people.surname_id(who[0])) else None
            )
        if state is not None:
            yield Name(match.start(), match.end(), state, "country", state, None)
