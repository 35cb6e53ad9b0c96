"""The cues of a Korean sentence: what hides them, leaves them open, settles them, or puts off."""

import pytest

from kaix.analysis.denial_cues import compiled, found
from kaix.analysis.denial_cues import cues as known
from kaix.analysis.ko.denial_cues import pattern


def cues(sentence: str) -> list[tuple[str, str]]:
    """The cues' words with their scope; those that only put off are marked with `~`."""
    return sorted(
        (("~" if cue.pending else "") + sentence[cue.start : cue.end], cue.scope)
        for cue in found(sentence, "ko")
    )


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("회사는 보도를 부인했다.", [("부인했", "sentence")]),
        ("회사는 계획을 취소했다.", [("취소", "clause")]),
        ("3조원이 아니라 5조원이다.", [("아니라", "phrase"), ("이 아니라", "phrase")]),
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


@pytest.mark.parametrize(
    ("cue", "yes", "no"),
    [
        ("사실이 아니", ["사실이 아니다", "사실이아니라고", "사실이 전혀 아니"], ["사실이 그것이 아니"]),
        ("철회/취소", ["철회했다", "취소"], ["회수"]),
        ("하라고 ... 판결", ["하라고 판결", "하라고 지난달 판결"], ["하라고 했다. 판결"]),
    ],
)
def test_a_cue(cue: str, yes: list[str], no: list[str]) -> None:
    made = compiled(pattern(cue))
    assert [text for text in (*yes, *no) if made.search(text)] == yes


@pytest.mark.parametrize(
    ("words", "negated", "other", "absent"),
    [
        ("투자하지 않았다", True, True, False),
        ("투자했다", False, False, False),
        ("흔들지 못했다", False, True, False),
        ("접지 않았다", False, False, False),  # who does not undo keeps
        ("오지 않았다", False, True, True),
        ("없었다", False, False, True),
        ("수없이", False, False, False),
    ],
)
def test_a_negated_verb(words: str, negated: bool, other: bool, absent: bool) -> None:
    scopes = {cue.scope for cue in known("ko").written(words)}
    assert ["verb" in scopes, "object" in scopes, "subject" in scopes] == [negated, other, absent]
