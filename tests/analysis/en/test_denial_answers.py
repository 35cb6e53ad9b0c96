"""Which short answer denies a claim or undoes a plan."""

import pytest

from kaix.analysis.en.denial_answers import answer


@pytest.mark.parametrize(
    ("sentence", "after", "mention", "expected"),
    [
        ("It planned to pay $3 billion but never did.", "", "$3 billion", "but never did"),
        ("It planned to pay $3 billion.", "It did not.", "$3 billion", "It did not"),
        ("It planned to pay $3 billion.", "Asked if it would go, it said it would not.", "$3 billion", None),
        ("It planned to pay $3 billion.", "Its rival, with $2 billion, will not.", "$3 billion", None),
        ("It planned to pay $3 billion.", "It has not yet.", "$3 billion", None),
        ("He was offered $3 billion and said no.", "", "$3 billion", "and said no"),
        ('"We will not," it said of reports that it would pay $3 billion.', "", "$3 billion", '"We will not'),
        ('"We are glad," it said of reports that it would pay $3 billion.', "", "$3 billion", None),
        ("The poster lists 300 GPUs.", "The hall in fact has 30 GPUs.", "300 GPUs", "The hall in fact has 30 GPUs"),
        ("The poster lists 300 GPUs.", "The hall in fact cost $3 billion.", "300 GPUs", None),
        ("The poster lists 300 GPUs.", "The hall has 30 GPUs.", "300 GPUs", None),
    ],
)  # fmt: skip
def test_what_answers(sentence: str, after: str, mention: str, expected: str | None) -> None:
    start = sentence.index(mention)
    found = answer(sentence, after, start, start + len(mention))
    assert (found and (sentence + after)[found[0] : found[1]]) == expected
