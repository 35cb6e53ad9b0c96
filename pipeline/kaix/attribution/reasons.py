"""Why a slot has its value: the evidence that spoke for the winner, and who came next."""

from __future__ import annotations

from kaix.attribution.candidates import Decision

_MOST = 4
"""Pieces of evidence that are shown: the heaviest."""


def reason(decision: Decision, weights: dict[str, float]) -> str:
    """One line: the slot, the winner with its sum and its heaviest evidence, the runner-up with its sum."""
    order = sorted(range(len(decision.sums)), key=lambda i: (i != decision.chosen, -decision.sums[i]))
    winner = decision.winner
    told = sorted(
        ((weights.get(name, 0.0), name) for name in winner.evidence), key=lambda pair: -abs(pair[0])
    )
    evidence = ", ".join(f"{name} {weight:+.2f}" for weight, name in told[:_MOST] if weight)
    line = f"{decision.slot.partition('.')[2]} {winner.value or '–'} {decision.sums[order[0]]:.2f}"
    line += f" ({evidence})" if evidence else ""
    if len(order) > 1:
        line += f", before {decision.candidates[order[1]].value or '–'} {decision.sums[order[1]]:.2f}"
    return line
