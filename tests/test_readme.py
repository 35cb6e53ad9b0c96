"""The README's commands and code run, and every verb stands in it."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main

from kaix.cli import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", README, re.M | re.S)
PYTHON = [code for language, code in BLOCKS if language == "python"]
COMMANDS = [
    line.split(" #")[0].strip()
    for language, code in BLOCKS
    if language == "sh"
    for line in code.splitlines()
    if line.startswith("kaix ")
]


@pytest.mark.parametrize("code", PYTHON)
def test_code(code: str) -> None:
    exec(compile(code, "README.md", "exec"), {})


def test_commands(tmp_path: Path) -> None:
    """All `kaix …` lines of the README, one after the other, in a copy of what a clone holds."""
    for folder in ("corpus", "gold"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "articles").mkdir()
    shutil.copy(
        next((ROOT / "corpus").glob("003*0.txt"), ROOT / "corpus" / "003_b60249eff2ae16ba.txt"),
        tmp_path / "articles",
    )
    (tmp_path / "page.html").write_text(
        "<html lang=en><title>Chips</title><article><h1>Chips</h1><p>"
        + "Naver said on Monday that it bought 2,000 GPUs for its new data center in Sejong. " * 6
        + "</p></article></html>",
        encoding="utf-8",
    )
    failed = []
    for command in COMMANDS:
        words = [sys.executable, "-m", "kaix", *shlex.split(command)[1:]]
        if "export.json" in command:
            _submit(tmp_path / "tasks.json", tmp_path / "export.json")
        done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
        if done.returncode:
            failed.append((command, done.returncode, done.stderr[-500:]))
    assert failed == []


def _submit(tasks: Path, export: Path) -> None:
    """What Label Studio does when a person submits every task as it was: predictions become annotations."""
    found = json.loads(tasks.read_text(encoding="utf-8"))
    for task in found:
        task["annotations"] = task.pop("predictions")
    export.write_text(json.dumps(found), encoding="utf-8")


def test_every_verb_is_in_the_readme() -> None:
    verbs = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    assert verbs - set(re.findall(r"kaix (\w+)", README)) == set()
