from __future__ import annotations

import pytest

from kaix import annotate, times
from kaix.reading import Reading
from kaix.rules.ko import dates


def found(text: str, published: str | None) -> list[tuple[str, str | None]]:
    """The time expressions of a text, each with its value."""
    nlp = annotate.shared("ko")
    doc = nlp(text)
    reading = Reading(doc, times.first_day(published), lambda _reading, _sentence: [], dates.Dates(nlp.vocab))
    mentions = [mention for sentence in reading.sentences for mention in reading.dates(sentence)]
    assert all(text[m.start : m.end] == m.text for m in mentions)
    return [(m.text, m.value) for m in mentions]


ABSOLUTE = [
    ("2025년 6월 23일에 지명됐다", ["2025-06-23"]),
    ("2025년 6월 말까지 마친다", ["2025-06"]),
    ("2027년 상반기에 문을 연다", ["2027-01/2027-06"]),
    ("2025년 4분기 매출", ["2025-10/2025-12"]),
    ("2030년까지 20만 장", ["2030"]),
    ("입력 2025.10.13 10:30", ["2025-10-13"]),
    ("수정 : 2025-10-13 오전", ["2025-10-13"]),
    ("2025/10/13 송고", ["2025-10-13"]),
    ("배포 : 2025. 7. 28.(월) 09:00", ["2025-07-28"]),
    ("2025~2029년에 나눠 쓴다", ["2025/2029"]),
    ("’26년 예산", ["2026"]),
    ("'25~'29년 계획", ["2025/2029"]),
    ("2026년부터 2030년까지 추진한다", ["2026/2030"]),
    ("2026년부터 5년간 추진한다", ["2026/2030"]),
    ("２０２７년에 끝난다", ["2027"]),
]


@pytest.mark.parametrize(("text", "values"), ABSOLUTE)
def test_dates_that_name_their_year(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text, None)] == values


RELATIVE = [  # read on Monday 6 April 2026
    ("2026.3.17. 임명됐다", ["2026-03-17"]),
    ("’26.3.17. 임명됐다", ["2026-03-17"]),
    ("그는 3.17.(화) 임명됐다", ["2026-03-17"]),
    ("작일 임명됐다", ["2026-04-05"]),
    ("석 달 전 임명됐다", ["2026-01"]),
    ("지난해 10월부터 12월까지 벌었다", ["2025-10/2025-12"]),
    ("지난해 11월부터 2월까지 벌었다", ["2025-11/2026-02"]),
    ("1월부터 3월까지 벌었다", ["2026-01/2026-03"]),
    ("9월부터 11월까지 열 계획이다", ["2026-09/2026-11"]),
    ("3월 3일부터 5일까지 열었다", ["2026-03-03/2026-03-05"]),
    ("13일 밝혔다", ["2026-04-13"]),
    ("지난 23일 지명됐다", ["2026-03-23"]),
    ("오는 3일 연다", ["2026-05-03"]),
    ("이달 31일", [None]),
    ("지난달 31일 물러났다", ["2026-03-31"]),
    ("다음 달 1일 부임한다", ["2026-05-01"]),
    ("올해 AI 예산", ["2026"]),
    ("내년도 예산안", ["2027"]),
    ("지난해 말 나왔다", ["2025"]),
    ("재작년 3월", ["2024-03"]),
    ("내년 상반기까지", ["2027-01/2027-06"]),
    ("올 하반기에 도입한다", ["2026-07/2026-12"]),
    ("지난해 4분기 영업이익", ["2025-10/2025-12"]),
    ("2분기에 문을 연다", ["2026-04/2026-06"]),
    ("3분기 매출은 크게 늘었다", ["2025-07/2025-09"]),
    ("지난 3월 출범했다", ["2026-03"]),
    ("오는 10월 시작한다", ["2026-10"]),
    ("9월에 끝날 예정이다", ["2026-09"]),
    ("4월 20일부터 5월 11일까지 신청한다", ["2026-04-20/2026-05-11"]),
    ("올해부터 2030년까지 5년간", ["2026/2030"]),
    ("내년부터 5년간", ["2027/2031"]),
    ("1~3분기 누적", ["2026-01/2026-09"]),
    ("어제 만났다", ["2026-04-05"]),
    ("전날 밝혔다", ["2026-04-05"]),
    ("3일 브리핑을 했다. 이날 회의에서는", ["2026-04-03", "2026-04-03"]),
    ("연내 마무리한다", ["2026"]),
    ("연말까지 채운다", ["2026"]),
    ("3년 전 시작했다", ["2023"]),
]


@pytest.mark.parametrize(("text", "values"), RELATIVE)
def test_dates_that_hang_on_the_articles(text: str, values: list[str | None]) -> None:
    assert [value for _, value in found(text, "2026-04-06")] == values


NONE = [
    "5년간 쓴다",
    "20일 동안 쉬었다",
    "3일 만에 끝났다",
    "2년 당겨 채운다",
    "10년 만에 돌아왔다",
    "100일을 맞았다",
    "GPU 5만 시간",
    "제3차 회의",
    "올림픽이 열렸다",
    "2단계 사업",
    "1,380원",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_date(text: str) -> None:
    assert found(text, "2026-04-06") == []


def test_a_part_belongs_to_the_mention() -> None:
    """`초` and `말` are no name of what follows: 올해 초 과학기술정보통신부."""
    assert found("올해 초 산업부, 지난해 말 교육부, 다음 달 초순 국회", "2026-04-06") == [
        ("올해 초", "2026"),
        ("지난해 말", "2025"),
        ("다음 달 초순", "2026-05"),
    ]


def test_relative_dates_have_no_value_without_an_article_date() -> None:
    assert found("지난달 31일 올해 예산을", None) == [("지난달 31일", None), ("올해", None)]


@pytest.mark.parametrize(
    "text", ["2025" * 20_000, "1월 " * 20_000, "이날 " * 10_000, "2025." * 15_000, "'" * 40_000]
)
def test_long_runs_take_no_time_to_speak_of(text: str) -> None:
    found(text + "\n", "2026-04-06")
