"""Inputs for the tests of runs, and a run in a process of its own: `python -m tests.batch.runs OUT WORKERS INPUT …`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from kaix.run import Options, run
from kaix.run_record import NAME

ROOT = Path(__file__).parents[2]


def text(number: int) -> str:
    """An article with a fact of its own; no two are nearly the same."""
    words = " ".join(f"w{hash_of(number, i)}" for i in range(60))
    return (
        f"한국 정부는 인공지능 사업 {number}호에 {number + 1}조원을 투자한다고 밝혔다. "
        f"그래픽처리장치(GPU) {number + 10}만장을 확보한다.\n"
        f"{words}\n"
    )


def hash_of(*numbers: int) -> int:
    """The same in every process, unlike `hash`."""
    value = 7
    for number in numbers:
        value = (value * 1_000_003 + number * 7919 + 12_345) % 1_000_000_007
    return value


def write(folder: Path, count: int, first: int = 0) -> Path:
    """A folder of `count` articles."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        (folder / f"a{number:04}.txt").write_text(text(number), encoding="utf-8")
    return folder


def tables(out: Path) -> dict[str, bytes]:
    """The files that a run left, by name, but for `run.json`: that says what the run was."""
    return {
        path.name: path.read_bytes() for path in sorted(out.iterdir()) if path.is_file() and path.name != NAME
    }


def start(out: Path, *inputs: Path, workers: int = 2) -> subprocess.Popen[bytes]:
    """A run in a process of its own."""
    command = [sys.executable, "-m", "tests.batch.runs", str(out), str(workers), *map(str, inputs)]
    return subprocess.Popen(command, cwd=ROOT)


if __name__ == "__main__":
    run(sys.argv[3:], sys.argv[1], Options(workers=int(sys.argv[2])))
