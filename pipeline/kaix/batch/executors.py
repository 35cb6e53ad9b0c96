"""Who does the work: processes of this machine or those of a Dask cluster, behind one interface.

Both are executors of `concurrent.futures`, so the code that maps shards over the one maps them over the
other. A thread of the executor, here or in a Dask worker, owns a slot with its child process: Dask has no
time limit a task, the slot has one an article.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import CancelledError as FutureCancelledError
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import Any

from kaix.batch import workers

PATIENCE = "15s"  # to find the scheduler
RETRIES = 3
"""Workers of a cluster that may be lost over one shard, before it is the shard that is to blame."""


class ClusterError(Exception):
    """The cluster cannot be used; the message says why."""


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def local(count: int) -> Iterator[tuple[Executor, int]]:
    """`count` worker processes of this machine; when the block is left, they are ended, whatever they do."""
    executor = ThreadPoolExecutor(count, thread_name_prefix="kaix")
    try:
        yield executor, count
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
        workers.close_all()
        executor.shutdown(wait=True)


@contextmanager
def cluster(address: str) -> Iterator[tuple[Executor, int]]:
    """The Dask cluster whose scheduler is at `address`; raises `ClusterError`, also when it goes away meanwhile."""
    try:
        from distributed import CancelledError, KilledWorker
        from distributed.comm.core import CommClosedError
    except ImportError as error:
        raise ClusterError("--cluster needs the extra cluster: pip install 'dask[distributed]'") from error
    client = _client(address)
    try:
        threads = sum(client.nthreads().values())
        if not threads:
            raise ClusterError(f"the cluster at {address} has no workers")
        with client.get_executor(pure=False, retries=RETRIES) as executor:
            yield executor, threads
    except (CancelledError, FutureCancelledError, CommClosedError) as error:
        raise ClusterError(
            f"the scheduler at {address} is gone: what was read is kept; the same command goes on from here"
        ) from error
    except KilledWorker as error:
        raise ClusterError(
            f"the cluster at {address} lost {RETRIES} workers and more over one piece of work; their logs say why. "
            "What was read is kept; the same command goes on from here"
        ) from error
    finally:
        with suppress(TimeoutError, OSError):
            client.close(timeout=5)


def _client(address: str) -> Any:
    from distributed import Client
    from distributed.comm.addressing import get_address_host_port

    client: Any = Client.__new__(Client)  # at hand also where it cannot be made
    try:
        get_address_host_port(address)
        client.__init__(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError, TypeError, RuntimeError) as error:
        _forget(client)
        raise ClusterError(f"no scheduler answers at {address}: {error}") from error
    return client


def _forget(client: Any) -> None:
    """Let a client that has never been connected go: closing it would wait for an answer."""
    client.status = "closed"
