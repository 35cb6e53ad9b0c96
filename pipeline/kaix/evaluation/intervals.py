"""How far scores on a few articles can be trusted: bootstrap intervals and a paired test.

Articles, not rows, are resampled: the rows of one article stand or fall together. Both procedures
are those of Berg-Kirkpatrick et al. 2012 and Yeh 2000, with a fixed seed, so that the same
tables give the same figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kaix.evaluation.counts import Counts

Floats: TypeAlias = NDArray[np.float64]

SEED = 2013
SAMPLES = 2000
ROUNDS = 9999
"""Random swaps of the paired test where the articles are too many to try every swap."""

Interval: TypeAlias = tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Intervals:
    """95 % intervals as (low, high); `None` where the score is undefined."""

    precision: Interval
    recall: Interval
    f1: Interval


@dataclass(frozen=True, slots=True)
class Difference:
    """F1 of one run less that of another, its 95 % interval and the p-value of the paired test."""

    f1: float | None
    interval: Interval
    p: float | None


@lru_cache(maxsize=8)
def _draws(articles: int) -> Floats:
    """How often each article is in each sample: (SAMPLES, articles)."""
    picks = np.random.default_rng(SEED).integers(0, articles, size=(SAMPLES, articles))
    return np.stack([(picks == i).sum(axis=1) for i in range(articles)], axis=1).astype(np.float64)


def _matrix(samples: Sequence[Counts]) -> Floats:
    """Per article: right, actual, possible."""
    return np.array([(c.right, c.actual, c.possible) for c in samples], dtype=np.float64).reshape(-1, 3)


def _ratio(above: Floats, below: Floats) -> Floats:
    return np.divide(above, below, out=np.full_like(above, np.nan), where=below > 0)


def _f1(sums: Floats) -> Floats:
    return _ratio(2 * sums[:, 0], sums[:, 1] + sums[:, 2])


def _interval(values: Floats) -> Interval:
    defined = values[~np.isnan(values)]
    if not len(defined):
        return None
    low, high = np.percentile(defined, [2.5, 97.5])
    return float(low), float(high)


def bootstrap(samples: Sequence[Counts]) -> Intervals | None:
    """Percentile intervals from the counts of each article; `None` below two articles."""
    if len(samples) < 2:
        return None
    sums = _draws(len(samples)) @ _matrix(samples)
    return Intervals(
        _interval(_ratio(sums[:, 0], sums[:, 1])),
        _interval(_ratio(sums[:, 0], sums[:, 2])),
        _interval(_f1(sums)),
    )


def compare(ours: Sequence[Counts], theirs: Sequence[Counts]) -> Difference:
    """The difference in F1 of two runs from their counts of the same articles in the same order.

    The p-value is that of approximate randomisation (two-sided): how often a difference at least as large
    comes of swapping the two runs article by article at random; every swap is tried where there are
    fewer than `ROUNDS` of them.
    """
    a, b = _matrix(ours), _matrix(theirs)
    if not len(a):
        return Difference(None, None, None)
    observed = float((_f1(a.sum(axis=0, keepdims=True)) - _f1(b.sum(axis=0, keepdims=True)))[0])
    if np.isnan(observed):
        return Difference(None, None, None)
    every = 2 ** min(len(a), 20) <= ROUNDS
    if every:
        swaps = (np.arange(2 ** len(a))[:, None] >> np.arange(len(a)) & 1).astype(np.float64)
    else:
        swaps = np.random.default_rng(SEED).integers(0, 2, size=(ROUNDS, len(a))).astype(np.float64)
    first = (1 - swaps) @ a + swaps @ b
    second = swaps @ a + (1 - swaps) @ b
    found = np.abs(_f1(first) - _f1(second))
    as_large = int((found >= abs(observed) - 1e-12).sum())  # the nan of an empty side compares as false
    p = as_large / len(swaps) if every else (as_large + 1) / (ROUNDS + 1)
    interval = None
    if len(a) >= 2:
        draws = _draws(len(a))
        interval = _interval(_f1(draws @ a) - _f1(draws @ b))
    return Difference(observed, interval, p)
