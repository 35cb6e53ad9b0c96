"""Content → what the script shows, as plain values: offsets in UTF-16 units, as JavaScript counts; cells as text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

from kaix import datapackage
from kaix.across import facts, positions
from kaix.across.entities import ID_COLUMNS, name_of
from kaix.across.facts import Fact
from kaix.across.mentions import period_of
from kaix.across.positions import Position
from kaix.context import JOINED
from kaix.offsets import Utf16
from kaix.records import RECORDS, AnyRecord, value_columns
from kaix.report import money
from kaix.report.content import Content
from kaix.report.days import day
from kaix.tables import COLUMNS, NUMBERS

LABELS = {
    "facts": "Facts",
    "officials": "Officials",
    "amounts": "Amounts",
    "gpu_counts": "GPU counts",
    "rankings": "Rankings",
    "positions": "Positions",
    "checks": "Checks",
    "failures": "Failures",
}
FACT_COLUMNS = tuple(name for name in facts.COLUMNS if name not in ("articles", "sentence", "rows"))
"""The columns of a fact that its mentions do not already hold."""

_ARTICLE = {
    "id": "article_id",
    "title": "title",
    "publisher": "publisher",
    "published": "published",
    "language": "language",
}

Rows = Mapping[AnyRecord, int]


def text(value: object) -> str:
    """A cell: numbers in digits, nothing as ""."""
    return "" if value is None else str(value)


def data(content: Content, since: str = "") -> dict[str, Any]:
    """All that the page's script shows; `since` is the day from which on a fact is new, or ""."""
    order = {article.cells["article_id"]: n for n, article in enumerate(content.articles)}
    at = {group: {record: n for n, record in enumerate(found)} for group, found in content.records.items()}
    starts = {
        (group, record.article_id, record.start): n
        for group, rows in at.items()
        for record, n in reversed(rows.items())
    }
    organizations = {
        name: body
        for record, body in zip(content.records["officials"], content.bodies["officials"], strict=True)
        if body and (name := name_of(record))
    }
    published = {article.cells["article_id"]: article.cells["published"] for article in content.articles}
    return {
        "since": since,
        "labels": LABELS,
        "help": {
            table: {column["name"]: column["description"] for column in columns}
            for table, columns in datapackage.schema().items()
            if table in LABELS
        },
        "numbers": sorted(NUMBERS - {"converts"}),
        "rates": [[rate.year, float(rate.won), rate.source] for rate in money.rates_used(content.facts)],
        "bodies": names_of_bodies(content),
        "articles": [
            {
                **{key: article.cells[f] for key, f in _ARTICLE.items()},
                "url": url if (url := article.cells["url"]).startswith(("https://", "http://")) else "",
                "text": article.text,
                "note": article.note,
                "repeats": article.cells["article_id"] in content.duplicates,
            }
            for article in content.articles
        ],
        "tables": {group: _mentions(content, group, order) for group in content.records},
        "facts": {
            "columns": FACT_COLUMNS,
            "rows": [_fact(fact, at[fact.record.group]) for fact in content.facts],
        },
        "positions": {
            "columns": positions.COLUMNS[:-1],
            "rows": [_position(p, order, published, organizations) for p in content.positions],
        },
        "checks": [
            [
                f.check,
                f.message,
                text(f.mentions),
                text(f.articles),
                [[row[0], starts[row]] for row in f.rows],
            ]
            for f in content.findings
        ],
        "failures": {
            "columns": COLUMNS["failures"],
            "rows": [[cells[name] for name in COLUMNS["failures"]] for cells in content.failures],
        },
    }


def names_of_bodies(content: Content) -> dict[str, str]:
    """The name that most rows use for each id, and for each list of ids."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for group, found in content.records.items():
        for record, bodies in zip(found, content.bodies[group], strict=True):
            if bodies and (name := name_of(record)):
                counted[bodies][name] += 1
    best = {ids: min(names, key=lambda n: (-names[n], n)) for ids, names in counted.items()}
    return {
        ids: ", ".join(best.get(each, each) for each in ids.split(JOINED)) if JOINED in ids else name
        for ids, name in sorted(best.items())
    }


def _mentions(content: Content, group: str, order: Mapping[str, int]) -> dict[str, Any]:
    """A row is `[article, start, end, sentence start, sentence end, start in code points, value, …, id, rule]`."""
    units = [Utf16(article.text) for article in content.articles]
    names = value_columns(RECORDS[group])
    records = content.records[group]
    return {
        "columns": [*names, ID_COLUMNS[group][0]],
        "rows": [
            [
                order[record.article_id],
                *map(units[order[record.article_id]].units, (*place.anchor, *place.sentence)),
                record.start,
                *(_cell(record, name) for name in names),
                bodies,
                record.rule,
            ]
            for record, place, bodies in zip(
                records, content.places[group], content.bodies[group], strict=True
            )
        ],
    }


def _cell(record: AnyRecord, name: str) -> str:
    value = getattr(record, name)
    return format(value, "f") if name in ("amount", "amount_max") and value is not None else text(value)


def _fact(fact: Fact, rows: Rows) -> list[Any]:
    """`[value, …, day on a time axis, won, dollars, row of the best mention, [row of a mention, …]]`."""
    cells = dict(zip(facts.COLUMNS, fact.cells(), strict=True))
    mentions = [rows[m.record] for m in fact.mentions]
    best = next(
        (n for m, n in zip(fact.mentions, mentions, strict=True) if m.record.span == fact.record.span
         and m.record.article_id == fact.record.article_id),
        mentions[0],
    )  # fmt: skip
    worth = money.worth(fact)
    return [
        *(text(cells[name]) for name in FACT_COLUMNS),
        day(period_of(fact.record) or "") or text(cells["first_seen"]),
        *(int(worth.values[c]) if worth else None for c in money.CURRENCIES),
        best,
        mentions,
    ]


def _position(
    p: Position, order: Mapping[str, int], published: Mapping[str, str], organizations: Mapping[str, str]
) -> list[Any]:
    """`[value, …, [article, …], id of the organisation, first day, last day]`; the days are those of a time axis."""
    days = [when for name in p.articles if (when := day(published.get(name) or ""))]
    begin = day(p.since or "") or min(days, default="")
    end = day(p.until or "") or max([*days, begin])
    return [
        *map(text, p.cells()[:-1]),
        [order[name] for name in p.articles],
        organizations.get(p.organization or "", ""),
        *sorted((begin or end, end)),
    ]
