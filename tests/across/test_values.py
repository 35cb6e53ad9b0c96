"""What two records must share to contradict each other, and the finding where they do."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kaix.across.findings import Finding
from kaix.across.values import disagreement, value_key
from kaix.records import Amount, AnyRecord, GpuCount, Official, Ranking

AMOUNT = Amount(
    article_id="a", start=1, end=9, text="9 trillion won", sentence="", rule="", currency="KRW",
    amount=Decimal(9_000), entity="Haneul Robotics", topic="AI Budget", period="2026",
)  # fmt: skip
GPUS = GpuCount(
    article_id="a", start=1, end=9, text="64 GPUs", sentence="", rule="", count=64, model="H100",
    entity="Haneul Robotics", date="2026-01",
)  # fmt: skip
RANKING = Ranking(
    article_id="a", start=1, end=9, text="4th", sentence="", rule="", rank=4, subject="Haneul Robotics",
    domain="AI readiness", scope="Asia", source="The Pier", period="2025",
)  # fmt: skip
OFFICIAL = Official(
    article_id="a",
    start=1,
    end=9,
    text="Kim",
    sentence="",
    rule="",
    person="Kim",
    person_id="kim",
    position="head",
)
WHO = "haneul-robotics"


def test_keys() -> None:
    assert value_key(AMOUNT) == ("amounts", WHO, "ai budget", "2026", "KRW", "")
    assert value_key(replace(AMOUNT, topic="ＡＩ  budget.", per="year")) == (
        "amounts", WHO, "ai budget", "2026", "KRW", "year",
    )  # fmt: skip
    assert value_key(GPUS) == ("gpu_counts", WHO, "GPU", "h100", "2026-01")
    assert value_key(replace(GPUS, model=None)) == ("gpu_counts", WHO, "GPU", "", "2026-01")
    assert value_key(RANKING) == ("rankings", WHO, "ai readiness", "asia", "the pier", "2025")


@pytest.mark.parametrize(
    "record",
    [
        OFFICIAL,
        *(replace(AMOUNT, **{name: None}) for name in ("entity", "topic", "period")),
        replace(AMOUNT, status="planned"),
        replace(AMOUNT, modifier="approx"),
        replace(AMOUNT, converts=3),
        replace(AMOUNT, amount_max=Decimal(9_500)),
        *(replace(GPUS, **{name: None}) for name in ("entity", "date")),
        replace(GPUS, status="planned"),
        replace(GPUS, modifier="at_least"),
        replace(GPUS, count_max=70),
        *(replace(RANKING, **{name: None}) for name in ("subject", "domain", "source", "period")),
        replace(RANKING, kind="top_n"),
        replace(RANKING, status="target"),
        replace(RANKING, period="2020/2025"),
        replace(RANKING, subject="Haneul;Minjae"),
    ],
)
def test_what_cannot_be_contradicted(record: AnyRecord) -> None:
    assert value_key(record) is None


def found(*records: AnyRecord) -> Finding | None:
    key = value_key(records[0])
    assert key is not None
    return disagreement(key, records)


def amounts(*values: int) -> list[Amount]:
    """One in each of as many articles."""
    return [
        replace(AMOUNT, article_id=f"a{n}", amount=Decimal(value), text=f"{value:,} won")
        for n, value in enumerate(values)
    ]


def test_the_values_that_most_articles_state_come_first() -> None:
    said = (
        "One sum has two values (Haneul Robotics, AI Budget, 2026): “9,000 won” in 2 articles but “8,000 won” "
        "in 1 article, and {}."
    )
    places = tuple(("amounts", f"a{n}", 1) for n in (1, 3, 0, 2))
    one, two = said.format("1 other value"), said.format("2 other values")
    assert found(*amounts(8_000, 9_000, 9_500, 9_000)) == Finding("disagreement", one, places, 4, 4)
    places += (("amounts", "a4", 1),)
    assert found(*amounts(8_000, 9_000, 9_500, 9_000, 9_900)) == Finding("disagreement", two, places, 5, 5)


def test_counts_and_places() -> None:
    more = replace(GPUS, article_id="b", count=72, text="72 GPUs", start=5)
    said = (
        "One number of chips has two values (Haneul Robotics, H100, 2026-01): “64 GPUs” in 1 article but "
        "“72 GPUs” in 1 article."
    )
    places = (("gpu_counts", "a", 1), ("gpu_counts", "b", 5))
    assert found(GPUS, more) == Finding("disagreement", said, places, 2, 2)
    last = replace(RANKING, article_id="b", rank=90, text="90th")  # places may lie as far apart as they like
    said = "One place has two values (Haneul Robotics, AI readiness, 2025): “4th” in 1 article but “90th” in 1 article."
    assert found(RANKING, last) == Finding(
        "disagreement", said, (("rankings", "a", 1), ("rankings", "b", 1)), 2, 2
    )


@pytest.mark.parametrize("values", [(9_000,), (9_000, 9_000), (9_000, 9_080), (9_000, 14_000), (0, 9_000)])
def test_one_value_or_rounded_or_of_two_things(values: tuple[int, ...]) -> None:
    assert found(*amounts(*values)) is None


def test_an_article_with_both_tells_of_two_things() -> None:
    first, second = amounts(8_000, 9_000)
    assert found(first, second) is not None
    assert found(first, second, replace(first, article_id="a1")) is None
