"""Training data for spaCy: spans on the words of the rows, and spaCy's own check accepts them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.tokens import DocBin
from typer.testing import CliRunner

from kaix import tables
from kaix.cli import app
from kaix.records import RECORDS
from kaix.training import write_spacy
from tests.report import runs


@pytest.fixture
def run(tmp_path: Path) -> Path:
    text = runs.PLAIN.split("\n")[1]
    shifted = [runs.record("amounts", "b", text, "$5 million", currency="USD", amount=5, status="planned")]
    made = {
        "plain": (runs.PLAIN, runs.plain_records("plain")),
        "hostile": (runs.HOSTILE, runs.hostile_records("hostile")),
    }
    return runs.write(tmp_path, {**made, "b": (text, shifted)})  # type: ignore[dict-item]


def test_spans_are_those_of_the_rows(run: Path, tmp_path: Path) -> None:
    done = write_spacy(run, tmp_path / "train.spacy")
    docs = list(DocBin().from_disk(tmp_path / "train.spacy").get_docs(spacy.blank("en").vocab))
    assert done.documents == len(docs) == 3
    for group in RECORDS:
        written = {row["text"] for row in tables.read(run / f"{group}.csv").to_dict("records")}
        found = [span for doc in docs for span in doc.spans[group]]
        assert {span.label_ for span in found} <= {group}
        assert {text for text in written if not any(text in span.text for span in found)} == set()
    everything = sorted((s.start_char, s.end_char, s.label_) for s in docs[2].spans["sc"])
    each = sorted((s.start_char, s.end_char, s.label_) for g in RECORDS for s in docs[2].spans[g])
    assert everything == each
    assert len(set(everything)) == len(everything)  # two positions of one name are one span
    assert [doc.has_annotation("SENT_START") for doc in docs] == [True] * 3


def test_a_language_alone(run: Path, tmp_path: Path) -> None:
    assert write_spacy(run, tmp_path / "ko.spacy", "ko").documents == 0


def test_debug_data_accepts_it(tmp_path: Path) -> None:
    folder = runs.large(tmp_path, articles=110)  # fewer than 100 are an error to it, whatever they hold
    result = CliRunner().invoke(app, ["export", "spacy", str(folder), "--out", str(tmp_path / "train.spacy")])
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("110 documents with 2,200 spans in ")
    config = str(tmp_path / "config.cfg")
    data = ["--paths.train", str(tmp_path / "train.spacy"), "--paths.dev", str(tmp_path / "train.spacy")]
    for command in (
        ["init", "config", "--pipeline", "spancat", config],
        ["debug", "data", config, *data, "--verbose"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", "spacy", *command],
            check=False,
            capture_output=True,
            text=True,
            env={**os.environ, "COLUMNS": "200", "NO_COLOR": "1"},
        )
        assert done.returncode == 0, done.stdout + done.stderr
    assert "Corpus is loadable" in done.stdout
    assert "Key: sc, 'amounts' (2200)" in done.stdout
    assert "✘" not in done.stdout
