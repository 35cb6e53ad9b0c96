"""The records of one text as `kaix.extract` gives them: by table, as dictionaries and data frames, and marked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING, Any, cast, overload

from kaix.across import entities
from kaix.analysis.introductions import introduced
from kaix.records import RECORDS, Amount, AnyRecord, GpuCount, Official, Ranking, columns

if TYPE_CHECKING:
    import pandas as pd

    from kaix.article import Article

COLOURS = {"officials": "#9fd8e8", "amounts": "#a9dfb0", "gpu_counts": "#dcb6ea", "rankings": "#f3dc8a"}
"""The background of each table's marks in a notebook and in displaCy."""


@dataclass(frozen=True, slots=True)
class Records:
    """The records of one text: by table, as attributes or by name, or all of them in the order of the text.

    `article` is what was read, with the cleaned text that offsets count in. `error` says why nothing could be
    read, where `extract_many` met such an article; it is empty otherwise.
    """

    officials: tuple[Official, ...] = ()
    amounts: tuple[Amount, ...] = ()
    gpu_counts: tuple[GpuCount, ...] = ()
    rankings: tuple[Ranking, ...] = ()
    article: Article | None = field(default=None, compare=False)
    error: str = ""

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

    def to_dicts(self) -> dict[str, list[dict[str, str | int | None]]]:
        """Table → its rows, with the columns and the order of the CSV tables.

        An exact sum is an `int`, one with a fraction a `str`, never a float; `None` is what the article does not say.
        """
        aliases = entities.names_of(introduced(self.article.text)) if self.article is not None else {}
        return {table: [_row(record, aliases) for record in self[table]] for table in RECORDS}

    def to_json(self, *, indent: int | None = None) -> str:
        """`to_dicts()` as a JSON object, Hangul as it is."""
        return json.dumps(self.to_dicts(), ensure_ascii=False, indent=indent)

    @overload
    def to_df(self) -> dict[str, pd.DataFrame]: ...

    @overload
    def to_df(self, table: str) -> pd.DataFrame: ...

    def to_df(self, table: str | None = None) -> pd.DataFrame | dict[str, pd.DataFrame]:
        """The data frame of `table`, or without one those of all tables by name; the cells are those of `to_dicts()`.

        Columns of whole numbers and sums are of dtype `object`: pandas would make floats of them where one is missing.
        Raises `KeyError` for a table that is none.
        """
        import pandas as pd

        if table is None:
            return {name: self.to_df(name) for name in RECORDS}
        self[table]  # a name that is no table's is an error
        rows = [list(row.values()) for row in self.to_dicts()[table]]
        return pd.DataFrame(
            rows, columns=[*columns(RECORDS[table]), entities.ID_COLUMNS[table][0]], dtype=object
        )

    def _repr_html_(self) -> str:
        """What a notebook shows: the text with its facts marked, else the facts as a list; all of it escaped."""
        if self.error:
            return f"<p>{escape(self.error)}</p>"
        if self.article is None:
            items = "".join(f"<li>{_mark(r, escape(r.text))}</li>" for r in self)
            return f"<ul>{items}</ul>"
        text, at, parts = self.article.text, 0, []
        for record in self:
            if record.start < at:
                continue  # a second record on the same anchor
            parts.append(escape(text[at : record.start]))
            parts.append(_mark(record, escape(text[record.start : record.end])))
            at = record.end
        parts.append(escape(text[at:]))
        return f'<div style="white-space: pre-wrap">{"".join(parts)}</div>'


def _plain(record: AnyRecord) -> dict[str, str | int | None]:
    result: dict[str, str | int | None] = {}
    for name in columns(type(record)):
        value: Any = getattr(record, name)
        if isinstance(value, Decimal):
            value = int(value) if value == value.to_integral_value() else format(value, "f")
        result[name] = value
    return result


def _row(record: AnyRecord, aliases: Mapping[str, str]) -> dict[str, str | int | None]:
    """A record as a row of its table: with the id of its body, by the vocabulary and what the article introduces."""
    body = entities.entity_id(entities.name_of(record), aliases)
    return {**_plain(record), entities.ID_COLUMNS[record.group][0]: body or None}


def _mark(record: AnyRecord, text: str) -> str:
    said = "; ".join(
        f"{name} {value}"
        for name, value in _plain(record).items()
        if value is not None and name not in ("article_id", "start", "end", "text", "sentence")
    )
    colour = COLOURS[record.group]
    return f'<mark style="background: {colour}" title="{escape(f"{record.group}: {said}")}">{text}</mark>'
