"""Starts `kaix` again and again from a process that has imported it once: an hour of the simulation takes seconds."""

from __future__ import annotations

import json
import os
import resource
import sys
import time
import traceback
from functools import partial
from pathlib import Path
from typing import Any


class Starter:
    """A process that is forked before there are threads; it forks a run for each line that it is sent."""

    def __init__(self) -> None:
        orders, self._orders = os.pipe()
        self._answers, answers = os.pipe()
        if os.fork() == 0:
            os.close(self._orders)
            os.close(self._answers)
            _serve(os.fdopen(orders), os.fdopen(answers, "w"))
            os._exit(0)
        os.close(orders)
        os.close(answers)
        self._to, self._from = os.fdopen(self._orders, "w"), os.fdopen(self._answers)

    def start(self, arguments: list[str], said: Path, *, set_back: float = 0.0, largest_file: int = 0) -> int:
        """Start `kaix ARGUMENTS`, its output into `said`, on a clock that is `set_back` seconds; its process id."""
        order = {
            "arguments": arguments,
            "said": str(said),
            "set_back": set_back,
            "largest_file": largest_file,
        }
        print(json.dumps(order), file=self._to, flush=True)
        return int(self._from.readline())

    def wait(self) -> int:
        """The exit code of the run that was started, or minus the signal that killed it."""
        return int(self._from.readline())


def _serve(orders: Any, answers: Any) -> None:
    import kaix.batch.web
    import kaix.cli
    import kaix.run  # noqa: F401  imported here, once

    for line in orders:
        order = json.loads(line)
        pid = os.fork()
        if pid == 0:
            _run(order)
        print(pid, file=answers, flush=True)
        _, status = os.waitpid(pid, 0)
        print(os.waitstatus_to_exitcode(status), file=answers, flush=True)


def _run(order: dict[str, Any]) -> None:
    import kaix.batch.fetch as fetching
    from kaix.cli import main

    said = os.open(order["said"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    os.dup2(said, 1)
    os.dup2(said, 2)
    real = time.time
    time.time = lambda: real() - order["set_back"]
    # The same command, with less patience: a week has 168 hours.
    fetching.Manners = partial(fetching.Manners, pause=0.0, wait=1.5, tries=1)  # type: ignore[misc,assignment]
    if order["largest_file"]:
        resource.setrlimit(resource.RLIMIT_FSIZE, (order["largest_file"],) * 2)
    sys.argv = ["kaix", *order["arguments"]]
    code = 1
    try:
        main()
    except SystemExit as end:
        code = int(end.code or 0)
    except BaseException:
        traceback.print_exc()
        code = 99
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
