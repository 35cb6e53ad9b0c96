"""The choice between the candidates of a slot: additions, and nothing else, at run time."""

from __future__ import annotations

from collections.abc import Sequence

from kaix.attribution import weights
from kaix.attribution.candidates import Candidate, Decision


class Chooser:
    """Chooses the values of one document's slots, with the weights of its language.

    With `trace`, every decision is kept in `decisions`: what `kaix explain` shows and `kaix train` learns from.
    """

    def __init__(self, language: str, given: weights.Weights | None = None, *, trace: bool = False) -> None:
        self.weights = weights.shipped().get(language, {}) if given is None else given
        self.decisions: list[Decision] | None = [] if trace else None

    def __call__(self, slot: str, start: int, end: int, candidates: Sequence[Candidate]) -> Candidate:
        """The candidate of `slot` with the highest sum of weights, for the mention at `start` to `end`.

        Of equal ones the first; raises `ValueError` where there is no candidate.
        """
        of_slot = self.weights.get(slot, {})
        sums = tuple(sum(of_slot.get(name, 0.0) for name in each.evidence) for each in candidates)
        chosen = max(range(len(sums)), key=sums.__getitem__)
        if self.decisions is not None:
            self.decisions.append(Decision(slot, start, end, tuple(candidates), sums, chosen))
        return candidates[chosen]
