"""Who is cited as one who ranks, counts or publishes, by the words around."""

from __future__ import annotations

import re
from functools import cache

from kaix import vocabulary
from kaix.rules.en.ranking.ordinals import LISTS

_COUNTS = f"{LISTS}|data|figures|chart"
_MADE = (
    r"(?:compiled|published|released|run|conducted|issued|produced|prepared|unveiled|announced|surveyed|ranked|named"
    r"|rated|carried out|tracked|polled)"
)
_TELLS = r"(?:said|says|reported|noted|found|showed|estimated|announced|estimates?)\b"
_RANKING = r"rank(?:s|ed)|place[sd]|puts?|rate[sd]|list(?:s|ed)|name[sd]"
_RANKS = rf"(?:{_RANKING})\b"
_WORDS = r"(?:[\w’'&-]+\s)"
# Each behind one of a few words, looked for first: few phrases have such a one before them.
_BEFORE = {
    "cite_told": (
        ("according to", "citing", "per"),
        re.compile(rf"\b(?:according to|citing|per)\s{_WORDS}{{0,7}}$", re.IGNORECASE),
    ),
    "cite_made": (
        (" by", " from", " of"),
        re.compile(
            rf"\b(?:{_MADE}(?: \w+){{0,2}} by|(?:{_COUNTS}) (?:by|from|of))\s{_WORDS}{{0,6}}$", re.IGNORECASE
        ),
    ),
    "cite_by": (("by", "from"), re.compile(r"\b(?:by|from)\s(?:the\s)?$", re.IGNORECASE)),
    "cite_credited": (
        (":", "=", "/"),
        re.compile(r"\b(?:[Ss]ources?|Data|Chart|Figures?)\s?[:=/]\s?$"),
    ),
}
_AFTER = {
    "cite_owns_list": re.compile(rf"(?:[’']s?|,? whose)\s{_WORDS}{{0,6}}?(?:{_COUNTS})\b", re.IGNORECASE),
    "cite_list": re.compile(rf"\s(?:[A-Z][\w&-]+\s){{0,4}}(?:{_COUNTS})\b", re.IGNORECASE),
    "cite_says": re.compile(rf"(?:,[^,]{{2,60}},)?\s(?:also\s)?{_TELLS}"),
    "cite_makes": re.compile(r"\s(?:has\s)?(?:conducted|compiled|published|released|issued|produced)\b"),
    "cite_ranks": re.compile(rf"(?:,[^,]{{2,60}},)?\s(?:has\s|recently\s)?{_RANKS}"),
}
_RESEARCH = re.compile(
    r"\b(?:Research|Insights?|Analysis|Analytics|Institute|University|Association|Forum|Cent(?:er|re)|Securities|Media"
    r"|Foundation|Consulting|Intelligence|School|Council|Agency|Tower|Partners|Ratings|Service|Organi[sz]ation)\b"
)
INTRODUCES = re.compile(
    rf"\b(?:[Aa]ccording to|[Cc]iting|[Ss]ources?|{_MADE[3:-1]})\b"
    rf"|\b(?!(?:The|This|That|These|In|An?|It|Its|But|For)\b)[A-Z][\w&.-]*(?:[’']s?)?"
    rf"(?: [\w-]+){{0,4}} (?i:{_COUNTS})\b"
)
"""Words without which no sentence says who ranks."""


@cache
def _rankers() -> frozenset[str]:
    return frozenset(vocabulary.words("rankers"))


def cites(text: str, start: int, end: int, value: str) -> list[str]:
    """The classes of the words around a span that say that it ranks, counts or publishes."""
    before, after = text[max(0, start - 90) : start], text[end : end + 90]
    before = before[before.rfind("\n") + 1 :]
    lower = before.lower()
    found = [
        name
        for name, (words, pattern) in _BEFORE.items()
        if any(word in lower for word in words) and pattern.search(before)
    ]
    found += [name for name, pattern in _AFTER.items() if pattern.match(after)]
    if value in _rankers():
        found.append("cite_ranker")
    elif found and _RESEARCH.search(value):
        found.append("cite_research")
    return found
