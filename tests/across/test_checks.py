"""Each check: what it finds, and the neighbour that it must leave alone."""

from __future__ import annotations

from dataclasses import replace
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
        replace(gpus("50,000 each", 50_000, 50, "Samsung;SK;Hyundai"), sentence="They get 50,000 each."),
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


def disagreements(rows: list[Amount]) -> list[tuple[str, int, int]]:
    found = [f for f in checks(rows, PUBLISHED) if f.check == "disagreement"]
    return [(f.message, f.mentions, f.articles) for f in found]


def test_disagreement_between_articles() -> None:
    said = {"entity": "Ministry of Science and ICT", "topic": "AI budget", "period": "2026"}
    same = amount("9.9 trillion won", "9900000000000", article="a", **said)
    korean = amount("9조9000억원", "9900000000000", article="c", start=5, **{**said, "entity": "과기정통부"})
    other = amount("10.1 trillion won", "10100000000000", article="b", start=5, **said)
    expected = (
        "One sum has two values (Ministry of Science and ICT, AI budget, 2026): "
        "“9.9 trillion won” in 2 articles but “10.1 trillion won” in 1 article."
    )
    assert disagreements([same, korean, other]) == [(expected, 3, 3)]


@pytest.mark.parametrize(
    "other",
    [
        {"status": "planned"},
        {"period": "2025"},
        {"topic": "AI research"},
        {"entity": "기획재정부"},
        {"modifier": "approx"},
        {"value": "40000000000000"},  # of two things that are called alike
        {"value": "9910000000000"},  # rounded
        {"article": "a"},  # one article that tells of both
    ],
)
def test_no_disagreement(other: dict[str, Any]) -> None:
    said = {
        "entity": "과기정통부",
        "topic": "AI budget",
        "period": "2026",
        "value": "10100000000000",
        "article": "b",
    }
    first = amount(
        "9.9 trillion won",
        "9900000000000",
        **{k: v for k, v in said.items() if k not in ("value", "article")},
    )
    assert disagreements([first, amount("10.1 trillion won", start=5, **{**said, **other})]) == []


MINISTRY = "Ministry of Science and ICT"
DAYS = {"j1": "2026-01-02", "j2": "2026-01-09", "m1": "2026-03-02", "m2": "2026-03-09", "l1": "2026-06-02"}


def holders(*rows: Official) -> list[tuple[str, int, int]]:
    return [(f.message, f.mentions, f.articles) for f in checks(rows, DAYS)]


def test_one_office_held_by_two_people_at_one_time() -> None:
    bae = [official("Bae", "minister", "j1", MINISTRY), official("Bae", "장관", "l1", "과학기술정보통신부")]
    kim = [official("Kim", "Science Minister", "j2", None), official("Kim", "Science Minister", "m2", None)]
    expected = (
        "2 people are called minister of Ministry of Science and ICT at one time: "
        "Bae (2 articles, 2026-01 to 2026-06), Kim (2 articles, 2026-01 to 2026-03)."
    )
    assert holders(*bae, *kim) == [(expected, 4, 4)]


def test_successors_slips_and_offices_of_many_are_no_two_holders() -> None:
    bae = [official("Bae", "minister", "j1", MINISTRY), official("Bae", "minister", "j2", MINISTRY)]
    successor = [official("Kim", "minister", "m1", MINISTRY), official("Kim", "minister", "l1", MINISTRY)]
    assert holders(*bae, *successor) == []
    long = [bae[0], official("Bae", "minister", "l1", MINISTRY)]
    assert holders(*long, official("Kim", "minister", "m1", MINISTRY)) == []  # one article may have it wrong
    former = [official("Kim", "minister", name, MINISTRY, "former") for name in ("j2", "m2")]
    assert holders(*long, *former) == []
    lawmakers = [
        official(name, "lawmaker", day, "Democratic Party") for name in ("Cha", "Oh") for day in DAYS
    ]
    assert holders(*lawmakers) == []
    presidents = [official(name, "President", day, None) for name in ("Lee", "Trump") for day in DAYS]
    assert holders(*presidents) == []
    chiefs = [
        replace(official(name, "CEO", day, "Kakao"), sector="company")
        for name in ("Cha", "Oh")
        for day in DAYS
    ]
    assert holders(*chiefs) == []


def test_two_thousand_holders_are_one_row() -> None:
    rows = [
        replace(official(f"Kim {n}", "minister", day, MINISTRY), start=n * 10)
        for n in range(2_000)
        for day in ("j1", "m1")
    ]
    (found,) = checks(rows, DAYS)
    assert (found.check, found.mentions, found.articles, len(found.rows)) == ("two_holders", 4_000, 2, 10)
    assert len(found.message) <= 200
    assert found.message.startswith(
        "2,000 people are called minister of Ministry of Science and ICT at one time: "
    )


def test_many_of_a_kind_in_one_article_are_one_row() -> None:
    rows: list[AnyRecord] = [
        Ranking(**place("a", n * 20, "40th of 36"), rank=40, total=36) for n in range(500)
    ]
    (found,) = checks(rows, PUBLISHED)
    assert (found.mentions, found.articles, len(found.rows)) == (500, 1, 10)
    assert found.message == "“40th of 36” says place 40 of only 36. (499 more like it in the article)"


def test_what_is_denied_is_not_checked() -> None:
    rows: list[AnyRecord] = [
        amount("x won", "100_000_000_000_000"),
        amount("$x", "72_290_000", "USD", start=20, converts=0, status="denied"),
        Ranking(**place("a", 40, "40th of 36"), rank=40, total=36, status="denied"),
    ]
    assert names(rows) == []
