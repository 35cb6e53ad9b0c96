from __future__ import annotations

import re

import pytest
import spacy
from hypothesis import given, settings

from kaix import korean
from tests import hostile

NLP = spacy.blank("ko", config=korean.CONFIG)


def pieces(text: str) -> str:
    return " ".join(token.text for token in NLP.make_doc(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10조1천억원으로", "10 조 1 천억 원 으로"),
        ("삼조오천억원을", "삼조오천억 원 을"),
        ("26만 장의 GPU를", "26 만 장 의 GPU 를"),
        ("1만3천여 장이", "1 만 3 천 여 장 이"),
        ("배경훈은 네이버가", "배경훈 은 네이버 가"),
        ("과방위원장에게", "과방위원장 에게"),
        ("6위에서 9위로", "6 위 에서 9 위 로"),
        ("3대 강국의", "3 대 강국 의"),
        ("36개국 중", "36 개국 중"),
        ("2차관이 3분기에", "2 차관 이 3 분기 에"),
        ("李대통령은", "李 대통령 은"),
        ("H100을 MI300X와", "H100 을 MI300X 와"),
        ("AI3강", "AI 3 강"),
        ("USD1.5B", "USD 1.5 B"),
        ("투자하는 우리는", "투자하는 우리 는"),
        ("김정은 교수는", "김정은 교수 는"),
        ("하나만 만원", "하나 만 만 원"),
    ],
)
def test_numerals_units_and_particles_come_apart(text: str, expected: str) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    "word", ["이상은", "정부는", "소프트뱅크는", "경기도는", "후보는", "미디어는", "에너지는"]
)
def test_nouns_that_look_like_verbs_lose_their_particle(word: str) -> None:
    assert pieces(word) == f"{word[:-1]} {word[-1]}"


@pytest.mark.parametrize(
    "word", ["투자하는", "넘는", "달하는", "이르는", "되는", "높아지는", "웃도는", "갖추는"]
)
def test_verbs_keep_their_ending(word: str) -> None:
    assert pieces(word) == word


@settings(max_examples=60, deadline=None)
@given(hostile.texts("ko"))
def test_the_text_is_kept(text: str) -> None:
    assert NLP.make_doc(text).text == re.sub("[\ud800-\udfff]", "\ufffd", text)


def test_documents_of_another_tokenizer_are_divided() -> None:
    other = spacy.blank("ko", config={"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}})
    doc = korean.divide(other.make_doc("네이버가 10조1천억원으로 늘렸다."))
    assert [token.text for token in doc] == pieces("네이버가 10조1천억원으로 늘렸다.").split()
    assert doc.text == "네이버가 10조1천억원으로 늘렸다."
