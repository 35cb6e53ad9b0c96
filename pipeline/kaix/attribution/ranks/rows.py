"""Ranks in a row: which part of the sentence is a rank's own, and which of the things in a row is whose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kaix.attribution.ranks.things import Thing
from kaix.records import Ranking

_STRONG = re.compile(r"[;\n]|<BR>")
_WEAK = re.compile(r",")
_BETWEEN = 3  # code points between ranks of one row: `11위와 16위`, "1st, 2nd"
_SAME_ROW = re.compile(r"\W*(?:and|or)?\W*|[와과] ")


def segment(text: str, siblings: Sequence[Ranking], rank: Ranking, parts: re.Pattern[str]) -> tuple[int, int]:
    """Where the part of a sentence begins and ends that is one rank's own, and none of its `siblings`'.

    It is cut at the strongest break between two ranks; `parts` are the words that part them where no mark does.
    """
    at = siblings.index(rank)
    low, high = 0, len(text)
    if at > 0:
        low = _cut(text, siblings[at - 1].end, rank.start, parts)
    if at + 1 < len(siblings):
        high = _cut(text, rank.end, siblings[at + 1].start, parts)
    return low, high


def _cut(text: str, low: int, high: int, parts: re.Pattern[str]) -> int:
    cuts = (pattern.search(text, low, high) for pattern in (_STRONG, _WEAK, parts))
    return next((found.end() for found in cuts if found is not None), low)


def row_of(text: str, siblings: Sequence[Ranking], rank: Ranking) -> list[Ranking]:
    """The ranks that stand in a row with `rank`, and it: "fifth and eighth"."""
    group: list[Ranking] = []
    for one in siblings:
        if group and not _joined(text, group[-1].end, one.start):
            if rank in group:
                break
            group = []
        group.append(one)
    return group if rank in group else []


def _joined(text: str, low: int, high: int) -> bool:
    return len(text[low:high].strip()) <= _BETWEEN or _SAME_ROW.fullmatch(text, low, high) is not None


def coordinated(text: str, things: Sequence[Thing], joins: re.Pattern[str]) -> Iterator[list[Thing]]:
    """The rows of things with nothing between but what `joins` them, in order: "¦Norway¦, ¦Finland¦ and ¦Japan¦"."""
    follower: dict[int, Thing] = {}
    starts = sorted(things, key=lambda thing: (thing.start, not thing.named, -thing.end))
    for thing in starts:
        ahead = (t for t in starts if t.start > thing.end - 1 and joins.fullmatch(text, thing.end, t.start))
        after = next(ahead, None)
        if after is not None:
            follower[id(thing)] = after
    followed = {id(thing) for thing in follower.values()}
    for thing in starts:
        if id(thing) in follower and id(thing) not in followed:
            row = [thing]
            while (after := follower.get(id(row[-1]))) is not None:
                row.append(after)
            yield row
