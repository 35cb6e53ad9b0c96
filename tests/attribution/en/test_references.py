"""Whom phrases name or stand for, and who only tells, as the candidates of the entity show it."""

from __future__ import annotations

import pytest

from kaix import annotate
from kaix.attribution.candidates import Candidate


def candidates(text: str) -> dict[str | None, Candidate]:
    found = annotate.find(text, "en", "2026-03-10", trace=True).decisions
    last = [each for each in found if each.slot == "amounts.entity"][-1]
    return {each.value: each for each in last.candidates}


@pytest.mark.parametrize(
    ("text", "value", "evidence"),
    [
        ("Naver CEO Ahn paid 5 billion won.", "Naver", "owns_first:led"),
        ("Ahn, chief executive of Naver, paid 5 billion won.", "Naver", "owns_first:led"),
        ("“We paid 5 billion won,” said Ahn, chief executive of Naver.", "Naver", "owns_first:pronoun"),
        ("Partners like Naver and Kakao paid 5 billion won.", "Naver;Kakao", "owns_first:several"),
        ("Naver paid 5 billion won. Kakao fell. The 5 billion won was spent.", "Naver", "equal"),
        ("Some compare it with Naver's recently announced 5 billion won plan.", "Naver", "owns_by:possessor"),
        (
            "Exports by the drug and battery sector totaled 5 billion won.",
            "battery sector",
            "owns_by:subject_by",
        ),
        ("Koreans paid 5 billion won.", "Koreans", "owns_first:common"),
        ("The firm Zorvex Motors was cited. Zorvex Motors paid 5 billion won.", "Zorvex Motors", "does_act"),
        (
            "The Suwon-based firm grew. Naver fell. The Pohang-based firm paid 5 billion won.",
            "Naver",
            "owns_first:described",
        ),
        ("Naver and Kakao met. The two firms paid 5 billion won.", "Naver;Kakao", "owns_first:several"),
        (
            "The fees the tech firm paid rose. Of the 5 billion won Naver spent, half is lost.",
            "Naver",
            "owns_by:relative_subject",
        ),
        ("The regulator imposed fines totaling 5 billion won on Naver.", "Naver", "owns_by:imposed_on"),
        ("Naver's forecast of the market is 5 billion won.", "Naver", "tells:estimates"),
        ("Sales reached 5 billion won, according to Naver.", "Naver", "tells:cited"),
        ("Sales reached 5 billion won, Naver said.", "Naver", "tells:says"),
        ("| Maker | Sum |\n|---|---|\n| Naver | 5 billion won |", "Naver", "owns_by:row_head"),
    ],
)
def test_somebody_is_a_candidate_with_what_speaks_for_it(text: str, value: str, evidence: str) -> None:
    assert evidence in candidates(text)[value].evidence


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Loans in U.S. dollar deposits reached 5 billion won.", "United States"),
        ("The two got 5 billion won.", "two"),
        ("The Suwon-based firm paid 5 billion won.", "Suwon"),
        ("Specifically, Naver paid 5 billion won.", "Specifically"),
    ],
)
def test_what_is_nobody_is_no_candidate(text: str, value: str) -> None:
    assert value not in candidates(text)


def test_an_index_that_is_measured_owns_nothing() -> None:
    assert "owner_first" not in candidates("The Zorvex rose to 5 billion won.")["Zorvex"].evidence


def test_a_total_does_not_go_on_with_the_row_before() -> None:
    found = candidates("Group | Sum\nNaver | 5 billion won\nTotal | 6 billion won")
    assert not any(name.startswith("previous") for name in found["Naver"].evidence)
