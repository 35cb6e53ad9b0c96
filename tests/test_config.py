"""`kaix.toml`: options said once; what is no verb or option is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaix import config
from kaix.failures import UsageError

OPTIONS = {"run": {"workers": "workers", "allow-private": "allow_private"}, "diff": {"gold": "gold"}}


def test_options_of_verbs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert config.read(None, OPTIONS) == {}
    Path("kaix.toml").write_text("[run]\nworkers = 2\nallow_private = true\n[diff]\ngold = 'mine'\n")
    assert config.read(None, OPTIONS) == {
        "run": {"workers": 2, "allow_private": True},
        "diff": {"gold": "mine"},
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[run]\nworker = 2\n", r"c.toml: \[run\] has no option 'worker': `kaix run --help` lists them"),
        ("[go]\n", r"c.toml: \[go\] is no verb of kaix: a table is one of diff, run"),
        ("run = 3\n", r"c.toml: \[run\] is no verb of kaix"),
        ("[run\n", r"c.toml: .*correct it there"),
    ],
)
def test_what_is_wrong_is_named(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "c.toml").write_text(text)
    with pytest.raises(UsageError, match=message):
        config.read(tmp_path / "c.toml", OPTIONS)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No such file"):
        config.read(tmp_path / "no.toml", OPTIONS)
