from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kaix.evaluation.alignment import BY_SPAN, BY_VALUE, align, overlapping
from kaix.evaluation.rows import Row


def row(start: int, end: int, amount: str) -> Row:
    values = {"currency": "KRW", "amount": amount}
    return Row("amounts", "a", start, end, "", values, "", "", 0, (amount,))


def spans(pairs: list) -> list[tuple[int | None, int | None]]:
    return [(pair.gold.start if pair.gold else None, pair.run.start if pair.run else None) for pair in pairs]


def test_the_exact_span_comes_before_an_overlapping_one() -> None:
    assert spans(align([row(5, 9, "1")], [row(4, 9, "1"), row(5, 9, "2")])) == [(5, 5), (None, 4)]


def test_a_value_elsewhere_is_the_last_resort() -> None:
    assert spans(align([row(0, 4, "1"), row(50, 54, "2")], [row(80, 84, "1")])) == [(0, 80), (50, None)]


def test_the_only_partner_of_another_is_given_up() -> None:
    # 0–10 overlaps both; 8–12 only the second: one to one, both are answered
    gold = [row(0, 10, "1"), row(9, 12, "2")]
    run = [row(8, 11, "3"), row(0, 2, "4")]
    assert spans(align(gold, run)) == [(0, 0), (9, 8)]


def test_of_two_rows_on_one_anchor_each_finds_its_own() -> None:
    gold = [row(0, 4, "1"), row(0, 4, "2")]
    pairs = align(gold, [row(0, 4, "2"), row(0, 4, "1")])
    assert [(p.gold.identity, p.run.identity) for p in pairs if p.gold and p.run] == [
        (("1",), ("1",)),
        (("2",), ("2",)),
    ]


ROWS = st.lists(
    st.builds(
        lambda a, n, v: row(a, a + n, str(v)), st.integers(0, 12), st.integers(1, 5), st.integers(1, 3)
    ),
    max_size=7,
)


def best(gold: list[Row], run: list[Row]) -> int:
    """The largest number of overlapping pairs, by trying everything."""
    if not gold:
        return 0
    rest = [best(gold[1:], run)]
    rest += [1 + best(gold[1:], run[:j] + run[j + 1 :]) for j, r in enumerate(run) if overlapping(gold[0], r)]
    return max(rest)


@given(ROWS, ROWS)
def test_each_row_stands_in_one_pair(gold: list[Row], run: list[Row]) -> None:
    for levels in (BY_SPAN, BY_VALUE):
        pairs = align(gold, run, levels)
        assert [pair.gold for pair in pairs if pair.gold] == gold
        assert sorted(id(pair.run) for pair in pairs if pair.run) == sorted(map(id, run))


@given(ROWS, ROWS.map(lambda rows: rows[:5]))
def test_no_more_pairs_are_possible(gold: list[Row], run: list[Row]) -> None:
    pairs = align(gold, run, (overlapping,))
    assert sum(bool(pair.gold and pair.run) for pair in pairs) == best(gold, run)
