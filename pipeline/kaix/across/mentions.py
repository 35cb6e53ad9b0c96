"""A record among those of a run: what is known of its article, what it is about, and with what it is compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from kaix.across.offices import office_key
from kaix.records import Amount, AnyRecord, GpuCount, Official, Ranking

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


@lru_cache(512)
def digits(amount: Decimal) -> int:
    """Significant digits of a whole sum: 2 of 1,900,000."""
    return len(str(int(abs(amount))).rstrip("0")) or 1


def topic_words(record: AnyRecord) -> frozenset[str]:
    """The words of what a record is about: topic, model or domain; of Hangul also their pairs of syllables."""
    said = record.topic if isinstance(record, Amount) else None
    said = record.model if isinstance(record, GpuCount) else said
    said = record.domain if isinstance(record, Ranking) else said
    return _words_of(said or "")


@lru_cache(512)
def _words_of(said: str) -> frozenset[str]:
    words = frozenset(word for word in _WORDS.findall(said.casefold()) if word not in _EMPTY)
    return words.union(
        word[i : i + 2] for word in words if "가" <= word[0] <= "힣" for i in range(len(word) - 1)
    )


def period_of(record: AnyRecord) -> str | None:
    """The time that a record is for."""
    if isinstance(record, Official):
        return None
    return record.date if isinstance(record, GpuCount) else record.period
