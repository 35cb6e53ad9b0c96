"""Whether English words state a rank: each sentence beside one like it that does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaix import annotate
from kaix.attribution.marked import marked_examples
from kaix.records import Ranking
from kaix.rules.en.ranking.mentions import mentions, places


def ranks(text: str) -> list[int]:
    records = annotate.find(text, "en", None).records["rankings"]
    return [record.rank for record in records if isinstance(record, Ranking)]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Seorin ranked third in AI.", "Seorin reported its third quarter in AI."),
        ("Seorin took third in the index.", "Seorin took a third of the index."),
        ("Seorin rose two places to third.", "Seorin rose to a third meeting."),
        ("Seorin slipped from third to third.", "Seorin heard from third parties."),
        ("Seorin is the third-largest market.", "Seorin had its third test."),
        ("Seorin came third out of 40 countries.", "The third (left) of the players is Garam."),
        ("Seorin finished third worldwide.", "Seorin finished its third year."),
        ("Seorin won third place.", "Seorin met in the third hall."),
    ],
)
def test_an_ordinal(text: str, other: str) -> None:
    assert (ranks(text) in ([3], [3, 3]), ranks(other)) == (True, [])


@pytest.mark.parametrize(
    ("text", "expected", "other"),
    [
        ("Garam is the No. 3 carrier.", [3], "Garam left by Exit No. 3."),
        ("Garam wants to be among the top three.", [3], "The top three officials met."),
        ("Garam topped the list.", [1], "Garam topped 300 won."),
        ("Garam held the top spot in the ranking.", [1], "Garam is a top spotter."),
        ("Garam finished runner-up.", [2], "Garam met runners."),
        ("Garam is one of the three largest makers.", [3], "Garam called the three latest makers."),
    ],
)
def test_a_number_and_a_set_phrase(text: str, expected: list[int], other: str) -> None:
    assert (ranks(text), ranks(other)) == (expected, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It came twenty-second of 47 countries.", [("nth", 22, "twenty-second of 47 countries", 47)]),
        ("It was ranked third in the world.", [("nth", 3, "ranked third in the world", None)]),
        ("up from #9 to no.3 today", [("from_nth", 9, "#9", None), ("number_n", 3, "no.3", None)]),
        ("the top-10 spots", [("top_n", 10, "top-10", None)]),
        ("an AI G3 and three AI powers", [("n_powers", 3, "AI G3", None), ("n_powers", 3, "three", None)]),
        (
            "at the top of the harbour index",
            [("topped_the_list", 1, "at the top of the harbour index", None)],
        ),
        ("second only to Japan", [("second_only_to", 1, "second only to", None)]),
        ("the third quarter, a third of it, on the 27th, top 5%", []),
    ],
)
def test_where_words_can_state_a_rank(text: str, expected: list[tuple[str, int, str, int | None]]) -> None:
    found = mentions(text, places(text), 0, len(text))
    assert [(m.rule, m.rank, text[m.start : m.end], m.total) for m in found] == expected


def test_labelled_ranks_teach_which_words_state_one(tmp_path: Path) -> None:
    path = tmp_path / "en" / "rankings.examples"
    path.parent.mkdir()
    path.write_text(
        "== nth\nSeorin ranked [[third | rank=3]] in the second of two polls, and won first.\n", "utf-8"
    )
    taught = [e for _, e in marked_examples(path) if e.slot == "rankings.mention"]
    assert {(e.label, e.right) for e in taught} == {("rank", (False, True)), ("", (True, False))}
