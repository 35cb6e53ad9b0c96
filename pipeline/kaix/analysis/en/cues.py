"""The cues of a sentence and how far they reach, as the qualifiers of clinical text do."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import itemgetter

from kaix.analysis.en.lexicon import CueRow
from kaix.analysis.en.lexicon import cues as rows
from kaix.analysis.sentences import Clause, Cue
from kaix.rules.en.words import Word

_ENDS = frozenset((";", "while", "whereas", "but", "although", "though"))


def find(
    words: Sequence[Word], base: int, end: int, clauses: Sequence[Clause], anchors: Sequence[tuple[int, int]]
) -> Iterator[Cue]:
    """The cues among `words`, whose offsets count from `base`; `anchors` are the mentions, offsets of the text."""
    known, taken = rows(), 0
    for at, word in enumerate(words):
        for row in known.get(word.lower, ()) if at >= taken else ():
            own = words[at : at + len(row.words)]
            if tuple(one.lower for one in own) != row.words:
                continue
            first, last = base + word.start, base + own[-1].end
            if row.scope == "next":
                before, behind = (bisect_left(anchors, place, key=itemgetter(0)) for place in (first, last))
                low = anchors[before - 1][0] if before else first
                high = anchors[behind][1] if behind < len(anchors) else last
            else:
                low, high = _clause(row, first, last, base, end, words, clauses)
            scope = (last, high) if row.side == "before" else (low, first if row.side == "after" else high)
            yield Cue(first, last, row.kind, " ".join(row.words), scope)
            taken = at + len(own)
            break


def _clause(
    row: CueRow, first: int, last: int, low: int, high: int, words: Sequence[Word], clauses: Sequence[Clause]
) -> tuple[int, int]:
    """How far the clause of a cue goes in the sentence `low:high`, or all of it where the row says so."""
    if row.scope != "clause":
        return low, high
    ends = [(low + word.start, low + word.end) for word in words if word.lower in _ENDS]
    coordinate = [one.start for one in clauses if one.relation == "coordinate"]
    opened = [one.start for one in clauses if one.relation in ("coordinate", "complement")]
    return (
        max((low, *(b for _, b in ends if b <= first), *(a for a in opened if a <= first))),
        min((high, *(a for a, _ in ends if a >= last), *(a for a in coordinate if a >= last))),
    )
