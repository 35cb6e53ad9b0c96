"""One run a folder: who is told that it is busy, and who gets in afterwards."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest

from kaix.batch import locks
from kaix.batch.locks import BusyError, locked


def test_a_folder_is_locked_until_it_is_unlocked(tmp_path: Path) -> None:
    unlock = locked(tmp_path, "out")
    assert (tmp_path / "lock").read_text() == str(os.getpid())
    with pytest.raises(BusyError) as busy:
        locked(tmp_path, "out")
    assert str(busy.value) == f"another run (process {os.getpid()}, this one) writes into out"
    unlock()
    locked(tmp_path, "out")()


@pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="no /dev/fd")
def test_no_file_stays_open(tmp_path: Path) -> None:
    before = os.listdir("/dev/fd")  # noqa: PTH208
    for _ in range(3):
        locked(tmp_path, "out")()
    assert os.listdir("/dev/fd") == before  # noqa: PTH208


def test_another_name_of_the_folder_is_the_same_folder(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "out")
    unlock = locked(tmp_path / "out", "out")
    with pytest.raises(BusyError):
        locked(tmp_path / "link", "link")
    locked(tmp_path, "the folder around it")()
    unlock()


def test_two_folders_at_one_time(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    first, second = locked(tmp_path / "a", "a"), locked(tmp_path / "b", "b")
    first()
    with pytest.raises(BusyError):
        locked(tmp_path / "b", "b")
    second()


@pytest.mark.parametrize(("left", "who"), [("4711", "4711"), ("", "unknown")])
def test_another_process_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: str, who: str
) -> None:
    (tmp_path / "lock").write_text(left)

    def refuse(*_: object) -> None:
        raise BlockingIOError

    with monkeypatch.context() as patched:
        patched.setattr(fcntl, "lockf", refuse)
        with pytest.raises(BusyError) as busy:
            locked(tmp_path, "out")
    assert str(busy.value) == f"another run (process {who}) writes into out"
    assert (tmp_path / "lock").read_text() == left
    locked(tmp_path, "out")()  # who was refused holds nothing


def test_a_longer_number_of_an_earlier_process_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text("1" * 15)
    locked(tmp_path, "out")()
    assert (tmp_path / "lock").read_text() == str(os.getpid())


def test_a_folder_that_is_not_there_is_not_kept_locked(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        locked(tmp_path / "no", "no")
    (tmp_path / "no").mkdir()
    locked(tmp_path / "no", "no")()
    assert locks._ours == set()
