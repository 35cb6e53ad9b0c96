"""The words of English ranks: lists by name, parts of what is surveyed, whom a rank is held against."""

from __future__ import annotations

import re

from kaix.rules.en.ranking.ordinals import LISTS

_LISTING = re.compile(
    rf"(?P<name>(?:[\w&’'.-]+ )+)(?:{LISTS}|yearbooks?|standings|awards?)(?: \([A-Z]+\))?(?: (?:19|20)\d\d)?",
    re.IGNORECASE,
)
_NAMELESS = re.compile(
    r"(?:(?:the|an?|this|last|next|that|these|those|its|their|our|his|[\w]+[’']s?|years?|new|latest|annual|recent|current"
    r"|overall|same|previous|first|second|third|final|major|such|other|own|full|various|key|main|separate|joint|many|two"
    r"|three|four|five|six|seven|\d+|of|and|for|government|media|news|global|international|official|entire|press|research"
    r"|\w+ly|\w+ing|\w+ed|[A-Z]{2,6}) )+",
)
_PARTS = (
    r"(?:categor(?:y|ies)|dimensions?|components?|pillars?|areas?|aspects?|(?:sub-?)?factors?|indicators?|fields?"
    r"|divisions?|sectors?|segments?)"
)
_PART_BEHIND = re.compile(rf"[”\"’']? (?:\w+ )?{_PARTS}\b")
_PART_BEFORE = re.compile(
    rf"\b(?:{_PARTS},? (?:of|for|including|such as|like)|in terms of|as for) (?:the )?[“\"‘]?$"
)
# behind ¦Japan¦ and ¦Norway¦, outpacing the ¦U.S.¦: whom a rank is held against
_COMPARED = re.compile(
    r"\b(?:behind|not|after|ahead of|below|above|than|only to|next to|followed by"
    r"|(?:surpass|overtak|overtook|outpac|outrank|outperform|beat|pass|trail|edg|topp|eclips|leapfrogg|top)(?:ing|ed|es|e|s|en)?)\s"
    r"(?:(?:both |the |rivals? |(?-i:[A-Z])[\w.&’'-]*(?: (?-i:[A-Z])[\w.&’'-]*){0,3}(?: \([^()\n]{1,20}\))?"
    r"(?:, and |, | and ))){0,5}$",
    re.IGNORECASE,
)


def is_listing(value: str) -> bool:
    """Whether some words are the name of a list, an index or a survey of its own."""
    match = _LISTING.fullmatch(value)
    return match is not None and not _NAMELESS.fullmatch(match["name"])


def is_part(text: str, start: int, end: int) -> bool:
    """Whether the words around a span say that it is a part of what is surveyed: "in the ¦Skills¦ category"."""
    return (
        _PART_BEHIND.match(text, end) is not None
        or _PART_BEFORE.search(text, max(0, start - 40), start) is not None
    )


def compares(text: str, start: int) -> bool:
    """Whether a rank is held against what begins at `start`: "behind ¦Japan¦"."""
    return _COMPARED.search(text, max(0, start - 120), start) is not None
