"""Which clause or sentence denies what another says: the mention is `[…]`, and what denies it is given."""

import re

import pytest

from kaix.analysis.denial import Around, answered

_MARK = re.compile(r"\[([^\]]+)\]")


def answer(before: str, marked: str, after: str, language: str) -> str | None:
    """The words that deny the mention."""
    mention = _MARK.search(marked)
    assert mention is not None
    sentence = _MARK.sub(r"\1", marked)
    start = mention.start()
    found = answered(Around(before, sentence, after), start, start + len(mention[1]), language)
    if found is None:
        return None
    low, high = found
    return before[len(before) + low : len(before) + high] if low < 0 else (sentence + after)[low:high]


@pytest.mark.parametrize(
    ("sentence", "after", "expected"),
    [
        ("It planned to pay [$3 billion] but never did.", "", "never did"),
        ("It planned to pay [$3 billion].", "It did not.", "It did not"),
        ("It planned to pay [$3 billion].", "Asked if it would go, it said it would not.", None),
        ("It planned to pay [$3 billion].", "Its rival, with $2 billion, will not.", None),
        ("It planned to pay [$3 billion].", "It has not yet.", None),
        ("It planned to pay [$3 billion].", "The deal was called off.", "was called off"),
        ("It planned to pay [$3 billion].", "The order was never placed.", "never placed"),
        ("It planned to pay [$3 billion].", "They were not made in Korea.", None),
        ("It planned to pay [$3 billion].", "It denied a rift with its founder.", None),
        ("It planned to pay [$3 billion], then cancelled it.", "", "cancelled"),
        ("It asked for [$3 billion] and was turned down.", "", "was turned down"),
        ("He was offered [$3 billion] and said no.", "", "said no"),
        ("A paper reported a [$3 billion] sale.", "The firm denied the report.", "denied"),
        ("A paper reported a [$3 billion] sale, which the firm denied.", "", "denied"),
        ("A paper reported a [$3 billion] sale.", "Not so, says the firm.", "Not so"),
        ('"We will not," it said of reports that it would pay [$3 billion].', "", "We will not"),
        ('"We are glad," it said of reports that it would pay [$3 billion].', "", None),
        ("The poster lists [300 GPUs].", "The hall in fact has 30 GPUs.", "The hall in fact has 30 GPUs"),
        ("The poster lists [300 GPUs].", "The hall in fact cost $3 billion.", None),
        ("The poster lists [300 GPUs].", "The hall has 30 GPUs.", None),
        ("It paid [$3 billion].", "It ended the year with a profit.", None),
    ],
)
def test_what_answers(sentence: str, after: str, expected: str | None) -> None:
    assert answer("", sentence, after, "en") == expected


@pytest.mark.parametrize(
    ("before", "sentence", "after", "expected"),
    [
        ("", "나래가 [3조원]에 팔린다는 보도가 나왔다.", "회사는 사실이 아니라고 했다.", "사실이 아니"),
        ("", "나래는 [3조원]을 투자하겠다고 했다.", "계약은 끝내 이뤄지지 않았다.", "이뤄지지 않"),
        ("", "나래는 [3조원]을 투자하기로 했다.", "이 계획은 철회됐다.", "철회"),
        ("", "나래는 [3조원]을 투자하기로 했다.", "노조는 반발했다.", None),
        ("", "나래는 [3조원]을 썼다.", "한빛 인수설은 부인했다.", None),
        ("", "나래는 [3조원]을 투자한다고 했다.", "시장의 우려는 사실이 아니라고 했다.", None),
        ("", "당초 [3조원]이라고 발표했지만 실제로는 800억원이다.", "", "실제로는 800억원이다"),
        ('"그런 적이 없습니다."', "대표는 [3조원] 매각설을 두고 이렇게 말했다.", "", "그런 적이 없"),
    ],
)
def test_what_answers_in_korean(before: str, sentence: str, after: str, expected: str | None) -> None:
    assert answer(before, sentence, after, "ko") == expected
