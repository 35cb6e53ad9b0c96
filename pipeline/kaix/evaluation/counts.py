"""Scores from counts that add, in the terms of SemEval-2013 task 9; what is undefined stays `None`.

| measure | correct | partial | incorrect |
|---|---|---|---|
| `strict` | same span and same fact | | a partner with another span or fact |
| `exact` | same span | | a partner with another span |
| `partial` | same span | overlapping span, counts ½ | a partner that stands elsewhere |
| `overlap` | spans that share a character | | a partner that stands elsewhere |
| `value` | same fact, anywhere in the article | | same place, another fact |

A gold row without a partner is `missed`, a row of the run without one `spurious`. Precision is what
is right of the rows that the run made, recall what is right of the gold rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kaix.evaluation.alignment import Pair, overlapping, same_fact, same_span
from kaix.evaluation.rows import Row

MEASURES = ("strict", "exact", "partial", "overlap", "value")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows were what; `+` adds the counts of two articles, tables or rules."""

    correct: int = 0
    incorrect: int = 0
    partial: int = 0
    missed: int = 0
    spurious: int = 0

    def __add__(self, other: Counts) -> Counts:
        """The counts of both."""
        return Counts(*(a + b for a, b in zip(self.cells, other.cells, strict=True)))

    @property
    def cells(self) -> tuple[int, int, int, int, int]:
        """Correct, incorrect, partial, missed, spurious."""
        return self.correct, self.incorrect, self.partial, self.missed, self.spurious

    @property
    def possible(self) -> int:
        """The number of gold rows."""
        return self.correct + self.incorrect + self.partial + self.missed

    @property
    def actual(self) -> int:
        """The number of rows of the run."""
        return self.correct + self.incorrect + self.partial + self.spurious

    @property
    def right(self) -> float:
        """What counts as right: a partial row is half a row."""
        return self.correct + self.partial / 2

    @property
    def precision(self) -> float | None:
        """Right of the rows of the run; `None` if it made none."""
        return self.right / self.actual if self.actual else None

    @property
    def recall(self) -> float | None:
        """Right of the gold rows; `None` if there are none."""
        return self.right / self.possible if self.possible else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both, 2 · right / (possible + actual); `None` if there is no row at all."""
        rows = self.possible + self.actual
        return 2 * self.right / rows if rows else None


CORRECT, INCORRECT, PARTIAL = Counts(correct=1), Counts(incorrect=1), Counts(partial=1)
MISSED, SPURIOUS = Counts(missed=1), Counts(spurious=1)


def judge(pair: Pair, measure: str) -> Counts:
    """The count that one pair adds under one measure."""
    gold, run = pair.gold, pair.run
    if gold is None or run is None:
        return SPURIOUS if gold is None else MISSED
    verdicts = {
        "strict": CORRECT if same_span(gold, run) and same_fact(gold, run) else INCORRECT,
        "exact": CORRECT if same_span(gold, run) else INCORRECT,
        "partial": CORRECT if same_span(gold, run) else PARTIAL if overlapping(gold, run) else INCORRECT,
        "overlap": CORRECT if overlapping(gold, run) else INCORRECT,
        "value": CORRECT if same_fact(gold, run) else INCORRECT,
    }
    return verdicts[measure]


def total(pairs: Iterable[Pair], measure: str) -> Counts:
    """The counts of many pairs."""
    result = Counts()
    for pair in pairs:
        result += judge(pair, measure)
    return result


@dataclass(frozen=True, slots=True)
class Accuracy:
    """On how many of the matched rows a column is right; rows where both cells are empty are `blank` ones."""

    right: int = 0
    matched: int = 0
    stated: int = 0

    def __add__(self, other: Accuracy) -> Accuracy:
        """The counts of both."""
        return Accuracy(self.right + other.right, self.matched + other.matched, self.stated + other.stated)

    @property
    def share(self) -> float | None:
        """Right of the matched rows; `None` if none matched."""
        return self.right / self.matched if self.matched else None


def made_by(row: Row) -> str:
    """The rule that made a row, "(none)" where the table does not say."""
    return row.rule or "(none)"
