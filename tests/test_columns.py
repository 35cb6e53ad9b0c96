"""`--map`: the columns of someone else's table, in each format; what looks like a known column is said."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet
from typer.testing import CliRunner

from kaix import columns, run_record, texts
from kaix.batch.rows import from_csv
from kaix.cli import app
from kaix.failures import UsageError
from kaix.metadata import Metadata
from kaix.sources import Raw, json_lines

ROWS = [
    {"id": "x1", "Headline": "A budget", "date": "2026-03-02", "body": "The state paid 5 billion won."},
    {"id": "x2", "Headline": "A loan", "date": "2026-03-03", "body": "The bank lent 7 billion won."},
]
MAP = "id=article_id,Headline=title,date=published,body=text"
WANTED = [("x1", "A budget", "2026-03-02"), ("x2", "A loan", "2026-03-03")]


def write(path: Path, rows: list[dict[str, str]]) -> Path:
    if path.suffix == ".jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    elif path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            lines = csv.DictWriter(file, list(rows[0]))
            lines.writeheader()
            lines.writerows(rows)
    else:
        parquet.write_table(pa.Table.from_pylist(rows), path)
    return path


def kaix(*arguments: object) -> tuple[int, list[str]]:
    """The exit code, and what stands on standard error but how far the run is."""
    result = CliRunner().invoke(app, [*map(str, arguments), "--workers", "1"])
    return result.exit_code, [line for line in result.stderr.splitlines() if " left" not in line]


def articles(out: Path, *names: str) -> list[tuple[str, ...]]:
    with (out / "articles.csv").open(encoding="utf-8-sig", newline="") as file:
        return [
            tuple(row[name] for name in names or ("article_id", "title", "published"))
            for row in csv.DictReader(file)
        ]


@pytest.mark.parametrize("kind", [".jsonl", ".csv", ".parquet"])
def test_the_columns_of_each_format(kind: str, tmp_path: Path) -> None:
    file, out = write(tmp_path / f"news{kind}", ROWS), tmp_path / "out"
    assert kaix("run", file, "--out", out, "--map", MAP) == (0, [])
    assert articles(out) == WANTED


@pytest.mark.parametrize("kind", [".jsonl", ".csv", ".parquet"])
def test_columns_that_look_like_known_ones_are_said_once_a_file(kind: str, tmp_path: Path) -> None:
    rows = [{"id": row["id"], "date": row["date"], "views": "7", "text": row["body"]} for row in ROWS]
    file, out = write(tmp_path / f"news{kind}", rows), tmp_path / "out"
    said = (
        f"{file.as_posix()}: columns that look like known ones are not read: id (article_id), date (published); "
        "to read them: --map id=article_id,date=published"
    )
    assert kaix("run", file, "--out", out) == (0, [said])
    assert articles(out, "article_id", "published") == [("news-1", ""), ("news-2", "")]


def test_it_is_said_though_the_first_articles_are_about_something_else(tmp_path: Path) -> None:
    texts = ("A cat slept.", "Naver and Samsung build Korean AI models on Nvidia GPUs in Seoul.")
    file = write(tmp_path / "news.jsonl", [{"id": text[:5], "text": text} for text in texts])
    _, said = kaix("run", file, "--out", tmp_path / "out", "--about", "korean-ai")
    assert [line.partition(": ")[2].partition(";")[0] for line in said] == [
        "columns that look like known ones are not read: id (article_id)"
    ]
    assert len(articles(tmp_path / "out")) == 1


def test_another_map_reads_anew_and_the_same_does_not(tmp_path: Path) -> None:
    rows = [{**row, "lead": "In short."} for row in ROWS]
    file, out = write(tmp_path / "news.csv", rows), tmp_path / "out"
    (tmp_path / "one.txt").write_text("The state paid 5 billion won.", encoding="utf-8")

    def new(*options: str) -> int:
        command = ["run", str(file), str(tmp_path / "one.txt"), "--out", str(out), "--json", *options]
        found: int = json.loads(CliRunner().invoke(app, [*command, "--workers", "1"]).stdout)["new"]
        return found

    assert [new("--map", MAP), new("--map", MAP), new("--map", "id=article_id,lead=text")] == [3, 0, 2]
    assert articles(out, "article_id", "published") == [("one", ""), ("x1", ""), ("x2", "")]
    assert json.loads((out / "run.json").read_text(encoding="utf-8"))["options"]["map"] == {
        "id": "article_id",
        "lead": "text",
    }


def test_texts_of_such_a_run_are_found_again(tmp_path: Path) -> None:
    file, out = write(tmp_path / "news.csv", ROWS), tmp_path / "out"
    kaix("run", file, "--out", out, "--map", MAP)
    with (out / "articles.csv").open(encoding="utf-8-sig", newline="") as lines:
        found = texts.read(list(csv.DictReader(lines)), out)
    assert found == {
        "x1": ("A budget\nThe state paid 5 billion won.", ""),
        "x2": ("A loan\nThe bank lent 7 billion won.", ""),
    }


def test_a_damaged_record_of_the_run_has_no_map(tmp_path: Path) -> None:
    for content in (b"", b"{}", b"[]", b'{"options": {"map": 5}}', b"\xff"):
        (tmp_path / run_record.NAME).write_bytes(content)
        assert run_record.columns(tmp_path) == {}
    (tmp_path / run_record.NAME).unlink()
    assert run_record.columns(tmp_path) == {}


def test_the_map_of_kaix_toml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(Path("news.csv"), ROWS)
    Path("kaix.toml").write_text(f'[run]\nmap = "{MAP}"\n', encoding="utf-8")
    assert kaix("run", "news.csv", "--out", "out") == (0, [])
    assert articles(Path("out")) == WANTED


def test_a_column_that_is_named_goes_before_one_of_the_known_name() -> None:
    content = b"id;text;body\nx;short;long\n"
    (row,) = from_csv(io.BytesIO(content), "a.csv", ("a",), Metadata(), {"body": "text", "id": "article_id"})
    assert row == Raw("a.csv:1", ("x",), "long")
    (line,) = json_lines(
        io.BytesIO(b'{"text": "short", "body": "long"}'),
        "a.jsonl",
        ("a",),
        Metadata(),
        columns={"body": "text"},
    )
    assert line == Raw("a.jsonl:1", ("a-1",), "long")


def test_a_file_without_the_column_is_as_before_and_says_so() -> None:
    (row,) = from_csv(io.BytesIO(b"text\nshort\n"), "a.csv", ("a",), Metadata(), {"body": "text"})
    said = "a.csv: it has no column body, which --map names"
    assert row == Raw("a.csv:1", ("a-1",), "short", remark=said)


@pytest.mark.parametrize(
    "names",
    [
        [*columns.KNOWN],
        ["article_id", "id", "text", "body", "page"],
        ["text", "published", "date", "section", "views", "identity"],
        [],
    ],
)
def test_nothing_is_said_where_what_looks_known_is_read(names: list[str]) -> None:
    assert columns.note(names, {}) == ""


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("id", "--map id: write COLUMN=NAME, such as id=article_id"),
        ("=text", "--map =text: write COLUMN=NAME, such as id=article_id"),
        ("id=key", f"--map id=key: kaix reads no column 'key': choose from {', '.join(columns.KNOWN)}"),
        ("a=text,b=text", "--map a=text,b=text: text is named twice: name it once"),
        ("a=text,a=title", "--map a=text,a=title: a is named twice: name it once"),
    ],
)
def test_a_map_that_is_none(given: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        columns.parse(given)
    assert str(caught.value) == said
    assert kaix("run", tmp_path, "--out", tmp_path / "out", "--map", given) == (2, [said])
    assert not (tmp_path / "out").exists()
