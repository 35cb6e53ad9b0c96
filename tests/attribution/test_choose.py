"""The highest sum of weights wins; of equal ones the first, and a trace keeps what decided."""

from __future__ import annotations

import pytest

from kaix.attribution.candidates import Candidate
from kaix.attribution.choose import Chooser

WEIGHTS = {"amounts.entity": {"subject": 2.0, "far": -1.5, "nothing": 0.75}}
NOTHING = Candidate(None, ("nothing",))


def chosen(*candidates: Candidate, slot: str = "amounts.entity") -> str | None:
    return Chooser("en", WEIGHTS)(slot, 3, 9, candidates).value


def test_the_highest_sum_wins() -> None:
    assert chosen(NOTHING, Candidate("Haneul", ("subject",)), Candidate("Minjae", ("far",))) == "Haneul"
    assert chosen(NOTHING, Candidate("Haneul", ("subject", "far"))) is None


def test_of_equal_sums_the_first_wins_and_unknown_evidence_weighs_nothing() -> None:
    assert chosen(Candidate("a", ("subject",)), Candidate("b", ("subject", "unheard_of"))) == "a"
    assert chosen(Candidate("a", ("subject",)), NOTHING, slot="amounts.topic") == "a"


def test_a_trace_says_what_decided() -> None:
    choose = Chooser("en", WEIGHTS, trace=True)
    choose("amounts.entity", 3, 9, [NOTHING, Candidate("Haneul", ("subject", "far"), 0, 6)])
    [decision] = choose.decisions or []
    assert (decision.slot, decision.start, decision.end, decision.sums) == (
        "amounts.entity",
        3,
        9,
        (0.75, 0.5),
    )
    assert decision.winner == NOTHING
    assert Chooser("en", WEIGHTS).decisions is None


def test_no_candidate_is_an_error() -> None:
    with pytest.raises(ValueError):
        chosen()
