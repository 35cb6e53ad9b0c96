"""The page without a browser: what stands in its source, and what it shows where a text is gone."""

from __future__ import annotations

import base64
import csv
import gzip
import hashlib
import json
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner

import kaix
from kaix import report, texts
from kaix.cells import unguard
from kaix.cli import app
from kaix.evaluation.rows import EvaluationError
from kaix.offsets import Utf16
from kaix.report import charts, content, data, money, page, sentences, static
from kaix.run import run
from tests.report import runs

ROOT = Path(__file__).parent.parent.parent


def source_of(folder: Path) -> str:
    """The page without the library of its charts."""
    report.write(folder / "run", folder / "report.html")
    html = (folder / "report.html").read_text(encoding="utf-8")
    assert html.count(charts.bundle()) == 1
    return html.replace(charts.bundle(), "/* library */")


def shown(html: str) -> dict:
    """The rows and articles in the page."""
    (text,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', html, re.S)
    return json.loads(text)


def test_no_article_can_leave_its_place(tmp_path: Path) -> None:
    runs.small(tmp_path)
    html = source_of(tmp_path)
    assert html.count("<script") == html.count("</script>") == 3
    assert "<!--" not in html
    assert "<img" not in html
    assert "\u2028" not in html[html.index('<script type="application/json"') :]
    assert "document.title='broken'</script>" not in html
    found = shown(html)
    assert [article["text"] for article in found["articles"]] == [runs.HOSTILE, runs.PLAIN]
    assert found["articles"][0]["url"] == ""
    (row,) = found["tables"]["gpu_counts"]["rows"]
    assert "항만 </script><script>document.title='broken'</script>" in row


def test_the_page_forbids_every_request_and_any_other_script(tmp_path: Path) -> None:
    runs.small(tmp_path)
    html = source_of(tmp_path)
    library, script = re.findall(r"<script>(.*?)</script>", html, re.S)
    assert library == "/* library */"
    digests = [
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for text in (script, charts.bundle())
    ]
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    assert f"default-src 'none'; style-src 'unsafe-inline'; script-src {allowed};" in policy[1]
    outside = set(re.findall(r'(?:src|href)="(https?:[^"]*)"', html)) | set(re.findall(r"url\([^)]*\)", html))
    assert {name for name in outside if "#" not in name} == set()
    assert "innerHTML" not in script


def test_the_library_of_the_charts_stays_in_its_place_and_asks_for_nothing() -> None:
    assert [
        name for name in ("</script", "<script", "<!--", "import(") if name in charts.bundle().lower()
    ] == []
    assert charts.charts().keys() == {"money", "gpus", "ranks", "holders"}
    assert '"url"' not in json.dumps(charts.charts())


def test_without_the_charts_packages_the_page_says_how_to_get_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs.small(tmp_path)
    note = "<code>pip install altair vl-convert-python</code>"
    assert note not in source_of(tmp_path)
    monkeypatch.setattr(charts, "NEEDED", ("altair", "no_such_package"))
    report.write(tmp_path / "run", tmp_path / "report.html")
    html = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert html.count(note) == 1
    assert html.count("<script") == 2
    assert "vegaEmbed=" not in html
    assert len(html) < 200_000


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    runs.small(tmp_path)
    assert source_of(tmp_path) == source_of(tmp_path)


def test_offsets_are_those_of_javascript(tmp_path: Path) -> None:
    runs.small(tmp_path)
    found = shown(source_of(tmp_path))
    for group, words in (("gpu_counts", ["64 GPUs"]), ("rankings", ["third in Asia", "fifth of 40"])):
        for row, text in zip(found["tables"][group]["rows"], words, strict=True):
            units = found["articles"][row[0]]["text"].encode("utf-16-le")
            assert units[2 * row[1] : 2 * row[2]].decode("utf-16-le") == text
            sentence = units[2 * row[3] : 2 * row[4]].decode("utf-16-le")
            assert sentence == (runs.HOSTILE if row[0] == 0 else runs.PLAIN).split("\n")[1]


def test_a_text_that_is_gone_or_changed_is_not_shown_as_the_one_that_was_read(tmp_path: Path) -> None:
    runs.small(tmp_path)
    (tmp_path / "texts" / "hostile.txt").unlink()
    (tmp_path / "texts" / "plain.txt").write_text(f"It is another text now. {runs.PLAIN}")
    made = content.read(tmp_path / "run")
    assert [article.note for article in made.articles] == [texts.GONE, texts.CHANGED]
    assert [article.text for article in made.articles] == [
        runs.HOSTILE.replace("\n", "\n\n"),
        runs.PLAIN.replace("\n", "\n\n"),
    ]
    by_id = {article.cells["article_id"]: article.text for article in made.articles}
    for group, records in made.records.items():
        for record, place in zip(records, made.places[group], strict=True):
            text = by_id[record.article_id]
            assert text[slice(*place.anchor)] == record.text
            assert text[slice(*place.sentence)] == record.sentence


def test_a_sentence_that_does_not_hold_its_anchor_is_shown_as_the_anchor() -> None:
    record = runs.record("rankings", "a", "one two", "two", rank=2)
    assert sentences.from_sentences([record])[0] == "one two"
    broken = replace(record, sentence="other")
    text, places = sentences.from_sentences([broken])
    assert (text, places[0].anchor) == ("two", (0, 3))


def test_lines_of_a_file_are_found_again(tmp_path: Path) -> None:
    lines = [json.dumps({"text": text}) for text in (runs.HOSTILE, runs.PLAIN)]
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(lines))
    digests = [hashlib.sha256(text.encode()).hexdigest() for text in (runs.HOSTILE, runs.PLAIN)]
    rows = [
        {"article_id": "b", "source": f"{path}:2", "sha256": digests[1]},
        {"article_id": "a", "source": f"{path}:1", "sha256": digests[0]},
        {"article_id": "w", "source": "https://example.org/x.html", "sha256": digests[0]},
    ]
    assert texts.read(rows, tmp_path) == {
        "a": (runs.HOSTILE, ""),
        "b": (runs.PLAIN, ""),
        "w": (None, texts.ON_THE_WEB),
    }


def test_packed_files_and_tables_are_read_again(tmp_path: Path) -> None:
    text = (
        "The cabinet of South Korea approved {} trillion won for artificial intelligence on Friday in Seoul."
    )
    (tmp_path / "in").mkdir()
    with gzip.open(tmp_path / "in" / "a.txt.gz", "wt") as file:
        file.write(text.format(1))
    with gzip.open(tmp_path / "in" / "b.jsonl.gz", "wt") as file:
        file.write("\n".join(json.dumps({"text": text.format(n)}) for n in (2, 3)))
    (tmp_path / "in" / "c.csv").write_text(f"article_id,text\nc1,{text.format(4)}\nc2,{text.format(5)}\n")
    run([str(tmp_path / "in")], tmp_path / "run")
    articles = content.read(tmp_path / "run").articles
    assert [(article.text, article.note) for article in articles] == [
        (text.format(n), "") for n in range(1, 6)
    ]


def test_the_facts_of_a_run_are_those_of_its_table() -> None:
    made = content.read(ROOT / "outputs")
    with (ROOT / "outputs" / "facts.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.reader(lines))[1:]
    assert [[unguard(cell) for cell in row] for row in rows] == [
        [data.text(cell) for cell in fact.cells()] for fact in made.facts
    ]


def test_a_sum_has_the_rate_of_its_year(tmp_path: Path) -> None:
    found = content.read(runs.told(tmp_path)).facts
    sums = {fact.record.text: money.worth(fact) for fact in found if fact.record.group == "amounts"}
    assert {text: w and (w.rate.year, dict(w.values)) for text, w in sums.items()} == {
        "5 trillion won": (2025, {"KRW": 5 * 10**12, "USD": 3_516_174_402}),
        "2 trillion won": (2025, {"KRW": 2 * 10**12, "USD": 1_406_469_761}),
        "$10 million": (2025, {"KRW": 14_220_000_000, "USD": 10**7}),
        "$3 million a year": None,
    }


def test_totals_are_of_facts_and_what_is_denied_is_added_apart(tmp_path: Path) -> None:
    about = {"entity": "Haeju City", "currency": "KRW", "topic": "Model"}
    texts_of = {
        "a": "The city plans 3 billion won, did spend 4 billion won, and denied 5 billion won.",
        "b": "The city plans 3 billion won. It has 7 billion yen.",
    }
    (folder := tmp_path / "run").parent.mkdir(exist_ok=True)
    made = {
        "a": [
            ("3 billion won", 3 * 10**9, {"status": "planned"}),
            ("4 billion won", 4 * 10**9, {"topic": "model"}),
            ("5 billion won", 5 * 10**9, {"status": "denied"}),
        ],
        "b": [
            ("3 billion won", 3 * 10**9, {"status": "planned"}),
            ("7 billion yen", 7 * 10**9, {"currency": "JPY"}),
        ],
    }
    runs.write(tmp_path, {
        name: (text, [
            runs.record("amounts", name, text, anchor, **(about | values), amount=Decimal(amount))
            for anchor, amount, values in made[name]
        ])
        for name, text in texts_of.items()
    })  # fmt: skip
    read = content.read(folder)
    (total,) = money.totals(read.facts, "KRW", data.names_of_bodies(read))
    assert (total.entity, total.topic.casefold(), total.facts) == ("Haeju City", "model", 2)
    assert total.sums == {"planned": 3 * 10**9, "actual": 4 * 10**9, "denied": 5 * 10**9}


def test_tables_for_readers_without_javascript(tmp_path: Path) -> None:
    read = content.read(runs.told(tmp_path))
    names = data.names_of_bodies(read)
    made = {table.title: table for table in static.tables(read, "", names)}
    assert list(made) == [
        "Totals in KRW", "Totals in USD", "Facts, the newest first", "Positions", "Checks", "Failures", "Articles",
    ]  # fmt: skip
    assert made["Totals in KRW"].rows == [
        ["Haeju City", "harbour model", "", "2,000,000,000,000", "", "1"],
        ["Haeju City", "port", "", "14,220,000,000", "", "1"],
        ["Haeju City", "chips", "", "", "5,000,000,000,000", "0"],
    ]
    assert "2025: 1,422 won a dollar (Bank of Korea)" in made["Totals in KRW"].caption
    facts = made["Facts, the newest first"]
    at, words = facts.columns.index("first_seen"), facts.columns.index("sentence")
    assert [row[at] for row in facts.rows] == sorted((row[at] for row in facts.rows), reverse=True)
    assert [facts.rows[n][words] for n in facts.denied] == [runs.PLAN.split("\n")[1]] * 2
    new = {table.title: table for table in static.tables(read, "2026-05-01", names)}[
        "Facts new since 2026-05-01"
    ]
    assert {row[words] for row in new.rows} == {runs.LATER}


def test_tables_without_javascript_are_escaped(tmp_path: Path) -> None:
    runs.small(tmp_path)
    (static_part,) = re.findall(r"<noscript>(.*?)</noscript>", source_of(tmp_path), re.S)
    assert "&lt;/script&gt;&lt;script&gt;document.title=" in static_part
    assert re.findall(r"<(?!/?(?:main|p|h2|div|table|thead|tbody|tr|th|td)\b)", static_part) == []


def test_columns_are_explained_by_the_schema(tmp_path: Path) -> None:
    runs.small(tmp_path)
    found = shown(source_of(tmp_path))
    for table, columns in kaix.schema().items():
        if table != "articles":
            assert found["help"][table] == {column["name"]: column["description"] for column in columns}


def test_header_counts_no_denial_and_no_repetition(tmp_path: Path) -> None:
    runs.told(tmp_path)
    (header,) = re.findall(r"<header>.*?<p>(.*?)</p>", source_of(tmp_path), re.S)
    assert " ".join(header.split()).startswith(
        "3 articles (2 en, 1 ko): 7 facts, 0 officials, 4 amounts, 2 GPU counts, 2 rankings, 0 positions,"
    )


def test_a_row_of_an_unknown_article(tmp_path: Path) -> None:
    runs.small(tmp_path)
    path = tmp_path / "run" / "amounts.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("plain,", "other,"))
    with pytest.raises(EvaluationError, match=r"amounts\.csv: unknown article 'other'"):
        content.read(tmp_path / "run")


def test_the_verb(tmp_path: Path) -> None:
    runs.small(tmp_path)
    result = CliRunner().invoke(app, ["report", str(tmp_path / "run")])
    assert (result.exit_code, result.stderr) == (0, "")
    path = tmp_path / "run" / "report.html"
    assert result.stdout == f"{path} ({path.stat().st_size:,} bytes)\n"
    assert (
        CliRunner()
        .invoke(app, ["report", str(tmp_path / "run"), "--out", str(tmp_path / "x.html")])
        .exit_code
        == 0
    )
    assert (tmp_path / "x.html").read_bytes() == path.read_bytes()
    assert CliRunner().invoke(app, ["report", str(tmp_path / "run"), "--since", "2026-01-01"]).exit_code == 0
    assert shown(path.read_text(encoding="utf-8"))["since"] == "2026-01-01"
    for arguments, code in (
        (["report", str(tmp_path / "no")], 2),
        (["report", str(tmp_path / "run"), "--out", f"{path}/x"], 2),
        (["report", str(tmp_path / "run"), "--out", str(tmp_path)], 2),
        (["report", str(path)], 2),
        (["report", str(tmp_path / "run"), "--since", "last week"], 2),
    ):
        result = CliRunner().invoke(app, arguments)
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (code, "", 1)


def test_an_empty_run(tmp_path: Path) -> None:
    runs.write(tmp_path, {})
    assert "0 articles" in source_of(tmp_path)


def test_script_json() -> None:
    value = ["</script><!--<script>&", "\u2028\u2029", "가"]
    text = page.script_json(value)
    assert json.loads(text) == value
    assert not set("<>&\u2028\u2029") & set(text)
    assert page.script_json("\ud800") == '"?"'


@pytest.mark.parametrize("text", ["", "abc", "가나", "🤖", "a🤖b🤖🤖c", "𝒜가"])
def test_utf16_offsets(text: str) -> None:
    offsets = Utf16(text)
    for points in range(len(text) + 1):
        units = len(text[:points].encode("utf-16-le")) // 2
        assert offsets.units(points) == units
        assert offsets.points(units) == points


def test_inside_a_character() -> None:
    with pytest.raises(ValueError, match="inside a character"):
        Utf16("a🤖").points(2)
