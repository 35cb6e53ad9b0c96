"""Lengths of time, times up to which a sum is counted, and times so long after another."""

from kaix.attribution.ko.setting import dates_in
from kaix.attribution.ko.time_lengths import elapsed, lengths
from tests.attribution.ko.readings import reading


def values(text: str) -> list[str | None]:
    """The values of the times of a text of one sentence."""
    return [each.value for each in dates_in(reading(text), 0)]


def test_lengths_count_from_the_year_of_the_article_or_back_from_it() -> None:
    text = "향후 5년간 들고, 지난 3년 동안 들였고, 2년간 든다."
    assert [(each.value, bare) for each, bare in lengths(reading(text), 0, len(text))] == [
        ("2026/2031", False),
        ("2023/2026", False),
        ("2026/2028", True),
    ]
    assert list(lengths(reading(text, None), 0, len(text))) == []
    assert list(lengths(reading("5년 만에 들였다."), 0, 10)) == []


def test_what_goes_on_is_counted_up_to_the_article() -> None:
    assert values("2023년부터 현재까지 30억원을 냈다.") == ["2023/2026"]
    assert values("2023년 설립 이후 지금까지 30억원을 냈다.") == ["2023/2026"]
    assert values("2023년부터 30억원을 냈다.") == ["2023"]


def test_what_is_over_is_counted_from_the_first_of_the_year() -> None:
    assert values("지난해 11월까지 30억원을 벌었다.") == ["2025-01/2025-11"]
    assert values("지난해 3분기까지 30억원을 벌었다.") == ["2025-01/2025-09"]
    assert values("지난해 3분기 누적 30억원을 벌었다.") == ["2025-01/2025-09"]


def test_what_is_to_come_is_the_time_by_which_something_is_done() -> None:
    assert values("올해 11월까지 30억원을 들인다.") == ["2026-11"]
    assert values("지난해 1월까지 30억원을 벌었다.") == ["2025-01"]
    assert values("지난해 3월부터 11월까지 30억원을 벌었다.") == ["2025-03/2025-11"]
    assert values("지난해 11월에 30억원을 벌었다.") == ["2025-11"]


def after(text: str) -> str | None:
    """The time that lies so long after the first one of the text."""
    return elapsed(text, next(dates_in(reading(text), 0)), len(text))


def test_a_time_so_long_after_another() -> None:
    assert after("지난 2월 세우고 4개월 만에 팔았다.") == "2026-06"
    assert after("2022년 세우고 3년 만에 팔았다.") == "2025"
    assert after("지난 11월 세우고 두 달 만에 팔았다.") == "2026-01"
    assert after("2022년 세우고 4개월 만에 팔았다.") is None
    assert after("지난 2월 세우고 팔았다.") is None
