"""What a sum is for or what it measures: the noun phrases around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kaix.analysis.en.lexicon import noun_class
from kaix.analysis.sentences import Chunk
from kaix.attribution.candidates import Candidate
from kaix.attribution.en.merging import Gathered
from kaix.attribution.en.nominal import nominal
from kaix.attribution.en.sites import Site, bucket

_EDGE = " \"'“”‘’.,;:()-–—"
_NOT_FIRST = re.compile(
    r"^(?:(?:an?|the|its|their|his|her|our|some|this|another|additional|total|more than|\d[\d,.]*)\s)+",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]{2}")
_LONGEST = 80
_PURPOSE = 8
"""Phrases behind a mention in which stands what the sum is spent on: "a ¦5 won deal with Haneul to supply chips"."""
_OPENING = 2_000
_CARRIED = frozenset(("measure", "spending", "deal", "payment", "price", "thing"))
_PLACED = re.compile(r"host|purpose")
"""The relations whose worth the class of the noun decides."""
_PERCENT = re.compile(r"\d\s?(?:percent|%)\s(?:to|at)\s")
_TRADED = (re.compile(r"\b[Ss]hares\b"), re.compile(r"\b[Ss]tocks\b"))  # the better word first


def text_of(chunk: Chunk) -> str:
    """A noun phrase as a topic: without article and marks."""
    return _NOT_FIRST.sub("", chunk.text.strip(_EDGE)).strip(_EDGE)


def candidates(
    site: Site, previous: str | None, same_sentence: bool, entity: str | None, equal: str | None
) -> list[Candidate]:
    """The candidates of the topic of one mention.

    `previous` is the topic of the mention before, `equal` that of an earlier mention of the same sum.
    """
    found = Gathered(nominal)
    chunks = site.analysis.chunks  # "5 won ¦for seats and 6 won ¦for tables"
    shared = sum(one.kind == "sum" and after.marker == "for" for one, after in pairwise(chunks)) > 1
    _add_phrases(site, found, entity, shared)
    _add_market(site, found)
    if equal is not None:
        found.add(equal, ["equal"])
    if previous is not None:
        near = "same" if same_sentence else "before"
        found.add(previous, [f"previous_{near}", *(["previous_shared"] if shared and same_sentence else [])])
    _add_before(site, found)
    return found.candidates([f"nothing_relation:{site.relation or 'none'}"])


def _add_phrases(site: Site, found: Gathered, entity: str | None, shared: bool) -> None:
    """Add the noun phrases of the sentence."""
    chunks = site.analysis.chunks
    spent_on = site.host >= 0 and any(
        relation.startswith(("purpose_object", "host_for", "host_of"))
        for index in range(site.at + 1, min(len(chunks), site.at + _PURPOSE))
        for relation in _relations(site, index)
    )
    for index in site.around:
        chunk = chunks[index]
        if index == site.at or chunk.kind not in ("noun", "name"):
            continue
        text = text_of(chunk)
        if not _LETTERS.search(text) or len(text) > _LONGEST:
            continue
        of_head = "name" if chunk.kind == "name" else noun_class(chunk.head) or "thing"
        if of_head in ("share", "time"):
            continue
        evidence = [f"head_{of_head}"]
        for relation in _relations(site, index):
            evidence += [relation, f"{relation}/{of_head}"] if _PLACED.match(relation) else [relation]
            if index == site.host and spent_on:
                evidence.append(f"host_spent/{of_head}")
            if shared and relation in ("next_for", "subject", "host_subject"):
                evidence.append(f"{relation}_shared")
        if entity is not None and text.casefold() in entity.casefold():
            evidence.append("is_entity")
        evidence.append(f"{'before' if index < site.at else 'behind'}_{bucket(abs(index - site.at))}")
        if chunk.clause != site.clause and not any(name.startswith("purpose") for name in evidence):
            evidence.append("other_clause")
        found.add(text, evidence, chunk.start, chunk.end)


def _add_market(site: Site, found: Gathered) -> None:
    """Add the article's word for what is traded."""
    opening = site.discourse.reading.text[:_OPENING]
    word = next(filter(None, (one.search(opening) for one in _TRADED)), None)
    if word is not None and site.small:
        last = max(
            (c.end for c in site.analysis.chunks[: site.at] if c.kind == "sum"), default=site.analysis.start
        )
        moved = site.frame != "trade" and site.sort == "measure"
        moved = moved and _PERCENT.search(site.discourse.reading.text, last, site.chunk.start) is not None
        found.add(word.group().lower(), ["market_word", f"market_word:{'moved' if moved else site.sort}"])


def _add_before(site: Site, found: Gathered) -> None:
    """Add the noun phrases of the sentence before and of the headline."""
    index, headline = site.analysis.index, site.discourse.headline
    sources = [("carried", site.discourse.sentence(index - 1))] if index else []
    sources += [("headline", headline)] if headline.index < index - 1 else []
    for source, sentence in sources:
        for chunk in sentence.chunks:
            text = text_of(chunk)
            of_head = noun_class(chunk.head) or "thing"
            plain = chunk.kind == "noun" and _LETTERS.search(text) and len(text) <= _LONGEST
            if plain and of_head in _CARRIED and not found.has(text):
                role = "" if source == "headline" else "_subject" if chunk.role == "subject" else "_other"
                found.add(text, [f"{source}{role}/{of_head}"], chunk.start, chunk.end)


def _relations(site: Site, index: int) -> Iterator[str]:
    """How a noun phrase stands to the mention."""
    chunks = site.analysis.chunks
    chunk = chunks[index]
    if chunk.role == "possessor" and index > site.at:
        return
    whose = index
    while whose - 1 > site.at and chunks[whose].joint == "'s" and chunks[whose - 1].role == "possessor":
        whose -= 1  # "5 won for ¦its shops": the phrase stands where its possessor does
    index, joint = whose, chunks[whose].joint
    first = chunks[whose].marker.split()[0] if chunks[whose].marker else ""
    if index == site.host:
        yield f"host_{site.relation}"
    elif index == site.subject:
        yield "subject"
    elif index - 1 == site.host and first in ("of", "for", "in", "on", "to"):
        yield f"host_{first}"
    elif index == site.at + 1:
        yield f"next_{first or joint or 'bare'}"
    elif index < site.at:
        return
    elif chunk.clause == site.clause:
        yield f"behind_{first or chunk.role or 'bare'}"
    else:
        clauses = site.analysis.clauses
        depends = 0 <= chunk.clause < len(clauses) and clauses[chunk.clause].parent == site.clause
        yield (f"purpose_{chunk.role or first or 'other'}" if depends else "behind_clause")
