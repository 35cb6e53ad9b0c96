"""The Korean officials and rankings on any text: offsets hold, nothing raises, and long texts cost their length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaix import annotate

PIECES = (
    "이재명 대통령", "배 장관은", "3위", "세 번째로 많은", "AI 3강", "G3", "톱10", "1·2위", "에", "로", "임명했다",
    "물러났다", "▲", "◇", "[인사]",
    "과장 승진", "(", ")", "/", ":", "겸", "李", "젠슨 황", "\n", " ", "36개국 중", "전", "후임으로",
    "\ud800", "9" * 30, "한국은", "'", "직무대행을 맡",
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=25).map("".join))
def test_any_text(text: str) -> None:
    doc = annotate.annotate(text, "ko", "2026-03-10")
    found = annotate.records(doc)
    for record in [*found["officials"], *found["rankings"]]:
        assert doc.text[record.start : record.end] == record.text
        assert record.text


@pytest.mark.parametrize(
    "piece",
    [
        "이재명 대통령은 ",
        "김 장관 ",
        "1·2위 ",
        "한국은 3위, ",
        "세 번째로 많은 ",
        "장관에 ",
        "김민수·",
        "대통령 ",
        "3대 ",
        "▲ 과장 김민수 ",
    ],
)
def test_a_long_text_costs_its_length(piece: str) -> None:
    text = (piece * (60_000 // len(piece)))[:60_000]
    began = time.process_time()
    annotate.annotate(text, "ko")
    assert time.process_time() - began < 20  # a square would take minutes
