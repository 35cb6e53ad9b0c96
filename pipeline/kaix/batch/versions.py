"""What rows and tables depend on, as hashes: what an older kaix read or wrote is known by them."""

from __future__ import annotations

import hashlib
import importlib.metadata
from collections.abc import Callable
from functools import cache
from pathlib import Path

import kaix
from kaix.batch import about, duplicates

_NOT_RULES = (
    "across",
    "annotation",
    "batch",
    "evaluation",
    "report",
    "cli",
    "display.py",
    "explain.py",
    "run.py",
)
_READING = (
    "bodies.py",
    "members.py",
    "readers.py",
    "responses.py",
    "rows.py",
    "streams.py",
    "units.py",
    "warc.py",
    "wholes.py",
)
"""Of a batch, what decides which articles are in a file."""
_ABOUT = ("about.py", "grading.py", "firstcut")
_TABLES = ("across", "batch", "cells.py", "datapackage.py", "tables.py")
_LIBRARIES = ("spacy", "trafilatura", "dateparser", "lxml", "htmldate", "py3langid")


@cache
def of_rules(wanted: about.Wanted | None = None) -> str:
    """A hash of all that decides what is read from an article: rules, vocabularies, cleaning, libraries."""
    hashed = hashlib.sha256(_code(lambda parts: parts[0] not in _NOT_RULES or _is_reading(parts)))
    hashed.update(f"{duplicates.FORMAT}\0".encode())
    for library in _LIBRARIES:
        hashed.update(f"{library} {importlib.metadata.version(library)}\0".encode())
    wanted = wanted or about.Wanted()
    hashed.update(f"{wanted.minimum:g} {about.load(wanted.name)!r}".encode())
    hashed.update(_code(lambda parts: parts[0] == "batch" and parts[1] in _ABOUT))
    return hashed.hexdigest()[:16]


@cache
def of_tables() -> str:
    """A hash of what makes tables of rows."""
    return hashlib.sha256(_code(lambda parts: parts[0] in _TABLES)).hexdigest()[:16]


def _is_reading(parts: tuple[str, ...]) -> bool:
    return parts[0] == "batch" and parts[1] in _READING


def _code(wanted: Callable[[tuple[str, ...]], bool]) -> bytes:
    root = Path(kaix.__file__).parent
    hashed = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root)
        if path.suffix in (".py", ".tsv") and wanted(inside.parts):
            hashed.update(f"{inside.as_posix()}\0".encode() + path.read_bytes())
    return hashed.digest()
