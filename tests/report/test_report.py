"""The page without a browser: what stands in its source, and what it shows where a text is gone."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kaix import report, texts
from kaix.cli import app
from kaix.evaluation.rows import EvaluationError
from kaix.offsets import Utf16
from kaix.report import charts, content, page
from kaix.run import run
from tests.report import runs

ROOT = Path(__file__).parent.parent.parent


def source_of(folder: Path) -> str:
    report.write(folder / "run", folder / "report.html")
    return (folder / "report.html").read_text(encoding="utf-8")


def shown(html: str) -> dict:
    """The rows and articles in the page."""
    (text,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', html, re.S)
    return json.loads(text)


def test_no_article_can_leave_its_place(tmp_path: Path) -> None:
    runs.small(tmp_path)
    html = source_of(tmp_path)
    assert html.count("<script") == html.count("</script>") == 2
    assert "<!--" not in html
    assert "<img" not in html
    assert "\u2028" not in html
    assert "document.title='broken'</script>" not in html
    found = shown(html)
    assert [article["text"] for article in found["articles"]] == [runs.HOSTILE, runs.PLAIN]
    assert found["articles"][0]["url"] == ""
    (row,) = found["tables"]["gpu_counts"]["rows"]
    assert "항만 </script><script>document.title='broken'</script>" in row


def test_the_page_forbids_every_request_and_any_other_script(tmp_path: Path) -> None:
    runs.small(tmp_path)
    html = source_of(tmp_path)
    script = re.findall(r"<script>(.*?)</script>", html, re.S)[-1]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    assert f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'" in policy[1]
    outside = set(re.findall(r'(?:src|href)="(https?:[^"]*)"', html)) | set(re.findall(r"url\([^)]*\)", html))
    assert {name for name in outside if "#" not in name} == set()
    assert "innerHTML" not in script


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
    assert content.from_sentences([record])[0] == "one two"
    broken = replace(record, sentence="other")
    text, places = content.from_sentences([broken])
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


def test_charts_escape_and_carry_hangul(tmp_path: Path) -> None:
    made = charts.charts(content.read(runs.small(tmp_path)))
    assert made is not None
    svg = "".join(chart.svg for chart in made if chart.svg)
    assert "항만 모델" in svg
    assert "<b>" not in svg
    assert "<!--" not in svg
    assert "<script" not in svg
    assert "&lt;script&gt;" in svg
    assert [(chart.title, chart.svg is not None) for chart in made] == [
        ("Money by period and topic, KRW", True),
        ("Money by period and topic, USD", False),
        ("GPU counts over time", True),
        ("Rankings over time", True),
        ("Who held which office", True),
    ]


def test_the_first_place_stands_on_top() -> None:
    when = {"a": "2024-01-01", "b": "2025-01-01"}
    found = [
        runs.record(
            "rankings", name, "ranked", "ranked", rank=rank, subject="South Korea", domain="AI models"
        )
        for name, rank in (("a", 9), ("b", 3))
    ]
    svg = charts._ranks(found, when).svg  # type: ignore[arg-type]
    heights = {int(rank): float(y) for y, rank in _points(str(svg))}
    assert heights[3] < heights[9]


def _points(svg: str) -> list[tuple[str, str]]:
    found = re.findall(r'<path aria-label="([^"]*)"[^>]*transform="translate\([^,]*,([^)]*)\)"', svg)
    return [(y, rank[1]) for label, y in found if (rank := re.search(r"rank: (\d+)", label))]


def test_without_the_charting_library_the_page_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(charts, "NEEDED", ("no_such_library",))
    runs.small(tmp_path)
    assert "pip install altair vl-convert-python" in source_of(tmp_path)


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
    for arguments, code in (
        (["report", str(tmp_path / "no")], 2),
        (["report", str(tmp_path / "run"), "--out", f"{path}/x"], 2),
        (["report", str(tmp_path / "run"), "--out", str(tmp_path)], 2),
        (["report", str(path)], 2),
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
