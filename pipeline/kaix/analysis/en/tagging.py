"""The words of a sentence with a tag each: which are verbs, which belong to a phrase, where sums and dates stand.

| tag | word |
|---|---|
| X, Y | a sum or count, a date |
| V, M, B, H, O, T | a verb; a modal, be, have, do, "to" before a verb |
| N, D, R | a noun, adjective or name; a determiner; a pronoun |
| P, C, S, A, Q | a preposition, a conjunction, a subordinator, an adverb, a bare number |
| , ; ( ) " and others | marks |
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kaix.analysis.en.lexicon import Form, forms, grammar, noun_class
from kaix.rules.en.words import Word

_CLOSED: dict[str, str] = {}
for _tag, _use in (
    ("A", "adverb"), ("P", "preposition"), ("D", "determiner"), ("C", "conjunction"), ("S", "subordinator"),
    ("R", "pronoun"), ("D", "possessive"), ("M", "modal"), ("B", "be"), ("H", "have"), ("O", "do"),
):  # fmt: skip
    _CLOSED |= dict.fromkeys(grammar(_use), _tag)
_CLOSED |= {"according": "P", "that": "S", "to": "P", "one": "Q", "not": "A", "n't": "A"}
_ADJECTIVES = grammar("adjective")
_GERUND_NOUNS = grammar("gerund_noun")
_NO_VERBS = grammar("noun_before_verb")
_NUMERALS = frozenset(
    ["million", "billion", "trillion", "thousand", "hundred", "mln", "bln", "tln", "bn", "tn"]
)
_LY = frozenset(("supply", "apply", "rely", "reply", "multiply", "family", "monthly", "yearly", "weekly", "daily",
    "quarterly", "early", "july", "assembly"))  # fmt: skip
SEATED = ("-based", "-listed")
"""What is hyphenated to the place where somebody is."""
_OBJECT_AHEAD = frozenset("DXYQTR")
_CONTRASTS = frozenset(("while", "whereas", "although", "though", "because", "if", "as", "since", "unless"))
"""Subordinators behind which a participle describes the noun behind it: "while ¦required capital rose"."""


@dataclass(slots=True)
class Piece:
    """A word, or a sum, date or name as one; offsets in the sentence's text. `item` numbers sums, dates and names."""

    tag: str
    start: int
    end: int
    lower: str
    capital: bool = False
    possessive: bool = False
    item: int = -1
    form: Form | None = None
    suffix: str = ""
    """What is hyphenated to it: "-based"."""


def tag(text: str, words: Sequence[Word], spans: Sequence[tuple[int, int, str, int]]) -> list[Piece]:
    """The pieces of a sentence; `spans` are its sums (X), dates (Y) and names (N): (start, end, tag, number)."""
    pieces: list[Piece] = []
    at, inside, skipped = 0, -1, -1
    for number, word in enumerate(words):
        while at < len(spans) and spans[at][1] <= word.start:
            at += 1
        if at < len(spans) and spans[at][0] <= word.start < spans[at][1]:
            if inside == at:
                pieces[-1].possessive = word.possessive
                pieces[-1].lower, pieces[-1].suffix = word.lower, word.suffix
                continue
            start, end, kind, item = spans[at]
            inside = at
            pieces.append(
                Piece(kind, start, end, word.lower, word.capital, word.possessive, item, suffix=word.suffix)
            )
            continue
        lower = word.lower
        last = pieces[-1] if pieces else None
        if skipped == number:
            continue
        if lower == "-" and last is not None and last.item >= 0 and last.end == word.start:
            after = words[number + 1] if number + 1 < len(words) else None
            if after is not None and after.start == word.end and f"-{after.lower}" in SEATED:
                last.suffix, skipped = f"-{after.lower}", number + 1  # "U.S.¦-based"
                continue
        if last is not None and last.end == word.start and last.tag in "QN" and last.item < 0:
            after = words[number + 1] if number + 1 < len(words) else None
            glued = after.text if after is not None and after.start == word.end else " "
            if last.tag == "Q" and (lower[0].isdigit() or (lower in ",:." and glued[0].isdigit())):
                last.end = word.end  # "200¦,¦000 households", "9¦:¦12 a.m."
                continue
        tagged = _CLOSED.get(lower)
        if tagged is None:
            first = word.text[0]
            tagged = (
                "Q" if first.isdigit() or lower in _NUMERALS else "N" if first.isalpha() else _mark(word.text)
            )
            if (
                tagged == "N"
                and len(lower) > 4
                and lower.endswith("ly")
                and not word.capital
                and lower not in _LY
            ):
                tagged = "A"
        pieces += _pieces(word, tagged)
    _set_verbs(pieces)
    return pieces


def _pieces(word: Word, tagged: str) -> list[Piece]:
    """The piece of a word, two where "is" is glued to it: "it¦'s building"."""
    glued = word.possessive and tagged in "RS" and word.lower != "one"
    one = Piece(
        tagged, word.start, word.end, word.lower, word.capital, word.possessive and not glued
    )  # fmt: skip
    return [one, Piece("B", word.end, word.end + 2, "'s")] if glued else [one]


def _mark(text: str) -> str:
    return {"“": '"', "”": '"', "–": "-", "—": "-", "[": "(", "]": ")", "‘": "'", "’": "'"}.get(text, text)


def _set_verbs(pieces: list[Piece]) -> None:
    """Mark verbs, in order: what a word is depends on what was before it."""
    known = forms()
    for index, piece in enumerate(pieces):
        if piece.tag != "N" or piece.item >= 0 or piece.possessive:
            continue
        found = known.get(piece.lower)
        if found is None and not (_is_past(piece)):
            if (
                index
                and pieces[index - 1].lower == "to"
                and not piece.capital
                and not noun_class(piece.lower)
            ):
                back = _before(pieces, index - 1)
                if back in "NXYV" and not piece.lower.endswith("s"):  # "plans to ¦bolster"
                    pieces[index - 1].tag = "T"
                    piece.tag, piece.form = "V", Form(piece.lower, "", "base")
            continue
        form = _form(
            pieces, index, found or (Form(piece.lower, "", "past"), Form(piece.lower, "", "participle"))
        )
        if form is None:
            ahead = pieces[index + 1].tag if index + 1 < len(pieces) else ""
            of_sum = ahead == "X" and piece.lower.endswith("ed")
            if of_sum and (_before(pieces, index) == "D" or _is_owned(pieces, index)):
                piece.tag = "A"  # "Naver's recently ¦announced 5 won package"
        else:
            piece.tag, piece.form = "V", form
            if index and pieces[index - 1].lower == "to" and form.inflection == "base":
                pieces[index - 1].tag = "T"


def _is_past(piece: Piece) -> bool:
    """Whether an unlisted word looks like a verb in the past; "dollar-denominated" describes."""
    return (
        piece.lower.endswith("ed") and len(piece.lower) > 4 and not piece.capital and "-" not in piece.lower
    )


def _before(pieces: Sequence[Piece], index: int) -> str:
    """The tag before `index`, adverbs left out; "" at the beginning."""
    index -= 1
    while index >= 0 and pieces[index].tag == "A":
        index -= 1
    return pieces[index].tag if index >= 0 else ""


def _form(pieces: Sequence[Piece], index: int, readings: Sequence[Form]) -> Form | None:
    piece = pieces[index]
    before = _before(pieces, index)
    last = pieces[index - 1] if index else None
    after = pieces[index + 1] if index + 1 < len(pieces) else None
    ahead = after.tag if after else ""
    of = {form.inflection: form for form in reversed(readings)}
    if last is not None and last.lower == "to" and "base" in of:
        return of["base"]
    if before in ("M", "O"):
        return of.get("base")
    if before == "H":
        return of.get("participle")
    if before == "B":
        return of.get("participle") or of.get("ing")
    if piece.capital and last is not None and last.capital and last.tag == "N" and piece.lower[-1] != "s":
        return None  # part of a name
    if piece.lower in _NO_VERBS or before == "D" or _is_owned(pieces, index):
        return None  # "the ¦proposed budget", "Naver's recently ¦planned centre"
    if "ing" in of:
        taking = ahead in _OBJECT_AHEAD or (after is not None and (after.item >= 0 or after.possessive))
        if piece.lower in _GERUND_NOUNS and not taking:
            return None
        if piece.lower in _ADJECTIVES and ahead == "N":
            return None
        return of["ing"] if before in ("", ",", "P", "S", "C", "N", "V", "X", "Y", "-", '"', ")") else None
    if "past" in of or "participle" in of:
        if after is not None and noun_class(piece.lower) and _is_third_person(after):
            return None  # "the project ¦cost sits at"
        if piece.lower in _ADJECTIVES and (ahead == "N" or (ahead == "X" and before != "N")):
            return None  # "profit ¦increased 5 won" is a verb
        if ahead == "N" and last is not None and last.lower in _CONTRASTS:
            return None
        if before in ("P", "Q") and ahead in ("N", "X", "C"):
            return None  # "of ¦planned spending", "in ¦unauthorized payments"
        if before == "V" and ahead == "N" and after is not None and not after.capital:
            return None  # "raised ¦combined sales"
        return of.get("past") or of["participle"]
    if "s" in of:
        return of["s"] if _third_person(pieces, index, ahead, before) else None
    if "base" in of and "past" not in of:
        return of["base"] if _plural(pieces, index, ahead, before) else None
    return None


def _is_owned(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a possessive stands before a word, adverbs between them left out."""
    index -= 1
    while index > 0 and pieces[index].tag == "A" and not pieces[index].possessive:
        index -= 1
    return index >= 0 and pieces[index].possessive


def _is_third_person(piece: Piece) -> bool:
    """Whether a word is the third person of a verb and nothing else."""
    found = forms().get(piece.lower, ()) if piece.tag == "N" and piece.item < 0 else ()
    return any(form.inflection == "s" for form in found) and not noun_class(piece.lower)


def _third_person(pieces: Sequence[Piece], index: int, ahead: str, before: str) -> bool:
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


def _plural(pieces: Sequence[Piece], index: int, ahead: str, before: str) -> bool:
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
