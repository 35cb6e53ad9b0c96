"""Assembled tables → their place: all of them at once, or none, or `failures.csv` alone."""

from __future__ import annotations

import json
from collections.abc import Callable

from kaix import datapackage
from kaix.batch import assembly, formats, versions
from kaix.batch.ledger import Ledger
from kaix.batch.places import Place
from kaix.failures import Failure
from kaix.tables import Cells

_FAILURES = "failures.csv"


def is_due(ledger: Ledger, where: Place, wanted: tuple[str, ...]) -> bool:
    """Whether the tables that are there are not the ones to write."""
    names = (ledger.get("names") or "").split("\n")
    is_noted = ledger.get("counts") is not None
    return not is_noted or ledger.get("assembled") != f"{_digest(ledger, wanted)} {where.stamps(names)}"


def _digest(ledger: Ledger, wanted: tuple[str, ...]) -> str:
    return f"{ledger.digest()} {' '.join(wanted)} {versions.of_tables()}"


def assembled(
    ledger: Ledger, where: Place, wanted: tuple[str, ...], tell: Callable[[Failure], None]
) -> assembly.Counts:
    """Write the tables, unless those that are there are the ones to write."""
    noted = ledger.get("counts")
    if noted is not None and not is_due(ledger, where, wanted):
        counts = assembly.from_json(noted)
        counts.known = counts.failed
        return counts
    digest = _digest(ledger, wanted)
    aside = ledger.folder / "aside"
    outputs = formats.Outputs(aside, wanted)
    try:
        counts = _assembled(ledger, outputs, tell)
        names = outputs.finish(
            {"datapackage.json": datapackage.to_json().encode()} if "csv" in wanted else {}
        )
        where.publish(aside, names)
    except BaseException:
        outputs.drop()
        raise
    _tidy(ledger, where, names, is_empty=not counts.read)
    ledger.set("names", "\n".join(names))
    ledger.set("counts", assembly.to_json(counts))
    ledger.set("assembled", f"{digest} {where.stamps(names)}")
    return counts


def _assembled(
    ledger: Ledger, outputs: formats.Outputs, tell: Callable[[Failure], None] = lambda _: None
) -> assembly.Counts:
    """Assemble the tables; what failed is noted, and what failed in the run before in the same way is counted."""
    failures: list[str] = []

    def add(table: str, rows: list[Cells]) -> None:
        if table == "failures":
            failures.extend(Failure(row[0], row[2], row[3], row[1]).key for row in rows)
        outputs.add(table, rows)

    counts = assembly.assemble(ledger, add, tell)
    counts.known = ledger.report(failures)
    return counts


def written(ledger: Ledger) -> list[str]:
    """The names of the files that runs have left beside this ledger."""
    return sorted({*_noted(ledger), *filter(None, (ledger.get("names") or "").split("\n"))})


def _tidy(ledger: Ledger, where: Place, names: list[str], *, is_empty: bool) -> None:
    """Remove what an earlier run wrote and this one does not: tables of another format, which are out of date now.

    A file that was changed since is somebody's own, and stays; all stay where this run had no article to write.
    """
    noted = _noted(ledger)
    now = {name: where.stamp(name) for name in names}
    if is_empty:
        _note(ledger, {**noted, **now})
        return
    for name, stamp in noted.items():
        if name not in now and stamp and where.stamp(name) == stamp:
            where.remove(name)
    _note(ledger, now)


def _noted(ledger: Ledger) -> dict[str, str]:
    noted: dict[str, str] = json.loads(ledger.get("written") or "{}")
    return noted


def _note(ledger: Ledger, stamps: dict[str, str]) -> None:
    ledger.set("written", json.dumps(stamps))


def has_tables(ledger: Ledger, where: Place, wanted: tuple[str, ...]) -> bool:
    """Whether an earlier run left tables of articles: any but those that this ledger knows to be empty."""
    noted, names = ledger.get("counts"), (ledger.get("names") or "").split("\n")
    empty = names if noted is not None and not assembly.from_json(noted).read else []
    there = (name for name in map(formats.ARTICLES.__getitem__, wanted) if where.stamps([name]))
    return any(name not in empty for name in there)


def failures_alone(ledger: Ledger, where: Place) -> assembly.Counts:
    """Write `failures.csv` alone; the notes about the tables stay, and the next run that reads something writes all."""
    aside = ledger.folder / "aside"
    outputs = formats.Outputs(aside, ("csv",))
    try:
        counts = _assembled(ledger, outputs)
        for name in outputs.finish({}):
            if name != _FAILURES:
                (aside / name).unlink()
        where.publish(aside, [_FAILURES])
    except BaseException:
        outputs.drop()
        raise
    _note(ledger, {**_noted(ledger), _FAILURES: where.stamp(_FAILURES)})
    return counts
