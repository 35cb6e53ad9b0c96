"""`run.json`: what was run, with what, and the hashes of what it wrote."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kaix import __version__, run_record
from kaix.run import Options, run


def test_a_run_says_what_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It raised $5 million on Monday for chips, the company said.")
    run([tmp_path / "a.txt", tmp_path / "no.txt"], tmp_path / "out", Options(workers=1))
    record = json.loads((tmp_path / "out" / "run.json").read_text())
    assert (record["version"], record["start"], record["end"]) == (
        __version__,
        "2026-01-01T00:00:00Z",
        "2026-01-01T00:00:00Z",
    )
    assert record["options"] == {
        "inputs": sorted([str(tmp_path / "a.txt"), str(tmp_path / "no.txt")]), "about": None, "about_min": None,
        "formats": ["csv"], "map": {},
    }  # fmt: skip
    assert (record["counts"]["read"], record["counts"]["failed"], record["counts"]["rows"]["amounts"]) == (
        1,
        1,
        1,
    )
    files = {p.name for p in (tmp_path / "out").iterdir() if p.is_file()} - {"run.json"}
    assert set(record["tables"]) == files
    for name, digest in record["tables"].items():
        assert digest == hashlib.sha256((tmp_path / "out" / name).read_bytes()).hexdigest()


def test_the_package_says_its_version_and_licence(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It raised $5 million on Monday for chips, the company said.")
    run([tmp_path / "a.txt"], tmp_path / "out", Options(workers=1))
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text())
    assert (package["version"], package["created"]) == (__version__, "2026-01-01T00:00:00Z")
    assert "publishers" in package["licenses"][0]["title"]


def test_the_moment_is_the_clocks_without_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert abs((run_record.now() - datetime.now(UTC)).total_seconds()) < 60


def test_the_hash_of_a_folder_is_that_of_its_files_in_order(tmp_path: Path) -> None:
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "2").write_bytes(b"b")
    (tmp_path / "t" / "1").write_bytes(b"a")
    assert run_record.digest(tmp_path / "t") == hashlib.sha256(b"ab").hexdigest()
