"""Which other names of a body a text gives in brackets, and which brackets give none."""

import pytest

from kaix.analysis.introductions import introduced


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("한국가람정보진흥원(KGIA·원장 노가람)은 올해 GPU를 산다.", [("한국가람정보진흥원", "KGIA")]),
        ("올해 나래융합기술원 (NCTI)이 문을 열었다.", [("나래융합기술원", "NCTI")]),
        ("NCTI(나래융합기술원)가 문을 열었다.", [("나래융합기술원", "NCTI")]),
        ("다올벤처스(Daol Ventures)가 투자했다.", [("다올벤처스", "Daol Ventures")]),
        ("한빛칩스그룹(이하 ‘한빛’)은 공장을 짓는다.", [("한빛칩스그룹", "한빛")]),
        (
            "In May the Onnuri Institute of Data Science (OIDS) will open.",
            [("Onnuri Institute of Data Science", "OIDS")],
        ),
        # no body, a person, a country, letters that are not its own, a figure
        ("최고경영자(CEO)와 그래픽처리장치(GPU)를 말했다.", []),
        ("노가람(KOG) 씨가 말했다.", []),
        ("그는 미국(US)에 갔다.", []),
        ("Acme Robotics (RI) grew, and Bae Kyung (BX) left.", []),
        ("SK하이닉스(000660)가 올랐다.", []),
        ("매출(작년 3조원)이 늘었다.", []),
    ],
)
def test_introduced(text: str, expected: list[tuple[str, str]]) -> None:
    assert introduced(text) == expected
