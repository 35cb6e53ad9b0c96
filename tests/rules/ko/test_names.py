"""Names in a Korean sentence, and what tells a person's name from another word."""

from __future__ import annotations

import pytest

from kaix import annotate, sentences
from kaix.reading import Name, Reading
from kaix.rules.ko import titles
from kaix.rules.ko.dates import Dates
from kaix.rules.ko.foreign_names import foreign_length
from kaix.rules.ko.names import Names, match_known, sector_of
from kaix.rules.ko.persons import CERTAIN, LIKELY, NONE, POSSIBLE, likeness


def names(text: str) -> list[Name]:
    nlp = annotate.shared("ko")
    doc = sentences.set_sentence_starts(nlp.make_doc(text))
    finder = Names(nlp.vocab)
    reading = Reading(doc, None, finder, Dates(nlp.vocab))
    return [name for sentence in reading.sentences for name in reading.names(sentence)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("미국과 중국이", [("미국", "country", "United States"), ("중국", "country", "China")]),
        ("우리나라는", [("우리나라", "country", "South Korea")]),
        ("2위는 싱가포르였고", [("싱가포르", "country", "Singapore")]),
        (
            "정부가 삼성전자를",
            [("정부", "government", "South Korea"), ("삼성전자", "organisation", "삼성전자")],
        ),
        ("국가인공지능전략위원회는", [("국가인공지능전략위원회", "organisation", "국가인공지능전략위원회")]),
        ("국내 AI 기업들이", [("국내 AI 기업들", "group", "국내 AI 기업들")]),
        ("한국형 모델, 미국산 칩, 한국인 연구자", []),
        ("美 5천억, 中 6백억", [("美", "country", "United States"), ("中", "country", "China")]),
        ("위원회는", []),
    ],
)
def test_names(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = names(text)
    assert [(name.text, name.kind, name.canonical) for name in found] == expected
    assert all(text[name.start : name.end] == name.text for name in found)


@pytest.mark.parametrize(
    ("word", "score"),
    [
        ("배경훈", CERTAIN),
        ("남궁훈", CERTAIN),
        ("황보승희", CERTAIN),
        ("용혜인", LIKELY),
        ("허준", POSSIBLE),
        ("정부", NONE),
        ("신임", NONE),
        ("고려대", NONE),
        ("기업은", NONE),
        ("지난달", NONE),
        ("방한해", NONE),
        ("네이버", NONE),
        ("장관", NONE),
        ("Kim", NONE),
        ("", NONE),
    ],
)
def test_likeness(word: str, score: int) -> None:
    assert likeness(word) == score


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("젠슨 황 엔비디아", (2, CERTAIN)),
        ("시진핑 중국", (1, CERTAIN)),
        ("마이클 샌델 하버드대", (2, CERTAIN)),
        ("우르줄라 폰데어라이엔 EU", (2, CERTAIN)),
        ("왕싱싱 유니트리", (1, LIKELY)),
        ("카카오 모빌리티", (0, NONE)),
        ("네이버 클라우드", (0, NONE)),
        ("마이클 교수", (0, NONE)),
    ],
)
def test_foreign_length(words: str, expected: tuple[int, int]) -> None:
    assert foreign_length(words.split(), 0) == expected


@pytest.mark.parametrize(
    ("organisation", "sector"),
    [
        ("과학기술정보통신부", "government"),
        ("해양수산부", "government"),
        ("서울대 컴퓨터공학부", "academia"),
        ("한빛증권", "company"),
        ("대한상의", "civil"),
        ("모르는곳", None),
    ],
)
def test_sector_of(organisation: str, sector: str | None) -> None:
    assert sector_of(organisation) == sector


@pytest.mark.parametrize(
    ("text", "position", "status", "unit"),
    [
        ("제2차관은", "제2차관", "current", None),
        ("장관 후보자가", "장관", "designate", None),
        ("대통령 후보가", "대통령", "candidate", None),
        ("원장 직무대행은", "원장", "acting", None),
        ("최고재무책임자(CFO)는", "최고재무책임자(CFO)", "current", None),
        ("방위사업청장이", "청장", "current", "방위사업청"),
        ("민간위원장이", "민간위원장", "current", None),
    ],
)
def test_titles(text: str, position: str, status: str, unit: str | None) -> None:
    (title,) = titles.find(text)
    assert text[title.start : title.end] == position
    assert title.status == status
    assert (text[title.begin : title.unit] if title.unit else None) == unit


@pytest.mark.parametrize(
    "text", ["장관들은", "한국전자통신연구원은", "행사장에서", "장관급 인사", "사장됐다", "신시장을"]
)
def test_no_titles(text: str) -> None:
    assert list(titles.find(text)) == []


@pytest.mark.parametrize(
    ("word", "least", "most"),
    [
        ("도시은", 2, 3),  # 도시 takes 는: 은 is a syllable of the name
        ("기업은", 0, 0),
        ("김은결", 3, 3),
        ("조계종", 0, 0),
    ],
)
def test_a_particle_that_the_noun_cannot_take_is_of_the_name(word: str, least: int, most: int) -> None:
    assert least <= likeness(word) <= most


@pytest.mark.parametrize(
    ("words", "length"),
    [
        (["마리옹", "르페브르", "제네바대"], 2),
        (["카셰라", "음와니키", "케냐"], 2),
        (["첸웨이린"], 1),
        (["김민수", "크라우드웍스"], 0),
    ],
)
def test_how_many_words_a_foreign_name_has(words: list[str], length: int) -> None:
    assert foreign_length(words, 0)[0] == length


def test_a_position_that_opens_a_line_is_found() -> None:
    assert [title.head for title in titles.find("\n\n최고재무책임자(CFO)는")] == ["최고재무책임자"]


def test_firms_and_counties_on_their_lists_are_names_and_words_that_go_on_are_none() -> None:
    assert {"오뚜기", "곡성군", "코인베이스"} <= {
        entry[0] for text in ("오뚜기는", "곡성군의", "코인베이스") if (entry := match_known(text, 0))
    }
    assert match_known("오뚜기들판", 0) is None
