"""Who in a sentence only tells of a sum: says it, estimates it, is cited for it."""

from __future__ import annotations

from kaix.analysis.en.lexicon import grammar, noun_class
from kaix.analysis.sentences import SentenceAnalysis

_ESTIMATES = grammar("estimate")


def telling(analysis: SentenceAnalysis, index: int) -> str:
    """How the phrase at `index` tells: says, cited, estimates; "" of one that does not."""
    chunks = analysis.chunks
    chunk = chunks[index]
    following = chunks[index + 1] if index + 1 < len(chunks) else None
    before = chunks[index - 1] if index else None
    marker = chunk.marker.split()[0] if chunk.marker else ""
    if following is not None and following.joint == "'s" and _is_estimate(following.head):
        return "estimates"  # "Hana's ¦forecast"
    if chunk.kind == "noun" and chunk.names and _is_estimate(chunk.head):
        return "estimates"  # "the Hana ¦consensus"
    if before is not None and marker in ("by", "from", "of", "at") and _is_estimate(before.head):
        return "estimates"  # "a survey by ¦Hana", "analysts at ¦Hana"
    if marker == "according":
        return "cited"
    if 0 <= chunk.clause < len(analysis.clauses):
        clause = analysis.clauses[chunk.clause]
        verb = clause.predicate
        if (
            verb is not None
            and verb.frame == "say"
            and chunk.role == ("agent" if verb.passive else "subject")
        ):
            return "says"
    return ""


def _is_estimate(head: str) -> bool:
    return noun_class(head) == "source" or head in _ESTIMATES or head.removesuffix("s") in _ESTIMATES
