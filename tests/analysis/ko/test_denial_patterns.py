"""Korean cues as patterns: spaces that may be missing, adverbs between, alternatives, and negated verbs."""

import pytest

from kaix.analysis.denial_cues import compiled, cues
from kaix.analysis.ko.denial_patterns import pattern


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
    known = cues("ko")
    found = [p.search(words) is not None for p in map(known.use, ("negated", "other", "absent"))]
    assert found == [negated, other, absent]


def test_a_claim_is_no_undoing() -> None:
    kinds = {use.scope: use.kind for use in cues("ko").denials if use.kind != "delay"}
    assert kinds["sentence"] == "claim"
    assert kinds["clause"] == "cancel"
