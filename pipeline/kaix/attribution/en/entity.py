"""Who a sum or a count belongs to: everybody named or meant in its sentence, in those before and in the headline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kaix.analysis.en.lexicon import grammar
from kaix.attribution.candidates import Candidate
from kaix.attribution.en.coordination import joined, shares
from kaix.attribution.en.merging import Gathered
from kaix.attribution.en.nominal import nominal
from kaix.attribution.en.owners import owners
from kaix.attribution.en.references import SORTS, Reference, meant, named, value_of
from kaix.attribution.en.sites import Site
from kaix.attribution.en.tellers import telling
from kaix.context import JOINED

_BACK = 3
"""Sentences before that of the mention whose names are candidates."""
_OBSERVERS = grammar("observer")
_MEASURED = (
    "subject_worth",
    "subject_change",
    "subject_trade",
    "host_inside",
    "subject_inside",
)
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
        index: list(meant(site, chunks[index])) or list(named(site.discourse, chunks[index]))
        for index in site.around()
    }
    every = owners(site, makers)
    owning = [(index, "share") for index, mine in share.items() if mine]
    owning += [
        (index, step) for index, step in every
        if index not in share and any(_can_own(one, step, makers) for one in known.get(index, ()))
    ]  # fmt: skip
    state = "owned" if owning else "pronoun" if every else "free"
    _add_here(site, found, known, owning, {index for index, mine in share.items() if not mine}, makers)
    _mark_nearest(site, found, known)
    if not share:
        _add_joined(site, found, owning)
    _add_carried(site, found, set(found.values()), state)
    if previous is not None and not _is_total(site):
        found.add(previous, [f"previous_{near}", f"previous_{near}:{state}"])
    if equal is not None:
        found.add(equal, ["equal", f"equal:{state}"])
    _add_row_head(site, found)
    _describe(site, found, state, makers)
    before = near if previous is not None else "none"
    return found.candidates([
        f"nothing_about:{site.about}", f"nothing_small:{site.small}", f"nothing_frame:{site.sort}",
        f"nothing_{state}", f"nothing_whose:{_whose(site)}", f"nothing_before:{before}",
    ])  # fmt: skip


def _is_total(site: Site) -> bool:
    """Whether the mention sums up what was mentioned before: "Total | ¦6 won"."""
    return site.host >= 0 and site.analysis.chunks[site.host].head in ("total", "sum")


def _can_own(one: Reference, step: str, makers: frozenset[str]) -> bool:
    """Whether whom a step of the grammar found can be the owner.

    Nobody who does nothing is it by being measured, and no maker whose name only describes: "the Nvidia ¦cluster has".
    """
    if one.outer and one.value.lower() in makers:
        return False
    return one.sort != "unknown" or not step.startswith(_MEASURED)


def _add_here(
    site: Site,
    found: Gathered,
    known: dict[int, list[Reference]],
    owning: list[tuple[int, str]],
    others: set[int],
    makers: frozenset[str],
) -> None:
    """Add whom the sentence names, each with its best place: the first owner, else the nearest before the mention."""
    chunks = site.analysis.chunks
    ranks = {index: rank for rank, (index, _) in enumerate(owning)}
    places: dict[str, list[tuple[int, int, int, Reference]]] = {}
    for index in site.around():
        for one in known[index] if index != site.at else ():
            rank = ranks.get(index, len(owning))
            if rank < len(owning):
                step = owning[rank][1]
                if one.outer != ("inside" in step) or not _can_own(one, step, makers):
                    rank = len(owning)
            distance = site.at - index if index < site.at else 2 * (index - site.at)
            places.setdefault(one.value, []).append((rank, distance, index, one))
    for value, seen in places.items():
        rank, _, index, one = min(seen)
        evidence = ["other_share"] if index in others else []
        evidence += _here(site, index)
        if rank < len(owning):
            evidence += _owns(rank, owning[rank][1], one.sort)
            evidence += ["owner_behind"] if index > site.at else []
        else:
            evidence += [f"behind_by:{_bucket(index - site.at)}"] if index > site.at else []
            evidence += ["owner_other"] if owning else []
            evidence.append(f"sort_{one.sort}")
        evidence += ["again_here"] if len(seen) > 1 else []
        found.add(value, evidence, chunks[index].start, chunks[index].end)


def _add_row_head(site: Site, found: Gathered) -> None:
    """Add the head of the table's row where the row is more than one sentence: "| Naver | Approx. ¦5 won |"."""
    low, high = site.row_head
    head = site.discourse.reading.text[low:high].strip(" *")
    if head and low < site.analysis.start:
        found.add(head, ["owner_first", "owns_by:row_head"], low, high)


def _describe(site: Site, found: Gathered, state: str, makers: frozenset[str]) -> None:
    """Add what the article has each of them do, and how often it names them."""
    counts = {value: site.discourse.count(value.split(JOINED)[0]) for value in found.values()}
    order = sorted(set(counts.values()), reverse=True)
    for value, count in counts.items():
        evidence = [f"speaks:{site.discourse.speaks(value)}", f"written_{state}:{_written(count)}"]
        evidence.append(f"mentions_{state}:{min(order.index(count), 3)}")
        if not _OBSERVERS.isdisjoint(value.lower().rstrip(".").split()):
            evidence.append("observer")
        if value.lower() in makers:
            evidence += ["maker", f"maker_{'owner' if found.says(value, 'owner_first') else state}"]
        found.add(value, [*evidence, *_conduct(site.discourse.conduct(value))])


def _here(site: Site, index: int) -> Iterator[str]:
    """What stands at a phrase in the sentence of the mention."""
    chunks = site.analysis.chunks
    chunk = chunks[index]
    following = chunks[index + 1] if index + 1 < len(chunks) else None
    marker = chunk.marker.split()[0] if chunk.marker else ""
    if marker in ("in", "at", "near", "across", "on", "according", "from", "with", "against", "than", "like"):
        yield f"after:{marker}"
    if chunk.joint in ("(", ":", "-", "|") or (following is not None and following.joint in (":", "-", "|")):
        yield "labelled"
    told = telling(site.analysis, index)
    if told:
        yield f"tells:{told}"


def _mark_nearest(site: Site, found: Gathered, known: dict[int, list[Reference]]) -> None:
    """Mark the nearest names on both sides; "the firm" is who it stands for."""
    chunks = site.analysis.chunks
    for step, word in ((-1, "nearest_ahead"), (1, "nearest_behind")):
        index = site.at + step
        while 0 <= index < len(chunks):
            seen = [one.value for one in known.get(index, ()) if one.sort != "thing"]
            if seen:
                found.add(seen[0], [word])
                break
            index += step


def _owns(rank: int, step: str, sort: str) -> list[str]:
    """The evidence of whoever is the owner by grammar, the first or a later one."""
    order = ("first", "second", "later")[min(rank, 2)]
    return [f"owner_{order}", f"owns_by:{step}", f"owns_{order}:{sort}"]


def _add_joined(site: Site, found: Gathered, owning: list[tuple[int, str]]) -> None:
    """Add coordinated names as one."""
    chunks = site.analysis.chunks
    ranks = {index: rank for rank, (index, _) in enumerate(owning)}
    for names, first, last in joined(chunks):
        value = JOINED.join(dict.fromkeys(map(value_of, names)))
        evidence = ["joined"]
        rank = min((ranks[i] for i in range(first, last + 1) if i in ranks), default=-1)
        if rank >= 0:
            evidence += _owns(rank, owning[rank][1], "several")
        found.add(value, evidence, chunks[first].start, chunks[last].end)


def _add_carried(site: Site, found: Gathered, here: set[str], state: str) -> None:
    """Add whom the sentences before and the headline name."""
    text = site.discourse.reading.text
    carried: dict[str, set[int]] = {}
    for back in range(1, _BACK + 1):
        index = site.analysis.index - back
        if index < 0:
            break
        first = True
        analysis = site.discourse.sentence(index)
        for at, chunk in enumerate(analysis.chunks):
            told = telling(analysis, at)
            for value, sort, outer in named(site.discourse, chunk):
                if sort in ("capitals", "thing") or (sort == "common" and chunk.role != "subject"):
                    continue
                role = "subject" if chunk.role == "subject" and not outer else "first" if first else "other"
                first = False
                if value in carried:
                    carried[value].add(back)
                elif value not in here and not found.has(value):
                    carried[value] = {back}
                    evidence = [
                        f"carried_{sort}",
                        f"carried_{role}",
                        f"carried_by:{back}",
                        *(["carried_line"] if "\n" in text[chunk.end : site.chunk.start] else []),
                        f"carried:{state}",
                        *([f"carried_tells:{told}"] if told else []),
                    ]
                    found.add(value, evidence, chunk.start, chunk.end)
    for value, backs in carried.items():
        if len(backs) > 1:
            found.add(value, ["carried_again"])
    headline = site.discourse.headline
    if headline.index == site.analysis.index:
        return
    for chunk in headline.chunks:
        for value, sort, outer in named(site.discourse, chunk):
            if sort in ("capitals", "thing", "common"):
                continue
            role = "subject" if chunk.role == "subject" and not outer else "other"
            if value in here:
                found.add(value, [f"headline_{role}"])
            else:
                evidence = [f"headline_only_{role}", f"headline_{sort}", f"headline:{state}"]
                found.add(value, evidence, chunk.start, chunk.end)


def _whose(site: Site) -> str:
    """What the sentence says of whose sum it is, where it names nobody: the kind of the subject, or the owner of it."""
    chunks = site.analysis.chunks
    for index in (site.at - 1, site.host - 1, site.subject - 1):
        if index >= 0 and chunks[index].kind == "pronoun" and chunks[index + 1].joint == "'s":
            return "its"
    kind = site.subject_kind
    if kind in ("pronoun", "definite_body", "none"):
        return kind
    return "named" if kind in SORTS else "noun"


def _conduct(seen: Counter[str]) -> Iterator[str]:
    """How the article has somebody behave."""
    for what in ("act", "own", "measured"):
        if seen[what]:
            yield f"does_{what}"
    if 2 * seen["placed"] > seen["seen"]:
        yield "does_place"
    if not seen["act"] and not seen["own"] and not seen["tell"]:
        yield "does_none"


def _bucket(distance: int) -> str:
    return str(distance) if distance <= 3 else "6" if distance <= 6 else "far"


def _written(count: int) -> str:
    return "once" if count <= 1 else "few" if count <= 3 else "some" if count <= 9 else "many"
