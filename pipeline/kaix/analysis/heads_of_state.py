"""The state that its head acts for: what "President Seo" pledges is South Korea's pledge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from kaix import people, vocabulary
from kaix.reading import Name

_WORD = re.compile(r"[A-Z][\w'’.-]*")
_HEAD = re.compile(
    r"(?<![가-힣A-Za-z])(?P<who>[가-힣]{1,5})(?:\s(?P<of>[가-힣]{1,6}|[美中日英]))?"
    r"\s(?P<title>대통령|(?:국무)?총리|(?:국가)?주석)(?= 측|[은는이가의도과와,\s])"
    r"(?!\s[가-힣]{0,4}(?:후보|당선|직속|비서|특사))"
)
_NO_NAMES = frozenset(("전", "전직", "현", "현직", "신임", "차기", "당시", "한", "그", "이번", "새"))
_GOVERNMENT = re.compile(r"(?P<who>[가-힣]{2,5})\s?(?:행정부|정부)")
_SHORT = {"미": "미국", "중": "중국", "일": "일본", "영": "영국", "독": "독일", "불": "프랑스"}


@cache
def _states(language: str) -> dict[str, str]:
    """The short name of a country by each of its names and demonyms: "U.S.", "Korean"; of Korean names the first."""
    result = dict(_SHORT) if language == "ko" else {}
    for row in vocabulary.table("countries"):
        korean = [name for name in row["korean"].split(";") if name]
        if language == "ko":
            result = {name: name if len(name) > 1 else korean[0] for name in korean} | result
            continue
        for column in ("name", "aliases", "demonyms"):
            result = dict.fromkeys(filter(None, row[column].split(";")), row["name"]) | result
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
        if (match := _GOVERNMENT.fullmatch(name)) and match["who"] not in _states("ko")
    }


@lru_cache(maxsize=256)
def state_of(text: str, name: str) -> str | None:
    """The short English name of the state that the person `name` heads by what `text` says, `None` of anybody else.

    A president without a country is Korea's if the surname is Korean; "President Seo of Haneul Bank" heads no state.
    """
    if not all(_WORD.fullmatch(word) for word in name.split()):
        return None
    titled = re.compile(
        rf"(?:\b(?P<of>(?:South |U\.S\.|[A-Z])[\w.]*)\s)?\b(?:President|Prime Minister)(?:-elect)?\s"
        rf"(?:[A-Z][\w'’.-]*\s){{0,2}}?{re.escape(name)}\b(?!\s(?:of|at)\s|[\w-]|\s[A-Z])"
    )
    found = titled.search(text)
    if found is None:
        return None
    korean = people.surname_id(name.split(maxsplit=1)[0]) is not None
    return _states("en").get(found["of"] or "") or ("South Korea" if korean else None)


@lru_cache(maxsize=8)
def _heads(text: str) -> dict[str, str]:
    """Who is the head of which state by what `text` says somewhere: 로웰 미국 대통령."""
    states = _states("ko")
    return {m["who"]: states[m["of"]] for m in _HEAD.finditer(text) if m["of"] in states}


def korean_heads(text: str, low: int, high: int) -> Iterator[Name]:
    """The states that heads of state in `low:high` stand for, in order; one of a Korean surname heads Korea."""
    for match in _HEAD.finditer(text, low, high):
        who = match["of"] if match["of"] and match["of"] not in _states("ko") else match["who"]
        if who in _NO_NAMES:
            continue
        state = _heads(text).get(who) or _governments().get(who)
        named = people.surname_id(who) or (len(who) == 3 and people.surname_id(who[0]))
        if state is None and named and not match["title"].endswith("주석"):
            state = "한국"
        if state is not None:
            yield Name(match.start(), match.end(), state, "country", state, None)
