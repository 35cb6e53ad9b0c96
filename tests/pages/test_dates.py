"""The day of a page is the one on which its article was published, in whatever notation it says so."""

from __future__ import annotations

import pytest
from lxml.html import fromstring

from kaix.pages import dates, head


def day(*, meta: str = "", body: str = "", ld: str = "", title: str = "한결시 새 소식") -> str | None:
    script = f'<script type="application/ld+json">{ld}</script>' if ld else ""
    page = f"<html><head><title>{title}</title>{meta}{script}</head><body><article><h1>{title}</h1>{body}<p>본문이다.</p></article></body></html>"
    return head.read(fromstring(page)).published


@pytest.mark.parametrize(
    "line",
    [
        "입력 2026.03.04 09:00 | 수정 2026.03.06 10:00",
        "최종수정 2026.03.06 09:00 기사입력 2026.03.04 09:00",
        "Last updated: March 6, 2026 | Published: March 4, 2026",
        "2026.03.04 09:00 입력 | 2026.03.06 10:00 수정",
        "등록일 26.03.04 10:30",
        "2026년 3월 4일 09:00",
        "04 Mar 2026",
    ],
)
def test_a_line_under_the_headline(line: str) -> None:
    assert day(body=f"<p>{line}</p>") == "2026-03-04"


@pytest.mark.parametrize(
    "value",
    [
        "2026-03-04T23:30:00+09:00",
        "2026-3-4",
        "Wed, 03/04/2026 - 17:57",
        "20260304093000",
        "2026년 3월 4일",
        "2026. 3. 4.",
    ],
)
@pytest.mark.parametrize(
    "name", ["article:published_time", "og:regDate", "pubdate", "dc.date.issued", "date"]
)
def test_a_meta_element(name: str, value: str) -> None:
    if value.startswith("Wed"):
        value = "Tue, 03/24/2026 - 17:57"
        assert day(meta=f'<meta property="{name}" content="{value}">') == "2026-03-24"
    else:
        assert day(meta=f'<meta property="{name}" content="{value}">') == "2026-03-04"


def test_a_meta_element_that_says_modified_is_the_last_to_be_asked() -> None:
    modified = '<meta property="article:modified_time" content="2026-03-06"><meta name="lastmod" content="2026-03-07">'
    assert day(meta=modified) == "2026-03-06"
    assert day(meta=modified, body="<p>등록 2026.03.04 09:00</p>") == "2026-03-04"
    assert day(meta=f'{modified}<meta name="pubdate" content="2026-03-04">') == "2026-03-04"


@pytest.mark.parametrize(
    "node",
    [
        '{"@type": "NewsArticle", "datePublished": "2026-03-04", "dateModified": "2026-03-06"}',
        '{"@graph": [{"@type": "WebSite", "datePublished": "2020-01-01"}, {"@type": "Article", "datePublished": "2026-03-04"}]}',
        '{"@type": "NewsArticle", "video": {"@type": "VideoObject", "datePublished": "2018-01-01"}, "datePublished": ["2026-03-04"]}',
        '{"@type": ["NewsArticle"], "comment": [{"@type": "Comment", "datePublished": "2026-03-09"}], "datePublished": "2026-3-4"}',
        '[{"@type": "BreadcrumbList"}, {"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "datePublished": "2026-03-04"}}]',
        '{"@type": "NewsArticle", "datePublished": "2026-03-04", "headline": "a "quotation" too many"}',
    ],
)
def test_the_articles_own_node(node: str) -> None:
    assert day(ld=node) == "2026-03-04"


@pytest.mark.parametrize(
    "body",
    [
        '<time datetime="2026-03-04T01:00Z">오늘</time>',
        '<span itemprop="datePublished" content="2026-03-04"></span><span itemprop="dateModified" content="2026-03-06"></span>',
        '<span data-date-time="2026-03-04 10:00:00">방금</span>',
        '<div class="comments"><time datetime="2026-03-09">1</time></div><time datetime="2026-03-04">2</time>',
        '<time class="updated" datetime="2026-03-09">1</time><time datetime="2026-03-04">2</time>',
    ],
)
def test_a_marked_date(body: str) -> None:
    assert day(body=body) == "2026-03-04"


@pytest.mark.parametrize(
    "body",
    [
        "<p>그 법은 2026년 1월 22일에 시행됐으며, 정부는 그 뒤로 아무에게도 과태료를 물리지 않았다고 전했다.</p>",
        '<div class="related"><ul><li><a href="/1">다른 기사</a> 2026.03.09 10:00</li></ul></div>',
        "<footer>등록일 2001.02.03</footer>",
        "<p>© 2026</p>",
        "<p>03/04/2026</p>",
    ],
)
def test_no_date_of_the_article(body: str) -> None:
    assert day(body=body) is None


def test_the_address_says_the_day_that_its_readers_have() -> None:
    address = '<meta property="og:url" content="https://paper.example/2026/03/05/a.html">'
    assert day(meta=address) == "2026-03-05"
    assert day(meta=f'{address}<meta name="pubdate" content="2026-03-04T23:30:00Z">') == "2026-03-05"
    assert day(meta=f'{address}<meta name="pubdate" content="2026-03-02">') == "2026-03-02"


def test_a_value_of_a_machine() -> None:
    assert [
        dates.day(v) for v in ("2026-03-04", "20260304", "1750810000000", "03/04/2026", "soon", "0001-01-01")
    ] == [
        "2026-03-04",
        "2026-03-04",
        None,
        None,
        None,
        None,
    ]
