"""The cues of an English sentence: what hides them, leaves them open, puts off, or undoes them."""

import pytest

from kaix.analysis.en.denial_cues import found


def cues(sentence: str) -> list[tuple[str, str, str, str]]:
    """The cues' words with their side, scope and kind; those that only put off are marked with `~`."""
    result = []
    for cue in found(sentence):
        words = ("~" if cue.pending else "") + sentence[cue.start : cue.end]
        result.append((words, cue.side, cue.scope, cue.kind))
    return sorted(result)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The firm denied it.",
            [("denied", "before", "clause", "claim"), ("denied", "behind", "reduced", "claim")],
        ),
        ("The report is groundless.", [("is groundless", "behind", "clause", "false")]),
        ("The claim is not true.", [("is not true", "behind", "clause", "right"), ("not", "before", "phrase", "")]),
        ("The talks fell through.", [("fell through", "behind", "subject", "fail")]),
        ("The pledge was never adopted.", [("was never adopted", "behind", "subject", "fail")]),
        (
            "It did not pay the sum.",
            [("not", "before", "phrase", ""), ("not pay", "before", "verb", ""), ("not pay", "behind", "passive", "")],
        ),
        ("It paid 5 and not 50 chips.", [("not", "before", "phrase", "")]),
    ],
)  # fmt: skip
def test_what_is_a_cue(sentence: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert cues(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "It paid 5 billion won.",
        "Not only did it pay.",  # hidden
        "The founder neither confirmed nor denied it.",
        "The firm may scrap it.",  # left open
    ],
)
def test_what_is_none(sentence: str) -> None:
    assert cues(sentence) == []


def test_who_only_doubts_denies_nothing() -> None:
    assert {cue[1] for cue in cues("Critics dismissed it.")} == {"behind"}
    assert {cue[1] for cue in cues("Voters dismissed it.")} == {"before", "behind"}


def test_a_cue_in_what_another_one_undoes_is_none() -> None:
    before = [cue[0] for cue in cues("It scrapped a rule that vetoed exports.") if cue[1] == "before"]
    assert before == ["scrapped"]
    assert [cue[0] for cue in cues("It vetoed exports.") if cue[1] == "before"] == ["vetoed"]


def test_what_only_puts_off_is_pending() -> None:
    assert cues("It delayed the purchase.")[0] == ("~delayed", "before", "clause", "delay")
    assert {cue[0] for cue in cues("It will not pay it until May.")} >= {"~not pay"}
    assert {cue[0] for cue in cues("It lapsed without a taker.")} == {"lapsed"}


def test_a_perfect_infinitive_is_no_verb_of_having() -> None:
    assert {cue[2] for cue in cues("It would not have survived.")} == {"phrase"}
    assert "verb" in {cue[2] for cue in cues("It does not have them.")}
