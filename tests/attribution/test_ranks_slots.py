"""The slots of ranks, one by one: which candidates each has, and what speaks for them."""

from __future__ import annotations

import pytest

from kaix import annotate
from kaix.attribution.candidates import Candidate, Decision


def decisions(text: str, language: str, slot: str) -> list[Decision]:
    found = annotate.find(text, language, None, trace=True)
    return [d for d in found.decisions if d.slot == f"rankings.{slot}"]


def of(decision: Decision, value: str) -> Candidate:
    return next(c for c in decision.candidates if c.value == value)


def having(candidate: Candidate, *names: str) -> list[str]:
    return [e for e in candidate.evidence if e.partition(":")[0] in names]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("한국은 핀란드와 함께 공동 5위를 했다.", "South Korea;Finland"),
        ("한국은 프랑스, 캐나다와 함께 공동 6위에 올랐다.", "South Korea;France;Canada"),
        ("한국은 핀란드와 달리 5위를 했다.", "South Korea"),
    ],
)
def test_those_who_share_a_rank_are_one_subject(text: str, expected: str) -> None:
    assert decisions(text, "ko", "subject")[0].winner.value == expected


def test_a_domain_in_another_ranks_part_of_the_sentence_is_known_as_such() -> None:
    first = decisions("In coal exports, Peru came fifth; in tin exports, ninth.", "en", "domain")[0]
    assert having(of(first, "coal exports"), "segment") == ["segment:own:before"]
    assert having(of(first, "tin exports"), "segment") == ["segment:other:after"]
    only = decisions("In coal exports, Peru came fifth.", "en", "domain")[0]
    assert having(of(only, "coal exports"), "segment") == []


def test_what_a_rank_describes_is_named_with_what_it_is_of() -> None:
    domain = decisions("Peru is the third-largest market for robots.", "en", "domain")[0]
    values = [c.value for c in domain.candidates]
    assert "market for robots" in values
    assert "market" not in values


@pytest.mark.parametrize(
    ("text", "language", "value", "expected"),
    [
        ("Peru ranked third in Asia.", "en", "Asia", ["how:region"]),
        ("Peru ranked third in the world.", "en", "world", ["how:world"]),
        ("A Korean company ranked third.", "en", "South Korea", ["how:demonym"]),
        ("하늘칩스는 국내 매출 1위다.", "ko", "국내", ["how:home"]),
        ("하늘칩스는 독일에서 3위다.", "ko", "독일", ["how:country"]),
    ],
)
def test_how_the_words_say_among_whom(text: str, language: str, value: str, expected: list[str]) -> None:
    assert having(of(decisions(text, language, "scope")[0], value), "how") == expected


def test_who_publishes_a_poll_is_cited_and_who_takes_part_is_not() -> None:
    made = decisions("Peru ranked ninth in a poll that Garam Research conducted.", "en", "source")[0]
    assert having(of(made, "Garam Research"), "cite_makes") == ["cite_makes"]
    other = decisions("Peru ranked ninth in a race that Garam Research lost.", "en", "source")[0]
    assert [c.value for c in other.candidates] == [None]


def test_a_source_is_called_by_its_name_without_what_introduces_it() -> None:
    source = decisions("분석 전문기관 다올리서치에 따르면 하늘칩스는 로봇 매출 3위다.", "ko", "source")[0]
    assert [c.value for c in source.candidates] == [None, "다올리서치"]


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_ranks_of_a_headline_are_decided_last_and_come_first(language: str) -> None:
    text = {
        "en": "Peru ranks third\nPeru ranked third in coal exports.\nChile ranked fourth.",
        "ko": "독일 3위\n독일은 석탄 수출 3위다.\n칠레는 4위다.",
    }[language]
    found = annotate.find(text, language, None, trace=True)
    ranks = [(r.start, r.text) for r in found.records["rankings"]]
    decided = [d.start for d in found.decisions if d.slot == "rankings.subject"]
    assert ranks == sorted(ranks)
    assert decided == [*sorted(decided[:-1]), decided[-1]] and decided[-1] == min(decided)
