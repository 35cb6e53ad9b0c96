"""What the words of an English rank say: whether it is held, of how many, of when."""

from __future__ import annotations

import pytest

from kaix import annotate
from kaix.records import Ranking


def read(text: str) -> list[tuple[int, str, int | None, str | None]]:
    records = annotate.find(text, "en", "2025-06-25").records["rankings"]
    return [(r.rank, r.status, r.total, r.period) for r in records if isinstance(r, Ranking)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seorin was ranked ninth of 47 countries.", [(9, "actual", 47, None)]),
        ("The index covers 47 countries. Seorin was ranked ninth.", [(9, "actual", 47, None)]),
        ("Seorin came 5th and Garam 31st of 47 cities.", [(5, "actual", 47, None), (31, "actual", 47, None)]),
        ("The index covers 47 countries. Seorin was ranked third in Asia.", [(3, "actual", None, None)]),
        ("Seorin is a market of 47 shops. Garam Motors ranked third.", [(3, "actual", None, None)]),
    ],
)
def test_of_how_many(text: str, expected: list[tuple[int, str, int | None, str | None]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Haneul ranked sixth in 2022 and ninth in 2023.", ["2022", "2023"]),
        ("In 2022 Haneul ranked sixth.", ["2022"]),
        ("Haneul ranked sixth, down from third in 2021.", [None, "2021"]),
        ("Haneul ranked sixth.", [None]),
    ],
)
def test_of_when(text: str, expected: list[str | None]) -> None:
    assert [period for _, _, _, period in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Haneul aims to rank third in AI.", ["target"]),
        ("Haneul missed its goal but ranked fifth in AI.", ["actual"]),
        ("Haneul, the world's third-largest maker, plans a plant.", ["actual"]),
        ("Haneul will become the world's third-largest maker.", ["target"]),
        ("Haneul did not make the top 10 in AI.", ["denied"]),
    ],
)
def test_whether(text: str, expected: list[str]) -> None:
    assert [status for _, status, _, _ in read(text)] == expected
