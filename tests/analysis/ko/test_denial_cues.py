"""The cues of a Korean sentence: what hides them, leaves them open, settles them, or puts off."""

import pytest

from kaix.analysis.ko.denial_cues import found


def cues(sentence: str) -> list[tuple[str, str]]:
    """The cues' words with their scope; those that only put off are marked with `~`."""
    return sorted(
        (("~" if cue.pending else "") + sentence[cue.start : cue.end], cue.scope) for cue in found(sentence)
    )


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("회사는 보도를 부인했다.", [("부인했", "sentence")]),
        ("회사는 계획을 취소했다.", [("취소", "clause")]),
        ("3조원이 아니라 5조원이다.", [("이 아니라", "phrase")]),
        ("3조원 아닌 5조원이다.", [("아닌", "phrase")]),
        ("돈을 쓰지 않았다.", [("쓰지 않", "object"), ("쓰지 않", "verb")]),
        ("장비는 끝내 오지 않았다.", [("오지 않", "object"), ("오지 않", "subject")]),
        ("그런 계약은 처음부터 없었다.", [("없었", "subject")]),
        ("법원은 취소하라고 판결했다.", [("취소", "clause")]),
        ("조금 더 썼다면 이겼을 것이다.", [("썼다면 이겼을 것", "hypothesis")]),
    ],
)
def test_what_is_a_cue(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert cues(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "회사는 3조원을 썼다.",
        "3조원뿐 아니라 5조원도 썼다.",  # hidden
        "취소 소송이 열렸다.",
        "선두를 놓치지 않았다.",
        "취소할 가능성도 있다.",  # left open
        "취소해 달라고 했다.",
        "계획을 접지 않았다.",  # who does not undo keeps
    ],
)
def test_what_is_none(sentence: str) -> None:
    assert cues(sentence) == []


def test_a_negation_under_a_hypothesis_is_no_cue() -> None:
    assert cues("그 돈이 없었다면 짓지 못했을 것이다.") == [("없었다면 짓지 못했을 것", "hypothesis")]


def test_what_only_puts_off_is_pending() -> None:
    assert cues("발표를 연기했다.") == [("~연기했", "clause")]
    assert cues("돈은 아직 들어오지 않았다.") == [
        ("~들어오지 않", "object"), ("~들어오지 않", "subject"), ("~들어오지 않", "verb")
    ]  # fmt: skip
