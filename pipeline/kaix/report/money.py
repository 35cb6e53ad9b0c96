"""Sums in one currency, at the rate of their year, and their totals by body and topic.

A total adds distinct facts, never mentions; a rate ("a year", "a unit") and another currency than won and dollars are
in no total, nor is a sum without a year. Sums of a range count with its lower end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from kaix.across.facts import Fact
from kaix.across.mentions import period_of
from kaix.across.rates import Rate, rate_of
from kaix.records import Amount

CURRENCIES = ("KRW", "USD")
STATUSES = ("planned", "actual", "denied")
EXPLAINED = (
    "A total adds distinct facts: one that many articles tell counts once, but a plan and a part of it are two. Of a "
    "range it has the lower end; rates (a year, a unit) and sums without a year are in none. Won and dollars are "
    "converted at the average rate of the year that the sum is for, or of its first article where that is earlier; a "
    "year later than the last one known takes that one."
)


@dataclass(frozen=True)
class Worth:
    """A sum in both currencies, in whole units, and the rate that made one of the other."""

    rate: Rate
    values: Mapping[str, Decimal]


@dataclass
class Total:
    """What is planned, actual and denied of one body for one topic, in one currency, and of how many facts."""

    entity: str
    topic: str
    sums: dict[str, Decimal] = field(default_factory=lambda: dict.fromkeys(STATUSES, Decimal(0)))
    facts: int = 0


def first_seen(fact: Fact) -> str:
    """The day of the first article with a date that says so, or ""."""
    return min((m.published for m in fact.mentions if m.published), default="")


def year_of(fact: Fact) -> int | None:
    """The year whose rate a sum takes: the one it is for, or that of its first article where that is earlier."""
    ends = ((period_of(fact.record) or "").rpartition("/")[2], first_seen(fact))
    return min((int(end[:4]) for end in ends if end[:4].isdecimal()), default=None)


def worth(fact: Fact) -> Worth | None:
    """A fact's sum in won and in dollars; `None` for what is in no total."""
    record = fact.record
    if not isinstance(record, Amount) or record.currency not in CURRENCIES or record.per:
        return None
    if (year := year_of(fact)) is None:
        return None
    rate = rate_of(year)
    is_won = record.currency == "KRW"
    won = record.amount if is_won else record.amount * rate.won
    dollars = record.amount / rate.won if is_won else record.amount
    return Worth(rate, {"KRW": round(won, 0), "USD": round(dollars, 0)})


def totals(facts: Iterable[Fact], currency: str, names: Mapping[str, str]) -> list[Total]:
    """The totals by body and topic, the largest first; what is denied is added apart and orders nothing.

    `names` gives each body's id the name that is shown.
    """
    found: dict[tuple[str, str], Total] = {}
    for fact in facts:
        if (value := worth(fact)) is None or fact.status not in STATUSES:
            continue
        topic = (fact.record.topic or "") if isinstance(fact.record, Amount) else ""
        key = fact.bodies, topic.casefold()
        entity = names.get(fact.bodies, "") if fact.bodies else fact.entity or ""
        total = found.setdefault(key, Total(entity, topic))
        total.sums[fact.status] += value.values[currency]
        total.facts += fact.status != "denied"
    return sorted(
        found.values(), key=lambda t: (-(t.sums["planned"] + t.sums["actual"]), t.entity, t.topic.casefold())
    )


def rates_used(facts: Iterable[Fact]) -> list[Rate]:
    """The rates that totals of `facts` take, the newest first."""
    return sorted({w.rate for fact in facts if (w := worth(fact))}, key=lambda rate: -rate.year)
