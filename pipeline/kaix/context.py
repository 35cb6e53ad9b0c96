"""Judgements about a found sum or count: what their values mean, the same in every language.

How a language says them is in `attribution/en` and `attribution/ko`; what is decided is this:

- `status` is `planned` where the sum is not yet spent, raised or granted when the sentence speaks: pledged,
  proposed, sought, targeted, forecast, or under a modal or an infinitive of purpose. Everything else is
  `actual`: results, prices, existing funds, budgets allotted, fines and legal thresholds.
  What stands nearest decides: a participle on the sum ("3 trillion won spent"), then the noun it is the
  amount of ("a target of"), then the verb that governs it, then the sum that it is a part of, then
  the sentence that leads to a list. "from X" in "from X to Y" is where things stand: `actual`.
- `entity` is who spends, receives, owns or is worth it. The state stands for its president, government and
  parliament; a ministry or a company is as written; several are joined with ";".
- `topic` is as written, without its article: what the sum is for, else what it measures.
- `period` is the time that the sum is for, not the day on which somebody speaks of it.
- A conversion has the values of the sum that it restates.
"""

from __future__ import annotations

from dataclasses import dataclass

JOINED = ";"
"""Between several entities or models in one cell."""


@dataclass(slots=True)
class Circumstances:
    """What the text around a sum or a count says of it; `None` where it does not say."""

    status: str = "actual"
    entity: str | None = None
    topic: str | None = None
    period: str | None = None
    per: str | None = None
