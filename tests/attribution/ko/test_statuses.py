"""What speaks for a planned sum: where a change begins, the clause that it is in."""

import pytest

from kaix.attribution.ko import statuses
from tests.attribution.ko.readings import setting


def evidence(text: str, words: str) -> set[str]:
    here = setting(text, words)
    [_, planned] = statuses.candidates(here.reading, here, [])
    return set(planned.evidence)


@pytest.mark.parametrize("behind", ["에서", " 규모에서", "(약 200만달러)에서", "→"])
def test_where_a_change_begins_is_seen_past_brackets(behind: str) -> None:
    assert "from:market" in evidence(f"시장은 지난해 30억원{behind} 90억원으로 커질 전망이다.", "30억원")


def test_a_change_does_not_begin_where_it_ends() -> None:
    assert "from:market" not in evidence("시장은 지난해 30억원에서 90억원으로 커질 전망이다.", "90억원")


def test_a_clause_that_describes_a_noun_goes_with_the_verb_of_the_noun() -> None:
    signed = evidence("다온칩스는 30억원을 투자하는 계약을 맺었다.", "30억원")
    assert "hosted:present_agree_past" in signed
    assert not any(name.startswith("host") for name in evidence("다온칩스는 30억원을 투자했다.", "30억원"))


def test_what_follows_a_verb_to_come_is_told_apart() -> None:
    assert "ahead:plan" in evidence("나라로봇은 30억원을 투자할 계획이다.", "30억원")
    assert "ahead:can" in evidence("나라로봇은 30억원을 투자할 수 있다.", "30억원")


def test_limits_and_thresholds() -> None:
    assert "bound:none" in evidence("정부는 최대 30억원을 지원한다.", "최대 30억원")
    assert "bound:result" in evidence("매출 30억원 이하인 기업이 대상이다.", "30억원 이하")
    assert not any(name.startswith("bound") for name in evidence("정부는 30억원을 지원한다.", "30억원"))


def test_a_time_of_an_earlier_clause_does_not_date_the_sum() -> None:
    assert "dated:past" in evidence("나라로봇은 지난해 30억원을 투자했다.", "30억원")
    assert "dated:past" not in evidence("나라로봇은 지난해 상장했고 30억원을 투자할 계획이다.", "30억원")


def test_of_a_forecast_or_a_plan_the_verb_says_nothing() -> None:
    for text in (
        "영업이익은 시장 전망치 30억원을 웃돌았다.",
        "올해 예상 순이익은 30억원이다.",
        "국회는 정부안 30억원을 깎았다.",
    ):
        found = evidence(text, "30억원")
        assert "value_of" in found and not any(n.startswith(("tense:", "clause:")) for n in found)
    for text in ("영업이익은 30억원을 웃돌았다.", "방안은 30억원을 담았다."):
        found = evidence(text, "30억원")
        assert "value_of" not in found and any(n.startswith("tense:") for n in found)
