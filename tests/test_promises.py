"""docs/promises.md names tests that there are, and limits that are those of the code."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
TESTS = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)
LIMITS = re.findall(r"\| ([\d,]+) \w+ \| `([\w.]+)\.(\w+)` \|", PAGE)


def test_every_promise_names_a_test_that_there_is() -> None:
    promises = PAGE.partition("## Promises")[2].partition("## Limits")[0]
    rows = [line for line in promises.splitlines() if line.startswith("| ") and "promise |" not in line]
    assert [row for row in rows if "`tests/" not in row] == []
    assert len(TESTS) >= len(rows) >= 15
    gone = [
        f"{path}::{name}"
        for path, name in TESTS
        if f"def {name}(" not in (ROOT / path).read_text(encoding="utf-8")
    ]
    assert gone == []


def test_the_limits_are_those_of_the_code() -> None:
    limits = PAGE.partition("## Limits")[2].partition("## A week")[0]
    rows = [line for line in limits.splitlines() if line.startswith("| ") and "at most |" not in line]
    assert len(LIMITS) == len(rows) >= 8
    said = {f"{module}.{name}": int(figure.replace(",", "")) for figure, module, name in LIMITS}
    code = {f"{module}.{name}": getattr(importlib.import_module(module), name) for _, module, name in LIMITS}
    assert said == code
