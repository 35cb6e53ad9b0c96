"""The standard streams and signals of a command: nobody need listen for it to do its work, and it ends in order.

What cannot be written to a closed pipe or a full disk is lost, the work goes on, and the exit code says so.
"""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, TextIO

NOT_SHOWN = 5
"""The exit code of a command that did its work, and could not print all that it had to say."""
_ENDS = ("SIGTERM", "SIGHUP")


class TerminatedError(SystemExit):
    """A signal asks the process to end; the exit code is 128 and its number, as a shell has it."""


@contextmanager
def guarded(*instead_of: int) -> Iterator[None]:
    """Run a command: `NOT_SHOWN` takes the place of 0 and of `instead_of`, signals raise `TerminatedError`."""
    closed = _closed()
    outlets = [_Outlet(number, is_closed=number in closed) for number in (1, 2)]
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (outlet.text(old) for outlet, old in zip(outlets, before, strict=True))
    for name in _ENDS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:  # nohup ignores SIGHUP
            signal.signal(number, _terminate)
    code: Any = 0
    try:
        yield
    except SystemExit as end:
        code = end.code or 0
    finally:
        for stream in (sys.stdout, sys.stderr):
            with suppress(ValueError):  # closed
                stream.flush()
    for outlet in outlets:
        if (error := outlet.error) is not None and code in (0, *instead_of):
            if error.errno not in (errno.EPIPE, errno.EBADF):  # whoever closed it knows
                said = f"{outlet.said} could not be written ({error.strerror}): all else is done"
                print(said, file=sys.stderr, flush=True)
            raise SystemExit(NOT_SHOWN)
    raise SystemExit(code)


def _terminate(number: int, _: FrameType | None) -> None:
    signal.signal(number, signal.SIG_DFL)  # the second one does not wait
    raise TerminatedError(128 + number)


def _closed() -> set[int]:
    """The standard streams that are closed, opened: else the next file would take their place, and their messages."""
    closed = set()
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            closed.add(number)
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free: this one
    return closed


class _Outlet(io.FileIO):
    """A standard stream; what it does not take is gone, and `error` says why."""

    def __init__(self, number: int, *, is_closed: bool) -> None:
        super().__init__(number, "w", closefd=False)
        self._is_closed = is_closed
        self.said = "standard output" if number == 1 else "standard error"
        self.error: OSError | None = None

    def write(self, data: Any, /) -> int:
        size = memoryview(data).nbytes
        if self._is_closed:
            self.error = self.error or OSError(errno.EBADF, os.strerror(errno.EBADF))
        if self.error is not None:
            return size
        try:
            return super().write(data)
        except BlockingIOError:
            return size
        except OSError as error:
            self.error = error
            return size

    def text(self, old: TextIO | None) -> TextIO:
        """The stream for text, encoded as `old` is."""
        return io.TextIOWrapper(
            io.BufferedWriter(self),
            encoding=getattr(old, "encoding", None) or "utf-8",
            errors="backslashreplace",
            line_buffering=self.isatty() or self.said == "standard error",
        )
