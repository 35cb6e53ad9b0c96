"""Articles one by one give the rows that all of them at once give."""

from __future__ import annotations

import random
import tracemalloc
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kaix.across import gathering as module
from kaix.across.checks import checks
from kaix.across.facts import facts
from kaix.across.gathering import Gathering
from kaix.across.mentions import Mention
from kaix.across.merging import Merging
from kaix.across.positions import positions
from kaix.records import Amount, AnyRecord, Official, Ranking
from kaix.report import content
from kaix.run import run
from kaix.tables import read

PUBLISHED = {"a": "2025-06-25", "b": "2025-07-01", "c": "2026-02-01", "가": None}


def anchor(start: int, text: str, article: str) -> dict[str, object]:
    return {
        "start": start, "end": start + len(text), "text": text, "sentence": f"{text}.", "rule": "x",
        "article_id": article,
    }  # fmt: skip


def official(article: str, start: int, person: str, position: str, status: str = "current") -> Official:
    return Official(
        **anchor(start, person, article),  # type: ignore[arg-type]
        person=person,
        person_id=person.lower().replace(" ", "-"),
        position=position,
        organization="Ministry of Science and ICT",
        status=status,
    )


def amount(article: str, start: int, text: str, value: int, converts: int | None = None) -> Amount:
    return Amount(
        **anchor(start, text, article),  # type: ignore[arg-type]
        currency="USD" if "$" in text else "KRW",
        amount=Decimal(value),
        entity="Naver",
        topic="data centres",
        period="2026",
        converts=converts,
    )


ARTICLES: dict[str, list[AnyRecord]] = {
    "a": [
        official("a", 0, "Noh Ga-ram", "Minister"),
        amount("a", 20, "3 trillion won", 3 * 10**12),
        amount("a", 40, "$2.1 million", 2_100_000, converts=20),
    ],
    "b": [official("b", 0, "Seok Min", "Minister"), official("b", 30, "Noh Ga-ram", "Minister")],
    "c": [
        amount("c", 0, "4 trillion won", 4 * 10**12),
        official("c", 20, "Noh Ga-ram", "minister"),
        official("c", 40, "Seok Min", "Minister"),
    ],
    "가": [Ranking(**anchor(0, "5위", "가"), rank=5, total=4)],  # type: ignore[arg-type]
}


def test_as_all_at_once_in_any_order(tmp_path: Path) -> None:
    records = [record for found in ARTICLES.values() for record in found]
    expected = checks(records, PUBLISHED)
    assert {finding.check for finding in expected} == {
        "two_holders", "scale_slip", "disagreement", "rank_above_total"
    }  # fmt: skip
    officials = [record for record in records if isinstance(record, Official)]
    names = list(ARTICLES)
    for seed in range(4):
        random.Random(seed).shuffle(names)
        with Gathering(tmp_path / f"{seed}.sqlite" if seed % 2 else None) as gathering:
            for name in names:
                gathering.add(name, PUBLISHED[name], ARTICLES[name])
            assert list(gathering.positions()) == positions(officials, PUBLISHED)
            assert gathering.findings() == expected


def test_a_repeated_article_is_checked_once() -> None:
    with Gathering() as gathering:
        gathering.add("a", "2025-06-25", ARTICLES["a"])
        copied = [replace(record, article_id="copy") for record in ARTICLES["a"]]
        gathering.add("copy", "2025-06-25", copied, duplicate=True)
        assert [finding.check for finding in gathering.findings()] == ["scale_slip"]
        (position,) = gathering.positions()
    assert (position.mentions, position.articles) == (1, ("a", "copy"))


def test_what_only_a_repeated_article_says_is_counted_once() -> None:
    with Gathering() as gathering:
        gathering.add("a", "2025-06-25", [])
        for name in ("b", "c"):
            gathering.add(name, "2025-06-25", [official(name, 0, "Seok Min", "Minister")], duplicate=True)
        (position,) = gathering.positions()
    assert (position.mentions, position.articles) == (1, ("b", "c"))


def test_a_run_writes_both_tables(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text(
        "Naver will spend 3 trillion won ($2.1 million) on data centers in 2026, CEO Choi Soo-yeon said."
    )
    (tmp_path / "in" / "metadata.csv").write_text("article_id,published\none,2025-06-25\n")
    summary = run([tmp_path / "in"], tmp_path / "out")
    found = read(tmp_path / "out" / "checks.csv")
    amounts = read(tmp_path / "out" / "amounts.csv")
    assert list(found["check"]) == ["scale_slip"]
    assert summary.findings == 1
    places = [f"amounts:one:{start}" for start in amounts["start"]]
    assert found["rows"][0].split("; ") == places
    held = read(tmp_path / "out" / "positions.csv")
    assert held[["person_id", "position", "articles"]].to_dict("records") == [
        {"person_id": "choi-soo-yeon", "position": "CEO", "articles": "one"}
    ]


def test_summary_tables_and_report_count_a_repeated_article_alike(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    text = "Naver will spend 3 trillion won ($2.1 million) on data centers in 2026, CEO Choi Soo-yeon said."
    for name in ("one", "two"):
        (tmp_path / "in" / f"{name}.txt").write_text(text)
    (tmp_path / "in" / "metadata.csv").write_text("article_id,published\none,2025-06-25\ntwo,2025-06-25\n")
    summary = run([tmp_path / "in"], tmp_path / "out")
    assert (summary.duplicates, summary.rows["officials"], summary.findings) == (1, 1, 1)
    (held,) = read(tmp_path / "out" / "positions.csv").to_dict("records")
    assert (held["mentions"], held["articles"]) == ("1", "one; two")
    shown = content.read(tmp_path / "out")
    assert [finding.check for finding in shown.findings] == ["scale_slip"]
    assert [position.mentions for position in shown.positions] == [1]


def many_sums(articles: int) -> list[tuple[str, str | None, list[AnyRecord]]]:
    """Articles of one body: sums that come again, exact, rounded and about right, and conversions."""
    rng = random.Random(3)
    found: list[tuple[str, str | None, list[AnyRecord]]] = []
    for n in range(articles):
        name = f"n{n}"
        records: list[AnyRecord] = []
        for start in (0, 40):
            value = int(float(f"%.{rng.choice((0, 1, 2, 3))}e" % rng.randrange(1_700, 2_100))) * 10**9
            said: dict[str, Any] = {
                "topic": rng.choice((None, "data centres", "a plant", "반도체 공장")),
                "period": rng.choice((None, "2026", "2026-03")),
                "modifier": rng.choice(("exact", "exact", "approx")),
                "status": rng.choice(("actual", "planned", "denied")),
            }
            records.append(replace(amount(name, start, f"{value} won", value), **said))
        # one is a conversion of what stands behind it, one of nothing that is known
        records.append(
            replace(amount(name, 20, "$2 million", 2_000_000), converts=rng.choice((40, 99, None)))
        )
        found.append((name, rng.choice((None, "2024-01-01", "2026-01-01", "2026-02-01")), records))
    return found


@pytest.mark.parametrize("held", [0, 5, 10_000])
def test_facts_of_one_body_are_those_of_all_at_once(monkeypatch: pytest.MonkeyPatch, held: int) -> None:
    monkeypatch.setattr(module, "_HELD", held)
    monkeypatch.setattr(module, "Merging", lambda: Merging(3))
    found = many_sums(120)
    expected = [
        fact.cells() for fact in facts([Mention(r, "naver", day) for _, day, some in found for r in some])
    ]
    assert 100 < len(expected) < 300
    for seed in range(3):
        random.Random(seed).shuffle(found)
        with Gathering() as gathering:
            for name, day, records in found:
                gathering.add(name, day, records, bodies=["naver"] * len(records))
            assert [fact.cells() for fact in gathering.facts()] == expected


def peak(articles: int, path: Path) -> int:
    """Bytes of Python objects, at most, while the facts of so many sums of one body are made."""
    with Gathering(path) as gathering:
        for n in range(articles):
            gathering.add(f"n{n}", None, [amount(f"n{n}", 0, "won", (n + 1) * 10**8)])
        tracemalloc.start()
        try:
            assert sum(1 for _ in gathering.facts()) == articles
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()


def test_memory_does_not_grow_with_the_sums_of_one_body(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(module, "_HELD", 100)
    monkeypatch.setattr(module, "Merging", lambda: Merging(100))
    few, many = peak(500, tmp_path / "few"), peak(2_000, tmp_path / "many")
    assert many < 1.5 * few, f"{few:,} and {many:,} bytes"
