"""Tables of press releases, `(단위 : 억 원)`: the numbers under such a line carry the unit that it names.

    < 사업자별 확보 물량 (단위 : 장) >
      구 분          확 보    정부 활용
      갑클라우드     7,000     6,000

Columns are parted by two spaces, a tab or a bar; the words in front of a row's numbers are its label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kaix.values import digits

CAPTION = re.compile(r"단\s?위\s?[:：]?\s?(?P<unit>[^)\]>】\n]{1,20})")
_UNIT = re.compile(
    r"(?P<scale>[십백천만억조]{0,2})\s?(?P<kind>원|달러|불|\$|장|개|대|매|기|KRW|USD)(?![가-힣])"
)
_COLUMNS = re.compile(r"\t+| {2,}|\s*[|│]\s*")
_LOSS = frozenset("-−△▵")
_NUMBER = re.compile(r"(?<![\w.,])[0-9０-９][0-9０-９,，]{0,20}(?:\.[0-9]{1,4})?(?![\w.,%％]|\s?%)")
_END = re.compile(r"^\s*(?:[□■◇◆○●ㅇ※*•▲△▷]|[-–]\s|\[|<)|다[.”\"]?\s*$")
_OTHER_COLUMN = re.compile(r"%|[율률]$|비중|증감|대비|순위|인원|기업 ?수|개사|명$|^연도|번호")
_MOST_ROWS = 60


@dataclass(frozen=True, slots=True)
class Cell:
    """One number: `start` and `end` in the text, `unit` as the caption says (`원`, `장`)."""

    start: int
    end: int
    value: Decimal
    scale: str
    unit: str
    caption: tuple[int, int]
    row: str
    column: str
    line: str


def read(text: str) -> Iterator[Cell]:
    """The cells of every table of `text` whose caption names a unit of money or of pieces."""
    for match in CAPTION.finditer(text):
        unit = _UNIT.search(match["unit"])
        if unit is None:
            continue
        end = text.find("\n", match.end())
        begin = text.rfind("\n", 0, match.start()) + 1
        if end >= 0:
            yield from _cells(text, end + 1, (begin, end), unit["scale"], unit["kind"])


def _cells(text: str, at: int, caption: tuple[int, int], scale: str, unit: str) -> Iterator[Cell]:
    header: list[str] = []
    empty = 0
    for _ in range(_MOST_ROWS):
        if at >= len(text):
            return
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        if not line.strip():
            empty += 1
            if empty > 1 or header:
                return
            at = end + 1
            continue
        if _END.search(line) or len(line) > 300 or CAPTION.search(line):
            return
        numbers = list(_NUMBER.finditer(line))
        columns = [" ".join(cell.split()) for cell in _COLUMNS.split(line.strip()) if cell.strip()]
        if not numbers or (not header and any(re.search(r"20\d\d", c) for c in columns[1:])):
            header = columns
        else:
            label = columns[0] if columns else ""
            for index, number in enumerate(numbers):
                column = header[index - len(numbers)] if len(header) >= len(numbers) else ""
                value = digits(number.group())
                if value is not None and not _OTHER_COLUMN.search(column):
                    sign = line[max(0, number.start() - 1) : number.start()] in _LOSS and number.start() > 0
                    span = (at + number.start() - sign, at + number.end())
                    yield Cell(
                        *span,
                        -value if sign else value,
                        scale,
                        unit,
                        caption,
                        _label(label),
                        _label(column),
                        line,
                    )
        at = end + 1


def _label(label: str) -> str:
    """`합 계` is 합계: tables space out short words."""
    letters = label.split(" ")
    return "".join(letters) if all(len(letter) == 1 for letter in letters) else label
