"""The state that its head acts for: what "President Seo" pledges is South Korea's pledge."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kaix import people, vocabulary

_WORD = re.compile(r"[A-Z][\w'’.-]*")


@cache
def _states() -> dict[str, str]:
    """The short name of a country by each of its names and demonyms: "U.S.", "Korean"."""
    result: dict[str, str] = {}
    for row in vocabulary.table("countries"):
        for column in ("name", "aliases", "demonyms"):
            for name in filter(None, row[column].split(";")):
                result.setdefault(name, row["name"])
    return result


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
    if found["of"] is not None and (state := _states().get(found["of"])):
        return state
    return "South Korea" if people.surname_id(name.split(maxsplit=1)[0]) is not None else None
