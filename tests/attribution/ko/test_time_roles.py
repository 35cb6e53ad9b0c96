"""What a time does in its sentence, what one that leans on another means, and up to when a sum is counted."""

from kaix.attribution.ko.time_roles import dates_in, grain, lengths, resolved, role, times_of_sums
from tests.attribution.ko.readings import reading, setting


def roles(text: str, words: str) -> list[str]:
    """The role of each time before the mention `words`."""
    here = setting(text, words)
    before = dates_in(here.reading, here.index, 0, here.mention.start)
    return [role(text, date, here.analysis.clauses, here.mention.start) for date in before]


def values(text: str, base: str | None = None) -> list[str | None]:
    """The values of the times of a text of one sentence."""
    read = reading(text)
    return [each.value for each in resolved(text, 0, len(text), dates_in(read, 0), base)]


def test_what_a_time_does() -> None:
    assert {text: roles(text, "30억원") for text in (
        "누리전자는 지난해 매출 30억원을 냈다.",
        "누리전자는 9일 발표에서 매출 30억원을 알렸다.",
        "누리전자 매출은 지난해보다 늘어 30억원이다.",
        "누리전자 매출은 지난해(20억원) 대비 늘어 30억원이다.",
        "누리전자 매출은 2021년 이후 처음으로 30억원이다.",
        "작년에 지은 공장의 값은 30억원이다.",
        "작년 누리전자는 새로 지은 공장에서 30억원을 벌었다.",
        "누리전자 매출은 작년의 두 배가 넘는 30억원이다.",
        "누리전자는 매출이 작년(30억원) 대비 늘었다.",
        "누리전자는 지난해 같은 기간보다 많은 매출 30억원을 냈다.",
        "누리전자는 전년과 견줘 늘어난 매출 30억원을 냈다.",
    )} == {
        "누리전자는 지난해 매출 30억원을 냈다.": ["open"],
        "누리전자는 9일 발표에서 매출 30억원을 알렸다.": ["leaning"],
        "누리전자 매출은 지난해보다 늘어 30억원이다.": ["leaning"],
        "누리전자 매출은 지난해(20억원) 대비 늘어 30억원이다.": ["leaning"],
        "누리전자 매출은 2021년 이후 처음으로 30억원이다.": ["leaning"],
        "작년에 지은 공장의 값은 30억원이다.": ["embedded"],
        "작년 누리전자는 새로 지은 공장에서 30억원을 벌었다.": ["open"],
        "누리전자 매출은 작년의 두 배가 넘는 30억원이다.": ["leaning"],
        "누리전자는 매출이 작년(30억원) 대비 늘었다.": ["held"],
        "누리전자는 지난해 같은 기간보다 많은 매출 30억원을 냈다.": ["leaning"],
        "누리전자는 전년과 견줘 늘어난 매출 30억원을 냈다.": ["leaning"],
    }  # fmt: skip


def test_a_year_before_is_read_against_the_time_before_it() -> None:
    assert values("내년도 예산은 전년도보다 많다.") == ["2027", "2026"]
    assert values("전년도보다 많다.", "2030") == ["2029"]
    assert values("전년도보다 많다.") == ["2025"]
    assert values("2024년보다 많다.", "2030") == ["2024"]


def test_the_same_part_of_a_year() -> None:
    assert values("2025년 3분기 매출은 전년 동기보다 많다.") == ["2025-07/2025-09", "2024-07/2024-09"]
    assert values("2023년 같은 기간보다 많다.", "2025-01/2025-06") == ["2023-01/2023-06"]
    assert values("같은 기간 영업이익도 늘었다.", "2025-01/2025-06") == ["2025-01/2025-06"]
    assert values("같은 해 영업이익도 늘었다.", "2025-01/2025-06") == ["2025"]
    assert values("같은 기간 영업이익도 늘었다.") == []
    assert values("2023년 매출보다 많다.", "2025-01/2025-06") == ["2023"]


def test_the_month_before_and_the_same_quarter() -> None:
    assert values("지난해 11월 잔액은 전월보다 많다.") == ["2025-11", "2025-10"]
    assert values("잔액은 전월보다 많다.") == ["2026-02"]
    assert values("지난해 3분기 회원이 늘고 같은 분기 매출도 늘었다.") == ["2025-07/2025-09"] * 2


def test_a_bracket_that_says_the_time_before_it_again_is_none_of_its_own() -> None:
    assert values("2024년 4분기(10~12월) 매출이다.") == ["2024-10/2024-12"]
    assert values("2024년 4분기(작년 말과 10~12월) 매출이다.") != ["2024-10/2024-12"]


def test_the_times_of_the_sums_of_an_article() -> None:
    assert times_of_sums(reading("작년 매출은 3억원, 비용은 2억원이다. 올해는 4억원을 낸다.")) == "2025"
    assert times_of_sums(reading("작년 매출은 3억원이다. 2억원, 1억원, 5억원이 든다.")) is None
    assert times_of_sums(reading("작년 동기보다 늘어 3억원이다.")) is None


def counted(text: str) -> list[str | None]:
    """The values of the times of a text of one sentence, as they are counted."""
    return [each.value for each in dates_in(reading(text), 0)]


def test_lengths_count_from_the_year_of_the_article_or_back_from_it() -> None:
    text = "향후 5년간 들고, 지난 3년 동안 들였고, 2년간 든다."
    assert [d.value for d in lengths(reading(text), 0, len(text))] == ["2026/2031", "2023/2026", "2026/2028"]
    assert list(lengths(reading(text, None), 0, len(text))) == []
    assert list(lengths(reading("5년 만에 들였다."), 0, 10)) == []


def test_what_is_over_is_counted_from_the_first_of_the_year() -> None:
    assert counted("지난해 11월까지 30억원을 벌었다.") == ["2025-01/2025-11"]
    assert counted("지난해 3분기까지 30억원을 벌었다.") == ["2025-01/2025-09"]
    assert counted("지난해 3분기 누적 30억원을 벌었다.") == ["2025-01/2025-09"]
    assert counted("지난해 3분기까지 누적 매출은 30억원이다.") == ["2025-01/2025-09"]


def test_what_is_to_come_is_the_time_by_which_something_is_done() -> None:
    assert counted("올해 11월까지 30억원을 들인다.") == ["2026-11"]
    assert counted("지난해 1월까지 30억원을 벌었다.") == ["2025-01"]
    assert counted("지난해 3월부터 11월까지 30억원을 벌었다.") == ["2025-03/2025-11"]
    assert counted("지난해 11월에 30억원을 벌었다.") == ["2025-11"]
    assert counted("지난해 상반기 누적 매출은 30억원이다.") == ["2025-01/2025-06"]


def test_how_exact_a_time_is() -> None:
    assert [grain(v) for v in ("2026", "2026-03", "2026-03-10", "2026-01/2026-03", "2026/2030", None)] == [
        "year", "month", "day", "quarter", "years", "none",
    ]  # fmt: skip
