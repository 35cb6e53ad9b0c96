"""What `kaix train` prints: each slot with its labels, and how many are right before and after."""

from __future__ import annotations

import json
from importlib.util import find_spec

from kaix.attribution.fitting import Fit
from kaix.failures import UsageError


def check_tools() -> None:
    """Raise `UsageError` where scikit-learn, which learns the weights, is not installed."""
    if find_spec("sklearn") is None:
        raise UsageError("training needs scikit-learn: pip install scikit-learn")


def table(fits: dict[str, dict[str, Fit]]) -> str:
    """A line a slot: labelled mentions, those whose right value is among the candidates, right before, right after."""
    lines = [f"{'':3}{'slot':24}{'labels':>8}{'reachable':>11}{'before':>8}{'after':>8}"]
    for language, slots in fits.items():
        for slot, one in slots.items():
            shares = (
                f"{n / one.examples:.3f}".replace("0.", ".") for n in (one.reachable, one.before, one.after)
            )
            reachable, before, after = shares
            lines.append(f"{language:3}{slot:24}{one.examples:8}{reachable:>11}{before:>8}{after:>8}")
    lines.append("after: cross-validated by article; before: the weights in force")
    return "\n".join(lines)


def as_json_text(fits: dict[str, dict[str, Fit]]) -> str:
    """The same as JSON, with the weights."""
    plain = {
        language: {
            slot: {
                "labels": one.examples, "reachable": one.reachable, "before": one.before, "after": one.after,
                "strength": one.strength, "weights": one.weights,
            }
            for slot, one in slots.items()
        }
        for language, slots in fits.items()
    }  # fmt: skip
    return json.dumps(plain, ensure_ascii=False, indent=2)
