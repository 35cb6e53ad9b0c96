"""The cues of an English sentence: what hides them, leaves them open, puts off, or makes them unreal."""

import pytest

from kaix.analysis.denial_cues import compiled, found
from kaix.analysis.en.denial_cues import imagined


def cues(sentence: str) -> list[tuple[str, str, str, str]]:
    """The cues' words with their side, scope and kind; those that only put off are marked with `~`."""
    result = []
    for cue in found(sentence, "en"):
        if cue.scope == "gave_up":
            continue
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
            [("not", "before", "phrase", ""), ("not pay", "beside", "verb", "")],
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


def test_what_only_puts_off_is_pending() -> None:
    assert cues("It delayed the purchase.")[0] == ("~delayed", "before", "clause", "delay")
    assert {cue[0] for cue in cues("It will not pay it until May.")} >= {"~not pay"}
    assert {cue[0] for cue in cues("It lapsed without a taker.")} == {"lapsed"}


def test_a_perfect_infinitive_is_no_verb_of_having() -> None:
    assert {cue[2] for cue in cues("It would not have survived.")} == {"phrase"}
    assert "verb" in {cue[2] for cue in cues("It does not have them.")}


@pytest.mark.parametrize(
    ("sentence", "unreal", "facts"),
    [
        ("Had the vote passed, it would now own six.", ["Had the vote ", "would now own"], []),
        ("If it had paid, it would be free.", ["If it had", "would be"], []),
        ("Had it not paid, it would have gone.", ["would have"], ["Had it not "]),
        ("It would not have paid if it had known.", ["if it had"], ["would not have"]),
        ("But for the rain, it would have won.", ["would have"], []),
        ("If the bill passes, it would be paid.", [], []),
        ("Asked if it had paid, it was silent.", [], []),
        ("It would be paid by May.", [], []),
    ],
)
def test_what_is_imagined(sentence: str, unreal: list[str], facts: list[str]) -> None:
    cues, spans = imagined(sentence)
    assert sorted(sentence[cue.start : cue.end] for cue in cues) == sorted(unreal)
    assert [sentence[low:high] for low, high in spans] == facts


def test_no_pattern_is_compiled_before_its_words_are_met() -> None:
    compiled.cache_clear()
    assert found("The plant opens in May with nobody in it.", "en") == ()
    assert compiled.cache_info().currsize <= 2
    assert found("The board has since scrapped that plan of theirs.", "en") != ()
    assert compiled.cache_info().currsize > 2
