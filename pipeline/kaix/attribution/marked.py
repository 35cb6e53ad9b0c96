"""Labelled sentences in the format of the examples beside the rules, as decisions to learn from beside gold.

    [2025-06-25] The fund is [[over 100 trillion won | entity=Naver; topic=fund]].

`tests/examples.py` describes the format. A file is `<language>/<table>.examples`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kaix import annotate
from kaix.attribution.candidates import MENTIONS, SLOTS
from kaix.attribution.examples import Example, judge, mention
from kaix.failures import UsageError

_MARK = re.compile(r"\[\[(.+?)\]\]")
_DATE = re.compile(r"^\[(\d{4}-\d{2}-\d{2})\] ")
_DEFAULTS = {"status": {"officials": "current"}}


@dataclass(frozen=True, slots=True)
class Marked:
    """One line: its date, its text without the marks, and the cells of each record at its anchor, by column."""

    published: str | None
    text: str
    records: tuple[tuple[int, str, tuple[dict[str, str], ...]], ...]
    """Start and text of each anchor, and the records on it."""
    unread: bool = False
    """Whether the line begins with `~ `: its slots are not read rightly yet."""


def read(line: str) -> Marked:
    """Read one line with marks; raises `ValueError` for a cell without `=`."""
    unread, line = line.startswith("~ "), line.removeprefix("~ ").replace("\\n", "\n")
    date = _DATE.match(line)
    line = line[date.end() :] if date else line
    text, last = "", 0
    records = []
    for match in _MARK.finditer(line):
        text += line[last : match.start()]
        anchor, _, rest = match[1].partition(" | ")
        records.append((len(text), anchor, tuple(map(_cells, rest.split(" || ")))))
        text += anchor
        last = match.end()
    return Marked(date[1] if date else None, text + line[last:], tuple(records), unread)


def _cells(record: str) -> dict[str, str]:
    cells = {}
    for pair in filter(None, map(str.strip, record.split(";;" if ";;" in record else "; "))):
        column, equals, value = pair.partition("=")
        if not equals:
            raise ValueError(f"{pair!r} is no column=value")
        cells[column] = value
    return cells


def marked_examples(path: Path) -> Iterator[tuple[str, Example]]:
    """Language and example of every decision about a mention; a second record on one anchor is left out.

    Raises `UsageError` where the file's table or language is none of kaix's, and for a cell that is none.
    """
    language, table = path.parent.name, path.stem
    if language not in ("en", "ko") or table not in SLOTS:
        raise UsageError(
            f"{path}: examples are read from <language>/<table>.examples, such as en/amounts.examples"
        )
    for number, raw in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        line = raw.strip()
        if not line or line.startswith(("# ", "== ")):
            continue
        if _MARK.search(line) is None and f"{table}.mention" not in MENTIONS:
            continue  # says only that nothing of the table is found
        try:
            marked = read(line)
        except ValueError as error:
            raise UsageError(
                f"{path}:{number}: {error}: a mark is [[anchor | column=value; column=value]]"
            ) from None
        labels = {(start, start + len(anchor)): records[0] for start, anchor, records in marked.records}
        found = annotate.find(marked.text, language, marked.published, trace=True)
        for decision in found.decisions:
            if decision.slot in MENTIONS and decision.slot.startswith(f"{table}."):
                yield language, mention(f"{path.stem}:{number}", decision, labels)
                continue
            label = labels.get((decision.start, decision.end))
            column = decision.slot.partition(".")[2]
            if label is None or not decision.slot.startswith(f"{table}."):
                continue
            value = label.get(
                column, _DEFAULTS.get(column, {}).get(table, "actual") if column == "status" else ""
            )
            right, near = judge(column, value, decision.candidates)
            yield language, Example(decision.slot, f"{path.stem}:{number}", decision, value, right, near)
