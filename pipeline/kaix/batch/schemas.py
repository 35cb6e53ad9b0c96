"""The types of the columns in formats that have types: as `datapackage.json` states them for the CSV files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation
from functools import cache
from typing import Any

from kaix.records import RECORDS
from kaix.tables import COLUMNS, INTEGERS, NUMBERS, Cells

DECIMALS = (38, 12)
"""Digits of an amount, and those behind the point: a token costs some ten-millionths of a dollar, and 26 digits are
left in front of it, a hundred million times the largest sum that there is. Parquet and DuckDB have no more of them:
what has more places is rounded, half to even; CSV has what the text says."""
_EXACT = Context(prec=DECIMALS[0], rounding=ROUND_HALF_EVEN)
_PLACES = Decimal(1).scaleb(-DECIMALS[1])

SENTENCES = """
CREATE TABLE sentences(
    id INTEGER PRIMARY KEY, article_id TEXT NOT NULL REFERENCES articles(article_id), sentence TEXT NOT NULL,
    UNIQUE(article_id, sentence)
);
CREATE VIRTUAL TABLE sentences_fts USING fts5(sentence, content="sentences", content_rowid="id");
"""
"""Each sentence that states a fact, once, and its index, as Datasette looks for it; `네이버*` finds `네이버가`."""

_DATE = "published"


@cache
def _kinds(table: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (
            name,
            "integer"
            if name in INTEGERS
            else "number"
            if name in NUMBERS
            else "date"
            if name == _DATE
            else "text",
        )
        for name in COLUMNS[table]
    )


def plain(table: str, rows: Iterable[Cells], *, decimals: str = "") -> list[dict[str, Any]]:
    """Rows of text cells as values of their types, `None` for an empty cell.

    `decimals` says for whom amounts are: "" leaves `Decimal`, "json" and "sqlite" make whole ones integers
    and the others what these formats have.
    """
    return list(_typed(table, rows, decimals))


def _typed(table: str, rows: Iterable[Cells], decimals: str) -> Iterator[dict[str, Any]]:
    kinds = _kinds(table)
    for cells in rows:
        yield {
            name: None if cell == "" else _value(cell, kind, decimals)
            for (name, kind), cell in zip(kinds, cells, strict=True)
        }


def _value(cell: str, kind: str, decimals: str) -> Any:
    if kind == "integer":
        return int(cell)
    if kind == "number":
        number = Decimal(cell)
        if decimals:
            return int(number) if number == number.to_integral_value() else float(number)
        return _rounded(number)
    if kind == "date" and not decimals:
        from datetime import date

        return date.fromisoformat(cell)
    return cell


def _rounded(number: Decimal) -> Decimal | None:
    """The number as a column of `DECIMALS` can hold it; `None` for one of more than 26 digits before the point."""
    exponent = number.as_tuple().exponent
    if (
        isinstance(exponent, int)
        and -DECIMALS[1] <= exponent
        and number.adjusted() < DECIMALS[0] - DECIMALS[1]
    ):
        return number
    try:
        return number.quantize(_PLACES, context=_EXACT)
    except InvalidOperation:
        return None


@cache
def arrow_schema(table: str) -> Any:
    """The schema for Arrow, Parquet and DuckDB."""
    import pyarrow as pa

    types = {
        "integer": pa.int64(),
        "number": pa.decimal128(*DECIMALS),
        "date": pa.date32(),
        "text": pa.string(),
    }
    return pa.schema([pa.field(name, types[kind]) for name, kind in _kinds(table)])


def create_tables(dialect: str) -> str:
    """The statements that make the tables in SQLite or DuckDB."""
    types = {"integer": "INTEGER", "number": "NUMERIC", "date": "TEXT", "text": "TEXT"}
    if dialect == "duckdb":
        types = {
            "integer": "BIGINT",
            "number": f"DECIMAL({DECIMALS[0]}, {DECIMALS[1]})",
            "date": "DATE",
            "text": "VARCHAR",
        }
    statements = []
    for table in COLUMNS:
        columns = [f'"{name}" {types[kind]}' for name, kind in _kinds(table)]
        if table == "articles":
            columns[0] += " PRIMARY KEY"
        if dialect == "sqlite" and table in RECORDS:
            columns[0] += " NOT NULL REFERENCES articles(article_id)"
        if dialect == "sqlite" and table == "articles":
            columns[COLUMNS["articles"].index("duplicate_of")] += " REFERENCES articles(article_id)"
        statements.append(f'CREATE TABLE "{table}"({", ".join(columns)})')
        if dialect == "sqlite" and table in RECORDS:
            statements.append(f'CREATE INDEX "{table}_article_id" ON "{table}"(article_id)')
    return ";\n".join(statements) + (";" if dialect == "sqlite" else "")
