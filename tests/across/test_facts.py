"""Mentions of several articles → facts: what is one, what stays two, and what a row says of them."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from kaix.across.entities import entity_id, name_of
from kaix.across.facts import COLUMNS, Fact, facts
from kaix.across.mentions import Mention, key_of
from kaix.records import Amount, AnyRecord, GpuCount, Official, Ranking

TRILLION = 10**12


def anchor(article: str, start: int) -> dict[str, Any]:
    return {
        "article_id": article, "start": start, "end": start + 5, "text": "xxxxx", "rule": "x",
        "sentence": f"A sentence of article {article} that says so.",
    }  # fmt: skip


def amount(article: str, value: int, day: str | None = None, start: int = 0, **values: Any) -> Mention:
    language = values.pop("language", "en")
    publisher = values.pop("publisher", f"paper {article}")
    duplicate = values.pop("duplicate", False)
    said = {"currency": "KRW", "entity": "SK hynix", **values}
    record = Amount(**anchor(article, start), amount=Decimal(value), **said)
    return mention(record, day, publisher, language, duplicate=duplicate)


def mention(
    record: AnyRecord, day: str | None, publisher: str = "", language: str = "en", *, duplicate: bool = False
) -> Mention:
    return Mention(record, entity_id(name_of(record)), day, publisher, language, duplicate)


def all_facts(mentions: list[Mention]) -> list[Fact]:
    by_key: dict[tuple[str, ...], list[Mention]] = {}
    for each in mentions:
        by_key.setdefault(key_of(each), []).append(each)
    return [fact for key in sorted(by_key) for fact in facts(by_key[key])]


def articles(mentions: list[Mention]) -> list[list[str]]:
    return [[m.record.article_id for m in fact.mentions] for fact in all_facts(mentions)]


ONE = {
    "two names of one body": [
        amount("a", 5 * TRILLION, topic="HBM plant"),
        amount("b", 5 * TRILLION, entity="SK Hynix Inc.", topic="new HBM plant"),
    ],
    "two languages, a telling value": [
        amount("a", 1_897 * 10**9, topic="data center"),
        amount("b", 1_897 * 10**9, entity="하이닉스", topic="데이터센터", language="ko"),
    ],
    "about 1.9 trillion of 1.897 trillion": [
        amount("a", 1_897 * 10**9, topic="data center"),
        amount("b", 1_900 * 10**9, modifier="approx", topic="data center"),
    ],
    "a conversion": [
        amount("a", 5 * TRILLION, topic="HBM plant"),
        amount("a", 3_600_000_000, currency="USD", start=20, converts=0),
    ],
    "a month of the year": [
        amount("a", 1_234 * 10**9, topic="exports", period="2026"),
        amount("b", 1_234 * 10**9, topic="exports", period="2026-03"),
    ],
    "planned, then actual": [
        amount("a", 5 * TRILLION, "2025-08-01", topic="HBM plant", status="planned"),
        amount("b", 5 * TRILLION, "2025-12-03", topic="HBM plant"),
    ],
}
TWO = {
    "two bodies": [
        amount("a", 5 * TRILLION, topic="HBM plant"),
        amount("b", 5 * TRILLION, entity="SK Telecom", topic="HBM plant"),
    ],
    "bodies that could be one": [
        amount("a", 5 * TRILLION, topic="plant"),
        amount("b", 5 * TRILLION, entity="SK", topic="plant"),
    ],
    "two topics": [
        amount("a", 1_897 * 10**9, topic="operating profit"),
        amount("b", 1_897 * 10**9, topic="data center"),
    ],
    "two periods": [
        amount("a", 1_897 * 10**9, topic="revenue", period="2024"),
        amount("b", 1_897 * 10**9, topic="revenue", period="2025"),
    ],
    "a round value and no topic": [amount("a", 5 * TRILLION), amount("b", 5 * TRILLION)],
    "a rate and a sum": [
        amount("a", 5 * TRILLION, topic="budget", per="year"),
        amount("b", 5 * TRILLION, topic="budget"),
    ],
    "two values that are near": [
        amount("a", 1_897 * 10**9, topic="data center"),
        amount("b", 1_898 * 10**9, topic="data center"),
    ],
    "years apart": [
        amount("a", 1_897 * 10**9, "2023-01-02", topic="data center"),
        amount("b", 1_897 * 10**9, "2026-01-02", topic="data center"),
    ],
    "no body": [
        amount("a", 1_897 * 10**9, entity=None, topic="data center"),
        amount("b", 1_897 * 10**9, entity=None, topic="data center"),
    ],
    "a range and its lower end": [
        amount("a", 1_897 * 10**9, topic="plant", amount_max=Decimal(2 * TRILLION)),
        amount("b", 1_897 * 10**9, topic="plant"),
    ],
}


@pytest.mark.parametrize("mentions", ONE.values(), ids=ONE.keys())
def test_one_fact(mentions: list[Mention]) -> None:
    assert len(all_facts(mentions)) == 1


@pytest.mark.parametrize("mentions", TWO.values(), ids=TWO.keys())
def test_two_facts(mentions: list[Mention]) -> None:
    assert len(all_facts(mentions)) == 2


def test_gpus_ranks_and_positions() -> None:
    def gpus(article: str, count: int, status: str = "actual", **values: Any) -> Mention:
        record = GpuCount(**anchor(article, 0), count=count, entity="Naver", status=status, **values)
        return mention(record, "2026-01-02")

    def rank(article: str, number: int, **values: Any) -> Mention:
        said = {"subject": "Korea", "domain": "AI talent", "period": "2025", **values}
        return mention(Ranking(**anchor(article, 0), rank=number, **said), "2026-01-02")

    def held(article: str, position: str, organization: str | None) -> Mention:
        return mention(
            Official(
                **anchor(article, 0),
                person="Bae",
                person_id="bae",
                position=position,
                organization=organization,
            ),
            "2026-01-02",
        )

    assert articles([gpus("a", 60_000), gpus("b", 60_000, model="B200"), gpus("c", 50_000)]) == [
        ["a", "b"],
        ["c"],
    ]
    assert articles([gpus("a", 60_000), gpus("b", 60_000, "planned")]) == [["a"], ["b"]]
    ranks = [rank("a", 6), rank("b", 6, subject="한국"), rank("c", 6, domain="patents"), rank("d", 5)]
    assert articles(ranks) == [["a", "b"], ["d"], ["c"]] or sorted(articles(ranks)) == [
        ["a", "b"],
        ["c"],
        ["d"],
    ]
    held_rows = [
        held("a", "science minister", None), held("b", "장관", "과기정통부"), held("c", "head", "LG AI Research"),
    ]  # fmt: skip
    assert sorted(articles(held_rows)) == [["a", "b"], ["c"]]


def row(fact: Fact) -> dict[str, object]:
    return dict(zip(COLUMNS, fact.cells(), strict=True))


def test_what_a_row_says() -> None:
    mentions = [
        amount("b", 5 * TRILLION, "2025-12-03", topic="HBM plant", publisher="Garam Daily"),
        amount("a", 5 * TRILLION, "2025-08-01", topic="HBM plant", status="planned", publisher="Onnuri Post"),
        amount(
            "a", 3_600_000_000, "2025-08-01", currency="USD", start=20, converts=0, publisher="Onnuri Post"
        ),
        amount("c", 5 * TRILLION, "2025-12-04", topic="HBM plant", duplicate=True, publisher="Copy"),
    ]
    (fact,) = all_facts(mentions)
    said = row(fact)
    assert said["fact_id"] == fact.fact_id
    assert fact.fact_id.startswith("amounts-")
    assert {
        "table": "amounts", "entity_id": "sk-hynix", "entity": "SK hynix", "currency": "KRW", "amount": "5000000000000",
        "other_currency": "USD", "other_amount": "3600000000", "topic": "HBM plant", "status": "actual",
        "history": "planned 2025-08-01; actual 2025-12-03", "first_seen": "2025-08-01", "last_seen": "2025-12-04",
        "mentions": 3, "article_count": 2, "publishers": "Garam Daily; Onnuri Post", "articles": "a; b; c",
        "rows": "amounts:a:0; amounts:a:20; amounts:b:0; amounts:c:0",
    }.items() <= said.items()  # fmt: skip


def test_a_denial_is_the_status_now_and_does_not_count() -> None:
    mentions = [
        amount("a", 5 * TRILLION, "2025-08-01", topic="HBM plant", status="planned"),
        amount("b", 5 * TRILLION, "2025-09-01", topic="HBM plant", status="denied"),
    ]
    (fact,) = all_facts(mentions)
    said = row(fact)
    assert (said["status"], said["history"]) == ("denied", "planned 2025-08-01; denied 2025-09-01")
    assert (said["mentions"], said["article_count"], said["publishers"]) == (1, 1, "paper a")
    (only,) = all_facts(mentions[1:])
    assert (row(only)["status"], row(only)["mentions"]) == ("denied", 0)


def test_the_order_of_the_mentions_changes_nothing() -> None:
    found = [m for some in (*ONE.values(), *TWO.values()) for m in some]
    mentions = [
        replace(m, record=replace(m.record, article_id=f"{n}"), published=f"2026-01-{n % 28 + 1:02}")
        for n, m in enumerate(found)
    ]
    expected = [fact.cells() for fact in all_facts(mentions)]
    for seed in range(5):
        random.Random(seed).shuffle(mentions)
        assert [fact.cells() for fact in all_facts(mentions)] == expected


def test_an_id_stays_when_newer_articles_are_added() -> None:
    first = amount("a", 5 * TRILLION, "2025-08-01", topic="HBM plant", status="planned")
    newer = amount("b", 5 * TRILLION, "2025-12-03", topic="new HBM plant", entity="하이닉스")
    (alone,), (both,) = all_facts([first]), all_facts([newer, first])
    assert alone.fact_id == both.fact_id
