"""A page gives the article that its text would give, or one clear reason why not."""

from __future__ import annotations

import time

import pytest

from kaix.article import Article, read_text
from kaix.failures import ArticleError
from kaix.pages import LONGEST_PAGE, read_page

BODY = [
    "The science ministry will buy thousands of graphics processing units for universities, an official said.",
    "The budget of 1.2 trillion won has been approved by the cabinet and goes to the National Assembly next week.",
    "Naver and Samsung will each receive a part of the chips, according to a plan that was released in Sejong.",
]
KOREAN = [
    "과학기술정보통신부는 대학에 나눠 줄 그래픽처리장치를 올해 안에 추가로 사들인다고 밝혔다.",
    "국무회의를 통과한 예산은 1조2천억원이며 다음 주 국회에 제출될 예정이라고 정부 관계자가 전했다.",
    "네이버와 삼성은 세종에서 공개된 계획에 따라 물량의 일부를 각각 배정받게 된다고 알려졌다.",
]


def page(*paragraphs: str, head: str = "", title: str = "Seoul to buy more chips", before: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head>"
        f"<body><article><h1>{title}</h1>{before}{body}</article></body></html>"
    )


def lines(article: Article) -> list[str]:
    return article.text.split("\n")


def test_a_page_reads_like_its_text() -> None:
    from_page = read_page(page(*BODY))
    from_text = read_text("\n\n".join(["Seoul to buy more chips", *BODY]))
    assert from_page.text == from_text.text
    assert from_page.title == from_text.title


@pytest.mark.parametrize(
    "odd", ["1.2\u00a0trillion", "\u200b1.2 trillion", "1.2 tril\u00adlion", "1.2 trillion\u200f"]
)
def test_invisible_characters_are_gone_from_both(odd: str) -> None:
    body = [line.replace("1.2 trillion", odd) for line in BODY]
    assert lines(read_page(page(*body)))[1:] == BODY
    assert lines(read_text("\n".join(body))) == BODY


def test_a_lone_surrogate_and_a_nul_cut_nothing_off() -> None:
    body = [BODY[0].replace("chips", "chips\ud800"), BODY[1].replace("won", "w\0on"), BODY[2]]
    assert lines(read_page(page(*body)))[1:] == BODY


def test_metadata() -> None:
    head = (
        '<meta property="article:published_time" content="2026-03-03T10:02:00+09:00">'
        '<meta property="og:site_name" content="The Paper"><meta name="author" content="Moon Seo-jin">'
        '<link rel="canonical" href="https://paper.example/chips">'
    )
    article = read_page(page(*BODY, head=head, title="Seoul to buy more chips | The Paper"))
    assert article.published == "2026-03-03"
    assert (article.publisher, article.authors) == ("The Paper", "Moon Seo-jin")
    assert (article.url, article.title) == ("https://paper.example/chips", "Seoul to buy more chips")


@pytest.mark.parametrize(
    "before",
    [
        "<p>Published: March 3, 2026</p>",
        '<time datetime="2026-03-03T01:00Z">today</time>',
        '<span class="date">2026-03-03 10:02</span>',
        "<p>입력 2026.03.03 10:02</p>",
    ],
)
def test_a_date_in_the_page(before: str) -> None:
    assert read_page(page(*BODY, before=before)).published == "2026-03-03"


@pytest.mark.parametrize(
    "paragraph",
    [
        "The law took effect on 2026-01-22, and the ministry has warned nobody since, the official told reporters.",
        "The law took effect on January 22, 2026, and the ministry has warned nobody since, the official said.",
        "© 2026 The Paper",
    ],
)
def test_a_date_of_which_the_article_speaks_is_not_its_own(paragraph: str) -> None:
    assert read_page(page(*BODY, paragraph)).published is None


def test_what_a_person_stated_goes_first() -> None:
    head = '<meta property="article:published_time" content="2026-03-03">'
    stated = {"published": "2026-03-04", "title": "Chips", "language": "ko"}
    article = read_page(page(*BODY, head=head), metadata=stated)
    assert (article.published, article.title, article.language) == ("2026-03-04", "Chips", "ko")


def test_korean() -> None:
    article = read_page(page(*KOREAN, title="정부, 그래픽처리장치 추가 구매"))
    assert article.language == "ko"
    assert lines(article) == ["정부, 그래픽처리장치 추가 구매", *KOREAN]


def test_a_fragment() -> None:
    assert lines(read_page("".join(f"<p>{line}</p>" for line in BODY))) == BODY


def test_a_page_without_tags_is_a_text() -> None:
    assert lines(read_page("\n".join(BODY))) == BODY


@pytest.mark.parametrize("levels", [300, 1500, 100_000])
@pytest.mark.parametrize("tag", ["div", "span", "b", 'div class="wrap"'])
def test_nested_tags(levels: int, tag: str) -> None:
    begin = time.process_time()
    article = read_page(f"<html><body>{f'<{tag}>' * levels}{page(*BODY)}</body></html>")
    assert all(line in article.text for line in BODY)
    assert time.process_time() - begin < 20


@pytest.mark.parametrize("after", ["<div><p><i>" * 50_000, "<div>" * 100_000])
def test_nested_tags_after_the_article_are_no_silent_loss(after: str) -> None:
    try:
        article = read_page(page(*BODY, after, *KOREAN))
    except ArticleError as error:
        assert (error.reason, error.detail.split()[-1]) in {("no article", "levels"), ("too large", "20,000")}
    else:
        assert KOREAN[-1] in article.text


@pytest.mark.parametrize(
    "html",
    [
        "<html><body></body></html>",
        "<!-- nothing -->",
        "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "<?xml version='1.0'?><a/>",
        "<html><body><nav><ul><li>Home</li><li>Contact us</li><li>About the paper</li></ul></nav></body></html>",
        "<html><body><div>404 Not Found</div></body></html>",
        "<!DOCTYPE html>",
        "<p>",
        "<script>x</script>",
    ],
)
def test_a_page_with_no_article(html: str) -> None:
    with pytest.raises(ArticleError) as error:
        read_page(html)
    assert error.value.reason == "no article"


def test_a_page_too_large() -> None:
    with pytest.raises(ArticleError) as error:
        read_page("<p>" + "x" * LONGEST_PAGE)
    assert error.value.reason == "too large"


def test_an_xml_declaration_with_an_encoding() -> None:
    assert BODY[0] in read_page('<?xml version="1.0" encoding="euc-kr"?>' + page(*BODY)).text


def test_trafilatura_says_nothing_by_itself(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ArticleError):
        read_page("<html><body></body></html>")
    assert not caplog.records
    assert capfd.readouterr() == ("", "")


def test_a_defect_of_trafilatura_is_the_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RecursionError("deep")

    monkeypatch.setattr("trafilatura.bare_extraction", fail)
    with pytest.raises(ArticleError) as error:
        read_page(page(*BODY))
    assert (error.value.reason, "RecursionError" in error.value.detail) == ("no article", True)


@pytest.mark.parametrize(
    ("head", "byline", "headline", "publisher", "authors"),
    [
        # the headline has a dot, the newspaper has none
        (
            "<title>6.5 trillion won for chips | Test Daily</title>",
            "Jin Doe",
            "6.5 trillion won for chips",
            None,
            "Jin Doe",
        ),
        (
            "<title>6.5 trillion won for chips | Test Daily</title>",
            "Jin Doe, Test Daily",
            "6.5 trillion won for chips",
            "Test Daily",
            "Jin Doe",
        ),
        (
            "<title>Seoul buys chips - The Test Daily</title><meta property='og:site_name' content='Test Daily'>",
            "Jin Doe, Test Daily",
            "Seoul buys chips",
            "Test Daily",
            "Jin Doe",
        ),
        (
            "<title>Seoul buys chips | Business</title>",
            "Jin Doe",
            "Seoul buys chips",
            None,
            "Jin Doe",
        ),
        (
            "<title>Seoul buys chips | test.example</title>",
            "Jin Doe",
            "Seoul buys chips",
            "test.example",
            "Jin Doe",
        ),
        (
            "<title>Seoul buys chips</title><meta property='og:url' content='https://www.testdaily.example/1'>",
            "Jin Doe, Test Daily",
            "Seoul buys chips",
            "testdaily.example",
            "Jin Doe",
        ),
        (
            "<title>Seoul buys chips | St. Clair Post</title><meta property='og:site_name' content='St. Clair Post'>",
            "St. Clair Post",
            "Seoul buys chips",
            "St. Clair Post",
            None,
        ),
    ],
)
def test_headline_newspaper_and_authors_are_told_apart(
    head: str, byline: str, headline: str, publisher: str | None, authors: str | None
) -> None:
    body = "".join(
        f"<p>The city said on Monday that it will buy {n},000 chips for its new hall.</p>" for n in range(9)
    )
    head += f"<meta name='author' content='{byline}'>"
    article = read_page(f"<html><head>{head}</head><body><article>{body}</article></body></html>")
    assert (article.title, article.publisher, article.authors) == (headline, publisher, authors)
    assert article.text.startswith(headline)
