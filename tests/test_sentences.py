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


@pytest.mark.parametrize(
    "expected",
    [
        ["…할 방침이다.", "문가람 두레원 이사장은 말했다.", "한빛전자의 몫이다."],
        ["늘지 않습니까?", "당시 물었다."],
        ["“그렇다.”", "이날 그는 갔다."],
        ["“그렇다.”라고 했다."],
        ["“그렇다.”며 떠났다."],
        ["수출 최다.최고 기록"],
        ["가.나.다.라"],
        ["서울.경기 지역"],
        ["좋은 시장.", "[사진 제공=한빛전자]", "본문이다."],
        ["줄을 섰다", "(사진=두레뉴스)", "이날 행사"],
        ["이 표(출처=한빛연)는 옳다."],
        ["(한빛=두레뉴스) 가나다 기자 =", "문가람 이사장은 말했다."],
        ["제목(종합)", "한빛=가나"],
        ["The shares fell.", "The firm said no."],
        ["It rose in 2023.", "The rest fell by 5 percent (of all).", "By then, Arm Inc.", "Some left."],
        ["It is a record high.", "SK rose.", "However, LG fell.”", "Kim’s team left."],
        ["He wrote Node.Js code at example.Com yesterday."],
        ["Mr.Kim and Rep.Lee of the U.S.Treasury met Dr.Cho over v2.0 of it."],
    ],
)
def test_where_a_crawler_lost_the_line_break(expected: list[str]) -> None:
    text = "".join(expected).replace("기자 =", "기자 = ").replace("섰다(", "섰다.(")
    assert [s.rstrip(".") for s in sentences(text)] == [s.rstrip(".") for s in expected]


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
