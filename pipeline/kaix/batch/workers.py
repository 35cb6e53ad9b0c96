"""Worker slots: each one child process that does one task after another and may die of any of them.

A page can make a parser recurse, loop or eat the memory, and no exception handler stops that. So
every slot owns a child process and a deadline an article: when the child dies, hangs or grows too
large, the slot knows the article it was at, starts a new child behind it, and goes on. An article
whose process died is tried once more; then it is `Lost`, alone. Children are plain subprocesses,
because a Dask worker is a daemon and may not have `multiprocessing` children.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import threading
import time
import weakref
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

from kaix.batch import child

DEATHS_IN_A_ROW = 3
"""Deaths of the process with no item under way, one after the other, at which a task is given up: what dies is not
the items but their source."""
LOST_IN_A_ROW = 100
"""Items lost one after the other at which a task is given up: what dies is not the items but this machine. A crawl
may well have three broken pages in a row; a hundred that each take their whole time are hours."""
READING = 60.0
"""Seconds, at least, in which the process has to start, and to find the next item: no item is to blame for them."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one child may use: seconds an article, megabytes of resident memory, articles a process."""

    seconds: float = 60.0
    megabytes: int = 3000
    articles: int = 20_000


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


class _ChildDiedError(Exception):
    """The child is gone; `hung` if it was killed for its time."""

    def __init__(self, reason: str, *, hung: bool = False) -> None:
        super().__init__(reason)
        self.hung = hung


_alive: weakref.WeakSet[Slot] = weakref.WeakSet()
_local = threading.local()


@dataclass(eq=False)
class Slot:
    """One child process at a time that runs the generator function `work` (`"package.module:name"`)."""

    work: str
    limits: Limits = field(default_factory=Limits)
    _process: subprocess.Popen[bytes] | None = None
    _stderr: BinaryIO | None = None
    _buffer: bytearray = field(default_factory=bytearray)
    _results: int = 0
    _busy: bool = False
    _closed: bool = False

    def __post_init__(self) -> None:
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
            frames = self._frames(task, index)
            try:
                for kind, payload in frames:
                    if kind == child.STARTED:
                        item = json.loads(payload)
                    elif kind == child.RESULT:
                        yield Done(index, payload)
                        index, deaths, lost, item = index + 1, 0, 0, None
                        self._results += 1
                    elif kind == child.ERROR:
                        raise TaskError(payload.decode())
                    elif kind == child.END:
                        yield Ended(json.loads(payload))
                        if self._results >= self.limits.articles:
                            self._kill()
                        return
            except _ChildDiedError as death:
                if self._closed:
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

    def _frames(self, task: dict[str, Any], start: int) -> Generator[tuple[bytes, bytes], None, None]:
        """The child's answers to one request; raises `_ChildDiedError`."""
        request = json.dumps({"task": task, "start": start}).encode()
        finished, self._busy = False, True
        try:
            process = self._child()
            assert process.stdin is not None
            try:
                child.write_frame(process.stdin, child.TASK, request)
                process.stdin.flush()
            except OSError:
                raise _ChildDiedError(self._epitaph()) from None
            reading = within = max(READING, self.limits.seconds)
            while not finished:
                kind, payload = self._read_frame(process, within)
                if kind == child.STARTED:
                    within = self.limits.seconds
                elif kind == child.RESULT:
                    within = reading
                finished = kind in (child.END, child.ERROR)
                yield kind, payload
        finally:
            if not finished:  # also when the caller stops in the middle: the child is still at it
                self._kill()
            self._busy = False

    def _child(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._kill()
            root = str(Path(__file__).parents[2])  # `pipeline` need not be installed to be found
            path = os.pathsep.join(p for p in (root, *sys.path) if p)
            self._stderr = tempfile.TemporaryFile()  # noqa: SIM115  closed with the child
            command = [sys.executable, "-m", "kaix.batch.child", str(os.getpid()), self.work]
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._stderr,
                env={**os.environ, "PYTHONPATH": path},
            )
            self._results = 0
            if self._closed:  # closed by another thread in between
                self._kill()
                raise _ChildDiedError("stopped")
        return self._process

    def _read_frame(self, process: subprocess.Popen[bytes], within: float) -> tuple[bytes, bytes]:
        size = child.HEADER.size
        self._fill(process, size, within)
        length, kind = child.HEADER.unpack(self._buffer[:size])
        self._fill(process, size + length, within)
        payload = bytes(self._buffer[size : size + length])
        del self._buffer[: size + length]
        return kind, payload

    def _fill(self, process: subprocess.Popen[bytes], size: int, within: float) -> None:
        """Read until the buffer holds `size` bytes, `within` so many seconds and the memory limit."""
        if len(self._buffer) >= size:
            return
        assert process.stdout is not None
        poller = select.poll()
        poller.register(process.stdout, select.POLLIN | select.POLLHUP)
        until = time.monotonic() + within
        while len(self._buffer) < size:
            left = until - time.monotonic()
            if left <= 0:
                self._kill()
                raise _ChildDiedError(f"took over {within:g} seconds", hung=True)
            if not poller.poll(min(left, 0.25) * 1000):
                self._check_memory(process)
                continue
            read = os.read(process.stdout.fileno(), 1 << 16)
            if not read:
                raise _ChildDiedError(self._epitaph())
            self._buffer += read

    def _check_memory(self, process: subprocess.Popen[bytes]) -> None:
        megabytes = resident_megabytes(process.pid)
        if megabytes > self.limits.megabytes:
            self._kill()
            raise _ChildDiedError(f"used over {self.limits.megabytes} MB of memory", hung=True)

    def _epitaph(self) -> str:
        if self._process is None:
            return "stopped"
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(5)
        code = self._process.poll()
        if code is not None and code < 0:
            return f"killed the worker ({signal.Signals(-code).name})"
        return f"killed the worker (exit code {code}){self._last_words()}"

    def _last_words(self) -> str:
        """The last line that the child wrote to stderr: what an import error says."""
        if self._stderr is None:
            return ""
        size = self._stderr.seek(0, os.SEEK_END)
        self._stderr.seek(max(0, size - 2000))
        lines = self._stderr.read().decode("utf-8", "replace").split("\n")
        return "".join(f": {line.strip()}" for line in lines[-2:] if line.strip())[:300]

    def _kill(self) -> None:
        self._buffer.clear()
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout, self._stderr):
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()
        self._stderr = None

    def close(self) -> None:
        """End the child; a task that runs in another thread ends with `StoppedError`."""
        self._closed = True
        process = self._process
        if not self._busy:
            self._kill()
        elif process is not None:  # its pipes belong to the thread that reads them
            process.kill()
            process.wait()


def resident_megabytes(pid: int) -> float:
    """The resident memory of a process; 0 where the system does not tell."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_bytes().split()[1])
    except (OSError, IndexError, ValueError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def slot_of_this_thread(work: str, limits: Limits) -> Slot:
    """The slot that belongs to the calling thread, made when it is first asked for."""
    slots: dict[tuple[str, Limits], Slot] = _local.__dict__.setdefault("slots", {})
    slot = slots.get((work, limits))
    if slot is None or slot._closed:
        slot = slots[work, limits] = Slot(work, limits)
    return slot


def close_all() -> None:
    """End the children of every slot in this process."""
    for slot in list(_alive):
        slot.close()


atexit.register(close_all)
