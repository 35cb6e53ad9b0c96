"""What an English phrase can fill a cell with."""

import pytest

from kaix import annotate
from kaix.attribution.en.merging import Gathered
from kaix.attribution.en.nominal import nominal


@pytest.mark.parametrize(
    "phrase",
    [
        "quarterly profit", "Duret.AI", "Nuri Co.", "U.S. Steel", "former employees", "year-end bonus", "chips (HBM)",
        "“Blue Lamp” fund", "New Year campaign", "more memory", "Yahoo!",
    ],
)  # fmt: skip
def test_a_noun_phrase_is_kept_as_it_is(phrase: str) -> None:
    assert nominal(phrase) == phrase


def test_adverbs_before_a_phrase_are_cut() -> None:
    assert [nominal(p) for p in ("also chip plants", "only", "even then cloud sales")] == [
        "chip plants", "only", "cloud sales",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "phrase",
    [
        "", "former", "Others", "New Year", "last quarter", "Nuri Co.The deal", "profit (Nuri Daily)English papers",
        "chip plants\nNuri", "chip plants. The firm", "“chip plants", 'the "blue', "Record sales…Nuri",
    ],
)  # fmt: skip
def test_a_piece_a_time_and_what_crosses_a_boundary_are_no_value(phrase: str) -> None:
    assert nominal(phrase) == ""


def test_what_is_no_value_is_not_offered() -> None:
    found = Gathered(nominal)
    found.add("New Year", ["a"])
    found.add("also chips", ["b"], 3, 13)
    assert [(c.value, c.evidence) for c in found.candidates([])] == [(None, ("nothing",)), ("chips", ("b",))]
    decisions = annotate.find(
        "New Year brought Naver 5 billion won.", "en", "2026-03-10", trace=True
    ).decisions
    offered = next(d for d in decisions if d.slot == "amounts.entity").candidates
    assert [c.value for c in offered] == [None, "Naver"]
