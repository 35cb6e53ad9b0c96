"""The page's tables for a reader whose JavaScript is off: the totals, the facts, who holds what, findings, failures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kaix.across.facts import COLUMNS as ALL_OF_FACTS
from kaix.across.facts import Fact
from kaix.records import DENIED
from kaix.report import money
from kaix.report.content import Content
from kaix.report.data import text

MOST = 2_000
"""Rows of one table; the rest is in the run's files."""
_FACTS = (
    "first_seen", "table", "entity", "person", "topic", "domain", "position", "model", "period", "status", "currency",
    "amount", "count", "rank", "article_count", "publishers", "sentence", "fact_id",
)  # fmt: skip
_ARTICLES = ("article_id", "title", "publisher", "published", "language")
_FAILURES = ("source", "reason", "detail", "advice")
_POSITIONS = ("person", "position", "organization", "sector", "status", "from", "to", "mentions")


@dataclass(frozen=True)
class Table:
    """A table of text cells; `denied` holds the numbers of the rows that are struck through."""

    title: str
    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    denied: frozenset[int] = frozenset()


def tables(content: Content, since: str, names: Mapping[str, str]) -> list[Table]:
    """The tables in the order of the page; facts and totals are those that are new since the day `since`, or ""."""
    new = [fact for fact in content.facts if not since or money.first_seen(fact) >= since]
    new.sort(key=money.first_seen, reverse=True)
    facts = new[:MOST]
    return [
        *(_totals(new, currency, names) for currency in money.CURRENCIES),
        Table(
            f"Facts new since {since}" if since else "Facts, the newest first",
            _of_all(len(new), "facts.csv"),
            _FACTS,
            [_fact(fact) for fact in facts],
            frozenset(n for n, fact in enumerate(facts) if fact.status == DENIED),
        ),
        _table("Positions", "positions.csv", _POSITIONS, [
            (p.person, p.position, p.organization, p.sector, p.status, p.since, p.until, p.mentions)
            for p in content.positions
        ]),
        _table("Checks", "checks.csv", ("check", "message"), [(f.check, f.message) for f in content.findings]),
        _table("Failures", "failures.csv", _FAILURES, [[f[name] for name in _FAILURES] for f in content.failures]),
        _table("Articles", "articles.csv", _ARTICLES, [
            [article.cells[name] for name in _ARTICLES] for article in content.articles
        ]),
    ]  # fmt: skip


def _table(title: str, file: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> Table:
    return Table(
        title, _of_all(len(rows), file), columns, [[text(cell) for cell in row] for row in rows[:MOST]]
    )


def _of_all(count: int, file: str) -> str:
    return f"{MOST:,} of {count:,}; all are in {file}." if count > MOST else f"{count:,}."


def _fact(fact: Fact) -> list[str]:
    cells = dict(zip(ALL_OF_FACTS, fact.cells(), strict=True))
    return [text(cells[name]) for name in _FACTS]


def _totals(facts: Sequence[Fact], currency: str, names: Mapping[str, str]) -> Table:
    found = money.totals(facts, currency, names)
    rows = [
        (t.entity, t.topic, *(f"{value:,}" if (value := t.sums[s]) else "" for s in money.STATUSES), t.facts)
        for t in found
    ]
    made = _table(f"Totals in {currency}", "facts.csv", ("body", "topic", *money.STATUSES, "facts"), rows)
    rates = "; ".join(
        f"{rate.year}: {rate.won:,} won a dollar ({rate.source})" for rate in money.rates_used(facts)
    )
    return Table(made.title, f"{made.caption} {money.EXPLAINED} {rates}", made.columns, made.rows)
