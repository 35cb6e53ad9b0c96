"""Who ranks: "ranking by Guidehouse", "Stanford's index", "Artificial Analysis ranked Korea", "on LMArena"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kaix import vocabulary
from kaix.reading import Name
from kaix.rules.en.ranking.around import Place
from kaix.rules.en.ranking.ordinals import NTH, either
from kaix.rules.en.ranking.passage import (
    INDEXED,
    LISTS,
    Passage,
    Source,
    is_region,
    local_names,
    own_list,
)

_KNOWN = frozenset(vocabulary.words("rankers"))
_KNOWN_NAME = re.compile(rf"(?<![\w-])(?:{either(*_KNOWN)})(?![\w-])")
_RESEARCH = re.compile(
    r"\b(?:Research|Insights|Analysis|Analytics|Institute|University|Association|Forum|Cent(?:er|re)|Securities|Media"
    r"|Foundation|Consulting|Intelligence|School|Council|Agency|Tower|Partners|Ratings|College|Observatory)\b"
)
_MADE = (
    r"compiled|published|released|run|conducted|issued|produced|prepared|made|operated|drawn up|put together"
    r"|announced|put out"
    r"|unveiled|maintained|surveyed|assessed|ranked|named|rated|listed|evaluated|carried out|measured|tracked"
    r"|studied|reviewed|examined|analy[sz]ed|covered|polled"
)
_DATA = r"data|figures|estimates?|analysis|statistics|research|numbers"
_BY = re.compile(
    rf"\b(?i:according to|citing|(?:{_MADE})(?: (?:on |in |last |this )?\w+){{0,2}} by|from|per"
    rf"|(?:{LISTS}|{_DATA}) (?:(?:{_MADE}) )?(?:by|from|of))"
    rf"\s+(?:(?!(?:{LISTS}|puts?|placed|ranked|rated|listed|named|had|has|showed|shows)\b)[a-z0-9.-]+ ){{0,8}}$"
)
_OF_THE_LIST = re.compile(rf"\b(?:{LISTS}|{_DATA})\b", re.IGNORECASE)
_OWNS = re.compile(
    rf"(?:[’']s?|,? whose) (?:(?!(?:on|in|at|to|by)\b)[\w&’'-]+ ){{0,7}}?(?i:{LISTS}|{_DATA}|count)\b"
    rf"| (?:[A-Z][\w&-]+ ){{0,5}}(?:Index|Report|Rankings?|Leaderboard|Survey)\b"
    r"| (?:report|survey|study|analysis|data|ranking)s? (?:said|says|show(?:s|ed)|found|finds|ranked|put"
    r"|placed|published|released)\b"
)
_RANKS = re.compile(
    r"(?:,[^,]{2,60},)? (?:who |which |also |has |have |recently |again |just ){0,2}"
    r"(?P<verb>rank(?:s|ed)|place[sd]|puts?|rate[sd]|list(?:s|ed)|name[sd]|positioned|had|has|evaluated"
    r"|assessed|gave|says|said"
    r"|estimates?|estimated|showed|shows|finds|found|reported|reports)\b"
)
_OWN_RANK = re.compile(rf"\b(?:{NTH}|No\.|at|in|among|behind|on|as|top|up|down)(?!\w)|#", re.IGNORECASE)
_TELLS = re.compile(r" (?:said|says|reported|noted|found|showed|estimated)\b")
_MADE_LIST = re.compile(rf"\b(?:{LISTS}|{_DATA}) (?:that |which )?(?:the )?$", re.IGNORECASE)
_HAS_MADE = re.compile(rf" (?:has |had |recently )?(?:{_MADE})\b")
_RANKING_VERB = re.compile(r"rank|place|name|list|rate")


def sources(text: str, names: Sequence[Name], places: Sequence[Place]) -> list[Source]:
    """The names in a sentence that rank others, in order; "Harvard's Belfer Center" is one."""
    found: list[Source] = []
    for name in _with_known(text, names):
        if name.kind in ("country", "government", "group"):
            continue
        if not _ranks(text, name, names, places):
            continue
        if _AGENCY.match(text, name.end):
            continue  # "the U.N. agency WIPO"
        if found and re.fullmatch(r"[’']s (?:the )?", text[found[-1].end : name.start]):
            last = found.pop()
            found.append(Source(last.start, name.end, text[last.start : name.end], last.official))
            continue
        start = name.start
        for other in names:
            if other.kind == "organisation" and re.fullmatch(r"[’']s ", text[other.end : name.start]):
                start = other.start
        unit = _UNIT.match(text, name.end)  # "Stanford University's Human-Centered AI institute"
        if unit and unit.end() > name.end:
            found.append(Source(start, unit.end(), text[start : unit.end()], official=False))
            continue
        official = name.sector == "government" and not _is_known(name)
        found.append(Source(start, name.end, text[start : name.end], official))
    return found


_UNIT = re.compile(
    r"[’']s (?:[A-Z][\w&-]* ){1,5}(?:institute|center|centre|lab|laboratory|school|unit|group|team|arm)\b"
)
_AGENCY = re.compile(r" (?:agency|body|unit|firm|arm|institute|think tank) [A-Z]")


def _with_known(text: str, names: Sequence[Name]) -> list[Name]:
    """The names, with the rankers of the vocabulary in the place of names that they overlap."""
    known = [
        Name(match.start(), match.end(), match.group(), "organisation", match.group())
        for match in _KNOWN_NAME.finditer(text)
    ]
    kept = [
        name
        for name in names
        if not any(
            name.start < k.end
            and k.start < name.end
            and (len(k.text) >= len(name.text) or INDEXED.search(name.text))
            for k in known
        )
    ]
    new = [k for k in known if not any(name.start < k.end and k.start < name.end for name in kept)]
    return sorted([*kept, *new], key=lambda name: name.start)


def _is_known(name: Name) -> bool:
    return name.text in _KNOWN or (name.kind != "person" and _RESEARCH.search(name.text) is not None)


def _ranks(text: str, name: Name, names: Sequence[Name], places: Sequence[Place]) -> bool:
    after = text[name.end : name.end + 110]
    if name.kind != "person":
        if INDEXED.search(name.text) and name.text not in _KNOWN:
            return False  # the index, not who makes it
        given = _BY.search(text[max(0, name.start - 90) : name.start])
        if given and (
            given.group()[:4].lower() != "from" or _is_known(name) or _OF_THE_LIST.search(text[: name.start])
        ):
            return True
        own = _OWNS.match(after)  # "Upstage's model sits seventh on its leaderboard" is nobody's list
        if own and not any(name.end <= place.start < name.end + own.end() for place in places):
            return True
        if name.text in _KNOWN and not is_region(name):
            return True
        if is_region(name) and _TELLS.match(after):
            return True  # "…, the OECD said"
        if _MADE_LIST.search(text, max(0, name.start - 60), name.start) and _HAS_MADE.match(after):
            return True  # "in a poll that |Gallup| conducted"
    verb = _RANKS.match(after)
    if verb is None:
        return False
    close = name.end + verb.end()
    for place in places:
        if place.rule == "ranked_someone_nth" and name.end <= place.verb <= close:
            return True
        if (
            (_is_known(name) or name.sector == "civil")
            and place.start > name.end
            and verb["verb"] in ("says", "said", "estimates", "estimated")
        ):
            return True
        between = [n for n in names if close <= n.start and n.end <= place.start]
        if between and _OWN_RANK.search(text, close, between[0].start):
            continue  # "KAIST ranked second in Korea and 53rd in the world": it is ranked itself
        if _RANKING_VERB.match(verb["verb"]) and between and not text.startswith(" its ", close):
            return True  # "Artificial Analysis ranked Korea as the clear No. 3"
    return False


def source_of(here: Passage, place: Place, after: Place | None) -> str | None:
    """Who says that somebody holds `place`, if the sentence names them: the one closest to it."""
    ceiling = after.start if after else len(here.text)
    near = [s for s in here.sources if here.floor <= s.start and s.end <= place.start]
    next_to = [s for s in here.sources if place.end <= s.start and s.end <= ceiling]
    if near and not near[-1].official:
        return near[-1].text
    if next_to and not next_to[0].official:
        return next_to[0].text
    earlier = [s for s in here.sources if s.end <= place.start and not s.official]
    later = [s for s in here.sources if s.start >= place.end and not s.official]
    if here.done and place.origin and not (earlier or later):
        return here.done[-1][1].source  # "placed it 31st, down from 27th"
    chosen = [*earlier[-1:], *later, *near, *next_to]
    return chosen[0].text if chosen else None


def source_before(here: Passage, place: Place) -> str | None:
    """The ranker that the sentence before introduces with its list, where this one names no list of its own."""
    if here.index == 0 or own_list(here, place):
        return None
    if not here.follows_list:
        return None
    text = here.earlier_text(1)
    found = [s for s in sources(text, local_names(here.reading, here.earlier(1)), []) if not s.official]
    return found[-1].text if found else None
