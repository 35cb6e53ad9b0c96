"""What kind of owner a Korean phrase is, and whose the measure in it is."""

from __future__ import annotations

from kaix.attribution.ko import owner_kinds
from tests.attribution.ko.readings import reading


def test_nouns_for_many_are_classes_and_endings_of_societies_bodies() -> None:
    read = reading("비가 온다.")
    kinds = {
        word: owner_kinds.kind_of(read, word)
        for word in ("중견기업", "창고 노동자들", "솔내자치회", "나래협의회", "자치회", "날씨", "사거리")
    }
    assert kinds == {
        "중견기업": "class", "창고 노동자들": "class", "솔내자치회": "body", "나래협의회": "body",
        "자치회": "unlisted", "날씨": "unlisted", "사거리": "unlisted",
    }  # fmt: skip


def test_whoever_has_a_measure_stands_before_it() -> None:
    owners = {
        phrase: owner_kinds.measured(phrase.split())
        for phrase in (
            "창고 노동자 시급",
            "나래로봇 총 매출액",
            "개인 예금 잔액",
            "매출액",
            "냉면 가격",
            "로봇 사업",
            "푸른 하늘",
        )
    }
    assert owners == {
        "창고 노동자 시급": ["창고", "노동자"], "나래로봇 총 매출액": ["나래로봇"], "개인 예금 잔액": ["개인"],
        "매출액": [], "냉면 가격": (), "로봇 사업": (), "푸른 하늘": (),
    }  # fmt: skip


def test_a_general_noun_measures_what_the_word_before_it_does() -> None:
    read = reading("반도체 시장 규모는 3조원이다. 투자 규모는 2조원이다.")
    found = [owner_kinds.measure_of(read.analysis(i).chunks[0]) for i in range(2)]
    assert found == ["market", "spending"]


def test_persons_have_a_title_an_age_or_a_letter_for_a_name() -> None:
    text = "마리아 로웰(39)은"
    assert owner_kinds.person_in("마리아 로웰", text, text.index("("))
    phrases = (
        "정한솔 솔빛 회장",
        "솔빛 정한솔 회장",
        "솔빛 정한솔 회장 측",
        "박모 씨",
        "A 씨",
        "솔빛전자",
        "다솜 시장",
    )
    assert {phrase for phrase in phrases if owner_kinds.person_in(phrase, "", 0)} == {
        "솔빛 정한솔 회장", "솔빛 정한솔 회장 측", "박모 씨", "A 씨",
    }  # fmt: skip


def test_the_head_of_a_local_government_stands_for_it() -> None:
    heads = {
        word: owner_kinds.headed(word)
        for word in ("다솜군수", "이가람 다솜구청장", "부산시장", "반도체시장", "군수")
    }
    assert heads == {
        "다솜군수": "다솜군", "이가람 다솜구청장": "다솜구", "부산시장": "부산시", "반도체시장": "", "군수": "",
    }  # fmt: skip
