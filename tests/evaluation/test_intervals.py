from __future__ import annotations

import pytest

from kaix.evaluation.counts import Counts
from kaix.evaluation.intervals import Difference, bootstrap, compare

GOOD, POOR = Counts(correct=10), Counts(correct=5, missed=5, spurious=5)


def test_articles_that_are_all_alike_leave_no_doubt() -> None:
    found = bootstrap([POOR] * 6)
    assert found is not None
    assert found.f1 == pytest.approx((0.5, 0.5))


def test_articles_that_differ_leave_an_interval_around_the_score() -> None:
    found = bootstrap([GOOD, POOR] * 3)
    assert found is not None
    assert found.f1 is not None
    low, high = found.f1
    assert 0.5 <= low < 0.75 < high <= 1


def test_the_interval_is_the_same_every_time() -> None:
    assert bootstrap([GOOD, POOR, GOOD]) == bootstrap([GOOD, POOR, GOOD])


def test_one_article_gives_no_interval_and_undefined_stays_undefined() -> None:
    assert bootstrap([GOOD]) is None
    found = bootstrap([Counts(missed=1), Counts(missed=2)])
    assert found is not None
    assert (found.precision, found.recall) == (None, (0.0, 0.0))
    nothing = bootstrap([Counts(), Counts()])
    assert nothing is not None
    assert nothing.f1 is None


def test_a_run_does_not_differ_from_itself() -> None:
    assert compare([GOOD, POOR], [GOOD, POOR]) == Difference(0.0, (0.0, 0.0), 1.0)


def test_six_better_articles_of_six_are_no_chance() -> None:
    difference = compare([GOOD] * 6, [POOR] * 6)
    assert difference.f1 == pytest.approx(0.5)
    assert difference.p == pytest.approx(2 / 64)  # only all or none of the 64 swaps differ as much


def test_many_articles_are_swapped_at_random_with_a_fixed_seed() -> None:
    ours, theirs = [GOOD, POOR] * 20, [POOR, GOOD] * 20
    assert compare(ours, theirs) == compare(ours, theirs)
    assert compare(ours, theirs).p == pytest.approx(1.0)
    better = compare([GOOD] * 40, [POOR] * 40)
    assert better.p is not None
    assert better.p < 0.001


def test_nothing_to_compare_is_undefined() -> None:
    assert compare([], []) == Difference(None, None, None)
    assert compare([Counts()], [Counts()]) == Difference(None, None, None)
