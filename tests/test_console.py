"""A command whose standard streams are full or closed does its work, and says so by its exit code."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROGRAM = """
import sys
from pathlib import Path
from kaix.console import guarded

with guarded(3):
    for number in range(3000):
        print("a line on standard output", number)
    print("a line on standard error", file=sys.stderr)
    Path(sys.argv[1]).write_text("done")
    sys.exit(int(sys.argv[2]))
"""


def ended(tmp_path: Path, redirected: str, code: int = 0) -> tuple[int, str]:
    """Exit code of the program in a shell that redirects its streams, and what came on those that were not."""
    (tmp_path / "program.py").write_text(PROGRAM)
    command = f"set -o pipefail; {sys.executable} program.py done {code} {redirected}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "pipeline")}
    result = subprocess.run(
        ["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert (tmp_path / "done").read_text() == "done"
    return result.returncode, result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("code", [0, 3])
def test_full(tmp_path: Path, code: int) -> None:
    assert ended(tmp_path, ">/dev/full", code) == (
        5,
        "a line on standard error\nstandard output could not be written (No space left on device): all else is done\n",
    )
    assert ended(tmp_path, "2>/dev/full", code) == (5, "")
    assert ended(tmp_path, ">/dev/full 2>&1", code) == (5, "")


@pytest.mark.parametrize("redirected", ["| true", "2>&1 | true", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed(tmp_path: Path, redirected: str) -> None:
    code, said = ended(tmp_path, redirected)
    assert (code, "Traceback" in said, "could not be written" in said) == (5, False, False)


def test_what_is_open_changes_nothing(tmp_path: Path) -> None:
    for code in (0, 1, 3):
        assert ended(tmp_path, "", code) == (code, "a line on standard error\n")
    assert ended(tmp_path, "| cat", 0) == (0, "a line on standard error\n")


def test_what_failed_still_says_so(tmp_path: Path) -> None:
    assert ended(tmp_path, ">&- 2>&-", 1) == (1, "")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_ends_it_in_order(name: str) -> None:
    program = (
        "import os, signal\nfrom kaix.console import guarded\nwith guarded():\n    try:\n"
        f"        os.kill(os.getpid(), signal.{name}); signal.pause()\n    finally:\n        print('in order')"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "pipeline")}
    result = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stdout, result.stderr) == (
        128 + getattr(signal, name),
        "in order\n",
        "",
    )
