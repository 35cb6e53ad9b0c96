"""Of how many a list ranks, as a sentence says: "covers 83 countries", "the survey of 67 major economies"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaix.rules.en.ranking.ordinals import NUMBERS, either, use

_TOTAL = re.compile(
    r"\b(?:covers?|covering|of|among|across|surveyed|assess\w*|evaluat\w+|compar\w+|analy[sz]\w+|scor(?:ed|es|ing)|rank(?:s|ed"
    r"|ing)|all|the|on)"
    r" (?:the [\w.]+[’']s |the |all |a total of )?"
    # not "the 10 leading countries": those are the best of more
    r"(?P<total>\d{1,3}) (?!(?:leading|top|best|[a-z]{3,}est|most|first|next)\b)(?P<major>(?:major|large) )?"
    rf"(?:[\w-]+ ){{0,4}}?(?:{either(*use('group_noun'))})\b"
    r"|\b(?P<nation>\d{1,3})[- ](?:nation|country|member|economy|city|university|company|team|state|government)\b"
    r"|\b(?:ranking|index|leaderboard|field|league) of (?:the )?(?P<listed>\d{1,3})\b"
    r"(?! (?:percent|points|years|months|days)|[,.%]\d|%)",
    re.IGNORECASE,
)
_FEW = 20
"""The major ones of a kind, where they are no more than so many, are the best of more."""


def told(text: str, low: int, high: int) -> Iterator[tuple[int, int, int]]:
    """Every statement between two offsets of how many are ranked: the number, and where the words begin and end."""
    for match in _TOTAL.finditer(text, low, high):
        number = NUMBERS.get(match["total"] or match["nation"] or match["listed"], 0)
        if number >= (_FEW if match["major"] else 5):
            yield number, match.start(), match.end()
