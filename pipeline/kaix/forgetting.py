"""`kaix forget`: an article that was fetched is removed for good, and the tables are written without it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kaix import tables
from kaix.batch import forgetting
from kaix.batch.ledger import BusyError
from kaix.batch.ledger_file import LEDGER
from kaix.batch.places import place
from kaix.failures import UsageError
from kaix.run import Options, Progress, run


def forget(what: str, out: str | Path, report: Callable[[Progress], None] | None = None) -> tuple[str, bool]:
    """Remove a fetched article for good, by its id or address; its address, and whether the tables are written anew.

    They are not where the run before had its list of addresses on standard input: the next run writes them. Raises
    `UsageError` and `tables.OutputError`.
    """
    where = place(out)
    if not where.is_remote and not (where.own / LEDGER).exists():
        raise UsageError(f"{out}: no run has written there: name its folder with --out")
    try:
        with where.ledger() as ledger:
            url = forgetting.forget(what, where.out, ledger)
            asked = forgetting.noted(ledger)
            where.keep(ledger)
    except BusyError as error:
        raise tables.OutputError(f"{error}: wait for it") from error
    if asked is None:
        return url, False
    options = Options(
        about=asked["about"],
        about_min=asked["about_min"],
        formats=tuple(asked["formats"]),
        columns=asked.get("columns", {}),
        is_offline=True,
    )
    run(asked["inputs"], out, options, report)
    return url, True
