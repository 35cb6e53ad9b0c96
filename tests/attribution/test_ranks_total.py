"""A list says once how many it ranks, and who gives a rank by its verb is its source."""

from __future__ import annotations

import pytest

from kaix import annotate
from kaix.records import Ranking


def read(text: str, language: str) -> list[Ranking]:
    records = annotate.find(text, language, "2026-06-02").records["rankings"]
    return [record for record in records if isinstance(record, Ranking)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Norway ranked 12th of 64 economies in the index by the Lakeside Institute. "
            "Ministers met. The Lakeside Institute ranked Norway fourth in safety.",
            "en",
            [64, 64],
        ),
        (
            "Norway ranked 12th of 64 economies in the index by the Lakeside Institute. "
            "Ministers met. Duru Research ranked Norway fourth in safety.",
            "en",
            [64, None],
        ),
        ("Norway ranked 12th of 64 economies in the index. It ranked third in Europe.", "en", [64, None]),
        ("Norway ranked 12th of 64 economies in the index. Last year it ranked 14th.", "en", [64, None]),
        ("Norway ranked 12th of 64 economies in the index. It aims to rank third.", "en", [64, None]),
        ("Norway ranked 70th. The index covers 64 economies.", "en", [None]),
        ("노르웨이는 64개국 중 12위였다. 안전 부문은 4위에 올랐다.", "ko", [64, 64]),
        ("노르웨이는 64개국 중 12위였다. 지난해에는 14위였다.", "ko", [64, None]),
        ("누리재단이 83개국의 로봇 수준을 비교했다. 페루는 22위에 올랐다.", "ko", [83]),
    ],
)
def test_of_how_many(text: str, language: str, expected: list[int | None]) -> None:
    assert [ranking.total for ranking in read(text, language)] == expected


_CARRIED = {
    "": "",
    "en": "The Lakeside Institute released its Harbour Safety Index on Monday. Norway ranked sixth. ",
}


@pytest.mark.parametrize("carried", [False, True])
@pytest.mark.parametrize(
    ("text", "language", "source"),
    [
        ("Seorin Research ranked Peru third in rail freight.", "en", "Seorin Research"),
        ("Seorin Research's latest survey places Peru third in rail freight.", "en", "Seorin Research"),
        ("Peru was ranked third in rail freight by Seorin Research.", "en", "Seorin Research"),
    ],
)
def test_who_gives_a_rank_is_its_source_whoever_was_introduced(
    text: str, language: str, source: str, carried: bool
) -> None:
    ranking = read(_CARRIED[language if carried else ""] + text, language)[-1]
    assert (ranking.source, ranking.subject) == (source, "Peru")


@pytest.mark.parametrize("text", ["서린연구소는 자산 3위로 평가됐다.", "서린연구소는 자산 3위로 꼽혔다."])
def test_who_is_ranked_gives_no_rank(text: str) -> None:
    ranking = read(text, "ko")[0]
    assert (ranking.source, ranking.subject) == (None, "서린연구소")
