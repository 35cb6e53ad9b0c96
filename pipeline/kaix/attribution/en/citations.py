"""Who is cited as one who ranks, counts or publishes, by the words around."""

from __future__ import annotations

import re
from functools import cache

from kaix import vocabulary
from kaix.rules.en.ranking.ordinals import LISTS, NUMBERS, ORDINALS, either

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
_NOT_WHOM = either(
    *NUMBERS, *ORDINALS, "no", "number", "#", "at", "in", "on", "as", "among", "of", "by", "for", "to", "top",
    "around", "about", "joint", "tied", "behind", "above", "below", "just", "only", "outside", "within", "between",
    "well", "high", "higher", "low", "lower", "and", "overall", "globally", "worldwide", "with", "again", "also",
    "near", "fully", "world",
)  # fmt: skip
# ¦Haneul Institute¦ ranked Korea third; ¦Haneul¦'s latest index, out on Monday, puts it sixth
_JUDGES = re.compile(
    rf"(?:[’']s?)?(?:\s{_WORDS}{{0,5}}(?:{_COUNTS}))?(?:,[^,.;]{{2,80}},)?\s"
    rf"(?:(?:also|has|have|had|recently|now|then)\s)*"
    rf"(?:{_RANKING}|position(?:s|ed)|scored)\s"
    rf"(?!(?:(?:a|an|the|its|their)\s)?(?:{_NOT_WHOM})\b|#)[^\s.;][^.;\n]*?$",  # whom: no ¦Haneul¦ placed first
    re.IGNORECASE,
)
_HAS = re.compile(r"\s(?:has|had)\s[A-Z][\w.]*(?: [A-Z][\w.]*){0,3}\s$")  # ¦Haneul Institute¦ has Korea third
_PARTED = re.compile(r"\b(?:but|while|whereas|which|who)\b")
# Korea was ranked third in the world by ¦Haneul Institute¦
_BY = re.compile(r"(?:\s(?!by\b)[\w’'-]+){0,6}\sby (?:the )?", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:ranked|rated|named|placed|listed|put|judged)\b", re.IGNORECASE)
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


def judges(text: str, start: int, end: int, rank: tuple[int, int]) -> bool:
    """Whether a span is who gives a rank: "¦Haneul Institute¦ ranked Korea third", "ranked third by ¦Haneul¦"."""
    if end <= rank[0]:
        if _HAS.match(text, end, rank[0]) is not None:
            return True
        return _JUDGES.match(text, end, rank[0]) is not None and _PARTED.search(text, end, rank[0]) is None
    passive = _BY.fullmatch(text, rank[1], start) is not None if start >= rank[1] else False
    return passive and _PASSIVE.search(text, max(0, rank[0] - 20), rank[1]) is not None
