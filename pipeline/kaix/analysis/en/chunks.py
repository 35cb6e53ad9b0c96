"""Noun phrases, sums, dates and verb groups of a tagged sentence, in order.

A phrase ends at a mark, a preposition, a verb and behind a possessive: "Naver's cloud arm" is two chunks, of which the
first is the second's possessor. What stands between two chunks (a preposition, a comma, "and") is the marker of the
second.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kaix.analysis.en.lexicon import grammar
from kaix.analysis.en.tagging import SEATED, Piece
from kaix.analysis.sentences import Chunk, Predicate
from kaix.reading import Name

_AUXILIARY = frozenset("MBHOT")
_NEGATIONS = grammar("negation")
_RELATIVES = grammar("relative")


_NO_VERB = Predicate(0, 0, "")


@dataclass(slots=True, unsafe_hash=True)
class Phrase(Chunk):
    """A chunk with what its clauses are made of: pieces `first` to `last`, and the verb group of a verb.

    `joint` is `,` `and` `'s` `(` `:` `-`, or "" for nothing; `opens` is its first word in lower case.
    """

    first: int = field(default=0, compare=False)
    last: int = field(default=0, compare=False)
    possessive: bool = field(default=False, compare=False)
    group: Predicate = field(default=_NO_VERB, compare=False)
    opens: str = field(default="", compare=False)


def phrases(pieces: Sequence[Piece], names: Sequence[Name], text: str, low: int) -> list[Phrase]:
    """The chunks of a sentence, in order, which begins at `low`; `Piece.item` of a name counts in `names`."""
    result: list[Phrase] = []
    marker, joint, definite = "", "", False
    index = 0
    while index < len(pieces):
        piece, tag = pieces[index], pieces[index].tag
        one = _phrase(pieces, index, names)
        if one is not None:
            one.text = text[one.start : one.end]
            one.start, one.end = one.start + low, one.end + low
            if one.kind == "verb":
                one.group.start, one.group.end = one.start, one.end
            one.marker, one.joint, one.definite = marker, joint, definite and one.kind != "verb"
            first = one.opens.endswith(_SUPERLATIVE) or one.opens.isdigit()  # "No. ¦2 carrier"
            if joint == "'s" and first and result and result[-1].head in _REALMS:
                one.definite = True  # "the country's ¦largest battery maker"
            result.append(one)
            marker, joint, definite = "", "'s" if one.possessive else "", False
            index = one.last
        elif tag == "D":
            definite = piece.lower in _DEFINITE
        elif tag == "P":
            marker = f"{marker} {piece.lower}".lstrip()
            joint = joint if joint == "," else ""
        elif tag in "CS":
            joint = "and" if tag == "C" else "which" if piece.lower in _RELATIVES else piece.lower
        elif tag in '".' and joint == "'s":
            pass  # "the bank's “Gold” accounts", "the country's No¦. 2 carrier"
        elif tag != "A":
            joint, marker, definite = tag, "" if tag in ',;:("' else marker, False
        index += 1
    return result


_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_SUPERLATIVE = ("est", "top", "leading")
_REALMS = frozenset(("country", "nation", "world", "asia", "europe", "korea"))
_OWNERS = frozenset(("its", "their", "his", "her", "our", "my"))


def _phrase(pieces: Sequence[Piece], index: int, names: Sequence[Name]) -> Phrase | None:
    """The chunk that begins at a piece, `None` where it only joins chunks."""
    piece, tag = pieces[index], pieces[index].tag
    end = _group_end(pieces, index) if tag in _AUXILIARY or tag == "V" else None
    if end is not None:
        group = _group(pieces, index, end)
        return Phrase(
            piece.start, pieces[end].end, "", "verb", group.lemma, first=index, last=end, group=group
        )
    if tag in "XY":
        kind = "sum" if tag == "X" else "date"
        return Phrase(piece.start, piece.end, "", kind, piece.lower, last=index, possessive=piece.possessive)
    if tag in "NQ":
        end = index
        while end + 1 < len(pieces) and pieces[end + 1].tag in "NQ" and not pieces[end].possessive:
            end += 1
        last = pieces[end]
        own = (p for p in pieces[index : end + 1] if p.item >= 0 and (p is last or p.suffix not in SEATED))
        name = names[last.item] if last.item >= 0 else None
        return Phrase(
            piece.start, last.end, "", "noun" if name is None else "name", last.lower, name=name,
            names=tuple(names[p.item] for p in own), last=end, possessive=last.possessive, opens=piece.lower,
        )  # fmt: skip
    if tag == "R" or (tag == "D" and piece.lower in _OWNERS):
        owns = tag == "D"
        return Phrase(piece.start, piece.end, "", "pronoun", piece.lower, last=index, possessive=owns)
    return None


def _group_end(pieces: Sequence[Piece], index: int) -> int | None:
    """The piece of the main verb of the group that begins at `index`, `None` where no group does."""
    at = index
    last = None
    while at < len(pieces) and at - index < 9:
        tag = pieces[at].tag
        if tag == "V":
            form = pieces[at].form
            follows = (
                at + 1 < len(pieces)
                and pieces[at + 1].tag == "V"
                and form is not None
                and form.base in ("be",)
            )
            if not follows:
                return at
        elif tag in _AUXILIARY:
            last = at
        elif tag == "P" and pieces[at].lower == "to" and at + 1 < len(pieces) and pieces[at + 1].tag in "BH":
            pass  # "is expected ¦to be"
        elif tag != "A":
            break
        at += 1
    return last if last is not None and pieces[last].tag in "BHMO" else None


def _group(pieces: Sequence[Piece], first: int, last: int) -> Predicate:
    words = pieces[first : last + 1]
    tags = [p.tag for p in words]
    main = words[-1]
    form = main.form
    lemma = form.base if form is not None else {"B": "be", "H": "have"}.get(main.tag, main.lower)
    frame = form.kind if form is not None else {"B": "state", "H": "own"}.get(main.tag, "state")
    inflection = form.inflection if form is not None else ""
    before = words[:-1]
    modal = next((p.lower for p in words if p.tag == "M"), "")
    infinitive = "T" in tags or (first > 0 and pieces[first - 1].lower == "to" and main.tag != "V")
    be = [p for p in before if p.tag == "B"] if main.tag == "V" else []
    passive = bool(be) and inflection in ("participle", "past")
    if modal:
        tense = (
            "future"
            if modal.startswith(("will", "'ll", "’ll", "wo", "shall")) or modal.endswith("ll")
            else "modal"
        )
        shape = "finite"
    elif infinitive:
        tense, shape = "none", "infinitive"
    elif any(p.tag == "H" for p in before):
        tense, shape = "past", "gerund" if words[0].lower == "having" else "finite"
    elif be or main.tag == "B":
        past = any(p.lower in ("was", "were", "wasn't", "weren't", "wasn’t", "weren’t") for p in words)
        tense, shape = ("past" if past else "present"), "finite"
    elif main.tag == "H":
        tense, shape = ("past" if main.lower == "had" else "present"), "finite"
        if main.lower == "having":
            tense, shape = "past", "gerund"
    elif any(p.tag == "O" for p in before):
        tense, shape = ("past" if any(p.lower.startswith("did") for p in before) else "present"), "finite"
    elif inflection == "ing":
        tense, shape = "none", "gerund"
    elif inflection in ("past", "participle"):
        tense, shape = "past", "finite" if inflection == "past" else "participle"
    else:
        tense, shape = "present", "finite"
    negated = any(p.lower in _NEGATIONS or p.lower.endswith(("n't", "n’t")) for p in words)
    return Predicate(0, 0, lemma, frame, tense, passive, negated, modal, shape)
