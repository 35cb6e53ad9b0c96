"""Fits the weights of one slot: a conditional log-linear model (McFadden's choice model), regularised.

The probability of a candidate is proportional to exp(sum of the weights of its evidence); the weights maximise the
probability that a right candidate is chosen, less `strength` times half their squared sum. Needs NumPy and SciPy, and
scikit-learn for the folds: they come with the development tools, not with kaix.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from kaix.attribution.examples import Example

STRENGTHS = (1.0, 3.0, 10.0, 30.0)
"""The strengths of regularisation that cross-validation chooses from."""
FOLDS = 10
SUPPORT = 3
"""Articles that evidence must be seen in to get a weight: of fewer nothing can be learned for others."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The weights of a slot, and their cross-validated accuracy over `examples`; `reachable` have a right candidate."""

    weights: dict[str, float]
    strength: float
    examples: int
    reachable: int
    before: int
    """Examples that the weights in force decide rightly."""
    after: int
    """Examples that are decided rightly by weights learned from other articles."""


def fit(
    found: Sequence[Example], prior: dict[str, float] | None = None, beside: Sequence[Example] = ()
) -> Fit:
    """Learn the weights of one slot; folds are cut by article, so that no article is judged by what it taught.

    `prior` are the weights of a slot with the same evidence, towards which these are drawn; `beside` only teach.
    """
    strength, after = max(
        ((s, _cross_validated(found, s, prior, beside)) for s in STRENGTHS),
        key=lambda pair: (pair[1], pair[0]),
    )
    reachable = sum(any(each.right) for each in found)
    weights = learn([*found, *beside], strength, prior)
    return Fit(weights, strength, len(found), reachable, decided_rightly(found), after)


def decided_rightly(found: Sequence[Example]) -> int:
    """How many of the examples were decided rightly when they were made."""
    return sum(each.right[each.decision.chosen] or each.near[each.decision.chosen] for each in found)


def learn(
    found: Sequence[Example], strength: float, prior: dict[str, float] | None = None
) -> dict[str, float]:
    """The weights that maximise the penalised likelihood of the right candidates; {} where nothing can be learned.

    They are drawn towards those of `prior`, and towards 0 where it has none.
    """
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    useful = [each for each in found if any(each.right) and not all(each.right)]
    articles: dict[str, set[str]] = {}
    for each in useful:
        for candidate in each.decision.candidates:
            for name in candidate.evidence:
                articles.setdefault(name, set()).add(each.article_id)
    names = sorted(name for name, seen in articles.items() if len(seen) >= min(SUPPORT, len(useful)))
    if not useful or not names:
        return {}
    column = {name: index for index, name in enumerate(names)}
    rows, columns, right, starts = [], [], [], []
    at = 0
    for each in useful:
        starts.append(at)
        for candidate, is_right, is_near in zip(each.decision.candidates, each.right, each.near, strict=True):
            if is_near:
                continue
            for name in candidate.evidence:
                if name in column:
                    rows.append(at)
                    columns.append(column[name])
            right.append(is_right)
            at += 1
    matrix: Any = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(at, len(names)))
    begins, is_right_row = np.array(starts), np.array(right)
    sizes = np.diff(np.append(begins, at))
    centre = np.array([(prior or {}).get(name, 0.0) for name in names])

    def loss(weights: Any) -> tuple[float, Any]:
        scores = matrix @ weights
        p_all, log_all = _softmax(scores, begins, sizes)
        p_right, log_right = _softmax(np.where(is_right_row, scores, -1e9), begins, sizes)
        away = weights - centre
        value = float((log_all - log_right).sum() + strength / 2 * (away @ away))
        return value, matrix.T @ (p_all - p_right) + strength * away

    done = minimize(loss, centre, jac=True, method="L-BFGS-B", options={"maxiter": 300})
    learned = {name: round(float(weight), 2) for name, weight in zip(names, done.x, strict=True)}
    return {**(prior or {}), **learned}


def _softmax(scores: Any, begins: Any, sizes: Any) -> tuple[Any, Any]:
    """Each score's share within its group, and the logarithm of each group's sum of exponentials."""
    highest = np.maximum.reduceat(scores, begins)
    exponentials = np.exp(scores - np.repeat(highest, sizes))
    sums = np.add.reduceat(exponentials, begins)
    return exponentials / np.repeat(sums, sizes), highest + np.log(sums)


def right_choices(found: Sequence[Example], weights: dict[str, float]) -> list[bool]:
    """Whether each example is decided rightly under `weights`; near the right answer counts as right."""
    result = []
    for each in found:
        sums = [sum(weights.get(name, 0.0) for name in c.evidence) for c in each.decision.candidates]
        chosen = max(range(len(sums)), key=sums.__getitem__)
        result.append(each.right[chosen] or each.near[chosen])
    return result


def _cross_validated(
    found: Sequence[Example], strength: float, prior: dict[str, float] | None, beside: Sequence[Example]
) -> int:
    from sklearn.model_selection import GroupKFold

    groups = [each.article_id for each in found]
    folds = min(FOLDS, len(set(groups)))
    if folds < 2:
        return 0
    right = 0
    for train, test in GroupKFold(n_splits=folds).split(groups, groups=groups):
        weights = learn([*(found[i] for i in train), *beside], strength, prior)
        right += sum(right_choices([found[i] for i in test], weights))
    return right
