"""Why a slot has its value, in a line."""

from kaix.attribution.candidates import Candidate, Decision
from kaix.attribution.reasons import reason

WEIGHTS = {"subject": 1.5, "nothing": 0.25, "far": -0.5}


def test_a_reason_names_the_winner_its_evidence_and_who_came_next() -> None:
    candidates = (Candidate(None, ("nothing",)), Candidate("Naver", ("far", "subject", "unweighted")))
    decision = Decision("amounts.entity", 3, 9, candidates, (0.25, 1.0), 1)
    assert reason(decision, WEIGHTS) == "entity Naver 1.00 (subject +1.50, far -0.50), before – 0.25"


def test_a_lone_candidate_has_no_runner_up() -> None:
    decision = Decision("amounts.topic", 3, 9, (Candidate(None),), (0.0,), 0)
    assert reason(decision, WEIGHTS) == "topic – 0.00"
