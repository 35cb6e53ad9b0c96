"""A survey or a list is introduced once, and the ranks behind it are its own."""

from __future__ import annotations

import pytest

from kaix import annotate
from kaix.attribution.candidates import Candidate, Decision

ENGLISH = (
    "The Garam Foundation released its Robot Readiness Index, a survey by the Garam Foundation. "
    "Officials were pleased. Chile ranked ninth. Ministers met in May. It ranked third in skills."
)
KOREAN = (
    "가람연구소가 발표한 '로봇 준비지수'가 나왔다. 정부는 결과를 반겼다. 칠레는 9위였다. "
    "장관들이 만났다. 인력 부문은 3위였다."
)


def of_slot(text: str, language: str, slot: str) -> list[Decision]:
    found = annotate.find(text, language, None, trace=True)
    return [d for d in found.decisions if d.slot == f"rankings.{slot}"]


def evidence(decision: Decision, value: str) -> set[str]:
    return {e.partition(":")[0] for e in _candidate(decision, value).evidence}


def _candidate(decision: Decision, value: str) -> Candidate:
    return next(c for c in decision.candidates if c.value == value)


@pytest.mark.parametrize(
    ("text", "language", "surveyor", "listing"),
    [
        (ENGLISH, "en", "Garam Foundation", "Robot Readiness Index"),
        (KOREAN, "ko", "가람연구소", "로봇 준비지수"),
    ],
)
def test_a_survey_and_its_list_are_candidates_of_every_rank_behind_them(
    text: str, language: str, surveyor: str, listing: str
) -> None:
    sources, domains = of_slot(text, language, "source"), of_slot(text, language, "domain")
    assert len(sources) == len(domains) == 2
    assert all({"introduced_by", "introduced_alone"} <= evidence(d, surveyor) for d in sources)
    assert all("list" in evidence(d, listing) for d in domains)


def test_the_latest_survey_is_told_from_the_one_before() -> None:
    text = (
        "서린리서치에 따르면 칠레는 9위다. 다올리서치에 따르면 페루는 4위다. 장관들이 만났다. "
        "브라질은 7위에 머물렀다."
    )
    last = of_slot(text, "ko", "source")[-1]
    assert "introduced_by:cite_told:0" in _candidate(last, "다올리서치").evidence
    assert "introduced_by:cite_told:1" in _candidate(last, "서린리서치").evidence


def test_who_is_introduced_behind_a_rank_is_told_from_who_is_before() -> None:
    text = "하늘칩스, 로봇 매출 3위\n하늘칩스 직원이 늘었다. 서린리서치에 따르면 매출도 늘었다."
    decision = of_slot(text, "ko", "source")[0]
    introduced = [e for e in _candidate(decision, "서린리서치").evidence if e.startswith("introduced_by:")]
    assert {e.rpartition(":")[2] for e in introduced} == {"ahead"}


def test_a_list_without_a_name_is_no_list_in_force() -> None:
    domain = of_slot("The latest survey came out. Chile ranked ninth.", "en", "domain")[0]
    assert [c.value for c in domain.candidates if "list" in {e.partition(":")[0] for e in c.evidence}] == []


def test_whom_a_rank_is_held_against_is_marked_and_who_holds_one_is_not() -> None:
    subject = of_slot(
        "Garam Bank ranked third in assets, behind Seorin Bank and Duru Bank.", "en", "subject"
    )[0]
    assert "compared" in evidence(subject, "Seorin Bank")
    assert "compared" in evidence(subject, "Duru Bank")
    assert "compared" not in evidence(subject, "Garam Bank")
    subject = of_slot("가람은행은 서린은행(31조원), 두루은행에 이어 총자산 3위다.", "ko", "subject")[0]
    marked = {c.value for c in subject.candidates if "compared:before" in c.evidence}
    assert marked == {"서린은행", "두루은행"}


def test_the_country_is_a_country_and_the_company_is_none() -> None:
    text = "Haneul Chips sells to Chile. The country ranked ninth in pump sales."
    assert "Chile" in [
        c.value for c in of_slot(text, "en", "subject")[0].candidates if "kind:meant" in c.evidence
    ]
    text = "Haneul Chips sells to Chile. The company ranked ninth in pump sales."
    meant = [c.value for c in of_slot(text, "en", "subject")[0].candidates if "kind:meant" in c.evidence]
    assert meant == ["Haneul Chips"]


def test_who_is_cited_is_told_from_who_is_ranked() -> None:
    subject = of_slot("Garam Research said that Chile ranked ninth.", "en", "subject")[0]
    assert "cite_says" in evidence(subject, "Garam Research")
    assert "cite_says" not in evidence(subject, "Chile")
