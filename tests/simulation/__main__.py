"""A week of `kaix run`, once an hour, with faults drawn at random, against one fresh run over the same pages.

`python -m tests.simulation [--hours 168] [--seed 1]`, or `make simulation`. The feed changes every hour. Faults: the
feed or pages down, slow, or gone; a full disk; `kill -9`; a damaged file under `.kaix`; a clock that is set back. At
the end the tables must be those of a fresh run over what the site had given out, but for what the documentation says.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.batch.damage import damage
from tests.simulation.site import Site, serving
from tests.simulation.starter import Starter

OF_THE_SITE = ("dead links", "slow host", "feed down", "feed broken")
OF_THE_MACHINE = ("full disk", "kill -9", "damage", "clock set back")
TABLES = ("articles", "officials", "amounts", "gpu_counts", "rankings", "positions", "checks")
DOCUMENTED = ("withdrawn", "updated")
"""Columns that say what only a run of many hours can know."""


@contextmanager
def small_disk(folder: Path) -> Iterator[Path | None]:
    """A disk of its own that can be filled; `None` where none can be mounted: then files may not grow instead."""
    command = ["mount", "-t", "tmpfs", "-o", "size=300m", "tmpfs", str(folder)]
    mounted = os.geteuid() == 0 and not subprocess.run(command, check=False, capture_output=True).returncode
    try:
        yield folder if mounted else None
    finally:
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)


def fill(disk: Path, left: int) -> Path:
    """Leave so many bytes free."""
    status = os.statvfs(disk)
    filler = disk / "filler"
    with filler.open("wb") as file:
        file.write(b"x" * max(0, status.f_bavail * status.f_bsize - left))
    return filler


def rows(out: Path, table: str) -> Counter[tuple[tuple[str, str], ...]]:
    """The rows of a table, without what the documentation says of it."""
    with (out / f"{table}.csv").open(encoding="utf-8-sig", newline="") as lines:
        return Counter(
            tuple((name, cell) for name, cell in row.items() if name not in DOCUMENTED)
            for row in csv.DictReader(lines)
        )


class Week:
    """The runs of a week in one folder."""

    def __init__(
        self, site: Site, address: str, starter: Starter, rng: random.Random, disk: Path, full: bool
    ) -> None:
        self.site, self.starter, self.rng, self.disk = site, starter, rng, disk
        self.can_fill = full
        self.out = disk / "out"
        self.said = disk.parent / "said.txt"
        self.arguments = ["run", f"{address}/feed.xml", "--allow-private", "--workers", "1", "--out"]
        self.faults: Counter[str] = Counter()
        self.codes: Counter[int] = Counter()
        self.wrong: list[str] = []

    def hour(self) -> None:
        """One run, with the faults that this hour has."""
        self.site.next_hour()
        faults = {fault for fault in OF_THE_SITE if self.rng.random() < 0.08}
        self.site.faults = faults
        machine = self.rng.choice(OF_THE_MACHINE) if self.rng.random() < 0.3 else ""
        damaged = self._damage() if machine == "damage" else ""
        filler = None
        if machine == "full disk" and self.can_fill:
            filler = fill(self.disk, self.rng.choice((0, 20_000, 200_000)))
        pid = self.starter.start(
            [*self.arguments, str(self.out)],
            self.said,
            set_back=self.rng.choice((3600.0, 86_400.0 * 30)) if machine == "clock set back" else 0.0,
            largest_file=30_000 if machine == "full disk" and not self.can_fill else 0,
        )
        if machine == "kill -9":
            time.sleep(self.rng.uniform(0.05, 6.0))
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        code = self.starter.wait()
        if filler is not None:
            filler.unlink()
        self.faults.update({*faults, *filter(None, [machine])})
        self.codes[code] += 1
        said = self.said.read_text(errors="replace")
        if "Traceback" in said or code not in (0, 1, 3, -9):
            self.wrong.append(
                f"hour {self.site.hour} ({machine or 'no fault'} {damaged}): exit code {code}: {said[-1500:]}"
            )

    def _damage(self) -> str:
        files = sorted(path for path in self.out.glob(".kaix/**/*") if path.is_file())
        if not files:
            return ""
        victim = self.rng.choice(files)
        return f"{damage(victim, self.rng)} {victim.relative_to(self.out)}"

    def end(self) -> None:
        """A last run without faults, and a fresh one over what was given out; what differs is wrong."""
        self.site.faults = set()
        self._run(self.out)
        self.site.is_archive = True
        fresh = self.disk / "fresh"
        self._run(fresh)
        for table in TABLES:
            mine, other = rows(self.out, table), rows(fresh, table)
            for sign, row in [("-", row) for row in other - mine] + [("+", row) for row in mine - other]:
                self.wrong.append(f"{table}: {sign} {dict(filter(lambda cell: cell[1], row))}")

    def _run(self, out: Path) -> None:
        self.starter.start([*self.arguments, str(out)], self.said)
        code = self.starter.wait()
        if code not in (0, 3):
            self.wrong.append(
                f"the run into {out.name}: exit code {code}: {self.said.read_text(errors='replace')}"
            )


def main() -> int:
    """Simulate, print what came of it, and say by the exit code whether it was right."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("--hours", type=int, default=168)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    starter = Starter()  # before there are threads
    rng = random.Random(given.seed)
    site = Site(random.Random(given.seed + 1))
    folder = Path(tempfile.mkdtemp(prefix="kaix-week."))
    (disk := folder / "disk").mkdir()
    begun = time.monotonic()
    try:
        with small_disk(disk) as mounted, serving(site) as address:
            week = Week(site, address, starter, rng, disk, mounted is not None)
            for _ in range(given.hours):
                week.hour()
                print(f"\rhour {site.hour}", end="", file=sys.stderr, flush=True)
            week.end()
            counted = ", ".join(f"{table} {rows(week.out, table).total():,}" for table in TABLES)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    seconds = time.monotonic() - begun
    print(f"\r{given.hours} hourly runs in {seconds:.0f} s; {len(site.stories)} articles were in the feed")
    print("faults: " + ", ".join(f"{fault} {count}" for fault, count in sorted(week.faults.items())))
    print("exit codes: " + ", ".join(f"{code}: {count}" for code, count in sorted(week.codes.items())))
    print(f"rows: {counted}")
    print("\n".join(week.wrong) or "no traceback; the tables are those of a fresh run")
    return 1 if week.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
