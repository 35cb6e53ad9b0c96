"""Who a sum or a count belongs to: everybody named or meant in its sentence, in those before and in the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kaix.analysis.en.antecedents import antecedent, means
from kaix.analysis.en.lexicon import grammar, noun_class
from kaix.analysis.sentences import Chunk
from kaix.attribution.candidates import Candidate
from kaix.attribution.en.merging import Gathered
from kaix.attribution.en.nominal import nominal
from kaix.attribution.en.owners import owners
from kaix.attribution.en.sites import Site, kind_of
from kaix.context import JOINED
from kaix.reading import Name

_BACK = 3
"""Sentences before that of the mention whose names are candidates."""
_OBSERVERS = grammar("observer")
_SORTS = {
    "organisation": "name", "unknown": "unknown", "country": "state", "government": "state", "person": "person",
    "group": "common", "body": "common", "definite_body": "common", "people": "common", "capitals": "capitals",
}  # fmt: skip
"""The sorts of those who can be the entity, by the kind of their name or noun; a subject may be a `thing`."""
_PLURAL = frozenset(("they", "their", "them"))
_ARTICLE = re.compile(r"^(?:[Tt]he|[Ii]ts|[Oo]ur|[Tt]heir|[Aa]n?)\s")
_SPOKESMEN = re.compile(r"\s(?:officials?|analysts?|spokes\w+|sources?|researchers?|economists?)\b")
_LONGEST = 70  # characters of a noun phrase that can be somebody


def value_of(name: Name) -> str:
    """What a name is called in a cell: a country by its short name, a government and everything else as written."""
    if name.kind == "country" or (name.kind == "government" and " " not in name.text):
        return name.canonical
    return _ARTICLE.sub("", name.text)


def candidates(
    site: Site, previous: str | None, near: str, makers: frozenset[str] = frozenset()
) -> list[Candidate]:
    """The candidates of the entity of one mention.

    `previous` is the entity of the mention before, `near` says where that stands: same or before; `makers`, in lower
    case, make what is counted.
    """
    found = Gathered(nominal)
    chunks = site.analysis.chunks
    share = _shares(site)
    known = {
        index: list(_meant(site, chunks[index])) or list(_values(chunks[index])) for index in site.around()
    }
    every = owners(site, given=bool(makers))
    owning = [(index, "share") for index, mine in share.items() if mine]
    owning += [(index, step) for index, step in every if known.get(index) and index not in share]
    state = "owned" if owning else "pronoun" if every else "free"
    first: str | None = None
    ranks = {index: rank for rank, (index, _) in enumerate(owning)}
    for index in site.around():
        chunk = chunks[index]
        if index == site.at:
            continue
        for value, sort, outer in known[index]:
            evidence = ["other_share"] if share.get(index) is False else []
            evidence += _here(site, index, outer)
            evidence.append(f"{'ahead' if index < site.at else 'behind'}_by:{_bucket(abs(site.at - index))}")
            if index not in ranks:
                evidence += ["owner_other"] if ranks else []
            elif outer == ("inside" in owning[ranks[index]][1]):
                evidence += _owns(ranks[index], owning[ranks[index]][1], sort)
                if ranks[index] == 0:
                    first = value
            if value != first:
                evidence.append(f"sort_{sort}")
            found.add(value, evidence, chunk.start, chunk.end)
    _mark_nearest(site, found)
    _add_joined(site, found, ranks, owning)
    here = set(found.values())
    whose = _whose(site)
    _add_carried(site, found, here, whose)
    if previous is not None:
        found.add(previous, [f"previous_{near}"])
    for value in found.values():
        told = site.discourse.speaks(value)
        seen = _written(site.discourse.count(value.split(JOINED)[0]))
        mine = "owner_" if value == first else ""
        found.add(value, [f"{mine}speaks:{told}"] if mine else [f"speaks:{told}", f"written:{seen}"])
        if not _OBSERVERS.isdisjoint(value.lower().rstrip(".").split()):
            found.add(value, [f"{mine}observer"])
        if value.lower() in makers:
            found.add(value, ["maker"])
    return found.candidates([
        f"nothing_{state}", f"nothing_whose:{whose}", f"nothing_before:{near if previous is not None else 'none'}",
    ])  # fmt: skip


def _values(chunk: Chunk) -> Iterator[tuple[str, str, bool]]:
    """Whom a phrase names: (value, sort, whether the name only describes the phrase)."""
    if chunk.kind == "name" and chunk.name is not None:
        yield value_of(chunk.name), _SORTS[chunk.name.kind], False
    for name in chunk.names:
        if name is not chunk.name:
            yield value_of(name), _SORTS[name.kind], True
    if chunk.kind == "noun" and chunk.end - chunk.start <= _LONGEST:
        sort = _SORTS.get(kind_of(chunk), "")
        if not sort and chunk.role == "subject" and noun_class(chunk.head) in ("", "spending", "project"):
            sort = "thing"
        if sort:
            yield chunk.text, sort, False


def _meant(site: Site, chunk: Chunk) -> Iterator[tuple[str, str, bool]]:
    """Whom "it" or "the company" stands for."""
    if chunk.kind == "pronoun" and chunk.head in _PLURAL:
        several = _several(site, chunk)
        if several:
            yield several, "several", False
            return
    if means(chunk):
        name = antecedent(site.discourse, site.analysis, chunk)
        if name is not None:
            yield value_of(name), "pronoun" if chunk.kind == "pronoun" else "described", False


def _several(site: Site, chunk: Chunk) -> str:
    """Whom "they" stands for if those are several: coordinated names or a plural noun, the nearest before."""
    analysis = site.analysis
    before = site.discourse.sentence(analysis.index - 1).chunks if analysis.index else ()
    for chunks in ([c for c in analysis.chunks if c.end <= chunk.start], before):
        for value, first, last in _joined(chunks):
            if any(c.role == "subject" for c in chunks[first : last + 1]) or chunks is before:
                return value
        for one in chunks:
            if (
                one.role == "subject"
                and kind_of(one) in ("body", "people", "definite_body")
                and one.head.endswith("s")
            ):
                return one.text
    return ""


def _here(site: Site, index: int, outer: bool) -> Iterator[str]:
    """What stands at a phrase in the sentence of the mention."""
    chunks = site.analysis.chunks
    chunk = chunks[index]
    following = chunks[index + 1] if index + 1 < len(chunks) else None
    marker = chunk.marker.split()[0] if chunk.marker else ""
    if marker in ("in", "at", "near", "across", "on", "according", "from", "with", "against", "than", "like"):
        yield f"after:{marker}"
    if outer and _SPOKESMEN.search(chunk.text):
        yield "spokesman"
    if chunk.joint in ("(", ":", "-", "|") or (following is not None and following.joint in (":", "-", "|")):
        yield "labelled"


def _shares(site: Site) -> dict[int, bool]:
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


def _joined(chunks: Sequence[Chunk]) -> Iterator[tuple[str, int, int]]:
    """Coordinated names as one value, with the first and the last of their chunks: "Samsung, SK and Hyundai"."""
    index = 0
    while index < len(chunks):
        run = _run(chunks, index, ("name",)) if chunks[index].kind == "name" else [index]
        run = [i for i in run if i >= index]
        names = [chunks[i].name for i in run]
        if len(run) > 1 and chunks[run[-1]].joint == "and" and len({n.kind for n in names if n}) <= 2:
            yield JOINED.join(dict.fromkeys(value_of(n) for n in names if n is not None)), index, run[-1]
        index = run[-1] + 1


def _mark_nearest(site: Site, found: Gathered) -> None:
    """Mark the nearest names on both sides."""
    chunks = site.analysis.chunks
    for step, word in ((-1, "nearest_ahead"), (1, "nearest_behind")):
        index = site.at + step
        while 0 <= index < len(chunks):
            named = [v for v, sort, outer in _values(chunks[index]) if sort != "thing"]
            if named:
                found.add(named[0], [word])
                break
            index += step


def _owns(rank: int, step: str, sort: str) -> list[str]:
    """The evidence of whoever is the owner by grammar, the first or a later one."""
    order = ("first", "second", "later")[min(rank, 2)]
    return [f"owner_{order}", f"owns_by:{step}", f"owns_{order}:{sort}"]


def _add_joined(site: Site, found: Gathered, ranks: dict[int, int], owning: list[tuple[int, str]]) -> None:
    """Add coordinated names as one."""
    chunks = site.analysis.chunks
    for value, first, last in _joined(chunks):
        evidence = ["joined"]
        rank = min((ranks[i] for i in range(first, last + 1) if i in ranks), default=-1)
        if rank >= 0:
            evidence += _owns(rank, owning[rank][1], "several")
        found.add(value, evidence, chunks[first].start, chunks[last].end)


def _add_carried(site: Site, found: Gathered, here: set[str], whose: str) -> None:
    """Add whom the sentences before and the headline name."""
    for back in range(1, _BACK + 1):
        index = site.analysis.index - back
        if index < 0:
            break
        first = True
        for chunk in site.discourse.sentence(index).chunks:
            for value, sort, outer in _values(chunk):
                if sort in ("capitals", "thing") or (sort == "common" and chunk.role != "subject"):
                    continue
                role = "subject" if chunk.role == "subject" and not outer else "first" if first else "other"
                first = False
                if value not in here and not found.has(value):
                    evidence = [
                        f"carried_{sort}",
                        f"carried_{role}",
                        f"carried_{role}:{whose}",
                        f"carried_by:{back}",
                    ]
                    found.add(value, evidence, chunk.start, chunk.end)
    headline = site.discourse.headline
    if headline.index == site.analysis.index:
        return
    for chunk in headline.chunks:
        for value, sort, outer in _values(chunk):
            if sort in ("capitals", "thing", "common"):
                continue
            role = "subject" if chunk.role == "subject" and not outer else "other"
            if value in here:
                found.add(value, [f"headline_{role}"])
            else:
                evidence = [f"headline_only_{role}", f"headline_{sort}"]
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
    return "named" if kind in _SORTS else "noun"


def _bucket(distance: int) -> str:
    return str(distance) if distance <= 3 else "6" if distance <= 6 else "far"


def _written(count: int) -> str:
    return "once" if count <= 1 else "few" if count <= 3 else "some" if count <= 9 else "many"
