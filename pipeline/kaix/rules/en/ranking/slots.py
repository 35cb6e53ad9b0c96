"""The columns of a ranking: status, scope, total and period here, the rest from the modules beside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span

from kaix.reading import Reading
from kaix.records import DENIED, Ranking
from kaix.rules.en.ranking.around import Place
from kaix.rules.en.ranking.domains import domain_of, inherited_domain
from kaix.rules.en.ranking.ordinals import NUMBERS, either, use
from kaix.rules.en.ranking.passage import (
    ANY_REGION,
    DEMONYMS,
    INDEXED,
    REGIONS,
    Carried,
    Passage,
    own_list,
    passage,
)
from kaix.rules.en.ranking.sources import source_before, source_of, sources
from kaix.rules.en.ranking.subjects import paired, subject_of

_TARGET = re.compile(
    r"\b(?:(?P<target>(?:goal|target|aim|ambition|objective|vision|dream)s? (?:is|was|are|of)|aim(?:s|ed|ing)?"
    r"|goals?|targets?|targeted|targeting|vow(?:s|ed|ing)?|pledg(?:e|es|ed|ing)|bids?|ambitions?"
    r"|ambitious|hop(?:e|es|ed|ing)|seek|seeks|sought|seeking|want(?:s|ed|ing)?|plans?|planned|planning|push"
    r"|strive\w*|striving"
    r"|vision|dream\w*|promis(?:e|es|ed|ing)|pursu\w+|(?:will|would)(?! (?:always|still|never|forever)\b)"
    r"|could|should|shall|must|commit\w*"
    r"|determined|intend\w*"
    r"|propel\w*|catapult|vie|vying|forecasts?|expect\w*|project(?:s|ed|ing)|predict\w*|poised|eye|eyes|eyeing"
    r"|quest|efforts?"
    r"|objective|roadmap|envision\w*|towards?|slogan|blueprint|race to|racing to|(?:is|are|was|were) to"
    r"|to help|help make|on track|if|drive|leap (?:in)?to|call(?:s|ed)? for|rise as"
    r"|running for|run for|battle for|campaign|needs? to|let's|(?<!has )(?<!have )(?<!had )become)"
    r"|(?P<actual>ranked|(?<!the )ranks|ranking|placed|placing|came|finished|finishing|landed|climbed|climbing"
    r"|rose|rising|fell|falling"
    r"|slipped|slipping|dropped|jumped|moved up|moved down|stood|stands|was|were|is|are|has|have|had"
    r"|remain(?:s|ed)?|became"
    r"|becomes|took|taking|claimed|retained|held|emerged|tied|overtook|surpass\w*|topped|put it|named|called"
    r"|considered|broke)"
    r"|(?P<to>to (?:rank|place|reach|rise|climb|secure|take|come|claim|finish|be|become|make|turn|join|enter"
    r"|lift|emerge|build|create)))\b",
    re.IGNORECASE,
)
_GOAL = re.compile(
    r"[”\"’']?(?: [\w-]+){0,4}? (?:goals?|vision|ambitions?|targets?|bid|push|drive|dream|pledge|slogan"
    r"|aspirations?|strategy"
    r"|by 20[2-9]\d)\b",
    re.IGNORECASE,
)
# "becoming the world's third-largest market": of a superlative, only what is to become so is a target.
_GOVERNOR = re.compile(
    r"\b(?:becom\w+|be|being|into|as|to|make \w+|making \w+|have|hold|host|own|build|create"
    r"|operate) (?:one of )?(?:the |a |an |its )?(?:[\w-]+[’']s )?(?:clear |strong |solid |global |leading )?[\"“]?$",
    re.IGNORECASE,
)
_TO_RANK = re.compile(r"\b(?:rank|place|take|reach|claim|be)(?: the| at| as)?$", re.IGNORECASE)
_BE_RANKED = re.compile(r"\b(?:be|being|get|getting|become|becoming|gets|highly|now) $", re.IGNORECASE)
_AMONG = re.compile(r"\s*(?:out of|of|among)(?: (?:the|all|\d+))* ([A-Z]\w+)(?:[ -][a-z]+)+")
_WITHIN = re.compile(r"\W*(?:With)?[Ii]n (?:the )?")
_MODAL = re.compile(r"\b(?:will|would|could|should|can)(?: \w+ly)? $", re.IGNORECASE)
_CLAUSE = re.compile(r"[;]|\. ")
_POWERS = re.compile(
    r"[”\"’' -]+(?:global )?(?:AI|artificial intelligence)"
    r"(?:[ -](?:power|superpower|nation|countr|leader|hub|econom|player)"
    r"|[^\w -]|$)",
    re.IGNORECASE,
)
_WORLD = re.compile(
    r"\b(?:worldwide|globally|internationally|global|international|(?:in|around|across) the (?:whole "
    r"|entire )?(?:world|globe)"
    r"|world[’']s|the world)\b",
    re.IGNORECASE,
)
_GLOBAL = re.compile(r"\b(?:[Gg]lobal|World|International)(?: [\w&’'-]+){0,5} $")
_NEXT_CLAUSE = re.compile(r"[;]|, (?:and|but|while)\b|\bbut\b|\bwhile\b", re.IGNORECASE)
_NEXT_FACT = re.compile(
    r"[;:—]|\b(?:but|while|whereas|than|from)\b|, (?:and|the|which|down|up|compared|\w+ (?:spots|places|notches))\b",
    re.IGNORECASE,
)
# "…, and in 2024 it came sixth": a time that belongs to what follows, not to the place before it.
_NEW_TIME = re.compile(r"(?:[,;]|\b(?:and|but|while)) (?:(?:in|by|as of|for|since) )?$", re.IGNORECASE)
_TOTAL = re.compile(
    r"\b(?:covers?|covering|of|among|across|surveyed|assess\w*|evaluat\w+|compar\w+|analy[sz]\w+|rank(?:s|ed"
    r"|ing)|all|the)"
    r" (?:the [\w.]+[’']s |the |all |a total of )?"
    # not "the 10 leading countries": those are the best of more
    rf"(?P<total>\d{{1,3}}) (?!(?:leading|top|best|major|[a-z]{{3,}}est|most|first|next)\b)"
    rf"(?:[\w-]+ ){{0,2}}?(?:{either(*use('group_noun'))})\b"
    r"|\b(?P<nation>\d{1,3})[- ](?:nation|country|member|economy|city|university|company|team|state|government)\b"
    r"|\b(?:ranking|index|leaderboard|field|league) of (?:the )?(?P<listed>\d{1,3})\b"
    r"(?! (?:percent|points|years|months|days)|[,.%]\d|%)",
    re.IGNORECASE,
)
_LIST_OR_DATA = re.compile(rf"{INDEXED.pattern}|\b(?:figures|data|statistics)\b", re.IGNORECASE)
_IN_PLACE = re.compile(
    r"\W*(?:With)?[Ii]n (?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+, "
)  # "In North Gyeongsang, it was third"
_AND_NAME = re.compile(r" and [A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3} ")
_SHARING = frozenset(("also_nth", "bracketed_nth", "number_n", "moved_to_nth", "from_nth"))
_STANDS_ALONE = frozenset(("nth_largest", "n_powers", "one_of_the_n_largest"))
_ATTRIBUTES = frozenset(("nth_largest", "number_n", "top_spot", "one_of_the_n_largest"))


def rankings(
    reading: Reading, sentence: Span, places: list[Place], carried: Carried
) -> tuple[list[Ranking], Carried]:
    """A record for each of the places of `sentence`, in order, and what the sentences after it can take from them."""
    here = passage(reading, sentence, places, carried)
    here.sources = sources(here.text, here.names, here.places)
    pairs = paired(here)
    for place, after in zip(here.places, [*here.places[1:], None], strict=True):
        here.done.append((place, _ranking(here, place, after, pairs.get(place.core))))
    _share_domain(here)
    last = here.done[-1][1]
    return [ranking for _, ranking in here.done], Carried(
        here.index,
        last.subject,
        last.domain or (None if own_list(here, here.done[-1][0]) else here.before.domain),
        last.scope,
        last.source,
        last.total or (here.before.total if last.source == here.before.source else None),
    )


def _ranking(here: Passage, place: Place, after: Place | None, subject: str | None) -> Ranking:
    source = source_of(here, place, after)
    domain = domain_of(here, place, after)
    status = _status(here, place)
    subject = subject or subject_of(here, place, status, domain)
    same = _goes_on(here, place, domain)
    if source and here.before.source and source != here.before.source:
        same = False  # somebody else's list
    wish = status == "target" and domain is not None
    if source is None and same and not wish and (domain is None or here.index - here.before.index == 1):
        source = here.before.source
    elif source is None and place.kind == "place" and place.rule != "nth_largest":
        source = source_before(here, place)
    if domain is None:
        domain = inherited_domain(here, place, same=same)
    scope = _scope(here, place, after, domain)
    local = (
        scope not in (None, "world", here.before.scope) or _IN_PLACE.match(here.text) is not None
    )  # "third in Asia": not of the 69
    total = place.total or (None if local and here.done else _total(here.text, place, here.places))
    if (
        total is None
        and not local
        and status != "target"
        and here.index
        and place.rule != "nth_largest"
        and not own_list(here, place)
    ):
        total = _total(here.earlier_text(1), place, []) if here.follows_list else None
    if (
        total is None
        and not local
        and status != "target"
        and same
        and source == here.before.source
        and place.kind == "place"
        and not place.origin
    ):
        total = here.before.total
    if scope is None and here.done and place.rule in ("also_nth", "moved_to_nth"):
        own = here.text[place.end : place.end + 7].startswith((" among", " in ", " of "))
        scope = None if own else here.done[-1][1].scope
    elif scope is None and same and source == here.before.source:
        scope = here.before.scope
    return Ranking(
        **here.reading.anchor(here.offset + place.start, here.offset + place.end, f"rankings.{place.rule}"),
        rank=place.rank,
        kind=place.kind,
        subject=subject,
        domain=domain,
        scope=scope,
        source=None if source == subject else source,
        period=_period(here, place, after),
        total=total,
        status=DENIED if place.denied else status,
    )


def _share_domain(here: Passage) -> None:
    """ "Japan ranked 12th and Korea 17th in talent density": the first is ranked in the same."""
    for at in range(len(here.done) - 2, -1, -1):
        (place, ranking), (after, other) = here.done[at], here.done[at + 1]
        if ranking.total is None and after.total and _AND_NAME.fullmatch(here.text, place.end, after.start):
            here.done[at] = (
                place,
                replace(ranking, total=other.total),
            )  # "Seoul 5th and Busan 31st of 47 cities"
            ranking = here.done[at][1]
        if ranking.domain is None and after.rule in _SHARING:
            here.done[at] = place, replace(ranking, domain=other.domain)


def _goes_on(here: Passage, place: Place, domain: str | None) -> bool:
    """Whether the sentence goes on about the ranking before it, without a list or a measure of its own."""
    if here.before.index < 0 or place.rule in _STANDS_ALONE or (place.kind == "top_n" and domain is not None):
        return False
    between = range(1, here.index - here.before.index)
    if any(_LIST_OR_DATA.search(here.earlier_text(back)) for back in between):
        return False  # another list came up in between
    return not own_list(here, place)


def _status(here: Passage, place: Place) -> str:
    """Whether a rank is so or only aimed at: what the last verb or noun before it says."""
    if place.origin:
        return "actual"
    if place.rule == "for_nth":
        return "target"
    before = here.text[: place.start]
    clause = before[max((m.end() for m in _CLAUSE.finditer(before)), default=0) :]
    if place.rule in _ATTRIBUTES and not _GOVERNOR.search(clause) and not _TO_RANK.search(clause.rstrip()):
        return "actual"
    held = here.text.startswith(("ranked ", "Ranked "), place.start)
    if held and place.kind == "place" and not _BE_RANKED.search(clause):
        return "actual"  # "while it missed its goal, Korea |ranked| fifth"
    cues = list(_TARGET.finditer(clause))
    last = next((cue for cue in reversed(cues) if not cue["to"]), cues[-1] if cues else None)
    if last is not None and (last["target"] or last["to"] or _MODAL.search(clause[: last.start()])):
        return "target"
    if place.kind == "place":
        return "actual"
    if before.endswith(("“", '"')) and here.text[place.end : place.end + 1] in ("”", '"'):
        return "target"  # "wrote “top three” into law": a slogan
    goal = _GOAL.match(here.text, place.end) is not None
    if place.rule == "n_powers":
        return (
            "actual"
            if last and last["actual"].lower() in ("became", "becomes", "ranked", "ranks")
            else "target"
        )
    return "target" if goal or (last is None and _POWERS.match(here.text, place.end)) else "actual"


def _scope(here: Passage, place: Place, after: Place | None, domain: str | None) -> str | None:
    ceiling = after.start if after else len(here.text)
    tail = _NEXT_CLAUSE.split(here.text[place.end : min(ceiling, place.end + 80)])[0]
    head = here.text[max(here.floor, place.start - 45) : place.start]
    near = f"{head}{here.text[place.start : place.end]}{tail}"
    for pattern, name in REGIONS if ANY_REGION.search(near) else ():
        if pattern.search(near) and not any(pattern.fullmatch(source.text) for source in here.sources):
            return name
    among = _AMONG.match(here.text, place.end)
    if among and among[1] in DEMONYMS:
        return DEMONYMS[among[1]]  # "second among Korean universities"
    if here.done and re.search(
        r"\bits [\"“‘]?$", head
    ):  # "the world's 13th-largest economy … one of its big three"
        return here.done[-1][1].scope
    if _WORLD.search(near) or (domain and re.search(r"\bglobal\b", domain, re.IGNORECASE)):
        return "world"
    for country in (name for name in here.names if name.kind == "country"):
        behind = place.end <= country.start and country.end <= place.end + len(tail)
        if behind and re.search(r"\bin (?:the )?$", here.text[: country.start]):
            return country.canonical
        if _WITHIN.fullmatch(here.text, 0, country.start) and here.text[country.end : country.end + 1] == ",":
            return country.canonical  # "In Korea, Naver ranks first"
        if (
            place.rule in ("nth_largest", "number_n")
            and here.owns(country)
            and 2 <= place.start - country.end <= 4
        ):
            return country.canonical  # "Korea's No. 2 chipmaker"
    index = INDEXED.search(here.text)
    return "world" if index and _GLOBAL.search(here.text, max(0, index.start() - 60), index.start()) else None


def _total(text: str, place: Place, places: Sequence[Place]) -> int | None:
    if place.kind == "top_n" or place.origin:
        return None
    for match in _TOTAL.finditer(text):
        if any(
            other.start < match.end() and match.start() < other.end for other in places if other is not place
        ):
            continue  # "ninth of 47 countries": another place's
        number = NUMBERS.get(match["total"] or match["nation"] or match["listed"])
        if number and number >= max(5, place.rank):
            return number
    return None


def _period(here: Passage, place: Place, after: Place | None) -> str | None:
    """The time that stands after the place, in the same clause, or else before it; of a day, its month."""
    dates = [
        (
            date.start - here.offset,
            date.end - here.offset,
            date.value if "/" in date.value else date.value[:7],
        )
        for date in here.reading.dates(here.sentence)
        if date.value
    ]
    ceiling = after.start if after else len(here.text)
    cut = _NEXT_FACT.search(here.text, place.end, ceiling)
    limit = min(cut.start() if cut else ceiling, place.end + 90)
    behind = [value for start, end, value in dates if place.end <= start and end <= limit]
    if behind:
        return behind[0]
    if place.origin:
        return None
    ahead = [
        value
        for start, end, value in dates
        if here.floor <= start
        and end <= place.start
        and (not here.done or _NEW_TIME.search(here.text[:start]))
    ]
    if ahead:
        return ahead[-1]
    said = [ranking.period for other, ranking in here.done if not other.origin]
    return said[-1] if said and place.rule == "also_nth" else None
