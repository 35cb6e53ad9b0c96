"""Every pattern of the rules, the analysis and the attribution matches in an example, a denial or the gold."""

from __future__ import annotations

import subprocess
import sys


def test_every_pattern_matches_somewhere() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.ablation", "--never"], capture_output=True, text=True, check=False
    )
    assert (done.stdout.splitlines(), done.stderr, done.returncode) == ([], "", 0)
