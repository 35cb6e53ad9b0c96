"""What a sentence only imagines, and what its negation says to be so."""

import pytest

from kaix.analysis.en.unreal import unreal


@pytest.mark.parametrize(
    ("sentence", "imagined", "facts"),
    [
        ("Had the vote passed, it would now own six.", [", Had the vote passed"[2:], "would now own"], []),
        ("If it had paid, it would be free.", ["If it had paid", "would be"], []),
        ("Had it not paid, it would have gone.", ["would have"], ["Had it not paid"]),
        ("It would not have paid if it had known.", ["if it had known"], ["would not have"]),
        ("But for the rain, it would have won.", ["would have"], []),
        ("If the bill passes, it would be paid.", [], []),
        ("Asked if it had paid, it was silent.", [], []),
        ("It would be paid by May.", [], []),
    ],
)
def test_what_is_imagined(sentence: str, imagined: list[str], facts: list[str]) -> None:
    cues, spans = unreal(sentence)
    assert sorted(sentence[cue.start : cue.end] for cue in cues) == sorted(imagined)
    assert [sentence[low:high] for low, high in spans] == facts
