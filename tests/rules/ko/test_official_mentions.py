"""The sector of a position, and a mention made of a name, a position and an organisation."""

from __future__ import annotations

import pytest

from kaix.rules.ko import titles
from kaix.rules.ko.official_mentions import OfficialMention, sector_for


@pytest.mark.parametrize(
    ("text", "organisation", "expected"),
    [
        ("한빛전자 대표", "한빛전자", "company"),
        ("과학기술정보통신부 장관", "과학기술정보통신부", "government"),
        ("남도대 교수", "남도대", "academia"),
        ("누리청 과장", "누리청", "government"),
        ("한빛전자 과장", "한빛전자", "company"),
        ("과장", None, "government"),
        ("한빛병원 대표", "한빛병원", None),
        ("총괄", None, None),
    ],
)
def test_sector(text: str, organisation: str | None, expected: str | None) -> None:
    [title] = titles.find(text)
    assert sector_for(title, organisation, text[title.begin : title.end]) == expected


def test_a_mention_of_a_nominee_stays_one_further_on() -> None:
    text = "한빛전자 문가람 대표 내정자"
    [title] = titles.find(text)
    made = OfficialMention.of(text, (5, 8), title, (0, 4), "organization_name_title")
    shown = (made.person, made.position, made.organization, made.sector, made.status, made.surname)
    assert shown == ("문가람", "대표", "한빛전자", "company", "designate", "문")
    assert made.later_status == "designate"


def test_a_former_one_is_current_further_on() -> None:
    text = "한빛전자 문가람 대표"
    [title] = titles.find(text)
    made = OfficialMention.of(text, (5, 8), title, (0, 4), "organization_name_title", former=True)
    assert (made.status, made.later_status) == ("former", "current")
    assert OfficialMention.of(text, (5, 8), title, None, "title_name").organization is None
