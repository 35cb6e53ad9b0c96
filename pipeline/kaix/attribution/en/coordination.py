"""Coordinated phrases: those who act as one, and those of whom each has one of several sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaix.analysis.sentences import Chunk
from kaix.attribution.en.sites import Site
from kaix.reading import Name


def shares(site: Site) -> dict[int, bool]:
    """The phrases of which each has one of several sums, and whose is this: "A and B got ¦5 won and 3 won"."""
    chunks = site.analysis.chunks
    sums = _run(chunks, site.at, ("sum",))
    if len(sums) < 2:
        return {}
    for last in (site.subject, sums[-1] + 1):
        if not 0 <= last < len(chunks):
            continue
        people = _run(chunks, last, ("name", "noun"))
        if len(people) == len(sums):
            mine = people[sums.index(site.at)]
            return {index: index == mine for index in people}
    return {}


def _run(chunks: Sequence[Chunk], index: int, kinds: tuple[str, ...]) -> list[int]:
    """The coordinated phrases around one: "A, B and C"."""
    first = last = index
    while first > 0 and chunks[first].joint in ("and", ",") and chunks[first - 1].kind in kinds:
        first -= 1
    while (
        last + 1 < len(chunks) and chunks[last + 1].joint in ("and", ",") and chunks[last + 1].kind in kinds
    ):
        last += 1
    return list(range(first, last + 1))


def joined(chunks: Sequence[Chunk]) -> Iterator[tuple[list[Name], int, int]]:
    """Coordinated names, with the first and the last of their chunks: "Samsung, SK and Hyundai"."""
    index = 0
    while index < len(chunks):
        run = _run(chunks, index, ("name",)) if chunks[index].kind == "name" else [index]
        run = [i for i in run if i >= index]
        names = [name for i in run if (name := chunks[i].name) is not None]
        if len(run) > 1 and chunks[run[-1]].joint == "and" and len({n.kind for n in names}) <= 2:
            yield names, index, run[-1]
        index = run[-1] + 1
