"""Whether an English match states a rank: each sentence beside one like it that does not."""

from __future__ import annotations

import pytest

from kaix import annotate
from kaix.records import Ranking
from kaix.rules.en.ranking.conditions import CONDITIONS
from kaix.rules.en.rankings import PATTERNS


def ranks(text: str) -> list[int]:
    records = annotate.find(text, "en", None).records["rankings"]
    return [record.rank for record in records if isinstance(record, Ranking)]


def test_every_rule_has_a_condition() -> None:
    assert set(CONDITIONS) == set(PATTERNS)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Seorin ranked third in AI.", "Seorin reported its third quarter in AI."),
        ("Seorin took third in the index.", "Seorin took a third of the index."),
        ("Seorin rose two places to third.", "Seorin rose to a third meeting."),
        ("Seorin slipped from third to third.", "Seorin heard from third parties."),
        ("Seorin is the third-largest market.", "Seorin had its third-largest gain ever."),
        ("Seorin came third out of 40 countries.", "Seorin spoke third of the four speakers."),
        ("Seorin finished third worldwide.", "Seorin was the third in the world to pass such a law."),
        ("Seorin won third place.", "Seorin met in the third hall."),
    ],
)
def test_an_ordinal(text: str, other: str) -> None:
    assert (ranks(text) in ([3], [3, 3]), ranks(other)) == (True, [])


@pytest.mark.parametrize(
    ("text", "expected", "other"),
    [
        ("Garam is the No. 3 carrier.", [3], "Garam left by Exit No. 3."),
        ("Garam wants to be among the top three.", [3], "Garam named its top three goals."),
        ("Garam topped the list.", [1], "Garam topped a list of 300 won."),
        ("Garam held the top spot in the ranking.", [1], "Garam held the top slot machine."),
        ("Garam finished runner-up.", [2], "Garam met two runner-ups of the race."),
        ("Garam is one of the three largest makers.", [3], "Garam called the three latest makers."),
    ],
)
def test_a_number_and_a_set_phrase(text: str, expected: list[int], other: str) -> None:
    assert (ranks(text), ranks(other)) == (expected, [])
