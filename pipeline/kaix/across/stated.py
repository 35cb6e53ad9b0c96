"""What the mentions of one fact state together, and whether one more mention states the same."""

from __future__ import annotations

import marshal
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Self

from kaix.across.mentions import Mention, digits, period_of
from kaix.records import GpuCount, Official, Ranking

FAR_APART = 400
"""Days between two articles beyond which one value is not taken for one fact, unless both state its period."""
_TELLING = 3  # significant digits


@dataclass(slots=True)
class Stated:
    """What the mentions of one fact state together, without those that convert."""

    amount: Decimal | None  # of the first mention, as is `approx`
    approx: bool
    article: str = ""  # of the last mention
    topics: dict[str, frozenset[str]] = field(default_factory=dict)  # language → words
    periods: set[str] = field(default_factory=set)
    statuses: set[str] = field(default_factory=set)
    last: str | None = None

    def add(self, mention: Mention, words: frozenset[str]) -> None:
        """Take in one more."""
        self.article = mention.record.article_id
        self.statuses.add(mention.record.status)
        known = self.topics.get(mention.language)
        # most facts have one topic: its words are one set for all of them
        self.topics[mention.language] = words if known is None else known if words <= known else known | words
        if period := period_of(mention.record):
            self.periods.add(period)
        self.last = max(filter(None, (self.last, mention.published)), default=None)

    def packed(self) -> bytes:
        """As bytes."""
        amount = None if self.amount is None else format(self.amount, "f")
        said = (self.topics, self.periods, self.statuses, self.last)
        return marshal.dumps((amount, self.approx, self.article, *said))

    @classmethod
    def unpacked(cls, packed: bytes) -> Self:
        """The same again."""
        amount, *said = marshal.loads(packed)
        return cls(None if amount is None else Decimal(amount), *said)


def _contradict(one: str, other: str) -> bool:
    """Whether two ISO times exclude each other: 2025 and 2026 do, 2026 and 2026-03, 2026/2030 and 2030 do not."""
    a, b = one.split("/"), other.split("/")
    if len(a) == len(b) == 1:
        return not (one.startswith(other) or other.startswith(one))
    return not (a[0][: len(b[-1])] <= b[-1][: len(a[0])] and b[0][: len(a[-1])] <= a[-1][: len(b[0])])


def same(stated: Stated, mention: Mention, words: frozenset[str]) -> bool:
    """Whether a mention, which is about `words`, states the fact that others stated."""
    record = mention.record
    if isinstance(record, Official):
        return True
    period = period_of(record)
    if period and any(_contradict(period, other) for other in stated.periods):
        return False
    shared_period = period is not None and period in stated.periods
    if not shared_period and _days(stated.last, mention.published) > FAR_APART:
        return False
    theirs = stated.topics.get(mention.language)
    shared_topic = bool(words and theirs and words & theirs)
    unlike = bool(words and theirs and not words & theirs)
    if isinstance(record, Ranking):
        return not unlike and (shared_period or shared_topic)
    if isinstance(record, GpuCount):
        return not unlike and _status_fits(stated, record.status)
    if unlike:
        return False
    first = stated.amount
    assert first is not None
    if first != record.amount and not stated.approx and record.modifier != "approx":
        return False
    telling = max(digits(record.amount), digits(first)) >= _TELLING
    here = record.article_id == stated.article
    return (
        shared_topic
        or (shared_period and (telling or not words or not theirs))
        or telling
        or (here and not words)
    )


def _status_fits(stated: Stated, status: str) -> bool:
    """A count that was there is not planned later: what was bought and what is to be bought are two."""
    return not (status == "planned" and "actual" in stated.statuses)


def _days(one: str | None, other: str | None) -> int:
    if not one or not other:
        return 0
    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)
    except ValueError:
        return 0
