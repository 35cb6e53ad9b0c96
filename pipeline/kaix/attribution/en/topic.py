"""What a sum is for or what it measures: the noun phrases around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
_OPENING = 2_000
_TRADED = (re.compile(r"\b[Ss]hares\b"), re.compile(r"\b[Ss]tocks\b"))  # the better word first
_PERCENT = re.compile(r"\d\s?(?:percent|%)\s(?:to|at)\s")


def text_of(chunk: Chunk) -> str:
    """A noun phrase as a topic: without article and marks."""
    return _NOT_FIRST.sub("", chunk.text.strip(_EDGE)).strip(_EDGE)


def candidates(site: Site, previous: str | None, same_sentence: bool, entity: str | None) -> list[Candidate]:
    """The candidates of the topic of one mention; `previous` is the topic of the mention before."""
    found = Gathered(nominal)
    chunks = site.analysis.chunks
    for index in site.around():
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
            evidence += [relation, f"{relation}/{of_head}"]
        if entity is not None and text.casefold() in entity.casefold():
            evidence.append("is_entity")
        if index < site.at:
            evidence.append(f"before_{bucket(site.at - index)}")
        else:
            evidence.append(f"behind_{bucket(index - site.at)}")
        if chunk.clause != site.clause:
            evidence.append("other_clause")
        if " " in text:
            evidence.append("long")
        found.add(text, evidence, chunk.start, chunk.end)
    opening = site.discourse.reading.text[:_OPENING]
    word = next(filter(None, (one.search(opening) for one in _TRADED)), None)
    if word is not None and site.small:
        verb = (
            site.sort
            if site.frame == "trade" or site.sort != "measure"
            else "moved"
            if _PERCENT.search(_before(site))
            else "measure"
        )
        found.add(word.group().lower(), ["market_word", f"market_word:{verb}"])
    if previous is not None:
        near = "same" if same_sentence else "before"
        found.add(
            previous,
            [
                f"previous_{near}",
                f"previous_{near}:{site.relation or 'none'}",
                f"previous_{near}:{site.frame}",
            ],
        )
    index = site.analysis.index - 1
    if index >= 0:
        for chunk in site.discourse.sentence(index).chunks:
            if chunk.kind == "noun":
                text = text_of(chunk)
                if _LETTERS.search(text) and len(text) <= _LONGEST:
                    of_head = noun_class(chunk.head) or "thing"
                    if of_head in ("measure", "spending", "deal", "payment", "price", "thing"):
                        role = "subject" if chunk.role == "subject" else "other"
                        evidence = [f"carried_{role}/{of_head}"] if not found.has(text) else ["also_before"]
                        found.add(text, evidence, chunk.start, chunk.end)
    headline = site.discourse.headline
    if headline.index < site.analysis.index - 1:
        for chunk in headline.chunks:
            if chunk.kind == "noun":
                text = text_of(chunk)
                if _LETTERS.search(text) and len(text) <= _LONGEST:
                    of_head = noun_class(chunk.head) or "thing"
                    found.add(
                        text,
                        [f"headline/{of_head}"] if not found.has(text) else ["also_headline"],
                        chunk.start,
                        chunk.end,
                    )
    return found.candidates(
        [
            f"nothing_relation:{site.relation or 'none'}",
            f"nothing_frame:{site.frame}",
            "nothing_previous" if previous is None else "something_previous",
        ]
    )


def _before(site: Site) -> str:
    """The words before the mention, back to the one before it."""
    start = max(
        (c.end for c in site.analysis.chunks[: site.at] if c.kind == "sum"), default=site.analysis.start
    )
    return site.discourse.reading.text[start : site.chunk.start]


def _relations(site: Site, index: int) -> Iterator[str]:
    """How a noun phrase stands to the mention."""
    chunks = site.analysis.chunks
    chunk = chunks[index]
    first = chunk.marker.split()[0] if chunk.marker else ""
    if index == site.host:
        yield f"host_{site.relation}"
    elif index == site.subject:
        yield "subject"
        yield f"subject:{site.sort}"
    elif index - 1 == site.host and first in ("of", "for", "in", "on", "to"):
        yield f"host_{first}"
    elif index == site.host - 1 and chunks[site.host].marker == "of":
        yield "of_which_host"
    elif index - 1 == site.subject and first in ("of", "for", "in", "on"):
        yield f"subject_{first}"
    elif index == site.at + 1:
        yield f"next_{first or chunk.joint or 'bare'}"
    elif index == site.at - 1:
        yield f"last_{chunk.role or 'other'}:{(site.chunk.marker.split() or ['bare'])[0]}"
    elif chunk.clause == site.clause:
        yield f"{'behind' if index > site.at else 'ahead'}_{first or chunk.role or 'bare'}"
    else:
        clause = (
            site.analysis.clauses[chunk.clause] if 0 <= chunk.clause < len(site.analysis.clauses) else None
        )
        depends = clause is not None and clause.parent == site.clause and index > site.at
        if depends and clause is not None:
            yield f"purpose_{chunk.role or first or 'other'}"
        else:
            yield f"{'behind' if index > site.at else 'ahead'}_clause_{chunk.role or 'other'}"
