"""`checks.csv`: what does not fit, a row a group of rows. A finding is something to look at, never a change of a row.

Every check is near-linear in the rows, however many of them share an office or a subject.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kaix.across import numbers
from kaix.across.entities import entity_id
from kaix.across.findings import CHECKS, COLUMNS, Finding, finding, in_words, order, place
from kaix.across.offices import is_single, office_key
from kaix.across.tenures import two_holders
from kaix.across.values import disagreement, value_key
from kaix.records import DENIED, Amount, AnyRecord, GpuCount, Official, Ranking

__all__ = [
    "CHECKS",
    "COLUMNS",
    "Finding",
    "between_articles",
    "checks",
    "in_words",
    "order",
    "shared_key",
    "within_articles",
]


def checks(records: Iterable[AnyRecord], published: Mapping[str, str | None]) -> list[Finding]:
    """Every finding in `records`, by check and place; `published` maps article ids to ISO 8601 dates."""
    known = list(records)
    by_key: dict[tuple[str, ...], list[AnyRecord]] = defaultdict(list)
    by_article: dict[str, list[AnyRecord]] = defaultdict(list)
    for record in known:
        by_article[record.article_id].append(record)
        if key := shared_key(record):
            by_key[key].append(record)
    found = [f for rows in by_article.values() for f in within_articles(rows, published)]
    for key, rows in by_key.items():
        found += between_articles(key, rows, published)
    return sorted(found, key=order)


def within_articles(records: Sequence[AnyRecord], published: Mapping[str, str | None]) -> Iterator[Finding]:
    """What does not fit inside one article, one finding a check."""
    records = [record for record in records if record.status != DENIED]
    found = [
        *numbers.rates([r for r in records if isinstance(r, Amount)], published),
        *numbers.parts([r for r in records if isinstance(r, GpuCount)]),
        *numbers.ranks([r for r in records if isinstance(r, Ranking)]),
    ]
    by_check: dict[str, list[Finding]] = defaultdict(list)
    for each in found:
        by_check[each.check].append(each)
    for check, same in by_check.items():
        more = f" ({len(same) - 1:,} more like it in the article)" if len(same) > 1 else ""
        rows = [row for each in same for row in each.rows]
        yield finding(check, same[0].message, rows, more=more)


def between_articles(
    key: tuple[str, ...], records: Sequence[AnyRecord], published: Mapping[str, str | None]
) -> Iterator[Finding]:
    """What does not fit between articles, in all the records that have one `shared_key`: one finding at most."""
    records = sorted(records, key=place)  # what is found must not hang on who comes first
    if key[0] == "office":
        found = two_holders(key[1], [r for r in records if isinstance(r, Official)], published)
    else:
        found = disagreement(key, records)
    if found is not None:
        yield found


def shared_key(record: AnyRecord) -> tuple[str, ...] | None:
    """What records must share to contradict each other: a subject, topic and period, or an office of one holder."""
    if record.status == DENIED:
        return None
    if not isinstance(record, Official):
        return value_key(record)
    if record.status != "current" or record.sector == "company":
        return None  # a company may have two chief executives, and a dozen presidents
    office, _ = office_key(record.position, record.organization)
    ministry = office_key(record.position, record.organization)[1]
    body = entity_id(record.organization or ministry)
    # "President" with no organisation may be of any country: only a named one can have two holders
    return ("office", office, body) if body and is_single(office) else None
