"""Every line of every examples file: the whole list of records of that table, compared with `==`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from itertools import product

import pytest
from spacy.matcher import Matcher

from kaix import annotate, rules
from kaix.reading import Reading
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


@pytest.mark.parametrize(("language", "module"), MODULES)
def test_every_pattern_is_hit_by_an_example(language: str, module: str) -> None:
    imported = import_module(f"kaix.rules.{language}.{module}")
    patterns = getattr(imported, "PATTERNS", {})  # rules that read the text itself have none
    nlp = annotate.shared(language)
    anchors = [row["text"] for case in examples.load(language, module) for row in case.expected]
    docs = [nlp(case.text) for case in examples.load(language, module) if case.expected]
    loaded = nlp.get_pipe("kaix").rules
    extractor = next(e for e in loaded.extractors if type(e).__module__ == imported.__name__)
    texts = [*anchors, *(doc.text for doc in docs)]
    if hasattr(extractor, "chunk_rows"):  # its patterns are written over the chunks of the sentence
        texts = [
            row
            for doc in docs
            for row in extractor.chunk_rows(Reading(doc, None, loaded.names, loaded.dates))
        ]
    unhit = []
    for name, alternatives in patterns.items():
        if isinstance(alternatives, re.Pattern):  # read from the text, without tokens
            if not any(alternatives.search(text) for text in texts):
                unhit.append(name)
            continue
        for number, pattern in enumerate(alternatives):
            if hasattr(pattern, "regex"):
                if not any(pattern.regex.search(text) for text in texts):
                    unhit.append(f"{name}[{number}]")
                continue
            matcher = Matcher(nlp.vocab)
            matcher.add(name, [pattern])
            if not any(matcher(doc) for doc in docs):
                unhit.append(f"{name}[{number}]")
    assert unhit == []
