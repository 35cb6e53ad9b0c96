"""Whose the grammar of the sentence makes a sum: the first of possessor, bracket, phrase of the host, agent, subject.

Each step is tried only where those before it found nobody, as a reader does; its name is evidence, and what each is
worth is learned.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from kaix.analysis.en.antecedents import means
from kaix.analysis.en.lexicon import noun_class
from kaix.analysis.sentences import Chunk, Clause
from kaix.attribution.en.sites import NOMINAL, Site, kind_of

_SOMEBODY = frozenset(("organisation", "unknown", "country", "government", "person", "group", "body",
    "definite_body", "people"))  # fmt: skip
_BELONGS = frozenset(("of", "by", "at"))
_MODIFIERS = frozenset(("noun", "date", "sum"))
_SETS_OFF = frozenset((":", "-", "|"))
_GETS = frozenset(("impose",))
_ACTS = frozenset(("pay", "buy", "receive", "plan", "lose", "claim"))
_ABSTRACT = ("tion", "sion", "ment", "ance", "ence", "ity", "ing", "age", "ness", "ism")
_GOODS = frozenset(("gas", "product", "vehicle", "model", "item", "card", "car", "chip", "device", "system"))
_GOES = frozenset(("go", "come", "flow"))
_PIECES = frozenset(("unit", "card", "chip", "piece", "share"))
_STATES = frozenset(("country", "government"))
_STEPS = 4
"""Clauses upwards in which a subject is looked for."""


def is_somebody(chunk: Chunk) -> bool:
    """Whether a phrase is somebody by its head: a name, a pronoun, a body, people."""
    return chunk.kind == "pronoun" or kind_of(chunk) in _SOMEBODY or means(chunk)


def owners(site: Site, makers: frozenset[str] = frozenset()) -> list[tuple[int, str]]:
    """The chunks of whom the sum can be by grammar, in the order of the steps, each with the first that found it.

    What `makers` make goes to whom they supply it ("Nvidia will supply ¦5,000 GPUs to ¦Naver"), a price does not.
    """
    found: dict[int, str] = {}
    handed = list(_recipients(site, makers)) if makers and site.chunk.joint != "(" else []
    for index, step in handed or _found(site):
        found.setdefault(index, step)
    return list(found.items())


def _found(site: Site) -> Iterator[tuple[int, str]]:
    chunks, at = site.analysis.chunks, site.at
    low, high = site.row_head
    yield from (
        (i, "row_head")
        for i, one in enumerate(chunks[:at])
        if low <= one.start < high and one.kind in NOMINAL
    )
    before = chunks[at - 1] if at else None
    if before is not None and is_somebody(before):
        marker = site.chunk.marker.split()[0] if site.chunk.marker else ""
        joint = site.chunk.joint
        if joint == "'s":
            yield at - 1, "possessor"
        elif joint == "(":
            yield at - 1, "bracket"
        elif joint in _SETS_OFF or (site.clause < 0 and not joint and not marker):
            yield at - 1, "label"
        elif marker in ("at", "with") and before.role != "subject" and not joint:
            yield at - 1, f"beside_{marker}"
    marker = site.chunk.marker.split()[0] if site.chunk.marker else ""
    behind = chunks[at + 1] if at + 1 < len(chunks) else None
    compared = behind is not None and behind.marker == "at" and behind.kind == "name"
    if compared and marker in ("with", "than", "to"):
        yield at + 1, "behind_at"  # "compared with ¦5,000 at ¦Naver"
    if len(chunks) > at + 2 and chunks[at + 1].role == "subject" and chunks[at + 2].kind == "verb":
        actor = chunks[at + 1]
        if is_somebody(actor) and not actor.joint and not actor.marker:
            yield at + 1, "relative_subject"  # "the ¦5 won ¦tech firms are to spend"
    if site.host >= 0 and site.relation != "subject":
        yield from ((i, f"host_{how}") for i, how in _of_phrase(site, site.host))
    clause, seen, where = site.governing, site.clause, ""
    for step in range(_STEPS):
        if clause is None:
            break
        yield from (
            (i, how if how == "imposed_on" else f"{how}{where}") for i, how in _of_clause(site, clause, step)
        )
        where = "_over" if where == "_over" or _tells_of_things(clause) else "_above"
        seen = clause.parent
        clause = site.analysis.clauses[seen] if seen >= 0 else None
    if compared:
        yield at + 1, "behind_at"  # "that compares with ¦5,000 at ¦Naver"
    if site.host >= 0 and any(
        n.start == chunks[site.host].start for n in chunks[site.host].names if n is not chunks[site.host].name
    ):
        yield site.host, "host_inside"


def _tells_of_things(clause: Clause) -> bool:
    """Whether a clause is a statement of its own whose subject is nobody: "it said that ¦costs rose"."""
    subject = next(clause.having("subject"), None)
    if subject is None or subject.kind == "sum" or is_somebody(subject):
        return False
    finite = clause.predicate is not None and clause.predicate.tense != "none"
    return finite and clause.relation in ("main", "complement", "coordinate")


def _recipients(site: Site, makers: frozenset[str]) -> Iterator[tuple[int, str]]:
    """To whom the verb over the mention hands it, for whom or with whom the maker acts, where it stands."""
    chunks, clause = site.analysis.chunks, site.governing
    behind = chunks[site.at + 1] if site.at + 1 < len(chunks) else None
    if behind is not None and is_somebody(behind) and behind.marker in ("by", "inside", "to"):
        yield site.at + 1, "recipient" if behind.marker == "to" else f"behind_{behind.marker}"
        return  # "orders for ¦5,000 GPUs ¦by Naver", "40,000 to the state, ¦60,000 ¦to Naver"
    verb = clause.predicate if clause is not None else None
    if clause is None or verb is None:
        return
    places = {c.start: i for i, c in enumerate(chunks)}
    if verb.frame == "supply" or verb.lemma in _GOES:
        for one in clause.arguments:
            handed = one.role == "recipient" or one.marker == "to" or (verb.passive and one.role == "subject")
            if handed and one.start in places and is_somebody(one):
                yield places[one.start], "recipient"
    ordered = next((c for c in clause.having("object") if noun_class(c.head) == "deal"), None)
    if verb.frame == "receive" and ordered is not None:
        yield from (
            (places[c.start], "buyer")
            for c in clause.having("source")
            if is_somebody(c) and c.start in places
        )  # "won an order from ¦Naver for ¦5,000 GPUs"
    for acts in (clause, *islice(site.above(), 1)):
        subject = next(acts.having("subject"), None)
        if subject is not None and subject.name is not None and subject.text.lower() in makers:
            yield from (
                (places[with_.start], f"maker_{with_.marker}") for with_ in acts.arguments
                if with_.marker in ("with", "for", "to") and with_.kind == "name" and with_.start in places
            )  # fmt: skip


def _of_phrase(site: Site, index: int) -> Iterator[tuple[int, str]]:
    """Whom a noun phrase names as its owner: its possessor, a name inside it, the phrase of "of" behind it."""
    chunks = site.analysis.chunks
    chunk = chunks[index]
    first = index
    while first > 0 and (
        (not chunks[first].joint and not chunks[first].marker and chunks[first - 1].kind in _MODIFIERS)
        or (chunks[first].joint == "and" and chunks[first - 1].kind == "noun")
        or (chunks[first].joint == "'s" and chunks[first - 1].kind == "date")
    ):
        first -= 1  # "Naver's preliminary ¦2025 ¦results", "Naver's sales and ¦profit"
    if chunks[first].joint == "'s" and first and is_somebody(chunks[first - 1]):
        yield first - 1, "possessor"
    inner = next((name for name in chunk.names if name is not chunk.name), None)
    if (
        inner is not None
        and inner.start == chunk.start
        and index != site.host
        and " dollar" not in chunk.text
    ):
        yield index, "inside_state" if inner.kind in _STATES else "inside"
    behind = index + 1 if index + 1 != site.at else index + 2
    if behind < len(chunks):
        marker = chunks[behind].marker.split()[0] if chunks[behind].marker else ""
        source = marker in ("from", "per") and (index != site.host or site.relation == "subject")
        if (marker in _BELONGS or source) and chunks[behind].joint in ("", "'s"):
            if marker == "per" and chunks[behind].head in _PIECES:
                pass  # "at $5 ¦per unit"
            elif is_somebody(chunks[behind]) or (marker == "per" and index != site.host):
                yield behind, marker
            elif behind + 1 < len(chunks) and _goes_on(chunks[behind + 1]) and marker in ("by", "of"):
                yield behind + 1, marker  # "exports by the steel and ¦battery sector"
            elif marker == "of":  # "shares of the ¦firm's owner", "the profit of chips of ¦Naver"
                yield from ((i, "of_of") for i, _ in _of_phrase(site, behind) if i != behind)


def _is_abstract(head: str) -> bool:
    """Whether a noun is nobody by its ending, or is a good: "the ¦cancellation covers", "¦products earned"."""
    return head.endswith(_ABSTRACT) or head in _GOODS


def _goes_on(chunk: Chunk) -> bool:
    """Whether a phrase is coordinated with the one before, and is somebody."""
    return chunk.joint == "and" and not chunk.marker and chunk.kind == "noun" and is_somebody(chunk)


def _of_clause(site: Site, clause: Clause, step: int) -> Iterator[tuple[int, str]]:
    """Who acts in a clause, or owns what it tells of."""
    chunks, verb = site.analysis.chunks, clause.predicate
    if verb is None:
        return
    frame = verb.frame or "other"
    places = {c.start: i for i, c in enumerate(chunks)}
    if verb.passive:
        for one in clause.having("agent"):
            if is_somebody(one):
                yield places[one.start], "agent"
    elif frame in _GETS:
        below = site.governing.arguments if step and site.governing is not None else ()
        for one in (*clause.arguments, *below):
            if (one.role == "object" or one.marker in ("on", "against")) and is_somebody(one):
                yield places[one.start], "imposed_on"
    subject = next(clause.having("subject"), None)
    if subject is None or subject.start not in places:
        return
    index = places[subject.start]
    if index == site.at:
        return
    owned = subject.joint == "'s" and kind_of(subject) in ("unknown", "person") and index > 0
    measured = verb.passive or frame in ("worth", "change", "trade", "state")
    if owned and measured and chunks[index - 1].kind == "name":
        yield index - 1, "subject_possessor"  # "the painter's ¦“Village” was sold", "the bank's ¦Gold Plus"
    elif is_somebody(subject):
        voice = "_passive" if verb.passive else ""
        yield index, f"subject_{frame if step == 0 or frame == 'say' else 'act'}{voice}"
    elif (
        frame in _ACTS and not verb.passive
        and kind_of(subject) in ("thing", "capitals") and not _is_abstract(subject.head.removesuffix("s"))
    ):  # fmt: skip
        yield index, "subject_thing"  # "the ¦goalkeeper will earn"
    else:
        yield from ((i, f"subject_{how}") for i, how in _of_phrase(site, index))
