"""Governments, ministries and groups: named by a noun, or by the capital that stands for its government."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick

from kaix.rules.en.known_names import country_named, demonyms
from kaix.rules.en.persons import is_surname
from kaix.rules.en.words import Word, word_set

Found = tuple[int, int, str, str, str | None]
"""Start, end, kind, canonical form, sector."""

_CAPITALS = {  # the city that stands for its government
    "seoul": "South Korea", "tokyo": "Japan", "beijing": "China", "washington": "United States",
    "london": "United Kingdom", "paris": "France", "berlin": "Germany", "brussels": "European Union",
    "moscow": "Russia",
    "pyongyang": "North Korea", "new delhi": "India", "taipei": "Taiwan", "riyadh": "Saudi Arabia", "ottawa": "Canada",
}  # fmt: skip
_CAPITAL_WORDS = frozenset(name.partition(" ")[0] for name in _CAPITALS)
_LEADERS = {
    "Trump": "United States", "Biden": "United States", "Obama": "United States", "Harris": "United States",
    "Takaichi": "Japan", "Ishiba": "Japan", "Kishida": "Japan", "Modi": "India", "Macron": "France",
    "Starmer": "United Kingdom", "Merz": "Germany", "Xi": "China",
}  # fmt: skip
_PLACE = word_set("place_preposition")
_ARTICLES = word_set("article")
_CITY_NOUNS = word_set("city_noun")
_PLURALS = (
    r"(?:companies|firms|businesses|startups|start-ups|conglomerates|chipmakers|carmakers|automakers|telecoms|telcos"
    r"|carriers|institutions|universities|banks|investors|researchers|developers|manufacturers|agencies|ministries"
    r"|hospitals|schools|hyperscalers|tech giants|tech companies|tech firms|cloud providers|cloud operators"
    r"|governments|players|operators|exporters|chaebol|SMEs|designers|makers|suppliers|users|workers|students|rivals|peers)"
)
_ANY_PLURAL = AhoCorasick(re.findall(r"[a-zA-Z][a-zA-Z -]*[a-zA-Z]", _PLURALS))
"""A group is named by one of these: looking for them all at once costs a tenth of the expression below."""
_GROUP = re.compile(
    rf"\b(?:(?:South |North )?[A-Z][a-z]+(?:ese|ean|ian|can|ish|nch|man|wan|eli|iss|tch)|U\.S\.|S\. Korean|[Dd]omestic"
    rf"|[Ll]ocal|[Ff]oreign|[Gg]lobal|[Pp]ublic|[Pp]rivate|[Bb]ig)(?: (?:AI|chip|tech|semiconductor|cloud|startup"
    rf"|internet|IT|technology|fabless|software|robot|robotics|[a-z]+ing))? {_PLURALS}\b"
)
_GOVERNMENT = re.compile(
    r"\b(?:(?:[Tt]he|[Ii]ts) )?\b(?P<who>(?:(?:South |North )?[A-Z][A-Za-z.’']+ |(?<=[Tt]he )|(?<=[Ii]ts )))"
    r"(?:[A-Z][a-z]+(?:[ -][A-Za-z]+)? )?(?:central |new |current |previous |incoming |federal )?"
    r"(?:government|administration)\b(?!-?\w)"
)
_MINISTRY = re.compile(
    r"\b(?:(?:[A-Za-z][a-z]+ and )?"
    r"(?!(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur|[Aa]ny|[Ee]ach|[Ee]very|which|whichever|[Tt]his|[Tt]hat"
    r"|[Aa]nother|of|by|[A-Z][a-z]*(?:an|ese|ish))\b)[A-Za-z&][a-z&]* )?ministry\b"
)


def find(text: str, split: Sequence[Word]) -> Iterator[Found]:
    """Governments, ministries and groups that are written with small letters."""
    if "overnment" in text or "dministration" in text:
        for match in _GOVERNMENT.finditer(text):
            who = match["who"].strip().removesuffix("'s").removesuffix("’s")
            country = demonyms().get(who) or country_named(who)
            ours = not who or is_surname(who) or who == "The"
            canonical = country or ("South Korea" if ours else _LEADERS.get(who, ""))
            if canonical:
                yield match.start(), match.end(), "government", canonical, "government"
    if "ministry" in text:
        for match in _MINISTRY.finditer(text):
            yield match.start(), match.end(), "organisation", "", "government"
    if next(iter(_ANY_PLURAL.find_matches_as_indexes(text)), None) is not None:
        for match in _GROUP.finditer(text):
            yield match.start(), match.end(), "group", "", None
    for index, word in enumerate(split):
        if not word.capital or word.lower not in _CAPITAL_WORDS or word.suffix:
            continue
        size = 2 if word.lower == "new" else 1  # "New |Delhi|"
        key = " ".join(part.lower for part in split[index : index + size])
        before = split[index - 1].lower if index else ""
        after = split[index + size].lower if index + size < len(split) else ""
        placed = before in _PLACE or before in _ARTICLES or after in _CITY_NOUNS
        if key in _CAPITALS and not placed and not is_dateline(text, split, index):
            yield word.start, split[index + size - 1].end, "government", _CAPITALS[key], "government"


def is_dateline(text: str, split: Sequence[Word], index: int) -> bool:
    """Whether word `index` is the place line of a report: "SEOUL, May 14", "SEOUL – …"."""
    behind = text[split[0].end : split[0].end + 2]
    return index == 0 and (
        behind in (" -", " –", " —") or (split[0].text.isupper() and behind in (", ", " ("))
    )
