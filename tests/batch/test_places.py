"""Tables and inputs behind a URL: an S3 server on loopback, and what Datasette makes of the SQLite file."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kaix.batch.fetch import Manners
from kaix.batch.places import place
from kaix.run import Options, run
from kaix.tables import OutputError
from tests.batch.runs import ROOT, tables, text, write
from tests.batch.web import reply, serve

KEYS = {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing", "AWS_DEFAULT_REGION": "us-east-1"}
IGNORED = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::DeprecationWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an S3 server of its own process."""
    pytest.importorskip("moto")
    pytest.importorskip("s3fs")
    note = tmp_path_factory.mktemp("s3") / "port"
    code = (
        "import sys, time, pathlib; from moto.server import ThreadedMotoServer as S; s = S('127.0.0.1', 0); s.start();"
        "p = pathlib.Path(sys.argv[1]); q = p.with_suffix('.new'); q.write_text(str(s.get_host_and_port()[1]));"
        "q.rename(p); time.sleep(600)"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(note)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        until = time.monotonic() + 60
        while not note.exists():
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.05)
        yield f"http://127.0.0.1:{note.read_text()}"
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def bucket(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty bucket, as a URL, in this process and in those that it starts."""
    import fsspec

    configured = tmp_path / "fsspec"
    configured.mkdir()
    (configured / "s3.json").write_text(json.dumps({"s3": {"endpoint_url": server}}))
    for name, value in {
        **KEYS,
        "FSSPEC_CONFIG_DIR": str(configured),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setitem(fsspec.config.conf, "s3", {"endpoint_url": server})
    name = f"news-{time.monotonic_ns()}"
    fsspec.filesystem("s3").mkdir(name)
    yield f"s3://{name}"
    type(fsspec.filesystem("s3")).clear_instance_cache()


def fetched(url: str, folder: Path) -> dict[str, bytes]:
    import fsspec

    system, path = fsspec.core.url_to_fs(url)
    system.invalidate_cache()
    return {
        name.rpartition("/")[2]: system.cat_file(name)
        for name in sorted(system.ls(path, detail=False))
        if "." in name.rpartition("/")[2][1:] and not name.endswith("/run.json")
    }


@IGNORED
def test_from_a_bucket_into_a_bucket(bucket: str, tmp_path: Path) -> None:
    import fsspec

    folder = write(tmp_path / "in", 12)
    (folder / "lines.jsonl").write_text(
        json.dumps({"text": text(50), "article_id": "own"}) + "\n", encoding="utf-8"
    )
    system = fsspec.filesystem("s3")
    for path in folder.iterdir():
        system.put_file(str(path), f"{bucket}/in/{path.name}")
    out = f"{bucket}/out"
    first = run([f"{bucket}/in"], out, Options(workers=2, formats=("csv", "parquet", "sqlite")))
    assert fetched(out, tmp_path)["failures.csv"].count(b"\n") == 1, fetched(out, tmp_path)[
        "failures.csv"
    ].decode()
    assert (first.read, first.failed, first.new, first.out) == (13, 0, 13, out)
    local = run([f"{bucket}/in"], tmp_path / "out", Options(workers=1, formats=("csv", "parquet", "sqlite")))
    assert local.read == 13
    expected, found = tables(tmp_path / "out"), fetched(out, tmp_path)
    assert set(found) == set(expected)
    assert all(
        found[name] == expected[name] for name in expected if name.endswith((".csv", ".parquet", ".json"))
    )
    # Nothing new; then one more, by a machine that has no ledger of its own.
    assert run([f"{bucket}/in"], out, Options(workers=1, formats=("csv", "parquet", "sqlite"))).new == 0
    os.environ["XDG_CACHE_HOME"] = str(tmp_path / "another")
    system.pipe_file(f"{bucket}/in/more.txt", text(99).encode())
    again = run([f"{bucket}/in"], out, Options(workers=1))
    assert (again.read, again.new) == (14, 1)
    assert b"more," in fetched(out, tmp_path)["articles.csv"]


@IGNORED
def test_a_bucket_that_is_not_there(bucket: str, tmp_path: Path) -> None:
    summary = run([f"{bucket}/none"], tmp_path / "out", Options(workers=1))
    assert (summary.read, summary.failed) == (0, 1)
    with pytest.raises(OutputError, match="nothing was written"):
        run([str(write(tmp_path / "in", 1))], f"{bucket}x-that-is-no-bucket/out", Options(workers=1))


def test_from_memory_into_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fsspec

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    system = fsspec.filesystem("memory")
    name = f"memory://news-{time.monotonic_ns()}"
    system.pipe_file(f"{name}/in/a.txt", text(1).encode())
    system.pipe_file(f"{name}/in/b.jsonl.gz", gzip.compress(json.dumps({"text": text(2)}).encode()))
    assert run([f"{name}/in"], tmp_path / "out", Options(workers=1)).read == 2
    summary = run([f"{name}/in"], f"{name}/out", Options(workers=2))
    assert (summary.read, summary.failed) == (2, 0)
    assert fetched(f"{name}/out", tmp_path)["amounts.csv"] == tables(tmp_path / "out")["amounts.csv"]
    assert run([f"{name}/in"], f"{name}/out", Options(workers=1)).new == 0
    system.pipe_file(f"{name}/in/a.txt", text(3).encode())
    assert run([f"{name}/in"], f"{name}/out", Options(workers=1)).new == 1


def test_a_protocol_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="nothing was written"):
        run([str(write(tmp_path / "in", 1))], "nonsense://a/b", Options(workers=1))
    assert place(tmp_path).is_remote is False


@IGNORED
def test_datasette_opens_the_sqlite_file(tmp_path: Path) -> None:
    pytest.importorskip("datasette")
    run([str(write(tmp_path / "in", 5))], tmp_path / "out", Options(workers=1, formats=("sqlite",)))
    file = str(tmp_path / "out" / "kaix.sqlite")

    def ask(path: str) -> dict[str, object]:
        command = [sys.executable, "-m", "datasette", file, "--get", path]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
        answer: dict[str, object] = json.loads(done.stdout)
        return answer

    assert ask("/kaix/amounts.json?_size=1")["expandable_columns"] == [
        [{"column": "article_id", "other_table": "articles", "other_column": "article_id"}, "title"]
    ]
    found = ask("/kaix/sentences.json?_search=3%EC%A1%B0%EC%9B%90*&_searchmode=raw&_shape=array")
    assert [row["article_id"] for row in found] == ["a0002"]  # type: ignore[attr-defined]


@IGNORED
def test_fetched_pages_lie_where_workers_on_other_machines_can_read_them(bucket: str, tmp_path: Path) -> None:
    import fsspec

    addresses = tmp_path / "urls.txt"
    page = f"<html><body><article><p>{text(7)}</p></article></body></html>".encode()
    manners = Manners(pause=0.0, wait=2.0, whole=3.0, tries=1, allow_private=True)
    out = f"{bucket}/out"
    with serve({"/1": reply(200, page)}) as server:
        addresses.write_text(f"{server.url}/1\n")
        assert run([addresses], out, Options(workers=1, manners=manners)).read == 1
    before = fetched(out, tmp_path)["articles.csv"]
    (stored,) = fsspec.filesystem("s3").ls(f"{bucket}/out/.kaix/pages", detail=False)
    assert fsspec.filesystem("s3").cat_file(stored) == page
    # Another machine, and the site is gone: the page is read again from where the tables are.
    os.environ["XDG_CACHE_HOME"] = str(tmp_path / "another")
    again = run([addresses], out, Options(workers=1, manners=manners, fresh=True))
    assert (again.read, again.failed) == (1, 0)
    assert fetched(out, tmp_path)["articles.csv"] == before


def test_what_lies_beside_the_articles_behind_a_url_is_no_article(tmp_path: Path) -> None:
    import fsspec

    system = fsspec.filesystem("memory")
    files = {name: text(n) for n, name in enumerate(("a.txt", "sub/b.txt", "sub/data.v2/c.txt"))}
    files |= dict.fromkeys(
        ("metadata.csv", "README.md", ".hidden.txt", ".git/x.txt", "sub/LICENSE"), "no article"
    )
    for name, content in files.items():
        system.pipe_file(f"/beside/{name}", content.encode())
    for given in ("memory://beside", "memory:///beside/"):
        summary = run([given], tmp_path / "out", Options(workers=1))
        assert (summary.read, summary.failed) == (3, 0)
    named = run(["memory://beside/.hidden.txt"], tmp_path / "named", Options(workers=1))
    assert named.read == 1
    alone = run(["memory://beside/.git"], tmp_path / "alone", Options(workers=1))
    assert alone.read == 1
    system.rm("/beside", recursive=True)


@IGNORED
def test_a_bucket_s_tables_are_no_inputs(bucket: str, tmp_path: Path) -> None:
    import fsspec

    system = fsspec.filesystem("s3")
    for number in range(2):
        system.pipe_file(f"{bucket.partition('://')[2]}/in/a{number}.txt", text(number).encode())
    for out in (f"{bucket}/out", bucket):
        for _ in range(2):
            summary = run([bucket], out, Options(workers=1))
            assert (summary.read, summary.failed) == (2, 0)
        if out != bucket:  # the tables of another run are files as others are
            system.rm(out.partition("://")[2], recursive=True)


@pytest.mark.parametrize("out", ["s3://", "s3:///", "memory://", "file:///"])
def test_a_url_that_names_no_folder(out: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OutputError, match="it names no bucket and no folder"):
        run([], out, Options(workers=1))
    assert list(tmp_path.iterdir()) == []
