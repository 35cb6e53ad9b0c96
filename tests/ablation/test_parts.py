"""Taking a pattern, a row and a weight out, one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from kaix import vocabulary
from kaix.analysis.en import lexicon
from kaix.rules.en import rates
from kaix.rules.ko import sums
from tests.ablation import __main__ as ablation
from tests.ablation import parts
from tests.ablation.corpus import Text, texts

PAID = Text("paid", "en", "Hanbit spent 5 billion won a year on chips.", None)
PLAN = Text("plan", "en", "Hanbit plans to spend 5 billion won on chips.", None)
NONE = Text("none", "en", "Hanbit has a cat.", None)


@pytest.fixture
def recorded() -> Iterator[list[parts.Part]]:
    held = {module: vars(module).copy() for module in parts.modules()}
    yield parts.patterns()
    for module, names in held.items():
        vars(module).update(names)


def test_patterns_are_those_of_the_modules(recorded: list[parts.Part]) -> None:
    names = [part.name for part in recorded]
    own = [
        f"rules.en.rates.{name}" for name, value in vars(rates).items() if isinstance(value, parts.Recorder)
    ]
    assert own
    assert [name for name in names if name.startswith("rules.en.rates.")] == own
    assert len(names) == len(set(names))


def test_a_pattern_is_seen_where_it_matched_and_changes_what_it_made(recorded: list[parts.Part]) -> None:
    given = [PAID, NONE]
    before: list[object] = []
    for index, text in enumerate(given):
        for part in recorded:
            assert part.recorder is not None
            part.recorder.now = index
        before.append(text.rows())
    assert all(part.recorder is None or part.recorder.seen <= {0, 1} for part in recorded)
    changing = [
        part.name
        for part in recorded
        if part.name.startswith("rules.en.rates.") and ablation.changed(part, given, before, [0, 1])
    ]
    assert changing
    assert [text.rows() for text in given] == before  # nothing stays taken out


def test_a_pattern_that_a_table_holds_is_recorded_under_its_own_name(recorded: list[parts.Part]) -> None:
    assert sums._NOTATIONS["cents"] is sums._CENTS
    assert [part.name for part in recorded if part.recorder is sums._CENTS] == ["rules.ko.sums._CENTS"]  # type: ignore[comparison-overlap]
    cents = Text("cents", "ko", "한빛전자는 개당 5센트를 낸다.", None)
    before = [cents.rows()]
    part = next(part for part in recorded if part.name == "rules.ko.sums._CENTS")
    assert ablation.changed(part, [cents], before, [0]) == ["cents"]


def test_the_report_tells_what_never_matched_from_what_changed_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ablation.report("pattern", {"a": [], "b": [], "c": ["paid"], "d": ["paid", "plan"]}, ["a"])
    assert capsys.readouterr().out.splitlines() == [
        "never    pattern  a",
        "nothing  pattern  b",
        "one      pattern  c  (paid)",
        "pattern: 4, of which 1 match nowhere, 1 change nothing and 1 (25%) one text",
    ]


def test_a_recorder_answers_as_its_pattern() -> None:
    recorder = parts.Recorder(re.compile("a(b)"))
    recorder.now = 7
    assert (recorder.search("xx"), recorder.seen) == (None, set())
    assert [match.group(1) for match in recorder.finditer("abab")] == ["b", "b"]
    assert (recorder.sub("c", "ab"), recorder.seen) == ("c", {7})
    recorder.instead = re.compile("(?!)")
    assert recorder.search("ab") is None


def test_a_pattern_behind_a_cache_is_taken_out_too(recorded: list[parts.Part]) -> None:
    text = Text("ko", "ko", "한빛전자 김하늘 대표는 3월 5일 GPU 500장을 30억원에 샀다고 밝혔다.", None)
    before = [text.rows()]
    asked = next(part for part in recorded if part.name == "rules.ko.persons._HANGUL")
    assert ablation.changed(asked, [text], before, [0]) == ["ko"]
    assert [text.rows()] == before


def test_a_row_that_is_taken_out_and_put_back() -> None:
    row = next(row for row in vocabulary.table("verbs_en") if row["base"] == "plan")
    before = [PLAN.rows()]
    assert "plans" in lexicon.forms()
    with parts.without(parts.Part("plan", row=row, table="verbs_en")):
        assert "plans" not in lexicon.forms()
    assert "plans" in lexicon.forms()
    assert [PLAN.rows()] == before


def test_weights_that_decide() -> None:
    expected = "Hanbit Labs expects sales of 5 billion won this year, up from 3 billion won."
    found = ablation.of_weights([PLAN, Text("expected", "en", expected, None), NONE])
    assert {name for names in found.values() for name in names} <= {"expected", "plan"}
    assert any(found.values())


def test_what_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    ablation.report("cue", {"a": [], "b": ["x"], "c": ["x", "y"], "d": ["x", "z"]})
    assert capsys.readouterr().out.splitlines() == [
        "nothing  cue  a",
        "one      cue  b  (x)",
        "cue: 4, of which 1 change nothing and 1 (25%) one text",
    ]


def test_the_texts_are_examples_denials_and_gold() -> None:
    names = [text.name for text in texts([])]
    assert len(names) == len(set(names))
    assert sum(".examples:" not in name and not name.startswith("denials_") for name in names) == 6
