"""What a person sees of a run: lines that a terminal shows and does not obey,
failures, how far it is, the counts."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from kaix import display
from kaix.failures import Failure
from kaix.run import Progress, Summary

FAILED = Failure("a.txt", "empty", "0 bytes")


def said(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The lines on standard error; there is nothing on standard output."""
    out, err = capsys.readouterr()
    assert out == ""
    return err.splitlines()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(display.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(display, "_EVERY", 10.0)
    return now


def test_one_line_whatever_it_holds(capsys: pytest.CaptureFixture[str]) -> None:
    assert display.plain("하늘 [red]ok[/] é") == "하늘 [red]ok[/] é"
    assert display.plain("a\nb\x1b[2J\r\u202e\tc") == "a�b�[2J���c"
    assert display.plain("") == ""
    assert (display.plain("x" * 900), display.plain("x" * 901)) == ("x" * 900, "x" * 900 + "…")
    display.complain("a\nb")
    assert said(capsys) == ["a�b"]


def test_a_failure_says_what_where_and_what_to_do() -> None:
    assert display.failure_line(FAILED) == "a.txt: empty (0 bytes); there is no text: save the article again"
    assert display.failure_line(Failure("b\n", "not found")) == "b�: not found; check the path"


@pytest.mark.parametrize(
    ("count", "expected"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows"), (1_000_000, "1,000,000 rows")]
)
def test_counted(count: int, expected: str) -> None:
    assert display.counted(count, "row") == expected


def test_failures_and_notes_come_at_once(capsys: pytest.CaptureFixture[str], clock: list[float]) -> None:
    with display.Progress() as progress:
        progress.report(
            Progress(2, failures=(FAILED,), known=(replace(FAILED, source="b"),), notes=("a\nnote",))
        )
    advice = "there is no text: save the article again"
    assert said(capsys) == [
        f"b: empty (0 bytes); {advice} (known from the run before)",
        f"a.txt: empty (0 bytes); {advice}",
        "a�note",
    ]


def test_of_a_thousand_failures_a_hundred_are_shown(
    capsys: pytest.CaptureFixture[str], clock: list[float]
) -> None:
    progress = display.Progress()
    for _ in range(2):
        progress.report(Progress(2, failures=(FAILED,) * 60, known=(FAILED,) * 60, notes=("note",) * 60))
    counted = Counter(said(capsys))
    line = display.failure_line(FAILED)
    assert counted == {
        line: 100,
        f"{line} (known from the run before)": 100,
        "note": 100,
        "more than 100 inputs failed: the others are in failures.csv alone": 1,
        "more than 100 such notes: the others are not shown": 1,
    }


def test_now_and_then_how_far_it_is(capsys: pytest.CaptureFixture[str], clock: list[float]) -> None:
    progress = display.Progress()
    done = Progress(400, done=100, read=1_200, failed=3, skipped=7)
    done.rows.update(amounts=9_000, rankings=310)
    for seconds in (9.9, 0.1, 5.0, 5.0):
        clock[0] += seconds
        progress.report(done)
    assert said(capsys) == [
        "1,200 articles, 121/s, 9,310 rows, 7 about something else, 3 failed, 30 s left",
        "1,200 articles, 60/s, 9,310 rows, 7 about something else, 3 failed, 1 min left",
    ]


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        (Progress(0, fetched=1_000, to_fetch=2_000), "fetched 1,000 of 2,000 pages"),
        (Progress(0, fetched=0, to_fetch=1), "fetched 0 of 1 page"),
        (Progress(2), "0 articles, 0/s, 0 rows"),
        (Progress(2, done=1, read=1), "1 article, 0/s, 0 rows, 20 s left"),
        (Progress(0, is_writing=True), "0 articles, 0/s, 0 rows, writing the tables"),
        (Progress(2, done=2, read=20, is_writing=True), "20 articles, 1/s, 0 rows, writing the tables"),
        (Progress(1_000, done=1), "0 articles, 0/s, 0 rows, 5 h 33 min left"),
    ],
)
def test_the_line_of_each_stage(
    capsys: pytest.CaptureFixture[str], clock: list[float], done: Progress, expected: str
) -> None:
    progress = display.Progress()
    clock[0] += 20
    progress.report(done)
    assert said(capsys) == [expected]


def test_on_a_terminal_there_is_a_bar(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, clock: list[float]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "dumb")
    with display.Progress() as progress:
        bar: Any = progress._bar
        progress.report(Progress(0, fetched=3, to_fetch=4))
        assert (bar.tasks[0].description, bar.tasks[0].completed, bar.tasks[0].total) == (
            "fetched 3 of 4 pages",
            3,
            4,
        )
        progress.report(Progress(8, done=2, failures=(replace(FAILED, source="[red]x"),)))
        assert (bar.tasks[0].completed, bar.tasks[0].total) == (2, 8)
        assert not bar.finished
    assert "[red]x: empty" in capsys.readouterr().err
    assert not bar.live.is_started


SUMMARY = Summary("out", 3, 0, 0, 0, 3, {"en": 2, "ko": 1}, {"amounts": 1_234, "rankings": 0})


def summary_of(capsys: pytest.CaptureFixture[str], **changes: Any) -> tuple[list[str], list[str]]:
    """The lines on standard output, each as its words, and those on standard error."""
    display.summarise(replace(SUMMARY, **changes))
    out, err = capsys.readouterr()
    return [" ".join(line.split()) for line in out.splitlines() if line.strip(" ─")], err.splitlines()


HEAD = ["3 articles read: 2 en, 1 ko", "table rows", "amounts 1,234", "rankings 0"]


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({}, []),
        ({"findings": 1}, ["1 finding in out/checks.csv: rows that do not fit together"]),
        (
            {"read": 2, "duplicates": 1},
            ["1 of them repeats another (duplicate_of): in the tables, but not counted here"],
        ),
        (
            {"read": 1, "duplicates": 2},
            ["2 of them repeat another (duplicate_of): in the tables, but not counted here"],
        ),
        ({"skipped": 5}, ["5 pages and articles are about something else"]),
        ({"failed": 1, "new": 4}, ["1 input failed: see out/failures.csv"]),
        (
            {"failed": 1, "new": 3},
            [
                "1 input failed: see out/failures.csv",
                "3 inputs were new or changed; the others are as an earlier run read them",
            ],
        ),
        (
            {"failed": 2, "known": 1, "new": 1},
            [
                "2 inputs failed, 1 of them as in the run before: see out/failures.csv",
                "1 input was new or changed; the others are as an earlier run read them",
            ],
        ),
        ({"new": 0}, ["0 inputs were new or changed; the others are as an earlier run read them"]),
    ],
)
def test_the_summary(capsys: pytest.CaptureFixture[str], changes: dict[str, Any], lines: list[str]) -> None:
    assert summary_of(capsys, **changes) == ([*HEAD, *lines, "tables in out/"], [])


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "there was nothing to read"),
        ({"is_kept": True}, "there was nothing to read; the tables are as an earlier run left them"),
        ({"failed": 2}, "no article could be read: out/failures.csv says why"),
        (
            {"failed": 2, "is_kept": True},
            "no article could be read: out/failures.csv says why; the tables are as an earlier run left them",
        ),
        (
            {"skipped": 1},
            "nothing is about what was asked for: 1 page or article is about something else",
        ),
        (
            {"skipped": 2_000, "failed": 3},
            "nothing is about what was asked for: 2,000 pages and articles are about something else, 3 failed: "
            "see out/failures.csv",
        ),
    ],
)
def test_no_article(capsys: pytest.CaptureFixture[str], changes: dict[str, Any], line: str) -> None:
    assert summary_of(capsys, read=0, new=0, languages={}, rows={}, **changes) == ([], [line])
