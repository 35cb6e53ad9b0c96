from __future__ import annotations

import datetime

import pytest

from kaix import annotate
from kaix.reading import Reading
from kaix.rules.ko import list_entries


@pytest.mark.parametrize(
    ("segment", "ranked", "expected"),
    [
        ("기획과장 문가람", False, [("기획과장", ["문가람"])]),
        ("새벽팀 문가람 표하린", True, [("새벽팀", ["문가람", "표하린"])]),
        ("1팀 문가람 2팀 표하린", True, [("1팀", ["문가람"]), ("2팀", ["표하린"])]),
        ("징세과 이 호 (서울)", True, [("징세과", ["이 호"])]),
        ("문가람 전무", False, [("", ["문가람"])]),
        ("신탁실 문가람", True, [("신탁실", ["문가람"])]),
        ("실장급 승진", False, []),
        ("예산 확대", False, []),
    ],
)
def test_entries(segment: str, ranked: bool, expected: list[tuple[str, list[str]]]) -> None:
    entries = list_entries.read(segment, 0, len(segment), ranked)
    assert [(e.post, [segment[slice(*person)] for person in e.people]) for e in entries] == expected


@pytest.mark.parametrize(
    ("post", "expected"),
    [
        ("기획관실 법무담당관", ("기획관실", "법무담당관")),
        ("한솔유역환경청장", ("한솔유역환경청", "청장")),
        ("AI전략실장", ("", "AI전략실장")),
        ("정보보호총괄책임자/정보보호부", ("정보보호부", "정보보호총괄책임자")),
        ("새벽팀", ("새벽팀", "")),
    ],
)
def test_unit_and_position(post: str, expected: tuple[str, str]) -> None:
    assert list_entries.units(post, list_entries.title_of(post)) == expected


def test_a_body_of_its_own_needs_no_house() -> None:
    assert list_entries.organisation("두레부", "한솔위원회 사무처") == "한솔위원회 사무처"
    assert list_entries.organisation("두레부", "기획실") == "두레부 기획실"
    assert list_entries.organisation(None, "") is None


def test_when_a_list_takes_effect() -> None:
    nlp = annotate.shared("ko")
    rules = nlp.get_pipe("kaix").rules
    reading = Reading(nlp("인사"), datetime.date(2026, 2, 27), rules.names, rules.dates)
    assert list_entries.effective(reading, "승진 (3월 3일자)") == ("2026-03-03", True)
    assert list_entries.effective(reading, "(이상 1월 1일자)") == ("2026-01-01", False)
    assert list_entries.effective(reading, "승진") == (None, False)
