from __future__ import annotations

import pytest

from kaix.batch import about, grading
from kaix.batch.grading import KEPT, Grader

GRADER = Grader(about.load("korean-ai"))


def grade(title: str, text: str, language: str = "ko") -> float:
    return GRADER.grade(title, text, language).value


FILLER = {
    "ko": "이날 행사에는 관계자 백여 명이 참석해 지역 경제와 관광의 앞날을 논의했다. " * 12,
    "en": "Visitors walked along the river and talked about the weather and the price of bread. " * 12,
}


@pytest.mark.parametrize(
    ("title", "text", "language"),
    [
        ("해운시, AI 상담 서비스 연다", "해운시는 인공지능(AI) 상담 서비스를 다음 달 연다고 밝혔다.", "ko"),
        ("가온테크, 언어모델 공개", "가온테크가 거대언어모델을 공개했다. 국내 기업이 쓸 수 있다.", "ko"),
        (
            "한빛대, 반도체 강의",
            "한빛대가 AI 반도체 강의를 연다. AI 모델과 GPU 실습도 있다. AI 기업이 돕는다.",
            "ko",
        ),
        ("Hanbit unveils an AI model", "SEOUL -- Hanbit, a Korean start-up, unveiled an AI model.", "en"),
        (
            "Ministry to buy chips",
            "South Korea will buy GPUs for artificial intelligence, the ministry said. The AI centre opens in May.",
            "en",
        ),
    ],
)
def test_what_is_kept(title: str, text: str, language: str) -> None:
    assert grade(title, text, language) >= KEPT


@pytest.mark.parametrize(
    ("title", "text", "language"),
    [
        ("해운시 축제 열린다", f"해운시가 축제를 연다. {FILLER['ko']} 안내는 AI 로봇이 맡는다.", "ko"),
        (
            "오리 농장에서 고병원성 AI 확진",
            "당국은 조류인플루엔자(AI) 확산을 막는다. 고병원성 AI 방역을 한다.",
            "ko",
        ),
        ("[인사] 가온증권", "◇부장 △AI팀 김하늘 △AI부문 이바다 △AI운용 박구름", "ko"),
        ("컵이 다 팔렸다", f"{FILLER['ko']} 영상 강산들 AI앵커 제작", "ko"),
        ("거래대금 상위 종목", f"{FILLER['ko']} [이 기사는 생성형 AI가 함께 작성했습니다]", "ko"),
        (
            "오픈AI, 새 모델 공개",
            "오픈AI가 미국에서 새 AI 모델을 현지시간 3일 공개했다. 구글과 메타도 뒤따른다.",
            "ko",
        ),
        ("美 나스닥 상승", "뉴욕증시에서 엔비디아 등 AI 종목이 올랐다. 나스닥이 상승했다.", "ko"),
        ("An AI start-up in Lyon", "The AI start-up has built a chatbot for bakers, Paris said.", "en"),
        ("A match in Seoul", f"South Korea won the match in Seoul. {FILLER['en']}", "en"),
        (
            "A bridge in Busan",
            f"Busan opens a bridge. {FILLER['en']} Translated with the help of generative AI tools.",
            "en",
        ),
        (
            "OpenAI opens an office",
            "OpenAI said in the U.S. that its AI grows. Google and China follow.",
            "en",
        ),
        ("", "", "en"),
    ],
)
def test_what_is_not(title: str, text: str, language: str) -> None:
    assert grade(title, text, language) < KEPT


def test_where_a_term_stands_decides() -> None:
    said = f"해운시가 발표했다. {FILLER['ko']}"
    only = [
        grade("새 사업", f"{said} 인공지능을 쓴다."),
        grade("새 사업", f"인공지능을 쓴다. {said}"),
        grade("인공지능 사업", f"인공지능을 쓴다. {said}"),
        grade("인공지능 사업", f"인공지능을 쓴다. {said} 인공지능과 인공지능이다. {said} 인공지능을 쓴다."),
    ]
    assert only == sorted(set(only))
    assert 0 < only[0] < KEPT < only[-1] < 1


def test_words_that_decided() -> None:
    found = GRADER.grade(
        "네이버, AI 모델 공개", "네이버가 인공지능(AI) 모델을 공개했다. AI 모델은 구글 것보다 작다.", "ko"
    )
    assert found.words == "headline: AI, 네이버; text: AI 1, 네이버 1, 인공지능(AI) 1; elsewhere: 구글 1"
    assert found.cell == f"{found.value:.2f}"
    assert GRADER.grade("축제", "비가 온다.", "ko") == grading.Grade(0.0, "")


def test_the_headline_is_the_first_line_of_a_text_without_one() -> None:
    text = "가온테크, AI 모델 공개\n\n가온테크가 모델을 공개했다."
    assert GRADER.grade(None, text, "ko") == GRADER.grade("가온테크, AI 모델 공개", text, "ko")
    assert GRADER.grade(None, "AI 모델", "ko").words == "text: AI 1"


def test_the_longer_term_counts() -> None:
    assert GRADER.grade(None, "독자 AI", "ko").words == "text: 독자 AI 1"
    assert GRADER.grade(None, "생성형 인공지능(AI)", "ko").words == "text: 생성형 인공지능(AI) 1"


def test_no_grade_without_a_place_in_english_or_a_subject() -> None:
    assert grade("AI in schools", "Every school will teach AI.", "en") == 0
    assert grade("Korea", "Korea and Seoul and Busan.", "en") == 0
    assert grade("AI", "AI", "ko") == 0  # no Hangul: the bytes of a page could not tell


def test_every_weight_is_there() -> None:
    assert set(grading.weights()) == {
        *("base", "headline", "lead", "often", "dense", "spread", "keep"),
        *("place_headline", "place_lead", "place_body", "place_unsaid", "place_least", "place_enough"),
    }
    assert KEPT == 0.4
