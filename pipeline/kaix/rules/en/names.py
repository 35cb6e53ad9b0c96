"""Named persons, organisations and countries in an English sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick
from spacy.tokens import Span
from spacy.vocab import Vocab

from kaix import vocabulary
from kaix.reading import Name, Reading
from kaix.rules.en import words
from kaix.rules.en.known_names import country_named, demonyms, known_words, match_known, title_words
from kaix.rules.en.organisations import (
    named_body,
    national_body,
    office_end,
    opens_title,
    organisation_end,
    organisation_sector,
)
from kaix.rules.en.persons import is_surname, person_length
from kaix.rules.en.words import Word, word_set

# Capitalised for their place in the sentence or by custom, and no part of a name in front of one.
_OPENERS = word_set("opener")
# Capitalised words that are no names of anybody.
_COMMON = word_set("no_name")
_CAPITALS = {  # the city that stands for its government
    "seoul": "South Korea", "tokyo": "Japan", "beijing": "China", "washington": "United States",
    "london": "United Kingdom", "paris": "France", "berlin": "Germany", "brussels": "European Union",
    "moscow": "Russia",
    "pyongyang": "North Korea", "new delhi": "India", "taipei": "Taiwan", "riyadh": "Saudi Arabia", "ottawa": "Canada",
}  # fmt: skip
_BRANCHES = word_set("branch_place")
_NEW_PLACES = word_set("new_place")
_CAPITAL_WORDS = frozenset(name.partition(" ")[0] for name in _CAPITALS)
_LEADERS = {
    "Trump": "United States", "Biden": "United States", "Obama": "United States", "Harris": "United States",
    "Takaichi": "Japan", "Ishiba": "Japan", "Kishida": "Japan", "Modi": "India", "Macron": "France",
    "Starmer": "United Kingdom", "Merz": "Germany", "Xi": "China",
}  # fmt: skip
_PLACE = word_set("place_preposition")
_ARTICLES = word_set("article")
_CITY_NOUNS = word_set("city_noun")
_SAYS = word_set("after_subject")
# What stands in front of a name in the middle of a sentence.
_MIDDLES = ("of", "to", "by", "in", "with", "and", "for", "from", "at", "said", "the", "that", ",", "than")
_HONORIFICS = word_set("honorific")
_FIELDS = vocabulary.words("title_modifiers_en")
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
_MONEY = re.compile(r"(?:KRW|USD|US|Won|W)\d")
_MINISTRY = re.compile(
    r"\b(?:(?:[A-Za-z][a-z]+ and )?"
    r"(?!(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur|[Aa]ny|[Ee]ach|[Ee]very|which|whichever|[Tt]his|[Tt]hat"
    r"|[Aa]nother|of|by|[A-Z][a-z]*(?:an|ese|ish))\b)[A-Za-z&][a-z&]* )?ministry\b"
)
_SEARCHED = 30_000  # characters of an article in which a word is looked for: no article is longer, and an attack may be
_Found = tuple[int, int, str, str, str | None]


class Names:
    """Finds the names in a sentence: `names(reading, sentence)`, in order, without overlaps."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, reading: Reading, sentence: Span) -> list[Name]:
        """The names of `sentence`; `kind` `unknown` is a capitalised phrase that nothing tells apart."""
        found: list[Name] = []
        for base, end in words.windows(reading.text, sentence.start_char, sentence.end_char):
            text = reading.text[base:end]
            found += (
                Name(base + start, base + end, text[start:end], kind, canonical or text[start:end], sector)
                for start, end, kind, canonical, sector in _names(text, reading.text)
            )
        return found


def _names(text: str, article: str) -> list[_Found]:
    """The names in `text`, a sentence of `article`: (start, end, kind, canonical, sector)."""
    split = words.split(text)
    found = list(_capitalised(split, text, article))
    for phrase in _phrases(text, split):
        start, end, kind = phrase[:3]
        clash = [other for other in found if other[0] < end and start < other[1]]
        # "the Lee Jae Myung administration" is not Lee Jae Myung; any other name goes before a phrase
        if clash and (kind != "government" or any(other[1] > end for other in clash)):
            continue
        if (
            len(clash) == 1
            and clash[0][2] == "person"
            and text[clash[0][1] : clash[0][1] + 3] in ("'s ", "’s ")
        ):
            found.append((clash[0][1] + 3, *phrase[1:]))  # "President Lee Jae Myung's |administration|"
            continue
        found = [other for other in found if other not in clash]
        found.append(phrase)
    return sorted(found, key=lambda name: name[:2])


def _phrases(text: str, split: Sequence[Word]) -> Iterator[_Found]:
    """Governments, ministries and groups that are written with small letters."""
    if "overnment" in text or "dministration" in text:
        for match in _GOVERNMENT.finditer(text):
            who = match["who"].strip().removesuffix("'s").removesuffix("’s")
            country = demonyms().get(who) or country_named(who)
            if who in ("Metropolitan", "Provincial", "City", "County", "State", "Local", "Federal"):
                continue
            canonical = country or ("South Korea" if not who or is_surname(who) or who == "The" else "")
            if not canonical:
                canonical = _LEADERS.get(who, "")
            if canonical:
                yield match.start(), match.end(), "government", canonical, "government"
    if "ministry" in text:
        for match in _MINISTRY.finditer(text):
            yield match.start(), match.end(), "organisation", "", "government"
    if next(iter(_ANY_PLURAL.find_matches_as_indexes(text)), None) is not None:
        for match in _GROUP.finditer(text):
            yield match.start(), match.end(), "group", "", None
    for index, word in enumerate(split):
        if not word.capital or word.lower not in _CAPITAL_WORDS:
            continue
        key = word.lower
        size = 1
        if key == "new" and index + 1 < len(split):
            key, size = f"new {split[index + 1].lower}", 2
        if key in _CAPITALS and not word.suffix:
            before = split[index - 1].lower if index else ""
            after = split[index + size].lower if index + size < len(split) else ""
            if (
                before not in _PLACE
                and before not in _ARTICLES
                and after not in _CITY_NOUNS
                and not _dateline(text, split, index)
            ):
                end = split[index + size - 1].end
                yield word.start, end, "government", _CAPITALS[key], "government"


def _dateline(text: str, split: Sequence[Word], index: int) -> bool:
    """Whether word `index` is the place line of a report: "SEOUL, May 14", "SEOUL – …"."""
    return index == 0 and (
        split[0].text.isupper() or text[split[0].end : split[0].end + 2] in (" -", " –", " —")
    )


def _capitalised(split: Sequence[Word], text: str, article: str) -> Iterator[_Found]:
    """Persons, organisations, countries and unknown names: what is written with capitals, or listed."""
    sure = _headline(split)
    known = known_words()
    index = 0
    while index < len(split):
        word = split[index]
        if not word.capital and word.lower not in known:
            index += 1
            continue
        found = _known(split, index, sure) if word.lower in known else None
        if found is None and word.capital:
            found = _new(split, index, sure, text, article)
        if found is None:
            index += 1
            continue
        end, kind, canonical, sector = found
        if kind:
            yield split[index].start, split[end - 1].end, kind, canonical, sector
        index = end


_Phrase = tuple[int, str, str, str | None]  # word after the last, kind ("" for no name), canonical, sector


def _known(split: Sequence[Word], index: int, sure: bool) -> _Phrase | None:
    """The listed name at word `index`, or the organisation that begins with it: "Korea |Fabless Industry …|"."""
    known = match_known(split, index)
    if known is None:
        return None
    size, kind, canonical, sector = known
    end = index + size
    after = split[end] if end < len(split) else None
    ends = split[end - 1].possessive or split[end - 1].suffix or kind != "organisation" or sector != "company"
    if after is not None and not ends and after.text in _BRANCHES and after.joined and not after.suffix:
        return end + 1, kind, "", sector  # "Nvidia |Korea|"
    if after is not None and (after.text == "$" or (kind == "country" and after.lower == "republic")):
        return None  # "US$"
    if not sure and not split[end - 1].possessive and not split[end - 1].suffix:
        longer = organisation_end(split, index, end)
        if longer is not None and longer > end:
            said = organisation_sector(split, index, longer)
            return longer, "organisation", "", said or (sector if kind == "organisation" else None)
    return end, kind, canonical if kind == "country" else "", sector


def _new(split: Sequence[Word], index: int, sure: bool, text: str, article: str) -> _Phrase | None:
    """The name that no list holds and that begins with the capital of word `index`."""
    word = split[index]
    if size := person_length(split, index):
        body = named_body(split, index, index + size)
        if body is not None:
            return body, "organisation", "", organisation_sector(split, index, body)
        return index + size, "person", "", None
    if index + 1 < len(split) and f"{word.text} {split[index + 1].text}" in demonyms():
        return index + 2, "", "", None
    place = word.text == "New" and index + 1 < len(split) and split[index + 1].text in _NEW_PLACES
    if not place and (word.lower in title_words() or word.text in demonyms() or word.lower in _OPENERS):
        office = office_end(split, index)
        if office is not None:
            return office, "organisation", "", "government"
        if word.text in demonyms() and not sure and (body := national_body(split, index)) is not None:
            return body, "organisation", "", organisation_sector(split, index, body)
        if word.lower not in _OPENERS or not _within(split, index):
            return None
    if sure and index and split[index - 1].text == ",":  # "Director, |AI Policy Bureau|, Ministry of …"
        signed = organisation_end(split, index, index)
        if signed is not None and (signed == len(split) or split[signed].text in ",;)"):
            return signed, "organisation", "", organisation_sector(split, index, signed)
    if sure or (
        not place
        and _opens(split, index)
        and (word.lower in _OPENERS or article.find(f" {word.lower} ", 0, _SEARCHED) >= 0)
    ):
        return None
    longer = organisation_end(split, index, index)
    if longer is not None:
        return longer, "organisation", "", organisation_sector(split, index, longer)
    end = index + 1
    while end < len(split) and end - index < 5 and _continues(split, end):
        end += 1
    named = not _dateline(text, split, index) and _is_name(split, index, end, article)
    return end, "unknown" if named else "", "", None


def _continues(split: Sequence[Word], at: int) -> bool:
    """Whether the capitals of an unknown name go on with word `at`."""
    word, before = split[at], split[at - 1]
    return (
        word.capital
        and word.joined
        and not before.possessive
        and not before.suffix
        and word.lower not in title_words()
        and word.lower not in _HONORIFICS
        and not (word.lower == "district" and opens_title(split, at + 1))
        and match_known(split, at) is None
        and not person_length(split, at)
    )


def _is_name(split: Sequence[Word], begin: int, end: int, article: str) -> bool:
    """Whether the capitals from `begin` to `end` name something: not "Transmission lines", "Science minister"."""
    kept = [word for word in split[begin:end] if word.lower not in _COMMON and len(word.text) > 1]
    before_title = end < len(split) and split[end].joined and split[end].lower in title_words()
    if not kept or (before_title and end - begin == 1 and split[begin].lower in _FIELDS):
        return False
    if _MONEY.match(split[begin].text):
        return False
    if end - begin > 1:
        return not (_opens(split, begin) and len(kept) == 1 and kept[0] is split[begin])
    word = split[begin]
    if not _opens(split, begin) or not word.text[1:].islower():
        return True
    after = split[end] if end < len(split) else None
    if word.possessive or (after is not None and (after.text == "," or after.lower in _SAYS)):
        return True
    return any(article.find(f"{before} {word.text}", 0, _SEARCHED) >= 0 for before in _MIDDLES)


def _opens(split: Sequence[Word], index: int) -> bool:
    """Whether the capital of word `index` may be owed to its place: first, or after a quote, colon or dash."""
    return (
        index == 0
        or split[index - 1].text in "\"“‘'«:–—-•*▲△◇◆□○■▸▶▪·[|/…"
        or (not split[index].joined and (index == 1 or split[index - 1].text != "("))
    )


def _within(split: Sequence[Word], index: int) -> bool:
    """Whether an opener stands inside a name: "New Reform", "Open Source" with a capital after it."""
    return (
        not _opens(split, index)
        and index + 1 < len(split)
        and split[index + 1].capital
        and split[index + 1].joined
        and split[index].lower
        in ("new", "first", "second", "third", "open", "local", "better", "major", "next", "good")
    )


def _headline(split: Sequence[Word]) -> bool:
    """Whether every longer word is capitalised ("Naver to Open Data Centre"), so that capitals say nothing."""
    long = [word for word in split if len(word.text) > 3 and word.text[0].isalpha()]
    if not long or split[-1].text in ".!?" or len(split) < 5:
        return bool(long) and len(long) > 1 and all(word.text.isupper() for word in long)
    capitals = sum(word.capital for word in long)
    small = sum(not word.capital and len(word.text) > 4 for word in long)
    return capitals >= 4 and capitals >= 0.8 * len(long) and small <= 1
