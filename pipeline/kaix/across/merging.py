"""Which mentions state the same fact: same bodies, same value or a rounded form of it, nothing else that contradicts.

The mentions given are of one table and one body. A value with three digits or more is telling by itself; a round one
(5 trillion won) joins only mentions whose topic or period is shared. A conversion is the sum that it restates.
Time is near-linear: mentions meet only in buckets of one value, and a bucket keeps its latest `_LATEST` facts in view.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache

from kaix.across.offices import office_key
from kaix.records import Amount, AnyRecord, GpuCount, Official, Ranking

FAR_APART = 400
"""Days between two articles beyond which one value is not taken for one fact, unless both state its period."""
_LATEST = 40
_TELLING = 3  # significant digits
_WORDS = re.compile(r"[^\W_]+")
_EMPTY = frozenset(
    ("the", "of", "for", "and", "in", "a", "an", "to", "on", "its", "total", "등", "및", "관련", "규모", "총")
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A record with what the run knows of its article; `bodies` is the id in the record's last column."""

    record: AnyRecord
    bodies: str
    published: str | None = None
    publisher: str = ""
    language: str = ""
    duplicate: bool = False

    @property
    def order(self) -> tuple[str, str, int, int]:
        """By date (articles without one last), article and place."""
        return self.published or "9999", self.record.article_id, self.record.start, self.record.end


@dataclass(slots=True, eq=False)
class Group:
    """The mentions of one fact, in order, and what they state together."""

    mentions: list[Mention]
    topics: dict[str, set[str]] = field(default_factory=dict)  # language → words
    periods: set[str] = field(default_factory=set)
    statuses: set[str] = field(default_factory=set)
    last: str | None = None

    def add(self, mention: Mention) -> None:
        """Take in one more."""
        self.mentions.append(mention)
        self.statuses.add(mention.record.status)
        self.topics.setdefault(mention.language, set()).update(topic_words(mention.record))
        if period := period_of(mention.record):
            self.periods.add(period)
        self.last = max(filter(None, (self.last, mention.published)), default=None)


def key_of(mention: Mention) -> tuple[str, ...]:
    """What mentions must share to be compared at all; those of no known body stay within their article."""
    record = mention.record
    if isinstance(record, Official):
        return ("officials", record.person_id, *office_key(record.position, record.organization))
    body = mention.bodies or f"\0{record.article_id}"
    if isinstance(record, Amount):
        return ("amounts", body, record.per or "")
    if isinstance(record, GpuCount):
        return ("gpu_counts", body, record.chip)
    return ("rankings", body, record.kind)


def groups(mentions: Iterable[Mention]) -> list[Group]:
    """The facts that `mentions`, all of one `key_of`, state; in the order of their first mentions."""
    ordered = sorted(mentions, key=lambda m: m.order)
    found: list[Group] = []
    at: dict[tuple[str, int], Group] = {}  # (article, start) → its group, for conversions
    buckets: dict[tuple[object, ...], list[Group]] = defaultdict(list)
    later: list[Mention] = []
    for mention in ordered:
        if isinstance(mention.record, Amount) and mention.record.converts is not None:
            later.append(mention)
            continue
        keys = _values(mention.record)
        group = next((g for g in _near(buckets, keys) if _same(g, mention)), None)
        if group is None:
            group = Group([])
            found.append(group)
        group.add(mention)
        at[mention.record.article_id, mention.record.start] = group
        for key in keys:
            if group not in buckets[key][-_LATEST:]:
                buckets[key].append(group)
    for mention in later:
        assert isinstance(mention.record, Amount)
        group = at.get((mention.record.article_id, mention.record.converts or 0))
        if group is None:
            group = Group([])
            found.append(group)
        group.add(mention)
    for group in found:
        group.mentions.sort(key=lambda m: m.order)
    return sorted(found, key=lambda g: g.mentions[0].order)


def _near(
    buckets: dict[tuple[object, ...], list[Group]], keys: Sequence[tuple[object, ...]]
) -> Iterable[Group]:
    for key in keys:
        yield from reversed(buckets.get(key, [])[-_LATEST:])


def _values(record: AnyRecord) -> list[tuple[object, ...]]:
    """The values by which a record is looked for: its own, and what it would be if it were rounded."""
    match record:
        case Amount():
            own = (record.currency, record.amount, record.amount_max)
            if record.amount_max is not None or record.amount <= 0:
                return [own]
            return [
                own,
                *((record.currency, value, None) for value in _rounded(record.amount, record.modifier)),
            ]
        case GpuCount():
            return [(record.count, record.count_max)]
        case Ranking():
            return [(record.rank, _fold(record.domain), _fold(record.source))]
        case _:
            return [()]


def _rounded(amount: Decimal, modifier: str) -> list[Decimal]:
    """1조9000억원 of 1조8970억원, where more than two digits are left; an approximate sum looks as it is."""
    if modifier != "exact" or digits(amount) <= 2:
        return []
    found = []
    for kept in (2, 3):
        if digits(amount) > kept:
            found.append(Decimal(f"%.{kept - 1}e" % amount).quantize(Decimal(1)))
    return found


@lru_cache(4096)
def digits(amount: Decimal) -> int:
    """Significant digits of a whole sum: 2 of 1,900,000."""
    return len(str(int(abs(amount))).rstrip("0")) or 1


@lru_cache(4096)
def _fold(text: str | None) -> str:
    return " ".join(_WORDS.findall((text or "").casefold()))


def topic_words(record: AnyRecord) -> set[str]:
    """The words of what a record is about: topic, model or domain; of Hangul also their pairs of syllables."""
    said = record.topic if isinstance(record, Amount) else None
    said = record.model if isinstance(record, GpuCount) else said
    said = record.domain if isinstance(record, Ranking) else said
    words = {word for word in _WORDS.findall((said or "").casefold()) if word not in _EMPTY}
    return words | {
        word[i : i + 2] for word in words if "가" <= word[0] <= "힣" for i in range(len(word) - 1)
    }


def period_of(record: AnyRecord) -> str | None:
    """The time that a record is for."""
    if isinstance(record, Official):
        return None
    return record.date if isinstance(record, GpuCount) else record.period


def _contradict(one: str, other: str) -> bool:
    """Whether two ISO times exclude each other: 2025 and 2026 do, 2026 and 2026-03, 2026/2030 and 2030 do not."""
    a, b = one.split("/"), other.split("/")
    if len(a) == len(b) == 1:
        return not (one.startswith(other) or other.startswith(one))
    return not (a[0][: len(b[-1])] <= b[-1][: len(a[0])] and b[0][: len(a[-1])] <= a[-1][: len(b[0])])


def _same(group: Group, mention: Mention) -> bool:
    record = mention.record
    if isinstance(record, Official):
        return True
    period = period_of(record)
    if period and any(_contradict(period, other) for other in group.periods):
        return False
    shared_period = period is not None and period in group.periods
    if not shared_period and _days(group.last, mention.published) > FAR_APART:
        return False
    words, theirs = topic_words(record), group.topics.get(mention.language)
    shared_topic = bool(words and theirs and words & theirs)
    unlike = bool(words and theirs and not words & theirs)
    if isinstance(record, Ranking):
        return not unlike and (shared_period or shared_topic)
    if isinstance(record, GpuCount):
        return not unlike and _status_fits(group, record.status)
    if unlike:
        return False
    first = group.mentions[0].record
    assert isinstance(first, Amount)
    if first.amount != record.amount and "approx" not in (first.modifier, record.modifier):
        return False
    telling = max(digits(record.amount), digits(first.amount)) >= _TELLING
    here = mention.record.article_id == group.mentions[-1].record.article_id
    return (
        shared_topic
        or (shared_period and (telling or not words or not theirs))
        or telling
        or (here and not words)
    )


def _status_fits(group: Group, status: str) -> bool:
    """A count that was there is not planned later: what was bought and what is to be bought are two."""
    return not (status == "planned" and "actual" in group.statuses)


def _days(one: str | None, other: str | None) -> int:
    if not one or not other:
        return 0
    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)
    except ValueError:
        return 0
