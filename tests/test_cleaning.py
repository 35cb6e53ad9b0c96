"""What remains of a file is the article, verbatim, and what the dropped lines said is kept apart."""

from __future__ import annotations

import contextlib
import hashlib
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaix.article import LONGEST_TEXT, Article, read_text
from kaix.cleaning import clean
from kaix.decoding import normalise
from kaix.failures import ArticleError

CORPUS = Path(__file__).parent.parent / "corpus"

PROSE = (
    "The science ministry will buy thousands of graphics processing units for universities this year, a senior "
    "official told reporters in Sejong, adding that the budget has been approved."
)


def corpus(stem: str) -> Article:
    return read_text((CORPUS / f"{stem}.txt").read_text(encoding="utf-8"))


def test_000() -> None:
    article = corpus("000_98d50e5a7b289035")
    assert article.published == "2025-06-25"
    assert (article.publisher, article.authors) == ("The Korea Herald", "Ahn Sung-mi")
    assert article.title == "President Lee turns to technocrats as South Korea pushes for AI leadership"
    lines = article.text.split("\n")
    for gone in ("Ahn Sung-mi", "The Korea Herald", "June 25, 2025", "scroll to top"):
        assert gone not in lines
    assert ".png" not in article.text
    assert "PHOTO" not in article.text
    assert (
        "Bae Kyung-hoon, president of LG AI Research, speaks at an AI conference in Seoul in November."
        in lines
    )


def test_001() -> None:
    article = corpus("001_4664e68d14fcaeb0")
    assert (article.published, article.title, article.authors) == (None, None, None)
    assert "Yonhap" not in article.text
    assert article.text.startswith("President Lee Jae-myung presides over a Cabinet meeting")
    assert "AI performance and efficacy data by country / Captured from" in article.text


def test_003() -> None:
    article = corpus("003_b60249eff2ae16ba")
    assert article.published == "2026-06-02"
    assert article.text.count(article.title or "?") == 1
    for gone in ("Published on", "Learn more", "700+", "membership", "no Ads"):
        assert gone not in article.text
    assert article.text.endswith("remains the central question.")


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_everything_kept_is_verbatim(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for line in read_text(text).text.split("\n"):
        assert line in text


def article(*lines: str) -> str:
    return "\n\n".join(lines)


def test_the_head_of_an_english_page() -> None:
    cleaned = clean(
        article(
            "Seoul to buy more chips",
            "Moon Seo-jin",
            "Published: 3 Mar 2026",
            "Seoul to buy more chips",
            PROSE,
        )
    )
    assert cleaned.text == f"Seoul to buy more chips\n{PROSE}"
    assert (cleaned.title, cleaned.published) == ("Seoul to buy more chips", "2026-03-03")
    assert cleaned.authors == ("Moon Seo-jin",)


def test_the_head_of_a_korean_page() -> None:
    prose = "정부가 올해 안에 그래픽처리장치를 추가로 사들인다고 3일 밝혔다."
    cleaned = clean(
        article(
            "정부, 그래픽처리장치 추가 구매", "입력 2026.03.03 10:02", "문서진 기자 moon@paper.example", prose
        )
    )
    assert cleaned.text == f"정부, 그래픽처리장치 추가 구매\n{prose}"
    assert (cleaned.published, cleaned.authors) == ("2026-03-03", ("문서진",))


def test_the_date_that_says_published_wins() -> None:
    text = article(
        "Headline of the day here", "Updated: 5 Mar 2026", "March 4, 2026", "Published: 3 Mar 2026", PROSE
    )
    assert clean(text).published == "2026-03-03"


@pytest.mark.parametrize(
    "dateline",
    [
        "SEOUL, May 14 (Yonhap) -- ",
        "GUNSAN, South Korea, Feb 27 (Reuters) - ",
        "(서울=연합뉴스) 문서진 기자 = ",
    ],
)
def test_a_dateline_stays_and_states_no_year(dateline: str) -> None:
    cleaned = clean(dateline + PROSE)
    assert cleaned.text == dateline + PROSE
    assert cleaned.published is None
    assert cleaned.publisher in {"Yonhap", "Reuters", "연합뉴스"}


def test_a_date_inside_the_article_is_not_its_date() -> None:
    lines = [PROSE] * 30
    lines[15] = "March 3, 2026"
    numbered = [f"{number} {line}" for number, line in enumerate(lines)]
    assert clean(article(*numbered)).published is None


@pytest.mark.parametrize("marker", ["[PHOTO] ", "PHOTO: ", "[사진] ", "[앵커] "])
def test_a_marker_goes_and_its_sentence_stays(marker: str) -> None:
    assert clean(article("Seoul to buy more chips", marker + PROSE)).text.endswith(f"chips\n{PROSE}")


@pytest.mark.parametrize("mark", ["(LEAD) ", "(2nd LD) ", "(3rd LEAD) ", "(URGENT) "])
def test_a_wire_mark_before_the_headline(mark: str) -> None:
    assert clean(article(mark + "Seoul to buy more chips", PROSE)).title == "Seoul to buy more chips"


def test_a_list_of_other_articles_at_the_end() -> None:
    text = article(
        "Seoul to buy more chips",
        PROSE,
        PROSE + "2",
        PROSE + "3",
        "Most viewed",
        "1. Idol ranks No. 1",
        "2. Fire",
    )
    assert "Idol" not in clean(text).text


def test_the_same_heading_at_the_top_takes_no_article_with_it() -> None:
    text = article("Most viewed", "Seoul to buy more chips", PROSE, PROSE + "2", PROSE + "3")
    assert clean(text).text.startswith("Seoul to buy more chips")


def test_a_membership_offer_and_its_list() -> None:
    text = article(
        PROSE, PROSE + "2", "Your membership also unlocks:", "300+ AI courses", "$90 in credits", "No ads"
    )
    assert clean(text).text.endswith("2")


def test_related_articles_stay() -> None:
    text = article(PROSE, PROSE + "2", "Related Articles", "Seoul sets aside 3 trillion won")
    assert "3 trillion won" in clean(text).text


def test_hard_wrapped_lines_become_paragraphs() -> None:
    wrapped = """\
Seoul to buy more chips for schools

The science ministry will buy thousands of graphics processing units for
universities this year, a senior official told reporters in Sejong,
adding that the budget of 1.2
trillion won has been approved by the cabinet and will be sent to the
National Assembly soon.

Naver and Samsung will each receive a part of the chips, according to
the ministry. Neither company commented.

- Naver Cloud: a third
- Samsung SDS: a third
"""
    lines = clean(wrapped).text.split("\n")
    assert lines[0] == "Seoul to buy more chips for schools"
    assert lines[1].startswith(
        "The science ministry will buy thousands of graphics processing units for universities"
    )
    assert "Naver and Samsung will each receive a part of the chips, according to the ministry." in lines[3]
    assert lines[-2:] == ["- Naver Cloud: a third", "- Samsung SDS: a third"]


def test_short_lines_that_are_no_wrapped_text_stay_lines() -> None:
    lines = ["Samsung 50,000", "SK 50,000", "Hyundai 50,000", "Naver 60,000", "Total 210,000"]
    assert clean("\n".join(lines)).text.split("\n") == lines


def test_a_headline_apart_from_the_text_comes_first_once() -> None:
    assert clean(PROSE, "Seoul buys").text == f"Seoul buys\n{PROSE}"
    assert clean(f"(LEAD) Seoul buys chips\n{PROSE}", "Seoul buys chips").text == f"Seoul buys chips\n{PROSE}"


@pytest.mark.parametrize(
    ("text", "reason"), [("", "empty"), (" \n", "empty"), ("(END)", "no article"), ("2025 %", "no article")]
)
def test_no_article(text: str, reason: str) -> None:
    with pytest.raises(ArticleError) as error:
        read_text(text)
    assert error.value.reason == reason


@pytest.mark.parametrize("size", [LONGEST_TEXT + 100, 20_000_000])
def test_too_long(size: int) -> None:
    begin = time.process_time()
    with pytest.raises(ArticleError) as error:
        read_text("".join(f"{number} {PROSE}\n" for number in range(size // len(PROSE) + 1)))
    assert error.value.reason == "too long"
    assert time.process_time() - begin < 5


PIECES = st.sampled_from(
    [
        "Moon Seo-jin",
        "By Moon Seo-jin",
        "March 3, 2026",
        "Published: 3 Mar 2026",
        "The Paper Times",
        "Most viewed",
        "Your membership also unlocks:",
        "문서진 기자",
        "입력 2026.03.03",
        "[PHOTO] A robot. Yonhap",
        PROSE,
        "Seoul to buy chips",
        "1. One",
        "[앵커]",
        "Ahn",
        "",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text() | PIECES, max_size=25))
def test_any_lines(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        read = read_text(text)
    except ArticleError as error:
        assert error.reason in {"empty", "no article"}
        return
    assert read == read_text(text)
    assert all(line == line.strip() != "" for line in read.text.split("\n"))
    read.text.encode("utf-8")
    once = "\n".join(normalise(text))
    words = "".join(once.split())
    assert all("".join(line.split()) in words for line in read.text.split("\n"))


@pytest.mark.parametrize(
    "text",
    [
        "a" * 300_000,
        "(" * 300_000,
        "won " * 75_000,
        "By " * 100_000,
        "A. " * 100_000,
        "\n" * 300_000,
        "x\n" * 150_000,
        "Kim Ha-na\n" * 30_000,
        "2026-03-03\n" * 30_000,
        "Most viewed\n" * 20_000,
        "Most viewed\nx\n" * 10_000,
        ("x" * 70 + "\n") * 4_000,
        "  a" * 100_000,
        "\u200b" * 300_000 + "a",
        "\ud800" * 300_000 + "a",
        "[사진]" * 60_000,
        "가나다 " * 75_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_text_takes_no_time(text: str) -> None:
    begin = time.process_time()
    with contextlib.suppress(ArticleError):
        read_text(text)
    assert time.process_time() - begin < 3


def test_the_gold_set_was_labelled_on_these_texts() -> None:
    from kaix import tables

    rows = tables.read(CORPUS.parent / "gold" / "articles.csv")
    for name, digest in zip(rows["article_id"], rows["sha256"], strict=True):
        assert hashlib.sha256(corpus(name).text.encode()).hexdigest() == digest, name


@pytest.mark.parametrize(
    "heading", ["오늘의 주요뉴스", "핫이슈", "많이 본 뉴스", "Don't miss", "You may also like"]
)
def test_other_headlines_under_their_heading(heading: str) -> None:
    prose = [
        "정부가 올해 안에 그래픽처리장치를 추가로 사들인다고 3일 밝혔다. 예산은 국회에서 정해진다고 한다.",
        PROSE,
    ]
    assert clean(
        article(*prose, heading, "1. 다른 회사, 9조원 투자 발표", "2. 정부, GPU 5만장 확보")
    ).text == "\n".join(prose)
