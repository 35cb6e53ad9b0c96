"""Weights are learned from which candidate is right, and judged on articles that did not teach them."""

from __future__ import annotations

import pytest

from kaix.attribution.candidates import Candidate, Decision
from kaix.attribution.examples import Example, is_near, judge

pytest.importorskip("sklearn")
from kaix.attribution import fitting


def example(article: int, right: int, *evidence: tuple[str, ...], near: int = -1) -> Example:
    candidates = tuple(Candidate(str(i), names) for i, names in enumerate(evidence))
    decision = Decision("amounts.entity", 0, 1, candidates, (0.0,) * len(candidates), 0)
    places = range(len(candidates))
    return Example(
        "amounts.entity",
        f"a{article}",
        decision,
        str(right),
        tuple(i == right for i in places),
        tuple(i == near for i in places),
    )


FOUND = [example(i, 1, ("nothing",), ("subject",), ("far", "subject"), ("object",)) for i in range(12)]


def test_what_the_right_ones_have_weighs_more() -> None:
    learned = fitting.learn(FOUND, 1.0)
    assert learned["subject"] > 0 > learned["far"]
    assert fitting.right_choices(FOUND, learned) == [True] * 12


def test_cross_validation_counts_right_choices_on_other_articles() -> None:
    done = fitting.fit(FOUND)
    assert (done.examples, done.reachable, done.before, done.after) == (12, 12, 0, 12)


def test_what_stands_beside_teaches_and_is_not_judged() -> None:
    beside = [example(i + 50, 3, ("nothing",), ("far",), ("far",), ("object", "rare")) for i in range(3)]
    done = fitting.fit(FOUND, None, beside)
    assert (done.examples, done.after) == (12, 12)
    assert done.weights["rare"] > 0
    assert "rare" not in fitting.fit(FOUND).weights


def test_an_example_without_a_right_candidate_teaches_nothing() -> None:
    lost = [example(i, 7, ("nothing",), ("subject",)) for i in range(4)]
    assert fitting.learn(lost, 1.0) == {}
    assert fitting.fit(lost).reachable == 0


def test_a_near_candidate_is_neither_learned_nor_unlearned() -> None:
    found = [example(i, 1, ("nothing",), ("subject",), ("longer",), near=2) for i in range(4)]
    assert "longer" not in {name for name, weight in fitting.learn(found, 1.0).items() if weight}


def test_right_and_near_by_column() -> None:
    values = [
        Candidate(None),
        Candidate("AI budget"),
        Candidate("the AI budget"),
        Candidate("AI budget bill"),
        Candidate("deficit"),
    ]
    assert judge("topic", "AI budget", values) == (
        (False, True, True, False, False),
        (False, False, False, True, False),
    )
    assert judge("topic", "AI budget bills", values[2:]) == ((True, True, False), (False, False, False))
    assert judge("status", "actual|planned", [Candidate("planned"), Candidate("denied")]) == (
        (True, False),
        (False, False),
    )
    assert judge("entity", "|Naver", [Candidate(None), Candidate("Kakao")]) == ((True, False), (False, False))


@pytest.mark.parametrize(
    ("label", "value", "near"),
    [
        ("AI infrastructure", "AI", True),
        ("운영비", "센터 운영비", True),
        ("revenue", "net profit", False),
        ("", "AI", False),
        ("AI", "", False),
    ],
)
def test_near(label: str, value: str, near: bool) -> None:
    assert is_near(label, value) is near
