"""A disk that loses bytes under `.kaix`: right tables or one clear line, never a traceback, never a wrong row."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kaix.batch import shards, soundness, work
from kaix.batch.child import Result
from kaix.batch.pagestore import PageStore
from kaix.batch.places import place
from kaix.batch.workers import Done, Ended, Event
from kaix.run import Options, Progress, run
from kaix.tables import OutputError
from tests.batch.damage import damage
from tests.batch.runs import tables, write

ONE = Options(workers=1)


class InThisProcess:
    """A slot without a process of its own: hundreds of runs take no longer than one."""

    def run(self, task: dict[str, Any], start: int = 0) -> Iterator[Event]:
        steps, index = work.shard(task, start), start
        while True:
            try:
                message = next(steps)
            except StopIteration as stop:
                yield Ended(stop.value)
                return
            if isinstance(message, Result):
                yield Done(index, message.payload)
                index += 1


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "slot_of_this_thread", lambda *_: InThisProcess())


def after_damages(tmp_path: Path, count: int, seed: int) -> list[str]:
    """The wrong outcomes of so many damages to what a run left, each followed by a run over one article more."""
    rng = random.Random(seed)
    folder, out = write(tmp_path / "in", 12), tmp_path / "out"
    (folder / "lines.jsonl").write_text(
        '{"text": "The city will rent 3,000 GPUs for $2 million."}\nno json\n'
    )
    run([str(folder)], out, ONE)
    write(folder, 1, first=12)
    run([str(folder)], tmp_path / "expected", ONE)
    expected = tables(tmp_path / "expected")
    wrong = []
    for number in range(count):
        again = tmp_path / f"again{number}"
        shutil.copytree(out, again)
        files = sorted(path for path in (again / ".kaix").rglob("*") if path.is_file())
        victim = rng.choice(files)
        kind = damage(victim, rng)
        what = f"{number}: {kind} {victim.relative_to(again)}"
        try:
            run([str(folder)], again, ONE)
        except OutputError as error:
            if "\n" in str(error) or tables(again) != tables(out):
                wrong.append(f"{what}: {error}")
        except Exception as error:
            wrong.append(f"{what}: {type(error).__name__}: {error}")
        else:
            if tables(again) != expected:
                wrong.append(f"{what}: other tables")
        shutil.rmtree(again)
    return wrong


def test_random_damages(tmp_path: Path, in_process: None) -> None:
    assert after_damages(tmp_path, 30, 1) == []


@pytest.mark.slow
def test_two_hundred_random_damages(tmp_path: Path, in_process: None) -> None:
    assert after_damages(tmp_path, 200, 2) == []


def test_a_damaged_part_is_read_again_and_said(tmp_path: Path, in_process: None) -> None:
    folder, out = write(tmp_path / "in", 3), tmp_path / "out"
    run([str(folder)], out, ONE)
    (part,) = (out / ".kaix" / "parts").iterdir()
    part.write_bytes(part.read_bytes()[:-1] + b"?")
    assert run([str(folder)], out, ONE).new == 0  # the tables are there, and nothing is read of it
    write(folder, 1, first=3)
    said: list[str] = []

    def report(progress: Progress) -> None:
        said.extend(progress.notes)

    assert run([str(folder)], out, ONE, report).read == 4
    assert said == [
        f"1 of the parts in {out / '.kaix' / 'parts'} are damaged: what was in them is read again"
    ]
    run([str(folder)], tmp_path / "fresh", ONE)
    assert tables(out) == tables(tmp_path / "fresh")


def test_a_cell_that_changed_is_known_by_its_row_s_sum(tmp_path: Path, in_process: None) -> None:
    folder, out = write(tmp_path / "in", 3), tmp_path / "out"
    run([str(folder)], out, ONE)
    before = tables(out)
    for change in (
        "UPDATE unit SET offset = offset + 1 WHERE id LIKE '%a0001.txt%'",
        "UPDATE unit SET part = substr(part, 2) || 'a' WHERE id LIKE '%a0001.txt%'",
        "UPDATE unit SET read = 0, failed = 1 WHERE id LIKE '%a0002.txt%'",
        "UPDATE unit SET stamp = CAST(x'ff00ff' AS TEXT) WHERE id LIKE '%a0002.txt%'",
        "UPDATE state SET value = '{' WHERE key = 'written'",
    ):
        base = sqlite3.connect(out / ".kaix" / "ledger.sqlite")
        with base:
            assert base.execute(change).rowcount == 1
        base.close()
        said: list[str] = []
        run([str(folder)], out, ONE, lambda progress, said=said: said.extend(progress.notes))  # type: ignore[misc]
        assert said == [
            f"1 notes in {out / '.kaix' / 'ledger.sqlite'} are damaged: what they stood for is read again"
        ]
        assert tables(out) == before


def test_a_ledger_that_is_none_is_put_aside(tmp_path: Path, in_process: None) -> None:
    folder, out = write(tmp_path / "in", 2), tmp_path / "out"
    path = out / ".kaix" / "ledger.sqlite"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"rubbish" * 1000)
    said: list[str] = []
    assert run([str(folder)], out, ONE, lambda progress: said.extend(progress.notes)).new == 2
    assert said == [f"{path} is damaged: all is read anew, and what it was is {path}.damaged"]
    assert Path(f"{path}.damaged").read_bytes() == b"rubbish" * 1000
    assert run([str(folder)], out, ONE).new == 0


def test_a_ledger_of_another_version_says_so(tmp_path: Path) -> None:
    path = tmp_path / "out" / ".kaix" / "ledger.sqlite"
    path.parent.mkdir(parents=True)
    with sqlite3.connect(path) as base:
        base.execute("CREATE TABLE unit(id TEXT PRIMARY KEY)")
    base.close()
    with pytest.raises(OutputError, match="is of another version of kaix: delete"):
        run([str(write(tmp_path / "in", 1))], tmp_path / "out", ONE)


def test_pages_and_links_of_a_damaged_ledger_are_kept_if_they_are_sound(tmp_path: Path) -> None:
    with place(tmp_path / "out").ledger() as old:
        for name in ("a", "b"):
            old.index.keep_page(
                f"https://{name}.example/", f"{name}.html", None, None, "euc-kr", f"https://{name}.example/1"
            )
        old.index.keep_links("https://feed.example/", [("https://a.example/", {"title": "A"})])
        old.index._base.execute("UPDATE page SET charset = 'utf-8' WHERE file = 'b.html'")
    with place(tmp_path / "new").ledger() as new:
        soundness.copy_good(tmp_path / "out" / "kaix-pages" / "index.sqlite", new.index._base)
        assert new.index.page("https://a.example/") == ("a.html", None, None, "euc-kr", "https://a.example/1")
        assert new.index.page("https://b.example/") is None
        assert new.index.keep_links("https://feed.example/", []) == [("https://a.example/", {"title": "A"})]


def test_a_page_that_is_damaged_is_as_good_as_lost(tmp_path: Path) -> None:
    tmp_path.joinpath("pages").mkdir()
    store = PageStore(tmp_path / "pages")
    store.put("p.html", b"<p>3,000 GPUs</p>")
    path = store.get("p.html")
    assert path is not None
    path.write_bytes(b"<p>8,000 GPUs</p>")
    assert store.get("p.html") is None
    store.put("p.html", b"<p>4,000 GPUs</p>")
    assert store.get("p.html") == path
    Path(f"{path}.sha256").unlink()
    assert store.get("p.html") == path


def test_a_part_has_the_bytes_of_its_name(tmp_path: Path) -> None:
    name = "9f86d081884c7d659a2feaa0c55ad015"  # sha256 of "test"
    (tmp_path / name).write_bytes(b"test")
    assert soundness.is_part(tmp_path / name)
    (tmp_path / name).write_bytes(b"Test")
    assert not soundness.is_part(tmp_path / name)
    assert not soundness.is_part(tmp_path / "gone")
    os.mkfifo(tmp_path / "pipe")
    assert not soundness.is_part(tmp_path / "pipe")
