"""Checks of the numbers of one article: implied won–dollar rates, parts and their total, a rank beyond its total."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from kaix.across.findings import Finding, finding, place, shortened
from kaix.across.rates import rate_of
from kaix.records import Amount, GpuCount, Ranking

RATE_BAND = Decimal("0.15")
"""How far an implied rate may lie from the year's average: since 2000 the won's yearly high and low
lay within 15 % of the average in every year but 2008."""

_ROUNDING = Decimal("0.3")  # what rounding to one digit is taken to change at most
_SLIPS = (10, 1_000, 10_000)  # a digit, billion for million, 조 for 억
_PARTS = 3  # so many parts make a split: "Samsung, SK and Hyundai 50,000 each and Naver 60,000"
_REACH = 700  # characters from a total to the last of its parts
_EACH = re.compile(r"\b(?:each|apiece)\b|각|씩")


def _middle(amount: Amount) -> Decimal:
    return (amount.amount + (amount.amount_max or amount.amount)) / 2


def _years(amounts: Sequence[Amount], stated: str) -> list[int]:
    """The years whose rate may be meant: that of the article, and those of which the two sums are."""
    said = [a.period[:4] for a in amounts if a.period and a.period[:4].isdigit()]
    return [int(year) for year in dict.fromkeys((stated[:4], *said))]


def rates(amounts: Sequence[Amount], published: Mapping[str, str | None]) -> Iterator[Finding]:
    """Won–dollar pairs whose implied rate is not that of their year, a slip of scale apart from the rest."""
    at = {(r.article_id, r.start): r for r in amounts}
    for amount in amounts:
        other = at.get((amount.article_id, amount.converts)) if amount.converts is not None else None
        if other is None or {amount.currency, other.currency} != {"KRW", "USD"}:
            continue
        won, dollars = (amount, other) if amount.currency == "KRW" else (other, amount)
        stated = published.get(amount.article_id) or ""
        if not dollars.amount or not won.amount or not re.match(r"\d{4}", stated):
            continue  # without a year no rate is wrong
        usual = [rate_of(year).won for year in _years((won, dollars), stated)]
        ratios = [_middle(won) / _middle(dollars) / rate for rate in usual]
        if any(abs(ratio - 1) <= RATE_BAND for ratio in ratios) or _rounded_away(won, dollars, usual[0]):
            continue
        rows = sorted((place(won), place(dollars)))
        implied = _middle(won) / _middle(dollars)
        said = (
            f"“{shortened(won.text)}” and “{shortened(dollars.text)}” make {implied:,.0f} won a dollar, "
            f"but in {stated[:4]} it was about {usual[0]:,.0f}"
        )
        slip = next(
            (s for s in _SLIPS for f in (ratios[0] / s, ratios[0] * s) if abs(f - 1) <= RATE_BAND), None
        )
        if slip:
            yield finding(
                "scale_slip", f"{said}: one of them is {slip:,} times too large or too small.", rows
            )
        else:
            yield finding("implied_rate", f"{said}.", rows)


def _rounded_away(won: Amount, dollars: Amount, rate: Decimal) -> bool:
    """Whether rounding alone explains it: "$1 billion" of 1.7 trillion won, "3조원" of $1.9 billion."""
    for amount, exact in ((dollars, _middle(won) / rate), (won, _middle(dollars) * rate)):
        unit = Decimal(1).scaleb(amount.amount.normalize().adjusted())  # the place of its first digit
        digits = len(amount.amount.normalize().as_tuple().digits)
        if digits == 1 and abs(exact - amount.amount) <= min(unit / 2, amount.amount * _ROUNDING):
            return True
    return False


def parts(gpu_counts: Sequence[GpuCount]) -> Iterator[Finding]:
    """A total whose parts, listed after it by receiver in its sentence or the next, do not add up to it."""
    by_article: dict[str, list[GpuCount]] = defaultdict(list)
    for record in gpu_counts:
        by_article[record.article_id].append(record)
    for rows in by_article.values():
        ordered = sorted(rows, key=lambda r: r.start)
        for index, total in enumerate(ordered):
            found: list[GpuCount] = []
            for part in ordered[index + 1 :]:
                near = part.start - total.end <= _REACH
                if not near or part.count >= total.count or not part.entity or part.modifier != "exact":
                    break
                found.append(part)
            names = [name for part in found for name in (part.entity or "").split(";")]
            if len(set(names)) < len(names) or len(names) < _PARTS or len({p.status for p in found}) > 1:
                continue
            if any(";" in (p.entity or "") and not _EACH.search(p.sentence) for p in found):
                continue  # of a count with several receivers it must be said that each has it
            added = sum(part.count * len((part.entity or "").split(";")) for part in found)
            if added != total.count and total.count / 2 <= added <= total.count * 2:
                sum_ = " + ".join(_part(part) for part in found)
                yield finding(
                    "parts_and_total",
                    f"The parts {sum_} make {added:,}, not “{shortened(total.text)}”.",
                    [place(r) for r in (total, *found)],
                )
                break


def _part(part: GpuCount) -> str:
    times = len((part.entity or "").split(";"))
    return f"{part.count:,}" if times == 1 else f"{times} × {part.count:,}"


def ranks(rankings: Sequence[Ranking]) -> Iterator[Finding]:
    """A place beyond the number of those that are ranked."""
    for record in rankings:
        if record.total is not None and record.rank > record.total and record.kind == "place":
            message = f"“{shortened(record.text)}” says place {record.rank} of only {record.total}."
            yield finding("rank_above_total", message, [place(record)])
