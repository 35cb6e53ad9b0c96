"""What a person and a program see of the changes between two runs."""

from __future__ import annotations

import io
import json

from rich.console import Console

from kaix.evaluation import changes_display as display
from kaix.evaluation.changes import Change, Comparison
from kaix.evaluation.rows import Row

SPACED = "Minjae Labs\n bought  64 GPUs."
GPUS = Row(
    "gpu_counts",
    "pier",
    19,
    26,
    "64 GPUs",
    {"count": "64", "model": ""},
    "Minjae Labs\n bought  64 GPUs.",
    "gpus.plain",
    2,
)
RANK = Row("rankings", "등대", 3, 5, "3위", {"rank": "3"}, "하늘로봇은 3위다.", "ranks.nth", 2)
CHANGES = Comparison(
    (
        Change("gpu_counts", None, GPUS, (), "right"),
        Change("gpu_counts", GPUS, None),
        Change("rankings", RANK, RANK, (("rank", "3", "4"), ("scope", "", "[Asia]")), "worse"),
        Change("rankings", RANK, RANK, (("domain", "AI", ""),), "worse"),
    ),
    tables=("gpu_counts", "rankings"),
)


def shown(comparison: Comparison) -> list[str]:
    written = io.StringIO()
    display.show(comparison, Console(file=written, width=120, highlight=False, soft_wrap=True))
    return written.getvalue().splitlines()


def test_a_line_a_change_and_the_counts() -> None:
    lines = shown(CHANGES)
    assert lines[:13] == [
        "gpu_counts",
        "+ 64 GPUs  pier:19  gpus.plain  right",
        "    count=64",
        "    Minjae Labs bought 64 GPUs.",
        "- 64 GPUs  pier:19  gpus.plain",
        "    count=64",
        "    Minjae Labs bought 64 GPUs.",
        "rankings",
        "~ 3위  등대:3  ranks.nth  worse",
        "    rank: 3 → 4",
        "    scope: (empty) → [Asia]",
        "    하늘로봇은 3위다.",
        "~ 3위  등대:3  ranks.nth  worse",
    ]
    assert [line.split() for line in lines[-3:]] == [
        ["table", "gained", "lost", "changed"],
        ["gpu_counts", "1", "(1", "right)", "1", "0"],
        ["rankings", "0", "0", "2", "(2", "worse)"],
    ]


def test_nothing_differs() -> None:
    assert shown(Comparison(())) == ["no row differs"]


def test_articles_of_one_run_alone_are_named_in_part() -> None:
    some = Comparison((), ("[b]a", *"bcde"), tuple("uvwxyz"))
    assert shown(some) == [
        "5 articles only in the first run: [b]a, b, c, d, e",
        "6 articles only in the second run: u, v, w, x, y, …",
        "no row differs",
    ]


def test_the_changes_as_json() -> None:
    found = json.loads(display.as_json_text(Comparison(CHANGES.changes[1:3], ("a",), ("b", "c"))))
    assert found == {
        "changes": [
            {
                "table": "gpu_counts", "change": "lost", "article_id": "pier", "start": 19, "end": 26,
                "text": "64 GPUs", "cells": "count=64", "sentence": SPACED, "rule": "gpus.plain", "verdict": None,
            },
            {
                "table": "rankings", "change": "changed", "article_id": "등대", "start": 3, "end": 5, "text": "3위",
                "cells": {"rank": ["3", "4"], "scope": ["", "[Asia]"]}, "sentence": "하늘로봇은 3위다.",
                "rule": "ranks.nth", "verdict": "worse",
            },
        ],
        "only_before": ["a"],
        "only_after": ["b", "c"],
    }  # fmt: skip
    assert "하늘로봇" in display.as_json_text(CHANGES)
    assert json.loads(display.as_json_text(Comparison(()))) == {
        "changes": [],
        "only_before": [],
        "only_after": [],
    }
