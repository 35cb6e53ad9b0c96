"""The words that rules look up, as data: a tab-separated file a list, extended without touching code.

Every file has a header row; lines that begin with `#` are comments. `words` reads the first
column, `table` all of them. Files are read once a process.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `pipeline/kaix/vocabulary/<name>.tsv`, each a dict from column name to cell ("" where empty).

    Raises `FileNotFoundError` for a list that does not exist and `ValueError`, naming the line,
    for a row with more cells than the header.
    """
    path = files(__name__).joinpath(f"{name}.tsv")
    with path.open(encoding="utf-8") as lines:
        kept = [(i, line) for i, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    rows = csv.reader((line for _, line in kept), delimiter="\t", quoting=csv.QUOTE_NONE)
    header = next(rows)
    result = []
    for (number, _), cells in zip(kept[1:], rows, strict=True):
        if len(cells) > len(header):
            raise ValueError(f"{path}:{number}: {len(cells)} cells, but the header has {len(header)} columns")
        filled = cells + [""] * (len(header) - len(cells))
        result.append({key: cell.strip() for key, cell in zip(header, filled, strict=True)})
    return tuple(result)


@cache
def words(name: str) -> frozenset[str]:
    """The first column of `pipeline/kaix/vocabulary/<name>.tsv`, as written."""
    return frozenset(next(iter(row.values())) for row in table(name))


@cache
def used(name: str, use: str) -> frozenset[str]:
    """The words that `pipeline/kaix/vocabulary/<name>.tsv` lists under `use`; raises `KeyError` where it lists none."""
    found = [word for row in table(name) if row["use"] == use for word in row["words"].split()]
    if not found:
        raise KeyError(use)
    return frozenset(found)
