"""Foreigners' names by the other letters behind them: which words they are, and which brackets name nobody."""

from __future__ import annotations

import re

import pytest

from kaix.rules.ko import aliases


def found(text: str) -> str | None:
    """The words of the name in a text whose words are runs of Hangul."""
    spans = [match.span() for match in re.finditer(r"[가-힣㈜]+", text)]
    written = [text[start:end] for start, end in spans]
    name = aliases.find(text, spans, written)
    return None if name is None else " ".join(written[name[0] : name[0] + name[1]])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("라지브 메논(Rajiv Menon) 대표", "라지브 메논"),
        ("라지브 메논（Rajiv Menon） 대표", "라지브 메논"),
        ("카이로스연구원 로베르토 벨리니(Roberto Bellini)", "로베르토 벨리니"),
        ("루이스 에르난데스 로페즈(Luis Hernandez Lopez)", "루이스 에르난데스 로페즈"),
        ("사토 레이(佐藤玲) 사장", "사토 레이"),
        ("대표 왕리쥔(王立军)", "왕리쥔"),
        ("라지브 메논(Rajiv Menon) 대표와 로베르토 벨리니(Roberto Bellini)", "라지브 메논"),
    ],
)
def test_names_of_foreigners(text: str, expected: str) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", "라지브 메논 대표", "라지브 메논(42) 대표", "라지브 메논(rajiv menon)", "메논(Menon)",
        "메논(Rajiv Menon)",
        "라지브 메논 (Rajiv Menon)", "라지브 메논(Rajiv Menon", "이 사람은 라지브 메논(Rajiv Menon)",
        "카이로스연구원(Kairos Institute)", "인공지능 대표(Chief Officer)", "김민수(金敏秀) 대표",
        "가나(加那)", "로타(呂太)",
        "라지브 메논(佐)",
    ],
)  # fmt: skip
def test_brackets_that_name_no_foreigner(text: str) -> None:
    assert found(text) is None
