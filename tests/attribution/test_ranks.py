"""Ranks: the candidates of their slots, and what speaks for them, in both languages."""

from __future__ import annotations

import pytest

from kaix import annotate
from kaix.attribution import weights
from kaix.attribution.candidates import Candidate, Decision
from kaix.attribution.ranks.evidence import EVIDENCE

SLOTS = ["rankings.subject", "rankings.domain", "rankings.source", "rankings.scope"]


def decisions(text: str, language: str) -> list[Decision]:
    found = annotate.find(text, language, None, trace=True)
    return [d for d in found.decisions if d.slot in SLOTS]


def of(decision: Decision, value: str | None) -> Candidate:
    return next(c for c in decision.candidates if c.value == value)


@pytest.mark.parametrize(
    ("text", "language"),
    [("Haneul Chips ranked third in robot sales.", "en"), ("하늘칩스는 로봇 매출 3위에 올랐다.", "ko")],
)
def test_each_slot_of_a_rank_is_decided_once_and_may_stay_empty(text: str, language: str) -> None:
    made = decisions(text, language)
    assert [d.slot for d in made] == SLOTS
    assert all(d.candidates[0].value is None for d in made)


def test_no_rank_no_decision() -> None:
    assert decisions("Haneul Chips opened its third plant.", "en") == []
    assert decisions("하늘칩스가 세 번째 공장을 열었다.", "ko") == []


def test_of_ranks_in_a_row_each_has_the_subject_in_the_same_place() -> None:
    made = decisions("다올의 한빛 120B 모델과 누리의 세움 45B 모델은 성능 평가에서 6위와 7위다.", "ko")
    first, second = (d for d in made if d.slot == "rankings.subject")
    assert "parallel" in of(first, "한빛 120B").evidence
    assert "parallel" not in of(first, "세움 45B").evidence
    assert "parallel" in of(second, "세움 45B").evidence
    assert "parallel" not in of(second, "한빛 120B").evidence


def test_what_the_patterns_read_is_one_of_the_candidates() -> None:
    domain = decisions("하늘칩스는 로봇 매출 3위에 올랐다.", "ko")[1]
    assert [c.value for c in domain.candidates if "rule" in c.evidence] == ["로봇 매출"]
    others = decisions("하늘칩스는 로봇 매출 3위에 올랐다.", "ko")
    assert [d.slot for d in others for c in d.candidates if "rule" in c.evidence] == ["rankings.domain"]


def test_a_verb_is_no_domain_and_a_list_no_subject() -> None:
    domain = decisions("한국은 11위에 머물렀고, 일본은 두 계단 내려간 13위였다.", "ko")[5]
    assert [c.value for c in domain.candidates if c.value and c.value.endswith("내려간")] == []
    subject = decisions("In the “Harbour Freight Index” it came in 12th place.", "en")[0]
    assert "Harbour Freight Index" not in [c.value for c in subject.candidates]


def test_who_is_cited_can_be_the_source_and_who_is_not_cannot() -> None:
    source = decisions("According to Daol Research, Haneul Chips ranked third.", "en")[2]
    assert "cite_told" in of(source, "Daol Research").evidence
    source = decisions("다올리서치에 따르면 하늘칩스는 로봇 매출 3위다.", "ko")[2]
    assert [c.value for c in source.candidates] == [None, "다올리서치"]


def test_the_shipped_weights_of_ranks_are_of_evidence_on_the_list() -> None:
    names = {
        name
        for slots in weights.shipped().values()
        for slot, found in slots.items()
        if slot.startswith("rankings.")
        for name in found
    }
    assert {name for name in names if name.partition(":")[0] not in EVIDENCE} == set()
    assert "hearsay" not in EVIDENCE
