"""Whether a word that may be a noun as well is the verb of the noun before it: by number, and by what it takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kaix.analysis.en.lexicon import forms, noun_class

if TYPE_CHECKING:
    from kaix.analysis.en.tagging import Piece


def is_third_person(piece: Piece) -> bool:
    """Whether a word is the third person of a verb and nothing else."""
    found = forms().get(piece.lower, ()) if piece.tag == "N" and piece.item < 0 else ()
    return any(form.inflection == "s" for form in found) and not noun_class(piece.lower)


def third_person(pieces: Sequence[Piece], index: int, ahead: str, before: str) -> bool:
    """Whether a word in -s is a verb: "the firm ¦plans to", and not "its investment ¦plans", "¦costs of"."""
    piece, last = pieces[index], pieces[index - 1] if index else None
    if last is None or (before in ("P", "C", "Q", "V", "", ",") and last.tag != "A"):
        return before in ("C", ",") and ahead in ("D", "X", "T") and index > 2
    if before in ("R", "S", ")"):
        return True
    if before not in ("N", '"', "Y", "X"):
        return False
    acting = last.capital or last.item >= 0 or noun_class(last.lower) in ("body", "people")
    if noun_class(piece.lower):  # a noun as well: plans, costs, orders, funds
        if index + 1 < len(pieces) and pieces[index + 1].lower in ("a", "an"):
            return True  # "the model ¦supports a window", but not "its investment ¦plans the firm announced"
        return acting and (ahead in ("T", "D", "X", "N", "S", "A") or _to(pieces, index + 1))
    return acting or ahead in ("D", "X", "T", "P", "A", "R", "S", "Q", "N", "") or _to(pieces, index + 1)


def _to(pieces: Sequence[Piece], index: int) -> bool:
    return index < len(pieces) and pieces[index].lower == "to"


def plural(pieces: Sequence[Piece], index: int, ahead: str, before: str) -> bool:
    """Whether a plain form is the verb of a plural: "companies ¦spend", "they ¦plan", "to buy … and ¦build"."""
    last = pieces[index - 1] if index else None
    if last is None:
        return False
    taking = ahead in ("D", "X", "T", "P", "A", "R", "Q", "S", "N") or _to(pieces, index + 1)
    if before == "R" or last.lower in ("who", "which", "that"):
        return taking
    if before in ("C", ","):
        return taking and any(p.tag in ("M", "T") for p in pieces[max(0, index - 14) : index])
    plural = (
        last.tag == "N" and last.lower.endswith("s") and not last.lower.endswith("ss") and not last.possessive
    )
    return plural and taking and (ahead != "N" or not noun_class(pieces[index].lower))
