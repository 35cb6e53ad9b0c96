"""What the clause of a Korean rank is about, and what names the article alone knows."""

from __future__ import annotations

import pytest

from kaix.attribution.ko.ranks import GRAMMAR

from .readings import reading


def about(text: str, rank: str) -> str:
    start = text.index(rank)
    sentence = GRAMMAR.sentence(reading(text), 0, [(start, start + len(rank))])
    return text[sentence.own_subjects[start] :] if sentence.own_subjects[start] >= 0 else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("다올랩스는 로봇 매출이 3위다.", "다올랩스"),
        ("새벽제약이 3위에 올랐다.", "새벽제약"),
        ("3위를 차지한 다올랩스는 공장을 넓혔다.", "다올랩스"),
        ("3위는 다올랩스가 차지했다.", "다올랩스"),
        ("한빛로봇이 3위 다올랩스를 인수했다.", "다올랩스"),
        ("다올랩스는 공장을 넓혔고 매출 3위에 올랐다.", "다올랩스"),
        ("매출 3위에 올랐다.", ""),
    ],
)
def test_what_a_clause_is_about(text: str, expected: str) -> None:
    assert about(text, "3위").startswith(expected) and bool(about(text, "3위")) == bool(expected)


def test_towns_and_firms_that_no_list_has_are_names_and_common_nouns_are_not() -> None:
    texts = ("부산은 3위다.", "두레자산운용은 3위다.", "국내은행은 3위다.", "페루 쿠스코는 3위다.")
    things = [thing for text in texts for thing in GRAMMAR.sentence(reading(text), 0, []).things]
    assert {thing.value for thing in things if thing.named} == {"부산", "두레자산운용", "Peru", "쿠스코"}
