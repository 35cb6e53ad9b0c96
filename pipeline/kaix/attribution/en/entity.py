"""Who a sum or a count belongs to: everybody named or meant in its sentence, in those before and in the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaix.analysis.en.antecedents import antecedent, means
from kaix.analysis.en.lexicon import noun_class
from kaix.analysis.sentences import Chunk
from kaix.attribution.candidates import Candidate
from kaix.attribution.en.merging import Gathered
from kaix.attribution.en.sites import Site, kind_of
from kaix.context import JOINED
from kaix.reading import Name

_BACK = 3
"""Sentences before that of the mention whose names are candidates."""
_SORTS = {
    "organisation": "name", "unknown": "unknown", "country": "state", "government": "state", "person": "person",
    "group": "common", "body": "common", "definite_body": "common", "people": "common", "capitals": "capitals",
}  # fmt: skip
"""The sorts of those who can be the entity, by the kind of their name or noun; a subject may be a `thing`."""
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
    found = Gathered()
    chunks = site.analysis.chunks
    share = _shares(site)
    for index in site.around():
        chunk = chunks[index]
        if index == site.at:
            continue
        for value, sort, outer in list(_meant(site, chunk)) or _values(chunk):
            evidence = [f"sort_{sort}", *(_here(site, index, outer) if index not in share else share[index])]
            side = "ahead" if index < site.at else "behind"
            evidence.append(f"{side}_by:{_bucket(abs(site.at - index))}")
            found.add(value, evidence, chunk.start, chunk.end)
    _mark_nearest(site, found)
    _add_joined(site, found)
    here = set(found.values())
    whose = _whose(site)
    _add_carried(site, found, here, whose)
    if previous is not None:
        found.add(previous, [f"previous_{near}", f"previous_{near}:{'here' if previous in here else whose}"])
    about = site.about
    sectors = {value_of(n): n.sector for c in chunks for n in c.names}
    for value in found.values():
        sector = sectors.get(value) or "unknown"
        found.add(value, [f"speaks:{site.discourse.speaks(value)}", f"sector_{sector}:{about}"])
        if value.lower() in makers:
            found.add(value, ["maker"])
        found.add(value, [f"written:{_written(site.discourse.count(value.split(JOINED)[0]))}"])
    named = sum(1 for c in chunks if c.names)
    return found.candidates([
        f"nothing_subject:{site.subject_kind}", f"nothing_verb:{site.sort}", f"nothing_whose:{whose}",
        f"nothing_named:{min(named, 3)}", f"nothing_host:{kind_of(chunks[site.host]) if site.host >= 0 else 'none'}",
        f"nothing_before:{near if previous is not None else 'none'}",
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
    if means(chunk):
        name = antecedent(site.discourse, site.analysis, chunk)
        if name is not None:
            yield value_of(name), "pronoun" if chunk.kind == "pronoun" else "described", False


def _here(site: Site, index: int, outer: bool) -> Iterator[str]:
    """The relation of a phrase in the sentence of the mention to it."""
    chunks = site.analysis.chunks
    chunk = chunks[index]
    following = chunks[index + 1] if index + 1 < len(chunks) else None
    relation = _relation(site, index, following is not None and following.joint == "'s" and not outer)
    yield f"inside_{relation}" if outer else relation
    yield f"{'inside_' if outer else ''}{relation}:{site.sort}"
    if index == site.subject:
        yield f"{'inside_' if outer else ''}subject_is:{kind_of(chunk)}"
    if index + 1 == site.at and not outer:
        yield f"adjacent:{(site.chunk.marker.split() or [site.chunk.joint or 'bare'])[0]}"
    marker = chunk.marker.split()[0] if chunk.marker else ""
    if marker in ("in", "at", "near", "across", "on", "according", "from", "with", "against", "than", "like"):
        yield f"after:{marker}"
    if outer and _SPOKESMEN.search(chunk.text):
        yield "spokesman"
    if chunk.joint in ("(", ":", "-", "|") or (following is not None and following.joint in (":", "-", "|")):
        yield "labelled"


def _relation(site: Site, index: int, owns: bool) -> str:
    chunk = site.analysis.chunks[index]
    marker = chunk.marker.split()[0] if chunk.marker else ""
    if owns and index + 1 in (site.at, site.host, site.subject):
        return {site.at: "owner_of_sum", site.host: "owner_of_host"}.get(index + 1, "owner_of_subject")
    if marker == "of" and index - 1 in (site.host, site.subject):
        return "of_host" if index - 1 == site.host else "of_subject"
    if index == site.subject:
        return "subject"
    if index == site.host:
        return f"host_{site.relation}"
    if chunk.clause == site.clause and site.clause >= 0:
        if index > site.at and marker in ("by", "to", "from", "for", "of"):
            return f"behind_{marker}"
        return f"same_clause_{chunk.role or 'other'}"
    for distance, clause in enumerate(site.above()):
        subject = next(clause.having("subject"), None)
        if subject is not None and subject.start == chunk.start:
            verb = clause.predicate
            told = verb is not None and verb.frame == "say"
            return f"subject_above_{'say' if told else min(distance, 1)}"
    return f"elsewhere_{'ahead' if index < site.at else 'behind'}_{'subject' if chunk.role == 'subject' else 'other'}"


def _shares(site: Site) -> dict[int, tuple[str, ...]]:
    """The phrases of which each has one of several sums: "A and B bought ¦5 won and 3 won, respectively"."""
    chunks = site.analysis.chunks
    sums = _run(site, site.at, ("sum",))
    if len(sums) < 2:
        return {}
    for last in (site.subject, sums[-1] + 1):
        if not 0 <= last < len(chunks):
            continue
        people = _run(site, last, ("name", "noun"))
        if len(people) == len(sums):
            mine = people[sums.index(site.at)]
            mark = ("subject", f"subject:{site.sort}", "its_share")
            return {index: mark if index == mine else ("other_share",) for index in people}
    return {}


def _run(site: Site, index: int, kinds: tuple[str, ...]) -> list[int]:
    """The coordinated phrases around one: "A, B and C"."""
    chunks = site.analysis.chunks
    first = last = index
    while first > 0 and chunks[first].joint in ("and", ",") and chunks[first - 1].kind in kinds:
        first -= 1
    while (
        last + 1 < len(chunks) and chunks[last + 1].joint in ("and", ",") and chunks[last + 1].kind in kinds
    ):
        last += 1
    return list(range(first, last + 1))


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


def _add_joined(site: Site, found: Gathered) -> None:
    """Add coordinated names as one: "Samsung, SK and Hyundai"."""
    chunks = site.analysis.chunks
    index = 0
    while index < len(chunks):
        run = (
            [i for i in _run(site, index, ("name",)) if i >= index]
            if chunks[index].kind == "name"
            else [index]
        )
        names = [chunks[i].name for i in run]
        if len(run) > 1 and chunks[run[-1]].joint == "and" and len({n.kind for n in names if n}) <= 2:
            shares = run if site.subject in run else run[:1]
            relation = next((e for i in shares if i == site.subject for e in _here(site, i, False)), None)
            evidence = ["joined", f"joined_{relation or next(_here(site, run[0], False))}"]
            value = JOINED.join(dict.fromkeys(value_of(n) for n in names if n is not None))
            found.add(value, evidence, chunks[run[0]].start, chunks[run[-1]].end)
        index = run[-1] + 1


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
                if value in here:
                    found.add(value, [f"also_{role}"])
                elif not found.has(value):
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
                evidence = [f"headline_only_{role}", f"headline_only:{whose}", f"headline_{sort}"]
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
