"""Numbers of chips in tables: `(단위 : 장)` in the caption, who has them and which model in the row."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from kaix.reading import Reading
from kaix.records import GpuCount
from kaix.rules.ko import chips as named
from kaix.rules.ko import tables
from kaix.rules.ko.chips import Chip
from kaix.values import whole

_OWNER_COLUMN = re.compile(r"^정부.*|^국가.*")


def read(reading: Reading, chips: list[Chip], starts: list[int], found: list[GpuCount]) -> Iterator[GpuCount]:
    """The cells of `(단위 : 장)` tables: the row says who has them and which model, a column may name another owner."""
    rows: list[str] = []
    models: list[str] = []
    for cell in tables.read(reading.text):
        if cell.unit not in ("장", "개", "대", "매", "기") or cell.scale not in ("", "천", "만"):
            continue
        caption = reading.text[slice(*cell.caption)]
        if cell.unit != "장" and not named.CHIP.search(caption + cell.row + cell.column):
            continue
        count = whole(cell.value * (1000 if cell.scale == "천" else 10_000 if cell.scale == "만" else 1))
        if not count:
            continue
        models_here = [chip.text for chip in named.find(cell.line) if chip.model]
        total = re.match(r"합계|총계|계$|소계|전체", cell.row) is not None
        if not total and cell.row not in rows:
            rows.append(cell.row)
            models += models_here
        owner = cell.column if _OWNER_COLUMN.search(cell.column) else ";".join(rows) if total else cell.row
        index = max(0, bisect_right(starts, cell.caption[1]) - 1)
        status = tables.status(cell.column) or tables.status(caption)
        earlier = [record for record in found if record.start < cell.start]
        yield GpuCount(
            **reading.anchor(cell.start, cell.end, "gpu_counts.table_cell"),
            count=count,
            chip="NPU" if "NPU" in cell.line + cell.column or chips[index].kind == "NPU" else "GPU",
            model=";".join(dict.fromkeys(models if total else models_here)) or None,
            entity=_OWNER_COLUMN.sub("정부", owner) if owner == cell.column else owner or None,
            status=status or (earlier[-1].status if earlier else "planned" if "단" in caption else "actual"),
        )
