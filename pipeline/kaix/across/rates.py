"""Won per US dollar, the average of a year: what sums are compared at, in `checks.csv` and in the report."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kaix import vocabulary


@dataclass(frozen=True, slots=True)
class Rate:
    """The average rate of `year`, and who says so."""

    year: int
    won: Decimal
    source: str


@cache
def rates() -> dict[int, Rate]:
    """The rates of `vocabulary/won_per_dollar.tsv` by year."""
    return {
        int(row["year"]): Rate(int(row["year"]), Decimal(row["won"]), row["source"])
        for row in vocabulary.table("won_per_dollar")
    }


def rate_of(year: int) -> Rate:
    """The rate of a year; a year before the first takes the first, one after the last takes the last.

    >>> rate_of(2024).won, rate_of(2099).year
    (Decimal('1363.38'), 2025)
    """
    known = rates()
    return known[min(max(year, min(known)), max(known))]
