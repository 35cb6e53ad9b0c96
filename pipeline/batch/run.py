"""A run over any number of articles: find → read what is new → assemble the tables.

Killed at any moment, the next run goes on where this one was: each step writes down what is done when it is done,
and the tables depend on the inputs alone, not on what was read when or by how many workers.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pipeline import datapackage, tables
from pipeline.batch import about, assembly, duplicates, executors, formats, shards, streams, units
from pipeline.batch.fetch import Manners
from pipeline.batch.ledger import BusyError, Ledger
from pipeline.batch.shards import Outcome, Shard
from pipeline.batch.units import Unit
from pipeline.batch.web import Web, is_ours
from pipeline.batch.workers import Limits
from pipeline.failures import Failure

_NOT_RULES = ("across", "batch", "evaluation", "report")
_LIBRARIES = ("spacy", "trafilatura", "dateparser", "lxml", "htmldate", "py3langid")


@dataclass(frozen=True, slots=True)
class Options:
    """How to run; what the tables hold depends on `about` alone."""

    workers: int = 0  # 0: as many as there are cores
    cluster: str | None = None
    about: str | None = None
    fresh: bool = False
    formats: tuple[str, ...] = ("csv",)
    limits: Limits = field(default_factory=Limits)
    manners: Manners = field(default_factory=Manners)


@dataclass(slots=True)
class Progress:
    """How far a run is: of `units` that had to be read, `done`; articles by what became of them; rows by table.

    `failures` are those of the shard that has come last.
    """

    units: int
    done: int = 0
    read: int = 0
    failed: int = 0
    skipped: int = 0
    rows: Counter[str] = field(default_factory=Counter)
    failures: tuple[Failure, ...] = ()

    def add(self, outcome: Outcome) -> None:
        """Count one more shard."""
        self.done += len(outcome.units)
        for known in outcome.units:
            self.read += known.read
            self.failed += known.failed
            self.skipped += known.skipped
        self.rows.update(outcome.rows)
        self.failures = outcome.failures


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run came to: `read` + `duplicates` + `skipped` + `failed` is all that its inputs hold."""

    out: Path
    read: int
    duplicates: int
    skipped: int
    failed: int
    new: int
    languages: dict[str, int]
    rows: dict[str, int]

    @property
    def all(self) -> int:
        """How many inputs there were."""
        return self.read + self.duplicates + self.skipped + self.failed


def run(
    inputs: Iterable[str],
    out: str | Path,
    options: Options | None = None,
    report: Callable[[Progress], None] | None = None,
) -> Summary:
    """Read `inputs`, write the tables into the folder `out`, and say what was done.

    Raises `tables.OutputError` (nothing can be written, or another run is at it), `executors.ClusterError`, and
    `ValueError` for options that make no sense.
    """
    options = options or Options()
    out = Path(out)
    wanted = formats.check(options.formats)
    if options.about is not None:
        about.load(options.about)
    try:
        with Ledger(out) as ledger:
            return _run(sorted({str(given) for given in inputs}), out, ledger, options, wanted, report)
    except BusyError as error:
        raise tables.OutputError(f"{error}: wait for it, or write elsewhere with --out") from error
    except OSError as error:
        if isinstance(error, tables.OutputError):
            raise
        raise tables.OutputError(f"{out}: {error.strerror or error}") from error


def _run(
    inputs: list[str],
    out: Path,
    ledger: Ledger,
    options: Options,
    wanted: tuple[str, ...],
    report: Callable[[Progress], None] | None,
) -> Summary:
    rules = version(options.about)
    ledger.remove_unused_parts()
    ledger.find(_found(inputs, ledger, options))
    _find_following(ledger, rules)
    new = _read(ledger, rules, options, report) if ledger.count_missing(rules, fresh=options.fresh) else 0
    counts = _assembled(ledger, out, wanted)
    totals = ledger.totals()
    summary = Summary(
        out=out,
        read=counts.read - counts.duplicates,
        duplicates=counts.duplicates,
        skipped=totals["skipped"],
        failed=counts.failed,
        new=new,
        languages=dict(sorted(counts.languages.items())),
        rows=dict(counts.rows),
    )
    assert summary.all == sum(totals.values()), (summary, totals)
    return summary


def _found(inputs: list[str], ledger: Ledger, options: Options) -> Iterator[units.Found]:
    """The units of all inputs, each once, although two inputs may lead to it."""
    seen: set[tuple[int, int]] = set()
    web = Web(ledger, options.manners)
    for given in inputs:
        if is_ours(given):
            yield from web.units(given)
        elif streams.is_url(given):
            yield from units.of_url(given, allow_private=options.manners.allow_private)
        else:
            yield from units.of_path(given, seen)


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


def _read(ledger: Ledger, rules: str, options: Options, report: Callable[[Progress], None] | None) -> int:
    """Read what is missing; how many articles that were."""
    progress = Progress(units=ledger.count_missing(rules, fresh=options.fresh))
    behind: deque[Shard] = deque()
    said = (options.about, rules, str(ledger.parts.absolute()), options.limits)
    with _executor(options) as (executor, count):
        todo = shards.group(ledger.missing(rules, fresh=options.fresh), *said)
        for outcome in shards.completed(executor, todo, behind, count + 2):
            ledger.record(outcome.units, rules)
            if any(known.next is not None for known in outcome.units):
                following = _find_following(ledger, rules)
                progress.units += len(following)
                behind.extend(shards.group(((unit, None) for unit in following), *said))
            progress.add(outcome)
            if report is not None:
                report(progress)
    return progress.read + progress.failed


def _executor(options: Options) -> AbstractContextManager[tuple[Executor, int]]:
    if options.cluster:
        return executors.cluster(options.cluster)
    return executors.local(options.workers or executors.cores())


def _assembled(ledger: Ledger, out: Path, wanted: tuple[str, ...]) -> assembly.Counts:
    """Write the tables, unless those that are there are the ones to write."""
    digest = f"{ledger.digest()} {' '.join(wanted)} {duplicates.VERSION}"
    noted = ledger.get("counts")
    if noted is not None and ledger.get("assembled") == f"{digest} {_stamps(out, ledger.get('names') or '')}":
        return assembly.from_json(noted)
    outputs = formats.Outputs(out, ledger.folder / "aside", wanted)
    try:
        counts = assembly.assemble(ledger, str(ledger.parts), outputs.add)
        names = outputs.finish(
            {"datapackage.json": datapackage.to_json().encode()} if "csv" in wanted else {}
        )
    except BaseException:
        outputs.drop()
        raise
    ledger.set("names", "\n".join(names))
    ledger.set("counts", assembly.to_json(counts))
    ledger.set("assembled", f"{digest} {_stamps(out, chr(10).join(names))}")
    return counts


def _stamps(out: Path, names: str) -> str:
    """Sizes and times of the files that were written: one that is gone or was changed is written again."""
    found = []
    for name in names.split("\n"):
        try:
            status = (out / name).stat()
        except OSError:
            return ""
        found.append(f"{status.st_size}:{status.st_mtime_ns}")
    return " ".join(found)


@cache
def version(name: str | None = None) -> str:
    """A hash of all that decides what is read from an article: rules, vocabularies, cleaning, libraries."""
    root = Path(datapackage.__file__).parent
    hashed = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root)
        if path.suffix in (".py", ".tsv") and inside.parts[0] not in _NOT_RULES:
            hashed.update(f"{inside.as_posix()}\0".encode() + path.read_bytes())
    for library in _LIBRARIES:
        hashed.update(f"{library} {importlib.metadata.version(library)}\0".encode())
    if name is not None:
        hashed.update(repr(about.load(name)).encode())
    return hashed.hexdigest()[:16]
