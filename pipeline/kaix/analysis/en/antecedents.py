"""Who "it", "the company" and "the ministry" are: the name before them that fits and that the text goes on about."""

from __future__ import annotations

from collections.abc import Iterator

from kaix.analysis.en.discourse import Discourse
from kaix.analysis.en.lexicon import noun_class
from kaix.analysis.sentences import Chunk, SentenceAnalysis
from kaix.reading import Name

_PERSONS = frozenset(("he", "she", "his", "her", "him", "i", "my", "himself", "herself"))
_THINGS = frozenset(("it", "its", "they", "their", "them", "we", "our", "us", "itself", "themselves"))
_PLURAL = frozenset(("they", "their", "them"))
_BODIES = frozenset(("organisation", "government", "country", "unknown", "group"))
_PEOPLE = frozenset(("person", "unknown"))
_SPEAKING = _PEOPLE | _BODIES
_BACK = 3
"""Sentences before in which an antecedent is looked for; a body of one kind ("the ministry") twice as far."""
_MUCH = 6
"""Mentions of a name in the article beyond which it is no more prominent."""
_CALLED = 3.0
"""What it is worth that the article calls a name so: "the ¦startup" is "chip startup ¦Haneul"."""
_ANYBODY = frozenset(("company",))
_SPEAKERS = frozenset(("i", "my", "me", "we", "our", "us"))
_PROMINENT = {"organisation": 1.0, "person": 2.0, "country": -1.5, "government": -0.5}
_PLACED = frozenset(("in", "at", "from", "near"))
_OF_KIND = frozenset(("ministry", "commission", "agency", "committee", "council", "assembly", "university", "institute",
    "center", "centre", "bank", "fund", "city", "province", "government", "court", "association", "foundation", "party",
    "union", "office", "authority", "board", "group"))  # fmt: skip
_STATES = frozenset(("country", "nation"))
_PARTS = frozenset(("division", "unit", "business", "arm", "branch", "subsidiary", "affiliate", "operation"))
_HEADS_ALIKE = {"watchdog": "commission", "regulator": "commission", "lender": "bank", "school": "university"}


def means(chunk: Chunk) -> bool:
    """Whether a phrase stands for somebody who is named elsewhere."""
    if chunk.kind == "pronoun":
        return chunk.head in _PERSONS or chunk.head in _THINGS
    plain = not chunk.names or (
        chunk.kind == "name" and chunk.text == chunk.head.capitalize()
    )  # "the ¦Company"
    if chunk.head in _PARTS and chunk.text.lower() != chunk.head:
        return False  # "the panel ¦business" is one of its own
    single = not chunk.head.endswith("s") or chunk.head.endswith("ss")
    return (
        chunk.kind in ("noun", "name")
        and chunk.definite
        and plain
        and single
        and noun_class(chunk.head) == "body"
    )


def means_several(chunk: Chunk) -> bool:
    """Whether a phrase stands for several who are named elsewhere: "they", "the two companies"."""
    if chunk.kind == "pronoun":
        return chunk.head in _PLURAL
    few = chunk.text.lower().removesuffix(chunk.head).strip() in ("", "two", "three", "four", "five")
    return (
        chunk.kind == "noun"
        and chunk.definite
        and few
        and chunk.head.endswith("s")
        and noun_class(chunk.head) == "body"
    )


def antecedent(
    discourse: Discourse, analysis: SentenceAnalysis, chunk: Chunk, kinds: frozenset[str] | None = None
) -> Name | None:
    """The name that `chunk` stands for: near, a subject, and much spoken of; `None` where none fits.

    With `kinds` only a name of one of them.
    """
    key = chunk.start, chunk.end, kinds
    if key not in discourse.referents:
        discourse.referents[key] = None  # a phrase is not its own antecedent
        discourse.referents[key] = _find(discourse, analysis, chunk, kinds)
    return discourse.referents[key]


def _find(
    discourse: Discourse, analysis: SentenceAnalysis, chunk: Chunk, kinds: frozenset[str] | None
) -> Name | None:
    head = _HEADS_ALIKE.get(chunk.head, chunk.head)
    noun = chunk.kind != "pronoun"
    if chunk.head in _SPEAKERS:
        for one in analysis.clauses:  # "I paid 5 won, ¦Kim said", "…, said ¦Kim"
            told = one.arguments if one.predicate is not None and one.predicate.frame == "say" else ()
            for said in reversed(told):
                if said.name is not None and not said.marker and said.name.kind in (kinds or _SPEAKING):
                    return said.name
    person = not noun and chunk.head in _PERSONS
    of_kind = head if noun and head in _OF_KIND else ""
    wanted = kinds or (_PEOPLE if person else _BODIES)
    most = _CALLED * noun + _MUCH / 3 + max(_PROMINENT.get(kind, 0.0) for kind in wanted)
    best: tuple[float, Name] | None = None
    far = of_kind or head in _STATES
    for worth, name in _before(discourse, analysis, chunk, 2 * _BACK if far else _BACK):
        if name is None:
            if best is not None and best[0] >= worth + most:
                break
            continue
        if name.kind not in wanted or (person and name.text.isupper()):
            continue
        called = noun and chunk.head not in _ANYBODY and discourse.is_called(name.text, chunk.head)
        if of_kind and not called and of_kind not in name.text.lower().split():
            continue
        if noun and head in _STATES:
            if name.kind != "country":
                continue
        elif noun and not of_kind and (name.kind in ("country", "government") or name.sector == "government"):
            continue
        if noun_class(name.text.lower()) == "body":
            continue  # "the ¦Company" is itself a word for somebody
        score = (
            worth
            + _CALLED * called
            + min(discourse.count(name.text), _MUCH) / 3
            + _PROMINENT.get(name.kind, 0.0)
        )
        if best is None or score > best[0]:
            best = score, name
    return best[1] if best is not None else None


def _before(
    discourse: Discourse, analysis: SentenceAnalysis, chunk: Chunk, back: int
) -> Iterator[tuple[float, Name | None]]:
    """The names before a phrase, and how near and how prominent each stands.

    Before a sentence is read for them, what a name in it or in those read later is worth at most. A subject that
    stands for a name counts as it: "¦It raised 5 won. ¦It plans".
    """
    if 0 <= chunk.clause < len(analysis.clauses):
        above = analysis.clauses[chunk.clause].parent
        while above >= 0:
            yield from (
                (6.0, c.name) for c in analysis.clauses[above].having("subject") if c.name is not None
            )
            above = analysis.clauses[above].parent
    for one in analysis.chunks:
        if one.end <= chunk.start and one.marker not in _PLACED:
            yield from (
                (5.0 if one.role == "subject" and name is one.name and not one.marker else 3.5, name)
                for name in one.names
            )
            if one.role == "subject" and means(one):
                yield 5.0, antecedent(discourse, analysis, one)
    for distance, index in enumerate(range(analysis.index - 1, max(-1, analysis.index - 1 - back), -1)):
        yield max(4.0 - distance, 1.5), None
        sentence = discourse.sentence(index)
        for one in sentence.chunks:
            if one.marker not in _PLACED:
                for name in one.names:
                    yield (
                        (4.0 if one.role == "subject" and name is one.name and not one.marker else 2.0)
                        - distance,
                        name,
                    )
                if not distance and one.role == "subject" and means(one):
                    yield 4.0, antecedent(discourse, sentence, one)
    yield 1.5, None
    for one in discourse.headline.chunks:
        yield from ((1.5, name) for name in one.names if one.role == "subject")
