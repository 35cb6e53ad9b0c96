"""Words with tags in them, words in tags: what the sieves take for a word of the text."""

from __future__ import annotations

import pytest

from kaix.batch.firstcut.search import Search, fold
from kaix.batch.firstcut.tags import Split, Words, is_in_tag

LATIN = Words(["korea", "naver", "samsung", "gpu", "ai"])
BEGINNINGS = Search(LATIN.beginnings)
CASED = Split(["AI", "LG", "Kakao"], exact=True)
LOOSE = Split(["gpu", "ai"])


def has_word(page: str) -> bool:
    data = page.encode()
    folded = fold(data)
    return LATIN.any(data, folded, list(BEGINNINGS.hits(folded)))


@pytest.mark.parametrize(
    "page",
    [
        "<p>in Korea today</p>", "KOREA", "southkorean", "<b>K</b>orea", "<span class='cap'>N</span>AVER",
        "<i><b>k</b></i>orea", "<p>Ko<wbr>rea</p>", "<p>S<b>amsung</b></p>", "G<i>PU</i>", "x < korea",
        "<meta property='og:title' content='Korea'>", "<p>a > b, Korea</p>", "\x1b$)C", "<img alt='a'>korea<img>",
        "<p>Ko<b></b><i>rea</i></p>", "<a href='/x'>AI</a>",
    ],
)  # fmt: skip
def test_words_whole_or_divided(page: str) -> None:
    assert has_word(page)


@pytest.mark.parametrize(
    "page",
    [
        "", "<p>Chorea and a rover</p>", "<p>Kore a</p>", "<a href='/korea/gpu'>here</a>", "<p class='AI'>it</p>",
        "<b>M</b>orea", "<b>S</b>AVER", "<p>K.<b>orea</b></p>", "<p>Ko<wbr>ria</p>", "<!-- Korea -->", "</korea>",
        "<p>K" + "<b>" * 9 + "orea</p>", "<p>K<b title='" + "x" * 400 + "'>orea</p>", "g<b>p</b>s", "<p>G P U</p>",
    ],
)  # fmt: skip
def test_other_words_and_words_in_tags_are_none(page: str) -> None:
    assert not has_word(page)


def test_what_one_word_hides_of_another_is_found_all_the_same() -> None:
    words = Words(["korea", "anaver", "naver", "overkorea", "aavera"])
    data = b"<p>an overkorea, the aavera</p>"
    for page in (b"xkorea", b"<p>naver</p>", b"<b>k</b>orea", data):
        assert words.any(page, fold(page), [])
    assert not words.any(b"<p>avera</p>", fold(b"<p>avera</p>"), [])


@pytest.mark.parametrize(
    "page", ["<b>A</b>I", "A<i></i><b>I</b>", "<b>K</b>akao", "K<b>akao", "Ka<b>kao", "L<!-- x -->G"]
)
def test_divided_words_in_their_case(page: str) -> None:
    assert CASED.any(page.encode(), fold(page.encode()))


@pytest.mark.parametrize(
    "page", ["AI", "<b>a</b>I", "<b>A</b>i", "A <b>I</b>", "<b>L</b>I", "<b>k</b>akao", "I>A", ">I"]
)
def test_whole_words_and_other_cases_are_not_divided_ones(page: str) -> None:
    assert not CASED.any(page.encode(), fold(page.encode()))


@pytest.mark.parametrize(
    ("page", "expected"),
    [("<b>A</b>I", True), ("<b>a</b>i", True), ("g<b>PU</b>", True), ("<b>B</b>i", False), ("ai", False)],
)
def test_divided_words_in_any_case(page: str, expected: bool) -> None:
    assert LOOSE.any(page.encode(), fold(page.encode())) is expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<a href='*'>", True), ("</div class=*>", True), ("<!-- * -->", True), ("<?xml * ?>", True),
        ("<p>*</p>", False), ("*", False), ("3 < 4 and * > 2", False), ("<p title='a'>* > b", False),
        ("<meta content='*'>", False), ("<META content='*'>", False), ("<p class='*", False), ("<p * <b>", False),
        ("<p " + "x" * 4100 + "*>", False), ("<p " + "x" * 3900 + "*>", True),
    ],
)  # fmt: skip
def test_what_stands_in_a_tag(page: str, expected: bool) -> None:
    assert is_in_tag(page.encode(), page.index("*")) is expected
