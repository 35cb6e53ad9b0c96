"""The SQL of docs/facts.md on the SQLite file of a run over three articles."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from kaix.run import Options, run

_DOCS = Path(__file__).parents[2] / "docs" / "facts.md"
_QUERY = re.compile(r"^## (.+?)$.*?^```sql$(.+?)^```$", re.MULTILINE | re.DOTALL)
QUERIES = dict(_QUERY.findall(_DOCS.read_text(encoding="utf-8")))

_ARTICLES = [
    ("one", "2026-01-02", "Garam Daily", "SK hynix will spend 15.37 trillion won on a chip plant in Cheongju. "
     "Naver has 12,400 GPUs. South Korea ranked sixth in AI talent in 2025."),
    ("two", "2026-02-03", "Onnuri Post", "SK하이닉스는 청주 공장에 15조3700억원을 투자했다. "
     "네이버는 GPU 1만2400장을 보유하고 있다."),
    ("three", "2026-02-04", "Dareum Times", "Kakao will invest 2.41 trillion won in data centers."),
]  # fmt: skip


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    folder = tmp_path_factory.mktemp("facts")
    lines = [
        json.dumps(
            {"article_id": name, "published": day, "publisher": paper, "text": text}, ensure_ascii=False
        )
        for name, day, paper, text in _ARTICLES
    ]
    (folder / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    run([folder / "news.jsonl"], folder / "out", Options(workers=1, formats=("sqlite",)))
    return sqlite3.connect(folder / "out" / "kaix.sqlite")


def asked(base: sqlite3.Connection, title: str) -> list[dict[str, Any]]:
    found = base.execute(QUERIES[title])
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]


@pytest.mark.parametrize("title", QUERIES)
def test_every_query_runs(base: sqlite3.Connection, title: str) -> None:
    asked(base, title)


def test_who_pledged_how_much(base: sqlite3.Connection) -> None:
    rows = asked(base, "Who pledged how much")
    assert [(r["entity_id"], r["pledges"], r["trillion_won"]) for r in rows] == [("kakao", 1, 2.41)]


def test_gpus_are_not_counted_twice(base: sqlite3.Connection) -> None:
    rows = asked(base, "GPUs by owner, without counting twice")
    assert [(r["entity_id"], r["gpus"]) for r in rows] == [("naver", 12_400)]


def test_which_pledges_were_kept(base: sqlite3.Connection) -> None:
    rows = asked(base, "Which pledges were kept, and which were given up")
    assert [(r["amount"], r["status"], r["history"]) for r in rows] == [
        (15_370_000_000_000, "actual", "planned 2026-01-02; actual 2026-02-03")
    ]


def test_which_papers_repeat_one_number(base: sqlite3.Connection) -> None:
    rows = asked(base, "Which papers repeat one number")
    assert [(r["article_count"], r["publishers"]) for r in rows] == [(2, "Garam Daily; Onnuri Post")]


def test_what_is_new(base: sqlite3.Connection) -> None:
    rows = asked(base, "What is new since a day")
    assert [(r["first_seen"], r["table"], r["entity"]) for r in rows] == [
        ("2026-02-04", "amounts", "Kakao"),
        ("2026-01-02", "amounts", "SK hynix"),
        ("2026-01-02", "gpu_counts", "Naver"),
        ("2026-01-02", "rankings", "South Korea"),
    ]


def test_a_rankings_line(base: sqlite3.Connection) -> None:
    assert [(r["at"], r["rank"]) for r in asked(base, "A ranking's line")] == [("2025", 6)]


def test_mentions_behind_a_fact(base: sqlite3.Connection) -> None:
    rows = asked(base, "The mentions behind a fact")
    assert len(rows) == 3
    assert sum(r["published"] == "2026-02-03" for r in rows) == 1
