"""A real scheduler and two real worker processes on loopback."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kaix.batch.executors import ClusterError
from kaix.run import Options, Progress, run
from tests.batch.runs import ROOT, tables, write

pytest.importorskip("distributed")


@contextmanager
def scheduler_and_workers(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler, its two workers, each a process with one thread, and last the scheduler."""
    noted = tmp_path / "scheduler.json"
    env = {**os.environ, "PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__SCHEDULER__WORK_STEALING": "true"}

    def start(module: str, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", module, "--scheduler-file", str(noted), "--no-dashboard", *arguments]
        return subprocess.Popen(
            command, cwd=tmp_path, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    processes = [start("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0")]
    try:
        for _ in range(2):
            processes.append(start("distributed.cli.dask_worker", "--nthreads", "1", "--no-nanny"))
        import json

        until = time.monotonic() + 30
        while not noted.exists() or not noted.read_text():
            assert time.monotonic() < until
            time.sleep(0.05)
        yield json.loads(noted.read_text())["address"], [*processes[1:], processes[0]]
    finally:
        for process in processes:
            process.kill()
        for process in processes:
            process.wait()


@pytest.mark.slow
@pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::DeprecationWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
def test_a_cluster_gives_the_same_although_a_worker_is_killed(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", 300)
    run([str(folder)], tmp_path / "local", Options(workers=2))
    killed: list[int] = []

    with scheduler_and_workers(tmp_path) as (address, workers):

        def report(progress: Progress) -> None:
            if progress.done >= 90 and not killed:
                workers[0].send_signal(signal.SIGKILL)
                killed.append(progress.done)

        until = time.monotonic() + 30
        while True:
            try:
                summary = run([str(folder)], tmp_path / "out", Options(cluster=address), report)
                break
            except ClusterError:
                assert time.monotonic() < until  # the workers are not there yet
                time.sleep(0.2)
        assert workers[0].wait(10) == -signal.SIGKILL
    assert killed
    assert (summary.read, summary.failed) == (300, 0)
    assert tables(tmp_path / "out") == tables(tmp_path / "local")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_scheduler_that_goes_away_is_one_line(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", 300)

    with scheduler_and_workers(tmp_path) as (address, processes):

        def report(progress: Progress) -> None:
            if 30 <= progress.done < 300:
                processes[-1].send_signal(signal.SIGKILL)

        until = time.monotonic() + 30
        while True:
            with pytest.raises(ClusterError) as raised:
                run([str(folder)], tmp_path / "out", Options(cluster=address), report)
            if "has no workers" not in str(raised.value) or time.monotonic() > until:
                break
            time.sleep(0.2)
    assert str(raised.value).startswith(f"the scheduler at {address} is gone: what was read is kept")
    assert run([str(folder)], tmp_path / "out", Options(workers=2)).new < 300


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("address", ["foo", "foo:bar", "http://127.0.0.1:9", "tls://127.0.0.1:9"])
def test_an_address_that_is_none(tmp_path: Path, address: str) -> None:
    begun = time.monotonic()
    with pytest.raises(ClusterError, match=f"no scheduler answers at {address}: "):
        run([str(write(tmp_path / "in", 1))], tmp_path / "out", Options(cluster=address))
    gc.collect()
    assert time.monotonic() - begun < 10


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kaix.batch.executors.PATIENCE", "1s")
    with pytest.raises(ClusterError, match="no scheduler answers at tcp://127"):
        run([str(write(tmp_path / "in", 1))], tmp_path / "out", Options(cluster="tcp://127.0.0.1:9"))
