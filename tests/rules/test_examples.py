"""Every line of every examples file: the whole list of records of that table, compared with `==`."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from itertools import product

import pytest

from kaix import annotate, rules
from kaix.records import RECORDS, to_plain, value_columns
from tests import examples

MODULES = list(product(rules.LANGUAGES, rules.EXTRACTORS))
ALL = [example for language, module in MODULES for example in examples.load(language, module)]


def found(example: examples.Example) -> list[dict[str, str]]:
    doc = annotate.annotate(example.text, example.language, example.published)
    rows = []
    for index, record in enumerate(annotate.records(doc)[example.module]):
        row = {"start": str(record.start), "text": record.text, "rule": record.rule}
        plain = to_plain(record)
        for column in value_columns(RECORDS[example.module]):
            if plain[column] is not None:
                row[column] = str(plain[column])
        given = example.expected[index] if index < len(example.expected) else {}
        if "person_id" not in given:
            row.pop("person_id", None)
        rows.append(row)
    return rows


@pytest.mark.parametrize("example", ALL, ids=lambda example: example.id)
def test_example(example: examples.Example) -> None:
    rows, expected = found(example), list(example.expected)
    if not example.unread:
        assert rows == expected
        return
    assert [_value(row) for row in rows] == [_value(row) for row in expected]
    assert rows != expected, "it is read rightly now: take the `~` away"


def _value(row: dict[str, str]) -> dict[str, str]:
    """A row without the slots that say who, what for, when and whether."""
    slots = ("entity", "topic", "period", "status", "date", "subject", "domain", "scope", "source")
    return {column: value for column, value in row.items() if column not in slots}


def names_of(module: object) -> dict[str, object]:
    """The rules of a module by name: its patterns, or what each of them reads."""
    named: Iterable[str] = getattr(module, "RULES", None) or module.PATTERNS  # type: ignore[attr-defined]
    patterns = getattr(module, "PATTERNS", {})
    return {name: patterns.get(name) for name in named}


@pytest.mark.parametrize(("language", "module"), MODULES)
def test_every_rule_has_an_example_and_a_negative(language: str, module: str) -> None:
    names = set(names_of(import_module(f"kaix.rules.{language}.{module}")))
    cases = examples.load(language, module)
    positive = {row["rule"].removeprefix(f"{module}.") for case in cases for row in case.expected}
    negative = {case.rule for case in cases if not case.expected}
    assert {"without example": names - positive, "without negative": names - negative} == {
        "without example": set(),
        "without negative": set(),
    }
    assert positive | negative <= names, "an examples section that names no rule"
