"""`kaix.extract`: the records of one text, with offsets into that very text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kaix
from kaix.article import Article
from kaix.extraction import as_records, extract, extract_many, extract_page
from kaix.failures import ArticleError
from kaix.results import Records

KOREAN = "국무회의는 인공지능 예산 1조2천억원을 의결했다."


def test_by_table_and_in_order() -> None:
    records = kaix.extract(KOREAN, published="2026-03-03")
    assert isinstance(records, kaix.Records)
    (amount,) = records.amounts
    assert KOREAN[amount.start : amount.end] == amount.text
    assert records["amounts"] == records.amounts
    assert list(records) == [amount]
    assert len(records) == 1


def test_the_text_is_read_as_it_is() -> None:
    text = f"문서진 기자\n\n  {KOREAN}"
    (amount,) = kaix.extract(text).amounts
    assert text[amount.start : amount.end] == amount.text


def test_no_such_table() -> None:
    with pytest.raises(KeyError):
        kaix.extract(KOREAN)["verbs"]


def test_no_such_language() -> None:
    with pytest.raises(ValueError, match="no rules for the language 'de'"):
        kaix.extract(KOREAN, language="de")


@pytest.mark.parametrize("text", [None, b"text", 7, ["text"]])
def test_what_is_no_text(text: object) -> None:
    with pytest.raises(TypeError, match=r"extract\(\) takes the text of an article as a str, not \w+"):
        kaix.extract(text)  # type: ignore[arg-type]


def test_what_is_no_date() -> None:
    with pytest.raises(ValueError, match="published is 'soon': give an ISO 8601 date"):
        kaix.extract(KOREAN, published="soon")
    with pytest.raises(TypeError, match="not int"):
        kaix.extract(KOREAN, published=2025)  # type: ignore[arg-type]
    found = kaix.extract(KOREAN)
    for vague in ("2026", "2026-03", "", None):
        assert kaix.extract(KOREAN, published=vague) == found


def test_dates_in_other_notations() -> None:
    text = "Moon Seo-jin was named science minister on Monday."
    expected = kaix.extract(text, published="2026-03-04")
    assert expected.officials[0].date == "2026-03-02"
    for written in (date(2026, 3, 4), datetime(2026, 3, 4, 9), "2026-03-04T09:00:00+09:00", "March 4, 2026"):
        assert kaix.extract(text, published=written) == expected


def test_no_such_name() -> None:
    with pytest.raises(AttributeError):
        _ = kaix.extrakt  # type: ignore[attr-defined]
    assert set(dir(kaix)) >= {"extract", "load", "Article", "__version__"}


SUMS = Article(
    article_id="a", language="en", text="It spent $5 million on Monday.", published="2026-03-04", title="T"
)


def test_an_article_brings_its_language_day_and_id_along() -> None:
    found = extract(SUMS)
    assert [(each.article_id, each.text) for each in found.amounts] == [("a", "$5 million")]
    assert found.article == SUMS
    other = extract(SUMS, published=date(2026, 5, 6), language="ko")
    assert other.article == replace(SUMS, published="2026-05-06")
    named = replace(SUMS, text="Moon Seo-jin was named science minister on Monday.")
    assert (len(extract(named)), len(extract(named, language="ko"))) == (1, 0)
    assert extract(SUMS, published="").article == SUMS
    with pytest.raises(ValueError, match="published is '4 March': give"):
        extract(replace(SUMS, published="4 March"))


def test_a_language_that_is_not_known_is_read_as_english() -> None:
    german, korean = extract("Es kostet fünf Millionen Dollar, sagte der Minister."), extract(KOREAN)
    assert (german.article and german.article.language, korean.article and korean.article.language) == (
        "en",
        "ko",
    )
    assert extract(KOREAN, language="en").amounts == ()


def test_the_records_of_an_article_as_one_object() -> None:
    found = extract(SUMS)
    tables = {"amounts": list(found.amounts), "officials": []}
    assert as_records(tables, SUMS) == Records(amounts=found.amounts)
    assert as_records({}, SUMS).article is SUMS
    with pytest.raises(TypeError):
        as_records({"verbs": []}, SUMS)


PAGE = """<html><head><title>A pier</title><meta property="article:published_time" content="2026-03-04"></head><body>
<article><h1>A pier for the port</h1><p>The port spent $5 million on a pier, its head said on Monday.</p>
<p>It will open in the spring, and boats will land there every day of the week.</p></article></body></html>"""


def test_what_is_given_goes_before_what_the_page_says() -> None:
    said, given = extract_page(PAGE), extract_page(PAGE.encode(), published=date(2026, 5, 6), language="en")
    assert [each.text for each in said.amounts] == [each.text for each in given.amounts] == ["$5 million"]
    assert (said.article and said.article.published, given.article and given.article.published) == (
        "2026-03-04",
        "2026-05-06",
    )
    with pytest.raises(ValueError, match="published is 'soon'"):
        extract_page(PAGE, published="soon")
    with pytest.raises(ArticleError):
        extract_page("<p></p>")


def test_many_in_this_process() -> None:
    german = Article(language="de", text="x")
    found = extract_many([SUMS, "It spent $6 million.", german], published=date(2026, 5, 6))
    first, second, third = found
    assert [each.article and each.article.published for each in (first, second)] == [
        "2026-03-04",
        "2026-05-06",
    ]
    assert third == Records(error="no rules for the language 'de': kaix reads en and ko")
    assert third.article == german
    assert list(extract_many([])) == []
    with pytest.raises(ValueError, match="published is 'soon'"):
        extract_many([], published="soon")


PIECES = st.sampled_from(
    ["3조원", "GPU 5만장", "세계 3위", "배 장관", "$3 billion", "ranked third", "5,000 GPUs", " ", "(", "\n"]
)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.text() | PIECES | st.just("\ud800"), max_size=20).map("".join),
    st.sampled_from([None, "ko", "en"]),
)
def test_any_text(text: str, language: str | None) -> None:
    records = kaix.extract(text, "2026-03-03", language)
    assert records == kaix.extract(text, "2026-03-03", language)
    for record in records:
        assert text.replace("\ud800", "\ufffd")[record.start : record.end] == record.text
