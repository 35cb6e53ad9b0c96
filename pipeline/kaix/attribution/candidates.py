"""The candidates of a slot, and the decision between them."""

from __future__ import annotations

from dataclasses import dataclass

SLOTS: dict[str, tuple[str, ...]] = {
    "amounts": ("entity", "topic", "period", "status"),
    "gpu_counts": ("entity", "model", "date", "status"),
    "rankings": ("subject", "domain", "scope", "source", "status"),
    "officials": ("organization", "status", "date"),
}
"""The columns of each table whose values are chosen by evidence; a slot is written `amounts.entity`."""

MENTIONS = ("rankings.mention",)
"""Decisions that are no column: whether words state what they can state, the first candidate if not."""

ALIKE = {
    "gpu_counts.entity": "amounts.entity",
    "gpu_counts.date": "amounts.period",
    "gpu_counts.status": "amounts.status",
}
"""Slots whose weights are drawn towards those of another slot, which has more labels and the same evidence."""


@dataclass(slots=True, unsafe_hash=True)  # as good as frozen, which takes five times as long to make
class Candidate:
    """One possible value of a slot, `None` where the text does not say, and the evidence for it.

    `start` and `end` are where it stands in the text, in code points; -1 for a class such as `planned`.
    """

    value: str | None
    evidence: tuple[str, ...] = ()
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about one slot of the mention that stands at `start` to `end`.

    `candidates[chosen]` won with the highest of `sums`; the earlier one where two are equal.
    """

    slot: str
    start: int
    end: int
    candidates: tuple[Candidate, ...]
    sums: tuple[float, ...]
    chosen: int

    @property
    def winner(self) -> Candidate:
        """The candidate that was chosen."""
        return self.candidates[self.chosen]
