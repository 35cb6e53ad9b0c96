"""A rank that a Korean sentence states, and the columns that its words say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Found:
    """One rank and, as they become known, the columns of `records.Ranking` that are read and not chosen."""

    start: int
    end: int
    rank: int
    kind: str
    rule: str
    domain: str | None = None
    period: str | None = None
    total: int | None = None
    status: str = "actual"
