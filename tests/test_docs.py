"""The pages of docs/: their code runs, their commands run, and the site builds without a warning."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kaix.across.findings import CHECKS

ROOT = Path(__file__).parent.parent
PAGES = sorted((ROOT / "docs").glob("*.md"))
BLOCKS = [
    (page.name, language, code)
    for page in PAGES
    for language, code in re.findall(r"^```(\w+)\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S)
]
PYTHON = [(page, code) for page, language, code in BLOCKS if language == "python"]
COMMANDS = [
    (page, [line for line in code.splitlines() if line.startswith("kaix ")])
    for page, language, code in BLOCKS
    if language == "sh"
]


@pytest.mark.parametrize(("page", "code"), PYTHON)
def test_code(page: str, code: str) -> None:
    exec(compile(code, page, "exec"), {})


def test_commands(tmp_path: Path) -> None:
    """The commands of all pages, one after the other, where a clone has been run once."""
    for folder in ("corpus", "gold"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    failed = []
    for command in ["kaix run", *(command for _, lines in COMMANDS for command in lines)]:
        words = [sys.executable, "-m", "kaix", *shlex.split(command, comments=True)[1:]]
        if "export.json" in command:
            submit(tmp_path / "tasks.json", tmp_path / "export.json")
        done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, timeout=240, check=False)
        if done.returncode:
            failed.append((command, done.returncode, done.stderr[-500:]))
    assert failed == []


def submit(tasks: Path, export: Path) -> None:
    """What Label Studio does when a person submits every task as it was: predictions become annotations."""
    import json

    found = json.loads(tasks.read_text(encoding="utf-8"))
    for task in found:
        task["annotations"] = task.pop("predictions")
    export.write_text(json.dumps(found), encoding="utf-8")


@pytest.mark.slow
def test_the_site_builds(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--quiet",
        "--site-dir",
        str(tmp_path / "site"),
    ]
    environment = {"PYTHONPATH": str(ROOT / "pipeline"), "PATH": "/usr/bin:/bin", "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    rows = (tmp_path / "site" / "rows" / "index.html").read_text(encoding="utf-8")
    assert "<code>amount_max</code>" in rows
    assert [check for check in CHECKS if f"<td><code>{check}</code></td>" not in rows] == []
    assert "{{" not in rows
    assert "--about-min" in (tmp_path / "site" / "commands" / "index.html").read_text(encoding="utf-8")
    assert "extract_many" in (tmp_path / "site" / "python" / "index.html").read_text(encoding="utf-8")
