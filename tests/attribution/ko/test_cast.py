"""Who takes part in a Korean article and stands on no list."""

from __future__ import annotations

import pytest

from kaix.attribution.ko import cast
from tests.attribution.ko.readings import reading


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("새바람\n도토리숲 관계자는 말을 아꼈다.", {"도토리숲"}),
        ("새바람\n‘도토리숲’(대표 김누리)이 문을 열었다.", {"도토리숲"}),
        ("새바람\n도토리숲(123450)에 대해 증권가는 말을 아꼈다.", {"도토리숲"}),
        ("새바람\n물류 기업 도토리숲이 돈을 모았다.", {"도토리숲"}),
        ("새바람\n도토리숲진흥원(도진원)은 돈을 모았다.", {"도진원"}),
        ("새바람\n업계 관계자는 말을 아꼈다.", set()),
        ("새바람\n김누리 대표는 말을 아꼈다.", set()),
        ("새바람\n스타트업 투자유치도 늘었다.", set()),
        ("새바람\n그래픽처리장치(GPU)는 비싸다.", set()),
        ("도토리숲, 새 공장 짓는다\n나주가 반겼다.", set()),
    ],
)
def test_names_that_the_article_gives_away(text: str, names: set[str]) -> None:
    assert cast.of(reading(text)).names == names


def test_a_name_is_found_wherever_the_article_has_it() -> None:
    text = "새바람\n도토리숲 관계자는 웃었다. 도토리숲의 매출은 30억원이다. 도토리숲길은 길이다."
    found = list(cast.of(reading(text)).mentions(text, 0, len(text)))
    assert [(name.text, name.kind, text[name.end : name.end + 1]) for name in found] == [
        ("도토리숲", "coined", " "),
        ("도토리숲", "coined", "의"),
        ("도토리숲", "coined", "길"),
    ]


def test_a_short_form_is_the_same_as_its_long_one() -> None:
    article = cast.of(reading("새바람\n도토리숲진흥원(도진원)은 돈을 모았다."))
    assert [article.same(name) for name in ("도진원", "도토리숲진흥원", "나래")] == [
        "도토리숲진흥원",
        "도토리숲진흥원",
        "나래",
    ]
