"""Reads the examples beside each rule module: `pipeline/kaix/rules/<language>/<module>.examples`.

    # a comment
    == scaled_won
    [2025-06-25] The fund is [[over 100 trillion won | currency=KRW; amount=100000000000000; modifier=more_than]].
    Nothing was won in the end.

A line is one text. `== name` names the rule that makes the records of the lines under it; a line
with no mark is a negative of that rule: nothing of this table may be found in it. A mark holds the
anchor, then every value column that is not at its default, then, after ` || `, a second record on the
same anchor. `rule=other` names another rule for one record. `[2025-06-25]` in front is the
article's date. `\\n` is a line break.
A line that begins with `~ ` holds slots that are not read rightly yet: its anchors and values must be found, and a
line that has become right loses its mark.
`converts=` holds the anchor text of the amount that is restated. `person` is the anchor unless
given; `person_id` is compared where it is given.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kaix.attribution import marked
from kaix.records import RECORDS, value_columns

RULES = Path(__file__).parent.parent / "pipeline" / "kaix" / "rules"
_DEFAULTS = {
    "amounts": {"modifier": "exact", "status": "actual"},
    "gpu_counts": {"modifier": "exact", "chip": "GPU", "status": "actual"},
    "rankings": {"kind": "place", "status": "actual"},
    "officials": {"status": "current"},
}


@dataclass(frozen=True)
class Example:
    language: str
    module: str
    line: int
    rule: str
    published: str | None
    text: str
    expected: tuple[dict[str, str], ...]
    unread: bool = False

    @property
    def id(self) -> str:
        return f"{self.language}/{self.module}.examples:{self.line}"


def load(language: str, module: str) -> list[Example]:
    path = RULES / language / f"{module}.examples"
    rule = ""
    examples = []
    for number, raw in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        line = raw.strip()
        if not line or line.startswith("# "):
            continue
        if line.startswith("== "):
            rule = line.removeprefix("== ").strip()
            continue
        assert rule, f"{path}:{number}: a line before the first `== rule`"
        examples.append(_parse(language, module, number, rule, line))
    return examples


def _parse(language: str, module: str, number: int, rule: str, line: str) -> Example:
    read = marked.read(line)
    expected: list[dict[str, str]] = []
    for start, anchor, records in read.records:
        for cells in records:
            row = {"start": str(start), "text": anchor, "rule": f"{module}.{rule}"}
            row |= _DEFAULTS[module]
            if module == "officials":
                row["person"] = anchor
            for key, value in cells.items():
                assert key == "rule" or key in value_columns(RECORDS[module]), (
                    f"{language}/{module}.examples:{number}: unknown column {key!r}"
                )
                row[key] = f"{module}.{value}" if key == "rule" else value
            if "converts" in row:
                row["converts"] = next(r["start"] for r in reversed(expected) if r["text"] == row["converts"])
            expected.append(row)
    return Example(language, module, number, rule, read.published, read.text, tuple(expected), read.unread)
