"""The process of a worker slot: started when it is needed, asked one task at a time, killed at a limit."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from kaix.batch import child

READING = 60.0
"""Seconds, at least, in which the process has to start, and to find the next item: no item is to blame for them."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one child may use: seconds an article, megabytes of resident memory, articles a process."""

    seconds: float = 60.0
    megabytes: int = 3000
    articles: int = 20_000


class ChildDiedError(Exception):
    """The child is gone; `hung` if it was killed for its time."""

    def __init__(self, reason: str, *, hung: bool = False) -> None:
        super().__init__(reason)
        self.hung = hung


@dataclass(eq=False)
class ChildProcess:
    """One process at a time that runs the generator function `work` (`"package.module:name"`)."""

    work: str
    limits: Limits
    results: int = 0
    """How many results the process has given that runs now; the slot counts them."""
    is_busy: bool = False
    is_closed: bool = False
    _process: subprocess.Popen[bytes] | None = None
    _stderr: BinaryIO | None = None
    _buffer: bytearray = field(default_factory=bytearray)

    def frames(self, task: dict[str, Any], start: int) -> Generator[tuple[bytes, bytes], None, None]:
        """The child's answers to one request; raises `ChildDiedError`."""
        request = json.dumps({"task": task, "start": start}).encode()
        finished, self.is_busy = False, True
        try:
            process = self._running()
            assert process.stdin is not None
            try:
                child.write_frame(process.stdin, child.TASK, request)
                process.stdin.flush()
            except OSError:
                raise ChildDiedError(self._epitaph()) from None
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
                self.kill()
            self.is_busy = False

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.kill()
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
            self.results = 0
            if self.is_closed:  # by another thread in between
                self.kill()
                raise ChildDiedError("stopped")
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
                self.kill()
                raise ChildDiedError(f"took over {within:g} seconds", hung=True)
            if not poller.poll(min(left, 0.25) * 1000):
                self._check_memory(process)
                continue
            read = os.read(process.stdout.fileno(), 1 << 16)
            if not read:
                raise ChildDiedError(self._epitaph())
            self._buffer += read

    def _check_memory(self, process: subprocess.Popen[bytes]) -> None:
        megabytes = resident_megabytes(process.pid)
        if megabytes > self.limits.megabytes:
            self.kill()
            raise ChildDiedError(f"used over {self.limits.megabytes} MB of memory", hung=True)

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

    def kill(self) -> None:
        """End the process; the next task starts another."""
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
        """End the process and start no other; `frames` in another thread raise `ChildDiedError`."""
        self.is_closed = True
        process = self._process
        if not self.is_busy:
            self.kill()
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
