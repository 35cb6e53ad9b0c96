"""`pipeline.extract`: the records of one text, with offsets into that very text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pipeline

KOREAN = "국무회의는 인공지능 예산 1조2천억원을 의결했다."


def test_by_table_and_in_order() -> None:
    records = pipeline.extract(KOREAN, published="2026-03-03")
    assert isinstance(records, pipeline.Records)
    (amount,) = records.amounts
    assert KOREAN[amount.start : amount.end] == amount.text
    assert records["amounts"] == records.amounts
    assert list(records) == [amount]
    assert len(records) == 1


def test_the_text_is_read_as_it_is() -> None:
    text = f"문서진 기자\n\n  {KOREAN}"
    (amount,) = pipeline.extract(text).amounts
    assert text[amount.start : amount.end] == amount.text


def test_no_such_table() -> None:
    with pytest.raises(KeyError):
        pipeline.extract(KOREAN)["verbs"]


def test_no_such_language() -> None:
    with pytest.raises(ValueError, match="no rules for the language 'de'"):
        pipeline.extract(KOREAN, language="de")


def test_no_such_name() -> None:
    with pytest.raises(AttributeError):
        _ = pipeline.extrakt  # type: ignore[attr-defined]
    assert set(dir(pipeline)) >= {"extract", "load", "Article", "__version__"}


PIECES = st.sampled_from(
    ["3조원", "GPU 5만장", "세계 3위", "배 장관", "$3 billion", "ranked third", "5,000 GPUs", " ", "(", "\n"]
)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.text() | PIECES | st.just("\ud800"), max_size=20).map("".join),
    st.sampled_from([None, "ko", "en"]),
)
def test_any_text(text: str, language: str | None) -> None:
    records = pipeline.extract(text, "2026-03-03", language)
    assert records == pipeline.extract(text, "2026-03-03", language)
    for record in records:
        assert text.replace("\ud800", "\ufffd")[record.start : record.end] == record.text
