"""Who is ranked: the name beside the place, the one it stands in apposition to, or the subject of its clause."""

from __future__ import annotations

import re
from itertools import pairwise

from kaix import vocabulary
from kaix.reading import Name
from kaix.rules.en.ranking.around import Place
from kaix.rules.en.ranking.ordinals import NUMBERS, either
from kaix.rules.en.ranking.passage import (
    DEMONYMS,
    INDEXED,
    LISTS,
    SUBJECTS,
    Passage,
    called,
    is_region,
    local_names,
)
from kaix.rules.en.words import word_set

# A name after one of these is not the subject of the verb that follows.
_NOT_SUBJECT = re.compile(
    r"\b(?:in|of|not|unlike|by|from|to|behind|than|with|at|for|after|over|against|between|among|on|including|under|via"
    r"|like|citing|per"
    r"|overtook|overtaking|overtake|passed|passing|surpass\w*|beat|beating|edged out|edging out|leapfrogg\w+"
    r"|outrank\w+"
    r"|outpac\w+|trail\w*|follow(?:ed|ing)?|join(?:ed|ing)|ahead of|only|through|inside|into|as|displac\w+|pipp?ed"
    r"|replac\w+|unseat\w+|alongside|enter(?:s|ed|ing)?)"
    r" (?:(?:the|its|a|an|both|rival|rivals|neighbou?r|neighbou?ring|fellow) )*$",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(
    r"[;:“”\"]|\s[-–—]+\s|—|, |\b(?:while|but|whereas|that|said|says|showed|shows|found|finds|saw|see|sees|as"
    r"|when|although"
    r"|though|because|since|with|and)\b",
    re.IGNORECASE,
)
_IT = re.compile(
    r"\b(?:it|they|the (?:country|nation|company|firm|carrier|startup|model|city|university|economy|group"
    r"|state|peninsula"
    r"|chipmaker|automaker|developer))\b(?![’'])",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"\b(?:country|nation|economy|market|power\w*|government|administration|president|state|ministry)\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:,? (?:at|in|as|is|was|the|an?|ranked|placed|a clear|clear|distant|:|[\"“‘](?:clear)?|,)|[\s\"“‘(]+|,)+$",
    re.IGNORECASE,
)
_RIVAL = re.compile(
    r"\b(?:(followed (?:\w+ )?by)|behind|ahead of|after|above|below|over|trailing|past|ranked by)"
    r" (?:the |its |rivals? )*$",
    re.IGNORECASE,
)
_A_STATE = re.compile(r"\b(?:economy|country|nation|state)$", re.IGNORECASE)
_TICKER = re.compile(r": ?[A-Z0-9]{1,6}\)")  # NASDAQ:ABCD)
_QUOTED_LIST = re.compile(rf"[“\"][^“”\"\n]{{0,70}}\b(?i:{LISTS})[”\",]")
_OPENERS = word_set("opener")
_OPENS = 12  # code points into a sentence: its subject
_ASIDE = re.compile(
    r", (?:included|ranked|added|listed|surveyed|counted|newly|long|home|once|now)\b[^,;.:\d]{0,50}, $"
)
_CITIES = re.compile(r"\b(?:city|cities|ecosystems?)\b", re.IGNORECASE)
_LISTED = re.compile(r"(?:,|,? and)(?: the)? ", re.IGNORECASE)
_PAIRED = re.compile(r",? (?:and )?(?:the )?", re.IGNORECASE)
_HEAD_BEFORE_NAME = re.compile(
    r"(?:[ -](?!(?:of|in|by|for|with|to|is|was|and|at|on|after|behind|among|than|since|from|per|ahead|globally"
    r"|worldwide)\b)[\w-]+){1,4},? ",
    re.IGNORECASE,
)
_APPOSED = re.compile(
    r", (?:(?:which|who) (?:is|was|are) )?(?:now |once )?(?:the |an? |its |[\w .]+[’']s )?(?:[\w-]+[’']s )?$"
)
_ATTRIBUTIVE = re.compile(r"\b(?:its|an?|his|her|their|another|[\w.]+[’']s)\s$")
_PRODUCT = re.compile(r"[’']s ((?:[A-Z][\w.-]*)(?: (?:[A-Z][\w.-]*|\d+(?:\.\d+)*))*)\s*$")
_VERSION = re.compile(r" \d+(?:\.\d+)*(?= [a-z(|]|,)")
_RELATIVE = re.compile(r"\s*(?:which|who)\b")
_CAPITALS = re.compile(
    r"\s*(?!(?:The|A|An|It|He|She|They|This|That|These|We|I|In|But|And|Who|Which|Both|All|There)\b)"
    r"([A-Z][\w.-]*(?: (?:[A-Z][\w.-]*|\d[\d.]*))*)\s*(?:has |had |was |is |have )?$"
)
_OPENING = re.compile(
    r"[\"“]?(?!(?:The|A|An|It|He|She|They|We|I|This|That)\b)([A-Z][\w.-]+(?: [A-Z][\w.-]+)*)"
    r" (?:aims|wants|hopes|plans|vows|vowed|seeks|targets|pledged|is|has|will|expects|intends)\b"
)
_COUNTED_OF = re.compile(
    rf"\b(?:\d[\d,]*|{either(*[w for w in NUMBERS if w.isalpha()])}) ([A-Z]\w+) (?=[^.;]*$)"
)
_LIFTS = re.compile(
    r"(?:lift|rais|boost|propel|push|catapult|elevat|br(?:ing|ought)|sen[dt]|drag|knock|bump|t[ao]k|took)",
    re.I,
)
_WE_SPEAK = re.compile(r"[“\"](?=[^”\"]*$)(?:[^”\"]{0,80} )?(?:we|our|us)\b(?=[^”\"]*$)", re.IGNORECASE)
_NO_STATE = re.compile(
    r"\b(?:carrier|\w*maker|company|firm|operator|bank|brand|retailer|airline|lender|insurer|\w*builder|developer"
    r"|startup|platform|app|man|woman|person|player|university|agency|portal|provider|model|city)\b",
    re.IGNORECASE,
)
# "the app was the third most downloaded": what is no state.
_THING = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Ii]ts|[Tt]heir|[Aa]n?) (?:[\w-]+ )?"
    r"(?:app|chatbot|chip|supercomputer|product|service|brand|platform"
    r"|team|model|site|game|startup|university|school|lab|bank|carrier|firm|company)\b[^,;.]*$"
)
_LABEL = re.compile(r"\W*([A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3}): ")
_SPEAKS = re.compile(
    r"(?:,[^,“”\"]{2,60},)? (?:said|says|told|added|noted|explained|wrote|stressed|vowed)\b[^“”\"]{0,40}[“\"]"
)
_RANKERS = vocabulary.words("rankers")
_STATES = frozenset(row["name"] for row in vocabulary.table("countries"))
_FINITE = re.compile(r"\b(?:is|was|has|said)\b")


def paired(here: Passage) -> dict[int, str]:
    """ "The U.S. and China remain first and second": by the core of each place, the name of the same position."""
    for at, (first, second) in enumerate(pairwise(here.places)):
        if not _PAIRED.fullmatch(here.text[first.end : second.start]):
            continue
        group = [first, second]
        for more in here.places[at + 2 :]:
            if not _PAIRED.fullmatch(here.text[group[-1].end : more.start]):
                break
            group.append(more)
        until = first.start if first.rule == "ranked_someone_nth" else first.verb
        names = [n for n in here.names if n.end <= until and n.kind in SUBJECTS][-len(group) :]
        if len(names) == len(group) and all(
            _LISTED.fullmatch(here.text[a.end : b.start]) for a, b in pairwise(names)
        ):
            return {place.core: called(name) for place, name in zip(group, names, strict=True)}
    return {}


def subject_of(here: Passage, place: Place, status: str, domain: str | None) -> str | None:
    """Who holds `place`, or wants it."""
    found = _city(here, place, _named(here, place), domain)
    if place.kind == "top_n" or status == "target":
        return _wishing(here, place, found, domain)
    if found is not None:
        meant = found in _STATES and not any(called(name) == found for name in here.names)
        return _company_before(here) if meant and _of_company(place, domain) else found
    if _WE_SPEAK.search(here.text, 0, place.start):
        return here.before.subject
    if place.rule in ("number_n", "nth_largest") and re.search(r"\bthe $", here.text[: place.start]):
        company = None if domain is None or _STATE.search(domain) else _company_before(here)
        if company:
            return company
    # "Asia's fourth-largest economy" takes up the country that the text is about
    state = place.rule == "nth_largest" and domain is not None and _A_STATE.search(domain) is not None
    spoken = _spoken_of(here, country=state)
    other = _of_company(place, domain) or _THING.search(here.text, max(0, place.start - 80), place.start)
    return None if spoken in _STATES and other else spoken


def _of_company(place: Place, domain: str | None) -> bool:
    """ "the No. 1 carrier", "the third richest man": no state is one."""
    named = domain is not None and _NO_STATE.search(domain) is not None
    return named and place.rule in ("number_n", "nth_largest")


def _city(here: Passage, place: Place, found: str | None, domain: str | None) -> str | None:
    """Seoul is South Korea's government, but a city among cities."""
    if place.kind != "place" or found not in _STATES:
        return found
    for name in here.names:
        if name.kind == "government" and name.canonical == found and len(name.text.split()) < 3:
            about = f"{domain} {here.text}"
            if here.before.index == here.index - 1:
                about += here.earlier_text(1)
            return name.text if _CITIES.search(about) else found
    return found


def _named(here: Passage, place: Place) -> str | None:
    text, rule = here.text, place.rule
    if rule not in ("topped_the_list", "second_only_to", "top_spot", "listed_nth", "n_where"):
        beside = _beside(here, place)
        if beside:
            return beside
    if rule == "also_nth" and here.done:
        return here.done[-1][1].subject
    if rule in ("listed_nth", "n_where"):
        return next((_titled(here, name) for name in here.names if name.start >= place.end), None)
    if rule == "moved_to_nth" and _LIFTS.match(text, place.verb):  # "the purchase lifts Korea to third"
        lifted = [
            n for n in here.names if place.verb <= n.start and n.end <= place.start and n.kind in SUBJECTS
        ]
        if lifted:
            return called(lifted[0])
    if rule == "ranked_someone_nth":
        between = [
            n for n in here.names if place.verb <= n.start and n.end <= place.start and n.kind != "person"
        ]
        if between:
            return called(between[-1])
        if _IT.search(text, place.verb, place.start):
            state = _STATE.search(text, place.verb, place.start) is not None
            kinds = frozenset(("country", "government")) if state else SUBJECTS
            earlier = [
                n for n in here.names if n.end <= place.verb and n.kind in kinds and not here.is_source(n)
            ]
            named = [n for n in earlier if not INDEXED.search(n.text)]
            return called(named[0]) if named else _spoken_of(here, country=state)
    if rule == "nth_largest" and (own := _COUNTED_OF.search(text, 0, place.start)) and own[1] in DEMONYMS:
        return DEMONYMS[own[1]]  # "eight Korean AI models, the third-largest count"
    if rule == "nth_place" and text[: place.end].endswith(("-placed", "-ranked", "-place")):
        following = next(
            (n for n in here.names if 0 <= n.start - place.end <= 1 and n.kind in SUBJECTS), None
        )
        if following is not None:
            return called(following)  # "third-placed AMD"
    if rule in ("nth_largest", "number_n", "one_of_the_n_largest"):
        apposed = _apposed(here, place)
        if apposed:
            return apposed
    if (
        here.done
        and not _new_subject(here, place)
        and (
            (place.origin and place.start - here.done[-1][0].end < 60)
            or (rule == "moved_to_nth" and here.done[-1][0].origin)
        )
    ):
        return here.done[-1][1].subject
    verb = place.start if rule == "ranked_someone_nth" else min(place.verb, place.start)
    return _of_clause(here, text[:verb])


def _new_subject(here: Passage, place: Place) -> bool:
    """Whether somebody else is named since the last place: "Korea rose to sixth, while |Japan| slipped from 6th"."""
    until = min(place.verb, place.start)
    return any(
        here.floor <= name.start
        and name.end <= until
        and name.kind in SUBJECTS
        and _may_be_subject(here, name)
        for name in here.names
    )


def _beside(here: Passage, place: Place) -> str | None:
    """The name that ends right before the anchor: "placed Nvidia first", "China, at sixth"."""
    aside = _ASIDE.search(here.text, 0, place.start)  # "Taiwan|, included for the first time,| 13th"
    end = aside.start() if aside and here.done else len(_BARE.sub("", here.text[: place.start]))
    label = _LABEL.fullmatch(here.text[: place.start])  # "Bengaluru: 10th", known or not
    if label and not any(name.end == end for name in here.names):
        return label[1]
    for name in reversed(here.names):
        if name.end == end and name.kind in SUBJECTS and not here.is_source(name):
            before = here.text[: name.start]
            governed = _governed(here.text, name) and not before.lower().endswith("with ")
            rival = _RIVAL.search(before)  # "Naver ranked fifth, behind |Kakao in| third"
            if here.text[name.end : place.start].strip() == "(":
                governed = False  # "ahead of |Germany| (13th)"
            elif rival and here.text[name.end : place.start].strip(" (").lower() in ("in", "at", ""):
                governed = not (rival[1] or here.done)
            return None if governed and place.rule != "ranked_someone_nth" else _titled(here, name)
    return None


def _apposed(here: Passage, place: Place) -> str | None:
    """ "the No. 2 chipmaker SK hynix", "SK hynix, the No. 2 chipmaker", "The third-largest maker, Kia has …"."""
    opening = len(here.text[: place.start].split()) <= 4
    for name in here.names:
        if (
            name.start < place.end
            or name.kind not in ("organisation", "unknown", "country")
            or here.is_source(name)
        ):
            continue
        between = here.text[place.end : name.start]
        if _HEAD_BEFORE_NAME.fullmatch(between):
            return called(name)
        if opening and re.fullmatch(r"[^;]{0,120}, ", between) and not _FINITE.search(between):
            return called(name)
        if not opening:
            break
    apposition = _APPOSED.search(here.text[: place.start])
    if apposition:
        for name in here.names:
            if name.end == apposition.start() and name.kind in SUBJECTS:
                return called(name)
    return None


def _of_clause(here: Passage, before: str) -> str | None:
    """The subject of the verb after `before`, looked for clause by clause backwards."""
    cuts = [0, *(match.end() for match in _BOUNDARY.finditer(before)), len(before) + 1]
    for begin, end in reversed(list(pairwise(cuts))):
        inside = [n for n in here.names if begin <= n.start and n.end < end and n.end <= len(before)]
        plain = [n for n in inside if n.kind in SUBJECTS and _may_be_subject(here, n)]
        if plain:
            return _joined(here, plain)
        if _RELATIVE.match(before, begin):  # "surpassed Korea, which dropped to 12th"
            head = [n for n in here.names if n.end == begin - 2 and n.kind in SUBJECTS]
            if head:
                return _titled(here, head[0])
        if end > len(before) and (capitals := _CAPITALS.fullmatch(before, begin)):
            opener = capitals[1].lower() in _OPENERS or INDEXED.fullmatch(capitals[1])
            return capitals[1] if not opener else _spoken_of(here, country=False)
        owners = [
            n
            for n in inside
            if n.kind in SUBJECTS and not here.is_source(n) and here.owns(n) and not is_region(n)
        ]
        if owners and not _governed(here.text, owners[0]):
            product = (
                None if owners[-1].kind == "country" else _PRODUCT.match(before, owners[-1].end)
            )  # "Naver's HyperCLOVA X THINK finished third"
            return product[1] if product else called(owners[0])
        if _IT.search(before, begin, end):
            opening = next((n for n in here.names if n.kind in SUBJECTS and _may_be_subject(here, n)), None)
            if opening is not None and opening.end < begin and opening.start < _OPENS:
                return _titled(here, opening)  # "|KAIST| was the best, though it dropped to 12th"
            return _spoken_of(here, country=_STATE.search(before, begin, end) is not None)
        people = [n for n in inside if n.kind == "person" and not here.is_source(n)]
        if people and begin == 0 and not here.text[people[-1].end : len(before)].strip():
            return people[-1].text
    return _by_demonym(before)


def _joined(here: Passage, plain: list[Name]) -> str:
    """ "Japan and Taiwan" are two subjects joined with ";"."""
    result = [plain[0]]
    for name in plain[1:]:
        if not _LISTED.fullmatch(here.text[result[-1].end : name.start]):
            break
        result.append(name)
    return ";".join(dict.fromkeys(_titled(here, name) for name in result))


def _titled(here: Passage, name: Name) -> str:
    """What a name is called, with the number of its version: "Solar Pro 2"."""
    version = _VERSION.match(here.text, name.end) if name.kind == "unknown" else None
    return called(name) + (version[0] if version else "")


def _may_be_subject(here: Passage, name: Name) -> bool:
    before = here.text[: name.start]
    if here.is_source(name) or here.owns(name) or _governed(here.text, name) or INDEXED.search(name.text):
        return False
    if is_region(name) or _SPEAKS.match(here.text, name.end) or _TICKER.match(here.text, name.end):
        return False
    if any(m.start() < name.start and name.end < m.end() for m in _QUOTED_LIST.finditer(here.text)):
        return False  # Harbour of the “Global Harbour and Freight Index”
    return not (name.kind == "country" and _ATTRIBUTIVE.search(before))


def _wishing(here: Passage, place: Place, found: str | None, domain: str | None) -> str | None:
    """The subject of a goal: the state where its president, ministry or government speaks for it."""
    about_states = place.rule == "n_powers" or (
        domain is not None and re.search(r"power|nation|countr|\bAI$", domain) is not None
    )
    named = [n for n in here.names if called(n) == found]
    if any(n.kind in ("country", "government") for n in named):
        return found
    official = any(n.kind == "organisation" and n.sector == "government" for n in named)
    if found is not None and not about_states and not official:
        return found
    states = [
        n
        for n in here.names
        if n.end <= place.start
        and n.kind in ("country", "government")
        and n.canonical != n.text[4:]
        and not _governed(here.text, n)
    ]
    if states:
        return states[-1].canonical
    opening = _OPENING.match(here.text)
    if opening and not about_states and opening[1] not in vocabulary.words("surnames_en"):
        return opening[1]
    return _by_demonym(here.text[: place.start]) or here.before.subject or _spoken_of(here, country=True)


def _spoken_of(here: Passage, *, country: bool) -> str | None:
    """What "it" or "the country" stands for: who was ranked just before, the subject of the sentence before, Korea."""
    if here.before.index == here.index - 1 and here.before.subject:
        return here.before.subject
    for back in range(1, min(2, here.index) + 1):
        if here.index - back == here.before.index and here.before.subject:
            return here.before.subject
        text = here.earlier_text(back)
        for name in local_names(here.reading, here.earlier(back)):
            if name.kind not in SUBJECTS or (country and name.kind not in ("country", "government")):
                continue
            if is_region(name) or name.text in _RANKERS:
                continue
            if not _governed(text, name):
                return called(name)
    if here.before.subject:
        return here.before.subject
    return "South Korea" if here.about_korea else None


def _company_before(here: Passage) -> str | None:
    """The company that "the No. 3 carrier" stands for: the one that a sentence shortly before began with."""
    for back in range(1, min(3, here.index) + 1):
        names = local_names(here.reading, here.earlier(back))
        if names and names[0].kind in ("organisation", "unknown") and names[0].start < 4:
            return names[0].text
    return None


def _governed(text: str, name: Name) -> bool:
    """Whether a preposition or the like stands before a name: it is not the subject of what follows."""
    return _NOT_SUBJECT.search(text, max(0, name.start - 60), name.start) is not None


def _by_demonym(text: str) -> str | None:
    """The country of the last demonym in `text`: "eight Korean AI models" are South Korea's."""
    found = [
        m.group() for m in re.finditer(r"\b(?:North |South )?[A-Z][a-z]+\b", text) if m.group() in DEMONYMS
    ]
    return DEMONYMS[found[-1]] if found else None
