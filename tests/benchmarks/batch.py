"""The measurements of batches: `python -m tests.benchmarks.batch [--pages DIR] [--long]`.

Each figure stands beside its bar. What is written and read goes into a temporary folder. `--long` measures memory
at 10,000 and 200,000 articles (minutes); without it, a tenth of both.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks.novel import SEED, novel
from tests.benchmarks.speed import ROOT, Measured

PAGES = 2_000
RELEVANT_IN = 1_000
KNOWN = 100_000
TURNS = 3
ARTICLES = 3_000
"""Articles that one worker reads in half a minute: its start, a second, is little of that."""
TWICE = 1.8


def everything(folder: Path | None, *, long: bool = False) -> Iterator[Measured | str]:
    """Every line of the table, as it comes."""
    with tempfile.TemporaryDirectory(prefix="kaix-bench-") as scratch:
        yield from first_cut(folder, Path(scratch))
        yield from workers(Path(scratch))
        yield from ledger(Path(scratch))
        yield nothing_new(Path(scratch))
        yield from memory(Path(scratch), *((10_000, 200_000) if long else (1_000, 20_000)))


# ---- --about on a crawl


def _other_pages(folder: Path | None) -> list[bytes]:
    """Pages about something else: those of `folder` that the first cut drops, or made ones as large."""
    from kaix.batch.about import load
    from kaix.batch.firstcut import FirstCut

    if folder is None:
        rng = random.Random(SEED)
        letters = "abcdefghijklmnoprstuvwy"
        words = ["".join(rng.choices(letters, k=rng.randint(2, 9))) for _ in range(4_000)]
        paragraphs = (
            "".join(f'<p class="c{i}">{" ".join(rng.choices(words, k=60))} &#8217;</p>\n' for i in range(200))
            for _ in range(40)
        )
        every = [f"<html><body><article>{text}</article></body></html>".encode() for text in paragraphs]
    else:
        every = [path.read_bytes() for path in sorted(folder.glob("*.htm*"))]
    cut = FirstCut(load("korean-ai"))
    return [page for page in every if not cut.may_match(page)]


def _member(uri: str, page: bytes) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2026-03-02T04:05:06Z\r\nWARC-Target-URI: {uri}\r\n"
        f"WARC-Record-ID: <urn:uuid:{uri}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + http + b"\r\n\r\n", 6, mtime=0)


def first_cut(folder: Path | None, scratch: Path) -> Iterator[Measured | str]:
    """A worker's way through a WARC file against FastWARC's own, and against cleaning every page."""
    from fastwarc.warc import ArchiveIterator

    from kaix.batch import readers, work
    from kaix.batch.about import Wanted
    from kaix.batch.grading import KEPT
    from kaix.failures import ArticleError

    others = _other_pages(folder)
    relevant = "<p>한국 정부는 인공지능(AI)에 3조원을 투자하고 GPU 5만장을 확보한다고 밝혔다.</p>" * 5
    rng = random.Random(SEED)
    path = scratch / "crawl.warc.gz"
    with path.open("wb") as file:
        for number in range(PAGES):
            page = relevant.encode() if number % RELEVANT_IN == 500 else rng.choice(others)
            file.write(_member(f"https://news.example/{number}", page + str(number).encode()))
    unit: dict[str, Any] = {"reader": "warc", "name": str(path), "path": str(path), "start": 0, "end": None}
    extractor = work.Extractor(Wanted("korean-ai", KEPT))
    kept: list[int] = []

    def alone() -> int:
        with path.open("rb") as stream:
            return sum(1 for _ in ArchiveIterator(stream))

    def streamed() -> int:
        count = kept_now = 0
        for item in readers.read(unit, {}, extractor.may_match):
            count += 1
            kept_now += isinstance(item, readers.Raw)
        kept.append(kept_now)
        return count

    ratios, rates = [], []
    for _ in range(TURNS):
        base, own = _cpu(alone), _cpu(streamed)
        ratios.append(base / own)
        rates.append((PAGES / base, PAGES / own))
    base, own = (sorted(rate[i] for rate in rates)[TURNS // 2] for i in (0, 1))
    assert set(kept) == {PAGES // RELEVANT_IN}, kept
    ratio = sorted(ratios)[TURNS // 2]
    said = f"{own:,.0f} pages/s"
    yield Measured("WARC with --about", f"FastWARC alone, {base:,.0f} pages/s", said, ratio, 0.5)
    some = rng.sample(others, min(40, len(others)))

    def clean() -> None:
        for page in some:
            try:
                readers.Raw("p", ("p",), page, is_page=True).article("p")
            except ArticleError:
                continue

    clean()
    every = len(some) / _cpu(clean)
    yield Measured("WARC with --about", f"cleaning every page, {every:,.1f} pages/s", said, own / every, 10)


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


# ---- workers and the ledger


def _articles(folder: Path, count: int) -> Path:
    folder.mkdir()
    for language in ("en", "ko"):
        for number, text in enumerate(novel(language, count // 2, SEED)):
            (folder / f"{language}{number:05}.txt").write_text(text[:4000], encoding="utf-8")
    return folder


def workers(scratch: Path) -> Iterator[Measured | str]:
    """Two workers against one, where two cores are free."""
    from kaix.run import Options, run

    if (os.cpu_count() or 1) < 2:
        yield "two workers against one: not measured, the machine has one core"
        return
    folder = _articles(scratch / "many", ARTICLES)
    took = [0.0, 0.0]
    best = (0.0, 0.0)
    for turn in range(TURNS):
        for count in (1, 2):
            start = time.perf_counter()
            run([folder], scratch / f"workers{turn}{count}", Options(workers=count))
            took[count - 1] = time.perf_counter() - start
        best = max(best, (took[0] / took[1], ARTICLES / took[1]))
        if best[0] >= TWICE:
            break
    ratio, rate = best  # of some turns: other work on the machine can only lower it
    said = f"one, {rate / ratio:.0f} articles/s, over {ARTICLES:,} articles"
    yield Measured("two workers", said, f"{rate:.0f} articles/s", ratio, TWICE)


def ledger(scratch: Path) -> Iterator[Measured]:
    """The share of the processors' time that goes into the ledger, and into making tables of what was read."""
    import resource

    from kaix import run as module
    from kaix.batch import assembly
    from kaix.batch.ledger import Ledger

    spent = {"ledger": 0.0, "assembly": 0.0}

    def timed(owner: Any, name: str, into: str) -> None:
        real = getattr(owner, name)

        def wrapper(*args: Any, **kwargs: Any) -> Any:
            start = time.thread_time()
            try:
                return real(*args, **kwargs)
            finally:
                spent[into] += time.thread_time() - start

        setattr(owner, name, wrapper)
        undo.append((owner, name, real))

    undo: list[tuple[Any, str, Any]] = []
    for name in ("record", "digest", "count_missing", "totals", "set", "get", "known", "remove_unused_parts"):
        timed(Ledger, name, "ledger")
    timed(assembly, "assemble", "assembly")
    folder = scratch / "articles"
    if not folder.exists():
        _articles(folder, 400)
    try:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.process_time()
        module.run([folder], scratch / "ledger", module.Options(workers=1))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        own = time.process_time() - start
    finally:
        for owner, name, real in undo:
            setattr(owner, name, real)
    whole = own + after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    said = f"a run over 400 articles, {whole:.1f} s of processor time"
    for what, bar in (("ledger", 0.03), ("assembly", 0.05)):
        yield Measured(what, said, f"{spent[what]:.2f} s", spent[what] / whole, bar, at_most=True)


def nothing_new(scratch: Path) -> Measured:
    """A run over files that are all known: what it takes to see that."""
    from kaix import run as module
    from kaix.batch import units, versions
    from kaix.batch.ledger import Known
    from kaix.batch.places import place
    from kaix.folders import Seen

    folder, out = scratch / "known", scratch / "known-out"
    for number in range(KNOWN):
        if number % 1000 == 0:
            (folder / f"{number // 1000:03}").mkdir(parents=True)
        (folder / f"{number // 1000:03}" / f"a{number}.txt").write_bytes(b"x")
    with place(out).ledger() as known:
        every = [Known(i, stamp, "", "", 0, 0, 0, 0, 0) for i, stamp, _ in units.of_path(str(folder), Seen())]
        known.record(every, versions.of_rules())
    module.run([folder], out, module.Options())  # writes the tables: they have no rows
    start = time.perf_counter()
    summary = module.run([folder], out, module.Options())
    taken = time.perf_counter() - start
    assert summary.new == 0
    return Measured(
        f"nothing new over {KNOWN:,} files", "10 s", f"{taken:.1f} s", taken / 10, 1, at_most=True
    )


# ---- memory

_RUN = """
import pathlib, re, resource, sys
from kaix.run import Options, run
summary = run([sys.argv[1]], sys.argv[2], Options(workers=1))
assert summary.articles == int(sys.argv[3]), summary
status = pathlib.Path("/proc/self/status").read_text()  # getrusage counts who started us too
children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(int(re.search(r"VmHWM:\\s*(\\d+)", status)[1]) // 1024, children // 1024)
"""


def memory(scratch: Path, few: int, many: int) -> Iterator[Measured]:
    """Peak memory of the run and of its worker, at few and at many short articles of words never seen before."""
    peaks = []
    for count in (few, many):
        path = scratch / f"{count}.jsonl"
        rng = random.Random(SEED)
        with path.open("w", encoding="utf-8") as file:
            for number in range(count):
                words = " ".join(f"{rng.getrandbits(48):x}" for _ in range(40))
                said = f"한국 정부는 인공지능 사업에 {number + 1}억원을 투자한다고 밝혔다. {words}"
                file.write(json.dumps({"text": said}, ensure_ascii=False) + "\n")
        command = [sys.executable, "-c", _RUN, str(path), str(scratch / f"memory{count}"), str(count)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
        peaks.append([int(peak) for peak in done.stdout.split()])
    for who, low, high in zip(("the run", "its worker"), *peaks, strict=True):
        what = f"memory of {who}, {many:,} articles"
        yield Measured(what, f"{few:,} articles, {low} MB", f"{high} MB", high / low, 1.1, at_most=True)


def main() -> int:
    """Print each figure as it comes."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.batch", description=__doc__)
    parser.add_argument("--pages", type=Path, metavar="DIR", help="a folder of saved web pages")
    parser.add_argument("--long", action="store_true", help="memory at 200,000 articles")
    given = parser.parse_args()
    met = True
    for line in everything(given.pages, long=given.long):
        if isinstance(line, str):
            print(line, flush=True)
            continue
        met &= line.met
        sign, verdict = ("≤" if line.at_most else "≥"), ("met" if line.met else "missed")
        print(
            f"{line.what}: {line.ours}; {line.yardstick}: {line.ratio:.3g} ({sign} {line.bar:g}, {verdict})",
            flush=True,
        )
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
