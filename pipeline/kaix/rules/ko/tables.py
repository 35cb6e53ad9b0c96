"""Tables of press releases, `(단위 : 억 원)`: the numbers under such a line carry the unit that it names.

    < 사업자별 확보 물량 (단위 : 장) >
      구 분          확 보    정부 활용
      갑클라우드     7,000     6,000

Columns are parted by two spaces, a tab or a bar; the words in front of a row's numbers are its label. The head of
one column may name its own unit instead: `| 회사 | 투자액(억원) | GPU(장) |`.
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
_TO_COME = re.compile(r"예산안|추경안|계획|목표|예정|전망|제안|로드맵|요구")
_DONE = re.compile(r"실적|결산|집행|현황|매출|보유")
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


_KIND = r"(?:원|달러|불|\$|장|개|대|매|기|KRW|USD)"
_OWN_UNIT = re.compile(
    rf"\s?[(（\[](?:단위\s?[:：]?\s?)?(?P<scale>[십백천만억조]{{0,2}})\s?(?P<kind>{_KIND})[)）\]]\s*$"
)
_MAY_HOLD = re.compile(rf"단\s?위|[(（\[][십백천만억조]{{0,2}}\s?{_KIND}[)）\]][ ]*(?:[|│\t]|  |\n)")
_RULE = re.compile(r"^[\s|│:+=-]+$")


def may_hold(text: str) -> bool:
    """Whether a table with units can be in `text`."""
    return _MAY_HOLD.search(text) is not None


def read(text: str) -> list[Cell]:
    """The cells of every table of `text` whose caption or whose column names a unit of money or of pieces, in order."""
    found: dict[int, Cell] = {}
    for match in CAPTION.finditer(text):
        unit = _UNIT.search(match["unit"])
        if unit is None:
            continue
        end = text.find("\n", match.end())
        begin = text.rfind("\n", 0, match.start()) + 1
        if end >= 0:
            found |= {c.end: c for c in _cells(text, end + 1, (begin, end), unit["scale"], unit["kind"])}
    done = 0
    for match in _MAY_HOLD.finditer(text):
        if (
            match.start() >= done and match.group()[0] in "(（["
        ):  # what a column says of itself goes before the caption
            begin, done = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.start())
            if done < 0:
                break
            found |= {cell.end: cell for cell in _headed(text, begin, done)}
    return sorted(found.values(), key=lambda cell: cell.start)


def _headed(text: str, begin: int, end: int) -> Iterator[Cell]:
    """The cells under the heads of columns in the line `begin:end` that name their unit."""
    heads = _columns(text[begin:end])
    units = {i: unit for i, head in enumerate(heads) if i and (unit := _OWN_UNIT.search(head))}
    at = end + 1
    for _ in range(_MOST_ROWS if units else 0):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = text[at:stop]
        row = _columns(line)
        if not _RULE.match(line):
            if len(row) != len(heads):
                return
            cursor = at
            for index, written in enumerate(row):
                start = text.index(written, cursor) if written in text[cursor:stop] else cursor
                cursor = start + len(written)
                sign = written[:1] in _LOSS
                value = digits(written[sign:].strip()) if index in units else None
                if value is not None:
                    unit, column = units[index], _label(heads[index][: units[index].start()])
                    span = (start, start + len(written))
                    yield Cell(
                        *span, -value if sign else value, unit["scale"], unit["kind"],
                        (begin, end), _label(row[0]), column, line,
                    )  # fmt: skip
        at = stop + 1
        if at >= len(text):
            return


def _columns(line: str) -> list[str]:
    return [" ".join(cell.split()) for cell in _COLUMNS.split(line.strip().strip("|│").strip())]


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


def status(lines: str) -> str | None:
    """What a caption or a column's head says of the numbers under it."""
    if _TO_COME.search(lines):
        return "planned"
    return "actual" if _DONE.search(lines) else None
