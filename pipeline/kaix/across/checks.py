"""`checks.csv`: what does not fit, each with its rows. A finding is something to look at, never a change of a row."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import combinations

from kaix import vocabulary
from kaix.across.offices import is_single, office_key, organisation_key
from kaix.records import DENIED, Amount, AnyRecord, GpuCount, Official, Ranking

RATE_BAND = Decimal("0.15")
"""How far an implied rate may lie from the year's average: since 2000 the won's yearly high and low
lay within 15 % of the average in every year but 2008."""

_SLIPS = (10, 1_000, 10_000)  # a digit, billion for million, 조 for 억
_PARTS = 3  # so many parts make a split: "Samsung, SK and Hyundai 50,000 each and Naver 60,000"
_REACH = 700  # characters from a total to the last of its parts
_EACH = re.compile(r"\b(?:each|apiece)\b|각")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not fit: the check, what it says, and the rows, `(table, article_id, start)` each."""

    check: str
    message: str
    rows: tuple[tuple[str, str, int], ...]

    def cells(self) -> tuple[object, ...]:
        """Its row of `checks.csv`."""
        articles = dict.fromkeys(article for _, article, _ in self.rows)
        places = (f"{table}:{article}:{start}" for table, article, start in self.rows)
        return self.check, self.message, "; ".join(articles), "; ".join(places)


COLUMNS = ("check", "message", "articles", "rows")
"""The columns of `checks.csv`; `rows` holds `table:article_id:start`, joined with `; `."""


CHECKS = ("disagreement", "implied_rate", "parts_and_total", "rank_above_total", "scale_slip", "two_holders")


def checks(records: Iterable[AnyRecord], published: Mapping[str, str | None]) -> list[Finding]:
    """Every finding in `records`, by check and place; `published` maps article ids to ISO 8601 dates."""
    known = list(records)
    by_key: dict[tuple[str, ...], list[AnyRecord]] = defaultdict(list)
    for record in known:
        if key := shared_key(record):
            by_key[key].append(record)
    found = [*within_articles(known, published)]
    for key, rows in by_key.items():
        found += between_articles(key, rows, published)
    return sorted(found, key=order)


def order(finding: Finding) -> tuple[object, ...]:
    """The order of `checks.csv`."""
    return finding.check, finding.rows, finding.message


def within_articles(records: Sequence[AnyRecord], published: Mapping[str, str | None]) -> Iterator[Finding]:
    """What does not fit inside one article; `records` may be those of several, whole ones."""
    records = [record for record in records if record.status != DENIED]
    yield from _rates([r for r in records if isinstance(r, Amount)], published)
    yield from _parts([r for r in records if isinstance(r, GpuCount)])
    yield from _ranks([r for r in records if isinstance(r, Ranking)])


def between_articles(
    key: tuple[str, ...], records: Sequence[AnyRecord], published: Mapping[str, str | None]
) -> Iterator[Finding]:
    """What does not fit between articles, in all the records that have one `shared_key`."""
    records = sorted(records, key=_place)  # what is found must not hang on who comes first
    if key[0] == "office":
        yield from _holders(key[1], key[2], [r for r in records if isinstance(r, Official)], published)
    else:
        yield from _disagreements(key, records)


def _place(record: AnyRecord) -> tuple[str, str, int]:
    return record.group, record.article_id, record.start


def _fold(text: str | None) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text or "").casefold()))


@cache
def _won_per_dollar() -> dict[int, Decimal]:
    return {int(row["year"]): Decimal(row["won"]) for row in vocabulary.table("won_per_dollar")}


def _rate_of(year: int) -> Decimal:
    rates = _won_per_dollar()
    return rates[min(max(year, min(rates)), max(rates))]


def _middle(amount: Amount) -> Decimal:
    return (amount.amount + (amount.amount_max or amount.amount)) / 2


def _rates(amounts: Sequence[Amount], published: Mapping[str, str | None]) -> Iterator[Finding]:
    """Won–dollar pairs whose implied rate is not that of their year, a slip of scale apart from the rest."""
    at = {(r.article_id, r.start): r for r in amounts}
    for amount in amounts:
        other = at.get((amount.article_id, amount.converts)) if amount.converts is not None else None
        if other is None or {amount.currency, other.currency} != {"KRW", "USD"}:
            continue
        won, dollars = (amount, other) if amount.currency == "KRW" else (other, amount)
        if not dollars.amount or not won.amount:
            continue
        stated = published.get(amount.article_id) or ""
        if not re.match(r"\d{4}", stated):
            continue  # without a year no rate is wrong
        usual = _rate_of(int(stated[:4]))
        implied = _middle(won) / _middle(dollars)
        ratio = implied / usual
        if abs(ratio - 1) <= RATE_BAND:
            continue
        rows = tuple(sorted((_place(won), _place(dollars))))
        pair = f"{won.text} and {dollars.text} imply {implied:,.0f} won a dollar; {stated[:4]} had about {usual:,.0f}"
        slip = next((s for s in _SLIPS for f in (ratio / s, ratio * s) if abs(f - 1) <= RATE_BAND), None)
        if slip:
            yield Finding("scale_slip", f"{pair}: a factor of {slip:,} apart", rows)
        else:
            yield Finding("implied_rate", pair, rows)


def _parts(gpu_counts: Sequence[GpuCount]) -> Iterator[Finding]:
    """A total whose parts, listed after it by receiver, do not add up to it."""
    by_article: dict[str, list[GpuCount]] = defaultdict(list)
    for record in gpu_counts:
        by_article[record.article_id].append(record)
    for rows in by_article.values():
        ordered = sorted(rows, key=lambda r: r.start)
        for index, total in enumerate(ordered):
            parts: list[GpuCount] = []
            for part in ordered[index + 1 :]:
                if part.start - total.end > _REACH or part.count >= total.count or not part.entity:
                    break
                parts.append(part)
            if len({p.entity for p in parts}) < len(parts) or sum(map(_receivers, parts)) < _PARTS:
                continue
            added = sum(part.count * _receivers(part) for part in parts)
            if added != total.count and total.count / 2 <= added <= total.count * 2:
                yield Finding(
                    "parts_and_total",
                    f"{' + '.join(p.text for p in parts)} make {added:,}, not {total.text}",
                    tuple(_place(r) for r in (total, *parts)),
                )
                break


def _receivers(part: GpuCount) -> int:
    """How many times a part counts: "50,000 each" to four companies is one row with four entities."""
    return len((part.entity or "").split(";")) if _EACH.search(part.text) or ";" in (part.entity or "") else 1


def _ranks(rankings: Sequence[Ranking]) -> Iterator[Finding]:
    for record in rankings:
        if record.total is not None and record.rank > record.total:
            yield Finding(
                "rank_above_total", f"{record.text}: {record.rank} of {record.total}", (_place(record),)
            )


def shared_key(record: AnyRecord) -> tuple[str, ...] | None:
    """What records must share to contradict each other: a subject, topic and period, or an office of one holder."""
    if record.status == DENIED:
        return None
    match record:
        case Amount() as a if a.entity and a.topic and a.period and a.converts is None:
            who = organisation_key(a.entity)
            return ("amount", who, _fold(a.topic), a.period, a.status, a.currency, a.per or "")
        case GpuCount() as g if g.entity and g.date:
            return ("GPU count", organisation_key(g.entity), g.chip, _fold(g.model), g.date, g.status)
        case Ranking() as r if r.subject and r.domain and r.source and r.period and r.kind == "place":
            return ("rank", r.subject, _fold(r.domain), _fold(r.scope), _fold(r.source), r.period, r.status)
        case Official() as o if o.status == "current":
            office, organisation = office_key(o.position, o.organization)
            # "President" with no organisation may be of any country: only a named one can have two holders
            return ("office", office, organisation) if organisation and is_single(office) else None
        case _:
            return None


def _said(record: AnyRecord) -> str:
    """The value that a record states, in full."""
    match record:
        case Amount() as a:
            return f"{a.modifier} {a.amount} {a.amount_max or ''}"
        case GpuCount() as g:
            return f"{g.modifier} {g.count} {g.count_max or ''}"
        case Ranking() as r:
            return str(r.rank)
        case Official() as o:
            return o.person_id


def _disagreements(key: tuple[str, ...], records: Sequence[AnyRecord]) -> Iterator[Finding]:
    """The same subject, topic and period with different values in different articles; the first row of each value."""
    first: dict[str, AnyRecord] = {}
    for record in records:
        first.setdefault(_said(record), record)
    if (
        len({record.article_id for record in first.values()}) > 1
    ):  # one finding, however many values there are
        subject = ", ".join(part for part in key[1:] if part)
        said = " / ".join(f"{record.text} ({record.article_id})" for record in first.values())
        yield Finding("disagreement", f"{key[0]} of {subject}: {said}", tuple(map(_place, first.values())))


def _holders(
    office: str, organisation: str, officials: Sequence[Official], published: Mapping[str, str | None]
) -> Iterator[Finding]:
    """One office that two people hold in articles whose dates interleave: neither followed the other."""
    holders: dict[str, list[Official]] = defaultdict(list)
    for record in officials:
        holders[record.person_id].append(record)
    for (one, its), (other, others) in combinations(sorted(holders.items()), 2):
        mine, theirs = _dates(its, published), _dates(others, published)
        if not mine or not theirs or mine[-1] < theirs[0] or theirs[-1] < mine[0]:
            continue
        yield Finding(
            "two_holders",
            f"{its[0].person} and {others[0].person} ({one}, {other}) are both {office} of {organisation}",
            tuple(sorted({_place(its[0]), _place(others[0])})),
        )


def _dates(rows: Sequence[Official], published: Mapping[str, str | None]) -> list[str]:
    return sorted(date for row in rows if (date := published.get(row.article_id)))
