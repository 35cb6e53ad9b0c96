"""Who a Korean position is said of: foreigners' names, the likeliest name, a name behind, a last name's owner."""

from __future__ import annotations

import pytest

from kaix.rules.ko import employers, foreign_names, likeliest_name, names_behind, surnames, titles
from kaix.rules.ko.persons import CERTAIN, LIKELY, NONE, POSSIBLE, likeness


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("안나 렌츠 누리제약", (2, CERTAIN)),
        ("야쿠프 벨코바", (2, LIKELY)),
        ("웬들 황 두레칩", (2, LIKELY)),
        ("위안밍쥔", (1, LIKELY)),
        ("네벤하우어", (1, POSSIBLE)),
        ("따르면 젠슨 황", (0, NONE)),
        ("기조를 최", (0, NONE)),
        ("올해 코스닥", (0, NONE)),
        ("글로벌 투자", (0, NONE)),
        ("문가람 네이버", (0, NONE)),
    ],
)
def test_foreigners(words: str, expected: tuple[int, int]) -> None:
    assert foreign_names.foreign_length(words.split(), 0) == expected


def test_foreign_words_sound_so() -> None:
    assert foreign_names.sound("크라이슬러") > 0.45 > foreign_names.sound("국가전략")


@pytest.mark.parametrize("word", ["하다가", "금요일", "임추위", "내린", "특히", "기업은"])
def test_what_is_no_name(word: str) -> None:
    assert likeness(word) == NONE


def _title(text: str) -> titles.Title:
    return next(titles.find(text))


@pytest.mark.parametrize(
    ("words", "title", "expected"),
    [
        ("문가람 교육부", "문가람 교육부 장관", (0, 1)),
        ("대전", "대전 시장", None),
        ("신흥국", "신흥국 시장", None),
        ("문가람 대전", "문가람 대전 시장", (0, 1)),
        ("벨라 하우저 노던랩 진단", "벨라 하우저 노던랩 진단 책임자는", (0, 2)),
    ],
)
def test_the_likeliest_name(words: str, title: str, expected: tuple[int, int] | None) -> None:
    spans, at = [], 0
    for word in words.split():
        at = title.index(word, at)
        spans.append((at, at + len(word)))
    assert likeliest_name.find(title, spans, _title(title)) == expected


def test_a_name_behind_its_position() -> None:
    text = "두레연구소 대표인 안나 렌츠는 말했다"
    span = names_behind.subject_after(text, _title(text), len(text), False)
    assert span is not None
    assert text[slice(*span)] == "안나 렌츠"
    assert names_behind.subject_after("새 대표 공모제는", _title("새 대표 공모제는"), 9, False) is None


def test_full_names_from_anywhere() -> None:
    assert surnames.full_name("도널드 트럼프가 왔다", "트럼프") == "도널드 트럼프"
    assert surnames.full_name("올해 코스닥이 올랐다", "코스닥") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("‘노던’의 대표", "노던"), ("두레진흥원의 대표", "두레진흥원"), ("늘어난 대표", None)],
)
def test_owners(text: str, expected: str | None) -> None:
    span = employers.owner(text, 0, text.index("대표"))
    assert (None if span is None else text[slice(*span)]) == expected
