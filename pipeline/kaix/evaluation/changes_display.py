"""How a person sees what differs between two runs: a line a change, then the counts."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kaix.evaluation.changes import CHANGES, Change, Comparison
from kaix.evaluation.errors import summary

_SIGNS = {"gained": ("+", "green"), "lost": ("-", "red"), "changed": ("~", "yellow")}
_VERDICTS = {"right": "green", "wrong": "red", "better": "green", "worse": "red", "even": "dim"}
_NAMED_ARTICLES = 5


def as_json_text(comparison: Comparison) -> str:
    """Every change as JSON: table, kind, article, anchor, cells before and after, sentence, rule, verdict."""
    found = [_as_dict(change) for change in comparison.changes]
    missing = {"only_before": list(comparison.only_before), "only_after": list(comparison.only_after)}
    return json.dumps({"changes": found, **missing}, ensure_ascii=False, indent=2)


def _as_dict(change: Change) -> dict[str, Any]:
    row = change.row
    return {
        "table": change.group,
        "change": change.kind,
        "article_id": row.article_id,
        "start": row.start,
        "end": row.end,
        "text": row.text,
        "cells": {column: [before, after] for column, before, after in change.cells} or summary(row),
        "sentence": row.sentence,
        "rule": row.rule,
        "verdict": change.verdict,
    }


def show(comparison: Comparison, console: Console | None = None) -> None:
    """Print the changes, table by table, each with its sentence and rule, then how many of each kind."""
    console = console or Console(highlight=False, soft_wrap=True)
    for group in comparison.tables:
        changes = [change for kind in CHANGES for change in comparison.of(group, kind)]
        if changes:
            console.print(Text(group, style="bold"))
        for change in changes:
            console.print(_lines(change))
    for name, articles in (("first", comparison.only_before), ("second", comparison.only_after)):
        if articles:
            some = ", ".join(articles[:_NAMED_ARTICLES]) + (", …" if len(articles) > _NAMED_ARTICLES else "")
            console.print(Text(f"{len(articles):,} articles only in the {name} run: {some}"))
    console.print(_counts(comparison) if comparison.changes else Text("no row differs"))


def _lines(change: Change) -> Text:
    sign, style = _SIGNS[change.kind]
    row = change.row
    line = Text.assemble(
        (f"{sign} {row.text}", style), f"  {row.article_id}:{row.start}  ", (row.rule, "cyan")
    )
    if change.verdict:
        line.append(f"  {change.verdict}", style=_VERDICTS[change.verdict])
    if change.cells:
        for column, before, after in change.cells:
            line.append(f"\n    {column}: {before or '(empty)'} → {after or '(empty)'}")
    else:
        line.append(f"\n    {summary(row)}")
    return line.append("\n    " + " ".join(row.sentence.split()), style="dim")


def _counts(comparison: Comparison) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("table")
    for kind in CHANGES:
        table.add_column(kind, justify="right")
    for group in comparison.tables:
        cells = []
        for kind in CHANGES:
            found = comparison.of(group, kind)
            verdicts = Counter(change.verdict for change in found if change.verdict)
            judged = ", ".join(f"{count} {verdict}" for verdict, count in sorted(verdicts.items()))
            cells.append(f"{len(found):,}" + (f" ({judged})" if judged else ""))
        table.add_row(group, *cells)
    return table
