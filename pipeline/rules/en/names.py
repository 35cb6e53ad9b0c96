"""Named persons, organisations and countries in an English sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Span
from spacy.vocab import Vocab

from pipeline import vocabulary
from pipeline.reading import Name, Reading
from pipeline.rules.en import words
from pipeline.rules.en.persons import person_length
from pipeline.rules.en.words import Word, word_set

# Capitalised for their place in the sentence or by custom, and no part of a name in front of one.
_OPENERS = word_set("opener")
# Capitalised words that are no names of anybody.
_COMMON = word_set("no_name")
_CAPITALS = {  # the city that stands for its government
    "seoul": "South Korea", "tokyo": "Japan", "beijing": "China", "washington": "United States",
    "london": "United Kingdom", "paris": "France", "berlin": "Germany", "brussels": "European Union", "moscow": "Russia",
    "pyongyang": "North Korea", "new delhi": "India", "taipei": "Taiwan", "riyadh": "Saudi Arabia", "ottawa": "Canada",
}  # fmt: skip
_PLACE = word_set("place_preposition")
_ARTICLES = word_set("article")
_CITY_NOUNS = word_set("city_noun")
_SAYS = word_set("after_subject")
# What stands in front of a name in the middle of a sentence.
_MIDDLES = ("of", "to", "by", "in", "with", "and", "for", "from", "at", "said", "the", "that", ",", "than")
_LINKS = frozenset(("of", "for", "and", "&", "the", "on", "in"))
_TAKES_OF = word_set("takes_of")
_PLURALS = (
    r"(?:companies|firms|businesses|startups|start-ups|conglomerates|chipmakers|carmakers|automakers|telecoms|telcos"
    r"|carriers|institutions|universities|banks|investors|researchers|developers|manufacturers|agencies|ministries"
    r"|hospitals|schools|hyperscalers|tech giants|tech companies|tech firms|cloud providers|cloud operators"
    r"|governments|players|operators|exporters|chaebol|SMEs|designers|makers|suppliers|users|workers|students|rivals|peers)"
)
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
_FIELDS = vocabulary.words("title_modifiers_en")
_MONEY = re.compile(r"(?:KRW|USD|US|Won|W)\d")
_MINISTRY = re.compile(
    r"\b(?:(?:[a-z]+ and )?(?!(?:the|its|their|his|her|our|any|each|every|which|whichever|this|that|another|of|by)\b)[a-z&]+ )?ministry\b"
)


@cache
def _index() -> dict[str, list[tuple[tuple[str, ...], str, str, str | None]]]:
    """First word, lower case → (words as written, kind, canonical, sector), the longest first."""
    index: dict[str, list[tuple[tuple[str, ...], str, str, str | None]]] = {}

    def add(written: str, kind: str, canonical: str, sector: str | None) -> None:
        pieces = tuple(word.text + ("'s" if word.possessive else "") for word in words.split(written))
        if pieces:
            index.setdefault(pieces[0].lower(), []).append((pieces, kind, canonical, sector))

    for row in vocabulary.table("organisations"):
        for written in (row["name"], *filter(None, row["aliases_en"].split("|"))):
            add(written, "organisation", row["name"], row["sector"] or None)
    for row in vocabulary.table("countries"):
        for written in (row["name"], *filter(None, row["aliases"].split(";"))):
            add(written, "country", row["name"], "government")
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return index


@cache
def _demonyms() -> dict[str, str]:
    return {
        demonym: row["name"]
        for row in vocabulary.table("countries")
        for demonym in filter(None, row["demonyms"].split(";"))
    }


@cache
def organisation_words() -> dict[str, str | None]:
    """The head words of organisations, in lower case, and the sector that each says."""
    return {row["word"].lower(): row["sector"] or None for row in vocabulary.table("organisation_words_en")}


@cache
def _title_words() -> frozenset[str]:
    """The single words that titles are made of: in front of a name they are no part of it."""
    return frozenset(word for title in vocabulary.words("titles_en") for word in title.split()) | {
        "presidential", "executive", "senior", "deputy", "assistant", "associate", "acting", "interim", "former",
        "ex", "then", "incoming", "outgoing", "designate", "elect", "honorary", "founding", "managing", "reps", "sens",
        "reps.", "sens.", "rep.", "sen.", "gov.", "prof.", "amb.", "gen.", "col.", "lt.", "ministers", "presidents",
        "chairmen", "ceos", "professors", "secretaries", "co-founders", "founders", "governors", "lawmakers",
    }  # fmt: skip


def match_known(split: Sequence[Word], at: int) -> tuple[int, str, str, str | None] | None:
    """The listed organisation or country that begins at word `at`: (words, kind, canonical, sector)."""
    for pieces, kind, canonical, sector in _index().get(split[at].lower, ()):
        if at + len(pieces) > len(split):
            continue
        for offset, piece in enumerate(pieces):
            word = split[at + offset]
            if word.text + ("'s" if word.possessive and piece.endswith("'s") else "") != piece:
                break
            if offset and not word.joined and word.text not in ".,":
                break
            if word.possessive and not piece.endswith("'s") and offset + 1 < len(pieces):
                break
        else:
            return len(pieces), kind, canonical, sector
    return None


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
        found = [other for other in found if other not in clash]
        found.append(phrase)
    return sorted(found, key=lambda name: name[:2])


def _phrases(text: str, split: Sequence[Word]) -> Iterator[_Found]:
    """Governments, ministries and groups that are written with small letters."""
    if "overnment" in text or "dministration" in text:
        for match in _GOVERNMENT.finditer(text):
            who = match["who"].strip().removesuffix("'s").removesuffix("’s")
            country = _demonyms().get(who) or _country(who)
            if who in ("Metropolitan", "Provincial", "City", "County", "State", "Local", "Federal"):
                continue
            canonical = country or ("South Korea" if not who or who in _surnames() or who == "The" else "")
            if not canonical:
                canonical = _LEADERS.get(who, "")
            if canonical:
                yield match.start(), match.end(), "government", canonical, "government"
    if "ministry" in text:
        for match in _MINISTRY.finditer(text):
            yield match.start(), match.end(), "organisation", "", "government"
    for match in _GROUP.finditer(text):
        yield match.start(), match.end(), "group", "", None
    for index, word in enumerate(split):
        if not word.capital:
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


_LEADERS = {
    "Trump": "United States", "Biden": "United States", "Obama": "United States", "Harris": "United States",
    "Takaichi": "Japan", "Ishiba": "Japan", "Kishida": "Japan", "Modi": "India", "Macron": "France",
    "Starmer": "United Kingdom", "Merz": "Germany", "Xi": "China",
}  # fmt: skip


def _country(name: str) -> str:
    entries = _index().get(name.partition(" ")[0].lower(), ())
    return next((c for pieces, kind, c, _ in entries if kind == "country" and " ".join(pieces) == name), "")


@cache
def _surnames() -> frozenset[str]:
    return vocabulary.words("surnames_en")


def _dateline(text: str, split: Sequence[Word], index: int) -> bool:
    """Whether word `index` is the place line of a report: "SEOUL, May 14", "SEOUL – …"."""
    return index == 0 and (
        split[0].text.isupper() or text[split[0].end : split[0].end + 2] in (" -", " –", " —")
    )


def _capitalised(split: Sequence[Word], text: str, article: str) -> Iterator[_Found]:
    """Persons, organisations, countries and unknown names: what is written with capitals, or listed."""
    sure = _headline(split)
    index = 0
    count = len(split)
    while index < count:
        word = split[index]
        known = match_known(split, index)
        if known is not None and split[min(index + known[0], count - 1)].text != "$":  # "US$"
            size, kind, canonical, sector = known
            end = index + size
            if not split[end - 1].possessive and not split[end - 1].suffix and kind == "country":
                longer = _organisation(split, index, end)
                if longer is not None and not sure:
                    yield _span(split, index, longer, "organisation", "", _sector(split, index, longer))
                    index = longer
                    continue
            if (
                kind == "organisation"
                and not sure
                and not split[end - 1].possessive
                and not split[end - 1].suffix
            ):
                longer = _organisation(split, index, end)
                if longer is not None and longer > end:
                    yield _span(
                        split, index, longer, "organisation", "", _sector(split, index, longer) or sector
                    )
                    index = longer
                    continue
            follows = split[end].lower if end < count else ""
            if kind == "country" and follows in ("republic",):
                index = end
                continue
            yield _span(split, index, end, kind, canonical if kind == "country" else "", sector)
            index = end
            continue
        if not word.capital or (word.text.isdigit()):
            index += 1
            continue
        size = person_length(split, index)
        if size:
            yield _span(split, index, index + size, "person", "", None)
            index += size
            continue
        if index + 1 < count and f"{word.text} {split[index + 1].text}" in _demonyms():
            index += 2
            continue
        if word.lower in _title_words() or word.text in _demonyms() or word.lower in _OPENERS:
            office = _office(split, index)
            if office is not None:
                yield _span(split, index, office, "organisation", "", "government")
                index = office
                continue
            if word.lower not in _OPENERS or not _within(split, index):
                index += 1
                continue
        if _opens(split, index) and (word.lower in _OPENERS or f" {word.lower} " in article):
            index += 1
            continue
        if sure:
            index += 1
            continue
        longer = _organisation(split, index, index)
        if longer is not None:
            yield _span(split, index, longer, "organisation", "", _sector(split, index, longer))
            index = longer
            continue
        end = index + 1
        while (
            end < count
            and end - index < 5
            and split[end].capital
            and split[end].joined
            and not split[end - 1].possessive
            and not split[end - 1].suffix
            and split[end].lower not in _title_words()
            and match_known(split, end) is None
            and not person_length(split, end)
        ):
            end += 1
        if not _dateline(text, split, index) and _is_name(split, index, end, article):
            yield _span(split, index, end, "unknown", "", None)
        index = end


def _is_name(split: Sequence[Word], begin: int, end: int, article: str) -> bool:
    """Whether the capitals from `begin` to `end` name something: not "Transmission lines", "Science minister"."""
    kept = [word for word in split[begin:end] if word.lower not in _COMMON and len(word.text) > 1]
    before_title = end < len(split) and split[end].joined and split[end].lower in _title_words()
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
    return any(f"{before} {word.text}" in article for before in _MIDDLES)


def _span(
    split: Sequence[Word], begin: int, end: int, kind: str, canonical: str, sector: str | None
) -> _Found:
    return split[begin].start, split[end - 1].end, kind, canonical, sector


def _opens(split: Sequence[Word], index: int) -> bool:
    """Whether the capital of word `index` may be owed to its place: first, or after a quote, colon or dash."""
    return index == 0 or split[index - 1].text in "\"“‘'«:–—-•*▲△◇◆□○■▸▶▪·([|/…" or not split[index].joined


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


def _office(split: Sequence[Word], index: int) -> int | None:
    """The end of "Prime Minister's Office", "President Hotel": a title that is part of an organisation's name."""
    end = index
    while end < len(split) and end - index < 4 and split[end].capital and (end == index or split[end].joined):
        if end > index and split[end].lower in ("office", "hotel", "secretariat", "residence", "club", "cup"):
            return end + 1
        end += 1
    return None


def _organisation(split: Sequence[Word], begin: int, at: int) -> int | None:
    """The end of the organisation that begins at word `begin` and whose head word is at `at` or later."""
    heads = organisation_words()
    count = len(split)
    end = None
    index = at
    while index < count and index - begin < 12:
        word = split[index]
        if index > begin and (not word.joined or split[index - 1].suffix):
            break
        if not word.capital:
            if word.lower in _LINKS and _continues(split, begin, index, end):
                index += 1
                continue
            break
        if word.lower in heads and (index > begin or _takes_of(split, index)):
            end = index + 1
        elif end is not None and split[end - 1].lower in ("corp.", "inc.", "co.", "ltd."):
            break
        elif word.lower in _title_words() and word.lower not in heads:
            break
        elif end is not None and _linked(split, begin, index):
            end = index + 1
        if word.possessive:
            if not (index + 1 < count and split[index + 1].capital and split[index + 1].lower in heads):
                break
            end = None
        index += 1
    if end is not None and end == begin + 1:
        return None
    if end is not None and end < count and split[end].joined and split[end].lower in ("minister", "secretary"):
        if split[end - 1].lower in _FIELDS:  # "UK Technology Secretary"
            return None
    return _series(split, begin, end) if end is not None else None


def _takes_of(split: Sequence[Word], index: int) -> bool:
    return (
        split[index].lower in _TAKES_OF
        and index + 2 < len(split)
        and split[index + 1].lower in ("of", "for", "on")
        and (split[index + 2].capital or split[index + 2].lower == "the")
    )


def _linked(split: Sequence[Word], begin: int, index: int) -> bool:
    """Whether word `index` belongs to "of …" after the head: Ministry of |Science| and |ICT|."""
    for back in range(index - 1, begin, -1):
        if not split[back].capital and split[back].lower in ("of", "for", "on"):
            return split[back - 1].lower in _TAKES_OF or back - 1 > begin
    return False


def _continues(split: Sequence[Word], begin: int, index: int, end: int | None) -> bool:
    """Whether the small word at `index` is inside the name: "Ministry |of| Science |and| ICT"."""
    if index + 1 >= len(split) or not split[index + 1].joined:
        return False
    after = split[index + 1]
    lower = split[index].lower
    if not after.capital:
        return (
            lower in ("of", "for")
            and after.lower == "the"
            and index + 2 < len(split)
            and split[index + 2].capital
        )
    if lower in ("of", "for", "on"):
        return split[index - 1].lower in _TAKES_OF or (lower == "the")
    if lower == "the":
        return split[index - 1].lower in ("of", "for", "on")
    if lower == "in":
        return False
    # "and": inside "of X and Y", or in front of a head: "Electronics and Telecommunications Research Institute"
    if person_length(split, index + 1) or after.lower in _title_words():
        return False
    if match_known(split, begin) is not None and not _linked(split, begin, index):
        return False
    if match_known(split, index + 1) is not None:
        return False
    if end is None:
        return index - begin <= 3 and _organisation_ahead(split, index + 1)
    return _linked(split, begin, index)


def _organisation_ahead(split: Sequence[Word], index: int) -> bool:
    """Whether a head word ends the capitals that begin at `index`, after at least one other word."""
    heads = organisation_words()
    at = index
    while at + 1 < len(split) and split[at + 1].capital and split[at + 1].joined and not split[at].possessive:
        at += 1
    return at > index and split[at].lower in heads and split[at].lower not in ("corp.", "inc.", "co.", "ltd.")


def _series(split: Sequence[Word], begin: int, end: int) -> int:
    """The end with "…, Industry and Resources" added, after a ministry or a committee of several fields."""
    if not any(split[i].lower in ("ministry", "department", "committee") for i in range(begin, end)):
        return end
    at = end
    while at + 1 < len(split) and split[at].text == "," and split[at + 1].capital:
        at += 2
        while at < len(split) and split[at].capital and split[at].joined:
            at += 1
        if at < len(split) and split[at].text == ",":
            continue
        if at + 1 < len(split) and split[at].lower == "and" and split[at + 1].capital:
            at += 2
            while at < len(split) and split[at].capital and split[at].joined:
                at += 1
            return at
        return end
    return end


def _sector(split: Sequence[Word], begin: int, end: int) -> str | None:
    """The sector that the head word says, the last first, but in front of "of" first: Bank |of| …."""
    heads = organisation_words()
    cut = next((i for i in range(begin, end) if split[i].lower in ("of", "for")), end)
    saying = [heads.get(split[i].lower) for i in range(begin, cut) if split[i].lower in heads]
    first = split[begin].lower
    if first in heads and first in _TAKES_OF:
        return heads[first]
    return next((sector for sector in reversed(saying) if sector), None)
