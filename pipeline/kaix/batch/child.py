"""The other end of a worker slot: a process that runs one named function on task after task.

Frames go both ways over pipes: a 4-byte length, a 1-byte kind, the payload. The parent sends a
task as JSON; the child answers with what the function yields and closes with `END` or `ERROR`.
The function is `work(task, start)`, a generator that yields `Started`, `Result` and `Beat`, always
the same for the same task, leaves out the first `start` results, and returns a JSON value.
"""

from __future__ import annotations

import ctypes
import importlib
import json
import os
import select
import signal
import struct
import sys
import threading
import traceback
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import IO, Any, BinaryIO, TypeAlias, assert_never

TASK, STARTED, RESULT, BEAT, END, ERROR = b"T", b"S", b"R", b".", b"E", b"X"
HEADER = struct.Struct(">Ic")


@dataclass(frozen=True, slots=True)
class Started:
    """Work on one item begins; `item` says what it is, for the failure row if the process dies of it."""

    item: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of the item last started."""

    payload: bytes


@dataclass(frozen=True, slots=True)
class Beat:
    """A sign of life while nothing is found: the deadline starts anew."""


Message: TypeAlias = Started | Result | Beat
Work: TypeAlias = Callable[[dict[str, Any], int], Generator[Message, None, Any]]


def named(path: str) -> Any:
    """The object that `"package.module:name"` names."""
    module, _, name = path.partition(":")
    return getattr(importlib.import_module(module), name)


def write_frame(stream: IO[bytes], kind: bytes, payload: bytes) -> None:
    """Write one frame; the caller flushes."""
    stream.write(HEADER.pack(len(payload), kind))
    stream.write(payload)


def _die_with_parent(parent: int) -> None:
    """Let this process end when its parent does, however that ends.

    Linux's death signal works even while C code holds the interpreter; elsewhere a thread sees
    that the parent's end of the pipe is closed.
    """
    if sys.platform == "linux":
        pr_set_pdeathsig = 1
        ctypes.CDLL(None, use_errno=True).prctl(pr_set_pdeathsig, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    if hasattr(select, "poll"):
        threading.Thread(target=_watch_pipe, args=(parent,), daemon=True).start()


def _watch_pipe(parent: int) -> None:
    poller = select.poll()
    poller.register(0, 0)  # no events asked: a hang-up is always told
    while not poller.poll(5000) and os.getppid() == parent:
        pass
    os._exit(1)


def _serve(work: Work, tasks: BinaryIO, answers: BinaryIO) -> None:
    while header := tasks.read(HEADER.size):
        length, _ = HEADER.unpack(header)
        request = json.loads(tasks.read(length))
        try:
            end = _run(work, request["task"], request["start"], answers)
        except Exception as error:
            reason = "".join(traceback.format_exception_only(error)).strip()
            write_frame(answers, ERROR, reason.encode("utf-8", "replace"))
        else:
            write_frame(answers, END, json.dumps(end).encode())
        answers.flush()


def _run(work: Work, task: dict[str, Any], start: int, answers: BinaryIO) -> Any:
    steps = work(task, start)
    while True:
        try:
            message = next(steps)
        except StopIteration as stop:
            return stop.value
        match message:
            case Started(item):
                write_frame(answers, STARTED, json.dumps(item).encode())
                answers.flush()  # the parent has to know it before the item can kill this process
            case Result(payload):
                write_frame(answers, RESULT, payload)
                answers.flush()  # or the death of the next item would take this one along
            case Beat():
                write_frame(answers, BEAT, b"")
                answers.flush()
            case _:
                assert_never(message)


def main() -> None:
    """`python -m kaix.batch.child PARENT_PID MODULE:FUNCTION`, tasks on stdin, answers on stdout."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends us in order
    _die_with_parent(int(sys.argv[1]))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not write into the pipe
    tasks = os.fdopen(os.dup(0), "rb")
    _serve(named(sys.argv[2]), tasks, answers)


if __name__ == "__main__":
    named("kaix.batch.child:main")()  # not main(): the works import the messages from the module of this name
