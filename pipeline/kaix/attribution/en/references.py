"""Whom a phrase names or stands for, and of what sort that is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kaix.analysis.en.antecedents import antecedent, means, means_several
from kaix.analysis.en.discourse import Discourse
from kaix.analysis.en.lexicon import noun_class
from kaix.analysis.sentences import Chunk
from kaix.attribution.en.coordination import joined
from kaix.attribution.en.sites import Site, kind_of
from kaix.context import JOINED
from kaix.reading import Name
from kaix.rules.en.known_names import demonyms

SORTS = {
    "organisation": "name", "unknown": "unknown", "country": "state", "government": "state", "person": "person",
    "group": "common", "body": "common", "definite_body": "common", "people": "common", "capitals": "capitals",
}  # fmt: skip
"""The sorts of those who can be the entity, by the kind of their name or noun; a subject may be a `thing`."""
_BACK = 3
"""Sentences before in which those are looked for whom "they" are."""
_ARTICLE = re.compile(r"^(?:[Tt]he|[Ii]ts|[Oo]ur|[Tt]heir|[Aa]n?)\s")
_CURRENCY = re.compile(r"\s(?:dollar|won|yen|yuan)s?\b")
_MODEL = re.compile(r"[A-Z]{1,2}\d{2,4}[A-Z]?s?|Series [A-Z]")  # "the ¦H100 cluster", "a ¦Series B round"
_EXAMPLES = ("like", "including")
_LEADS = frozenset(("person", "unknown"))
_LONGEST = 70  # characters of a noun phrase that can be somebody


class Reference(NamedTuple):
    """Somebody whom a phrase names; `outer`: the name only describes the phrase ("a ¦Naver official")."""

    value: str
    sort: str
    outer: bool = False


def value_of(name: Name) -> str:
    """What a name is called in a cell: a country by its short name, a government and everything else as written."""
    if name.kind == "country" or (name.kind == "government" and " " not in name.text):
        return name.canonical
    return _ARTICLE.sub("", name.text)


def _sort(discourse: Discourse, name: Name) -> str:
    """The sort of a name; one of an unknown kind is what the article has it do."""
    sort = SORTS[name.kind]
    if sort != "unknown":
        return sort
    if " " not in name.text and (
        noun_class(name.text.lower()) in ("body", "people") or _is_people(name.text)
    ):
        return "common"  # "¦Residents will receive", "¦Koreans paid"
    seen = discourse.conduct(name.text)
    if _is_product(discourse, name):
        return "product"
    if seen["act"] or seen["own"] or seen["tell"]:
        return "actor"
    return "place" if seen["placed"] else "unknown"


def _is_product(discourse: Discourse, name: Name) -> bool:
    """Whether a name has a number and its bearer does nothing: "¦Galaxy S30 costs", but not "¦Micro1 raised"."""
    if name.kind != "unknown" or not any(letter.isdigit() for letter in name.text):
        return False
    seen = discourse.conduct(name.text)
    return not seen["act"] and not seen["tell"]


def _is_people(word: str) -> bool:
    """Whether a word is a people: "Koreans"."""
    return word.endswith("s") and word[:-1] in demonyms()


def named(discourse: Discourse, chunk: Chunk) -> Iterator[Reference]:
    """Whom a phrase names."""
    if chunk.kind == "name" and chunk.name is not None and not _MODEL.fullmatch(chunk.name.text):
        led = discourse.led_by(chunk.name.text) if chunk.name.kind in _LEADS else None
        if led is not None:
            yield Reference(value_of(led), "led")
        made = discourse.made_by(chunk.name.text) if _is_product(discourse, chunk.name) else None
        if made is not None:
            yield Reference(value_of(made), "maker")
        yield Reference(value_of(chunk.name), "leader" if led is not None else _sort(discourse, chunk.name))
    for name in chunk.names:
        if (
            name is not chunk.name
            and not _CURRENCY.match(discourse.reading.text, name.end)
            and not _MODEL.fullmatch(name.text)
        ):
            yield Reference(value_of(name), _sort(discourse, name), True)
    if chunk.kind == "noun" and chunk.end - chunk.start <= _LONGEST:
        sort = "common" if _is_people(chunk.text) else SORTS.get(kind_of(chunk), "")
        if not sort and chunk.role == "subject" and noun_class(chunk.head) in ("", "spending", "project"):
            sort = "thing"
        if sort:
            yield Reference(chunk.text, sort)


def meant(site: Site, index: int) -> Iterator[Reference]:
    """Whom "it", "the company", "the two firms" or the apposition of a name stand for."""
    chunk = site.analysis.chunks[index]
    name = _apposed_to(site, index)
    if name is not None:
        yield Reference(value_of(name), "described")
        return
    if chunk.kind == "noun" and (shown := _shown(site, index)):
        yield Reference(JOINED.join(map(value_of, shown)), "several")
        return
    if means_several(chunk):
        several = _several(site, chunk)
        if several:
            yield Reference(several, "several")
            return
    if means(chunk):
        name = antecedent(site.discourse, site.analysis, chunk)
        if name is not None:
            led = site.discourse.led_by(name.text) if name.kind in _LEADS else None
            if led is not None:
                yield Reference(value_of(led), "led")
            yield Reference(value_of(name), "pronoun" if chunk.kind == "pronoun" else "described")


def _apposed_to(site: Site, index: int) -> Name | None:
    """The name that a noun behind it describes: "¦Haneul, a chip startup, raised"."""
    chunks = site.analysis.chunks
    chunk = chunks[index]
    following = chunks[index + 1] if index + 1 < len(chunks) else None
    listed = following is not None and following.joint == "and" and not following.marker
    apposed = (
        index > 0 and chunk.kind == "noun" and chunk.joint == "," and not chunk.marker and not listed
        and not chunk.head.endswith("s") and noun_class(chunk.head) in ("body", "people")
    )  # fmt: skip
    return chunks[index - 1].name if apposed else None


def _shown(site: Site, index: int) -> list[Name]:
    """The names that are given for those whom a noun means: "tech leaders like ¦Haneul and ¦Nari"."""
    names: list[Name] = []
    for one in site.analysis.chunks[index + 1 :]:
        if one.name is None or (not names and one.marker not in _EXAMPLES and one.joint != "as"):
            break
        if names and (one.marker or one.joint not in (",", "and")):
            break
        names.append(one.name)
    return names


def _several(site: Site, chunk: Chunk) -> str:
    """Whom "they" stands for if those are several: coordinated names or a plural noun, the nearest before."""
    analysis = site.analysis
    here = [c for c in analysis.chunks if c.end <= chunk.start]
    back = range(analysis.index - 1, max(-1, analysis.index - 1 - _BACK), -1)
    for chunks in (here, *(site.discourse.sentence(index).chunks for index in back)):
        for names, first, last in joined(chunks):
            if any(c.role == "subject" for c in chunks[first : last + 1]) or chunks is not here:
                return JOINED.join(dict.fromkeys(map(value_of, names)))
    return ""
