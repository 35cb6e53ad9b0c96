"""The records of one text, from Python: `pipeline.extract`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from pipeline import annotate
from pipeline.language import detect
from pipeline.records import RECORDS, Amount, AnyRecord, GpuCount, Official, Ranking
from pipeline.rules import LANGUAGES


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
    relative dates. `language` is "en" or "ko", detected if `None`. Raises `ValueError` for another.
    """
    if language is None:
        detected = detect(text)
        language = detected if detected in LANGUAGES else "en"
    found = annotate.find(text, language, published).records
    return Records(**{table: tuple(rows) for table, rows in found.items()})  # type: ignore[arg-type]
