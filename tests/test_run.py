"""A run: every input ends as exactly one row, and the same inputs give the same bytes."""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kaix import report, tables
from kaix.annotation import formats
from kaix.batch.about import Wanted
from kaix.run import Options, run

ROOT = Path(__file__).parent.parent
ENGLISH = (
    "The cabinet approved 1.2 trillion won for AI on Friday, Science Minister Moon Seo-jin told reporters."
)
KOREAN = "국무회의는 인공지능 예산 1조2천억원을 의결했다고 과학기술정보통신부가 3일 세종에서 밝혔다."


def page(body: str) -> str:
    return f"<html><head><title>Chips</title></head><body><article><p>{body}</p></article></body></html>"


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder of good and bad inputs."""
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    rows = [{"text": KOREAN, "article_id": "k"}, {"text": ENGLISH, "article_id": "k"}, {"title": "x"}]
    files: dict[str, str | bytes] = {
        "en.txt": ENGLISH,
        "ko.txt": KOREAN,
        "euckr.txt": (KOREAN + " 둘").encode("euc-kr"),
        "euckr.html": page(KOREAN * 3).encode("euc-kr"),
        "sub/en.txt": ENGLISH + " It is the second.",
        "copy.txt": ENGLISH,
        "nodate.html": page(ENGLISH * 2),
        "empty.txt": "",
        "blank.html": "\n \n",
        "binary.txt": random.Random(0).randbytes(3000),
        "photo.png": b"\x89PNG",
        "menu.html": "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "german.txt": "Die Regierung hat am Freitag beschlossen, mehr Geld für künstliche Intelligenz auszugeben. "
        * 3,
        "long.txt": "".join(f"{number} {ENGLISH}\n" for number in range(10_000)),
        "nested.html": "<div>" * 100_000 + page(ENGLISH * 2),
        "surrogates.jsonl": '{"text": "The cabinet \\ud800 approved 3 trillion won for the chips of the state."}',
        "lines.jsonl": "\n".join([*map(json.dumps, rows), "{broken"]),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def test_every_input_is_one_row(mixed: Path, tmp_path: Path) -> None:
    summary = run([mixed], tmp_path / "out")
    articles, failures = (tables.read(tmp_path / "out" / f"{name}.csv") for name in ("articles", "failures"))
    read = {Path(source).relative_to(mixed).as_posix() for source in articles["source"]}
    assert read == {
        "en.txt", "ko.txt", "euckr.txt", "euckr.html", "sub/en.txt", "copy.txt", "nodate.html", "nested.html",
        "surrogates.jsonl:1", "lines.jsonl:1",
    }  # fmt: skip
    failed = {Path(row.source).relative_to(mixed).as_posix(): row.reason for row in failures.itertuples()}
    assert failed == {
        "empty.txt": "empty",
        "blank.html": "empty",
        "binary.txt": "not text",
        "photo.png": "unknown extension",
        "menu.html": "no article",
        "german.txt": "unsupported language",
        "long.txt": "too long",
        "lines.jsonl:2": "duplicate id",
        "lines.jsonl:3": "broken line",
        "lines.jsonl:4": "broken line",
    }
    assert (summary.articles, summary.failed) == (len(articles), len(failures)) == (10, 10)
    assert all(failures["advice"])


def test_names_languages_and_duplicates(mixed: Path, tmp_path: Path) -> None:
    run([mixed], tmp_path / "out")
    articles = tables.read(tmp_path / "out" / "articles.csv").set_index("article_id")
    assert {"en", "sub/en", "euckr", "euckr.txt", "k"} <= set(articles.index)
    assert articles.loc["ko", "language"] == articles.loc["euckr", "language"] == "ko"
    assert articles.loc["en", "duplicate_of"] == "copy"
    assert list(articles.index) == sorted(articles.index)


def test_offsets_lead_to_the_text(mixed: Path, tmp_path: Path) -> None:
    run([mixed / "ko.txt"], tmp_path / "out")
    amounts = tables.read(tmp_path / "out" / "amounts.csv")
    (row,) = amounts.itertuples()
    assert KOREAN[int(row.start) : int(row.end)] == row.text
    assert (row.currency, row.amount, row.article_id) == ("KRW", "1200000000000", "ko")


def test_same_input_same_bytes(mixed: Path, tmp_path: Path) -> None:
    names = ["ko.txt", "en.txt", "sub", "lines.jsonl", "empty.txt"]
    run([mixed / name for name in names], tmp_path / "one")
    run([mixed / name for name in reversed(names)], tmp_path / "two")
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / out).iterdir() if path.is_file()}
        for out in ("one", "two")
    )
    for files in (one, two):
        del files["run.json"]  # says when it ran
    assert one == two
    assert set(one) == {
        "articles.csv", "officials.csv", "amounts.csv", "gpu_counts.csv", "rankings.csv", "positions.csv",
        "facts.csv", "checks.csv", "failures.csv", "datapackage.json",
    }  # fmt: skip


def test_frictionless_accepts_it(mixed: Path, tmp_path: Path) -> None:
    run([mixed, ROOT / "corpus"], tmp_path / "out")
    command = [sys.executable, "-m", "frictionless", "validate", str(tmp_path / "out" / "datapackage.json")]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "COLUMNS": "200"}
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_to_read(tmp_path: Path) -> None:
    summary = run([tmp_path / "no"], tmp_path / "out")
    failures = tables.read(tmp_path / "out" / "failures.csv")
    assert (summary.articles, list(failures["reason"])) == (0, ["not found"])


def test_only_the_tables_are_to_be_seen(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(KOREAN)
    run([tmp_path / "a.txt"], tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(
        [".kaix", "datapackage.json", "run.json", *(f"{table}.csv" for table in tables.COLUMNS)]
    )


def test_a_defect_costs_its_article_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kaix.batch import parts, work
    from kaix.sources import Raw

    def fail(article: object) -> object:
        raise RuntimeError("defect")

    monkeypatch.setattr(work, "extracted", fail)
    head = parts.head_of(work.Extractor(Wanted()).frame(0, Raw("a.txt", ("a",), KOREAN)))
    assert head["failure"] == ["a.txt", "failed", "RuntimeError: defect"]


def test_a_disk_that_fills_in_the_middle(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(KOREAN)
    out = tmp_path / "out"
    out.mkdir()
    (out / "articles.csv").write_text("old")

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))

    command = [sys.executable, "-B", "-m", "kaix", "run", str(tmp_path / "a.txt"), "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=limit, cwd=ROOT)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "nothing was written" in done.stderr
    assert [path.name for path in out.iterdir() if path.name != ".kaix"] == ["articles.csv"]
    assert (out / "articles.csv").read_text() == "old"


def files(out: Path) -> dict[str, bytes]:
    """The files of a run but for `run.json`, which says what this very run was."""
    found = (path for path in sorted(out.iterdir()) if path.is_file() and path.name != "run.json")
    return {path.name: path.read_bytes() for path in found}


def test_a_run_that_can_read_nothing_keeps_the_tables(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "a.txt").write_text(ENGLISH)
    run([folder], out)
    before = files(out)
    away = folder.rename(tmp_path / "away")  # the disk is not there
    for fresh in (False, True):
        summary = run([folder], out, Options(fresh=fresh))
        assert (summary.articles, summary.failed, summary.is_kept) == (0, 1, True)
        now = files(out)
        assert {k: v for k, v in now.items() if k != "failures.csv"} == {
            k: v for k, v in before.items() if k != "failures.csv"
        }
        assert b"not found" in now["failures.csv"]
    away.rename(folder)
    summary = run([folder], out)
    assert (summary.read, summary.new, summary.is_kept) == (1, 0, False)
    assert files(out) == before


def test_a_first_run_that_can_read_nothing_writes_empty_tables(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for _ in range(2):
        summary = run([tmp_path / "no"], one)
        assert (summary.articles, summary.failed, summary.is_kept) == (0, 1, False)
    run([tmp_path / "no"], two)
    assert files(one) == files(two)
    assert tables.read(one / "articles.csv").empty


def test_tables_stay_without_their_ledger_and_whatever_was_run_between(tmp_path: Path) -> None:
    out, good = tmp_path / "out", tmp_path / "good.txt"
    good.write_text(ENGLISH)
    run([good], out)
    before = (out / "articles.csv").read_bytes()
    assert not run([tmp_path / "no"], out, Options(formats=("jsonl",))).is_kept
    assert run([tmp_path / "no"], out).is_kept
    shutil.rmtree(out / ".kaix")
    assert run([tmp_path / "no"], out).is_kept
    assert (out / "articles.csv").read_bytes() == before


def test_articles_about_something_else_are_read(tmp_path: Path) -> None:
    out, good, other = tmp_path / "out", tmp_path / "good.txt", tmp_path / "other.txt"
    good.write_text(f"{ENGLISH} Seoul buys chips for artificial intelligence.")
    other.write_text("A bakery in Lyon was rated first for its bread by the city's readers this week.")
    run([good], out)
    summary = run([other], out, Options(about="korean-ai"))
    assert (summary.skipped, summary.is_kept) == (1, False)
    assert tables.read(out / "articles.csv").empty


def test_every_file_has_a_name_however_many_share_a_stem(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("a", "b", "c")]
    for number, folder in enumerate(folders):
        folder.mkdir()
        (folder / "x.txt").write_text(f"{ENGLISH} {number}")
    assert run(folders, tmp_path / "out").failed == 0
    articles = tables.read(tmp_path / "out" / "articles.csv")
    assert list(articles["article_id"]) == sorted(["x", "x.txt", f"{tmp_path}/c/x.txt"])


def test_a_chosen_name_stays_as_it_is_and_is_no_path(tmp_path: Path) -> None:
    name = "../../evil; a:1"
    (tmp_path / "in.jsonl").write_text(json.dumps({"article_id": name, "text": ENGLISH}))
    before = sorted(path for path in tmp_path.parent.iterdir())
    run([tmp_path / "in.jsonl"], tmp_path / "out")
    assert list(tables.read(tmp_path / "out" / "articles.csv")["article_id"]) == [name]
    report.write(tmp_path / "out", tmp_path / "out" / "report.html")
    formats.export(tmp_path / "out", "labelstudio", tmp_path / "out" / "tasks.json")
    assert sorted(path for path in tmp_path.parent.iterdir()) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out"]
