from __future__ import annotations

from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings

from kaix.sentences import LONGEST, set_sentence_starts, starts
from tests import hostile


def sentences(text: str) -> list[str]:
    begins = list(starts(text))
    return [text[a:b].strip() for a, b in zip(begins, [*begins[1:], len(text)], strict=True)]


@pytest.mark.parametrize(
    "expected",
    [
        ["It cost a lot.", "Nobody paid."],
        ["“It cost a lot.”", "Nobody paid."],
        ["Rep. Han of Samsung Electronics Co. said no.", "“We do.”"],
        ["It was No. 3 in the U.S. and J. Kim left."],
        ["He works at Naver Inc.", "The firm grew."],
        ["Prices rose in 2024.", "It fell in 2025."],
        ["It rose 1.5 percent.", "$5 million was lost!", "Why?", "(Nobody knows.)"],
        ["정부는 3조원을 쓴다.", "이 사업은 2030년까지다."],
        ["“그렇다.”", "그는 말했다."],
        ["입력 2025. 7. 28. 10:30"],
        ["제목 없는 줄", "둘째 줄"],
    ],
)
def test_sentences(expected: list[str]) -> None:
    joint = "\n" if expected[0] == "제목 없는 줄" else " "
    assert sentences(joint.join(expected)) == expected


def test_line_breaks_end_headlines_and_captions() -> None:
    assert sentences("A headline\n\n  A caption \nText.") == ["A headline", "A caption", "Text."]


@settings(deadline=None)
@given(hostile.texts("en"))
def test_sentences_are_the_whole_text(text: str) -> None:
    begins = list(starts(text))
    assert begins[0] == 0
    assert begins == sorted(set(begins))
    assert all(begin < len(text) for begin in begins[1:])


def test_sentences_that_another_component_set_stay() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    doc = nlp("A headline\nText here. More.")
    before = [token.is_sent_start for token in doc]
    assert [token.is_sent_start for token in set_sentence_starts(doc)] == before


@pytest.mark.parametrize(
    ("piece", "first"),
    [("word ", "word"), ("▲국장 한서진 ", "▲"), ("x", "x"), ("one; two ", "two"), ("\ud800", "\ud800")],
)
def test_a_sentence_without_an_end_is_cut(piece: str, first: str) -> None:
    text = piece * 5_000
    begins = list(starts(text))
    lengths = [b - a for a, b in pairwise([*begins, len(text)])]
    assert max(lengths) <= LONGEST
    assert min(lengths[:-1]) >= LONGEST // 2
    assert {text[begin : begin + len(first)] for begin in begins[1:]} == {first}


def test_a_long_sentence_of_a_newspaper_stays_whole() -> None:
    text = "It said so, " * 100 + "and left."
    assert starts(text) == (0,)
