"""What the words of a Korean rank say: whether it is held, of how many, of when, and in what."""

from __future__ import annotations

import pytest

from kaix import annotate
from kaix.records import Ranking


def read(text: str) -> list[Ranking]:
    records = annotate.find(text, "ko", "2025-06-25").records["rankings"]
    return [r for r in records if isinstance(r, Ranking)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("한국은 36개국 중 12위였다.", [(12, 36)]),
        ("한국은 12위(총 36개국)였다.", [(12, 36)]),
        ("36개국을 비교한 결과 한국은 12위였다.", [(12, 36)]),
        ("한국은 93개국 중 5위(전년 6위)였다.", [(5, 93), (6, None)]),
        ("상위 10개국 가운데 한국은 3위였다.", [(10, None), (3, None)]),
    ],
)
def test_of_how_many(text: str, expected: list[tuple[int, int | None]]) -> None:
    assert [(r.rank, r.total) for r in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("한국은 2023년 6위였다.", ["2023"]),
        ("한국은 지난해 6위, 올해 4위였다.", ["2024", "2025"]),
        ("2023년 공장을 열었다. 한국은 6위였다.", [None]),
    ],
)
def test_of_when(text: str, expected: list[str | None]) -> None:
    assert [r.period for r in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("하늘칩스는 로봇 매출 3위에 올랐다.", ["actual"]),
        ("하늘칩스는 로봇 매출 3위에 오르겠다고 했다.", ["target"]),
        ("하늘칩스는 세계 10위 안에 들지 못했다.", ["denied"]),
    ],
)
def test_whether(text: str, expected: list[str]) -> None:
    assert [r.status for r in read(text)] == expected
