"""The way from a Korean mention to a cue: `|` parts the mention's side, what is between, and the cue."""

import pytest

from kaix.analysis.denial_uses import Cue
from kaix.analysis.ko import words
from kaix.analysis.ko.denial_path import Path, is_quoted, particle_of


def carried(between: str, written: str, scope: str) -> bool:
    """Whether the words between carry the mention to the cue that is `written` so."""
    cue = Cue(len(between), len(between) + len(written), "behind", scope)
    return Path(words.read(between, 0), cue, written).reaches()


@pytest.mark.parametrize(
    ("between", "written", "scope"),
    [
        (" 투자를 ", "철회", "clause"),
        ("을 들여 공장을 지으려던 계획을 ", "철회", "clause"),
        ("을 쓴다는 소문을 ", "부인", "sentence"),
        ("은 예산이 없어 ", "취소", "clause"),
        ("의 GPU를 사기로 한 계약을 ", "파기", "clause"),
    ],
)
def test_what_carries_on(between: str, written: str, scope: str) -> None:
    assert carried(between, written, scope)


@pytest.mark.parametrize(
    ("between", "written", "scope"),
    [
        ("을 투자한 공장을 ", "철회", "clause"),  # what has happened
        ("을 쓰고 계획을 ", "철회", "clause"),  # another clause
        ("은 계획을 ", "철회", "clause"),  # a subject with an object of its own
        ("인 한빛전자는 투자", "를 중단", "clause"),
        ("을 구매하는 과정에서 계약을 ", "취소", "clause"),  # an aside
        ("의 배분이 늦어졌다는 지적을 ", "부인", "sentence"),
    ],
)
def test_what_does_not(between: str, written: str, scope: str) -> None:
    assert not carried(between, written, scope)


def test_what_ends_a_quotation() -> None:
    row = words.read("산다는 샀다던 매각설은 한빛전자는 투자자는 계획을", 0)
    assert [word.text for word in row if is_quoted(word)] == ["산다는", "샀다던", "매각설은"]


def test_a_particle_may_be_a_word() -> None:
    row = words.read("을 투자한 회사는", 0)
    assert [particle_of(row, number) for number in range(3)] == ["을", "", "는"]
