"""The weights of the evidence: `weights.tsv`, one row a language, slot and evidence.

A slot that is like another (`ALIKE`) has its weights, but for the rows of its own.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from kaix.attribution.candidates import ALIKE
from kaix.failures import UsageError

Weights = dict[str, dict[str, float]]
"""Slot (`amounts.entity`) → evidence → weight, of one language; evidence that is not there weighs nothing."""

COLUMNS = ("language", "slot", "evidence", "weight")


def read(lines: Iterable[str], name: str) -> dict[str, Weights]:
    """The weights of each language in the lines of a table; raises `UsageError` for a line that is none."""
    rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    if tuple(next(rows, ())) != COLUMNS:
        raise UsageError(
            f"{name}:1: the columns are not {', '.join(COLUMNS)}: `kaix train` writes such a table"
        )
    result: dict[str, Weights] = {}
    for line, cells in enumerate(rows, start=2):
        try:
            language, slot, evidence, weight = cells
            result.setdefault(language, {}).setdefault(slot, {})[evidence] = float(weight)
        except ValueError:
            raise UsageError(
                f"{name}:{line}: a line has {', '.join(COLUMNS)}, with a number as the weight"
            ) from None
    for slots in result.values():
        for slot, like in ALIKE.items():
            if slot in slots or like in slots:
                slots[slot] = {**slots.get(like, {}), **slots.get(slot, {})}
    return result


@cache
def shipped() -> dict[str, Weights]:
    """The weights that kaix comes with."""
    with files(__package__).joinpath("weights.tsv").open(encoding="utf-8") as lines:
        return read(lines, "weights.tsv")


def write(weights: Mapping[str, Weights], path: Path) -> None:
    """Write a table of weights in alphabetical order, with two decimals, without those that go without saying.

    Those are what rounds to nothing, and in a slot that is like another what the other has too.
    """
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write("\t".join(COLUMNS) + "\n")
        for language in sorted(weights):
            for slot, of_slot in sorted(weights[language].items()):
                like = weights[language].get(ALIKE.get(slot, ""), {})
                for evidence in sorted({*of_slot, *like}):
                    weight = _rounded(of_slot.get(evidence, 0.0))
                    if weight != _rounded(like.get(evidence, 0.0)):
                        out.write(f"{language}\t{slot}\t{evidence}\t{weight}\n")


def _rounded(weight: float) -> str:
    """With two decimals, and no minus before nothing."""
    return f"{round(weight, 2) or 0.0:.2f}"
