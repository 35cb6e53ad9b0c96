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


_AFTER_AGE = ("POST", "who", "ADV", "DATE", "DET", "NAMED")  # ", 54, |chief executive of Upline|,"
_PEOPLE = ("NAME", "CAP", "CAP1")


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
    """First word → phrases that begin with it, with their kind and status, the longest first."""
    index: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for row in sorted(vocabulary.table("career_verbs_en"), key=lambda row: -len(row["phrase"].split())):
        pieces = tuple(row["phrase"].split())
        index.setdefault(pieces[0], []).append((pieces, row["kind"], row["status"]))
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
        post, named, lower = post_at.get(index), finder.name_at.get(index), split[index].lower
        chunk: Chunk | None = None
        if post is not None:
            chunk = Chunk("POST", index, post.end, post=post)
        elif named is not None and named[0] == index:
            chunk = _name(split, index, named[1], named[2])
        elif ranks := _ranks(split, index, finder):
            index += ranks  # "Chief of Staff |Lt. Gen.| Kim"
            continue
        elif lower in ("he", "she"):
            chunk, spoken = _spoken(index, result, spoken), None
        elif lower in verbs:
            chunk = _verb(split, index, finder)
        if chunk is None:
            simple = _SYMBOLS.get(lower)
            chunk = Chunk(simple, index, index + 1) if simple else _word(split, index, result)
        result.append(chunk)
        index = max(chunk.end, index + 1)
    return result


def _ranks(split: Sequence[Word], at: int, finder: PostFinder) -> int:
    """How many words from `at` are a rank or a form of address in front of a name."""
    end = at
    while end < len(split) and split[end].lower in _HONORIFICS:
        end += 1
    return end - at if finder.name_at.get(end, (0,))[0] == end else 0


def _spoken(at: int, before: Sequence[Chunk], spoken: tuple[int, int] | None) -> Chunk | None:
    """ "|He| is now its chief scientist": word `at`, with the name in a sentence before, or the only one in this."""
    people = [chunk for chunk in before if chunk.symbol in ("NAME", "CAP")]
    people = people if spoken is None else [Chunk("NAME", at, at + 1, name=spoken)]
    one = len({chunk.name for chunk in people}) == 1
    return Chunk("HE", at, at + 1, name=people[-1].name, antecedent=people[-1]) if one else None


def _name(split: Sequence[Word], begin: int, end: int, name: Name) -> Chunk:
    symbol = "ORG"
    if name.kind == "person":
        symbol = "NAME"
    elif name.kind == "unknown" and _personal(split[begin:end]):
        symbol = "CAP" if end - begin > 1 else "CAP1"
    return Chunk(symbol, begin, end, name=(split[begin].start, split[end - 1].end))


def _personal(words: Sequence[Word]) -> bool:
    """Whether capitalised words that nothing is known of could be a person: "Arash Ferdowsi", "J. Bae", "Bae"."""

    def personal(at: int, word: Word) -> bool:
        initial = len(word.text) == 1 or word.text.endswith(".") or (len(word.text), at) == (2, 0)
        shaped = any(letter.islower() for letter in word.text) or (initial and len(words) > 1)
        return shaped and word.lower not in _NOT_PERSONS and not any(c.isdigit() for c in word.text)

    long = len(words) == 1 or any(len(word.text) > 2 for word in words[:3])
    return len(words) < 5 and long and all(personal(at, word) for at, word in enumerate(words))


def _verb(split: Sequence[Word], at: int, finder: PostFinder) -> Chunk | None:
    for pieces, kind, status in _verbs().get(split[at].lower, ()):
        end = at + len(pieces)
        if tuple(word.lower for word in split[at:end]) != pieces or split[at].possessive:
            continue
        chunk = (
            Chunk(kind, at, end, status=status) if kind != "LEADS" else _leads(split, at, end, finder, status)
        )
        if chunk is not None or pieces[0] != "will":  # "|will| lead it as co-presidents"
            return chunk
    return None


def _leads(split: Sequence[Word], at: int, end: int, finder: PostFinder, status: str) -> Chunk | None:
    """ "heads KT's AI Future Lab": a position told by a verb and the organisation after it."""
    verb, behind = split[end - 1].lower, split[end].lower if end < len(split) else ""
    held = "chair" if verb.startswith("chair") else "head"  # whoever leads something is its head
    if verb in ("headed", "chaired") and behind == "by":
        return Chunk("HEADED", at, end + 1, post=Post(at, end, (Position(held, held, owned=True),)))
    stop, organization, sector = finder.noun_phrase(end)
    if organization is None or (verb == "runs" and behind in ("a", "an")):  # "runs a fund"
        return None
    organization, sector, stop = finder.parent(organization, sector, end, stop)
    position = Position(held, held, organization, sector, status or None)
    return Chunk("LEADS", at, stop, post=Post(at, stop, (position,)), status=status)


def _word(split: Sequence[Word], at: int, before: Sequence[Chunk]) -> Chunk:
    word, lower = split[at], split[at].lower
    titled = before and before[-1].symbol == "POST" and word.capital and word.joined
    if titled and is_surname(word.text):
        return Chunk("CAP1", at, at + 1, name=(word.start, word.end))
    if lower in _ADVERBS or lower == "ex-":
        return Chunk("ADV", at, at + 1, status="former" if lower in _FORMER_ADVERBS else "")
    date = lower in _DATES or lower.isdigit()
    return Chunk("DATE" if date else "DET" if lower in ("a", "an", "the") else "W", at, at + 1)


def _next(row: Sequence[Chunk], begin: int, within: int, *symbols: str) -> int | None:
    """The first of the `within` chunks from `begin` on that is one of `symbols`."""
    return next((i for i in range(begin, min(begin + within, len(row))) if row[i].symbol in symbols), None)


def without_brackets(row: Sequence[Chunk]) -> list[Chunk]:
    """Without brackets that hold no position and ages: "Nvidia (NVDA.O) CEO", "Kim Yu-won |, 54|, head of …"."""
    kept: list[Chunk] = []
    index = 0
    while index < len(row):
        if row[index].symbol not in ("(", ","):  # as most are
            kept.append(row[index])
            index += 1
            continue
        symbols = [chunk.symbol for chunk in row[index : index + 4]]
        close = _next(row, index + 1, 9, ")") if symbols[0] == "(" else None
        if close is not None and _next(row, index, close - index, "POST", "RUN", "NAMED") is None:
            index = close + 1
        elif symbols[:3] == [",", "DATE", ","] and kept and kept[-1].symbol == "NAME":
            index += 2 if symbols[3:] and symbols[3] in _AFTER_AGE else 3
        else:
            kept.append(row[index])
            index += 1
    return kept


def without_asides(row: Sequence[Chunk]) -> list[Chunk]:
    """The clause alone: appositions, "who" clauses, adverbs and dates taken out."""
    kept: list[Chunk] = []
    index = 0
    while index < len(row):
        symbol, last = row[index].symbol, kept[-1].symbol if kept else ""
        behind = [chunk.symbol for chunk in row[index + 1 : index + 3]] if symbol == "," else []
        after = None  # the end of what is taken out
        if symbol in ("ADV", "DATE", "Q", "(", ")"):
            after = index + 1
        elif symbol == "by" and last in ("NAMED", "OUSTED"):
            after = _behind(
                row, index + 1, "POST", *_PEOPLE, "ORG"
            )  # "was named |by President Lee| as minister"
        elif symbol == "," and last == "POST" and behind == ["NAME", ","]:
            kept.append(row[index + 1])  # "Its founder|, Kenji Aoki,| resigned": the name is the aside
            after = index + 3
        elif symbol in ("of", "from") and last == "NAME":
            begin = _behind(row[: index + 5], index + 1, "DET", "W", "ADV")
            house = _behind(row, begin, "ORG")  # "Rep. Oh |of the ruling Democratic Party| was appointed"
            after = house if house > begin else None
        elif symbol == "," and last in _PEOPLE:
            close = _next(row, index + 1, 20, ",", "NAME")  # an apposition or a "who" clause without a name
            after = close + 1 if close is not None and row[close].symbol == "," else None
        if after is None:
            kept.append(row[index])
        index = after or index + 1
    return kept


def _behind(row: Sequence[Chunk], at: int, *symbols: str) -> int:
    """The first chunk from `at` on that is none of `symbols`."""
    while at < len(row) and row[at].symbol in symbols:
        at += 1
    return at
