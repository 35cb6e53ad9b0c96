"""Works for the tests of the workers: functions that a child process runs, some of which kill it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Generator
from pathlib import Path
from typing import Any

from kaix.batch.child import Beat, Message, Result, Started


def numbers(task: dict[str, Any], start: int) -> Generator[Message, None, Any]:
    """`task["items"]` are numbers, doubled, or words that name a way to misbehave."""
    for index, item in enumerate(task["items"]):
        if index < start:
            continue
        yield Started({"item": item})
        match item:
            case "segfault":
                os.kill(os.getpid(), signal.SIGSEGV)
            case "exit":
                os._exit(3)
            case "hang":
                time.sleep(100)
            case "memory":
                hoard = [b"x" * 1_000_000 for _ in range(400)]
                time.sleep(100)
                del hoard
            case "print":
                print("noise on stdout", flush=True)
            case "raise":
                raise ValueError("no such thing: 없음")
            case "slowly":
                for _ in range(6):
                    time.sleep(0.25)
                    yield Beat()
            case ["once", marker]:
                if not Path(marker).exists():
                    Path(marker).touch()
                    os._exit(9)
            case ["pid", path]:
                Path(path).write_text(str(os.getpid()))
                time.sleep(100)
            case ["burn", seconds]:
                until = time.process_time() + seconds
                while time.process_time() < until:
                    pass
            case _:
                pass
        yield Result(f"{item}{item}".encode() if isinstance(item, int) else b"ok")
    return {"items": len(task["items"]), "pid": os.getpid()}


def broken_reader(task: dict[str, Any], start: int) -> Generator[Message, None, Any]:
    """A source that kills its reader at the third item, whatever the item asked for."""
    for index in range(5):
        if index == 2:
            os._exit(1)
        if index >= start:
            yield Started({"item": index})
            yield Result(b"ok")


def slow_reader(task: dict[str, Any], start: int) -> Generator[Message, None, Any]:
    """A source whose first item takes its time to come."""
    time.sleep(task["seconds"])
    yield Started({"item": 0})
    yield Result(b"ok")


def poisonous_shard(task: dict[str, Any], start: int) -> Generator[Message, None, Any]:
    """The real work on a shard, except for articles that name a way to die."""
    from kaix.batch import work
    from kaix.sources import Raw

    extract = work.Extractor.frame

    def frame(self: Any, number: int, raw: Raw) -> bytes:
        if raw.content in (b"SEGFAULT", "SEGFAULT"):
            os.kill(os.getpid(), signal.SIGSEGV)
        if raw.content == b"HANG":
            time.sleep(100)
        return extract(self, number, raw)

    work.Extractor.frame = frame  # type: ignore[method-assign]
    try:
        return (yield from work.shard(task, start))
    finally:
        work.Extractor.frame = extract  # type: ignore[method-assign]
