"""What is ranked: "in AI models", "third-largest economy", "on the Government AI Readiness Index"."""

from __future__ import annotations

import re

from kaix.records import Amount
from kaix.rules.en.ranking.around import Place
from kaix.rules.en.ranking.ordinals import NUMBERS, either, use
from kaix.rules.en.ranking.passage import DEMONYMS, INDEXED, LISTS, Passage, own_list, region_named

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# A noun phrase goes on up to a mark, a verb, or a word that opens something else.
_STOP = (
    r"(?=\s*(?:$|[,.;:()\[\]“”\"—–|\n])|\s-+\s|[’']s\b|\s(?:behind|with|while|but|as|after|according|by|than"
    r"|which|that|who|when"
    r"|where|from|to|last|this|next|released|published|compiled|conducted|run|is|was|are|were|has|had|have"
    r"|will|would|although"
    r"|though|because|since|trailing|following|among|out|up|down|ahead|together|globally|worldwide"
    r"|internationally|said|says|showed"
    r"|grew|rose|fell|shrank|lost|gained|dropped|jumped|soared|climbed|surged|slid|dipped"
    r"|until|through|before|during|accounting|over|overall|within|amid|despite|thanks|including"
    r"|looks|seems|remains|depends|requires|such|once|if"
    r"|unless|whether|so|not|only|if|it|he|she|they|we|just|now|yet|still|again|both|even"
    r"|alone|specifically|today|yesterday|and (?:the|its|is|was|has|had|a|in|on|ranked|said|again)"
    r"|and \w+ed (?:out|up|down|from|to|by|the|a|an|its)|(?:on"
    r"|at) (?:the|a|its)"
    rf"|in (?:the|a|(?:19|20)\d\d|its|terms|{_MONTHS}|Asia|Europe|South|world)|on"
    r"|\w+ed (?:the|a|by|in|on))\b)"
)
_PHRASE = rf"(?P<np>[^\s,.;:()\[\]“”\"—|](?:(?<=U)\.[SKN]\.?|[^,.;:()\[\]“”\"—|\n]){{0,80}}?){_STOP}"
_IN_PHRASE = re.compile(
    r"\b(?:in terms of|when it comes to|in the (?:area|field|category|areas|fields) of|for|in|on"
    r"|(?<!ed )by(?= [a-z]))"
    rf"\s+(?:the |its |their |a |an |both |(?:this|last) year[’']s )?{_PHRASE}",
    re.IGNORECASE,
)
_FRONTED = re.compile(
    r"^[\"“‘\s]*(?:(?:However|But|And|Meanwhile|Still|Yet|Then|Similarly|Also),? )?"
    r"(?i:in terms of|when it comes to|(?:measured |ranked |judged )?by|in|on|for|as for) (?:the |its )?[\"“‘]?"
    r"(?P<np>[^,.;:()“”\"—|\n]{2,80}?)[\"”]?(?: specifically| alone| too)?(?=,| (?:it|the country|(?:South )?Korea)\b)"
)
_INDEX = re.compile(
    r"(?:[’']s?|\b(?:[Tt]he|[Ii]ts|[Aa]n?|[Ww]hose|[Oo]n|[Ii]n|[Bb]y|[Tt]o)) (?:the |its )?"
    rf"(?P<np>(?:[\w&’'-]+ ){{1,6}}?(?i:{LISTS}))\b(?! of)"
)
_OWN_INDEX = re.compile(rf"[’']s (?P<np>(?:[\w&-]+ ){{0,5}}?(?i:{LISTS}))\b(?! of)")
_INDEX_OF = re.compile(rf"\b(?i:{LISTS}|count) (?:of|for|on) (?:the )?{_PHRASE}")
_TIMES = rf"{_MONTHS}|last|next|year|year[’']s|20\d\d|19\d\d"
_WEAK = re.compile(
    r"^(?:(?:the|a|an|its|their|this|that|these|those|latest|annual|new|recent|same|global|world|international"
    r"|industry|country"
    rf"|countries|table|first|second|overall|previous|edition|release|report|spot|place|position|rank|target"
    rf"|goal|of|in|on|by|{either(*use('group_noun'))}|{_TIMES}|{LISTS}|\d+|\d*-?nation)\s*)+$",
    re.IGNORECASE,
)
_PREFIX = re.compile(
    r"^(?:(?:the|a|an|its|their|our|latest|annual|new|newest|newly|recent|same|nation[’']s|country[’']s"
    r"|government[’']s|this year[’']s|last year[’']s|(?:19|20)\d\d|closely"
    r"|watched|widely|\d+-(?:nation|country|member|economy|city|university|company)"
    r"|first|second|most|combined|total|list|index|ranking|race|\d+) (?:(?:of|for|to) )?)+",
    re.IGNORECASE,
)
_NO_DOMAIN = re.compile(
    rf"^(?:(?:the )?world|globe|field of.*|(?:that|which|by|from) .*"
    rf"|.*\b(?:points?|tenths?|notch(?:es)?|rungs?)|.*\b(?:consecutive|straight|successive)\b.*"
    rf"|globally|Asia\S*|Europe|(?:19|20)\d\d|(?:{_MONTHS})|(?:a |the )?row|terms of"
    rf"|place|time|years?"
    r"|months?|(?:first|second|third|fourth|latter) (?:half|quarter)|(?:its|the) (?:class|region|latest|group"
    r"|first|last)\b.*|each"
    r"|all|both|it|them|which|what it|now|example|instance|one|part|fact|addition|contrast|short|particular"
    r"|total|turn|Seoul|early"
    r"|late|mid\S*|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.*|\d[\d,]*(?: .*)?|at least .*"
    r"|nearly .*|over .*|about .*"
    r"|last .*|this .*|next .*|way\b.*|space of.*|course of.*|wake of.*|and|or|to|up|down|per capita.*"
    r"|.* basis|(?:one|two|three|four|five|six|seven|eight|nine|ten) .*|.*\b\d+(?:st|nd|rd|th)\b.*"
    r"|(?:.* )?(?:one|another)"
    r"|(?:the )?(?:mean|average|end|meantime|process|past|future|whole|main|long run)|response.*"
    r"|order.*|return.*|line.*|time.*)$",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"\s*\b(?:status|positions?|nations?|countr(?:y|ies)|places?|ranks?|spots?|performers?|performance"
    r"|finish(?:es)?|goals?"
    r"|ambitions?|vision|rivals?"
    r"|targets?|club|groups?|league|bid|worldwide|globally|slots?|push|drive|pledge|slogan|list|strategy|in|of"
    r"|for|at|by|the)$",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"^(?:counts?|numbers?|totals?|tall(?:y|ies)|shares?|sums?|figures?|volumes?|amounts?|showings?|results?"
    r"|scores?)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"\b(?:\d[\d,]*|{either(*[w for w in NUMBERS if w.isalpha()])}) (?!percent|points|times|years"
    rf"|places)(?P<np>(?:[\w&-]+ ){{0,3}}[a-z]{{2,}}s)\b"
)
_LED = re.compile(
    r"[’']s (?P<np>(?:[\w-]+ ){0,4}?[\w-]+(?: in (?:the )?[\w-]+(?: [\w-]+)?)?) (?:fell|falls|rose|rises|grew"
    r"|dropped|reached|stood"
    r"|stands|came|was|is|jumped|climbed|totall?ed|declined|shrank|ranked|ranks|amounted|hit|slipped|at(?= [$₩€\d]))\b"
)
_LIFTED = re.compile(
    r"\b(?:rais|lift|boost|improv|elevat|push|mov)(?:e|es|ed|ing) (?:(?:the|its|our) )?(?:[\w ]+[’']s )?"
    r"(?P<np>(?:[\w-]+ ){0,3}[\w-]+) to $"
)
_MOST = re.compile(
    rf"\bthe (?:(?:second|third|fourth|fifth)[- ])?(?:most|largest|highest"
    rf"|biggest) (?:number of )?{_PHRASE}[^,]{{0,30}},"
)
_NUMBER_OF = re.compile(rf"\b(?:number|amount|volume|share|value) of {_PHRASE}", re.IGNORECASE)
_OF_LIST = re.compile(rf"[”\"’']? of (?:the |its )?(?P<np>(?:[\w&’'-]+ ){{1,6}}?(?i:{LISTS}))\b")
_NEW_FIELD = re.compile(
    r"[;,] (?:and |but )?(?:in|on|for|by) (?:the |its )?(?P<np>[a-zA-Z][^,;.\d]{1,50}), "
    r"(?:(?:it|they) )?(?:(?:is|was|came|ranked|placed) )?(?:at |in )?$"
)
_OWNED_THING = re.compile(r" [A-Z][\w.-]*[’']s (?P<np>(?:[a-zA-Z][\w-]* ){1,4})$")
# "listed 500 institutions by the quality of their papers"
_RANKED_BY = re.compile(
    r"\b(?:list|rank|rate|compar|assess|scor|grad|sort)\w{0,3}\b[^.;]{0,60}? by (?:the |their )?(?=(?-i:[a-z]))"
    rf"{_PHRASE}",
    re.IGNORECASE,
)
_YEAR = re.compile(r"^(?:19|20)\d\d (?=[A-Z])")
_SHOWN_IN = re.compile(
    r"^(?:\w+ ){1,2}(?:in|on) (?:the |its )?", re.IGNORECASE
)  # "showing in the Tortoise index"
_DEGREE = re.compile(r"^\w+(?:able|ible|ive|ful|ous|ant|ent|ed|ic)\s+(?=\w)")
_ANOTHER = re.compile(r"\b(?:another|a (?:second|third|fourth|different|separate|new))\b", re.IGNORECASE)
_NAMED_REPORT = re.compile(r"(?: \w+)? (?:report|study|analysis|data|figures|survey|list)s?", re.IGNORECASE)
_SAYS_ITSELF = re.compile(r"[”\"]|[ -](?:countr|nation|compan|firm|econom)", re.IGNORECASE)
_GROUP_END = re.compile(
    rf" of (?:the|its|all) (?:[\w-]+ ){{1,3}}({either(*use('group_noun'))})$", re.IGNORECASE
)
_WITH_COUNT = re.compile(
    rf"^ with (?:only |just )?(?:\d[\d,]*|{either(*[w for w in NUMBERS if w.isalpha()])}) (?!points|percent"
    rf"|votes)(?P<np>(?:[\w&-]+ ){{0,3}}[a-z]+s)\b"
)
_SHARE_OF = re.compile(r"\b(?:percent|%|share) of (?:the )?(?P<np>(?:[\w&-]+ ){0,4}market)\b")
_SECTION = re.compile(r"[;]|\b(?:while|but|whereas) ")
_OTHER_CLAUSE = re.compile(
    r"[;!?]|(?<!\b[A-Z])\.|, (?:and|but|while|the|which)\b|\b(?:but|while|behind|whereas)\b"
)
_HEADED = frozenset(("nth_largest", "one_of_the_n_largest", "top_n", "number_n"))
_NO_HEAD = re.compile(
    r"[”\"’']? (?:in|on|at|for|by|behind|globally|worldwide|of|and|with|among|to|into|onto|as|is|was|from|this|last"
    r"|that"
    r"|who|which|after|ahead|following|here)\b",
    re.I,
)
_AI = re.compile(
    r"(?:[\w’'-]+ )*?(AI(?: (?:powers?|powerhouses?|superpowers?|leaders?|nations?|countries|giants?|economies"
    r"|hubs?))?)\b"
)
_PERFORMER = re.compile(
    r"\b(?:countr(?:y|ies)|nations?|places?|performers?|compan(?:y|ies)|firms?) (?:in|at|for|by) (?:the )?(.+)"
)


def domain_of(here: Passage, place: Place, after: Place | None) -> str | None:
    """What is ranked, as the sentence has it: after the place, or before."""
    ceiling = after.start if after else len(here.text)
    tail = here.text[place.end : min(ceiling, place.end + 160)]
    if place.rule == "n_powers":
        match = _AI.match(here.text, place.start, place.end + 40)
        return match[1] if match else "AI"
    listed = _OF_LIST.match(tail)
    if listed:
        return _measure(here, listed["np"], place.end + listed.start("np"))
    if place.rule == "nth_largest" and place.total and not tail.startswith(" in "):
        group = _GROUP_END.search(here.text, place.start, place.end)  # "second-biggest of the three carriers"
        if group:
            return group[1]
    if place.rule in _HEADED:
        headed = _headed(here, place, tail)
        if headed:
            return headed
    match = _IN_PHRASE.search(tail)
    while match is not None and not _OTHER_CLAUSE.search(tail, 0, match.start()):
        phrase = _measure(here, match["np"], place.end + match.start("np"))
        if phrase:
            return phrase
        if own := _OWN_INDEX.match(tail, match.end("np")):  # "in Startup Genome's new AI ranking"
            return _measured(own["np"]) or f"{match['np']}{own.group()}"
        match = _IN_PHRASE.search(tail, match.start() + 3)  # "in Asia in AI research"
    for pattern in (_INDEX_OF, _WITH_COUNT, _SHARE_OF):
        counted = pattern.search(tail)
        if (
            counted
            and counted.start() < (60 if place.rule == "n_where" else 40)
            and not _OTHER_CLAUSE.search(tail, 0, counted.start())
        ):
            phrase = _measure(here, counted["np"], place.end + counted.start("np"))
            if phrase:
                return phrase
    if here.done and (new := _NEW_FIELD.search(here.text, here.floor, place.start)):
        return _measure(here, new["np"], new.start("np"))  # "18th in adoption; in research, fifth"
    if place.rule == "ranked_someone_nth" and (of := _OWNED_THING.search(here.text, place.verb, place.start)):
        return _measured(of["np"])
    if place.rule == "also_nth" and here.done:
        return here.done[-1][1].domain
    own = _INDEX.search(here.text, place.start, place.end) if place.rule == "topped_the_list" else None
    if own is not None and (phrase := _measured(own["np"])):
        return phrase  # "topped the LMArena leaderboard"
    return _ahead(here, here.text[: place.start])


def inherited_domain(here: Passage, place: Place, *, same: bool) -> str | None:
    """What is ranked where the sentence does not say: as before, or what the list just named ranks."""
    bare = here.text[place.end : place.end + 1] in (",", ".", "")  # "LG Uplus, the third-largest, …"
    if place.kind == "top_n" and _SAYS_ITSELF.match(here.text, place.end):
        return None
    if place.rule in ("one_of_the_n_largest", "n_powers") or (place.rule == "nth_largest" and not bare):
        return None
    if place.rule == "listed_nth":
        return _of_heading(here)
    if here.done:
        before = here.done[-1]
        other = _ANOTHER.search(here.text, before[0].end, place.start)
        return None if other else before[1].domain
    if same:
        return here.before.domain
    if here.index == 0 or place.kind == "top_n":
        return None
    previous = here.earlier_text(1)
    if own_list(here, place):  # "15th in an industry ranking": of what was spoken of before
        found = [m["np"] for m in _IN_PHRASE.finditer(previous)]
        return (
            next((p for p in (_measured(np) for np in reversed(found)) if p), None)
            if _weak_list(here.text)
            else None
        )
    if here.before.index == here.index - 1 and here.before.source and here.sources:
        return None  # somebody else's list
    lists = [m["np"] for pattern in (_RANKED_BY, _INDEX_OF, _INDEX) for m in pattern.finditer(previous)]
    return next((p for p in (_measured(np) for np in lists) if p), None)


def _of_heading(here: Passage) -> str | None:
    """What a list ranks, by the line above its first: "Top AI nations by talent density"."""
    if here.before.index == here.index - 1:
        return here.before.domain
    heading = here.earlier_text(1).strip()
    if "|" in heading:
        return None
    by = re.search(r"\bby ([a-z].*)", heading)
    return _tidy(by[1]) if by else _measured(heading)


def _weak_list(text: str) -> bool:
    return (
        re.search(rf"\b(?:a|an) (?:\d{{4}} )?(?:industry |global |recent |new )?(?:{LISTS})\b", text)
        is not None
    )


def _headed(here: Passage, place: Place, tail: str) -> str | None:
    """The noun after "third-largest", "No. 3" or "top three", without "nation", "status" and the like."""
    if place.kind == "top_n" and here.text[: place.start].endswith("AI "):
        return "AI"
    match = re.match(rf"[”\"’']?[ -](?:(?:and|the) )?{_PHRASE}", tail)
    if match is None or _NO_HEAD.match(tail):
        counted = list(_COUNTED.finditer(here.text[: place.start]))
        most = place.rule == "nth_largest" and here.text[: place.end].endswith("most")
        return _without_demonym(counted[-1]["np"]) if most and counted else None
    words = match["np"]
    for name in here.names:  # "its No. 2 rival KT": the noun, not the name
        begin = name.start - place.end - match.start("np")
        inside = words[begin + len(name.text) :].lstrip("’' ")
        if (
            0 < begin < len(words) and not inside[:1].islower()
        ):  # "number of paying ChatGPT subscribers" goes on
            words = words[:begin]
    phrase = _tidy(words)
    if phrase is None or _COUNT.match(phrase):
        of = re.match(r"\w+ of (.+)", phrase or "")
        if of:
            return _tidy(of[1])
        counted = list(_COUNTED.finditer(here.text[: place.start]))
        return _without_demonym(counted[-1]["np"]) if counted else None
    if here.text[: place.end].endswith(("most", "least")):  # "the fifth most used AI app"
        _, _, phrase = re.sub(r"^\w+ed (?=\w)", "- ", phrase).rpartition("- ")
        phrase = _DEGREE.sub("", phrase) if " " in phrase or phrase.endswith("s") else ""
    inside = _PERFORMER.search(phrase)
    if inside:
        return _tidy(inside[1])
    while (shorter := _GENERIC.sub("", phrase)) != phrase:
        phrase = shorter
    return phrase or None


def _ahead(here: Passage, before: str) -> str | None:
    """What is ranked, named before the place: fronted, as a list, or as what was measured."""
    begin = max((m.end() for m in _SECTION.finditer(before)), default=0)
    if other := _ANOTHER.search(before, here.floor):
        begin = max(begin, other.end())
    phrase = _first(here, before, _INDEX_OF, _FRONTED)
    if phrase:
        return phrase
    led = _LED.search(before, begin) or _LIFTED.search(before, begin)
    if led and not any(n.start < led.end("np") and led.start("np") < n.end for n in here.names):
        phrase = _measured(led["np"].removeprefix("global "))
        if phrase:
            return phrase
    phrase = _first(here, before, _INDEX)
    if phrase:
        return phrase
    most = _MOST.search(before, begin)  # "files the most robot patents, behind only China"
    if most:
        return _measured(most["np"])
    number = _NUMBER_OF.search(before, max(begin, here.floor))
    if number:
        return _tidy(number["np"])
    sums = [r for r in here.reading.found.get("amounts", ()) if isinstance(r, Amount) and r.topic]
    near = [r for r in sums if here.offset <= r.start < here.offset + len(before)]
    return near[-1].topic if near else None


def _first(here: Passage, before: str, *patterns: re.Pattern[str]) -> str | None:
    """The first phrase that one of the patterns finds and that can be a measure."""
    found = (match for pattern in patterns for match in pattern.finditer(before))
    return next((p for p in (_measure(here, m["np"], m.start("np")) for m in found) if p), None)


def _measure(here: Passage, words: str, start: int) -> str | None:
    """Words that may say what is ranked, if they do: not a country, a region or the ranker."""
    phrase = _measured(words)
    if phrase is None or region_named(phrase):
        return None
    for name in here.names:
        if name.start <= start + 4 and start < name.end and name.kind in ("country", "government", "person"):
            return phrase if here.owns(name) else None
        begin = here.text.find(phrase, start)
        if name.start == begin and _NAMED_REPORT.fullmatch(here.text, name.end, begin + len(phrase)):
            return None  # "the Stanford report": what it ranks, it does not say
    ranker = any(s.start <= start + 4 and start < s.end for s in here.sources)
    return None if ranker and not INDEXED.search(phrase) else phrase


def _measured(words: str) -> str | None:
    """Words without what goes before; `None` for a time and for "the latest ranking"."""
    words = _YEAR.sub("", words)  # "the 2025 Adoption Index"
    if INDEXED.search(words):
        words = _SHOWN_IN.sub("", words)
    phrase = _tidy(words)
    if (
        phrase is None
        or len(phrase) < 2
        or _NO_DOMAIN.match(words.strip())
        or _NO_DOMAIN.match(phrase)
        or _WEAK.match(phrase)
    ):
        return None
    return phrase


def _tidy(phrase: str) -> str | None:
    """A phrase without articles, years and "latest" in front; `None` if nothing is left."""
    short = _PREFIX.sub("", phrase.strip(" \t\n-’'\"“”")).strip()
    short = re.sub(
        r"(?:\s+(?:outside|in|of|from|to|by|for|after))?(?: the)? U$", "", short
    )  # cut in "the U.S."
    short = re.sub(r"(?:\s+(?:and|or|in|of|for|on|at|the|a|to|by))+$", "", short)
    short = re.sub(r"\s+(?:published|released|compiled|issued|conducted|unveiled|announced)$", "", short)
    return short or None


def _without_demonym(phrase: str) -> str:
    first, _, rest = phrase.partition(" ")
    return rest if first in DEMONYMS and rest else phrase
