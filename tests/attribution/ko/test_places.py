"""What kind of noun a Korean phrase is, by itself and by what else the article says."""

from __future__ import annotations

from kaix.attribution.ko import places
from tests.attribution.ko.readings import reading


def test_a_firm_named_after_its_business_is_no_common_noun() -> None:
    kinds = {
        word: places.noun_kind(word)
        for word in ("맑음반도체", "도토리기술", "시스템반도체", "차량용반도체", "반도체", "산업")
    }
    assert kinds == {
        "맑음반도체": "unlisted", "도토리기술": "unlisted", "시스템반도체": "common", "차량용반도체": "common",
        "반도체": "common", "산업": "common",
    }  # fmt: skip


def test_what_follows_a_kind_of_firm_is_a_name_unless_it_is_a_noun() -> None:
    text = "새바람\n스타트업 맑음숲이 웃었다. 스타트업 투자유치도 늘었다."
    read = reading(text)
    found = {p.value: p.kind for i in range(len(read.sentences)) for p in places.sentence(read, i)}
    assert {value: found.get(value) for value in ("맑음숲", "투자유치")} == {
        "맑음숲": "organisation",
        "투자유치": "common",
    }


def test_a_name_that_the_article_gives_away_is_one_in_all_its_sentences() -> None:
    read = reading("새바람\n맑음숲 관계자는 웃었다. 맑음숲 매출은 30억원이다. 새숲 매출은 10억원이다.")
    assert [places.kind_of(read, word) for word in ("맑음숲", "새숲")] == ["coined", "unlisted"]
    last = places.sentence(read, len(read.sentences) - 2)
    assert [(p.value, p.kind, p.role) for p in last if p.kind == "coined"] == [("맑음숲", "coined", "front")]
