"""`run.json`: what a run was: version, options, what became of its inputs, when, and the hashes of its tables."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

NAME = "run.json"


def now() -> datetime:
    """This moment, or the one that SOURCE_DATE_EPOCH names (https://reproducible-builds.org): whole seconds of UTC."""
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(stated), UTC) if stated.isdecimal() else datetime.now(UTC)
    return moment.replace(microsecond=0)


def stated(moment: datetime) -> str:
    """A moment as ISO 8601 in UTC: `2026-01-05T09:00:00Z`."""
    return moment.isoformat().replace("+00:00", "Z")


def digest(path: Path) -> str:
    """The sha256 of a file, or of the files of a folder in the order of their names."""
    hashed = hashlib.sha256()
    for each in sorted(path.iterdir()) if path.is_dir() else [path]:
        with each.open("rb") as file:
            while block := file.read(1 << 20):
                hashed.update(block)
    return hashed.hexdigest()


def columns(run_dir: Path) -> dict[str, str]:
    """What `--map` said in the run that wrote `run_dir`: nothing, where its `run.json` is not there or is damaged."""
    try:
        said = json.loads((run_dir / NAME).read_text(encoding="utf-8"))["options"].get("map", {})
        return {str(theirs): str(known) for theirs, known in said.items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def to_json(
    *, version: str, rules: str, options: Mapping[str, Any], counts: Mapping[str, Any], start: datetime, end: datetime,
    tables: Mapping[str, str],
) -> bytes:  # fmt: skip
    """The bytes of `run.json`: `tables` is file name → sha256."""
    record = {
        "version": version, "rules": rules, "options": dict(options), "counts": dict(counts),
        "start": stated(start), "end": stated(end), "tables": dict(sorted(tables.items())),
    }  # fmt: skip
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()
