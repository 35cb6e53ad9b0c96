"""The committed `outputs/` are what this checkout writes from `corpus/`: a change of a rule shows in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kaix import tables
from kaix.run import run

ROOT = Path(__file__).parent.parent


def test_outputs_are_the_run_of_the_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)  # `source` is the path as given
    run(["corpus"], tmp_path / "out")
    names = [f"{table}.csv" for table in tables.COLUMNS]
    differ = [n for n in names if (tmp_path / "out" / n).read_bytes() != (ROOT / "outputs" / n).read_bytes()]
    assert differ == [], "`make run` writes them anew; commit them with the change"
    then, now = (
        json.loads((folder / "datapackage.json").read_text())
        for folder in (ROOT / "outputs", tmp_path / "out")
    )
    assert then | {"created": ""} == now | {"created": ""}
