"""`facts.csv`: one row a fact over all articles of a run, whatever the number of mentions of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from decimal import Decimal
from hashlib import sha256

from kaix.across.mentions import Mention, digits, key_of, period_of
from kaix.across.merging import groups
from kaix.across.spill import Spill
from kaix.records import DENIED, Amount, AnyRecord, GpuCount, Official, Ranking

COLUMNS = (
    "fact_id", "table", "entity_id", "entity", "person_id", "person", "position", "currency", "amount", "amount_max",
    "modifier", "per", "other_currency", "other_amount", "count", "count_max", "chip", "model", "rank", "kind",
    "domain", "scope", "source", "topic", "period", "status", "history", "first_seen", "last_seen", "mentions",
    "article_count", "publishers", "articles", "sentence", "rows",
)  # fmt: skip
"""The columns of `facts.csv`; a column is empty where the table of the fact has none of the kind."""

_SHORTEST, _LONGEST = 30, 400  # characters of a sentence that is worth showing


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact: `record` is the mention that states it best, `status` what the newest article says of it.

    `history` holds the statuses with the days on which they were first said; `counted` are the mentions that are
    no repetition and no denial, `mentions` all of them.
    """

    fact_id: str
    bodies: str
    entity: str | None
    record: AnyRecord
    other: Amount | None
    status: str
    history: str
    mentions: tuple[Mention, ...]
    counted: tuple[Mention, ...]

    def cells(self) -> tuple[object, ...]:
        """Its row of `facts.csv`, in the order of `COLUMNS`."""
        r = self.record
        values: dict[str, object] = dict.fromkeys(COLUMNS)
        for name in COLUMNS:
            if name not in ("entity", "sentence", "source") and (value := getattr(r, name, None)) is not None:
                values[name] = format(value, "f") if isinstance(value, Decimal) else value
        days = sorted(filter(None, (m.published for m in self.mentions)))
        counted = self.counted
        values |= {
            "fact_id": self.fact_id,
            "table": r.group,
            "entity_id": self.bodies,
            "entity": self.entity,
            "source": r.source if isinstance(r, Ranking) else None,
            "period": period_of(r),
            "status": self.status,
            "history": self.history,
            "first_seen": days[0] if days else None,
            "last_seen": days[-1] if days else None,
            "mentions": len(counted),
            "article_count": len({m.record.article_id for m in counted}),
            "publishers": "; ".join(sorted({m.publisher for m in counted if m.publisher})),
            "articles": "; ".join(dict.fromkeys(m.record.article_id for m in self.mentions)),
            "sentence": r.sentence,
            "rows": "; ".join(
                f"{m.record.group}:{m.record.article_id}:{m.record.start}" for m in self.mentions
            ),
        }
        if self.other is not None:
            values |= {"other_currency": self.other.currency, "other_amount": format(self.other.amount, "f")}
        return tuple(values[name] for name in COLUMNS)


def facts(mentions: Iterable[Mention]) -> list[Fact]:
    """The facts that `mentions` state, all of one key of `mentions.key_of`, by their first mention."""
    return list(of_groups(groups(mentions)))


def of_groups(found: Iterable[Sequence[Mention]]) -> Iterator[Fact]:
    """The facts of one key, each of which has `found` its mentions; one at a time is in memory."""
    with closing(Spill[str, bytes](bytes, bytes)) as taken:
        for mentions in found:
            made = _fact(mentions)
            if taken.get(made.fact_id) is not None:
                first = mentions[0].record
                made = replace(made, fact_id=_id(mentions[0], f"{first.article_id}:{first.start}"))
            taken[made.fact_id] = b""
            yield made


def _id(first: Mention, more: str = "") -> str:
    """The table and twelve hexadecimal digits of what the first mention states: newer articles do not change it."""
    record = first.record
    said: list[object] = [*key_of(first), more]
    match record:
        case Amount():
            said += (
                record.currency,
                format(record.amount.normalize(), "f"),
                record.amount_max,
                record.topic,
                record.period,
            )
        case GpuCount():
            said += (record.count, record.count_max, record.model, record.date)
        case Ranking():
            said += (record.rank, record.domain, record.scope, record.source, record.period)
    hashed = sha256("\0".join("" if s is None else str(s) for s in said).encode("utf-8", "replace"))
    return f"{record.group}-{hashed.hexdigest()[:12]}"


def _fact(found: Sequence[Mention]) -> Fact:
    mentions = tuple(found)
    counted = tuple(m for m in mentions if not m.duplicate and m.record.status != DENIED)
    if not counted and any(m.record.status != DENIED for m in mentions):  # told only in repetitions: once
        counted = tuple(m for m in mentions if m.record.status != DENIED)[:1]
    restating = [m for m in mentions if _restates(m.record)]
    own = [m for m in mentions if not _restates(m.record)] or list(mentions)
    best = max(enumerate(own), key=lambda numbered: _worth(*numbered))[1]
    currency = best.record.currency if isinstance(best.record, Amount) else ""
    others = [m.record for m in restating if isinstance(m.record, Amount) and m.record.currency != currency]
    others.sort(key=lambda r: (-digits(r.amount), r.article_id, r.start))
    names = Counter(name for m in mentions if (name := _entity(m.record)))
    return Fact(
        fact_id=_id(mentions[0]),
        bodies=next((m.bodies for m in mentions if m.bodies), ""),
        entity=min(names, key=lambda name: (-names[name], name), default=None),
        record=_filled(best.record, own),
        other=others[0] if others else None,
        status=_status_now(own),
        history=_history(own),
        mentions=mentions,
        counted=counted,
    )


def _restates(record: AnyRecord) -> bool:
    return isinstance(record, Amount) and record.converts is not None


def _worth(index: int, mention: Mention) -> tuple[object, ...]:
    """How well a mention states its fact: exactly, fully, in a sentence of a readable length, and early."""
    r = mention.record
    full = sum(
        getattr(r, name, None) is not None
        for name in ("topic", "period", "entity", "model", "domain", "date", "organization")
    )
    size = _SHORTEST <= len(r.sentence) <= _LONGEST
    return (
        r.status != DENIED,
        not mention.duplicate,
        digits(r.amount) if isinstance(r, Amount) else 0,
        getattr(r, "modifier", "exact") == "exact",
        size,
        full,
        -index,
    )


def _filled(record: AnyRecord, own: list[Mention]) -> AnyRecord:
    """The record with what only other mentions of the fact say: its topic, period, model, source."""
    missing: dict[str, object] = {}
    for name in ("topic", "period", "model", "date", "source", "scope", "organization", "sector"):
        if getattr(record, name, "") is None:
            said = next((v for m in own if (v := getattr(m.record, name, None)) is not None), None)
            if said is not None:
                missing[name] = said
    return replace(record, **missing) if missing else record  # type: ignore[arg-type]


def _entity(record: AnyRecord) -> str | None:
    match record:
        case Official():
            return record.organization
        case Ranking():
            return record.subject
        case _:
            return record.entity


def _status_now(mentions: list[Mention]) -> str:
    """The status in the newest article with a date, of several in it the commonest; without dates the commonest."""
    last = max((m.published or "" for m in mentions), default="")
    newest = Counter(m.record.status for m in mentions if (m.published or "") == last)
    return min(newest, key=lambda status: (-newest[status], status))


def _history(mentions: list[Mention]) -> str:
    """`planned 2025-08-01; actual 2025-12-03`: each status with the day on which it was first said after another."""
    steps: list[tuple[str, str]] = []
    for mention in mentions:
        if mention.published and (not steps or steps[-1][0] != mention.record.status):
            if steps and steps[-1][1] == mention.published:
                continue
            steps.append((mention.record.status, mention.published))
    return "; ".join(f"{status} {day}" for status, day in steps)
