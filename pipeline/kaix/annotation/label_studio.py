"""Label Studio: tasks with predictions, the labelling interface, and its JSON export.

A fact is a region with its table as label; each cell of its row is a control of that region; that
an amount restates another is a relation between the two. Label Studio counts code points, as kaix does,
since https://github.com/HumanSignal/label-studio-frontend/pull/308 (checked in 1.23.2, by hand and by
prediction, behind an emoji); before that it counted UTF-16 units, and exports of that time are still about.
https://labelstud.io/guide/predictions and https://labelstud.io/guide/export
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

from kaix import records
from kaix.annotation.tasks import AnnotationError, Fact, Task, checked
from kaix.offsets import Utf16
from kaix.records import RECORDS, value_columns

LABELS, TEXT, RELATION = "fact", "text", "converts"
COLOURS = {"officials": "#0e7c8f", "amounts": "#3c7d22", "gpu_counts": "#a3358a", "rankings": "#a56300"}
CHOICES = {
    ("officials", "status"): records.OFFICIAL_STATUSES,
    ("officials", "sector"): records.SECTORS,
    ("amounts", "status"): records.AMOUNT_STATUSES,
    ("amounts", "modifier"): records.MODIFIERS,
    ("gpu_counts", "status"): records.AMOUNT_STATUSES,
    ("gpu_counts", "modifier"): records.MODIFIERS,
    ("gpu_counts", "chip"): records.CHIPS,
    ("rankings", "status"): records.RANKING_STATUSES,
    ("rankings", "kind"): records.KINDS,
}
"""The columns that are chosen; all others are typed."""


def config() -> str:
    """The labelling interface: paste it as the project's labelling configuration."""
    lines = ["<View>", '  <Header value="$title"/>', f'  <Labels name="{LABELS}" toName="{TEXT}">']
    lines += [
        f"    <Label value={quoteattr(group)} background={quoteattr(COLOURS[group])}/>" for group in RECORDS
    ]
    lines += ["  </Labels>", f'  <Text name="{TEXT}" value="$text"/>']
    lines += [f'  <Relations><Relation value="{RELATION}"/></Relations>']
    for group in RECORDS:
        lines.append(
            f'  <View visibleWhen="region-selected" whenTagName="{LABELS}" whenLabelValue="{group}">'
        )
        for column in _typed(group):
            name = f'name="{group}_{column}" toName="{TEXT}" perRegion="true"'
            lines.append(f'    <Header value="{column}" size="5"/>')
            if (group, column) in CHOICES:
                lines.append(f'    <Choices {name} choice="single" showInLine="true">')
                lines += [f'      <Choice value="{value}"/>' for value in CHOICES[group, column]]
                lines.append("    </Choices>")
            else:
                lines.append(f'    <TextArea {name} maxSubmissions="1" editable="true"/>')
        lines.append("  </View>")
    return "\n".join([*lines, "</View>", ""])


def _typed(group: str) -> list[str]:
    return [column for column in value_columns(RECORDS[group]) if column != RELATION]


def write(tasks: Sequence[Task]) -> str:
    """The tasks, each with one prediction: import the file into a project."""
    return json.dumps([_task(task) for task in tasks], ensure_ascii=False, indent=1) + "\n"


def _task(task: Task) -> dict[str, Any]:
    result: list[dict[str, Any]] = []
    ids = {n: f"{fact.group}-{n}" for n, fact in enumerate(task.facts)}
    for n, fact in enumerate(task.facts):
        anchor = {"start": fact.start, "end": fact.end, "text": task.text[fact.start : fact.end]}
        region = {"id": ids[n], "to_name": TEXT}
        result.append(
            {**region, "from_name": LABELS, "type": "labels", "value": {**anchor, "labels": [fact.group]}}
        )
        for column in _typed(fact.group):
            if cell := fact.values[column]:
                kind = "choices" if (fact.group, column) in CHOICES else "textarea"
                value = {**anchor, "choices" if kind == "choices" else "text": [cell]}
                result.append({**region, "from_name": f"{fact.group}_{column}", "type": kind, "value": value})
        if converted := fact.values.get(RELATION):
            other = next(
                m for m, f in enumerate(task.facts) if f.group == fact.group and str(f.start) == converted
            )
            pair = {"from_id": ids[n], "to_id": ids[other], "direction": "right", "labels": [RELATION]}
            result.append({"type": "relation", **pair})
    rules = [[f.group, f.start, f.end, f.rule] for f in task.facts if f.rule]
    data = {"text": task.text, "title": task.article["title"], "article": dict(task.article), "rules": rules}
    return {"data": data, "predictions": [{"model_version": "kaix", "result": result}]}


def read(text: str) -> tuple[list[Task], int]:
    """The tasks in a JSON export, and how many were skipped: not annotated, or cancelled.

    Of several annotations of a task the last one updated stands. Raises `AnnotationError`.
    """
    exported = json.loads(text)
    if not isinstance(exported, list):
        raise AnnotationError("no list of tasks: export the project as JSON (not JSON-MIN, not CSV)")
    tasks, skipped = [], 0
    for number, task in enumerate(exported, 1):
        done = [a for a in task.get("annotations") or [] if not a.get("was_cancelled")]
        if not done:
            skipped += 1
            continue
        last = max(done, key=lambda a: (str(a.get("updated_at") or ""), a.get("id") or 0))
        data = task.get("data") or {}
        at = f"task {task.get('id', number)}"
        facts = _facts(at, str(data.get("text") or ""), last.get("result") or [], data.get("rules") or [])
        tasks.append(checked(at, data.get("article") or {}, str(data.get("text") or ""), facts))
    return tasks, skipped


def _facts(
    at: str, text: str, result: Sequence[Mapping[str, Any]], rules: Sequence[Sequence[Any]]
) -> list[Fact]:
    place = _place(at, text, result)
    groups: dict[str, str] = {}
    spans: dict[str, tuple[int, int]] = {}
    values: dict[str, dict[str, str]] = defaultdict(dict)
    converts: dict[str, str] = {}
    for item in result:
        if item.get("type") == "relation":
            converts[item["from_id"]] = item["to_id"]
            continue
        region, value = str(item.get("id")), item.get("value") or {}
        if item.get("type") == "labels":
            groups[region] = str((value.get("labels") or [""])[0])
            spans[region] = place(value)
        elif item.get("from_name"):
            cell = value.get("choices") if item.get("type") == "choices" else value.get("text")
            column = str(item["from_name"])
            values[region][column] = str((cell[0] if isinstance(cell, list) and cell else cell) or "")
    remaining = [tuple(rule) for rule in rules]
    facts = []
    for region, group in groups.items():
        if group not in RECORDS:
            raise AnnotationError(
                f"{at}: unknown label {group!r}: use the configuration that `annotate export` wrote"
            )
        cells = {c: values[region].get(f"{group}_{c}", "") for c in _typed(group)}
        if RELATION in value_columns(RECORDS[group]):
            other = converts.get(region, "")
            cells[RELATION] = str(spans[other][0]) if other in spans else ""
        # two facts on one span have their rules in the order in which they were exported
        rule = next((r for r in remaining if r[:3] == (group, *spans[region])), None)
        if rule is not None:
            remaining.remove(rule)
        facts.append(Fact(group, *spans[region], cells, str(rule[3]) if rule else ""))
    return facts


def _place(
    at: str, text: str, result: Sequence[Mapping[str, Any]]
) -> Callable[[Mapping[str, Any]], tuple[int, int]]:
    """From a region to code points, in the count in which every region has the words that the tool showed there."""

    def in_points(value: Mapping[str, Any]) -> tuple[int, int]:
        return int(value["start"]), int(value["end"])

    def in_units(value: Mapping[str, Any]) -> tuple[int, int]:
        return offsets.points(int(value["start"])), offsets.points(int(value["end"]))

    offsets = Utf16(text)
    regions = [item.get("value") or {} for item in result if item.get("type") == "labels"]
    for count in (in_points, in_units):
        if not any(_wrong(text, regions, count)):
            return count
    raise AnnotationError(f"{at}: {next(_wrong(text, regions, in_points))}: annotate text, not its HTML")


def _wrong(
    text: str, regions: Sequence[Mapping[str, Any]], count: Callable[[Mapping[str, Any]], tuple[int, int]]
) -> Iterator[str]:
    """What is wrong with regions in one way of counting."""
    for value in regions:
        try:
            start, end = count(value)
        except (KeyError, ValueError) as error:
            yield f"a region without a place ({error})"
            continue
        shown = value.get("text")
        if isinstance(shown, str) and text[start:end] != shown.replace("\\n", "\n"):
            yield f"the region at {start}–{end} shows {shown!r}, the text has {text[start:end]!r}"
