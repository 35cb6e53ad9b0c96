"""`kaix.extract`: the records of one text, with offsets into that very text."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kaix

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
