"""What Korean tables count: sums under `(단위: 억 원)` or `투자액(억원)`, chips under `(단위: 장)` or `GPU(장)`."""

from __future__ import annotations

import re

from kaix.rules import tables
from kaix.rules.tables import Cell
from kaix.values.korean import value

_UNIT = re.compile(
    r"(?:단\s?위\s?[:：]?\s?|[(（\[])(?P<scale>[십백천만억조]{0,2})\s?(?P<kind>원|달러|불|\$|장|개|대|매|기|KRW|USD)"
    r"(?=\s?[)）\]>】,/·\n])"
)
_CURRENCIES = {"원": "KRW", "KRW": "KRW", "달러": "USD", "불": "USD", "$": "USD", "USD": "USD"}
_OTHER = re.compile(r"%|[율률]$|비중|증감|대비|순위|인원|기업 ?수|개사|명\)?$|^연도|번호")
PLAN = re.compile(r"예산안|추경안|계획|목표|예정|전망|제안|로드맵|요구")
"""What says that the numbers under it are still to come."""


def may_hold(text: str) -> bool:
    """Whether a table with units can be in `text`."""
    return _UNIT.search(text) is not None


def read(text: str, *, money: bool) -> list[Cell[tuple[str, int]]]:
    """The cells of the tables of sums, or of those of pieces, with their unit (`KRW`, `장`) and scale."""
    places = [
        (
            match.start(),
            match.end(),
            (_CURRENCIES.get(match["kind"], match["kind"]), int(value(f"1{match['scale']}") or 1)),
        )
        for match in _UNIT.finditer(text)
        if (match["kind"] in _CURRENCIES) == money
    ]
    return tables.cells(text, places, _OTHER) if places else []
