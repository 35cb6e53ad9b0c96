"""Negatives to positives of every examples file: a rule that is only shown what to take, takes too much."""

from __future__ import annotations

from itertools import product

import pytest

from kaix import rules
from tests import examples

LEAST = 0.6


def counts(cases: list[examples.Example]) -> tuple[int, int]:
    """How many lines hold a record, and how many hold none."""
    positives = sum(bool(case.expected) for case in cases)
    return positives, len(cases) - positives


@pytest.mark.parametrize(("language", "module"), list(product(rules.LANGUAGES, rules.EXTRACTORS)))
def test_a_file_has_enough_negatives(language: str, module: str, capsys: pytest.CaptureFixture[str]) -> None:
    positives, negatives = counts(examples.load(language, module))
    figures = (
        f"{language}/{module}.examples: {negatives} negatives to {positives} positives"
        f" = {negatives / positives:.2f}"
    )
    with capsys.disabled():
        print(f"\n{figures}", end=" ")
    assert negatives >= LEAST * positives, f"{figures}; at least {LEAST} is asked for"


@pytest.mark.parametrize(("language", "module"), list(product(rules.LANGUAGES, rules.EXTRACTORS)))
def test_no_line_stands_twice(language: str, module: str) -> None:
    seen: dict[tuple[str, str | None, str], int] = {}
    again = []
    for case in examples.load(language, module):
        key = (case.text, case.published, case.rule)
        if key in seen:
            again.append(f"{case.id} repeats line {seen[key]}")
        seen.setdefault(key, case.line)
    assert again == []


def test_a_line_with_a_mark_is_a_positive() -> None:
    parsed = [
        examples._parse("en", "amounts", 1, "scaled_won", "Arm paid [[5 trillion won | currency=KRW]]."),
        examples._parse("en", "amounts", 2, "scaled_won", "Tens of trillions of won were lost."),
        examples._parse("en", "amounts", 3, "scaled_won", "Several billion won went missing."),
    ]
    assert counts(parsed) == (1, 2)
