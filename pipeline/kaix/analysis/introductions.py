"""Where a text gives one body two names: `한국지능정보사회진흥원(NIA·원장 …)`, "Electronics … Institute (ETRI)".

A name in brackets is the other name of the one before it only where the text makes that sure: a Latin
abbreviation whose letters are those of the English name's words, or that stands on a Korean name that ends as the
names of organisations do, and a name in the other script. `이하 ‘…’` says it in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kaix import vocabulary

_LONGEST = 60  # characters of a name
_ABBREVIATION = r"[A-Z][A-Za-z]*[A-Z&][A-Za-z0-9&-]{0,8}"
_KOREAN_WORD = r"[가-힣A-Za-z0-9&·]*[가-힣][가-힣A-Za-z0-9&·]*"
_ROLE = r"(?:\s?[·,，/:]\s?[가-힣][^()\n]{0,30})?"  # NIA·원장 …
# 한국지능정보사회진흥원(NIA·원장 …), 엔비디아(NVIDIA), 한빛칩스(Hanbit Chips)
_KOREAN_LATIN = re.compile(
    rf"((?:{_KOREAN_WORD} ){{0,2}}{_KOREAN_WORD})\s?[(（]([A-Z][A-Za-z0-9&.’' -]{{1,40}}?){_ROLE}[)）]"
)
# NIA(한국지능정보사회진흥원)
_LATIN_KOREAN = re.compile(
    rf"\b([A-Z][A-Za-z0-9&.’-]{{1,20}})\s?[(（]([가-힣][가-힣A-Za-z0-9&·]{{2,30}}){_ROLE}[)）]"
)
_HEREAFTER_KO = re.compile(
    rf"((?:{_KOREAN_WORD} ){{0,2}}{_KOREAN_WORD})\s?[(（][^()\n]{{0,30}}이하,?\s?"
    r"[‘'\"“]?([가-힣A-Za-z0-9&]{2,20})[’'\"”]?[)）]"
)
# Electronics and Telecommunications Research Institute (ETRI), the Ministry of Science and ICT (MSIT)
_ENGLISH = re.compile(
    rf"((?:[A-Z][\w&’'.-]*,?\s+(?:(?:of|for|and|the|on|in|&)\s+){{0,2}}){{1,9}}[A-Z][\w&’'-]*|[A-Z][\w&’'-]*)\s[(]({_ABBREVIATION})[)]"
)
_SMALL = frozenset(("of", "for", "and", "the", "on", "in", "&"))


@cache
def _endings() -> re.Pattern[str]:
    words = sorted(
        (row["ending"] for row in vocabulary.table("organisation_endings_ko")), key=len, reverse=True
    )
    return re.compile(f"(?:{'|'.join(map(re.escape, words))})$")


def introduced(text: str) -> list[tuple[str, str]]:
    """The pairs (name, other name) that `text` introduces, in the order of the text, each once."""
    return list(dict.fromkeys(_pairs(text)))


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for match in _KOREAN_LATIN.finditer(text):
        name, other = match[1].split(" ")[-1], match[2].strip()
        if other in vocabulary.words("not_bodies") or len(other) > _LONGEST:
            continue
        if re.fullmatch(_ABBREVIATION, other) and other.upper() == other:
            full = _full(match[1])
            if full is not None:
                yield full, other
        elif _capitalised(other) and _endings().search(name):
            yield name, other
    for match in _LATIN_KOREAN.finditer(text):
        if match[1] not in vocabulary.words("not_bodies") and _endings().search(match[2]):
            yield match[2], match[1]
    for match in _HEREAFTER_KO.finditer(text):
        full = _full(match[1])
        if full is not None:
            yield full, match[2]
    for match in _ENGLISH.finditer(text):
        if match[2] not in vocabulary.words("not_bodies") and (long := _spelled_out(match[1], match[2])):
            yield long, match[2]


def _full(name: str) -> str | None:
    """The Korean name that ends as those of organisations do: 한국가람진흥원 of `올해 한국가람진흥원`."""
    last = name.rsplit(" ", maxsplit=1)[-1]
    return last if _endings().search(last) and len(last) > 3 else None


def _capitalised(name: str) -> bool:
    return all(word[:1].isupper() or word.lower() in _SMALL for word in name.split())


def _spelled_out(name: str, short: str) -> str | None:
    """The last words of `name` whose initials are `short`: "Research Institute (RI)" but not "Acme (RI)"."""
    words = name.replace("’", "'").split()
    letters = [c for c in short if c.isupper()]
    if len(letters) < 2:
        return None
    for begin in range(len(words) - 1, -1, -1):
        initials = [c for word in words[begin:] for c in _initials(word)]
        if initials == letters and words[begin].lower() not in _SMALL:
            return " ".join(words[begin:])
    return None


def _initials(word: str) -> str:
    if word.isupper() and len(word) > 1:
        return word  # "Ministry of Science and ICT (MSICT)"
    return "".join(part[0].upper() for part in word.split("-") if part and part[0].isupper())
