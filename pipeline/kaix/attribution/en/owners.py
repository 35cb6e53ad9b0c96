"""Whose the grammar of the sentence makes a sum: the first of possessor, bracket, phrase of the host, agent, subject.

Each step is tried in the order in which a reader does; its name is evidence, and what each is worth is learned.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from kaix.analysis.en.antecedents import means
from kaix.analysis.en.lexicon import grammar, noun_class
from kaix.analysis.sentences import Chunk, Clause
from kaix.attribution.en.sites import NOMINAL, Site, kind_of

_OBSERVERS = grammar("observer")
_SOMEBODY = frozenset(("organisation", "unknown", "country", "government", "person", "group", "body",
    "definite_body", "people"))  # fmt: skip
_BELONGS = frozenset(("of", "by", "at"))
_MODIFIERS = frozenset(("noun", "date", "sum"))
_SETS_OFF = frozenset((":", "-", "|", "("))
_ACTS = frozenset(("pay", "buy", "receive", "plan", "lose", "claim"))
_MEASURES = frozenset(("worth", "change", "trade", "state"))
_ABSTRACT = ("tion", "sion", "ment", "ance", "ence", "ity", "ing", "age", "ness", "ism")
_GOODS = frozenset(("gas", "product", "vehicle", "model", "item", "card", "car", "chip", "device", "system"))
_GUESSES = frozenset(("estimate", "calculate", "project", "predict", "believe", "forecast"))
_GOES = frozenset(("go", "come", "flow"))
_PIECES = frozenset(("unit", "card", "chip", "piece", "share"))
_STEPS = 4
"""Clauses upwards in which a subject is looked for."""


def is_somebody(chunk: Chunk) -> bool:
    """Whether a phrase is somebody by its head: a name, a pronoun, a body, people."""
    return chunk.kind == "pronoun" or kind_of(chunk) in _SOMEBODY or means(chunk)


def is_observer(name: str) -> bool:
    """Whether a name says that its bearer only tells: Securities, Institute, Times."""
    return not _OBSERVERS.isdisjoint(name.lower().replace(".", "").split())


def owners(site: Site, makers: frozenset[str] = frozenset()) -> list[tuple[int, str]]:
    """The chunks of whom the sum can be by grammar, in the order of the steps, each with the first that found it.

    What `makers` make goes to whom they supply it ("Nvidia will supply ¦5,000 GPUs to ¦Naver"), a price does not.
    """
    found: dict[int, str] = {}
    handed = list(_recipients(site, makers)) if makers and site.chunk.joint != "(" else []
    for index, step in handed or _found(site):
        if index in site.around:
            found.setdefault(index, step)
    return list(found.items())


def _found(site: Site) -> Iterator[tuple[int, str]]:
    chunks, at = site.analysis.chunks, site.at
    low, high = site.row_head
    yield from (
        (i, "label") for i, one in enumerate(chunks[:at]) if low <= one.start < high and one.kind in NOMINAL
    )
    before = chunks[at - 1] if at else None
    if before is not None and is_somebody(before):
        marker, joint = site.chunk.marker.partition(" ")[0], site.chunk.joint
        if joint == "'s":
            yield at - 1, "possessor"
        elif joint in _SETS_OFF or (not joint and _labels(site, before, marker)):
            yield at - 1, "label"
    spent = site.relation in ("in_noun", "worth_of") and site.sort == "act"
    if site.host >= 0 and site.relation != "subject" and not spent:
        yield from _of_phrase(site, site.host)
    clause, below = site.governing, None
    for _ in range(_STEPS):
        if clause is None:
            break
        yield from _of_clause(site, clause, below)
        below = clause
        clause = site.analysis.clauses[clause.parent] if clause.parent >= 0 else None
    if spent:  # "bought ¦5 won in shares of Naver"
        yield from _of_phrase(site, site.host)
    if site.host >= 0 and any(
        n.start == chunks[site.host].start for n in chunks[site.host].names if n is not chunks[site.host].name
    ):
        yield site.host, "inside"


def _labels(site: Site, before: Chunk, marker: str) -> bool:
    """Whether a phrase that nothing joins to the mention says whose it is: "Naver ¦5 won", "with Naver ¦at 5 won"."""
    return (site.clause < 0 and not marker) or (marker in ("at", "with") and before.role != "subject")


def _recipients(site: Site, makers: frozenset[str]) -> Iterator[tuple[int, str]]:
    """To whom the verb over the mention hands it, for whom or with whom the maker acts, where it stands."""
    chunks, clause = site.analysis.chunks, site.governing
    behind = chunks[site.at + 1] if site.at + 1 < len(chunks) else None
    if behind is not None and is_somebody(behind) and behind.marker in ("by", "inside", "to"):
        yield site.at + 1, "recipient"
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
    if verb.frame == "receive" and any(noun_class(c.head) == "deal" for c in clause.having("object")):
        for one in clause.having("source"):  # "won an order from ¦Naver for ¦5,000 GPUs"
            if one.start in places and is_somebody(one):
                yield places[one.start], "recipient"
    for acts in (clause, *islice(site.above(), 1)):
        subject = next(acts.having("subject"), None)
        if subject is not None and subject.name is not None and subject.text.lower() in makers:
            for one in acts.arguments:
                if one.marker in ("with", "for", "to") and one.kind == "name" and one.start in places:
                    yield places[one.start], "recipient"


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
        yield index, "inside"
    behind = index + 1 if index + 1 != site.at else index + 2
    if behind >= len(chunks):
        return
    after = chunks[behind]
    marker = after.marker.partition(" ")[0]
    source = marker in ("from", "per") and (index != site.host or site.relation == "subject")
    if (marker in _BELONGS or source) and after.joint in ("", "'s"):
        if marker == "per" and after.head in _PIECES:
            pass  # "at $5 ¦per unit"
        elif is_somebody(after) or (marker == "per" and index != site.host):
            yield behind, "of"
        elif marker == "of":  # "shares of the ¦firm's owner", "the profit of chips of ¦Naver"
            yield from ((i, "of") for i, _ in _of_phrase(site, behind) if i != behind)


def _is_abstract(head: str) -> bool:
    """Whether a noun is nobody by its ending, or is a good: "the ¦cancellation covers", "¦products earned"."""
    return head.endswith(_ABSTRACT) or head in _GOODS


def _of_clause(site: Site, clause: Clause, below: Clause | None) -> Iterator[tuple[int, str]]:
    """Who acts in a clause, or owns what it tells of; `below` is the clause between it and the mention."""
    chunks, verb = site.analysis.chunks, clause.predicate
    if verb is None:
        return
    places = {c.start: i for i, c in enumerate(chunks)}
    if verb.passive:
        yield from ((places[one.start], "agent") for one in clause.having("agent") if is_somebody(one))
    elif verb.frame == "impose":
        governed = site.governing.arguments if below is not None and site.governing is not None else ()
        for one in (*clause.arguments, *governed):
            if (one.role == "object" or one.marker in ("on", "against")) and is_somebody(one):
                yield places[one.start], "recipient"
    subject = next(clause.having("subject"), None)
    index = places.get(subject.start, -1) if subject is not None else -1
    if subject is None or index < 0 or index == site.at:
        return
    measured = verb.passive or verb.frame in _MEASURES
    if is_somebody(subject):
        owned = subject.joint == "'s" and kind_of(subject) in ("unknown", "person") and index > 0
        if owned and measured and chunks[index - 1].kind == "name" and not _is_typed(subject):
            yield index - 1, "possessor"  # "the painter's ¦“Village” was sold", "the bank's ¦Gold Plus"
        elif below is not None:
            said = below.reported or (below.relation == "complement" and verb.frame == "say")
            yield index, "told" if said else "guesses" if verb.lemma in _GUESSES else "above"
        else:
            appraised = any(noun_class(c.head) in ("plan", "price") for c in clause.having("object"))
            if appraised and is_observer(subject.text):  # "Naver Securities cut its ¦target to 5 won"
                yield index, "told"
                return
            yield index, "measured" if measured and verb.lemma != "value" else "subject"
    elif (
        verb.frame in _ACTS and not verb.passive
        and kind_of(subject) in ("thing", "capitals") and not _is_abstract(subject.head.removesuffix("s"))
    ):  # fmt: skip
        yield index, "subject"  # "the ¦goalkeeper will earn"
    else:
        yield from _of_phrase(site, index)


def _is_typed(chunk: Chunk) -> bool:
    """Whether the words before a name say that it is somebody: "Jinju's ¦chip startup Haneul"."""
    return any(noun_class(word) in ("body", "people") for word in chunk.text.lower().split()[:-1])
