"""Each check: what it finds, and the neighbour that it must leave alone."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kaix.across.checks import checks
from kaix.records import Amount, AnyRecord, GpuCount, Official, Ranking

PUBLISHED = {"a": "2025-06-25", "b": "2025-07-01", "c": "2026-02-01", "undated": None}


def place(article: str, start: int, text: str) -> dict[str, Any]:
    return {
        "article_id": article,
        "start": start,
        "end": start + len(text),
        "text": text,
        "sentence": "",
        "rule": "",
    }


def amount(
    text: str, value: str, currency: str = "KRW", start: int = 0, article: str = "a", **values: Any
) -> Amount:
    return Amount(**place(article, start, text), currency=currency, amount=Decimal(value), **values)


def gpus(
    text: str, count: int, start: int, entity: str | None = None, article: str = "a", **values: Any
) -> GpuCount:
    return GpuCount(**place(article, start, text), count=count, entity=entity, **values)


def official(
    person: str, position: str, article: str, organization: str | None, status: str = "current"
) -> Official:
    return Official(
        **place(article, 0, person),
        person=person,
        person_id=person.lower(),
        position=position,
        organization=organization,
        sector="government",
        status=status,
    )


def names(found: list[AnyRecord]) -> list[tuple[str, tuple[int, ...]]]:
    return [(f.check, tuple(start for _, _, start in f.rows)) for f in checks(found, PUBLISHED)]


@pytest.mark.parametrize(
    ("won", "dollars", "article", "expected"),
    [
        ("100_000_000_000_000", "72_290_000_000", "a", []),  # 1,383 won a dollar in 2025
        ("100_000_000_000_000", "72_290_000", "a", [("scale_slip", (0, 20))]),  # million for billion
        ("10_000_000_000", "72_290_000_000", "a", [("scale_slip", (0, 20))]),  # 억 for 조
        ("1_000_000_000_000", "7_229_000_000", "a", [("scale_slip", (0, 20))]),
        ("100_000_000_000_000", "40_000_000_000", "a", [("implied_rate", (0, 20))]),
        ("100_000_000_000_000", "40_000_000_000", "undated", []),  # no year, no rate
    ],
)
def test_implied_rate(
    won: str, dollars: str, article: str, expected: list[tuple[str, tuple[int, ...]]]
) -> None:
    rows: list[AnyRecord] = [
        amount("x won", won, article=article),
        amount("$x", dollars, "USD", start=20, article=article, converts=0),
    ]
    assert names(rows) == expected


def test_an_amount_that_converts_no_won_has_no_rate() -> None:
    assert names([amount("1 won", "1"), amount("$9", "9", "USD", start=20)]) == []


@pytest.mark.parametrize(
    ("naver", "expected"), [(60_000, []), (90_000, [("parts_and_total", (0, 50, 80, 110))])]
)
def test_parts_and_total(naver: int, expected: list[tuple[str, tuple[int, ...]]]) -> None:
    rows: list[AnyRecord] = [
        gpus("260,000 GPUs", 260_000, 0, "South Korea"),
        gpus("50,000 each", 50_000, 50, "Samsung;SK;Hyundai"),
        gpus(f"{naver:,}", naver, 80, "Naver"),
        gpus("50,000", 50_000, 110, "government"),
    ]
    assert names(rows) == expected


def test_two_counts_after_a_larger_one_are_no_split() -> None:
    assert names([gpus("300,000 GPUs", 300_000, 0), gpus("65,000", 65_000, 40, "Korea")]) == []


def test_rank_above_total() -> None:
    rows: list[AnyRecord] = [
        Ranking(**place("a", 0, "12th of 36"), rank=12, total=36),
        Ranking(**place("a", 40, "40th of 36"), rank=40, total=36),
    ]
    assert names(rows) == [("rank_above_total", (40,))]


def test_disagreement_between_articles() -> None:
    said = {"entity": "Ministry of Science and ICT", "topic": "AI budget", "period": "2026"}
    same = amount("9.9 trillion won", "9900000000000", article="a", **said)
    other = amount(
        "10.1 trillion won", "10100000000000", article="b", start=5, **{**said, "entity": "과기정통부"}
    )
    planned = amount("10.1 trillion won", "10100000000000", article="c", status="planned", **said)
    in_one = amount("8 trillion won", "8000000000000", article="a", start=9, **{**said, "topic": "chips"})
    in_one_too = amount(
        "7 trillion won", "7000000000000", article="a", start=19, **{**said, "topic": "chips"}
    )
    assert names([same, other, planned, in_one, in_one_too]) == [("disagreement", (0, 5))]


def test_one_office_held_by_two_people_at_one_time() -> None:
    ministry = "Ministry of Science and ICT"
    bae = [official("Bae", "minister", "a", ministry), official("Bae", "장관", "c", "과학기술정보통신부")]
    assert names([*bae, official("Kim", "Science Minister", "b", None)]) == [("two_holders", (0, 0))]
    # the successor of the person who left, a former holder, and an office that many hold
    assert names([bae[0], official("Kim", "Science Minister", "b", None)]) == []
    assert names([*bae, official("Kim", "Science Minister", "b", None, "former")]) == []
    lawmakers = [official(name, "lawmaker", "a", "Democratic Party") for name in ("Cha", "Oh")]
    assert names([*lawmakers]) == []
    assert names([official("Lee", "President", "a", None), official("Trump", "President", "a", None)]) == []


def test_what_is_denied_is_not_checked() -> None:
    rows: list[AnyRecord] = [
        amount("x won", "100_000_000_000_000"),
        amount("$x", "72_290_000", "USD", start=20, converts=0, status="denied"),
        Ranking(**place("a", 40, "40th of 36"), rank=40, total=36, status="denied"),
    ]
    assert names(rows) == []
