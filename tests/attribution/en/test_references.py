"""Whom phrases name or stand for, as the candidates of the entity show it."""

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
        ("Naver CEO Ahn paid 5 billion won.", "Naver", "owner_sort:led"),
        ("Ahn, chief executive of Naver, paid 5 billion won.", "Naver", "owner_sort:led"),
        ("Naver paid 5 billion won. Kakao fell. The 5 billion won was spent.", "Naver", "equal"),
        ("Some compare it with Naver's recently announced 5 billion won plan.", "Naver", "owns_by:possessor"),
        ("Koreans paid 5 billion won.", "Koreans", "owner_sort:common"),
        ("Tech firms like Naver and Kakao paid 5 billion won.", "Naver;Kakao", "owner_sort:several"),
        ("Naver's Moon X7 is new. The Moon X7 will cost 5 million won.", "Naver", "owner_sort:maker"),
        ("Crowds saw the Moon X7. The Moon X7 will cost 5 million won.", "Moon X7", "sort:product"),
        (
            "Chip startup Zorvex plans sales. Naver will help Zorvex. The startup paid 5 billion won.",
            "Zorvex",
            "owner_sort:described",
        ),
        ('Kakao grew. "I paid 5 billion won," said Lee Jae-ho.', "Lee Jae-ho", "owner_sort:pronoun"),
        ("According to Naver, losses came to 5 billion won.", "Naver", "cited"),
        ("Naver Securities cut its target to 50,000 won.", "Naver Securities", "owner:told"),
        ("Zorvex is a startup. Zorvex, valued at 5 billion won, grew.", "Zorvex", "owns_by:subject"),
        ("Naver estimates the market will reach 5 billion won.", "Naver", "owns_by:guesses"),
        ("Kakao bought 5 billion won in shares of Naver.", "Kakao", "owner:first"),
        ("The firm Zorvex Motors was cited. Zorvex Motors paid 5 billion won.", "Zorvex Motors", "does:act"),
        (
            "The Suwon-based firm grew. Naver fell. The Pohang-based firm paid 5 billion won.",
            "Naver",
            "owner_sort:described",
        ),
        ("Naver and Kakao met. The two firms paid 5 billion won.", "Naver;Kakao", "owner_sort:several"),
        ("Naver said the budget will reach 5 billion won.", "Naver", "owner:told"),
        ("Naver deduced that the market is worth 5 billion won.", "Naver", "owner:told"),
        ("Naver, a chip startup that sells tools, raised 5 billion won.", "Naver", "owner_sort:described"),
        ("Naver grew. It hired Kakao, which fell, and it paid 5 billion won.", "Naver", "owner_sort:pronoun"),
        ("The regulator imposed fines totaling 5 billion won on Naver.", "Naver", "owns_by:recipient"),
        ("| Maker | Sum |\n|---|---|\n| Naver | 5 billion won |", "Naver", "owns_by:label"),
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
        ("Naver raised a Series B round of 5 billion won.", "Series B"),
        ("Kakao fell -- Naver paid 5 billion won -- Lunit rose.", "Lunit"),
    ],
)
def test_what_is_nobody_is_no_candidate(text: str, value: str) -> None:
    assert value not in candidates(text)


def test_an_index_that_is_measured_owns_nothing() -> None:
    assert "owner:first" not in candidates("The Zorvex rose to 5 billion won.")["Zorvex"].evidence


def test_a_total_does_not_go_on_with_the_row_before() -> None:
    found = candidates("Group | Sum\nNaver | 5 billion won\nTotal | 6 billion won")
    assert not any(name.startswith("previous") for name in found["Naver"].evidence)
