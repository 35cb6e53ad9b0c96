"""Two holders of one office at one time: whose articles interleave, and whose do not."""

from __future__ import annotations

from kaix.across.findings import Finding
from kaix.across.tenures import OVERLAP, two_holders
from kaix.records import Official

DAYS = {
    "jan": "2026-01-05", "then": "2026-01-06", "feb": "2026-02-05", "mar": "2026-03-05", "apr": "2026-04-05T09:00",
    "vague": "2026-02", "none": None,
}  # fmt: skip


def held(person: str, *articles: str, organization: str | None = "Haneul") -> list[Official]:
    return [
        Official(
            article_id=article, start=7, end=9, text=person, sentence="", rule="", person=person,
            person_id=person.lower(), position="head", organization=organization,
        )
        for article in articles
    ]  # fmt: skip


def message(*officials: list[Official]) -> str:
    found = two_holders("head", [each for some in officials for each in some], DAYS)
    return found.message if found else ""


def test_the_whole_finding() -> None:
    rows = [*held("Kim", "jan", "mar"), *held("Lee", "jan", "feb", "apr")]
    said = (
        "2 people are called head of Haneul at one time: Lee (3 articles, 2026-01 to 2026-04), "
        "Kim (2 articles, 2026-01 to 2026-03)."
    )
    places = tuple(("officials", article, 7) for article in ("jan", "feb", "apr", "mar"))
    assert two_holders("head", rows, DAYS) == Finding("two_holders", said, places, 4, 4)


def test_the_body_is_one_that_somebody_names() -> None:
    unnamed = held("Kim", "jan", organization=None)
    assert "of Haneul at" in message([*unnamed, *held("Kim", "apr")], held("Lee", "feb", "apr"))


def test_more_than_two() -> None:
    said = message(held("Kim", "jan", "apr"), held("Lee", "jan", "apr"), held("Ahn", "jan", "mar"))
    assert said.startswith("3 people are called head of Haneul at one time: Ahn (")
    assert said.endswith("Kim (2 articles, 2026-01 to 2026-04) and 1 more.")


def test_a_long_tenure_meets_every_later_one_that_it_covers() -> None:
    long, short, late = held("Kim", "jan", "apr"), held("Lee", "then", "feb"), held("Ahn", "feb", "apr")
    assert message(long, short, late).startswith("3 people")
    assert message(long, late).startswith("2 people")


def test_who_followed_whom_is_no_contradiction() -> None:
    assert OVERLAP == 30
    assert message(held("Kim", "jan", "feb"), held("Lee", "mar", "apr")) == ""
    assert message(held("Kim", "jan", "feb"), held("Lee", "feb", "apr")) == ""  # on one day
    assert message(held("Kim", "jan", "feb", "mar"), held("Lee", "mar", "apr")) == ""
    days = {"a": "2026-01-01", "b": "2026-01-30", "c": "2026-01-31"}
    assert two_holders("head", [*held("Kim", "a", "b"), *held("Lee", "a", "b")], days) is None  # 29 days
    assert two_holders("head", [*held("Kim", "a", "c"), *held("Lee", "a", "c")], days) is not None


def test_one_article_or_articles_without_a_day_say_too_little() -> None:
    assert message(held("Kim", "jan", "apr"), held("Lee", "feb")) == ""
    assert message(held("Kim", "jan", "apr"), held("Lee", "feb", "none")) == ""
    assert message(held("Kim", "jan", "apr"), held("Lee", "vague", "apr")) == ""
    assert message(held("Kim", "jan", "apr")) == message() == ""
