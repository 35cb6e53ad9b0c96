"""The subjects of clauses, in sentences whose nouns before the verb are many."""

from __future__ import annotations

import pytest

from tests.analysis.en.test_analysis import analysed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Flights from Busan to Jeju and Daegu cost 5 billion won.", ["Flights"]),
        ("Naver and Kakao paid 5 billion won.", ["Naver"]),
        (
            "Tenants of a block in Busan, which stood empty, have filed a suit worth 5 billion won.",
            ["block", "Tenants"],
        ),
        ("Naver ended a contract with Lotte valued at 5 billion won.", ["Naver", "contract"]),
        ("It noted Lotte's decision to spend 5 billion won.", ["It", "Lotte"]),
        (
            "A survey released by Naver on Sunday, the profit of Kakao reached 5 billion won.",
            ["survey", "profit"],
        ),
        ("Tenants get 5 billion won and loans of 3 billion won, the ministry said.", ["Tenants", "ministry"]),
        (
            "The Tide Center, which broke ground in Solgae, Haenam, South Jeolla Province, has 5 billion won.",
            ["Tide Center", "Tide Center"],
        ),
        (
            "Ahn, who lent money to firms including Naver, Kakao, and Toss, spent 5 billion won.",
            ["Ahn", "Ahn"],
        ),
        ("Naver, a seller of maps and cloud space, paid 5 billion won.", ["Naver"]),
        (
            "Sales rose 3 billion won on-year, while combined costs increased 5 billion won.",
            ["Sales", "combined costs"],
        ),
        (
            "Naver announced a plan totaling 5 billion won, saying it was late.",
            ["Naver", "plan", "Naver", "it"],
        ),
        ("According to Hana, combined sales totaled 5 billion won.", ["combined sales"]),
        ("The firms are those that have had sales of 5 billion won.", ["firms", "those"]),
    ],
)
def test_each_clause_has_its_subject(text: str, expected: list[str]) -> None:
    found = [next((s.text for s in clause.having("subject")), "") for clause in analysed(text).clauses]
    assert found == expected
