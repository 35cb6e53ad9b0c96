"""Positions whose first word is a position elsewhere: 대통령 비서실장, 대표 변호사, 수석 채권 전략가."""

from __future__ import annotations

import re

from kaix.rules.ko.employers import GRADES, LICENSED
from kaix.rules.ko.titles import Title

_MERGED = ("비서실장", "비서관", "특보", "특사", "보좌관", "대변인", "수석", "수석비서관", "부의장", "이사")
_EXPERTS = frozenset(
    ("전략가", "이코노미스트", "애널리스트", "매니저", "연구원", "연구위원", "디자이너", "엔지니어")
)
_GRADED = frozenset(
    ("부회장", "부사장", "매니저", "디렉터", "고문", "교수", "연구원", "연구위원", "컨설턴트")
)
_FIELDS = re.compile(r" (?:[가-힣A-Za-z]+ ){0,3}")


def is_part_of(text: str, title: Title, following: Title) -> bool:
    """대통령 비서실장, 대표 이사: the first is no position of its own."""
    if title.particle:
        return False
    if title.head in GRADES and following.head in _EXPERTS:
        return _FIELDS.fullmatch(text, title.after, following.begin) is not None  # 수석 미국 주식 전략가
    if text[title.after : following.begin] != " ":
        return False
    if title.head in GRADES and following.head in _GRADED:
        return True  # 수석 부회장
    if title.head in ("대표", "파트너") and following.head in LICENSED:
        return True  # 대표 변호사
    return following.head in _MERGED or title.head in ("연구원", "담당")  # LG AI 연구원 부문장, AI 담당 차관
