"""The check `disagreement`: articles that give one thing two values."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from kaix.across.entities import entity_id
from kaix.across.findings import Finding, finding, in_words, place, shortened
from kaix.records import Amount, AnyRecord, GpuCount, Ranking

_CLOSE = Decimal("0.01")  # values nearer than this are one, rounded
_FAR = Decimal("1.5")  # values farther apart are of two things that are called alike
_KINDS = {"amounts": "sum", "gpu_counts": "number of chips", "rankings": "place"}


def _fold(text: str | None) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text or "").casefold()))


def value_key(record: AnyRecord) -> tuple[str, ...] | None:
    """What two records must share so that two values contradict each other; `None` where they cannot."""
    if record.status != "actual":
        return None  # plans and forecasts differ by right
    match record:
        case Amount() as a if (
            a.topic and a.period and a.converts is None and a.modifier == "exact" and not a.amount_max
        ):
            who = entity_id(a.entity)
            return ("amounts", who, _fold(a.topic), a.period, a.currency, a.per or "") if who else None
        case GpuCount() as g if g.date and g.modifier == "exact" and not g.count_max:
            who = entity_id(g.entity)
            return ("gpu_counts", who, g.chip, _fold(g.model), g.date) if who else None
        case Ranking() as r if (
            r.domain and r.source and r.period and r.kind == "place" and not r.period.count("/")
        ):
            who = entity_id(r.subject)
            if not who or ";" in who:
                return None
            return ("rankings", who, _fold(r.domain), _fold(r.scope), _fold(r.source), r.period)
        case _:
            return None


def _value(record: AnyRecord) -> Decimal:
    match record:
        case Amount():
            return record.amount
        case GpuCount():
            return Decimal(record.count)
        case Ranking():
            return Decimal(record.rank)
        case _:
            return Decimal(0)


def disagreement(key: tuple[str, ...], records: Sequence[AnyRecord]) -> Finding | None:
    """The two values that most articles state, where no article states both of them.

    An article that gives one thing two values tells of two things that it calls alike.
    """
    by_value: dict[Decimal, list[AnyRecord]] = defaultdict(list)
    values_of: dict[str, set[Decimal]] = defaultdict(set)
    for record in records:
        by_value[_value(record)].append(record)
        values_of[record.article_id].add(_value(record))
    if any(len(values) > 1 for values in values_of.values()) or len(by_value) < 2:
        return None
    counted = {value: len({r.article_id for r in rows}) for value, rows in by_value.items()}
    first, second, *rest = sorted(by_value, key=lambda value: (-counted[value], value))
    low, high = sorted((first, second))
    if key[0] != "rankings" and (low <= 0 or high / low - 1 < _CLOSE or high / low > _FAR):
        return None
    record = by_value[first][0]
    said = " but ".join(
        f"“{shortened(by_value[value][0].text, 30)}” in {in_words(counted[value], 'article')}"
        for value in (first, second)
    )
    about = ", ".join(filter(None, (_what(record), _when(record))))
    more = f", and {in_words(len(rest), 'other value')}" if rest else ""
    message = f"One {_KINDS[key[0]]} has two values ({shortened(about, 70)}): {said}{more}."
    return finding(
        "disagreement", message, [place(r) for value in (first, second, *rest) for r in by_value[value]]
    )


def _what(record: AnyRecord) -> str:
    match record:
        case Amount():
            return f"{record.entity}, {record.topic}"
        case GpuCount():
            return f"{record.entity}, {record.model or record.chip}"
        case Ranking():
            return f"{record.subject}, {record.domain}"
        case _:
            return ""


def _when(record: AnyRecord) -> str:
    return (record.date if isinstance(record, GpuCount) else getattr(record, "period", "")) or ""
