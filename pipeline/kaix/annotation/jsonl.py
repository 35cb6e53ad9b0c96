"""Doccano's and Prodigy's JSONL: one article a line, spans in code points, the cells of a row beside its span.

Neither tool edits values: a span that a person adds comes back without them, and gold must be completed
by hand. Doccano keeps what it does not know in an example's metadata, Prodigy with its span.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kaix.annotation.tasks import AnnotationError, Fact, Task, checked
from kaix.records import RECORDS

Place = tuple[str, int, int]


def _by_place(task: Task) -> dict[Place, list[dict[str, str]]]:
    """The rows on each span, as their cells: two positions of one person share a name."""
    found: dict[Place, list[dict[str, str]]] = defaultdict(list)
    for fact in task.facts:
        cells = {name: cell for name, cell in fact.values.items() if cell}
        found[fact.group, fact.start, fact.end].append(
            {**cells, **({"rule": fact.rule} if fact.rule else {})}
        )
    return found


def write_doccano(tasks: Sequence[Task]) -> str:
    """For a project of the type "Sequence labeling", imported as JSONL; spans may overlap."""
    lines = []
    for task in tasks:
        places = _by_place(task)
        label = [[start, end, group] for group, start, end in places]
        rows = [[*place, cells] for place, found in places.items() for cells in found]
        lines.append(
            {"text": task.text, "label": label, "kaix_article": dict(task.article), "kaix_rows": rows}
        )
    return _lines(lines)


def write_prodigy(tasks: Sequence[Task]) -> str:
    """For the recipe `spans.manual`, whose spans may overlap."""
    lines = []
    for task in tasks:
        spans = [
            {"start": start, "end": end, "label": group, "rows": rows}
            for (group, start, end), rows in sorted(_by_place(task).items(), key=lambda item: item[0][1:])
        ]
        meta = {name: task.article[name] for name in ("article_id", "published") if task.article[name]}
        lines.append({"text": task.text, "spans": spans, "meta": meta, "kaix_article": dict(task.article)})
    return _lines(lines)


def _lines(values: Sequence[Mapping[str, Any]]) -> str:
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)


def _read(text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    # not splitlines: a text may hold U+2028, which ends no line of JSONL
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            value = json.loads(line)
            if not isinstance(value, dict):
                raise AnnotationError(f"line {number}: no object")
            yield f"line {number}", value


def read_doccano(text: str) -> tuple[list[Task], int]:
    """The tasks in an export, with or without relations, and 0 skipped. Raises `AnnotationError`."""
    tasks = []
    for at, line in _read(text):
        meta = {**(line.get("meta") or line.get("metadata") or {}), **line}
        rows: dict[Place, list[dict[str, str]]] = defaultdict(list)
        for group, start, end, cells in meta.get("kaix_rows") or []:
            rows[group, start, end].append(cells)
        spans = [(e["label"], e["start_offset"], e["end_offset"]) for e in line.get("entities") or []]
        spans += [(group, start, end) for start, end, group in line.get("label") or line.get("labels") or []]
        tasks.append(_task(at, meta, [(span, rows.get(span)) for span in dict.fromkeys(spans)]))
    return tasks, 0


def read_prodigy(text: str) -> tuple[list[Task], int]:
    """The accepted tasks in what `prodigy db-out` printed, and how many were rejected or ignored."""
    tasks, skipped = [], 0
    for at, line in _read(text):
        if line.get("answer", "accept") != "accept":
            skipped += 1
            continue
        spans = line.get("spans") or []
        tasks.append(_task(at, line, [((s["label"], s["start"], s["end"]), s.get("rows")) for s in spans]))
    return tasks, skipped


def _task(
    at: str, line: Mapping[str, Any], spans: Sequence[tuple[Place, list[dict[str, str]] | None]]
) -> Task:
    facts = []
    for (group, start, end), rows in spans:
        if group not in RECORDS:
            raise AnnotationError(f"{at}: unknown label {group!r}: it is none of {', '.join(RECORDS)}")
        facts += [Fact(group, start, end, cells, cells.get("rule", "")) for cells in rows or [{}]]
    return checked(at, line.get("kaix_article") or {}, str(line.get("text") or ""), facts)
