"""Whether a sum or a count is so, or only planned; what is denied, `kaix.analysis.denied_records` says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kaix.analysis.en.lexicon import noun_class
from kaix.attribution.candidates import Candidate
from kaix.attribution.en.sites import Site

_NEXT_TO = 4
"""Characters between a mention and the verb that tells what became of it: "5 trillion won ¦pledged"."""
_OPENING = 1_200
_MANY = 3
_AHEAD = re.compile(
    r"\b(?:will|plans?|planned|planning|aims?|intends?|pledge[sd]?|propose[sd]?|expected|to be|set to|by 20\d\d)\b"
)
"""What the first lines of an article about a plan are full of."""
_ENOUGH = 3
"""Mentions of an article that say whether it is about plans."""
VALUES = ("actual", "planned")


def candidates(
    site: Site, previous: str | None, same_sentence: bool, equal: str | None, before: Counter[str]
) -> list[Candidate]:
    """The two classes; each evidence says the same of the text, and its weight says for which class it speaks.

    `equal` is the status of an earlier mention of the same quantity, `before` counts those of all earlier mentions.
    """
    seen = dict.fromkeys(_evidence(site, previous, same_sentence))
    if equal is not None:
        seen[f"equal:{equal}"] = None
    if (all_of := before.total()) >= _ENOUGH:
        planned = before["planned"]
        mostly = "planned" if 3 * planned > 2 * all_of else "actual" if 3 * planned < all_of else "mixed"
        seen[f"usual:{mostly}"] = None
    return [Candidate(value, (f"prior:{value}", *(f"{name}>{value}" for name in seen))) for value in VALUES]


def _evidence(site: Site, previous: str | None, same_sentence: bool) -> Iterator[str]:
    analysis, mention = site.analysis, site.chunk
    verb = site.predicate
    planned = site.host >= 0 and noun_class(analysis.chunks[site.host].head) == "plan"
    if planned:
        yield f"of_plan:{_when(site)}"
    else:
        yield f"when:{_when(site)}"
    if verb is None:
        yield "verbless"
    elif not planned:  # "missed its target of ¦5 won": what the noun says, no verb undoes
        tense = "modal" if verb.modal and verb.tense != "future" else verb.tense
        yield f"frame:{site.frame}"
        yield f"tense:{tense}"
        yield f"frame:{verb.frame or 'unlisted'}.{tense}"
        if verb.negated:
            yield "negated"
        if verb.tense == "present":
            words = site.discourse.reading.text[verb.start : verb.end].split()
            if len(words) > 1 and words[-1].endswith("ing"):
                yield "going"
                yield f"going:{site.frame}"
    chain = list(site.above())
    clause = site.governing
    if clause is not None and clause.relation in ("complement", "adverbial", "relative"):
        yield f"relation:{clause.relation}"
        for distance, above in enumerate(chain[:2]):
            if above.predicate is not None:
                yield f"above_{distance}:{above.predicate.frame or 'unlisted'}.{above.predicate.tense}"
                yield f"above:{above.predicate.frame or 'unlisted'}"
                if above.predicate.negated:
                    yield "above_negated"
    chunks = analysis.chunks
    behind = next((c for c in analysis.clauses if 0 <= c.start - mention.end < _NEXT_TO), None)
    if behind is not None and behind.predicate is not None and behind.relation in ("relative", "complement"):
        yield f"behind:{behind.relation}"
        yield f"behind:{behind.predicate.frame or 'unlisted'}.{behind.predicate.tense}"
    if site.host >= 0:
        yield f"host:{noun_class(chunks[site.host].head) or 'thing'}"
    for index in (site.at - 1, site.at - 2, site.at + 1):
        if 0 <= index < len(chunks) and noun_class(chunks[index].head) == "plan":
            yield f"plan_{index - site.at}"
    yield from _cues(site)
    yield from _dates(site)
    yield from _context(site, previous, same_sentence)


def _cues(site: Site) -> Iterator[str]:
    """The cues in whose scope the mention stands."""
    mention = site.chunk
    kinds = set()
    for cue in site.analysis.cues:
        if cue.scope[0] <= mention.start < cue.scope[1]:
            side = "before" if cue.start < mention.start else "behind"
            near = min(abs(mention.start - cue.end), abs(cue.start - mention.end)) < 40
            kinds.add(f"cue:{cue.kind}.{side}")
            if near:
                kinds.add(f"cue_near:{cue.kind}.{side}")
    yield from sorted(kinds)


def _context(site: Site, previous: str | None, same_sentence: bool) -> Iterator[str]:
    """What the mention before is, or the first lines of the article speak of."""
    if previous is not None:
        yield f"previous_{'same' if same_sentence else 'before'}:{previous}"
        if same_sentence and site.chunk.joint in ("and", ","):
            yield f"parallel:{previous}"
    else:
        yield "first"
        if site.analysis.index <= 1:
            ahead = len(_AHEAD.findall(site.discourse.reading.text, 0, _OPENING))
            yield f"opening:{'many' if ahead >= _MANY else 'some' if ahead else 'none'}"


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


_DONE_BEFORE = frozenset(
    ["manage", "use", "continue", "begin", "start", "help", "get", "go", "come", "force", "fail"]
)


def _dates(site: Site) -> Iterator[str]:
    reading = site.discourse.reading
    published = reading.published
    sentence = reading.sentences[site.analysis.index]
    if published is None:
        return
    today = published.isoformat()
    for one in reading.dates(sentence):
        if one.value is None or not site.analysis.start <= one.start < site.analysis.end:
            continue
        last = one.value.split("/")[-1]
        short = min(len(last), len(today))
        near = abs(one.start - site.chunk.end) < 60 or abs(site.chunk.start - one.end) < 60
        when = (
            "now" if last[:short] == today[:short] else "future" if last[:short] > today[:short] else "past"
        )
        yield f"date_{'near' if near else 'far'}:{when}"
