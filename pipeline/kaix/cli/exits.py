"""How a verb ends: its exit codes, and what it cannot do as one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

FINE, NOTHING_READ, WRONG_USAGE, SOME_FAILED, BELOW, INTERRUPTED = 0, 1, 2, 3, 4, 130
"""Exit codes; `BELOW` is an evaluation below --fail-under."""


@contextmanager
def complaints() -> Iterator[None]:
    """What a verb cannot do, as one line and an exit code: 2 for what it was given, 1 for what cannot be written."""
    from kaix import display
    from kaix.failures import UsageError
    from kaix.tables import OutputError

    try:
        yield
    except UsageError as error:
        display.complain(str(error))
        raise typer.Exit(WRONG_USAGE) from None
    except OutputError as error:
        display.complain(str(error))
        raise typer.Exit(WRONG_USAGE if error.is_usage else NOTHING_READ) from None


def local(*folders: Path | None) -> None:
    """Raise `UsageError` for a folder behind a URL, where only `kaix run` reads and writes."""
    from kaix.failures import UsageError

    for folder in folders:
        if folder is not None and re.match(r"[a-z][a-z0-9+.-]+:/", str(folder)):
            url = str(folder).replace(":/", "://", 1)
            raise UsageError(f"{url}: this verb takes a local folder: copy it here first")
