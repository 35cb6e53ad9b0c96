"""One rank in its sentence: what stands at it, in apposition to it and across a break, and what it describes."""

from __future__ import annotations

import pytest

from kaix import annotate
from kaix.attribution.candidates import Decision

HOLDS = ("beside", "apposed")


def chosen(text: str, language: str, slot: str) -> list[Decision]:
    found = annotate.find(text, language, None, trace=True)
    return [d for d in found.decisions if d.slot == f"rankings.{slot}"]


def evidence(decision: Decision, value: str, names: tuple[str, ...] = HOLDS) -> list[str]:
    candidate = next(c for c in decision.candidates if c.value == value)
    return [e for e in candidate.evidence if e.partition(":")[0] in names]


@pytest.mark.parametrize(
    ("text", "language", "value", "expected"),
    [
        ("Japan (1st) led and Germany (2nd) followed.", "en", "Japan", ["beside:before:row:name"]),
        ("Japan (1st) led and Germany (2nd) followed.", "en", "Germany", []),
        ("네이버(7위), 카카오(9위)가 이름을 올렸다.", "ko", "네이버", ["beside:before:row:name"]),
        ("네이버(7위), 카카오(9위)가 이름을 올렸다.", "ko", "카카오", []),
        ("1위 한국, 2위 미국이었다.", "ko", "South Korea", ["beside:after:row:name", "apposed:after:bare"]),
        ("1위 한국, 2위 미국이었다.", "ko", "United States", []),
    ],
)
def test_of_ranks_in_a_row_each_has_its_name_on_the_same_side(
    text: str, language: str, value: str, expected: list[str]
) -> None:
    assert evidence(chosen(text, language, "subject")[0], value) == expected


def test_a_name_in_apposition_is_not_just_any_name_before() -> None:
    text = "Garam Asset bought Haneul Coin, South Korea's fourth-largest exchange."
    subject = chosen(text, "en", "subject")[0]
    assert evidence(subject, "Haneul Coin") == ["apposed:before:object"]
    assert evidence(subject, "Garam Asset") == []


def test_a_goal_among_three_powers_can_be_the_readers_country_and_a_rank_that_is_held_cannot() -> None:
    goal = chosen("정부는 AI 3대 강국 도약을 목표로 한다.", "ko", "subject")[0]
    assert evidence(goal, "South Korea", ("home",)) == ["home:power:target"]
    held = chosen("하늘칩스는 로봇 매출 3위다.", "ko", "subject")[0]
    assert "South Korea" not in [c.value for c in held.candidates]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The No. 2 mobile carrier Haneul fell.", "en", ["mobile carrier"]),
        ("Haneul topped the Garam leaderboard.", "en", ["Garam leaderboard"]),
        ("Haneul ranked second in sales.", "en", []),
        ("국내 1위 로봇 기업 네이버가 공장을 열었다.", "ko", ["로봇 기업"]),
        ("하늘칩스가 1위를 했다.", "ko", []),
    ],
)
def test_what_a_rank_describes(text: str, language: str, expected: list[str]) -> None:
    domain = chosen(text, language, "domain")[0]
    assert [c.value for c in domain.candidates if "headed" in c.evidence] == expected


def test_the_title_of_a_list_and_nouns_with_what_they_are_of_are_candidates_whole() -> None:
    title = chosen("Korea was sixth in the Global Harbour and Freight Index.", "en", "domain")[0]
    assert "Global Harbour and Freight Index" in [c.value for c in title.candidates]
    of = chosen("Korea ranked third in the number of robot patents.", "en", "domain")[0]
    assert "number of robot patents" in [c.value for c in of.candidates]


def test_among_cities_a_capital_is_itself_and_else_its_state() -> None:
    among = chosen("Seoul was ranked tenth among global cities.", "en", "subject")[0]
    assert [c.value for c in among.candidates if c.value in ("Seoul", "South Korea")] == ["Seoul"]
    state = chosen("Seoul was ranked tenth in chip exports.", "en", "subject")[0]
    assert [c.value for c in state.candidates if c.value in ("Seoul", "South Korea")] == ["South Korea"]
