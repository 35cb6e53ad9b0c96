"""Titles in English text, and what a position and a post are.

A title is a listed word or phrase ("minister", "chief of staff"); a position is a title with its rank
and field; a post is one or more positions that stand together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from kaix import vocabulary
from kaix.rules.en.words import Word, word_set

_UPPER = word_set("upper_title")
_DOTTED = frozenset(("rep", "sen", "gov", "prof"))
_NEVER_SHARED = frozenset(("prime minister", "rep.", "rep", "lawmaker", "sen.", "senator", "president-elect"))
_NOW = frozenset(
    ("now", "currently", "also", "concurrently", "later", "formerly", "previously", "once", "then")
)
_JOINTS = (["and"], ["&"], [","], ["/"], ["cum"], ["-"])


_PROFESSIONS = word_set("profession")
_NO_OFFICE = word_set("no_office")
_RANKED = word_set("profession_rank")


def is_profession(position: str) -> bool:
    """Whether a position is what somebody is by trade, `veteran economist`, and no post: `chief economist` is one."""
    *before, last = position.lower().split() or [""]
    return last in _PROFESSIONS and _RANKED.isdisjoint(before)


def says_no_office(position: str) -> bool:
    """Whether a position is a "final candidate", for what is not said."""
    *before, last = position.lower().split() or [""]
    return last in ("candidate", "nominee") and _NO_OFFICE.issuperset(before)


@dataclass(frozen=True, slots=True)
class Position:
    """One title with what belongs to it; `head` is the title alone in lower case.

    `owned` says that "its" or "the company's" stands for the organisation.
    """

    text: str
    head: str
    organization: str | None = None
    organization_sector: str | None = None
    status: str | None = None
    owned: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """A phrase of one or more positions: words `begin` to `end` of the sentence."""

    begin: int
    end: int
    positions: tuple[Position, ...]
    plural: bool = False
    article: str = ""
    capital: bool = False
    prefixed: bool = False  # an organisation stands in front of it
    linked: bool = False  # nothing but titles follows the last title: "and" may join another


@cache
def _titles() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word → the titles that begin with it, the longest first."""
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in sorted(vocabulary.table("titles_en"), key=lambda row: -len(row["title"].split())):
        pieces = tuple(row["title"].split())
        index.setdefault(pieces[0], []).append((pieces, row["title"]))
    return index


@cache
def first_words() -> frozenset[str]:
    """Every form of a word that a title can begin with."""
    forms = set(_titles())
    forms |= {word + "s" for word in forms} | {word + end for word in _DOTTED for end in (".", "s.")}
    forms |= {word[:-1] + "ies" for word in forms if word.endswith("y")}
    return frozenset(forms | {word[:-3] + "men" for word in forms if word.endswith("man")})


@cache
def title_sectors() -> dict[str, str]:
    """Title in lower case → the sector it has where its organisation does not say."""
    return {row["title"]: row["sector"] for row in vocabulary.table("titles_en")}


def _singular(word: str) -> str:
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def match_title(split: Sequence[Word], at: int) -> tuple[int, str, bool] | None:
    """The longest title that begins at word `at`: (words, title in lower case, plural)."""
    for pieces, title in _beginning_with(split[at].lower):
        words = split[at : at + len(pieces)]
        if len(words) < len(pieces) or not all(word.joined for word in words[1:]):
            continue
        last = words[-1].lower.rstrip(".")
        if any(word.lower != piece for word, piece in zip(words[:-1], pieces, strict=False)):
            continue
        # an acronym has capitals: "3 pm" is no prime minister
        spelled = title not in _UPPER or any(letter.isupper() for letter in split[at].text[:-1])
        if pieces[-1] in (last, _singular(last)) and spelled:
            return len(pieces), title, last != pieces[-1]
    return None


@lru_cache(maxsize=4096)
def _beginning_with(word: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The titles that begin with `word`, as it is or as a plural, the longest of each first."""
    first = word.rstrip(".")
    return tuple(
        entry for key in dict.fromkeys((first, _singular(first))) for entry in _titles().get(key, ())
    )


def join_posts(split: Sequence[Word], first: Post, second: Post) -> Post | None:
    """Both posts as one where "and" or "&" holds them together: "founder and CEO", "president & CEO"."""
    between = [word.lower for word in split[first.end : second.begin]]
    now = len(between) == 2 and between[0] == "and" and between[1] in _NOW
    if not now and (between not in _JOINTS or not _one_person(first, second)):
        return None
    if between == [","]:  # "founder, chairman and CEO"
        follows = split[second.end].lower if second.end < len(split) else ""
        alike = not (second.prefixed or second.article) and first.plural == second.plural
        if follows not in ("and", "&") or not alike or first.article in ("a", "an"):
            return None
        if not (first.linked and second.linked):
            return None
    shared = next((position for position in second.positions if position.organization), None)
    lead = first.positions[-1]
    positions = [
        _at(position, shared) if first.linked and not second.prefixed else position
        for position in first.positions
    ]
    for position in second.positions:
        joined = _at(position, lead) if first.prefixed else position
        if now and between[1] in ("formerly", "previously", "once"):
            joined = replace(joined, status="former")
        if not second.article:
            owned = joined.owned or (lead.owned and joined.organization is None)
            joined = replace(joined, status=joined.status or lead.status, owned=owned)
        positions.append(joined)
    return replace(
        first, end=second.end, positions=tuple(positions), plural=second.plural, linked=second.linked
    )


def _one_person(first: Post, second: Post) -> bool:
    """Whether two posts around "and" are one person's: not "the president and Nvidia CEO Jensen Huang"."""
    lead = first.positions[-1]
    if (second.prefixed and not first.prefixed and lead.organization is None) or (
        first.plural and not second.plural
    ):
        return False
    acronym = second.positions[0].head in _UPPER or lead.head in _UPPER
    alike = first.capital == second.capital or acronym or first.prefixed
    return alike or first.article not in ("the", "a", "an")


def _at(position: Position, other: Position | None) -> Position:
    """`position` with the organisation of `other` beside it, where both can have one and this has none."""
    if other is None or position.organization is not None:
        return position
    if {position.head, other.head} & _NEVER_SHARED:  # "deputy prime minister and minister of …"
        return position
    return replace(position, organization=other.organization, organization_sector=other.organization_sector)
