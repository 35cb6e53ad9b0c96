"""Pages that came instead of a stored article: which of them say that it is gone."""

from __future__ import annotations

import pytest

from kaix.batch.withdrawal import is_withdrawn

ARTICLE = (
    "<title>하늘로봇, 새 공장</title><h1>하늘로봇, 새 공장</h1><p>"
    + "하늘로봇은 새 공장을 짓는다. " * 120
    + "</p>"
)
ENGLISH = "<title>A new pier</title><p>" + "The pier was built for the port. " * 60 + "</p>"


def gone(now: str, before: str = ARTICLE) -> bool:
    return is_withdrawn(now.encode(), before.encode())


@pytest.mark.parametrize(
    "said",
    [
        "삭제된 기사입니다.", "존재하지 않는 페이지입니다.",
        "삭제되었거나 존재하지 않는 뉴스입니다.", "비공개 처리된 게시물입니다.",
        "찾을 수 없는 콘텐츠", "이 기사는 삭제되었습니다.", "기사가 철회됐습니다.", "This article has been removed.",
        "The story is no longer available.", "This post was deleted at its author's request.",
        "Retracted by the editors.",
        "WITHDRAWN BY PUBLISHER", "삭제된\n  <b>기사</b>입니다",
    ],
)  # fmt: skip
def test_a_notice_takes_the_place_of_an_article(said: str) -> None:
    assert gone(f"<title>Daily</title><body><ul><li>Home</ul><p>{said}</p></body>")
    assert gone(f"<title>{said}</title>{ARTICLE.partition('</title>')[2]}")
    assert gone(f"<h1 class='x'>{said}</h1><p>{ENGLISH}</p>")


@pytest.mark.parametrize(
    "said",
    [
        "새 공장을 짓는다.", "기사 삭제 요청은 여기로", "뉴스 페이지", "This article was written in May.",
        "The story has been updated.", "An ordinance was withdrawn.", "Removed by the city: two piers.",
    ],
)  # fmt: skip
def test_other_short_pages_are_none(said: str) -> None:
    assert not gone(f"<title>Daily</title><p>{said}</p>")


def test_an_article_that_tells_of_a_removal_is_one() -> None:
    assert not gone(ENGLISH.replace("</p>", "The article was removed, it said.</p>"))
    assert gone("<title>x</title><p>" + "a " * 740 + "삭제된 기사</p>")
    assert not gone("<title>x</title><p>" + "a " * 760 + "삭제된 기사</p>")


def test_what_said_so_before_is_no_news() -> None:
    notice = "<title>Daily</title><p>삭제된 기사입니다.</p>"
    assert not gone(notice, notice)
    assert not gone(notice, "<title>삭제된 기사는 어디로</title>" + ARTICLE)
    assert gone(notice, ARTICLE + "<p>삭제된 기사</p>")  # of an article: some word of it


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("[정정보도] 하늘로봇 관련", True), ("바로잡습니다", True), ("반론 보도", True), ("[정정] 새 공장", True),
        ("Correction: a new pier", True), ("“Retraction”: a new pier", True), ("Withdrawn", True),
        ("하늘로봇, 보도 정정", False), ("A market correction", False), ("Corrections officer named", False),
        ("A new pier", False),
    ],
)  # fmt: skip
def test_a_correction_is_a_headline(title: str, expected: bool) -> None:
    assert gone(ENGLISH.replace("A new pier", title)) is expected
    assert not gone(ENGLISH.replace("A new pier", title), ENGLISH.replace("A new pier", title))
    assert not gone(ENGLISH + title)


def test_scripts_encodings_and_pages_without_text() -> None:
    assert not gone("<title>Daily</title><script>var a = '삭제된 기사'</script><p>새 공장</p>")
    notice = "<p>존재하지 않는 기사입니다. 다른 기사를 찾아 주세요.</p>".encode("cp949")
    assert is_withdrawn(notice, ARTICLE.encode("cp949"), "euc-kr")
    assert not is_withdrawn(b"", ARTICLE.encode())
    assert not is_withdrawn(notice, b"")
    assert not is_withdrawn(b"%PDF-1.7 removed", ARTICLE.encode())
