"""Worker slots: each one child process that does one task after another and may die of any of them.

A page can make a parser recurse, loop or eat the memory, and no exception handler stops that. So
every slot owns a child process and a deadline an article: when the child dies, hangs or grows too
large, the slot knows the article it was at, starts a new child behind it, and goes on. An article
whose process died is tried once more; then it is `Lost`, alone. Children are plain subprocesses,
because a Dask worker is a daemon and may not have `multiprocessing` children.
"""

from __future__ import annotations

import atexit
import json
import threading
import weakref
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from kaix.batch import child
from kaix.batch.child_process import ChildDiedError, ChildProcess, Limits

DEATHS_IN_A_ROW = 3
"""Deaths of the process with no item under way, one after the other, at which a task is given up: what dies is not
the items but their source."""
LOST_IN_A_ROW = 100
"""Items lost one after the other at which a task is given up: what dies is not the items but this machine. A crawl
may well have three broken pages in a row; a hundred that each take their whole time are hours."""


@dataclass(frozen=True, slots=True)
class Done:
    """The result of item `index` of the task."""

    index: int
    payload: bytes


@dataclass(frozen=True, slots=True)
class Lost:
    """Item `index` was begun and killed its process, twice, or took too long; `item` is what the work said it was."""

    index: int
    item: dict[str, Any]
    reason: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The task is over; `value` is what the work returned."""

    value: Any


Event: TypeAlias = Done | Lost | Ended


class TaskError(Exception):
    """The work raised, or its process died again and again without one more result.

    `behind` is the first item that was not tried, where it is items that are lost one after the other.
    """

    def __init__(self, reason: str, behind: int | None = None) -> None:
        super().__init__(reason)
        self.behind = behind


class StoppedError(Exception):
    """The slot was closed while it worked."""


_alive: weakref.WeakSet[Slot] = weakref.WeakSet()
_local = threading.local()


@dataclass(eq=False)
class Slot:
    """One child process at a time that runs the generator function `work` (`"package.module:name"`)."""

    work: str
    limits: Limits = field(default_factory=Limits)
    process: ChildProcess = field(init=False)

    def __post_init__(self) -> None:
        """Make what starts the process, with no process yet."""
        self.process = ChildProcess(self.work, self.limits)
        _alive.add(self)

    def __del__(self) -> None:
        self.close()  # a thread that ends takes its slot along

    def run(self, task: dict[str, Any], start: int = 0) -> Iterator[Event]:
        """The events of `task` in the order of its items from `start` on, every item once, at the end `Ended`.

        Raises `TaskError` when the work itself raises, when its process hangs or dies `DEATHS_IN_A_ROW` times with
        no item under way, and when `LOST_IN_A_ROW` items are lost without one good result.
        """
        index, deaths, lost, died_at = start, 0, 0, -1
        while True:
            item: dict[str, Any] | None = None
            frames = self.process.frames(task, index)
            try:
                for kind, payload in frames:
                    if kind == child.STARTED:
                        item = json.loads(payload)
                    elif kind == child.RESULT:
                        yield Done(index, payload)
                        index, deaths, lost, item = index + 1, 0, 0, None
                        self.process.results += 1
                    elif kind == child.ERROR:
                        raise TaskError(payload.decode())
                    elif kind == child.END:
                        yield Ended(json.loads(payload))
                        if self.process.results >= self.limits.articles:
                            self.process.kill()
                        return
            except ChildDiedError as death:
                if self.process.is_closed:
                    raise StoppedError from None
                if item is None:  # whoever comes next, the way to it is the same
                    deaths += 1
                    if death.hung or deaths >= DEATHS_IN_A_ROW:
                        again = "" if death.hung else f" ({deaths} times in a row)"
                        raise TaskError(f"{death}{again}") from death
                    continue
                if not death.hung and died_at != index:
                    died_at = index  # once more: the machine may have been short of memory
                    continue
                yield Lost(index, item, str(death))
                index, deaths, lost = index + 1, 0, lost + 1
                if lost >= LOST_IN_A_ROW:
                    raise TaskError(f"{death} ({lost} articles in a row)", index) from death
            finally:
                frames.close()

    def close(self) -> None:
        """End the child; a task that runs in another thread ends with `StoppedError`."""
        self.process.close()


def slot_of_this_thread(work: str, limits: Limits) -> Slot:
    """The slot that belongs to the calling thread, made when it is first asked for."""
    slots: dict[tuple[str, Limits], Slot] = _local.__dict__.setdefault("slots", {})
    slot = slots.get((work, limits))
    if slot is None or slot.process.is_closed:
        slot = slots[work, limits] = Slot(work, limits)
    return slot


def close_all() -> None:
    """End the children of every slot in this process."""
    for slot in list(_alive):
        slot.close()


atexit.register(close_all)
