"""How positions, checks and facts grow with the rows: twice the articles take about twice as long."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from kaix.across.gathering import Gathering
from kaix.records import Amount, AnyRecord, GpuCount, Official, Ranking
from tests.benchmarks.novel import SEED
from tests.benchmarks.speed import Measured

ARTICLES = 5_000
"""Of four rows each; the larger run has four times as many."""
_BODIES, _PEOPLE = 300, 2_000


def _anchor(article: int, start: int) -> dict[str, Any]:
    return {
        "article_id": f"a{article}", "start": start, "end": start + 5, "text": "xxxxx", "rule": "x",
        "sentence": "A sentence that says so, and is as long as most of them are.",
    }  # fmt: skip


def _records(article: int, rng: random.Random) -> list[AnyRecord]:
    body = f"Body {int(rng.random() ** 3 * _BODIES)}"  # some are in the news more than others
    person = rng.randrange(_PEOPLE)
    return [
        Amount(
            **_anchor(article, 0), currency="KRW", amount=Decimal(rng.randrange(1, 3_000) * 10**9), entity=body,
            topic=rng.choice(["AI investment", "data center", "operating profit", None]),
            period=rng.choice([None, "2025", "2026"]), status=rng.choice(["actual", "planned"]),
        ),
        GpuCount(**_anchor(article, 20), count=rng.randrange(1, 200) * 1_000, entity=body),
        Ranking(**_anchor(article, 40), rank=rng.randrange(1, 30), subject=body, domain="patents", period="2025"),
        Official(
            **_anchor(article, 60), person=f"P {person}", person_id=f"p-{person}", position="minister",
            organization=body, sector="government",
        ),
    ]  # fmt: skip


def _taken(articles: int) -> float:
    rng = random.Random(SEED)
    start = time.process_time()
    with Gathering() as gathering:
        for n in range(articles):
            day = f"2026-{n % 12 + 1:02}-{n % 28 + 1:02}"
            gathering.add(f"a{n}", day, _records(n, rng), publisher=f"paper {n % 200}", language="en")
        for rows in (gathering.facts(), gathering.positions(), gathering.findings()):
            for _ in rows:
                pass
    return time.process_time() - start


def near_linear() -> Iterator[Measured]:
    """Four times the articles against one time, an article: 1 is linear."""
    once, more = _taken(ARTICLES), _taken(4 * ARTICLES)
    said = f"{ARTICLES:,} articles of four rows, {once:.1f} s of processor time"
    ours = f"{4 * ARTICLES:,}, {more:.1f} s"
    yield Measured("facts, positions, checks, an article", said, ours, more / once / 4, 1.3, at_most=True)
