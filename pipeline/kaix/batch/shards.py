"""Shards: some units that are read together → a part, by whoever does the work, here or on another machine.

`process` is what an executor is given: it is idempotent, so a shard whose machine died is simply done
again, and the part has the same bytes and, because of them, the same name. Who a unit is, its `id` says: a
worker may run in another folder, where a relative name means another file.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from kaix.batch import parts
from kaix.batch.about import Wanted
from kaix.batch.child_process import Limits
from kaix.batch.ledger import Known
from kaix.batch.units import Unit
from kaix.batch.workers import Done, Ended, Lost, TaskError, slot_of_this_thread
from kaix.failures import Failure

WORK = "kaix.batch.work:shard"
FEWEST, UNITS, BYTES = 8, 48, 3_000_000
"""A shard of small files, and the most that is in one: seconds of work, so that a run that is killed loses no more."""
_AGAIN = ("cannot be opened", "not fetched", "not found", "took too long", "killed the worker")
"""Reasons that may pass: the next run tries such inputs again."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Units that are read together; `known` is what the ledger has of each, or `None`."""

    units: tuple[Unit, ...]
    known: tuple[Known | None, ...]
    about: Wanted
    parts: str
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a shard: the rows for the ledger, rows by table, failures and notes as they are shown."""

    units: tuple[Known, ...]
    rows: dict[str, int]
    failures: tuple[Failure, ...]
    notes: tuple[str, ...] = ()


def group(
    missing: Iterable[tuple[Unit, Known | None]],
    about: Wanted,
    folder: str,
    limits: Limits,
    share: Callable[[int], int] = lambda _: UNITS,
) -> Iterator[Shard]:
    """The missing units as shards: small files together, a stretch of a big one alone.

    `share` says how many small files, given how many units were taken before.
    """
    held: list[tuple[Unit, Known | None]] = []
    size, most = 0, share(0)
    for taken, (unit, known) in enumerate(missing):
        if held and (len(held) >= most or size + unit.get("size", 0) > BYTES):
            yield _shard(held, about, folder, limits)
            held, size, most = [], 0, share(taken)
        held.append((unit, known))
        size += unit.get("size", 0)
    if held:
        yield _shard(held, about, folder, limits)


def _shard(held: list[tuple[Unit, Known | None]], about: Wanted, folder: str, limits: Limits) -> Shard:
    units, known = zip(*held, strict=True)
    return Shard(units, known, about, folder, limits)


@dataclass(slots=True)
class _Reading:
    """What came of one unit of a shard so far: frames, and what their heads say, which is read once."""

    frames: list[bytes] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    rows: Counter[str] = field(default_factory=Counter)
    skipped: int = 0
    tally: dict[str, Any] = field(default_factory=dict)

    def add(self, frame: bytes, head: parts.Head) -> None:
        self.frames.append(frame)
        if "failure" in head:
            self.failures.append(Failure(*head["failure"], *head["ids"][:1]))
        if "note" in head:
            self.notes.append(head["note"])
        self.rows.update(head.get("rows", {}))

    def fail(self, failure: Failure, number: int = 0, ids: tuple[str, ...] = ()) -> None:
        frame = parts.failed(number, failure, ids)
        self.add(frame, parts.head_of(frame))


def process(shard: Shard) -> Outcome:
    """Read a shard in a process of its own, store its part, and say what is in it."""
    readings = [_Reading() for _ in shard.units]
    try:
        _run(shard, list(range(len(shard.units))), readings)
    except TaskError as error:
        if len(shard.units) == 1:
            _give_up(shard, 0, readings, error)
        else:  # one of the units does it: each alone, so that it costs itself only
            for number in range(len(shard.units)):
                readings[number] = _Reading()
                try:
                    _run(shard, [number], readings)
                except TaskError as own:
                    _give_up(shard, number, readings, own)
    return _stored(shard, readings)


def _run(
    shard: Shard, numbers: list[int], readings: list[_Reading], start: int = 0, untried: str = ""
) -> None:
    known = [shard.known[n] for n in numbers]
    task = {
        "units": [shard.units[n] for n in numbers],
        "known": [k.sha256 if k is not None and not k.again else "" for k in known],
        "about": shard.about,
        "untried": untried,
    }
    for event in slot_of_this_thread(WORK, shard.limits).run(task, start):
        match event:
            case Done(_, payload):
                head = parts.head_of(payload)
                reading = readings[numbers[head["unit"]]]
                if "skipped" in head:
                    reading.skipped += 1
                    reading.notes += filter(None, [head.get("note")])
                else:
                    reading.add(payload, head)
            case Lost(_, item, reason):
                at = numbers[item.get("unit", 0)]
                kind = "took too long" if reason.startswith("took") else "killed the worker"
                failure = Failure(item.get("source") or shard.units[at]["name"], kind, reason)
                readings[at].fail(failure, item.get("unit", 0), tuple(item.get("ids", ())))
            case Ended(value):
                for number, tally in zip(numbers, value, strict=True):
                    readings[number].tally = tally


def _give_up(shard: Shard, number: int, readings: list[_Reading], error: TaskError) -> None:
    """What was read of a unit before its source killed the worker again and again stands.

    Where the articles do it, those behind them are not tried, and each of them says so.
    """
    reason = str(error)
    if error.behind is not None:
        try:
            return _run(shard, [number], readings, error.behind, f"not tried: what stands before it {reason}")
        except TaskError as again:
            reason = str(again)
    return readings[number].fail(Failure(shard.units[number]["name"], "killed the worker", reason))


def _stored(shard: Shard, readings: list[_Reading]) -> Outcome:
    units = []
    offset, part = 0, parts.name_of(_frames(readings))
    for unit, known, reading in zip(shard.units, shard.known, readings, strict=True):
        tally, failed = reading.tally, reading.failures
        if tally.get("unchanged") and known is not None:
            units.append(replace(known, stamp=unit["stamp"]))
            continue
        length = sum(map(len, reading.frames))
        units.append(
            Known(
                id=unit["id"],
                stamp=unit.get("stamp", ""),
                sha256=tally.get("sha256", ""),
                part=part,
                offset=offset,
                length=length,
                read=len(reading.frames) - len(failed),
                failed=len(failed),
                skipped=tally.get("skipped", 0) + reading.skipped,
                again=unit["reader"] == "failure" or any(failure.reason in _AGAIN for failure in failed),
                next=tally.get("next"),
            )
        )
        offset += length
    if offset:
        parts.store(shard.parts, part, _frames(readings))
    return Outcome(
        tuple(units),
        dict(sum((reading.rows for reading in readings), Counter())),
        tuple(chain.from_iterable(reading.failures for reading in readings)),
        tuple(chain.from_iterable(reading.notes for reading in readings)),
    )


def _frames(readings: list[_Reading]) -> Iterator[bytes]:
    return chain.from_iterable(reading.frames for reading in readings)


def completed(
    executor: Executor, shards: Iterator[Shard], behind: deque[Shard], at_once: int
) -> Iterator[Outcome]:
    """The outcomes as they come; at most `at_once` shards are under way, so that memory has a bound.

    `behind` takes shards that turn out to be needed when an outcome is seen.
    """
    waiting: set[Future[Outcome]] = set()
    try:
        while True:
            while len(waiting) < at_once:
                shard = behind.popleft() if behind else next(shards, None)
                if shard is None:
                    break
                waiting.add(executor.submit(process, shard))
            if not waiting:
                return
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
    finally:
        for future in waiting:
            future.cancel()
