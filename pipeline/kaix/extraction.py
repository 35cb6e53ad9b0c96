"""The records of one text, from Python: `kaix.extract`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from kaix import annotate, publication
from kaix.language import detect
from kaix.records import RECORDS, Amount, AnyRecord, GpuCount, Official, Ranking
from kaix.rules import LANGUAGES

_PARTIAL = re.compile(r"\d{4}(?:-\d{2})?")


@dataclass(frozen=True, slots=True)
class Records:
    """The records of one text: by table, as attributes or by name, or all of them in the order of the text."""

    officials: tuple[Official, ...] = ()
    amounts: tuple[Amount, ...] = ()
    gpu_counts: tuple[GpuCount, ...] = ()
    rankings: tuple[Ranking, ...] = ()

    def __getitem__(self, table: str) -> tuple[AnyRecord, ...]:
        """The records of the table named `table`; raises `KeyError` for a table that is none."""
        if table not in RECORDS:
            raise KeyError(f"{table!r} is none of {', '.join(RECORDS)}")
        return cast(tuple[AnyRecord, ...], getattr(self, table))

    def __iter__(self) -> Iterator[AnyRecord]:
        """All records, sorted by their place in the text."""
        found = [record for table in RECORDS for record in self[table]]
        return iter(sorted(found, key=lambda record: record.span))

    def __len__(self) -> int:
        """How many records there are."""
        return sum(len(self[table]) for table in RECORDS)


def extract(text: str, published: date | str | None = None, language: str | None = None) -> Records:
    """The officials, amounts, GPU counts and rankings that `text` states.

    The text is read as it is, not cleaned: offsets are code points into `text` itself, and
    `text[record.start:record.end] == record.text`. `published` (a date or ISO 8601) resolves its
    relative dates. `language` is "en" or "ko", detected if `None`. Raises `ValueError` for another
    language and for a `published` that is no date, `TypeError` for a `text` that is none.
    """
    if not isinstance(text, str):
        raise TypeError(f"extract() takes the text of an article as a str, not {type(text).__name__}")
    published = _day(published)
    if language is None:
        detected = detect(text)
        language = detected if detected in LANGUAGES else "en"
    found = annotate.find(text, language, published).records
    return Records(**{table: tuple(rows) for table, rows in found.items()})  # type: ignore[arg-type]


def _day(published: date | str | None) -> date | str | None:
    """A date as the rules take it; of a year or a month no day is made up."""
    if isinstance(published, date | None) or not published:
        return published or None
    if not isinstance(published, str):
        raise TypeError(f"published is a date or a str such as '2025-06-25', not {type(published).__name__}")
    day = publication.parse(published)
    if day is None and not _PARTIAL.fullmatch(published):
        raise ValueError(f"published is {published[:60]!r}: give an ISO 8601 date such as '2025-06-25'")
    return day
