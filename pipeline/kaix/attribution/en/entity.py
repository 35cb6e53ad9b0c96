"""Who a sum or a count belongs to: everybody named or meant in its sentence, in those before and in the headline."""

from __future__ import annotations

from collections.abc import Sequence

from kaix.analysis.sentences import Chunk
from kaix.attribution.candidates import Candidate
from kaix.attribution.en.coordination import joined, shares
from kaix.attribution.en.merging import Gathered
from kaix.attribution.en.nominal import nominal
from kaix.attribution.en.owners import is_observer, owners
from kaix.attribution.en.references import Reference, meant, named, value_of
from kaix.attribution.en.sites import Site
from kaix.context import JOINED

_BACK = 3
"""Sentences before that of the mention whose names are candidates."""
_MEASURED = frozenset(("measured", "inside"))
"""The steps of which nobody comes out who does nothing in the article: "the ¦index rose", "¦EV subsidies"."""


def candidates(
    site: Site,
    previous: str | None,
    near: str,
    makers: frozenset[str] = frozenset(),
    equal: str | None = None,
) -> list[Candidate]:
    """The candidates of the entity of one mention.

    `previous` is the entity of the mention before, `near` says where that stands: same, before or far; `makers`, in
    lower case, make what is counted.
    """
    found = Gathered(nominal)
    chunks = site.analysis.chunks
    share = shares(site)
    known = {
        index: list(meant(site, index)) or list(named(site.discourse, chunks[index]))
        for index in site.around
        if index != site.at
    }
    owning = [(index, "share") for index, mine in share.items() if mine]
    owning += [
        (index, step) for index, step in owners(site, makers)
        if index not in share and any(_can_own(one, step, makers) for one in known.get(index, ()))
    ]  # fmt: skip
    state = "free" if not owning else "told" if owning[0][1] == "told" else "owned"
    together = {} if share else _joined(chunks, owning)
    members = {index for indices, _ in together.values() for index in indices}
    _add_here(site, found, known, owning, members, makers)
    for value, (indices, evidence) in together.items():
        found.add(value, evidence, chunks[indices[0]].start, chunks[indices[-1]].end)
    _add_carried(site, found)
    if previous is not None and not _is_total(site):
        found.add(previous, [f"previous:{near}"])
    if equal is not None:
        found.add(equal, ["equal"])
    _describe(site, found, state, makers)
    before = near if previous is not None else "none"
    return found.candidates(
        [
            f"nothing_about:{site.about}",
            f"nothing_frame:{site.sort}",
            f"nothing_state:{state}",
            f"nothing_before:{before}",
        ]
    )


def _is_total(site: Site) -> bool:
    """Whether the mention sums up what was mentioned before: "Total | ¦6 won"."""
    return site.host >= 0 and site.analysis.chunks[site.host].head in ("total", "sum")


def _can_own(one: Reference, step: str, makers: frozenset[str]) -> bool:
    """Whether whom a step of the grammar found can be the owner.

    Nobody who does nothing is it by being measured, and no maker whose name only describes: "the Nvidia ¦cluster has".
    """
    if one.outer != (step == "inside") or (one.outer and one.value.lower() in makers):
        return False
    return one.sort not in ("unknown", "product") or step not in _MEASURED


def _add_here(
    site: Site,
    found: Gathered,
    known: dict[int, list[Reference]],
    owning: list[tuple[int, str]],
    members: set[int],
    makers: frozenset[str],
) -> None:
    """Add whom the sentence names, each with its best place: the first owner, else the nearest before the mention."""
    chunks = site.analysis.chunks
    ranks = {index: rank for rank, (index, _) in enumerate(owning)}
    places: dict[str, list[tuple[int, int, int, Reference]]] = {}
    for index, references in known.items():
        for one in references:
            rank = ranks.get(index, len(owning))
            if rank < len(owning) and not _can_own(one, owning[rank][1], makers):
                rank = len(owning)
            distance = site.at - index if index < site.at else 2 * (index - site.at)
            places.setdefault(one.value, []).append((rank, distance, index, one))
    nearest = max(
        (
            index
            for index, references in known.items()
            if index < site.at and any(r.sort != "thing" for r in references)
        ),
        default=-1,
    )
    for value, seen in places.items():
        rank, _, index, one = min(seen)
        evidence = _owns(rank, owning[rank][1], one.sort) if rank < len(owning) else [f"sort:{one.sort}"]
        if index in members:
            evidence = ["owner:with_others"]
        elif any(place[2] == nearest for place in seen):
            evidence.append("nearest_ahead")
        evidence += ["again_here"] if len(seen) > 1 else []
        if chunks[index].marker.startswith("according"):
            evidence.append("cited")
        found.add(value, evidence, chunks[index].start, chunks[index].end)


def _describe(site: Site, found: Gathered, state: str, makers: frozenset[str]) -> None:
    """Add what the article has each of them do."""
    for value in found.values():
        evidence = []
        if is_observer(value):
            evidence.append("observer")
        if value.lower() in makers:
            evidence.append(f"maker:{'owner' if found.says(value, 'owner:first') else state}")
        seen = site.discourse.conduct(value.split(JOINED)[0])
        evidence += [f"does:{what}" for what in ("act", "own", "measured") if seen[what]]
        if 2 * seen["placed"] > seen["seen"]:
            evidence.append("does:place")
        if not seen["act"] and not seen["own"] and not seen["tell"]:
            evidence.append("does:none")
        found.add(value, evidence)


def _owns(rank: int, step: str, sort: str) -> list[str]:
    """The evidence of whoever is the owner by grammar, the first or a later one; or only tells of the sum."""
    if step == "told":
        return ["owner:told", f"sort:{sort}"]
    return [f"owner:{'later' if rank else 'first'}", f"owns_by:{step}", f"owner_sort:{sort}"]


def _joined(chunks: Sequence[Chunk], owning: list[tuple[int, str]]) -> dict[str, tuple[range, list[str]]]:
    """Coordinated names that own the sum as one: where they stand, and the evidence."""
    found = {}
    for names, first, last in joined(chunks):
        rank = next((rank for rank, (index, _) in enumerate(owning) if first <= index <= last), -1)
        if rank >= 0:
            value = JOINED.join(dict.fromkeys(map(value_of, names)))
            found[value] = range(first, last + 1), [*_owns(rank, owning[rank][1], "several"), "nearest_ahead"]
    return found


def _add_carried(site: Site, found: Gathered) -> None:
    """Add whom the sentences before and the headline name."""
    headline = site.discourse.headline
    before = range(site.analysis.index - 1, max(-1, site.analysis.index - 1 - _BACK), -1)
    for back, index in enumerate(before, start=1):
        first = True
        for chunk in site.discourse.sentence(index).chunks:
            for value, sort, outer in named(site.discourse, chunk):
                if sort in ("capitals", "thing") or (sort == "common" and chunk.role != "subject"):
                    continue
                role = "subject" if chunk.role == "subject" and not outer else "first" if first else "other"
                first = False
                if not found.has(value):
                    evidence = [f"carried:{sort}", f"carried_role:{role}", f"carried_by:{back}"]
                    found.add(value, evidence, chunk.start, chunk.end)
    for chunk in headline.chunks if headline.index != site.analysis.index else ():
        for value, sort, _ in named(site.discourse, chunk):
            if sort not in ("capitals", "thing", "common") and not found.has(value):
                found.add(value, [f"carried:{sort}"], chunk.start, chunk.end)
