"""What goes from a page before its text is read, and what stays although it looks like what goes."""

from __future__ import annotations

import pytest
from lxml.html import fromstring

from kaix.article import LONGEST_TEXT
from kaix.failures import ArticleError
from kaix.pages.pruning import prune

PROSE = (
    "해솔시는 내년 말까지 새 데이터센터를 짓기로 했으며, 땅을 사들이는 일은 이미 끝났고 설계는 다음 달에 시작한다고 밝혔다. "
    "주민들은 기대와 걱정을 함께 내놓고 있다."
)
SECOND = "전문가들은 장비를 들여오는 것만으로는 부족하다고 지적하면서, 쓸 사람과 쓸 곳을 함께 마련해야 한다고 입을 모았다."


def left(inner: str) -> list[str]:
    """The pieces of text that stay of a page."""
    tree = fromstring(f"<html><body>{inner}</body></html>")
    prune(tree)
    return [text.strip() for text in tree.itertext() if text.strip()]


@pytest.mark.parametrize(
    "gone",
    [
        "<div style='display: none'>숨김</div>",
        "<div style='color:red;VISIBILITY:hidden'>숨김</div>",
        "<div hidden>숨김</div>",
        "<span class='blind'>숨김</span>",
        "<template><p>숨김</p></template>",
        "<textarea>숨김</textarea>",
        "<span class='tooltip'>숨김</span>",
        "<section class='u_cbox'><p>독자 글</p></section>",
        "<div class='commentList'>독자 글</div>",
        "<ul class='cmt_list'><li>독자 글</li></ul>",
        "<div id='livereContainer'>독자 글</div>",
        "<div class='reply'>독자 글</div>",
        "<div class='talk_box'>독자 글</div>",
        "<div id='disqus_thread'>독자 글</div>",
        "<p>많이 본 뉴스</p><ul><li><a href='/1'>다른 회사가 9조원을 쓴다</a></li></ul>",
        "<div><h3>핫이슈</h3><ul><li><a href='/1'>다른 회사가 9조원을 쓴다</a></li></ul></div>",
        "<div><strong>오늘의 주요뉴스</strong><a href='/1'>다른 회사가 9조원을 쓴다</a></div>",
        "<div><h4>Most read</h4><ol><li><a href='/1'>Another firm spends 9 trillion won</a></li></ol></div>",
        "<p><a href='/1'>다른 회사가 9조원을 쓴다고 한다</a></p>",
        "<time>2026-03-04</time>",
        "<em class='img_desc'>사진 설명</em>",
    ],
)
def test_gone(gone: str) -> None:
    assert left(f"<article><h1>제목</h1><p>{PROSE}</p><p>{SECOND}</p>{gone}</article>") == [
        "제목",
        PROSE,
        SECOND,
    ]


@pytest.mark.parametrize(
    "kept",
    [
        "<div hidden='until-found'>남음</div>",
        "<div class='no-comments'>남음</div>",
        "<div class='commentary'>남음</div>",
        "<p>많이 본 영화가 무엇인지는 알 수 없다</p>",
        "<p>회사는 <a href='/1'>지난달에 낸 자료</a>에서 밝혔다</p>",
        "<p><a href='/1'>짧은 링크</a></p>",
        "<div class='preview'>남음</div>",
    ],
)
def test_kept(kept: str) -> None:
    said = "".join("".join(fromstring(kept).itertext()).split())
    pieces = left(f"<article><h1>제목</h1><p>{PROSE}</p>{kept}</article>")[2:]
    assert "".join("".join(pieces).split()) == said


def test_nothing_goes_that_holds_the_headline_or_all_the_text() -> None:
    assert left(f"<div class='comments' hidden><h1>제목</h1><p>{PROSE}</p></div>") == ["제목", PROSE]
    assert left(f"<div class='reply'><p>{PROSE}</p><p>{SECOND}</p><p>{PROSE}</p></div>") == [
        PROSE,
        SECOND,
        PROSE,
    ]


def test_marks_of_notes_go_and_exponents_stay() -> None:
    said = "<p>3조원<sup>[1]</sup>과 GPUs<sup>2</sup>와 5m<sup>2</sup></p>"
    assert "".join(left(said)) == "3조원과 GPUs와 5m2"


def test_a_new_line_is_a_space() -> None:
    assert left("<div>한 줄을\n두 줄로\n썼다</div>") == ["한 줄을 두 줄로 썼다"]


def test_a_page_of_too_much_text() -> None:
    with pytest.raises(ArticleError) as error:
        left(f"<p>{'가나다 ' * LONGEST_TEXT}</p>")
    assert error.value.reason == "too long"
