"""When an article was published: read, or left open, never guessed."""

from __future__ import annotations

import pytest

from kaix import publication


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("June 5, 2026", "2026-06-05"),
        ("Jun. 5th 2026", "2026-06-05"),
        ("5 June 2026", "2026-06-05"),
        ("5th of June, 2026", "2026-06-05"),
        ("05-Jun-2026", "2026-06-05"),
        ("2026-06-05T23:59:00Z", "2026-06-05"),
        ("2026.6.5.", "2026-06-05"),
        ("2026. 6. 5.(금)", "2026-06-05"),
        ("2026/06/05 11:42", "2026-06-05"),
        ("2026년 6월 5일", "2026-06-05"),
        ("Fri, 05 Jun 2026 10:00:00 +0900", "2026-06-05"),
        ("25/06/2026", "2026-06-25"),
        ("06/25/2026", "2026-06-25"),
        ("05/06/2026", None),  # May or June
        ("February 30, 2026", None),
        ("2026-13-01", None),
        ("June 2026", None),
        ("2026", None),
        ("June 5", None),
        ("yesterday", None),
        ("3 hours ago", None),
        ("4일", None),
        ("지난달 31일", None),
        ("Q3 2026", None),
        ("by 2027", None),
        ("", None),
        ("9" * 40, None),
        ("9" * 10_000, None),
        ("٣ يونيو 2026", None),
    ],
)
def test_parse(text: str, day: str | None) -> None:
    assert publication.parse(text) == day


def test_published_goes_before_a_bare_date_and_that_before_updated() -> None:
    sure = [
        publication.read(line) for line in ("Published 5 June 2026", "6 June 2026", "Updated: 7 June 2026")
    ]
    assert [found and found[0] for found in sure] == [
        publication.PUBLISHED,
        publication.BARE,
        publication.UPDATED,
    ]


def test_of_two_dates_on_a_line_the_first_is_published() -> None:
    assert publication.read("입력 2026.06.05 17:31 수정 2026.06.06 00:12") == (
        publication.PUBLISHED,
        "2026-06-05",
    )


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("SEOUL, South Korea, June 5, 2026 /PRNewswire/ -- Foo Inc. today announced", "2026-06-05"),
        ("SEJONG, June 5, 2026 (Yonhap) -- The ministry said", "2026-06-05"),
        ("DAEJEON, Korea, Jun. 5, 2026 – The institute opened", "2026-06-05"),
        ("SEOUL, June 5 (Yonhap) -- The ministry said", None),
        ("GPU sales on June 5, 2026 (Friday) rose", None),
        ("KAIST, on June 5, 2026, opened a school", None),
    ],
)
def test_dateline(line: str, day: str | None) -> None:
    assert publication.dateline(line) == day


def test_a_bare_date_beside_a_reporter_dates_the_article() -> None:
    assert publication.read("2026.06.05 17:31  경제부 민서린 기자") == (publication.BARE, "2026-06-05")
    assert publication.read("2026년 6월 5일 협약식에 기자 30여 명이 왔다.") is None


@pytest.mark.parametrize(
    "line",
    [
        "SEOUL, South Korea – July 31, 2026 – Nuri Electronics said that it will buy chips.",
        "Seoul, July 31, 2026 -- Nuri Electronics said that it will buy chips.",
        "July 31, 2026 – Seoul – Nuri Electronics said that it will buy chips.",
        "2026년 7월 31일, 서울 – 누리전자는 칩을 산다고 밝혔다.",
        "서울, 2026년 7월 31일 - 누리전자는 칩을 산다고 밝혔다.",
    ],
)
def test_the_dateline_of_a_press_release(line: str) -> None:
    assert publication.dateline(line) == "2026-07-31"


@pytest.mark.parametrize(
    "line",
    [
        "On July 31, 2026 – a Friday – the firm bought chips.",
        "July 31, 2026 was the day on which the law took effect.",
        "2026년 7월 31일 시행된 법에 따른 조치다.",
        "Sales of July 31, 2026 - which were low - rose.",
    ],
)
def test_a_sentence_with_a_day_is_no_dateline(line: str) -> None:
    assert publication.dateline(line) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("입력 2026.03.04 09:00 수정 2026.03.06 10:00", (publication.PUBLISHED, "2026-03-04")),
        ("수정 2026.03.06 10:00 입력 2026.03.04 09:00", (publication.PUBLISHED, "2026-03-04")),
        ("2026.03.06 10:00 수정 | 2026.03.04 09:00 입력", (publication.PUBLISHED, "2026-03-04")),
        ("Updated 6 March 2026, Published 4 March 2026", (publication.PUBLISHED, "2026-03-04")),
        ("최종수정 2026.03.06", (publication.UPDATED, "2026-03-06")),
        ("등록일 26.03.04", (publication.PUBLISHED, "2026-03-04")),
        ("종가 26.03.04", None),
    ],
)
def test_of_several_dates_the_publications(line: str, expected: tuple[int, str] | None) -> None:
    assert publication.read(line) == expected
