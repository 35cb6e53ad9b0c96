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
