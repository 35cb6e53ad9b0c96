"""Lists of appointments: who gets which post, under the heading of whose."""

from __future__ import annotations

import pytest

from kaix import annotate
from kaix.reading import Reading
from kaix.rules.ko import personnel_lists


def entries(text: str) -> list[tuple[str, str, str | None]]:
    nlp = annotate.shared("ko")
    rules = nlp.get_pipe("kaix").rules  # type: ignore[attr-defined]
    reading = Reading(annotate.annotate(text, "ko"), None, rules.names, rules.dates, analyse=rules.analyse)
    regions = personnel_lists.find(reading)
    return [(each.person, each.position, each.organization) for region in regions for each in region.mentions]


@pytest.mark.parametrize(
    "text",
    [
        "◇ 누리부 ◇ 국장급 전보 ▲ 인공지능정책관 문가람 ▲ 기획조정관 탁서린",
        "[인사] 누리부\n◇국장급 승진\n▲인공지능정책관 문가람\n▲기획조정관 탁서린\n",
    ],
)
def test_a_list(text: str) -> None:
    assert entries(text) == [("문가람", "인공지능정책관", "누리부"), ("탁서린", "기획조정관", "누리부")]


@pytest.mark.parametrize(
    "text", ["◇ 메뉴 ▲ 김밥 ▲ 라면", "누리부는 문가람 국장을 만났다.", "▲ 매출 3조원 ▲ 이익 2조원"]
)
def test_no_list(text: str) -> None:
    assert entries(text) == []
