from __future__ import annotations

import csv
import gzip
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from kaix.batch import shards, units, versions
from kaix.batch.about import Wanted
from kaix.batch.child_process import Limits
from kaix.failures import UsageError
from kaix.run import Options, Progress, Summary, run
from kaix.tables import OutputError
from tests.batch.runs import ROOT, start, tables, text, write
from tests.batch.warcs import member
from tests.batch.web import ranged, reply, serve

TWO = Options(workers=2)
ONE = Options(workers=1)


def failures(out: Path) -> list[tuple[str, str]]:
    with (out / "failures.csv").open(encoding="utf-8-sig", newline="") as lines:
        return [(Path(row["source"]).name, row["reason"]) for row in csv.DictReader(lines)]


def ids(out: Path) -> list[str]:
    with (out / "articles.csv").open(encoding="utf-8-sig", newline="") as lines:
        return [row["article_id"] for row in csv.DictReader(lines)]


def test_the_tables_are_the_same_whatever_the_number_of_workers(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", 60)
    (folder / "bad.bin").write_bytes(b"\0")
    (folder / "same.txt").write_text(text(3), encoding="utf-8")
    (folder / "lines.jsonl").write_text(json.dumps({"text": text(100)}) + "\nno json\n", encoding="utf-8")
    for workers in (1, 3):
        summary = run([str(folder)], tmp_path / f"out{workers}", Options(workers=workers))
        assert (summary.read, summary.duplicates, summary.failed, summary.all) == (61, 1, 2, 64)
    assert tables(tmp_path / "out1") == tables(tmp_path / "out3")


def test_a_second_run_reads_what_is_new_or_changed(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "in", 4), tmp_path / "out"
    assert run([str(folder)], out, ONE).new == 4
    before = tables(out)
    assert run([str(folder)], out, ONE).new == 0
    assert tables(out) == before
    os.utime(folder / "a0000.txt", (1, 1))  # touched, not changed
    assert run([str(folder)], out, ONE).read == 4
    assert tables(out) == before
    write(folder, 1, first=4)
    (folder / "a0001.txt").write_text(text(77), encoding="utf-8")
    (folder / "a0002.txt").unlink()
    assert run([str(folder)], out, ONE).new == 2
    assert ids(out) == ["a0000", "a0001", "a0003", "a0004"]
    fresh = run([str(folder)], tmp_path / "fresh", ONE)
    assert tables(out) == tables(tmp_path / "fresh")
    assert fresh.new == run([str(folder)], out, Options(workers=1, fresh=True)).new == 4
    (out / "amounts.csv").unlink()
    run([str(folder)], out, ONE)
    assert tables(out) == tables(tmp_path / "fresh")


def test_older_rules_are_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = write(tmp_path / "in", 3), tmp_path / "out"
    run([str(folder)], out, ONE)
    monkeypatch.setattr(versions, "of_rules", lambda _: "newer")
    assert run([str(folder)], out, ONE).new == 3
    assert run([str(folder)], out, ONE).new == 0


def test_the_version_of_the_rules() -> None:
    assert versions.of_rules() == versions.of_rules()
    assert len(versions.of_rules()) == 16
    assert versions.of_rules(Wanted("korean-ai", 0.4)) != versions.of_rules()


def test_a_poison_article_is_one_failure(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", 3)
    (folder / "a0001b.txt").write_text("x" * 300_000_000, encoding="utf-8")
    (folder / "a0001c.html").write_text("<i><b>" * 500_000 + text(9), encoding="utf-8")
    summary = run([str(folder)], tmp_path / "out", Options(workers=2, limits=Limits(seconds=30)))
    assert summary.read == 3
    assert [name for name, _ in failures(tmp_path / "out")] == ["a0001b.txt", "a0001c.html"]


def test_what_kills_its_worker_is_one_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "in", 5)
    (folder / "a0002.txt").write_text("SEGFAULT", encoding="utf-8")
    (folder / "a0003.txt").write_text("HANG", encoding="utf-8")
    monkeypatch.setattr("kaix.batch.shards.WORK", "tests.batch.works:poisonous_shard")
    options = Options(workers=1, limits=Limits(seconds=8))
    summary = run([str(folder)], tmp_path / "out", options)
    assert (summary.read, summary.failed) == (3, 2)
    assert failures(tmp_path / "out") == [("a0002.txt", "killed the worker"), ("a0003.txt", "took too long")]
    monkeypatch.undo()
    assert run([str(folder)], tmp_path / "out", ONE).read == 5  # such failures are tried again


def test_poison_articles_in_a_row_cost_themselves_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    said = [text(1), "SEGFAULT", "SEGFAULT", "SEGFAULT", "SEGFAULT", text(2), text(3)]
    (tmp_path / "in" / "lines.jsonl").write_text(
        "".join(json.dumps({"text": each}) + "\n" for each in said), encoding="utf-8"
    )
    monkeypatch.setattr("kaix.batch.shards.WORK", "tests.batch.works:poisonous_shard")
    monkeypatch.setattr(units, "ITEMS", 5)
    summary = run([str(tmp_path / "in")], tmp_path / "out", ONE)
    assert (summary.read, summary.failed) == (3, 4)
    assert failures(tmp_path / "out") == [(f"lines.jsonl:{n}", "killed the worker") for n in range(2, 6)]
    assert run([str(tmp_path / "in")], tmp_path / "out", ONE).read == 3  # they are tried again, with the rest
    monkeypatch.setattr("kaix.batch.shards.WORK", "kaix.batch.work:shard")
    assert run([str(tmp_path / "in")], tmp_path / "out", ONE).articles == 7


def test_behind_what_is_given_up_every_article_has_an_outcome(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    said = [text(0), *["SEGFAULT"] * 3, *map(text, range(1, 8))]
    packed = gzip.compress("".join(json.dumps({"text": each}) + "\n" for each in said).encode())
    (tmp_path / "in" / "lines.jsonl.gz").write_bytes(packed)
    monkeypatch.setattr(units, "ITEMS", 6)
    with monkeypatch.context() as patch:
        patch.setattr("kaix.batch.shards.WORK", "tests.batch.works:poisonous_shard")
        patch.setattr("kaix.batch.workers.LOST_IN_A_ROW", 3)
        summary = run([str(tmp_path / "in")], tmp_path / "out", ONE)
    assert (summary.read, summary.failed) == (6, 5)
    assert failures(tmp_path / "out") == [(f"lines.jsonl.gz:{n}", "killed the worker") for n in range(2, 7)]
    rows = (tmp_path / "out" / "failures.csv").read_text(encoding="utf-8-sig")
    assert (
        rows.count("not tried: what stands before it killed the worker (SIGSEGV) (3 articles in a row)") == 2
    )
    assert run([str(tmp_path / "in")], tmp_path / "out", ONE).articles == 11


def test_a_second_an_article_is_enough_for_a_first_one(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", 2)
    page = "The ministry put 3 trillion won into chips in Seoul, it said on Friday. " * 5
    (folder / "p.html").write_text(f"<html><body><article><p>{page}</p></article></body></html>")
    summary = run([str(folder)], tmp_path / "out", Options(workers=1, limits=Limits(seconds=1)))
    assert (summary.read, summary.failed) == (3, 0)


def test_every_kind_of_file(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt.gz").write_bytes(gzip.compress(text(1).encode()))
    (folder / "b.jsonl.gz").write_bytes(
        gzip.compress(json.dumps({"text": text(2), "article_id": "b"}).encode())
    )
    (folder / "c.csv").write_text('text\n"' + text(3) + '"\n', encoding="utf-8")
    parquet.write_table(pa.table({"text": [text(4), text(5)]}), folder / "d.parquet")
    page = f"<html><body><article><h1>제목</h1><p>{text(6)}</p></article></body></html>".encode()
    (folder / "e.warc.gz").write_bytes(
        member("https://news.example/1", page) + member("https://news.example/2", b"", status="404 No")
    )
    summary = run([str(folder)], tmp_path / "out", TWO)
    assert (summary.read, summary.failed) == (6, 0), failures(tmp_path / "out")
    names = ids(tmp_path / "out")
    assert names[:1] == ["a"]
    assert {"b", "c-1", "d-1", "d-2"} < set(names)
    (crawled,) = (name for name in names if name.startswith("news.example-"))
    with (tmp_path / "out" / "articles.csv").open(encoding="utf-8-sig", newline="") as lines:
        row = next(row for row in csv.DictReader(lines) if row["article_id"] == crawled)
    assert row["url"] == row["source"] == "https://news.example/1"


def test_damaged_files_are_failures_and_what_is_readable_is_read(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", 1)
    lines = "".join(json.dumps({"text": text(n)}) + "\n" for n in range(10, 400)).encode()
    (folder / "cut.jsonl.gz").write_bytes(gzip.compress(lines)[:-2000])
    (folder / "none.txt.gz").write_bytes(b"not gzip at all")
    (folder / "none.parquet").write_bytes(b"PAR1")
    (folder / "none.warc.gz").write_bytes(b"nothing")
    summary = run([str(folder)], tmp_path / "out", TWO)
    assert summary.read > 300
    assert ("cut.jsonl.gz", "broken file") in failures(tmp_path / "out")
    assert ("none.txt.gz", "broken file") in failures(tmp_path / "out")
    assert ("none.parquet", "broken file") in failures(tmp_path / "out")


def test_big_files_are_read_by_stretches_and_give_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    lines = [json.dumps({"text": text(n)}, ensure_ascii=n % 2 == 0) for n in range(90)]
    (folder / "plain.jsonl").write_text(
        "\n".join(lines[:40]) + "\n\n\n" + "\n".join(lines[40:45]), encoding="utf-8"
    )
    (folder / "packed.jsonl.gz").write_bytes(gzip.compress("\n".join(lines[45:70]).encode()))
    pages = [
        f"<html><body><article><p>{text(n)}</p><p>{text(n)}</p></article></body></html>"
        for n in range(70, 90)
    ]
    (folder / "w.warc.gz").write_bytes(
        b"".join(member(f"http://a/{n}", page.encode()) for n, page in enumerate(pages))
    )
    parquet.write_table(
        pa.table({"text": [text(n) for n in range(90, 110)]}), folder / "r.parquet", row_group_size=3
    )
    whole = run([str(folder)], tmp_path / "whole", ONE)
    monkeypatch.setattr(units, "STRETCH", 2_000)
    monkeypatch.setattr(units, "LINES", 2_000)
    monkeypatch.setattr(units, "ITEMS", 4)
    parts = run([str(folder)], tmp_path / "parts", TWO)
    assert whole.read == parts.read == 110
    assert tables(tmp_path / "whole") == tables(tmp_path / "parts")
    assert run([str(folder)], tmp_path / "parts", TWO).new == 0


def test_only_what_it_is_about(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", 2)
    (folder / "other.txt").write_text("A football match ended two to one.\n" * 5, encoding="utf-8")
    (folder / "split.html").write_text(f"<p>{text(7)}</p>", encoding="utf-8")
    page = b"<html><body><p>" + b"Rain is expected in the north. " * 20 + b"</p></body></html>"
    (folder / "w.warc.gz").write_bytes(b"".join(member(f"http://a/{n}", page) for n in range(50)))
    summary = run([str(folder)], tmp_path / "out", Options(workers=1, about="korean-ai"))
    assert (summary.read, summary.skipped, summary.failed) == (3, 51, 0)
    all_but = run([str(folder)], tmp_path / "out", Options(workers=1, about="korean-ai", about_min=1.0))
    assert (all_but.read, all_but.skipped) == (0, 54)
    every = run([str(folder)], tmp_path / "out", Options(workers=1, about="korean-ai", about_min=0.0))
    assert (every.read + every.duplicates, every.skipped) == (54, 0)
    with (tmp_path / "out" / "articles.csv").open(encoding="utf-8-sig", newline="") as lines:
        graded = {row["article_id"]: (row["about"], row["about_words"]) for row in csv.DictReader(lines)}
    assert graded["other"] == ("0.00", "")
    assert float(graded["split"][0]) >= 0.4
    assert graded["split"][1].startswith("headline: ")
    assert run([str(folder)], tmp_path / "out", ONE).new == 0  # a grade of 0 asks nothing
    assert run([str(folder)], tmp_path / "out", Options(workers=1, about="korean-ai")).new > 0


def test_feeds_sitemaps_lists_and_pages(tmp_path: Path) -> None:
    def page(number: int) -> bytes:
        return f"<html><body><article><h1>{number}</h1><p>{text(number)}</p></article></body></html>".encode()

    items = "".join(f"<item><title>t</title><link>/p{n}</link></item>" for n in (1, 2))
    feed = f"<rss><channel><title>x</title>{items}</channel></rss>".encode()
    sitemap = b"<urlset><url><loc>/p3</loc></url><url><loc>/gone</loc></url></urlset>"
    paths = {f"/p{n}": reply(body=page(n), ETag=f'"{n}"') for n in range(1, 7)}
    paths |= {"/feed": reply(body=feed), "/sitemap.xml": reply(body=sitemap)}
    paths["/data.jsonl"] = ranged(json.dumps({"text": text(8), "article_id": "data"}).encode())
    with serve(paths) as web:
        listed = tmp_path / "urls.txt"
        listed.write_text(f"{web.url}/p4\n# no\n{web.url}/p5\n", encoding="utf-8")
        saved = tmp_path / "saved.xml"
        saved.write_text(
            f"<rss><channel><item><link>{web.url}/p6</link></item></channel></rss>", encoding="utf-8"
        )
        inputs = [
            f"{web.url}/feed",
            f"{web.url}/sitemap.xml",
            f"{web.url}/data.jsonl",
            str(listed),
            str(saved),
        ]
        manners = replace(ONE.manners, pause=0.0, allow_private=True)
        options = Options(workers=1, manners=manners)
        summary = run(inputs, tmp_path / "out", options)
        assert (summary.read, summary.failed) == (7, 1), failures(tmp_path / "out")
        assert failures(tmp_path / "out") == [("gone", "not fetched")]
        paths["/feed"] = reply(body=feed.replace(b"/p1", b"/p1x"))  # the feed has dropped an article
        paths["/p2"] = reply(304)
        again = run(inputs, tmp_path / "out", options)
        assert again.read == 7
        assert sum(path == "/robots.txt" for path in web.paths) == 2
        refused = run([f"{web.url}/p1"], tmp_path / "refused", ONE)
        assert (refused.read, refused.failed) == (0, 1)
    assert failures(tmp_path / "refused") == [("p1", "not allowed")]


def test_two_runs_into_one_folder(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "in", 300), tmp_path / "out"
    first = start(out, folder)
    while not (out / ".kaix" / "lock").exists():
        assert first.poll() is None, "the first run ended before it took the folder"
        time.sleep(0.01)
    time.sleep(0.2)
    with pytest.raises(
        OutputError, match=rf"another run \(process {first.pid}\) writes into .*out: wait for it"
    ):
        run([str(folder)], out, ONE)
    first.kill()
    first.wait()
    assert run([str(folder)], out, TWO).read == 300


def test_two_runs_of_one_process_into_one_folder(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "in", 2), tmp_path / "out"
    said: list[str] = []

    def report(_: Progress) -> None:
        with pytest.raises(OutputError) as raised:
            run([str(folder)], tmp_path / "in" / ".." / "out", ONE)
        said.append(str(raised.value))

    assert run([str(folder)], out, ONE, report).read == 2
    assert f"another run (process {os.getpid()}, this one) writes into" in said[0]
    assert run([str(folder)], out, ONE).read == 2


def test_an_output_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="file"):
        run([], tmp_path / "file", ONE)


@pytest.mark.skipif(
    os.geteuid() != 0 or shutil.which("mount") is None, reason="needs root to mount a small disk"
)
def test_a_full_disk_leaves_the_tables_as_they_were(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(disk)], check=False
    ).returncode:
        pytest.skip("no tmpfs")
    try:
        run([str(write(tmp_path / "few", 3))], disk / "out", ONE)
        before = tables(disk / "out")
        with pytest.raises(OutputError):
            run([str(write(tmp_path / "many", 500))], disk / "out", ONE)
        assert tables(disk / "out") == before
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.skipif(
    os.geteuid() != 0 or shutil.which("mount") is None, reason="needs root to mount a small disk"
)
@pytest.mark.parametrize("kind", ["duckdb", "sqlite", "parquet"])
@pytest.mark.parametrize("left", [0, 20_000, 100_000])
def test_a_full_disk_is_one_line_in_every_format(tmp_path: Path, kind: str, left: int) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)], check=False).returncode:
        pytest.skip("no tmpfs")
    try:
        lines = [json.dumps({"text": f"{text(n)} {text(n)}"}) for n in range(300)]
        (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
        options = Options(workers=1, formats=(kind, "jsonl"))

        def report(progress: Progress) -> None:
            if progress.is_writing and not (disk / "filler").exists():
                free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_bsize
                (disk / "filler").write_bytes(b"x" * (free - left))

        with pytest.raises(OutputError, match=r"nothing was written; free some space"):
            run([tmp_path / "in.jsonl"], disk / "out", options, report)
        assert tables(disk / "out") == {}
        (disk / "filler").unlink()
        assert run([tmp_path / "in.jsonl"], disk / "out", options).new == 0
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_progress_counts_to_the_end(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []

    def report(progress: Progress) -> None:
        seen.append((progress.done, progress.units))

    run([str(write(tmp_path / "in", 120))], tmp_path / "out", TWO, report)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert seen[-1] == (120, 120)
    assert len(seen) >= 3


@pytest.mark.skipif(
    os.geteuid() != 0 or shutil.which("mount") is None, reason="needs root to mount a disk that is read-only"
)
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    folder, disk = write(tmp_path / "in", 1), tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(disk)], check=False, capture_output=True
    ).returncode:
        pytest.skip("no tmpfs")
    try:
        for out in (disk, disk / "out"):
            with pytest.raises(OutputError, match=r"Read-only file system: nothing was written; write into"):
                run([str(folder)], out, ONE)
        assert list(disk.iterdir()) == []
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_the_server_s_charset_and_the_crawl_s_day(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    said = "과학기술정보통신부는 인공지능 예산 3조원을 의결했다고 밝혔다. " * 3
    page = f"<html><body><article><p>{said}</p></article></body></html>".encode("johab")
    dated = (
        '<html><head><meta property="article:published_time" content="2026-01-05"></head>'
        f"<body><article><p>정부는 {said}</p></article></body></html>"
    ).encode()
    (folder / "w.warc.gz").write_bytes(
        member("https://a.example/1", page, headers="Content-Type: text/html; charset=johab")
        + member("https://b.example/2", dated)
    )
    for about in (None, "korean-ai"):
        out = tmp_path / f"out-{about}"
        assert run([str(folder)], out, Options(workers=1, about=about)).articles == 2
        with (out / "articles.csv").open(encoding="utf-8-sig", newline="") as lines:
            rows = [(row["url"], row["published"], row["language"]) for row in csv.DictReader(lines)]
        assert rows == [
            ("https://a.example/1", "2026-03-02", "ko"),
            ("https://b.example/2", "2026-01-05", "ko"),
        ]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_a_run_killed_at_random_moments_ends_with_the_tables_of_an_unbroken_one(
    tmp_path: Path, seed: int
) -> None:
    rng = random.Random(seed)
    folder = write(tmp_path / "in", 150)
    lines = "\n".join(json.dumps({"text": text(n)}) for n in range(200, 260))
    (folder / "lines.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    expected = run([str(folder)], tmp_path / "unbroken", TWO)
    out = tmp_path / "out"
    for kill in range(5):
        process = start(out, folder)
        time.sleep(rng.uniform(0.2, 3.0))
        victim = process.pid
        children = Path(f"/proc/{victim}/task/{victim}/children")
        if kill % 2 and children.exists() and (workers := children.read_text().split()):
            victim = int(rng.choice(workers))  # a worker first, and its parent when it has missed it
            os.kill(victim, signal.SIGKILL)
            time.sleep(rng.uniform(0.0, 0.3))
        process.kill()
        process.wait()
    assert run([str(folder)], out, TWO).all == expected.all
    assert tables(out) == tables(tmp_path / "unbroken")
    stored = {path.name for path in (out / ".kaix" / "parts").iterdir()}
    with sqlite3.connect(out / ".kaix" / "ledger.sqlite") as base:
        named = {row[0] for row in base.execute("SELECT part FROM unit")}
    base.close()
    assert named <= stored


def test_the_summary_adds_up() -> None:
    assert Summary("out", 1, 2, 3, 4, 5, {}, {}).all == 10


@pytest.mark.alone
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_ctrl_c_and_sigterm_keep_what_was_read(
    tmp_path: Path, minds_ctrl_c: None, sent: signal.Signals, code: int
) -> None:
    folder, out = write(tmp_path / "in", 2_000), tmp_path / "out"
    command = [sys.executable, "-m", "kaix", "run", str(folder), "--out", str(out), "--workers", "1"]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    until = time.monotonic() + 120  # a busy machine reads ten articles a second
    while len([path for path in (out / ".kaix").glob("parts/*") if not path.suffix]) < 2:
        assert process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.01)
    process.send_signal(sent)
    _, said = process.communicate(timeout=120)
    assert process.returncode == code
    *progress, last = said.splitlines()
    assert last == (
        "interrupted: the tables are as they were, what was read is kept; the same command goes on from here"
    )
    assert [line for line in progress if " articles, " not in line] == []
    assert run([str(folder)], out, TWO).new < 2_000


def test_a_file_that_changed_unseen_and_a_fresh_run_that_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = write(tmp_path / "in", 3), tmp_path / "out"
    run([str(folder)], out, ONE)
    before = tables(out)
    was = (folder / "a0000.txt").stat()
    changed = "한국 정부는 9조원을 투자한다고 밝혔다.\n".encode()
    (folder / "a0000.txt").write_bytes(changed + b"y" * (was.st_size - len(changed)))
    os.utime(folder / "a0000.txt", ns=(was.st_atime_ns, was.st_mtime_ns))

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("kaix.batch.ledger.Ledger.record", killed)  # its part is stored, its row is not
        run([str(folder)], out, Options(workers=1, fresh=True))
    (out / "amounts.csv").unlink()
    assert run([str(folder)], out, ONE).read == 3
    assert tables(out) == before
    run([str(folder)], out, Options(workers=1, fresh=True))
    assert len(list((out / ".kaix" / "parts").iterdir())) == 2  # the next run removes the old one
    run([str(folder)], out, ONE)
    assert len(list((out / ".kaix" / "parts").iterdir())) == 1


def test_who_a_unit_is_does_not_depend_on_where_the_worker_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "in", 3)
    (tmp_path / "in" / "lines.jsonl").write_text(
        "".join(json.dumps({"text": text(n)}) + "\n" for n in range(10, 20)), encoding="utf-8"
    )
    (tmp_path / "in" / "bad.bin").write_bytes(b"x")
    monkeypatch.setattr(units, "ITEMS", 4)
    monkeypatch.chdir(tmp_path)
    real = shards.process

    def elsewhere(shard: shards.Shard) -> shards.Outcome:
        monkeypatch.chdir("/")
        try:
            return real(shard)
        finally:
            monkeypatch.chdir(tmp_path)

    class Elsewhere(Executor):
        def submit(self, work: Any, /, *args: Any, **_: Any) -> Any:
            future: Future[Any] = Future()
            future.set_result(elsewhere(*args))
            return future

    @contextmanager
    def cluster(_: str) -> Iterator[tuple[Executor, int]]:
        yield Elsewhere(), 1

    monkeypatch.setattr("kaix.batch.executors.cluster", cluster)
    summary = run(["in"], "out", Options(cluster="tcp://another:1"))
    assert (summary.read, summary.failed) == (13, 1)
    run(["in"], "local", ONE)
    assert tables(tmp_path / "out") == tables(tmp_path / "local")


def test_what_came_to_nothing_is_no_silent_loss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kaix.batch.ledger.Ledger.record", lambda *_: None)
    with pytest.raises(AssertionError, match="2 inputs were given out and came to nothing"):
        run([str(write(tmp_path / "in", 2))], tmp_path / "out", ONE)


def test_what_a_run_wrote_is_no_input_of_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "sub", 2)
    monkeypatch.chdir(tmp_path)
    options = Options(workers=1, formats=("csv", "jsonl"))
    for out, inputs in (("outputs", ["."]), ("sub", [".", "sub"]), ("sub", ["sub/"])):
        for _ in range(2):
            summary = run(inputs, out, options)
            assert (summary.read, summary.failed) == (2, 0), failures(tmp_path / out)
        if out == "outputs":
            named = run(["outputs/articles.csv"], out, options)  # whoever names it wants it
            assert (named.read, named.failed) == (0, 1)
            shutil.rmtree(out)


def test_an_empty_input_is_not_the_folder_where_one_is(tmp_path: Path) -> None:
    for given in ("", "  "):
        with pytest.raises(UsageError, match="an input is empty: name a file, a folder or a URL"):
            run([given], tmp_path / "out", ONE)
    assert not (tmp_path / "out").exists()


def test_tables_of_a_format_that_is_not_asked_for_any_more_go(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "in", 2), tmp_path / "out"
    run([str(folder)], out, Options(workers=1, formats=("csv", "parquet", "sqlite")))
    (out / "mine.csv").write_text("stays", encoding="utf-8")
    (out / "checks.csv").write_text("somebody's own by now", encoding="utf-8")
    run([str(folder)], out, Options(workers=1, formats=("jsonl",)))
    left = {path.name for path in out.iterdir() if path.suffix != ".jsonl"}
    assert left == {".kaix", "run.json", "mine.csv", "checks.csv"}
    run([str(tmp_path / "nowhere")], out, Options(workers=1, formats=("jsonl",)))
    assert {path.name for path in out.iterdir()} >= {"failures.csv", "articles.jsonl"}
    run([str(folder)], out, Options(workers=1, formats=("jsonl",)))
    run([str(folder)], out, ONE)
    assert {path.suffix for path in out.iterdir() if path.name != ".kaix"} == {".csv", ".json"}
