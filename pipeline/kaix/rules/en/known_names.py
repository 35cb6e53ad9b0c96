"""The listed organisations and countries, matched word by word, and the words that names are told by."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kaix import vocabulary
from kaix.rules.en import words
from kaix.rules.en.words import Word, word_set

_Entry = tuple[tuple[str, ...], str, str, str | None]  # words as written, kind, canonical, sector


@cache
def _index() -> dict[str, dict[str, list[_Entry]]]:
    """First word, lower case → second word as written, "" where there is none → entries, the longest first."""
    listed = [
        (written, "organisation", row["name"], row["sector"] or None)
        for row in vocabulary.table("organisations")
        for written in (row["name"], *filter(None, row["aliases_en"].split("|")))
    ] + [
        (written, "country", row["name"], "government")
        for row in vocabulary.table("countries")
        for written in (row["name"], *filter(None, row["aliases"].split(";")))
    ]
    index: dict[str, dict[str, list[_Entry]]] = {}
    for written, kind, canonical, sector in listed:
        pieces = tuple(word.text + ("'s" if word.possessive else "") for word in words.split(written))
        second = pieces[1].removesuffix("'s") if len(pieces) > 1 else ""
        entries = index.setdefault(pieces[0].lower(), {}).setdefault(second, [])
        entries.append((pieces, kind, canonical, sector))
    for by_second in index.values():
        for entries in by_second.values():
            entries.sort(key=lambda entry: -len(entry[0]))
    return index


@cache
def known_words() -> frozenset[str]:
    """The words, in lower case, that listed organisations and countries begin with."""
    return frozenset(_index())


def match_known(split: Sequence[Word], at: int) -> tuple[int, str, str, str | None] | None:
    """The listed organisation or country that begins at word `at`: (words, kind, canonical, sector)."""
    by_second = _index().get(split[at].lower)
    if by_second is None:
        return None
    following = by_second.get(split[at + 1].text, ()) if at + 1 < len(split) else ()
    for pieces, kind, canonical, sector in (*following, *by_second.get("", ())):
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


def country_named(name: str) -> str:
    """The short English name of the country that is written as `name`, or ""."""
    first, _, rest = name.partition(" ")
    entries = _index().get(first.lower(), {}).get(rest.partition(" ")[0], ())
    return next((c for pieces, kind, c, _ in entries if kind == "country" and " ".join(pieces) == name), "")


@cache
def demonyms() -> dict[str, str]:
    """Demonym → the short English name of its country."""
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
def title_words() -> frozenset[str]:
    """The single words that titles are made of: in front of a name they are no part of it."""
    single = (title for title in vocabulary.words("titles_en") if " " not in title)
    return frozenset(single) | word_set("title_part")


def demonym_length(split: Sequence[Word], at: int) -> int:
    """How many words of a demonym end at word `at`: "Korean" 1, "South Korean" 2."""
    if at and f"{split[at - 1].text} {split[at].text}" in demonyms():
        return 2
    return 1 if split[at].text in demonyms() else 0
