"""Texts to a process and records back: what goes over, in order, and what comes of one that cannot be read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import pytest

from kaix.article import Article
from kaix.batch import many
from kaix.batch.child import Result, Started
from kaix.batch.workers import Done, Ended, Event, Lost
from kaix.extraction import extract
from kaix.results import Records

TEXTS = ["Minjae Labs bought 64 GPUs.", "하늘로봇은 3조원을 썼다.", "Nothing is stated."]


def task(*items: str | Article, published: str | None = None) -> dict[str, Any]:
    articles = [
        asdict(each if isinstance(each, Article) else Article(language="", text=each)) for each in items
    ]
    return {"published": published, "tables": ["amounts", "gpu_counts"], "articles": articles}


def answers(given: dict[str, Any], start: int = 0) -> list[Any]:
    return [json.loads(each.payload) for each in many.texts(given, start) if isinstance(each, Result)]


def test_an_article_is_announced_before_it_is_read() -> None:
    first, second, third, _ = many.texts(task(Article(article_id="a", language="en", text="x"), "y"), 0)
    assert (first, third) == (Started({"article_id": "a"}), Started({"article_id": ""}))
    assert isinstance(second, Result)


def test_the_answers_have_the_tables_that_are_asked_for() -> None:
    found = answers(task(*TEXTS))
    assert [{group: len(rows) for group, rows in answer["records"].items()} for answer in found] == [
        {"amounts": 0, "gpu_counts": 1},
        {"amounts": 1, "gpu_counts": 0},
        {"amounts": 0, "gpu_counts": 0},
    ]
    assert [answer["article"]["language"] for answer in found] == ["en", "ko", "en"]
    assert answers(task(*TEXTS), 1) == found[1:]
    assert answers(task(*TEXTS), 3) == answers(task()) == []


def test_the_day_of_the_task_is_that_of_articles_without_one() -> None:
    dated = Article(language="en", text="It spent $3 million.", published="2026-01-02")
    found = answers(task(dated, "It spent $3 million.", published="2026-05-06"))
    assert [answer["article"]["published"] for answer in found] == ["2026-01-02", "2026-05-06"]


def test_a_language_without_rules_is_an_answer() -> None:
    assert answers(task(Article(language="de", text="x"))) == [
        {"error": "no rules for the language 'de': kaix reads en and ko"}
    ]


class HereAndNow:
    """A slot without a process; of a text `lost` it says that it killed one."""

    def run(self, given: dict[str, Any], start: int = 0) -> Iterator[Event]:
        index = start
        for message in many.texts(given, start):
            if isinstance(message, Result):
                lost = given["articles"][index]["text"] == "lost"
                yield Lost(index, {}, "took over 60 seconds") if lost else Done(index, message.payload)
                index += 1
        yield Ended(None)


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many.workers, "slot_of_this_thread", lambda work, limits: HereAndNow())


@pytest.mark.usefixtures("in_process")
def test_records_come_back_as_they_are_read_here() -> None:
    german = Article(language="de", text="x")
    items: list[str | Article] = [*TEXTS, "lost", german, *TEXTS * 20]
    found = list(many.extract(iter(items), 2, None))
    expected = [extract(text) for text in TEXTS]
    assert found == [
        *expected,
        Records(error="took over 60 seconds"),
        Records(error="no rules for the language 'de': kaix reads en and ko"),
        *expected * 20,
    ]
    assert [each.article for each in found[:3]] == [each.article for each in expected]
    assert list(many.extract([], 2, None)) == []


@pytest.mark.usefixtures("in_process")
def test_no_more_is_taken_than_is_under_way() -> None:
    taken = []

    def source() -> Iterator[str]:
        for number in range(1_000):
            taken.append(number)
            yield "Nothing."

    found = many.extract(source(), 1, None)
    assert taken == []
    next(found)
    assert len(taken) == 3 * many.CHUNK
    found.close()  # type: ignore[attr-defined]
