"""A run over any number of articles: find → read what is new → assemble the tables.

Killed at any moment, the next run goes on where this one was: each step writes down what is done when it is done,
and the tables depend on the inputs alone, not on what was read when or by how many workers. There is one exception:
where nothing at all could be read (a disk that is not mounted, a site that is down), the tables that an earlier run
left stay as they are, and only `failures.csv` is written.
"""

from __future__ import annotations

import errno
import sqlite3
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from kaix import __version__, run_record, tables
from kaix.batch import (
    about,
    executors,
    forgetting,
    formats,
    parts,
    publishing,
    shards,
    streams,
    units,
    versions,
)
from kaix.batch.ledger import BusyError, Ledger
from kaix.batch.options import Options
from kaix.batch.places import Place, place
from kaix.batch.progress import Progress, Summary
from kaix.batch.shards import Shard
from kaix.batch.units import Unit
from kaix.batch.web import Web, is_ours
from kaix.failures import ArticleError, Failure, UsageError
from kaix.folders import Seen
from kaix.records import RECORDS

__all__ = ["Options", "Progress", "Summary", "run"]

_COPIED_EVERY = 60.0  # seconds between two copies of the ledger of a folder that is elsewhere
_CLIENTS = ("aiobotocore", "aiohttp", "botocore", "fsspec", "gcsfs", "google", "s3fs")
"""Libraries that reach a bucket, and have exceptions of their own."""


def run(
    inputs: Iterable[str | Path],
    out: str | Path,
    options: Options | None = None,
    report: Callable[[Progress], None] | None = None,
) -> Summary:
    """Read `inputs`, write the tables and `datapackage.json` into the folder or URL `out`, and say what was done.

    An input is a file, a folder, a URL, or `-` for a list of them on stdin. `report` is called with each shard that
    is read. Raises `tables.OutputError` (nothing can be written, or another run is at it), `executors.ClusterError`,
    and `UsageError` for options that make no sense. Where no article could be read,
    `failures.csv` says why; the tables of an earlier run stay, without one they are empty.
    """
    options = options or Options()
    given = sorted({str(each) for each in inputs})
    if not all(map(str.strip, given)):
        raise UsageError("an input is empty: name a file, a folder or a URL")
    if not str(out).strip():
        raise UsageError("--out is empty: name a folder, or a URL")
    try:
        wanted = formats.check(options.formats)
        about.load(options.wanted.name)
        where = place(out)
    except OSError as error:
        what = f"{options.about}: {error.strerror or error}"
        raise UsageError(f"{what}; --about takes korean-ai, or a file of terms") from error
    except ArticleError as error:
        raise tables.OutputError(f"{out}: {error.detail}: nothing was written") from error
    except ValueError as error:
        raise UsageError(str(error)) from error
    if not wanted:
        raise UsageError(f"no format is named: choose from {', '.join(formats.FORMATS)}")
    try:
        with where.ledger() as ledger:
            start = run_record.now()
            summary = _run(given, where, ledger, options, wanted, report)
            where.put(run_record.NAME, _record(given, where, ledger, options, summary, start))
            forgetting.note(ledger, given, options.about, options.about_min, wanted, options.columns)
            where.keep(ledger)
            return summary
    except BusyError as error:
        raise tables.OutputError(f"{error}: wait for it, or write elsewhere with --out") from error
    except (parts.DamagedError, sqlite3.DatabaseError) as error:
        if isinstance(error, sqlite3.OperationalError):
            raise _not_written(out, error) from error
        raise tables.OutputError(
            f"{where.own}: {error}: nothing was written; it is damaged: the same command reads it again, and where "
            "it says the same, delete the folder"
        ) from error
    except OSError as error:
        if isinstance(error, tables.OutputError):
            raise
        raise _not_written(out, error) from error
    except Exception as error:
        if type(error).__module__.partition(".")[0] not in _CLIENTS:
            raise
        raise tables.OutputError(
            f"{out}: {type(error).__name__}: {error}: nothing was written; check the name and your credentials"
        ) from error


def _not_written(out: str | Path, error: OSError | sqlite3.OperationalError) -> tables.OutputError:
    said = _as_os_error(error)
    reason = said.strerror or str(said)
    return tables.OutputError(f"{out}: {reason}: nothing was written; {tables.what_to_do(said)}")


def _record(
    given: list[str], where: Place, ledger: Ledger, options: Options, summary: Summary, start: datetime
) -> bytes:
    """The content of `run.json`."""
    return run_record.to_json(
        version=__version__,
        rules=versions.of_rules(options.wanted),
        options={
            "inputs": given, "about": options.about, "about_min": options.about_min, "formats": list(options.formats),
            "map": dict(options.columns),
        },
        counts={
            "read": summary.read, "duplicates": summary.duplicates, "skipped": summary.skipped,
            "failed": summary.failed, "new": summary.new, "rows": summary.rows,
        },
        start=start,
        end=run_record.now(),
        tables=where.digests(publishing.written(ledger)),
    )  # fmt: skip


def _as_os_error(error: OSError | sqlite3.OperationalError) -> OSError:
    """SQLite's words for a full disk and a folder that may not be written are errors of its own."""
    if isinstance(error, OSError):
        return error
    is_full = "full" in str(error) or "disk I/O" in str(error)
    return OSError(errno.ENOSPC if is_full else errno.EACCES, str(error))


def _run(
    inputs: list[str],
    where: Place,
    ledger: Ledger,
    options: Options,
    wanted: tuple[str, ...],
    report: Callable[[Progress], None] | None,
) -> Summary:
    rules = versions.of_rules(options.wanted)
    ledger.remove_unused_parts()
    progress = Progress(units=0, is_reported=ledger.is_reported)

    def fetched(pages: int, wanted: int) -> None:
        progress.fetched, progress.to_fetch = pages, wanted
        if report is not None:
            report(progress)

    def say(*notes: str) -> None:
        progress.failures, progress.notes = (), notes
        if notes and report is not None:
            report(progress)

    say(*ledger.notes)
    ledger.find(_found(inputs, where, ledger, options, fetched))
    _find_following(ledger, rules)
    progress.units = ledger.count_missing(rules, fresh=options.fresh)
    if progress.units:
        _read(ledger, where, rules, options, progress, report)
    if publishing.is_due(ledger, where, wanted) and (damaged := ledger.forget_damaged_parts()):
        say(f"{damaged:,} of the parts in {ledger.parts} are damaged: what was in them is read again")
        _find_following(ledger, rules)
        progress.units += ledger.count_missing(rules)
        _read(ledger, where, rules, replace(options, fresh=False), progress, report)
    progress.is_writing = True
    lost = ledger.count_without_outcome(rules)
    assert not lost, f"{lost} inputs were given out and came to nothing"

    def tell(*failures: Failure) -> None:
        progress.show(failures)
        if report is not None:
            report(progress)

    tell()
    totals = ledger.totals()
    is_kept = not (totals["read"] or totals["skipped"] or options.is_offline)
    is_kept = is_kept and publishing.has_tables(ledger, where, wanted)
    counts = (
        publishing.failures_alone(ledger, where)
        if is_kept
        else publishing.assembled(ledger, where, wanted, tell)
    )
    summary = Summary(
        out=where.out,
        read=counts.read - counts.duplicates,
        duplicates=counts.duplicates,
        skipped=totals["skipped"],
        failed=counts.failed,
        new=progress.read + progress.failed,
        languages=dict(sorted(counts.languages.items())),
        rows={table: counts.rows[table] for table in RECORDS},
        findings=counts.findings,
        is_kept=is_kept,
        known=counts.known,
    )
    assert summary.all == sum(totals.values()), (summary, totals)
    return summary


def _found(
    inputs: list[str], where: Place, ledger: Ledger, options: Options, fetched: Callable[[int, int], None]
) -> Iterator[units.Found]:
    """The units of all inputs, each once, although two inputs may lead to it; what kaix wrote is none."""
    seen = Seen()
    own = where.own_files(inputs, publishing.written(ledger))
    for path in own:
        if not streams.is_url(path):
            with suppress(OSError):
                seen.add(Path(path).stat())
    web = Web(ledger, options.manners, fetched, options.refresh, is_offline=options.is_offline)
    for given in inputs:
        if is_ours(given):
            yield from web.units(given)
        elif streams.is_url(given):
            allowed = options.manners.allow_private
            inside = units.of_url(given, ledger.pages, allow_private=allowed, left_out=own)
            yield from units.mapped(inside, options.columns)
        else:
            yield from units.mapped(units.of_path(given, seen), options.columns)


def _find_following(ledger: Ledger, rules: str) -> list[Unit]:
    """Note the stretches behind those that are done, to the end of each file; those that are not done yet."""
    found = []
    while behind := ledger.unfollowed(rules):
        for unit, known in behind:
            assert known.next is not None
            following = units.following(unit, known.next)
            ledger.find_behind(known.id, following)
            found.append(following[2])
    return found


def _read(
    ledger: Ledger,
    where: Place,
    rules: str,
    options: Options,
    progress: Progress,
    report: Callable[[Progress], None] | None,
) -> None:
    """Read what is missing."""
    behind: deque[Shard] = deque()
    copied = time.monotonic()
    with _executor(options) as (executor, count):
        said = (options.wanted, ledger.parts, options.limits)
        total = progress.units

        def share(taken: int) -> int:
            # A few articles are not worth the start of many workers; towards the end, none shall wait for the last.
            return max(shards.FEWEST, min(shards.UNITS, (total - taken) // (2 * count)))

        todo = shards.group(ledger.missing(rules, fresh=options.fresh), *said, share)
        for outcome in shards.completed(executor, todo, behind, count + 2):
            ledger.record(outcome.units, rules)
            if any(known.next is not None for known in outcome.units):
                following = _find_following(ledger, rules)
                progress.units += len(following)
                behind.extend(shards.group(((unit, None) for unit in following), *said))
            progress.add(outcome)
            if report is not None:
                report(progress)
            if where.is_remote and time.monotonic() - copied > _COPIED_EVERY:
                where.keep(ledger)
                copied = time.monotonic()


def _executor(options: Options) -> AbstractContextManager[tuple[Executor, int]]:
    if options.cluster:
        return executors.cluster(options.cluster)
    return executors.local(options.workers or executors.cores())
