"""Whether a sum or a count is so, or only planned; what is denied, `kaix.analysis.denied_records` says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaix.analysis.en.lexicon import noun_class
from kaix.attribution.candidates import Candidate
from kaix.attribution.en.sites import Site

_DONE_BEFORE = frozenset(
    ("manage", "use", "continue", "begin", "start", "help", "get", "go", "come", "force", "fail")
)
_NEAR = 40
_AHEAD = re.compile(
    r"\b(?:will|plans?|planned|planning|aims?|intends?|pledge[sd]?|propose[sd]?|expected|to be|set to|by 20\d\d)\b"
)
_NEXT_TO = 4
"""Characters between a mention and the verb that tells what became of it: "5 trillion won ¦pledged"."""


def candidates(site: Site, previous: str | None, same_sentence: bool, equal: str | None) -> list[Candidate]:
    """The two classes; what speaks for one speaks against the other.

    `equal` is the status of an earlier mention of the same quantity.
    """
    seen = dict.fromkeys(_evidence(site))
    if equal is not None:
        seen[f"equal:{equal}"] = None
    if previous is None:
        seen["first"] = None
    else:
        seen[f"previous_{'same' if same_sentence else 'before'}:{previous}"] = None
    return [Candidate("actual"), Candidate("planned", ("prior", *seen))]


def _evidence(site: Site) -> Iterator[str]:
    chunks, mention, verb = site.analysis.chunks, site.chunk, site.predicate
    host = noun_class(chunks[site.host].head) or "thing" if site.host >= 0 else "none"
    yield f"host:{host}"
    if host != "plan":  # "missed its target of ¦5 won": what the noun says, no verb undoes
        yield f"when:{_when(site)}"
        if verb is not None:
            tense = "modal" if verb.modal and verb.tense != "future" else verb.tense
            yield from (f"tense:{tense}", f"frame:{site.frame}", f"frame:{verb.frame or 'unlisted'}.{tense}")
    above = next(site.above(), None)
    if (
        site.governing is not None
        and above is not None
        and above.predicate is not None
        and site.governing.relation != "coordinate"
    ):
        yield f"relation:{site.governing.relation}"
        yield f"above:{above.predicate.frame or 'unlisted'}"
        yield f"above:{above.predicate.frame or 'unlisted'}.{above.predicate.tense}"
    if site.analysis.index <= 1:
        ahead = len(_AHEAD.findall(site.discourse.reading.text, 0, 1200))
        yield f"opening:{'many' if ahead >= 3 else 'some' if ahead else 'none'}"
    behind = next((c for c in site.analysis.clauses if 0 <= c.start - mention.end < _NEXT_TO), None)
    if behind is not None and behind.predicate is not None and behind.relation in ("relative", "complement"):
        yield f"behind:{behind.predicate.frame or 'unlisted'}.{behind.predicate.tense}"
    if site.at and noun_class(chunks[site.at - 1].head) == "plan":
        yield "plan_ahead"
    for cue in site.analysis.cues:
        if cue.scope[0] <= mention.start < cue.scope[1]:
            side = "before" if cue.start < mention.start else "behind"
            yield f"cue:{cue.kind}.{side}"
            if min(abs(mention.start - cue.end), abs(cue.start - mention.end)) < _NEAR:
                yield f"cue_near:{cue.kind}.{side}"
    yield from _dates(site)


def _when(site: Site) -> str:
    """Whether what the verb over the mention says is done, goes on, or is still ahead, by grammar and by meaning."""
    verb, clause = site.predicate, site.governing
    if verb is None or clause is None:
        return "verbless"
    if verb.modal or verb.frame == "plan":
        return "ahead"
    if verb.tense == "none":
        for above in site.above():
            if above.predicate is None:
                break
            if above.predicate.modal or above.predicate.frame == "plan":
                return "ahead"
            if above.predicate.tense != "none":
                result = verb.frame == "trade"  # "rose to ¦close at"
                done = result or above.predicate.lemma in _DONE_BEFORE or clause.relation != "complement"
                return above.predicate.tense if done else "to_do"
        # "Haneul to pour ¦$6 billion into chips", but not "the bulk, ¦9,216 to be exact"
        return "ahead" if clause.relation == "main" and verb.start < site.chunk.start else "to_do"
    return verb.tense


def _dates(site: Site) -> Iterator[str]:
    """Whether the dates near the mention are past, now or still ahead."""
    reading, mention = site.discourse.reading, site.chunk
    if reading.published is None:
        return
    today = reading.published.isoformat()
    for one in reading.dates(reading.sentences[site.analysis.index]):
        if one.value is None or min(abs(one.start - mention.end), abs(mention.start - one.end)) >= 60:
            continue
        last = one.value.split("/")[-1]
        now = last == today[: len(last)]
        yield f"date_near:{'now' if now else 'future' if last > today else 'past'}"
