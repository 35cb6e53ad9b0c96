"""Stretches that are spoken for."""

from __future__ import annotations

from kaix.rules.en.interval_set import IntervalSet


def test_intervals_that_overlap_are_one() -> None:
    assert IntervalSet([(2, 5), (0, 3), (8, 9)]).pairs == [(0, 5), (8, 9)]
    assert IntervalSet().pairs == []


def test_overlaps() -> None:
    taken = IntervalSet([(0, 5), (8, 9)])
    asked = ((4, 6), (8, 9), (5, 8), (9, 12), (-2, 0))
    assert [taken.overlaps(*each) for each in asked] == [True, True, False, False, False]
    assert not IntervalSet().overlaps(0, 100)


def test_add() -> None:
    taken = IntervalSet([(0, 5), (8, 9)])
    taken.add(4, 8)
    assert taken.pairs == [(0, 8), (8, 9)]
    taken.add(20, 21)
    assert taken.pairs == [(0, 8), (8, 9), (20, 21)]
    taken.add(7, 30)
    assert taken.pairs == [(0, 30)]
