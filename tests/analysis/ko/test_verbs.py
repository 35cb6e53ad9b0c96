"""Korean predicates: stem and ending decide lemma, frame, form and tense."""

import pytest

from kaix.analysis.ko.verbs import Verb, copula, inflected, noun_frame, recognise


@pytest.mark.parametrize(
    ("stem", "past", "to_come"),
    [
        ("늘리", "늘렸", "늘릴"), ("벌", "벌었", "벌"), ("모으", "모았", "모을"), ("오르", "올랐", "오를"),
        ("짓", "지었", "지을"), ("투자하", "투자했", "투자할"), ("받", "받았", "받을"),
    ],
)  # fmt: skip
def test_stems_are_inflected(stem: str, past: str, to_come: str) -> None:
    assert (inflected(stem)["past"], inflected(stem)["l"]) == (past, to_come)


@pytest.mark.parametrize(
    ("word", "verb"),
    [
        ("투자했다", Verb("투자하", "pay", "final", "past")),
        ("투입할", Verb("투입하", "pay", "adnominal", "future")),
        ("배정받은", Verb("배정받", "get", "adnominal", "past", passive=True)),
        ("사들인", Verb("사들이", "pay", "adnominal", "past")),
        ("투자하겠다고", Verb("투자하", "pay", "quoted", "future", modal="will")),
        ("투자키로", Verb("투자하", "pay", "connective", "future", modal="plan")),
        ("번", Verb("벌", "get", "adnominal", "past")),
        ("급감했다", Verb("급감하", "change", "final", "past")),
    ],
)
def test_a_form_is_recognised(word: str, verb: Verb) -> None:
    assert recognise(word) == verb


@pytest.mark.parametrize("word", ["지원은", "기업은", "위한", "본", "다양한", "매출은", "이어"])
def test_nouns_adverbs_and_qualities_are_no_predicates(word: str) -> None:
    assert recognise(word) is None


def test_the_copula_and_verbal_nouns() -> None:
    assert copula("목표다") is None
    assert copula("규모였다") == Verb("이", "be", "final", "past")
    assert copula("28일") is None
    assert [copula(noun) for noun in ("개인", "소상공인", "온라인", "이메일")] == [None] * 4
    assert copula("규모인") == Verb("이", "be", "adnominal", "present")
    assert (noun_frame("투자유치"), noun_frame("유치"), noun_frame("하늘")) == ("get", "get", "")
