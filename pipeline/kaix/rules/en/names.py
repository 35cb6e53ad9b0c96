"""Named persons, organisations and countries in an English sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span
from spacy.vocab import Vocab

from kaix import vocabulary
from kaix.reading import Name, Reading
from kaix.rules.en import collective_names, words
from kaix.rules.en.collective_names import Found, is_dateline
from kaix.rules.en.known_names import demonyms, known_words, match_known, title_words
from kaix.rules.en.organisations import (
    named_body,
    organisation_end,
    organisation_sector,
)
from kaix.rules.en.persons import person_length
from kaix.rules.en.words import Word, word_set

# Capitalised for their place in the sentence or by custom, and no part of a name in front of one.
_OPENERS = word_set("opener")
# Capitalised words that are no names of anybody.
_COMMON = word_set("no_name")
_BRANCHES = word_set("branch_place")
_NEW_PLACES = word_set("new_place")
_SAYS = word_set("after_subject")
# What stands in front of a name in the middle of a sentence.
_MIDDLES = ("of", "to", "by", "in", "with", "and", "for", "from", "at", "said", "the", "that", ",", "than")
_INNER = ("new", "first", "second", "third", "open", "local", "better", "major", "next", "good")
_HONORIFICS = word_set("honorific")
_FIELDS = vocabulary.words("title_modifiers_en")
_SEARCHED = 30_000  # characters of an article in which a word is looked for: no article is longer, and an attack may be


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


def _names(text: str, article: str) -> list[Found]:
    """The names in `text`, a sentence of `article`: (start, end, kind, canonical, sector)."""
    split = words.split(text)
    found = list(_capitalised(split, text, article))
    for phrase in collective_names.find(text, split):
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


_Phrase = tuple[int, str, str, str | None]  # word after the last, kind ("" for no name), canonical, sector


def _capitalised(split: Sequence[Word], text: str, article: str) -> Iterator[Found]:
    """Persons, organisations, countries and unknown names: what is written with capitals, or listed."""
    headline = _headline(split)
    known = known_words()
    index = 0
    while index < len(split):
        word = split[index]
        found = _known(split, index, headline) if word.lower in known else None
        if found is None and word.capital:
            found = _new(split, index, headline, text, article)
        if found is None:
            index += 1
            continue
        end, kind, canonical, sector = found
        if kind:
            yield word.start, split[end - 1].end, kind, canonical, sector
        index = end


def _body(split: Sequence[Word], index: int, end: int | None, sector: str | None = None) -> _Phrase | None:
    """The organisation of words `index` to `end`, if there is one."""
    if end is None:
        return None
    return end, "organisation", "", organisation_sector(split, index, end) or sector


def _known(split: Sequence[Word], index: int, headline: bool) -> _Phrase | None:
    """The listed name at word `index`, or the organisation that begins with it: "Korea |Fabless Industry …|"."""
    known = match_known(split, index)
    if known is None:
        return None
    size, kind, canonical, sector = known
    end, organised = index + size, kind == "organisation"
    whole = split[end - 1].possessive or split[end - 1].suffix
    if organised and sector == "company" and not whole and _branch(split, end):
        return end + 1, kind, "", sector
    after = split[end].lower if end < len(split) else ""
    if after == "$" or (kind == "country" and after == "republic"):
        return None  # "US$"
    longer = None if headline or whole else organisation_end(split, index, end)
    if longer is not None and longer > end:
        return _body(split, index, longer, sector if organised else None)
    return end, kind, canonical if kind == "country" else "", sector


def _branch(split: Sequence[Word], end: int) -> bool:
    """Whether word `end` is a place that belongs to the firm in front: "Nvidia |Korea|"."""
    return end < len(split) and split[end].text in _BRANCHES and split[end].joined and not split[end].suffix


def _new(split: Sequence[Word], index: int, headline: bool, text: str, article: str) -> _Phrase | None:
    """The name that no list holds and that begins with the capital of word `index`."""
    word, behind = split[index], split[index + 1].text if index + 1 < len(split) else ""
    if size := person_length(split, index):
        person = index + size, "person", "", None
        return _body(split, index, named_body(split, index, index + size)) or person
    if f"{word.text} {behind}" in demonyms():
        return index + 2, "", "", None
    place = word.text == "New" and behind in _NEW_PLACES
    opener = word.lower in _OPENERS
    listed = word.lower in title_words() or word.text in demonyms() or opener
    if listed and not place and not (opener and _within(split, index)):
        return None
    common = opener or article.find(f" {word.lower} ", 0, _SEARCHED) >= 0
    if headline and behind.lower() in title_words():  # "|Upline| CEO Named …"
        headline = not any(article.find(f"{before} {word.text}", 0, _SEARCHED) >= 0 for before in _MIDDLES)
    if headline or (not place and common and _opens(split, index)):
        return None
    if (longer := organisation_end(split, index, index)) is not None:
        return _body(split, index, longer)
    end = index + 1
    while end < len(split) and end - index < 5 and _continues(split, end):
        end += 1
    if _branch(split, end) and not split[end - 1].possessive and person_length(split, end + 1):
        return end + 1, "unknown", "", None  # "CEO of |Upline Korea| Kim Min-ji"
    named = not is_dateline(text, split, index) and _is_name(split, index, end, article)
    return end, "unknown" if named else "", "", None


def _continues(split: Sequence[Word], at: int) -> bool:
    """Whether the capitals of an unknown name go on with word `at`."""
    word, before = split[at], split[at - 1]
    joined = word.capital and word.joined and not before.possessive and not before.suffix
    other = word.lower in title_words() or word.lower in _HONORIFICS
    return joined and not other and match_known(split, at) is None and not person_length(split, at)


def _is_name(split: Sequence[Word], begin: int, end: int, article: str) -> bool:
    """Whether the capitals from `begin` to `end` name something: not "Transmission lines", "Science minister"."""
    word, kept = split[begin], [w for w in split[begin:end] if w.lower not in _COMMON and len(w.text) > 1]
    after = split[end] if end < len(split) else None
    titled = after is not None and after.joined and after.lower in title_words()
    if not kept or (titled and end - begin == 1 and word.lower in _FIELDS):
        return False
    opens = _opens(split, begin)
    if end - begin > 1:
        alone = len(kept) == 1 and kept[0] is word  # "Transmission |AI|", but "Luma |AI| CEO"
        return not (opens and alone) or (titled and word.lower not in _FIELDS)
    if not opens or not word.text[1:].islower() or word.possessive:
        return True
    if after is not None and (after.text == "," or after.lower in _SAYS):
        return True
    return any(article.find(f"{before} {word.text}", 0, _SEARCHED) >= 0 for before in _MIDDLES)


def _opens(split: Sequence[Word], index: int) -> bool:
    """Whether the capital of word `index` may be owed to its place: first, or after a quote, colon or dash."""
    before = split[index - 1].text if index else "|"
    apart = not split[index].joined and (index == 1 or before != "(")
    return before in "\"“‘'«:–—-•*▲△◇◆□○■▸▶▪·[|/…" or apart


def _within(split: Sequence[Word], index: int) -> bool:
    """Whether an opener stands inside a name: "New Reform", "Open Source" with a capital after it."""
    behind = split[index + 1 : index + 2]
    inner = split[index].lower in _INNER and not _opens(split, index)
    return bool(inner and behind and behind[0].capital and behind[0].joined)


def _headline(split: Sequence[Word]) -> bool:
    """Whether every longer word is capitalised ("Naver to Open Data Centre"), so that capitals say nothing."""
    long = [word for word in split if len(word.text) > 3 and word.text[0].isalpha()]
    if not long or split[-1].text in ".!?" or len(split) < 5:
        return len(long) > 1 and all(word.text.isupper() for word in long)
    capitals = sum(word.capital for word in long)
    small = sum(not word.capital and len(word.text) > 4 for word in long)
    return capitals >= 4 and capitals >= 0.8 * len(long) and small <= 1
