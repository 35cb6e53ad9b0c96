"""An English sentence as a short row of symbols that patterns can be written over.

"On June 15, Ha Jung-woo, the head of Naver AI Innovation Center, was appointed as the first senior
secretary" is `on DATE , NAME , POST , BE NAMED as POST`. Symbols in capitals are classes of
phrases (`NAME` a person, `CAP` a capitalised phrase that may be one, `ORG` another name, `POST` a
position, the kinds of `career_verbs_en.tsv`); small words and marks stand for themselves, `W` for
any other word.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from kaix import vocabulary
from kaix.reading import Name
from kaix.rules.en.persons import is_surname
from kaix.rules.en.posts import PostFinder
from kaix.rules.en.titles import Position, Post
from kaix.rules.en.words import Word, word_set

_KEPT = frozenset(
    ("as", "of", "who", "and", "by", "with", "to", "for", "from", "at", ",", ";", ":", "(", ")", "/")
)
_DASHES = frozenset(("-", "–", "—"))
_QUOTES = frozenset("\"“”‘’«»[]'")
_SYMBOLS = {word: word for word in _KEPT} | dict.fromkeys(_DASHES, "-") | dict.fromkeys(_QUOTES, "Q")
_ADVERBS = word_set("career_adverb")
_FORMER_ADVERBS = frozenset(("formerly", "previously", "once", "until", "most", "then"))
_DATES = word_set("date_word")
_HONORIFICS = word_set("honorific")
_NOT_PERSONS = word_set("no_person")
PEOPLE = frozenset(("NAME", "CAP", "CAP1", "HE"))
"""The symbols of what can hold a position."""


class Chunk(NamedTuple):
    """A phrase of the sentence: words `begin` to `end`, with the post, name or status that it stands for."""

    symbol: str
    begin: int
    end: int
    post: Post | None = None
    name: tuple[int, int] | None = None  # characters of the sentence
    status: str = ""
    antecedent: Chunk | None = None


@cache
def _verbs() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    index: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for row in vocabulary.table("career_verbs_en"):
        pieces = tuple(row["phrase"].split())
        index.setdefault(pieces[0], []).append((pieces, row["kind"], row["status"]))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return index


def chunks(
    split: Sequence[Word], finder: PostFinder, posts: Sequence[Post], spoken: tuple[int, int] | None
) -> list[Chunk]:
    """The sentence as chunks, in order and without gaps; `spoken` is whom the "he" that opens it stands for."""
    post_at = {post.begin: post for post in posts}
    verbs = _verbs()
    result: list[Chunk] = []
    index = 0
    while index < len(split):
        post = post_at.get(index)
        if post is not None:
            result.append(Chunk("POST", index, post.end, post=post))
            index = post.end
            continue
        named = finder.name_at.get(index)
        if named is not None and named[0] == index:
            result.append(_name(split, index, named[1], named[2]))
            index = max(named[1], index + 1)
            continue
        if ranks := _ranks(split, index, finder):
            index += ranks  # "Chief of Staff |Lt. Gen.| Kim"
            continue
        lower = split[index].lower
        if spoken is not None and lower in ("he", "she"):
            result.append(_spoken(index, spoken))
            spoken = None
            index += 1
            continue
        chunk = _verb(split, index, finder) if lower in verbs else None
        if chunk is None:
            simple = _SYMBOLS.get(lower)
            chunk = Chunk(simple, index, index + 1) if simple else _word(split, index, result)
        result.append(chunk)
        index = chunk.end
    return result


def _ranks(split: Sequence[Word], at: int, finder: PostFinder) -> int:
    """How many words from `at` are a rank or a form of address in front of a name."""
    end = at
    while end < len(split) and split[end].lower in _HONORIFICS:
        end += 1
    return end - at if finder.name_at.get(end, (0,))[0] == end else 0


def _spoken(at: int, name: tuple[int, int]) -> Chunk:
    """ "|He| is now its chief scientist": word `at`, with the name in a sentence before."""
    return Chunk("HE", at, at + 1, name=name, antecedent=Chunk("NAME", at, at + 1, name=name))


def _name(split: Sequence[Word], begin: int, end: int, name: Name) -> Chunk:
    symbol = "ORG"
    if name.kind == "person":
        symbol = "NAME"
    elif name.kind == "unknown" and _personal(split[begin:end]):
        symbol = "CAP" if end - begin > 1 else "CAP1"
    return Chunk(symbol, begin, end, name=(split[begin].start, split[end - 1].end))


def _personal(words: Sequence[Word]) -> bool:
    """Whether capitalised words that nothing is known of could be a person: "Arash Ferdowsi", "Bae"."""
    return (
        len(words) < 5
        and any(len(word.text) > 2 or len(words) == 1 for word in words[:3])
        and all(
            word.lower not in _NOT_PERSONS
            and not any(letter.isdigit() for letter in word.text)
            and (
                len(word.text) == 1
                or word.text.endswith(".")
                or any(letter.islower() for letter in word.text)
                or (len(word.text) == 2 and at == 0 and len(words) > 1)
            )
            for at, word in enumerate(words)
        )
    )


def _verb(split: Sequence[Word], at: int, finder: PostFinder) -> Chunk | None:
    if split[at].possessive:
        return None
    for pieces, kind, status in _verbs().get(split[at].lower, ()):
        if all(at + k < len(split) and split[at + k].lower == piece for k, piece in enumerate(pieces)):
            end = at + len(pieces)
            if kind == "LEADS":
                if (leads := _leads(split, at, end, finder, status)) is not None or pieces[0] != "will":
                    return leads
                continue  # "|will| lead it as co-presidents"
            return Chunk(kind, at, end, status=status)
    return None


def _leads(split: Sequence[Word], at: int, end: int, finder: PostFinder, status: str) -> Chunk | None:
    """ "heads KT's AI Future Lab": a position told by a verb and the organisation after it."""
    verb = split[end - 1]
    held = "chair" if verb.lower.startswith("chair") else "head"  # whoever leads something is its head
    if verb.lower == "runs" and end < len(split) and split[end].lower in ("a", "an"):
        return None  # "runs a fund"
    if verb.lower in ("headed", "chaired") and end < len(split) and split[end].lower == "by":
        position = Position(held, held)
        return Chunk("HEADED", at, end + 1, post=Post(at, end, (position,)))
    stop, organization, sector = finder.noun_phrase(end)
    if organization is None:
        return None
    organization, sector, stop = finder.parent(organization, sector, end, stop)
    position = Position(held, held, organization, sector, status or None)
    return Chunk("LEADS", at, stop, post=Post(at, stop, (position,)), status=status)


def _word(split: Sequence[Word], at: int, before: Sequence[Chunk]) -> Chunk:
    word = split[at]
    lower = word.lower
    if before and before[-1].symbol == "POST" and word.capital and word.joined and is_surname(word.text):
        return Chunk("CAP1", at, at + 1, name=(word.start, word.end))
    if lower in ("he", "she"):
        people = {chunk.name for chunk in before if chunk.symbol in ("NAME", "CAP")}
        antecedent = next((chunk for chunk in reversed(before) if chunk.symbol in ("NAME", "CAP")), None)
        if len(people) == 1 and antecedent is not None:
            return Chunk("HE", at, at + 1, name=antecedent.name, antecedent=antecedent)
    if lower in _ADVERBS or lower == "ex-":
        return Chunk("ADV", at, at + 1, status="former" if lower in _FORMER_ADVERBS else "")
    if lower in _DATES or lower.isdigit():
        return Chunk("DATE", at, at + 1)
    if lower in ("a", "an", "the"):
        return Chunk("DET", at, at + 1)
    return Chunk("W", at, at + 1)
