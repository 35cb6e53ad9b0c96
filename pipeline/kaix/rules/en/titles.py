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
_NOW = {"now": "current", "currently": "current", "also": "", "concurrently": "", "later": "", "formerly": "former",
        "previously": "former", "once": "former", "then": "", "until recently": "former"}  # fmt: skip
_JOINTS = (["and"], ["&"], [","], ["/"], ["cum"], ["-"])


_PROFESSIONS = frozenset((
    "economist", "entrepreneur", "engineer", "developer", "lawyer", "attorney", "strategist", "scientist",
    "businessman", "architect", "activist", "mathematician", "physicist", "programmer", "philosopher",
))  # fmt: skip
_NO_OFFICE = frozenset(("final", "sole", "only", "lone", "single", "top", "strong", "likely", "leading"))
_RANKED = frozenset(("chief", "senior", "lead", "head", "principal", "managing", "district", "distinguished", "staff",
                     "state", "general", "global", "research"))  # fmt: skip


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
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in vocabulary.table("titles_en"):
        pieces = tuple(row["title"].split())
        index.setdefault(pieces[0], []).append((pieces, row["title"]))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
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
        end = at + len(pieces)
        if end > len(split):
            continue
        if end > at + 1:
            begins = all(split[at + k].lower == piece for k, piece in enumerate(pieces[:-1]))
            if not begins or not all(split[k].joined for k in range(at + 1, end)):
                continue
        last = split[end - 1].lower.rstrip(".")
        if pieces[-1] in (last, _singular(last)) and _spelled(split[at], title):
            return len(pieces), title, last != pieces[-1]
    return None


@lru_cache(maxsize=4096)
def _beginning_with(word: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The titles that begin with `word`, as it is or as a plural, the longest of each first."""
    first = word.rstrip(".")
    return tuple(
        entry for key in dict.fromkeys((first, _singular(first))) for entry in _titles().get(key, ())
    )


def _spelled(word: Word, title: str) -> bool:
    """Whether an acronym has capitals: "3 pm" is no prime minister."""
    return title not in _UPPER or any(letter.isupper() for letter in word.text[:-1])


def join_posts(split: Sequence[Word], first: Post, second: Post) -> Post | None:
    """Both posts as one where "and" or "&" holds them together: "founder and CEO", "president & CEO"."""
    between = [word.lower for word in split[first.end : second.begin]]
    now = between[1] if len(between) == 2 and between[0] == "and" else ""
    if now not in _NOW and (between not in _JOINTS or not _one_person(first, second)):
        return None
    if between == [","]:
        follows = split[second.end].lower if second.end < len(split) else ""
        if follows not in ("and", "&") or not _in_series(first, second):
            return None
    shared = next((position for position in second.positions if position.organization), None)
    lead = first.positions[-1]
    positions = [
        _at(position, shared) if first.linked and not second.prefixed else position
        for position in first.positions
    ]
    for position in second.positions:
        joined = _at(position, lead) if first.prefixed else position
        if joined.status is None and not second.article:
            joined = replace(joined, status=lead.status)
        if not second.article and lead.owned and joined.organization is None:
            joined = replace(joined, owned=True)
        positions.append(joined)
    return replace(
        first, end=second.end, positions=tuple(positions), plural=second.plural, linked=second.linked
    )


def _one_person(first: Post, second: Post) -> bool:
    """Whether two posts around "and" are one person's: not "the president and Nvidia CEO Jensen Huang"."""
    if second.prefixed and not first.prefixed and first.positions[-1].organization is None:
        return False
    if first.plural and not second.plural:
        return False
    acronym = second.positions[0].head in _UPPER or first.positions[-1].head in _UPPER
    alike = first.capital == second.capital or acronym or first.prefixed
    return alike or first.article not in ("the", "a", "an")


def _in_series(first: Post, second: Post) -> bool:
    """Whether the comma between two posts is that of "founder, chairman and CEO"."""
    alike = not second.prefixed and not second.article and first.plural == second.plural
    return alike and first.article not in ("a", "an") and first.linked and second.linked


def _at(position: Position, other: Position | None) -> Position:
    """`position` with the organisation of `other` beside it, where both can have one and this has none."""
    if other is None or position.organization is not None:
        return position
    if (
        position.head in _NEVER_SHARED or other.head in _NEVER_SHARED
    ):  # "deputy prime minister and minister of …"
        return position
    return replace(position, organization=other.organization, organization_sector=other.organization_sector)
