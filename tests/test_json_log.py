"""`--log json`: the events of a run, and those that `--quiet` does not give."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from kaix import json_log
from kaix.failures import Failure
from kaix.run import Progress, Summary

EMPTY = Failure("a\n.txt", "empty", "0 bytes")
OLD = Failure("b.txt", "not text")
NOTHING = {
    "event": "progress", "units": 2, "done": 0, "read": 0, "failed": 0, "skipped": 0, "fetched": 0, "to_fetch": 0,
    "rows": {}, "writing": False,
}  # fmt: skip


def events(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """What was said on standard error, without its time."""
    out, said = capsys.readouterr()
    assert out == ""
    found = [json.loads(line) for line in said.splitlines()]
    assert [
        each for each in found if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", each.pop("time"))
    ] == []
    return found


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(json_log.time, "monotonic", lambda: now[0])
    return now


def test_failures_notes_and_how_far_it_is(capsys: pytest.CaptureFixture[str], clock: list[float]) -> None:
    progress = Progress(2, failures=(EMPTY,), known=(OLD,), notes=("한 줄",))
    progress.rows.update(amounts=3)
    with json_log.JsonLog() as log:
        log.report(progress)
    assert events(capsys) == [
        {
            "event": "failure", "source": "a\n.txt", "reason": "empty", "detail": "0 bytes", "article_id": "",
            "advice": EMPTY.advice, "known": False,
        },
        {
            "event": "failure", "source": "b.txt", "reason": "not text", "detail": "", "article_id": "",
            "advice": OLD.advice, "known": True,
        },
        {"event": "note", "message": "한 줄"},
        {**NOTHING, "rows": {"amounts": 3}},
    ]  # fmt: skip


def test_progress_is_told_now_and_then_and_failures_at_once(
    capsys: pytest.CaptureFixture[str], clock: list[float]
) -> None:
    log = json_log.JsonLog()
    log.report(Progress(2))
    log.report(Progress(2))
    clock[0] += 0.9
    log.report(Progress(2, failures=(EMPTY,)))
    assert [each["event"] for each in events(capsys)] == ["progress", "failure"]
    clock[0] += 0.1
    log.report(Progress(2, done=1, read=1, is_writing=True))
    assert events(capsys) == [{**NOTHING, "done": 1, "read": 1, "writing": True}]


def test_an_event_is_one_line_of_ascii(capsys: pytest.CaptureFixture[str]) -> None:
    json_log.event("summary", text="하늘\n\u2028", count=3)
    said = capsys.readouterr().err
    assert said.isascii()
    assert said.count("\n") == len(said.splitlines()) == 1
    assert {**json.loads(said), "time": ""} == {
        "time": "",
        "event": "summary",
        "text": "하늘\n\u2028",
        "count": 3,
    }


def test_quiet_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with json_log.Silent() as silent:
        silent.report(Progress(2, failures=(EMPTY,), known=(OLD,), notes=("note",)))
    assert events(capsys) == []


def test_the_summary_has_every_count() -> None:
    summary = Summary("out", 1, 2, 3, 4, 5, {"en": 1}, {"amounts": 6}, findings=7, is_kept=True, known=8)
    assert json_log.summary_of(summary) == {
        "out": "out", "read": 1, "duplicates": 2, "skipped": 3, "failed": 4, "new": 5, "languages": {"en": 1},
        "rows": {"amounts": 6}, "findings": 7, "is_kept": True, "known": 8,
    }  # fmt: skip
