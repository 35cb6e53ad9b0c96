"""A command whose standard streams are full or closed does its work, and says so by its exit code."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kaix.console import NOT_SHOWN, TerminatedError, guarded

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
        "import os, signal\nfrom kaix.console import guarded\n"
        f"signal.signal(signal.{name}, signal.SIG_DFL)  # under nohup the tests inherit that it is ignored\n"
        "with guarded():\n    try:\n"
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


@pytest.fixture
def as_before() -> Iterator[None]:
    """A command is the last thing that its process does: here streams and signals are put back."""
    streams = sys.stdout, sys.stderr
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    yield
    sys.stdout, sys.stderr = streams
    for number, handler in handlers.items():
        signal.signal(number, handler)


def code_of(end: object, *instead_of: int, text: str = "fine\n") -> object:
    """The exit code of a command that prints and then ends so."""
    with pytest.raises(SystemExit) as ended, guarded(*instead_of):
        print(text, end="")
        if end is not None:
            raise SystemExit(end)
    return ended.value.code


@pytest.mark.usefixtures("as_before")
@pytest.mark.parametrize(("end", "code"), [(None, 0), (0, 0), (3, 3), (NOT_SHOWN, 5), ("why", "why")])
def test_exit_codes_are_kept(capfd: pytest.CaptureFixture[str], end: object, code: object) -> None:
    assert code_of(end) == code
    assert capfd.readouterr() == ("fine\n", "")


@pytest.mark.usefixtures("as_before")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize(
    ("end", "instead_of", "code"), [(None, (), 5), (3, (3,), 5), (3, (), 3), (1, (3,), 1), (0, (3,), 5)]
)
def test_what_could_not_be_shown_takes_the_place_of_fine_codes_alone(
    capfd: pytest.CaptureFixture[str], end: int | None, instead_of: tuple[int, ...], code: int
) -> None:
    full, open_one = os.open("/dev/full", os.O_WRONLY), os.dup(1)
    os.dup2(full, 1)
    try:
        assert code_of(end, *instead_of) == code
    finally:
        os.dup2(open_one, 1)
        os.close(full)
        os.close(open_one)
    said = "standard output could not be written (No space left on device): all else is done\n"
    assert capfd.readouterr().err == (said if code == NOT_SHOWN else "")


@pytest.mark.usefixtures("as_before")
def test_other_errors_pass_and_what_was_said_before_is_shown(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(KeyError), guarded():
        print("before")
        raise KeyError
    assert capfd.readouterr() == ("before\n", "")


@pytest.mark.usefixtures("as_before")
def test_what_the_encoding_has_not_is_escaped(capfd: pytest.CaptureFixture[str]) -> None:
    assert code_of(None, text="\ud800 하늘\n") == 0
    assert capfd.readouterr() == ("\\ud800 하늘\n", "")


@pytest.mark.usefixtures("as_before")
def test_a_signal_that_is_ignored_stays_so() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with pytest.raises(SystemExit) as ended, guarded():
        os.kill(os.getpid(), signal.SIGHUP)
        with pytest.raises(TerminatedError) as stopped:
            os.kill(os.getpid(), signal.SIGTERM)
        raise stopped.value
    assert ended.value.code == 143
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL  # the second one does not wait
