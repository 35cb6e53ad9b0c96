"""What a Korean phrase can fill a cell with."""

import pytest

from kaix.attribution.ko import entities, places
from kaix.attribution.ko.nominal import nominal
from kaix.attribution.ko.pool import Pool
from tests.attribution.ko.readings import reading, setting


@pytest.mark.parametrize(
    "phrase",
    [
        "AI 데이터센터", "누리전자", "세미누리;두레온", "영업 적자", "피겨",
        "평화 유지군", "S&P 500 지수", "한 해 매출", "신규 이용자 수",
        "돈", "월 이용료", "‘두레온’ 사업", "GPU(그래픽처리장치)", "Duret.ai", "올해 매출",
    ],
)  # fmt: skip
def test_a_noun_phrase_is_kept_as_it_is(phrase: str) -> None:
    assert nominal(phrase) == phrase


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("통해 광역 교통망 예산", "광역 교통망 예산"),
        ("쓰지 않고 AI 안경", "AI 안경"),
        ("굳건히 지켜온 로봇 시장", "로봇 시장"),
        ("겹쳐 운영 부담", "운영 부담"),
        ("실제 점유율", "점유율"),
        ("두레온 포인트 월", "두레온 포인트"),
    ],
)
def test_what_belongs_to_the_words_around_a_phrase_is_cut(phrase: str, value: str) -> None:
    assert nominal(phrase) == value


@pytest.mark.parametrize(
    "phrase",
    [
        "", "수", "해", "말", "머무", "투자했다", "실제 투자하는", "한 달 사이", "지난 3개월", "올해 초", "실제",
        "“시장 둔화 속 점유율", "누리전자\n두레온 예산", "투자했다. 두레온", "예산 증액…두레온", '"두레온 예산',
    ],
)  # fmt: skip
def test_a_piece_a_verb_a_time_and_what_crosses_a_boundary_are_no_value(phrase: str) -> None:
    assert nominal(phrase) == ""


def test_what_is_no_value_is_not_offered() -> None:
    pool = Pool(nominal)
    pool.add("실제", 0, 2, "left")
    pool.add("통해 도로 예산", 3, 11, "left")
    assert pool.evidence == {"도로 예산": {"left"}}
    times = Pool()
    times.add("올해", 0, 2)
    assert list(times.evidence) == ["올해"]


def test_a_number_of_firms_is_no_firm_called_number() -> None:
    here = setting("중견기업 수가 늘면서 매출은 30억원이 됐다.", "30억원")
    offered = [each.value for each in entities.candidates(here.reading, here, [])]
    assert "중견기업 수" in offered and "수" not in offered
    described = places.sentence(reading("AI 스타트업 두레온이 30억원을 냈다."), 0)
    assert [p.value for p in described] == ["두레온"]
