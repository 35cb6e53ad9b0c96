"""The subject of a clause among the phrases before its verb, and the noun that a participle or "which" describes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kaix.analysis.en.chunks import Phrase
from kaix.analysis.en.lexicon import noun_class
from kaix.analysis.sentences import Predicate

REPORTS = ("say", "plan", "claim", "deny")
"""The frames of the verbs that a clause can depend on as what is said or planned."""
_PRICED = frozenset(("value", "price", "estimate", "assess"))


@dataclass(slots=True)
class Draft:
    """A clause while it is read: `verb` and `subject` are numbers of phrases, -1 where there is none."""

    verb: int
    start: int
    subject: int = -1
    parent: int = -1
    relation: str = "main"
    reported: bool = False
    aside: bool = False
    """Whether it only says behind or amid a sentence who says it."""


def subject_of(row: Sequence[Phrase], between: Sequence[int]) -> int:
    """The subject among the phrases before a verb: the last one without a preposition that possesses nothing."""
    kept = kept_of(row, between)
    if not kept:
        return -1
    while (
        len(kept) > 1 and row[kept[-1]].joint == "and" and row[kept[-2]].kind == row[kept[-1]].kind == "name"
    ):
        kept.pop()
    # "Naver, the portal operator, ¦said", "the firm, a maker of chips, ¦said": the apposition is no subject of its own
    closed = between[-1] + 1 < len(row) and row[between[-1] + 1].joint == ","
    first = kept[-1]
    while first and row[first].joint == "'s":
        first -= 1  # "Naver, the portal's ¦operator, said"
    apposed = len(kept) > 1 and row[first].joint == "," and row[kept[-1]].kind == "noun"
    if apposed and (row[kept[-2]].kind == "name" or (closed and row[kept[-2]].kind == "noun")):
        return kept[-2]
    return kept[-1]


def kept_of(row: Sequence[Phrase], between: Sequence[int]) -> list[int]:
    """The phrases before a verb that can be its subject: no place, no part of a list behind "including"."""
    kept = [
        i
        for i in between
        if not row[i].marker
        and not row[i].possessive
        and row[i].joint != "("
        and not _is_place(row, i)
        and not _is_below(row, i)
    ]
    listed = next((i for i in between if row[i].marker.startswith(("including", "like"))), -1)
    if listed < 0:
        return kept
    ahead = [i for i in kept if i < listed]  # "Groups, including students, pupils and parents, ¦get"
    if not ahead and any(row[i].joint not in (",", "and") for i in kept):
        return kept
    return ahead


def described_by(row: Sequence[Phrase], between: Sequence[int], group: Predicate) -> int:
    """The noun that a participle or "which" describes: the last; of what is measured the last that is nobody."""
    measured = group.frame in ("worth", "change") or (group.passive and group.lemma == "set")
    for index in reversed(between):
        if (
            not measured
            or not row[index].marker
            or not (row[index].kind == "name" or noun_class(row[index].head) in ("body", "people"))
        ):  # "a contract with Naver ¦valued at"
            return index
    return -1


def phrase_head(row: Sequence[Phrase], index: int) -> int:
    """The noun that the phrases of prepositions up to `index` hang on: "¦residents of a district in Seoul"."""
    while index > 0 and row[index].marker and row[index - 1].kind in ("noun", "name"):
        index -= 1
    return index


def _is_below(row: Sequence[Phrase], index: int) -> bool:
    """Whether a phrase goes on what a preposition governs: "flights to Busan and ¦Jeju cost", "shares of A and ¦B"."""
    first = index
    while (
        first > 0 and row[first].joint == "and" and row[first].kind == row[first - 1].kind in ("name", "noun")
    ):
        first -= 1
    return first < index and bool(row[first].marker)


def _is_place(row: Sequence[Phrase], index: int) -> bool:
    """Whether a name goes on a place: "Mori in Batam, ¦Indonesia said", "in Solgae, ¦Haenam, ¦South Jeolla"."""
    first = index
    while first > 0 and row[first].joint == "," and row[first].kind == row[first - 1].kind == "name":
        first -= 1
        if row[first].marker:
            return row[first].marker in ("in", "at", "near", "from", "of")
    return False


def is_reduced(
    row: Sequence[Phrase], before: Sequence[Draft], verb: int, between: Sequence[int], until: int
) -> bool:
    """Whether a bare participle describes the noun before it: "chips ¦installed from", "the plan ¦announced by"."""
    group = row[verb].group
    if group.passive or group.modal or group.tense != "past" or row[verb].first != row[verb].last:
        return False
    if not between:
        return not before or row[verb].joint == ","
    behind = row[verb + 1] if verb + 1 < len(row) else None
    for one in row[verb + 1 : min(verb + 3, until)]:
        if one.marker.startswith("by") and one.kind in ("noun", "name"):
            return True
    if group.shape == "participle":
        return True
    if group.lemma in _PRICED and behind is not None and behind.marker == "at":
        return True  # "announced a contract ¦valued at"
    if before and row[between[-1]].joint in ("", "'s") and row[verb].joint == "":
        parent = row[before[-1].verb].group
        opened = any(row[i].joint not in ("", "'s") for i in between)
        if not opened and parent.frame not in REPORTS and behind is not None and behind.marker:
            return True
    if behind is not None and behind.marker and until < len(row) and not before:
        following = row[until].group
        plain = following.shape == "finite" and row[until].joint == ""
        plain = plain and not any(
            one.joint.isalpha() for one in row[verb + 1 : until]
        )  # "announced that it ¦expects"
        return plain and row[verb].joint == ""
    return False
