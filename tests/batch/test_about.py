from __future__ import annotations

import codecs
import unicodedata
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaix.batch import about
from kaix.batch.firstcut import FirstCut
from kaix.batch.grading import Grader

KOREAN_AI = about.load("korean-ai")
CUT = FirstCut(KOREAN_AI)
GRADER = Grader(KOREAN_AI)


ENGLISH = (
    "<html><body><p>{place} will spend more on {subject} next year, the ministry said.</p></body></html>"
)
KOREAN = "<html><body><p>{place}는 내년에 {subject} 예산을 늘린다고 밝혔다.</p></body></html>"


@pytest.mark.parametrize(
    "page",
    [
        ENGLISH.format(place="Korea", subject="AI"),
        ENGLISH.format(place="KOREA", subject="OPENAI"),
        ENGLISH.format(place="<span class='dropcap'>K</span>orea", subject="AI"),
        ENGLISH.format(place="<b>Ko</b><i class='x'>rea</i>", subject="AI"),
        ENGLISH.format(place="N<!-- a -->aver", subject="<b>A</b>I"),
        ENGLISH.format(place="&#75;orea", subject="AI"),
        ENGLISH.format(place="&#x4b;&#x6f;rea", subject="&#x41;I"),
        ENGLISH.format(place="Ko&shy;rea", subject="AI"),
        ENGLISH.format(place="Ko\u00adrea", subject="artificial intelli\u200bgence"),
        ENGLISH.format(place="South&nbsp;Korea", subject="artificial&nbsp;intelligence"),
        ENGLISH.format(place="Korea", subject="artificial\n<b>intelligence</b>"),
        ENGLISH.format(place="Korea", subject="A.I."),
        ENGLISH.format(place="a < b, Korea", subject="AI > x"),
        "<head><meta property='og:title' content=\"Korea's AI plan\"></head><p>It was announced today.</p>",
        "<META NAME=title CONTENT='Korea: AI'><title>News</title><p>It was announced today.</p>",
        ENGLISH.format(place="Korea \U0001f3c3\u200d\u2640\ufe0f", subject="artificial intel\u200dligence"),
        ENGLISH.format(place="Korea</p><p>", subject="AI</p><p>and"),
        KOREAN.format(place="정부", subject="인공지능"),
        KOREAN.format(place="한<b>국</b>", subject="인공<b>지능</b>"),
        KOREAN.format(place="&#54620;&#44397;", subject="AI"),
        KOREAN.format(place="&#xD55C;&#xAD6D;", subject="&#xc778;&#xacf5;&#xc9c0;&#xb2a5;"),
        KOREAN.format(place="한\u200b국", subject="인공지능"),
        "<p>Reports on 국내 AI</p>",
        KOREAN.format(place="원주시", subject="AI"),  # Korean, and no place of the list
        "<p>군 AI 센터</p>",
        '<script type="application/ld+json">{"articleBody": "\\uD55C\\uAD6D\\uC740 AI \\uac15\\uad6d"}</script>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "cp949", "utf-16", "utf-8-sig", "nfd", "iso2022_kr"])
def test_the_first_cut_keeps_what_is_hidden(page: str, encoding: str) -> None:
    assert CUT.may_match(encode(page, encoding))


@pytest.mark.parametrize("encoding", ["johab", "utf-16-le", "utf-16-be"])
def test_the_first_cut_knows_encodings_that_nothing_names(encoding: str) -> None:
    said = "<html><body><p>{} 정부는 {} 산업에 4조원을 쓰기로 했다고 밝혔다. 업계는 늦었다고 한다.</p></body></html>"
    assert CUT.may_match(said.format("한국", "인공지능").encode(encoding))
    assert not CUT.may_match(said.format("프랑스", "섬유").encode(encoding))


def encode(page: str, encoding: str) -> bytes:
    if encoding == "nfd":
        return unicodedata.normalize("NFD", page).encode()
    if encoding == "utf-16":
        return codecs.BOM_UTF16_LE + page.encode("utf-16-le")
    return page.encode(encoding, "xmlcharrefreplace")


@pytest.mark.parametrize(
    "page",
    [
        ENGLISH.format(place="France", subject="AI"),
        ENGLISH.format(place="Korea", subject="football"),
        ENGLISH.format(place="Fran&#231;ais", subject="AI &#8217; &#8212; &raquo;"),
        "<script>var korea = 'AI'</script><style>.korea .AI {}</style><p>Nothing to do with it.</p>",
        "<a href='/korea/AI.html'>here</a>",
        "<p title='AI'>Korea</p><img alt='korea' class='AI'>",
        ENGLISH.format(place="Korea \U0001f3c3\u200d\u2640\ufe0f", subject="fen\u00eatre"),
    ],
)
def test_the_first_cut_drops_the_rest(page: str) -> None:
    assert not CUT.may_match(page.encode())


PIECES = [
    *(
        [
            "Korea",
            "AI",
            "한국",
            "인공지능",
            "&#75;orea",
            "<b>",
            "</b>",
            "K",
            "orea",
            "&shy;",
            "\xad",
            " ",
            "\n",
            "Naver",
            "GPU",
            "N",
            "aver",
            "<br>",
            "&nbsp;",
        ]
    ),
    *(["정부", "artificial", "intelligence", "-", "&#54620;", "국", "a", "<!-- x -->", "다."]),
]


@settings(max_examples=500)
@given(
    st.lists(st.sampled_from(PIECES), min_size=2, max_size=12), st.sampled_from(["utf-8", "cp949", "utf-16"])
)
def test_the_first_cut_loses_nothing_that_the_full_way_keeps(pieces: list[str], encoding: str) -> None:
    page = "<html><body><p>" + "".join(pieces) + "</p></body></html>"
    text = lxml.html.fromstring(page).text_content().replace("\u00ad", "")
    for language in ("en", "ko"):
        if GRADER.grade(None, text, language).value:
            assert CUT.may_match(encode(page, encoding))


def test_a_file_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text("term\tkind\n# a comment\nHokkaido\tplace\nsalmon*\tsubject\n", encoding="utf-8")
    own = about.load(str(path))
    assert Grader(own).grade(None, "Hokkaido's salmons", "en").value
    assert not Grader(own).grade(None, "Korea's AI", "en").value
    assert (
        not Grader(own).grade(None, "연어 salmon", "ko").value
    )  # only a file that says so is at home in Korean
    assert FirstCut(own).may_match(b"<p>HOKKAIDO exports salmon</p>")
    assert not FirstCut(own).may_match(b"<p>HOKKAIDO exports milk</p>")


def test_terms_that_hold_one_another(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text("term\tkind\nKorea\tplace\ndata lake\tsubject\ndatacenter\tsubject\nhorea\tplace\n")
    own = FirstCut(about.load(str(path)))
    assert own.may_match(b"<p>A datacenter in Korea</p>")
    assert own.may_match(b"<p>A lake of data in Korea, a data lake</p>")
    assert not own.may_match(b"<p>A lake in Korea</p>")
    assert CUT.may_match("<p>국가인공지능위원회는 회의를 열었다.</p>".encode())


@pytest.mark.parametrize(
    "text",
    [
        "term\tkind\nHokkaido\ttown\n",
        "term\tkind\n\tplace\n",
        "no header",
        "term\tkind\tweight\nHokkaido\tplace\tmuch\n",
        "term\tkind\tweight\nHokkaido\tplace\t-1\n",
    ],
)
def test_a_file_of_another_form_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"terms\.tsv"):
        about.load(str(path))


def test_hostile_pages_take_no_time() -> None:
    for page in (
        b"<" * 1_000_000,
        b"Korea<b" * 100_000,
        b">orea" * 100_000,
        b"AI&#" * 200_000,
        b"\xad" * 1_000_000,
    ):
        CUT.may_match(page)
        CUT.may_match(page + b" korea AI " + page)


def test_a_language_of_the_place_needs_no_place(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text("term\tkind\tweight\nis\tlanguage\t3\nIceland\tplace\ncod\tsubject\n", encoding="utf-8")
    own = about.load(str(path))
    assert Grader(own).grade(None, "Meira um cod", "is").value
    assert not Grader(own).grade(None, "More on cod", "en").value
    assert FirstCut(own).may_match(b"<p>Meira um cod</p>")
    assert not FirstCut(own).may_match(b"<p>Iceland</p>")
