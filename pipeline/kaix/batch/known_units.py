"""What the ledger holds of a unit that was read, as a row of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

COLUMNS = "unit.id, unit.stamp, sha256, part, offset, length, read, failed, skipped, again, next"


@dataclass(frozen=True, slots=True)
class Known:
    """What the ledger holds of a unit: where its articles are, and how many became what.

    `again`: it failed in a way that may pass, and the next run tries it once more. `next`: the file goes
    on behind this stretch of it, at this item.
    """

    id: str
    stamp: str
    sha256: str
    part: str
    offset: int
    length: int
    read: int
    failed: int
    skipped: int
    again: bool = False
    next: int | None = None


def of_row(row: Any) -> Known:
    """The unit of a row of `COLUMNS`."""
    values: list[Any] = list(row)
    values[-2] = bool(values[-2])
    return Known(*values)
