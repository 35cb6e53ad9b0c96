"""One run a folder: a lock that the system lets go of when the process ends, however it ends."""

from __future__ import annotations

import fcntl
import os
import threading
from collections.abc import Callable
from pathlib import Path


class BusyError(Exception):
    """Another run writes into this folder."""


_ours: set[Path] = set()
_ours_lock = threading.Lock()
"""The folders in which runs of this process write: the system's lock tells processes apart, not their threads."""


def locked(folder: Path, out: str) -> Callable[[], None]:
    """Lock a folder, and give what unlocks it; raises `BusyError`."""
    key = folder.resolve()
    with _ours_lock:
        if key in _ours:
            raise BusyError(f"another run (process {os.getpid()}, this one) writes into {out}")
        _ours.add(key)
    try:
        lock = _locked_file(folder / "lock", out)
    except BaseException:
        _ours.discard(key)
        raise

    def unlock() -> None:
        os.close(lock)
        _ours.discard(key)

    return unlock


def _locked_file(path: Path, out: str) -> int:
    """A lock that the system lets go of when the process ends, however it ends; raises `BusyError`."""
    lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        who = os.pread(lock, 20, 0).decode("ascii", "replace").strip()
        os.close(lock)
        raise BusyError(f"another run (process {who or 'unknown'}) writes into {out}") from error
    os.ftruncate(lock, 0)
    os.pwrite(lock, str(os.getpid()).encode(), 0)
    return lock
