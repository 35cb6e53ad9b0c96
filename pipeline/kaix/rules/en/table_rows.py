"""Lines of a text as rows of a table: cells between bars, tabs, wide spaces, dots or dashes.

What stands in the cells, `count_tables` and `amount_tables` know.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

LINE = 200
"""Characters of a row."""
BULLET = re.compile(r"^[\s|•▸▶●○■□◆◇▲△▷*·>-]+")
SEPARATOR = re.compile(
    r"[ \t]*[|│\t][ \t]*"
    r"|[ \t]{2,}|[ \t]*(?:…|\.{3,}|·{3,})[ \t]*|[ \t]+(?:[–—-]|--)[ \t]+|[ \t]*:[ \t]+|[ \t]*[█▇▆▓■]+[ \t]*"
)
# "AI factories 1,180 2,493": what cleaning leaves of a table in columns
_LOOSE = re.compile(r"(?P<label>[^\d\n]{0,59}?[^\s\d])(?P<cells>(?:[ \t]+(?:\d[\d,.]*k?\+?|[-–—]))+)[ \t]*")


@dataclass(slots=True)
class Row:
    """A line as cells, `(start, end)` in the text."""

    cells: list[tuple[int, int]]

    def text(self, text: str, index: int) -> str:
        """The text of cell `index`."""
        start, end = self.cells[index]
        return text[start:end]


def first_line(text: str, at: int) -> tuple[int, int] | None:
    """The first line that is not empty behind `at`."""
    for _ in range(3):
        begin = at + 1
        at = text.find("\n", begin, begin + LINE + 1)
        if at < 0:
            at = len(text)
        if begin >= len(text) or at - begin > LINE:
            return None
        if text[begin:at].strip():
            return begin, at
    return None


_INLINE = re.compile(r"(?<=\S)[ \t]+(?=[▲△▷▶◇◆□■○●•][ \t]?\S)")


def items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The line `text[start:end]`, or where marks divide it what stands between: "▲ 2025: 5 ▲ 2026: 6"."""
    cuts = [match.end() for match in _INLINE.finditer(text, start, end)]
    return list(pairwise([start, *cuts, end]))


def split(text: str, start: int, end: int) -> Row:
    """The cells of the line `text[start:end]`."""
    bullet = BULLET.match(text[start:end])
    if bullet is not None:
        start += bullet.end()
    while end > start and text[end - 1] in " \t|│\r":
        end -= 1
    cells: list[tuple[int, int]] = []
    at = start
    for match in SEPARATOR.finditer(text, start, end):
        if match.start() > at or text[match.start() : match.end()].strip() in ("|", "│"):
            cells.append((at, match.start()))
        at = match.end()
    if at < end:
        cells.append((at, end))
    if len(cells) == 1:
        loose = _LOOSE.fullmatch(text, start, end)
        if loose is not None:
            cells = [loose.span("label")]
            for number in re.finditer(r"\S+", loose.group("cells")):
                cells.append((loose.start("cells") + number.start(), loose.start("cells") + number.end()))
    return Row(cells)


_LEADS = re.compile(r":\s*$|\b(?:as follows|following|below|table)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|plans?|planned|targets?|goals?|forecasts?|expected|projected|pledged|promised|to be"
    r"|proposed|proposals?|roadmap)\b",
    re.IGNORECASE,
)


def leads_ahead(text: str, start: int) -> bool:
    """Whether what leads to the table that begins at `start` is a plan: "It will grow as follows"."""
    for _ in range(3):
        end = start - 1
        if end <= 0:
            return False
        start = text.rfind("\n", max(0, end - 2 * LINE), end) + 1
        line = text[start:end].strip()
        if not line:
            continue
        heading = len(line) < 80 and line[-1] not in ".!?"
        if _AHEAD.search(line) and (heading or _LEADS.search(line)):
            return True
        if not heading:
            return False
    return False
