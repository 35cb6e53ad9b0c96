"""The cues of a sentence and how far they reach, as the qualifiers of clinical text do."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from kaix.analysis.en.lexicon import cues as rows
from kaix.analysis.sentences import Clause, Cue
from kaix.rules.en.words import Word

_ENDS = frozenset((";", "while", "whereas", "but", "although", "though"))


def find(
    words: Sequence[Word], base: int, end: int, clauses: Sequence[Clause], anchors: Sequence[tuple[int, int]]
) -> list[Cue]:
    """The cues among `words`, whose offsets count from `base`; `anchors` are the mentions, offsets of the text."""
    found: list[Cue] = []
    at = 0
    known = rows()
    starts = [start for start, _ in anchors]
    while at < len(words):
        taken = 1
        for row in known.get(words[at].lower, ()):
            pieces = row.cue.split()
            if all(at + k < len(words) and words[at + k].lower == piece for k, piece in enumerate(pieces)):
                first, last = base + words[at].start, base + words[at + len(pieces) - 1].end
                taken = len(pieces)
                if row.kind != "none":
                    scope = _scope(
                        row.side, row.scope, first, last, base, end, words, clauses, anchors, starts
                    )
                    found.append(Cue(first, last, row.kind, row.cue, scope))
                break
        at += taken
    return found


def _scope(
    side: str, reach: str, first: int, last: int, base: int, end: int, words: Sequence[Word],
    clauses: Sequence[Clause], anchors: Sequence[tuple[int, int]], starts: Sequence[int],
) -> tuple[int, int]:  # fmt: skip
    low, high = base, end
    if reach == "next":
        index = bisect_left(starts, last)
        high = anchors[index][1] if index < len(anchors) else last
        before = bisect_left(starts, first) - 1
        low = anchors[before][0] if before >= 0 else first
    elif reach == "clause":
        for word in words:
            if word.lower in _ENDS:
                place = base + word.start
                if place >= last:
                    high = min(high, place)
                elif base + word.end <= first:
                    low = base + word.end
        for clause in clauses:
            if clause.relation == "coordinate" and clause.start >= last:
                high = min(high, clause.start)
            if clause.relation in ("coordinate", "complement") and clause.start <= first:
                low = max(low, clause.start)
    if side == "before":
        return last, high
    return (low, first) if side == "after" else (low, high)
