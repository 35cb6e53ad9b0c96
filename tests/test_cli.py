"""The command line: exit codes, one clear line for each bad input, and nothing slow before it is needed."""

from __future__ import annotations

import errno
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kaix import __version__, tables
from kaix.cli import app

ROOT = Path(__file__).parent.parent
KOREAN = "국무회의는 인공지능 예산 1조2천억원을 의결했다고 과학기술정보통신부가 3일 세종에서 밝혔다."
HEAVY = ("spacy", "pandas", "trafilatura", "dateparser", "lxml", "numpy", "frictionless", "py3langid")


def kaix(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(KOREAN)
    return path


def test_fine(good: Path, tmp_path: Path) -> None:
    code, output, errors = kaix("run", good, "--out", tmp_path / "out")
    assert (code, errors) == (0, "")
    assert "1 article read: 1 ko" in output
    assert "amounts" in output


def test_nothing_could_be_read(tmp_path: Path) -> None:
    code, output, errors = kaix("run", tmp_path / "no.txt", "--out", tmp_path / "out")
    assert (code, output) == (1, "")
    assert errors.splitlines()[0] == f"{tmp_path}/no.txt: not found; check the path"


def test_nothing_is_about_what_was_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A football match ended two to one on a wet evening in the north.\n" * 5)
    code, _, said = kaix("run", tmp_path / "a.txt", "--about", "korean-ai", "--out", tmp_path / "out")
    assert (code, said) == (
        0,
        "nothing is about what was asked for: 1 page or article is about something else\n",
    )
    given = [tmp_path / "a.txt", tmp_path / "none.txt"]
    code, _, said = kaix("run", *given, "--about", "korean-ai", "--out", tmp_path / "out")
    assert code == 1
    assert said.endswith(f"is about something else, 1 failed: see {tmp_path}/out/failures.csv\n")


def test_some_failed(good: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF")
    code, output, errors = kaix("run", good, bad, "--out", tmp_path / "out")
    assert code == 3
    assert (
        errors
        == f"{bad}: unknown extension (.pdf); kaix reads .txt, .html, .jsonl, .csv, .parquet and .warc, "
        "also as .gz and .zst\n"
    )
    assert "1 input failed" in output


@pytest.mark.parametrize("arguments", [["walk"], ["run", "--outt", "x"], ["run", "--out"]])
def test_wrong_usage(arguments: list[str]) -> None:
    assert kaix(*arguments)[0] == 2


def test_no_folder_to_write_to(good: Path) -> None:
    code, output, errors = kaix("run", good, "--out", good)
    assert (code, output, errors.count("\n")) == (2, "", 1)
    assert f"{good}: Not a directory: nothing was written; there is a file where a folder is needed" in errors


def test_no_room_to_write_in(good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object, **kwargs: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("kaix.batch.assembly.assemble", full)
    code, output, errors = kaix("run", good, "--out", tmp_path / "out")
    assert (code, output, errors.count("\n")) == (1, "", 1)
    assert "free some space" in errors


def test_a_bucket_that_cannot_be_written(good: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    exceptions = pytest.importorskip("botocore.exceptions")

    def refuse(*args: object, **kwargs: object) -> None:
        raise exceptions.NoCredentialsError

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("fsspec.implementations.memory.MemoryFileSystem.info", refuse)
    code, output, errors = kaix("run", good, "--out", "memory://kaix-refused")
    assert (code, output, errors.count("\n")) == (1, "", 1)
    assert "NoCredentialsError: Unable to locate credentials: nothing was written" in errors


def test_interrupted(good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kaix.batch.shards.completed", interrupt)
    code, _, errors = kaix("run", good, "--out", tmp_path / "out")
    assert code == 130
    assert errors == (
        "interrupted: the tables are as they were, what was read is kept; the same command goes on from here\n"
    )
    assert not (tmp_path / "out" / "articles.csv").exists()


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--format", "csv,xls", "'xls' is no format: choose from csv, jsonl, parquet, sqlite, duckdb"),
        ("--about", "nothing", "nothing: No such file or directory; --about takes korean-ai, or a file"),
        ("--out", "nope://x", "nope://x: Protocol not known: nope"),
        ("--out", " ", "--out is empty: name a folder, or a URL"),
        ("--format", " , ", "no format is named: choose from csv, jsonl, parquet, sqlite, duckdb"),
    ],
)
def test_options_that_make_no_sense(good: Path, tmp_path: Path, option: str, value: str, said: str) -> None:
    code, _, errors = kaix("run", good, "--out", tmp_path / "out", option, value)
    assert (code, errors.count("\n")) == (2, 1)
    assert said in errors
    assert not (tmp_path / "out").exists()


def test_a_second_run_says_what_was_new(good: Path, tmp_path: Path) -> None:
    kaix("run", good, "--out", tmp_path / "out", "--workers", 1)
    assert "0 inputs were new or changed" in kaix("run", good, "--out", tmp_path / "out")[1]
    assert "were new" not in kaix("run", good, "--out", tmp_path / "out", "--fresh")[1]


def test_a_name_that_two_articles_chose_is_said(tmp_path: Path) -> None:
    lines = [json.dumps({"article_id": "k", "text": f"{KOREAN} {n}"}) for n in range(2)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    code, output, errors = kaix("run", tmp_path / "a.jsonl", "--out", tmp_path / "out")
    assert code == 3
    assert errors == (
        f"{tmp_path}/a.jsonl:2: duplicate id (article_id 'k'); two inputs have one article_id: "
        "rename one, or give its line an article_id of its own\n"
    )
    assert output.startswith("1 article read")
    assert "1 input failed" in output


def test_a_date_that_is_none_is_said_and_the_article_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    dated = f"입력 2026.02.19 17:31\n{KOREAN}"
    lines = [
        {"text": KOREAN, "published": "soon"},
        {"text": f"{dated} 둘", "published": "2026-02"},
        {"text": dated},
    ]
    (tmp_path / "in" / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    (tmp_path / "in" / "b.csv").write_text(f"text,published\n{KOREAN} 셋,never\n")
    (tmp_path / "in" / "c.txt").write_text(f"{dated} 넷")
    (tmp_path / "in" / "metadata.csv").write_text("article_id,published\na-3,2026-03-01\nc,tomorrow\n")
    code, _, errors = kaix("run", tmp_path / "in", "--out", tmp_path / "out", "--workers", 1)
    folder = tmp_path / "in"
    assert code == 3  # the line of metadata.csv is an input, the articles are read
    assert sorted(errors.splitlines()) == [
        f"{folder}/a.jsonl:1: published is 'soon', no whole date such as 2025-06-25; "
        "the article is read without a date",
        f"{folder}/a.jsonl:2: published is '2026-02', no whole date such as 2025-06-25; "
        "the article is dated 2026-02-19 by itself",
        f"{folder}/b.csv:1: published is 'never', no whole date such as 2025-06-25; "
        "the article is read without a date",
        f"{folder}/metadata.csv:3: broken metadata (published is 'tomorrow', no whole date such as 2025-06-25); "
        "correct it there",
    ]
    articles = tables.read(tmp_path / "out" / "articles.csv").set_index("article_id")["published"].to_dict()
    assert articles == {"a-1": "", "a-2": "2026-02-19", "a-3": "2026-03-01", "b-1": "", "c": "2026-02-19"}


@pytest.mark.parametrize(
    ("piped", "said"),
    [
        (KOREAN, "-: no addresses (the first line is “국무회의는"),
        ("", "-: no addresses (no line)"),
        ("a.example/1\nhttp://127.0.0.1:9/x\n", "a.example/1: no address; only http and https are fetched"),
    ],
)
def test_what_is_piped_in_is_a_list_of_addresses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, piped: str, said: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(piped.encode())))
    result = CliRunner().invoke(app, ["run", "-", "--out", str(tmp_path / "out")], input=piped)
    assert result.exit_code == 1
    assert result.stderr.startswith(said)
    assert ("kaix explain -" in result.stderr) == ("no addresses" in said)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["explain", "GOOD", "--language", "fr"], "'fr' is not one of"),
        (["explain", "GOOD", "--published", "soon"], "'soon' is no date"),
        (["explain", "OUT"], "out is a folder: name a file in it"),
        (["explain", "https://paper.example/1"], "`kaix run https://paper.example/1` fetches it"),
        (["export", "spacy", "OUT", "--language", "fr", "--out", "x"], "'fr' is not one of"),
        (["export", "spacy", "OUT", "--out", "."], ".: Is a directory"),
        (["report", "OUT", "--out", "."], ".: Is a directory"),
        (["report", "GOOD"], "good.txt is a file: name the folder that holds articles.csv"),
        (["evaluate", "GOOD", "--gold", "OUT"], "good.txt is a file"),
        (["evaluate", "OUT", "--gold", "GOOD"], "good.txt is a file"),
        (["diff", "OUT", "GOOD"], "good.txt is a file"),
        (["annotate", "agree", "OUT", "GOOD"], "good.txt is a file"),
        (["annotate", "export", "OUT", "--format", "doccano", "--out", "."], ".: Is a directory"),
        (["annotate", "import", "OUT", "--format", "doccano", "--out", "new"], "Is a directory"),
        (["annotate", "import", "GOOD", "--format", "doccano", "--out", "new"], "is no export of doccano"),
    ],
)
def test_a_wrong_place_or_value_is_one_line_and_code_2(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    kaix("run", good, "--out", tmp_path / "out")
    monkeypatch.chdir(tmp_path)
    places = {"GOOD": str(good), "OUT": str(tmp_path / "out")}
    code, output, errors = kaix(*(places.get(each, each) for each in arguments))
    assert (code, output) == (2, "")
    assert said in " ".join(errors.replace("│", " ").split())
    assert errors.count("\n") == 1 or "Usage:" in errors
    assert not (tmp_path / "new").exists()


def test_a_name_cannot_command_the_terminal(tmp_path: Path) -> None:
    bad = tmp_path / "a\x1b[31m\n[red]b.pdf"
    bad.write_bytes(b"x")
    errors = kaix("run", bad, "--out", tmp_path / "out")[2]
    assert errors.splitlines()[0].startswith(f"{tmp_path}/a�[31m�[red]b.pdf: unknown extension")


def test_version() -> None:
    assert kaix("--version")[1] == f"kaix {__version__}\n"


def python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    return done.stdout


def test_help_imports_nothing_heavy() -> None:
    code = f"""
import sys
from typer.testing import CliRunner

from kaix.cli import app
assert CliRunner().invoke(app, ["run", "--help"]).exit_code == 0
print([name for name in {HEAVY!r} if name in sys.modules])
"""
    assert python(code) == "[]\n"


def test_the_package_imports_nothing_heavy() -> None:
    code = f"import sys, kaix; print([name for name in {HEAVY!r} if name in sys.modules])"
    assert python(code) == "[]\n"


def test_text_needs_no_trafilatura(good: Path, tmp_path: Path) -> None:
    code = f"""
import sys
from kaix.run import run
run([{str(good)!r}], {str(tmp_path / "out")!r})
print([name for name in ("trafilatura", "frictionless", "py3langid") if name in sys.modules])
"""
    assert python(code) == "[]\n"


def test_as_a_module(good: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kaix", "run", str(good), "--out", str(tmp_path / "out"), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_default_is_corpus_to_outputs(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text(KOREAN)
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); sys.argv[1:] = ['run']; import kaix.cli as c; c.main()"
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True, capture_output=True)
    assert (tmp_path / "outputs" / "datapackage.json").exists()


def test_the_summary_as_json(good: Path, tmp_path: Path) -> None:
    code, output, errors = kaix("run", good, "--out", tmp_path / "out", "--json")
    summary = json.loads(output)
    assert (code, errors, summary["read"], summary["rows"]["amounts"]) == (0, "", 1, 1)


def test_quiet(good: Path, tmp_path: Path) -> None:
    assert kaix("run", good, tmp_path / "no.txt", "--out", tmp_path / "out", "--quiet") == (3, "", "")


def test_events_as_json(good: Path, tmp_path: Path) -> None:
    code, output, errors = kaix("run", good, tmp_path / "no.txt", "--out", tmp_path / "out", "--log", "json")
    events = [json.loads(line) for line in errors.splitlines()]
    assert (code, output, events[-1]["event"], events[-1]["failed"]) == (3, "", "summary", 1)
    [failure] = [e for e in events if e["event"] == "failure"]
    assert (failure["reason"], failure["advice"]) == ("not found", "check the path")


def test_options_from_a_file(good: Path, tmp_path: Path) -> None:
    (tmp_path / "job.toml").write_text(f"[run]\nout = '{tmp_path}/there'\nquiet = true\n")
    assert kaix("--config", tmp_path / "job.toml", "run", good) == (0, "", "")
    assert (tmp_path / "there" / "amounts.csv").exists()
    assert kaix("--config", tmp_path / "job.toml", "run", good, "--out", tmp_path / "here")[0] == 0
    assert (tmp_path / "here" / "amounts.csv").exists()
    (tmp_path / "job.toml").write_text("[run]\nnothing = 1\n")
    assert kaix("--config", tmp_path / "job.toml", "run", good)[0] == 2


def test_nothing_to_read_outside_the_clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert kaix("run") == (
        2,
        "",
        "name what to read: kaix run FILE, FOLDER or URL (there is no folder corpus here)\n",
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("verb", ["evaluate", "report", "diff"])
def test_a_folder_behind_a_url_is_refused_in_one_line(verb: str) -> None:
    code, _, errors = kaix(verb, "s3://bucket/tables", *(["outputs"] if verb == "diff" else []))
    assert (code, errors) == (2, "s3://bucket/tables: this verb takes a local folder: copy it here first\n")


def test_a_text_is_no_file() -> None:
    code, _, errors = kaix("explain", "Seoul will spend 3 trillion won.")
    assert (code, errors) == (
        2,
        "this is no file: to explain a text, pipe it in: echo '…' | kaix explain -\n",
    )


def test_a_failure_that_is_known_is_shown_and_sets_no_code(good: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF")
    given = ("run", good, bad, "--out", tmp_path / "out")
    assert kaix(*given)[0] == 3
    code, output, errors = kaix(*given)
    assert code == 0
    assert errors.splitlines()[0].endswith("(known from the run before)")
    assert "1 input failed, 1 of them as in the run before" in output
    assert kaix(*given, "--strict")[0] == 3


@pytest.mark.parametrize("refresh", ["", "7", "d", "1w", "-1d", "١d"])
def test_a_refresh_that_is_no_time(good: Path, tmp_path: Path, refresh: str) -> None:
    code, _, errors = kaix("run", good, "--out", tmp_path / "out", "--refresh", refresh)
    assert code == 2
    assert "is no time such as 7d, 12h or 30m" in " ".join(errors.replace("│", " ").split())


def test_forget_says_what_it_cannot_do(good: Path, tmp_path: Path) -> None:
    code, _, errors = kaix("forget", "nothing", "--out", tmp_path / "out")
    assert (code, errors.count("\n")) == (2, 1)
    kaix("run", good, "--out", tmp_path / "out")
    code, _, errors = kaix("forget", "https://a.example/1", "--out", tmp_path / "out")
    assert (code, errors.count("\n")) == (2, 1)
