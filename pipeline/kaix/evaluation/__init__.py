"""Gold × run → counts → scores and errors: how right a run is, and where it is wrong.

    texts, labels ─ gold.read ─▶ Gold ─┐
    outputs/*.csv ─ runs.read ─▶ Run ──┴─ evaluate ─▶ Evaluation ─▶ scores.csv, errors.csv, tables, JSON

`equality` says when two rows state the same fact, `alignment` which rows belong together, `counts`
what is right, `intervals` how sure that is.
"""

from __future__ import annotations

from kaix.evaluation.core import Evaluation, evaluate
from kaix.evaluation.rows import EvaluationError

__all__ = ["Evaluation", "EvaluationError", "evaluate"]
