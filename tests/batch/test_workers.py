from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kaix.batch import child_process, workers
from kaix.batch.child_process import Limits
from kaix.batch.workers import (
    Done,
    Ended,
    Event,
    Lost,
    Slot,
    StoppedError,
    TaskError,
)

pytestmark = pytest.mark.alone

NUMBERS = "tests.batch.works:numbers"


@pytest.fixture
def slot() -> Iterator[Slot]:
    slot = Slot(NUMBERS, Limits(seconds=1.0, megabytes=300))
    yield slot
    slot.close()


def outcome(events: Iterator[Event] | list[Event]) -> list[tuple[int, str]]:
    """Index and payload, or index and reason, of each item."""
    return [
        (e.index, e.payload.decode() if isinstance(e, Done) else e.reason)
        for e in events
        if not isinstance(e, Ended)
    ]


def test_results_come_in_order_and_the_child_serves_many_tasks(slot: Slot) -> None:
    first = list(slot.run({"items": [1, 2, 3]}))
    again = list(slot.run({"items": [4, "print"]}))
    assert outcome(first) == [(0, "11"), (1, "22"), (2, "33")]
    assert outcome(again) == [(0, "44"), (1, "ok")]
    assert isinstance(first[-1], Ended)
    assert isinstance(again[-1], Ended)
    assert first[-1].value["items"] == 3
    assert first[-1].value["pid"] == again[-1].value["pid"] != os.getpid()


@pytest.mark.parametrize(
    ("poison", "reason"),
    [
        ("segfault", "killed the worker (SIGSEGV)"),
        ("exit", "killed the worker (exit code 3)"),
        ("hang", "took over 1 seconds"),
        ("memory", "used over 300 MB of memory"),
    ],
)
def test_a_poison_item_is_lost_alone(poison: str, reason: str) -> None:
    # On a busy machine a worker takes its second before it has filled its memory: only the clock's own case has one.
    limits = Limits(seconds=1.0 if poison == "hang" else 60.0, megabytes=300)
    with contextlib.closing(Slot(NUMBERS, limits)) as slot:
        _assert_lost_alone(slot, poison, reason)


def _assert_lost_alone(slot: Slot, poison: str, reason: str) -> None:
    assert outcome(slot.run({"items": [1, poison, 2]})) == [(0, "11"), (1, reason), (2, "22")]
    lost = [event for event in slot.run({"items": [poison]}) if isinstance(event, Lost)]
    assert lost == [Lost(0, {"item": poison}, reason)]


def test_a_crash_is_tried_once_more(slot: Slot, tmp_path: Path) -> None:
    items = [1, ["once", str(tmp_path / "marker")], 2]
    assert outcome(slot.run({"items": items})) == [(0, "11"), (1, "ok"), (2, "22")]


def test_what_shows_signs_of_life_may_take_longer_than_the_deadline(slot: Slot) -> None:
    assert outcome(slot.run({"items": ["slowly"]})) == [(0, "ok")]


def test_an_error_of_the_work_fails_the_task_and_not_the_slot(slot: Slot) -> None:
    with pytest.raises(TaskError, match="ValueError: no such thing: 없음"):
        list(slot.run({"items": [1, "raise"]}))
    assert outcome(slot.run({"items": [5]})) == [(0, "55")]


def test_poison_items_in_a_row_are_lost_and_the_rest_is_not(slot: Slot) -> None:
    items = [1, "segfault", "exit", "exit", "hang", "exit", 2]
    found = outcome(slot.run({"items": items}))
    assert [found[0], found[-1]] == [(0, "11"), (6, "22")]
    assert [index for index, _ in found] == list(range(7))


def test_where_everything_dies_the_task_ends(slot: Slot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "LOST_IN_A_ROW", 3)
    events: list[Event] = []
    with pytest.raises(TaskError, match=r"exit code 3\) \(3 articles in a row\)"):
        events.extend(slot.run({"items": [1, *["exit"] * 9]}))
    assert [index for index, _ in outcome(events)] == [0, 1, 2, 3]


def test_a_source_that_always_kills_its_reader_ends() -> None:
    slot = Slot("tests.batch.works:broken_reader")
    events: list[Event] = []
    with pytest.raises(TaskError, match=r"exit code 1\) \(3 times in a row\)"):
        events.extend(slot.run({}))
    assert outcome(events) == [(0, "ok"), (1, "ok")]
    slot.close()


def test_a_source_that_hangs_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child_process, "READING", 3.0)
    slot = Slot("tests.batch.works:slow_reader", Limits(seconds=0.5))
    assert outcome(slot.run({"seconds": 1.0})) == [(0, "ok")]
    with pytest.raises(TaskError, match="took over 3 seconds"):
        list(slot.run({"seconds": 60}))
    slot.close()


def test_the_start_of_the_process_is_no_item_s_time() -> None:
    slot = Slot("tests.batch.slow_to_import:numbers", Limits(seconds=0.5))
    assert outcome(slot.run({"items": [1]})) == [(0, "11")]
    slot.close()


def test_a_work_that_cannot_be_imported_says_so() -> None:
    slot = Slot("tests.batch.works:nothing_here")
    with pytest.raises(TaskError, match="nothing_here"):
        list(slot.run({}))
    slot.close()


def test_the_process_is_renewed_after_its_share_of_articles() -> None:
    slot = Slot(NUMBERS, Limits(articles=3))
    pids = [
        event.value["pid"]
        for _ in range(4)
        for event in slot.run({"items": [1, 2]})
        if isinstance(event, Ended)
    ]
    slot.close()
    assert pids[0] == pids[1] != pids[2] == pids[3]


def test_a_reader_that_stops_in_the_middle_leaves_no_answers_behind(slot: Slot) -> None:
    events = slot.run({"items": [1, 2, 3, "hang"]})
    next(events)
    events.close()  # type: ignore[attr-defined]  # it is a generator
    assert outcome(slot.run({"items": [7]})) == [(0, "77")]


def test_closing_ends_a_running_task(slot: Slot, tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as threads:
        running = threads.submit(lambda: list(slot.run({"items": [["pid", str(tmp_path / "pid")]]})))
        pid = wait_for_pid(tmp_path / "pid")
        slot.close()
        with pytest.raises(StoppedError):
            running.result(5)
    assert is_gone(pid)


@pytest.mark.parametrize("death", [signal.SIGKILL, signal.SIGTERM])
def test_children_die_with_the_parent(tmp_path: Path, death: signal.Signals) -> None:
    code = (
        "from kaix.batch.workers import Slot\n"
        f"list(Slot({NUMBERS!r}).run({{'items': [['pid', {str(tmp_path / 'pid')!r}]]}}))"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=Path(__file__).parents[2])
    pid = wait_for_pid(tmp_path / "pid")
    parent.send_signal(death)
    parent.wait(10)
    assert is_gone(pid)


def wait_for_pid(path: Path) -> int:
    until = time.monotonic() + 15
    while time.monotonic() < until:
        with contextlib.suppress(OSError, ValueError):
            return int(path.read_text())
        time.sleep(0.02)
    raise AssertionError("the child did not start")


def is_gone(pid: int) -> bool:
    until = time.monotonic() + 5
    while time.monotonic() < until:
        try:
            os.kill(pid, 0)
            if Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z":
                return True  # dead, and only its new parent has not asked yet
        except OSError:
            return True
        time.sleep(0.02)
    return False
